//! The policy lab in front of a meeting.

/// Words of the presentation.
#[derive(Debug)]
pub struct Presentation {
    pub begin: &'static str,
    pub begin_hint: &'static str,
    pub leave: &'static str,
    pub hide_names: &'static str,
    pub somebody: fn(letters: &str) -> String,
    pub begun: &'static str,
}

pub(super) const ZH: Presentation = Presentation {
    begin: "演示模式",
    begin_hint: "投影用的大字：只有权重、排名和有多稳。快捷键 F8，Esc 退出。",
    leave: "退出演示（Esc）",
    hide_names: "用字母代替姓名",
    somebody: |letters| format!("员工 {letters}"),
    begun: "演示模式，按 Esc 退出。",
};

pub(super) const EN: Presentation = Presentation {
    begin: "Present",
    begin_hint: "Large type for a projector: weights, ranking and how solid it is, nothing else. F8, Esc leaves.",
    leave: "Leave (Esc)",
    hide_names: "Letters instead of names",
    somebody: |letters| format!("Agent {letters}"),
    begun: "Presenting; Esc leaves.",
};
