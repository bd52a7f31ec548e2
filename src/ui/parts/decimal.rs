//! Decimal numbers as people type them ⇄ whole numbers of the last place.
//!
//! Invariant: no floating point. With two places, `6525` is 65.25.

/// Reads what was typed; `None` if it is no number or has more places than `places`.
///
/// A Chinese input method leaves full-width digits and punctuation behind, and people type the unit: all are understood.
pub fn read_decimal(text: &str, places: u32) -> Option<i64> {
    let plain: String =
        text.chars().map(half_width).filter(|it| !it.is_whitespace() && *it != ',').collect();
    let plain = plain.strip_suffix('%').unwrap_or(&plain);
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(plain)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let places = usize::try_from(places).ok()?;
    let all_digits = whole.chars().chain(part.chars()).all(|it| it.is_ascii_digit());
    if !all_digits || !digits.contains(|it: char| it.is_ascii_digit()) || part.len() > places {
        return None;
    }

    let scaled: i64 = format!("{whole}{part:0<places$}").parse().ok()?;
    Some(if negative { -scaled } else { scaled })
}

/// Writes a number with exactly `places` places.
pub fn write_decimal(scaled: i64, places: u32) -> String {
    let unit = 10_u64.pow(places);
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, part) = (scaled.unsigned_abs() / unit, scaled.unsigned_abs() % unit);
    match usize::try_from(places) {
        Ok(0) | Err(_) => format!("{sign}{whole}"),
        Ok(width) => format!("{sign}{whole}.{part:0width$}"),
    }
}

fn half_width(typed: char) -> char {
    match typed {
        '。' | '．' => '.',
        '，' => ',',
        '－' | '−' | '–' => '-',
        '＋' => '+',
        '％' => '%',
        '０'..='９' => char::from_u32(u32::from(typed) - u32::from('０') + u32::from('0'))
            .expect("a full-width digit stands at a fixed distance from the digit"),
        _ => typed,
    }
}

#[cfg(test)]
mod tests {
    use super::{read_decimal, write_decimal};

    #[track_caller]
    fn check(typed: &str, expected: Option<i64>) {
        assert_eq!(read_decimal(typed, 2), expected, "{typed:?}");
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        check("65", Some(6500));
        check(" 65.2 ", Some(6520));
        check("65.25%", Some(6525));
        check("６５。２５％", Some(6525));
        check("1,234.5", Some(123_450));
        check("-0.05", Some(-5));
        check("+3", Some(300));
        check(".5", Some(50));
        check("5.", Some(500));
        check("65.250", Some(6525));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in ["", ".", "-", "六十", "6.5.2", "65.255", "1e3", "--1", "99999999999999999999"]
        {
            check(typed, None);
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for scaled in [0, 1, -1, 99, 100, -12_345, 6525] {
            for places in 0..4 {
                assert_eq!(read_decimal(&write_decimal(scaled, places), places), Some(scaled));
            }
        }
        assert_eq!(write_decimal(-5, 2), "-0.05");
        assert_eq!(write_decimal(6525, 2), "65.25");
        assert_eq!(write_decimal(7, 0), "7");
    }
}
