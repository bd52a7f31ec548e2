//! The draft as it stands on the page, and what it would do to everybody.

use leptos::prelude::*;

use crate::engine::authoring::difference::{Difference, differences};
use crate::engine::lint::{Invited, Lint, LintContext, lint};
use crate::engine::reviewed::hides;
use crate::engine::whatif::Profile;
use crate::engine::whatif::effective::shares;
use crate::engine::{Exact, Judge, Standing};
use crate::i18n::Texts;
use crate::model::{Curve, IndicatorId, Limits, Measure, OfficeData, Policy, PolicyEdit, StaffId};
use crate::state::{DraftFacts, Shared, Workspace, use_texts, use_workspace};
use crate::ui::changes::{Changes, use_changes};

/// What becomes of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequence {
    /// Who.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// The place under the policy in force.
    pub before: Option<Standing>,
    /// The place under the draft.
    pub after: Standing,
    /// Whether the label of the grade is another.
    pub is_regraded: bool,
}

impl Consequence {
    /// Whether score, rank or grade is another.
    pub fn is_change(&self) -> bool {
        self.is_regraded
            || self
                .before
                .as_ref()
                .is_none_or(|it| (it.centi, it.rank) != (self.after.centi, self.after.rank))
    }
}

/// The page's handle to the draft, copied freely.
#[derive(Clone, Copy)]
pub struct Bench {
    changes: Changes,
    /// The words in the user's language.
    pub texts: Signal<&'static Texts>,
    /// The policy in force, with the limits in force.
    pub current: Memo<Option<Shared<Policy>>>,
    /// The draft, or the policy in force.
    pub settled: Memo<Option<Shared<Policy>>>,
    moving: RwSignal<Option<(IndicatorId, Curve)>>,
    /// The draft with the curve that is being dragged.
    pub policy: Memo<Option<Shared<Policy>>>,
    /// Everybody's points under it.
    pub judge: Memo<Option<Shared<Judge>>>,
    /// What becomes of everybody, best first.
    pub consequences: Memo<Vec<Consequence>>,
    /// What differs from the policy in force.
    pub differences: Memo<Vec<Difference>>,
    /// What is wrong or doubtful.
    pub lints: Memo<Vec<Lint>>,
}

impl Bench {
    /// Sets up the bench for the workspace's office and period.
    pub fn new() -> Self {
        let workspace = use_workspace();
        let (office, scoring) = (workspace.newest, workspace.scoring);
        let complete = |data: &OfficeData, policy: &Policy| {
            let limits = policy.limits.clone().unwrap_or_else(|| Limits::of(data));
            Some(Shared::new(Policy { limits: Some(limits), ..policy.clone() }))
        };
        let current = Memo::new_with_compare(
            move |_| office.get().and_then(|it| complete(&it, &it.policy)),
            is_other,
        );
        let settled = Memo::new_with_compare(
            move |_| office.get().and_then(|it| complete(&it, it.drafted())),
            is_other,
        );
        let moving = RwSignal::new(None::<(IndicatorId, Curve)>);
        let policy = Memo::new_with_compare(
            move |_| {
                let policy = settled.get()?;
                let Some((id, curve)) = moving.get() else { return Some(policy) };
                let mut policy = Policy::clone(&policy);
                for it in policy.indicators.iter_mut().filter(|it| it.id == id) {
                    it.curve.clone_from(&curve);
                }
                Some(Shared::new(policy))
            },
            is_other,
        );
        let judge = Memo::new(move |_| {
            let (DraftFacts { facts, previous }, policy) = scoring.draft.get().zip(policy.get())?;
            Some(Shared::new(Judge::with_previous(&facts, previous.as_deref(), &policy)))
        });
        let consequences = Memo::new(move |_| {
            let known = judge.get().zip(policy.get()).zip(office.get());
            let Some(((judge, policy), data)) = known else { return Vec::new() };
            let before = scoring.newest.get();
            judge
                .rank(&policy)
                .into_iter()
                .map(|it| consequence(&data, &policy, &before, it))
                .collect()
        });
        let differences = Memo::new(move |_| match current.get().zip(settled.get()) {
            Some((current, settled)) => differences(&current, &settled),
            None => Vec::new(),
        });
        let lints = Memo::new(move |_| {
            let policy = settled.get();
            policy.map(|it| look(&it, judge.get().as_deref(), workspace)).unwrap_or_default()
        });
        let texts = use_texts();
        Self {
            changes: use_changes(),
            texts,
            current,
            settled,
            moving,
            policy,
            judge,
            consequences,
            differences,
            lints,
        }
    }

