//! A few figures that say what the ranking rests on.

use leptos::prelude::*;

use crate::i18n::{count, date, fixed};
use crate::state::use_workspace;
use crate::ui::parts::{KeyFigure, KeyFigures};
use crate::ui::say::{say, tell};

/// People, records, spread.
#[component]
pub fn Figures() -> impl IntoView {
    let workspace = use_workspace();
    let standings = workspace.scoring.standings;
    let people = move || standings.with(|it| count(it.len()));
    let ungraded = tell(move |texts| {
        let ungraded = standings.with(|it| it.iter().filter(|it| it.rank.is_none()).count());
        (texts.overview.people_hint)(ungraded)
    });
    let records = Memo::new(move |_| {
        let (data, period) = workspace.judged.get().zip(workspace.period.get())?;
        let (start, end) = period.bounds(data.office.utc_offset);
        let rows = (0..data.records.len()).filter(|row| {
            let created = data.records.created(*row);
            start <= created && created < end
        });
        Some(rows.count())
    });
    let until = tell(move |texts| {
        let until =
            workspace.judged.get().zip(workspace.scoring.facts.get()).map(|(data, facts)| {
                // The moment of judging is the first one that is not known any more.
                date(data.local_date(facts.as_of.plus(-1)))
            });
        until.map(|it| (texts.overview.records_hint)(&it)).unwrap_or_default()
    });
    let spread = tell(move |texts| {
        let scores = standings.with(|it| it.iter().filter_map(|it| it.centi).collect::<Vec<_>>());
        match (scores.first(), scores.last()) {
            (Some(best), Some(worst)) => format!("{} – {}", fixed(*best), fixed(*worst)),
            _ => texts.terms.none.to_owned(),
        }
    });
    view! {
        <KeyFigures>
            <KeyFigure label=say(|it| it.overview.people) value=people hint=ungraded />
            <KeyFigure
                label=say(|it| it.overview.records)
                value=move || records.get().map(count).unwrap_or_default()
                hint=until
                testid="figure-records"
            />
            <KeyFigure
                label=say(|it| it.overview.spread)
                value=spread
                hint=say(|it| it.overview.spread_hint)
            />
        </KeyFigures>
    }
}
