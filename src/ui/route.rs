//! Addresses: every page is a fragment, so that the app works under any path and from any host.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::lab_view::LabView;
use super::record_query::RecordQuery;
use crate::model::{IndicatorId, StaffId};

/// A page with what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Overview,
    /// `#/lab`
    Lab,
    /// `#/lab?…`: with a policy that was sent, or large for a meeting.
    LabWith(Box<LabView>),
    /// `#/agents/ID`
    Agent(StaffId),
    /// `#/records`, or the cases behind one figure: `#/records?agent=ID&indicator=ID`
    Records(Option<Behind>),
    /// `#/policy` and its parts
    Policy(PolicyPart),
    /// `#/records?…`: those that are asked for.
    RecordList(Box<RecordQuery>),
    /// `#/records/due`: what is due and overdue.
    Due,
    /// `#/records/checkup`: what is odd about the data.
    Checkup,
    /// `#/satisfaction`, and the parts after it: `#/satisfaction/visits`
    Satisfaction(SatisfactionPart),
    /// `#/kiosk?form=ID`: a questionnaire on a tablet, without a frame
    Kiosk(String),
    /// `#/answer?d=LETTERS`: a questionnaire on the resident's phone, carried by the address
    Answer(String),
    /// `#/receipt?d=LETTERS`: somebody's score with its proof, carried by the address
    Receipt(String),
    /// `#/team`, and the parts after it: `#/team/shifts`
    Team(TeamPart),
    /// `#/data`
    Data,
    /// `#/help`
    Help,
    /// Any other address.
    Unknown,
}

/// A part of the policy page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyPart {
    /// `#/policy`: groups, indicators and weights.
    Indicators,
    /// `#/policy/indicators/ID`
    Indicator(IndicatorId),
    /// `#/policy/limits`
    Limits,
    /// `#/policy/grades`
    Grades,
    /// `#/policy/versions`
    Versions,
}

/// A part of the team page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TeamPart {
    #[default]
    People,
    Shifts,
    Tasks,
    Reviews,
    Appeals,
}

impl TeamPart {
    /// Every part, in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::People, Self::Shifts, Self::Tasks, Self::Reviews, Self::Appeals];

    /// Its name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Shifts => "shifts",
            Self::Tasks => "tasks",
            Self::Reviews => "reviews",
            Self::Appeals => "appeals",
        }
    }
}

/// A part of the satisfaction page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SatisfactionPart {
    #[default]
    Results,
    Forms,
    Collect,
    Visits,
}

impl SatisfactionPart {
    /// Every part, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Results, Self::Forms, Self::Collect, Self::Visits];

    /// Its name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Forms => "forms",
            Self::Collect => "collect",
            Self::Visits => "visits",
        }
    }
}

/// One agent's figure under one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Whose.
    pub agent: StaffId,
    /// Which.
    pub indicator: IndicatorId,
}

/// What has a meaning of its own in an address.
pub(super) const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'/')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?');

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = |text| utf8_percent_encode(text, RESERVED);
        match self {
            Self::Overview | Self::Unknown => out.write_str("#/"),
            Self::Lab => out.write_str("#/lab"),
            Self::LabWith(view) => match view.to_string().as_str() {
                "" => out.write_str("#/lab"),
                query => write!(out, "#/lab?{query}"),
            },
            Self::Agent(id) => write!(out, "#/agents/{}", encoded(id.as_str())),
            Self::Records(None) => out.write_str("#/records"),
            Self::Records(Some(Behind { agent, indicator })) => write!(
                out,
                "#/records?agent={}&indicator={}",
                encoded(agent.as_str()),
                encoded(indicator.as_str())
            ),
            Self::Policy(PolicyPart::Indicators) => out.write_str("#/policy"),
            Self::Policy(PolicyPart::Indicator(id)) => {
                write!(out, "#/policy/indicators/{}", encoded(id.as_str()))
            }
            Self::Policy(PolicyPart::Limits) => out.write_str("#/policy/limits"),
            Self::Policy(PolicyPart::Grades) => out.write_str("#/policy/grades"),
            Self::Policy(PolicyPart::Versions) => out.write_str("#/policy/versions"),
            Self::RecordList(query) => match query.to_string().as_str() {
                "" => out.write_str("#/records"),
                query => write!(out, "#/records?{query}"),
            },
            Self::Due => out.write_str("#/records/due"),
            Self::Checkup => out.write_str("#/records/checkup"),
            Self::Satisfaction(SatisfactionPart::Results) => out.write_str("#/satisfaction"),
            Self::Satisfaction(part) => write!(out, "#/satisfaction/{}", part.as_str()),
            Self::Kiosk(form) => write!(out, "#/kiosk?form={}", encoded(form)),
            Self::Answer(letters) => write!(out, "#/answer?d={}", encoded(letters)),
            Self::Receipt(letters) => write!(out, "#/receipt?d={}", encoded(letters)),
            Self::Team(TeamPart::People) => out.write_str("#/team"),
            Self::Team(part) => write!(out, "#/team/{}", part.as_str()),
            Self::Data => out.write_str("#/data"),
            Self::Help => out.write_str("#/help"),
        }
    }
}

impl FromStr for Route {
    type Err = Infallible;

