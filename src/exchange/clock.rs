//! Times of day as tables write them, and the offsets from UTC behind them.

use std::borrow::Cow;

use chrono::NaiveTime;

use super::dates::serial_moment;
use super::text::fold;

/// A time of day: `9:12`, `09:12:58`, `3:05 PM`, `下午3:05`, `9时12分`, or a fraction of a day.
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let text = fold(text).to_lowercase();
    if text.starts_with("0.") && text.len() > 2 {
        let day: f64 = text.parse().ok()?;
        return serial_moment(20_000.0 + day)?.time;
    }
    let (text, half) = split_half(&text);
    let text = if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace(['时', '点', '分'], ":").replace('秒', ""))
    };
    let mut parts = text.trim().trim_end_matches(':').split(':');
    let mut number = |longest: usize| {
        let part = parts.next()?;
        let fits =
            (1..=longest).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
        Some(if fits { part.parse::<u32>().ok() } else { None })
    };
    let (hour, minute) = (number(2)??, number(2).unwrap_or(half.map(|_| 0))?);
    let second = match parts.next() {
        None => 0,
        Some(part) => {
            let (second, fraction) = part.split_once('.').unwrap_or((part, "0"));
            let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
            (second.len() <= 2 && digits(second) && digits(fraction))
                .then_some(second)?
                .parse()
                .ok()?
        }
    };
    if parts.next().is_some() {
        return None;
    }
    let hour = match half {
        Some(Half::Noon) if hour < 4 => hour + 12,
        Some(Half::After) if hour < 12 => hour + 12,
        Some(Half::Before) if hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// Which half of the day a twelve-hour clock means.
#[derive(Clone, Copy)]
enum Half {
    Before,
    Noon,
    After,
}

fn split_half(text: &str) -> (&str, Option<Half>) {
    const WORDS: [(&str, Half); 13] = [
        ("上午", Half::Before),
        ("早上", Half::Before),
        ("凌晨", Half::Before),
        ("中午", Half::Noon),
        ("下午", Half::After),
        ("傍晚", Half::After),
        ("晚上", Half::After),
        ("a.m.", Half::Before),
        ("p.m.", Half::After),
        ("am", Half::Before),
        ("pm", Half::After),
        ("a", Half::Before),
        ("p", Half::After),
    ];
    // A clock of twenty-four hours begins and ends with a digit.
    if text.starts_with(|it: char| it.is_ascii_digit())
        && text.ends_with(|it: char| it.is_ascii_digit())
    {
        return (text, None);
    }
    let split = |word: &str| text.strip_prefix(word).or_else(|| text.strip_suffix(word));
    let found = WORDS.iter().find_map(|(word, half)| Some((split(word)?, *half)));
    found.map_or((text, None), |(rest, half)| (rest.trim(), Some(half)))
}

/// A clock and the offset from UTC behind it.
pub(super) fn split_offset(text: &str) -> Option<(&str, Option<i32>)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, None));
    };
    let (clock, offset) = text.split_at(at);
    let digits = offset[1..].replace(':', "");
    let minutes = match (digits.len(), digits.parse::<i32>().ok()?) {
        (2, hours) => hours * 60,
        (4, number) => number / 100 * 60 + number % 100,
        _ => return None,
    };
    Some((clock, Some(if offset.starts_with('-') { -minutes } else { minutes })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(read_time(text).unwrap().to_string(), expected, "{text:?}");
        }
        check("9:12", "09:12:00");
        check("09:12:58", "09:12:58");
        check("下午3:05", "15:05:00");
        check("3:05 PM", "15:05:00");
        check("12:05 am", "00:05:00");
        check("中午12:05", "12:05:00");
        check("9时12分", "09:12:00");
        check("9:12", "09:12:00");
        check("0.5", "12:00:00");
        for text in ["25:00", "9:60", "9", "", "a", "9:12:58:1", "9:1x", "::"] {
            assert_eq!(read_time(text), None, "{text:?}");
        }
    }
}
