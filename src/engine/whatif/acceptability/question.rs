//! A question about rank acceptability and its answer as plain words of 32 bits, to be put to a worker.
//!
//! Ids stay with who asks: candidates travel in their order, by which ties are decided there as here.

use super::{Acceptability, Candidate, RankShares};
use crate::engine::whatif::dirichlet::Alpha;
use crate::model::StaffId;

/// Changes with the words' meaning, so that a page and a worker of different releases do not misread each other.
pub const WORDS_VERSION: u32 = 1;

/// Stands for a missing group; no group has so many points.
const MISSING: u32 = u32::MAX;

/// How often everybody takes every rank in so many draws from a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    candidates: Vec<Candidate>,
    alpha: Alpha,
    seed: u64,
    draws: u32,
}

impl Question {
    /// The seed of every question, that of the worked example: the same for every what-if.
    pub const SEED: u64 = 42;
    /// As many draws as tell a share within a percentage point, at 95 %.
    pub const DRAWS: u32 = 10_000;

    /// Asks about these candidates, in any order, under this law; `None` if one of them does not fit it.
    pub fn new(mut candidates: Vec<Candidate>, alpha: Alpha) -> Option<Self> {
        candidates.sort_by(|one, other| one.staff.cmp(&other.staff));
        let question = Self { candidates, alpha, seed: Self::SEED, draws: Self::DRAWS };
        question.simulation().is_some().then_some(question)
    }

    /// The number of draws that it takes.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// How many are asked about.
    pub fn people(&self) -> usize {
        self.candidates.len()
    }

    /// The simulation that answers it, before its first draw; `None` if a candidate does not fit the law, which
    /// only words of others can ask for.
    pub fn simulation(&self) -> Option<Acceptability> {
        Acceptability::new(self.candidates.clone(), &self.alpha, self.seed)
    }

    /// The answer with its ids, from the counts by candidate and then by rank; `None` if there are not so many.
    pub fn answer(&self, counts: Vec<u32>) -> Option<RankShares> {
        let staff = self.candidates.iter().map(|it| it.staff.clone()).collect();
        RankShares::new(staff, self.draws, counts)
    }

    /// The question without its ids.
    pub fn to_words(&self) -> Vec<u32> {
        let [high, low] = halves(self.seed);
        let parameters = self.alpha.parameters();
        let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let mut words = vec![high, low, self.draws, count(parameters.len())];
        words.extend(parameters);
        for candidate in &self.candidates {
            words.push(candidate.bonus.cast_unsigned());
            words.extend(candidate.groups.iter().map(|it| it.unwrap_or(MISSING)));
        }
        words
    }

    /// The question of these words; `None` if they are not one.
    pub fn from_words(words: &[u32]) -> Option<Self> {
        let ([high, low, draws, groups], rest) = words.split_first_chunk()?;
        let groups = usize::try_from(*groups).ok()?;
        let (parameters, people) = rest.split_at_checked(groups)?;
        let alpha = Alpha::new(parameters.to_vec())?;
        let rows = people.chunks_exact(groups.checked_add(1)?);
        if !rows.remainder().is_empty() {
            return None;
        }
        let candidate = |(at, row): (usize, &[u32])| {
            let (bonus, points) = row.split_first()?;
            Some(Candidate {
                // In the order in which they came.
                staff: StaffId::new(&format!("{at:010}")),
                groups: points.iter().map(|it| (*it != MISSING).then_some(*it)).collect(),
                bonus: bonus.cast_signed(),
            })
        };
        let candidates = rows.enumerate().map(candidate).collect::<Option<Vec<_>>>()?;
        let seed = u64::from(*high) << 32 | u64::from(*low);
        Some(Self { candidates, alpha, seed, draws: *draws })
    }
}

fn halves(word: u64) -> [u32; 2] {
    [word >> 32, word & u64::from(u32::MAX)].map(|it| u32::try_from(it).expect("half a word"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::whatif::worked;
    use proptest::prelude::*;

    fn answered(question: &Question) -> Vec<u32> {
        let mut simulation = question.simulation().unwrap();
        simulation.advance(question.draws());
        simulation.table().to_vec()
    }

    #[test]
    fn an_answer_from_words_is_the_same_to_the_last_draw() {
        let alpha = Alpha::new(vec![9, 6, 2, 3]).unwrap();
        let mut candidates = worked::candidates();
        candidates.reverse();
        let question = Question::new(candidates, alpha).unwrap();
        let words = question.to_words();
        // Two for the seed, one for the draws, one for the groups, four parameters, five people of five.
        assert_eq!(words.len(), 4 + 4 + 5 * 5);
        let asked = Question::from_words(&words).unwrap();
        assert_eq!(asked.to_words(), words);
        let counts = answered(&asked);
        assert_eq!(counts, answered(&question));
        let shares = question.answer(counts).unwrap();
        assert_eq!(shares.of(&StaffId::new("A2")), Some([0, 1977, 3092, 4931, 0].as_slice()));
        assert_eq!(shares.of(&StaffId::new("A4")), Some([61, 6170, 1895, 1674, 200].as_slice()));
    }

    #[test]
    fn words_that_are_no_question_are_refused() {
        let alpha = Alpha::uniform(4).unwrap();
        let words = Question::new(worked::candidates(), alpha).unwrap().to_words();
        assert_eq!(Question::from_words(&[]), None);
        for cut in 1..words.len() {
            let whole = cut >= 8 && (cut - 8).is_multiple_of(5);
            assert_eq!(Question::from_words(&words[..cut]).is_some(), whole, "{cut}");
        }
        let mut many = words.clone();
        many[3] = u32::MAX;
        assert_eq!(Question::from_words(&many), None);
    }

    proptest! {
        #[test]
        fn any_words_are_read_or_refused(words in prop::collection::vec(any::<u32>(), 0..40)) {
            if let Some(question) = Question::from_words(&words) {
                prop_assert_eq!(question.to_words(), words);
            }
        }

        #[test]
        fn whatever_is_asked_arrives(
            bonus in -1_000_000_i32..1_000_000,
            points in prop::collection::vec(prop::option::of(0_u32..100_000_000), 1..6),
        ) {
            let alpha = Alpha::uniform(points.len()).unwrap();
            let candidate = Candidate { staff: StaffId::new("x"), groups: points.clone(), bonus };
            let question = Question::new(vec![candidate], alpha).unwrap();
            let read = Question::from_words(&question.to_words()).unwrap();
            prop_assert_eq!(&read.candidates[0].groups, &points);
            prop_assert_eq!(read.candidates[0].bonus, bonus);
        }
    }
}
