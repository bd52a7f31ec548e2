//! What differs between two versions of a policy, one thing at a time.

use crate::model::{Crossing, DoubtKind, GroupId, Indicator, IndicatorId, Policy, TaskTypeId};

/// One thing that differs; `before` is the older version's, `after` the newer one's.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// The name, or the template it was started from.
    Name,
    /// The first date it holds for.
    EffectiveFrom,
    /// A group that is new.
    GroupAdded(GroupId),
    /// A group that is gone.
    GroupRemoved(GroupId),
    /// A group's weight.
    GroupWeight {
        /// Which.
        group: GroupId,
        /// In basis points.
        before: u32,
        /// In basis points.
        after: u32,
    },
    /// Whether there is no grade without data in the group.
    Mandatory {
        /// Which.
        group: GroupId,
        /// What holds now.
        after: bool,
    },
    /// An indicator that is new.
    Added(Box<Indicator>),
    /// An indicator that is gone.
    Removed(Box<Indicator>),
    /// An indicator in another group.
    Moved {
        /// Which.
        indicator: IndicatorId,
        /// Where it is now.
        to: GroupId,
    },
    /// An indicator's weight in its group.
    Weight {
        /// Which.
        indicator: IndicatorId,
        /// In basis points.
        before: u32,
        /// In basis points.
        after: u32,
    },
    /// What an indicator's values are worth.
    Curve(IndicatorId),
    /// The smallest sample that is scored.
    Sample {
        /// Which.
        indicator: IndicatorId,
        /// So many cases.
        before: u32,
        /// So many cases.
        after: u32,
    },
    /// What is done to an indicator's values before the curve.
    Correction(IndicatorId),
    /// What an indicator measures.
    Measure(IndicatorId),
    /// The name of an indicator.
    Renamed(IndicatorId),
    /// Whom an indicator is for.
    Roles(IndicatorId),
    /// An indicator's red line: what crosses it, or the grade it leaves.
    RedLine(IndicatorId),
    /// The grades.
    Bands,
    /// The quality floor.
    Floor,
    /// Whether an indicator may be worth more than 100 points.
    AboveFull {
        /// What holds now.
        after: bool,
    },
    /// The least share of the weight that must be backed by data.
    Coverage {
        /// In basis points.
        before: u32,
        /// In basis points.
        after: u32,
    },
    /// The workload compensation.
    Workload,
    /// The time limits of a kind of work.
    Targets(TaskTypeId),
    /// How many ratings from one place count.
    RatingCaps,
    /// Whether records with a doubt are left out.
    LeftOut {
        /// Which doubt.
        doubt: DoubtKind,
        /// What holds now.
        after: bool,
    },
}

impl Difference {
    /// The indicator it is about.
    pub fn indicator(&self) -> Option<&IndicatorId> {
        match self {
            Self::Added(it) | Self::Removed(it) => Some(&it.id),
            Self::Moved { indicator, .. }
            | Self::Weight { indicator, .. }
            | Self::Curve(indicator)
            | Self::Sample { indicator, .. }
            | Self::Correction(indicator)
            | Self::Measure(indicator)
            | Self::Renamed(indicator)
            | Self::Roles(indicator)
            | Self::RedLine(indicator) => Some(indicator),
            _ => None,
        }
    }
}

/// Everything that differs, in the order of the page: groups, indicators, grades, corrections, limits.
///
/// Limits are compared only where both versions have them, or `after` has and `before` is completed by the caller.
pub fn differences(before: &Policy, after: &Policy) -> Vec<Difference> {
    let mut found = Vec::new();
    if before.id != after.id || before.name != after.name {
        found.push(Difference::Name);
    }
    if before.effective_from != after.effective_from {
        found.push(Difference::EffectiveFrom);
    }
    groups(before, after, &mut found);
    let gone = before.indicators.iter().filter(|it| after.indicator(&it.id).is_none());
    found.extend(gone.map(|it| Difference::Removed(Box::new(it.clone()))));
    for now in &after.indicators {
        match before.indicator(&now.id) {
            Some(was) => {
                indicators(was, now, &mut found);
                if red_line(was, before) != red_line(now, after) {
                    found.push(Difference::RedLine(now.id.clone()));
                }
            }
            None => found.push(Difference::Added(Box::new(now.clone()))),
        }
    }
    if before.bands != after.bands {
        found.push(Difference::Bands);
    }
    if before.floor != after.floor {
        found.push(Difference::Floor);
    }
    if before.above_full != after.above_full {
        found.push(Difference::AboveFull { after: after.above_full });
    }
    if before.min_coverage_bp != after.min_coverage_bp {
        let (before, after) = (before.min_coverage_bp, after.min_coverage_bp);
        found.push(Difference::Coverage { before, after });
    }
    if before.fairness != after.fairness {
        found.push(Difference::Workload);
    }
    if let Some((was, now)) = before.limits.as_ref().zip(after.limits.as_ref()) {
        let differ = now.targets.iter().filter(|(id, it)| was.targets.get(*id) != Some(*it));
        found.extend(differ.map(|(id, _)| Difference::Targets(id.clone())));
        if was.rating_caps != now.rating_caps {
            found.push(Difference::RatingCaps);
        }
        let changed = was.leaves_out.symmetric_difference(&now.leaves_out);
        found.extend(changed.map(|doubt| Difference::LeftOut {
            doubt: *doubt,
            after: now.leaves_out.contains(doubt),
        }));
    }
    found
}

