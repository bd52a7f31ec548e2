//! 有多确定: the score's interval, the grade's probability, 难分高下 with the neighbors, and 样本不足, in sentences.

use leptos::prelude::*;

use super::Shown;
use crate::engine::confidence::{Certainty, beats, certainty, indistinguishable};
use crate::engine::facts::Facts;
use crate::engine::whatif::Profile;
use crate::engine::whatif::reversal::{Reversal, least_move};
use crate::engine::{FactState, Judge, Standing};
use crate::i18n::{Texts, fixed, thousands};
use crate::model::{OfficeData, StaffId};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Card;
use crate::ui::say::say;
use crate::ui::wording;

/// What chance has to do with the verdict above.
#[component]
pub fn Doubt(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let scoring = use_workspace().scoring;
    let known = scoring.facts.get_untracked().zip(scoring.judge.get_untracked());
    let standings = scoring.standings.get_untracked();
    let found = known.map(|(facts, judge)| Found::new(&shown, &facts, &judge, &standings));
    let sentences = move || {
        let texts = texts.get();
        let found = found.as_ref()?;
        let said = [
            found.own.as_ref().map(|own| (interval(texts, &shown, own), "doubt-interval")),
            neighbors(texts, found).map(|it| (it, "doubt-neighbors")),
            insufficient(texts, &shown).map(|it| (it, "doubt-insufficient")),
        ];
        let said = said.into_iter().flatten();
        Some(said.map(|(it, id)| view! { <li data-testid=id>{it}</li> }).collect_view())
    };
    view! {
        <Card title=say(|it| it.doubt.title) testid="doubt">
            <ul class="coach">{sentences}</ul>
        </Card>
    }
}

/// The person's certainty, and what parts the neighbors in the ranking from it.
struct Found {
    own: Option<Certainty>,
    above: Option<Neighbor>,
    below: Option<Neighbor>,
}

/// Somebody one place above or below.
struct Neighbor {
    name: String,
    /// The difference of the published scores, in hundredths of a point.
    gap_centi: u32,
    /// The probability that another sample has them in the other order; `None` where they are clearly apart.
    turns: Option<f64>,
    /// What share of the weight would turn them, as text, if the lab finds one.
    by_weights: Option<String>,
}

impl Found {
    fn new(shown: &Shown, facts: &Facts, judge: &Judge, standings: &[Standing]) -> Self {
        let sure = certainty(facts, judge, shown.policy());
        let place = |id: &StaffId| facts.agents.binary_search_by(|it| it.staff.cmp(id)).ok();
        let of = |id: &StaffId| sure.get(place(id)?).cloned().flatten();
        let own = of(&shown.sheet.staff);
        let ranked: Vec<&Standing> = standings.iter().filter(|it| it.rank.is_some()).collect();
        let at = ranked.iter().position(|it| it.staff == shown.sheet.staff);
        let neighbor = |step: isize| {
            let at = at?;
            let (me, other) = (ranked[at], *ranked.get(at.checked_add_signed(step)?)?);
            let (mine, theirs) = (own.as_ref()?, of(&other.staff)?);
            let wins = beats(mine, &theirs);
            let turns = indistinguishable(mine, &theirs).then_some(wins.min(1.0 - wins));
            let profile =
                |id: &StaffId| Some(Profile::of(&judge.weigh(place(id)?, shown.policy())));
            let weights: Vec<u32> = shown.policy().groups.iter().map(|it| it.weight_bp).collect();
            let (one, two) = (profile(&me.staff)?, profile(&other.staff)?);
            let is_ahead = one.score(&weights) >= two.score(&weights);
            let (ahead, behind) = if is_ahead { (&one, &two) } else { (&two, &one) };
            let by_weights = match least_move([ahead, behind], &weights) {
                Some(Reversal::Move(least)) => Some(wording::percentage_points(&least.total)),
                Some(Reversal::Level | Reversal::Dominated) | None => None,
            };
            Some(Neighbor {
                name: name_of(&shown.data, &other.staff),
                gap_centi: me.centi?.abs_diff(other.centi?),
                turns,
                by_weights,
            })
        };
        let (above, below) = (neighbor(-1), neighbor(1));
        Self { own, above, below }
    }
}

fn name_of(data: &OfficeData, id: &StaffId) -> String {
    data.staff_member(id).map_or_else(|| id.to_string(), |it| it.name.clone())
}

fn interval(texts: &Texts, shown: &Shown, own: &Certainty) -> String {
    let words = &texts.doubt;
    let (low, high) = own.interval();
    let mut said = match own.standard_error > 0.0 {
        true => (words.interval)(&format!("{low:.1}"), &format!("{high:.1}")),
        false => words.no_interval.to_owned(),
    };
    let grade = wording::grade(texts, shown.sheet.grade, &shown.policy().bands);
    let chance = wording::probability(own.own_grade);
    let again = if own.is_borderline() { words.borderline } else { words.same_grade };
    if own.standard_error > 0.0 {
        join(texts, &mut said, &again(&grade, &chance));
        if own.is_lower_bound {
            join(texts, &mut said, words.at_least);
        }
    }
    said
}

fn neighbors(texts: &Texts, found: &Found) -> Option<String> {
    let words = &texts.doubt;
    if found.above.is_none() && found.below.is_none() {
        return None;
    }
    let mut said = String::new();
    let both = [(&found.above, words.close_above), (&found.below, words.close_below)];
    for (neighbor, sentence) in both {
        let Some(it) = neighbor else { continue };
        let Some(turns) = it.turns else { continue };
        let close = sentence(&it.name, &fixed(it.gap_centi), &wording::probability(turns));
        join(texts, &mut said, &close);
        if let Some(points) = &it.by_weights {
            join(texts, &mut said, &(words.by_weights)(points));
        }
    }
    if said.is_empty() {
        words.apart.clone_into(&mut said);
    }
    Some(said)
}

fn insufficient(texts: &Texts, shown: &Shown) -> Option<String> {
    let words = &texts.doubt;
    let lines = shown.policy().indicators.iter().zip(&shown.sheet.lines);
    let few = lines.filter(|(_, it)| it.line.state == FactState::Insufficient);
    let few: Vec<String> = few
        .map(|(indicator, it)| {
            let name = wording::indicator(texts, indicator);
            (words.insufficient_one)(&name, &thousands(it.fact.n), indicator.n_min)
        })
        .collect();
    (!few.is_empty()).then(|| (words.insufficient)(&few.join(words.separator)))
}

/// Another sentence after what was said: a space between them where the language has one.
fn join(texts: &Texts, said: &mut String, sentence: &str) {
    if !said.is_empty() {
        said.push_str(texts.lab.sentence_gap);
    }
    said.push_str(sentence);
}
