//! Conditions that all have to hold of a record, one row each.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::model::{Channel, Condition, Range, TaskTypeId, Urgency};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{
    Button, ButtonKind, Choice, IconButton, IconKind, LabelPlace, NumberField, Select,
};
use crate::ui::say::say;
use crate::ui::wording;

const CHANNELS: [Channel; 5] =
    [Channel::Phone, Channel::Desk, Channel::Wechat, Channel::App, Channel::Visit];

/// Reports the whole list with every change; at least `least` conditions stay.
#[component]
pub fn Conditions(
    #[prop(into)] label: Signal<String>,
    conditions: Signal<Vec<Condition>>,
    least: usize,
    #[prop(into)] testid: String,
    #[prop(into)] on_change: Callback<Vec<Condition>>,
) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let kinds = Memo::new(move |_| -> Vec<(String, String)> {
        let data = workspace.office.get();
        let kinds = data.iter().flat_map(|it| it.task_types.iter());
        kinds.map(|it| (it.id.to_string(), it.name.clone())).collect()
    });
    let replace = move |at: usize, condition: Condition| {
        let mut list = conditions.get_untracked();
        if let Some(it) = list.get_mut(at) {
            *it = condition;
            on_change.run(list);
        }
    };
    let remove = move |at: usize| {
        let mut list = conditions.get_untracked();
        if at < list.len() {
            list.remove(at);
            on_change.run(list);
        }
    };
    let add = move |()| {
        let mut list = conditions.get_untracked();
        list.push(Condition::Rated { is: true });
        on_change.run(list);
    };
    let row = move |at: usize, condition: Condition, removable: bool, testid: &str| {
        let field = code(&condition);
        let fields = move || {
            let words: &'static Texts = texts.get();
            ALL.map(|it| Choice::new(it, field_name(words, it))).to_vec()
        };
        let choose = move |value: String| {
            let first = kinds.get_untracked().first().map(|it| it.0.clone());
            replace(at, fresh(&value, first));
        };
        view! {
            <div class="policy__corner">
                <Select
                    label=say(|it| it.policy_editor.condition)
                    label_place=LabelPlace::Spoken
                    choices=fields
                    value=field.to_owned()
                    testid=format!("{testid}-{at}-field")
                    on_change=choose
                />
                {value_fields(condition, kinds, format!("{testid}-{at}"), Callback::new(move |it| {
                    replace(at, it);
                }))}
                {removable.then(|| view! {
                    <IconButton
                        label=say(|it| it.policy_editor.remove_condition)
                        icon=IconKind::Trash
                        on_press=move |()| remove(at)
                    />
                })}
            </div>
        }
        .into_any()
    };
    let add_testid = format!("{testid}-add");
    let rows = move || {
        let all = conditions.get();
        let removable = all.len() > least;
        let rows = all.into_iter().enumerate();
        rows.map(|(at, it)| row(at, it, removable, &testid)).collect_view()
    };
    view! {
        <fieldset class="policy__roles">
            <legend>{move || label.get()}</legend>
            {rows}
            <Button kind=ButtonKind::Quiet icon=IconKind::Plus testid=add_testid on_press=add>
                {say(|it| it.policy_editor.add_condition)}
            </Button>
        </fieldset>
    }
}

/// What a condition asks for, by its kind.
fn value_fields(
    condition: Condition,
    kinds: Memo<Vec<(String, String)>>,
    testid: String,
    set: Callback<Condition>,
) -> AnyView {
    let texts = use_texts();
    let select = |choices: Signal<Vec<Choice>>, value: String, on: Callback<String>| {
        view! {
            <Select
                label=say(|it| it.policy_editor.condition_value)
                label_place=LabelPlace::Spoken
                choices
                value
                testid=format!("{testid}-value")
                on_change=on
            />
        }
        .into_any()
    };
    match condition {
        Condition::TaskType { any_of } => {
            let choices = Signal::derive(move || {
                kinds.get().into_iter().map(|(id, name)| Choice::new(id, name)).collect()
            });
            let value = any_of.first().map(ToString::to_string).unwrap_or_default();
            let on = move |id: String| {
                set.run(Condition::TaskType { any_of: vec![TaskTypeId::new(&id)] });
            };
            select(choices, value, Callback::new(on))
        }
        Condition::Channel { any_of } => {
            let choices = Signal::derive(move || {
                let words = texts.get();
                let all = CHANNELS.iter().enumerate();
                let choice = |(at, it): (usize, &Channel)| {
                    Choice::new(at.to_string(), wording::channel(words, *it))
                };
                all.map(choice).collect()
            });
            let at = CHANNELS.iter().position(|it| any_of.first() == Some(it)).unwrap_or(0);
            let on = move |value: String| {
                let channel = value.parse::<usize>().ok().and_then(|it| CHANNELS.get(it));
                if let Some(channel) = channel {
                    set.run(Condition::Channel { any_of: vec![*channel] });
                }
            };
            select(choices, at.to_string(), Callback::new(on))
        }
        Condition::Urgency { is } => {
            let choices = Signal::derive(move || {
                let words = texts.get();
                vec![
                    Choice::new("normal", wording::urgency(words, Urgency::Normal)),
                    Choice::new("urgent", wording::urgency(words, Urgency::Urgent)),
                ]
            });
            let value = if is == Urgency::Urgent { "urgent" } else { "normal" }.to_owned();
            let on = move |value: String| {
                let is = if value == "urgent" { Urgency::Urgent } else { Urgency::Normal };
                set.run(Condition::Urgency { is });
            };
            select(choices, value, Callback::new(on))
        }
        Condition::Rating(it) => range_fields(it, testid, Condition::Rating, set),
        Condition::WaitS(it) => range_fields(it, testid, Condition::WaitS, set),
        Condition::TalkS(it) => range_fields(it, testid, Condition::TalkS, set),
        Condition::Rings(it) => range_fields(it, testid, Condition::Rings, set),
        Condition::Answered { is }
        | Condition::Resolved { is }
        | Condition::Reopened { is }
        | Condition::Rated { is }
        | Condition::Upheld { is } => {
            let choices = Signal::derive(move || {
                let words = &texts.get().terms;
                vec![Choice::new("yes", words.yes), Choice::new("no", words.no)]
            });
            let field = code(&condition);
            let on = move |value: String| set.run(with_answer(field, value == "yes"));
            select(choices, if is { "yes" } else { "no" }.to_owned(), Callback::new(on))
        }
    }
}

