//! 时限: how soon every kind of work has to be answered and done, by urgency and by which clock.

use leptos::prelude::*;

use super::bench::Bench;
use super::consequences::ConsequencesCard;
use super::left_out::LeftOutCard;
use crate::i18n::Texts;
use crate::model::{Lane, PolicyEdit, RatingCaps, Target, TaskType, TaskTypeId, Urgency};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{
    Card, Choice, ColumnHead, Empty, IconKind, LabelPlace, NumberField, RowHead, Select, Table,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

const URGENCIES: [Urgency; 2] = [Urgency::Normal, Urgency::Urgent];
/// Limits are typed in hours with two places: 0.01 h is 36 s.
const STEP_S: i64 = 36;

/// Time limits and rating caps of the draft, and what they would do.
#[component]
pub fn LimitsPart(bench: Bench) -> impl IntoView {
    let workspace = use_workspace();
    let kinds = Memo::new(move |_| -> Vec<(TaskTypeId, String)> {
        let data = workspace.office.get();
        let kinds = data.iter().flat_map(|it| it.task_types.iter());
        kinds.map(|it: &TaskType| (it.id.clone(), it.name.clone())).collect()
    });
    let rows = move || {
        let rows = kinds.get().into_iter().flat_map(|(id, name)| {
            URGENCIES.map(|urgency| row(bench, id.clone(), name.clone(), urgency))
        });
        rows.collect_view()
    };
    let has_calendar = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_some_and(|it| it.office.calendar.is_some()))
    });
    let clock_note = tell(move |texts| match has_calendar.get() {
        true => texts.policy_rules.clock_help.to_owned(),
        false => texts.policy_rules.clock_without_calendar.to_owned(),
    });
    let table = move || match kinds.with(Vec::is_empty) {
        true => view! {
            <Empty
                title=say(|it| it.policy_rules.no_kinds_title)
                sentence=say(|it| it.policy_rules.no_kinds)
                icon=IconKind::Records
            />
        }
        .into_any(),
        false => view! {
            <div class="policy__table">
            <Table label=say(|it| it.policy_page.limits) testid="limits">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.policy_rules.kind_of_work) />
                        <ColumnHead label=say(|it| it.policy_rules.urgency) />
                        <ColumnHead label=say(|it| it.policy_rules.response_limit) />
                        <ColumnHead label=say(|it| it.policy_rules.resolution_limit) />
                        <ColumnHead label=say(|it| it.policy_rules.clock) />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            </div>
            <p class="small muted">{clock_note}</p>
        }
        .into_any(),
    };
    view! {
        <Card title=say(|it| it.policy_page.limits) lead=say(|it| it.policy_rules.limits_lead)>
            {table}
        </Card>
        <Card
            title=say(|it| it.policy_rules.caps)
            lead=say(|it| it.policy_rules.caps_lead)
        >
            <Caps bench />
        </Card>
        <LeftOutCard />
        <ConsequencesCard bench />
    }
}

