//! 需要关注: what a manager should look at before the results are talked about, each with its evidence.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::engine::facts::Scope;
use crate::engine::integrity::integrity;
use crate::engine::listing::waiting;
use crate::engine::monitor::imbalance::{
    GroupPoints, Imbalance, Thresholds, imbalance, team_balance,
};
use crate::engine::monitor::low_satisfaction::TARGET_PERCENT;
use crate::engine::monitor::satisfaction::{Judged, persistently_low};
use crate::engine::unknown_years::unknown_years;
use crate::engine::{Exact, FactState, Judge};
use crate::i18n::{Texts, count, date};
use crate::model::{AppealState, GroupId, OfficeData, Time};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Card, Remark, Tone};
use crate::ui::route::{Route, SatisfactionPart, TeamPart};
use crate::ui::say::say;
use crate::ui::wording;

/// An appeal is named when so few days are left to rule on it.
const NEAR_DAYS: i64 = 3;

/// One thing to look at.
struct Finding {
    tone: Tone,
    sentence: String,
    /// Where the evidence is, and what it is called.
    evidence: Option<(Route, &'static str)>,
    testid: &'static str,
}

/// All of them, or the sentence that there is nothing.
#[component]
pub fn Attention() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    // Every record is looked at, and no policy has a say in it.
    let doubtful = Memo::new(move |_| {
        let found = workspace.office.get().zip(workspace.period.get());
        found.map_or(0, |(data, period)| {
            integrity(&data, period).iter().map(|it| it.rows.len()).sum()
        })
    });
    let unknown = Memo::new(move |_| {
        let found = workspace.office.get().zip(workspace.period.get());
        found.map_or_else(Vec::new, |(data, period)| {
            unknown_years(&Scope::new(&data, period, workspace.now))
        })
    });
    let low = Memo::new(move |_| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let target = Exact::ratio(TARGET_PERCENT, 100)?;
        let judged = persistently_low(&data, period, workspace.now, &target);
        Some(judged.into_iter().filter(|it| it.low.is_flagged()).collect::<Vec<_>>())
    });
    let overdue = Memo::new(move |_| {
        let found = workspace.office.get().zip(workspace.period.get());
        found.map_or(0, |(data, period)| {
            let waiting = waiting(&Scope::new(&data, period, workspace.now));
            waiting.iter().filter(|it| it.left_s < 0).count()
        })
    });
    let list = move || {
        let texts = texts.get();
        let data = workspace.judged.get()?;
        let judge = workspace.scoring.judge.get()?;
        let low = low.get().unwrap_or_default();
        let mut findings: Vec<Finding> = low.iter().map(|it| low_one(texts, &data, it)).collect();
        findings.extend(unbalanced(texts, &data, &judge));
        if overdue.get() > 0 {
            findings.push(Finding {
                tone: Tone::Danger,
                sentence: (texts.attention.overdue)(overdue.get()),
                evidence: Some((Route::Due, texts.attention.see_due)),
                testid: "attention-overdue",
            });
        }
        findings.extend(small_samples(texts, &judge));
        if doubtful.get() > 0 {
            findings.push(Finding {
                tone: Tone::Warning,
                sentence: (texts.attention.doubtful)(doubtful.get()),
                evidence: Some((Route::Checkup, texts.attention.see_checkup)),
                testid: "attention-integrity",
            });
        }
        if !unknown.with(Vec::is_empty) {
            findings.push(Finding {
                tone: Tone::Warning,
                sentence: (texts.holidays.attention)(&wording::holidays::years(
                    texts,
                    &unknown.get(),
                )),
                evidence: Some((Route::Data, texts.holidays.see)),
                testid: "attention-holidays",
            });
        }
        findings.extend(appeals(texts, &data, workspace.now));
        if findings.is_empty() {
            return Some(view! { <p>{texts.attention.nothing}</p> }.into_any());
        }
        let items = findings.into_iter().map(item).collect_view();
        Some(view! { <ul class="remarks">{items}</ul> }.into_any())
    };
    view! {
        <Card
            title=say(|it| it.attention.title)
            lead=say(|it| it.attention.note)
            testid="attention"
        >
            {list}
        </Card>
    }
}

fn item(finding: Finding) -> AnyView {
    let Finding { tone, sentence, evidence, testid } = finding;
    let link = evidence.map(|(route, label)| view! { <a href=route.to_string()>{label}</a> });
    view! {
        <Remark tone sentence=move || sentence.clone() testid>
            {link}
        </Remark>
    }
    .into_any()
}

