//! How wide the window is, for what is drawn to fit.

use leptos::prelude::*;

/// Beside this much of the window a chart has no room: the rail, the page's margins and the card's.
const BESIDE_WIDE: u32 = 330;
const BESIDE_PHONE: u32 = 76;
/// From this width on the rail stands beside the page, as `style/layout.css` has it.
const WIDE: u32 = 900;

/// Whether the rail stands beside the page.
pub fn is_wide() -> Memo<bool> {
    let width = window_width();
    Memo::new(move |_| width.get() >= WIDE)
}

/// The width of a chart that fills a card of the page, in pixels, and at most `most`.
pub fn chart_width(most: u32) -> Memo<u32> {
    let width = window_width();
    Memo::new(move |_| match width.get() {
        wide if wide >= WIDE => (wide - BESIDE_WIDE).min(most),
        phone => phone.saturating_sub(BESIDE_PHONE).clamp(240, most),
    })
}

/// The window's width, as it changes.
fn window_width() -> RwSignal<u32> {
    let width = RwSignal::new(inner_width());
    let listener = window_event_listener(leptos::ev::resize, move |_| width.set(inner_width()));
    on_cleanup(move || listener.remove());
    width
}

fn inner_width() -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window is small and not negative"
    )]
    let width = window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(1280.0) as u32;
    width
}
