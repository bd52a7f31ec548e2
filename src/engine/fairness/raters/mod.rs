//! Rater bias: severe and lenient reviewers made comparable (SCORING §5.4).
//!
//! Least squares on y = μ + α(ratee) + β(rater) with Σα = Σβ = 0, solved exactly. Severities are shrunk
//! before they are used, and where people share no chain of raters nothing is corrected at all.

mod connection;
mod severities;
mod table;

use crate::engine::exact::Exact;
use severities::Severities;
use table::Table;

/// λ: how many ratings' worth of doubt there is about a rater's severity.
const DOUBT: i64 = 2;

/// One person's judgement of another. People are numbered in one series, whether they judge or are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Who judges.
    pub rater: usize,
    /// Who is judged.
    pub ratee: usize,
    /// The score as it was given.
    pub score: i64,
}

/// Everybody's fair rating.
#[derive(Clone, Debug, PartialEq)]
pub struct FairRatings {
    /// Whether severities could be told from abilities.
    pub comparability: Comparability,
    /// Everybody who is judged, by number.
    pub ratees: Vec<Ratee>,
    /// Everybody who judges, by number.
    pub raters: Vec<Rater>,
    /// Pairs, the lower number first, who rate each other far above what both deserve elsewhere:
    /// to be looked at, never punished.
    pub mutual: Vec<(usize, usize)>,
}

/// Whether severities can be told from abilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparability {
    /// They can.
    Connected,
    /// Some people share no chain of raters with others: all ratings stay raw means.
    Disconnected,
    /// There are more than 50 severities to solve for: all ratings stay raw means.
    TooMany,
}

/// One person who is judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratee {
    /// Who.
    pub person: usize,
    /// How many ratings.
    pub ratings: i64,
    /// The mean as given.
    pub raw: Exact,
    /// μ + α: the mean after severities as they are estimated.
    pub unshrunk: Exact,
    /// The mean after severities as they are used, shrunk. It may lie a little beyond the scale.
    pub fair: Exact,
}

/// One person who judges.
#[derive(Clone, Debug, PartialEq)]
pub struct Rater {
    /// Who.
    pub person: usize,
    /// How many ratings.
    pub ratings: i64,
    /// β: points given above the average rater; 0 with fewer than two ratings.
    pub severity: Exact,
    /// β·n/(n + 2), as it is used.
    pub shrunk: Exact,
}

/// Fair ratings out of everybody's ratings. Ratings of oneself are left out before.
pub fn fair_ratings(ratings: &[Rating]) -> FairRatings {
    let table = Table::new(ratings);
    let nothing = Severities::none(table.raters.len());
    let solved = table.severities();
    let (comparability, estimated) = match &solved {
        Ok(severities) => (Comparability::Connected, severities),
        Err(reason) => (*reason, &nothing),
    };
    let used = estimated.shrunk(&table.given);
    let (severities, shrunk) = (estimated.exact(), used.exact());
    let (raw, unshrunk, fair) = (table.means(&nothing), table.means(estimated), table.means(&used));
    let mutual = match comparability {
        Comparability::Connected => table.mutual(estimated),
        Comparability::Disconnected | Comparability::TooMany => Vec::new(),
    };
    let judged = |at: usize| Ratee {
        person: table.ratees[at],
        ratings: table.received[at],
        raw: raw[at].clone(),
        unshrunk: unshrunk[at].clone(),
        fair: fair[at].clone(),
    };
    let judging = |at: usize| Rater {
        person: table.raters[at],
        ratings: table.given[at],
        severity: severities[at].clone(),
        shrunk: shrunk[at].clone(),
    };
    FairRatings {
        comparability,
        ratees: (0..table.ratees.len()).map(judged).collect(),
        raters: (0..table.raters.len()).map(judging).collect(),
        mutual,
    }
}

#[cfg(test)]
mod tests;
