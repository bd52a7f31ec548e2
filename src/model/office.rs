//! One office: the unit that is scored, ranked and shared as a whole.

use std::collections::BTreeSet;
use std::num::NonZeroU16;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::appeal::Appeal;
use super::bonus::BonusPlan;
use super::calendar::Calendar;
use super::changes::RecordChange;
use super::doubt::DoubtKind;
use super::id::{OfficeId, StaffId, TaskTypeId};
use super::period::Period;
use super::policy::Policy;
use super::questionnaire::Questionnaire;
use super::records::Records;
use super::reviews::{Entry, Inspection, Review, Shift, SurveyAnswer, Training};
use super::staff::Staff;
use super::task::TaskType;
use super::time::{Time, UtcOffset};

/// A service desk, its clock and what kind of data it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Its id, stable over exports.
    pub id: OfficeId,
    /// What people call it.
    pub name: String,
    /// Minutes its clock is ahead of UTC.
    pub utc_offset: UtcOffset,
    /// Invented data to look around with; it never mixes with an office's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
    /// The last local date the data covers, if the export says so; nothing later has happened yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_until: Option<NaiveDate>,
    /// When it is open; without a calendar nothing is known of closing, and every clock runs on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// How many ratings from one place count for an agent; all of them if unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating_caps: Option<RatingCaps>,
    /// Records with these doubts do not count, for anybody and under no indicator.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub leaves_out: BTreeSet<DoubtKind>,
    /// The pool that is shared out; none until somebody says how much it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus: Option<BonusPlan>,
    /// Working days to rule on an appeal, and to ask for a second instance; 1 to 60, 5 if unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal_days: Option<u16>,
    /// What residents are asked, every questionnaire in its newest version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questionnaires: Vec<Questionnaire>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The most ratings that count for an agent in a period, so that one angry household or one power cut does
/// not decide a score; the earliest count. `None` is no cap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingCaps {
    /// From one room or household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_household: Option<NonZeroU16>,
    /// About one incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_incident: Option<NonZeroU16>,
}

/// Everything that is saved of one office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficeData {
    /// The office itself.
    pub office: Office,
    /// The people, each with a unique id.
    #[serde(default)]
    pub staff: Vec<Staff>,
    /// The kinds of work.
    #[serde(default)]
    pub task_types: Vec<TaskType>,
    /// The service records.
    #[serde(default)]
    pub records: Arc<Records>,
    /// Invitations to rate, and their answers.
    #[serde(default)]
    pub surveys: Arc<Vec<SurveyAnswer>>,
    /// Peers' and supervisors' reviews.
    #[serde(default)]
    pub reviews: Arc<Vec<Review>>,
    /// Rostered shifts.
    #[serde(default)]
    pub shifts: Arc<Vec<Shift>>,
    /// Training attended.
    #[serde(default)]
    pub trainings: Arc<Vec<Training>>,
    /// Inspected contacts.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub inspections: Arc<Vec<Inspection>>,
    /// Figures entered by hand.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub entries: Arc<Vec<Entry>>,
    /// What was changed of records after they were added, oldest first.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub changes: Arc<Vec<RecordChange>>,
    /// Appeals, in the order of filing.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub appeals: Arc<Vec<Appeal>>,
    /// The policy in force: of everybody, or of everybody whose role no other policy names.
    pub policy: Policy,
    /// Further policies in force, each for the people of the roles it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub role_policies: Vec<Policy>,
    /// Their drafts, each with the id of its policy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub role_drafts: Vec<Policy>,
    /// Their versions that were in force before, each with the id of its policy, oldest first.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub role_past: Arc<Vec<Policy>>,
    /// The policy that is being tried out in the policy lab, if it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Policy>,
    /// The versions that were in force before, oldest first.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub policies: Arc<Vec<Policy>>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Whether a list is not written: one that older writers did not have must leave their files as they are.
fn is_empty<T>(list: &Arc<Vec<T>>) -> bool {
    list.is_empty()
}

impl Office {
    /// An office in China with this id and name.
    pub fn new(id: &str, name: &str) -> Self {
        Self {
            id: OfficeId::new(id),
            name: name.to_owned(),
            utc_offset: UtcOffset::CHINA,
            demo: false,
            data_until: None,
            calendar: None,
            rating_caps: None,
            leaves_out: BTreeSet::new(),
            bonus: None,
            appeal_days: None,
            questionnaires: Vec::new(),
            extra: Extra::default(),
        }
    }
}

impl OfficeData {
    /// An office without people or records.
    pub fn empty(office: Office, policy: Policy) -> Self {
        Self {
            office,
            staff: Vec::new(),
            task_types: Vec::new(),
            records: Arc::default(),
            surveys: Arc::default(),
            reviews: Arc::default(),
            shifts: Arc::default(),
            trainings: Arc::default(),
            inspections: Arc::default(),
            entries: Arc::default(),
            changes: Arc::default(),
            appeals: Arc::default(),
            policy,
            role_policies: Vec::new(),
            role_drafts: Vec::new(),
            role_past: Arc::default(),
            draft: None,
            policies: Arc::default(),
            extra: Extra::default(),
        }
    }

    /// The staff member with this id.
    pub fn staff_member(&self, id: &StaffId) -> Option<&Staff> {
        self.staff.iter().find(|it| it.id == *id)
    }

