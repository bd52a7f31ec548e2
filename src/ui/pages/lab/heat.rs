//! 名次的把握: everybody's chance of every rank when the weights are uncertain, worked out beside the page.

use leptos::prelude::*;

use super::heat_picture::{Picture, Shown};
use super::heat_window::Window;
use super::law::{Law, LawChoice};
use super::solid::{Found, Solid};
use super::trial::Trial;
use crate::engine::whatif::acceptability::{Candidate, Question, RankShares};
use crate::i18n::Texts;
use crate::model::StaffId;
use crate::state::{RankDraws, Shared};
use crate::ui::parts::{Card, Choice, Definition, LabelPlace, Progress, Select};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The card with the heat map.
#[component]
pub fn HeatCard(trial: Trial, solid: Solid) -> impl IntoView {
    let draws = RankDraws::unasked();
    let law = RwSignal::new(Law::Any);
    let picked = RwSignal::new(None::<StaffId>);
    let from = RwSignal::new(0_usize);
    Effect::new(move || {
        let (found, law) = (solid.found(), law.get());
        let weights = trial.weights.get();
        let resting = found.zip(weights).filter(|(found, weights)| {
            let policy = &found.policy;
            found.solidity.weights_bp == weights.groups
                && policy.indicators.iter().map(|it| it.local_bp).eq(weights.locals.iter().copied())
        });
        // What was found is not yet of where the slider stands: the old question is of no use to anybody.
        let Some((found, _)) = resting else { return draws.call_off() };
        match question(&found, law) {
            Some(question) => draws.ask(question),
            None => draws.call_off(),
        }
    });
    // The answer with the ranking it is about.
    let shown = Memo::new(move |_| {
        let shares = draws.answer().get()?;
        let found = solid.0.get_untracked()?;
        Some(Shared::new(Shown { shares, found, law: law.get_untracked() }))
    });
    let many = Memo::new(move |_| solid.0.with(|it| it.as_ref().map_or(0, Found::people)));
    let person = Memo::new(move |_| {
        let shown = shown.get()?;
        let picked = picked.get().filter(|it| shown.shares.of(it).is_some());
        picked.or_else(|| shown.found.solidity.staff.first().cloned())
    });
    let busy = move || draws.percent().with(Option::is_some).then_some("true");
    let content = move || match many.get() {
        0 | 1 => view! { <p>{say(|it| it.lab.solid_nobody)}</p> }.into_any(),
        _ => view! {
            <div class="row row--fields row--apart">
                <LawChoice law />
                <People shown person picked from />
            </div>
            <div class="heat" aria-busy=busy data-testid="heat">
                <p class="heat__sentence" role="status" data-testid="heat-sentence">
                    {tell(move |texts| sentence(texts, shown.get(), person.get()))}
                </p>
                <Waiting draws />
                <Picture shown person from />
            </div>
        }
        .into_any(),
    };
    view! {
        <Card
            title=say(|it| it.chances.title)
            lead=say(|it| it.chances.lead)
            testid="heat-card"
        >
            {content}
            <p class="row small muted">
                <Definition
                    term=say(|it| it.chances.law)
                    definition=say(|it| it.chances.law_definition)
                    button_label=say(|it| it.chances.law_help)
                />
            </p>
        </Card>
    }
}

/// Everybody who has a rank, under a law around the weights at rest.
fn question(found: &Found, law: Law) -> Option<Question> {
    let solidity = &found.solidity;
    let people = solidity.staff.iter().zip(&solidity.people);
    let candidates: Vec<Candidate> =
        people.filter_map(|(id, weighed)| Candidate::new(id.clone(), weighed)).collect();
    let enough = candidates.len() > 1;
    let alpha = law.around(&solidity.weights_bp)?;
    enough.then(|| Question::new(candidates, alpha)).flatten()
}

