//! 算分单: one person's way from records to the grade, on one page.

mod coach;
mod conclusion;
mod curves;
mod doubt;
mod left_out;
mod lines;
mod receipt;
mod reviews;

use leptos::prelude::*;

use crate::engine::Standing;
use crate::engine::evidence::{Sheet, sheet};
use crate::engine::reviewed::hides;
use crate::model::{Indicator, OfficeData, Period, Policy, StaffId};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::pages::UnknownPage;
use crate::ui::pages::appeals::{Filing, SheetAppeals};
use crate::ui::parts::Grade as BadgeGrade;
use crate::ui::parts::{
    Button, ButtonKind, GradeBadge, IconButton, IconKind, KeyFigure, KeyFigures,
};
use crate::ui::policy_choice::look_at_policy_of;
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;
use coach::Coach;
use conclusion::Conclusion;
use curves::Curves;
use doubt::Doubt;
use left_out::LeftOut;
use lines::Lines;
use receipt::Evidence;
use reviews::Reviews;

/// All that the sheet's parts show.
#[derive(Clone)]
struct Shown {
    data: Shared<OfficeData>,
    period: Period,
    sheet: Sheet,
    name: String,
    place: Option<Standing>,
    people: usize,
}

impl Shown {
    fn policy(&self) -> &Policy {
        &self.data.policy
    }

    /// Whether what the person comes to here would tell what one or two peers think.
    fn hides(&self, indicator: &Indicator) -> bool {
        hides(&self.data, self.period, &self.sheet.staff, &indicator.measure)
    }

    fn badge(&self) -> BadgeGrade {
        let bands = self.policy().bands.len();
        self.sheet.grade.band().map_or(BadgeGrade::None, |at| BadgeGrade::of(at, bands))
    }
}

/// The score sheet of one person in the current office and period.
#[component]
pub fn AgentPage(agent: StaffId) -> impl IntoView {
    let workspace = use_workspace();
    look_at_policy_of(agent.clone());
    let of = agent.clone();
    let shown = move || {
        let (data, period) = workspace.counted.get().zip(workspace.period.get())?;
        let (facts, judge) = workspace.scoring.facts.get().zip(workspace.scoring.judge.get())?;
        let at = facts.agents.binary_search_by(|it| it.staff.cmp(&of)).ok()?;
        let sheet = sheet(&facts, &judge, &data.policy, at)?;
        let name = data.staff_member(&of).map_or_else(|| of.to_string(), |it| it.name.clone());
        let standings = workspace.scoring.standings.get();
        let place = standings.iter().find(|it| it.staff == of).cloned();
        Some(Shown { data, period, sheet, name, place, people: standings.len() })
    };
    let page = move || match shown() {
        Some(shown) => view! { <SheetOf shown /> }.into_any(),
        None => view! { <UnknownPage /> }.into_any(),
    };
    view! { {page} }
}

