//! The weights that are tried, and everybody's place under them.
//!
//! While a slider moves, only weights change: the office's facts and everybody's points stay, and the
//! ranking is weighed anew. Letting go makes one edit of it, and one step of undo.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::engine::rebalance::rebalance;
use crate::engine::{Judge, Standing};
use crate::model::{GroupId, Policy, PolicyEdit, StaffId};
use crate::state::{DraftFacts, Shared, Workspace};

/// A weight on the bench: a group's, or an indicator's within its group, by position in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WeightAt {
    /// The group at this position.
    Group(usize),
    /// The indicator at this position.
    Indicator(usize),
}

/// All weights of a policy, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Per group, in basis points of the whole.
    pub groups: Vec<u32>,
    /// Per indicator, in basis points of its group.
    pub locals: Vec<u32>,
}

/// The bench: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Trial {
    workspace: StoredValue<Workspace>,
    /// The policy in force.
    pub current: Memo<Option<Shared<Policy>>>,
    /// The draft, or the policy in force without one; weights as they were last let go.
    pub settled: Memo<Option<Shared<Policy>>>,
    /// The groups and indicators on the bench; their weights here may be old.
    pub shape: Memo<Option<Shared<Policy>>>,
    moving: RwSignal<Option<Weights>>,
    locked: RwSignal<BTreeSet<WeightAt>>,
    /// The weights on the bench.
    pub weights: Memo<Option<Weights>>,
    /// Everybody's points under the curves on the bench.
    pub judge: Memo<Option<Shared<Judge>>>,
    /// The ranking under the weights on the bench, best first.
    pub standings: Memo<Vec<Standing>>,
    /// Everybody's place before, by staff id.
    pub before: Memo<BTreeMap<StaffId, Standing>>,
    /// Whether what is on the bench, draft and weights, is another policy than the one in force.
    pub differs: Memo<bool>,
    /// Whether a slider is on its way.
    pub moves: Memo<bool>,
}

impl Trial {
    /// Sets up the bench for the workspace's office and period.
    pub fn new(workspace: Workspace) -> Self {
        let (office, scoring) = (workspace.newest, workspace.scoring);
        let current = Memo::new_with_compare(
            move |_| office.get().map(|it| Shared::new(it.policy.clone())),
            policy_changed,
        );
        let settled = Memo::new_with_compare(
            move |_| {
                let data = office.get()?;
                Some(Shared::new(data.draft.clone().unwrap_or_else(|| data.policy.clone())))
            },
            policy_changed,
        );
        let moving = RwSignal::new(None::<Weights>);
        let weights =
            Memo::new(move |_| moving.get().or_else(|| settled.get().map(|it| weights_of(&it))));
        let judge = Memo::new(move |_| {
            let (DraftFacts { facts, previous }, policy) =
                scoring.draft.get().zip(settled.get())?;
            Some(Shared::new(Judge::with_previous(&facts, previous.as_deref(), &policy)))
        });
        let standings = Memo::new(move |_| {
            let (Some(judge), Some(policy)) = (judge.get(), settled.get()) else {
                return Vec::new();
            };
            weights.with(|weights| match weights {
                Some(it) => judge.rank(&policy.with_weights(&it.groups, &it.locals)),
                None => Vec::new(),
            })
        });
        let before = Memo::new(move |_| {
            scoring.newest.with(|standings| {
                standings.iter().map(|it| (it.staff.clone(), it.clone())).collect()
            })
        });
        let differs = Memo::new(move |_| match (current.get(), settled.get(), weights.get()) {
            (Some(current), Some(settled), Some(weights)) => {
                settled.with_weights(&weights.groups, &weights.locals) != *current
            }
            _ => false,
        });
        let shape = Memo::new_with_compare(move |_| settled.get(), shape_changed);
        let locked = RwSignal::default();
        Self {
            workspace: StoredValue::new(workspace),
            current,
            settled,
            shape,
            moving,
            locked,
            weights,
            judge,
            standings,
            before,
            differs,
            moves: Memo::new(move |_| moving.with(Option::is_some)),
        }
    }

    /// The weight on the bench, in basis points.
    pub fn weight(self, at: WeightAt) -> i64 {
        self.weights.with(|it| it.as_ref().map_or(0, |it| weight_in(it, at).into()))
    }

    /// The weight in force, in basis points.
    pub fn weight_before(self, at: WeightAt) -> Option<i64> {
        let (current, shape) = self.current.get().zip(self.shape.get())?;
        // The draft may have other groups and indicators: they are found by id.
        let bp = match at {
            WeightAt::Group(at) => current.group(&shape.groups.get(at)?.id)?.weight_bp,
            WeightAt::Indicator(at) => current.indicator(&shape.indicators.get(at)?.id)?.local_bp,
        };
        Some(bp.into())
    }

    /// Whether the weight keeps still while others move.
    pub fn is_locked(self, at: WeightAt) -> bool {
        self.locked.with(|it| it.contains(&at))
    }

