//! Indicators and the groups they belong to.

use serde::{Deserialize, Serialize};

use super::correction::Correction;
use super::curve::Curve;
use super::own::OwnMeasure;
use super::red_line::RedLine;
use crate::model::Extra;
use crate::model::id::{GroupId, IndicatorId};
use crate::model::staff::Role;

/// A group of indicators: 服务质量 Q, 工作效率 E, 业务能力 C, 多维评价 R, or an own one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The id; Q, E, C and R have a name in every language.
    pub id: GroupId,
    /// An own name; the standard one if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its weight in basis points of the whole.
    pub weight_bp: u32,
    /// Without data in this group there is no grade.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mandatory: bool,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One thing that is measured, and what its values are worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// The id, unique in the policy.
    pub id: IndicatorId,
    /// An own name; the measure's standard one if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The group it belongs to.
    pub group: GroupId,
    /// Its weight in basis points of its group.
    pub local_bp: u32,
    /// What is measured.
    pub measure: Measure,
    /// What the values are worth.
    pub curve: Curve,
    /// With fewer cases than this it is shown but not scored.
    pub n_min: u32,
    /// Roles whose duties do not include it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_for: Vec<Role>,
    /// What is done to its values before the curve.
    #[serde(default, skip_serializing_if = "Correction::is_none")]
    pub correction: Correction,
    /// 一票否决: a value that caps the grade, however good the rest is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub red_line: Option<RedLine>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Indicator {
    /// Whether people of this role are judged by it.
    pub fn applies_to(&self, role: Role) -> bool {
        !self.not_for.contains(&role)
    }
}

/// What is measured: by a standard definition (SCORING §2a), or by one of the policy's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standard")]
pub enum Measure {
    /// N声内接听率: answered calls picked up within so many rings.
    #[serde(rename = "RING_N")]
    WithinRings {
        /// The last ring that is in time.
        rings: u8,
    },
    /// 接通率: answered of offered calls.
    #[serde(rename = "ANS")]
    Answered,
    /// 平均应答速度: seconds until answered, over answered calls.
    #[serde(rename = "ASA")]
    AnswerSpeed,
    /// 首次解决率: no repeat contact from the same room on the same matter within so many days.
    #[serde(rename = "FCR")]
    FirstContact {
        /// The window in days.
        days: u16,
    },
    /// 问题解决率: resolved of what was due in the period.
    #[serde(rename = "RES")]
    Resolved,
    /// 来电解决率: resolved of the answered calls, where a file has no times.
    #[serde(rename = "RES_CALL")]
    ResolvedCalls,
    /// 处理及时率: met of what was due in the period.
    #[serde(rename = "SLA")]
    OnTime,
    /// 满意率: ratings of 4 and 5.
    #[serde(rename = "CSAT")]
    Satisfied,
    /// 满意度均分: mean rating, 1 to 5.
    #[serde(rename = "CSAT_MEAN")]
    MeanRating,
    /// 有责投诉率: upheld complaints per handled case.
    #[serde(rename = "CMPL")]
    UpheldComplaints,
    /// 培训学时: hours attended.
    #[serde(rename = "TRAIN")]
    TrainingHours,
    /// 主管评价: mean score, 1 to 5.
    #[serde(rename = "SUP")]
    SupervisorReview,
    /// 同事互评: mean score, 1 to 5.
    #[serde(rename = "PEER")]
    PeerReview,
    /// 服务水平: calls answered within so many seconds; of the team more than of one agent.
    #[serde(rename = "SL")]
    ServiceLevel {
        /// The last second that is in time.
        seconds: u16,
        /// Which calls are below the line.
        base: ServiceBase,
        /// The longest wait of a short abandon in seconds, for [`ServiceBase::LessShort`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        short_s: Option<u16>,
    },
    /// 放弃率: calls nobody answered, of those offered; of the team more than of one agent.
    #[serde(rename = "ABN")]
    Abandoned {
        /// The longest wait of a short abandon in seconds, which is left out; `None` to leave none out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        short_s: Option<u16>,
    },
    /// 首次响应时长: the median of the seconds until the first human response.
    #[serde(rename = "FRT")]
    FirstResponse,
    /// 首响及时率: responded to within the type's limit, of what had to be by a time in the period.
    #[serde(rename = "FRT_SLA")]
    FirstResponseOnTime,
    /// 重开率: opened again within so many days, of what was resolved in the period.
    #[serde(rename = "REOPEN")]
    Reopened {
        /// The window in days.
        days: u16,
    },
    /// 净推荐值: would recommend (9, 10) less would not (0 to 6), of all answers; of a team only.
    #[serde(rename = "NPS")]
    NetPromoter,
    /// 问卷回收率: answered of delivered invitations.
    #[serde(rename = "RR")]
    ResponseRate,
    /// 邀评覆盖率: handled contacts whose resident was asked for a rating.
    #[serde(rename = "INVITE")]
    Invited,
    /// 平均处理时长: seconds of talking per handled call, as exported.
    #[serde(rename = "AHT")]
    HandleTime,
    /// 标准工作量: the difficulty of the closed cases, in standard cases.
    #[serde(rename = "VOL")]
    Volume,
    /// 占用率: seconds of handling calls, of those logged in.
    #[serde(rename = "OCC")]
    Occupancy,
    /// 工时利用率: seconds logged in, of those rostered.
    #[serde(rename = "UTIL")]
    Utilization,
    /// 质检得分: points of the points that could be had, over the inspected contacts.
    #[serde(rename = "QA")]
    Quality,
    /// 回访率: closed cases that call for a call-back and had one.
    #[serde(rename = "CB")]
    CalledBack,
    /// 考试合格率: tests passed, of those taken.
    #[serde(rename = "TRAIN_PASS")]
    TestsPassed,
    /// An own one.
    #[serde(untagged)]
    Own(OwnMeasure),
}

