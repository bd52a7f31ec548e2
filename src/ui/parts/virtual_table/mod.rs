//! A table of any length: only the rows in sight are there, and they are used again for those that come into sight.

mod sight;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDivElement, HtmlElement, HtmlTableSectionElement};

use sight::Sight;

/// The height of a row until it has been measured.
const ROW_PX: f64 = 36.0;
/// So many rows are printed at most: some thirty sheets. Whoever needs more needs a file.
pub const MOST_ON_PAPER: usize = 1000;

/// Shows `count` rows under `children`, the cells of the head; `row` makes the cells of one of them.
///
/// The frame scrolls by wheel, bar and key. Within a row, the arrow keys, Page Up and Down, Home and End go to the same
/// control of another row; a control takes part by a `data-part` of its own. It begins at its first row again
/// whenever `top` changes. While the page is printed, the first [`MOST_ON_PAPER`] rows are there.
#[component]
pub fn VirtualTable(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] count: Signal<usize>,
    #[prop(into)] row: Callback<usize, AnyView>,
    #[prop(into)] is_chosen: Callback<usize, bool>,
    #[prop(into)] top: Signal<String>,
    #[prop(optional, into)] testid: Option<String>,
    children: Children,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let head = NodeRef::<html::Thead>::new();
    let body = NodeRef::<html::Tbody>::new();
    let scrolled = RwSignal::new(0.0);
    let sight = RwSignal::new(Sight { frame: 0.0, head: ROW_PX, row: ROW_PX });
    let measure = move || {
        // The page may have been left while a frame was waited for.
        let Some(before) = sight.try_get_untracked() else { return };
        let Some((frame, head)) = frame.get_untracked().zip(head.get_untracked()) else { return };
        let measured = measured(&frame, &head, body.get_untracked().as_ref(), before.row);
        if measured != before {
            sight.set(measured);
        }
        scrolled.set(frame.scroll_top().into());
    };
    measure_again(count, frame, measure);
    begin_again(top, frame, scrolled);
    let on_paper = while_printed();
    let stretch = Memo::new(move |_| sight.get().stretch(count.get(), scrolled.get()));
    let slots = Memo::new(move |_| {
        let most = if on_paper.get() { MOST_ON_PAPER } else { sight.get().slots() };
        most.min(count.get())
    });
    let first = Memo::new(move |_| if on_paper.get() { 0 } else { stretch.get().first });
    // On paper nothing scrolls: heights are the rows' own.
    let pixels = move |it: f64| if on_paper.get() { String::new() } else { format!("{it}px") };
    let shift = move || {
        let above = stretch.get().above;
        if on_paper.get() { "none".to_owned() } else { format!("translateY({}px)", -above) }
    };
    let slot = move |slot: usize| {
        let at = move || first.get() + slot;
        let cells = move || (at() < count.get()).then(|| row.run(at()));
        // The spare row below the frame is no stop of Tab: the frame would leap to it, over the rows in between.
        let is_below =
            Memo::new(move |_| !on_paper.get() && sight.get().is_below(stretch.get().above, slot));
        view! {
            <tr
                class="virtual__row"
                inert=move || is_below.get()
                aria-rowindex=move || (at() + 2).to_string()
                data-row=move || at().to_string()
                data-chosen=move || (at() < count.get() && is_chosen.run(at())).to_string()
            >
                {cells}
            </tr>
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        if go_by_key(&event, &frame, sight.get_untracked(), count.get_untracked()) {
            event.prevent_default();
            scrolled.set(frame.scroll_top().into());
        }
    };
    let come_out = move |event: FocusEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        if come_out_by_key(&event, &frame, sight.get_untracked(), count.get_untracked()) {
            scrolled.set(frame.scroll_top().into());
        }
    };
    view! {
        <div
            class="virtual"
            role="group"
            tabindex="0"
            aria-label=move || label.get()
            node_ref=frame
            on:keydown=pressed
            on:focusin=come_out
            on:scroll=move |_| {
                if let Some(frame) = frame.get_untracked() {
                    scrolled.set(frame.scroll_top().into());
                }
            }
        >
            <div class="virtual__extent" style:height=move || pixels(sight.get().extent(count.get()))>
                <div class="virtual__window" style:height=move || pixels(sight.get().frame)>
                    <table
                        class="table virtual__table"
                        role="table"
                        aria-label=move || label.get()
                        aria-rowcount=move || (count.get() + 1).to_string()
                        data-testid=testid
                    >
                        <thead class="virtual__head" node_ref=head>
                            <tr aria-rowindex="1">{children()}</tr>
                        </thead>
                        <tbody
                            node_ref=body
                            style:transform=shift
                        >
                            <For each=move || 0..slots.get() key=|it| *it children=slot />
                        </tbody>
                    </table>
                </div>
            </div>
        </div>
    }
}

