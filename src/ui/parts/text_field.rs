//! Text, typed: a line or a paragraph.

use leptos::prelude::*;

use super::field::{Field, described_by};
use super::{LabelPlace, fresh_id};

/// What a line of text is, for the browser's keyboard and pickers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    #[default]
    Line,
    Search,
    Date,
    Month,
    Time,
    DateTime,
    Passphrase,
}

impl TextKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Line => "text",
            Self::Search => "search",
            Self::Date => "date",
            Self::Month => "month",
            Self::Time => "time",
            Self::DateTime => "datetime-local",
            Self::Passphrase => "password",
        }
    }
}

/// Reports a new text when the user leaves the field or presses Enter, not on every key: one edit, one undo step.
/// A search reports on every key, as its reader expects.
#[component]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] kind: TextKind,
    #[prop(optional)] label_place: LabelPlace,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let id = fresh_id();
    let invalid = move || problem.with(|it| it.is_some().then_some("true"));
    let typed = move |text: String| {
        if kind == TextKind::Search {
            on_change.run(text);
        }
    };
    let left = move |text: String| {
        if text != value.get_untracked() {
            on_change.run(text);
        }
    };

    view! {
        <Field id=id.clone() label label_place hint problem>
            <input
                type=kind.as_str()
                class="text-field"
                aria-describedby=described_by(&id, hint)
                id=id
                aria-invalid=invalid
                autocomplete="off"
                disabled=move || disabled.get()
                data-testid=testid
                prop:value=move || value.get()
                on:input:target=move |event| typed(event.target().value())
                on:change:target=move |event| left(event.target().value())
            />
        </Field>
    }
}

/// Reports a new paragraph when the user leaves the field.
#[component]
pub fn TextArea(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] label_place: LabelPlace,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let id = fresh_id();

    view! {
        <Field id=id.clone() label label_place hint problem>
            <textarea
                class="text-field text-field--area"
                aria-describedby=described_by(&id, hint)
                id=id
                rows="4"
                aria-invalid=move || problem.with(|it| it.is_some().then_some("true"))
                disabled=move || disabled.get()
                data-testid=testid
                prop:value=move || value.get()
                on:change:target=move |event| on_change.run(event.target().value())
            ></textarea>
        </Field>
    }
}
