//! What the policy on the bench does to people's money, followed with every step of a slider.

use leptos::prelude::*;

use super::trial::Trial;
use crate::engine::Standing;
use crate::engine::by_role::judge_by_role;
use crate::engine::incentive::{Amount, Statement, allocate, claims_of_all, statement};
use crate::engine::whatif::affected::{Affected, Counts, Graded, affected, counts};
use crate::model::{Band, BonusPlan};
use crate::state::{Shared, Workspace};

/// Money and who is affected: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Money {
    /// How the office shares a pool out; `None` without one.
    pub plan: Memo<Option<BonusPlan>>,
    /// What everybody gets on the bench beside what they get now; `None` without a pool.
    pub statement: Memo<Option<Shared<Statement>>>,
    /// Whose rank, grade or money is another, the most money first.
    pub affected: Memo<Shared<Vec<Affected>>>,
    /// How many these are.
    pub counts: Memo<Counts>,
}

impl Money {
    /// Follows the bench.
    pub fn new(workspace: Workspace, trial: Trial) -> Self {
        let (office, scoring) = (workspace.office, workspace.scoring);
        let plan = Memo::new(move |_| office.get().and_then(|it| it.office.bonus.clone()));
        let bands_now = Memo::new(move |_| {
            let seen = workspace.newest.get();
            seen.map(|it| it.policy.bands.clone()).unwrap_or_default()
        });
        // The pool is one for all: those whom other policies judge take their parts as ever.
        let others = others(workspace);
        let bands_tried = Memo::new(move |_| {
            trial.settled.with(|it| it.as_ref().map(|it| it.bands.clone())).unwrap_or_default()
        });
        let before = Memo::new(move |_| {
            let plan = plan.get()?;
            Some(bands_now.with(|bands| {
                scoring.newest.with(|it| others.with(|others| shared_out(it, bands, others, &plan)))
            }))
        });
        let statement = Memo::new(move |_| {
            let plan = plan.get()?;
            let now = bands_tried.with(|bands| {
                let tried = |others: &Vec<_>| {
                    trial.standings.with(|it| shared_out(it, bands, others, &plan))
                };
                others.with(tried)
            });
            let pool = plan.pool_fen.max(0);
            Some(Shared::new(before.with(|it| statement(&now, pool, it.as_deref()))))
        });
        let affected = Memo::new(move |_| {
            let changes = statement.get();
            let money = changes.as_ref().map_or(&[][..], |it| it.changes.as_slice());
            bands_now.with(|bands_now| {
                bands_tried.with(|bands_tried| {
                    scoring.newest.with(|before| {
                        trial.standings.with(|after| {
                            let before = Graded { standings: before, bands: bands_now };
                            let after = Graded { standings: after, bands: bands_tried };
                            Shared::new(affected(before, after, money))
                        })
                    })
                })
            })
        });
        let counts = Memo::new(move |_| counts(&affected.get()));
        Self { plan, statement, affected, counts }
    }
}

/// The people of the office's other policies, ranked in their newest versions; none where there is one policy.
///
/// They are judged anew when records or policies change, and not with every draft.
fn others(workspace: Workspace) -> Memo<Vec<Ranked>> {
    let office = Memo::new_with_compare(
        move |_| workspace.office.get().filter(|it| !it.role_policies.is_empty()),
        |one, two| match (one.and_then(Option::as_ref), two.and_then(Option::as_ref)) {
            (Some(one), Some(two)) => !one.is_judged_alike(two),
            (one, two) => one.is_some() || two.is_some(),
        },
    );
    let seen = Memo::new(move |_| workspace.newest.get().map(|it| it.policy.id.clone()));
    Memo::new(move |_| {
        let known = office.get().zip(workspace.period.get()).zip(seen.get());
        let Some(((data, period), seen)) = known else { return Vec::new() };
        let judged = judge_by_role(&data, period, workspace.now).into_iter();
        let others = judged.filter(|it| it.office.policy.id != seen);
        others.map(|it| (it.standings, it.office.policy.bands)).collect()
    })
}

/// People with the grades they can have.
type Ranked = (Vec<Standing>, Vec<Band>);

/// Everybody's part of the pool.
fn shared_out(
    standings: &[Standing],
    bands: &[Band],
    others: &[Ranked],
    plan: &BonusPlan,
) -> Vec<Amount> {
    let others = others.iter().map(|(standings, bands)| (&standings[..], &bands[..]));
    let judged: Vec<_> = std::iter::once((standings, bands)).chain(others).collect();
    let (claims, bands) = claims_of_all(&judged);
    allocate(&claims, &bands, plan).amounts()
}