    fn from_str(address: &str) -> Result<Self, Infallible> {
        let address = address.trim_start_matches('#').trim_matches('/');
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Ok(match path.trim_end_matches('/') {
            "" => Self::Overview,
            "lab" => match LabView::read(query) {
                view if view == LabView::default() => Self::Lab,
                view => Self::LabWith(Box::new(view)),
            },
            "records" => records(query),
            "records/due" => Self::Due,
            "records/checkup" => Self::Checkup,
            "data" => Self::Data,
            "help" => Self::Help,
            "satisfaction" => Self::Satisfaction(SatisfactionPart::Results),
            "kiosk" => value(query, "form").map_or(Self::Unknown, Self::Kiosk),
            "answer" => Self::Answer(value(query, "d").unwrap_or_default()),
            "receipt" => Self::Receipt(value(query, "d").unwrap_or_default()),
            "team" => Self::Team(TeamPart::People),
            "policy" => Self::Policy(PolicyPart::Indicators),
            "policy/limits" => Self::Policy(PolicyPart::Limits),
            "policy/grades" => Self::Policy(PolicyPart::Grades),
            "policy/versions" => Self::Policy(PolicyPart::Versions),
            path => {
                let named = |prefix| path.strip_prefix(prefix).and_then(decoded);
                match (named("agents/"), named("policy/indicators/")) {
                    (Some(id), _) => Self::Agent(StaffId::new(&id)),
                    (_, Some(id)) => Self::Policy(PolicyPart::Indicator(IndicatorId::new(&id))),
                    _ => part_of_a_page(path).unwrap_or(Self::Unknown),
                }
            }
        })
    }
}

fn records(query: &str) -> Route {
    let asked = RecordQuery::read(query);
    match behind(query) {
        None if asked != RecordQuery::default() => Route::RecordList(Box::new(asked)),
        behind => Route::Records(behind),
    }
}

fn behind(query: &str) -> Option<Behind> {
    let (agent, indicator) = (value(query, "agent")?, value(query, "indicator")?);
    Some(Behind { agent: StaffId::new(&agent), indicator: IndicatorId::new(&indicator) })
}

fn value(query: &str, key: &str) -> Option<String> {
    query.split('&').find_map(|it| decoded(it.strip_prefix(key)?.strip_prefix('=')?))
}

fn part_of_a_page(path: &str) -> Option<Route> {
    match path.split_once('/')? {
        ("team", name) => part(&TeamPart::ALL, TeamPart::as_str, name).map(Route::Team),
        ("satisfaction", name) => {
            part(&SatisfactionPart::ALL, SatisfactionPart::as_str, name).map(Route::Satisfaction)
        }
        _ => None,
    }
}

/// The part of a page with this name.
fn part<T: Copy>(all: &[T], as_str: fn(T) -> &'static str, name: &str) -> Option<T> {
    all.iter().copied().find(|it| as_str(*it) == name)
}

fn decoded(text: &str) -> Option<String> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?.into_owned();
    (!decoded.is_empty()).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(address: &str, route: Route) {
        assert_eq!(address.parse(), Ok(route));
    }

    #[test]
    fn addresses_are_forgiving() {
        check("", Route::Overview);
        check("#/", Route::Overview);
        check("#/lab/", Route::Lab);
        check("#/lab?nothing=known", Route::Lab);
        let view = LabView { is_presented: true, ..LabView::default() };
        check("#/lab?present", Route::LabWith(Box::new(view)));
        check("#/agents/A1", Route::Agent("A1".into()));
        check("#/agents/%E7%8E%8B%2F1", Route::Agent("王/1".into()));
        check("#/agents/", Route::Unknown);
        check("#/agents/%FF", Route::Unknown);
        let of_one = RecordQuery::read("agent=A1");
        check("#/records?agent=A1", Route::RecordList(Box::new(of_one)));
        check("#/records?nothing=known", Route::Records(None));
        check("#/records/due", Route::Due);
        check("#/records/checkup/", Route::Checkup);
        check("#/nowhere", Route::Unknown);
        check("#/policy/", Route::Policy(PolicyPart::Indicators));
        check("#/policy/limits", Route::Policy(PolicyPart::Limits));
        check("#/policy/indicators/", Route::Unknown);
        for part in TeamPart::ALL {
            check(&Route::Team(part).to_string(), Route::Team(part));
        }
        check("#/team/nothing", Route::Unknown);
        for part in SatisfactionPart::ALL {
            check(&Route::Satisfaction(part).to_string(), Route::Satisfaction(part));
        }
        check("#/kiosk?form=%E5%8D%B7%2F1", Route::Kiosk("卷/1".to_owned()));
        check("#/kiosk", Route::Unknown);
        check("#/answer?d=abc", Route::Answer("abc".to_owned()));
        check("#/answer", Route::Answer(String::new()));
        check("#/receipt?d=ABC", Route::Receipt("ABC".to_owned()));
        check("#/receipt", Route::Receipt(String::new()));
    }

    proptest! {
        #[test]
        fn every_address_leads_back_to_its_page(agent in ".+", indicator in ".+") {
            let agent = StaffId::new(&agent);
            let indicator = IndicatorId::new(&indicator);
            for route in [
                Route::Agent(agent.clone()),
                Route::Policy(PolicyPart::Indicator(indicator.clone())),
                Route::Policy(PolicyPart::Versions),
                Route::Records(Some(Behind { agent, indicator })),
            ] {
                prop_assert_eq!(route.to_string().parse(), Ok(route));
            }
        }
    }
}
