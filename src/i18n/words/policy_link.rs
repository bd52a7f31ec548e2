//! A policy as a link: sending it, and opening one that was sent.

/// Words of policies as links.
#[derive(Debug)]
pub struct PolicyLink {
    pub share: &'static str,
    pub share_title: &'static str,
    pub share_lead: &'static str,
    pub link: &'static str,
    pub length: fn(chars: &str) -> String,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub open_title: fn(office: &str) -> String,
    pub somebody: &'static str,
    pub named: fn(policy: &str, version: u32) -> String,
    pub against_draft: &'static str,
    pub against_current: &'static str,
    pub same: &'static str,
    pub take: &'static str,
    pub leave: &'static str,
    pub draft_goes: &'static str,
    pub taken: fn(office: &str) -> String,
    pub refused_title: &'static str,
    pub too_long_to_send: fn(chars: &str, most: &str) -> String,
    pub too_long: fn(chars: &str, most: &str) -> String,
    pub newer: fn(found: u8) -> String,
    pub damaged: &'static str,
    pub unusable: fn(problem: &str) -> String,
    pub nothing_changed: &'static str,
}

pub(super) const ZH: PolicyLink = PolicyLink {
    share: "分享方案",
    share_title: "把试行方案做成链接",
    share_lead: "链接里只有方案本身（指标、曲线、权重、等级）和项目名称，没有人员、记录和得分。对方打开后，用他自己的数据试算。",
    link: "链接",
    length: |chars| {
        format!(
            "共 {chars} 个字符。有的聊天软件会截断长链接；截断的链接打开时会被认出来，不会得出错误的方案。"
        )
    },
    copy: "复制链接",
    copied: "链接已复制",
    copy_by_hand: "浏览器不允许自动复制。链接已选中，请按 Ctrl+C（Mac 上 ⌘C）。",
    open_title: |office| format!("打开{office}的方案"),
    somebody: "别人发来",
    named: |policy, version| format!("{policy}，发送时所依据的现行方案为第 {version} 版"),
    against_draft: "与您正在试行的草稿相比：",
    against_current: "与您的现行方案相比：",
    same: "与您现在的方案完全相同，没有什么要改的。",
    take: "作为试行方案",
    leave: "不打开",
    draft_goes: "您自己的草稿会被换下；按“撤销”就能取回。",
    taken: |office| format!("{office}的方案已成为试行方案"),
    refused_title: "这个方案链接打不开",
    too_long_to_send: |chars, most| {
        format!(
            "这个方案有 {chars} 个字符，超过一个链接的 {most} 个。请在“数据”页导出 JSON 文件发送。"
        )
    },
    too_long: |chars, most| {
        format!(
            "链接里的方案有 {chars} 个字符，超过 {most} 个，没有读取。请对方改用 JSON 文件发送。"
        )
    },
    newer: |found| format!("它由更新的版本写成（格式 {found}）。请刷新或升级本页面后再打开。"),
    damaged: "它不完整或被改动过，多半是发送时被截断。请对方重新复制发送，或改用 JSON 文件。",
    unusable: |problem| format!("里面的方案不能使用：{problem}"),
    nothing_changed: "您的方案和草稿都没有改动。",
};

pub(super) const EN: PolicyLink = PolicyLink {
    share: "Share",
    share_title: "The draft as a link",
    share_lead: "The link holds the policy itself (indicators, curves, weights, grades) and the office's name: no people, no records, no scores. Whoever opens it tries it on data of their own.",
    link: "Link",
    length: |chars| {
        format!(
            "{chars} characters. Some messengers cut long links; a cut one is recognised when it is opened and never becomes a wrong policy."
        )
    },
    copy: "Copy the link",
    copied: "The link is copied",
    copy_by_hand: "The browser does not allow copying. The link is selected: press Ctrl+C (⌘C on a Mac).",
    open_title: |office| format!("Open the policy of {office}"),
    somebody: "somebody else",
    named: |policy, version| format!("{policy}, sent when version {version} was in force there"),
    against_draft: "Against the draft you are trying:",
    against_current: "Against your policy in force:",
    same: "It is the very policy you have now; there is nothing to change.",
    take: "Try it as my draft",
    leave: "Leave it",
    draft_goes: "Your own draft makes room for it; undo brings it back.",
    taken: |office| format!("The policy of {office} is now your draft"),
    refused_title: "This policy link cannot be opened",
    too_long_to_send: |chars, most| {
        format!(
            "This policy has {chars} characters, more than the {most} of a link. Export it as a JSON file on the data page."
        )
    },
    too_long: |chars, most| {
        format!(
            "The policy in the link has {chars} characters, more than {most}, and was not read. Ask for a JSON file instead."
        )
    },
    newer: |found| {
        format!(
            "A newer version wrote it (format {found}). Reload or update this page, then open it again."
        )
    },
    damaged: "It is incomplete or altered, most likely cut on the way. Ask for it to be copied again, or for a JSON file.",
    unusable: |problem| format!("The policy in it cannot be used: {problem}"),
    nothing_changed: "Your policy and your draft are as they were.",
};
