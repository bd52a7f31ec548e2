//! 申诉: an agent contests a record, a rating or an indicator; what was shown when it was filed, and how it was ruled.
//!
//! Invariant: nothing that was said or shown is overwritten. A ruling of the second instance stands beside the one of
//! the first, each with the score before and after it; only the last one acts on scores.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::id::{AppealId, IndicatorId, PolicyId, RecordId, StaffId};
use super::office::OfficeData;
use super::period::Period;
use super::time::Time;

/// How many working days an appeal is ruled within, unless the office says otherwise.
pub const APPEAL_DAYS: u16 = 5;
/// The most days an office can set.
pub const MOST_APPEAL_DAYS: u16 = 60;

/// 申诉 of one agent about one thing in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appeal {
    /// The id, stable over exports.
    pub id: AppealId,
    /// Whose score it is about.
    pub staff: StaffId,
    /// In which period.
    pub period: Period,
    /// The policy that judged the period when it was filed.
    pub policy: PolicyId,
    /// Its version.
    pub version: u32,
    /// What is contested, and thereby what is asked for.
    pub subject: Subject,
    /// Why, in the agent's own words.
    pub statement: String,
    /// When it was filed.
    pub filed: Time,
    /// The last day to rule on it, by the office's clock.
    pub deadline: NaiveDate,
    /// Where the agent stood when it was filed.
    pub before: Mark,
    /// Where the agent would have stood, as it was shown then.
    pub if_upheld: Mark,
    /// The rulings, first instance first; at most one of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
    /// 二次申诉: the agent asks somebody else to look again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<SecondInstance>,
    /// When the agent took it back; a ruling there was before stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Time>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What is contested. `indicator` is the one under which the agent came across the record, if any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// The record should not count, for anybody and under no indicator.
    Record {
        /// Which.
        record: RecordId,
        /// Seen under.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        indicator: Option<IndicatorId>,
    },
    /// The rating of the record should not count: its cause is nothing the agent answers for.
    Rating {
        /// Of which record.
        record: RecordId,
        /// Seen under.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        indicator: Option<IndicatorId>,
    },
    /// The agent should not be judged by the indicator.
    Indicator {
        /// Which.
        indicator: IndicatorId,
    },
}

/// Where an agent stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The published score in hundredths of a point; `None` without a grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_centi: Option<u32>,
    /// The label of the grade; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// 1 for the best; `None` without a grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
}

/// 二次申诉.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SecondInstance {
    /// Why, in the agent's own words.
    pub statement: String,
    /// When.
    pub filed: Time,
    /// The last day to rule on it, by the office's clock.
    pub deadline: NaiveDate,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// 裁定.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// 1 or 2.
    pub instance: u8,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// Who ruled; never the agent, and another one in the second instance.
    pub by: StaffId,
    /// When.
    pub at: Time,
    /// What does not count because of it.
    #[serde(default, skip_serializing_if = "Struck::is_none")]
    pub effect: Struck,
    /// Where the agent stood before it.
    pub before: Mark,
    /// Where the agent stood by it.
    pub after: Mark,
    /// The last day to ask for a second instance, by the office's clock; `None` if there is nothing to ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_until: Option<NaiveDate>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// 成立: as asked for.
    Accepted,
    /// 部分成立: of a record only the rating, of an indicator some of the records behind it.
    Part,
    /// 不成立.
    Rejected,
}

/// What does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck {
    /// These records, for anybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordId>,
    /// The ratings of these records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<RecordId>,
    /// The contested indicator, for this agent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub indicator: bool,
}

impl Struck {
    /// Whether everything counts as before.
    pub fn is_none(&self) -> bool {
        self.records.is_empty() && self.ratings.is_empty() && !self.indicator
    }
}

/// How far an appeal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealState {
    /// 待裁定: somebody has to rule, until `deadline`.
    Open {
        /// 1 or 2.
        instance: u8,
        /// The last day to do so.
        deadline: NaiveDate,
    },
    /// 可二次申诉: ruled, and the agent may ask for a second instance until this day.
    Appealable(NaiveDate),
    /// 终结: ruled, and nothing more can come.
    Final,
    /// 已撤回: taken back before anybody ruled.
    Withdrawn,
}

