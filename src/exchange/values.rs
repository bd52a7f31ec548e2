//! Cells to numbers: lengths of time, counts and ratings.
//!
//! Every reader takes a cell that is not blank and either understands all of it or refuses it.

use super::text::{is_among, lower};

/// Why a cell is not the value its column should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// It is written in no way we know.
    #[error("not understood")]
    Unknown,
    /// It is a number, but not a whole one.
    #[error("not a whole number")]
    NotWhole,
    /// It is a number beyond what is possible there.
    #[error("out of range")]
    OutOfRange,
}

/// Seconds of a length of time: `109`, `0:02:23`, `02:23` (minutes first), `2分23秒`, `1h 2m`.
///
/// A plain number counts units of `unit_s` seconds, as the column's header says.
pub fn read_duration(text: &str, unit_s: u32) -> Result<u32, ValueError> {
    let text = lower(text);
    if text.contains(':') {
        return clock_seconds(&text);
    }
    if text.ends_with(|it: char| it.is_ascii_digit()) {
        return scaled(&text, unit_s);
    }
    let mut rest = text.as_str();
    let (mut total, mut last_unit) = (0_u32, u32::MAX);
    while !rest.is_empty() {
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
        let (number, tail) = rest.split_at(end);
        let end = tail.find(|it: char| it.is_ascii_digit()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        let unit = match unit.trim() {
            "时" | "小时" | "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "分" | "分钟" | "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "秒" | "秒钟" | "s" | "sec" | "secs" | "second" | "seconds" => 1,
            _ => return Err(ValueError::Unknown),
        };
        if unit >= last_unit {
            return Err(ValueError::Unknown);
        }
        total = total.checked_add(scaled(number, unit)?).ok_or(ValueError::OutOfRange)?;
        (rest, last_unit) = (tail, unit);
    }
    if last_unit == u32::MAX { Err(ValueError::Unknown) } else { Ok(total) }
}

/// `h:m:s` or `m:s`.
fn clock_seconds(text: &str) -> Result<u32, ValueError> {
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return Err(ValueError::Unknown);
    }
    let mut total = 0_u32;
    for (at, part) in parts.iter().enumerate() {
        let value = scaled(part, 1)?;
        if at > 0 && value > 59 {
            return Err(ValueError::OutOfRange);
        }
        let sum = total.checked_mul(60).and_then(|it| it.checked_add(value));
        total = sum.ok_or(ValueError::OutOfRange)?;
    }
    Ok(total)
}

/// A decimal number times `unit`, if that is whole.
fn scaled(text: &str, unit: u32) -> Result<u32, ValueError> {
    let text = text.trim();
    if let Some(number) = text.strip_prefix('-') {
        return scaled(number, unit).and(Err(ValueError::OutOfRange));
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return Err(ValueError::Unknown);
    }
    let part = part.trim_end_matches('0');
    if whole.len() > 10 || part.len() > 8 {
        return Err(if part.len() > 8 { ValueError::NotWhole } else { ValueError::OutOfRange });
    }
    let scale = part.bytes().fold(1_u64, |scale, _| scale * 10);
    let number = |it: &str| it.bytes().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    let scaled = (number(whole) * scale + number(part)) * u64::from(unit);
    if !scaled.is_multiple_of(scale) {
        return Err(ValueError::NotWhole);
    }
    // The largest value marks "none" in a record's columns.
    let value = u32::try_from(scaled / scale).ok().filter(|it| *it != u32::MAX);
    value.ok_or(ValueError::OutOfRange)
}

/// Seconds in the unit a header names in its text, as `通话时长(分钟)` does; 1 if it names none.
pub(super) fn unit_of(header: &str) -> u32 {
    let header = lower(header);
    let named = |units: &[&str]| units.iter().any(|it| header.contains(it));
    if named(&["分钟", "(分)", "minute", "(min", "_min", " min"]) {
        60
    } else if named(&["小时", "(时)", "hour", "(h)"]) {
        3600
    } else {
        1
    }
}

