//! The sentences, grouped by the place where they stand.

mod asking;
mod data;
mod effort_measures;
mod errors;
mod import;
mod lab;
mod measures;
mod overview;
mod own_measures;
mod records;
mod satisfaction;
mod service_measures;
mod sheet;
mod shell;
mod shifts;
mod team;
mod terms;

pub use asking::Asking;
pub use data::Data;
pub use effort_measures::EffortMeasures;
pub use errors::Errors;
pub use import::{Fields, Import};
pub use lab::Lab;
pub use measures::{MeasureWords, Measures};
pub use overview::Overview;
pub use own_measures::OwnMeasures;
pub use records::Records;
pub use satisfaction::Satisfaction;
pub use service_measures::ServiceMeasures;
pub use sheet::Sheet;
pub use shell::Shell;
pub use shifts::Shifts;
pub use team::Team;
pub use terms::Terms;

/// Every sentence of one language.
#[derive(Debug)]
pub struct Texts {
    /// The frame around every page.
    pub shell: Shell,
    /// The first page.
    pub overview: Overview,
    /// The policy lab.
    pub lab: Lab,
    /// An agent's score sheet.
    pub sheet: Sheet,
    /// The records page.
    pub records: Records,
    /// The data page.
    pub data: Data,
    /// The import of a table.
    pub import: Import,
    /// Names and definitions of indicators.
    pub measures: Measures,
    /// Names and definitions of indicators of the service a resident meets.
    pub service_measures: ServiceMeasures,
    /// Names and definitions of indicators of volume, time and learning.
    pub effort_measures: EffortMeasures,
    /// Own indicators in sentences.
    pub own_measures: OwnMeasures,
    /// The team page.
    pub team: Team,
    /// Shifts and hours on the team page.
    pub shifts: Shifts,
    /// The satisfaction page.
    pub satisfaction: Satisfaction,
    /// The tablet, the resident's phone, and the ways in which answers come in.
    pub asking: Asking,
    /// Words of the field that stand in several places.
    pub terms: Terms,
    /// What went wrong and what to do about it.
    pub errors: Errors,
}

/// Chinese.
pub const ZH: Texts = Texts {
    shell: shell::ZH,
    overview: overview::ZH,
    lab: lab::ZH,
    sheet: sheet::ZH,
    records: records::ZH,
    data: data::ZH,
    import: import::ZH,
    measures: measures::ZH,
    service_measures: service_measures::ZH,
    effort_measures: effort_measures::ZH,
    own_measures: own_measures::ZH,
    team: team::ZH,
    shifts: shifts::ZH,
    satisfaction: satisfaction::ZH,
    asking: asking::ZH,
    terms: terms::ZH,
    errors: errors::ZH,
};

/// English.
pub const EN: Texts = Texts {
    shell: shell::EN,
    overview: overview::EN,
    lab: lab::EN,
    sheet: sheet::EN,
    records: records::EN,
    data: data::EN,
    import: import::EN,
    measures: measures::EN,
    service_measures: service_measures::EN,
    effort_measures: effort_measures::EN,
    own_measures: own_measures::EN,
    team: team::EN,
    shifts: shifts::EN,
    satisfaction: satisfaction::EN,
    asking: asking::EN,
    terms: terms::EN,
    errors: errors::EN,
};