impl Subject {
    /// The record that is contested, or whose rating is.
    pub fn record(&self) -> Option<&RecordId> {
        match self {
            Self::Record { record, .. } | Self::Rating { record, .. } => Some(record),
            Self::Indicator { .. } => None,
        }
    }

    /// The indicator that is contested, or under which the record was seen.
    pub fn indicator(&self) -> Option<&IndicatorId> {
        match self {
            Self::Record { indicator, .. } | Self::Rating { indicator, .. } => indicator.as_ref(),
            Self::Indicator { indicator } => Some(indicator),
        }
    }

    /// Whether both contest the same, wherever the agent came across it.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Record { record: one, .. }, Self::Record { record: two, .. })
            | (Self::Rating { record: one, .. }, Self::Rating { record: two, .. }) => one == two,
            (Self::Indicator { indicator: one }, Self::Indicator { indicator: two }) => one == two,
            _ => false,
        }
    }

    /// What a decision strikes; `records` are those that it strikes in part of an indicator.
    ///
    /// `None` if there is no such decision: nothing is less than a rating, and a part of an indicator is some records.
    pub fn effect(&self, decision: Decision, records: &[RecordId]) -> Option<Struck> {
        let nothing = Struck::default();
        Some(match (decision, self) {
            (Decision::Rejected, _) => nothing,
            (Decision::Accepted, Self::Record { record, .. }) => {
                Struck { records: vec![record.clone()], ..nothing }
            }
            (Decision::Accepted, Self::Rating { record, .. })
            | (Decision::Part, Self::Record { record, .. }) => {
                Struck { ratings: vec![record.clone()], ..nothing }
            }
            (Decision::Accepted, Self::Indicator { .. }) => Struck { indicator: true, ..nothing },
            (Decision::Part, Self::Indicator { .. }) if !records.is_empty() => {
                Struck { records: records.to_vec(), ..nothing }
            }
            (Decision::Part, _) => return None,
        })
    }
}

impl Appeal {
    /// How far it has come by `today`, a date of the office.
    pub fn state(&self, today: NaiveDate) -> AppealState {
        let ruled = self.rulings.last();
        match (&self.withdrawn, ruled, &self.second) {
            (Some(_), None, _) => AppealState::Withdrawn,
            (None, None, _) => AppealState::Open { instance: 1, deadline: self.deadline },
            (None, Some(last), Some(second)) if last.instance < 2 => {
                AppealState::Open { instance: 2, deadline: second.deadline }
            }
            (None, Some(Ruling { second_until: Some(until), .. }), None) if today <= *until => {
                AppealState::Appealable(*until)
            }
            _ => AppealState::Final,
        }
    }

    /// Whether this person filed it or ruled on it.
    pub fn speaks_of(&self, id: &StaffId) -> bool {
        self.staff == *id || self.rulings.iter().any(|it| it.by == *id)
    }

    /// The ruling that acts on scores.
    pub fn ruling(&self) -> Option<&Ruling> {
        self.rulings.last()
    }

    /// The records and ratings it strikes when `period` is judged: wherever the two periods share a day, so that a month
    /// and its quarter agree on what counts.
    pub fn strikes(&self, period: Period) -> Option<&Struck> {
        let overlap = self.period.start() < period.end() && period.start() < self.period.end();
        let effect = &self.ruling().filter(|_| overlap)?.effect;
        (!effect.records.is_empty() || !effect.ratings.is_empty()).then_some(effect)
    }

    /// The indicator by which the agent is not judged in `period`: only in the period it was contested in.
    pub fn voids(&self, period: Period) -> Option<&IndicatorId> {
        let effect = &self.ruling().filter(|_| self.period == period)?.effect;
        self.subject.indicator().filter(|_| effect.indicator)
    }

    /// Whether it contradicts itself: ruled by the agent, twice by the same or more than twice, or with an effect nobody
    /// asked for.
    pub fn is_contradictory(&self) -> bool {
        let is_wrong = |(at, it): (usize, &Ruling)| {
            it.by == self.staff
                || usize::from(it.instance) != at + 1
                || (at > 0 && (self.second.is_none() || it.by == self.rulings[at - 1].by))
                || self.subject.effect(it.decision, &it.effect.records).as_ref() != Some(&it.effect)
        };
        self.rulings.len() > 2 || self.rulings.iter().enumerate().any(is_wrong)
    }
}

