//! 算分单: from counts to the grade, line by line.

/// Words of the score sheet.
#[derive(Debug)]
pub struct Sheet {
    pub title: &'static str,
    pub of: fn(name: &str) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub print: &'static str,
    pub rank_of: fn(rank: usize, people: usize) -> String,
    pub coverage: &'static str,
    pub coverage_hint: fn(needed: &str) -> String,
    pub indicator: &'static str,
    pub counted: &'static str,
    pub left_out: &'static str,
    pub value: &'static str,
    pub points: &'static str,
    pub weight: &'static str,
    pub weight_hint: &'static str,
    pub contribution: &'static str,
    pub n_min: fn(have: i64, need: u32) -> String,
    pub see_definition: fn(indicator: &str) -> String,
    pub see_cases: fn(indicator: &str) -> String,
    pub pending: fn(count: i64) -> String,
    pub group_points: &'static str,
    pub base: &'static str,
    pub bonus: &'static str,
    pub bonus_off: &'static str,
    pub bonus_unknown: &'static str,
    pub bonus_excess: fn(percent: &str, threshold: &str) -> String,
    pub bonus_gated: fn(group: &str, points: u32) -> String,
    pub total: &'static str,
    pub exact_value: fn(fraction: &str) -> String,
    pub rounded: &'static str,
    pub above_full: fn(points: &str) -> String,
    pub cut: &'static str,
    pub cut_reason: fn(sum: &str) -> String,
    pub grade_rule: fn(label: &str, from: &str) -> String,
    pub capped: fn(group: &str, points: u32, cap: &str) -> String,
    pub red_line: fn(indicators: &str, cap: &str) -> String,
    pub low_coverage: fn(needed: &str) -> String,
    pub mandatory_empty: fn(group: &str) -> String,
    pub reference_score: &'static str,
    pub curve_title: fn(indicator: &str) -> String,
    pub curve_of: &'static str,
    pub curve_alternative: fn(value: &str, points: &str) -> String,
    pub curve_value: &'static str,
    pub work: fn(cases: &str, units: &str, hours: &str) -> String,
    pub signature_agent: &'static str,
    pub signature_manager: &'static str,
    pub signature_date: &'static str,
    pub issued_under: fn(policy: &str, version: u32) -> String,
    pub how_to_read: &'static str,
    pub case_mix: &'static str,
    pub credibility: fn(cases: u32, share: &str) -> String,
    pub rater_bias: &'static str,
    pub uncorrected: &'static str,
    pub raters_strict: fn(points: &str) -> String,
    pub raters_lenient: fn(points: &str) -> String,
    pub raters_even: &'static str,
    pub raters_apart: &'static str,
    pub raters_too_many: &'static str,
    pub too_few_peers: &'static str,
    pub left_out_title: &'static str,
    pub left_out_lead: &'static str,
    pub left_out_count: fn(count: &str) -> String,
    pub left_out_whole: &'static str,
    pub left_out_more: fn(count: &str) -> String,
    pub reviews: &'static str,
    pub reviews_of: fn(mean: &str, people: usize) -> String,
    pub reviews_hidden: fn(people: usize) -> String,
    pub reviews_own: fn(mean: &str) -> String,
    pub reviews_note: &'static str,
    pub coach: &'static str,
    pub coach_gap: fn(gap: &str, grade: &str) -> String,
    pub coach_floor: fn(grade: &str) -> String,
    pub coach_none: &'static str,
    pub coach_left_out: &'static str,
    pub coach_counts: fn(now: &str, then: &str, of: &str) -> String,
    pub coach_more: fn(indicator: &str, what: &str, by: &str, counts: &str, grade: &str) -> String,
    pub coach_fewer: fn(indicator: &str, what: &str, by: &str, counts: &str, grade: &str) -> String,
    pub coach_more_hours: fn(by: &str, now: &str, then: &str, grade: &str) -> String,
    pub coach_fewer_hours: fn(by: &str, now: &str, then: &str, grade: &str) -> String,
    pub coach_value: fn(indicator: &str, now: &str, then: &str, grade: &str) -> String,
}

