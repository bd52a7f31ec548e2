//! The lines of a score sheet: every indicator from its counts to what it adds, by group.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::Shown;
use crate::engine::confidence::wilson;
use crate::engine::evidence::SheetLine;
use crate::engine::facts::Fact;
use crate::engine::fairness::Applied;
use crate::engine::fairness::raters::Comparability;
use crate::engine::{Exact, FactState};
use crate::i18n::{Texts, percent, thousands};
use crate::model::{Correction, FULL_POINTS, Indicator, Measure, MeasureKind};
use crate::state::use_texts;
use crate::ui::pages::appeals::{AppealButton, Contested, struck_indicator};
use crate::ui::parts::{
    Align, Card, Chip, ColumnHead, Definition, NumberCell, RowHead, Table, Tone,
};
use crate::ui::route::{Behind, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The table of all indicators.
#[component]
pub fn Lines(shown: Shown, contested: RwSignal<Option<Contested>>) -> impl IntoView {
    let texts = use_texts();
    let body = move || {
        let texts = texts.get();
        let policy = shown.policy();
        let groups = policy.groups.iter().zip(&shown.sheet.weighed.groups);
        groups
            .map(|(group, points)| {
                let name = wording::group(texts, group);
                let weight = percent(group.weight_bp);
                // The rest of a group would tell what is hidden of it.
                let tells = |(it, line): (&Indicator, &SheetLine)| {
                    it.group == group.id && line.contribution.is_some() && shown.hides(it)
                };
                let is_told = !policy.indicators.iter().zip(&shown.sheet.lines).any(tells);
                let points = points.as_ref().filter(|_| is_told);
                let points = points.map(|it| wording::decimals(it, 2));
                let lines = policy.indicators.iter().zip(&shown.sheet.lines);
                let lines = lines.filter(|(it, _)| it.group == group.id).map(|(indicator, line)| {
                    line_row(texts, &shown, contested, indicator, line)
                });
                view! {
                    <tr class="sheet__group">
                        <RowHead>{name}</RowHead>
                        <td colspan="3"></td>
                        <NumberCell>{points.unwrap_or_else(|| texts.terms.none.to_owned())}</NumberCell>
                        <NumberCell>{weight}</NumberCell>
                        <td></td>
                    </tr>
                    {lines.collect_view()}
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <Card title=say(|it| it.sheet.title) lead=say(|it| it.sheet.weight_hint)>
            <Table label=say(|it| it.sheet.title) testid="sheet-lines">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.sheet.indicator) />
                        <ColumnHead label=say(|it| it.sheet.counted) align=Align::End />
                        <ColumnHead label=say(|it| it.sheet.left_out) />
                        <ColumnHead label=say(|it| it.sheet.value) align=Align::End />
                        <ColumnHead label=say(|it| it.sheet.points) align=Align::End />
                        <ColumnHead label=say(|it| it.sheet.weight) align=Align::End />
                        <ColumnHead label=say(|it| it.sheet.contribution) align=Align::End />
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </Table>
        </Card>
    }
}

fn line_row(
    texts: &'static Texts,
    shown: &Shown,
    contested: RwSignal<Option<Contested>>,
    indicator: &Indicator,
    line: &SheetLine,
) -> impl IntoView + use<> {
    let agent = &shown.sheet.staff;
    let name = wording::indicator(texts, indicator);
    let words = wording::measure(texts, &indicator.measure);
    let behind = Behind { agent: shown.sheet.staff.clone(), indicator: indicator.id.clone() };
    let href = Route::Records(Some(behind)).to_string();
    let label = (texts.sheet.see_cases)(&name);
    let opening = move |text: String| {
        view! {
            <a class="sheet__number" href=href.clone() title=label.clone()>
                {text}
            </a>
        }
    };
    let kind = indicator.measure.kind();
    let state = line.line.state;
    let fact = &line.fact;
    let is_shown = state != FactState::NotApplicable;
    let is_hidden = is_shown && shown.hides(indicator);
    let is_told = is_shown && !is_hidden;
    let counted = is_told.then(|| opening(counts(&indicator.measure, fact.num, fact.den)));
    let value = line.line.raw.as_ref().filter(|_| is_told);
    let value = value.map(|it| opening(wording::value(texts, kind, it)));
    let points = match &line.line.points {
        _ if is_hidden => view! { <Chip label=say(|it| it.sheet.too_few_peers) /> }.into_any(),
        Some(points) => {
            let above = points - &Exact::from(FULL_POINTS);
            let above = (above > Exact::zero()).then(|| {
                let words = (texts.sheet.above_full)(&wording::decimals(&above, 2));
                view! { <span class="sheet__hint">{words}</span> }
            });
            view! { {opening(wording::decimals(points, 2))} {above} }.into_any()
        }
        None => {
            view! { <StateChip state n=fact.n n_min=indicator.n_min range=range_of(kind, fact) /> }
                .into_any()
        }
    };
    let weight = line.effective.as_ref().map(wording::share).unwrap_or_default();
    let adds = line
        .contribution
        .as_ref()
        .filter(|_| is_told)
        .map(|it| wording::decimals(it, 2))
        .unwrap_or_default();
    let (definition, caution) = (words.definition.into_owned(), words.caution);
    let definition = match caution {
        "" => definition,
        caution => format!("{definition} {caution}"),
    };
    let local = percent(indicator.local_bp);
    let (term, button) = (name.clone(), (texts.sheet.see_definition)(&name));
    let correction = correction_row(texts, indicator, line).filter(|_| is_told);
    let struck = struck_indicator(texts, &shown.data, agent, shown.period, &indicator.id);
    let struck = struck.map(|it| view! { <span class="sheet__hint">{it}</span> });
    // What would change would tell what is hidden.
    let appeal = is_told.then(|| {
        let indicator = indicator.id.clone();
        let of = Contested { staff: agent.clone(), indicator, record: None };
        view! { <AppealButton contested=of what=name.clone() opened=contested /> }
    });
    let class = correction.is_some().then_some("sheet__corrected");
    view! {
        <tr class=class data-indicator=indicator.id.to_string()>
            <RowHead>
                <Definition
                    term=move || term.clone()
                    definition=move || definition.clone()
                    button_label=move || button.clone()
                    formula=move || words.formula.to_owned()
                />
                <span class="sheet__local">{local} {appeal}</span>
            </RowHead>
            <NumberCell>{counted}</NumberCell>
            <td class="small">{left_out(texts, line)} {struck}</td>
            <NumberCell>{value}</NumberCell>
            <NumberCell>{points}</NumberCell>
            <NumberCell>{weight}</NumberCell>
            <NumberCell>{adds}</NumberCell>
        </tr>
        {correction}
    }
}

/// The line of a correction: from the measured value to the one that is scored. `None` without one.
fn correction_row(
    texts: &Texts,
    indicator: &Indicator,
    line: &SheetLine,
) -> Option<impl IntoView + use<>> {
    let words = &texts.sheet;
    line.line.correction.as_ref()?;
    let name = match indicator.correction {
        Correction::None => return None,
        Correction::CaseMix => words.case_mix.to_owned(),
        Correction::Credibility { m, p0 } => (words.credibility)(m, &wording::share(&p0.into())),
        Correction::RaterBias => words.rater_bias.to_owned(),
    };
    let kind = indicator.measure.kind();
    let value = |it: &Exact| wording::value(texts, kind, it);
    let values = line.line.raw.as_ref().zip(line.line.corrected.as_ref());
    let change = match values.zip(line.line.delta.as_ref()) {
        Some(((raw, corrected), delta)) => view! {
            <span>{value(raw)} " → " <strong>{value(corrected)}</strong></span>
            <span class="sheet__delta">{wording::difference(texts, kind, delta)}</span>
        }
        .into_any(),
        None => untold(texts, line.line.correction.as_ref()).into_any(),
    };
    let meaning = strictness(texts, indicator, line);
    Some(view! {
        <tr class="sheet__correction" data-correction=indicator.id.to_string()>
            <RowHead>{name}</RowHead>
            <td colspan="3" class="table__number">
                <span class="sheet__change">{change}</span>
                {meaning.map(|it| view! { <span class="sheet__hint">{it}</span> })}
            </td>
            <td colspan="3"></td>
        </tr>
    })
}

/// Why there is no corrected value.
fn untold(texts: &Texts, applied: Option<&Applied>) -> &'static str {
    match applied {
        Some(Applied::RaterBias(Comparability::Disconnected)) => texts.sheet.raters_apart,
        Some(Applied::RaterBias(Comparability::TooMany)) => texts.sheet.raters_too_many,
        _ => texts.sheet.uncorrected,
    }
}

/// What the reviewers' strictness was worth, in words.
fn strictness(texts: &Texts, indicator: &Indicator, line: &SheetLine) -> Option<String> {
    let applied = line.line.correction.as_ref();
    let is_told = matches!(applied, Some(Applied::RaterBias(Comparability::Connected)));
    let delta = line.line.delta.as_ref().filter(|_| is_told)?;
    let kind = indicator.measure.kind();
    Some(match delta.cmp(&Exact::zero()) {
        Ordering::Greater => (texts.sheet.raters_strict)(&wording::value(texts, kind, delta)),
        Ordering::Less => {
            (texts.sheet.raters_lenient)(&wording::value(texts, kind, &(&Exact::zero() - delta)))
        }
        Ordering::Equal => texts.sheet.raters_even.to_owned(),
    })
}

/// What stands above and below the line; a sum without a line stands alone.
fn counts(measure: &Measure, num: i64, den: i64) -> String {
    match measure.kind() {
        MeasureKind::Hours => thousands(num),
        MeasureKind::Cases => {
            Exact::ratio(num, den).map_or_else(String::new, |it| wording::decimals(&it, 2))
        }
        MeasureKind::Share
        | MeasureKind::Portion
        | MeasureKind::Rating
        | MeasureKind::Seconds
        | MeasureKind::Net
        | MeasureKind::Number => format!("{} / {}", thousands(num), thousands(den)),
    }
}

/// Between which shares the true one is, as far as so few cases tell; `None` for what is no share of cases.
fn range_of(kind: MeasureKind, fact: &Fact) -> Option<(String, String)> {
    let range = wilson(fact.num, fact.den);
    let is_known = kind == MeasureKind::Share && fact.den > 0;
    is_known.then(|| (wording::probability(range.lower), wording::probability(range.upper)))
}

fn left_out(texts: &Texts, line: &SheetLine) -> impl IntoView + use<> {
    let reasons = line.fact.excluded.iter().map(|(reason, count)| {
        let reason = wording::exclusion(texts, *reason);
        format!("{} × {reason}", thousands(*count))
    });
    let pending = (line.fact.pending > 0).then(|| (texts.sheet.pending)(line.fact.pending));
    let entries =
        reasons.chain(pending).map(|it| view! { <span class="sheet__left-out">{it}</span> });
    match line.line.state {
        FactState::NotApplicable => None,
        _ => Some(entries.collect_view()),
    }
}

#[component]
fn StateChip(
    state: FactState,
    n: i64,
    n_min: u32,
    range: Option<(String, String)>,
) -> impl IntoView {
    let label = tell(move |texts| wording::state(texts, state).to_owned());
    let hint = tell(move |texts| match state {
        FactState::Insufficient => {
            let few = (texts.sheet.n_min)(n, n_min);
            let range = range.as_ref().map(|(low, high)| (texts.doubt.range)(low, high));
            [Some(few), range].into_iter().flatten().collect::<Vec<_>>().join(texts.doubt.separator)
        }
        _ => String::new(),
    });
    let tone = match state {
        FactState::Insufficient => Tone::Info,
        _ => Tone::Neutral,
    };
    view! {
        <Chip label tone=move || tone />
        <span class="sheet__hint">{hint}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Line;
    use crate::i18n::Locale;
    use crate::model::templates;

    fn said(applied: Applied, delta: Option<Exact>) -> (Option<String>, &'static str) {
        let policy = templates::community();
        let indicator = policy.indicators.iter().find(|it| it.measure == Measure::PeerReview);
        let texts = Locale::Zh.texts();
        let untold = untold(texts, Some(&applied));
        let line = Line { delta, correction: Some(applied), ..Line::missing(FactState::Ok) };
        let (fact, effective, contribution) = (Fact::default(), None, None);
        let line = SheetLine { fact, line, effective, contribution };
        (strictness(texts, indicator.unwrap(), &line), untold)
    }

    #[test]
    fn what_the_reviewers_strictness_was_worth_is_said_in_words() {
        let connected = || Applied::RaterBias(Comparability::Connected);
        let words = |above| said(connected(), Exact::ratio(above, 4)).0.unwrap();
        assert_eq!(words(1), "给他（她）打分的人偏严，已补回 0.25 分");
        assert_eq!(words(-3), "给他（她）打分的人偏松，已扣除 0.75 分");
        assert_eq!(words(0), "给他（她）打分的人不严不松，没有变化");
    }

    #[test]
    fn what_cannot_be_told_of_strictness_is_said_with_its_reason() {
        let apart = said(Applied::RaterBias(Comparability::Disconnected), None);
        assert_eq!(apart.0, None);
        assert!(apart.1.contains("没有共同的评价人"), "{}", apart.1);
        let many = said(Applied::RaterBias(Comparability::TooMany), None);
        assert!(many.1.contains("50"), "{}", many.1);
        let other = said(Applied::NotCounted, None);
        assert_eq!(other, (None, Locale::Zh.texts().sheet.uncorrected));
    }
}
