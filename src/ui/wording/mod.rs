//! What the model and the engine say, in words: exhaustive, so that a new case does not compile unworded.

pub mod appeals;
mod difference;
pub mod errors;
pub mod holidays;
pub mod import;
mod lint;
mod measures;
mod own;
pub mod records;
pub mod satisfaction;
pub mod team;

pub use difference::{correction, curve, name_of, policy_difference, red_line};
pub use lint::{curve_fault, lint};
pub use measures::{measure, verdict};

use chrono::Datelike;

use crate::engine::Exact;
use crate::engine::facts::Exclusion;
use crate::engine::{FactState, Grade};
use crate::i18n::{Texts, date, fixed, percent, thousands};
use crate::model::{
    Band, Cause, Channel, Fraction, Group, Indicator, MeasureKind, Period, PeriodKind, Policy,
    Role, Urgency,
};

/// The indicator's own name, or its measure's.
pub fn indicator(texts: &Texts, indicator: &Indicator) -> String {
    match indicator.name.as_str() {
        "" => measure(texts, &indicator.measure).name,
        name => name.to_owned(),
    }
}

/// The group's own name, or the standard one of its id.
pub fn group(texts: &Texts, group: &Group) -> String {
    let standard = match group.id.as_str() {
        "Q" => texts.terms.quality,
        "E" => texts.terms.efficiency,
        "C" => texts.terms.ability,
        "R" => texts.terms.reviews,
        other => other,
    };
    if group.name.is_empty() { standard.to_owned() } else { group.name.clone() }
}

/// The policy's own name, or its template's.
pub fn policy(texts: &Texts, policy: &Policy) -> String {
    match (policy.name.as_str(), policy.id.as_str()) {
        ("", "community") => texts.terms.community_policy.to_owned(),
        ("", "hotline") => texts.terms.hotline_policy.to_owned(),
        ("", "front_desk") => texts.policy_page.front_desk.to_owned(),
        ("", "housekeeper") => texts.policy_page.housekeeper.to_owned(),
        ("", "quality_first") => texts.policy_page.quality_first.to_owned(),
        ("", "efficiency_first") => texts.policy_page.efficiency_first.to_owned(),
        ("", id) => id.to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// What a person does.
pub fn role(texts: &Texts, role: Role) -> &'static str {
    match role {
        Role::Manager => texts.terms.manager,
        Role::FrontDesk => texts.terms.front_desk,
        Role::Hotline => texts.terms.hotline,
        Role::Housekeeper => texts.terms.housekeeper,
        Role::Agent => texts.terms.agent,
    }
}

/// What several people do, in a list.
pub fn roles(texts: &Texts, roles: &[Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|it| role(texts, *it)).collect();
    names.join(texts.role_policies.role_comma)
}

/// Why an indicator is scored or not.
pub fn state(texts: &Texts, state: FactState) -> &'static str {
    match state {
        FactState::Ok => texts.terms.state_ok,
        FactState::Insufficient => texts.terms.insufficient,
        FactState::NoData => texts.terms.no_data,
        FactState::Pending => texts.terms.pending,
        FactState::NotApplicable => texts.terms.not_applicable,
    }
}

/// The label of a grade; "no grade" without one.
pub fn grade(texts: &Texts, grade: Grade, bands: &[Band]) -> String {
    grade
        .band()
        .and_then(|at| bands.get(at))
        .map_or_else(|| texts.terms.ungraded.to_owned(), |band| band.label.clone())
}

/// How a record came in.
pub fn channel(texts: &Texts, channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => texts.terms.phone,
        Channel::Desk => texts.terms.desk,
        Channel::Wechat => texts.terms.wechat,
        Channel::App => texts.terms.app,
        Channel::Visit => texts.terms.visit,
    }
}

/// How pressing a record is.
pub fn urgency(texts: &Texts, urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Normal => texts.terms.normal,
        Urgency::Urgent => texts.terms.urgent,
    }
}

/// Why a rating is low.
pub fn cause(texts: &Texts, cause: Cause) -> &'static str {
    match cause {
        Cause::Attitude => texts.terms.cause_attitude,
        Cause::Slow => texts.terms.cause_slow,
        Cause::Unsolved => texts.terms.cause_unsolved,
        Cause::Premises => texts.terms.cause_premises,
        Cause::NotOurs => texts.terms.cause_not_ours,
    }
}

/// Why a case is left out.
pub fn exclusion(texts: &Texts, exclusion: Exclusion) -> &'static str {
    match exclusion {
        Exclusion::NoWait => texts.records.no_wait,
        Exclusion::NoRoom => texts.records.no_room,
        Exclusion::Repeat => texts.records.repeat,
        Exclusion::Dispatched => texts.records.dispatched,
        Exclusion::NoLimit => texts.records.no_limit,
        Exclusion::NotTheAgents => texts.records.not_the_agents,
        Exclusion::NoOutcome => texts.records.no_outcome,
        Exclusion::SelfReview => texts.records.self_review,
        Exclusion::HungUpEarly => texts.records.hung_up_early,
        Exclusion::NoResponse => texts.records.no_response,
        Exclusion::Backwards => texts.records.backwards,
        Exclusion::NoTalk => texts.records.no_talk,
        Exclusion::NoLogin => texts.records.no_login,
        Exclusion::OffShift => texts.records.off_shift,
        Exclusion::NoValue => texts.records.no_value,
        Exclusion::HouseholdCap => texts.records.household_cap,
        Exclusion::IncidentCap => texts.records.incident_cap,
    }
}

