//! From which records to which the last edits led, and which of them may differ: what lets results follow an edit.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Weak};

use crate::engine::following::MOST;
use crate::model::{Document, OfficeId, RecordId, Records};

/// The last edits of few records, of whatever office. It keeps no records alive.
///
/// An edit that is undone is the same way walked back, so only edits are noted. What no noted way leads to is
/// counted anew: the trail may forget, but it says nothing that is not so.
#[derive(Debug, Default)]
pub struct Trail {
    steps: VecDeque<Step>,
}

#[derive(Debug)]
struct Step {
    /// Before and after.
    ends: [Weak<Records>; 2],
    /// What may differ between them.
    changed: Vec<RecordId>,
}

/// More steps than are walked between two looks at the results, or back to one that was left.
const STEPS: usize = 64;

impl Trail {
    /// Notes that only these records of the office may differ between the two documents.
    pub fn note(
        &mut self,
        (office, changed): (&OfficeId, Vec<RecordId>),
        before: &Document,
        after: &Document,
    ) {
        let records = |it: &Document| it.office(office).map(|it| Arc::clone(&it.records));
        let Some((before, after)) = records(before).zip(records(after)) else { return };
        if changed.len() > MOST || Arc::ptr_eq(&before, &after) {
            return;
        }
        // Nobody can ask for records that are gone.
        self.steps.retain(|it| it.ends.iter().all(|end| end.strong_count() > 0));
        if self.steps.len() >= STEPS {
            self.steps.pop_front();
        }
        let ends = [&before, &after].map(Arc::downgrade);
        self.steps.push_back(Step { ends, changed });
    }

    /// The records that may differ between these two; `None` if no way of few changes leads from one to the other.
    pub fn between(&self, from: &Arc<Records>, to: &Arc<Records>) -> Option<Vec<RecordId>> {
        let mut reached: Vec<(*const Records, BTreeSet<&RecordId>)> =
            vec![(Arc::as_ptr(from), BTreeSet::new())];
        let mut next = 0;
        while let Some((here, changed)) = reached.get(next).cloned() {
            if here == Arc::as_ptr(to) {
                return Some(changed.into_iter().cloned().collect());
            }
            for step in &self.steps {
                let [one, other] = [0, 1].map(|it: usize| step.ends[it].as_ptr());
                let there = if one == here {
                    other
                } else if other == here {
                    one
                } else {
                    continue;
                };
                if reached.iter().all(|it| it.0 != there) {
                    let changed: BTreeSet<&RecordId> =
                        changed.iter().copied().chain(&step.changed).collect();
                    reached.push((there, changed));
                }
            }
            next += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, OfficeData, RecordsEdit, demo};

    /// A document after each edit, from before the first on, and the trail that leads through them.
    fn walked(changes: Vec<RecordsEdit>) -> (Vec<Document>, Trail) {
        let mut trail = Trail::default();
        let mut documents = vec![Document { offices: vec![Arc::new(demo::office())] }];
        for change in changes {
            let before = documents[documents.len() - 1].clone();
            let mut after = before.clone();
            let edit = Edit::Records { office: OfficeId::new("demo"), change };
            let ids = edit.records().unwrap().1;
            after.apply(edit).unwrap();
            trail.note((&OfficeId::new("demo"), ids), &before, &after);
            documents.push(after);
        }
        (documents, trail)
    }

    fn removals(count: usize) -> Vec<RecordsEdit> {
        let data: OfficeData = demo::office();
        (0..count).map(|it| RecordsEdit::Remove(vec![data.records.id(it)])).collect()
    }

    fn records(document: &Document) -> &Arc<Records> {
        &document.offices[0].records
    }

    #[test]
    fn a_way_is_found_there_and_back_over_several_edits() {
        let (documents, trail) = walked(removals(3));
        let ids = |range: std::ops::Range<usize>| -> Vec<RecordId> {
            let mut ids: Vec<_> = range.map(|it| records(&documents[0]).id(it)).collect();
            ids.sort();
            ids
        };
        let between = |one: usize, two: usize| {
            trail.between(records(&documents[one]), records(&documents[two]))
        };
        assert_eq!(between(0, 1), Some(ids(0..1)));
        assert_eq!(between(0, 3), Some(ids(0..3)));
        assert_eq!(between(3, 1), Some(ids(1..3)), "undone");
        assert_eq!(between(2, 2), Some(Vec::new()));
    }

    #[test]
    fn no_way_leads_to_other_records_or_over_a_large_edit() {
        let (documents, trail) = walked(removals(1));
        let other = Arc::new(Records::clone(records(&documents[0])));
        assert_eq!(trail.between(records(&documents[0]), &other), None);
        let ids = (0..=MOST).map(|it| records(&documents[0]).id(it)).collect();
        let (documents, trail) = walked(vec![RecordsEdit::Remove(ids)]);
        assert_eq!(trail.between(records(&documents[0]), records(&documents[1])), None);
    }

    #[test]
    fn records_that_are_gone_are_not_kept_and_their_steps_are_forgotten() {
        let (mut documents, mut trail) = walked(removals(2));
        let gone = documents.remove(0);
        let weak = Arc::downgrade(records(&gone));
        drop(gone);
        assert_eq!(weak.strong_count(), 0);
        let last = documents.len() - 1;
        let mut after = documents[last].clone();
        let id = records(&after).id(0);
        let change = RecordsEdit::Remove(vec![id.clone()]);
        after.apply(Edit::Records { office: OfficeId::new("demo"), change }).unwrap();
        trail.note((&OfficeId::new("demo"), vec![id]), &documents[last], &after);
        assert_eq!(trail.steps.len(), 2);
        for _ in 0..STEPS {
            trail.note((&OfficeId::new("demo"), Vec::new()), &documents[last], &after);
        }
        assert_eq!(trail.steps.len(), STEPS);
    }
}