    /// The task type with this id.
    pub fn task_type(&self, id: &TaskTypeId) -> Option<&TaskType> {
        self.task_types.iter().find(|it| it.id == *id)
    }

    /// The version that judges a period beginning on `date`: the newest that holds by then, or else the oldest.
    pub fn policy_at(&self, date: NaiveDate) -> &Policy {
        let all = || self.policies.iter().chain(std::iter::once(&self.policy));
        let newest = all().filter(|it| it.effective_from <= date).max_by_key(|it| it.version);
        newest.or(all().min_by_key(|it| it.version)).unwrap_or(&self.policy)
    }

    /// The same office with the policies and the limits that judge a period beginning on `date`; `None` if these are
    /// the ones in force now.
    pub fn as_judged(&self, date: NaiveDate) -> Option<Self> {
        let policy = self.policy_at(date);
        let role_policies = self.role_policies_at(date);
        let is_present = policy.version == self.policy.version;
        if is_present && role_policies.iter().copied().eq(&self.role_policies) {
            return None;
        }
        let role_policies = role_policies.into_iter().cloned().collect();
        let mut judged = Self { role_policies, ..self.clone() };
        if !is_present {
            if let Some(limits) = &policy.limits {
                limits.apply(&mut judged);
            }
            judged.policy = Policy { limits: None, ..policy.clone() };
        }
        Some(judged)
    }

    /// The local date of `time` at this office.
    pub fn local_date(&self, time: Time) -> NaiveDate {
        self.office.utc_offset.local(time).date()
    }

    /// The smallest kind of period that holds all records; `None` without records.
    pub fn whole_period(&self) -> Option<Period> {
        let (first, last) = self.records.created_range()?;
        Some(Period::holding(self.local_date(first), self.local_date(last)))
    }

    /// The periods worth offering: every month and quarter with records, newest first, after the
    /// one that holds everything.
    pub fn periods(&self) -> Vec<Period> {
        let Some((whole, (first, last))) = self.whole_period().zip(self.records.created_range())
        else {
            return Vec::new();
        };
        let (first, last) = (self.local_date(first), self.local_date(last));
        let mut months = vec![Period::month_of(last)];
        while let Some(earlier) = months.last().and_then(|it| it.start().pred_opt()) {
            if earlier < first || months.len() >= 120 {
                break;
            }
            months.push(Period::month_of(earlier));
        }
        let mut quarters: Vec<Period> =
            months.iter().map(|it| Period::quarter_of(it.start())).collect();
        quarters.dedup();
        let mut periods = vec![whole];
        periods.extend(quarters.into_iter().chain(months).filter(|it| *it != whole));
        periods
    }

    /// The moment by which everything in `period` is judged: its end, or the end of the data, or
    /// `now`, whichever comes first.
    pub fn as_of(&self, period: Period, now: Time) -> Time {
        let offset = self.office.utc_offset;
        let cut = period.bounds(offset).1;
        match self.office.data_until {
            // The export's own date replaces the clock, so that the same file scores alike on any day.
            Some(date) => cut.min(offset.midnight(date).plus(24 * 3600)),
            None => cut.min(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DayKind, NoticeDay, YearNotice};

    #[test]
    fn a_period_is_judged_by_the_version_that_holds_at_its_start() {
        let mut data = crate::model::demo::office();
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let version = |data: &OfficeData, text: &str| data.policy_at(day(text)).version;
        assert_eq!((version(&data, "2026-08-01"), data.as_judged(day("2026-08-01"))), (1, None));
        let first = Policy { limits: Some(crate::model::Limits::of(&data)), ..data.policy.clone() };
        let second = Policy { version: 2, effective_from: day("2026-08-01"), ..first.clone() };
        data.policies = Arc::new(vec![first]);
        data.policy = Policy { version: 3, limits: None, ..second };
        data.task_types[0].targets.clear();
        assert_eq!(version(&data, "2026-07-01"), 1);
        assert_eq!(version(&data, "2026-08-01"), 3);
        // Before any version the oldest judges; and its limits come with it.
        assert_eq!(version(&data, "2019-01-01"), 1);
        let judged = data.as_judged(day("2026-07-01")).unwrap();
        assert_eq!(
            judged,
            crate::model::OfficeData {
                policies: data.policies.clone(),
                ..crate::model::demo::office()
            }
        );
    }

    #[test]
    fn an_office_is_saved_as_before_until_it_has_a_calendar() {
        let before = r#"{"id":"o","name":"测试","utc_offset":480}"#;
        let mut office: Office = serde_json::from_str(before).unwrap();
        assert_eq!(office.calendar, None);
        assert_eq!(serde_json::to_string(&office).unwrap(), before);
        let mut calendar = Calendar::standard();
        let date = "2027-01-01".parse().unwrap();
        let day = NoticeDay { date, kind: DayKind::Off, name: "元旦".to_owned() };
        calendar.holidays.put_day(day.clone());
        calendar.holidays.put_year(YearNotice::new(2027, vec![day]).unwrap());
        office.calendar = Some(calendar);
        let text = serde_json::to_string(&office).unwrap();
        assert_eq!(serde_json::from_str::<Office>(&text).unwrap(), office);
        let overlapping = text.replacen(r#""from":780"#, r#""from":700"#, 1);
        let err = serde_json::from_str::<Office>(&overlapping).unwrap_err().to_string();
        assert!(err.contains("begins before the one in front ends"), "{err}");
    }
}
