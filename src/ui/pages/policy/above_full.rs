//! 超额得分: the policy's switch for more than 100 points, beside every curve and among the grades.

use leptos::prelude::*;

use super::bench::Bench;
use crate::model::PolicyEdit;
use crate::ui::parts::Switch;
use crate::ui::say::say;

/// Allows curves above 100 points, or not; it is refused as long as a curve needs them.
#[component]
pub fn AboveFull(bench: Bench) -> impl IntoView {
    let value =
        Memo::new(move |_| bench.settled.with(|it| it.as_ref().is_some_and(|it| it.above_full)));
    view! {
        <Switch
            label=say(|it| it.policy_rules.above_full)
            hint=say(|it| it.policy_rules.above_full_hint)
            value
            testid="above-full"
            on_change=move |on: bool| {
                bench.change(PolicyEdit::SetAboveFull(on));
            }
        />
    }
}
