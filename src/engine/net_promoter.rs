//! The net promoter score with its uncertainty: without many answers it says nothing (SCORING §2a).

use super::exact::Exact;
use super::facts::Fact;

/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A net promoter score, −100 to 100, for display.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetPromoter {
    /// Promoters less detractors, per hundred answers.
    pub score: f64,
    /// Its standard error, `100 √((p + d − (p − d)²) / n)`.
    pub standard_error: f64,
    /// The lower end of the 95 % interval, not below −100.
    pub low: f64,
    /// The upper end, not above 100.
    pub high: f64,
}

/// The score of what was counted under the measure NPS, which has promoters less detractors above the line and both
/// of them as squares; `None` without answers.
pub fn net_promoter(fact: &Fact) -> Option<NetPromoter> {
    let net = Exact::ratio(fact.num, fact.den)?;
    let variance = &Exact::ratio(fact.squares, fact.den)? - &(&net * &net);
    let n = Exact::integer(fact.den);
    let score = net.to_f64() * 100.0;
    // A fact that was made up may have a negative spread.
    let standard_error = variance.over(&n)?.to_f64().max(0.0).sqrt() * 100.0;
    let half = Z * standard_error;
    Some(NetPromoter {
        score,
        standard_error,
        low: (score - half).max(-100.0),
        high: (score + half).min(100.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(promoters: i64, detractors: i64, n: i64) -> Fact {
        Fact { squares: promoters + detractors, ..Fact::of(promoters - detractors, n) }
    }

    #[test]
    fn a_hundred_answers_leave_sixteen_points_either_way() {
        let found = net_promoter(&fact(55, 20, 100)).unwrap();
        let near = |value: f64, printed: f64, half: f64| (value - printed).abs() < half;
        assert!(near(found.score, 35.0, 1e-12), "{found:?}");
        assert!(near(found.standard_error, 7.92149, 5e-6), "{found:?}");
        assert!(near(found.low, 19.474, 5e-4) && near(found.high, 50.526, 5e-4), "{found:?}");
    }

    #[test]
    fn the_interval_keeps_to_the_scale_and_no_answers_are_no_score() {
        assert_eq!(net_promoter(&fact(0, 0, 0)), None);
        let sure = net_promoter(&fact(1, 0, 1)).unwrap();
        assert_eq!((sure.score, sure.standard_error, sure.high), (100.0, 0.0, 100.0));
        let few = net_promoter(&fact(4, 1, 5)).unwrap();
        assert!(few.high <= 100.0 && few.low > -100.0 && few.low < few.score, "{few:?}");
        let bad = net_promoter(&fact(1, 4, 5)).unwrap();
        assert_eq!((bad.score, bad.low), (-60.0, -100.0));
    }
}
