//! Bytes as text for an address: six bits a character, `A–Z a–z 0–9 - _`, without padding (RFC 4648 §5).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text of these bytes.
pub(super) fn to_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let held = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..=chunk.len() {
            let value = (held >> (18 - 6 * at)) & 0x3F;
            text.push(usize::try_from(value).map_or('A', |it| char::from(ALPHABET[it])));
        }
    }
    text
}

/// The bytes of this text; `None` if it was not made by [`to_text`].
pub(super) fn from_text(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in text.as_bytes().chunks(4) {
        let mut held = 0_u32;
        for at in 0..4 {
            held = held << 6 | chunk.get(at).map_or(Some(0), |it| value(*it))?;
        }
        // One character alone has too few bits for a byte; the bits that fill the last one up are zero.
        let count = chunk.len().checked_sub(1).filter(|it| *it > 0)?;
        let all = held.to_be_bytes();
        if all[1 + count..].iter().any(|it| *it != 0) {
            return None;
        }
        bytes.extend_from_slice(&all[1..=count]);
    }
    Some(bytes)
}

fn value(character: u8) -> Option<u32> {
    let at = ALPHABET.iter().position(|it| *it == character)?;
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_vectors_of_the_standard_without_padding() {
        let vectors =
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in vectors {
            assert_eq!(to_text(plain.as_bytes()), coded);
            assert_eq!(from_text(coded).unwrap(), plain.as_bytes());
        }
        assert_eq!(to_text(&[0xFB, 0xFF]), "-_8");
    }

    #[test]
    fn what_was_not_written_so_is_not_read() {
        for other in ["Z", "Zg==", "Zh", "Zm9", "Zm9v+", "Zm 9", "芝"] {
            assert_eq!(from_text(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_come_back_and_any_text_is_read_or_refused(
            bytes in prop::collection::vec(any::<u8>(), 0..70),
            text in ".*",
        ) {
            prop_assert_eq!(from_text(&to_text(&bytes)), Some(bytes));
            if let Some(read) = from_text(&text) {
                prop_assert_eq!(to_text(&read), text);
            }
        }
    }
}
