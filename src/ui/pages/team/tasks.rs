//! 任务类型: tier, difficulty with what the data suggests, script, and complex work in the wrong hands.

use leptos::prelude::*;

use super::mismatch::Mismatches;
use super::task_form::TaskForm;
use crate::engine::fairness::difficulty::{suggested_difficulties, talk_times};
use crate::i18n::{Texts, count};
use crate::model::{Edit, TaskType, TaskTypeId, TeamEdit, Tier};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::{Changes, use_changes};
use crate::ui::parts::{
    Align, Button, ButtonKind, Card, Chip, ColumnHead, Empty, IconButton, IconKind, NumberCell,
    RowHead, Table, Tone, write_decimal,
};
use crate::ui::say::say;
use crate::ui::wording;

/// Which kind of work is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    Nothing,
    New,
    Kind(TaskTypeId),
}

/// The kinds of work with the ways to change them.
#[component]
pub fn Tasks() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let opened = RwSignal::new(Opened::Nothing);
    let is_empty = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_none_or(|it| it.task_types.is_empty()))
    });
    let body = move || {
        let data = workspace.office.get()?;
        let times = talk_times(&data);
        let suggested = suggested_difficulties(&times);
        let rows =
            data.task_types.iter().zip(suggested).zip(&times).map(|((kind, centi), times)| {
                let centi = centi.and_then(|it| u32::try_from(it).ok()).filter(|it| *it > 0);
                let suggestion = centi.map(|it| (it, times.len()));
                kind_row(texts.get(), kind, suggestion, opened, changes)
            });
        Some(rows.collect_view())
    };
    let list = move || match is_empty.get() {
        true => view! {
            <Empty
                title=say(|it| it.team.no_tasks_title)
                sentence=say(|it| it.team.no_tasks_text)
                icon=IconKind::Records
            />
        }
        .into_any(),
        false => view! {
            <Table label=say(|it| it.team.tasks) testid="tasks">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.team.task_name) />
                        <ColumnHead label=say(|it| it.team.tier) />
                        <ColumnHead label=say(|it| it.team.difficulty) align=Align::End />
                        <ColumnHead label=say(|it| it.team.suggested) />
                        <ColumnHead label=say(|it| it.team.script) />
                        <ColumnHead label=say(|it| it.team.actions) />
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </Table>
            <p class="small muted">{say(|it| it.team.suggested_hint)}</p>
        }
        .into_any(),
    };
    let actions = move || {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=IconKind::Plus
                testid="add-task"
                on_press=move |()| opened.set(Opened::New)
            >
                {say(|it| it.team.add_task)}
            </Button>
        }
    };
    view! {
        <Mismatches />
        <Card title=say(|it| it.team.tasks) lead=say(|it| it.team.tasks_lead) actions>
            {list}
        </Card>
        <TaskForm opened />
    }
}

fn kind_row(
    texts: &'static Texts,
    kind: &TaskType,
    suggestion: Option<(u32, usize)>,
    opened: RwSignal<Opened>,
    changes: Changes,
) -> AnyView {
    let words = &texts.team;
    let name = wording::import::task_type(texts, kind);
    let (tier, tone) = match kind.tier {
        Tier::Simple => (words.simple, Tone::Neutral),
        Tier::Complex => (words.complex, Tone::Info),
    };
    let sent = kind.dispatched.then(|| view! { <Chip label=words.dispatched.to_owned() /> });
    let units = |centi: u32| write_decimal(centi.into(), 2);
    let advice = match suggestion {
        None => view! { <span class="muted">{words.no_suggestion}</span> }.into_any(),
        Some((centi, cases)) => {
            let text = (words.suggestion)(&units(centi), &count(cases));
            let label = (words.take_for)(&name, &units(centi));
            let taken = TaskType { difficulty_centi: centi, ..kind.clone() };
            let done = (words.task_saved)(&name);
            let take = move |()| {
                let (taken, done) = (taken.clone(), done.clone());
                let change = TeamEdit::PutTaskType(taken);
                changes.try_make(|office| Edit::Team { office, change }, done);
            };
            let button = (centi != kind.difficulty_centi).then(|| {
                view! {
                    <Button kind=ButtonKind::Quiet testid="take-suggestion" on_press=take>
                        <span aria-hidden="true">{words.take}</span>
                        <span class="spoken">{label}</span>
                    </Button>
                }
            });
            view! { <span class="team__advice">{text} {button}</span> }.into_any()
        }
    };
    let script = match kind.script.as_deref() {
        None => view! { <span class="muted">{texts.terms.none}</span> }.into_any(),
        Some(script) => {
            let (label, script) = ((words.script_of)(&name), script.to_owned());
            view! {
                <details class="team__script">
                    <summary>{label}</summary>
                    <p class="team__lines">{script}</p>
                </details>
            }
            .into_any()
        }
    };
    let (edit, id) = ((words.edit_task)(&name), kind.id.clone());
    let difficulty = units(kind.difficulty_centi);
    view! {
        <tr data-task=kind.id.to_string()>
            <RowHead>{name}</RowHead>
            <td>
                <span class="team__skills"><Chip label=tier.to_owned() tone /> {sent}</span>
            </td>
            <NumberCell testid="difficulty">{difficulty}</NumberCell>
            <td>{advice}</td>
            <td>{script}</td>
            <td class="team__actions">
                <IconButton
                    label=edit
                    icon=IconKind::Edit
                    testid="edit-task"
                    on_press=move |()| opened.set(Opened::Kind(id.clone()))
                />
            </td>
        </tr>
    }
    .into_any()
}
