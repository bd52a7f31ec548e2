//! 怎样升一级: what one indicator alone would have had to be for the next grade, in whole counts.

use leptos::prelude::*;

use super::Shown;
use crate::engine::facts::Facts;
use crate::engine::growth::{Advice, Counted, Outcome, Suggestion, advise};
use crate::engine::{Exact, Judge};
use crate::i18n::{Texts, thousands};
use crate::model::{Indicator, MeasureKind};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Card;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// As many ways as are shown: the shortest.
const WAYS: usize = 3;

/// The shortest ways to the next grade; nothing for those who have the best one or none.
#[component]
pub fn Coach(shown: Shown) -> impl IntoView {
    let scoring = use_workspace().scoring;
    let known = scoring.facts.get_untracked().zip(scoring.judge.get_untracked());
    let advice = known.and_then(|(facts, judge)| advice(&shown, &facts, &judge));
    advice.map(|advice| view! { <Ways shown advice /> })
}

fn advice(shown: &Shown, facts: &Facts, judge: &Judge) -> Option<Advice> {
    let at = facts.agents.binary_search_by(|it| it.staff.cmp(&shown.sheet.staff)).ok()?;
    advise(facts, judge, shown.policy(), at)
}

#[component]
fn Ways(shown: Shown, advice: Advice) -> impl IntoView {
    let texts = use_texts();
    let grade = shown.policy().bands.get(advice.target).map(|it| it.label.clone());
    let grade = grade.unwrap_or_default();
    let (gap, next) = (advice.gap.clone(), grade.clone());
    let lead = tell(move |texts| match gap > Exact::zero() {
        true => (texts.sheet.coach_gap)(&wording::decimals(&gap, 2), &next),
        false => (texts.sheet.coach_floor)(&next),
    });
    let is_left_out = advice.suggestions.iter().any(|it| it.outcome == Outcome::NotInvertible);
    let left_out = is_left_out.then(|| {
        view! { <p class="muted small">{say(|it| it.sheet.coach_left_out)}</p> }
    });
    let ways = move || {
        let texts = texts.get();
        let ways = shortest(&shown, &advice).into_iter().map(|(suggestion, count)| {
            let indicator = &shown.policy().indicators[suggestion.indicator];
            let sentence = sentence(texts, indicator, suggestion.now, count, &grade);
            view! { <li data-indicator=indicator.id.to_string()>{sentence}</li> }
        });
        let ways = ways.collect_view();
        match ways.is_empty() {
            true => view! { <p>{texts.sheet.coach_none}</p> }.into_any(),
            false => view! { <ul class="coach" data-of="ways">{ways}</ul> }.into_any(),
        }
    };
    view! {
        <Card title=say(|it| it.sheet.coach) lead testid="coach">
            {ways}
            {left_out}
        </Card>
    }
}

/// The suggestions that can be reached with the counts they end in, the fewest points of the curve first.
/// What one or two peers gave is no starting point that may be shown.
fn shortest<'a>(shown: &Shown, advice: &'a Advice) -> Vec<(&'a Suggestion, i64)> {
    let mut ways: Vec<(Exact, &'a Suggestion, i64)> = advice
        .suggestions
        .iter()
        .filter(|it| !shown.hides(&shown.policy().indicators[it.indicator]))
        .filter_map(|it| match (&it.outcome, &it.needed) {
            (Outcome::Reaches { count, .. }, Some(needed)) if *count != it.now.count => {
                Some((needed - &it.points, it, *count))
            }
            _ => None,
        })
        .collect();
    ways.sort_by(|one, two| one.0.cmp(&two.0));
    ways.into_iter().take(WAYS).map(|(_, it, count)| (it, count)).collect()
}

fn sentence(texts: &Texts, indicator: &Indicator, now: Counted, count: i64, grade: &str) -> String {
    let words = &texts.sheet;
    let name = wording::indicator(texts, indicator);
    let (from, to) = (thousands(now.count), thousands(count));
    let change = count.saturating_sub(now.count);
    let size = thousands(i64::try_from(change.unsigned_abs()).unwrap_or(i64::MAX));
    let kind = indicator.measure.kind();
    match kind {
        MeasureKind::Share => {
            let what = wording::measure(texts, &indicator.measure).numerator;
            let counts = (words.coach_counts)(&from, &to, &thousands(now.of));
            let cases = if change > 0 { words.coach_more } else { words.coach_fewer };
            cases(&name, what, &size, &counts, grade)
        }
        MeasureKind::Hours => {
            let cases = if change > 0 { words.coach_more_hours } else { words.coach_fewer_hours };
            cases(&size, &from, &to, grade)
        }
        MeasureKind::Portion
        | MeasureKind::Rating
        | MeasureKind::Seconds
        | MeasureKind::Net
        | MeasureKind::Cases
        | MeasureKind::Number => {
            let value = |count: i64| {
                let value = Exact::ratio(count, now.of);
                value.map(|it| wording::value(texts, kind, &it)).unwrap_or_default()
            };
            (words.coach_value)(&name, &value(now.count), &value(count), grade)
        }
    }
}
