//! The corners of a curve, typed; or the four numbers of a count.

use leptos::prelude::*;

use super::curve::Edited;
use super::moves::{corners, placed, with_one_more, without};
use super::unit::{POINT, hundredths, of_hundredths};
use crate::model::{Anchor, Curve, Fraction};
use crate::ui::parts::{Button, ButtonKind, IconButton, IconKind, NumberField};
use crate::ui::say::{say, tell};

/// Every corner, typed; or the four numbers of a count.
#[component]
pub fn Corners(edited: Edited) -> impl IntoView {
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
