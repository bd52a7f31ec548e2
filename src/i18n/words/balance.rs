//! The policy lab on balance: one group of indicators bought with another, and whether weights should change.

/// Words of the quadrants, their alarms and the suggested change of weight.
#[derive(Debug)]
pub struct Balance {
    pub title: &'static str,
    pub lead: fn(gap: &str, weak: &str) -> String,
    pub across: &'static str,
    pub up: &'static str,
    pub same_group: &'static str,
    pub one_group: &'static str,
    pub nobody: &'static str,
    pub counted: fn(judged: usize, flagged: usize) -> String,
    pub missing: fn(people: usize) -> String,
    pub caption: fn(across: &str, up: &str) -> String,
    pub alternative: &'static str,
    pub point: fn(name: &str, across: &str, x: &str, up: &str, y: &str) -> String,
    pub points_label: &'static str,
    pub difference: &'static str,
    pub verdict: &'static str,
    pub balanced: &'static str,
    pub favours: fn(high: &str, low: &str) -> String,
    pub alarms: &'static str,
    /// The groups and their points, the favoured one first.
    pub alarm: fn(name: &str, favours: &str, groups: [&str; 2], points: [&str; 2]) -> String,
    pub drift: fn(name: &str, rising: &str, falling: &str, moved: &str) -> String,
    pub see_sheet: &'static str,
    pub see_cases: fn(indicator: &str, points: &str) -> String,
    pub advice: &'static str,
    pub common: fn(flagged: usize, judged: usize, favours: &str, low: &str) -> String,
    pub few: &'static str,
    pub split: &'static str,
    pub meaning: &'static str,
    pub raise: &'static str,
    pub by: &'static str,
    pub tried: fn(group: &str, from: &str, to: &str) -> String,
    pub stable: fn(low: &str, high: &str) -> String,
    pub no_room: &'static str,
    pub look: &'static str,
    pub nobody_moves: &'static str,
    pub rank_moves: fn(before: usize, after: usize) -> String,
    pub grade_moves: fn(before: &str, after: &str) -> String,
    pub who_moves: fn(name: &str, moves: &str) -> String,
    pub others: fn(people: usize) -> String,
    pub apply: &'static str,
    pub applied: fn(group: &str, to: &str) -> String,
}

pub(super) const ZH: Balance = Balance {
    title: "质量与效率",
    lead: |gap, weak| {
        format!(
            "一组的高分如果是拿另一组换来的，就是失衡：两组相差 {gap} 分以上，低的一组不到 {weak} 分，落在着色的区域里。点一个点，看这个人的算分单。"
        )
    },
    across: "横轴",
    up: "纵轴",
    same_group: "请为两条轴选不同的指标组。",
    one_group: "方案只有一个指标组，没有可以对照的另一组。",
    nobody: "没有人两组都有得分，无从对照。",
    counted: |judged, flagged| match flagged {
        0 => format!("{judged} 人两组都有得分，没有人失衡。"),
        n => format!("{judged} 人两组都有得分，其中 {n} 人失衡。"),
    },
    missing: |people| format!("另有 {people} 人缺其中一组的数据，没有画出。"),
    caption: |across, up| format!("{across}与{up}的得分"),
    alternative: "散点图：一点是一个人，横向是一组的得分，纵向是另一组的得分；粗线是及格线，着色区域是失衡。数字在下面的表里。",
    point: |name, across, x, up, y| format!("{name}：{across} {x} 分，{up} {y} 分"),
    points_label: "图上的人，按左右方向键逐个看",
    difference: "相差",
    verdict: "判断",
    balanced: "均衡",
    favours: |high, low| format!("重{high}轻{low}"),
    alarms: "失衡提醒",
    alarm: |name, favours, [high, low], [most, least]| {
        format!("{name}{favours}：{high} {most} 分，{low}只有 {least} 分。")
    },
    drift: |name, rising, falling, moved| {
        format!("{name}连续三期{rising}上升、{falling}下降，两组又拉开了 {moved} 分。")
    },
    see_sheet: "看算分单",
    see_cases: |indicator, points| format!("看{indicator}的记录（{points} 分）"),
    advice: "要不要动权重",
    common: |flagged, judged, favours, low| {
        format!(
            "{judged} 人中有 {flagged} 人{favours}，超过三分之一：问题多半不在个人，而在权重。建议提高{low}的权重。"
        )
    },
    few: "同一方向失衡的人没有超过三分之一：更像是个人的事，不建议为此改权重。",
    split: "两个方向失衡的人一样多：改权重只会偏向一边，不建议为此改。",
    meaning: "改权重不会改变各组的得分，改变的是大家以后更看重什么；下面是照现有数据排一遍的后果。",
    raise: "提高哪一组",
    by: "提高多少（百分点）",
    tried: |group, from, to| format!("{group} {from} → {to}，其余按原比例让出"),
    stable: |low, high| format!("这一项在 {low}～{high}% 之间时名次不变"),
    no_room: "其余权重都锁定了或已经是 0，这一组不能再提高。",
    look: "仍想看看改了会怎样",
    nobody_moves: "没有人的名次或等级会变。",
    rank_moves: |before, after| format!("名次 {before} → {after}"),
    grade_moves: |before, after| format!("等级 {before} → {after}"),
    who_moves: |name, moves| format!("{name}：{moves}"),
    others: |people| format!("另有 {people} 人"),
    apply: "放到滑块上",
    applied: |group, to| format!("{group}已调到 {to}，还没有采用"),
};

