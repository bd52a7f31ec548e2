//! What every indicator needs to know of the office: who is judged, when, and which rows are theirs.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::clock::{Clock, WorkingTime};
use crate::model::{
    Cause, Lane, NameColumn, OfficeData, Period, Records, Role, StaffId, Target, TaskType,
    TaskTypeId, Time,
};

/// The office seen through one period.
pub struct Scope<'a> {
    /// The office.
    pub data: &'a OfficeData,
    /// The period.
    pub period: Period,
    /// The period's first second.
    pub start: Time,
    /// The first second after it.
    pub end: Time,
    /// The moment of judging: what happens later is not known yet.
    pub as_of: Time,
    /// Who is judged, by staff id.
    pub agents: Arc<[(StaffId, Role)]>,
    agent_of_code: Vec<Option<usize>>,
    about_of_code: Vec<Option<usize>>,
    type_of_code: Vec<Option<&'a TaskType>>,
    survey_ratings: BTreeMap<usize, (u8, Option<Cause>)>,
    frame: Frame,
}

/// What of a scope does not depend on the records, for scopes of other records of the same office.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    period: Period,
    start: Time,
    end: Time,
    pub as_of: Time,
    pub agents: Arc<[(StaffId, Role)]>,
    has_invitations: bool,
    working_time: Option<Arc<WorkingTime>>,
    /// The position of every kind of work.
    types: Arc<BTreeMap<TaskTypeId, usize>>,
}

impl Frame {
    /// Whether `time` lies in the period and has been reached.
    pub fn covers(&self, time: Time) -> bool {
        self.start <= time && time < self.as_of.min(self.end)
    }
}

impl<'a> Scope<'a> {
    /// Everybody who is ranked and was at work during `period`, judged as of its end, the end of
    /// the data, or `now`, whichever is first.
    pub fn new(data: &'a OfficeData, period: Period, now: Time) -> Self {
        let at_work = |from: Option<_>, to: Option<_>| {
            from.is_none_or(|it| it < period.end()) && to.is_none_or(|it| period.start() < it)
        };
        let mut agents: Vec<(StaffId, Role)> = data
            .staff
            .iter()
            .filter(|it| it.role.is_ranked() && at_work(it.from, it.to))
            .map(|it| (it.id.clone(), it.role))
            .collect();
        agents.sort();
        let types = data.task_types.iter().zip(0..).map(|(it, at)| (it.id.clone(), at));
        let calendar = data.office.calendar.as_ref();
        let compiled = |it| Arc::new(WorkingTime::compile(it, data.office.utc_offset));
        let (start, end) = period.bounds(data.office.utc_offset);
        let as_of = data.as_of(period, now);
        let frame = Frame {
            period,
            start,
            end,
            as_of,
            agents: agents.into(),
            has_invitations: data.surveys.iter().any(|it| it.invited < as_of),
            working_time: calendar.map(compiled),
            types: Arc::new(types.collect()),
        };
        Self::within(frame, data)
    }

    /// The same scope of other records: `data` has the kinds of work of the office that `frame` is of.
    pub(super) fn within(frame: Frame, data: &'a OfficeData) -> Self {
        let by_code = |column: &NameColumn| {
            let position =
                |name: &str| frame.agents.binary_search_by(|it| it.0.as_str().cmp(name)).ok();
            column.names().iter().map(|name| position(name)).collect()
        };
        let type_of = |name: &Arc<str>| data.task_types.get(*frame.types.get(&**name)?);
        Self {
            data,
            period: frame.period,
            start: frame.start,
            end: frame.end,
            as_of: frame.as_of,
            agents: Arc::clone(&frame.agents),
            agent_of_code: by_code(data.records.agents()),
            about_of_code: by_code(data.records.abouts()),
            type_of_code: data.records.task_types().names().iter().map(type_of).collect(),
            survey_ratings: survey_ratings(data, frame.as_of),
            frame,
        }
    }

