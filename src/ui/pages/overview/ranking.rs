//! The ranking under the policy in force.

use leptos::prelude::*;

use crate::engine::confidence::{Certainty, beats, certainty, indistinguishable};
use crate::engine::{Cap, FactState, Grade, Standing};
use crate::i18n::Texts;
use crate::model::{Band, OfficeData, Policy};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::parts::Grade as BadgeGrade;
use crate::ui::parts::{
    Align, Button, Card, Chip, ColumnHead, Definition, GradeBadge, IconKind, Meter, NumberCell,
    RowHead, Table, Tone,
};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// One person's row, ready to be shown.
#[derive(Clone, PartialEq)]
struct Row {
    standing: Standing,
    name: String,
    role: String,
    grade: String,
    badge: BadgeGrade,
    groups: Vec<String>,
    notes: Vec<Note>,
}

/// A remark on a row.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    tone: Tone,
    label: String,
    /// The remark in a sentence; empty if the label says it all.
    hint: String,
    testid: &'static str,
}

impl Note {
    fn new(tone: Tone, label: String) -> Self {
        Self { tone, label, hint: String::new(), testid: "note" }
    }
}

/// Everybody, best first, with a link to each score sheet.
#[component]
pub fn Ranking() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let office = workspace.judged;
    let caption = tell(move |texts| {
        let place = office.get().zip(workspace.period.get());
        place
            .map(|(data, period)| {
                let period = wording::period(texts, period);
                (texts.overview.ranking_caption)(&data.office.name, &period)
            })
            .unwrap_or_default()
    });
    let rows = Memo::new(move |_| {
        let (Some(data), Some(judge)) = (office.get(), workspace.scoring.judge.get()) else {
            return Vec::new();
        };
        let agents = &judge.scored().agents;
        let sure = workspace.scoring.facts.get().map(|it| certainty(&it, &judge, &data.policy));
        let sure = sure.unwrap_or_default();
        let sure = |at: usize| sure.get(at).and_then(Option::as_ref);
        let mut above: Option<usize> = None;
        let row = |standing: Standing| {
            let at = agents.binary_search_by(|it| it.staff.cmp(&standing.staff)).ok()?;
            let above = above.replace(at).and_then(sure);
            let weighed = judge.weigh(at, &data.policy);
            let points = |it: &Option<_>| it.as_ref().map(|it| wording::decimals(it, 1));
            let groups = weighed.groups.iter().map(|it| points(it).unwrap_or_default()).collect();
            let states = |state| judge.count(at, state);
            let mut notes = notes(texts.get(), &standing, states);
            notes.splice(0..0, doubts(texts.get(), &data.policy, sure(at), above));
            Some(row(texts.get(), &data, standing, groups, notes))
        };
        workspace.scoring.standings.get().into_iter().filter_map(row).collect::<Vec<Row>>()
    });
    let doubted = Memo::new(move |_| {
        rows.with(|it| it.iter().flat_map(|it| &it.notes).any(|it| !it.hint.is_empty()))
    });
    let groups = move || {
        let policy = office.get().map(|it| it.policy.clone());
        let names = |policy: Policy| {
            policy.groups.iter().map(|it| wording::group(texts.get(), it)).collect::<Vec<_>>()
        };
        policy.map(names).unwrap_or_default()
    };
    let edges =
        Signal::derive(move || office.get().map(|it| band_edges(&it.policy)).unwrap_or_default());
    let try_weights = || {
        view! {
            <Button icon=IconKind::Lab on_press=|()| go(&Route::Lab)>
                {say(|it| it.overview.try_weights)}
            </Button>
        }
    };
    let group_heads = move || {
        let head =
            |label: String| view! { <ColumnHead label=move || label.clone() align=Align::End /> };
        groups().into_iter().map(head).collect_view()
    };
    view! {
        <Card title=say(|it| it.overview.ranking) lead=caption actions=try_weights>
            <Table label=caption testid="ranking">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.rank) align=Align::End />
                        <ColumnHead label=say(|it| it.terms.name) />
                        <ColumnHead label=say(|it| it.terms.grade) />
                        <ColumnHead label=say(|it| it.terms.score) />
                        {group_heads}
                        <ColumnHead label=say(|it| it.terms.notes) />
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || rows.get()
                        key=|row| (row.standing.staff.clone(), row.clone_key())
                        children=move |row| view! { <RankingRow row edges /> }
                    />
                </tbody>
            </Table>
            <Show when=move || doubted.get()>
                <p class="row small muted" data-testid="ranking-doubts">
                    <Definition
                        term=say(|it| it.terms.borderline)
                        definition=say(|it| it.terms.borderline_definition)
                        button_label=say(|it| it.overview.borderline_help)
                    />
                    <Definition
                        term=say(|it| it.terms.too_close)
                        definition=say(|it| it.terms.too_close_definition)
                        button_label=say(|it| it.lab.too_close_help)
                    />
                </p>
            </Show>
        </Card>
    }
}

