//! Numbers known to lie within a radius, and where lines and parabolas through them are surely zero (SCORING §3.6).

/// How far off a place found here can be: 1e-9 of the whole, a hundred-thousandth of a basis point.
pub const NEAR: f64 = 1e-9;

/// Room for the roundings of a handful of f64 operations.
const ROUNDING: f64 = 1e-14;

/// At most two places between 0 and 1.
pub type Places = [Option<f64>; 2];

/// No place.
pub const NOWHERE: Places = [None, None];

/// A number within `radius` of `middle`; certainly zero if both are.
#[derive(Clone, Copy, Debug)]
pub struct Ball {
    middle: f64,
    radius: f64,
}

impl Ball {
    /// Zero.
    pub const ZERO: Self = Self { middle: 0.0, radius: 0.0 };

    /// A whole number within `radius` of `middle`.
    #[expect(clippy::cast_precision_loss, reason = "the radius makes room for it")]
    pub fn new(middle: i64, radius: i64) -> Self {
        Self::rounded(middle as f64, radius as f64)
    }

    /// Its product with a whole number below 2^53.
    #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
    pub fn times(self, factor: i64) -> Self {
        let factor = factor as f64;
        Self::rounded(self.middle * factor, self.radius * factor.abs())
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Self {
        Self::rounded(self.middle + other.middle, self.radius + other.radius)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Self {
        Self::rounded(self.middle - other.middle, self.radius + other.radius)
    }

    /// Certainly zero stays so: a radius of nothing comes from operations on nothing.
    fn rounded(middle: f64, radius: f64) -> Self {
        Self { middle, radius: radius + middle.abs() * ROUNDING }
    }

    /// −1, 0 or 1; `None` if it may be on either side.
    fn sign(self) -> Option<i8> {
        if self.middle > self.radius {
            Some(1)
        } else if self.middle < -self.radius {
            Some(-1)
        } else {
            (self.middle == 0.0 && self.radius == 0.0).then_some(0)
        }
    }
}

/// Where the line from `start` at 0 to `end` at 1 is zero; `None` if that cannot be told to within [`NEAR`].
pub fn of_line(start: Ball, end: Ball) -> Option<Places> {
    match (start.sign()?, end.sign()?) {
        (0, 0) => Some(NOWHERE),
        (0, _) => Some([Some(0.0), None]),
        (_, 0) => Some([Some(1.0), None]),
        (one, two) if one == two => Some(NOWHERE),
        _ => {
            let radius = start.radius + end.radius;
            let length = start.middle.abs() + end.middle.abs();
            let near = radius <= (length - radius) * (NEAR / 2.0);
            near.then(|| [Some(start.middle / (start.middle - end.middle)), None])
        }
    }
}

/// Where start·(1−x)² + twice·x(1−x) + end·x² is zero; `None` if that cannot be told to within [`NEAR`].
pub fn of_parabola(start: Ball, twice: Ball, end: Ball) -> Option<Places> {
    let ends = (start.sign()?, end.sign()?);
    if ends == (0, 0) && twice.sign()? == 0 {
        return Some(NOWHERE);
    }
    if ends.1 == 0 {
        // What is left of it beside the factor 1−x.
        let [place, _] = of_line(start, twice)?;
        return Some(place.map_or([Some(1.0), None], |it| [Some(it), Some(1.0)]));
    }
    if ends.0 == 0 {
        return None;
    }
    if ends.0 == ends.1 && twice.sign() == Some(ends.0) {
        return Some(NOWHERE);
    }
    // In t = x / (1−x), which is positive: start + twice·t + end·t². Its discriminant, and what that may be off.
    let (square, product) = (twice.middle * twice.middle, 4.0 * start.middle * end.middle);
    let off = 2.0 * twice.middle.abs() * twice.radius
        + 4.0 * (start.middle.abs() * end.radius + end.middle.abs() * start.radius)
        + twice.radius * twice.radius
        + 4.0 * start.radius * end.radius
        + (square + product.abs()) * ROUNDING;
    let discriminant = Ball { middle: square - product, radius: off };
    let places = match discriminant.sign()? {
        1 => {
            let root = discriminant.middle.sqrt();
            let sum = if twice.middle < 0.0 { twice.middle - root } else { twice.middle + root };
            let both = [-sum / (2.0 * end.middle), -2.0 * start.middle / sum];
            match (ends.0 == ends.1, twice.sign()) {
                // One is positive and one negative.
                (false, _) => [both.into_iter().find(|it| *it > 0.0), None],
                // Both are positive here, both negative if the signs agree.
                (true, Some(sign)) if sign != ends.0 => {
                    [Some(both[0].min(both[1])), Some(both[0].max(both[1]))]
                }
                (true, _) => return None,
            }
        }
        _ => return Some(NOWHERE),
    };
    let places = places.map(|it| it.map(|ratio| ratio / (1.0 + ratio)));
    let apart = !matches!(places, [Some(one), Some(two)] if two - one <= 2.0 * NEAR);
    let sure = places.iter().flatten().all(|it| crosses(start, twice, end, *it));
    (apart && sure).then_some(places)
}

/// Whether the sign surely changes within [`NEAR`] of this place.
fn crosses(start: Ball, twice: Ball, end: Ball, place: f64) -> bool {
    let largest = start.middle.abs().max(twice.middle.abs()).max(end.middle.abs());
    let radius = start.radius + twice.radius + end.radius + largest * ROUNDING;
    let sign = |at: f64| {
        let rest = 1.0 - at;
        let middle = (start.middle * rest + twice.middle * at) * rest + end.middle * at * at;
        Ball { middle, radius }.sign()
    };
    let (before, after) = (sign(place - NEAR / 2.0), sign(place + NEAR / 2.0));
    matches!((before, after), (Some(one), Some(two)) if one != two)
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::exact;
    use super::super::quadratic;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_certainly_zero_stays_so_and_what_may_be_is_undecided() {
        let zero = Ball::ZERO.times(7).minus(Ball::ZERO).plus(Ball::ZERO);
        assert_eq!(zero.sign(), Some(0));
        assert_eq!(Ball::new(3, 3).sign(), None);
        assert_eq!(Ball::new(0, 1).sign(), None);
        assert_eq!(Ball::new(-4, 3).sign(), Some(-1));
        assert_eq!(of_line(zero, zero), Some(NOWHERE));
        assert_eq!(of_parabola(zero, zero, zero), Some(NOWHERE));
        assert_eq!(of_line(Ball::new(0, 1), Ball::new(5, 0)), None);
        assert_eq!(of_line(Ball::new(1, 0), Ball::new(-3, 0)), Some([Some(0.25), None]));
        // Of opposite sign for certain, but the place is not certain enough.
        assert_eq!(of_line(Ball::new(1_000_000, 1), Ball::new(-1_000_000, 1)), None);
    }

    proptest! {
        #[test]
        fn a_parabola_is_zero_where_the_exact_one_is(
            start in -60_i64..60,
            twice in -200_i64..200,
            end in -60_i64..60,
        ) {
            let balls = [start, twice, end].map(|it| Ball::new(it, 0));
            let Some(places) = of_parabola(balls[0], balls[1], balls[2]) else { return Ok(()) };
            let coefficients = [start, twice - 2 * start, start - twice + end].map(|it| exact(it, 1));
            let exact = quadratic::roots(&coefficients, &exact(1, 3));
            prop_assert_eq!(places.iter().flatten().count(), exact.len());
            for (place, exact) in places.into_iter().flatten().zip(exact) {
                prop_assert!((place - exact.low().to_f64()).abs() <= NEAR);
            }
        }

        #[test]
        fn few_parabolas_stay_undecided(
            start in 1_i64..60,
            twice in -200_i64..200,
            end in 1_i64..60,
            sign in prop_oneof![Just(1), Just(-1)],
        ) {
            // Only those that touch without crossing, or begin with a zero.
            prop_assume!(twice * twice != 4 * start * end);
            let balls = [start, twice, sign * end].map(|it| Ball::new(it, 0));
            prop_assert!(of_parabola(balls[0], balls[1], balls[2]).is_some());
        }
    }
}
