//! Any office with any records under any policy: what is published can be verified, and any appeal is tried out.

use std::sync::Arc;

use jiheng::engine::appeal::{self, Request};
use jiheng::engine::facts::{Asked, Facts, gather_asked, gather_before};
use jiheng::engine::receipt::{receipt, result};
use jiheng::engine::verify::{Claim, Verification, verify};
use jiheng::model::{OfficeData, Policy, Record, Records, Time};
use proptest::collection::vec;
use proptest::prelude::*;

use super::laws::{self, Judged, Law};
use super::{config, policies};
use crate::documents::samples::any_record;
use crate::own_indicators::{any_office, measure, near};

/// An office whose ratings and entries can be taken as they are.
pub fn office() -> impl Strategy<Value = OfficeData> {
    any_office().prop_map(|mut data| {
        let mut rows: Vec<Record> = data.records.iter().collect();
        for record in &mut rows {
            record.rating = record.rating.map(|it| it % 5 + 1);
        }
        data.records = Arc::new(rows.iter().collect::<Records>());
        for entry in Arc::make_mut(&mut data.entries) {
            entry.num >>= 11;
            entry.den = (entry.den >> 11).max(1);
        }
        data
    })
}

pub fn policy() -> impl Strategy<Value = Policy> {
    vec(measure(), 1..4).prop_flat_map(|measures| {
        let usable = measures.into_iter().filter(|it| it.flaw().is_none());
        let mut measures: Vec<_> = usable.collect();
        measures.extend(policies::measures());
        policies::any_policy(&measures)
    })
}

struct Counted {
    facts: Facts,
    previous: Option<Facts>,
}

fn count(data: &OfficeData, now: Time) -> Counted {
    let period = "2026-07".parse().unwrap();
    let asked = Asked::by([&data.policy]);
    Counted {
        facts: gather_asked(data, period, now, &asked),
        previous: gather_before(data, period, now, &asked),
    }
}

fn what_is_published_is_verified(data: &OfficeData, it: &Judged, now: Time) -> Law {
    let receipt = receipt(data, it.facts, &it.judge, it.policy);
    let result = result(it.facts, &it.judge, it.policy, &receipt.policy, &receipt.data);
    let claim = Claim { receipt, result };
    prop_assert_eq!(verify(data, it.facts.period, now, &claim), Verification::Agreement);
    Ok(())
}

/// In whatever order records, surveys, shifts and people stand, the same is counted.
fn permuting_records_changes_nothing(
    data: &OfficeData,
    it: &Counted,
    turn: usize,
    now: Time,
) -> Law {
    let mut turned = data.clone();
    let mut rows: Vec<Record> = data.records.iter().collect();
    let by = turn % rows.len();
    rows.rotate_left(by);
    rows.swap(0, by);
    turned.records = Arc::new(rows.iter().collect::<Records>());
    Arc::make_mut(&mut turned.surveys).reverse();
    Arc::make_mut(&mut turned.shifts).reverse();
    Arc::make_mut(&mut turned.inspections).reverse();
    Arc::make_mut(&mut turned.entries).reverse();
    turned.staff.reverse();
    turned.task_types.reverse();
    let Counted { facts, previous } = count(&turned, now);
    prop_assert_eq!(&facts, &it.facts);
    prop_assert_eq!(&previous, &it.previous);
    Ok(())
}

/// Granting an appeal comes to the same as counting everything again without it.
fn an_appeal_is_a_recount(data: &OfficeData, it: &Judged, instead: &Record, now: Time) -> Law {
    let judged = appeal::Judged {
        data,
        policy: it.policy,
        facts: it.facts,
        previous: it.previous,
        judge: &it.judge,
    };
    let mut rows: Vec<Record> = data.records.iter().collect();
    let row = rows.len() / 2;
    let changed = Record { id: rows[row].id.clone(), ..instead.clone() };
    let id = rows.remove(row).id;
    let without = OfficeData { records: Arc::new(rows.iter().collect()), ..data.clone() };
    rows.insert(row, changed.clone());
    let with = OfficeData { records: Arc::new(rows.iter().collect()), ..data.clone() };
    let requests = [(Request::VoidRecord(&id), without), (Request::ChangeRecord(&changed), with)];
    for (request, data) in requests {
        let Counted { facts, previous } = count(&data, now);
        let again = Judged::new(&facts, previous.as_ref(), it.policy);
        for (at, agent) in it.facts.agents.iter().enumerate() {
            let outcome = appeal::outcome(&judged, &agent.staff, &request).unwrap();
            prop_assert_eq!(&outcome.before.weighed, &it.weighed[at]);
            prop_assert_eq!(&outcome.after.weighed, &again.weighed[at], "{:?}", request);
            let standing = again.standings.iter().find(|it| it.staff == agent.staff).unwrap();
            let after = (outcome.after.centi, outcome.after.grade, outcome.after.rank);
            prop_assert_eq!(after, (standing.centi, standing.grade, standing.rank));
        }
    }
    for indicator in &it.policy.indicators {
        for agent in &it.facts.agents {
            let request = Request::VoidIndicator(&indicator.id);
            let outcome = appeal::outcome(&judged, &agent.staff, &request).unwrap();
            prop_assert!(outcome.after.weighed.coverage <= outcome.before.weighed.coverage);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_office_under_any_policy_keeps_the_laws(
        data in office(),
        policy in policy(),
        instead in any_record(),
        now in near(),
        turn in 0..20_usize,
    ) {
        let instead = Record { rating: instead.rating.map(|it| it % 5 + 1), ..instead };
        let data = OfficeData { policy, ..data };
        prop_assert_eq!(data.problem(), None);
        let counted = count(&data, now);
        permuting_records_changes_nothing(&data, &counted, turn, now)?;
        let Counted { facts, previous } = counted;
        let judged = Judged::new(&facts, previous.as_ref(), &data.policy);
        laws::all(&judged)?;
        laws::permuting_changes_nothing(&judged)?;
        what_is_published_is_verified(&data, &judged, now)?;
        an_appeal_is_a_recount(&data, &judged, &instead, now)?;
    }
}
