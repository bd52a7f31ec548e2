//! Everybody's receipts in the current office and period: worked out when somebody looks, for all who look.

use leptos::prelude::*;

use super::shared::Shared;
use super::workspace::Workspace;
use crate::engine::agent_receipt::AgentReceipts;

/// The receipts under the version that judges the period, and the root over them.
#[derive(Clone, Copy)]
pub struct Receipts(Memo<Option<Shared<AgentReceipts>>>);

impl Receipts {
    /// Follows the workspace and provides itself to everything below.
    pub(super) fn provide(workspace: &Workspace) {
        let (counted, scoring) = (workspace.counted, workspace.scoring);
        provide_context(Self(Memo::new(move |_| {
            let (data, facts) = counted.get().zip(scoring.facts.get())?;
            Some(Shared::new(AgentReceipts::new(&data, &facts, &*scoring.judge.get()?)))
        })));
    }
}

/// The receipts provided above; `None` without an office or a period.
pub fn use_receipts() -> Memo<Option<Shared<AgentReceipts>>> {
    expect_context::<Receipts>().0
}
