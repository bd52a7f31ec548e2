//! Names of indicators, with the definition and the formula that stand beside every name.

use std::borrow::Cow;

/// One indicator in words.
#[derive(Clone, Debug)]
pub struct MeasureWords {
    /// The standard name.
    pub name: String,
    /// What it says, in a sentence.
    pub definition: Cow<'static, str>,
    /// How it is computed.
    pub formula: &'static str,
    /// What stands above the line.
    pub numerator: &'static str,
    /// What stands below the line.
    pub denominator: &'static str,
    /// What to keep in mind when judging people by it; empty if nothing.
    pub caution: &'static str,
}

/// Words for every indicator of the library.
#[derive(Debug)]
pub struct Measures {
    pub within_rings: fn(rings: u8) -> MeasureWords,
    pub answered: fn() -> MeasureWords,
    pub answer_speed: fn() -> MeasureWords,
    pub first_contact: fn(days: u16) -> MeasureWords,
    pub resolved: fn() -> MeasureWords,
    pub resolved_calls: fn() -> MeasureWords,
    pub on_time: fn() -> MeasureWords,
    pub satisfied: fn() -> MeasureWords,
    pub mean_rating: fn() -> MeasureWords,
    pub upheld_complaints: fn() -> MeasureWords,
    pub training_hours: fn() -> MeasureWords,
    pub supervisor_review: fn() -> MeasureWords,
    pub peer_review: fn() -> MeasureWords,
}

pub(super) const ZH: Measures = Measures {
    within_rings: |rings| MeasureWords {
        name: match rings {
            3 => "三声接听率".to_owned(),
            n => format!("{n} 声内接听率"),
        },
        definition: "已接来电中，在规定铃声数之内接起的比例；只有秒数时，每声按 5 秒计。".into(),
        formula: "规定铃声内接起的来电 ÷ 已接来电",
        numerator: "规定铃声内接起",
        denominator: "已接来电",
        caution: "",
    },
    answered: || MeasureWords {
        name: "接通率".to_owned(),
        definition: "呼入来电中被接起的比例。".into(),
        formula: "已接来电 ÷ 呼入来电",
        numerator: "已接来电",
        denominator: "呼入来电",
        caution: "接通与否在很大程度上由话务分配和排班决定，不全是个人所为。",
    },
    answer_speed: || MeasureWords {
        name: "平均应答速度".to_owned(),
        definition: "已接来电平均等待多少秒；未接来电没有应答时间，不进分母。".into(),
        formula: "已接来电的等待秒数之和 ÷ 已接来电",
        numerator: "等待秒数之和",
        denominator: "已接来电",
        caution: "",
    },
    first_contact: |days| {
        MeasureWords {
        name: "一次解决率".to_owned(),
        definition: format!("首次来访的事项中，同一房号在 {days} 天内没有为同类事项再来的比例；需派工的事项不在此列，窗口未满的暂不计。").into(),
        formula: "没有重复联系的事项 ÷ 首次来访的事项",
        numerator: "没有重复联系",
        denominator: "首次来访的事项",
        caution: "",
    }
    },
    resolved: || MeasureWords {
        name: "问题解决率".to_owned(),
        definition:
            "本期到期的事项中，截至期末已解决的比例。按到期日归期，难题拖着不结不会变成好成绩。"
                .into(),
        formula: "已解决 ÷ 本期到期",
        numerator: "已解决",
        denominator: "本期到期",
        caution: "",
    },
    resolved_calls: || MeasureWords {
        name: "来电解决率".to_owned(),
        definition: "已接来电中，登记为已解决的比例。".into(),
        formula: "已解决的来电 ÷ 已接来电",
        numerator: "已解决的来电",
        denominator: "已接来电",
        caution: "",
    },
    on_time: || MeasureWords {
        name: "处理及时率".to_owned(),
        definition:
            "本期到期的事项中，在时限内解决的比例；逾期未结算未达成，有理由的停表时间不计入。"
                .into(),
        formula: "时限内解决 ÷ 本期到期",
        numerator: "时限内解决",
        denominator: "本期到期",
        caution: "",
    },
    satisfied: || MeasureWords {
        name: "满意率".to_owned(),
        definition: "评价为 4 或 5 分的比例；原因为物业条件或非我方责任的评价不算在个人头上。"
            .into(),
        formula: "4 分与 5 分的评价 ÷ 全部有效评价",
        numerator: "满意的评价",
        denominator: "有效评价",
        caution: "",
    },
    mean_rating: || MeasureWords {
        name: "满意度均分".to_owned(),
        definition: "有效评价的平均分，1 到 5 分；原因为物业条件或非我方责任的评价不算在个人头上。"
            .into(),
        formula: "评分之和 ÷ 有效评价",
        numerator: "评分之和",
        denominator: "有效评价",
        caution: "",
    },
    upheld_complaints: || MeasureWords {
        name: "有责投诉率".to_owned(),
        definition: "针对本人服务、经查实的投诉与本人受理量之比，越低越好；未裁定的暂不计。".into(),
        formula: "查实的投诉 ÷ 受理量",
        numerator: "查实的投诉",
        denominator: "受理量",
        caution: "",
    },
    training_hours: || MeasureWords {
        name: "培训学时".to_owned(),
        definition: "本期参加培训的学时。".into(),
        formula: "学时之和",
        numerator: "学时",
        denominator: "",
        caution: "",
    },
    supervisor_review: || MeasureWords {
        name: "主管评价".to_owned(),
        definition: "主管在本期给出的评分的平均，1 到 5 分。".into(),
        formula: "评分之和 ÷ 评价份数",
        numerator: "评分之和",
        denominator: "评价份数",
        caution: "",
    },
    peer_review: || MeasureWords {
        name: "同事互评".to_owned(),
        definition: "同事在本期给出的评分的平均，1 到 5 分；自评不算，不足三份不计分。".into(),
        formula: "评分之和 ÷ 评价份数",
        numerator: "评分之和",
        denominator: "评价份数",
        caution: "",
    },
};

