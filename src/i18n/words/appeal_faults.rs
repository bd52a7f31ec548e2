//! Why appeals cannot be filed, ruled or read as they are; each says what to do about it.

/// Words of refused appeals and rulings.
#[derive(Debug)]
pub struct AppealFaults {
    pub no_such_person: fn(id: &str) -> String,
    pub no_such_record: fn(id: &str) -> String,
    pub no_such_indicator: fn(id: &str) -> String,
    pub no_such_appeal: fn(id: &str) -> String,
    pub no_statement: &'static str,
    pub deadline_past: fn(date: &str) -> String,
    pub twice: fn(id: &str) -> String,
    pub is_closed: fn(id: &str) -> String,
    pub no_reason: &'static str,
    pub no_decision: &'static str,
    pub no_ruler: &'static str,
    pub own_appeal: &'static str,
    pub same_ruler: &'static str,
    pub no_part: &'static str,
    pub other_effect: &'static str,
    pub no_second: fn(id: &str) -> String,
    pub second_too_late: fn(date: &str) -> String,
    pub twice_id: fn(id: &str) -> String,
    pub contradictory: fn(id: &str) -> String,
    pub days_problem: &'static str,
}

pub(super) const ZH: AppealFaults = AppealFaults {
    no_such_person: |id| format!("没有编号为 {id} 的人，请先在“团队”里添加。"),
    no_such_record: |id| format!("没有记录 {id}，它可能已被删除。"),
    no_such_indicator: |id| format!("方案里没有指标 {id}，请从算分单重新提出。"),
    no_such_appeal: |id| format!("没有申诉 {id}，它可能已被撤销。"),
    no_statement: "请写明申诉理由。",
    deadline_past: |date| format!("裁定期限 {date} 早于提交日，请检查本机的日期。"),
    twice: |id| format!("同一事项已有申诉 {id}；如果已经裁定，可以对它提出二次申诉。"),
    is_closed: |id| format!("申诉 {id} 已经裁定或撤回，不能再改。"),
    no_reason: "请写明裁定理由。",
    no_decision: "请选择决定：成立、部分成立或不成立。",
    no_ruler: "请选择裁定人。",
    own_appeal: "申诉人不能裁定自己的申诉，请换一个人。",
    same_ruler: "二次裁定要由另一个人作出，请换一个人。",
    no_part: "部分成立时请至少选一条记录。",
    other_effect: "裁定超出了申诉的范围，请重新选择决定。",
    no_second: |id| {
        format!("申诉 {id} 不能二次申诉：要等第一次裁定为不成立或部分成立，并且只有一次。")
    },
    second_too_late: |date| format!("提出二次申诉的期限 {date} 已过。"),
    twice_id: |id| format!("申诉编号 {id} 出现了两次，请在文件里改掉其中一个。"),
    contradictory: |id| {
        format!(
            "申诉 {id} 的裁定自相矛盾：裁定人是申诉人，或两次是同一个人，或裁定超出了申诉范围。"
        )
    },
    days_problem: "请填 1 到 60 的整数。",
};

pub(super) const EN: AppealFaults = AppealFaults {
    no_such_person: |id| {
        format!("There is nobody with the id {id}; add them on the team page first.")
    },
    no_such_record: |id| format!("There is no record {id}; it may have been deleted."),
    no_such_indicator: |id| {
        format!("The policy has no indicator {id}; file the appeal from the score sheet again.")
    },
    no_such_appeal: |id| format!("There is no appeal {id}; it may have been undone."),
    no_statement: "Say why.",
    deadline_past: |date| {
        format!("The deadline {date} is before the day of filing; check this device’s date.")
    },
    twice: |id| {
        format!("Appeal {id} contests the same; once it is ruled, take it to a second instance.")
    },
    is_closed: |id| format!("Appeal {id} is ruled or withdrawn and cannot be changed."),
    no_reason: "Give the reason.",
    no_decision: "Choose the decision: upheld, in part or rejected.",
    no_ruler: "Choose who rules.",
    own_appeal: "Nobody rules on the own appeal; choose somebody else.",
    same_ruler: "Somebody else has to rule in the second instance; choose another person.",
    no_part: "Choose at least one record to uphold it in part.",
    other_effect: "The ruling goes beyond what was contested; choose the decision again.",
    no_second: |id| {
        format!(
            "Appeal {id} has no second instance: it needs a first ruling that is not wholly in favour, and there is only one."
        )
    },
    second_too_late: |date| format!("A second instance could be asked for until {date}."),
    twice_id: |id| format!("The appeal number {id} occurs twice; change one of them in the file."),
    contradictory: |id| {
        format!(
            "The rulings on appeal {id} contradict themselves: the agent ruled, the same person ruled twice, or a ruling goes beyond what was contested."
        )
    },
    days_problem: "Enter a whole number from 1 to 60.",
};
