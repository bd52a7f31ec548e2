//! The staff as the model has them, their shifts, their courses and what they think of each other.

use chrono::NaiveDate;

use super::calendar::{DAYS, date, first_day, on_duty};
use super::dice::Dice;
use super::phrases::COURSES;
use super::profile::{AGENTS, MANAGER};
use crate::model::Extra;
use crate::model::id::StaffId;
use crate::model::period::Period;
use crate::model::reviews::{Review, ReviewKind, Shift, Training};
use crate::model::staff::{Role, Staff};

/// The manager and the agents.
pub(super) fn staff() -> Vec<Staff> {
    let manager = Staff {
        role: Role::Manager,
        experienced: true,
        from: NaiveDate::from_ymd_opt(2016, 4, 11),
        ..person(MANAGER.0, MANAGER.1)
    };
    let agents = AGENTS.iter().map(|it| Staff {
        role: it.role,
        experienced: it.experienced,
        from: Some(first_day(it)),
        ..person(it.id, it.name)
    });
    std::iter::once(manager).chain(agents).collect()
}

fn person(id: &str, name: &str) -> Staff {
    Staff { id: StaffId::new(id), ..Staff::named(name) }
}

/// Every rostered working day.
pub(super) fn shifts(dice: &mut Dice) -> Vec<Shift> {
    (0..DAYS)
        .flat_map(on_duty)
        .map(|duty| {
            let agent = &AGENTS[duty.agent];
            let permille = (agent.logged - 25 + dice.below(51)).min(1000);
            Shift {
                staff: StaffId::new(agent.id),
                start: duty.start,
                end: duty.end,
                logged_s: Some(8 * 3600 * permille / 1000),
                extra: Extra::default(),
            }
        })
        .collect()
}

/// Every course attended.
pub(super) fn trainings() -> Vec<Training> {
    let mut trainings = Vec::new();
    for agent in &AGENTS {
        for (course, month, day) in agent.courses {
            let (name, hours) = COURSES[*course];
            trainings.push(Training {
                staff: StaffId::new(agent.id),
                course: name.to_owned(),
                hours,
                date: NaiveDate::from_ymd_opt(2026, *month, *day).expect("a date of the calendar"),
                // Long courses end with a test; the newcomer has yet to take it.
                passed: (hours >= 3).then_some(agent.from.0 < 2026),
                extra: Extra::default(),
            });
        }
    }
    trainings.sort_by_key(|it| it.date);
    trainings
}

/// The manager's monthly reviews, each colleague's of three others a month, and one's own of the last month.
pub(super) fn reviews(dice: &mut Dice) -> Vec<Review> {
    let mut reviews = Vec::new();
    for (at, offsets) in [[1, 2, 3], [4, 5, 6], [1, 3, 5]].into_iter().enumerate() {
        let period = Period::month_of(date([0, 31, 62][at]));
        let mut add = |by: &str, about: &str, kind: ReviewKind, score: u8| {
            reviews.push(Review {
                rater: StaffId::new(by),
                ratee: StaffId::new(about),
                kind,
                period,
                score,
                extra: Extra::default(),
            });
        };
        for agent in AGENTS.iter().filter(|it| it.supervisor[at] > 0) {
            add(MANAGER.0, agent.id, ReviewKind::Supervisor, agent.supervisor[at]);
        }
        let start = period.start();
        let (old, new): (Vec<_>, Vec<_>) = AGENTS.iter().partition(|it| first_day(it) <= start);
        for (place, rater) in old.iter().enumerate() {
            let others = offsets.iter().map(|offset| old[(place + offset) % old.len()]);
            // Those beside whom a newcomer sits already have an opinion.
            let beside = new.iter().copied().filter(|it| {
                first_day(it) < period.end() && it.role == rater.role && rater.id != it.id
            });
            for other in others.chain(beside) {
                let noise = i32::try_from(dice.below(101)).expect("small") - 50;
                let score = (other.esteem + rater.leniency + noise + 50) / 100;
                let score = u8::try_from(score.clamp(1, 5)).expect("clamped");
                add(rater.id, other.id, ReviewKind::Peer, score);
            }
            if at == 2 {
                add(rater.id, rater.id, ReviewKind::Peer, if dice.chance(600) { 5 } else { 4 });
            }
        }
    }
    reviews
}