/// Somebody whose satisfaction stays below the target: a task for training, never a penalty (SCORING §6.4).
fn low_one(texts: &Texts, data: &OfficeData, it: &Judged) -> Finding {
    let name = data.staff_member(&it.staff).map(|it| it.name.clone());
    let name = name.unwrap_or_else(|| it.staff.to_string());
    let share = format!("{}/{}", it.low.satisfied, it.low.answered);
    Finding {
        tone: Tone::Warning,
        sentence: (texts.attention.low)(&name, &share, TARGET_PERCENT),
        evidence: Some((
            Route::Satisfaction(SatisfactionPart::Results),
            texts.attention.see_satisfaction,
        )),
        testid: "attention-low",
    }
}

/// Who is fast at the cost of good or the other way round, and what the team has in common (SCORING §6.5).
fn unbalanced(texts: &Texts, data: &OfficeData, judge: &Judge) -> Vec<Finding> {
    let position = |id: &str| data.policy.groups.iter().position(|it| it.id == GroupId::new(id));
    let Some((quality, efficiency)) = position("Q").zip(position("E")) else { return Vec::new() };
    let points = |at: usize| {
        let groups = judge.weigh(at, &data.policy).groups;
        GroupPoints { efficiency: groups[efficiency].clone(), quality: groups[quality].clone() }
    };
    let agents = &judge.scored().agents;
    let team: Vec<GroupPoints> = (0..agents.len()).map(points).collect();
    let thresholds = Thresholds::default();
    let words = &texts.attention;
    let mut findings = Vec::new();
    for (agent, points) in agents.iter().zip(&team) {
        let Some(kind) = imbalance(points, &thresholds) else { continue };
        let name = data.staff_member(&agent.staff).map(|it| it.name.clone());
        let shown = |it: &Option<_>| it.as_ref().map(|it| wording::decimals(it, 1));
        let [fast, good] =
            [&points.efficiency, &points.quality].map(|it| shown(it).unwrap_or_default());
        let sentence = match kind {
            Imbalance::EfficiencyOverQuality => words.fast_not_good,
            Imbalance::QualityOverEfficiency => words.good_not_fast,
        };
        findings.push(Finding {
            tone: Tone::Warning,
            sentence: sentence(&name.unwrap_or_else(|| agent.staff.to_string()), &fast, &good),
            evidence: Some((Route::Agent(agent.staff.clone()), words.see_sheet)),
            testid: "attention-imbalance",
        });
    }
    if let Some(common) = team_balance(&team, &thresholds).common() {
        findings.push(Finding {
            tone: Tone::Danger,
            sentence: match common {
                Imbalance::EfficiencyOverQuality => words.team_fast,
                Imbalance::QualityOverEfficiency => words.team_good,
            }
            .to_owned(),
            evidence: Some((Route::Lab, words.see_lab)),
            testid: "attention-team",
        });
    }
    findings
}

/// Appeals near the end of their time, and beyond it.
fn appeals(texts: &Texts, data: &OfficeData, now: Time) -> Option<Finding> {
    let today = data.local_date(now);
    let deadlines = data.appeals.iter().filter_map(|it| match it.state(today) {
        AppealState::Open { deadline, .. } => Some(deadline),
        _ => None,
    });
    let near: Vec<NaiveDate> =
        deadlines.filter(|it| (*it - today).num_days() <= NEAR_DAYS).collect();
    let overdue = near.iter().filter(|it| **it < today).count();
    let words = &texts.appeals;
    let (tone, sentence) = match (overdue, near.iter().min()) {
        (0, None) => return None,
        (0, Some(first)) => (Tone::Warning, (words.attention_near)(near.len(), &date(*first))),
        _ => (Tone::Danger, (words.attention_overdue)(overdue)),
    };
    let evidence = Some((Route::Team(TeamPart::Appeals), words.see));
    Some(Finding { tone, sentence, evidence, testid: "attention-appeals" })
}

/// How many figures are not scored because they rest on too few cases.
fn small_samples(texts: &Texts, judge: &Judge) -> Option<Finding> {
    let agents = 0..judge.scored().agents.len();
    let counts: Vec<usize> = agents.map(|it| judge.count(it, FactState::Insufficient)).collect();
    let figures: usize = counts.iter().sum();
    let people = counts.iter().filter(|it| **it > 0).count();
    (figures > 0).then(|| Finding {
        tone: Tone::Info,
        sentence: (texts.attention.small_samples)(&count(figures), people),
        evidence: None,
        testid: "attention-samples",
    })
}
