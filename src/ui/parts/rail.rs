//! The way around: a rail beside the page, a bar of tabs at the foot of a phone.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, IconKind, fresh_id};

/// Whether a destination has a tab of its own on a phone (four have room) or stands behind the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RailPlace {
    Tab,
    Sheet,
}

/// One destination. The one whose `href` is the current one is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RailItem {
    pub href: String,
    pub label: String,
    pub icon: IconKind,
    pub place: RailPlace,
    pub testid: String,
}

/// Links to the pages, in the order of `items`; where it is not `wide`, those of [`RailPlace::Sheet`] open above the
/// tab called `more_label`.
#[component]
pub fn Rail(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] brand: Signal<String>,
    #[prop(into)] more_label: Signal<String>,
    #[prop(into)] items: Signal<Vec<RailItem>>,
    #[prop(into)] current: Signal<String>,
    #[prop(into)] wide: Signal<bool>,
) -> impl IntoView {
    let sheet = NodeRef::<html::Div>::new();
    // Arriving closes the sheet; one that is closed refuses, which is fine.
    Effect::new(move || {
        current.track();
        if let Some(sheet) = sheet.get_untracked() {
            let _refused = sheet.hide_popover();
        }
    });

    let link = move |item: RailItem| {
        let RailItem { href, label, icon, testid, .. } = item;
        let target = href.clone();
        let mark = move || current.with(|it| *it == target).then_some("page");
        view! {
            <a class="rail__link" href=href aria-current=mark data-testid=testid>
                <Icon kind=icon />
                <span class="rail__label">{label}</span>
            </a>
        }
    };
    let links = move |place: RailPlace| {
        items.get().into_iter().filter(|it| it.place == place).map(link).collect_view()
    };
    let inside = move || {
        let current = current.get();
        items.with(|all| {
            all.iter()
                .any(|it| it.place == RailPlace::Sheet && it.href == current)
                .then_some("true")
        })
    };

    let more = move || {
        let sheet_id = fresh_id();
        view! {
            <button
                type="button"
                class="rail__link"
                popovertarget=sheet_id.clone()
                aria-current=inside
            >
                <Icon kind=IconKind::More />
                <span class="rail__label">{move || more_label.get()}</span>
            </button>
            <div class="rail__sheet" id=sheet_id popover="auto" node_ref=sheet>
                {move || links(RailPlace::Sheet)}
            </div>
        }
    };

    let body = move || match wide.get() {
        true => items.get().into_iter().map(link).collect_view().into_any(),
        false => view! {
            {move || links(RailPlace::Tab)}
            {more()}
        }
        .into_any(),
    };

    view! {
        <nav class="rail" aria-label=move || label.get()>
            <div class="rail__brand">{move || brand.get()}</div>
            {body}
        </nav>
    }
}
