//! The curve of an indicator, moved on the plot, typed, or started anew by a method.

use leptos::prelude::*;

use super::bench::Bench;
use super::moves::{corners, line, moved, placed, range, with_one_more, without};
use super::unit::{POINT, Unit, hundredths, of_hundredths};
use crate::engine::authoring::methods::{Method, prefers_less, reversed};
use crate::engine::lint::fault;
use crate::i18n::Texts;
use crate::model::{Anchor, Curve, Fraction, Indicator, PolicyEdit};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{
    Button, ButtonKind, Choice, Corner, CurvePicture, CurvePlot, IconButton, IconKind, Mark,
    NumberField, Segmented, Switch,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// One indicator's curve, copied freely.
#[derive(Clone, Copy)]
struct Edited {
    bench: Bench,
    indicator: Memo<Option<Indicator>>,
    unit: Unit,
    /// Why the last change was refused.
    problem: RwSignal<Option<String>>,
}

impl Edited {
    fn curve(self) -> Option<Curve> {
        self.indicator.get_untracked().map(|it| it.curve)
    }

    /// Why a curve cannot be used, in words.
    fn fault(self, curve: &Curve) -> Option<String> {
        fault(curve).map(|it| wording::curve_fault(self.bench.texts.get_untracked(), it))
    }

    /// Puts the curve into the draft, or says why not.
    fn settle(self, curve: Curve) {
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

    fn change(self, change: impl FnOnce(&Curve) -> Curve) {
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
            bench.try_curve(&indicator.id, moved(&curve, at, place, unit));
        }
    };
    let drop = move |(at, place): (usize, (i64, i64))| {
        edited.change(|it| moved(it, at, place, unit));
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
        let top = corners(curve).iter().map(|it| hundredths(it.points)).fold(100 * POINT, i64::max);
        let at = policy.indicators.iter().position(|it| it.id == settled.id);
        let people = bench.judge.get().zip(at).zip(workspace.office.get());
        let people = people.map(|((judge, at), data)| {
            let agents = judge.scored().agents.iter();
            let mark = |agent: &crate::engine::ScoredAgent| {
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

/// Every corner, typed; or the four numbers of a count.
#[component]
fn Corners(edited: Edited) -> impl IntoView {
    let indicator = edited.indicator;
    let count = Memo::new(move |_| {
        indicator.with(|it| it.as_ref().map_or(0, |it| corners(&it.curve).len()))
    });
    // 0: lines, 1: steps, 2: count.
    let kind = Memo::new(move |_| match indicator.get().map(|it| it.curve) {
        Some(Curve::Steps { .. }) => 1,
        Some(Curve::Count { .. }) => 2,
        _ => 0,
    });
    let rows = move || {
        let least = if kind.get() == 1 { 1 } else { 2 };
        let removable = count.get() > least;
        (0..count.get()).map(|at| corner_row(edited, at, removable)).collect_view()
    };
    let add = move || {
        view! {
            <div class="row">
                <Button
                    kind=ButtonKind::Quiet
                    icon=IconKind::Plus
                    testid="corner-add"
                    on_press=move |()| edited.change(|it| with_one_more(it, edited.unit))
                >
                    {say(|it| it.policy_editor.add_corner)}
                </Button>
            </div>
        }
        .into_any()
    };
    let fields = move || match kind.get() {
        2 => count_fields(edited),
        1 => view! { {below_field(edited)} {rows} {add()} }.into_any(),
        _ => view! { {rows} {add()} }.into_any(),
    };
    view! { <div data-testid="corners">{fields}</div> }
}

fn corner_row(edited: Edited, at: usize, removable: bool) -> AnyView {
    let Edited { bench, indicator, unit, .. } = edited;
    let texts = bench.texts;
    let anchor =
        move || indicator.with(|it| it.as_ref().and_then(|it| corners(&it.curve).get(at).copied()));
    let with_value = move |typed: i64| {
        edited
            .curve()
            .zip(anchor())
            .map(|(curve, it)| placed(&curve, at, Anchor { value: unit.value(typed), ..it }))
    };
    let with_points = move |typed: i64| {
        edited
            .curve()
            .zip(anchor())
            .map(|(curve, it)| placed(&curve, at, Anchor { points: of_hundredths(typed), ..it }))
    };
    let remove = move || {
        view! {
            <IconButton
                label=tell(move |texts| (texts.policy_editor.remove_corner)(at + 1))
                icon=IconKind::Trash
                testid=format!("corner-{at}-remove")
                on_press=move |()| edited.change(|it| without(it, at))
            />
        }
    };
    view! {
        <div class="policy__corner">
            <NumberField
                label=tell(move |texts| (texts.policy_editor.corner_value)(at + 1))
                value=move || anchor().map(|it| unit.typed(it.value))
                places=unit.places
                range=unit.range.0..=unit.range.1
                step=unit.step
                unit=Signal::derive(move || unit.sign(texts.get()).to_owned())
                problem=say(|it| it.policy_editor.value_problem)
                testid=format!("corner-{at}-value")
                refuse=move |typed: i64| with_value(typed).and_then(|it| edited.fault(&it))
                on_change=move |typed| {
                    if let Some(curve) = with_value(typed) {
                        edited.settle(curve);
                    }
                }
            />
            {points_field(
                tell(move |texts| (texts.policy_editor.corner_points)(at + 1)),
                format!("corner-{at}-points"),
                edited,
                Callback::from(move || anchor().map(|it| it.points)),
                Callback::new(with_points),
            )}
            {removable.then(remove)}
        </div>
    }
    .into_any()
}

/// A field for points: what `read` finds, and the curve `with` other points.
fn points_field(
    label: Signal<String>,
    testid: String,
    edited: Edited,
    read: Callback<(), Option<Fraction>>,
    with: Callback<i64, Option<Curve>>,
) -> AnyView {
    view! {
        <NumberField
            label
            value=Signal::derive(move || read.run(()).map(hundredths))
            places=2
            range=-12_000..=12_000
            step=POINT
            unit=say(|it| it.terms.points_unit)
            problem=say(|it| it.policy_editor.points_problem)
            testid
            refuse=move |typed: i64| with.run(typed).and_then(|it| edited.fault(&it))
            on_change=move |typed| {
                if let Some(curve) = with.run(typed) {
                    edited.settle(curve);
                }
            }
        />
    }
    .into_any()
}

fn below_field(edited: Edited) -> AnyView {
    let read = move || match edited.indicator.get()?.curve {
        Curve::Steps { below, .. } => Some(below),
        _ => None,
    };
    let with = move |typed: i64| match edited.curve()? {
        Curve::Steps { edges, closed, .. } => {
            Some(Curve::Steps { below: of_hundredths(typed), edges, closed })
        }
        _ => None,
    };
    let label = say(|it| it.policy_editor.below);
    let field = points_field(
        label,
        "steps-below".to_owned(),
        edited,
        Callback::from(read),
        Callback::new(with),
    );
    view! { <div class="policy__corner">{field}</div> }.into_any()
}

fn count_fields(edited: Edited) -> AnyView {
    let field = |label: Signal<String>, which: usize, testid: &str| {
        let numbers = |curve: &Curve| match curve {
            Curve::Count { base, per, lo, hi } => Some([*base, *per, *lo, *hi]),
            _ => None,
        };
        let read = move || numbers(&edited.indicator.get()?.curve).map(|it| it[which]);
        let with = move |typed: i64| {
            let mut all = numbers(&edited.curve()?)?;
            all[which] = of_hundredths(typed);
            let [base, per, lo, hi] = all;
            Some(Curve::Count { base, per, lo, hi })
        };
        points_field(label, testid.to_owned(), edited, Callback::from(read), Callback::new(with))
    };
    view! {
        <div class="policy__corner">
            {field(say(|it| it.policy_editor.base), 0, "count-base")}
            {field(say(|it| it.policy_editor.per), 1, "count-per")}
            {field(say(|it| it.policy_editor.least), 2, "count-least")}
            {field(say(|it| it.policy_editor.most), 3, "count-most")}
        </div>
    }
    .into_any()
}