#[component]
fn SheetOf(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let period = shown.period;
    let role = shown.sheet.role;
    let (title_name, lead_name) = (shown.name.clone(), shown.data.office.name.clone());
    let title = tell(move |texts| (texts.sheet.of)(&title_name));
    let lead = tell(move |texts| {
        let (role, period) = (wording::role(texts, role), wording::period(texts, period));
        format!("{lead_name} · {role} · {period}")
    });
    let policy = shown.data.policy.clone();
    let issued = tell(move |texts| {
        (texts.sheet.issued_under)(&wording::policy(texts, &policy), policy.version)
    });
    let contested = RwSignal::new(None);
    let print = move |()| {
        // A browser without printing does nothing.
        let _nothing_happens = window().print();
    };
    view! {
        <article class="stack sheet" data-testid="sheet">
            <header class="page__head">
                <div>
                    <h1 class="page__title">{title}</h1>
                    <p class="page__lead">{lead}</p>
                    <p class="small muted">{issued}</p>
                </div>
                <div class="page__actions">
                    <Neighbors agent=shown.sheet.staff.clone() />
                    <Button kind=ButtonKind::Plain icon=IconKind::Print on_press=print>
                        {say(|it| it.sheet.print)}
                    </Button>
                </div>
            </header>
            <Verdict shown=shown.clone() />
            <Doubt shown=shown.clone() />
            <p class="muted small screen-only">{move || texts.get().sheet.how_to_read}</p>
            <Lines shown=shown.clone() contested />
            <Conclusion shown=shown.clone() />
            <SheetAppeals staff=shown.sheet.staff.clone() period />
            <Reviews shown=shown.clone() />
            <Coach shown=shown.clone() />
            <LeftOut shown=shown.clone() />
            <div class="sheet__end">
                <Evidence agent=shown.sheet.staff.clone() />
                <div class="signatures paper-only">
                    <div class="signatures__line">{say(|it| it.sheet.signature_agent)}</div>
                    <div class="signatures__line">{say(|it| it.sheet.signature_manager)}</div>
                    <div class="signatures__line">{say(|it| it.sheet.signature_date)}</div>
                </div>
            </div>
            <div class="screen-only">
                <Curves shown />
            </div>
            <Filing opened=contested />
        </article>
    }
}

/// The one above and the one below in the ranking.
#[component]
fn Neighbors(agent: StaffId) -> impl IntoView {
    let workspace = use_workspace();
    let neighbor = move |step: isize| {
        let standings = workspace.scoring.standings.get();
        let at = standings.iter().position(|it| it.staff == agent)?;
        standings.get(at.checked_add_signed(step)?).map(|it| it.staff.clone())
    };
    let (above, below) = (neighbor.clone(), neighbor);
    let to = |staff: Option<StaffId>| {
        if let Some(staff) = staff {
            go(&Route::Agent(staff));
        }
    };
    let (is_first, is_last) = (above.clone(), below.clone());
    view! {
        <IconButton
            label=say(|it| it.sheet.previous)
            icon=IconKind::ArrowUp
            disabled=move || is_first(-1).is_none()
            on_press=move |()| to(above(-1))
        />
        <IconButton
            label=say(|it| it.sheet.next)
            icon=IconKind::ArrowDown
            disabled=move || is_last(1).is_none()
            on_press=move |()| to(below(1))
        />
    }
}

/// Score, grade, rank, coverage.
#[component]
fn Verdict(shown: Shown) -> impl IntoView {
    let published = shown.place.as_ref().and_then(|it| it.centi);
    let centi = shown.sheet.centi;
    let score_label = tell(move |texts| match published {
        Some(_) => texts.sheet.total.to_owned(),
        None => texts.sheet.reference_score.to_owned(),
    });
    let score = tell(move |texts| match centi {
        Some(_) => wording::score(centi),
        None => texts.terms.none.to_owned(),
    });
    let (rank, people) = (shown.place.as_ref().and_then(|it| it.rank), shown.people);
    let place = tell(move |texts| match rank {
        Some(rank) => (texts.sheet.rank_of)(rank, people),
        None => texts.terms.none.to_owned(),
    });
    let (grade, bands) = (shown.sheet.grade, shown.policy().bands.clone());
    let label = tell(move |texts| wording::grade(texts, grade, &bands));
    let badge = shown.badge();
    let coverage = wording::share(&shown.sheet.weighed.coverage);
    let needed = crate::i18n::percent(shown.policy().min_coverage_bp);
    view! {
        <KeyFigures>
            <KeyFigure label=score_label value=score testid="sheet-score">
                <GradeBadge label grade=badge testid="sheet-grade" />
            </KeyFigure>
            <KeyFigure label=say(|it| it.terms.rank) value=place />
            <KeyFigure
                label=say(|it| it.sheet.coverage)
                value=move || coverage.clone()
                hint=tell(move |texts| (texts.sheet.coverage_hint)(&needed))
            />
        </KeyFigures>
    }
}
