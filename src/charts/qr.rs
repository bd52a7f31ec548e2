//! A QR code as SVG: one path of squares, dark on the white that readers need.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Squares of white around the code, as the standard asks.
const QUIET: i32 = 4;

/// A tail of fewer letters is not worth a segment of its own.
const SHORTEST_TAIL: usize = 16;

/// The code of `text`; `None` if it is longer than a code can hold.
///
/// Capital letters and digits at the end take 5½ bits each and not 8. Where a code has room to spare it corrects more
/// errors.
pub fn qr_code(text: &str) -> Option<String> {
    let code = QrCode::encode_segments(&segments(text), QrCodeEcc::Low).ok()?;
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

fn segments(text: &str) -> Vec<QrSegment> {
    let is_packed = |it: &char| QrSegment::is_alphanumeric(it.encode_utf8(&mut [0; 4]));
    let packed = text.chars().rev().take_while(is_packed).count();
    if packed == text.len() || packed < SHORTEST_TAIL {
        return QrSegment::make_segments(text);
    }
    let (head, tail) = text.split_at(text.len() - packed);
    vec![QrSegment::make_bytes(head.as_bytes()), QrSegment::make_alphanumeric(tail)]
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

    #[test]
    fn capitals_at_the_end_make_a_smaller_code() {
        let side = |text: &str| {
            let svg = qr_code(text).unwrap();
            let size = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap();
            size.parse::<u32>().unwrap()
        };
        let head = "https://example.org/jiheng/#/receipt?d=";
        let [packed, plain] =
            ["0ABCDEFGHJ", "0abcdefghj"].map(|it| format!("{head}{}", it.repeat(48)));
        // 480 letters: version 13, which printed at 30 mm has squares of 0.39 mm.
        assert_eq!((side(&packed), side(&plain)), (13 * 4 + 17 + 8, 15 * 4 + 17 + 8));
        // 760 letters, a receipt among two hundred people: at 32 mm squares of a third of a millimetre.
        let largest = side(&format!("{head}{}", "0ABCDEFGHJ".repeat(76)));
        assert!(32.0 / f64::from(largest) > 1.0 / 3.0, "{largest}");
    }
}
