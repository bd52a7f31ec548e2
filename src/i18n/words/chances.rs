//! The policy lab on chance: who takes which rank how often, and who of two is ahead.

/// Words of rank acceptability and of any two people.
#[derive(Debug)]
pub struct Chances {
    pub title: &'static str,
    pub lead: &'static str,
    pub law: &'static str,
    pub any: &'static str,
    pub wide: &'static str,
    pub near: &'static str,
    pub law_definition: &'static str,
    pub law_help: &'static str,
    pub person: &'static str,
    pub computing: &'static str,
    pub always: fn(name: &str, rank: usize) -> String,
    pub first: fn(name: &str, share: &str, worst: usize) -> String,
    pub usual: fn(name: &str, rank: usize, share: &str, best: usize, worst: usize) -> String,
    pub favourite: fn(name: &str, share: &str) -> String,
    pub caption: &'static str,
    pub alternative: &'static str,
    pub window: fn(from: usize, to: usize, of: usize) -> String,
    pub earlier: &'static str,
    pub later: &'static str,
    pub two: &'static str,
    pub one: &'static str,
    pub other: &'static str,
    pub ahead: fn(one: &str, other: &str) -> String,
    pub another_sample: &'static str,
    pub not_told: &'static str,
    pub too_close: fn(one: &str, other: &str) -> String,
    pub same_person: &'static str,
}

pub(super) const ZH: Chances = Chances {
    title: "名次的把握",
    lead: "抽一万种权重设定，每种排一次名，看每个人落在每个名次上的次数占多少。格子里是百分数，误差不超过 1 个百分点；有框的是现在的名次。",
    law: "权重怎么抽",
    any: "任意权重",
    wide: "附近 ±11 点",
    near: "附近 ±5 点",
    law_definition: "任意权重：每一种设定机会均等，看排名是不是全靠权重撑着。附近：围着滑块现在的位置浮动，每一项的标准差最多 11 个或 5 个百分点。同样的数据永远抽出同样的结果。",
    law_help: "权重是怎么抽的",
    person: "看谁",
    computing: "正在抽取权重",
    always: |name, rank| format!("抽到的每一种权重设定下，{name}都排第 {rank}。"),
    first: |name, share, worst| format!("{name}在 {share} 的权重设定下排第一，最差第 {worst}。"),
    usual: |name, rank, share, best, worst| {
        format!("{name}最常排第 {rank}，占 {share} 的权重设定；最好第 {best}，最差第 {worst}。")
    },
    favourite: |name, share| format!("最常排第一的是{name}（{share}）。"),
    caption: "每个人落在每个名次上的次数，占全部权重设定的百分数",
    alternative: "热力图：一行是一个人，一列是一个名次，颜色越深，落在这个名次上的权重设定越多。数字在下面的表里。",
    window: |from, to, of| format!("第 {from}～{to} 名，共 {of} 人"),
    earlier: "上一段",
    later: "下一段",
    two: "任意两人",
    one: "这一位",
    other: "与这一位比",
    ahead: |one, other| format!("{one}胜{other}的概率"),
    another_sample: "换一批同样的工作",
    not_told: "算不出",
    too_close: |one, other| {
        format!(
            "{one}与{other}难分高下：换一批同样的工作，先后可能就反过来。不宜只凭这个先后分出奖罚。"
        )
    },
    same_person: "请选两个不同的人。",
};

pub(super) const EN: Chances = Chances {
    title: "How ranks hold",
    lead: "Ten thousand settings of the weights are drawn and a ranking made under each: how often does everybody take every rank? Cells hold percents, right to within a percentage point; the framed one is the rank held now.",
    law: "Which weights",
    any: "Any weights",
    wide: "Near, ±11 pp",
    near: "Near, ±5 pp",
    law_definition: "Any weights: every setting is equally likely, which shows whether the ranking rests on the weights alone. Near: the weights vary around where the sliders stand, each with a standard deviation of at most 11 or 5 percentage points. The same data always gives the same draws.",
    law_help: "How weights are drawn",
    person: "Who",
    computing: "Drawing weights",
    always: |name, rank| format!("{name} ranks {rank} under every setting that was drawn."),
    first: |name, share, worst| {
        format!(
            "{name} is first under {share} of the weight settings, and number {worst} at worst."
        )
    },
    usual: |name, rank, share, best, worst| {
        format!(
            "{name} most often ranks {rank}, under {share} of the weight settings; {best} at best, {worst} at worst."
        )
    },
    favourite: |name, share| format!("Most often first is {name} ({share})."),
    caption: "How often each person takes each rank, in percent of all weight settings",
    alternative: "A heat map: a row per person, a column per rank; the darker, the more settings of the weights lead to that rank. The numbers are in the table below.",
    window: |from, to, of| format!("Ranks {from} to {to} of {of} people"),
    earlier: "Earlier",
    later: "Later",
    two: "Any two people",
    one: "This one",
    other: "Against this one",
    ahead: |one, other| format!("Chance that {one} is ahead of {other}"),
    another_sample: "On another sample of work",
    not_told: "cannot be told",
    too_close: |one, other| {
        format!(
            "{one} and {other} are too close to call: on another sample of the same work the order might turn round. Reward or penalty should not rest on it alone."
        )
    },
    same_person: "Choose two different people.",
};
