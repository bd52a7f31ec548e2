//! The sliders: one per group, and one per indicator within each group.

use leptos::prelude::*;

use super::solid::Solid;
use super::trial::{Trial, WeightAt, members};
use crate::i18n::{Texts, percent};
use crate::state::use_texts;
use crate::ui::parts::{Series, WeightSlider};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// All weights of the policy on the bench.
#[component]
pub fn Weights(trial: Trial, solid: Solid) -> impl IntoView {
    let texts = use_texts();
    let sliders = move || {
        let policy = trial.shape.get()?;
        let groups = policy.groups.iter().enumerate().map(|(at, group)| {
            let name = wording::group(texts.get(), group);
            let series = series_of(group.id.as_str());
            let testid = format!("weight-{}", group.id);
            view! { <GroupSlider trial solid group=at name series testid /> }
        });
        let within = policy.groups.iter().map(|group| {
            let name = wording::group(texts.get(), group);
            let series = series_of(group.id.as_str());
            let members = members(&policy, &group.id);
            let alone = members.len() < 2;
            let sliders = members.into_iter().map(|at| {
                let indicator = &policy.indicators[at];
                let name = wording::indicator(texts.get(), indicator);
                let testid = format!("weight-{}-{}", group.id, indicator.id);
                let note = tell(move |texts| original(texts, trial, WeightAt::Indicator(at)));
                view! { <Slider trial at=WeightAt::Indicator(at) name series note testid /> }
            });
            let content = match alone {
                true => view! { <p class="muted small">{texts.get().lab.single_indicator}</p> }
                    .into_any(),
                false => sliders.collect_view().into_any(),
            };
            view! {
                <details class="lab__within">
                    <summary>{(texts.get().lab.within)(&name)}</summary>
                    <div class="stack">{content}</div>
                </details>
            }
        });
        Some(view! {
            <div class="stack">{groups.collect_view()}</div>
            <p class="muted small lab__help">{say(|it| it.lab.weights_help)}</p>
            {within.collect_view()}
        })
    };
    view! { <div class="stack">{sliders}</div> }
}

/// A group's slider, with the range in which the order holds and what the group really weighs.
#[component]
fn GroupSlider(
    trial: Trial,
    solid: Solid,
    group: usize,
    name: String,
    series: Series,
    testid: String,
) -> impl IntoView {
    let at = WeightAt::Group(group);
    let found = Memo::new(move |_| solid.group(group));
    // With another group locked the rest do not keep their proportions, and the range does not hold.
    let stable = Memo::new(move |_| found.get()?.stable.filter(|_| !trial.has_locked_group()));
    let note = tell(move |texts| {
        let Some(found) = found.get() else { return String::new() };
        let effective = found.effective.map(|it| format!("{it:.0}%"));
        let effective = effective.unwrap_or_else(|| texts.terms.none.to_owned());
        let nominal = (texts.lab.nominal)(&percent(found.nominal_bp), &effective);
        let stable = stable.get().map(|(low, high)| {
            let bound = |bp: i64| u32::try_from(bp).map(percent).unwrap_or_default();
            let (low, high) = (bound(low), bound(high));
            (texts.lab.stable)(low.trim_end_matches('%'), high.trim_end_matches('%'))
        });
        let before = Some(original(texts, trial, at)).filter(|it| !it.is_empty());
        [Some(nominal), stable, before].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    view! { <Slider trial at name series note stable testid /> }
}

/// The weight in force, if it is another.
fn original(texts: &Texts, trial: Trial, at: WeightAt) -> String {
    let before = trial.weight_before(at).filter(|it| *it != trial.weight(at));
    let before = before.and_then(|it| u32::try_from(it).ok());
    before.map(|it| (texts.lab.original)(&percent(it))).unwrap_or_default()
}

#[component]
fn Slider(
    trial: Trial,
    at: WeightAt,
    name: String,
    series: Series,
    #[prop(into)] note: Signal<String>,
    #[prop(optional, into)] stable: Signal<Option<(i64, i64)>>,
    testid: String,
) -> impl IntoView {
    let (label, locked_name) = (name.clone(), name);
    view! {
        <WeightSlider
            label=move || label.clone()
            value=move || trial.weight(at)
            locked=move || trial.is_locked(at)
            lock_label=tell(move |texts| (texts.lab.lock)(&locked_name))
            problem=say(|it| it.lab.out_of_range)
            note
            original=move || trial.weight_before(at)
            stable
            series
            testid
            on_input=move |bp| trial.move_to(at, bp)
            on_change=move |bp| trial.settle(at, bp)
            on_lock=move |locked| trial.lock(at, locked)
        />
    }
}

fn series_of(group: &str) -> Series {
    match group {
        "Q" => Series::Quality,
        "E" => Series::Efficiency,
        "C" => Series::Capability,
        "R" => Series::Reviews,
        _ => Series::Accent,
    }
}
