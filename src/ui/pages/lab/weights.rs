//! The sliders: one per group, and one per indicator within each group.

use leptos::prelude::*;

use super::trial::{Trial, WeightAt, members};
use crate::i18n::percent;
use crate::state::use_texts;
use crate::ui::parts::{Series, WeightSlider};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// All weights of the policy on the bench.
#[component]
pub fn Weights(trial: Trial) -> impl IntoView {
    let texts = use_texts();
    let sliders = move || {
        let policy = trial.current.get()?;
        let groups = policy.groups.iter().enumerate().map(|(at, group)| {
            let name = wording::group(texts.get(), group);
            let series = series_of(group.id.as_str());
            let testid = format!("weight-{}", group.id);
            view! { <Slider trial at=WeightAt::Group(at) name series testid /> }
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
                view! { <Slider trial at=WeightAt::Indicator(at) name series testid /> }
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
            {within.collect_view()}
        })
    };
    view! { <div class="stack">{sliders}</div> }
}

#[component]
fn Slider(
    trial: Trial,
    at: WeightAt,
    name: String,
    series: Series,
    testid: String,
) -> impl IntoView {
    let (label, locked_name) = (name.clone(), name);
    let note = tell(move |texts| {
        let before = trial.weight_before(at).filter(|it| *it != trial.weight(at));
        let before = before.and_then(|it| u32::try_from(it).ok());
        before.map(|it| (texts.lab.original)(&percent(it))).unwrap_or_default()
    });
    view! {
        <WeightSlider
            label=move || label.clone()
            value=move || trial.weight(at)
            locked=move || trial.is_locked(at)
            lock_label=tell(move |texts| (texts.lab.lock)(&locked_name))
            problem=say(|it| it.lab.out_of_range)
            note
            original=move || trial.weight_before(at)
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
