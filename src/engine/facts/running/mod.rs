//! Facts that follow their records: what is added, changed or removed moves them by the difference.
//!
//! Invariant: after any changes the facts are what counting the office anew would give; a property test holds them
//! to that. Nothing is ever counted again.
//!
//! What a record gives by itself is asked of the whole machinery over an office that has no other ([`alone`]), so
//! that every indicator is defined once. Only two things let a record decide over others: a matter that comes up
//! again ([`matters`]) and the caps on ratings ([`capped`]). These are kept in order, so that the few that a change
//! has a bearing on are found at once, however many records there are.

mod alone;
mod asking;
mod capped;
mod difference;
mod matters;
mod middle;
mod names;
mod sums;

use alone::Alone;
use asking::Asking;
use capped::{Capped, Place, Rating};
use difference::{Closed, Difference, Given};
use matters::{Contact, Matters, Moment};
use sums::Sums;

use super::case::CaseRef;
use super::detail::kind_of;
use super::effort::{self, Login};
use super::scope::Scope;
use super::work::closed_centi;
use super::{Asked, Facts, Ledger, each_case, gather_from, satisfaction};
use crate::model::{Measure, OfficeData, Period, Row, Time};

/// The facts of an office in a period, ready for the next change of its records.
#[derive(Clone, Debug)]
pub struct Running {
    asking: Asking,
    alone: Alone,
    /// When everybody was logged in, if a measure asks.
    logins: Vec<Login>,
    matters: Option<Matters>,
    capped: Option<Capped>,
    sums: Sums,
}

/// What a change moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// The positions of an agent and of a measure for every fact that may have moved, in order.
    pub facts: Vec<(usize, usize)>,
    /// Whether anybody's work may have.
    pub work: bool,
}

/// Some room and kind of work by code, and some agents by position: what a single change concerns.
#[derive(Debug, Default)]
struct Concern {
    matters: Vec<(u32, u32)>,
    agents: Vec<usize>,
}

/// What is to be known of a record before it comes or goes.
#[derive(Debug, Default)]
struct Seen {
    given: Vec<Given>,
    closed: Option<Closed>,
    contact: Option<(Moment, Contact)>,
    rating: Option<(Place, Rating)>,
}

impl Moved {
    /// The agents whose fact under the measure at this position may have moved, in order.
    pub fn agents(&self, measure: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        self.facts.iter().filter(move |it| Some(it.1) == measure).map(|it| it.0)
    }

    /// With what another change moved as well.
    pub(in crate::engine) fn add(&mut self, other: Self) {
        self.facts.extend(other.facts);
        self.facts.sort_unstable();
        self.facts.dedup();
        self.work |= other.work;
    }
}

impl Running {
    /// Counts everything asked for, and keeps what the changes to come need.
    pub fn new(scope: &Scope, ledger: &Ledger, asked: &Asked) -> Self {
        let facts = gather_from(scope, ledger, asked);
        Self::following(scope, facts, asked, None)
    }

    /// Counts what the corrections of `asked` need of the period before, ready for the same changes; `None` if they
    /// need nothing of it.
    pub fn before(data: &OfficeData, period: Period, now: Time, asked: &Asked) -> Option<Self> {
        let asked = asked.before()?;
        let scope = Scope::new(data, period.before()?, now);
        Some(Self::new(&scope, &Ledger::new(&scope), &asked))
    }

    /// Follows `facts` that were counted of `scope`, for changes from and to these rows only: the rest of the
    /// records is looked through and not kept.
    pub(in crate::engine) fn for_change(
        scope: &Scope,
        facts: &Facts,
        asked: &Asked,
        rows: &[&Row],
    ) -> Self {
        let concern = Concern::of(scope, rows);
        Self::following(scope, facts.clone(), asked, Some(&concern))
    }