/// Measures when the frame is there, when the number of rows changes, and with the window.
fn measure_again(
    count: Signal<usize>,
    frame: NodeRef<html::Div>,
    measure: impl Fn() + Copy + 'static,
) {
    // Again when the frame has taken its height, and its rows theirs.
    let soon = move || {
        request_animation_frame(move || {
            measure();
            request_animation_frame(measure);
        });
    };
    Effect::new(move || {
        count.track();
        if frame.get().is_some() {
            soon();
        }
    });
    let listener = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || listener.remove());
}

/// Scrolls to the first row whenever `top` changes.
fn begin_again(top: Signal<String>, frame: NodeRef<html::Div>, scrolled: RwSignal<f64>) {
    Effect::watch(
        move || top.get(),
        move |_, _, _| {
            if let Some(frame) = frame.get_untracked() {
                frame.set_scroll_top(0);
                scrolled.set(0.0);
            }
        },
        false,
    );
}

/// Whether the page is being printed at this moment.
fn while_printed() -> RwSignal<bool> {
    let on_paper = RwSignal::new(false);
    let before = window_event_listener(leptos::ev::beforeprint, move |_| on_paper.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| on_paper.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    on_paper
}

/// The row and the part of the control that a key was pressed in.
fn place_of(event: &KeyboardEvent) -> Option<(usize, String)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let part = target.get_attribute("data-part")?;
    Some((row_of(&target)?, part))
}

fn row_of(element: &Element) -> Option<usize> {
    let row = element.closest("[data-row]").ok().flatten()?;
    row.get_attribute("data-row")?.parse().ok()
}

/// Goes to the same control of another row; whether the key is one that does.
fn go_by_key(event: &KeyboardEvent, frame: &HtmlDivElement, sight: Sight, count: usize) -> bool {
    let Some((row, part)) = place_of(event) else { return false };
    let last = count.saturating_sub(1);
    let page = sight.slots().saturating_sub(2).max(1);
    let next = match event.key().as_str() {
        "ArrowDown" => row + 1,
        "ArrowUp" => row.saturating_sub(1),
        "PageDown" => row + page,
        "PageUp" => row.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return false,
    };
    let next = next.min(last);
    let to = sight.revealing(count, f64::from(frame.scroll_top()), next);
    #[expect(clippy::cast_possible_truncation, reason = "at most the tallest table")]
    frame.set_scroll_top(to.ceil() as i32);
    let frame = frame.clone();
    // When the row is there.
    request_animation_frame(move || {
        let wanted = format!("[data-row=\"{next}\"] [data-part=\"{part}\"]");
        let found = frame.query_selector(&wanted).ok().flatten();
        if let Some(control) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // A control that has just left the page cannot be focused, and need not be.
            let _left = control.focus();
        }
    });
    true
}

/// Brings out a row that is half under the head when a key gives it the focus, which the browser holds for visible;
/// whether it had to.
fn come_out_by_key(event: &FocusEvent, frame: &HtmlDivElement, sight: Sight, count: usize) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let by_key = target.filter(|it| it.matches(":focus-visible").unwrap_or(false));
    let Some(row) = by_key.and_then(|it| row_of(&it)) else { return false };
    let from = f64::from(frame.scroll_top());
    let to = sight.revealing(count, from, row);
    if to < from {
        #[expect(clippy::cast_possible_truncation, reason = "at most the tallest table")]
        frame.set_scroll_top(to as i32);
    }
    to < from
}

/// What is on the screen now; `row` is the height of a row if there is none to measure.
fn measured(
    frame: &HtmlDivElement,
    head: &HtmlElement,
    body: Option<&HtmlTableSectionElement>,
    row: f64,
) -> Sight {
    let first = body.and_then(|it| it.first_element_child());
    let first = first.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let height = first.map_or(0.0, |it| f64::from(it.offset_height()));
    Sight {
        frame: frame.client_height().into(),
        head: head.offset_height().into(),
        row: if height > 0.0 { height } else { row },
    }
}