pub(super) const ZH: Sheet = Sheet {
    title: "算分单",
    of: |name| format!("{name}的算分单"),
    previous: "上一位",
    next: "下一位",
    print: "打印",
    rank_of: |rank, people| format!("第 {rank} 名，共 {people} 人"),
    coverage: "数据覆盖",
    coverage_hint: |needed| format!("达到 {needed} 才评级"),
    indicator: "指标",
    counted: "分子 / 分母",
    left_out: "未计入",
    value: "实际值",
    points: "得分",
    weight: "权重",
    weight_hint: "缺项的权重在组内按比例分给其余指标",
    contribution: "贡献",
    n_min: |have, need| format!("{have} 件，至少需要 {need} 件"),
    see_definition: |indicator| format!("{indicator}的定义与算法"),
    see_cases: |indicator| format!("查看{indicator}背后的记录"),
    pending: |count| format!("{count} 件未成熟"),
    group_points: "组得分",
    base: "基础得分",
    bonus: "工作量补偿",
    bonus_off: "方案未启用",
    bonus_unknown: "没有排班工时或办结量，无法比较，不补偿",
    bonus_excess: |percent, threshold| {
        format!("单位工时工作量与团队平均相比 {percent}，超出 {threshold} 的部分才补偿")
    },
    bonus_gated: |group, points| format!("{group}不足 {points} 分，不予补偿"),
    total: "公布得分",
    exact_value: |fraction| format!("精确值 {fraction}"),
    above_full: |points| format!("超过 100 的 {points} 分计入总分"),
    cut: "总分封顶",
    cut_reason: |sum| format!("基础分与补偿合计 {sum}，总分以 0 到 100 为限"),
    rounded: "只在这里修约一次，四舍六入五留双",
    grade_rule: |label, from| format!("{label} 级：{from} 分起"),
    capped: |group, points, cap| format!("{group}不足 {points} 分，等级最高为 {cap}"),
    red_line: |indicators, cap| format!("{indicators}触碰红线，等级最高为 {cap}"),
    low_coverage: |needed| format!("有数据的权重不到 {needed}，不评级"),
    mandatory_empty: |group| format!("{group}没有可计分的数据，不评级"),
    reference_score: "参考得分（不公布）",
    curve_title: |indicator| format!("{indicator}：实际值如何换成分数"),
    curve_of: "换算曲线",
    curve_alternative: |value, points| {
        format!("折线为方案规定的换算关系，圆点为本人：实际值 {value}，得 {points} 分。")
    },
    curve_value: "实际值",
    work: |cases, units, hours| {
        format!("（办结 {cases} 件，折合 {units} 标准件，排班 {hours} 小时）")
    },
    signature_agent: "本人签字",
    signature_manager: "主管签字",
    signature_date: "日期",
    issued_under: |policy, version| format!("依据《{policy}》第 {version} 版"),
    how_to_read: "每个数都可以点开，看到它由哪些记录得来。",
    case_mix: "业务结构校正",
    credibility: |cases, share| format!("小样本校正（按 {share} 计入 {cases} 件）"),
    rater_bias: "评分宽严校正",
    uncorrected: "无法校正，按实际值计分",
    raters_strict: |points| format!("给他（她）打分的人偏严，已补回 {points} 分"),
    raters_lenient: |points| format!("给他（她）打分的人偏松，已扣除 {points} 分"),
    raters_even: "给他（她）打分的人不严不松，没有变化",
    raters_apart: "看不出谁严谁松：有的人之间没有共同的评价人。按实际值计分",
    raters_too_many: "评价人超过 50 位，不估计宽严。按实际值计分",
    too_few_peers: "同事不足 3 位，不显示",
    left_out_title: "没有计入的",
    left_out_lead: "每一件都写明原因，觉得不对可以提出。",
    left_out_count: |count| format!("× {count}"),
    left_out_whole: "所有指标",
    left_out_more: |count| format!("等，另有 {count} 件"),
    reviews: "评价",
    reviews_of: |mean, people| format!("{mean} 分（{people} 人）"),
    reviews_hidden: |people| format!("{people} 人已评，不足 3 人不显示"),
    reviews_own: |mean| format!("{mean} 分，只供对照，不计分"),
    reviews_note: "本期的平均分，1 分差，5 分优秀。谁打了几分从不显示。",
    coach: "怎样升一级",
    coach_gap: |gap, grade| {
        format!("距 {grade} 级还差 {gap} 分。以下每一条单独做到就够，其他不变；由近到远。")
    },
    coach_floor: |grade| {
        format!(
            "得分已够 {grade} 级，但等级被质量底线或红线封顶。以下每一条单独做到就够，其他不变；由近到远。"
        )
    },
    coach_none: "没有哪一项单独做得到，要几项一起提高。",
    coach_left_out: "经业务结构或评分宽严校正的指标还取决于他人，无法反推件数，未列入。",
    coach_counts: |now, then, of| format!("{now}→{then}，共 {of} 件"),
    coach_more: |indicator, what, by, counts, grade| {
        format!("{indicator}：再有 {by} 件{what}（{counts}）即可升到 {grade} 级。")
    },
    coach_fewer: |indicator, what, by, counts, grade| {
        format!("{indicator}：少 {by} 件{what}（{counts}）即可升到 {grade} 级。")
    },
    coach_more_hours: |by, now, then, grade| {
        format!("再学 {by} 学时（{now}→{then}）即可升到 {grade} 级。")
    },
    coach_fewer_hours: |by, now, then, grade| {
        format!("少 {by} 小时（{now}→{then}）即可升到 {grade} 级。")
    },
    coach_value: |indicator, now, then, grade| {
        format!("{indicator}由 {now} 到 {then}，即可升到 {grade} 级。")
    },
};

