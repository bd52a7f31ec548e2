//! What a sheet carries against what a policy asks for: which template fits, and what is missing.

use super::fields::{Field, Mapping};
use super::own_fields;
use crate::model::{GroupId, IndicatorId, Measure, Policy, WHOLE_BP, templates};

/// A ready policy that an import can start an office with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Template {
    /// A telephone hotline.
    Hotline,
    /// A community's service desk.
    Community,
}

impl Template {
    /// Every template, in display order.
    pub const ALL: [Self; 2] = [Self::Hotline, Self::Community];

    /// The policy itself.
    pub fn policy(self) -> Policy {
        match self {
            Self::Hotline => templates::hotline(),
            Self::Community => templates::community(),
        }
    }
}

/// What the mapped columns can score of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Fields without which nothing can be imported.
    pub missing_to_import: Vec<Field>,
    /// Indicators that the columns feed, in the policy's order.
    pub fed: Vec<IndicatorId>,
    /// The share of the weight they carry, in basis points, rounded down.
    pub coverage_bp: u32,
    /// Mandatory groups that no column feeds.
    pub empty_groups: Vec<GroupId>,
    /// Every field that would feed one more indicator, in display order.
    pub missing_to_score: Vec<Field>,
    /// Whether the coverage rule can be met: enough weight, and every mandatory group (SCORING §3.1).
    pub is_enough: bool,
    /// The fewest fields that would be enough, if more columns can help.
    pub least: Option<Vec<Field>>,
}

/// No template can be scored with the mapped columns.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too little for a score: {missing:?} missing for {template:?}")]
pub struct TooLittle {
    /// The template that comes nearest.
    pub template: Template,
    /// The fewest fields that would be enough for it, those needed to import first.
    pub missing: Vec<Field>,
}

/// The template that the mapped columns feed best.
pub fn choose(mapping: &Mapping) -> Result<Template, TooLittle> {
    let fits = Template::ALL.map(|it| (it, fit(mapping, &it.policy())));
    let mut best: Option<&(Template, Fit)> = None;
    for candidate in fits.iter().filter(|it| it.1.is_enough && it.1.missing_to_import.is_empty()) {
        if best.is_none_or(|it| it.1.coverage_bp < candidate.1.coverage_bp) {
            best = Some(candidate);
        }
    }
    if let Some((template, _)) = best {
        return Ok(*template);
    }
    let missing = |fit: &Fit| {
        let least = fit.least.iter().flatten().copied();
        fit.missing_to_import.iter().copied().chain(least).collect::<Vec<_>>()
    };
    let nearest =
        fits.iter().filter(|it| it.1.least.is_some()).min_by_key(|it| missing(&it.1).len());
    let (template, fit) = nearest.unwrap_or(&fits[0]);
    Err(TooLittle { template: *template, missing: missing(fit) })
}

/// What the mapped columns can score of this policy.
pub fn fit(mapping: &Mapping, policy: &Policy) -> Fit {
    let has: Vec<Field> = mapping.roles().iter().copied().flatten().collect();
    let coverage = Coverage::of(policy, &has);
    let candidates = helpful(policy, &has);
    let is_enough = coverage.is_enough(policy);
    Fit {
        missing_to_import: missing_to_import(mapping),
        coverage_bp: u32::try_from(coverage.weight / u64::from(WHOLE_BP)).unwrap_or(WHOLE_BP),
        fed: coverage.fed,
        empty_groups: coverage.empty_groups,
        least: if is_enough { Some(Vec::new()) } else { least(policy, &has, &candidates) },
        missing_to_score: candidates,
        is_enough,
    }
}

fn missing_to_import(mapping: &Mapping) -> Vec<Field> {
    let agent = (!mapping.has(Field::Agent)).then_some(Field::Agent);
    let dated = mapping.has(Field::Created) || mapping.has(Field::Date);
    agent.into_iter().chain((!dated).then_some(Field::Date)).collect()
}

/// The sets of fields of which any one feeds the measure; none if service records cannot.
fn feeds(measure: &Measure) -> Vec<Vec<Field>> {
    match measure {
        Measure::Own(own) => own_fields::feeds(own),
        standard => feeds_standard(standard).iter().map(|it| it.to_vec()).collect(),
    }
}

