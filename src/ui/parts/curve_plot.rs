//! A curve from value to points whose corners can be moved.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::svg;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

/// A corner that can be moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corner {
    pub value: i64,
    pub points: i64,
    /// What it is called.
    pub label: String,
    /// Where it is, in words.
    pub spoken: String,
}

/// Something on the axis of values: a person's value, or a number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub value: i64,
    pub label: String,
}

/// What a [`CurvePlot`] shows. Values and points are whole numbers of their last places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CurvePicture {
    /// The axis of values, from and to.
    pub range: (i64, i64),
    /// The axis of points ends here; it begins at 0.
    pub top: i64,
    pub line: Vec<(i64, i64)>,
    /// The line as it was.
    pub before: Vec<(i64, i64)>,
    pub corners: Vec<Corner>,
    pub people: Vec<Mark>,
    pub values: Vec<Mark>,
    pub points: Vec<Mark>,
}

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 290.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 16.0;
const FOOT: f64 = 46.0;

impl CurvePicture {
    fn x(&self, value: i64) -> f64 {
        let (lo, hi) = (real(self.range.0), real(self.range.1));
        LEFT + (real(value) - lo) / (hi - lo).max(1.0) * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, points: i64) -> f64 {
        HEIGHT - FOOT - real(points) / real(self.top).max(1.0) * (HEIGHT - TOP - FOOT)
    }

    /// The value and the points at a place in the drawing.
    fn at(&self, (x, y): (f64, f64)) -> (i64, i64) {
        let (lo, hi) = (real(self.range.0), real(self.range.1));
        let value = lo + (x - LEFT) / (WIDTH - LEFT - RIGHT) * (hi - lo);
        let points = (HEIGHT - FOOT - y) / (HEIGHT - TOP - FOOT) * real(self.top);
        (whole(value), whole(points))
    }

    fn path(&self, line: &[(i64, i64)]) -> String {
        let place =
            |(value, points): &(i64, i64)| format!("{:.1},{:.1}", self.x(*value), self.y(*points));
        line.iter().map(place).collect::<Vec<_>>().join(" ")
    }
}

#[expect(clippy::cast_precision_loss, reason = "a drawing needs no more than f64 has")]
fn real(value: i64) -> f64 {
    value as f64
}

#[expect(clippy::cast_possible_truncation, reason = "what is too large is held at the end")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// How many steps of value and points a key moves a corner.
fn step(key: &str) -> Option<(i64, i64)> {
    Some(match key {
        "ArrowUp" => (0, 1),
        "ArrowDown" => (0, -1),
        "PageUp" => (0, 5),
        "PageDown" => (0, -5),
        "ArrowRight" => (1, 0),
        "ArrowLeft" => (-1, 0),
        _ => return None,
    })
}

