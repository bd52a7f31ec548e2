//! Names of the indicators of answering, following up, asking and inspecting, with definition and formula.

use super::MeasureWords;

/// Words for indicators of the service a resident meets.
#[derive(Debug)]
pub struct ServiceMeasures {
    pub service_level: fn(seconds: u16) -> MeasureWords,
    pub service_level_less_short: fn(seconds: u16, short_s: u16) -> MeasureWords,
    pub service_level_late_abandoned: fn(seconds: u16) -> MeasureWords,
    pub abandoned: fn() -> MeasureWords,
    pub abandoned_less_short: fn(short_s: u16) -> MeasureWords,
    pub first_response: fn() -> MeasureWords,
    pub first_response_on_time: fn() -> MeasureWords,
    pub reopened: fn(days: u16) -> MeasureWords,
    pub called_back: fn() -> MeasureWords,
    pub net_promoter: fn() -> MeasureWords,
    pub response_rate: fn() -> MeasureWords,
    pub invited: fn() -> MeasureWords,
    pub quality: fn() -> MeasureWords,
}

const ZH_TEAM: &str = "主要由排班和话务分配决定，宜看团队，不宜考核个人。";

pub(super) const ZH: ServiceMeasures = ServiceMeasures {
    service_level: |seconds| MeasureWords {
        name: format!("{seconds} 秒服务水平"),
        definition: format!(
            "呼入来电中，等待不超过 {seconds} 秒即接起的比例；放弃的来电留在分母里。"
        )
        .into(),
        formula: "规定秒数内接起的来电 ÷ 呼入来电",
        numerator: "规定秒数内接起",
        denominator: "呼入来电",
        caution: ZH_TEAM,
    },
    service_level_less_short: |seconds, short_s| {
        MeasureWords {
        name: format!("{seconds} 秒服务水平（除短放弃）"),
        definition: format!(
            "呼入来电中，等待不超过 {seconds} 秒即接起的比例；{short_s} 秒之内挂断的短放弃不进分母，没有等待时间的放弃仍在分母里。"
        )
        .into(),
        formula: "规定秒数内接起的来电 ÷（呼入来电 − 短放弃）",
        numerator: "规定秒数内接起",
        denominator: "呼入来电减短放弃",
        caution: ZH_TEAM,
    }
    },
    service_level_late_abandoned: |seconds| {
        MeasureWords {
        name: format!("{seconds} 秒服务水平（除时限内放弃）"),
        definition: format!(
            "等待不超过 {seconds} 秒即接起的来电，与已接来电加上等待超过 {seconds} 秒才放弃的来电之比。"
        )
        .into(),
        formula: "规定秒数内接起的来电 ÷（已接来电 + 超过规定秒数的放弃）",
        numerator: "规定秒数内接起",
        denominator: "已接来电与超时放弃",
        caution: ZH_TEAM,
    }
    },
    abandoned: || MeasureWords {
        name: "放弃率".to_owned(),
        definition: "呼入来电中无人接起的比例，越低越好。".into(),
        formula: "未接来电 ÷ 呼入来电",
        numerator: "未接来电",
        denominator: "呼入来电",
        caution: ZH_TEAM,
    },
    abandoned_less_short: |short_s| MeasureWords {
        name: "放弃率（除短放弃）".to_owned(),
        definition: format!(
            "呼入来电中无人接起的比例，越低越好；{short_s} 秒之内挂断的短放弃上下都不计。"
        )
        .into(),
        formula: "（未接来电 − 短放弃）÷（呼入来电 − 短放弃）",
        numerator: "未接来电减短放弃",
        denominator: "呼入来电减短放弃",
        caution: ZH_TEAM,
    },
    first_response: || MeasureWords {
        name: "首次响应时长".to_owned(),
        definition: "从创建到有人首次响应的秒数的中位数；自动回复不算响应，尚无人响应的暂不计。"
            .into(),
        formula: "首次响应时间 − 创建时间，取中位数",
        numerator: "居中的一个值，或居中两个值之和",
        denominator: "居中的值的个数",
        caution: "",
    },
    first_response_on_time: || {
        MeasureWords {
        name: "首响及时率".to_owned(),
        definition:
            "本期应当首次响应的事项中，在该类型与紧急程度规定的时限内响应的比例；逾期未响应算未达成，未到时限的暂不计。"
                .into(),
        formula: "时限内首次响应 ÷ 本期应响应",
        numerator: "时限内首次响应",
        denominator: "本期应响应",
        caution: "",
    }
    },
    reopened: |days| {
        MeasureWords {
        name: "重开率".to_owned(),
        definition: format!(
            "本期解决的事项中，{days} 天内又被重新打开的比例，越低越好；解决未满 {days} 天的暂不计，算在关闭该事项的人头上。"
        )
        .into(),
        formula: "期限内重开 ÷ 本期解决且满期限",
        numerator: "期限内重开",
        denominator: "本期解决且满期限",
        caution: "",
    }
    },
    called_back: || MeasureWords {
        name: "回访率".to_owned(),
        definition: "本期办结、按类型须回访的事项中，已完成回访步骤的比例。".into(),
        formula: "已回访 ÷ 须回访的办结事项",
        numerator: "已回访",
        denominator: "须回访的办结事项",
        caution: "",
    },
    net_promoter: || MeasureWords {
        name: "净推荐值".to_owned(),
        definition: "愿意推荐（9–10 分）的比例减去不愿推荐（0–6 分）的比例，−100 到 100。".into(),
        formula: "（9–10 分的份数 − 0–6 分的份数）÷ 全部作答",
        numerator: "推荐者减贬损者",
        denominator: "全部作答",
        caution: "样本要大：一百份作答仍有约 ±16 分的误差，只宜看团队。",
    },
    response_rate: || MeasureWords {
        name: "问卷回收率".to_owned(),
        definition: "本期发出的评价邀请中，业主作答的比例。".into(),
        formula: "已作答 ÷ 已送达",
        numerator: "已作答",
        denominator: "已送达",
        caution: "",
    },
    invited: || MeasureWords {
        name: "邀评覆盖率".to_owned(),
        definition: "本期受理的事项中，邀请过业主评价（或已有评价）的比例。".into(),
        formula: "已邀评 ÷ 受理量",
        numerator: "已邀评",
        denominator: "受理量",
        caution: "低于 95% 说明可能选择性邀评，满意度要打折看。",
    },
    quality: || MeasureWords {
        name: "质检得分".to_owned(),
        definition: "抽检的事项中，得分占适用分值的比例；触碰红线的事项得零分。".into(),
        formula: "得分之和 ÷ 适用分值之和",
        numerator: "得分之和",
        denominator: "适用分值之和",
        caution: "抽检少于五件不宜下结论。",
    },
};