fn feeds_standard(measure: &Measure) -> &'static [&'static [Field]] {
    use Field::{
        Answered, Due, FirstResponse, Rating, Reopened, Resolved, ResolvedAt, Rings, Room,
        TalkDuration, TaskType, Upheld, WaitSeconds,
    };
    match measure {
        Measure::WithinRings { .. } => &[&[Answered, Rings], &[Answered, WaitSeconds]],
        Measure::Answered | Measure::Abandoned { short_s: None } => &[&[Answered]],
        Measure::AnswerSpeed
        | Measure::ServiceLevel { .. }
        | Measure::Abandoned { short_s: Some(_) } => &[&[Answered, WaitSeconds]],
        Measure::FirstContact { .. } => &[&[Room, TaskType]],
        Measure::Resolved | Measure::OnTime => &[&[ResolvedAt, Due]],
        Measure::ResolvedCalls => &[&[Answered, Resolved]],
        Measure::Satisfied | Measure::MeanRating => &[&[Rating]],
        Measure::UpheldComplaints => &[&[Upheld]],
        Measure::FirstResponse => &[&[FirstResponse]],
        // Limits belong to types.
        Measure::FirstResponseOnTime => &[&[FirstResponse, TaskType]],
        Measure::Reopened { .. } => &[&[ResolvedAt, Reopened]],
        Measure::HandleTime => &[&[Answered, TalkDuration]],
        Measure::Volume => &[&[ResolvedAt], &[Resolved]],
        Measure::TrainingHours
        | Measure::TestsPassed
        | Measure::SupervisorReview
        | Measure::PeerReview
        | Measure::NetPromoter
        | Measure::ResponseRate
        | Measure::Invited
        | Measure::Occupancy
        | Measure::Utilization
        | Measure::Quality
        | Measure::CalledBack
        | Measure::Own(_) => &[],
    }
}

fn is_fed(measure: &Measure, has: &[Field]) -> bool {
    feeds(measure).iter().any(|set| set.iter().all(|it| has.contains(it)))
}

struct Coverage {
    fed: Vec<IndicatorId>,
    /// Group weight times local weight, summed: the whole is 10,000 squared.
    weight: u64,
    empty_groups: Vec<GroupId>,
}

impl Coverage {
    fn of(policy: &Policy, has: &[Field]) -> Self {
        let fed = || policy.indicators.iter().filter(|it| is_fed(&it.measure, has));
        let weight = |group: &GroupId| policy.group(group).map_or(0, |it| u64::from(it.weight_bp));
        let is_empty = |group: &GroupId| !fed().any(|it| it.group == *group);
        let mandatory = policy.groups.iter().filter(|it| it.mandatory).map(|it| &it.id);
        Self {
            weight: fed().map(|it| weight(&it.group) * u64::from(it.local_bp)).sum(),
            empty_groups: mandatory.filter(|it| is_empty(it)).cloned().collect(),
            fed: fed().map(|it| it.id.clone()).collect(),
        }
    }

    fn is_enough(&self, policy: &Policy) -> bool {
        let least = u64::from(policy.min_coverage_bp) * u64::from(WHOLE_BP);
        self.weight >= least && self.empty_groups.is_empty()
    }
}