/// Reports `on_input` with every step of a corner that is dragged, and `on_change` once with the place where it was
/// let go, or with every key: the arrows move it by `steps` of value and points, `PageUp` and `PageDown` by five of
/// points. The page decides what place the corner may have.
#[component]
pub fn CurvePlot(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] picture: Signal<CurvePicture>,
    steps: (i64, i64),
    #[prop(into)] testid: String,
    #[prop(into)] on_input: Callback<(usize, (i64, i64))>,
    #[prop(into)] on_change: Callback<(usize, (i64, i64))>,
) -> impl IntoView {
    let drawing = NodeRef::<svg::Svg>::new();
    let dragged = RwSignal::new(None::<usize>);
    let count = Memo::new(move |_| picture.with(|it| it.corners.len()));
    let place = move |event: &PointerEvent| {
        let drawing = drawing.get_untracked()?;
        let frame = drawing.unchecked_ref::<Element>().get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - frame.left()) / frame.width().max(1.0) * WIDTH;
        let y = (f64::from(event.client_y()) - frame.top()) / frame.height().max(1.0) * HEIGHT;
        let (value, points) = picture.with_untracked(|it| it.at((x, y)));
        let snap = |it: i64, step: i64| (it + step / 2).div_euclid(step.max(1)) * step.max(1);
        Some((snap(value, steps.0), snap(points, steps.1)))
    };
    let corner = move |at: usize| {
        let read = move |pick: fn(&CurvePicture, &Corner) -> String| {
            picture.with(|it| it.corners.get(at).map(|corner| pick(it, corner)).unwrap_or_default())
        };
        let grasp = move |event: PointerEvent| {
            event.prevent_default();
            if let Some(element) =
                event.current_target().and_then(|it| it.dyn_into::<Element>().ok())
            {
                // Without capture the drag ends at the corner's edge.
                let _refused = element.set_pointer_capture(event.pointer_id());
                if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
                    let _not_focusable = element.focus();
                }
            }
            dragged.set(Some(at));
        };
        let drag = move |event: PointerEvent| {
            if dragged.get_untracked() == Some(at)
                && let Some(place) = place(&event)
            {
                on_input.run((at, place));
            }
        };
        let drop = move |event: PointerEvent| {
            if dragged.get_untracked() == Some(at) {
                dragged.set(None);
                if let Some(place) = place(&event) {
                    on_change.run((at, place));
                }
            }
        };
        let press = move |event: KeyboardEvent| {
            let Some((value, points)) = step(&event.key()) else { return };
            event.prevent_default();
            let now =
                picture.with_untracked(|it| it.corners.get(at).map(|it| (it.value, it.points)));
            if let Some(now) = now {
                on_change.run((at, (now.0 + value * steps.0, now.1 + points * steps.1)));
            }
        };
        view! {
            <g
                class="curve-plot__corner"
                role="slider"
                tabindex="0"
                aria-label=move || read(|_, it| it.label.clone())
                aria-valuetext=move || read(|_, it| it.spoken.clone())
                aria-valuenow=move || read(|_, it| it.points.to_string())
                aria-valuemin="0"
                aria-valuemax=move || picture.with(|it| it.top.to_string())
                transform=move || {
                    read(|picture, it| {
                        format!("translate({:.1} {:.1})", picture.x(it.value), picture.y(it.points))
                    })
                }
                data-testid=format!("{testid}-corner-{at}")
                on:pointerdown=grasp
                on:pointermove=drag
                on:pointerup=drop
                on:pointercancel=move |_| dragged.set(None)
                on:keydown=press
            >
                <circle class="curve-plot__reach" r="20" />
                <circle class="curve-plot__knob" r="7" />
            </g>
        }
    };
    let corner = StoredValue::new(corner);
    let corners = move || (0..count.get()).map(|at| corner.with_value(|it| it(at))).collect_view();

    view! {
        <svg
            class="curve-plot"
            node_ref=drawing
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="group"
            aria-label=move || label.get()
        >
            {move || picture.with(grid)}
            <polyline class="curve-plot__before" points=move || picture.with(|it| it.path(&it.before)) />
            <polyline class="curve-plot__line" points=move || picture.with(|it| it.path(&it.line)) />
            {move || picture.with(people)}
            {corners}
        </svg>
    }
}

/// The axes with their numbers.
fn grid(picture: &CurvePicture) -> AnyView {
    let (right, foot) = (WIDTH - RIGHT, HEIGHT - FOOT);
    let rows = picture.points.iter().map(|mark| {
        let y = picture.y(mark.value);
        view! {
            <line class="curve-plot__grid" x1=LEFT x2=right y1=y y2=y />
            <text class="curve-plot__text" x=LEFT - 8.0 y=y + 4.0 text-anchor="end">
                {mark.label.clone()}
            </text>
        }
    });
    let columns = picture.values.iter().map(|mark| {
        let x = picture.x(mark.value);
        view! {
            <line class="curve-plot__grid" x1=x x2=x y1=foot y2=foot + 5.0 />
            <text class="curve-plot__text" x=x y=HEIGHT - 8.0 text-anchor="middle">
                {mark.label.clone()}
            </text>
        }
    });
    view! { <g aria-hidden="true">{rows.collect_view()} {columns.collect_view()}</g> }.into_any()
}

/// Where people are, as strokes on the axis of values.
fn people(picture: &CurvePicture) -> AnyView {
    let foot = HEIGHT - FOOT;
    let strokes = picture.people.iter().map(|mark| {
        let x = picture.x(mark.value.clamp(picture.range.0, picture.range.1));
        view! {
            <line class="curve-plot__person" x1=x x2=x y1=foot + 6.0 y2=foot + 18.0>
                <title>{mark.label.clone()}</title>
            </line>
        }
    });
    view! { <g>{strokes.collect_view()}</g> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_drawing_is_where_the_corner_was_drawn() {
        let picture =
            CurvePicture { range: (6000, 10_000), top: 10_000, ..CurvePicture::default() };
        for (value, points) in [(6000, 0), (8000, 6000), (9500, 9000), (10_000, 10_000)] {
            let place = (picture.x(value), picture.y(points));
            assert_eq!(picture.at(place), (value, points));
        }
    }
}
