//! The worked chart, the four rules one by one, the edge cases, and what must hold for any data.

use super::*;
use proptest::prelude::*;

/// The worked series: 88 … 80 in 17 periods.
const WORKED: [i64; 17] = [88, 90, 87, 91, 89, 90, 92, 86, 89, 88, 84, 83, 82, 83, 81, 82, 80];
const TEN: Baseline = Baseline { values: 10, screened: false };

fn ratio(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).unwrap()
}

fn series(values: &[i64]) -> Vec<Option<Exact>> {
    values.iter().map(|it| Some(Exact::integer(*it))).collect()
}

/// Ten values that swing around 100 by steps of 10: the mean is 100, the limits are 73.4 and 126.6.
fn calm() -> Vec<i64> {
    vec![95, 105, 95, 105, 95, 105, 95, 105, 95, 105]
}

fn continued(more: &[i64]) -> ControlChart {
    let values: Vec<i64> = calm().into_iter().chain(more.iter().copied()).collect();
    control_chart(&series(&values), TEN)
}

/// The periods, from 1, that a rule marks.
fn marked(chart: &ControlChart, rule: Rule) -> Vec<usize> {
    (0..chart.points.len())
        .filter(|at| chart.points[*at].signals.iter().any(|it| it.rule == rule))
        .map(|at| at + 1)
        .collect()
}

fn micro(value: &Exact) -> i64 {
    value.round_half_even(1_000_000).unwrap()
}

#[test]
fn the_worked_chart_has_its_limits() {
    let limits = limits(&series(&WORKED), TEN).unwrap();
    assert_eq!(limits.mean, Exact::integer(89));
    assert_eq!(limits.mean_range, ratio(8, 3));
    assert_eq!(micro(&limits.upper), 96_093_333);
    assert_eq!(micro(&limits.lower), 81_906_667);
    assert_eq!(micro(&limits.near_upper), 93_728_889);
    assert_eq!(micro(&limits.near_lower), 84_271_111);
    assert_eq!(limits.screened, 0);
}

#[test]
fn the_worked_chart_has_its_flags_and_no_others() {
    let chart = control_chart(&series(&WORKED), TEN);
    assert_eq!(marked(&chart, Rule::Shift), [10, 11, 12, 13, 14, 15, 16, 17]);
    assert_eq!(marked(&chart, Rule::TwoOfThree), [11, 12, 13, 14, 16]);
    assert_eq!(marked(&chart, Rule::Outside), [15, 17]);
    assert_eq!(marked(&chart, Rule::Trend), [0_usize; 0]);
    assert!(chart.points.iter().flat_map(|it| &it.signals).all(|it| it.side == Side::Low));
}

#[test]
fn the_worked_chart_is_first_noticed_in_period_twelve() {
    let chart = control_chart(&series(&WORKED), TEN);
    let seen: Vec<(usize, Rule)> =
        chart.detections.iter().map(|it| (it.at + 1, it.signal.rule)).collect();
    assert_eq!(seen, [(12, Rule::TwoOfThree), (15, Rule::Outside), (16, Rule::Shift)]);
}

#[test]
fn the_calm_series_is_calm() {
    let limits = limits(&series(&calm()), TEN).unwrap();
    assert_eq!(limits.mean, Exact::integer(100));
    assert_eq!(limits.mean_range, Exact::integer(10));
    assert_eq!(limits.upper, ratio(1266, 10));
    let chart = continued(&[]);
    assert!(chart.points.iter().all(|it| it.signals.is_empty()) && chart.detections.is_empty());
}

#[test]
fn the_first_value_after_the_baseline_is_noticed_at_once() {
    let chart = continued(&[130]);
    let signal = Signal { rule: Rule::Outside, side: Side::High };
    assert_eq!(chart.detections, [Detection { at: 10, signal }]);
}

