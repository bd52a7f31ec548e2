//! One service record as a row: what a form shows and a file holds.

use serde::{Deserialize, Serialize};

use crate::model::Extra;
use crate::model::id::{RecordId, StaffId, TaskTypeId};
use crate::model::task::Urgency;
use crate::model::time::Time;

/// A contact or case, from its creation to its rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The id, unique in its office.
    pub id: RecordId,
    /// Which system or file layout it came from.
    pub source: String,
    /// Its number there; with `source` it tells a duplicate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// The kind of work.
    pub task_type: TaskTypeId,
    /// How it came in.
    pub channel: Channel,
    /// How pressing it was.
    pub urgency: Urgency,
    /// Who answered or handled it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<StaffId>,
    /// The room or household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// Records of one incident share this text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// When it was created.
    pub created: Time,
    /// Whether a call was answered; `None` where that is no question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<bool>,
    /// Rings until the call was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rings: Option<u8>,
    /// Seconds until the call was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_s: Option<u32>,
    /// Seconds of talking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talk_s: Option<u32>,
    /// When somebody first responded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_response: Option<Time>,
    /// When it has to be resolved; the task type's limit otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Time>,
    /// When it was resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Time>,
    /// Whether it was solved, where an export says so without a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<bool>,
    /// When it was opened again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<Time>,
    /// Who closed it, where that is not the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_by: Option<StaffId>,
    /// 1 (very dissatisfied) to 5 (very satisfied).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<u8>,
    /// Why the rating is low.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// The member of staff a complaint is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<StaffId>,
    /// Whether the complaint was upheld; `None` while undecided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upheld: Option<bool>,
    /// The steps of the work, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// Stretches in which the clock stood still.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<Stop>,
    /// Whatever else was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Record {
    /// A record with only what every record has.
    pub fn new(
        id: &str,
        source: &str,
        task_type: TaskTypeId,
        channel: Channel,
        created: Time,
    ) -> Self {
        Self {
            id: RecordId::new(id),
            source: source.to_owned(),
            external_id: None,
            task_type,
            channel,
            urgency: Urgency::Normal,
            agent: None,
            room: None,
            incident: None,
            created,
            answered: None,
            rings: None,
            wait_s: None,
            talk_s: None,
            first_response: None,
            due: None,
            resolved: None,
            solved: None,
            reopened: None,
            closed_by: None,
            rating: None,
            cause: None,
            about: None,
            upheld: None,
            steps: Vec::new(),
            stops: Vec::new(),
            note: None,
            extra: Extra::default(),
        }
    }
}

/// How a record came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 电话.
    Phone,
    /// 前台.
    Desk,
    /// 微信.
    Wechat,
    /// App.
    App,
    /// 上门.
    Visit,
}

impl Channel {
    /// Every channel, in the order of their codes in storage.
    pub const ALL: [Self; 5] = [Self::Phone, Self::Desk, Self::Wechat, Self::App, Self::Visit];
}

/// Why a rating is low, as noted with the resident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// 服务态度.
    Attitude,
    /// 响应慢.
    Slow,
    /// 问题未解决.
    Unsolved,
    /// 物业条件: not the agent's to change.
    Premises,
    /// 非我方责任.
    NotOurs,
}

impl Cause {
    /// Every cause, in the order of their codes in storage.
    pub const ALL: [Self; 5] =
        [Self::Attitude, Self::Slow, Self::Unsolved, Self::Premises, Self::NotOurs];

    /// Whether a rating with this cause says something about the agent.
    pub fn counts_for_the_agent(self) -> bool {
        !matches!(self, Self::Premises | Self::NotOurs)
    }
}

/// A step of the work: 受理, 派单, 到场, 完工, 回访.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub name: String,
    /// When it began.
    pub start: Time,
    /// When it was complete.
    pub end: Time,
    /// The wait before it was planned, such as a call-back on the next day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub planned: bool,
    /// Who took it, where that is known: everybody answers for their own steps only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<StaffId>,
}

/// A stretch in which the clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// From when.
    pub from: Time,
    /// Until when; `None` while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Time>,
    /// Why.
    pub reason: StopReason,
}

/// Why the clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// 待业主.
    Resident,
    /// 待备件.
    Parts,
    /// 开发商保修.
    Warranty,
}

impl StopReason {
    /// Every reason, in the order of their codes in storage.
    pub const ALL: [Self; 3] = [Self::Resident, Self::Parts, Self::Warranty];
}
