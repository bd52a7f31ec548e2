//! 派单: complex work that went to people who are not marked experienced. A hint, never a deduction.

use crate::engine::facts::Scope;
use crate::model::{StaffId, Tier};

/// One person's complex work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Who is not marked experienced.
    pub staff: StaffId,
    /// The rows of the complex cases of the period, in the order of the records.
    pub rows: Vec<usize>,
    /// All cases of the person in the period.
    pub cases: usize,
}

/// Everybody in `scope` who is not marked experienced and handled complex work, most of it first.
pub fn mismatches(scope: &Scope) -> Vec<Mismatch> {
    let mut people: Vec<Mismatch> = scope
        .agents
        .iter()
        .map(|it| Mismatch { staff: it.0.clone(), rows: Vec::new(), cases: 0 })
        .collect();
    for row in scope.rows().filter(|row| !scope.is_abandoned(*row)) {
        let Some(agent) = scope.agent_of(row) else { continue };
        people[agent].cases += 1;
        if scope.task_type_of(row).is_some_and(|it| it.tier == Tier::Complex) {
            people[agent].rows.push(row);
        }
    }
    let is_experienced =
        |id: &StaffId| scope.data.staff_member(id).is_some_and(|it| it.experienced);
    people.retain(|it| !it.rows.is_empty() && !is_experienced(&it.staff));
    people.sort_by_key(|it| std::cmp::Reverse(it.rows.len()));
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Staff, demo};

    #[test]
    fn the_demos_newcomers_complex_work_is_found_and_the_experienced_are_left_alone() {
        let mut data = demo::office();
        let period = data.whole_period().unwrap();
        let now = data.records.created_range().unwrap().1;
        let found = mismatches(&Scope::new(&data, period, now));
        assert!(!found.is_empty());
        for it in &found {
            assert!(!data.staff_member(&it.staff).unwrap().experienced);
            assert!(it.rows.len() <= it.cases);
            let complaint = |row: &usize| data.records.task_types().get(*row) == Some("complaint");
            assert!(it.rows.iter().all(complaint), "{}", it.staff);
        }
        assert!(found.is_sorted_by(|one, two| one.rows.len() >= two.rows.len()));
        let experienced = |it: &Staff| Staff { experienced: true, ..it.clone() };
        data.staff = data.staff.iter().map(experienced).collect();
        assert_eq!(mismatches(&Scope::new(&data, period, now)), []);
    }
}
