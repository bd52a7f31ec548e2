//! 满意度持续偏低: whose ratings stay below the target, with the evidence; what follows is training, never a penalty.

use leptos::prelude::*;

use crate::engine::Exact;
use crate::engine::monitor::low_satisfaction::TARGET_PERCENT;
use crate::engine::monitor::satisfaction::{Judged, low_ratings, persistently_low};
use crate::i18n::Texts;
use crate::model::{OfficeData, Period};
use crate::state::{now, use_texts, use_workspace};
use crate::ui::pages::records::RecordTable;
use crate::ui::parts::{
    Banner, Button, ButtonKind, Card, Chip, ColumnHead, Dialog, NumberField, RowHead, Table, Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Everybody below the target in each of three months, and what to do about it.
#[component]
pub fn PersistentlyLow() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let target = RwSignal::new(Some(TARGET_PERCENT));
    let judged = Memo::new(move |_| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let target = Exact::ratio(target.get()?, 100)?;
        Some(persistently_low(&data, period, now(), &target))
    });
    let opened = RwSignal::new(None::<usize>);
    // Only whoever is below the target in each month is worth a line.
    let listed = Memo::new(move |_| {
        let all = judged.get().unwrap_or_default();
        all.into_iter().filter(|it| it.low.each_below).collect::<Vec<_>>()
    });
    let rows = move || {
        let Some(data) = workspace.office.get() else { return Vec::new() };
        let all = listed.get().into_iter().enumerate();
        all.map(|(at, it)| judged_row(texts.get(), &data, &it, at, opened)).collect()
    };
    let content = move || {
        let nobody = judged.with(|it| it.as_ref().is_none_or(Vec::is_empty));
        match (nobody, listed.with(Vec::is_empty)) {
            (true, _) => {
                view! { <p class="muted">{say(|it| it.satisfaction.low_too_early)}</p> }.into_any()
            }
            (false, true) => view! {
                <Banner tone=Tone::Good testid="low-none">
                    {say(|it| it.satisfaction.low_none)}
                </Banner>
            }
            .into_any(),
            (false, false) => view! {
                <Table label=say(|it| it.satisfaction.low) testid="low">
                    <thead>
                        <tr>
                            <ColumnHead label=say(|it| it.terms.name) />
                            <ColumnHead label=say(|it| it.satisfaction.months) />
                            <ColumnHead label=say(|it| it.satisfaction.interval) />
                            <ColumnHead label=say(|it| it.satisfaction.suggestion) />
                            <ColumnHead label=say(|it| it.team.actions) />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            }
            .into_any(),
        }
    };
    let chosen = move || listed.get().get(opened.get()?).cloned();
    let title = tell(move |texts| {
        let Some((it, data)) = chosen().zip(workspace.office.get()) else { return String::new() };
        let name = data.staff_member(&it.staff).map_or(String::new(), |it| it.name.clone());
        (texts.satisfaction.evidence_of)(&name)
    });
    let evidence = Signal::derive(move || {
        let Some((it, data)) = chosen().zip(workspace.office.get()) else { return Vec::new() };
        let months: Vec<Period> = it.months.iter().map(|it| it.0).collect();
        low_ratings(&data, &months, now(), &it.staff)
    });
    view! {
        <Card
            title=say(|it| it.satisfaction.low)
            lead=say(|it| it.satisfaction.low_lead)
            testid="low-card"
        >
            <div class="row row--fields">
                <NumberField
                    label=say(|it| it.satisfaction.target)
                    value=target
                    problem=say(|it| it.satisfaction.target_problem)
                    range=1..=100
                    unit="%".to_owned()
                    hint=say(|it| it.satisfaction.target_hint)
                    testid="low-target"
                    on_change=move |it| target.set(Some(it))
                />
            </div>
            {content}
        </Card>
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || opened.get().is_some()
            testid="low-evidence"
            on_close=move |()| opened.set(None)
        >
            <RecordTable label=title rows=evidence />
        </Dialog>
    }
}

fn judged_row(
    texts: &'static Texts,
    data: &OfficeData,
    judged: &Judged,
    at: usize,
    opened: RwSignal<Option<usize>>,
) -> AnyView {
    let words = &texts.satisfaction;
    let name = data.staff_member(&judged.staff).map_or(String::new(), |it| it.name.clone());
    let months = judged.months.iter().map(|(month, it)| {
        let month = wording::period(texts, *month);
        let text = (words.month_of)(&month, &it.satisfied.to_string(), &it.answered.to_string());
        view! { <span class="low__month">{text}</span> }
    });
    let low = judged.low;
    let margin = format!("{:.0}%–{:.0}%", low.lower * 100.0, low.upper * 100.0);
    let (label, tone) = match (low.is_flagged(), low.enough) {
        (true, _) => (words.train, Tone::Warning),
        (false, false) => (words.watch_few, Tone::Neutral),
        (false, true) => (words.watch_unsure, Tone::Neutral),
    };
    view! {
        <tr data-person=judged.staff.to_string() data-flagged=low.is_flagged().to_string()>
            <RowHead>{name}</RowHead>
            <td>{months.collect_view()}</td>
            <td>{margin}</td>
            <td>
                <Chip label=label.to_owned() tone />
            </td>
            <td>
                <Button
                    kind=ButtonKind::Quiet
                    testid="see-evidence"
                    on_press=move |()| opened.set(Some(at))
                >
                    {words.evidence}
                </Button>
            </td>
        </tr>
    }
    .into_any()
}
