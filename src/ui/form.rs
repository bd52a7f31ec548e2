//! What is being typed in a form: kept as text until it is saved, with a problem beside each field.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::parts::{
    Banner, Choice, Segmented, Select, Switch, TextArea, TextField, TextKind, Tone,
};

/// The texts of a form by the names of its fields.
#[derive(Clone, Copy)]
pub struct Form {
    texts: RwSignal<BTreeMap<&'static str, String>>,
    problems: RwSignal<BTreeMap<&'static str, String>>,
}

/// The name under which a problem of the whole form stands.
pub const WHOLE: &str = "";
const ON: &str = "yes";

impl Form {
    /// An empty form.
    pub fn new() -> Self {
        Self { texts: RwSignal::default(), problems: RwSignal::default() }
    }

    /// Begins anew with these texts.
    pub fn fill(self, texts: impl IntoIterator<Item = (&'static str, String)>) {
        self.problems.update(BTreeMap::clear);
        self.texts.set(texts.into_iter().collect());
    }

    /// What stands in a field, without spaces around it.
    pub fn get(self, name: &'static str) -> String {
        self.texts
            .with_untracked(|it| it.get(name).map(|it| it.trim().to_owned()))
            .unwrap_or_default()
    }

    /// Whether a switch is on.
    pub fn is_on(self, name: &'static str) -> bool {
        self.get(name) == ON
    }

    /// The text of a switch.
    pub fn flag(on: bool) -> String {
        if on { ON.to_owned() } else { String::new() }
    }

    /// What stands in a field, to follow.
    pub fn value(self, name: &'static str) -> Signal<String> {
        Signal::derive(move || self.texts.with(|it| it.get(name).cloned()).unwrap_or_default())
    }

    /// Puts a text into a field.
    pub fn put(self, name: &'static str, text: String) {
        self.problems.update(|it| drop(it.remove(name)));
        self.texts.update(|it| drop(it.insert(name, text)));
    }

    /// Says what is wrong with a field, or with the [`WHOLE`].
    pub fn refuse(self, name: &'static str, sentence: impl Into<String>) {
        self.problems.update(|it| drop(it.insert(name, sentence.into())));
    }

    /// Whether nothing has been refused since the last [`forgive`](Self::forgive).
    pub fn is_good(self) -> bool {
        self.problems.with_untracked(BTreeMap::is_empty)
    }

    /// Forgets all problems.
    pub fn forgive(self) {
        self.problems.update(BTreeMap::clear);
    }

    /// What is wrong with a field.
    pub fn problem(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.problems.with(|it| it.get(name).cloned()))
    }

    /// What is wrong with the whole, if anything.
    pub fn banner(self) -> AnyView {
        let problem = self.problem(WHOLE);
        let banner = move || {
            problem
                .get()
                .map(|it| view! { <Banner tone=Tone::Danger testid="form-problem">{it}</Banner> })
        };
        view! { {banner} }.into_any()
    }

    /// A line of text. Its test id is its name.
    pub fn line(
        self,
        name: &'static str,
        kind: TextKind,
        label: Signal<String>,
        hint: Option<Signal<String>>,
    ) -> AnyView {
        let (value, problem) = (self.value(name), self.problem(name));
        let on_change = move |text| self.put(name, text);
        match hint {
            Some(hint) => {
                view! { <TextField label value hint problem kind testid=name on_change /> }
                    .into_any()
            }
            None => {
                view! { <TextField label value problem kind testid=name on_change /> }.into_any()
            }
        }
    }

    /// A paragraph.
    pub fn area(self, name: &'static str, label: Signal<String>, hint: Signal<String>) -> AnyView {
        let (value, problem) = (self.value(name), self.problem(name));
        let on_change = move |text| self.put(name, text);
        view! { <TextArea label value hint problem testid=name on_change /> }.into_any()
    }

    /// A choice of many.
    pub fn select(
        self,
        name: &'static str,
        label: Signal<String>,
        choices: Signal<Vec<Choice>>,
    ) -> AnyView {
        let value = self.value(name);
        let on_change = move |text| self.put(name, text);
        view! { <Select label choices value testid=name on_change /> }.into_any()
    }

    /// A choice of few.
    pub fn segmented(
        self,
        name: &'static str,
        label: Signal<String>,
        choices: Signal<Vec<Choice>>,
    ) -> AnyView {
        let value = self.value(name);
        let on_change = move |text| self.put(name, text);
        view! {
            <div class="form__segmented">
                <span class="field__label" aria-hidden="true">
                    {move || label.get()}
                </span>
                <Segmented label choices value testid=name on_change />
            </div>
        }
        .into_any()
    }

    /// On or off.
    pub fn switch(
        self,
        name: &'static str,
        label: Signal<String>,
        hint: Signal<String>,
    ) -> AnyView {
        let value =
            Signal::derive(move || self.texts.with(|it| it.get(name).is_some_and(|it| it == ON)));
        let on_change = move |on: bool| self.put(name, Self::flag(on));
        view! { <Switch label value hint testid=name on_change /> }.into_any()
    }
}
