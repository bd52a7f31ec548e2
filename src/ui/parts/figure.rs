//! A chart, its caption and the numbers behind it.

use leptos::prelude::*;

/// Shows an SVG with a caption; `description` says in a sentence what can be seen, and the children, a table, hold
/// the numbers, folded away under `data_label`.
///
/// Only text written by our own charts may be passed as `svg`: it becomes part of the page as it is.
#[component]
pub fn Figure(
    #[prop(into)] caption: Signal<String>,
    #[prop(into)] description: Signal<String>,
    #[prop(into)] svg: Signal<String>,
    #[prop(into)] data_label: Signal<String>,
    #[prop(optional, into)] testid: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <figure class="figure" data-testid=testid>
            <figcaption class="figure__caption">{move || caption.get()}</figcaption>
            <div
                class="figure__drawing"
                role="img"
                aria-label=move || description.get()
                inner_html=move || svg.get()
            ></div>
            <details class="figure__data">
                <summary>{move || data_label.get()}</summary>
                {children()}
            </details>
        </figure>
    }
}
