//! Counts by kind of case, and ratings with their raters, where a correction asks for them.

use super::*;

#[test]
fn the_kinds_of_cases_add_up_to_the_whole() {
    let rated = |id: usize, task_type: &str, urgency, rating: u8| Record {
        rating: Some(rating),
        urgency,
        ..record(id, task_type, nth(id))
    };
    let data = office(&[
        rated(1, "repair", Urgency::Normal, 5),
        rated(2, "enquiry", Urgency::Urgent, 2),
        rated(3, "repair", Urgency::Normal, 3),
        rated(4, "enquiry", Urgency::Normal, 4),
        Record { cause: Some(Cause::Premises), ..rated(5, "repair", Urgency::Normal, 1) },
    ]);
    let mut policy = templates::community();
    policy.indicators[0].correction = crate::model::Correction::CaseMix;
    let asked = Asked::by([&policy]);
    assert_eq!(asked.measures, policy.measures());
    assert_eq!(asked.detailed, [Measure::Satisfied]);
    let facts = gather_asked(&data, period(), later(), &asked);
    let fact = &facts.agents[0].facts[0];
    let strata: Vec<(&str, Urgency, i64, i64)> = fact
        .strata
        .iter()
        .map(|it| (it.kind.task_type.as_ref().unwrap().as_str(), it.kind.urgency, it.num, it.den))
        .collect();
    let (normal, urgent) = (Urgency::Normal, Urgency::Urgent);
    let expected = [("enquiry", normal, 1, 1), ("enquiry", urgent, 0, 1), ("repair", normal, 1, 2)];
    assert_eq!(strata, expected);
    assert_eq!((fact.num, fact.den), (2, 4));
    // Without being asked there are only sums, and the sums are the same.
    let plain = gather(&data, period(), later(), &asked.measures);
    assert!(plain.agents.iter().flat_map(|it| &it.facts).all(|it| it.strata.is_empty()));
    assert_eq!(plain.agents[0].facts[0], Fact { strata: Vec::new(), ..fact.clone() });
}

#[test]
fn the_period_before_is_counted_for_what_expects_it() {
    let june = at(-3 * DAY);
    let data = office(&[Record { rating: Some(5), ..record(1, "repair", june) }]);
    let asked =
        |measure: Measure| Asked { measures: vec![measure.clone()], detailed: vec![measure] };
    let before = gather_before(&data, period(), later(), &asked(Measure::Satisfied)).unwrap();
    assert_eq!(
        (before.period.to_string().as_str(), &before.measures[..]),
        ("2026-06", &[Measure::Satisfied][..])
    );
    assert_eq!((before.agents[0].facts[0].num, before.agents[0].facts[0].strata.len()), (1, 1));
    assert_eq!(gather_before(&data, period(), later(), &asked(Measure::PeerReview)), None);
    let plain = Asked { measures: vec![Measure::Satisfied], detailed: Vec::new() };
    assert_eq!(gather_before(&data, period(), later(), &plain), None);
}

#[test]
fn reviews_keep_their_raters_when_asked() {
    let mut data = office(&[]);
    let review = |rater: &str, score| Review {
        rater: StaffId::new(rater),
        ratee: StaffId::new("ann"),
        kind: ReviewKind::Peer,
        period: period(),
        score,
        extra: crate::model::Extra::default(),
    };
    data.reviews = Arc::new(vec![review("zoe", 4), review("ben", 3), review("ann", 5)]);
    let asked = Asked { measures: vec![Measure::PeerReview], detailed: vec![Measure::PeerReview] };
    let fact = gather_asked(&data, period(), later(), &asked).agents[0].facts[0].clone();
    let ratings: Vec<(&str, i64)> =
        fact.ratings.iter().map(|it| (it.rater.as_str(), it.score)).collect();
    assert_eq!(ratings, [("ben", 3), ("zoe", 4)]);
    assert_eq!((fact.num, fact.den), (7, 2));
}
