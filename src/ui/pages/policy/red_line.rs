//! 一票否决: what crosses an indicator's red line, the best grade that is left then, and whom it holds down now.

use leptos::prelude::*;

use super::bench::Bench;
use super::indicator::put;
use super::moves::corners;
use super::unit::Unit;
use crate::engine::lint::Lint;
use crate::engine::{Cap, Grade, publish};
use crate::i18n::Texts;
use crate::model::{Band, Crossing, Curve, Fraction, Indicator, IndicatorId, RedLine};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Choice, NumberField, Select, Switch};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The red line of an indicator whose values are typed in this unit.
#[component]
pub fn RedLineFields(
    bench: Bench,
    indicator: Memo<Option<Indicator>>,
    unit: Unit,
) -> impl IntoView {
    let edited = Edited { bench, indicator, unit };
    let is_on = Memo::new(move |_| edited.red_line().is_some());
    let switch = move |on: bool| {
        let worst = bench.settled.with_untracked(|it| it.as_ref().map_or(0, |it| it.bands.len()));
        let cap = u32::try_from(worst.saturating_sub(1)).unwrap_or_default();
        let fresh = RedLine { crossed: Crossing::NoPoints, cap };
        put(bench, indicator, |it| it.red_line = on.then_some(fresh));
    };
    let caps = Signal::derive(move || {
        let policy = bench.settled.get();
        let bands = policy.iter().flat_map(|it| it.bands.iter()).enumerate().skip(1);
        bands.map(|(at, it)| Choice::new(at.to_string(), it.label.clone())).collect::<Vec<_>>()
    });
    let cap = move || edited.red_line().map(|it| it.cap.to_string()).unwrap_or_default();
    let set_cap = move |at: String| {
        if let Ok(cap) = at.parse() {
            edited.change(&|it| it.cap = cap);
        }
    };
    let fields = move || {
        is_on.get().then(|| {
            view! {
                <div class="row row--fields">
                    {crossing_field(edited)} {limit_field(edited)}
                    <Select
                        label=say(|it| it.policy_red_line.cap)
                        choices=caps
                        value=cap
                        testid="red-line-cap"
                        on_change=set_cap
                    />
                </div>
            }
        })
    };
    view! {
        <Switch
            label=say(|it| it.policy_red_line.title)
            hint=say(|it| it.policy_red_line.hint)
            value=is_on
            testid="red-line"
            on_change=switch
        />
        {fields}
        <p class="small" role="status" data-testid="red-line-effect">
            {effect_words(bench, indicator)}
        </p>
        <p class="small policy__doubt" data-testid="red-line-doubt">
            {doubt_words(bench, indicator)}
        </p>
    }
}

/// One indicator's red line, copied freely.
#[derive(Clone, Copy)]
struct Edited {
    bench: Bench,
    indicator: Memo<Option<Indicator>>,
    unit: Unit,
}

impl Edited {
    fn red_line(self) -> Option<RedLine> {
        self.indicator.with(|it| it.as_ref().and_then(|it| it.red_line))
    }

    fn limit(self) -> Option<Fraction> {
        self.red_line().and_then(limit)
    }

    /// Changes the red line that is there.
    fn change(self, change: &dyn Fn(&mut RedLine)) {
        put(self.bench, self.indicator, |it| {
            if let Some(red_line) = &mut it.red_line {
                change(red_line);
            }
        });
    }
}

/// What crosses the red line: no points, or a value beyond a limit.
fn crossing_field(edited: Edited) -> AnyView {
    let texts = use_texts();
    let crossing = move || {
        let found = match edited.red_line().map(|it| it.crossed) {
            Some(Crossing::Below(_)) => "below",
            Some(Crossing::Above(_)) => "above",
            Some(Crossing::NoPoints) | None => "none",
        };
        found.to_owned()
    };
    let crossings = move || {
        let words = &texts.get().policy_red_line;
        vec![
            Choice::new("none", words.no_points),
            Choice::new("below", words.below),
            Choice::new("above", words.above),
        ]
    };
    let cross = move |value: String| {
        let Some(it) = edited.indicator.get_untracked() else { return };
        let limit = it.red_line.and_then(limit).unwrap_or_else(|| worst_value(&it.curve));
        edited.change(&|it| {
            it.crossed = match value.as_str() {
                "below" => Crossing::Below(limit),
                "above" => Crossing::Above(limit),
                _ => Crossing::NoPoints,
            };
        });
    };
    view! {
        <Select
            label=say(|it| it.policy_red_line.crossed)
            choices=crossings
            value=crossing
            testid="red-line-crossed"
            on_change=cross
        />
    }
    .into_any()
}

/// The limit, where there is one.
fn limit_field(edited: Edited) -> AnyView {
    let (texts, unit) = (use_texts(), edited.unit);
    let has_limit = Memo::new(move |_| edited.limit().is_some());
    let set = move |typed: i64| {
        let limit = unit.value(typed);
        edited.change(&|it| match &mut it.crossed {
            Crossing::Below(at) | Crossing::Above(at) => *at = limit,
            Crossing::NoPoints => {}
        });
    };
    let field = move || {
        has_limit.get().then(|| {
            view! {
                <NumberField
                    label=say(|it| it.policy_red_line.limit)
                    value=move || edited.limit().map(|it| unit.typed(it))
                    places=unit.places
                    range=unit.range.0..=unit.range.1
                    step=unit.step
                    unit=Signal::derive(move || unit.sign(texts.get()).to_owned())
                    problem=say(|it| it.policy_editor.value_problem)
                    testid="red-line-limit"
                    on_change=set
                />
            }
        })
    };
    view! { {field} }.into_any()
}

