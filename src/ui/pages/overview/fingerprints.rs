//! The three hashes by which others can tell that they see the same.

use leptos::prelude::*;

use crate::engine::receipt::receipt;
use crate::state::use_workspace;
use crate::ui::parts::Card;
use crate::ui::say::say;

/// Policy, data and result as fingerprints.
#[component]
pub fn Fingerprints() -> impl IntoView {
    let workspace = use_workspace();
    let receipt = Memo::new(move |_| {
        let data = workspace.counted.get()?;
        let facts = workspace.scoring.facts.get()?;
        let judge = workspace.scoring.judge.get()?;
        Some(receipt(&data, &facts, &judge, &data.policy))
    });
    let hash = move |pick: fn(&crate::engine::receipt::Receipt) -> &String| {
        move || receipt.with(|it| it.as_ref().map(|it| pick(it).clone()).unwrap_or_default())
    };
    view! {
        <Card title=say(|it| it.overview.fingerprints) lead=say(|it| it.overview.fingerprints_note)>
            <dl class="fingerprints">
                <dt>{say(|it| it.overview.policy_hash)}</dt>
                <dd data-testid="policy-hash">{hash(|it| &it.policy)}</dd>
                <dt>{say(|it| it.overview.data_hash)}</dt>
                <dd data-testid="data-hash">{hash(|it| &it.data)}</dd>
                <dt>{say(|it| it.overview.result_hash)}</dt>
                <dd data-testid="result-hash">{hash(|it| &it.result)}</dd>
            </dl>
        </Card>
    }
}
