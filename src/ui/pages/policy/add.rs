//! More indicators: from the library, or an own one.

use leptos::prelude::*;

use super::bench::Bench;
use crate::i18n::Texts;
use crate::model::{
    GroupId, Indicator, IndicatorId, Measure, OwnMeasure, Policy, PolicyEdit, library,
};
use crate::state::use_texts;
use crate::ui::navigation::go;
use crate::ui::parts::{Button, Choice, Dialog, Select, TextField};
use crate::ui::route::{PolicyPart, Route};
use crate::ui::say::say;
use crate::ui::wording;

/// Offers every indicator that the policy does not have, for the group named; what is picked is opened.
#[component]
pub fn AddDialog(bench: Bench, group: RwSignal<Option<GroupId>>) -> impl IntoView {
    let texts = use_texts();
    let name = RwSignal::new(String::new());
    let open = Signal::derive(move || group.with(Option::is_some));
    let into = move || group.get().map(|it| it.to_string()).unwrap_or_default();
    let groups = move || {
        let words = texts.get();
        let known = bench.settled.get();
        let known: Vec<Choice> = known
            .iter()
            .flat_map(|it| it.groups.iter())
            .map(|it| Choice::new(it.id.as_str(), wording::group(words, it)))
            .collect();
        let standard = ["Q", "E", "C", "R"].into_iter();
        let more: Vec<Choice> = standard
            .filter(|id| known.iter().all(|it| it.value != *id))
            .map(|id| Choice::new(id, super::indicator::standard_group(words, id)))
            .collect();
        known.into_iter().chain(more).collect::<Vec<_>>()
    };
    let add = Callback::new(move |indicator: Indicator| {
        let Some(group_id) = group.get_untracked() else { return };
        let words = texts.get_untracked();
        let done = (words.policy_page.added)(&wording::indicator(words, &indicator));
        let id = indicator.id.clone();
        let indicator = Indicator { group: group_id, ..indicator };
        if bench.change_and_say(PolicyEdit::AddIndicator(Box::new(indicator)), done) {
            group.set(None);
            name.set(String::new());
            go(&Route::Policy(PolicyPart::Indicator(id)));
        }
    });
    let offers = move || {
        let words = texts.get();
        let policy = bench.settled.get()?;
        let offer = |it: Indicator| offer(words, &policy, it, add);
        Some(library::missing(&policy).into_iter().map(offer).collect_view())
    };
    let own = move || {
        let words = texts.get();
        let kind = |it: Indicator| own_offer(words, bench, it, name, add);
        library::own().into_iter().map(kind).collect_view()
    };
    view! {
        <Dialog
            title=say(|it| it.policy_page.add_title)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="add-dialog"
            on_close=move |()| group.set(None)
        >
            <Select
                label=say(|it| it.policy_editor.group)
                choices=groups
                value=into
                testid="add-group"
                on_change=move |id: String| group.set(Some(GroupId::new(&id)))
            />
            <h3>{say(|it| it.policy_page.library)}</h3>
            <ul class="policy__library">{offers}</ul>
            <h3>{say(|it| it.policy_page.own)}</h3>
            <TextField
                label=say(|it| it.policy_editor.own_indicator_name)
                hint=say(|it| it.policy_editor.own_indicator_hint)
                value=name
                testid="own-name"
                on_change=move |text: String| name.set(text.trim().to_owned())
            />
            <ul class="policy__library">{own}</ul>
        </Dialog>
    }
}

fn offer(
    texts: &'static Texts,
    policy: &Policy,
    indicator: Indicator,
    add: Callback<Indicator>,
) -> AnyView {
    let words = wording::measure(texts, &indicator.measure);
    let testid = format!("add-{}", indicator.id);
    // Another indicator may go by the library's id.
    let indicator = Indicator { id: free_id(policy, indicator.id.as_str()), ..indicator };
    let caution = (!words.caution.is_empty()).then(|| {
        view! { <p class="small muted">{words.caution}</p> }
    });
    view! {
        <li class="policy__offer">
            <div>
                <strong>{words.name}</strong>
                <p class="small">{words.definition}</p>
                {caution}
            </div>
            <Button testid on_press=move |()| add.run(indicator.clone())>
                {texts.policy_page.add}
            </Button>
        </li>
    }
    .into_any()
}

fn own_offer(
    texts: &'static Texts,
    bench: Bench,
    indicator: Indicator,
    name: RwSignal<String>,
    add: Callback<Indicator>,
) -> AnyView {
    let words = &texts.policy_editor;
    let (title, sentence) = match &indicator.measure {
        Measure::Own(OwnMeasure::WithinLimit { .. }) => (words.own_limit, words.own_limit_help),
        Measure::Own(OwnMeasure::MeanRating { .. }) => (words.own_mean, words.own_mean_help),
        Measure::Own(OwnMeasure::Entered { share: true, .. }) => {
            (words.own_share, words.own_entered_help)
        }
        Measure::Own(OwnMeasure::Entered { .. }) => (words.own_number, words.own_entered_help),
        _ => (words.own_ratio, words.own_ratio_help),
    };
    let testid = format!("add-{}", indicator.id);
    let press = move |()| {
        let Some(policy) = bench.settled.get_untracked() else { return };
        let name = name.get_untracked();
        let mut indicator = Indicator {
            id: free_id(&policy, indicator.id.as_str()),
            name: name.clone(),
            ..indicator.clone()
        };
        if let Measure::Own(OwnMeasure::Entered { key, .. }) = &mut indicator.measure {
            *key = name;
        }
        add.run(indicator);
    };
    view! {
        <li class="policy__offer">
            <div>
                <strong>{title}</strong>
                <p class="small">{sentence}</p>
            </div>
            <Button testid disabled=move || name.with(String::is_empty) on_press=press>
                {texts.policy_page.add}
            </Button>
        </li>
    }
    .into_any()
}

/// The id, or the first with a number behind it that the policy does not have.
fn free_id(policy: &Policy, id: &str) -> IndicatorId {
    let taken = |id: &IndicatorId| policy.indicator(id).is_some();
    let plain = IndicatorId::new(id);
    let numbered = (2..).map(|it| IndicatorId::new(&format!("{id}_{it}")));
    std::iter::once(plain).chain(numbered).find(|it| !taken(it)).expect("numbers do not end")
}
