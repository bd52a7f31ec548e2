//! 评价: what supervisors, peers and the person think, side by side; of peers only what three or more of them say.

use leptos::prelude::*;

use super::Shown;
use crate::engine::Exact;
use crate::engine::reviewed::{Peers, received};
use crate::state::use_texts;
use crate::ui::parts::Card;
use crate::ui::say::say;
use crate::ui::wording;

/// The means of the period; nothing where nobody said anything.
#[component]
pub fn Reviews(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let found = received(&shown.data, shown.period, &shown.sheet.staff);
    let is_any = found.supervisor.is_some() || found.own.is_some() || found.peers != Peers::Nobody;
    let entries = move || {
        let texts = texts.get();
        let words = &texts.sheet;
        let mean = |it: &Exact| wording::decimals(it, 2);
        let none = || texts.terms.none.to_owned();
        let supervisor = found
            .supervisor
            .as_ref()
            .map_or_else(none, |it| (words.reviews_of)(&mean(it), found.supervisors));
        let peers = match &found.peers {
            Peers::Nobody => none(),
            Peers::Hidden(people) => (words.reviews_hidden)(*people),
            Peers::Shown(value, people) => (words.reviews_of)(&mean(value), *people),
        };
        let own = found.own.as_ref().map_or_else(none, |it| (words.reviews_own)(&mean(it)));
        let entries = [
            (texts.reviews.supervisor, supervisor, "sheet-supervisor"),
            (texts.reviews.peer, peers, "sheet-peers"),
            (texts.reviews.own, own, "sheet-own"),
        ];
        entries
            .map(|(name, value, testid)| {
                view! {
                    <div class="reviews__one">
                        <dt>{name}</dt>
                        <dd data-testid=testid>{value}</dd>
                    </div>
                }
            })
            .collect_view()
    };
    is_any.then(|| {
        view! {
            <Card title=say(|it| it.sheet.reviews) lead=say(|it| it.sheet.reviews_note)>
                <dl class="reviews">{entries}</dl>
            </Card>
        }
    })
}
