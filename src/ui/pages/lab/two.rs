//! Any two people: who is ahead how likely, under other weights and on another sample of the same work.

use leptos::prelude::*;

use super::law::Law;
use super::solid::{Found, Solid, robustness, sentence, shifts};
use super::solidity::Pair;
use crate::engine::whatif::reversal::Reversal;
use crate::i18n::Texts;
use crate::model::StaffId;
use crate::state::use_texts;
use crate::ui::parts::{Chip, Choice, Select};
use crate::ui::say::say;
use crate::ui::wording;

/// Two people to choose, the first two of the ranking to begin with.
#[component]
pub fn AnyTwo(solid: Solid) -> impl IntoView {
    let texts = use_texts();
    let one = RwSignal::new(None::<StaffId>);
    let other = RwSignal::new(None::<StaffId>);
    let place = move |picked: RwSignal<Option<StaffId>>, otherwise: usize| {
        solid.0.with(|it| {
            let staff = &it.as_ref()?.solidity.staff;
            let picked = picked.get().and_then(|id| staff.iter().position(|it| *it == id));
            picked.or_else(|| (otherwise < staff.len()).then_some(otherwise))
        })
    };
    let enough =
        Memo::new(move |_| solid.0.with(|it| it.as_ref().is_some_and(|it| it.people() > 1)));
    let choices = Signal::derive(move || {
        let Some(found) = solid.found() else { return Vec::new() };
        let choice = |id: &StaffId| Choice::new(id.as_str(), found.name(id));
        found.solidity.staff.iter().map(choice).collect::<Vec<_>>()
    });
    let value = move |picked, otherwise| {
        Signal::derive(move || {
            let at = place(picked, otherwise);
            let id = |found: Found| found.solidity.staff.get(at?).map(ToString::to_string);
            solid.found().and_then(id).unwrap_or_default()
        })
    };
    let answer = move || {
        let texts = texts.get();
        let found = solid.found()?;
        let (first, second) = place(one, 0).zip(place(other, 1))?;
        Some(match found.solidity.between(first, second) {
            Some(pair) => answer(texts, &found, &pair, first > second),
            None => view! { <p>{texts.chances.same_person}</p> }.into_any(),
        })
    };
    view! {
        <Show when=move || enough.get()>
            <section class="two" data-testid="two">
                <h3>{say(|it| it.chances.two)}</h3>
                <div class="row row--fields">
                    <Select
                        label=say(|it| it.chances.one)
                        choices
                        value=value(one, 0)
                        testid="two-one"
                        on_change=move |id: String| one.set(Some(StaffId::new(&id)))
                    />
                    <Select
                        label=say(|it| it.chances.other)
                        choices
                        value=value(other, 1)
                        testid="two-other"
                        on_change=move |id: String| other.set(Some(StaffId::new(&id)))
                    />
                </div>
                <div class="stack stack--tight" data-testid="two-answer">
                    {answer}
                </div>
            </section>
        </Show>
    }
}

/// What is known of a pair, asked from the side of the lower one if `turned`.
fn answer(texts: &'static Texts, found: &Found, pair: &Pair, turned: bool) -> AnyView {
    let words = &texts.chances;
    let (ahead, behind) = (found.name(&pair.ahead), found.name(&pair.behind));
    // Who stands lower by rank may lead by a thousandth: it is the asked one's chance that is told.
    let asked_leads =
        turned != (found.solidity.position(&pair.ahead) < found.solidity.position(&pair.behind));
    let (one, other) = if asked_leads { (&ahead, &behind) } else { (&behind, &ahead) };
    let chance = |leaders: Option<f64>| {
        let own = leaders.map(|it| if asked_leads { it } else { 1.0 - it });
        own.map_or_else(|| words.not_told.to_owned(), wording::probability)
    };
    let by_law = Law::ALL.map(|law| {
        let alpha = law.around(&found.solidity.weights_bp);
        let told = alpha.and_then(|it| found.solidity.by_law(pair, &it));
        (law.label(texts), chance(told))
    });
    let by_sample = (words.another_sample, chance(pair.by_sample));
    let line = |(label, chance): (&'static str, String)| {
        view! {
            <div class="two__line">
                <dt>{label}</dt>
                <dd>{chance}</dd>
            </div>
        }
    };
    let lines = by_law.into_iter().chain([by_sample]).map(line).collect_view();
    let shifts = match &pair.reversal {
        Some(Reversal::Move(least)) => shifts(texts, &found.policy, least),
        _ => String::new(),
    };
    let firm = pair.firmness().map(|it| {
        let (tone, label) = robustness(texts, it);
        view! { <Chip label=move || label.to_owned() tone=move || tone /> }
    });
    let close = pair.too_close.then(|| {
        view! { <p class="two__close">{(words.too_close)(one, other)}</p> }
    });
    view! {
        <p class="two__question">{(words.ahead)(one, other)}</p>
        <dl class="two__chances">{lines}</dl>
        {close}
        <p>
            {firm} " " {sentence(texts, pair, &ahead, &behind)} {texts.lab.sentence_gap}
            <span class="solid__shifts muted small">{shifts}</span>
        </p>
    }
    .into_any()
}
