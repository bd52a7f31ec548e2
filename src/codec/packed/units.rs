//! Bytes as text at 15 bits a character: U+3400 to U+B3FF, which never meets a control or a surrogate.
//!
//! The first two characters are the number of bytes; the last is filled up with zero bits.

/// The character of fifteen zero bits.
const FIRST: u32 = 0x3400;

/// The bits of a character.
const BITS: u32 = 15;

/// The text of these bytes; `None` for 2³⁰ of them or more.
pub(super) fn to_text(bytes: &[u8]) -> Option<String> {
    let count = u32::try_from(bytes.len()).ok().filter(|it| *it < 1 << (2 * BITS))?;
    let mut text = String::with_capacity(3 * (2 + (bytes.len() * 8).div_ceil(15)));
    text.push(character(count >> BITS));
    text.push(character(count));
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            text.push(character(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        text.push(character(held << (BITS - bits)));
    }
    Some(text)
}

/// The bytes of this text; `None` if it was not made by [`to_text`].
pub(super) fn from_text(text: &str) -> Option<Vec<u8>> {
    let mut values = text.chars().map(value);
    let count = values.next()?? << BITS | values.next()??;
    let count = usize::try_from(count).ok()?;
    // Every character is three bytes long in UTF-8.
    if text.len() != 3 * (2 + (count * 8).div_ceil(15)) {
        return None;
    }
    let mut bytes = Vec::with_capacity(count);
    let (mut held, mut bits) = (0_u32, 0);
    for value in values {
        held = held << BITS | value?;
        bits += BITS;
        while bits >= 8 && bytes.len() < count {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    (bytes.len() == count && held == 0).then_some(bytes)
}

fn character(bits: u32) -> char {
    char::from_u32(FIRST + (bits & 0x7FFF)).expect("below the surrogates")
}

fn value(character: char) -> Option<u32> {
    u32::from(character).checked_sub(FIRST).filter(|it| *it < 1 << BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_bytes_comes_back() {
        let bytes: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
        for count in 0..bytes.len() {
            let text = to_text(&bytes[..count]).unwrap();
            assert_eq!(text.encode_utf16().count(), 2 + (count * 8).div_ceil(15));
            assert_eq!(from_text(&text).unwrap(), &bytes[..count]);
        }
    }

    #[test]
    fn other_texts_are_refused() {
        let text = to_text(&[1, 2, 3]).unwrap();
        let cut: String = text.chars().take(3).collect();
        for other in ["", "a", "㐀", "hello", &cut, &format!("{text}㐀"), &text.replace('㐀', " ")]
        {
            assert_eq!(from_text(other), None, "{other:?}");
        }
    }
}
