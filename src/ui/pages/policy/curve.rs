//! The curve of an indicator, moved on the plot, typed, or started anew by a method.

use leptos::prelude::*;

use super::above_full::AboveFull;
use super::bench::Bench;
use super::corners::Corners;
use super::moves::{Room, corners, line, moved, range};
use super::unit::{POINT, Unit, hundredths, of_hundredths};
use crate::engine::authoring::methods::{Method, prefers_less, reversed};
use crate::engine::lint::fault;
use crate::engine::reviewed::hides;
use crate::i18n::Texts;
use crate::model::{Anchor, Curve, FULL_POINTS, Fraction, Indicator, PolicyEdit};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Button, Choice, Corner, CurvePicture, CurvePlot, Mark, Segmented, Switch};
use crate::ui::say::say;
use crate::ui::wording;

/// One indicator's curve, copied freely.
#[derive(Clone, Copy)]
pub struct Edited {
    /// Where it is edited.
    pub bench: Bench,
    /// Which.
    pub indicator: Memo<Option<Indicator>>,
    /// In which unit its values are typed.
    pub unit: Unit,
    /// Why the last change was refused.
    problem: RwSignal<Option<String>>,
}

impl Edited {
    /// The curve of the draft.
    pub fn curve(self) -> Option<Curve> {
        self.indicator.get_untracked().map(|it| it.curve)
    }

    /// The most points that the policy allows.
    pub fn most(self) -> Fraction {
        self.bench
            .settled
            .with_untracked(|it| it.as_ref().map_or(FULL_POINTS, |it| it.most_points()))
    }

    /// Where its corners may be.
    fn room(self) -> Room {
        Room { unit: self.unit, most: hundredths(self.most()) }
    }

    /// Why a curve cannot be used, in words.
    pub fn fault(self, curve: &Curve) -> Option<String> {
        fault(curve, self.most())
            .map(|it| wording::curve_fault(self.bench.texts.get_untracked(), it))
    }

    /// Puts the curve into the draft, or says why not.
    pub fn settle(self, curve: Curve) {
        let why = self.fault(&curve);
        self.problem.set(why.clone());
        let Some(indicator) = self.indicator.get_untracked() else { return };
        if why.is_none() {
            let indicator = Indicator { curve, ..indicator };
            self.bench.change(PolicyEdit::PutIndicator(Box::new(indicator)));
        } else {
            self.bench.let_go();
        }
    }

    /// Puts a changed curve into the draft, or says why not.
    pub fn change(self, change: impl FnOnce(&Curve) -> Curve) {
        if let Some(curve) = self.curve() {
            self.settle(change(&curve));
        }
    }
}

/// Plot, corners, methods and direction of an indicator's curve.
#[component]
pub fn CurveEditor(bench: Bench, indicator: Memo<Option<Indicator>>, unit: Unit) -> impl IntoView {
    let problem = RwSignal::new(None::<String>);
    let edited = Edited { bench, indicator, unit, problem };
    let picture = picture(edited);
    let drag = move |(at, place): (usize, (i64, i64))| {
        let known = edited.curve().zip(indicator.get_untracked());
        if let Some((curve, indicator)) = known {
            bench.try_curve(&indicator.id, moved(&curve, at, place, edited.room()));
        }
    };
    let drop = move |(at, place): (usize, (i64, i64))| {
        edited.change(|it| moved(it, at, place, edited.room()));
    };
    view! {
        <Direction edited />
        <CurvePlot
            label=say(|it| it.policy_editor.plot_label)
            picture
            steps=(unit.step, POINT)
            testid="curve"
            on_input=drag
            on_change=drop
        />
        <p class="policy__legend">
            <span>{say(|it| it.policy_editor.plot_help)}</span>
        </p>
        <p class="field__problem" role="alert" data-testid="curve-problem">
            {move || problem.get()}
        </p>
        <Corners edited />
        <AboveFull bench />
        <Methods edited />
    }
}

