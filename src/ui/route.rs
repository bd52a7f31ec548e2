//! Addresses: every page is a fragment, so that the app works under any path and from any host.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::model::{IndicatorId, StaffId};

/// A page with what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Overview,
    /// `#/lab`
    Lab,
    /// `#/agents/ID`
    Agent(StaffId),
    /// `#/records`, or the cases behind one figure: `#/records?agent=ID&indicator=ID`
    Records(Option<Behind>),
    /// `#/satisfaction`, and the parts after it: `#/satisfaction/visits`
    Satisfaction(SatisfactionPart),
    /// `#/kiosk?form=ID`: a questionnaire on a tablet, without a frame
    Kiosk(String),
    /// `#/answer?d=LETTERS`: a questionnaire on the resident's phone, carried by the address
    Answer(String),
    /// `#/team`, and the parts after it: `#/team/shifts`
    Team(TeamPart),
    /// `#/data`
    Data,
    /// Any other address.
    Unknown,
}

/// A part of the team page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TeamPart {
    #[default]
    People,
    Shifts,
    Tasks,
    Reviews,
}

impl TeamPart {
    /// Every part, in the order of the page.
    pub const ALL: [Self; 4] = [Self::People, Self::Shifts, Self::Tasks, Self::Reviews];

    /// Its name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Shifts => "shifts",
            Self::Tasks => "tasks",
            Self::Reviews => "reviews",
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
const RESERVED: &AsciiSet = &CONTROLS
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
            Self::Agent(id) => write!(out, "#/agents/{}", encoded(id.as_str())),
            Self::Records(None) => out.write_str("#/records"),
            Self::Records(Some(Behind { agent, indicator })) => write!(
                out,
                "#/records?agent={}&indicator={}",
                encoded(agent.as_str()),
                encoded(indicator.as_str())
            ),
            Self::Satisfaction(SatisfactionPart::Results) => out.write_str("#/satisfaction"),
            Self::Satisfaction(part) => write!(out, "#/satisfaction/{}", part.as_str()),
            Self::Kiosk(form) => write!(out, "#/kiosk?form={}", encoded(form)),
            Self::Answer(letters) => write!(out, "#/answer?d={}", encoded(letters)),
            Self::Team(TeamPart::People) => out.write_str("#/team"),
            Self::Team(part) => write!(out, "#/team/{}", part.as_str()),
            Self::Data => out.write_str("#/data"),
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
            "lab" => Self::Lab,
            "records" => Self::Records(behind(query)),
            "satisfaction" => Self::Satisfaction(SatisfactionPart::Results),
            "kiosk" => value(query, "form").map_or(Self::Unknown, Self::Kiosk),
            "answer" => Self::Answer(value(query, "d").unwrap_or_default()),
            "team" => Self::Team(TeamPart::People),
            "data" => Self::Data,
            path => match path.split_once('/') {
                Some(("agents", id)) => {
                    decoded(id).map_or(Self::Unknown, |it| Self::Agent(StaffId::new(&it)))
                }
                Some(("team", name)) => {
                    part(&TeamPart::ALL, TeamPart::as_str, name).map_or(Self::Unknown, Self::Team)
                }
                Some(("satisfaction", name)) => {
                    part(&SatisfactionPart::ALL, SatisfactionPart::as_str, name)
                        .map_or(Self::Unknown, Self::Satisfaction)
                }
                _ => Self::Unknown,
            },
        })
    }
}

fn behind(query: &str) -> Option<Behind> {
    let (agent, indicator) = (value(query, "agent")?, value(query, "indicator")?);
    Some(Behind { agent: StaffId::new(&agent), indicator: IndicatorId::new(&indicator) })
}

fn value(query: &str, key: &str) -> Option<String> {
    query.split('&').find_map(|it| decoded(it.strip_prefix(key)?.strip_prefix('=')?))
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
        check("#/agents/A1", Route::Agent("A1".into()));
        check("#/agents/%E7%8E%8B%2F1", Route::Agent("王/1".into()));
        check("#/agents/", Route::Unknown);
        check("#/agents/%FF", Route::Unknown);
        check("#/records?agent=A1", Route::Records(None));
        check("#/nowhere", Route::Unknown);
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
    }

    proptest! {
        #[test]
        fn every_address_leads_back_to_its_page(agent in ".+", indicator in ".+") {
            let agent = StaffId::new(&agent);
            let indicator = IndicatorId::new(&indicator);
            for route in [Route::Agent(agent.clone()), Route::Records(Some(Behind { agent, indicator }))] {
                prop_assert_eq!(route.to_string().parse(), Ok(route));
            }
        }
    }
}
