//! The frame that all form fields share: label, box, hint, problem.

use leptos::prelude::*;

/// Where a field's label stands; it is always there for a screen reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelPlace {
    #[default]
    Above,
    Beside,
    /// For a field whose meaning its neighbours show.
    Spoken,
}

impl LabelPlace {
    fn as_str(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Beside => "beside",
            Self::Spoken => "spoken",
        }
    }
}

/// The ids by which a field's input names its hint, if it has one, and its problem.
pub(super) fn described_by(id: &str, hint: Option<Signal<String>>) -> String {
    match hint {
        Some(_) => format!("{id}-hint {id}-problem"),
        None => format!("{id}-problem"),
    }
}

/// Puts a label before and a hint or a problem after the input with this `id`.
#[component]
pub(super) fn Field(
    id: String,
    label: Signal<String>,
    label_place: LabelPlace,
    hint: Option<Signal<String>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let problem_id = format!("{id}-problem");

    view! {
        <div class="field" data-label=label_place.as_str()>
            <label class="field__label" class:spoken=label_place == LabelPlace::Spoken for=id>
                {move || label.get()}
            </label>
            {children()}
            {hint.map(|it| view! { <p class="field__hint" id=hint_id>{move || it.get()}</p> })}
            <p class="field__problem" id=problem_id aria-live="polite">
                {move || problem.get()}
            </p>
        </div>
    }
}
