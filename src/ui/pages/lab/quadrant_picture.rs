//! The quadrants themselves: the drawing, a link over every point, and the numbers.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::imbalance::Person;
use super::quadrant::Seen;
use crate::charts::{Quadrant, QuadrantFrame, QuadrantPoint, quadrant};
use crate::engine::monitor::imbalance::Thresholds;
use crate::i18n::Texts;
use crate::state::{Shared, use_texts};
use crate::ui::parts::{Align, ColumnHead, NumberCell, RowHead, Table};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::viewport::chart_width;
use crate::ui::wording;

/// The drawing with its data.
#[component]
pub fn QuadrantPicture(seen: Memo<Option<Shared<Seen>>>) -> impl IntoView {
    let texts = use_texts();
    let width = chart_width(640);
    let drawn = Memo::new(move |_| {
        let seen = seen.get()?;
        drawing(texts.get(), &seen, width.get())
    });
    let svg = move || drawn.with(|it| it.as_ref().map(|it| it.svg.clone()).unwrap_or_default());
    let told = RwSignal::new(String::new());
    // One stop of the tab key for all of them; the arrow keys go from one to the next.
    let at = RwSignal::new(0_usize);
    let plot = NodeRef::<html::Div>::new();
    let points = move || {
        let (seen, drawn) = seen.get().zip(drawn.get())?;
        let texts = texts.get();
        let points = seen.team.people.iter().zip(drawn.places).enumerate();
        let links = points.map(|(own, (person, (x, y)))| {
            let label = label(texts, &seen, person);
            let (said, shown) = (label.clone(), label.clone());
            let (id, href) =
                (person.staff.to_string(), Route::Agent(person.staff.clone()).to_string());
            view! {
                <a
                    class="quadrant__point"
                    href=href
                    title=label
                    aria-label=said
                    tabindex=move || if at.get() == own { "0" } else { "-1" }
                    data-agent=id
                    style:--x=format!("{x:.2}%")
                    style:--y=format!("{y:.2}%")
                    on:focus=move |_| {
                        at.set(own);
                        told.set(shown.clone());
                    }
                ></a>
            }
        });
        Some(links.collect_view())
    };
    let steps = move |event: ev::KeyboardEvent| {
        let Some(many) = seen.with_untracked(|it| Some(it.as_ref()?.team.people.len())) else {
            return;
        };
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => at.get_untracked() + 1,
            "ArrowLeft" | "ArrowUp" => (at.get_untracked() + many).saturating_sub(1),
            "Home" => 0,
            "End" => many.saturating_sub(1),
            _ => return,
        } % many.max(1);
        event.prevent_default();
        focus(plot, next);
    };
    let caption = tell(move |texts| {
        let Some(seen) = seen.get() else { return String::new() };
        let name = |at: usize| seen.group(texts, at);
        (texts.balance.caption)(&name(seen.team.axes.across), &name(seen.team.axes.up))
    });
    view! {
        <figure class="figure" data-testid="balance-figure">
            <figcaption class="figure__caption">{caption}</figcaption>
            <div class="quadrant">
                <div
                    class="figure__drawing"
                    role="img"
                    aria-label=move || texts.get().balance.alternative
                    inner_html=svg
                ></div>
                <div
                    role="group"
                    aria-label=move || texts.get().balance.points_label
                    node_ref=plot
                    on:keydown=steps
                    data-testid="balance-points"
                >
                    {points}
                </div>
            </div>
            <p class="quadrant__told small" aria-hidden="true" data-testid="balance-told">
                {move || told.get()}
            </p>
            <details class="figure__data" data-testid="balance-data">
                <summary>{say(|it| it.terms.show_table)}</summary>
                <Numbers seen caption />
            </details>
        </figure>
    }
}

fn focus(plot: NodeRef<html::Div>, at: usize) {
    let found = plot.get_untracked().and_then(|it| {
        let child = it.children().item(u32::try_from(at).ok()?)?;
        child.dyn_into::<HtmlElement>().ok()
    });
    if let Some(link) = found {
        // It is in the page and can have the focus.
        let _never_refused = link.focus();
    }
}

fn drawing(texts: &Texts, seen: &Seen, width: u32) -> Option<Quadrant> {
    let thresholds = Thresholds::default();
    let point = |it: &Person| QuadrantPoint {
        name: seen.found.name(&it.staff),
        x: it.across.to_f64(),
        y: it.up.to_f64(),
        flagged: it.kind.is_some(),
    };
    let points: Vec<QuadrantPoint> = seen.team.people.iter().map(point).collect();
    let axes = [seen.team.axes.across, seen.team.axes.up].map(|it| seen.group(texts, it));
    let frame = QuadrantFrame {
        axes: (&axes[0], &axes[1]),
        weak: thresholds.weak.to_f64(),
        gap: thresholds.gap.to_f64(),
        width,
    };
    quadrant(&points, &frame).ok()
}

fn label(texts: &Texts, seen: &Seen, person: &Person) -> String {
    let axes = seen.team.axes;
    let [x, y] = [&person.across, &person.up].map(|it| wording::decimals(it, 1));
    (texts.balance.point)(
        &seen.found.name(&person.staff),
        &seen.group(texts, axes.across),
        &x,
        &seen.group(texts, axes.up),
        &y,
    )
}

/// What is favoured over what, in words; nothing for who is in balance.
pub fn favours(texts: &Texts, seen: &Seen, person: &Person) -> Option<String> {
    let (high, low) = seen.team.axes.favoured(person.kind?);
    Some((texts.balance.favours)(&seen.group(texts, high), &seen.group(texts, low)))
}

#[component]
fn Numbers(seen: Memo<Option<Shared<Seen>>>, caption: Signal<String>) -> impl IntoView {
    let texts = use_texts();
    let group = move |pick: fn(&Seen) -> usize| {
        tell(move |texts| {
            seen.with(|it| it.as_ref().map(|it| it.group(texts, pick(it)))).unwrap_or_default()
        })
    };
    let rows = move || {
        let (seen, texts) = (seen.get()?, texts.get());
        let row = |person: &Person| {
            let points = [&person.across, &person.up, &(&person.up - &person.across)];
            let [x, y, apart] = points.map(|it| wording::decimals(it, 2));
            let verdict = favours(texts, &seen, person);
            let name = seen.found.name(&person.staff);
            let (id, href) =
                (person.staff.to_string(), Route::Agent(person.staff.clone()).to_string());
            view! {
                <tr data-agent=id>
                    <RowHead>
                        <a href=href>{name}</a>
                    </RowHead>
                    <NumberCell>{x}</NumberCell>
                    <NumberCell>{y}</NumberCell>
                    <NumberCell>{apart}</NumberCell>
                    <td>{verdict.unwrap_or_else(|| texts.balance.balanced.to_owned())}</td>
                </tr>
            }
        };
        Some(seen.team.people.iter().map(row).collect_view())
    };
    view! {
        <Table label=caption testid="balance-table">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.name) />
                    <ColumnHead label=group(|it| it.team.axes.across) align=Align::End />
                    <ColumnHead label=group(|it| it.team.axes.up) align=Align::End />
                    <ColumnHead label=say(|it| it.balance.difference) align=Align::End />
                    <ColumnHead label=say(|it| it.balance.verdict) />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
