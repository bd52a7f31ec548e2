//! The pool before and after, and the people affected, above the ranking.

use leptos::prelude::*;

use super::money::Money;
use super::names::Names;
use crate::engine::whatif::affected::Affected;
use crate::i18n::{Texts, signed_centi};
use crate::state::use_texts;
use crate::ui::parts::{Choice, Segmented};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// As many people as are named in a sentence.
const NAMED: usize = 6;

/// The pool's use and who is affected; without a pool the way to where it is set.
#[component]
pub fn Pool(money: Money, names: Names) -> impl IntoView {
    let use_of_pool = tell(move |texts| {
        let Some(statement) = money.statement.get() else { return String::new() };
        let words = &texts.trial_money;
        let pool = statement.total_fen.saturating_add(statement.left_fen);
        let before = statement.before_fen.unwrap_or_default();
        let yuan = wording::yuan;
        let moved = match money.counts.get().moved_fen {
            0 => words.still.to_owned(),
            fen => (words.moved)(&yuan(fen)),
        };
        [
            (words.pool)(&yuan(pool)),
            (words.use_before)(&yuan(before), &yuan(pool.saturating_sub(before))),
            (words.use_after)(&yuan(statement.total_fen), &yuan(statement.left_fen)),
            moved,
        ]
        .join(" · ")
    });
    let affected = tell(move |texts| {
        let affected = money.affected.get();
        match affected.is_empty() {
            true => String::new(),
            false => sentence(texts, &affected, names),
        }
    });
    let has_plan = Memo::new(move |_| money.plan.with(Option::is_some));
    let line = move || match has_plan.get() {
        true => view! {
            <p class="lab__pool" data-testid="lab-pool">
                {use_of_pool}
            </p>
        }
        .into_any(),
        false => view! {
            <p class="muted small" data-testid="lab-no-pool">
                {say(|it| it.trial_money.no_pool)}
                " "
                <a href=Route::Overview.to_string()>{say(|it| it.trial_money.set_pool)}</a>
            </p>
        }
        .into_any(),
    };
    view! {
        {line}
        <p class="lab__affected small" data-testid="lab-affected">
            {affected}
        </p>
    }
}

/// Whether all rows are shown or those of the affected.
#[component]
pub fn WhichRows(only: RwSignal<bool>) -> impl IntoView {
    let texts = use_texts();
    let choices = move || {
        let words = &texts.get().trial_money;
        vec![Choice::new("all", words.everybody), Choice::new("affected", words.only_affected)]
    };
    view! {
        <Segmented
            label=say(|it| it.trial_money.show)
            choices
            value=move || if only.get() { "affected" } else { "all" }.to_owned()
            testid="lab-rows"
            on_change=move |which: String| only.set(which == "affected")
        />
    }
}

/// Those with the greatest change by name, and how many more there are.
fn sentence(texts: &Texts, affected: &[Affected], names: Names) -> String {
    let words = &texts.trial_money;
    let one = |it: &Affected| (words.one)(&names.name(&it.staff), &changes(texts, it));
    let first: Vec<String> = affected.iter().take(NAMED).map(one).collect();
    let more = match affected.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => (words.more)(more),
    };
    (words.affected)(&format!("{}{more}", first.join(words.stop)))
}

/// Rank, grade and money of one person, as far as they change.
fn changes(texts: &Texts, it: &Affected) -> String {
    let words = &texts.trial_money;
    let by = usize::try_from(it.climbed.unsigned_abs()).unwrap_or(usize::MAX);
    let rank = match (it.climbed, it.is_ranked_anew) {
        (1.., _) => Some((texts.lab.up)(by)),
        (..=-1, _) => Some((texts.lab.down)(by)),
        _ => None,
    };
    let grade = it.is_regraded.then(|| words.regraded.to_owned());
    let money = (it.fen != 0).then(|| (words.yuan)(&signed_centi(it.fen)));
    let all: Vec<String> = [rank, grade, money].into_iter().flatten().collect();
    all.join(texts.lab.list_comma)
}
