//! The alert when complex work goes to somebody not marked experienced, with the records one press away.

use leptos::prelude::*;

use super::name_of;
use crate::engine::Exact;
use crate::engine::assignment::mismatches;
use crate::engine::facts::Scope;
use crate::i18n::count;
use crate::state::{use_texts, use_workspace};
use crate::ui::pages::records::RecordTable;
use crate::ui::parts::{
    Align, Banner, Button, ButtonKind, Card, ColumnHead, Dialog, NumberCell, RowHead, Table, Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Records shown in the dialog at most.
const MOST_ROWS: usize = 100;

/// Says who has complex work and is not marked experienced.
#[component]
pub fn Mismatches() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let found = Memo::new(move |_| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        Some(mismatches(&Scope::new(&data, period, workspace.now)))
    });
    let opened = RwSignal::new(None::<usize>);
    let chosen = move || Some(found.get()?.get(opened.get()?)?.clone());
    let title = tell(move |texts| {
        let Some((it, data)) = chosen().zip(workspace.office.get()) else { return String::new() };
        (texts.team.records_of)(&name_of(&data, &it.staff))
    });
    let latest = Signal::derive(move || {
        let mut rows = chosen().map(|it| it.rows).unwrap_or_default();
        if let Some(data) = workspace.office.get() {
            rows.sort_unstable_by_key(|row| std::cmp::Reverse(data.records.created(*row)));
        }
        rows.truncate(MOST_ROWS);
        rows
    });
    let cut = tell(move |texts| match chosen() {
        Some(it) if it.rows.len() > MOST_ROWS => (texts.team.first_records)(MOST_ROWS),
        _ => String::new(),
    });
    let body = move || {
        let (found, data) = found.get().zip(workspace.office.get())?;
        let texts = texts.get();
        let rows = found.into_iter().enumerate().map(|(at, it)| {
            let length = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
            let share = Exact::ratio(length(it.rows.len()), length(it.cases));
            let see = (texts.team.see_records)(&count(it.rows.len()));
            let (id, name) = (it.staff.to_string(), name_of(&data, &it.staff));
            let (cases, share) = (count(it.rows.len()), share.map(|it| wording::share(&it)));
            view! {
                <tr data-person=id>
                    <RowHead>{name}</RowHead>
                    <NumberCell>{cases}</NumberCell>
                    <NumberCell>{share}</NumberCell>
                    <td>
                        <Button
                            kind=ButtonKind::Quiet
                            testid="see-mismatch"
                            on_press=move |()| opened.set(Some(at))
                        >
                            {see}
                        </Button>
                    </td>
                </tr>
            }
        });
        Some(rows.collect_view())
    };
    let card = move || match found.with(|it| it.as_ref().map(Vec::is_empty)) {
        None => ().into_any(),
        Some(true) => view! {
            <Banner tone=Tone::Good testid="no-mismatch">{say(|it| it.team.mismatch_none)}</Banner>
        }
        .into_any(),
        Some(false) => view! {
            <Card
                title=say(|it| it.team.mismatch_title)
                lead=say(|it| it.team.mismatch_lead)
                testid="mismatch"
            >
                <Table label=say(|it| it.team.mismatch_title)>
                    <thead>
                        <tr>
                            <ColumnHead label=say(|it| it.terms.name) />
                            <ColumnHead label=say(|it| it.team.mismatch_cases) align=Align::End />
                            <ColumnHead label=say(|it| it.team.mismatch_share) align=Align::End />
                            <ColumnHead label=say(|it| it.team.actions) />
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </Table>
            </Card>
        }
        .into_any(),
    };
    view! {
        {card}
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || opened.get().is_some()
            testid="mismatch-records"
            on_close=move |()| opened.set(None)
        >
            <RecordTable label=title rows=latest />
            <p class="small muted">{move || cut.get()}</p>
        </Dialog>
    }
}
