//! 数据体检: what is odd about the records of the period, how much it weighs, and the records one press away.

use leptos::prelude::*;

use super::tabs;
use crate::engine::integrity::{Doubt, integrity};
use crate::engine::listing::{Shift, without};
use crate::i18n::{Texts, count};
use crate::model::{DoubtKind, OfficeData};
use crate::state::{Shared, Workspace, use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::pages::policy::LeaveOut;
use crate::ui::parts::{
    Align, Banner, Button, Card, ColumnHead, Empty, IconKind, NumberCell, RowHead, Table,
};
use crate::ui::record_query::{Facet, RecordQuery};
use crate::ui::route::{PolicyPart, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// All findings of one kind.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    kind: DoubtKind,
    /// What they say, each once.
    doubts: Vec<Doubt>,
    rows: Vec<usize>,
}

/// The findings.
#[component]
pub fn CheckupPage() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let lines = Memo::new(move |_| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let mut lines: Vec<Line> = Vec::new();
        for finding in integrity(&data, period) {
            let kind = DoubtKind::from(&finding.doubt);
            match lines.iter_mut().find(|it| it.kind == kind) {
                Some(line) => {
                    line.rows.extend(finding.rows);
                    if !line.doubts.contains(&finding.doubt) {
                        line.doubts.push(finding.doubt);
                    }
                }
                None => {
                    lines.push(Line { kind, doubts: vec![finding.doubt], rows: finding.rows });
                }
            }
        }
        Some(Shared::new((data, lines)))
    });
    let body = move || {
        let found = lines.get();
        match found.filter(|it| !it.1.is_empty()) {
            None => view! {
                <Empty
                    title=say(|it| it.checkup.none_title)
                    sentence=say(|it| it.checkup.none_text)
                    icon=IconKind::Check
                    testid="nothing-odd"
                />
            }
            .into_any(),
            Some(found) => {
                let (data, lines) = &*found;
                let rows: Vec<AnyView> =
                    lines.iter().map(|it| line_row(texts.get(), data, it, workspace)).collect();
                table(rows)
            }
        }
    };
    let is_drafted = Memo::new(move |_| {
        workspace.office.with(|it| {
            it.as_ref().is_some_and(|it| {
                let limits = it.draft.as_ref().and_then(|it| it.limits.as_ref());
                limits.is_some_and(|limits| limits.leaves_out != it.office.leaves_out)
            })
        })
    });
    let draft = move || {
        is_drafted.get().then(|| {
            view! {
                <Banner
                    testid="checkup-draft"
                    actions=|| {
                        let open = |()| go(&Route::Policy(PolicyPart::Limits));
                        view! { <Button on_press=open>{say(|it| it.checkup.to_publish)}</Button> }
                    }
                >
                    {say(|it| it.checkup.in_draft)}
                </Banner>
            }
        })
    };
    view! {
        {tabs::head(None)}
        <Card
            title=say(|it| it.listing.tab_checkup)
            lead=say(|it| it.checkup.checkup_lead)
            testid="checkup"
        >
            {draft}
            {body}
        </Card>
    }
}

fn table(rows: Vec<AnyView>) -> AnyView {
    view! {
        <Table label=say(|it| it.listing.tab_checkup) testid="findings">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.checkup.finding) />
                    <ColumnHead label=say(|it| it.checkup.count) align=Align::End />
                    <ColumnHead label=say(|it| it.checkup.effect) />
                    <ColumnHead label=say(|it| it.checkup.counts) />
                    <ColumnHead label=say(|it| it.checkup.see) />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <p class="muted small">{say(|it| it.checkup.effect_note)}</p>
    }
    .into_any()
}

fn line_row(
    texts: &'static Texts,
    data: &Shared<OfficeData>,
    line: &Line,
    workspace: Workspace,
) -> AnyView {
    let kind = line.kind;
    let mut query = RecordQuery::default();
    query.filter.doubt = Some(kind);
    let href = Route::RecordList(Box::new(query.clone())).to_string();
    let said = count(line.rows.len());
    let see = (texts.checkup.see_records)(&said);
    let name = wording::records::doubt(texts, kind);
    let reasons = line.doubts.iter().map(|it| wording::records::doubt_reason(texts, data, it));
    let reason = reasons.collect::<Vec<_>>().join(
        "
",
    );
    let code = Facet::Doubt.value(&query.filter);
    view! {
        <tr data-doubt=code>
            <RowHead>
                <span class="checkup__finding">
                    {name}
                    <span class="checkup__why">
                        {reason}
                    </span>
                </span>
            </RowHead>
            <NumberCell testid="finding-count">{said}</NumberCell>
            <td>{effect(data.clone(), kind, workspace)}</td>
            <td>
                <LeaveOut doubt=kind label=say(|it| it.checkup.leave_out) />
            </td>
            <td>
                <a href=href data-testid="finding-records">
                    {see}
                </a>
            </td>
        </tr>
    }
    .into_any()
}

/// What leaving these records out would do, once it is asked for: everything has to be counted again.
fn effect(data: Shared<OfficeData>, doubt: DoubtKind, workspace: Workspace) -> AnyView {
    let shifts = RwSignal::new(None::<Vec<Shift>>);
    let named = data.clone();
    let ask = move |()| {
        if let Some(period) = workspace.period.get_untracked() {
            shifts.set(Some(without(&data, period, workspace.now, doubt)));
        }
    };
    let sentence = tell(move |texts| {
        let words = &texts.checkup;
        let score = |it: Option<u32>| match it {
            Some(_) => wording::score(it),
            None => words.ungraded.to_owned(),
        };
        let one = |it: &Shift| {
            let name = wording::records::staff(&named, it.staff.as_str());
            (words.effect_one)(&name, &score(it.before), &score(it.after))
        };
        match shifts.get() {
            None => String::new(),
            Some(none) if none.is_empty() => words.effect_none.to_owned(),
            Some(all) => all.iter().map(one).collect::<Vec<_>>().join("\n"),
        }
    });
    let body = move || {
        match shifts.with(Option::is_some) {
        true => {
            view! { <span class="checkup__effect" data-testid="effect">{sentence}</span> }.into_any()
        }
        false => {
            view! { <Button testid="work-out" on_press=ask.clone()>{say(|it| it.checkup.work_out)}</Button> }
                .into_any()
        }
    }
    };
    view! { <div aria-live="polite">{body}</div> }.into_any()
}
