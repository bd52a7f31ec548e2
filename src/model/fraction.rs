//! An exact number as a policy states it: a target, an anchor, a coefficient.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A rational number in lowest terms with a positive denominator.
///
/// It is written as an integer or as `"n/d"`, so that 0.60 and 3/5 are the same text and hash alike (SCORING §9.2);
/// it is read from these and from decimals such as `"0.60"`.
/// Both parts keep within ±2⁵³−1, what JSON can carry exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i64,
    denominator: i64,
}

/// The largest integer that JSON readers agree on, 2⁵³−1.
const LARGEST: i64 = (1 << 53) - 1;

/// Why a text or a pair of integers is not a [`Fraction`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FractionError {
    /// The denominator is zero.
    #[error("the denominator is zero")]
    ZeroDenominator,
    /// A part exceeds 2⁵³−1.
    #[error("the number has too many digits")]
    TooLarge,
    /// Neither an integer, a decimal nor `n/d`.
    #[error("{0:?} is not a number")]
    NotANumber(String),
}

impl Fraction {
    /// Zero.
    pub const ZERO: Self = Self::integer(0);
    /// One.
    pub const ONE: Self = Self::integer(1);

    /// A whole number.
    pub const fn integer(value: i32) -> Self {
        Self { numerator: value as i64, denominator: 1 }
    }

    /// `numerator / denominator` in lowest terms.
    pub fn new(numerator: i64, denominator: i64) -> Result<Self, FractionError> {
        if denominator == 0 {
            return Err(FractionError::ZeroDenominator);
        }
        if numerator == i64::MIN || denominator == i64::MIN {
            return Err(FractionError::TooLarge);
        }
        let shared = num_integer::gcd(numerator, denominator).max(1);
        let sign = denominator.signum();
        let (numerator, denominator) = (sign * numerator / shared, sign * denominator / shared);
        if numerator.abs() > LARGEST || denominator > LARGEST {
            return Err(FractionError::TooLarge);
        }
        Ok(Self { numerator, denominator })
    }

    /// Hundredths: `percent(60)` is 3/5.
    pub fn percent(hundredths: i32) -> Self {
        Self::new(hundredths.into(), 100).expect("hundredths of an i32 fit")
    }

    /// The part above the line.
    pub fn numerator(self) -> i64 {
        self.numerator
    }

    /// The part below the line, at least 1.
    pub fn denominator(self) -> i64 {
        self.denominator
    }

    /// The nearest f64, for drawing only.
    #[expect(clippy::cast_precision_loss, reason = "drawing needs no more than f64 has")]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        let right = i128::from(other.numerator) * i128::from(self.denominator);
        left.cmp(&right)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(out, "{}", self.numerator),
            denominator => write!(out, "{}/{denominator}", self.numerator),
        }
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(text: &str) -> Result<Self, FractionError> {
        let text = text.trim();
        let bad = || FractionError::NotANumber(text.to_owned());
        let whole = |part: &str| part.parse::<i64>().map_err(|_not_digits| bad());
        if let Some((numerator, denominator)) = text.split_once('/') {
            return Self::new(whole(numerator)?, whole(denominator)?);
        }
        let Some((units, decimals)) = text.split_once('.') else {
            return Self::new(whole(text)?, 1);
        };
        if decimals.len() > 15 || !decimals.bytes().all(|it| it.is_ascii_digit()) {
            return Err(bad());
        }
        let scale = 10_i64.pow(u32::try_from(decimals.len()).map_err(|_too_long| bad())?);
        whole(&format!("{units}{decimals}")).and_then(|it| Self::new(it, scale))
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.denominator {
            1 => serializer.serialize_i64(self.numerator),
            _ => serializer.collect_str(self),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Integer(i64),
    Text(String),
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::deserialize(deserializer)? {
            Written::Integer(value) => Self::new(value, 1),
            Written::Text(text) => text.parse(),
        }
        .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, written: &str) {
        assert_eq!(text.parse::<Fraction>().unwrap().to_string(), written);
    }

    #[test]
    fn decimals_and_quotients_are_the_same_number() {
        check("0.60", "3/5");
        check("3/5", "3/5");
        check("-.5", "-1/2");
        check("6/-4", "-3/2");
        check("100", "100");
        check(" 1.70 ", "17/10");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", "a", "1/0", "1e5", "0.6.1", "1/", ".-5", "99999999999999999", "0.1234567890123456"]
        {
            assert!(text.parse::<Fraction>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn json_holds_integers_and_quotients() {
        let json = serde_json::to_string(&[Fraction::integer(4), Fraction::percent(85)]).unwrap();
        assert_eq!(json, r#"[4,"17/20"]"#);
        let back: Vec<Fraction> = serde_json::from_str(r#"[4,"0.85"]"#).unwrap();
        assert_eq!(back, [Fraction::integer(4), Fraction::percent(85)]);
    }
}
