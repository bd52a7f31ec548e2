//! How numbers, shares, dates and durations are written; the same in both languages.

use chrono::{NaiveDate, NaiveDateTime};

/// Hundredths with two decimals: 8753 → 87.53.
pub fn fixed(centi: u32) -> String {
    format!("{}.{:02}", centi / 100, centi % 100)
}

/// A difference in hundredths with its sign: +0.43, −2.47, 0.00.
pub fn signed_centi(centi: i64) -> String {
    let sign = match centi {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    let size = centi.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// Basis points as percent: 4500 → 45%, 4250 → 42.5%, 4237 → 42.37%.
pub fn percent(bp: u32) -> String {
    let (whole, part) = (bp / 100, bp % 100);
    match (part, part % 10) {
        (0, _) => format!("{whole}%"),
        (_, 0) => format!("{whole}.{}%", part / 10),
        _ => format!("{whole}.{part:02}%"),
    }
}

/// A count with thousands apart: 5000 → 5,000.
pub fn thousands(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of things with thousands apart.
pub fn count(value: usize) -> String {
    thousands(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Seconds as minutes and seconds: 143 → 2:23.
pub fn seconds(value: u32) -> String {
    format!("{}:{:02}", value / 60, value % 60)
}

/// A date: 2026-09-30.
pub fn date(value: NaiveDate) -> String {
    value.format("%Y-%m-%d").to_string()
}

/// A date with the time of day: 2026-09-30 08:15.
pub fn date_time(value: NaiveDateTime) -> String {
    value.format("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_reading() {
        assert_eq!(fixed(8753), "87.53");
        assert_eq!(fixed(10_000), "100.00");
        assert_eq!(
            [signed_centi(43), signed_centi(-247), signed_centi(0)],
            ["+0.43", "−2.47", "0.00"]
        );
        assert_eq!([percent(4500), percent(4250), percent(4205)], ["45%", "42.5%", "42.05%"]);
        assert_eq!(
            [thousands(5000), thousands(999), thousands(-1_234_567)],
            ["5,000", "999", "−1,234,567"]
        );
        assert_eq!(seconds(143), "2:23");
    }
}
