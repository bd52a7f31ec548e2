//! How sure a score, a grade and a place are, in plain words on the score sheet.

/// Words of doubt.
#[derive(Debug)]
pub struct Doubt {
    pub title: &'static str,
    pub interval: fn(low: &str, high: &str) -> String,
    pub at_least: &'static str,
    pub no_interval: &'static str,
    pub same_grade: fn(grade: &str, chance: &str) -> String,
    pub borderline: fn(grade: &str, chance: &str) -> String,
    pub close_above: fn(name: &str, gap: &str, chance: &str) -> String,
    pub close_below: fn(name: &str, gap: &str, chance: &str) -> String,
    pub by_weights: fn(points: &str) -> String,
    pub apart: &'static str,
    pub insufficient: fn(list: &str) -> String,
    pub insufficient_one: fn(indicator: &str, have: &str, need: u32) -> String,
    pub range: fn(low: &str, high: &str) -> String,
    pub separator: &'static str,
}

pub(super) const ZH: Doubt = Doubt {
    title: "有多确定",
    interval: |low, high| format!("换一批同样的工作，得分有 95% 的可能落在 {low} 到 {high} 之间。"),
    at_least: "实际范围只会更宽：有一部分误差无从得知。",
    no_interval: "得分里没有抽样得来的部分，误差无从谈起。",
    same_grade: |grade, chance| format!("仍是 {grade} 级的可能为 {chance}。"),
    borderline: |grade, chance| format!("等级在边界：仍是 {grade} 级的可能只有 {chance}。"),
    close_above: |name, gap, chance| {
        format!("与前一位{name}难分高下：差 {gap} 分，换一批同样的工作，有 {chance} 的可能反超。")
    },
    close_below: |name, gap, chance| {
        format!("与后一位{name}难分高下：多 {gap} 分，换一批同样的工作，有 {chance} 的可能被反超。")
    },
    by_weights: |points| format!("权重挪动 {points} 个百分点，名次也会颠倒。"),
    apart: "与前后两位的差距大于误差，名次分得清。",
    insufficient: |list| format!("样本不足，不计分：{list}。其权重按比例分给组内其余指标。"),
    insufficient_one: |indicator, have, need| format!("{indicator}现有 {have}，至少需要 {need}"),
    range: |low, high| format!("按这些件推断，实际水平在 {low} 到 {high} 之间"),
    separator: "；",
};

pub(super) const EN: Doubt = Doubt {
    title: "How sure it is",
    interval: |low, high| {
        format!(
            "On another sample of the same work the score would be between {low} and {high} with 95% probability."
        )
    },
    at_least: "The true range is wider: part of the error cannot be told.",
    no_interval: "Nothing of the score is sampled, so there is no error to speak of.",
    same_grade: |grade, chance| format!("The probability of {grade} again is {chance}."),
    borderline: |grade, chance| {
        format!("The grade is borderline: the probability of {grade} again is only {chance}.")
    },
    close_above: |name, gap, chance| {
        format!(
            "Too close to call with {name}, one place above: {gap} points less; on another sample of the same work the order would turn with probability {chance}."
        )
    },
    close_below: |name, gap, chance| {
        format!(
            "Too close to call with {name}, one place below: {gap} points more; on another sample of the same work the order would turn with probability {chance}."
        )
    },
    by_weights: |points| format!("Moving {points} percentage points of weight would turn it, too."),
    apart: "The differences from the neighbors in the ranking are larger than the error: the place is clear.",
    insufficient: |list| {
        format!(
            "Too few cases, not scored: {list}. Their weight goes to the rest of the group in proportion."
        )
    },
    insufficient_one: |indicator, have, need| {
        format!("{indicator} with {have}, at least {need} needed")
    },
    range: |low, high| format!("judging by these, the true level is between {low} and {high}"),
    separator: "; ",
};
