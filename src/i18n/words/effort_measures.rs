//! Names of the indicators of volume, time and learning, with definition and formula.

use super::MeasureWords;

/// Words for indicators of how much is done and in how much time.
#[derive(Debug)]
pub struct EffortMeasures {
    pub handle_time: fn() -> MeasureWords,
    pub volume: fn() -> MeasureWords,
    pub occupancy: fn() -> MeasureWords,
    pub utilization: fn() -> MeasureWords,
    pub tests_passed: fn() -> MeasureWords,
    pub standard_cases: fn(cases: &str) -> String,
}

pub(super) const ZH: EffortMeasures = EffortMeasures {
    handle_time: || MeasureWords {
        name: "平均处理时长".to_owned(),
        definition: "每通已接来电的平均通话秒数，以导出的时长为准。".into(),
        formula: "通话秒数之和 ÷ 已接来电",
        numerator: "通话秒数之和",
        denominator: "已接来电",
        caution: "不宜直接计分：会逼人匆匆挂断。",
    },
    volume: || MeasureWords {
        name: "标准工作量".to_owned(),
        definition: "本期办结的事项按难度折合的标准件数。".into(),
        formula: "办结事项的难度之和",
        numerator: "难度之和（百分之一标准件）",
        denominator: "",
        caution: "已用于工作量补偿，不宜同时计分。",
    },
    occupancy: || MeasureWords {
        name: "占用率".to_owned(),
        definition: "登录时间中用于处理来电的比例，只看登录时长已知的班次。".into(),
        formula: "通话秒数 ÷ 登录秒数",
        numerator: "通话秒数",
        denominator: "登录秒数",
        caution: "适度指标：75–85% 为宜，长期超过 85% 令人疲惫。各家定义不同，以公式为准。",
    },
    utilization: || MeasureWords {
        name: "工时利用率".to_owned(),
        definition: "排班时间中登录在岗的比例。".into(),
        formula: "登录秒数 ÷ 排班秒数",
        numerator: "登录秒数",
        denominator: "排班秒数",
        caution: "各家定义不同，以公式为准。",
    },
    tests_passed: || MeasureWords {
        name: "考试合格率".to_owned(),
        definition: "本期参加的培训考试中合格的比例；没有考试的培训不计。".into(),
        formula: "合格次数 ÷ 考试次数",
        numerator: "合格次数",
        denominator: "考试次数",
        caution: "",
    },
    standard_cases: |cases| format!("{cases} 标准件"),
};

pub(super) const EN: EffortMeasures = EffortMeasures {
    handle_time: || MeasureWords {
        name: "Average handle time".to_owned(),
        definition: "Seconds of talking per answered call, as exported.".into(),
        formula: "seconds of talking ÷ answered calls",
        numerator: "seconds of talking",
        denominator: "answered calls",
        caution: "Not to be scored as it is: it makes people cut calls short.",
    },
    volume: || MeasureWords {
        name: "Weighted volume".to_owned(),
        definition: "Cases closed in the period, weighted by difficulty, in standard cases.".into(),
        formula: "sum of the difficulties of closed cases",
        numerator: "sum of difficulties (hundredths of a case)",
        denominator: "",
        caution: "The workload bonus rests on it: do not score it too.",
    },
    occupancy: || {
        MeasureWords {
        name: "Occupancy".to_owned(),
        definition: "Of the time logged in, the share spent on calls, over the shifts whose time logged in is known.".into(),
        formula: "seconds of talking ÷ seconds logged in",
        numerator: "seconds of talking",
        denominator: "seconds logged in",
        caution: "A middle value is best: 75–85%; above 85% for long people burn out. Definitions differ: mind the formula.",
    }
    },
    utilization: || MeasureWords {
        name: "Utilization".to_owned(),
        definition: "Of the rostered time, the share logged in.".into(),
        formula: "seconds logged in ÷ seconds rostered",
        numerator: "seconds logged in",
        denominator: "seconds rostered",
        caution: "Definitions differ: mind the formula.",
    },
    tests_passed: || {
        MeasureWords {
        name: "Tests passed".to_owned(),
        definition: "Of the tests taken after training in the period, the share passed; courses without a test do not count.".into(),
        formula: "tests passed ÷ tests taken",
        numerator: "tests passed",
        denominator: "tests taken",
        caution: "",
    }
    },
    standard_cases: |cases| format!("{cases} standard cases"),
};
