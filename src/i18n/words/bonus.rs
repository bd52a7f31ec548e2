//! The bonus pool.

/// Words of the bonus pool.
#[derive(Debug)]
pub struct Bonus {
    pub title: &'static str,
    pub no_pool: &'static str,
    pub cost: fn(paid: &str, left: &str) -> String,
    pub pool: &'static str,
    pub pool_problem: &'static str,
    pub cap: &'static str,
    pub yuan: &'static str,
    pub by: &'static str,
    pub by_score: &'static str,
    pub by_grade: &'static str,
    pub amount: &'static str,
    pub capped: &'static str,
    pub ungraded: &'static str,
}

pub(super) const ZH: Bonus = Bonus {
    title: "奖金池",
    no_pool: "填入本期的奖金总额，就能看到按现在的方案每人分多少，精确到分。岗位系数与出勤不计。",
    cost: |paid, left| format!("共发 {paid} 元，留存 {left} 元。岗位系数与出勤不计。"),
    pool: "奖金总额",
    pool_problem: "请填 0 到 100 亿之间的金额，最多两位小数。",
    cap: "每人上限（可不填）",
    yuan: "元",
    by: "分配方式",
    by_score: "按得分",
    by_grade: "按等级系数",
    amount: "金额（元）",
    capped: "已到上限，超出部分分给其他人",
    ungraded: "不评级，按平均水平计",
};

pub(super) const EN: Bonus = Bonus {
    title: "Bonus pool",
    no_pool: "Enter the period's pool to see what everybody gets under the policy in force, to the fen. Posts and attendance count alike.",
    cost: |paid, left| {
        format!("{paid} yuan are paid, {left} yuan are left. Posts and attendance count alike.")
    },
    pool: "Pool",
    pool_problem: "An amount from 0 to ten billion, with two decimals at most.",
    cap: "Most for one person (optional)",
    yuan: "yuan",
    by: "Shared out by",
    by_score: "Score",
    by_grade: "Grade",
    amount: "Amount (yuan)",
    capped: "at the cap; the rest goes to the others",
    ungraded: "no grade: counts as the mean",
};