/// What crosses an indicator's red line, and the label of the grade that it leaves.
fn red_line<'a>(indicator: &Indicator, policy: &'a Policy) -> Option<(Crossing, Option<&'a str>)> {
    let red_line = indicator.red_line?;
    Some((red_line.crossed, red_line.band(&policy.bands).map(|it| it.label.as_str())))
}

fn groups(before: &Policy, after: &Policy, found: &mut Vec<Difference>) {
    let gone = before.groups.iter().filter(|it| after.group(&it.id).is_none());
    found.extend(gone.map(|it| Difference::GroupRemoved(it.id.clone())));
    for now in &after.groups {
        let Some(was) = before.group(&now.id) else {
            found.push(Difference::GroupAdded(now.id.clone()));
            continue;
        };
        if was.weight_bp != now.weight_bp {
            let group = now.id.clone();
            let (before, after) = (was.weight_bp, now.weight_bp);
            found.push(Difference::GroupWeight { group, before, after });
        }
        if was.mandatory != now.mandatory {
            found.push(Difference::Mandatory { group: now.id.clone(), after: now.mandatory });
        }
    }
}

fn indicators(was: &Indicator, now: &Indicator, found: &mut Vec<Difference>) {
    let id = || now.id.clone();
    if was.group != now.group {
        found.push(Difference::Moved { indicator: id(), to: now.group.clone() });
    }
    if was.local_bp != now.local_bp {
        let (before, after) = (was.local_bp, now.local_bp);
        found.push(Difference::Weight { indicator: id(), before, after });
    }
    if was.measure != now.measure {
        found.push(Difference::Measure(id()));
    }
    if was.curve != now.curve {
        found.push(Difference::Curve(id()));
    }
    if was.n_min != now.n_min {
        let (before, after) = (was.n_min, now.n_min);
        found.push(Difference::Sample { indicator: id(), before, after });
    }
    if was.correction != now.correction {
        found.push(Difference::Correction(id()));
    }
    if was.name != now.name {
        found.push(Difference::Renamed(id()));
    }
    if was.not_for != now.not_for {
        found.push(Difference::Roles(id()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Curve, Limits, RedLine, demo, library, templates};

    #[test]
    fn a_policy_does_not_differ_from_itself() {
        for policy in templates::all() {
            assert_eq!(differences(&policy, &policy), []);
        }
    }

    #[test]
    fn a_red_line_is_the_same_while_it_leaves_the_same_grade() {
        let red_line = |cap| Some(RedLine { crossed: Crossing::NoPoints, cap });
        let mut before = templates::community();
        before.indicators[2].red_line = red_line(3);
        let mut after = before.clone();
        after.bands.remove(1);
        after.indicators[2].red_line = red_line(2);
        assert_eq!(differences(&before, &after), [Difference::Bands], "a C, as before");
        after.indicators[2].red_line = red_line(3);
        let both = [Difference::RedLine("CMPL".into()), Difference::Bands];
        assert_eq!(differences(&before, &after), both);
    }

    #[test]
    fn every_change_is_named_once() {
        let mut data = demo::office();
        let before = Policy { limits: Some(Limits::of(&data)), ..data.policy.clone() };
        data.task_types[0].targets.clear();
        let mut after = Policy { limits: Some(Limits::of(&data)), ..data.policy.clone() };
        after.groups[0].weight_bp = 4000;
        after.groups[1].mandatory = true;
        after.indicators[0].curve = Curve::through_percents(&[(0, 0), (100, 100)]);
        after.indicators[0].n_min = 7;
        after.remove(&"TRAIN".into()).unwrap();
        let added = library::standard().into_iter().find(|it| it.id.as_str() == "QA").unwrap();
        after.add(added).unwrap();
        after.min_coverage_bp = 7000;
        after.above_full = true;
        let red_line = RedLine { crossed: Crossing::NoPoints, cap: 3 };
        after.indicators[1].red_line = Some(red_line);
        let found = differences(&before, &after);
        let holds = |it: &Difference| assert!(found.contains(it), "{it:?} in {found:?}");
        holds(&Difference::GroupRemoved("C".into()));
        holds(&Difference::Mandatory { group: "E".into(), after: true });
        holds(&Difference::Curve("CSAT".into()));
        holds(&Difference::Sample { indicator: "CSAT".into(), before: 5, after: 7 });
        holds(&Difference::Weight { indicator: "CSAT".into(), before: 4000, after: 3000 });
        holds(&Difference::Coverage { before: 6000, after: 7000 });
        holds(&Difference::AboveFull { after: true });
        holds(&Difference::RedLine("FCR".into()));
        holds(&Difference::Targets("enquiry".into()));
        let is_new =
            |it: &Difference| matches!(it, Difference::Added(it) if it.id.as_str() == "QA");
        assert_eq!(found.iter().filter(|it| is_new(it)).count(), 1);
        let about = |it: &&Difference| it.indicator().is_some_and(|it| it.as_str() == "SLA");
        assert_eq!(found.iter().filter(about).count(), 0);
    }
}
