//! The policy lab: what a policy that is tried does to people's money, and who is affected.

/// Words of money in the policy lab.
#[derive(Debug)]
pub struct TrialMoney {
    pub column: &'static str,
    pub no_pool: &'static str,
    pub set_pool: &'static str,
    pub pool: fn(pool: &str) -> String,
    pub use_before: fn(paid: &str, left: &str) -> String,
    pub use_after: fn(paid: &str, left: &str) -> String,
    pub moved: fn(yuan: &str) -> String,
    pub still: &'static str,
    pub summary: fn(people: usize, ranks: usize, grades: usize, money: Option<usize>) -> String,
    pub nobody: &'static str,
    pub nobody_unpaid: &'static str,
    pub affected: fn(list: &str) -> String,
    pub more: fn(people: usize) -> String,
    pub one: fn(name: &str, changes: &str) -> String,
    pub stop: &'static str,
    pub yuan: fn(signed: &str) -> String,
    pub regraded: &'static str,
    pub show: &'static str,
    pub everybody: &'static str,
    pub only_affected: &'static str,
}

pub(super) const ZH: TrialMoney = TrialMoney {
    column: "奖金（元）",
    no_pool: "还没有填奖金总额，所以看不到每个人的奖金怎么变。",
    set_pool: "到总览填写",
    pool: |pool| format!("奖金池 {pool} 元"),
    use_before: |paid, left| format!("现行发 {paid}，留 {left}"),
    use_after: |paid, left| format!("试行发 {paid}，留 {left}"),
    moved: |yuan| format!("有人多得，合计 {yuan} 元"),
    still: "没有人多得或少得",
    summary: |people, ranks, grades, money| {
        let money = money.map(|it| format!("，{it} 人奖金变化")).unwrap_or_default();
        format!("{people} 人受影响：{ranks} 人名次变化，{grades} 人等级变化{money}")
    },
    nobody: "没有人受影响：名次、等级、奖金都不变。",
    nobody_unpaid: "没有人受影响：名次、等级都不变。",
    affected: |list| format!("受影响的人：{list}"),
    more: |people| format!("，另有 {people} 人"),
    one: |name, changes| format!("{name}（{changes}）"),
    stop: "、",
    yuan: |signed| format!("{signed} 元"),
    regraded: "等级变化",
    show: "显示",
    everybody: "所有人",
    only_affected: "只看受影响的人",
};

pub(super) const EN: TrialMoney = TrialMoney {
    column: "Bonus (yuan)",
    no_pool: "No bonus pool is entered, so nobody's change in money can be shown.",
    set_pool: "Enter it on the overview",
    pool: |pool| format!("Pool of {pool} yuan"),
    use_before: |paid, left| format!("now {paid} paid, {left} left"),
    use_after: |paid, left| format!("draft {paid} paid, {left} left"),
    moved: |yuan| format!("{yuan} yuan more for some"),
    still: "nobody gets more or less",
    summary: |people, ranks, grades, money| {
        let people = match people {
            1 => "1 person is affected".to_owned(),
            n => format!("{n} people are affected"),
        };
        let money = money.map(|it| format!(", bonus of {it}")).unwrap_or_default();
        format!("{people}: rank of {ranks}, grade of {grades}{money}")
    },
    nobody: "Nobody is affected: ranks, grades and bonuses stay.",
    nobody_unpaid: "Nobody is affected: ranks and grades stay.",
    affected: |list| format!("Affected: {list}"),
    more: |people| format!(" and {people} more"),
    one: |name, changes| format!("{name} ({changes})"),
    stop: "; ",
    yuan: |signed| format!("{signed} yuan"),
    regraded: "other grade",
    show: "Show",
    everybody: "Everybody",
    only_affected: "Only those affected",
};
