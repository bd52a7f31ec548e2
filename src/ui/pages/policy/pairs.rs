//! 层次分析法: each two things compared, how far the comparisons agree, and which one contradicts the rest most.

use leptos::prelude::*;

use super::weigh::Thing;
use crate::engine::authoring::ahp::{Comparisons, Judgement, Method};
use crate::i18n::Texts;
use crate::model::Fraction;
use crate::state::use_texts;
use crate::ui::parts::{Choice, Select};
use crate::ui::say::{say, tell};

/// How many times the first of each two matters as much as the other: 1 to 9, or −2 to −9 for the other way round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    things: usize,
    times: Vec<i64>,
}

impl Pairs {
    /// Everything matters alike.
    pub fn level(things: usize) -> Self {
        Self { things, times: vec![1; things * things.saturating_sub(1) / 2] }
    }

    /// The positions of each two, in the order of the answers.
    fn places(&self) -> Vec<(usize, usize)> {
        let all = 0..self.things;
        all.flat_map(|row| (row + 1..self.things).map(move |column| (row, column))).collect()
    }

    fn comparisons(&self) -> Option<Comparisons> {
        let one = |times: &i64| match *times {
            times if times < 0 => Fraction::new(1, -times).ok(),
            times => Fraction::new(times, 1).ok(),
        };
        let upper: Option<Vec<Fraction>> = self.times.iter().map(one).collect();
        Comparisons::new(self.things, &upper?)
    }

    /// The weights, and how far the answers agree.
    pub fn judge(&self) -> Option<Judgement> {
        Some(self.comparisons()?.judge(Method::Eigenvector))
    }

    /// What to say of the answers: agreement, and the worst contradiction.
    fn words(&self, texts: &Texts, things: &[Thing]) -> String {
        let words = &texts.policy_rules;
        let Some((comparisons, judgement)) = self.comparisons().zip(self.judge()) else {
            return String::new();
        };
        let ratio = format!("{:.3}", judgement.ratio.max(0.0));
        let name = |at: usize| things.get(at).map(|it| it.name.as_str()).unwrap_or_default();
        match comparisons.worst(&judgement).filter(|_| judgement.needs_revision()) {
            None => (words.agree)(&ratio),
            Some(it) => {
                let stated = times(texts, it.stated);
                let implied = times(texts, it.implied);
                (words.contradiction)(&ratio, name(it.row), name(it.column), &stated, &implied)
            }
        }
    }
}

/// How many times as important, in words.
fn times(texts: &Texts, ratio: f64) -> String {
    let (ratio, first) = if ratio < 1.0 { (1.0 / ratio, false) } else { (ratio, true) };
    let number = format!("{ratio:.1}");
    let number = number.trim_end_matches(".0");
    match (number, first) {
        ("1", _) => texts.policy_rules.as_important.to_owned(),
        (number, true) => (texts.policy_rules.times_first)(number),
        (number, false) => (texts.policy_rules.times_second)(number),
    }
}

/// One question for each two, and the verdict on all of them.
#[component]
pub fn PairsFields(things: Vec<Thing>, pairs: RwSignal<Pairs>) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let words: &'static Texts = texts.get();
        let scale = (2..=9).rev().chain(std::iter::once(1)).chain((2..=9).map(|it: i64| -it));
        let choice = |it: i64| {
            let label = match it {
                1 => words.policy_rules.as_important.to_owned(),
                it if it > 0 => (words.policy_rules.times_first)(&it.to_string()),
                it => (words.policy_rules.times_second)(&(-it).to_string()),
            };
            Choice::new(it.to_string(), label)
        };
        scale.map(choice).collect::<Vec<_>>()
    });
    let places = pairs.with_untracked(Pairs::places);
    let question = |(at, (row, column)): (usize, (usize, usize))| {
        let name = |at: usize| things.get(at).map(|it| it.name.clone()).unwrap_or_default();
        let (first, second) = (name(row), name(column));
        view! {
            <div class="policy__pair">
                <Select
                    label=tell(move |texts| (texts.policy_rules.compare)(&first, &second))
                    choices
                    value=move || {
                        pairs.with(|it| it.times.get(at).map(ToString::to_string)).unwrap_or_default()
                    }
                    testid=format!("pair-{at}")
                    on_change=move |value: String| pairs.update(|it| {
                        if let (Some(it), Ok(times)) = (it.times.get_mut(at), value.parse()) {
                            *it = times;
                        }
                    })
                />
            </div>
        }
    };
    let questions = places.into_iter().enumerate().map(question).collect_view();
    let verdict = tell(move |texts| pairs.with(|it| it.words(texts, &things)));
    view! {
        <p class="small muted">{say(|it| it.policy_rules.pairs_help)}</p>
        {questions}
        <p role="status" data-testid="pairs-verdict">{verdict}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_a_matrix_row_by_row() {
        let mut pairs = Pairs::level(3);
        assert_eq!(pairs.places(), [(0, 1), (0, 2), (1, 2)]);
        assert_eq!(pairs.judge().unwrap().weights_bp, [3334, 3333, 3333]);
        pairs.times = vec![3, 5, 3];
        let judged = pairs.judge().unwrap();
        assert!(!judged.needs_revision());
        assert_eq!(judged.weights_bp, [6370, 2583, 1047]);
        pairs.times = vec![9, -5, 7];
        assert!(pairs.judge().unwrap().needs_revision());
    }
}
