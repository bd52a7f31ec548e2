//! What differs between two versions of a policy, and what is wrong or doubtful with one, in sentences.

/// Words for differences and findings.
#[derive(Debug)]
pub struct PolicyFindings {
    pub renamed: fn(name: &str) -> String,
    pub effective_from: fn(date: &str) -> String,
    pub group_added: fn(group: &str) -> String,
    pub group_removed: fn(group: &str) -> String,
    pub group_weight: fn(group: &str, before: &str, after: &str) -> String,
    pub mandatory: fn(group: &str) -> String,
    pub not_mandatory: fn(group: &str) -> String,
    pub added: fn(indicator: &str) -> String,
    pub removed: fn(indicator: &str) -> String,
    pub moved: fn(indicator: &str, group: &str) -> String,
    pub weight: fn(indicator: &str, before: &str, after: &str) -> String,
    pub curve: fn(indicator: &str, before: &str, after: &str) -> String,
    pub sample: fn(indicator: &str, before: u32, after: u32) -> String,
    pub correction: fn(indicator: &str, after: &str) -> String,
    pub measure: fn(indicator: &str) -> String,
    pub indicator_renamed: fn(indicator: &str) -> String,
    pub roles: fn(indicator: &str) -> String,
    pub red_line: fn(indicator: &str, after: &str) -> String,
    pub no_red_line: &'static str,
    pub red_line_no_points: fn(grade: &str) -> String,
    pub red_line_below: fn(limit: &str, grade: &str) -> String,
    pub red_line_above: fn(limit: &str, grade: &str) -> String,
    pub above_full_on: &'static str,
    pub above_full_off: &'static str,
    pub bands: fn(before: &str, after: &str) -> String,
    pub floor: &'static str,
    pub coverage: fn(before: &str, after: &str) -> String,
    pub workload: &'static str,
    pub targets: fn(task_type: &str) -> String,
    pub rating_caps: &'static str,
    pub curve_linear: fn(corners: &str) -> String,
    pub curve_steps: fn(corners: &str) -> String,
    pub curve_count: fn(base: &str, per: &str) -> String,
    pub corner: fn(value: &str, points: &str) -> String,
    pub no_correction: &'static str,
    pub case_mix: &'static str,
    pub credibility: fn(cases: u32, share: &str) -> String,
    pub rater_bias: &'static str,
    pub too_few_corners: &'static str,
    pub not_rising: fn(corner: usize) -> String,
    pub out_of_range: fn(points: &str, most: &str) -> String,
    pub above_full: fn(points: &str) -> String,
    pub all_alike: &'static str,
    pub not_monotone: &'static str,
    pub base_outside: &'static str,
    pub anchors: fn(indicator: &str, fault: &str) -> String,
    pub corrected_twice: fn(indicator: &str) -> String,
    pub volume_twice: fn(indicator: &str) -> String,
    pub raw_handle_time: fn(indicator: &str) -> String,
    pub team_measure: fn(indicator: &str) -> String,
    pub idle_red_line: fn(indicator: &str) -> String,
    pub above_full_unused: &'static str,
    pub cut_at_full: fn(people: usize) -> String,
    pub routing_decides: fn(indicator: &str) -> String,
    pub zero_spread: fn(indicator: &str, points: &str, people: usize) -> String,
    pub outweighs: fn(group: &str, nominal: &str, effective: &str) -> String,
    pub small_sample_pays: fn(indicator: &str, n_min: u32) -> String,
    pub peers_exposed: fn(indicator: &str, n_min: u32) -> String,
    pub few_peers_scored: fn(indicator: &str, people: usize) -> String,
    pub forced_for_few: fn(people: usize) -> String,
    pub cliff: fn(indicator: &str, at: &str, points: &str) -> String,
    pub edited_late: fn(start: &str, edited: &str) -> String,
    pub few_invited: fn(name: &str, invited: i64, eligible: i64) -> String,
}

