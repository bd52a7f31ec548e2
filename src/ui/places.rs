//! The pages that can be gone to from anywhere, in the order of the work.

use super::parts::{IconKind, RailPlace};
use super::route::{PolicyPart, Route, SatisfactionPart, TeamPart};
use crate::i18n::Texts;

/// A page that has a name in the way around.
pub struct Place {
    /// Where it is.
    pub route: Route,
    /// What it is called.
    pub label: fn(&Texts) -> &'static str,
    /// Its icon.
    pub icon: IconKind,
    /// Whether it has a tab of its own on a phone.
    pub rail: RailPlace,
    /// How tests find it.
    pub testid: &'static str,
}

const SATISFACTION: Route = Route::Satisfaction(SatisfactionPart::Results);
const TEAM: Route = Route::Team(TeamPart::People);
const POLICY: Route = Route::Policy(PolicyPart::Indicators);

/// All of them.
pub fn places() -> [Place; 8] {
    let place = |route, icon, rail, testid, label| Place { route, label, icon, rail, testid };
    let (tab, sheet) = (RailPlace::Tab, RailPlace::Sheet);
    [
        place(Route::Overview, IconKind::Overview, tab, "nav-overview", |it| it.shell.overview),
        place(Route::Records(None), IconKind::Records, tab, "nav-records", |it| it.shell.records),
        place(SATISFACTION, IconKind::Survey, sheet, "nav-satisfaction", |it| {
            it.satisfaction.title
        }),
        place(POLICY, IconKind::Policy, tab, "nav-policy", |it| it.shell.policy),
        place(Route::Lab, IconKind::Lab, tab, "nav-lab", |it| it.shell.lab),
        place(TEAM, IconKind::People, sheet, "nav-team", |it| it.team.title),
        place(Route::Data, IconKind::Data, sheet, "nav-data", |it| it.shell.data),
        place(Route::Help, IconKind::Info, sheet, "nav-help", |it| it.help.title),
    ]
}

/// The place whose page `route` belongs to.
pub fn home(route: Route) -> Route {
    match route {
        Route::Agent(_) => Route::Overview,
        Route::Records(_) | Route::RecordList(_) | Route::Due | Route::Checkup => {
            Route::Records(None)
        }
        Route::Satisfaction(_) => SATISFACTION,
        Route::Team(_) => TEAM,
        Route::Policy(_) => POLICY,
        other => other,
    }
}
