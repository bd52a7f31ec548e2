//! The hours of a day as people type them: 9:00-12:00, 13:00-18:00.

use std::fmt;

use super::week::Span;

/// The part of a text that is no span of hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a span of hours")]
pub struct NotASpan(pub String);

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
        write!(out, "{}–{}", clock(self.from), clock(self.to))
    }
}

/// Spans between commas, semicolons or 、, each two times between a dash, ~ or 至; nothing is a day off.
///
/// Times are hours with or without minutes, full-width or not: 9, 9:00, 09：30, 24:00. Whether the spans follow one
/// another is the week's to say.
pub fn read_spans(text: &str) -> Result<Vec<Span>, NotASpan> {
    let parts = text.split([',', '，', '、', ';', '；']).map(str::trim);
    parts.filter(|it| !it.is_empty()).map(read_span).collect()
}

fn read_span(text: &str) -> Result<Span, NotASpan> {
    let dashes = ['-', '–', '—', '－', '~', '～', '至'];
    let ends: Vec<&str> = text.split(dashes).map(str::trim).collect();
    let span = match ends[..] {
        [from, to] => minutes(from).zip(minutes(to)).map(|(from, to)| Span { from, to }),
        _ => None,
    };
    span.ok_or_else(|| NotASpan(text.to_owned()))
}

/// Minutes after midnight, up to 24:00.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once([':', '：']).unwrap_or((text, "00"));
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_plain = digits.contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        is_plain.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hours, minutes) = number(hours, 1..=2).zip(number(minutes, 2..=2))?;
    Some(hours * 60 + minutes).filter(|it| minutes < 60 && *it <= 24 * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, spans: &[(u16, u16)]) {
        let spans: Vec<Span> =
            spans.iter().map(|(from, to)| Span { from: *from, to: *to }).collect();
        assert_eq!(read_spans(text), Ok(spans), "{text}");
    }

    #[test]
    fn hours_are_read_as_they_are_typed() {
        let both = [(540, 720), (780, 1080)];
        check("9:00-12:00, 13:00-18:00", &both);
        check("09：00 至 12：00、13~18", &both);
        check(" 9–12;13—18 ; ", &both);
        check("", &[]);
        check("0-24:00", &[(0, 1440)]);
        check("22:00-6:00", &[(1320, 360)]); // The week refuses it.
    }

    #[test]
    fn what_is_no_span_is_named() {
        for part in [
            "9",
            "9-",
            "9-12-13",
            "9:5-12",
            "9:60-12",
            "25-26",
            "24:01-24:02",
            "abc",
            "-1-5",
            "9:00:00-12",
        ] {
            let text = format!("8-9, {part}");
            assert_eq!(read_spans(&text), Err(NotASpan(part.to_owned())), "{part}");
        }
    }

    #[test]
    fn what_is_shown_is_read_back() {
        let spans = [Span { from: 0, to: 65 }, Span { from: 600, to: 1440 }];
        let text = spans.map(|it| it.to_string()).join("、");
        assert_eq!(text, "0:00–1:05、10:00–24:00");
        assert_eq!(read_spans(&text), Ok(spans.to_vec()));
    }
}
