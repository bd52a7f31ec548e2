//! Finding one of many things by typing a part of its name.

use leptos::prelude::*;

use super::fresh_id;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is called.
    pub label: String,
    /// What kind of thing it is, in small type beside it.
    pub kind: String,
}

/// A field with the list of what fits under it: the arrows go through the list, Enter or a press takes one.
///
/// The caller decides what fits, from what `on_type` reports; `on_choose` reports a position in `found`.
#[component]
pub fn Finder(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] nothing: Signal<String>,
    #[prop(into)] found: Signal<Vec<Found>>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_type: Callback<String>,
    #[prop(into)] on_choose: Callback<usize>,
) -> impl IntoView {
    let id = fresh_id();
    let current = RwSignal::new(0_usize);
    let option_id = {
        let id = id.clone();
        move |at: usize| format!("{id}-{at}")
    };
    let last = move || found.with(|it| it.len().saturating_sub(1));
    let go_to = {
        let option_id = option_id.clone();
        move |at: usize| {
            current.set(at);
            if let Some(option) = document().get_element_by_id(&option_id(at)) {
                option.scroll_into_view_with_bool(false);
            }
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let at = current.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => go_to(if at >= last() { 0 } else { at + 1 }),
            "ArrowUp" => go_to(at.checked_sub(1).unwrap_or_else(last)),
            "Enter" if found.with(|it| at < it.len()) => on_choose.run(at),
            _ => return,
        }
        event.prevent_default();
    };
    let typed = move |text: String| {
        current.set(0);
        on_type.run(text);
    };
    let active = {
        let option_id = option_id.clone();
        move || found.with(|it| !it.is_empty()).then(|| option_id(current.get()))
    };
    let options = move || {
        let option = |(at, it): (usize, Found)| {
            view! {
                <li
                    class="finder__option"
                    id=option_id(at)
                    role="option"
                    aria-selected=move || (current.get() == at).to_string()
                    on:click=move |_| on_choose.run(at)
                >
                    <span>{it.label}</span>
                    <span class="finder__kind">{it.kind}</span>
                </li>
            }
        };
        found.get().into_iter().enumerate().map(option).collect_view()
    };
    let empty = move || {
        let none = found.with(Vec::is_empty);
        none.then(|| view! { <p class="finder__nothing">{move || nothing.get()}</p> })
    };

    view! {
        <div class="finder" data-testid=testid>
            <input
                type="text"
                class="text-field"
                role="combobox"
                aria-label=move || label.get()
                placeholder=move || label.get()
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls=id.clone()
                aria-activedescendant=active
                autocomplete="off"
                on:input:target=move |event| typed(event.target().value())
                on:keydown=pressed
            />
            <ul class="finder__list" id=id role="listbox" aria-label=move || label.get()>
                {options}
            </ul>
            <div role="status">{empty}</div>
        </div>
    }
}