/// Who is spoken of.
#[component]
fn People(
    shown: Memo<Option<Shared<Shown>>>,
    person: Memo<Option<StaffId>>,
    picked: RwSignal<Option<StaffId>>,
    from: RwSignal<usize>,
) -> impl IntoView {
    let choices = Signal::derive(move || {
        let Some(shown) = shown.get() else { return Vec::new() };
        let found = &shown.found;
        let choice = |id: &StaffId| Choice::new(id.as_str(), found.name(id));
        found.solidity.staff.iter().map(choice).collect()
    });
    let pick = move |id: String| {
        let id = StaffId::new(&id);
        let staff = |it: &Option<Shared<Shown>>| {
            it.as_ref()?.found.solidity.staff.iter().position(|it| *it == id)
        };
        if let Some(at) = shown.with_untracked(staff) {
            from.set(Window::around(at));
        }
        picked.set(Some(id));
    };
    view! {
        <Select
            label=say(|it| it.chances.person)
            label_place=LabelPlace::Beside
            choices
            value=Signal::derive(move || person.get().map(|it| it.to_string()).unwrap_or_default())
            testid="heat-person"
            on_change=pick
        />
    }
}

/// How far the draws are; it takes its place only if they take a while.
#[component]
fn Waiting(draws: RankDraws) -> impl IntoView {
    let percent = draws.percent();
    view! {
        <Show when=move || percent.with(Option::is_some)>
            <div class="heat__waiting">
                <Progress label=say(|it| it.chances.computing) percent testid="heat-progress" />
            </div>
        </Show>
    }
}

fn sentence(texts: &Texts, shown: Option<Shared<Shown>>, person: Option<StaffId>) -> String {
    let Some((shown, person)) = shown.zip(person) else {
        return texts.chances.computing.to_owned();
    };
    let Shown { shares, found, .. } = &*shown;
    let Some(place) = shares.place(&person) else { return String::new() };
    let words = &texts.chances;
    let name = found.name(&person);
    let share = |times: u32| share(times, shares);
    let own = match place.usual {
        usual if place.times == shares.draws() => (words.always)(&name, usual),
        1 => (words.first)(&name, &share(place.times), place.worst),
        usual => (words.usual)(&name, usual, &share(place.times), place.best, place.worst),
    };
    let favourite = shares.favourite().filter(|it| *it.0 != person);
    let favourite = favourite.map(|(id, times)| (words.favourite)(&found.name(id), &share(times)));
    let sentences: Vec<String> = [own].into_iter().chain(favourite).collect();
    sentences.join(texts.lab.sentence_gap)
}

/// So many of the draws in whole percent.
fn share(times: u32, shares: &RankShares) -> String {
    wording::probability(f64::from(times) / f64::from(shares.draws().max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Judge;
    use crate::engine::facts::gather;
    use crate::model::{Time, demo};
    use crate::ui::pages::lab::solidity::Solidity;

    /// The end-to-end tests read the same numbers in the browser, from the worker and without one.
    #[test]
    fn the_demos_first_has_these_draws_on_every_machine() {
        let data = demo::office();
        let policy = data.policy.clone();
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let facts = gather(&data, data.periods()[0], now, &policy.measures());
        let judge = Judge::new(&facts, &policy);
        let standings = judge.rank(&policy);
        let solidity = Shared::new(Solidity::of(&facts, &judge, &policy, &standings));
        let (policy, judge) = (Shared::new(policy), Shared::new(judge));
        let found = Found { solidity, data: Shared::new(data), policy, judge };
        let question = question(&found, Law::Any).unwrap();
        let mut simulation = question.simulation().unwrap();
        simulation.advance(question.draws());
        let shares = question.answer(simulation.table().to_vec()).unwrap();
        let first = &standings[0].staff;
        assert_eq!(shares.of(first), Some([9653, 347, 0, 0, 0, 0, 0, 0].as_slice()));
        let texts = crate::i18n::Locale::Zh.texts();
        let shown = Shown { shares: Shared::new(shares), found, law: Law::Any };
        let said = sentence(texts, Some(Shared::new(shown)), Some(first.clone()));
        assert_eq!(said, "林晓岚在 97% 的权重设定下排第一，最差第 2。");
    }
}