#[test]
fn a_value_on_a_limit_is_inside() {
    let tenths: Vec<i64> = calm().iter().map(|it| it * 10).collect();
    let chart = |last: i64| {
        let values: Vec<i64> = tenths.iter().copied().chain([last]).collect();
        control_chart(&series(&values), TEN)
    };
    assert_eq!(marked(&chart(1266), Rule::Outside), [0_usize; 0]);
    assert_eq!(marked(&chart(1267), Rule::Outside), [11]);
    assert_eq!(marked(&chart(734), Rule::Outside), [0_usize; 0]);
    assert_eq!(marked(&chart(733), Rule::Outside), [11]);
}

#[test]
fn a_value_on_the_mean_breaks_a_shift() {
    let shift = marked(&continued(&[99, 101, 102, 101, 102, 101, 102, 101]), Rule::Shift);
    assert_eq!(shift, [12, 13, 14, 15, 16, 17, 18]);
    let broken = continued(&[99, 101, 102, 101, 100, 101, 102, 101, 101, 102, 101, 99]);
    assert_eq!(marked(&broken, Rule::Shift), [0_usize; 0]);
}

#[test]
fn seven_that_fall_are_a_trend_and_a_tie_breaks_it() {
    let falling = continued(&[106, 104, 102, 100, 99, 97, 96]);
    assert_eq!(marked(&falling, Rule::Trend), [11, 12, 13, 14, 15, 16, 17]);
    assert_eq!(falling.detections.first().map(|it| it.at + 1), Some(17));
    assert_eq!(falling.detections[0].signal, Signal { rule: Rule::Trend, side: Side::Low });
    let tied = continued(&[106, 104, 102, 102, 99, 97, 96]);
    assert_eq!(marked(&tied, Rule::Trend), [0_usize; 0]);
    let rising = continued(&[94, 96, 98, 99, 101, 103, 104]);
    assert_eq!(rising.points[12].signals, [Signal { rule: Rule::Trend, side: Side::High }]);
}

#[test]
fn two_of_three_must_all_be_on_one_side() {
    // The near-limit is at 100 + 2/3 · 26.6 = 117.73.
    assert_eq!(marked(&continued(&[118, 101, 119]), Rule::TwoOfThree), [11, 13]);
    assert_eq!(marked(&continued(&[118, 99, 119]), Rule::TwoOfThree), [0_usize; 0]);
    assert_eq!(marked(&continued(&[118, 100, 119]), Rule::TwoOfThree), [0_usize; 0]);
    assert_eq!(marked(&continued(&[118, 101, 117]), Rule::TwoOfThree), [0_usize; 0]);
    // What is outside is told by its own rule.
    assert_eq!(marked(&continued(&[118, 101, 130]), Rule::TwoOfThree), [0_usize; 0]);
}

#[test]
fn fewer_than_ten_values_have_no_limits_and_no_signals() {
    let nine = control_chart(&series(&[1, 2, 3, 4, 5, 6, 7, 8, 900]), TEN);
    assert_eq!(nine.limits, None);
    assert!(nine.points.iter().all(|it| it.value.is_some() && it.signals.is_empty()));
    assert!(nine.detections.is_empty());
    assert_eq!(control_chart(&[], TEN).points, []);
}

#[test]
fn a_gap_is_drawn_as_one_and_breaks_runs_and_ranges() {
    let mut values = series(&[95, 105, 95, 105, 95, 105, 95, 105, 95, 105]);
    values.insert(1, None);
    let chart = control_chart(&values, TEN);
    assert_eq!(chart.points[1], Point { value: None, signals: Vec::new() });
    let whole = chart.limits.unwrap();
    assert_eq!((whole.mean, whole.mean_range), (Exact::integer(100), Exact::integer(10)));
    values.extend(series(&[101, 102, 101, 102]));
    values.push(None);
    values.extend(series(&[101, 102, 101]));
    let broken = control_chart(&values, TEN);
    assert_eq!(marked(&broken, Rule::Shift), [0_usize; 0]);
}

