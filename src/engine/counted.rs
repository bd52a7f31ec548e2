//! 计入考核的记录: an office as it is counted, without what its own rules and rulings on appeals
//! leave out (PRODUCT B4, D5).
//!
//! Invariant: what is left out is as if it had never been there: neither a case nor a repeat nor work, for nobody. It
//! is decided by what was known at the end of the period, so that a score once published does not move when later
//! records come; an appeal acts when it is ruled. Everything that counts, judges, hashes or verifies is given the office as it is counted.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::integrity::{Finding, integrity};
use crate::model::{Cause, DoubtKind, OfficeData, Period, Record, Struck};

/// A record that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its row in the office's records.
    pub row: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a record does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It has a doubt that the office leaves out.
    Doubt(DoubtKind),
    /// 申诉: a ruling struck it; the place of the appeal among the office's.
    Appeal(usize),
}

/// The records that do not count when `period` is judged, by row; each once, with the first of its reasons.
///
/// Of duplicates the earliest counts.
pub fn left_out(data: &OfficeData, period: Period) -> Vec<LeftOut> {
    let rules = &data.office.leaves_out;
    let known = known(data, period).filter(|_| !rules.is_empty());
    let mut reasons: BTreeMap<usize, Reason> = BTreeMap::new();
    for Finding { doubt, rows } in known.map(|it| integrity(data, it)).unwrap_or_default() {
        let kind = DoubtKind::from(&doubt);
        if !rules.contains(&kind) {
            continue;
        }
        let kept = usize::from(kind == DoubtKind::Duplicates);
        for row in rows.into_iter().skip(kept) {
            reasons.entry(row).or_insert(Reason::Doubt(kind));
        }
    }
    for (at, appeal) in data.appeals.iter().enumerate() {
        let struck = appeal.strikes(period).map_or(&[][..], |it| &it.records);
        for row in struck.iter().filter_map(|it| data.records.row_of(it.as_str())) {
            reasons.entry(row).or_insert(Reason::Appeal(at));
        }
    }
    reasons.into_iter().map(|(row, reason)| LeftOut { row, reason }).collect()
}

/// The records whose rating is nobody's fault when `period` is judged, by row, each with the place of the first appeal
/// that struck it.
pub fn struck_ratings(data: &OfficeData, period: Period) -> BTreeMap<usize, usize> {
    let mut struck = BTreeMap::new();
    for (at, appeal) in data.appeals.iter().enumerate() {
        let ratings = appeal.strikes(period).map_or(&[][..], |it| &it.ratings);
        for row in ratings.iter().filter_map(|it| data.records.row_of(it.as_str())) {
            struck.entry(row).or_insert(at);
        }
    }
    struck
}

/// The record with a rating that says nothing about the agent: 非我方责任.
pub fn with_rating_struck(record: &Record) -> Record {
    Record { cause: Some(Cause::NotOurs), ..record.clone() }
}

/// Whether everything counts when `period` is judged, as far as that can be told at once.
pub fn counts_everything(data: &OfficeData, period: Period) -> bool {
    data.office.leaves_out.is_empty() && data.appeals.iter().all(|it| it.strikes(period).is_none())
}

/// The office as it is counted when `period` is judged; it leaves nothing out any more.
///
/// Indicators struck by appeals are not records: they are left out of the facts that are gathered of it.
pub fn counted(data: &OfficeData, period: Period) -> Cow<'_, OfficeData> {
    if counts_everything(data, period) {
        return Cow::Borrowed(data);
    }
    let mut seen = data.clone();
    seen.office.leaves_out.clear();
    for row in struck_ratings(data, period).into_keys() {
        let struck = with_rating_struck(&data.records.get(row));
        Arc::make_mut(&mut seen.records).put(row, &struck);
    }
    let out = left_out(data, period);
    if !out.is_empty() {
        let is_out = |row: usize| out.binary_search_by_key(&row, |it| it.row).is_ok();
        seen.records = Arc::new(seen.records.without(is_out));
    }
    Cow::Owned(seen)
}

/// Whether the same records of two offices are left out in any period, as far as that can be told at once.
pub fn decide_alike(one: &OfficeData, other: &OfficeData) -> bool {
    Arc::ptr_eq(&one.records, &other.records)
        && one.office.leaves_out == other.office.leaves_out
        && one.office.utc_offset == other.office.utc_offset
        && strike_alike(one, other)
}

