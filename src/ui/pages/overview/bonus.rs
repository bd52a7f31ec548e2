//! 奖金池: what everybody would get of a pool under the policy in force, to the fen.

use leptos::prelude::*;

use crate::engine::Standing;
use crate::engine::by_role::judge_by_role;
use crate::engine::incentive::{Allocation, Payout, allocate, claims, claims_of_all};
use crate::i18n::Texts;
use crate::model::{Band, BonusPlan, Edit, OfficeData, ShareBy};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{
    Align, Card, Choice, ColumnHead, NumberCell, NumberField, RowHead, Segmented, Table,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The most that can be typed, in fen: ten billion yuan.
const MOST_FEN: i64 = 1_000_000_000_000;

/// The pool, how it is shared out, and everybody's part.
#[component]
pub fn Bonus() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let plan = Memo::new(move |_| workspace.office.get().and_then(|it| it.office.bonus.clone()));
    let shared = Memo::new(move |_| {
        let (data, plan) = workspace.in_period().zip(plan.get())?;
        if data.role_policies.is_empty() {
            let claims = workspace.scoring.standings.with(|it| claims(it));
            return Some(allocate(&claims, &data.policy.bands, &plan));
        }
        // One pool for all, whichever policy judges them.
        let judged = judge_by_role(&data, workspace.period.get()?, workspace.now);
        let judged: Vec<(&[Standing], &[Band])> =
            judged.iter().map(|it| (&it.standings[..], &it.office.policy.bands[..])).collect();
        let (claims, bands) = claims_of_all(&judged);
        Some(allocate(&claims, &bands, &plan))
    });
    let set = setter();
    let change = move |alter: &dyn Fn(&mut BonusPlan)| {
        let mut next = plan.get_untracked().unwrap_or_else(|| BonusPlan::of(0));
        alter(&mut next);
        set.run(Some(next));
    };
    let ways = move || {
        let words = &texts.get().bonus;
        vec![Choice::new("score", words.by_score), Choice::new("grade", words.by_grade)]
    };
    let way = move || match plan.get().map(|it| it.by).unwrap_or_default() {
        ShareBy::Score => "score".to_owned(),
        ShareBy::Grade => "grade".to_owned(),
    };
    let lead = tell(move |texts| match shared.get() {
        None => texts.bonus.no_pool.to_owned(),
        Some(Allocation { paid_fen, left_fen, .. }) => {
            (texts.bonus.cost)(&wording::yuan(paid_fen), &wording::yuan(left_fen))
        }
    });
    let table = move || {
        let (data, shared) = workspace.office.get().zip(shared.get())?;
        let rows = payouts(texts.get(), &data, shared);
        Some(view! {
            <Table label=lead testid="payouts">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.name) />
                        <ColumnHead label=say(|it| it.bonus.amount) align=Align::End />
                        <ColumnHead label=say(|it| it.terms.notes) />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        })
    };
    view! {
        <Card title=say(|it| it.bonus.title) lead testid="bonus">
            <div class="row row--fields">
                <NumberField
                    label=say(|it| it.bonus.pool)
                    value=Signal::derive(move || plan.get().map(|it| it.pool_fen))
                    problem=say(|it| it.bonus.pool_problem)
                    places=2
                    range=0..=MOST_FEN
                    step=10_000
                    unit=say(|it| it.bonus.yuan)
                    testid="bonus-pool"
                    on_clear=Callback::new(move |()| set.run(None))
                    on_change=move |fen| change(&|it| it.pool_fen = fen)
                />
                <NumberField
                    label=say(|it| it.bonus.cap)
                    value=Signal::derive(move || plan.get().and_then(|it| it.cap_fen))
                    problem=say(|it| it.bonus.pool_problem)
                    places=2
                    range=0..=MOST_FEN
                    step=10_000
                    unit=say(|it| it.bonus.yuan)
                    testid="bonus-cap"
                    on_clear=Callback::new(move |()| change(&|it| it.cap_fen = None))
                    on_change=move |fen| change(&|it| it.cap_fen = Some(fen))
                />
                <Segmented
                    label=say(|it| it.bonus.by)
                    choices=ways
                    value=way
                    testid="bonus-by"
                    on_change=move |way: String| {
                        let by = if way == "grade" { ShareBy::Grade } else { ShareBy::Score };
                        change(&|it| it.by = by);
                    }
                />
            </div>
            {table}
        </Card>
    }
}

/// Gives the office another pool, or none; a refusal is said.
fn setter() -> Callback<Option<BonusPlan>> {
    let changes = use_changes();
    Callback::new(move |bonus| {
        changes.try_in_silence(|office| Edit::SetBonus { office, bonus });
    })
}

/// Everybody's part, the greatest first.
fn payouts(texts: &Texts, data: &Shared<OfficeData>, shared: Allocation) -> Vec<AnyView> {
    let mut payouts = shared.payouts;
    payouts.sort_by_key(|it| std::cmp::Reverse(it.fen));
    let row = |it: Payout| {
        let person = data.staff_member(&it.staff);
        let name = person.map_or_else(|| it.staff.to_string(), |it| it.name.clone());
        let note = match (it.capped, it.ungraded) {
            (true, _) => texts.bonus.capped,
            (false, true) => texts.bonus.ungraded,
            (false, false) => "",
        };
        view! {
            <tr data-agent=it.staff.to_string() data-fen=it.fen.to_string()>
                <RowHead>{name}</RowHead>
                <NumberCell>{wording::yuan(it.fen)}</NumberCell>
                <td class="muted small">{note}</td>
            </tr>
        }
        .into_any()
    };
    payouts.into_iter().map(row).collect()
}
