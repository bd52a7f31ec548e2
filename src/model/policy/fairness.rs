//! Corrections for unequal conditions, each a line of its own that can be switched off.

use serde::{Deserialize, Serialize};

use crate::model::fraction::Fraction;
use crate::model::id::GroupId;

/// The corrections a policy makes; `None` is off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fairness {
    /// 工作量补偿: points for carrying more work than the team's average.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workload: Option<Workload>,
}

/// How extra work is made good (SCORING §5.1): `min(cap, rate × max(0, excess − threshold))`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workload {
    /// What counts as work.
    pub unit: WorkloadUnit,
    /// The excess over the average that earns nothing yet, in basis points.
    pub threshold_bp: u32,
    /// Points per 100 % of excess.
    pub rate: Fraction,
    /// The most points.
    pub cap: Fraction,
    /// No bonus below this many points of `gate_group`.
    pub gate_points: u32,
    /// The group whose points gate the bonus.
    pub gate_group: GroupId,
    /// What a load is compared with.
    #[serde(default, skip_serializing_if = "is_default")]
    pub benchmark: Benchmark,
    /// How the points enter the score.
    #[serde(default, skip_serializing_if = "is_default")]
    pub form: BonusForm,
}

/// What counts as work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkloadUnit {
    /// Cases weighted by difficulty, per rostered hour, against the team's pooled rate.
    WeightedPerHour,
    /// Cases per head against the team's mean, as the method's first text has it.
    CasesPerHead,
}

/// What an agent's load is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Benchmark {
    /// The whole team's pooled load.
    #[default]
    Pooled,
    /// The pooled load of everybody else: in a small team it shows more of one who carries much.
    LeaveOneOut,
}

/// How a workload bonus enters the score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BonusForm {
    /// Points on top of the score.
    #[default]
    Additive,
    /// Percent of the score: rate and cap mean the same as points do at a score of 100.
    Multiplicative,
    /// Points less the team's mean bonus: what some gain the team gives, and a bonus can be negative.
    BudgetNeutral,
}

/// Whether a choice is the one that goes without saying, and is not written.
fn is_default<T: Default + PartialEq>(choice: &T) -> bool {
    *choice == T::default()
}

#[cfg(test)]
mod tests {
    use crate::model::templates;

    use super::*;

    #[test]
    fn a_policy_written_before_the_options_reads_and_writes_as_it_was() {
        let workload = templates::community().fairness.workload.unwrap();
        let text = r#"{"unit":"weighted_per_hour","threshold_bp":1000,"rate":20,"cap":5,"gate_points":60,"gate_group":"Q"}"#;
        assert_eq!(serde_json::to_string(&workload).unwrap(), text);
        assert_eq!(serde_json::from_str::<Workload>(text).unwrap(), workload);
        let other = Workload {
            benchmark: Benchmark::LeaveOneOut,
            form: BonusForm::BudgetNeutral,
            ..workload
        };
        let text = serde_json::to_string(&other).unwrap();
        assert!(text.ends_with(r#""benchmark":"leave_one_out","form":"budget_neutral"}"#));
        assert_eq!(serde_json::from_str::<Workload>(&text).unwrap(), other);
    }
}
