//! Text into the clipboard, where the browser allows it: not on plain-http addresses of a local network.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// The browser did not take the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser does not let the page copy")]
pub struct CopyError;

/// Puts `text` into the clipboard.
pub async fn copy_text(text: &str) -> Result<(), CopyError> {
    let navigator = leptos::prelude::window().navigator();
    // It is missing altogether where the address is not safe.
    let has_clipboard = Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|it| !it.is_undefined() && !it.is_null());
    if !has_clipboard {
        return Err(CopyError);
    }
    let done = JsFuture::from(navigator.clipboard().write_text(text)).await;
    done.map(|_nothing| ()).map_err(|_not_allowed| CopyError)
}
