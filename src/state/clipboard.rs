//! Text for the clipboard, where the browser has one for this page: on a plain-http address it has none.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The browser did not take the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser does not let the page copy")]
pub struct CopyError;

/// Puts `text` on the clipboard, and says whether it is there.
pub async fn copy_text(text: &str) -> Result<(), CopyError> {
    if !has_clipboard() {
        return Err(CopyError);
    }
    let done = JsFuture::from(window().navigator().clipboard().write_text(text)).await;
    done.map(|_nothing| ()).map_err(|_not_allowed| CopyError)
}

/// Puts `text` on the clipboard; whether the browser has one for this page.
pub fn copy(text: &str) -> bool {
    let has_clipboard = has_clipboard();
    if has_clipboard {
        let text = text.to_owned();
        // A refusal leaves the text in sight, to be copied by hand.
        spawn_local(async move {
            let _refused = copy_text(&text).await;
        });
    }
    has_clipboard
}

fn has_clipboard() -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    clipboard.is_ok_and(|it| it.is_object())
}