pub(super) const ZH: PolicyFindings = PolicyFindings {
    renamed: |name| format!("方案改名为“{name}”"),
    effective_from: |date| format!("自 {date} 起生效"),
    group_added: |group| format!("新增指标组“{group}”"),
    group_removed: |group| format!("取消指标组“{group}”"),
    group_weight: |group, before, after| format!("{group}权重 {before} → {after}"),
    mandatory: |group| format!("{group}改为必备组：没有数据就不评级"),
    not_mandatory: |group| format!("{group}不再是必备组"),
    added: |indicator| format!("新增指标“{indicator}”"),
    removed: |indicator| format!("取消指标“{indicator}”"),
    moved: |indicator, group| format!("{indicator}移到{group}"),
    weight: |indicator, before, after| format!("{indicator}组内权重 {before} → {after}"),
    curve: |indicator, before, after| format!("{indicator}的曲线：{before} → {after}"),
    sample: |indicator, before, after| format!("{indicator}的最小样本 {before} → {after}"),
    correction: |indicator, after| format!("{indicator}的修正改为：{after}"),
    measure: |indicator| format!("{indicator}的统计口径有改动"),
    indicator_renamed: |indicator| format!("指标改名为“{indicator}”"),
    roles: |indicator| format!("{indicator}的适用岗位有改动"),
    red_line: |indicator, after| format!("{indicator}的红线：{after}"),
    no_red_line: "不设",
    red_line_no_points: |grade| format!("得 0 分，最高只能评 {grade}"),
    red_line_below: |limit, grade| format!("低于 {limit}，最高只能评 {grade}"),
    red_line_above: |limit, grade| format!("高于 {limit}，最高只能评 {grade}"),
    above_full_on: "单项得分可以超过 100，最高 120",
    above_full_off: "单项得分最高 100",
    bands: |before, after| format!("等级：{before} → {after}"),
    floor: "质量底线有改动",
    coverage: |before, after| format!("评级所需的数据覆盖 {before} → {after}"),
    workload: "工作量补偿有改动",
    targets: |task_type| format!("{task_type}的时限有改动"),
    rating_caps: "评价计数上限有改动",
    curve_linear: |corners| corners.to_owned(),
    curve_steps: |corners| format!("分档 {corners}"),
    curve_count: |base, per| format!("基础 {base} 分，每件 {per} 分"),
    corner: |value, points| format!("{value}得 {points}"),
    no_correction: "不修正",
    case_mix: "业务结构修正",
    credibility: |cases, share| format!("小样本修正（补 {cases} 件，按 {share}）"),
    rater_bias: "评分宽严修正",
    too_few_corners: "至少要有两个锚点；分档至少要有一条分界。",
    not_rising: |corner| {
        format!("第 {corner} 个锚点的取值没有比前一个大：取值要从小到大，不能相同。")
    },
    out_of_range: |points, most| format!("得分 {points} 超出范围：请输入 0 到 {most}。"),
    above_full: |points| {
        format!("得分 {points} 超过 100：请输入 0 到 100，或者先打开“允许超额得分”，最高可到 120。")
    },
    all_alike: "所有取值的得分都一样，这个指标分不出高下：请让锚点的得分有高有低。",
    not_monotone: "得分先升后降（或先降后升）：如果中间最好，请打开“适度指标”，否则请改成一路升或一路降。",
    base_outside: "基础分要在最低分和最高分之间。",
    anchors: |indicator, fault| format!("{indicator}的曲线不可用：{fault}"),
    corrected_twice: |indicator| {
        format!("{indicator}的同一种不公平被修正了不止一次：请只留一种修正。")
    },
    volume_twice: |indicator| {
        format!(
            "工作量被算了两次：{indicator}已经计分，又有工作量补偿。请去掉一项，或把其中一项的权重降为 0。"
        )
    },
    raw_handle_time: |indicator| {
        format!(
            "{indicator}直接计分：接到难题的人、肯多解释的人会吃亏。建议只看不计分，或者改用处理及时率。"
        )
    },
    team_measure: |indicator| {
        format!("{indicator}是团队共同的结果，用来考核个人不公平。建议只看团队，个人权重设为 0。")
    },
    idle_red_line: |indicator| {
        format!("“{indicator}”的红线永远不会触发：没有哪个数值会碰到它。请改红线的界限或曲线。")
    },
    above_full_unused: "允许超额得分，但没有哪条曲线超过 100 分。请把优秀的得分设到 100 以上，或者关掉它。",
    cut_at_full: |people| {
        format!(
            "{people} 人的总分超过 100，一律按 100 计，他们之间分不出高下。可以提高目标，或降低超额的得分。"
        )
    },
    routing_decides: |indicator| {
        format!("{indicator}在很大程度上由排班和话务分配决定，不全是个人所为。")
    },
    zero_spread: |indicator, points, people| {
        format!(
            "{indicator}：{people} 人都是 {points} 分，这一项的权重不起作用。可以提高目标，或换一个指标。"
        )
    },
    outweighs: |group, nominal, effective| {
        format!(
            "{group}的权重是 {nominal}，却造成了 {effective} 的分差，至少是权重的两倍。请确认这是您的本意。"
        )
    },
    few_peers_scored: |indicator, people| {
        format!(
            "有 {people} 人的“{indicator}”只来自一两位同事，因为评了几次，份数够了就计了分，从总分可以倒推他们打了几分。请让至少 3 位同事来评，或提高最少样本。"
        )
    },
    peers_exposed: |indicator, n_min| {
        format!(
            "“{indicator}”有 {n_min} 份互评就计分。界面在不足 3 位同事时不显示互评，但从总分可以倒推一两位同事打了几分；请把最少样本设为 3 或更多。"
        )
    },
    small_sample_pays: |indicator, n_min| {
        format!(
            "{indicator}有 {n_min} 件就计分，而奖金与等级挂钩：不到 5 件的结果多半是运气。建议最小样本不少于 5。"
        )
    },
    forced_for_few: |people| format!("只有 {people} 人，不宜按比例强制分布。"),
    cliff: |indicator, at, points| {
        format!(
            "{indicator}在 {at} 附近有断崖：相差不到 1 个百分点，得分差 {points} 分。建议改用分段线性的曲线。"
        )
    },
    edited_late: |start, edited| {
        format!("考核期从 {start} 开始，而方案在 {edited} 才改：请向大家说明，或者从下一期起生效。")
    },
    few_invited: |name, invited, eligible| {
        format!(
            "{name}的 {eligible} 件里只有 {invited} 件邀请了评价：邀评不足 95%，满意度可能经过挑选。"
        )
    },
};