pub(super) const EN: Measures = Measures {
    within_rings: |rings| {
        MeasureWords {
        name: format!("Answered within {rings} rings"),
        definition: "Of the answered calls, the share picked up within the allowed rings; where only seconds are known, a ring is 5 s.".into(),
        formula: "calls picked up in time ÷ answered calls",
        numerator: "picked up in time",
        denominator: "answered calls",
        caution: "",
    }
    },
    answered: || MeasureWords {
        name: "Answer rate".to_owned(),
        definition: "Of the calls offered, the share that was answered.".into(),
        formula: "answered calls ÷ offered calls",
        numerator: "answered calls",
        denominator: "offered calls",
        caution: "Routing and rostering, not the agent, decide much of it.",
    },
    answer_speed: || {
        MeasureWords {
        name: "Average speed of answer".to_owned(),
        definition: "How many seconds answered calls waited on average; a call nobody answered has no answer time and is not below the line.".into(),
        formula: "seconds waited by answered calls ÷ answered calls",
        numerator: "seconds waited",
        denominator: "answered calls",
        caution: "",
    }
    },
    first_contact: |days| {
        MeasureWords {
        name: "First contact resolution".to_owned(),
        definition: format!("Of the matters first brought in the period, the share for which the same room did not come back on the same matter within {days} days; work that needs somebody sent is left out, open windows wait.").into(),
        formula: "matters without a repeat ÷ matters first brought",
        numerator: "without a repeat",
        denominator: "matters first brought",
        caution: "",
    }
    },
    resolved: || {
        MeasureWords {
        name: "Resolution rate".to_owned(),
        definition: "Of what was due in the period, the share resolved by its end. The due date decides the period, so that leaving hard cases open does not pay.".into(),
        formula: "resolved ÷ due in the period",
        numerator: "resolved",
        denominator: "due in the period",
        caution: "",
    }
    },
    resolved_calls: || MeasureWords {
        name: "Calls resolved".to_owned(),
        definition: "Of the answered calls, the share noted as resolved.".into(),
        formula: "resolved calls ÷ answered calls",
        numerator: "resolved calls",
        denominator: "answered calls",
        caution: "",
    },
    on_time: || {
        MeasureWords {
        name: "Done on time".to_owned(),
        definition: "Of what was due in the period, the share resolved within its limit; overdue and open is a failure, time stopped for a reason does not count.".into(),
        formula: "resolved within the limit ÷ due in the period",
        numerator: "within the limit",
        denominator: "due in the period",
        caution: "",
    }
    },
    satisfied: || {
        MeasureWords {
        name: "Satisfaction (4 and 5)".to_owned(),
        definition: "The share of ratings of 4 or 5; ratings caused by the premises or by others do not count for the agent.".into(),
        formula: "ratings of 4 and 5 ÷ all ratings that count",
        numerator: "satisfied ratings",
        denominator: "ratings that count",
        caution: "",
    }
    },
    mean_rating: || {
        MeasureWords {
        name: "Mean satisfaction".to_owned(),
        definition: "The mean of the ratings that count, 1 to 5; ratings caused by the premises or by others do not count for the agent.".into(),
        formula: "sum of ratings ÷ ratings that count",
        numerator: "sum of ratings",
        denominator: "ratings that count",
        caution: "",
    }
    },
    upheld_complaints: || {
        MeasureWords {
        name: "Upheld complaints".to_owned(),
        definition: "Upheld complaints about the agent's own service per case handled, lower is better; undecided ones wait.".into(),
        formula: "upheld complaints ÷ cases handled",
        numerator: "upheld complaints",
        denominator: "cases handled",
        caution: "",
    }
    },
    training_hours: || MeasureWords {
        name: "Training hours".to_owned(),
        definition: "Hours of training attended in the period.".into(),
        formula: "sum of hours",
        numerator: "hours",
        denominator: "",
        caution: "",
    },
    supervisor_review: || MeasureWords {
        name: "Supervisor review".to_owned(),
        definition: "The mean of the supervisor's scores in the period, 1 to 5.".into(),
        formula: "sum of scores ÷ reviews",
        numerator: "sum of scores",
        denominator: "reviews",
        caution: "",
    },
    peer_review: || {
        MeasureWords {
        name: "Peer review".to_owned(),
        definition: "The mean of colleagues' scores in the period, 1 to 5; self-reviews do not count, fewer than three are not scored.".into(),
        formula: "sum of scores ÷ reviews",
        numerator: "sum of scores",
        denominator: "reviews",
        caution: "",
    }
    },
};
