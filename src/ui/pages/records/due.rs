//! 到期与超期: open records with a limit in two lanes, one for each clock, the most pressing first.

use leptos::prelude::*;

use super::entry::{EntryDialog, Opened};
use super::tabs;
use crate::engine::facts::Scope;
use crate::engine::listing::{Waiting, waiting};
use crate::i18n::{Texts, count, date_time};
use crate::model::{Lane, OfficeData};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::parts::{Banner, Card, Tone};
use crate::ui::say::{say, tell};
use crate::ui::wording;
use crate::ui::wording::records::duration;

/// More than anybody works through in a day; the rest is counted.
const SHOWN: usize = 100;

/// The lanes.
#[component]
pub fn DuePage() -> impl IntoView {
    let workspace = use_workspace();
    let opened = RwSignal::new(None::<Opened>);
    let found = Memo::new(move |_| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let scope = Scope::new(&data, period, workspace.now);
        Some(Shared::new((data.clone(), scope.as_of, waiting(&scope))))
    });
    let lead = tell(move |texts| {
        let as_of = found.get().map(|it| it.0.office.utc_offset.local(it.1));
        as_of.map(|it| (texts.checkup.due_lead)(&date_time(it))).unwrap_or_default()
    });
    view! {
        {tabs::head(None)}
        <p class="muted">{lead}</p>
        <div class="lanes">
            {lane(found, Lane::RoundTheClock, opened)} {lane(found, Lane::Office, opened)}
        </div>
        <p class="muted small">{say(|it| it.checkup.gross_definition)}</p>
        <EntryDialog opened />
    }
}

type Found = Memo<Option<Shared<(Shared<OfficeData>, crate::model::Time, Vec<Waiting>)>>>;

fn lane(found: Found, lane: Lane, opened: RwSignal<Option<Opened>>) -> AnyView {
    let texts = use_texts();
    let all = move || {
        let found = found.get();
        let waiting = found.iter().flat_map(|it| it.2.iter().copied());
        waiting.filter(|it| it.lane == lane).collect::<Vec<_>>()
    };
    let all = Memo::new(move |_| all());
    let lead = tell(move |texts| {
        let overdue = all.with(|it| it.iter().filter(|it| it.left_s < 0).count());
        let sentence = match lane {
            Lane::RoundTheClock => texts.checkup.round_the_clock_lead,
            Lane::Office => texts.checkup.office_clock_lead,
        };
        let counted =
            (texts.checkup.lane_count)(&count(overdue), &count(all.with(std::vec::Vec::len)));
        format!("{counted} · {sentence}")
    });
    let title = match lane {
        Lane::RoundTheClock => say(|it| it.checkup.round_the_clock),
        Lane::Office => say(|it| it.checkup.office_clock),
    };
    let testid = match lane {
        Lane::RoundTheClock => "lane-round",
        Lane::Office => "lane-office",
    };
    let rows = move || {
        let data = found.get().map(|it| it.0.clone())?;
        let shown = all.with(|it| it.iter().take(SHOWN).copied().collect::<Vec<_>>());
        let row = |it: Waiting| card(texts.get(), &data, it, opened);
        Some(shown.into_iter().map(row).collect_view())
    };
    let rest = move || {
        let all = all.with(Vec::len);
        match all {
            0 => Some(texts.get().checkup.lane_empty.to_owned()),
            _ if all > SHOWN => Some((texts.get().checkup.only_first)(&count(SHOWN), &count(all))),
            _ => None,
        }
    };
    let workspace = use_workspace();
    let no_calendar = move || {
        let is_none = workspace.office.get().is_some_and(|it| it.office.calendar.is_none());
        (is_none && lane == Lane::Office).then(|| {
            view! { <Banner tone=Tone::Info>{say(|it| it.checkup.no_calendar)}</Banner> }
        })
    };
    view! {
        <Card title lead testid=testid>
            {no_calendar}
            <ul class="lane">{rows}</ul>
            {move || rest().map(|it| view! { <p class="muted small">{it}</p> })}
        </Card>
    }
    .into_any()
}

fn card(
    texts: &'static Texts,
    data: &OfficeData,
    it: Waiting,
    opened: RwSignal<Option<Opened>>,
) -> AnyView {
    let words = &texts.checkup;
    let records = &data.records;
    let number = records.external_id(it.row).unwrap_or(records.id_text(it.row)).to_owned();
    let kind = records.task_types().get(it.row).unwrap_or_default();
    let agent = records.agents().get(it.row).map(|id| wording::records::staff(data, id));
    let about = [
        Some(wording::records::task_type(texts, data, kind)),
        records.rooms().get(it.row).map(str::to_owned),
        agent,
        Some(wording::urgency(texts, records.urgency(it.row)).to_owned()),
    ];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let late = it.left_s < 0;
    let standing = match late {
        true => (words.overdue_by)(&duration(texts, it.left_s)),
        false => (words.left)(&duration(texts, it.left_s)),
    };
    let state = match (late, it.left_s) {
        (true, _) => "overdue",
        (false, ..=86_400) => "due-soon",
        (false, _) => "open",
    };
    let stopped = it.is_stopped.then(|| format!(" · {}", words.stopped));
    let due = date_time(data.office.utc_offset.local(it.due));
    let times = format!(
        "{} {due} · {} {} · {} {}",
        texts.listing.due,
        words.gross,
        duration(texts, it.gross_s),
        words.net,
        duration(texts, it.net_s)
    );
    let title = (texts.listing.open_row)(&number);
    let id = records.id(it.row);
    view! {
        <li class="lane__one" data-state=state>
            <span class="row row--apart">
                <button
                    type="button"
                    class="records__open"
                    title=title
                    on:click=move |_| opened.set(Some(Opened::Record(id.clone())))
                >
                    {number}
                </button>
                <strong class="records__stage" data-stage=state>
                    {standing}
                    {stopped}
                </strong>
            </span>
            <span>{about}</span>
            <span class="muted small">{times}</span>
        </li>
    }
    .into_any()
}
