//! Numbers as ECMAScript writes them, which is what RFC 8785 asks for.

/// The largest integer that no other one is taken for by readers whose numbers are f64: 2⁵³ − 1.
const LARGEST: u128 = (1 << 53) - 1;

/// An integer; beyond ±(2⁵³ − 1) as text, because numbers there would be taken for their neighbours, and two values
/// would have one hash (SCORING §9.2).
pub(super) fn integer(value: i128) -> String {
    if value.unsigned_abs() <= LARGEST { value.to_string() } else { format!("\"{value}\"") }
}

/// The shortest digits that read back as `value`, which is finite, laid out by `Number::toString` of ECMA-262.
pub(super) fn float(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned(); // Minus zero too.
    }
    let (digits, point) = shortest(value.abs());
    let sign = if value < 0.0 { "-" } else { "" };
    let count = i32::try_from(digits.len()).expect("a float has at most 17 digits");
    let body = match point {
        _ if count <= point && point <= 21 => format!("{digits}{}", zeros(point - count)),
        1..=21 => {
            let (whole, rest) = digits.split_at(usize::try_from(point).expect("1 to 21"));
            format!("{whole}.{rest}")
        }
        -5..=0 => format!("0.{}{digits}", zeros(-point)),
        _ => {
            let (first, rest) = digits.split_at(1);
            let dot = if rest.is_empty() { "" } else { "." };
            format!("{first}{dot}{rest}e{:+}", point - 1)
        }
    };
    format!("{sign}{body}")
}

/// The digits of a positive number, and after how many of them the decimal point stands.
///
/// Of two shortest texts at the same distance ECMAScript has the even one. `format!` does not heed that; `serde_json` does.
fn shortest(value: f64) -> (String, i32) {
    let written = serde_json::to_string(&value).expect("a number is plain JSON");
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let exponent: i32 = exponent.parse().expect("JSON has whole exponents");
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{decimals}");
    let digits = all.trim_start_matches('0');
    let place = |count: usize| i32::try_from(count).expect("a float has few digits");
    let point = exponent + place(whole.len()) - place(all.len() - digits.len());
    (digits.trim_end_matches('0').to_owned(), point)
}

fn zeros(count: i32) -> String {
    "0".repeat(usize::try_from(count).expect("never negative here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bits: u64, text: &str) {
        assert_eq!(float(f64::from_bits(bits)), text);
    }

    #[test]
    fn the_samples_of_rfc_8785() {
        check(0x0000_0000_0000_0000, "0");
        check(0x8000_0000_0000_0000, "0");
        check(0x0000_0000_0000_0001, "5e-324");
        check(0x8000_0000_0000_0001, "-5e-324");
        check(0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308");
        check(0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308");
        check(0x4340_0000_0000_0000, "9007199254740992");
        check(0xc340_0000_0000_0000, "-9007199254740992");
        check(0x4430_0000_0000_0000, "295147905179352830000");
        check(0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22");
        check(0x44b5_2d02_c7e1_4af6, "1e+23");
        check(0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23");
        check(0x444b_1ae4_d6e2_ef4e, "999999999999999700000");
        check(0x444b_1ae4_d6e2_ef4f, "999999999999999900000");
        check(0x444b_1ae4_d6e2_ef50, "1e+21");
        check(0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7");
        check(0x3eb0_c6f7_a0b5_ed8d, "0.000001");
        check(0x41b3_de43_5555_5553, "333333333.3333332");
        check(0x41b3_de43_5555_5555, "333333333.3333333");
        check(0x41b3_de43_5555_5557, "333333333.33333343");
        check(0xbecb_f647_612f_3696, "-0.0000033333333333333333");
        check(0x4314_3ff3_c1cb_0959, "1424953923781206.2");
    }

    #[test]
    fn integers_beyond_the_exact_ones_are_text() {
        assert_eq!(integer((1 << 53) - 1), "9007199254740991");
        assert_eq!(integer(-((1 << 53) - 1)), "-9007199254740991");
        assert_eq!(integer(1 << 53), r#""9007199254740992""#);
        assert_eq!(integer((1 << 53) + 1), r#""9007199254740993""#);
        assert_eq!(integer(-12), "-12");
        assert_eq!(integer(i128::from(i64::MIN)), r#""-9223372036854775808""#);
    }
}