#[test]
fn without_two_values_in_a_row_there_is_nothing_to_measure_a_limit_by() {
    let values: Vec<Option<Exact>> =
        (0..30).map(|at| (at % 2 == 0).then(|| Exact::integer(at))).collect();
    let chart = control_chart(&values, TEN);
    assert_eq!((chart.limits, chart.detections), (None, Vec::new()));
}

#[test]
fn a_baseline_without_spread_leaves_the_rules_of_runs() {
    let mut values = vec![100; 10];
    values.extend([150, 140, 130, 120, 115, 112, 111]);
    let chart = control_chart(&series(&values), TEN);
    let limits = chart.limits.clone().unwrap();
    assert_eq!((&limits.upper, &limits.lower), (&limits.mean, &limits.mean));
    assert_eq!(marked(&chart, Rule::Outside), [0_usize; 0]);
    assert_eq!(marked(&chart, Rule::TwoOfThree), [0_usize; 0]);
    assert_eq!(marked(&chart, Rule::Shift), [11, 12, 13, 14, 15, 16, 17]);
    assert_eq!(marked(&chart, Rule::Trend), [11, 12, 13, 14, 15, 16, 17]);
    let screened = Baseline { screened: true, ..TEN };
    assert_eq!(control_chart(&series(&values), screened), chart);
}

#[test]
fn a_leap_is_screened_out_once_and_only_if_asked() {
    // Moving ranges 1 × 8 and 100: their mean is 12, 3.267 times that is 39.204.
    let values = [10, 11, 10, 11, 10, 11, 10, 11, 10, 110];
    let plain = limits(&series(&values), TEN).unwrap();
    assert_eq!((plain.mean_range, plain.screened), (Exact::integer(12), 0));
    let screened = limits(&series(&values), Baseline { screened: true, ..TEN }).unwrap();
    assert_eq!((screened.mean_range, screened.screened), (Exact::integer(1), 1));
    assert_eq!(screened.mean, ratio(204, 10));
    // Ranges 0 × 6, 10, 0, 1000: what is left would be screened again, and is not.
    let twice = [0, 0, 0, 0, 0, 0, 0, 10, 10, 1010];
    let once = limits(&series(&twice), Baseline { screened: true, ..TEN }).unwrap();
    assert_eq!((once.mean_range, once.screened), (ratio(10, 8), 1));
}

#[test]
fn a_range_of_just_3_267_times_the_mean_is_screened_out() {
    // Eight ranges of 5733 and one of 26,136 have a mean of 8000, and 3.267 · 8000 = 26,136.
    let leap = |last: i64| {
        let values = [0, 5733, 0, 5733, 0, 5733, 0, 5733, 0, last];
        limits(&series(&values), Baseline { screened: true, ..TEN }).unwrap()
    };
    assert_eq!((leap(26_136).mean_range, leap(26_136).screened), (Exact::integer(5733), 1));
    assert_eq!(leap(26_135).screened, 0);
}

#[test]
fn a_value_on_a_near_limit_is_not_beyond_it() {
    // Fifteen times the calm series: the near-limits are 1500 ± ⅔ · 2.66 · 150.
    let fifteen: Vec<i64> = calm().iter().map(|it| it * 15).collect();
    let chart = |value: i64| {
        let between = if value > 1500 { 1501 } else { 1499 };
        let values: Vec<i64> = fifteen.iter().copied().chain([value, between, value]).collect();
        control_chart(&series(&values), TEN)
    };
    assert_eq!(chart(1766).limits.as_ref().map(|it| it.near_upper.clone()), Some(ratio(1766, 1)));
    assert_eq!(marked(&chart(1766), Rule::TwoOfThree), [0_usize; 0]);
    assert_eq!(marked(&chart(1767), Rule::TwoOfThree), [11, 13]);
    assert_eq!(marked(&chart(1234), Rule::TwoOfThree), [0_usize; 0]);
    assert_eq!(marked(&chart(1233), Rule::TwoOfThree), [11, 13]);
}

