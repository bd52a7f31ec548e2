//! 两个方案对照: any two policies side by side, for everybody.

use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::side::{Place, Side, fitting};
use super::trial::Trial;
use super::versus_chart::{PartsChart, PartsTable};
use super::versus_people::PeopleTable;
use crate::engine::whatif::weight_parts::{Parts, weight_parts};
use crate::engine::{Grade, Standing};
use crate::i18n::Texts;
use crate::model::{Policy, StaffId};
use crate::state::{Shared, Workspace, use_texts, use_workspace};
use crate::ui::parts::{Button, ButtonKind, Card, Choice, Select};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Which policy stands on a side.
const IN_FORCE: &str = "in-force";
const DRAFT: &str = "draft";

/// One person under both policies.
pub struct Row {
    /// Who.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// The places under A and B; `None` where the policy does not judge the person.
    pub places: [Option<Standing>; 2],
    /// The labels of the grades.
    pub grades: [String; 2],
    /// The money in fen; `None` without a pool.
    pub fen: [Option<i64>; 2],
    /// What made the difference; `None` without a score on both sides.
    pub parts: Option<Parts>,
}

impl Row {
    /// The difference of the published scores in hundredths; `None` unless there are both.
    pub fn gained(&self) -> Option<i64> {
        let centi = |at: usize| self.places[at].as_ref()?.centi;
        Some(i64::from(centi(1)?) - i64::from(centi(0)?))
    }

    /// The difference in money, in fen.
    pub fn gained_fen(&self) -> Option<i64> {
        Some(self.fen[1]? - self.fen[0]?)
    }

    fn ranks(&self) -> [Option<usize>; 2] {
        [0, 1].map(|at| self.places[at].as_ref()?.rank)
    }
}

/// The two sides and everybody.
pub struct Comparison {
    /// A and B.
    pub sides: [Shared<Side>; 2],
    /// Everybody, best first under B.
    pub rows: Vec<Row>,
}

/// What is compared: a handle, copied freely.
#[derive(Clone, Copy)]
struct Versus {
    workspace: StoredValue<Workspace>,
    trial: Trial,
    is_open: RwSignal<bool>,
    chosen: [RwSignal<String>; 2],
    templates: Memo<Vec<Policy>>,
    comparison: Memo<Option<Shared<Comparison>>>,
}

/// The card; it costs nothing until it is opened.
#[component]
pub fn VersusCard(trial: Trial) -> impl IntoView {
    let versus = Versus::new(use_workspace(), trial);
    let content = move || versus.is_open.get().then(|| view! { <Content versus /> });
    let element = NodeRef::<html::Details>::new();
    let toggled = move |_: Event| {
        if let Some(details) = element.get_untracked() {
            versus.is_open.set(details.open());
        }
    };
    view! {
        <Card title=say(|it| it.versus.title) lead=say(|it| it.versus.lead) testid="versus">
            <details class="versus" node_ref=element on:toggle=toggled>
                <summary data-testid="versus-open">{say(|it| it.versus.open)}</summary>
                {content}
            </details>
        </Card>
    }
}

#[component]
fn Content(versus: Versus) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || versus.choices(texts.get()));
    let [a, b] = versus.chosen;
    let swap = move |()| {
        let (was_a, was_b) = (a.get_untracked(), b.get_untracked());
        a.set(was_b);
        b.set(was_a);
    };
    let same_draft = move || {
        let is_draft = a.with(|it| it == DRAFT) || b.with(|it| it == DRAFT);
        let same = is_draft
            && !versus
                .workspace
                .get_value()
                .office
                .with(|it| it.as_ref().is_some_and(|it| it.draft.is_some()));
        same.then(|| view! { <p class="muted small">{say(|it| it.versus.no_draft)}</p> })
    };
    let summary = tell(move |texts| {
        versus.comparison.with(|it| it.as_ref().map(|it| summary(texts, it)).unwrap_or_default())
    });
    let labels = Signal::derive(move || [a, b].map(|it| versus.label(texts.get(), &it.get())));
    let tables = move || {
        let comparison = versus.comparison.get()?;
        Some(view! {
            <PeopleTable comparison=comparison.clone() labels />
            <PartsChart comparison=comparison.clone() />
            <PartsTable comparison />
        })
    };
    view! {
        <div class="stack versus__content">
            <div class="row row--fields">
                <Select
                    label=say(|it| it.versus.a)
                    choices
                    value=a
                    testid="versus-a"
                    on_change=move |it| a.set(it)
                />
                <Select
                    label=say(|it| it.versus.b)
                    choices
                    value=b
                    testid="versus-b"
                    on_change=move |it| b.set(it)
                />
                <Button kind=ButtonKind::Quiet testid="versus-swap" on_press=swap>
                    {say(|it| it.versus.swap)}
                </Button>
            </div>
            {same_draft}
            <p class="lab__summary" role="status" data-testid="versus-summary">
                {summary}
            </p>
            {tables}
        </div>
    }
}

