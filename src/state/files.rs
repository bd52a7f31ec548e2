//! Files in and out of the browser, and text in the encoding that Chinese spreadsheets use.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, File, HtmlAnchorElement, TextDecoder, TextDecoderOptions, Url,
};

/// The browser did not give or take a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser could not read or write the file")]
pub struct FileError;

/// All bytes of a file the user chose.
pub async fn read_file(file: &File) -> Result<Vec<u8>, FileError> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_gone_or_refused| FileError)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The text of bytes that are not UTF-8, if they are GB18030: what Excel writes in China.
pub fn read_text(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Offers `text` to the user as a file called `name`.
pub fn download(name: &str, text: &str) -> Result<(), FileError> {
    let refused = |_| FileError;
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(refused)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(refused)?;
    let link = leptos::prelude::document().create_element("a").map_err(refused)?;
    let link: HtmlAnchorElement = link.dyn_into().map_err(|_other_element| FileError)?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).map_err(refused)
}
