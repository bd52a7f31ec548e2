//! The fingerprints others compare: the same natively as in the browser, and moved by any change.

use std::sync::Arc;

use jiheng::engine::Judge;
use jiheng::engine::facts::gather;
use jiheng::engine::receipt::{Receipt, receipt};
use jiheng::model::{OfficeData, Records, Time, demo};

#[test]
fn the_demo_has_the_committed_fingerprints() {
    crate::shared::the_demo_has_the_committed_fingerprints();
}

#[test]
fn the_five_agents_have_the_committed_result() {
    crate::shared::the_five_agents_have_the_committed_result();
}

#[test]
fn statistics_have_the_committed_bits() {
    crate::shared::statistics_have_the_committed_bits();
}

fn receipt_of(data: &OfficeData) -> Receipt {
    let period = data.whole_period().unwrap();
    let now = Time::from_epoch(1_790_000_000).unwrap();
    let facts = gather(data, period, now, &data.policy.measures());
    receipt(data, &facts, &Judge::new(&facts, &data.policy), &data.policy)
}

#[test]
fn the_order_of_records_and_people_does_not_matter() {
    let data = demo::office();
    let mut shuffled = data.clone();
    let mut records: Vec<_> = data.records.iter().collect();
    records.reverse();
    shuffled.records = Arc::new(records.iter().collect::<Records>());
    shuffled.staff.reverse();
    assert_eq!(receipt_of(&data), receipt_of(&shuffled));
}

#[test]
fn one_rating_more_changes_data_and_result_and_not_the_policy() {
    let data = demo::office();
    let mut other = data.clone();
    let mut records: Vec<_> = data.records.iter().collect();
    let rated = records.iter_mut().find(|it| it.rating == Some(5)).unwrap();
    rated.rating = Some(1);
    other.records = Arc::new(records.iter().collect::<Records>());
    let (before, after) = (receipt_of(&data), receipt_of(&other));
    assert_eq!(before.policy, after.policy);
    assert_ne!(before.data, after.data);
    assert_ne!(before.result, after.result);
}
