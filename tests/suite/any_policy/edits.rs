//! After any edits, undone and redone, the page's results are those that counting and judging anew would give.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiheng::engine::Judge;
use jiheng::engine::counted::counted;
use jiheng::engine::facts::{Asked, gather_asked, gather_before};
use jiheng::model::{
    Appeal, AppealEdit, Assign, Decision, Document, DoubtKind, Edit, Extra, Limits, Mark,
    OfficeData, Policy, Record, RecordId, RecordsEdit, Ruling, Subject, Urgency,
};
use jiheng::state::{View, Workspace};
use leptos::prelude::{GetUntracked, Owner};
use proptest::collection::vec;
use proptest::prelude::*;

use super::config;
use super::laws::Law;
use super::offices::policy;
use super::running::{crowded, crowding, office, period};
use crate::documents::samples::{any_record, time};
use crate::own_indicators::near;

/// What a user does next; the numbers name records by their place.
#[derive(Clone, Debug)]
enum Act {
    Add(Box<Record>),
    Change(usize, Box<Record>),
    Hurry(usize, usize),
    Remove(usize, usize),
    /// Contest a record, its rating or an indicator for somebody.
    Contest(usize, u8),
    /// Rule on the newest open appeal; mostly it is upheld.
    Rule(Decision),
    Undo,
    Redo,
    Look,
}

/// A record that can be entered by hand.
fn record() -> impl Strategy<Value = Box<Record>> {
    (any_record().boxed(), crowding()).prop_map(|(record, how)| {
        let record = crowded(record, how);
        let later = |it: &jiheng::model::Time| *it >= record.created;
        Box::new(Record {
            due: record.due.filter(later),
            reopened: record.reopened.filter(later),
            talk_s: record.talk_s.filter(|_| record.answered != Some(false)),
            ..record
        })
    })
}

fn act() -> impl Strategy<Value = Act> {
    let place = || 0..1000_usize;
    prop_oneof![
        3 => record().prop_map(Act::Add),
        4 => (place(), record()).prop_map(|(at, record)| Act::Change(at, record)),
        2 => (place(), 1..12_usize).prop_map(|(at, count)| Act::Hurry(at, count)),
        2 => (place(), 1..4_usize).prop_map(|(at, count)| Act::Remove(at, count)),
        2 => (place(), 0..3_u8).prop_map(|(at, kind)| Act::Contest(at, kind)),
        2 => prop_oneof![
            3 => Just(Decision::Accepted),
            1 => Just(Decision::Part),
            1 => Just(Decision::Rejected),
        ]
        .prop_map(Act::Rule),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
        5 => Just(Act::Look),
    ]
}

fn edit(data: &OfficeData, act: Act, number: usize) -> Option<Edit> {
    let records = &data.records;
    let some = |at: usize, count: usize| -> Vec<RecordId> {
        (0..count.min(records.len())).map(|it| records.id((at + it) % records.len())).collect()
    };
    let at = time(0);
    let change = match act {
        Act::Add(record) => {
            let id = RecordId::new(&format!("new-{number}"));
            RecordsEdit::Add(Box::new(Record { id, ..*record }))
        }
        Act::Change(place, record) => {
            let id = some(place, 1).pop()?;
            RecordsEdit::Change { record: Box::new(Record { id, ..*record }), at }
        }
        Act::Hurry(place, count) => {
            let value = Assign::Urgency(Urgency::Urgent);
            RecordsEdit::Assign { records: some(place, count), value, at }
        }
        Act::Remove(place, count) => RecordsEdit::Remove(some(place, count)),
        Act::Contest(place, kind) => {
            let change = contest(data, &some(place, 1).pop()?, (place, kind))?;
            return Some(Edit::Appeals { office: data.office.id.clone(), change });
        }
        Act::Rule(decision) => {
            let change = rule(data, decision)?;
            return Some(Edit::Appeals { office: data.office.id.clone(), change });
        }
        Act::Undo | Act::Redo | Act::Look => return None,
    };
    Some(Edit::Records { office: data.office.id.clone(), change })
}

