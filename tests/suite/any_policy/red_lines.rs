//! 一票否决 under any policy: it caps, and does nothing else.

use jiheng::engine::growth::certificate;
use jiheng::engine::{Cap, Grade, best_band};
use proptest::prelude::*;

use super::laws::{Judged, Law};

/// Without its red lines a policy gives nobody a worse grade, and the same scores and ranks.
pub fn never_raise_a_grade(it: &Judged) -> Law {
    let mut lenient = it.policy.clone();
    lenient.indicators.iter_mut().for_each(|it| it.red_line = None);
    let judged = Judged::new(it.facts, it.previous, &lenient);
    for (strict, lenient) in it.standings.iter().zip(&judged.standings) {
        prop_assert_eq!(&strict.staff, &lenient.staff);
        prop_assert_eq!((strict.centi, strict.rank), (lenient.centi, lenient.rank));
        prop_assert!(strict.grade.band() >= lenient.grade.band());
        prop_assert_eq!(strict.grade.band().is_some(), lenient.grade.band().is_some());
        let at = it.facts.agents.iter().position(|agent| agent.staff == strict.staff).unwrap();
        let crossed = &it.weighed[at].crossed;
        let best = best_band(&it.weighed[at], it.policy);
        match strict.grade {
            Grade::Band { at, capped: Some(Cap::RedLine(by)) } => {
                prop_assert!(crossed.contains(&by));
                let cap = it.policy.indicators[by].red_line.unwrap().cap;
                prop_assert_eq!((u32::try_from(at), best), (Ok(cap), at));
            }
            Grade::Band { at, .. } => prop_assert!(best <= at),
            _ => {}
        }
        if crossed.is_empty() {
            prop_assert_eq!(strict.grade, lenient.grade);
        }
        let candidate = certificate::Candidate::of(&it.weighed[at], it.policy, false);
        prop_assert_eq!(candidate.red_line, !crossed.is_empty());
    }
    Ok(())
}
