//! The short way past the navigation.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Moves the focus to the `<main>` element, which needs `id="main"` and `tabindex="-1"`; seen only while it has the
/// focus itself.
#[component]
pub fn SkipLink(#[prop(into)] label: Signal<String>) -> impl IntoView {
    // The fragment is the address of a page here, so the browser's own jump would leave the page.
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        let main = document().query_selector("main").ok().flatten();
        if let Some(main) = main.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _no_focus = main.focus();
        }
    };

    view! {
        <a class="shell__skip" href="#main" on:click=skip>
            {move || label.get()}
        </a>
    }
}