pub(super) const EN: PolicyFindings = PolicyFindings {
    renamed: |name| format!("The policy is now called “{name}”"),
    effective_from: |date| format!("Holds from {date}"),
    group_added: |group| format!("New group “{group}”"),
    group_removed: |group| format!("Group “{group}” removed"),
    group_weight: |group, before, after| format!("{group}: weight {before} → {after}"),
    mandatory: |group| format!("{group} is now mandatory: no grade without data"),
    not_mandatory: |group| format!("{group} is no longer mandatory"),
    added: |indicator| format!("New indicator “{indicator}”"),
    removed: |indicator| format!("Indicator “{indicator}” removed"),
    moved: |indicator, group| format!("{indicator} moved to {group}"),
    weight: |indicator, before, after| {
        format!("{indicator}: weight within its group {before} → {after}")
    },
    curve: |indicator, before, after| format!("Curve of {indicator}: {before} → {after}"),
    sample: |indicator, before, after| format!("{indicator}: smallest sample {before} → {after}"),
    correction: |indicator, after| format!("{indicator}: correction is now {after}"),
    measure: |indicator| format!("{indicator} is counted differently"),
    indicator_renamed: |indicator| format!("An indicator is now called “{indicator}”"),
    roles: |indicator| format!("{indicator} is for other roles"),
    red_line: |indicator, after| format!("Red line of {indicator}: {after}"),
    no_red_line: "none",
    red_line_no_points: |grade| format!("no points leave {grade} at best"),
    red_line_below: |limit, grade| format!("below {limit} leaves {grade} at best"),
    red_line_above: |limit, grade| format!("above {limit} leaves {grade} at best"),
    above_full_on: "An indicator may be worth more than 100 points, up to 120",
    above_full_off: "An indicator is worth 100 points at most",
    bands: |before, after| format!("Grades: {before} → {after}"),
    floor: "The quality floor has changed",
    coverage: |before, after| format!("Data coverage needed for a grade {before} → {after}"),
    workload: "The workload compensation has changed",
    targets: |task_type| format!("The time limits of {task_type} have changed"),
    rating_caps: "The caps on ratings have changed",
    curve_linear: |corners| corners.to_owned(),
    curve_steps: |corners| format!("steps {corners}"),
    curve_count: |base, per| format!("{base} points and {per} per case"),
    corner: |value, points| format!("{value} is {points}"),
    no_correction: "none",
    case_mix: "case mix",
    credibility: |cases, share| format!("small samples ({cases} cases at {share} added)"),
    rater_bias: "reviewers' severity",
    too_few_corners: "There must be at least two anchors, or one edge of steps.",
    not_rising: |corner| {
        format!(
            "The value of anchor {corner} is not above the one before: values must rise, and none may occur twice."
        )
    },
    out_of_range: |points, most| format!("{points} points are out of range: enter 0 to {most}."),
    above_full: |points| {
        format!(
            "{points} points are more than 100: enter 0 to 100, or first turn on “Allow more than 100 points”, for up to 120."
        )
    },
    all_alike: "Every value earns the same points, so that this indicator decides nothing: let the points differ.",
    not_monotone: "The points rise and fall. If the middle is best, turn on “A middle value is best”; otherwise let them only rise or only fall.",
    base_outside: "The base must lie between the least and the most points.",
    anchors: |indicator, fault| format!("The curve of {indicator} is not usable: {fault}"),
    corrected_twice: |indicator| {
        format!(
            "{indicator}: the same unfairness is corrected more than once. Keep one correction."
        )
    },
    volume_twice: |indicator| {
        format!(
            "Work is counted twice: {indicator} is scored, and workload is compensated as well. Take one of them out."
        )
    },
    raw_handle_time: |indicator| {
        format!(
            "{indicator} is scored as it is: whoever gets the hard cases, or takes time to explain, loses. Better show it without a weight, or score work done on time."
        )
    },
    team_measure: |indicator| {
        format!(
            "{indicator} is the result of a team; scoring one person by it is unfair. Better give it no weight."
        )
    },
    idle_red_line: |indicator| {
        format!(
            "The red line of “{indicator}” can never be crossed: no value reaches it. Change its limit or the curve."
        )
    },
    above_full_unused: "More than 100 points are allowed, but no curve gives them. Let the best values earn more than 100, or turn it off.",
    cut_at_full: |people| {
        format!(
            "The totals of {people} people are above 100 and count as 100, so that nothing tells them apart. Raise the targets, or give less for more than full points."
        )
    },
    routing_decides: |indicator| {
        format!("Rostering and call routing decide much of {indicator}, not the agent alone.")
    },
    zero_spread: |indicator, points, people| {
        format!(
            "{indicator}: all {people} people have {points} points, so that its weight decides nothing. Raise the target, or choose another indicator."
        )
    },
    outweighs: |group, nominal, effective| {
        format!(
            "{group} weighs {nominal} but makes {effective} of the differences between people, at least twice its weight. Make sure that you mean it."
        )
    },
    few_peers_scored: |indicator, people| {
        let of = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
        format!(
            "{indicator} of {of} comes from one or two peers, who reviewed several times: reviews were enough to be scored, people were not, and from the total one can work out what they gave. Have at least 3 colleagues review, or raise the smallest sample."
        )
    },
    peers_exposed: |indicator, n_min| {
        format!(
            "{indicator} is scored from {n_min} peer review(s) on. The pages hide what fewer than three peers said, but from the total one can work out what one or two of them gave; set the smallest sample to 3 or more."
        )
    },
    small_sample_pays: |indicator, n_min| {
        format!(
            "{indicator} is scored with as few cases as {n_min}, and pay hangs on the grade: below 5 the result is mostly luck. Ask for at least 5."
        )
    },
    forced_for_few: |people| format!("With {people} people, grades should not be given by quota."),
    cliff: |indicator, at, points| {
        format!(
            "{indicator} has a cliff near {at}: less than 1 percentage point makes {points} points. Better draw sloping lines."
        )
    },
    edited_late: |start, edited| {
        format!(
            "The period began on {start}, and the policy changes on {edited}: tell everybody, or let it hold from the next period on."
        )
    },
    few_invited: |name, invited, eligible| {
        format!(
            "Only {invited} of {name}'s {eligible} cases were invited to rate: below 95%, satisfaction may be hand-picked."
        )
    },
};
