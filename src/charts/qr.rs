//! A QR code as SVG: one path of squares, dark on the white that readers need.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// Squares of white around the code, as the standard asks.
const QUIET: i32 = 4;

/// The code of `text`; `None` if it is longer than a code can hold.
pub fn qr_code(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET).expect("a String takes any text");
        }
    }
    Some(format!(
        r##"<svg class="qr" viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>"##
    ))
}

#[cfg(test)]
mod tests {
    use super::qr_code;

    #[test]
    fn a_code_is_drawn_and_too_long_a_text_is_not() {
        let svg = qr_code("https://example.org/#/answer?d=abc").unwrap();
        // 34 bytes need version 3 at the lowest level: 29 squares and the quiet zone.
        assert!(svg.contains(r#"viewBox="0 0 37 37""#), "{svg}");
        // The finder in the corner: its first row is seven dark squares.
        assert!(svg.contains("M4 4h1v1h-1zM5 4h1v1h-1z") && svg.contains("M10 4h1"));
        assert_eq!(qr_code(&"长".repeat(2000)), None);
    }
}