impl OfficeData {
    /// The appeal with this id.
    pub fn appeal(&self, id: &AppealId) -> Option<&Appeal> {
        self.appeals.iter().find(|it| it.id == *id)
    }

    /// The id for an appeal filed on `date`: the year and a number that is free.
    pub fn next_appeal_id(&self, date: NaiveDate) -> AppealId {
        let year = chrono::Datelike::year(&date);
        let id = |number: usize| AppealId::new(&format!("{year}-{number:02}"));
        let is_free = |id: &AppealId| self.appeal(id).is_none();
        // One more than there are is always among these.
        let mut ids = (1..=self.appeals.len()).map(id);
        ids.find(is_free).unwrap_or_else(|| id(self.appeals.len() + 1))
    }

    /// How many working days there are to rule, and to ask for a second instance.
    pub fn appeal_days(&self) -> u16 {
        self.office.appeal_days.unwrap_or(APPEAL_DAYS)
    }

    /// The last day of a time limit that begins at `from`: so many working days later by the office's calendar, or days
    /// where no closing is known.
    pub fn appeal_deadline(&self, from: Time) -> NaiveDate {
        let days = u64::from(self.appeal_days());
        let start = self.local_date(from);
        let plain = start.checked_add_days(chrono::Days::new(days)).unwrap_or(start);
        let Some(calendar) = &self.office.calendar else { return plain };
        // A calendar in which hardly anything is open must not be walked for ever.
        let later = start.iter_days().skip(1).take(3660);
        let mut worked = later.filter(|it| !calendar.spans(*it).is_empty());
        worked.nth(usize::from(self.appeal_days()).saturating_sub(1)).unwrap_or(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, Office, templates};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ruling(instance: u8, decision: Decision, by: &str, subject: &Subject) -> Ruling {
        Ruling {
            instance,
            decision,
            reason: "理由".to_owned(),
            by: StaffId::new(by),
            at: Time::from_epoch(1_790_000_000).unwrap(),
            effect: subject.effect(decision, &["r9".into()]).unwrap(),
            before: Mark::default(),
            after: Mark::default(),
            second_until: Some(date("2026-10-09")).filter(|_| instance == 1),
            extra: Extra::default(),
        }
    }

    fn appeal(subject: Subject) -> Appeal {
        Appeal {
            id: AppealId::new("2026-01"),
            staff: StaffId::new("a"),
            period: "2026-07".parse().unwrap(),
            policy: PolicyId::new("p"),
            version: 1,
            subject,
            statement: "不是我的责任".to_owned(),
            filed: Time::from_epoch(1_789_000_000).unwrap(),
            deadline: date("2026-09-17"),
            before: Mark::default(),
            if_upheld: Mark { score_centi: Some(9012), grade: Some("A".to_owned()), rank: Some(1) },
            rulings: Vec::new(),
            second: None,
            withdrawn: None,
            extra: Extra::default(),
        }
    }

    fn record() -> Subject {
        Subject::Record { record: "r1".into(), indicator: None }
    }

    #[test]
    fn each_decision_strikes_what_it_says_and_nothing_else() {
        let rating = Subject::Rating { record: "r1".into(), indicator: None };
        let indicator = Subject::Indicator { indicator: "CSAT".into() };
        let one = || vec![RecordId::new("r1")];
        let records = Struck { records: one(), ..Struck::default() };
        let ratings = Struck { ratings: one(), ..Struck::default() };
        let whole = Struck { indicator: true, ..Struck::default() };
        for (subject, accepted, part) in [
            (record(), &records, Some(&ratings)),
            (rating, &ratings, None),
            (indicator.clone(), &whole, Some(&records)),
        ] {
            assert_eq!(subject.effect(Decision::Accepted, &one()).as_ref(), Some(accepted));
            assert_eq!(subject.effect(Decision::Part, &one()).as_ref(), part);
            assert!(subject.effect(Decision::Rejected, &one()).unwrap().is_none());
        }
        assert_eq!(indicator.effect(Decision::Part, &[]), None);
    }

    #[test]
    fn it_goes_from_open_to_final_through_a_second_instance() {
        let subject = record();
        let mut it = appeal(subject.clone());
        let (before, after) = (date("2026-10-09"), date("2026-10-10"));
        let deadline = it.deadline;
        assert_eq!(it.state(after), AppealState::Open { instance: 1, deadline });
        let withdrawn = Appeal { withdrawn: Some(it.filed), ..it.clone() };
        assert_eq!(withdrawn.state(before), AppealState::Withdrawn);
        it.rulings.push(ruling(1, Decision::Rejected, "m", &subject));
        assert_eq!(it.state(before), AppealState::Appealable(before));
        assert_eq!(it.state(after), AppealState::Final);
        let (statement, filed) = ("再看一次".to_owned(), it.filed);
        let extra = Extra::default();
        it.second = Some(SecondInstance { statement, filed, deadline: after, extra });
        assert_eq!(it.state(before), AppealState::Open { instance: 2, deadline: after });
        assert!(it.strikes(it.period).is_none());
        let given_up = Appeal { withdrawn: Some(it.filed), ..it.clone() };
        assert_eq!(given_up.state(before), AppealState::Final);
        it.rulings.push(ruling(2, Decision::Accepted, "n", &subject));
        assert_eq!(it.state(before), AppealState::Final);
        assert_eq!(it.strikes(it.period).unwrap().records, [RecordId::new("r1")]);
        assert!(!it.is_contradictory());
    }

    #[test]
    fn records_are_struck_where_periods_overlap_and_indicators_in_their_own_only() {
        let period = |text: &str| text.parse::<Period>().unwrap();
        let of = |subject: Subject| {
            let rulings = vec![ruling(1, Decision::Accepted, "m", &subject)];
            Appeal { rulings, ..appeal(subject) }
        };
        let struck = of(record());
        let voided = of(Subject::Indicator { indicator: "CSAT".into() });
        for (text, strikes, voids) in
            [("2026-07", true, true), ("2026Q3", true, false), ("2026-08", false, false)]
        {
            assert_eq!(struck.strikes(period(text)).is_some(), strikes, "{text}");
            assert_eq!(struck.voids(period(text)), None);
            assert_eq!(voided.voids(period(text)).is_some(), voids, "{text}");
            assert!(voided.strikes(period(text)).is_none());
        }
    }

    #[test]
    fn what_contradicts_itself_is_noticed() {
        let subject = record();
        let with = |rulings: Vec<Ruling>| Appeal { rulings, ..appeal(subject.clone()) };
        let first = ruling(1, Decision::Rejected, "m", &subject);
        assert!(!with(vec![first.clone()]).is_contradictory());
        assert!(with(vec![Ruling { by: StaffId::new("a"), ..first.clone() }]).is_contradictory());
        let second = ruling(2, Decision::Accepted, "n", &subject);
        assert!(with(vec![first.clone(), second.clone()]).is_contradictory(), "nobody asked");
        let extra = Extra::default();
        let asked = SecondInstance {
            statement: "x".to_owned(),
            filed: first.at,
            deadline: date("2026-10-16"),
            extra,
        };
        let asked = |rulings| Appeal { second: Some(asked.clone()), ..with(rulings) };
        assert!(!asked(vec![first.clone(), second.clone()]).is_contradictory());
        let same = Ruling { by: StaffId::new("m"), ..second };
        assert!(asked(vec![first.clone(), same]).is_contradictory());
        let effect = Struck { records: vec!["r2".into()], ..Struck::default() };
        assert!(with(vec![Ruling { effect, ..first }]).is_contradictory());
    }

    #[test]
    fn a_deadline_counts_working_days_where_they_are_known() {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        let filed = data.office.utc_offset.midnight(date("2026-09-29")).plus(20 * 3600);
        assert_eq!(data.appeal_deadline(filed), date("2026-10-04"));
        data.office.calendar = Some(Calendar::standard());
        // 30 September, then 8, 9, 10 (a Saturday made up for) and 12 October.
        assert_eq!(data.appeal_deadline(filed), date("2026-10-12"));
        data.office.appeal_days = Some(1);
        assert_eq!(data.appeal_deadline(filed), date("2026-09-30"));
    }

    #[test]
    fn ids_are_numbered_by_year() {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        assert_eq!(data.next_appeal_id(date("2026-09-29")).as_str(), "2026-01");
        data.appeals = std::sync::Arc::new(vec![appeal(record())]);
        assert_eq!(data.next_appeal_id(date("2026-09-29")).as_str(), "2026-02");
        assert_eq!(data.next_appeal_id(date("2027-09-29")).as_str(), "2027-01");
    }
}