    /// Shows what another curve would do; nothing is settled.
    pub fn try_curve(self, indicator: &IndicatorId, curve: Curve) {
        self.moving.set(Some((indicator.clone(), curve)));
    }

    /// Forgets a curve that was tried.
    pub fn let_go(self) {
        self.moving.set(None);
    }

    /// Changes the draft without a word: what has changed is seen. A refusal is said.
    pub fn change(self, change: PolicyEdit) -> bool {
        self.make(change, None)
    }

    /// Changes the draft and says so, to be undone.
    pub fn change_and_say(self, change: PolicyEdit, done: String) -> bool {
        self.make(change, Some(done))
    }

    fn make(self, change: PolicyEdit, done: Option<String>) -> bool {
        let is_made = self.changes.try_policy(change, done);
        self.moving.set(None);
        is_made
    }

    /// Whether there is a draft that differs.
    pub fn differs(self) -> bool {
        self.differences.with(|it| !it.is_empty())
    }
}

fn consequence(
    data: &OfficeData,
    policy: &Policy,
    before: &[Standing],
    after: Standing,
) -> Consequence {
    let before = before.iter().find(|it| it.staff == after.staff).cloned();
    let label = |standing: &Standing, policy: &Policy| {
        let at = standing.grade.band()?;
        policy.bands.get(at).map(|it| it.label.clone())
    };
    let was = before.as_ref().and_then(|it| label(it, &data.policy));
    let person = data.staff_member(&after.staff);
    Consequence {
        name: person.map_or_else(|| after.staff.to_string(), |it| it.name.clone()),
        is_regraded: was != label(&after, policy),
        staff: after.staff.clone(),
        before,
        after,
    }
}

/// What there is to say about a policy, with everything that is known of its use.
fn look(policy: &Policy, judge: Option<&Judge>, workspace: Workspace) -> Vec<Lint> {
    let weights: Vec<u32> = policy.groups.iter().map(|it| it.weight_bp).collect();
    let effective = judge.and_then(|judge| {
        let count = judge.scored().agents.len();
        let profiles: Vec<Profile> = (0..count)
            .map(|at| judge.weigh(at, policy))
            .filter(|it| it.total.is_some())
            .map(|it| Profile::of(&it))
            .collect();
        let shares = shares(&profiles, &weights)?;
        // A share that is only compared with twice a weight needs no more than basis points.
        shares.into_iter().map(|it| Exact::ratio(basis_points(it), 10_000)).collect()
    });
    let facts = workspace.scoring.draft.get().map(|it| it.facts);
    let invited = facts.as_ref().map(|it| invited(it)).unwrap_or_default();
    let seen = workspace.office.get().zip(workspace.period.get());
    let few_peers = seen.map_or_else(Vec::new, |(data, period)| {
        let people = data.staff.iter().map(|it| it.id.clone());
        people.filter(|it| hides(&data, period, it, &Measure::PeerReview)).collect()
    });
    let pays = policy.bands.windows(2).any(|it| it[0].coefficient != it[1].coefficient);
    let context = LintContext {
        scored: judge.map(Judge::scored),
        effective,
        headcount: judge.map(|it| it.scored().agents.len()),
        pays,
        invited,
        few_peers,
        ..LintContext::default()
    };
    lint(policy, &context)
}

fn invited(facts: &crate::engine::facts::Facts) -> Vec<Invited> {
    let Some(at) = facts.measures.iter().position(|it| *it == Measure::Invited) else {
        return Vec::new();
    };
    let one = |it: &crate::engine::facts::AgentFacts| Invited {
        staff: it.staff.clone(),
        invited: it.facts[at].num,
        eligible: it.facts[at].den,
    };
    facts.agents.iter().map(one).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a share is small")]
fn basis_points(share: f64) -> i64 {
    (share * 10_000.0).round() as i64
}

/// Whether a memo of a policy has changed.
fn is_other(
    before: Option<&Option<Shared<Policy>>>,
    after: Option<&Option<Shared<Policy>>>,
) -> bool {
    match (before.and_then(Option::as_ref), after.and_then(Option::as_ref)) {
        (Some(one), Some(two)) => **one != **two,
        (None, None) => false,
        _ => true,
    }
}
