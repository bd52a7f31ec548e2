//! An indicator's correction, applied to everybody: from facts to corrected values (SCORING §4.2, §5.2, §5.4).

use std::collections::{BTreeMap, BTreeSet};

use super::case_mix::{Cell, Standardized, standardize};
use super::raters::{Comparability, FairRatings, Rating, fair_ratings};
use crate::engine::exact::Exact;
use crate::engine::facts::{AgentFacts, CaseKind, Fact, Facts};
use crate::model::{Correction, Fraction, Indicator, Role, StaffId};

/// One agent's value under one indicator after its correction.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The corrected value; `None` if there is nothing to correct, or if it could not be done.
    pub value: Option<Exact>,
    /// What was done, with everything to be said of it.
    pub applied: Applied,
}

/// What a correction did, and how far it can be trusted.
#[derive(Clone, Debug, PartialEq)]
pub enum Applied {
    /// Compared with what is expected of the same kinds of cases; `None` without cases.
    CaseMix(Option<Box<Standardized>>),
    /// M cases at p₀ were added.
    Credibility {
        /// n/(n + M): how much of the corrected value is the agent's own; `None` if both are 0.
        reliability: Option<Exact>,
    },
    /// Freed of the reviewers' severity, if that could be told.
    RaterBias(Comparability),
    /// The facts were counted without the details the correction needs: the value is as measured.
    NotCounted,
}

/// Everybody's corrected value under `indicator`, in the order of `facts`; `None` for those whose duties
/// do not include it, and for all if the indicator has no correction.
///
/// `previous` has the period before, whose rates case mix expects; without it, or where it had no such
/// cases, this period's own are expected, and the result says so.
pub fn corrections(
    facts: &Facts,
    previous: Option<&Facts>,
    indicator: &Indicator,
) -> Vec<Option<Corrected>> {
    let own = judged(facts, indicator);
    let corrected = match indicator.correction {
        Correction::None | Correction::Credibility { .. } => {
            let at = facts.measures.iter().position(|it| *it == indicator.measure);
            let own =
                |it: &AgentFacts| own_correction(at.map(|at| &it.facts[at]), it.role, indicator);
            return facts.agents.iter().map(own).collect();
        }
        Correction::CaseMix => {
            let before = previous.map(|it| judged(it, indicator)).unwrap_or_default();
            case_mix(&own, &before)
        }
        Correction::RaterBias => rater_bias(&own),
    };
    let mut corrected = corrected.into_iter();
    let everybody = facts.agents.iter();
    everybody
        .map(|it| if indicator.applies_to(it.role) { corrected.next() } else { None })
        .collect()
}

/// Whether a correction looks at everybody to correct one.
pub fn ties_agents(correction: Correction) -> bool {
    match correction {
        Correction::None | Correction::Credibility { .. } => false,
        Correction::CaseMix | Correction::RaterBias => true,
    }
}

/// One agent's corrected value under an `indicator` whose correction [ties](ties_agents) nobody to others; `None`
/// if the role's duties do not include it, nothing was counted, or there is no such correction.
pub fn own_correction(fact: Option<&Fact>, role: Role, indicator: &Indicator) -> Option<Corrected> {
    match indicator.correction {
        Correction::Credibility { m, p0 } if indicator.applies_to(role) => {
            Some(credibility(fact?, m, p0))
        }
        _ => None,
    }
}

/// Pairs of people who rate each other far above what both get elsewhere, where `indicator` is corrected
/// for rater bias: to be looked at, never punished (SCORING §5.4).
pub fn mutual_praise(facts: &Facts, indicator: &Indicator) -> Vec<(StaffId, StaffId)> {
    let (people, fair) = fair_ratings_of(&judged(facts, indicator));
    let pair = |(one, two): (usize, usize)| (people[one].clone(), people[two].clone());
    fair.mutual.into_iter().map(pair).collect()
}

/// The facts under `indicator` of those it applies to.
fn judged<'a>(facts: &'a Facts, indicator: &Indicator) -> Vec<(&'a StaffId, &'a Fact)> {
    let at = facts.measures.iter().position(|it| *it == indicator.measure);
    let everybody = facts.agents.iter().filter(|it| indicator.applies_to(it.role));
    everybody.filter_map(|it| Some((&it.staff, &it.facts[at?]))).collect()
}

/// (x + M·p₀)/(n + M); without cases p₀ is shown, not scored.
fn credibility(fact: &Fact, m: u32, p0: Fraction) -> Corrected {
    let m = Exact::integer(m.into());
    let cases = Exact::integer(fact.den.max(0));
    let weight = &cases + &m;
    let hits = &Exact::integer(fact.num) + &(&m * &Exact::from(p0));
    let reliability = cases.over(&weight);
    Corrected { value: hits.over(&weight), applied: Applied::Credibility { reliability } }
}

fn case_mix(own: &[(&StaffId, &Fact)], before: &[(&StaffId, &Fact)]) -> Vec<Corrected> {
    let facts = || own.iter().chain(before).map(|it| it.1);
    let kinds: BTreeSet<&CaseKind> = facts().flat_map(|it| &it.strata).map(|it| &it.kind).collect();
    let numbers: BTreeMap<&CaseKind, usize> =
        kinds.into_iter().enumerate().map(|(number, kind)| (kind, number)).collect();
    let cells = |fact: &Fact| -> Vec<Cell> {
        let cells = fact.strata.iter();
        cells.map(|it| Cell { stratum: numbers[&it.kind], hits: it.num, cases: it.den }).collect()
    };
    let agents: Vec<Vec<Cell>> = own.iter().map(|it| cells(it.1)).collect();
    let previous: Vec<Cell> = before.iter().flat_map(|it| cells(it.1)).collect();
    standardize(&agents, &previous)
        .into_iter()
        .zip(own)
        .map(|(standardized, (_, fact))| match standardized {
            None if fact.den > 0 => Corrected { value: None, applied: Applied::NotCounted },
            standardized => Corrected {
                value: standardized.as_ref().map(|it| it.adjusted.clone()),
                applied: Applied::CaseMix(standardized.map(Box::new)),
            },
        })
        .collect()
}

fn rater_bias(own: &[(&StaffId, &Fact)]) -> Vec<Corrected> {
    let (people, fair) = fair_ratings_of(own);
    own.iter()
        .map(|(staff, fact)| {
            let number = people.binary_search(staff).ok();
            let ratee = number.and_then(|number| fair.ratees.iter().find(|it| it.person == number));
            let applied = match ratee {
                None if fact.den > 0 => Applied::NotCounted,
                _ => Applied::RaterBias(fair.comparability),
            };
            Corrected { value: ratee.map(|it| it.fair.clone()), applied }
        })
        .collect()
}

/// The people of these ratings in order, and their fair ratings by position.
fn fair_ratings_of<'a>(own: &[(&'a StaffId, &'a Fact)]) -> (Vec<&'a StaffId>, FairRatings) {
    let given = || own.iter().flat_map(|(staff, fact)| fact.ratings.iter().map(|it| (*staff, it)));
    let people: BTreeSet<&StaffId> = given().flat_map(|(staff, it)| [staff, &it.rater]).collect();
    let people: Vec<&StaffId> = people.into_iter().collect();
    let number = |person: &StaffId| {
        people.binary_search(&person).expect("everybody in a rating is among the people")
    };
    let ratings: Vec<Rating> = given()
        .map(|(staff, it)| Rating {
            rater: number(&it.rater),
            ratee: number(staff),
            score: it.score,
        })
        .collect();
    let fair = fair_ratings(&ratings);
    (people, fair)
}

#[cfg(test)]
mod tests;