fn contest(data: &OfficeData, record: &RecordId, (place, kind): (usize, u8)) -> Option<AppealEdit> {
    let record = record.clone();
    let indicators = &data.policy.indicators;
    let subject = match kind {
        0 => Subject::Record { record, indicator: None },
        1 => Subject::Rating { record, indicator: None },
        _ => Subject::Indicator { indicator: indicators[place % indicators.len()].id.clone() },
    };
    let filed = time(0);
    Some(AppealEdit::File(Box::new(Appeal {
        id: data.next_appeal_id(data.local_date(filed)),
        staff: data.staff.get(place % data.staff.len().max(1))?.id.clone(),
        // Another month's as well: its records are struck where the periods overlap only.
        period: if place % 5 == 0 { period().before()? } else { period() },
        policy: data.policy.id.clone(),
        version: data.policy.version,
        subject,
        statement: "x".to_owned(),
        filed,
        deadline: data.appeal_deadline(filed),
        before: Mark::default(),
        if_upheld: Mark::default(),
        rulings: Vec::new(),
        second: None,
        withdrawn: None,
        extra: Extra::default(),
    })))
}

fn rule(data: &OfficeData, decision: Decision) -> Option<AppealEdit> {
    let appeal = data.appeals.iter().rev().find(|it| it.rulings.is_empty())?;
    let by = data.staff.iter().find(|it| it.id != appeal.staff)?.id.clone();
    let some: Vec<RecordId> =
        (0..data.records.len().min(1)).map(|it| data.records.id(it)).collect();
    let ruling = Ruling {
        instance: 1,
        decision,
        reason: "x".to_owned(),
        by,
        at: time(0),
        effect: appeal.subject.effect(decision, &some)?,
        before: Mark::default(),
        after: Mark::default(),
        second_until: None,
        extra: Extra::default(),
    };
    Some(AppealEdit::Rule { appeal: appeal.id.clone(), ruling: Box::new(ruling) })
}

/// Mostly nothing is left out, so that edits are followed.
fn left_out() -> impl Strategy<Value = BTreeSet<DoubtKind>> {
    prop_oneof![
        2 => Just(BTreeSet::new()),
        1 => proptest::sample::subsequence(DoubtKind::ALL.to_vec(), 1..=6)
            .prop_map(|it| it.into_iter().collect()),
    ]
}

fn check(workspace: Workspace) -> Law {
    let scoring = workspace.scoring;
    let data = workspace.office.get_untracked().unwrap();
    let (period, now) = (workspace.period.get_untracked(), workspace.now);
    let Some(period) = period else {
        prop_assert!(scoring.facts.get_untracked().is_none());
        return Ok(());
    };
    let asked = Asked::by([&data.policy].into_iter().chain(&data.draft));
    let seen = counted(&data, period);
    let facts = gather_asked(&seen, period, now, &asked);
    prop_assert_eq!(&*scoring.facts.get_untracked().unwrap(), &facts);
    let previous = gather_before(&seen, period, now, &asked);
    let judge = Judge::with_previous(&facts, previous.as_ref(), &data.policy);
    prop_assert_eq!(&*scoring.judge.get_untracked().unwrap(), &judge);
    prop_assert_eq!(scoring.standings.get_untracked(), judge.rank(&data.policy));

    let mut drafted = OfficeData::clone(&data);
    data.draft.as_ref().and_then(|it| it.limits.as_ref()).unwrap().apply(&mut drafted);
    let drafted = counted(&drafted, period);
    let facts = gather_asked(&drafted, period, now, &asked);
    let found = scoring.draft.get_untracked().unwrap();
    prop_assert_eq!(&*found.facts, &facts);
    let previous = gather_before(&drafted, period, now, &asked);
    prop_assert_eq!(found.previous.as_deref(), previous.as_ref());
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_edits_of_records_are_followed_undone_and_redone(
        data in office().boxed(),
        policy in policy().boxed(),
        acts in vec(act().boxed(), 1..20),
        now in near(),
        (out, drafted_out) in (left_out(), left_out()),
    ) {
        let mut data = OfficeData { policy: policy.clone(), ..data };
        data.office.leaves_out = out;
        // A draft by which every rating counts, if some did not, and other doubts are left out.
        let limits = Limits { rating_caps: None, leaves_out: drafted_out, ..Limits::of(&data) };
        data.draft = Some(Policy { limits: Some(limits), ..policy });
        let owner = Owner::new();
        owner.set();
        let view = View { period: Some(period()), ..View::default() };
        let document = Document { offices: vec![Arc::new(data)] };
        let workspace = Workspace::provide(document, view, now);
        check(workspace)?;
        for (number, act) in acts.into_iter().enumerate() {
            match act {
                Act::Undo => workspace.undo(),
                Act::Redo => workspace.redo(),
                Act::Look => check(workspace)?,
                act => {
                    let data = workspace.office.get_untracked().unwrap();
                    if let Some(edit) = edit(&data, act, number) {
                        // What cannot be entered is refused, and changes nothing.
                        let _ = workspace.apply(edit);
                    }
                }
            }
        }
        check(workspace)?;
    }
}
