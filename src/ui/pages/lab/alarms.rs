//! 失衡提醒: who buys one group of indicators with the other, each with the way to its evidence.

use leptos::prelude::*;

use super::drift::{Drift, Drifting};
use super::imbalance::Person;
use super::quadrant::Seen;
use super::quadrant_picture::favours;
use crate::engine::reviewed::hides;
use crate::i18n::Texts;
use crate::model::{IndicatorId, OfficeData, Period, StaffId};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::parts::{Remark, Tone};
use crate::ui::route::{Behind, Route};
use crate::ui::say::say;
use crate::ui::wording;

/// Everybody out of balance, and who drifts that way over three periods.
#[component]
pub fn Alarms(seen: Memo<Option<Shared<Seen>>>, drift: Drift) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let items = Memo::new(move |_| {
        let judged = workspace.judged.get().zip(workspace.period.get());
        let (Some(seen), Some((judged, period))) = (seen.get(), judged) else {
            return Vec::new();
        };
        let texts = texts.get();
        let flagged = seen.team.people.iter().filter(|it| it.kind.is_some());
        let alarms = flagged.filter_map(|it| alarm(texts, &seen, it, (&judged, period)));
        let drifts = drift.of(&seen).into_iter().map(|it| drifting(texts, &seen, &it));
        alarms.chain(drifts).collect::<Vec<Alarm>>()
    });
    let list = move || items.get().into_iter().map(item).collect_view();
    view! {
        <Show when=move || items.with(|it| !it.is_empty())>
            <section class="stack stack--tight" data-testid="alarms">
                <h3>{say(|it| it.balance.alarms)}</h3>
                <ul class="remarks">{list}</ul>
            </section>
        </Show>
    }
}

/// One reminder with the ways to its evidence.
#[derive(Clone, PartialEq)]
struct Alarm {
    tone: Tone,
    sentence: String,
    links: Vec<(String, String)>,
    testid: &'static str,
}

fn item(alarm: Alarm) -> AnyView {
    let Alarm { tone, sentence, links, testid } = alarm;
    let link = |(href, label): (String, String)| view! { <a href=href>{label}</a> };
    let links = links.into_iter().map(link).collect_view();
    view! {
        <Remark tone sentence=move || sentence.clone() testid>
            <span class="row">{links}</span>
        </Remark>
    }
    .into_any()
}

fn alarm(
    texts: &Texts,
    seen: &Seen,
    person: &Person,
    judged: (&OfficeData, Period),
) -> Option<Alarm> {
    let words = &texts.balance;
    let (high, low) = seen.team.axes.favoured(person.kind?);
    let points = |at: usize| {
        let points = if at == seen.team.axes.up { &person.up } else { &person.across };
        wording::decimals(points, 1)
    };
    let sentence = (words.alarm)(
        &seen.found.name(&person.staff),
        &favours(texts, seen, person)?,
        [&seen.group(texts, high), &seen.group(texts, low)],
        [&points(high), &points(low)],
    );
    let mut links = vec![sheet(texts, &person.staff)];
    links.extend(weakest(texts, seen, &person.staff, low, judged));
    Some(Alarm { tone: Tone::Warning, sentence, links, testid: "alarm" })
}

fn drifting(texts: &Texts, seen: &Seen, it: &Drifting) -> Alarm {
    let (rising, falling) = seen.team.axes.favoured(it.kind);
    let sentence = (texts.balance.drift)(
        &seen.found.name(&it.staff),
        &seen.group(texts, rising),
        &seen.group(texts, falling),
        &wording::decimals(&it.moved, 1),
    );
    Alarm {
        tone: Tone::Info,
        sentence,
        links: vec![sheet(texts, &it.staff)],
        testid: "alarm-drift",
    }
}

fn sheet(texts: &Texts, staff: &StaffId) -> (String, String) {
    (Route::Agent(staff.clone()).to_string(), texts.balance.see_sheet.to_owned())
}

/// The records of the weakest indicator of the group that pays, if the sheet has it too.
fn weakest(
    texts: &Texts,
    seen: &Seen,
    staff: &StaffId,
    group: usize,
    (judged, period): (&OfficeData, Period),
) -> Option<(String, String)> {
    let scored = seen.found.judge.scored();
    let at = scored.agents.binary_search_by(|it| it.staff.cmp(staff)).ok()?;
    let lines = scored.agents[at].lines.iter().enumerate();
    let own = lines.filter(|(at, _)| scored.group_of[*at] == group);
    let (at, points) = own
        .filter(|(at, _)| {
            let measure = seen.found.policy.indicators.get(*at).map(|it| &it.measure);
            measure.is_some_and(|it| !hides(judged, period, staff, it))
        })
        .filter_map(|(at, line)| Some((at, line.points.as_ref()?)))
        .min_by(|one, other| one.1.cmp(other.1))?;
    let indicator = seen.found.policy.indicators.get(at)?;
    let id: &IndicatorId = &indicator.id;
    judged.policy.indicator(id)?;
    let behind = Behind { agent: staff.clone(), indicator: id.clone() };
    let label = (texts.balance.see_cases)(
        &wording::indicator(texts, indicator),
        &wording::decimals(points, 1),
    );
    Some((Route::Records(Some(behind)).to_string(), label))
}