/// A small count, such as rings: `3`, `3声`.
pub(super) fn read_count(text: &str) -> Result<u8, ValueError> {
    let text = lower(text);
    let count = scaled(text.trim_end_matches(['声', '次']), 1)?;
    u8::try_from(count).ok().filter(|it| *it != u8::MAX).ok_or(ValueError::OutOfRange)
}

/// A rating from 1 to 5 in figures, stars or words; `None` where nobody rated (0, 未评价).
pub fn read_rating(text: &str) -> Result<Option<u8>, ValueError> {
    const WORDS: [(&str, u8); 5] = [
        ("非常满意|很满意|十分满意|very satisfied|excellent", 5),
        ("满意|比较满意|satisfied|good", 4),
        ("一般|基本满意|中立|neutral|average", 3),
        ("不满意|不太满意|较不满意|dissatisfied|unsatisfied|poor", 2),
        ("非常不满意|很不满意|十分不满意|极不满意|very dissatisfied|very poor", 1),
    ];
    const NONE: &str = "未评价|未评|未评分|无评价|none|not rated";
    let text = lower(text);
    if is_among(&text, NONE) {
        return Ok(None);
    }
    if let Some((_, rating)) = WORDS.iter().find(|(words, _)| is_among(&text, words)) {
        return Ok(Some(*rating));
    }
    if text.starts_with('★') && text.chars().all(|it| it == '★' || it == '☆') {
        let stars = text.chars().filter(|it| *it == '★').count();
        return in_scale(u32::try_from(stars).unwrap_or(u32::MAX));
    }
    in_scale(scaled(text.trim_end_matches(['分', '星']), 1)?)
}

fn in_scale(value: u32) -> Result<Option<u8>, ValueError> {
    match u8::try_from(value) {
        Ok(0) => Ok(None),
        Ok(rating @ 1..=5) => Ok(Some(rating)),
        _ => Err(ValueError::OutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time() {
        #[track_caller]
        fn check(text: &str, seconds: u32) {
            assert_eq!(read_duration(text, 1), Ok(seconds), "{text:?}");
        }
        check("109", 109);
        check("109.0", 109);
        check("0:02:23", 143);
        check("02:23", 143);
        check("2分23秒", 143);
        check("2分23秒", 143);
        check("1小时2分钟", 3720);
        check("143秒", 143);
        check("1h 2m 3s", 3723);
        check("2 min", 120);
        assert_eq!(read_duration("2.5", 60), Ok(150));
        assert_eq!(read_duration("2.5", 1), Err(ValueError::NotWhole));
        assert_eq!(read_duration("-4", 1), Err(ValueError::OutOfRange));
        assert_eq!(read_duration("0:99", 1), Err(ValueError::OutOfRange));
        for text in ["", "a", "2秒3分", "1:2:3:4", "3 apples", "-", "."] {
            assert_eq!(read_duration(text, 1), Err(ValueError::Unknown), "{text:?}");
        }
        assert_eq!((unit_of("通话时长(分钟)"), unit_of("Speed of answer in seconds")), (60, 1));
    }

    #[test]
    fn ratings_in_figures_stars_and_words() {
        #[track_caller]
        fn check(text: &str, rating: Option<u8>) {
            assert_eq!(read_rating(text), Ok(rating), "{text:?}");
        }
        check("3", Some(3));
        check("4.0", Some(4));
        check("5分", Some(5));
        check("★★★★★", Some(5));
        check("★★☆☆☆", Some(2));
        check("非常满意", Some(5));
        check("不满意", Some(2));
        check("非常不满意", Some(1));
        check("0", None);
        check("未评价", None);
        assert_eq!(read_rating("6"), Err(ValueError::OutOfRange));
        assert_eq!(read_rating("-1"), Err(ValueError::OutOfRange));
        assert_eq!(read_rating("4.5"), Err(ValueError::NotWhole));
        assert_eq!(read_rating("还行"), Err(ValueError::Unknown));
    }

    #[test]
    fn counts_are_small() {
        assert_eq!(read_count("3声"), Ok(3));
        assert_eq!(read_count("255"), Err(ValueError::OutOfRange));
    }
}
