//! 一票否决: the red line of an indicator on the policy page.

/// Words of the fields of a red line.
#[derive(Debug)]
pub struct PolicyRedLine {
    pub title: &'static str,
    pub hint: &'static str,
    pub crossed: &'static str,
    pub no_points: &'static str,
    pub below: &'static str,
    pub above: &'static str,
    pub limit: &'static str,
    pub cap: &'static str,
    pub nobody: &'static str,
    pub crossing: fn(people: usize, names: &str, held: &str) -> String,
    pub crossing_idle: fn(people: usize, names: &str) -> String,
    pub held: fn(name: &str, earned: &str, left: &str) -> String,
}

pub(super) const ZH: PolicyRedLine = PolicyRedLine {
    title: "红线（一票否决）",
    hint: "这一项差到这个地步，其他方面再好，等级也要封顶。样本不足时不否决。",
    crossed: "什么算触碰红线",
    no_points: "这一项得 0 分",
    below: "低于下面的值",
    above: "高于下面的值",
    limit: "红线",
    cap: "触碰后最高评为",
    nobody: "现在没有人触碰红线。",
    crossing: |people, names, held| {
        format!("现在有 {people} 人触碰红线：{names}。等级因此降低：{held}。")
    },
    crossing_idle: |people, names| {
        format!("现在有 {people} 人触碰红线：{names}。本来的等级就不更高，等级不受影响。")
    },
    held: |name, earned, left| format!("{name} {earned} → {left}"),
};

pub(super) const EN: PolicyRedLine = PolicyRedLine {
    title: "Red line (veto)",
    hint: "Where this is so bad, the grade is capped however good the rest is. Too small a sample vetoes nothing.",
    crossed: "What crosses it",
    no_points: "it is worth no points",
    below: "a value below the limit",
    above: "a value above the limit",
    limit: "Limit",
    cap: "Best grade left then",
    nobody: "Nobody crosses it now.",
    crossing: |people, names, held| {
        format!("{} it now: {names}. Grades lowered by it: {held}.", crosses(people))
    },
    crossing_idle: |people, names| {
        format!(
            "{} it now: {names}. No grade would be better without it, so that no grade changes.",
            crosses(people)
        )
    },
    held: |name, earned, left| format!("{name} {earned} → {left}"),
};

fn crosses(people: usize) -> String {
    match people {
        1 => "1 person crosses".to_owned(),
        n => format!("{n} people cross"),
    }
}