pub(super) const EN: Sheet = Sheet {
    title: "Score sheet",
    of: |name| format!("Score sheet of {name}"),
    previous: "Previous",
    next: "Next",
    print: "Print",
    rank_of: |rank, people| format!("rank {rank} of {people}"),
    coverage: "Backed by data",
    coverage_hint: |needed| format!("a grade needs {needed}"),
    indicator: "Indicator",
    counted: "Above / below the line",
    left_out: "Left out",
    value: "Value",
    points: "Points",
    weight: "Weight",
    weight_hint: "the weight of what is missing goes to the rest of its group in proportion",
    contribution: "Adds",
    n_min: |have, need| format!("{have} cases, at least {need} needed"),
    see_definition: |indicator| format!("Definition and formula of {indicator}"),
    see_cases: |indicator| format!("See the records behind {indicator}"),
    pending: |count| format!("{count} pending"),
    group_points: "Group points",
    base: "Base score",
    bonus: "Workload bonus",
    bonus_off: "switched off by the policy",
    bonus_unknown: "no rostered hours or no closed work to compare: no bonus",
    bonus_excess: |percent, threshold| {
        format!(
            "work per rostered hour is {percent} against the team's; only what exceeds {threshold} earns points"
        )
    },
    bonus_gated: |group, points| format!("no bonus: {group} is below {points} points"),
    total: "Published score",
    exact_value: |fraction| format!("exactly {fraction}"),
    above_full: |points| format!("the {points} points above 100 count"),
    cut: "End of the scale",
    cut_reason: |sum| format!("base and bonus come to {sum}; the total stays within 0 and 100"),
    rounded: "rounded once, here, half to even",
    grade_rule: |label, from| format!("{label}: from {from} points"),
    capped: |group, points, cap| {
        format!("{group} is below {points} points: the best grade left is {cap}")
    },
    red_line: |indicators, cap| {
        format!("Red line crossed ({indicators}): the best grade left is {cap}")
    },
    low_coverage: |needed| format!("less than {needed} of the weight is backed by data: no grade"),
    mandatory_empty: |group| format!("{group} has nothing that can be scored: no grade"),
    reference_score: "For reference (not published)",
    curve_title: |indicator| format!("{indicator}: from value to points"),
    curve_of: "Curve",
    curve_alternative: |value, points| {
        format!("The line is the policy's; the dot is this person: value {value}, {points} points.")
    },
    curve_value: "Value",
    work: |cases, units, hours| {
        format!("({cases} cases closed, worth {units} standard cases, {hours} h rostered)")
    },
    signature_agent: "Agent",
    signature_manager: "Manager",
    signature_date: "Date",
    issued_under: |policy, version| format!("under {policy}, version {version}"),
    how_to_read: "Click any number to see the records it came from.",
    case_mix: "Corrected for case mix",
    credibility: |cases, share| format!("Small sample: {cases} cases at {share} added"),
    rater_bias: "Corrected for raters' severity",
    uncorrected: "cannot be corrected: scored as measured",
    raters_strict: |points| format!("the reviewers were strict: {points} given back"),
    raters_lenient: |points| format!("the reviewers were lenient: {points} taken off"),
    raters_even: "the reviewers were neither strict nor lenient: nothing changes",
    raters_apart: "who is strict cannot be told, for some people share no reviewer with others: scored as measured",
    raters_too_many: "with more than 50 reviewers severity is not estimated: scored as measured",
    too_few_peers: "fewer than 3 peers: not shown",
    left_out_title: "What did not count",
    left_out_lead: "Each with its reason; say so if you think it is wrong.",
    left_out_count: |count| format!("× {count}"),
    left_out_whole: "every indicator",
    left_out_more: |count| format!("and {count} more"),
    reviews: "Reviews",
    reviews_of: |mean, people| match people {
        1 => format!("{mean} (1 person)"),
        people => format!("{mean} ({people} people)"),
    },
    reviews_hidden: |people| format!("{people} so far; not shown with fewer than 3"),
    reviews_own: |mean| format!("{mean}, for comparison only: it never counts"),
    reviews_note: "Means of this period, 1 poor, 5 excellent. Who gave which score is never shown.",
    coach: "What it takes for the next grade",
    coach_gap: |gap, grade| {
        format!(
            "{gap} points short of {grade}. Each of these alone is enough, all else unchanged; the nearest first."
        )
    },
    coach_floor: |grade| {
        format!(
            "The score is enough for {grade}, but the quality floor or a red line caps the grade. Each of these alone is enough, all else unchanged; the nearest first."
        )
    },
    coach_none: "No indicator can do it alone: several have to improve together.",
    coach_left_out: "Indicators corrected for case mix or raters' severity depend on others, too; they have no count to give and are left out.",
    coach_counts: |now, then, of| format!("{now}→{then} of {of}"),
    coach_more: |indicator, what, by, counts, grade| {
        format!("{indicator}: {by} more {what} ({counts}) would earn {grade}.")
    },
    coach_fewer: |indicator, what, by, counts, grade| {
        format!("{indicator}: {by} fewer {what} ({counts}) would earn {grade}.")
    },
    coach_more_hours: |by, now, then, grade| {
        format!("{by} more hours of training ({now}→{then}) would earn {grade}.")
    },
    coach_fewer_hours: |by, now, then, grade| {
        format!("{by} hours less ({now}→{then}) would earn {grade}.")
    },
    coach_value: |indicator, now, then, grade| {
        format!("{indicator} from {now} to {then} would earn {grade}.")
    },
};