/// Whether appeals strike the same records and ratings in the same periods.
fn strike_alike(one: &OfficeData, other: &OfficeData) -> bool {
    fn of(data: &OfficeData) -> impl Iterator<Item = (Period, &Struck)> {
        data.appeals.iter().filter_map(|it| Some((it.period, it.strikes(it.period)?)))
    }
    Arc::ptr_eq(&one.appeals, &other.appeals) || of(one).eq(of(other))
}

/// Everything up to the end of `period`; `None` if there is nothing.
fn known(data: &OfficeData, period: Period) -> Option<Period> {
    let (first, _) = data.records.created_range()?;
    Period::between(data.local_date(first).min(period.start()), period.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::by_role::judge_by_role;
    use crate::engine::receipt::{receipt, result};
    use crate::engine::verify::{Claim, Verification, verify};
    use crate::model::{Record, Records, Time, demo};

    fn now() -> Time {
        Time::from_epoch(1_790_000_000).unwrap()
    }

    fn leaving_out(kinds: &[DoubtKind]) -> (OfficeData, Period) {
        let mut data = demo::office();
        data.office.leaves_out = kinds.iter().copied().collect();
        let period = data.whole_period().unwrap();
        (data, period)
    }

    #[test]
    fn without_rules_the_office_is_the_very_same() {
        let (data, period) = leaving_out(&[]);
        assert!(matches!(counted(&data, period), Cow::Borrowed(_)));
        assert_eq!(left_out(&data, period), []);
    }

    #[test]
    fn of_duplicates_the_earliest_counts_and_other_doubts_are_left_out_whole() {
        let (data, period) = leaving_out(&[DoubtKind::Duplicates, DoubtKind::BeforeCreation]);
        let out = left_out(&data, period);
        let of = |kind| out.iter().filter(|it| it.reason == Reason::Doubt(kind)).count();
        // The demo has four pairs and three records that end before they begin.
        assert_eq!((of(DoubtKind::Duplicates), of(DoubtKind::BeforeCreation)), (4, 3));
        assert!(out.is_sorted_by_key(|it| it.row));
        let seen = counted(&data, period);
        assert_eq!(seen.records.len(), data.records.len() - 7);
        for it in &out {
            assert_eq!(seen.records.row_of(data.records.id_text(it.row)), None);
        }
        let again = counted(&seen, period);
        assert!(matches!(again, Cow::Borrowed(_)), "what is counted is not reduced twice");
    }

    #[test]
    fn what_comes_after_the_period_decides_nothing_in_it() {
        let (mut data, _) = leaving_out(&DoubtKind::ALL);
        let july: Period = "2026-07".parse().unwrap();
        let (_, end) = july.bounds(data.office.utc_offset);
        let ids = |data: &OfficeData| -> Vec<String> {
            let out = left_out(data, july);
            out.iter().map(|it| data.records.id_text(it.row).to_owned()).collect()
        };
        let before = ids(&data);
        assert!(!before.is_empty());
        let earlier: Vec<Record> = data.records.iter().filter(|it| it.created < end).collect();
        data.records = Arc::new(earlier.iter().collect::<Records>());
        assert_eq!(ids(&data), before);
    }

    #[test]
    fn scores_are_those_of_the_office_without_the_records_and_another_office_agrees() {
        let (data, period) = leaving_out(&[DoubtKind::MonthEnd, DoubtKind::Duplicates]);
        let judged = judge_by_role(&data, period, now()).remove(0);
        let mut gone = data.clone();
        gone.office.leaves_out.clear();
        let out = left_out(&data, period);
        gone.records = Arc::new(data.records.without(|row| out.iter().any(|it| it.row == row)));
        let expected = judge_by_role(&gone, period, now()).remove(0);
        assert_eq!((&judged.facts, &judged.standings), (&expected.facts, &expected.standings));
        let whole = judge_by_role(&demo::office(), period, now()).remove(0);
        assert_ne!(judged.standings, whole.standings);

        let policy = &data.policy;
        let receipt = receipt(&judged.office, &judged.facts, &judged.judge, policy);
        let result = result(&judged.facts, &judged.judge, policy, &receipt.policy, &receipt.data);
        let claim = Claim { receipt, result };
        assert_eq!(verify(&data, period, judged.facts.as_of, &claim), Verification::Agreement);
        let other = verify(&demo::office(), period, judged.facts.as_of, &claim);
        assert!(matches!(other, Verification::Difference(_)));
    }
}
