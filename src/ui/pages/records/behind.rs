//! The cases behind one figure: each with how it counts, and why if it does not.

use leptos::prelude::*;

use super::paged;
use super::pager::Pager;
use super::table::{Heads, cells};
use crate::engine::facts::{Case, CaseRef, Fact, Scope, Verdict, cases_of};
use crate::engine::reviewed::hides;
use crate::i18n::{Texts, date, thousands};
use crate::model::{Indicator, Measure, MeasureKind, OfficeData, Review, ReviewKind, StaffId};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::pages::UnknownPage;
use crate::ui::pages::appeals::{AppealButton, Contested, Filing, StruckBehind};
use crate::ui::parts::{Card, Choice, ColumnHead, Empty, IconKind, RowHead, Select, Table};
use crate::ui::policy_choice::look_at_policy_of;
use crate::ui::route::{Behind, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The cases of one person under one indicator.
#[component]
pub fn BehindPage(behind: Behind) -> impl IntoView {
    let workspace = use_workspace();
    look_at_policy_of(behind.agent.clone());
    let wanted = behind.clone();
    let found = move || {
        let data = workspace.counted.get()?;
        let indicator = data.policy.indicator(&wanted.indicator)?.clone();
        data.staff_member(&wanted.agent)?;
        Some((data, indicator))
    };
    move || match found() {
        Some((data, indicator)) => {
            let behind = behind.clone();
            view! { <Cases behind data indicator /> }.into_any()
        }
        None => view! { <UnknownPage /> }.into_any(),
    }
}

#[component]
fn Cases(behind: Behind, data: Shared<OfficeData>, indicator: Indicator) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let measure = StoredValue::new(indicator.measure.clone());
    let word = move |texts: &Texts, verdict: Verdict| {
        measure.with_value(|it| wording::verdict(texts, it, verdict))
    };
    let page = RwSignal::new(0_usize);
    let only = RwSignal::new(String::new());
    let (agent, of) = (behind.agent.clone(), data.clone());
    let all = Memo::new(move |_| {
        let Some(period) = workspace.period.get() else { return Vec::new() };
        if measure.with_value(|it| hides(&of, period, &agent, it)) {
            return Vec::new();
        }
        let scope = Scope::new(&of, period, workspace.now);
        let mut cases = measure.with_value(|it| cases_of(&scope, it, &agent));
        if measure.with_value(|it| *it == Measure::PeerReview) {
            // In the order in which they were given they would tell who gave them.
            cases.sort_by_key(|it| score_of(it.verdict));
        }
        cases
    });
    let (person_of, office_of) = (behind.agent.clone(), data.clone());
    let is_hidden = Memo::new(move |_| {
        let period = workspace.period.get();
        period.is_some_and(|period| {
            measure.with_value(|it| hides(&office_of, period, &person_of, it))
        })
    });
    let fact = total(workspace, &behind, &indicator);
    let verdicts = move || {
        let mut words: Vec<String> =
            all.get().iter().map(|it| word(texts.get(), it.verdict)).collect();
        words.sort();
        words.dedup();
        let every = Choice::new("", texts.get().records.every_verdict);
        [every]
            .into_iter()
            .chain(words.into_iter().map(|it| Choice::new(it.clone(), it)))
            .collect::<Vec<_>>()
    };
    let cases = Memo::new(move |_| {
        let only = only.get();
        let fits = |it: &Case| only.is_empty() || word(texts.get(), it.verdict) == only;
        all.get().into_iter().filter(fits).collect::<Vec<Case>>()
    });
    let person = data.staff_member(&behind.agent).map(|it| it.name.clone()).unwrap_or_default();
    let titled = indicator.clone();
    let title =
        tell(move |texts| (texts.records.behind)(&person, &wording::indicator(texts, &titled)));
    let note = tell(move |texts| {
        if is_hidden.get() {
            return texts.reviews.hidden_hint.to_owned();
        }
        let den = match measure.with_value(Measure::kind) {
            MeasureKind::Hours | MeasureKind::Cases => String::new(),
            MeasureKind::Share
            | MeasureKind::Portion
            | MeasureKind::Rating
            | MeasureKind::Seconds
            | MeasureKind::Net
            | MeasureKind::Number => thousands(fact.den),
        };
        let words = measure.with_value(|it| wording::measure(texts, it));
        let sentence = (texts.records.behind_note)(&thousands(fact.num), &den);
        format!("{} {sentence}", words.definition)
    });
    let contested = RwSignal::new(None);
    let (staff, agent) = (behind.agent.clone(), behind.agent.clone());
    let back = Route::Agent(behind.agent).to_string();
    let body = move || {
        let row = |case: Case| {
            let contest = Contest { staff: &staff, opened: contested };
            case_row(texts.get(), &data, &indicator, &case, contest)
        };
        paged(&cases.get(), page.get()).into_iter().map(row).collect_view()
    };
    view! {
        <header class="page__head">
            <div>
                <p class="small">
                    <a href=back>{say(|it| it.records.back_to_sheet)}</a>
                </p>
                <h1 class="page__title">{title}</h1>
                <p class="page__lead">{note}</p>
            </div>
        </header>
        <Show when=move || is_hidden.get()>
            <Card>
                <Empty
                    title=say(|it| it.sheet.too_few_peers)
                    sentence=say(|it| it.reviews.hidden_hint)
                    icon=IconKind::Lock
                    testid="peers-hidden"
                />
            </Card>
        </Show>
        <div hidden=move || is_hidden.get()>
        <Card>
            <div class="row row--fields">
                <Select
                    label=say(|it| it.records.verdict_label)
                    choices=verdicts
                    value=only
                    testid="filter-verdict"
                    on_change=move |word| {
                        page.set(0);
                        only.set(word);
                    }
                />
            </div>
            <StruckBehind staff=agent />
            <Table label=title testid="cases">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.records.verdict) />
                        <Heads />
                    </tr>
                </thead>
                <tbody class="cases">{body}</tbody>
            </Table>
            <Pager count=Signal::derive(move || cases.with(Vec::len)) page />
        </Card>
        <Filing opened=contested />
        </div>
    }
}