/// What the plot shows: the draft's line over the one in force, and where people are.
fn picture(edited: Edited) -> Memo<CurvePicture> {
    let Edited { bench, indicator, unit, .. } = edited;
    let texts = bench.texts;
    let workspace = use_workspace();
    Memo::new(move |_| {
        let (Some(settled), Some(policy)) = (indicator.get(), bench.policy.get()) else {
            return CurvePicture::default();
        };
        let words = texts.get();
        let curve = policy.indicator(&settled.id).map_or(&settled.curve, |it| &it.curve);
        let before = bench.current.with(|it| {
            let before = it.as_ref()?.indicator(&settled.id)?;
            (before.measure.kind() == settled.measure.kind()).then(|| before.curve.clone())
        });
        let range = range(&settled.curve, unit);
        let corner = |(at, it): (usize, &Anchor)| {
            let (value, points) = (unit.typed(it.value), hundredths(it.points));
            let spoken = (words.policy_editor.corner_place)(
                &unit.words(words, value),
                &wording::fraction(it.points),
            );
            let label = (words.policy_editor.corner)(at + 1);
            Corner { value, points, label, spoken }
        };
        let most = hundredths(policy.most_points());
        let top = corners(curve).iter().map(|it| hundredths(it.points)).fold(most, i64::max);
        let at = policy.indicators.iter().position(|it| it.id == settled.id);
        let people =
            bench.judge.get().zip(at).zip(workspace.office.get().zip(workspace.period.get()));
        let people = people.map(|((judge, at), (data, period))| {
            let agents = judge.scored().agents.iter();
            let mark = |agent: &crate::engine::ScoredAgent| {
                if hides(&data, period, &agent.staff, &settled.measure) {
                    return None;
                }
                let value = agent.lines.get(at)?.value()?.to_f64();
                let name = data.staff_member(&agent.staff)?.name.clone();
                let value = unit.drawn(value);
                Some(Mark { value, label: format!("{name} {}", unit.words(words, value)) })
            };
            agents.filter_map(mark).collect()
        });
        let values = (0..=4).map(|it| range.0 + (range.1 - range.0) * it / 4);
        let points = (0..=4).map(|it| top * it / 4);
        CurvePicture {
            range,
            top,
            line: line(curve, unit, range),
            before: before
                .filter(|it| it != curve)
                .map(|it| line(&it, unit, range))
                .unwrap_or_default(),
            corners: corners(curve).iter().enumerate().map(corner).collect(),
            people: people.unwrap_or_default(),
            values: values.map(|it| Mark { value: it, label: unit.words(words, it) }).collect(),
            points: points
                .map(|it| Mark { value: it, label: wording::fraction(of_hundredths(it)) })
                .collect(),
        }
    })
}

/// More is better, less is better, or a middle value is.
#[component]
fn Direction(edited: Edited) -> impl IntoView {
    let texts = use_texts();
    let indicator = edited.indicator;
    let choices = move || {
        let words = &texts.get().policy_editor;
        vec![Choice::new("more", words.more_is_better), Choice::new("less", words.less_is_better)]
    };
    let value = move || {
        let less = indicator.with(|it| it.as_ref().is_some_and(|it| prefers_less(&it.curve)));
        if less { "less" } else { "more" }.to_owned()
    };
    let turn = move |wanted: String| {
        edited.change(|it| match prefers_less(it) == (wanted == "less") {
            true => it.clone(),
            false => reversed(it),
        });
    };
    let two_sided = Memo::new(move |_| {
        indicator.with(|it| match it.as_ref().map(|it| &it.curve) {
            Some(Curve::Linear { two_sided, .. }) => Some(*two_sided),
            _ => None,
        })
    });
    let set = move |on: bool| {
        edited.change(|it| match it.clone() {
            Curve::Linear { anchors, .. } => Curve::Linear { anchors, two_sided: on },
            other => other,
        });
    };
    let switch = move || {
        two_sided.get().is_some().then(|| {
            view! {
                <Switch
                    label=say(|it| it.policy_editor.two_sided)
                    value=move || two_sided.get() == Some(true)
                    testid="two-sided"
                    on_change=set
                />
            }
        })
    };
    view! {
        <div class="row row--apart">
            <Segmented
                label=say(|it| it.policy_editor.direction)
                choices
                value
                testid="direction"
                on_change=turn
            />
            {switch}
        </div>
    }
}

/// A method, its name and what it goes by in tests.
type Offer = (Method, fn(&'static Texts) -> &'static str, &'static str);

/// Curves to start from, by the methods policies name.
#[component]
fn Methods(edited: Edited) -> impl IntoView {
    let method = |(method, pick, testid): Offer| {
        view! {
            <Button
                testid=format!("method-{testid}")
                on_press=move |()| edited.change(|it| method.curve(it))
            >
                {say(pick)}
            </Button>
        }
    };
    let methods: [Offer; 6] = [
        (Method::Ratio, |it| it.policy_editor.ratio, "ratio"),
        (Method::Efficacy, |it| it.policy_editor.efficacy, "efficacy"),
        (Method::Tiers, |it| it.policy_editor.tiers, "tiers"),
        (Method::AllOrNothing, |it| it.policy_editor.all_or_nothing, "all-or-nothing"),
        (Method::Count, |it| it.policy_editor.count, "count"),
        (Method::TwoSided, |it| it.policy_editor.middle, "middle"),
    ];
    view! {
        <details>
            <summary>{say(|it| it.policy_editor.methods)}</summary>
            <div class="stack stack--tight">
                <p class="small muted">{say(|it| it.policy_editor.methods_help)}</p>
                <div class="row">{methods.map(method).collect_view()}</div>
            </div>
        </details>
    }
}
