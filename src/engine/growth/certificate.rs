//! 证书: who earns one, and what stands in the way (SCORING §7.4).

use crate::engine::exact::Exact;
use crate::engine::grade::{Grade, grade};
use crate::engine::weighing::Weighed;
use crate::model::Policy;

/// What a certificate asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateRules {
    /// The position of the last band that earns one; the default 1 is S and A of the letters.
    pub last_band: usize,
    /// The least share of the weight that is backed by data, in basis points.
    pub min_coverage_bp: u32,
}

/// What is known of somebody who might earn one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The grade.
    pub grade: Grade,
    /// The share of the weight that is backed by data, 0 to 1.
    pub coverage: Exact,
    /// A red line was crossed.
    pub red_line: bool,
    /// 边界: the grade would not surely hold in another sample (SCORING §4.4).
    pub is_borderline: bool,
}

impl Candidate {
    /// The candidate with this way to the score; `is_borderline` is
    /// [`Certainty::is_borderline`](crate::engine::confidence::Certainty::is_borderline).
    pub fn of(weighed: &Weighed, policy: &Policy, is_borderline: bool) -> Self {
        Self {
            grade: grade(weighed, policy),
            coverage: weighed.coverage.clone(),
            red_line: !weighed.crossed.is_empty(),
            is_borderline,
        }
    }
}

/// What stands in the way of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no grade.
    NoGrade,
    /// The grade, by its position, is not good enough.
    Grade(usize),
    /// The share of the weight that is backed by data is too small.
    Coverage(Exact),
    /// A red line was crossed.
    RedLine,
    /// The grade is on the border.
    Borderline,
}

impl Default for CertificateRules {
    fn default() -> Self {
        Self { last_band: 1, min_coverage_bp: 8000 }
    }
}

/// Everything that stands in the way; the certificate is earned if nothing does.
pub fn refusals(candidate: &Candidate, rules: &CertificateRules) -> Vec<Refusal> {
    let needed = Exact::ratio(rules.min_coverage_bp.into(), 10_000).expect("10000 is not zero");
    let mut refusals = Vec::new();
    match candidate.grade.band() {
        None => refusals.push(Refusal::NoGrade),
        Some(at) if at > rules.last_band => refusals.push(Refusal::Grade(at)),
        Some(_) => {}
    }
    if candidate.coverage < needed {
        refusals.push(Refusal::Coverage(candidate.coverage.clone()));
    }
    if candidate.red_line {
        refusals.push(Refusal::RedLine);
    }
    if candidate.is_borderline {
        refusals.push(Refusal::Borderline);
    }
    refusals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Candidate {
        Candidate {
            grade: Grade::Band { at: 1, capped: None },
            coverage: Exact::ratio(4, 5).unwrap(),
            red_line: false,
            is_borderline: false,
        }
    }

    #[track_caller]
    fn check(candidate: Candidate, expected: &[Refusal]) {
        assert_eq!(refusals(&candidate, &CertificateRules::default()), expected);
    }

    #[test]
    fn a_sure_grade_on_enough_data_earns_it() {
        check(good(), &[]);
        check(Candidate { grade: Grade::Band { at: 0, capped: None }, ..good() }, &[]);
    }

    #[test]
    fn each_condition_can_refuse_it() {
        check(
            Candidate { grade: Grade::Band { at: 2, capped: None }, ..good() },
            &[Refusal::Grade(2)],
        );
        check(Candidate { grade: Grade::LowCoverage, ..good() }, &[Refusal::NoGrade]);
        let coverage = Exact::ratio(7999, 10_000).unwrap();
        check(Candidate { coverage: coverage.clone(), ..good() }, &[Refusal::Coverage(coverage)]);
        check(Candidate { red_line: true, ..good() }, &[Refusal::RedLine]);
        check(Candidate { is_borderline: true, ..good() }, &[Refusal::Borderline]);
    }
}
