//! What the overview says beyond the ranking: what to look at, what changed, whom to train.

/// Words of the overview's cards on attention, changes and training.
#[derive(Debug)]
pub struct Attention {
    pub title: &'static str,
    pub note: &'static str,
    pub nothing: &'static str,
    pub fast_not_good: fn(name: &str, fast: &str, good: &str) -> String,
    pub good_not_fast: fn(name: &str, fast: &str, good: &str) -> String,
    pub team_fast: &'static str,
    pub team_good: &'static str,
    pub small_samples: fn(figures: &str, people: usize) -> String,
    pub doubtful: fn(records: usize) -> String,
    pub low: fn(name: &str, share: &str, target: i64) -> String,
    pub see_satisfaction: &'static str,
    pub overdue: fn(records: usize) -> String,
    pub see_due: &'static str,
    pub see_sheet: &'static str,
    pub see_checkup: &'static str,
    pub see_lab: &'static str,
    pub changes: &'static str,
    pub changes_note: fn(period: &str) -> String,
    pub changes_none: fn(period: &str) -> String,
    pub score_before: &'static str,
    pub score_now: &'static str,
    pub gain: &'static str,
    pub training: &'static str,
    pub training_note: fn(target: i64) -> String,
    pub training_none: &'static str,
    pub training_what: &'static str,
    pub training_gain: fn(points: &str, won: &str) -> String,
}

pub(super) const ZH: Attention = Attention {
    title: "需要关注",
    note: "公布结果之前值得先看一眼的事，每一条都能打开依据。",
    nothing: "没有发现失衡、满意度持续偏低、样本不足、超期未结或可疑的记录。",
    fast_not_good: |name, fast, good| {
        format!("{name}重效率轻质量：工作效率 {fast} 分，服务质量只有 {good} 分。")
    },
    good_not_fast: |name, fast, good| {
        format!("{name}重质量轻效率：服务质量 {good} 分，工作效率只有 {fast} 分。")
    },
    team_fast: "超过三分之一的人重效率轻质量：问题多半不在个人，而在权重，可以试着提高服务质量的权重。",
    team_good: "超过三分之一的人重质量轻效率：问题多半不在个人，而在权重，可以试着提高工作效率的权重。",
    small_samples: |figures, people| {
        format!("{people} 人共有 {figures} 个指标样本不足，只显示数值，没有评分。")
    },
    doubtful: |records| {
        format!("有 {records} 条记录值得核对：时间先后颠倒、没有客服、可能重复，或月末集中结单。")
    },
    low: |name, share, target| {
        format!(
            "{name}的满意率连续三个月低于 {target}%（{share} 满意），不像是偶然：宜安排培训，不作处罚。"
        )
    },
    see_satisfaction: "看评价依据",
    overdue: |records| format!("有 {records} 条记录已经超期，还没有办结。"),
    see_due: "去到期与超期",
    see_sheet: "看算分单",
    see_checkup: "去数据体检",
    see_lab: "去试权重",
    changes: "与上期相比",
    changes_note: |period| format!("同一套方案下，与{period}的得分相比，变化大的在前。"),
    changes_none: |period| format!("{period}没有可以评分的记录，无从比较。"),
    score_before: "上期",
    score_now: "本期",
    gain: "变化",
    training: "培训建议",
    training_note: |target| {
        format!("每人最值得练的指标：离 {target} 分还差多少，练到了总分能加多少。点指标名看依据。")
    },
    training_none: "所有人的各项指标都达到了目标。",
    training_what: "练什么，能加多少分",
    training_gain: |points, won| format!("现在 {points} 分，练到目标总分 +{won}"),
};

pub(super) const EN: Attention = Attention {
    title: "Needs attention",
    note: "What is worth a look before the results are published; each opens its evidence.",
    nothing: "No imbalance, no persistently low satisfaction, no sample too small, nothing overdue, no doubtful record.",
    fast_not_good: |name, fast, good| {
        format!(
            "{name} is fast at the cost of good: {fast} points for efficiency, only {good} for quality."
        )
    },
    good_not_fast: |name, fast, good| {
        format!(
            "{name} is good at the cost of fast: {good} points for quality, only {fast} for efficiency."
        )
    },
    team_fast: "More than a third of the team is fast at the cost of good: most likely not the people but the weights are off. Try a greater weight for quality.",
    team_good: "More than a third of the team is good at the cost of fast: most likely not the people but the weights are off. Try a greater weight for efficiency.",
    small_samples: |figures, people| match people {
        1 => format!("One person has {figures} figures on samples too small: shown, not scored."),
        n => format!("{n} people have {figures} figures on samples too small: shown, not scored."),
    },
    doubtful: |records| {
        match records {
        1 => "One record is worth checking: times in the wrong order, nobody named, a duplicate, or closings heaped on a month's end.".to_owned(),
        n => format!("{n} records are worth checking: times in the wrong order, nobody named, duplicates, or closings heaped on a month's end."),
    }
    },
    low: |name, share, target| {
        format!(
            "{name} has been below {target}% satisfied for three months in a row ({share} satisfied), more than chance explains: a case for training, not for a penalty."
        )
    },
    see_satisfaction: "See the ratings",
    overdue: |records| match records {
        1 => "One record is overdue and still open.".to_owned(),
        n => format!("{n} records are overdue and still open."),
    },
    see_due: "See what is due",
    see_sheet: "See the score sheet",
    see_checkup: "See the check-up",
    see_lab: "Try weights",
    changes: "Since the period before",
    changes_note: |period| {
        format!("Under the same policy, against {period}; the greatest change first.")
    },
    changes_none: |period| {
        format!("{period} has no records to score, so there is nothing to compare with.")
    },
    score_before: "Before",
    score_now: "Now",
    gain: "Change",
    training: "Training",
    training_note: |target| {
        format!(
            "What is most worth training for each: how far from {target} points, and what reaching them would add to the score. Press an indicator for the evidence."
        )
    },
    training_none: "Everybody has reached the target everywhere.",
    training_what: "What to train, and what it would add",
    training_gain: |points, won| {
        format!("now {points} points, +{won} in all if trained to the target")
    },
};