/// Whose review it is. Who among the peers gave which score is never told.
fn review(texts: &Texts, review: &Review, name: &dyn Fn(&StaffId) -> String) -> String {
    match review.kind {
        _ if review.is_own() => texts.reviews.own.to_owned(),
        ReviewKind::Supervisor => (texts.records.review_by)(&name(&review.rater)),
        ReviewKind::Peer => texts.reviews.peer.to_owned(),
    }
}

fn score_of(verdict: Verdict) -> Option<i64> {
    match verdict {
        Verdict::Counts { num, .. } | Verdict::Adds { num, .. } => Some(num),
        Verdict::Pending | Verdict::Excluded(_) => None,
    }
}

/// The figure that the cases add up to.
fn total(workspace: crate::state::Workspace, behind: &Behind, indicator: &Indicator) -> Fact {
    let found = workspace.scoring.facts.with_untracked(|facts| {
        let facts = facts.as_ref()?;
        let at = facts.measures.iter().position(|it| *it == indicator.measure)?;
        let agent = facts.agents.iter().find(|it| it.staff == behind.agent)?;
        Some(agent.facts[at].clone())
    });
    found.unwrap_or_default()
}

/// Whose cases can be contested, and the form for it.
#[derive(Clone, Copy)]
struct Contest<'a> {
    staff: &'a StaffId,
    opened: RwSignal<Option<Contested>>,
}

fn case_row(
    texts: &'static Texts,
    data: &OfficeData,
    indicator: &Indicator,
    case: &Case,
    contest: Contest,
) -> impl IntoView + use<> {
    let verdict = wording::verdict(texts, &indicator.measure, case.verdict);
    let counts = matches!(case.verdict, Verdict::Counts { .. } | Verdict::Adds { .. });
    let appeal = match case.at {
        CaseRef::Record(row) => {
            let record = data.records.id(row);
            let number = wording::appeals::record(data, &record);
            let what = (texts.appeals.of_record)(&number);
            let contested = Contested {
                staff: contest.staff.clone(),
                indicator: indicator.id.clone(),
                record: Some(record),
            };
            Some(view! { <AppealButton contested what opened=contest.opened /> })
        }
        _ => None,
    };
    let verdict = view! {
        <td class="cases__verdict" data-counts=counts.to_string()>
            {verdict}
            {appeal}
        </td>
    };
    let whole = use_workspace().office.get_untracked();
    let name = |id: &StaffId| {
        // Who gave a rating may be judged by another policy.
        let data: &OfficeData = whole.as_deref().unwrap_or(data);
        data.staff_member(id).map_or_else(|| id.to_string(), |it| it.name.clone())
    };
    let other = |text: String| view! { <RowHead>{text}</RowHead><td colspan="9"></td> }.into_any();
    let rest = match case.at {
        CaseRef::Record(row) => cells(texts, data, row).into_any(),
        CaseRef::Review(at) => {
            other(data.reviews.get(at).map(|it| review(texts, it, &name)).unwrap_or_default())
        }
        CaseRef::Training(at) => {
            let course = data.trainings.get(at).map(|it| it.course.clone()).unwrap_or_default();
            other((texts.records.training)(&course))
        }
        CaseRef::Survey(at) => {
            let invited = data.surveys.get(at).map(|it| date(data.local_date(it.invited)));
            other((texts.records.survey)(&invited.unwrap_or_default()))
        }
        CaseRef::Shift(at) => {
            let start = data.shifts.get(at).map(|it| date(data.local_date(it.start)));
            other((texts.records.shift)(&start.unwrap_or_default()))
        }
        CaseRef::Inspection(at) => {
            let day = data.inspections.get(at).map(|it| date(it.date));
            other((texts.records.inspection)(&day.unwrap_or_default()))
        }
        CaseRef::Entry(at) => {
            let about = data.entries.get(at).map(|it| wording::period(texts, it.period));
            other((texts.own_measures.entry)(&about.unwrap_or_default()))
        }
    };
    view! { <tr>{verdict} {rest}</tr> }
}
