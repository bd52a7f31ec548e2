//! Bytes as letters: base64url for links, and 32 letters that are not mistaken for one another for codes people read.

/// The letters of RFC 4648 §5.
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Crockford's letters: no I, L, O and U.
const CODE: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bytes as base64url without padding.
pub fn to_url(bytes: &[u8]) -> String {
    write(bytes, 6, URL)
}

/// Bytes from base64url; `None` if a letter is none of it.
pub fn from_url(text: &str) -> Option<Vec<u8>> {
    read(text.bytes(), 6, |letter| URL.iter().position(|it| *it == letter))
}

/// Bytes as letters to read out.
pub fn to_code(bytes: &[u8]) -> String {
    write(bytes, 5, CODE)
}

/// Bytes from letters as people write them: in any case, O for 0, I and L for 1.
pub fn from_code(text: &str) -> Option<Vec<u8>> {
    read(text.bytes(), 5, |letter| {
        let letter = match letter.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
        CODE.iter().position(|it| *it == letter)
    })
}

fn write(bytes: &[u8], width: u32, letters: &[u8]) -> String {
    let (mut held, mut bits) = (0_u32, 0_u32);
    let mut text = String::new();
    let mask = (1 << width) - 1;
    let mut push = |at: u32| text.push(char::from(letters[at as usize & mask]));
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= width {
            bits -= width;
            push(held >> bits);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        push(held << (width - bits));
    }
    text
}

fn read(
    text: impl Iterator<Item = u8>,
    width: u32,
    place: impl Fn(u8) -> Option<usize>,
) -> Option<Vec<u8>> {
    let (mut held, mut bits) = (0_u32, 0_u32);
    let mut bytes = Vec::new();
    for letter in text {
        held = held << width | u32::try_from(place(letter)?).ok()?;
        bits += width;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
        }
        held &= (1 << bits) - 1;
    }
    (bits < width && held == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_letters_are_the_published_ones() {
        assert_eq!(to_url(b"\xfb\xff\xfe"), "-__-");
        assert_eq!(to_url(b"fo"), "Zm8");
        assert_eq!(to_code(b"foobar"), "CSQPYRK1E8");
        assert_eq!(from_code("csqpyrkle8").as_deref(), Some(&b"foobar"[..]));
        assert_eq!(from_code("CSQPYRK1U8"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes: Vec<u8>) {
            prop_assert_eq!(from_url(&to_url(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(from_code(&to_code(&bytes)), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _read_or_refused = (from_url(&text), from_code(&text));
        }
    }
}