fn range_fields(
    range: Range,
    testid: String,
    make: fn(Range) -> Condition,
    set: Callback<Condition>,
) -> AnyView {
    let field = |label: Signal<String>,
                 end: &str,
                 value: Option<u32>,
                 other: Option<u32>,
                 with: fn(Range, Option<u32>) -> Range| {
        // Emptying both ends would leave no condition at all.
        let clear = move |()| {
            if other.is_some() {
                set.run(make(with(range, None)));
            }
        };
        view! {
            <NumberField
                label
                label_place=LabelPlace::Beside
                value=Signal::stored(value.map(i64::from))
                range=0..=1_000_000
                problem=say(|it| it.policy_editor.n_min_problem)
                testid=format!("{testid}-{end}")
                on_clear=clear
                on_change=move |n: i64| set.run(make(with(range, u32::try_from(n).ok())))
            />
        }
        .into_any()
    };
    let least = field(
        say(|it| it.policy_editor.at_least),
        "least",
        range.at_least,
        range.at_most,
        |it, n| {
            // A least above the most moves the most along.
            Range { at_least: n, at_most: it.at_most.map(|most| most.max(n.unwrap_or(0))) }
        },
    );
    let most = field(
        say(|it| it.policy_editor.at_most),
        "most",
        range.at_most,
        range.at_least,
        |it, n| Range {
            at_most: n,
            at_least: it.at_least.map(|least| least.min(n.unwrap_or(least))),
        },
    );
    view! { {least} {most} }.into_any()
}

const ALL: [&str; 12] = [
    "task_type",
    "channel",
    "urgency",
    "answered",
    "resolved",
    "reopened",
    "rated",
    "upheld",
    "rating",
    "wait_s",
    "talk_s",
    "rings",
];

fn code(condition: &Condition) -> &'static str {
    match condition {
        Condition::TaskType { .. } => "task_type",
        Condition::Channel { .. } => "channel",
        Condition::Urgency { .. } => "urgency",
        Condition::Answered { .. } => "answered",
        Condition::Resolved { .. } => "resolved",
        Condition::Reopened { .. } => "reopened",
        Condition::Rated { .. } => "rated",
        Condition::Upheld { .. } => "upheld",
        Condition::Rating(_) => "rating",
        Condition::WaitS(_) => "wait_s",
        Condition::TalkS(_) => "talk_s",
        Condition::Rings(_) => "rings",
    }
}

fn field_name(texts: &'static Texts, code: &str) -> &'static str {
    let (words, own) = (&texts.policy_editor, &texts.own_measures);
    match code {
        "task_type" => words.field_task_type,
        "channel" => words.field_channel,
        "urgency" => words.field_urgency,
        "answered" => words.field_answered,
        "resolved" => words.field_resolved,
        "reopened" => words.field_reopened,
        "rated" => words.field_rated,
        "upheld" => words.field_upheld,
        "rating" => own.rating,
        "wait_s" => own.wait_s,
        "talk_s" => own.talk_s,
        _ => own.rings,
    }
}

fn with_answer(code: &str, is: bool) -> Condition {
    match code {
        "answered" => Condition::Answered { is },
        "resolved" => Condition::Resolved { is },
        "reopened" => Condition::Reopened { is },
        "upheld" => Condition::Upheld { is },
        _ => Condition::Rated { is },
    }
}

/// A condition of this kind to start from.
fn fresh(code: &str, task_type: Option<String>) -> Condition {
    let from = |least: u32| Range { at_least: Some(least), at_most: None };
    let to = |most: u32| Range { at_least: None, at_most: Some(most) };
    match code {
        "task_type" => {
            let any_of = task_type.map(|it| TaskTypeId::new(&it)).into_iter().collect();
            Condition::TaskType { any_of }
        }
        "channel" => Condition::Channel { any_of: vec![Channel::Phone] },
        "urgency" => Condition::Urgency { is: Urgency::Urgent },
        "rating" => Condition::Rating(from(4)),
        "wait_s" => Condition::WaitS(to(30)),
        "talk_s" => Condition::TalkS(to(600)),
        "rings" => Condition::Rings(to(3)),
        other => with_answer(other, true),
    }
}