const EN_TEAM: &str =
    "Rostering and routing decide most of it: read it of the team, do not judge people by it.";

pub(super) const EN: ServiceMeasures = ServiceMeasures {
    service_level: |seconds| {
        MeasureWords {
        name: format!("Service level, {seconds} s"),
        definition: format!(
            "Of the calls offered, the share answered after {seconds} s at most; calls given up stay below the line."
        )
        .into(),
        formula: "calls answered in time ÷ calls offered",
        numerator: "answered in time",
        denominator: "calls offered",
        caution: EN_TEAM,
    }
    },
    service_level_less_short: |seconds, short_s| {
        MeasureWords {
        name: format!("Service level, {seconds} s, without short abandons"),
        definition: format!(
            "Of the calls offered, the share answered after {seconds} s at most; calls given up within {short_s} s are left out, those without a noted wait stay."
        )
        .into(),
        formula: "calls answered in time ÷ (calls offered − short abandons)",
        numerator: "answered in time",
        denominator: "calls offered less short abandons",
        caution: EN_TEAM,
    }
    },
    service_level_late_abandoned: |seconds| {
        MeasureWords {
        name: format!("Service level, {seconds} s, late abandons only"),
        definition: format!(
            "Calls answered after {seconds} s at most, of those answered or given up after more than {seconds} s."
        )
        .into(),
        formula: "calls answered in time ÷ (answered calls + calls given up after the limit)",
        numerator: "answered in time",
        denominator: "answered or given up late",
        caution: EN_TEAM,
    }
    },
    abandoned: || MeasureWords {
        name: "Abandonment rate".to_owned(),
        definition: "Of the calls offered, the share nobody answered; lower is better.".into(),
        formula: "unanswered calls ÷ calls offered",
        numerator: "unanswered calls",
        denominator: "calls offered",
        caution: EN_TEAM,
    },
    abandoned_less_short: |short_s| {
        MeasureWords {
        name: "Abandonment rate without short abandons".to_owned(),
        definition: format!(
            "Of the calls offered, the share nobody answered, lower is better; calls given up within {short_s} s count neither above nor below."
        )
        .into(),
        formula: "(unanswered calls − short abandons) ÷ (calls offered − short abandons)",
        numerator: "unanswered less short abandons",
        denominator: "offered less short abandons",
        caution: EN_TEAM,
    }
    },
    first_response: || {
        MeasureWords {
        name: "First response time".to_owned(),
        definition: "The median of the seconds from creation until somebody first responded; automatic replies are no response, what waits for one is not counted yet.".into(),
        formula: "median of first response − creation",
        numerator: "the middle value, or the two middle ones together",
        denominator: "how many middle values",
        caution: "",
    }
    },
    first_response_on_time: || {
        MeasureWords {
        name: "First response on time".to_owned(),
        definition: "Of what had to be responded to in the period, the share responded to within the limit of its type and urgency; unanswered past the limit is a failure, what is not due yet waits.".into(),
        formula: "responded to in time ÷ due in the period",
        numerator: "responded to in time",
        denominator: "due in the period",
        caution: "",
    }
    },
    reopened: |days| {
        MeasureWords {
        name: "Reopen rate".to_owned(),
        definition: format!(
            "Of what was resolved in the period, the share opened again within {days} days, lower is better; what was resolved less than {days} days ago waits. It is held against whoever closed it."
        )
        .into(),
        formula: "reopened in the window ÷ resolved in the period and past the window",
        numerator: "reopened in the window",
        denominator: "resolved and past the window",
        caution: "",
    }
    },
    called_back: || MeasureWords {
        name: "Call-back rate".to_owned(),
        definition:
            "Of the closed cases whose type asks for a call-back, the share with that step done."
                .into(),
        formula: "called back ÷ closed cases to call back",
        numerator: "called back",
        denominator: "closed cases to call back",
        caution: "",
    },
    net_promoter: || {
        MeasureWords {
        name: "Net promoter score".to_owned(),
        definition: "The share that would recommend (9–10) less the share that would not (0–6), −100 to 100.".into(),
        formula: "(answers of 9–10 − answers of 0–6) ÷ all answers",
        numerator: "promoters less detractors",
        denominator: "all answers",
        caution: "It takes many answers: a hundred still leave some 16 points either way. For teams only.",
    }
    },
    response_rate: || MeasureWords {
        name: "Survey response rate".to_owned(),
        definition: "Of the invitations sent in the period, the share that was answered.".into(),
        formula: "answered ÷ delivered",
        numerator: "answered",
        denominator: "delivered",
        caution: "",
    },
    invited: || {
        MeasureWords {
        name: "Invitation coverage".to_owned(),
        definition: "Of the contacts handled in the period, the share whose resident was asked to rate it, or did.".into(),
        formula: "asked ÷ contacts handled",
        numerator: "asked",
        denominator: "contacts handled",
        caution: "Below 95% somebody may be asking only those who seem content.",
    }
    },
    quality: || {
        MeasureWords {
        name: "Quality inspection".to_owned(),
        definition: "Points given of the points that applied, over the inspected contacts; a critical error leaves a contact none.".into(),
        formula: "sum of points ÷ sum of applicable points",
        numerator: "sum of points",
        denominator: "applicable points",
        caution: "Fewer than five inspections say little.",
    }
    },
};
