//! Records that change one by one: what was counted of an office follows them, without being counted anew.
//!
//! Nothing is kept for changes to come. The records are looked through for what a change has a bearing on, which is a
//! small part of counting and costs no memory; where one change follows the other at once, a
//! [`Running`] count is quicker still.

use super::facts::{Asked, Facts, Moved, Running, Scope};
use crate::model::{OfficeData, Period, RecordId, Records, Row, Time};

/// As many changed records as are worth following; of more the whole office is counted anew.
pub const MOST: usize = 8;

/// What was counted, of what.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a> {
    /// The office as it was counted.
    pub data: &'a OfficeData,
    /// The period.
    pub period: Period,
    /// The moment at which it was seen.
    pub now: Time,
    /// What was counted.
    pub asked: &'a Asked,
    /// What that came to.
    pub facts: &'a Facts,
    /// What came of it in the period before, if a correction needs that.
    pub previous: Option<&'a Facts>,
}

/// Facts after a change, and what it moved in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// As counting anew would find them.
    pub facts: Facts,
    /// What may differ from those before.
    pub moved: Moved,
}

impl Count<'_> {
    /// What is counted once the office's records are `records`, and the same of the period before.
    ///
    /// Of the records only those in `changed` differ: each was added, changed or removed. `None` if the facts are not
    /// those of the office, or there are more than [`MOST`] changes.
    pub fn follow(
        &self,
        records: &Records,
        changed: &[RecordId],
    ) -> Option<(Followed, Option<Followed>)> {
        if changed.len() > MOST {
            return None;
        }
        let rows: Vec<(Option<Row>, Option<Row>)> =
            changed.iter().map(|it| both(&self.data.records, records, it)).collect();
        let now = self.move_on((self.period, self.facts), self.asked, &rows)?;
        let before = match (self.previous, self.asked.before(), self.period.before()) {
            (Some(facts), Some(asked), Some(period)) => {
                Some(self.move_on((period, facts), &asked, &rows)?)
            }
            (Some(_), ..) => return None,
            (None, ..) => None,
        };
        Some((now, before))
    }

    fn move_on(
        &self,
        (period, facts): (Period, &Facts),
        asked: &Asked,
        rows: &[(Option<Row>, Option<Row>)],
    ) -> Option<Followed> {
        let scope = Scope::new(self.data, period, self.now);
        let people = facts.agents.iter().map(|it| &it.staff);
        if !scope.agents.iter().map(|it| &it.0).eq(people) || facts.measures != asked.measures {
            return None;
        }
        let concerned: Vec<&Row> =
            rows.iter().flat_map(|(old, new)| [old, new]).flatten().collect();
        let mut running = Running::for_change(&scope, facts, asked, &concerned);
        let mut moved = Moved::default();
        for (old, new) in rows {
            moved.add(running.replace(old.as_ref(), new.as_ref()));
        }
        Some(Followed { facts: running.into_facts(), moved })
    }
}

/// The record as it was and as it is; a record that keeps its place is found there.
fn both<'a>(
    old: &'a Records,
    new: &'a Records,
    id: &RecordId,
) -> (Option<Row<'a>>, Option<Row<'a>>) {
    let was = old.row_of(id.as_str());
    let stays = was.filter(|row| *row < new.len() && new.id_text(*row) == id.as_str());
    let is = stays.or_else(|| new.row_of(id.as_str()));
    (was.map(|row| old.row(row)), is.map(|row| new.row(row)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::facts::{gather_asked, gather_before};
    use crate::model::{Correction, Policy, Record, demo};

    /// The demo, of which one indicator is corrected by the month before.
    fn office() -> (OfficeData, Period, Time) {
        let mut data = demo::office();
        let mut policy: Policy = data.policy.clone();
        for it in policy.indicators.iter_mut().filter(|it| it.id.as_str() == "SLA") {
            it.correction = Correction::CaseMix;
        }
        data.policy = policy;
        (data, "2026-07".parse().unwrap(), Time::from_epoch(1_800_000_000).unwrap())
    }

    #[test]
    fn several_changes_are_followed_in_both_periods_as_if_counted_anew() {
        let (data, period, now) = office();
        let asked = Asked::by([&data.policy]);
        let facts = gather_asked(&data, period, now, &asked);
        let previous = gather_before(&data, period, now, &asked);
        let count = Count {
            data: &data,
            period,
            now,
            asked: &asked,
            facts: &facts,
            previous: previous.as_ref(),
        };
        let mut rows: Vec<Record> = data.records.iter().collect();
        let gone = rows.remove(3).id;
        let (first, last) = (rows[0].clone(), rows[rows.len() - 1].clone());
        rows[0] = Record { agent: last.agent.clone(), rating: Some(1), ..first.clone() };
        let new = Record { id: "new".into(), ..last };
        rows.push(new.clone());
        let records: Records = rows.iter().collect();
        let changed = [gone, first.id, new.id, "nobody's".into()];
        let (followed, before) = count.follow(&records, &changed).unwrap();
        let after = OfficeData { records: Arc::new(records), ..data.clone() };
        assert_eq!(followed.facts, gather_asked(&after, period, now, &asked));
        assert_eq!(before.map(|it| it.facts), gather_before(&after, period, now, &asked));
        assert_ne!(followed.facts, facts);
        assert!(!followed.moved.facts.is_empty());
    }

    #[test]
    fn many_changes_and_facts_of_others_are_not_followed() {
        let (data, period, now) = office();
        let asked = Asked::by([&data.policy]);
        let facts = gather_asked(&data, period, now, &asked);
        let count =
            Count { data: &data, period, now, asked: &asked, facts: &facts, previous: None };
        let ids: Vec<RecordId> = (0..=MOST).map(|it| data.records.id(it)).collect();
        assert_eq!(count.follow(&data.records, &ids), None);
        assert!(count.follow(&data.records, &ids[1..]).is_some());
        let mut fewer = data.clone();
        fewer.staff.retain(|it| !it.role.is_ranked());
        assert_eq!(Count { data: &fewer, ..count }.follow(&data.records, &ids[1..]), None);
    }
}
