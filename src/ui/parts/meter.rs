//! A score as a bar from 0 to 100.

use leptos::prelude::*;

use super::Grade;

/// Draws `points` on the scale, coloured by grade, with the lower edges of the bands as marks; `text` is the score
/// as it is written.
#[component]
pub fn Meter(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] points: Signal<f64>,
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] edges: Signal<Vec<f64>>,
    #[prop(optional, into)] grade: Signal<Grade>,
    #[prop(optional, into)] testid: Option<String>,
) -> impl IntoView {
    let percent = |points: f64| format!("{:.2}%", points.clamp(0.0, 100.0));
    let marks = move || {
        edges
            .get()
            .into_iter()
            .map(|edge| view! { <span class="meter__edge" style:--at=percent(edge)></span> })
            .collect_view()
    };

    view! {
        <span
            class="meter"
            role="meter"
            aria-label=move || label.get()
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || points.get().to_string()
            aria-valuetext=move || text.get()
            data-grade=move || grade.get().as_str()
            data-testid=testid
        >
            <span class="meter__track">
                <span class="meter__fill" style:--at=move || percent(points.get())></span>
                {marks}
            </span>
            <span class="meter__text">{move || text.get()}</span>
        </span>
    }
}