/// Which calls stand below the line of a service level (SCORING §2a, oracles a to c).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceBase {
    /// Every call offered.
    Offered,
    /// Every call offered but the short abandons.
    LessShort,
    /// The answered calls and those abandoned after the limit.
    LateAbandoned,
}

/// The unit a measured value is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// A share of cases, 0 to 1, shown in percent.
    Share,
    /// A part of a sum of points or seconds, shown in percent: what stands below the line counts no cases, so that
    /// nothing that holds of shares of cases holds of it.
    Portion,
    /// A mean on the scale 1 to 5.
    Rating,
    /// A mean of seconds.
    Seconds,
    /// Hours.
    Hours,
    /// A share less another, −1 to 1, shown in hundredths.
    Net,
    /// Standard cases.
    Cases,
    /// A number in whatever unit it is entered.
    Number,
}

impl Measure {
    /// The unit its values are read in.
    pub fn kind(&self) -> MeasureKind {
        match self {
            Self::MeanRating | Self::SupervisorReview | Self::PeerReview => MeasureKind::Rating,
            Self::AnswerSpeed | Self::FirstResponse | Self::HandleTime => MeasureKind::Seconds,
            Self::TrainingHours => MeasureKind::Hours,
            Self::NetPromoter => MeasureKind::Net,
            Self::Volume => MeasureKind::Cases,
            Self::Own(own) => own.kind(),
            Self::WithinRings { .. }
            | Self::Answered
            | Self::FirstContact { .. }
            | Self::Resolved
            | Self::ResolvedCalls
            | Self::OnTime
            | Self::Satisfied
            | Self::UpheldComplaints
            | Self::ServiceLevel { .. }
            | Self::Abandoned { .. }
            | Self::FirstResponseOnTime
            | Self::Reopened { .. }
            | Self::ResponseRate
            | Self::Invited
            | Self::CalledBack
            | Self::TestsPassed => MeasureKind::Share,
            Self::Occupancy | Self::Utilization | Self::Quality => MeasureKind::Portion,
        }
    }

    /// Whether it says more of a team than of one agent: rostering and routing decide it, or one
    /// person's answers are too few (SCORING §2a).
    pub fn is_of_the_team(&self) -> bool {
        matches!(self, Self::ServiceLevel { .. } | Self::Abandoned { .. } | Self::NetPromoter)
    }
}
