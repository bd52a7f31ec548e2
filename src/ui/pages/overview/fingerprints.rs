//! The hashes by which others can tell that they see the same.

use leptos::prelude::*;

use crate::engine::agent_receipt::AgentReceipts;
use crate::state::use_receipts;
use crate::ui::parts::Card;
use crate::ui::say::say;

/// Policy, data and result as fingerprints, and the root over everybody's receipts.
#[component]
pub fn Fingerprints() -> impl IntoView {
    let receipts = use_receipts();
    let hash = move |pick: fn(&AgentReceipts) -> String| {
        move || receipts.with(|it| it.as_ref().map(|it| pick(it)).unwrap_or_default())
    };
    view! {
        <Card title=say(|it| it.overview.fingerprints) lead=say(|it| it.overview.fingerprints_note)>
            <dl class="fingerprints">
                <dt>{say(|it| it.overview.policy_hash)}</dt>
                <dd data-testid="policy-hash">{hash(|it| it.receipt.policy.clone())}</dd>
                <dt>{say(|it| it.overview.data_hash)}</dt>
                <dd data-testid="data-hash">{hash(|it| it.receipt.data.clone())}</dd>
                <dt>{say(|it| it.overview.result_hash)}</dt>
                <dd data-testid="result-hash">{hash(|it| it.receipt.result.clone())}</dd>
                <dt>{say(|it| it.receipt.root)}</dt>
                <dd data-testid="receipt-root">{hash(AgentReceipts::root)}</dd>
            </dl>
        </Card>
    }
}
