//! Text as people type it into tables, made comparable: full-width forms, spaces, case, brackets.

use std::borrow::Cow;

/// As many characters of a value as a problem quotes.
const SHOWN: usize = 40;

/// The text without spaces around it and with full-width letters, digits and signs as ASCII.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let folded: String = text.chars().map(half_width).collect();
    Cow::Owned(folded.trim().to_owned())
}

fn half_width(it: char) -> char {
    match it {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(it) - 0xfee0).expect("the block mirrors ASCII")
        }
        _ => it,
    }
}

/// Folded and in lower case, for comparison with lists of words.
pub(super) fn lower(text: &str) -> String {
    fold(text).to_lowercase()
}

/// A header for comparison: without notes in brackets, signs, spaces and case.
pub(super) fn key(header: &str) -> String {
    let bare = |text: &str| text.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
    let folded = lower(header);
    let key = bare(&without_brackets(&folded));
    if key.is_empty() { bare(&folded) } else { key }
}

/// The words of a header in lower case: split at signs and where `camelCase` begins a word.
pub(super) fn words(header: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut before = ' ';
    for it in without_brackets(&fold(header)).chars() {
        if it.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(it);
        before = it;
    }
    let words = spaced.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect()
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for it in text.chars() {
        match it {
            '(' | '[' | '{' | '【' | '〔' => depth += 1,
            ')' | ']' | '}' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(it),
            _ => {}
        }
    }
    kept
}

/// Whether the cell says nothing: empty, or one of the marks that systems write for "none".
pub(super) fn is_blank(text: &str) -> bool {
    const MARKS: [&str; 9] = ["", "-", "--", "—", "——", "/", "n/a", "#n/a", "null"];
    // No mark is longer; this is asked of every cell.
    text.trim().len() <= 12 && {
        let text = fold(text);
        MARKS.iter().any(|it| text.eq_ignore_ascii_case(it))
    }
}

/// Whether the word is one of a list separated by `|`.
pub(super) fn is_among(word: &str, list: &str) -> bool {
    list.split('|').any(|it| it == word)
}

/// A name with single spaces inside and none around it.
pub(super) fn tidy(name: &str) -> String {
    if name.bytes().all(|it| it.is_ascii_graphic()) {
        return name.to_owned();
    }
    name.split(|it: char| it.is_whitespace() || it == '\u{feff}')
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text, cut after some characters.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_without_their_dress() {
        for header in ["Call Id", "call_id", " CALL-ID ", "Call Id", "CallID (text)"] {
            assert_eq!(key(header), "callid", "{header:?}");
        }
        assert_eq!(key("等待时长(秒)"), "等待时长");
        assert_eq!(key("Answered (Y/N)"), "answered");
        assert_eq!(key("(备注)"), "备注");
    }

    #[test]
    fn words_are_split_at_signs_and_capitals() {
        assert_eq!(words("AvgTalkDuration (s)"), ["avg", "talk", "duration"]);
        assert_eq!(words("speed_of answer"), ["speed", "of", "answer"]);
    }

    #[test]
    fn names_are_tidied_and_values_shortened() {
        assert_eq!(tidy(" 王 \u{3000} 芳\t"), "王 芳");
        assert_eq!(shorten(&"长".repeat(50)).chars().count(), SHOWN + 1);
        assert!(is_blank(" N/A ") && is_blank("——") && !is_blank("无"));
    }
}
