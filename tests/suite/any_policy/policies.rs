//! Any policy that can be used, however odd: every curve, weights of zero, floors, gates and corrections.

use jiheng::model::{
    Anchor, Band, Benchmark, BonusForm, Correction, Crossing, Curve, Edge, Fairness, Floor,
    Fraction, Group, GroupId, Indicator, IndicatorId, Limit, Measure, OwnMeasure, Policy, RedLine,
    Role, Workload, WorkloadUnit, templates,
};
use proptest::collection::{btree_set, vec};
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

pub const ROLES: [Role; 5] =
    [Role::Manager, Role::FrontDesk, Role::Hotline, Role::Housekeeper, Role::Agent];

/// A measure of every kind.
pub fn measures() -> Vec<Measure> {
    let entered = |share| Measure::Own(OwnMeasure::Entered { key: "a".to_owned(), share });
    vec![
        Measure::Satisfied,
        Measure::OnTime,
        Measure::UpheldComplaints,
        Measure::Reopened { days: 3 },
        Measure::MeanRating,
        Measure::AnswerSpeed,
        Measure::HandleTime,
        Measure::TrainingHours,
        Measure::NetPromoter,
        Measure::Volume,
        Measure::Quality,
        Measure::SupervisorReview,
        Measure::PeerReview,
        entered(true),
        entered(false),
    ]
}

/// Small percentages, whole numbers, and fractions as long as a policy can state.
fn fraction() -> impl Strategy<Value = Fraction> {
    const LARGEST: i64 = (1 << 53) - 1;
    let long = (-LARGEST..=LARGEST, prop_oneof![Just(1), Just(LARGEST), 1..=LARGEST]);
    prop_oneof![
        6 => (-20..150).prop_map(Fraction::percent),
        3 => (-5..200).prop_map(Fraction::integer),
        1 => long.prop_map(|(over, under)| Fraction::new(over, under).unwrap()),
    ]
}

/// Fractions within a limit of policies.
fn up_to(limit: Limit) -> impl Strategy<Value = Fraction> {
    let most = Fraction::integer(i32::try_from(limit.most()).unwrap());
    fraction().prop_map(move |it| it.clamp(Fraction::ZERO, most))
}

/// Points from 0 to `most`, whole or long.
fn worth(most: i32) -> impl Strategy<Value = Fraction> {
    const UNDER: i64 = 9_007_199_254_740;
    prop_oneof![
        4 => (0..=most).prop_map(Fraction::integer),
        1 => Just(Fraction::integer(most)),
        1 => (0..=i64::from(most) * UNDER, Just(UNDER)).prop_map(|(over, under)| Fraction::new(over, under).unwrap()),
    ]
}

fn anchors(least: usize, most: i32) -> impl Strategy<Value = Vec<Anchor>> {
    (btree_set(fraction(), least..6), vec(worth(most), 6)).prop_map(|(values, points)| {
        values.into_iter().zip(points).map(|(value, points)| Anchor { value, points }).collect()
    })
}

/// Points in order, from the least to the most or the other way.
fn sorted(mut anchors: Vec<Anchor>, falls: bool) -> Vec<Anchor> {
    let mut points: Vec<Fraction> = anchors.iter().map(|it| it.points).collect();
    points.sort();
    if falls {
        points.reverse();
    }
    for (anchor, points) in anchors.iter_mut().zip(points) {
        anchor.points = points;
    }
    anchors
}

fn curve(most: i32) -> impl Strategy<Value = Curve> {
    let monotone = (anchors(2, most), any::<bool>()).prop_map(|(anchors, falls)| Curve::Linear {
        anchors: sorted(anchors, falls),
        two_sided: false,
    });
    let two_sided = anchors(2, most).prop_map(|anchors| Curve::Linear { anchors, two_sided: true });
    let side = select(vec![Edge::Left, Edge::Right]);
    let steps = (worth(most), anchors(1, most), side)
        .prop_map(|(below, edges, closed)| Curve::Steps { below, edges, closed });
    let count =
        (btree_set(worth(most), 3), fraction(), 0..3_usize).prop_map(|(limits, per, base)| {
            let limits: Vec<Fraction> = limits.into_iter().collect();
            Curve::Count { base: limits[base], per, lo: limits[0], hi: limits[2] }
        });
    let any = prop_oneof![4 => monotone, 1 => two_sided, 2 => steps, 1 => count];
    any.prop_map(move |it| match it.is_usable(Fraction::integer(most)) {
        true => it,
        false => Curve::through_percents(&[(0, 0), (60, 60), (100, most)]),
    })
}

