//! The dialog that arrives at weights by swings or by comparisons two by two, and puts them into the draft.

use leptos::prelude::*;

use super::bench::Bench;
use super::pairs::{Pairs, PairsFields};
use super::rules::{locals, members, within};
use super::swing::SwingFields;
use crate::engine::authoring::swing::weights_bp;
use crate::i18n::{Texts, percent};
use crate::model::{GroupId, Policy, PolicyEdit};
use crate::state::use_texts;
use crate::ui::parts::{
    Align, Button, ButtonKind, Choice, ColumnHead, Dialog, NumberCell, RowHead, Segmented, Table,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// What is weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The groups against one another.
    Groups,
    /// The indicators of one group.
    Within(GroupId),
}

/// One of the things that are weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// What it is called.
    pub name: String,
    /// From what to what its values are worth the least and the most.
    pub swing: String,
    /// Its weight now, in basis points.
    pub now: u32,
}

/// Asks for the method, the judgements, and whether the result is meant.
#[component]
pub fn WeighDialog(bench: Bench, scope: RwSignal<Option<Scope>>) -> impl IntoView {
    let open = Signal::derive(move || scope.with(Option::is_some));
    let body = move || scope.get().map(|it| view! { <Steps bench of=it scope /> });
    view! {
        <Dialog
            title=say(|it| it.policy_page.weigh_title)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="weigh-dialog"
            on_close=move |()| scope.set(None)
        >
            {body}
        </Dialog>
    }
}

#[component]
fn Steps(bench: Bench, of: Scope, scope: RwSignal<Option<Scope>>) -> impl IntoView {
    let texts = use_texts();
    let policy = bench.settled.get_untracked();
    let things: Vec<Thing> =
        policy.map(|it| things(texts.get_untracked(), &it, &of)).unwrap_or_default();
    let count = things.len();
    let most = things.iter().map(|it| it.now).max().unwrap_or(1).max(1);
    let swings = RwSignal::new(things.iter().map(|it| it.now * 100 / most).collect::<Vec<u32>>());
    let pairs = RwSignal::new(Pairs::level(count));
    let by_pairs = RwSignal::new(false);
    let things = StoredValue::new(things);
    let result = Memo::new(move |_| match by_pairs.get() {
        true => pairs.with(|it| it.judge().map(|it| it.weights_bp)),
        false => swings.with(|it| weights_bp(it)),
    });
    let contradicts = Memo::new(move |_| {
        by_pairs.get() && pairs.with(|it| it.judge().is_none_or(|it| it.needs_revision()))
    });
    let methods = move || {
        let words = &texts.get().policy_rules;
        vec![Choice::new("swing", words.swing), Choice::new("pairs", words.pairs)]
    };
    let method = move || if by_pairs.get() { "pairs" } else { "swing" }.to_owned();
    let fields = move || match by_pairs.get() {
        true => view! { <PairsFields things=things.get_value() pairs /> }.into_any(),
        false => view! { <SwingFields things=things.get_value() swings /> }.into_any(),
    };
    let rows = move || {
        let weights = result.get().unwrap_or_default();
        things.with_value(|all| {
            let row = |(it, bp): (&Thing, &u32)| {
                let (name, now, then) = (it.name.clone(), percent(it.now), percent(*bp));
                view! {
                    <tr>
                        <RowHead>{name}</RowHead>
                        <NumberCell>{now}</NumberCell>
                        <NumberCell>{then}</NumberCell>
                    </tr>
                }
            };
            all.iter().zip(&weights).map(row).collect_view()
        })
    };
    let take = move |()| {
        let (Some(weights), Some(policy)) = (result.get_untracked(), bench.settled.get_untracked())
        else {
            return;
        };
        let change = match &of {
            Scope::Groups => PolicyEdit::SetWeights { groups: weights, locals: locals(&policy) },
            Scope::Within(group) => within(&policy, &members(&policy, group), &weights),
        };
        let done = texts.get_untracked().policy_page.weights_taken.to_owned();
        if bench.change_and_say(change, done) {
            scope.set(None);
        }
    };
    let refused = Signal::derive(move || contradicts.get() || result.with(Option::is_none));
    let refusal = tell(move |texts| match refused.get() {
        true if by_pairs.get() => texts.policy_rules.pairs_refused.to_owned(),
        true => texts.policy_rules.swing_refused.to_owned(),
        false => String::new(),
    });
    view! {
        <h3>{say(|it| it.policy_rules.step_method)}</h3>
        <Segmented
            label=say(|it| it.policy_rules.step_method)
            choices=methods
            value=method
            testid="weigh-method"
            on_change=move |value: String| by_pairs.set(value == "pairs")
        />
        <h3>{say(|it| it.policy_rules.step_judge)}</h3>
        {fields}
        <h3>{say(|it| it.policy_rules.step_result)}</h3>
        <Table label=say(|it| it.policy_rules.step_result) testid="weigh-result">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.name) />
                    <ColumnHead label=say(|it| it.policy_rules.weight_now) align=Align::End />
                    <ColumnHead label=say(|it| it.policy_rules.weight_then) align=Align::End />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <p class="field__problem" role="status" data-testid="weigh-refusal">{refusal}</p>
        <div class="row row--end">
            <Button on_press=move |()| scope.set(None)>{say(|it| it.terms.cancel)}</Button>
            <Button
                kind=ButtonKind::Primary
                disabled=refused
                testid="weigh-take"
                on_press=take
            >
                {say(|it| it.policy_page.take_weights)}
            </Button>
        </div>
    }
}

fn things(texts: &Texts, policy: &Policy, scope: &Scope) -> Vec<Thing> {
    match scope {
        Scope::Groups => policy
            .groups
            .iter()
            .map(|it| Thing {
                name: wording::group(texts, it),
                swing: texts.policy_rules.group_swing.to_owned(),
                now: it.weight_bp,
            })
            .collect(),
        Scope::Within(group) => policy
            .indicators_of(group)
            .map(|it| Thing {
                name: wording::indicator(texts, it),
                swing: wording::curve(texts, it),
                now: it.local_bp,
            })
            .collect(),
    }
}
