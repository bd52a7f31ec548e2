//! Measured values as numbers that are typed: the scale of each unit, exact both ways.

use crate::i18n::Texts;
use crate::model::{Fraction, MeasureKind};

/// How values of a kind are typed: whole numbers of the last place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// So many of the last place make 1 of the measured value.
    scale: i64,
    /// Places after the point.
    pub places: u32,
    /// How far a key moves.
    pub step: i64,
    /// The least and the most that can be typed.
    pub range: (i64, i64),
    kind: MeasureKind,
}

/// Points have two places.
pub const POINT: i64 = 100;

impl Unit {
    /// The unit of a measure.
    pub fn of(kind: MeasureKind) -> Self {
        let (scale, places, step, range) = match kind {
            MeasureKind::Share | MeasureKind::Portion => (10_000, 2, 100, (0, 10_000)),
            MeasureKind::Net => (10_000, 2, 100, (-10_000, 10_000)),
            MeasureKind::Rating => (100, 2, 10, (100, 500)),
            MeasureKind::Seconds => (10, 1, 10, (0, 100_000_000)),
            MeasureKind::Hours => (10, 1, 5, (0, 100_000)),
            MeasureKind::Cases => (100, 2, 100, (0, 1_000_000_000)),
            MeasureKind::Number => (100, 2, 100, (-1_000_000_000, 1_000_000_000)),
        };
        Self { scale, places, step, range, kind }
    }

    /// A value as it is typed, to the nearest last place.
    pub fn typed(self, value: Fraction) -> i64 {
        nearest(value, self.scale)
    }

    /// What was typed as a value.
    pub fn value(self, typed: i64) -> Fraction {
        Fraction::new(typed, self.scale).unwrap_or(Fraction::ZERO)
    }

    /// A measured value for drawing.
    pub fn drawn(self, value: f64) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "a scale has five digits")]
        let scaled = value * self.scale as f64;
        #[expect(clippy::cast_possible_truncation, reason = "what is too large is held at the end")]
        let place = scaled.round() as i64;
        place
    }

    /// Points for drawing, in hundredths.
    pub fn hundredths_of(points: f64) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "what is too large is held at the end")]
        let place = (points * 100.0).round() as i64;
        place
    }

    /// The sign behind the number.
    pub fn sign(self, texts: &Texts) -> &'static str {
        match self.kind {
            MeasureKind::Share | MeasureKind::Portion => "%",
            MeasureKind::Seconds => texts.policy_editor.seconds_unit,
            MeasureKind::Hours => texts.policy_editor.hours_unit,
            MeasureKind::Rating | MeasureKind::Net | MeasureKind::Cases | MeasureKind::Number => "",
        }
    }

    /// A typed value with its sign: 85%, 4.2, 90 s.
    pub fn words(self, texts: &Texts, typed: i64) -> String {
        let number = crate::ui::parts::write_decimal(typed, self.places);
        let number = match number.split_once('.') {
            Some((_, part)) if part.bytes().all(|it| it == b'0') => {
                number.split('.').next().unwrap_or_default().to_owned()
            }
            Some(_) => number.trim_end_matches('0').to_owned(),
            None => number,
        };
        match self.sign(texts) {
            "%" => format!("{number}%"),
            "" => number,
            sign => format!("{number} {sign}"),
        }
    }
}

/// Points or coefficients as they are typed: hundredths, to the nearest.
pub fn hundredths(value: Fraction) -> i64 {
    nearest(value, POINT)
}

/// Typed hundredths as points or a coefficient.
pub fn of_hundredths(typed: i64) -> Fraction {
    Fraction::new(typed, POINT).unwrap_or(Fraction::ZERO)
}

fn nearest(value: Fraction, scale: i64) -> i64 {
    let (numerator, denominator) = (i128::from(value.numerator()), i128::from(value.denominator()));
    let twice = 2 * numerator * i128::from(scale) + denominator;
    i64::try_from(twice.div_euclid(2 * denominator)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn what_is_typed_comes_back_exactly() {
        for kind in [MeasureKind::Share, MeasureKind::Rating, MeasureKind::Seconds] {
            let unit = Unit::of(kind);
            for typed in [0, 1, 85, 8512, 10_000] {
                assert_eq!(unit.typed(unit.value(typed)), typed);
            }
        }
        assert_eq!(Unit::of(MeasureKind::Share).typed("1/3".parse().unwrap()), 3333);
        assert_eq!(Unit::of(MeasureKind::Net).typed("-1/2".parse().unwrap()), -5000);
    }

    #[test]
    fn values_are_written_as_people_say_them() {
        let zh = Locale::Zh.texts();
        assert_eq!(Unit::of(MeasureKind::Share).words(zh, 8500), "85%");
        assert_eq!(Unit::of(MeasureKind::Share).words(zh, 8525), "85.25%");
        assert_eq!(Unit::of(MeasureKind::Seconds).words(zh, 900), "90 秒");
        assert_eq!(Unit::of(MeasureKind::Rating).words(zh, 420), "4.2");
    }
}