impl Versus {
    fn new(workspace: Workspace, trial: Trial) -> Self {
        let is_open = RwSignal::new(false);
        let chosen = [IN_FORCE, DRAFT].map(|it| RwSignal::new(it.to_owned()));
        let templates = Memo::new(move |_| {
            let known = workspace.newest.get().zip(workspace.period.get());
            let Some((data, period)) = known.filter(|_| is_open.get()) else { return Vec::new() };
            fitting(Place { data: &data, period, now: workspace.now })
        });
        let side = move |at: usize| {
            Memo::new(move |_| {
                let known = workspace.newest.get().zip(workspace.period.get());
                let (data, period) = known.filter(|_| is_open.get())?;
                let policy = match chosen[at].get().as_str() {
                    IN_FORCE => data.policy.clone(),
                    DRAFT => Policy::clone(&*trial.settled.get()?),
                    other => templates.with(|it| policy_of(other, &data.policies, it))?,
                };
                let place = Place { data: &data, period, now: workspace.now };
                Some(Shared::new(Side::of(place, &policy)))
            })
        };
        let sides = [side(0), side(1)];
        let comparison = Memo::new(move |_| {
            let (a, b) = sides[0].get().zip(sides[1].get())?;
            let data = workspace.newest.get()?;
            let name = |id: &StaffId| {
                data.staff_member(id).map_or_else(|| id.to_string(), |it| it.name.clone())
            };
            let rows = rows(&a, &b, &name);
            Some(Shared::new(Comparison { sides: [a, b], rows }))
        });
        let workspace = StoredValue::new(workspace);
        Self { workspace, trial, is_open, chosen, templates, comparison }
    }

    /// In force, the draft, the versions before, the templates that fit.
    fn choices(self, texts: &Texts) -> Vec<Choice> {
        let mut codes = vec![IN_FORCE.to_owned(), DRAFT.to_owned()];
        self.workspace.get_value().newest.with(|data| {
            let past = data.iter().flat_map(|it| it.policies.iter().rev());
            codes.extend(past.map(|it| format!("version-{}", it.version)));
        });
        self.templates.with(|all| codes.extend(all.iter().map(|it| format!("template-{}", it.id))));
        codes.into_iter().map(|code| Choice::new(code.clone(), self.label(texts, &code))).collect()
    }

    fn label(self, texts: &Texts, code: &str) -> String {
        let words = &texts.versus;
        match (code, code.strip_prefix("version-"), code.strip_prefix("template-")) {
            (IN_FORCE, ..) => {
                let version = self.trial.current.with(|it| it.as_ref().map_or(0, |it| it.version));
                (words.in_force)(version)
            }
            (DRAFT, ..) => words.draft.to_owned(),
            (_, Some(version), _) => (words.version)(version.parse().unwrap_or_default()),
            (_, _, Some(id)) => self.templates.with(|all| {
                let found = all.iter().find(|it| it.id.as_str() == id);
                found.map(|it| (words.template)(&wording::policy(texts, it))).unwrap_or_default()
            }),
            _ => String::new(),
        }
    }
}

/// The version or template with this code; `None` if it is gone.
fn policy_of(code: &str, past: &[Policy], templates: &[Policy]) -> Option<Policy> {
    match (code.strip_prefix("version-"), code.strip_prefix("template-")) {
        (Some(version), _) => past.iter().find(|it| it.version.to_string() == version).cloned(),
        (_, Some(id)) => templates.iter().find(|it| it.id.as_str() == id).cloned(),
        _ => None,
    }
}

/// Everybody who is judged on a side, best first under B.
fn rows(a: &Side, b: &Side, name: &dyn Fn(&StaffId) -> String) -> Vec<Row> {
    let only_a = a.standings.iter().filter(|it| b.standing(&it.staff).is_none());
    let people = b.standings.iter().chain(only_a).map(|it| &it.staff);
    let label = |side: &Side, place: Option<&Standing>| {
        let grade = place.map(|it| it.grade).and_then(Grade::band);
        grade
            .and_then(|at| side.policy.bands.get(at))
            .map(|it| it.label.clone())
            .unwrap_or_default()
    };
    let row = |staff: &StaffId| {
        let places = [a.standing(staff), b.standing(staff)];
        Row {
            staff: staff.clone(),
            name: name(staff),
            grades: [label(a, places[0]), label(b, places[1])],
            places: places.map(Option::<&Standing>::cloned),
            fen: [a.fen(staff), b.fen(staff)],
            parts: weight_parts(a.judged(), b.judged(), staff),
        }
    };
    people.map(row).collect()
}

fn summary(texts: &Texts, comparison: &Comparison) -> String {
    let count = |is: fn(&&Row) -> bool| comparison.rows.iter().filter(is).count();
    let scores = count(|it| it.gained() != Some(0));
    let ranks = count(|it| it.ranks()[0] != it.ranks()[1]);
    let grades = count(|it| it.grades[0] != it.grades[1]);
    match (scores, ranks, grades) {
        (0, 0, 0) => texts.versus.same.to_owned(),
        _ => (texts.versus.summary)(scores, ranks, grades),
    }
}
