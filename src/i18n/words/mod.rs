//! The sentences, grouped by the place where they stand.

mod appeal_faults;
mod appeals;
mod asking;
mod attention;
mod balance;
mod bonus;
mod chances;
mod checkup;
mod data;
mod doubt;
mod effort_measures;
mod entry;
mod errors;
mod help;
mod holidays;
mod import;
mod lab;
mod listing;
mod measures;
mod overview;
mod own_measures;
mod policy_editor;
mod policy_findings;
mod policy_link;
mod policy_page;
mod policy_red_line;
mod policy_rules;
mod presentation;
mod receipt;
mod records;
mod reviews;
mod role_policies;
mod satisfaction;
mod service_measures;
mod sheet;
mod shell;
mod shifts;
mod team;
mod terms;
mod tour;
mod trial_money;
mod versus;

pub use appeal_faults::AppealFaults;
pub use appeals::Appeals;
pub use asking::Asking;
pub use attention::Attention;
pub use balance::Balance;
pub use bonus::Bonus;
pub use chances::Chances;
pub use checkup::Checkup;
pub use data::Data;
pub use doubt::Doubt;
pub use effort_measures::EffortMeasures;
pub use entry::Entry;
pub use errors::Errors;
pub use help::Help;
pub use holidays::Holidays;
pub use import::{Fields, Import};
pub use lab::Lab;
pub use listing::Listing;
pub use measures::{MeasureWords, Measures};
pub use overview::Overview;
pub use own_measures::OwnMeasures;
pub use policy_editor::PolicyEditor;
pub use policy_findings::PolicyFindings;
pub use policy_link::PolicyLink;
pub use policy_page::PolicyPage;
pub use policy_red_line::PolicyRedLine;
pub use policy_rules::PolicyRules;
pub use presentation::Presentation;
pub use receipt::Receipt;
pub use records::Records;
pub use reviews::Reviews;
pub use role_policies::RolePolicies;
pub use satisfaction::Satisfaction;
pub use service_measures::ServiceMeasures;
pub use sheet::Sheet;
pub use shell::Shell;
pub use shifts::Shifts;
pub use team::Team;
pub use terms::Terms;
pub use tour::Tour;
pub use trial_money::TrialMoney;
pub use versus::Versus;

/// Every sentence of one language.
#[derive(Debug)]
pub struct Texts {
    /// The frame around every page.
    pub shell: Shell,
    /// The first page.
    pub overview: Overview,
    /// What the overview says beyond the ranking.
    pub attention: Attention,
    /// The bonus pool.
    pub bonus: Bonus,
    /// The policy lab.
    pub lab: Lab,
    /// The policy lab on chance.
    pub chances: Chances,
    /// The policy lab on balance.
    pub balance: Balance,
    /// The policy lab in front of a meeting.
    pub presentation: Presentation,
    /// A policy as a link.
    pub policy_link: PolicyLink,
    /// Two policies side by side.
    pub versus: Versus,
    /// What a policy that is tried does to money, and to whom.
    pub trial_money: TrialMoney,
    /// An agent's score sheet.
    pub sheet: Sheet,
    /// How sure a score is.
    pub doubt: Doubt,
    /// Somebody's score with its proof.
    pub receipt: Receipt,
    /// The records page.
    pub records: Records,
    /// The list of all records.
    pub listing: Listing,
    /// The form of a record.
    pub entry: Entry,
    /// What is due, and what is odd.
    pub checkup: Checkup,
    /// The data page.
    pub data: Data,
    /// The office's hours and holidays.
    pub holidays: Holidays,
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
    /// The policy page.
    pub policy_page: PolicyPage,
    /// What is edited on the policy page.
    pub policy_editor: PolicyEditor,
    /// Weights, limits and grades on the policy page.
    pub policy_rules: PolicyRules,
    /// The red line of an indicator.
    pub policy_red_line: PolicyRedLine,
    /// Differences between versions, and what is wrong with one.
    pub policy_findings: PolicyFindings,
    /// Policies for some roles.
    pub role_policies: RolePolicies,
    /// Appeals, wherever they are filed, shown or ruled.
    pub appeals: Appeals,
    /// Why appeals were refused.
    pub appeal_faults: AppealFaults,
    /// The team page.
    pub team: Team,
    /// Reviews on the team page and on the score sheet.
    pub reviews: Reviews,
    /// Shifts and hours on the team page.
    pub shifts: Shifts,
    /// The satisfaction page.
    pub satisfaction: Satisfaction,
    /// The tablet, the resident's phone, and the ways in which answers come in.
    pub asking: Asking,
    /// Words of the field that stand in several places.
    pub terms: Terms,
    /// The first look round.
    pub tour: Tour,
    /// The help page.
    pub help: Help,
    /// What went wrong and what to do about it.
    pub errors: Errors,
}