/// Fields that are not there and belong to an indicator that is not fed.
fn helpful(policy: &Policy, has: &[Field]) -> Vec<Field> {
    let starved = policy.indicators.iter().filter(|it| !is_fed(&it.measure, has));
    let mut fields: Vec<Field> = starved.flat_map(|it| feeds(&it.measure)).flatten().collect();
    fields.retain(|it| !has.contains(it));
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// The fewest of `candidates` that are enough; of equally many those that cover most.
fn least(policy: &Policy, has: &[Field], candidates: &[Field]) -> Option<Vec<Field>> {
    let with = |chosen: &[Field]| {
        let all: Vec<Field> = has.iter().chain(chosen).copied().collect();
        Coverage::of(policy, &all)
    };
    if !with(candidates).is_enough(policy) {
        return None;
    }
    // More columns never cover less, so that there is an answer, and it is seldom more than three fields.
    (1..=candidates.len()).find_map(|count| {
        let enough = subsets(candidates.len(), count).filter_map(|mask| {
            let chosen = candidates.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
            let chosen: Vec<Field> = chosen.map(|(_, field)| *field).collect();
            let coverage = with(&chosen);
            coverage.is_enough(policy).then_some((u64::MAX - coverage.weight, mask, chosen))
        });
        enough.min().map(|(_, _, chosen)| chosen)
    })
}

/// The subsets of `count` out of `all` as bits, in rising order (Gosper's hack); at least one, of at most 31.
fn subsets(all: usize, count: usize) -> impl Iterator<Item = u64> {
    let first = (1_u64 << count) - 1;
    let next = |mask: &u64| {
        let lowest = mask & mask.wrapping_neg();
        let carried = mask + lowest;
        Some(carried | (((mask ^ carried) / lowest) >> 2))
    };
    std::iter::successors(Some(first), next).take_while(move |mask| mask >> all == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(fields: &[Field]) -> Mapping {
        let mut mapping = Mapping::empty(fields.len());
        for (column, field) in fields.iter().enumerate() {
            mapping.set(column, Some(*field));
        }
        mapping
    }

    const HOTLINE: [Field; 6] = [
        Field::Agent,
        Field::Created,
        Field::Answered,
        Field::WaitSeconds,
        Field::Resolved,
        Field::Rating,
    ];

    #[test]
    fn a_hotline_export_fits_the_hotline_whole() {
        let fit = fit(&mapping(&HOTLINE), &templates::hotline());
        assert_eq!((fit.coverage_bp, fit.is_enough), (10_000, true));
        assert_eq!((fit.missing_to_score.as_slice(), fit.least), ([].as_slice(), Some(vec![])));
        assert_eq!(choose(&mapping(&HOTLINE)), Ok(Template::Hotline));
    }

    #[test]
    fn a_desk_export_fits_the_community() {
        use Field::{Agent, Created, Due, Rating, ResolvedAt, Room, TaskType, Upheld};
        let desk = mapping(&[Agent, Created, TaskType, Room, Due, ResolvedAt, Rating, Upheld]);
        let fit = fit(&desk, &templates::community());
        // The quality group whole, and all of efficiency but the rings.
        assert_eq!((fit.coverage_bp, fit.is_enough), (4500 + 2100, true));
        assert_eq!(fit.missing_to_score, [Field::Answered, Field::Rings, Field::WaitSeconds]);
        assert_eq!(choose(&desk), Ok(Template::Community));
    }

    #[test]
    fn without_ratings_the_mandatory_group_of_the_hotline_is_empty() {
        let fields: Vec<Field> = HOTLINE.into_iter().filter(|it| *it != Field::Rating).collect();
        let fit = fit(&mapping(&fields), &templates::hotline());
        assert_eq!((fit.coverage_bp, fit.is_enough), (5000, false));
        assert_eq!(fit.empty_groups, [GroupId::new("Q")]);
        let missing = vec![Field::Rating];
        assert_eq!(
            choose(&mapping(&fields)),
            Err(TooLittle { template: Template::Hotline, missing })
        );
    }

    #[test]
    fn the_fewest_fields_that_would_be_enough() {
        let fit = fit(&mapping(&[Field::Rating]), &templates::hotline());
        assert_eq!(fit.missing_to_import, [Field::Agent, Field::Date]);
        // Ratings are half of the weight; the answers add a fifth.
        assert_eq!(fit.least, Some(vec![Field::Answered]));
        let fit = super::fit(&Mapping::empty(0), &templates::hotline());
        assert_eq!((fit.coverage_bp, fit.empty_groups.len()), (0, 1));
        assert_eq!(fit.least, Some(vec![Field::Answered, Field::Rating]));
    }

    #[test]
    fn every_subset_of_a_size_comes_once() {
        assert_eq!(subsets(4, 2).collect::<Vec<u64>>(), [3, 5, 6, 9, 10, 12]);
        assert_eq!(subsets(3, 3).collect::<Vec<u64>>(), [7]);
        assert_eq!(subsets(24, 4).count(), 10_626);
    }

    #[test]
    fn an_own_indicator_asks_for_its_columns() {
        let mut policy = templates::hotline();
        let text = r#"{"own":"ratio","where":[{"field":"talk_s","at_least":1}],"hit":[{"field":"upheld","is":false}]}"#;
        policy.indicators[0].measure = serde_json::from_str(text).unwrap();
        let fit = fit(&mapping(&HOTLINE), &policy);
        assert_eq!(fit.missing_to_score, [Field::TalkDuration, Field::Upheld]);
        assert_eq!(fit.least, Some(vec![Field::TalkDuration, Field::Upheld]));
    }
}
