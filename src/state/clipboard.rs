//! Text for the clipboard.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Puts `text` on the clipboard; whether the browser has one for this page: on a plain-http address it has none.
pub fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !clipboard.is_ok_and(|it| it.is_object()) {
        return false;
    }
    // A refusal leaves the text in sight, to be copied by hand.
    let promise = navigator.clipboard().write_text(text);
    wasm_bindgen_futures::spawn_local(async move {
        let _refused = wasm_bindgen_futures::JsFuture::from(promise).await;
    });
    true
}