#[test]
fn the_baseline_takes_ten_to_twenty_four_values() {
    let values: Vec<i64> = (0..40).collect();
    let mean = |values: &[i64], wanted: usize| {
        limits(&series(values), Baseline { values: wanted, screened: false }).unwrap().mean
    };
    assert_eq!(mean(&values, 0), ratio(45, 10));
    assert_eq!(mean(&values, 12), ratio(55, 10));
    assert_eq!(mean(&values, 99), ratio(115, 10));
    assert_eq!(mean(&values[..15], 24), Exact::integer(7));
}

#[test]
fn a_target_beyond_the_limits_is_always_met_or_always_missed() {
    let limits = limits(&series(&calm()), TEN).unwrap();
    let judged = |target: i64, direction| limits.assurance(&Exact::integer(target), direction);
    let (higher, lower) = (Direction::HigherIsBetter, Direction::LowerIsBetter);
    assert_eq!(judged(127, higher), Assurance::ConsistentlyFails);
    assert_eq!(judged(126, higher), Assurance::HitAndMiss);
    assert_eq!(judged(73, higher), Assurance::ConsistentlyPasses);
    assert_eq!(judged(127, lower), Assurance::ConsistentlyPasses);
    assert_eq!(judged(73, lower), Assurance::ConsistentlyFails);
    assert_eq!(limits.assurance(&limits.upper, higher), Assurance::HitAndMiss);
}

fn any_values() -> impl Strategy<Value = Vec<Option<i64>>> {
    prop::collection::vec(prop::option::weighted(0.9, 0..12_i64), 0..40)
}

fn exact(values: &[Option<i64>]) -> Vec<Option<Exact>> {
    values.iter().map(|it| it.map(Exact::integer)).collect()
}

proptest! {
    #[test]
    fn a_constant_moves_the_limits_and_nothing_else(
        values in any_values(), more in -99..99_i64, wanted in 10..24_usize, screened: bool
    ) {
        let baseline = Baseline { values: wanted, screened };
        let chart = control_chart(&exact(&values), baseline);
        let moved: Vec<Option<i64>> = values.iter().map(|it| it.map(|it| it + more)).collect();
        let other = control_chart(&exact(&moved), baseline);
        let more = Exact::integer(more);
        if let (Some(one), Some(two)) = (&chart.limits, &other.limits) {
            prop_assert_eq!(&one.upper + &more, two.upper.clone());
            prop_assert_eq!(&one.near_lower + &more, two.near_lower.clone());
            prop_assert_eq!(&one.mean_range, &two.mean_range);
        }
        prop_assert_eq!(chart.limits.is_some(), other.limits.is_some());
        prop_assert_eq!(chart.detections, other.detections);
        for (one, two) in chart.points.iter().zip(&other.points) {
            prop_assert_eq!(&one.signals, &two.signals);
        }
    }

    #[test]
    fn what_was_noticed_stays_noticed_as_data_arrive(values in any_values(), wanted in 10..24_usize) {
        let baseline = Baseline { values: wanted, screened: false };
        let values = exact(&values);
        let whole = control_chart(&values, baseline).detections;
        for known in 0..values.len() {
            let then = control_chart(&values[..known], baseline).detections;
            let expected: Vec<Detection> =
                whole.iter().filter(|it| it.at < known).copied().collect();
            prop_assert_eq!(then, expected);
        }
    }

    #[test]
    fn a_mirrored_series_has_mirrored_signals(values in any_values()) {
        let mirrored: Vec<Option<i64>> = values.iter().map(|it| it.map(|it| -it)).collect();
        let chart = control_chart(&exact(&values), TEN);
        let other = control_chart(&exact(&mirrored), TEN);
        for (one, two) in chart.points.iter().zip(&other.points) {
            let flipped: Vec<Signal> = two.signals.iter().map(|it| Signal {
                side: if it.side == Side::High { Side::Low } else { Side::High },
                ..*it
            }).collect();
            let mut expected = flipped;
            expected.sort_unstable();
            prop_assert_eq!(&one.signals, &expected);
        }
    }
}