    /// What of this scope does not depend on the records.
    pub(super) fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The office's records.
    pub fn records(&self) -> &'a Records {
        &self.data.records
    }

    /// The position of a member of staff among `agents`.
    pub fn agent(&self, id: &StaffId) -> Option<usize> {
        self.agents.binary_search_by(|it| it.0.cmp(id)).ok()
    }

    /// Who handled the record in `row`, if that person is judged.
    pub fn agent_of(&self, row: usize) -> Option<usize> {
        let code = self.records().agents().codes()[row];
        self.agent_of_code.get(code as usize).copied().flatten()
    }

    /// Whom the complaint in `row` is about, if that person is judged.
    pub fn about_of(&self, row: usize) -> Option<usize> {
        let code = self.records().abouts().codes()[row];
        self.about_of_code.get(code as usize).copied().flatten()
    }

    /// The kind of work in `row`.
    pub fn task_type_of(&self, row: usize) -> Option<&'a TaskType> {
        self.type_of(self.records().task_types().codes()[row] as usize)
    }

    /// The kind of work with this code in the records.
    pub fn type_of(&self, code: usize) -> Option<&'a TaskType> {
        self.type_of_code.get(code).copied().flatten()
    }

    /// Whether `time` lies in the period and has been reached.
    pub fn covers(&self, time: Time) -> bool {
        self.frame.covers(time)
    }

    /// The clock of a lane. An office without a calendar is not known to close, so its clock runs on.
    pub fn clock(&self, lane: Lane) -> Clock<'_> {
        match (lane, &self.frame.working_time) {
            (Lane::Office, Some(working_time)) => Clock::Office(working_time),
            (Lane::Office | Lane::RoundTheClock, _) => Clock::RoundTheClock,
        }
    }

    /// The clock of the work in `row`.
    pub fn clock_of(&self, row: usize) -> Clock<'_> {
        self.clock(self.target_of(row).map(|it| it.clock).unwrap_or_default())
    }

    /// When the record in `row` has to be resolved, by its own limit or its type's, without stops.
    pub fn limit(&self, row: usize) -> Option<Time> {
        let records = self.records();
        records.due(row).or_else(|| {
            let limit = self.target_of(row)?.resolution_s?;
            Some(self.clock_of(row).add(records.created(row), limit.into()))
        })
    }

    /// The time limits of the work in `row`.
    pub fn target_of(&self, row: usize) -> Option<&'a Target> {
        self.task_type_of(row)?.targets.get(&self.records().urgency(row))
    }

    /// Whether the record is a contact that can settle a matter or bring it up again: not a call nobody
    /// answered, and no work for which somebody has to be sent.
    pub fn is_contact(&self, row: usize) -> bool {
        !self.is_abandoned(row) && !self.task_type_of(row).is_some_and(|it| it.dispatched)
    }

    /// Whether the office had sent an invitation to rate by the moment of judging.
    pub fn has_invitations(&self) -> bool {
        self.frame.has_invitations
    }

    /// Whether a survey has rated a record.
    pub fn has_surveys(&self) -> bool {
        !self.survey_ratings.is_empty()
    }

    /// The rows created in the period.
    pub fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.records().len()).filter(|row| self.covers(self.records().created(*row)))
    }

    /// Whether the record is a call nobody answered; it is no case for anything but the answer rate.
    pub fn is_abandoned(&self, row: usize) -> bool {
        self.records().answered(row) == Some(false)
    }

    /// When the record in `row` was resolved, if that was before the moment of judging.
    pub fn resolved(&self, row: usize) -> Option<Time> {
        self.records().resolved(row).filter(|it| *it < self.as_of)
    }

    /// Why the rating of the record in `row` is low: as noted with it, or else as its survey says.
    pub fn cause(&self, row: usize) -> Option<Cause> {
        self.records().cause(row).or_else(|| self.survey_ratings.get(&row)?.1)
    }

    /// The rating of the record in `row`: its own, or else its survey's.
    pub fn rating(&self, row: usize) -> Option<u8> {
        self.records().rating(row).or_else(|| Some(self.survey_ratings.get(&row)?.0))
    }
}

/// The ratings that surveys gave to records, by row; of several answers the first counts.
fn survey_ratings(data: &OfficeData, as_of: Time) -> BTreeMap<usize, (u8, Option<Cause>)> {
    let mut answers: BTreeMap<&str, (Time, u8, Option<Cause>)> = BTreeMap::new();
    for survey in data.surveys.iter() {
        let (Some(record), Some(answered), Some(rating)) =
            (&survey.record, survey.answered, survey.rating)
        else {
            continue;
        };
        if answered < as_of {
            let answer = (answered, rating, survey.form.as_ref().and_then(|it| it.cause));
            let first = answers.entry(record.as_str()).or_insert(answer);
            *first = (*first).min(answer);
        }
    }
    if answers.is_empty() {
        return BTreeMap::new();
    }
    (0..data.records.len())
        .filter_map(|row| {
            let (_, rating, cause) = answers.get(data.records.id_text(row))?;
            Some((row, (*rating, *cause)))
        })
        .collect()
}