/// Weights that sum to the whole; some are zero.
fn weights(count: usize) -> impl Strategy<Value = Vec<u32>> {
    let cut = prop_oneof![1 => Just(0_u32), 1 => Just(10_000), 4 => 0..=10_000_u32];
    vec(cut, count - 1).prop_map(|mut cuts| {
        cuts.sort_unstable();
        let ends = cuts.iter().copied().chain([10_000]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        ends.zip(starts).map(|(end, start)| end - start).collect()
    })
}

fn correction(measure: &Measure) -> impl Strategy<Value = Correction> + use<> {
    let credibility = (prop_oneof![0..50_u32, 0..=Limit::AddedCases.most()], 0..=100)
        .prop_map(|(m, p0)| Correction::Credibility { m, p0: Fraction::percent(p0) });
    let measure = measure.clone();
    let other = select(vec![
        Correction::None,
        Correction::None,
        Correction::CaseMix,
        Correction::RaterBias,
    ]);
    let any = prop_oneof![1 => credibility, 3 => other];
    any.prop_map(move |it| if it.fits(&measure) { it } else { Correction::None })
}

fn red_line() -> impl Strategy<Value = Option<RedLine>> {
    let limit = || fraction();
    let crossed = prop_oneof![
        Just(Crossing::NoPoints),
        limit().prop_map(Crossing::Below),
        limit().prop_map(Crossing::Above),
    ];
    weighted(0.2, (crossed, any::<u32>()).prop_map(|(crossed, cap)| RedLine { crossed, cap }))
}

type Of = (Measure, Correction, Curve, u32, Vec<Role>, Option<RedLine>);

fn of_measure(measures: Vec<Measure>, most: i32) -> impl Strategy<Value = Of> {
    select(measures).prop_flat_map(move |measure| {
        let n_min = prop_oneof![4 => 0..10_u32, 1 => 0..=Limit::SmallestSample.most()];
        let not_for = prop_oneof![3 => Just(Vec::new()), 1 => subsequence(&ROLES[..], 0..5)];
        (correction(&measure), curve(most), n_min, not_for, red_line()).prop_map(move |it| {
            let (correction, curve, n_min, not_for, red_line) = it;
            (measure.clone(), correction, curve, n_min, not_for, red_line)
        })
    })
}

type InGroup = (bool, Vec<Of>, Vec<u32>);

fn groups(
    measures: &[Measure],
    most: i32,
) -> impl Strategy<Value = (Vec<InGroup>, Vec<u32>)> + use<> {
    let measures = measures.to_vec();
    // Sixteen groups are what the quick way of ranking holds.
    let many = prop_oneof![12 => 1..6_usize, 1 => Just(16_usize), 1 => Just(17_usize)];
    many.prop_flat_map(move |many| {
        let measures = measures.clone();
        let group = (1..4_usize).prop_flat_map(move |count| {
            let each = vec(of_measure(measures.clone(), most), count);
            (prop::bool::weighted(0.2), each, weights(count))
        });
        (vec(group, many), weights(many))
    })
}

fn bands() -> impl Strategy<Value = Vec<Band>> {
    let from = 1..=Limit::Band.most();
    (btree_set(from, 0..5), vec(up_to(Limit::Coefficient), 6)).prop_map(
        |(mut from, coefficients)| {
            from.insert(0);
            let falling = from.into_iter().rev().zip(coefficients).enumerate();
            let band = |(at, (from_centi, coefficient)): (usize, (u32, Fraction))| Band {
                label: format!("L{at}"),
                from_centi,
                coefficient,
            };
            falling.map(band).collect()
        },
    )
}

fn workload() -> impl Strategy<Value = Workload> {
    let points = || 0..=Limit::WorkloadGate.most();
    let positive = up_to(Limit::WorkloadRate);
    let cap = worth(120).prop_map(|it| it.min(Fraction::integer(100)));
    let unit = select(vec![WorkloadUnit::WeightedPerHour, WorkloadUnit::CasesPerHead]);
    let benchmark = select(vec![Benchmark::Pooled, Benchmark::LeaveOneOut]);
    let form =
        select(vec![BonusForm::Additive, BonusForm::Multiplicative, BonusForm::BudgetNeutral]);
    let threshold = prop_oneof![0..3000_u32, 0..=Limit::WorkloadThreshold.most()];
    (unit, threshold, positive, cap, points(), benchmark, form).prop_map(|it| {
        let (unit, threshold_bp, rate, cap, gate_points, benchmark, form) = it;
        let gate_group = GroupId::new("Q");
        Workload { unit, threshold_bp, rate, cap, gate_points, gate_group, benchmark, form }
    })
}

/// Any policy without problems that measures nothing but these.
pub fn any_policy(measures: &[Measure]) -> impl Strategy<Value = Policy> + use<> {
    let coverage = prop_oneof![2 => Just(0_u32), 2 => Just(6000), 1 => 0..=10_000_u32];
    let floor = weighted(0.4, (any::<u8>(), 0..=Limit::Floor.most(), any::<u8>()));
    let gate = any::<u8>();
    let measures = measures.to_vec();
    // Half of them allow more than 100 points, and mostly give them.
    let groups = any::<bool>().prop_flat_map(move |above_full| {
        (Just(above_full), groups(&measures, if above_full { 120 } else { 100 }))
    });
    (groups, bands(), coverage, floor, of(workload()), gate).prop_map(|it| {
        let ((above_full, (groups, weights)), bands, min_coverage_bp, floor, workload, gate) = it;
        let name = |at: usize| match ["Q", "E", "C", "R"].get(at) {
            Some(name) => GroupId::new(name),
            None => GroupId::new(&format!("G{at}")),
        };
        let pick = |at: u8, of: usize| usize::from(at) % of;
        let mut policy = templates::community();
        (policy.groups, policy.indicators) = (Vec::new(), Vec::new());
        policy.above_full = above_full;
        policy.min_coverage_bp = min_coverage_bp;
        policy.floor = floor.map(|(group, min_points, cap)| Floor {
            group: name(pick(group, groups.len())),
            min_points,
            cap: bands[pick(cap, bands.len())].label.clone(),
        });
        let gate_group = name(pick(gate, groups.len()));
        policy.fairness = Fairness { workload: workload.map(|it| Workload { gate_group, ..it }) };
        let lower_bands = u32::try_from(bands.len() - 1).unwrap();
        policy.bands = bands;
        for (at, ((mandatory, indicators, locals), weight_bp)) in
            groups.into_iter().zip(weights).enumerate()
        {
            let extra = Default::default;
            let (id, name) = (name(at), String::new());
            for (it, local_bp) in indicators.into_iter().zip(locals) {
                let (measure, correction, curve, n_min, not_for, red_line) = it;
                // Of a policy with one grade there is none to cap at.
                let red_line = red_line.and_then(|it| {
                    Some(RedLine { cap: 1 + it.cap.checked_rem(lower_bands)?, ..it })
                });
                policy.indicators.push(Indicator {
                    id: IndicatorId::new(&format!("I{}", policy.indicators.len())),
                    name: String::new(),
                    group: id.clone(),
                    local_bp,
                    measure,
                    curve,
                    n_min,
                    not_for,
                    correction,
                    red_line,
                    extra: extra(),
                });
            }
            policy.groups.push(Group { id, name, weight_bp, mandatory, extra: extra() });
        }
        policy
    })
}

/// Whether more of a value is never worth less.
pub fn rises(curve: &Curve) -> bool {
    match curve {
        Curve::Linear { anchors, .. } => anchors.is_sorted_by_key(|it| it.points),
        Curve::Steps { below, edges, .. } => {
            edges.first().is_some_and(|it| *below <= it.points)
                && edges.is_sorted_by_key(|it| it.points)
        }
        Curve::Count { per, .. } => *per >= Fraction::ZERO,
    }
}