    /// Whether any group's weight keeps still.
    pub fn has_locked_group(self) -> bool {
        self.locked.with(|it| it.iter().any(|it| matches!(it, WeightAt::Group(_))))
    }

    /// The policy with the weights on the bench.
    pub fn policy(self) -> Option<Policy> {
        let (policy, weights) = self.settled.get().zip(self.weights.get())?;
        Some(policy.with_weights(&weights.groups, &weights.locals))
    }

    /// Locks or frees a weight.
    pub fn lock(self, at: WeightAt, locked: bool) {
        self.locked.update(|it| {
            if locked {
                it.insert(at)
            } else {
                it.remove(&at)
            };
        });
    }

    /// A slider is on its way: everything follows, nothing is settled.
    pub fn move_to(self, at: WeightAt, bp: i64) {
        if let Some(weights) = self.moved(at, bp) {
            self.moving.set(Some(weights));
        }
    }

    /// A slider has been let go, or a weight typed: one edit.
    pub fn settle(self, at: WeightAt, bp: i64) {
        let (Some(weights), Some(policy)) = (self.moved(at, bp), self.settled.get_untracked())
        else {
            return;
        };
        let workspace = self.workspace.get_value();
        let draft = policy.with_weights(&weights.groups, &weights.locals);
        let change = PolicyEdit::SetDraft(Some(Box::new(draft)));
        let Some(edit) = workspace.policy_edit(change) else { return };
        // Rebalanced weights always sum to the whole, and the office was there a moment ago.
        let _cannot_be_refused = workspace.apply(edit);
        self.moving.set(None);
    }

    /// Forgets a movement that was not settled.
    pub fn let_go(self) {
        self.moving.set(None);
    }

    /// The settled weights with one of them moved: from there, and not from the last step of the
    /// movement, so that a weight pushed to zero on the way comes back.
    fn moved(self, at: WeightAt, bp: i64) -> Option<Weights> {
        let policy = self.settled.get_untracked()?;
        let mut weights = weights_of(&policy);
        let wanted = u32::try_from(bp.clamp(0, 10_000)).unwrap_or_default();
        let locked = |at| self.locked.with_untracked(|it| it.contains(&at));
        match at {
            WeightAt::Group(at) => {
                let locks: Vec<bool> =
                    (0..weights.groups.len()).map(|it| locked(WeightAt::Group(it))).collect();
                weights.groups = rebalance(&weights.groups, &locks, at, wanted);
            }
            WeightAt::Indicator(at) => {
                let members = members(&policy, &policy.indicators[at].group);
                let parts: Vec<u32> = members.iter().map(|it| weights.locals[*it]).collect();
                let locks: Vec<bool> =
                    members.iter().map(|it| locked(WeightAt::Indicator(*it))).collect();
                let position = members.iter().position(|it| *it == at)?;
                let moved = rebalance(&parts, &locks, position, wanted);
                for (member, bp) in members.into_iter().zip(moved) {
                    weights.locals[member] = bp;
                }
            }
        }
        Some(weights)
    }
}

/// The positions of a group's indicators.
pub fn members(policy: &Policy, group: &GroupId) -> Vec<usize> {
    let all = policy.indicators.iter().enumerate();
    all.filter(|(_, it)| it.group == *group).map(|(at, _)| at).collect()
}

fn weights_of(policy: &Policy) -> Weights {
    Weights {
        groups: policy.groups.iter().map(|it| it.weight_bp).collect(),
        locals: policy.indicators.iter().map(|it| it.local_bp).collect(),
    }
}

fn weight_in(weights: &Weights, at: WeightAt) -> u32 {
    match at {
        WeightAt::Group(at) => weights.groups.get(at),
        WeightAt::Indicator(at) => weights.locals.get(at),
    }
    .copied()
    .unwrap_or_default()
}

/// Whether a memo of a policy has changed.
fn policy_changed(
    before: Option<&Option<Shared<Policy>>>,
    after: Option<&Option<Shared<Policy>>>,
) -> bool {
    match (before.and_then(Option::as_ref), after.and_then(Option::as_ref)) {
        (Some(one), Some(two)) => **one != **two,
        (None, None) => false,
        _ => true,
    }
}

/// Whether other groups or indicators are on the bench, or the same ones by other names.
fn shape_changed(
    before: Option<&Option<Shared<Policy>>>,
    after: Option<&Option<Shared<Policy>>>,
) -> bool {
    let (Some(Some(one)), Some(Some(two))) = (before, after) else {
        return before != after;
    };
    let groups = |it: &Policy| -> Vec<(GroupId, String)> {
        it.groups.iter().map(|it| (it.id.clone(), it.name.clone())).collect()
    };
    groups(one) != groups(two)
        || one.indicators.len() != two.indicators.len()
        || one.indicators.iter().zip(&two.indicators).any(|(one, two)| {
            (&one.id, &one.name, &one.group, &one.measure)
                != (&two.id, &two.name, &two.group, &two.measure)
        })
}
