//! What residents say afterwards: ratings on the record, surveys, and complaints about people.

use super::calendar::{DAYS, HOUR, cut, date, first_day, month};
use super::dice::{Dice, Quota};
use super::phrases;
use super::profile::{AGENTS, Profile};
use crate::model::Extra;
use crate::model::records::{Cause, Record};
use crate::model::reviews::{SurveyAnswer, SurveyMode};

/// Ratings of one agent's cases.
pub(super) struct Ratings {
    rated: Quota,
    satisfied: Quota,
    excused: Quota,
    dice: Dice,
}

impl Ratings {
    /// Nothing rated yet; `dice` gives each quota dice of its own.
    pub(super) fn none(dice: &mut Dice) -> Self {
        let mut quota = || Quota::new(Dice::seeded(dice.word()));
        let (rated, satisfied, excused) = (quota(), quota(), quota());
        Self { rated, satisfied, excused, dice: Dice::seeded(dice.word()) }
    }

    /// Has the resident rate a case that is done, or be asked in vain, or neither.
    pub(super) fn ask(&mut self, agent: &Profile, record: &mut Record) -> Option<SurveyAnswer> {
        let done = record.resolved?;
        let mode = if self.dice.chance(300) { SurveyMode::Interview } else { SurveyMode::Online };
        let invited = done.plus(i64::from(self.dice.between(1, 20)) * HOUR);
        let answered = invited.plus(i64::from(self.dice.between(300, 100_000)));
        let mut survey = SurveyAnswer {
            id: String::new(),
            record: Some(record.id.clone()),
            invited,
            answered: None,
            rating: None,
            recommend: None,
            mode,
            form: None,
            extra: Extra::default(),
        };
        if !self.rated.draw(agent.rated) {
            return (invited < cut() && self.dice.chance(230)).then_some(survey);
        }
        let (rating, cause) = self.rate(agent, month(record.created));
        record.cause = cause;
        if let Some(cause) = cause.filter(|_| self.dice.chance(700)) {
            record.note = Some((*self.dice.pick(phrases::grumbles(cause))).to_owned());
        }
        if answered >= cut() || self.dice.chance(550) {
            record.rating = Some(rating);
            return None;
        }
        survey.answered = Some(answered);
        survey.rating = Some(rating);
        Some(survey)
    }

    fn rate(&mut self, agent: &Profile, month: usize) -> (u8, Option<Cause>) {
        let low = [1, 2, 3][self.dice.weighted(&[2, 3, 5])];
        if self.excused.draw(75) {
            let cause = if self.dice.chance(600) { Cause::Premises } else { Cause::NotOurs };
            return (low, Some(cause));
        }
        if self.satisfied.draw(agent.satisfied[month]) {
            return (if self.dice.chance(640) { 5 } else { 4 }, None);
        }
        let causes = [Cause::Attitude, Cause::Slow, Cause::Unsolved];
        let cause = causes[self.dice.weighted(&agent.causes)];
        (low, Some(cause).filter(|_| self.dice.chance(880)))
    }
}

/// Surveys that ask about no case: twenty rooms visited at the end of each month.
pub(super) fn visits(dice: &mut Dice) -> Vec<SurveyAnswer> {
    let mut visits = Vec::new();
    for day in [29, 60, 90] {
        let morning = crate::model::time::UtcOffset::CHINA.midnight(date(day)).plus(9 * HOUR);
        for _ in 0..20 {
            let invited = morning.plus(i64::from(dice.between(0, 20_000)));
            let rating = [1, 2, 3, 4, 5][dice.weighted(&[1, 2, 4, 10, 9])];
            visits.push(SurveyAnswer {
                id: String::new(),
                record: None,
                invited,
                answered: Some(invited.plus(300)),
                rating: Some(rating),
                recommend: None,
                mode: SurveyMode::Interview,
                form: None,
                extra: Extra::default(),
            });
        }
    }
    visits
}

/// Complaints about people, dealt out over the quarter.
pub(super) struct Accusations {
    ruled: Vec<(usize, bool)>,
    undecided: Vec<usize>,
    total: usize,
}

impl Accusations {
    /// All that the profiles ask for, in any order.
    pub(super) fn all(dice: &mut Dice) -> Self {
        let mut ruled = Vec::new();
        let mut undecided = Vec::new();
        for (at, agent) in AGENTS.iter().enumerate() {
            let [upheld, dismissed, open] = agent.accused;
            ruled.extend(std::iter::repeat_n((at, true), upheld));
            ruled.extend(std::iter::repeat_n((at, false), dismissed));
            undecided.extend(std::iter::repeat_n(at, open));
        }
        dice.shuffle(&mut ruled);
        dice.shuffle(&mut undecided);
        Self { total: ruled.len(), ruled, undecided }
    }

    /// Whom a complaint is about that comes in on this day and that `handler` takes up, and the ruling.
    pub(super) fn next(&mut self, day: u32, handler: usize) -> Option<(usize, Option<bool>)> {
        let known = |at: usize| at != handler && first_day(&AGENTS[at]) <= date(day);
        if day + 6 >= DAYS
            && let Some(at) = self.undecided.iter().position(|it| known(*it))
        {
            return Some((self.undecided.remove(at), None));
        }
        let dealt = self.total - self.ruled.len();
        if dealt * 80 > day as usize * self.total {
            return None;
        }
        let at = self.ruled.iter().position(|(accused, _)| known(*accused))?;
        let (accused, upheld) = self.ruled.remove(at);
        Some((accused, Some(upheld)))
    }
}