/// Chinese.
pub const ZH: Texts = Texts {
    shell: shell::ZH,
    overview: overview::ZH,
    attention: attention::ZH,
    bonus: bonus::ZH,
    lab: lab::ZH,
    chances: chances::ZH,
    balance: balance::ZH,
    presentation: presentation::ZH,
    policy_link: policy_link::ZH,
    versus: versus::ZH,
    trial_money: trial_money::ZH,
    sheet: sheet::ZH,
    doubt: doubt::ZH,
    receipt: receipt::ZH,
    records: records::ZH,
    listing: listing::ZH,
    entry: entry::ZH,
    checkup: checkup::ZH,
    data: data::ZH,
    holidays: holidays::ZH,
    import: import::ZH,
    measures: measures::ZH,
    service_measures: service_measures::ZH,
    effort_measures: effort_measures::ZH,
    own_measures: own_measures::ZH,
    policy_page: policy_page::ZH,
    policy_editor: policy_editor::ZH,
    policy_rules: policy_rules::ZH,
    policy_red_line: policy_red_line::ZH,
    policy_findings: policy_findings::ZH,
    role_policies: role_policies::ZH,
    appeals: appeals::ZH,
    appeal_faults: appeal_faults::ZH,
    team: team::ZH,
    reviews: reviews::ZH,
    shifts: shifts::ZH,
    satisfaction: satisfaction::ZH,
    asking: asking::ZH,
    terms: terms::ZH,
    tour: tour::ZH,
    help: help::ZH,
    errors: errors::ZH,
};

/// English.
pub const EN: Texts = Texts {
    shell: shell::EN,
    overview: overview::EN,
    attention: attention::EN,
    bonus: bonus::EN,
    lab: lab::EN,
    chances: chances::EN,
    balance: balance::EN,
    presentation: presentation::EN,
    policy_link: policy_link::EN,
    versus: versus::EN,
    trial_money: trial_money::EN,
    sheet: sheet::EN,
    doubt: doubt::EN,
    receipt: receipt::EN,
    records: records::EN,
    listing: listing::EN,
    entry: entry::EN,
    checkup: checkup::EN,
    data: data::EN,
    holidays: holidays::EN,
    import: import::EN,
    measures: measures::EN,
    service_measures: service_measures::EN,
    effort_measures: effort_measures::EN,
    own_measures: own_measures::EN,
    policy_page: policy_page::EN,
    policy_editor: policy_editor::EN,
    policy_rules: policy_rules::EN,
    policy_red_line: policy_red_line::EN,
    policy_findings: policy_findings::EN,
    role_policies: role_policies::EN,
    appeals: appeals::EN,
    appeal_faults: appeal_faults::EN,
    team: team::EN,
    reviews: reviews::EN,
    shifts: shifts::EN,
    satisfaction: satisfaction::EN,
    asking: asking::EN,
    terms: terms::EN,
    tour: tour::EN,
    help: help::EN,
    errors: errors::EN,
};
