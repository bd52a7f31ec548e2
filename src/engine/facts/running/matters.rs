//! The contacts of every matter in the order of time: which of them a change has a bearing on.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

use super::asking::Asking;
use super::difference::{Difference, Given};
use super::names::Names;
use crate::engine::facts::detail::CaseKind;
use crate::engine::facts::repeats;
use crate::engine::facts::scope::Scope;
use crate::model::{Measure, NameColumn, RecordId, TaskTypeId, Time, Urgency};

/// How many contacts on either side of a change are looked at: it has a bearing on the nearest, whose verdict
/// rests on the next.
const NEAR: usize = 2;

/// All contacts that can settle a matter or bring it up again.
#[derive(Clone, Debug)]
pub struct Matters {
    /// The measures that ask for them, with their days.
    measures: Vec<(usize, u16)>,
    rooms: Names,
    kinds: Names,
    contacts: BTreeMap<Moment, Contact>,
}

/// Which matter a contact belongs to, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    room: u32,
    kind: u32,
    created: Time,
    id: RecordId,
}

/// Who took it, if anybody who is judged, and how pressing it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    agent: Option<u32>,
    urgency: Urgency,
}

impl Matters {
    /// The contacts among the rows of `scope` whose room and kind of work `concerns` holds of; `None` if no measure
    /// asks for them.
    pub fn new(
        scope: &Scope,
        asking: &Asking,
        concerns: impl Fn((u32, u32)) -> bool,
    ) -> Option<Self> {
        let days = |measure: &Measure| match measure {
            Measure::FirstContact { days } => Some(*days),
            _ => None,
        };
        let measures = asking.measures.iter().enumerate();
        let measures: Vec<(usize, u16)> =
            measures.filter_map(|(at, measure)| Some((at, days(measure)?))).collect();
        if measures.is_empty() {
            return None;
        }
        let records = scope.records();
        let (rooms, kinds) = (records.rooms().codes(), records.task_types().codes());
        let mut order: Vec<(u32, u32, Time, usize)> = (0..records.len())
            .filter(|row| concerns((rooms[*row], kinds[*row])))
            .filter_map(|row| {
                let (room, kind) = repeats::matter_of(scope, row)?;
                Some((room, kind, records.created(row), row))
            })
            .collect();
        // Numbers are sorted in a fraction of the time that moments would take.
        order.sort_unstable();
        // Only names that a contact here has need its code.
        let named = |column: &NameColumn, code: fn(&(u32, u32, Time, usize)) -> u32| {
            let mut codes: Vec<u32> = order.iter().map(code).collect();
            codes.sort_unstable();
            codes.dedup();
            Names::among(column, codes.into_iter())
        };
        let rooms = named(records.rooms(), |it| it.0);
        let kinds = named(records.task_types(), |it| it.1);
        let contacts = order.into_iter().map(|(room, kind, created, row)| {
            (Moment { room, kind, created, id: records.id(row) }, contact(scope, row))
        });
        Some(Self { contacts: contacts.collect(), measures, rooms, kinds })
    }

    /// The contact in `row` of any records; `None` if it is none that brings a matter.
    pub fn find(&mut self, scope: &Scope, row: usize) -> Option<(Moment, Contact)> {
        repeats::matter_of(scope, row)?;
        let records = scope.records();
        let room = self.rooms.code(records.rooms().get(row)?);
        let kind = self.kinds.code(records.task_types().get(row)?);
        let moment = Moment { room, kind, created: records.created(row), id: records.id(row) };
        Some((moment, contact(scope, row)))
    }

    /// Takes a contact out, and notes what it and those next to it give before and after.
    pub fn take(&mut self, moment: &Moment, asking: &Asking, difference: &mut Difference) {
        if let Some(contact) = self.contacts.remove(moment) {
            let Difference { before, after, .. } = difference;
            self.judge((moment, contact), asking, [before, after]);
        }
    }

    /// Puts a contact in, and notes the same.
    pub fn put(
        &mut self,
        (moment, contact): (Moment, Contact),
        asking: &Asking,
        difference: &mut Difference,
    ) {
        let Difference { before, after, .. } = difference;
        self.judge((&moment, contact), asking, [after, before]);
        self.contacts.insert(moment, contact);
    }

    /// Notes what the contacts around `moment` give with this one among them, and without it.
    fn judge(
        &self,
        (moment, contact): (&Moment, Contact),
        asking: &Asking,
        [with, without]: [&mut Vec<Given>; 2],
    ) {
        let is_same =
            |it: &(&Moment, &Contact)| (it.0.room, it.0.kind) == (moment.room, moment.kind);
        let seen = |it: (&Moment, &Contact)| (it.0.created, *it.1);
        let earlier = self.contacts.range(..moment).rev().take_while(is_same).take(NEAR);
        let mut near: Vec<(Time, Contact)> = earlier.map(seen).collect();
        near.reverse();
        let at = near.len();
        let later = self.contacts.range((Excluded(moment), Unbounded));
        near.extend(later.take_while(is_same).take(NEAR).map(seen));
        self.verdicts(moment.kind, &near, asking, without);
        near.insert(at, (moment.created, contact));
        self.verdicts(moment.kind, &near, asking, with);
    }

    fn verdicts(
        &self,
        kind: u32,
        contacts: &[(Time, Contact)],
        asking: &Asking,
        given: &mut Vec<Given>,
    ) {
        let created: Vec<Time> = contacts.iter().map(|it| it.0).collect();
        let kind_of =
            |urgency| CaseKind { task_type: self.kinds.name(kind).map(TaskTypeId::new), urgency };
        for (measure, days) in self.measures.iter().copied() {
            let verdicts = repeats::verdicts(&created, days, asking.frame.as_of);
            for ((created, Contact { agent, urgency }), verdict) in contacts.iter().zip(verdicts) {
                if let Some(agent) = agent.filter(|_| asking.frame.covers(*created)) {
                    let kind = asking.detailed[measure].then(|| kind_of(*urgency));
                    given.push(Given { agent: agent as usize, measure, kind, verdict });
                }
            }
        }
    }
}

fn contact(scope: &Scope, row: usize) -> Contact {
    let agent = scope.agent_of(row).map(|it| u32::try_from(it).expect("a team's size"));
    Contact { agent, urgency: scope.records().urgency(row) }
}