/// The value at which a red line lies; `None` of one that asks for points.
fn limit(red_line: RedLine) -> Option<Fraction> {
    match red_line.crossed {
        Crossing::Below(limit) | Crossing::Above(limit) => Some(limit),
        Crossing::NoPoints => None,
    }
}

/// The value with the least points, where a red line may begin.
fn worst_value(curve: &Curve) -> Fraction {
    let worst = corners(curve).iter().min_by_key(|it| it.points);
    worst.map_or(Fraction::ZERO, |it| it.value)
}

/// Who crosses the red line now, and whose grade is lower for it.
fn effect_words(bench: Bench, indicator: Memo<Option<Indicator>>) -> Signal<String> {
    let workspace = use_workspace();
    tell(move |texts| {
        let Some(indicator) = indicator.get().filter(|it| it.red_line.is_some()) else {
            return String::new();
        };
        let known = bench.judge.get().zip(bench.policy.get()).zip(workspace.office.get());
        let Some(((judge, policy), data)) = known else { return String::new() };
        let at = policy.indicators.iter().position(|it| it.id == indicator.id);
        let Some(at) = at else { return String::new() };
        let standings = bench.consequences.get();
        let agents = judge.scored().agents.iter().enumerate();
        let crossing = agents.filter(|(_, agent)| agent.lines.get(at).is_some_and(|it| it.crossed));
        let person = |(place, agent): (usize, &crate::engine::ScoredAgent)| {
            let member = data.staff_member(&agent.staff);
            let name = member.map_or_else(|| agent.staff.to_string(), |it| it.name.clone());
            let grade =
                standings.iter().find(|it| it.staff == agent.staff).map(|it| it.after.grade);
            let held = match grade {
                Some(Grade::Band { at: left, capped: Some(Cap::RedLine(by)) }) if by == at => {
                    let centi = publish(&judge.weigh(place, &policy)).unwrap_or_default();
                    let label =
                        |band: Option<&Band>| band.map(|it| it.label.clone()).unwrap_or_default();
                    let earned = policy.bands.iter().find(|it| it.from_centi <= centi);
                    Some((label(earned), label(policy.bands.get(left))))
                }
                _ => None,
            };
            (name, held)
        };
        effect(texts, &crossing.map(person).collect::<Vec<_>>())
    })
}

/// The sentence about those who cross it, with the grades of those it holds down: earned and left.
fn effect(texts: &Texts, crossing: &[(String, Option<(String, String)>)]) -> String {
    let words = &texts.policy_red_line;
    let list = |all: Vec<String>| all.join(texts.policy_page.list_stop);
    let names = list(crossing.iter().map(|it| it.0.clone()).collect());
    let held = crossing.iter().filter_map(|(name, held)| {
        let (earned, left) = held.as_ref()?;
        Some((words.held)(name, earned, left))
    });
    let held: Vec<String> = held.collect();
    match (crossing.len(), held.len()) {
        (0, _) => words.nobody.to_owned(),
        (n, 0) => (words.crossing_idle)(n, &names),
        (n, _) => (words.crossing)(n, &names, &list(held)),
    }
}

/// What is doubtful about the red line, as the findings of the whole policy have it.
fn doubt_words(bench: Bench, indicator: Memo<Option<Indicator>>) -> Signal<String> {
    tell(move |texts| {
        let Some(policy) = bench.settled.get() else { return String::new() };
        let Some(indicator) = indicator.get().filter(|it| it.red_line.is_some()) else {
            return String::new();
        };
        let is_own = |id: &IndicatorId| *id == indicator.id;
        bench.lints.with(|lints| {
            let about = lints.iter().filter(|it| match it {
                Lint::IdleRedLine { indicator } | Lint::SmallSamplePays { indicator, .. } => {
                    is_own(indicator)
                }
                _ => false,
            });
            let nobody = |id: &str| id.to_owned();
            about.map(|it| wording::lint(texts, it, &policy, &nobody)).collect::<Vec<_>>().join(" ")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn whom_it_holds_down_is_said_with_both_grades() {
        let zh = Locale::Zh.texts();
        let person = |name: &str, held: Option<(&str, &str)>| {
            (name.to_owned(), held.map(|(one, two)| (one.to_owned(), two.to_owned())))
        };
        assert_eq!(effect(zh, &[]), "现在没有人触碰红线。");
        assert_eq!(
            effect(zh, &[person("甲", None)]),
            "现在有 1 人触碰红线：甲。本来的等级就不更高，等级不受影响。"
        );
        let two = [person("甲", Some(("A", "D"))), person("乙", None)];
        assert_eq!(effect(zh, &two), "现在有 2 人触碰红线：甲、乙。等级因此降低：甲 A → D。");
        let en = Locale::En.texts();
        assert_eq!(
            effect(en, &two[..1]),
            "1 person crosses it now: 甲. Grades lowered by it: 甲 A → D."
        );
    }

    #[test]
    fn a_limit_begins_where_the_points_are_least() {
        let falls = Curve::through_percents(&[(0, 100), (10, 0)]);
        assert_eq!(worst_value(&falls), Fraction::percent(10));
        let rises = Curve::through_percents(&[(60, 0), (100, 100)]);
        assert_eq!(worst_value(&rises), Fraction::percent(60));
    }
}
