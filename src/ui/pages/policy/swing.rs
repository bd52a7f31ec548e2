//! 摆幅法: how much it matters that each thing goes from its worst to its best.

use leptos::prelude::*;

use super::weigh::Thing;
use crate::ui::parts::NumberField;
use crate::ui::say::{say, tell};

/// One number for each thing, 100 for what matters most.
#[component]
pub fn SwingFields(things: Vec<Thing>, swings: RwSignal<Vec<u32>>) -> impl IntoView {
    let field = |(at, thing): (usize, Thing)| {
        let name = thing.name.clone();
        view! {
            <div class="policy__pair">
                <NumberField
                    label=tell(move |texts| (texts.policy_rules.swing_of)(&name))
                    hint=Signal::stored(thing.swing)
                    value=move || swings.with(|it| it.get(at).map(|it| i64::from(*it)))
                    range=0..=100
                    step=5
                    problem=say(|it| it.policy_rules.swing_problem)
                    testid=format!("swing-{at}")
                    on_change=move |n: i64| swings.update(|it| {
                        if let (Some(it), Ok(n)) = (it.get_mut(at), u32::try_from(n)) {
                            *it = n;
                        }
                    })
                />
            </div>
        }
    };
    view! {
        <p class="small muted">{say(|it| it.policy_rules.swing_help)}</p>
        {things.into_iter().enumerate().map(field).collect_view()}
    }
}
