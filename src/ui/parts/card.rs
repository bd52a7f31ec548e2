//! A titled surface.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::fresh_id;

/// Holds what belongs together under a title, with the actions that concern all of it.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<Signal<String>>,
    #[prop(optional, into)] lead: Option<Signal<String>>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    let title_id = title.map(|_| fresh_id());
    let head = title.map(|title| {
        view! {
            <header class="card__head">
                <div class="card__titles">
                    <h2 class="card__title" id=title_id.clone()>
                        {move || title.get()}
                    </h2>
                    {lead.map(|it| view! { <p class="card__lead">{move || it.get()}</p> })}
                </div>
                {actions.map(|it| view! { <div class="card__actions">{it.run()}</div> })}
            </header>
        }
    });

    view! {
        <section class="card" aria-labelledby=title_id data-testid=testid>
            {head}
            {children()}
        </section>
    }
}