pub(super) const EN: Balance = Balance {
    title: "Quality against efficiency",
    lead: |gap, weak| {
        format!(
            "When one group's points are bought with another's, it is an imbalance: {gap} points apart or more, and the lower below {weak}, in the tinted areas. Press a point for the person's score sheet."
        )
    },
    across: "Across",
    up: "Upwards",
    same_group: "Choose different groups for the two axes.",
    one_group: "The policy has one group only: there is no other to set against it.",
    nobody: "Nobody has points in both groups: there is nothing to compare.",
    counted: |judged, flagged| {
        let judged = match judged {
            1 => "One person has points in both groups".to_owned(),
            n => format!("{n} people have points in both groups"),
        };
        match flagged {
            0 => format!("{judged}; nobody is out of balance."),
            1 => format!("{judged}; one is out of balance."),
            n => format!("{judged}; {n} are out of balance."),
        }
    },
    missing: |people| match people {
        1 => "One more lacks data in a group and is not drawn.".to_owned(),
        n => format!("{n} more lack data in a group and are not drawn."),
    },
    caption: |across, up| format!("Points for {across} and {up}"),
    alternative: "A scatter plot: a point per person, one group's points across and the other's upwards; the heavy lines are the pass marks, the tinted areas the imbalances. The numbers are in the table below.",
    point: |name, across, x, up, y| format!("{name}: {x} points for {across}, {y} for {up}"),
    points_label: "The people in the plot; go through them with the left and right arrow keys",
    difference: "Apart",
    verdict: "Verdict",
    balanced: "balanced",
    favours: |high, low| format!("{high} over {low}"),
    alarms: "Imbalances",
    alarm: |name, favours, [high, low], [most, least]| {
        format!("{name}, {favours}: {most} points for {high}, only {least} for {low}.")
    },
    drift: |name, rising, falling, moved| {
        format!(
            "{name}: {rising} has risen and {falling} fallen for three periods; they are {moved} points further apart."
        )
    },
    see_sheet: "See the score sheet",
    see_cases: |indicator, points| format!("See the records of {indicator} ({points} points)"),
    advice: "Should weights change?",
    common: |flagged, judged, favours, low| {
        format!(
            "{flagged} of {judged} put {favours}, more than a third: most likely not the people but the weights are off. A greater weight for {low} is suggested."
        )
    },
    few: "No more than a third are out of balance the same way: this is about people rather than weights, and no change is suggested.",
    split: "As many are out of balance one way as the other: a change of weight would only favour one side, and none is suggested.",
    meaning: "A weight changes nobody's points in a group; it changes what will be worth doing. These are the consequences on the data at hand.",
    raise: "Which group gets more",
    by: "How much more (percentage points)",
    tried: |group, from, to| format!("{group} {from} → {to}; the others give way in proportion"),
    stable: |low, high| format!("the order holds while it is {low}–{high}%"),
    no_room: "The other weights are locked or at 0: this group cannot get more.",
    look: "See what a change would do all the same",
    nobody_moves: "Nobody's rank or grade would change.",
    rank_moves: |before, after| format!("rank {before} → {after}"),
    grade_moves: |before, after| format!("grade {before} → {after}"),
    who_moves: |name, moves| format!("{name}: {moves}"),
    others: |people| match people {
        1 => "one more person".to_owned(),
        n => format!("{n} more people"),
    },
    apply: "Put on the sliders",
    applied: |group, to| format!("{group} is now at {to}, as a draft"),
};