fn row(bench: Bench, id: TaskTypeId, name: String, urgency: Urgency) -> AnyView {
    let texts = use_texts();
    let testid = match urgency {
        Urgency::Normal => format!("limit-{id}-normal"),
        Urgency::Urgent => format!("limit-{id}-urgent"),
    };
    let read = id.clone();
    let target = Memo::new(move |_| -> Option<Target> {
        let policy = bench.settled.get()?;
        policy.limits.as_ref()?.targets.get(&read)?.get(&urgency).copied()
    });
    let change = Callback::new(move |next: Target| {
        let known = bench.settled.get_untracked();
        let limits = known.as_ref().and_then(|it| it.limits.as_ref());
        let targets = limits.and_then(|it| it.targets.get(&id));
        let mut targets = targets.cloned().unwrap_or_default();
        match (next.first_response_s, next.resolution_s) {
            (None, None) => targets.remove(&urgency),
            _ => targets.insert(urgency, next),
        };
        bench.change(PolicyEdit::SetTargets { task_type: id.clone(), targets });
    });
    let or_none = move || target.get_untracked().unwrap_or_default();
    let field = |label: Signal<String>,
                 end: &str,
                 read: fn(&Target) -> Option<u32>,
                 write: fn(&mut Target, Option<u32>)| {
        let set = move |limit: Option<u32>| {
            let mut next = or_none();
            write(&mut next, limit);
            change.run(next);
        };
        view! {
            <NumberField
                label
                label_place=LabelPlace::Spoken
                value=Signal::derive(move || {
                    let limit = target.get().as_ref().and_then(read)?;
                    Some((i64::from(limit) + STEP_S / 2) / STEP_S)
                })
                places=2
                range=1..=876_000
                step=100
                unit=say(|it| it.policy_rules.limit_unit)
                problem=say(|it| it.policy_rules.limit_problem)
                testid=format!("{testid}-{end}")
                on_clear=move |()| set(None)
                on_change=move |typed: i64| set(u32::try_from(typed * STEP_S).ok())
            />
        }
        .into_any()
    };
    let (one, two) = (name.clone(), name.clone());
    let response = field(
        tell(move |texts| (texts.policy_rules.response_of)(&one)),
        "response",
        |it| it.first_response_s,
        |it, limit| it.first_response_s = limit,
    );
    let resolution = field(
        tell(move |texts| (texts.policy_rules.resolution_of)(&two)),
        "resolution",
        |it| it.resolution_s,
        |it, limit| it.resolution_s = limit,
    );
    let clocks = move || {
        let words: &'static Texts = texts.get();
        vec![
            Choice::new("all", words.policy_rules.round_the_clock),
            Choice::new("office", words.policy_rules.office_clock),
        ]
    };
    let clock = move || match target.get().map(|it| it.clock) {
        Some(Lane::Office) => "office".to_owned(),
        _ => "all".to_owned(),
    };
    let set_clock = move |value: String| {
        let clock = if value == "office" { Lane::Office } else { Lane::RoundTheClock };
        change.run(Target { clock, ..or_none() });
    };
    view! {
        <tr>
            <RowHead>{name}</RowHead>
            <td>{tell(move |texts| wording::urgency(texts, urgency).to_owned())}</td>
            <td class="table__number">{response}</td>
            <td class="table__number">{resolution}</td>
            <td>
                <Select
                    label=say(|it| it.policy_rules.clock)
                    label_place=LabelPlace::Spoken
                    choices=clocks
                    value=clock
                    disabled=Signal::derive(move || target.get().is_none())
                    testid=format!("{testid}-clock")
                    on_change=set_clock
                />
            </td>
        </tr>
    }
    .into_any()
}

/// How many ratings of one household and about one incident count for an agent.
#[component]
fn Caps(bench: Bench) -> impl IntoView {
    let caps = Memo::new(move |_| {
        let policy = bench.settled.get();
        policy.as_ref().and_then(|it| it.limits.as_ref()?.rating_caps).unwrap_or_default()
    });
    let set = move |next: RatingCaps| {
        let caps = (next != RatingCaps::default()).then_some(next);
        bench.change(PolicyEdit::SetRatingCaps(caps));
    };
    let number = |n: i64| u16::try_from(n).ok().and_then(std::num::NonZeroU16::new);
    view! {
        <div class="row row--fields">
            <NumberField
                label=say(|it| it.policy_rules.per_household)
                hint=say(|it| it.policy_rules.caps_hint)
                value=move || caps.get().per_household.map(|it| it.get().into())
                range=1..=1000
                problem=say(|it| it.policy_rules.caps_problem)
                testid="cap-household"
                on_clear=move |()| set(RatingCaps { per_household: None, ..caps.get_untracked() })
                on_change=move |n: i64| {
                    set(RatingCaps { per_household: number(n), ..caps.get_untracked() });
                }
            />
            <NumberField
                label=say(|it| it.policy_rules.per_incident)
                hint=say(|it| it.policy_rules.caps_hint)
                value=move || caps.get().per_incident.map(|it| it.get().into())
                range=1..=1000
                problem=say(|it| it.policy_rules.caps_problem)
                testid="cap-incident"
                on_clear=move |()| set(RatingCaps { per_incident: None, ..caps.get_untracked() })
                on_change=move |n: i64| {
                    set(RatingCaps { per_incident: number(n), ..caps.get_untracked() });
                }
            />
        </div>
    }
}
