//! 方案体检: what is wrong or doubtful, in plain words, each with the way to its place.

use leptos::prelude::*;

use super::bench::Bench;
use crate::engine::lint::{Lint, Severity};
use crate::i18n::Texts;
use crate::model::{IndicatorId, Policy};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Card, Chip, Tone};
use crate::ui::route::{PolicyPart, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// As many findings as are seen without unfolding.
const FEW: usize = 3;

/// What there is to say about the draft.
#[component]
pub fn Findings(bench: Bench) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let count = Memo::new(move |_| bench.lints.with(Vec::len));
    let item = move |lint: &Lint, policy: &Policy| {
        let texts: &'static Texts = texts.get();
        let data = workspace.office.get();
        let person = |id: &str| {
            let found = data.as_ref().and_then(|it| it.staff_member(&id.into()));
            found.map_or_else(|| id.to_owned(), |it| it.name.clone())
        };
        let (word, tone) = match lint.severity() {
            Severity::Error => (texts.policy_page.error, Tone::Danger),
            Severity::Warning => (texts.policy_page.warning, Tone::Warning),
            Severity::Note => (texts.policy_page.note, Tone::Info),
        };
        let sentence = wording::lint(texts, lint, policy, &person);
        view! {
            <li class="policy__lint" data-testid="lint">
                <Chip label=word.to_owned() tone=Signal::stored(tone) />
                <span>
                    {sentence} " "
                    <a href=place(lint).to_string()>{texts.policy_page.see_place}</a>
                </span>
            </li>
        }
        .into_any()
    };
    let list = move |from: usize, to: usize| {
        let policy = bench.settled.get()?;
        let items = bench.lints.with(|all| {
            let shown = all.iter().skip(from).take(to.saturating_sub(from));
            shown.map(|it| item(it, &policy)).collect_view()
        });
        Some(view! { <ul class="policy__lints">{items}</ul> })
    };
    let more = move || {
        let rest = count.get().saturating_sub(FEW);
        (rest > 0).then(|| {
            view! {
                <details>
                    <summary>{tell(move |texts| (texts.policy_page.more_findings)(rest))}</summary>
                    {move || list(FEW, usize::MAX)}
                </details>
            }
        })
    };
    let card = move || {
        (count.get() > 0).then(|| {
            view! {
                <Card
                    title=say(|it| it.policy_page.findings)
                    lead=say(|it| it.policy_page.findings_lead)
                    testid="lints"
                >
                    {move || list(0, FEW)}
                    {more}
                </Card>
            }
        })
    };
    view! { {card} }
}

/// Where a finding can be put right.
fn place(lint: &Lint) -> Route {
    let part = match about(lint) {
        Some(id) => PolicyPart::Indicator(id.clone()),
        None => match lint {
            Lint::AboveFullUnused | Lint::CutAtFull { .. } => PolicyPart::Grades,
            // There each weight stands beside what it really does.
            Lint::Outweighs { .. } => return Route::Lab,
            Lint::Unusable(crate::model::PolicyProblem::Bands) | Lint::ForcedForFew { .. } => {
                PolicyPart::Grades
            }
            Lint::EditedLate { .. } => PolicyPart::Versions,
            _ => PolicyPart::Indicators,
        },
    };
    Route::Policy(part)
}

fn about(lint: &Lint) -> Option<&IndicatorId> {
    match lint {
        Lint::Anchors { indicator, .. }
        | Lint::CorrectedTwice { indicator, .. }
        | Lint::VolumeTwice { indicator }
        | Lint::RawHandleTime { indicator }
        | Lint::TeamMeasure { indicator }
        | Lint::RoutingDecides { indicator }
        | Lint::IdleRedLine { indicator }
        | Lint::ZeroSpread { indicator, .. }
        | Lint::SmallSamplePays { indicator, .. }
        | Lint::PeersExposed { indicator, .. }
        | Lint::FewPeersScored { indicator, .. }
        | Lint::Cliff { indicator, .. } => Some(indicator),
        Lint::GroupWeights { .. }
        | Lint::LocalWeights { .. }
        | Lint::Unusable(_)
        | Lint::AboveFullUnused
        | Lint::CutAtFull { .. }
        | Lint::Outweighs { .. }
        | Lint::ForcedForFew { .. }
        | Lint::EditedLate { .. }
        | Lint::FewInvited { .. } => None,
    }
}