impl Row {
    /// What a row shows; another row is drawn when it changes.
    fn clone_key(&self) -> String {
        let Self { standing, name, role, grade, groups, notes, .. } = self;
        format!("{standing:?}{name}{role}{groups:?}{grade:?}{notes:?}")
    }
}

fn row(
    texts: &Texts,
    data: &Shared<OfficeData>,
    standing: Standing,
    groups: Vec<String>,
    notes: Vec<Note>,
) -> Row {
    let person = data.staff_member(&standing.staff);
    let bands = &data.policy.bands;
    Row {
        name: person.map_or_else(|| standing.staff.to_string(), |it| it.name.clone()),
        role: person.map(|it| wording::role(texts, it.role)).unwrap_or_default().to_owned(),
        grade: wording::grade(texts, standing.grade, bands),
        badge: standing.grade.band().map_or(BadgeGrade::None, |at| BadgeGrade::of(at, bands.len())),
        groups,
        notes,
        standing,
    }
}

fn notes(texts: &Texts, standing: &Standing, states: impl Fn(FactState) -> usize) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Grade::Band { capped: Some(cap), .. } = standing.grade {
        let said = match cap {
            Cap::Floor => texts.terms.capped,
            Cap::RedLine(_) => texts.terms.red_line,
        };
        notes.push(Note::new(Tone::Warning, said.to_owned()));
    }
    match states(FactState::Insufficient) {
        0 => {}
        n => notes.push(Note::new(Tone::Info, (texts.terms.insufficient_count)(n))),
    }
    match states(FactState::NoData) + states(FactState::Pending) {
        0 => {}
        n => notes.push(Note::new(Tone::Neutral, (texts.terms.no_data_count)(n))),
    }
    notes
}

/// What another sample of the same work might have turned out otherwise: the grade, and the order with the one above.
fn doubts(
    texts: &Texts,
    policy: &Policy,
    own: Option<&Certainty>,
    above: Option<&Certainty>,
) -> Vec<Note> {
    let words = &texts.overview;
    let mut notes = Vec::new();
    let Some(own) = own else { return notes };
    if own.is_borderline() {
        let chances = policy.bands.iter().zip(&own.bands).filter(|(_, it)| **it >= 0.005);
        let chance = |(band, it): (&Band, &f64)| {
            (words.grade_chance)(&band.label, &wording::probability(*it))
        };
        let chances: Vec<String> = chances.map(chance).collect();
        notes.push(Note {
            tone: Tone::Warning,
            label: texts.terms.borderline.to_owned(),
            hint: (words.borderline_hint)(&chances.join(" · ")),
            testid: "note-borderline",
        });
    }
    if let Some(above) = above.filter(|it| indistinguishable(it, own)) {
        notes.push(Note {
            tone: Tone::Neutral,
            label: words.close_above.to_owned(),
            hint: (words.close_above_hint)(&wording::probability(beats(above, own))),
            testid: "note-close",
        });
    }
    notes
}

/// The lower edges of all bands but the last, in points.
pub fn band_edges(policy: &Policy) -> Vec<f64> {
    let edges = policy.bands.iter().map(|it| f64::from(it.from_centi) / 100.0);
    edges.filter(|it| *it > 0.0).collect()
}

#[component]
fn RankingRow(row: Row, edges: Signal<Vec<f64>>) -> impl IntoView {
    let Row { standing, name, role, grade, badge, groups, notes } = row;
    let score = wording::score(standing.centi);
    let rank = standing.rank.map(|it| it.to_string()).unwrap_or_default();
    let href = Route::Agent(standing.staff.clone()).to_string();
    let points = standing.centi.map(|it| f64::from(it) / 100.0);
    let meter = points.map(|points| {
        let (label, text) = (name.clone(), score.clone());
        view! {
            <Meter
                label=move || label.clone()
                points=move || points
                text=move || text.clone()
                edges
                grade=badge
            />
        }
    });
    let group_cells = groups.into_iter().map(|it| view! { <NumberCell>{it}</NumberCell> });
    let chips = notes.into_iter().map(|Note { tone, label, hint, testid }| {
        let (label, tone) = (move || label.clone(), move || tone);
        match hint.is_empty() {
            true => view! { <Chip label tone testid /> }.into_any(),
            false => view! { <Chip label hint=move || hint.clone() tone testid /> }.into_any(),
        }
    });
    let (shown, row_name, row_rank) = (grade.clone(), name.clone(), rank.clone());
    view! {
        <tr
            data-agent=standing.staff.to_string()
            data-name=row_name
            data-rank=row_rank
            data-score=score
            data-grade=grade
        >
            <NumberCell>{rank}</NumberCell>
            <RowHead>
                <a class="ranking__name" href=href>
                    {name}
                </a>
                <span class="ranking__role">{role}</span>
            </RowHead>
            <td>
                <GradeBadge label=move || shown.clone() grade=badge />
            </td>
            <td class="ranking__meter">{meter}</td>
            {group_cells.collect_view()}
            <td>
                <span class="row">{chips.collect_view()}</span>
            </td>
        </tr>
    }
}