    fn following(scope: &Scope, facts: Facts, asked: &Asked, only: Option<&Concern>) -> Self {
        let asking = Asking::new(scope, asked);
        let of_agent = |agent: usize| only.is_none_or(|it| it.agents.contains(&agent));
        let of_matter = |matter| only.is_none_or(|it| it.matters.contains(&matter));
        let has_occupancy = asked.measures.contains(&Measure::Occupancy);
        Self {
            alone: Alone::new(scope),
            logins: if has_occupancy { effort::logins(scope) } else { Vec::new() },
            matters: Matters::new(scope, &asking, of_matter),
            capped: Capped::new(scope, &asking, of_agent),
            sums: Sums::new(scope, facts, of_agent),
            asking,
        }
    }

    /// The facts as they are.
    pub fn facts(&self) -> &Facts {
        &self.sums.facts
    }

    /// The facts as they are, and nothing else.
    pub fn into_facts(self) -> Facts {
        self.sums.facts
    }

    /// Puts `new` in the place of `old`: without the one a record is added, without the other it is removed.
    ///
    /// `old` has to be as it was counted, id included; ids are unique. In which row either is does not matter.
    pub fn replace(&mut self, old: Option<&Row>, new: Option<&Row>) -> Moved {
        let before = old.map(|it| self.see(it)).unwrap_or_default();
        let after = new.map(|it| self.see(it)).unwrap_or_default();
        let mut difference = Difference {
            before: before.given,
            after: after.given,
            closed: [before.closed, after.closed],
        };
        if let Some(matters) = &mut self.matters
            && before.contact != after.contact
        {
            if let Some((moment, _)) = &before.contact {
                matters.take(moment, &self.asking, &mut difference);
            }
            if let Some(contact) = after.contact {
                matters.put(contact, &self.asking, &mut difference);
            }
        }
        if let Some(capped) = &mut self.capped
            && before.rating != after.rating
        {
            if let Some((place, _)) = &before.rating {
                capped.take(place, &mut difference);
            }
            if let Some(rating) = after.rating {
                capped.put(rating, &mut difference);
            }
        }
        difference.settle();
        self.sums.shift(&difference)
    }

    /// What this record gives by itself, and where it stands among others.
    fn see(&mut self, row: &Row) -> Seen {
        let Self { asking, alone, logins, matters, capped, .. } = self;
        let scope = &alone.with(row);
        let contact = matters.as_mut().and_then(|it| it.find(scope, 0));
        let rating = capped.as_mut().and_then(|it| it.find(scope, 0, asking));
        let mut given = Vec::new();
        for (measure, it) in asking.measures.iter().enumerate() {
            let is_detailed = asking.detailed[measure];
            let mut emit = |agent: usize, at: CaseRef, verdict| {
                let by_kind = is_detailed && matches!(at, CaseRef::Record(_));
                let kind = by_kind.then(|| kind_of(scope, 0));
                given.push(Given { agent, measure, kind, verdict });
            };
            match it {
                Measure::FirstContact { .. } if contact.is_some() => {}
                it if rating.is_some() && satisfaction::rating(scope, it, 0).is_some() => {}
                Measure::Occupancy => effort::talk_on_shift(scope, logins, &mut emit),
                it => each_case(scope, it, &mut emit),
            }
        }
        let closed = closed_centi(scope, 0)
            .map(|units_centi| Closed { agent: scope.agent_of(0), units_centi });
        Seen { given, closed, contact, rating }
    }
}

impl Concern {
    fn of(scope: &Scope, rows: &[&Row]) -> Self {
        let records = scope.records();
        let mut concern = Self::default();
        for row in rows {
            let room = row.room.and_then(|it| records.rooms().code(it));
            let matter = room.zip(records.task_types().code(row.task_type));
            concern.matters.extend(matter);
            let position = |it: &str| scope.agents.binary_search_by(|(id, _)| id.as_str().cmp(it));
            concern.agents.extend(row.agent.and_then(|it| position(it).ok()));
        }
        concern
    }
}
