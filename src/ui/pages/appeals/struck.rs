//! What does not count because of an appeal, said where its figures stand.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::model::{Appeal, IndicatorId, OfficeData, Period, RecordId, StaffId};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Card, Chip};
use crate::ui::route::{Route, TeamPart};
use crate::ui::say::say;
use crate::ui::wording;

/// Why an agent is not judged by an indicator in a period; `None` if no appeal struck it.
pub fn struck_indicator(
    texts: &Texts,
    data: &OfficeData,
    staff: &StaffId,
    period: Period,
    indicator: &IndicatorId,
) -> Option<String> {
    let mut own = data.appeals.iter().filter(|it| it.staff == *staff);
    let struck = own.find(|it| it.voids(period) == Some(indicator))?;
    Some((texts.appeals.struck_indicator)(struck.id.as_str()))
}

/// A sentence for every record of `staff`, or contested by them, that does not count in `period`, or whose rating does
/// not.
fn sentences(texts: &Texts, data: &OfficeData, staff: &StaffId, period: Period) -> Vec<String> {
    let words = &texts.appeals;
    let is_own = |appeal: &Appeal, id: &RecordId| {
        let row = data.records.row_of(id.as_str());
        let agent = row.and_then(|it| data.records.agents().get(it));
        appeal.staff == *staff || agent == Some(staff.as_str())
    };
    let mut sentences = Vec::new();
    for appeal in data.appeals.iter() {
        let Some(effect) = appeal.strikes(period) else { continue };
        let id = appeal.id.as_str();
        let number = |record| wording::appeals::record(data, record);
        let records = effect.records.iter().filter(|it| is_own(appeal, it));
        sentences.extend(records.map(|it| (words.struck_record)(&number(it), id)));
        let ratings = effect.ratings.iter().filter(|it| is_own(appeal, it));
        sentences.extend(ratings.map(|it| (words.struck_rating)(&number(it), id)));
    }
    sentences
}

/// Above the list behind a figure: what was left out of it.
#[component]
pub fn StruckBehind(staff: StaffId) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let list = move || {
        let (data, period) = workspace.judged.get().zip(workspace.period.get())?;
        let sentences = sentences(texts.get(), &data, &staff, period);
        let items = sentences.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        (!items.is_empty()).then(|| {
            view! {
                <ul class="appeal__struck small" data-testid="struck">
                    {items}
                </ul>
            }
        })
    };
    view! { {list} }
}

/// On a sheet: the agent's appeals in the period with their state, and what was left out because of one.
#[component]
pub fn SheetAppeals(staff: StaffId, period: Period) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let list = move || {
        let texts = texts.get();
        // Whole, so that a record that does not count is still known by its number.
        let data = workspace.judged.get()?;
        let today = data.local_date(workspace.now);
        let own = data.appeals.iter().filter(|it| it.staff == staff && it.period == period);
        let lines = own.map(|it| line(texts, &data, it, today)).collect::<Vec<_>>();
        let struck = sentences(texts, &data, &staff, period);
        (!lines.is_empty() || !struck.is_empty()).then(|| {
            view! {
                <Card title=say(|it| it.appeals.on_sheet) testid="sheet-appeals">
                    <ul class="appeal__lines">{lines}</ul>
                    <ul class="appeal__struck small">
                        {struck.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}
                    </ul>
                    <p class="small screen-only">
                        <a href=Route::Team(TeamPart::Appeals).to_string()>
                            {say(|it| it.appeals.see_all)}
                        </a>
                    </p>
                </Card>
            }
        })
    };
    view! { {list} }
}

fn line(texts: &Texts, data: &OfficeData, appeal: &Appeal, today: NaiveDate) -> AnyView {
    let what = wording::appeals::subject(texts, data, &appeal.subject);
    let state = wording::appeals::state_and_decision(texts, appeal, today);
    let tone = wording::appeals::state(texts, appeal, today).1;
    let before = wording::appeals::mark(texts, &appeal.before);
    let now = appeal.ruling().map(|it| wording::appeals::mark(texts, &it.after));
    let versions = now.map(|it| (texts.appeals.moved)(&before, &it));
    view! {
        <li data-appeal=appeal.id.to_string()>
            <span>{format!("{} {what} ", appeal.id)}</span>
            <Chip label=move || state.clone() tone=move || tone />
            {versions.map(|it| view! { <span class="small muted">{it}</span> })}
        </li>
    }
    .into_any()
}