/// A period as people say it.
pub fn period(texts: &Texts, period: Period) -> String {
    let start = period.start();
    match period.kind() {
        PeriodKind::Month => (texts.terms.month)(start.year(), start.month()),
        PeriodKind::Quarter => (texts.terms.quarter)(start.year(), start.month0() / 3 + 1),
        PeriodKind::Year => (texts.terms.year)(start.year()),
        PeriodKind::Custom => (texts.terms.range)(&date(start), &date(period.last_day())),
    }
}

/// A measured value in its unit: 90.00 %, 4.25, 67.5 s, 8 h.
pub fn value(texts: &Texts, kind: MeasureKind, value: &Exact) -> String {
    match kind {
        MeasureKind::Share | MeasureKind::Portion => {
            format!("{}%", decimals(&(value * &Exact::integer(100)), 2))
        }
        MeasureKind::Rating => decimals(value, 2),
        MeasureKind::Seconds => (texts.terms.seconds)(&decimals(value, 2)),
        MeasureKind::Hours => (texts.terms.hours)(&trimmed(&decimals(value, 1))),
        MeasureKind::Number => trimmed(&decimals(value, 1)),
        MeasureKind::Net => decimals(&(value * &Exact::integer(100)), 1),
        MeasureKind::Cases => (texts.effort_measures.standard_cases)(&trimmed(&decimals(value, 1))),
    }
}

/// What was added to a measured value, in its unit and with its sign: +1.25 percentage points, −0.08.
pub fn difference(texts: &Texts, kind: MeasureKind, difference: &Exact) -> String {
    let sign = if *difference > Exact::zero() { "+" } else { "" };
    let written = match kind {
        MeasureKind::Share | MeasureKind::Portion => {
            let points = decimals(&(difference * &Exact::integer(100)), 2);
            return (texts.terms.percentage_points)(&format!("{sign}{points}"));
        }
        kind => value(texts, kind, difference),
    };
    format!("{sign}{written}")
}

/// A value on the axis of a curve, in the unit of its measure.
pub fn axis(texts: &Texts, kind: MeasureKind, value: f64) -> String {
    match kind {
        MeasureKind::Share | MeasureKind::Portion => format!("{:.0}%", value * 100.0),
        MeasureKind::Rating | MeasureKind::Number => format!("{value:.1}"),
        MeasureKind::Seconds => (texts.terms.seconds)(&format!("{value:.0}")),
        MeasureKind::Hours => (texts.terms.hours)(&format!("{value:.0}")),
        MeasureKind::Net => format!("{:.0}", value * 100.0),
        MeasureKind::Cases => (texts.effort_measures.standard_cases)(&format!("{value:.0}")),
    }
}

/// A value of a policy in the unit of its measure: 85%, 4.2, 90 s.
pub fn axis_fraction(texts: &Texts, kind: MeasureKind, value: Fraction) -> String {
    let exact = Exact::from(value);
    let number = |value: &Exact, places| {
        let written = decimals(value, places);
        match written.contains('.') {
            true => written.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => written,
        }
    };
    match kind {
        MeasureKind::Share | MeasureKind::Portion => {
            format!("{}%", number(&(&exact * &Exact::integer(100)), 2))
        }
        MeasureKind::Net => number(&(&exact * &Exact::integer(100)), 2),
        MeasureKind::Rating | MeasureKind::Number => number(&exact, 2),
        MeasureKind::Seconds => (texts.terms.seconds)(&number(&exact, 1)),
        MeasureKind::Hours => (texts.terms.hours)(&number(&exact, 1)),
        MeasureKind::Cases => (texts.effort_measures.standard_cases)(&number(&exact, 2)),
    }
}

/// Points or any other exact number for display, rounded half to even; it feeds no later step.
pub fn decimals(value: &Exact, places: u32) -> String {
    let scale = 10_u32.pow(places);
    let Some(count) = value.round_half_even(scale) else { return value.to_string() };
    let sign = if count < 0 { "−" } else { "" };
    let (whole, part) =
        (count.unsigned_abs() / u64::from(scale), count.unsigned_abs() % u64::from(scale));
    let whole = thousands(i64::try_from(whole).unwrap_or(i64::MAX));
    match places {
        0 => format!("{sign}{whole}"),
        places => format!("{sign}{whole}.{part:0width$}", width = places as usize),
    }
}

fn trimmed(decimal: &str) -> String {
    decimal.strip_suffix(".0").unwrap_or(decimal).to_owned()
}

/// A share of the whole as percent with two decimals at most: 0.18 → 18%.
pub fn share(value: &Exact) -> String {
    let bp = value.round_half_even(10_000).and_then(|it| u32::try_from(it).ok());
    bp.map_or_else(|| value.to_string(), percent)
}

/// A share of the whole in percentage points; what is less than a hundredth is not nothing.
pub fn percentage_points(share: &Exact) -> String {
    let percent = share * &Exact::integer(100);
    match decimals(&percent, 1).as_str() {
        "0.0" => match decimals(&percent, 2).as_str() {
            "0.00" => "< 0.01".to_owned(),
            fine => fine.to_owned(),
        },
        text => text.to_owned(),
    }
}

/// A probability in whole percent; what is not certain is not called so.
pub fn probability(value: f64) -> String {
    match format!("{:.0}", value * 100.0).as_str() {
        "100" if value < 1.0 => "> 99%".to_owned(),
        "0" if value > 0.0 => "< 1%".to_owned(),
        percent => format!("{percent}%"),
    }
}

/// Fen as yuan with two decimals.
pub fn yuan(fen: i64) -> String {
    Exact::ratio(fen, 100).map(|it| decimals(&it, 2)).unwrap_or_default()
}

/// A published score, empty without one.
pub fn score(centi: Option<u32>) -> String {
    centi.map(fixed).unwrap_or_default()
}

/// A fraction of a policy as a decimal.
pub fn fraction(value: Fraction) -> String {
    trimmed(&decimals(&value.into(), 1))
}
