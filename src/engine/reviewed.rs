//! 评价: what somebody received of supervisors, peers and himself, with the peers' anonymity kept (SCORING §4.1, §5.4).
//!
//! What is scored is the policy's business; what is *shown* of peers is decided here alone, and never below three people,
//! however few a policy lets count. People are counted and not reviews: one peer's three months are one peer.

use std::collections::BTreeSet;

use super::exact::Exact;
use crate::model::{Measure, OfficeData, Period, Review, ReviewKind, StaffId};

/// Peers' scores are shown from so many of them on.
pub const FEWEST_PEERS: usize = 3;

/// What one person received in a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// The mean of supervisors' scores, 1 to 5.
    pub supervisor: Option<Exact>,
    /// How many supervisors.
    pub supervisors: usize,
    /// The peers'.
    pub peers: Peers,
    /// Who these are.
    pub peer_ids: Vec<StaffId>,
    /// 自评: the mean of the own scores; it counts for nothing.
    pub own: Option<Exact>,
}

/// What may be shown of peers' scores.
#[derive(Clone, Debug, PartialEq)]
pub enum Peers {
    /// There are none.
    Nobody,
    /// There are so many, too few to be shown.
    Hidden(usize),
    /// Their mean, 1 to 5, and how many they are.
    Shown(Exact, usize),
}

/// What `staff` received in `period` and its parts.
pub fn received(data: &OfficeData, period: Period, staff: &StaffId) -> Received {
    let all = data.reviews.iter().filter(|it| it.ratee == *staff && period.holds(it.period));
    let all: Vec<&Review> = all.collect();
    let mean = |is: &dyn Fn(&Review) -> bool| {
        let scores: Vec<i64> = all.iter().filter(|it| is(it)).map(|it| it.score.into()).collect();
        Exact::ratio(scores.iter().sum(), i64::try_from(scores.len()).unwrap_or(i64::MAX))
    };
    let people = |is: &dyn Fn(&Review) -> bool| {
        let raters = all.iter().filter(|it| is(it)).map(|it| it.rater.clone());
        raters.collect::<BTreeSet<StaffId>>()
    };
    let is_peer = |it: &Review| it.kind == ReviewKind::Peer && !it.is_own();
    let is_supervisor = |it: &Review| it.kind == ReviewKind::Supervisor && !it.is_own();
    let peer_ids = people(&is_peer);
    let peers = match (peer_ids.len(), mean(&is_peer)) {
        (0, _) | (_, None) => Peers::Nobody,
        (few, _) if few < FEWEST_PEERS => Peers::Hidden(few),
        (enough, Some(mean)) => Peers::Shown(mean, enough),
    };
    Received {
        supervisor: mean(&is_supervisor),
        supervisors: people(&is_supervisor).len(),
        peers,
        peer_ids: peer_ids.into_iter().collect(),
        own: mean(&|it| it.kind == ReviewKind::Peer && it.is_own()),
    }
}

/// Whether what `staff` comes to under `measure` would tell what one or two peers think: then neither the value nor
/// what follows from it is shown.
pub fn hides(data: &OfficeData, period: Period, staff: &StaffId, measure: &Measure) -> bool {
    *measure == Measure::PeerReview
        && matches!(received(data, period, staff).peers, Peers::Hidden(_))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Extra, demo};

    fn review(rater: &str, kind: ReviewKind, period: &str, score: u8) -> Review {
        let period = period.parse().unwrap();
        let extra = Extra::default();
        Review { rater: rater.into(), ratee: "甲".into(), kind, period, score, extra }
    }

    fn of(reviews: Vec<Review>) -> (OfficeData, Received) {
        let data = OfficeData { reviews: Arc::new(reviews), ..demo::office() };
        let found = received(&data, "2026Q3".parse().unwrap(), &"甲".into());
        (data, found)
    }

    #[test]
    fn peers_are_counted_as_people_and_shown_from_three_on() {
        use ReviewKind::{Peer, Supervisor};
        // One peer in three months is still one, and the fourth month is another quarter's.
        let one = |month| review("乙", Peer, month, 5);
        let mut reviews = vec![one("2026-07"), one("2026-08"), one("2026-09"), one("2026-10")];
        reviews.push(review("丁", Supervisor, "2026-07", 4));
        reviews.push(review("甲", Peer, "2026-07", 5));
        let (data, found) = of(reviews.clone());
        assert_eq!(found.peers, Peers::Hidden(1));
        assert_eq!((found.supervisor, found.supervisors), (Some(Exact::integer(4)), 1));
        assert_eq!(found.own, Some(Exact::integer(5)));
        let period = "2026Q3".parse().unwrap();
        let hidden = |data: &OfficeData, measure| hides(data, period, &"甲".into(), &measure);
        assert!(hidden(&data, Measure::PeerReview));
        assert!(!hidden(&data, Measure::SupervisorReview));
        reviews.extend([review("丙", Peer, "2026-07", 2), review("戊", Peer, "2026-07", 3)]);
        let (data, found) = of(reviews);
        assert_eq!(found.peers, Peers::Shown(Exact::integer(4), 3));
        assert_eq!(found.peer_ids.len(), 3);
        assert!(!hidden(&data, Measure::PeerReview));
        assert_eq!(of(Vec::new()).1.peers, Peers::Nobody);
    }
}
