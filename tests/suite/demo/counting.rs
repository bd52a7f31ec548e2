//! Counts and scores of an office, worked out from its records alone and independently of the engine.

use std::collections::BTreeMap;

use jiheng::model::{
    Cause, Curve, Indicator, Measure, OfficeData, Period, Record, ReviewKind, StaffId, Time,
};

const DAY: i64 = 24 * 3600;
const WEEK: i64 = 7 * DAY;

/// What one agent did in the quarter: hits and cases of each indicator.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub handled: u32,
    pub csat: [(u32, u32); 3],
    pub excused: u32,
    pub fcr: (u32, u32),
    pub fcr_all: (u32, u32),
    pub upheld: u32,
    pub ring: (u32, u32),
    pub sla: (u32, u32),
    pub res: (u32, u32),
    pub hours: u32,
    pub sup: (u32, u32),
    pub peer: (u32, u32),
    pub units: u32,
    pub rostered: u32,
    pub score: Score,
}

/// Points by the policy's curves, before and after the workload bonus.
#[derive(Clone, Debug, Default)]
pub struct Score {
    pub groups: BTreeMap<String, f64>,
    pub coverage: u32,
    pub excess: f64,
    pub bonus: f64,
    pub total: f64,
}

impl Counts {
    pub fn rated(&self) -> (u32, u32) {
        self.csat.iter().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1))
    }

    fn of(&self, measure: &Measure) -> (u32, u32, u32) {
        let share = |(hits, cases)| (hits, cases, cases);
        match measure {
            Measure::Satisfied => share(self.rated()),
            Measure::FirstContact { .. } => share(self.fcr),
            Measure::UpheldComplaints => share((self.upheld, self.handled)),
            Measure::WithinRings { .. } => share(self.ring),
            Measure::OnTime => share(self.sla),
            Measure::Resolved => share(self.res),
            Measure::TrainingHours => (self.hours, 1, 1),
            Measure::SupervisorReview => share(self.sup),
            Measure::PeerReview => share(self.peer),
            _ => (0, 0, 0),
        }
    }

    pub fn group(&self, id: &str) -> f64 {
        self.score.groups[id]
    }
}

pub fn ratio((hits, cases): (u32, u32)) -> f64 {
    f64::from(hits) / f64::from(cases.max(1))
}

pub fn points(curve: &Curve, value: f64) -> f64 {
    let Curve::Linear { anchors, .. } = curve else { panic!("the demo has lines only") };
    let at = |at: usize| (anchors[at].value.to_f64(), anchors[at].points.to_f64());
    let after = anchors.iter().position(|it| value < it.value.to_f64()).unwrap_or(anchors.len());
    match after {
        0 => at(0).1,
        _ if after == anchors.len() => at(after - 1).1,
        _ => {
            let ((x0, y0), (x1, y1)) = (at(after - 1), at(after));
            y0 + (value - x0) * (y1 - y0) / (x1 - x0)
        }
    }
}

fn month(data: &OfficeData, time: Time) -> usize {
    let months: [Period; 3] = ["2026-07", "2026-08", "2026-09"].map(|it| it.parse().unwrap());
    months.iter().position(|it| it.contains(data.local_date(time))).unwrap()
}

pub fn cut(data: &OfficeData) -> Time {
    let quarter: Period = "2026Q3".parse().unwrap();
    data.as_of(quarter, Time::from_epoch(0).unwrap())
}

fn due(data: &OfficeData, record: &Record) -> Option<Time> {
    let target = data.task_type(&record.task_type)?.targets.get(&record.urgency)?.resolution_s?;
    let due = record.due.unwrap_or_else(|| record.created.plus(target.into()));
    let stopped: i64 =
        record.stops.iter().map(|it| it.to.unwrap_or(cut(data)).since(it.from)).sum();
    Some(due.plus(stopped))
}

/// Everything counted and scored, by agent.
pub fn counts(data: &OfficeData) -> BTreeMap<StaffId, Counts> {
    let mut all: BTreeMap<StaffId, Counts> = data
        .staff
        .iter()
        .filter(|it| it.role.is_ranked())
        .map(|it| (it.id.clone(), Counts::default()))
        .collect();
    count_records(data, &mut all);
    count_repeats(data, &mut all);
    for training in data.trainings.iter() {
        all.get_mut(&training.staff).unwrap().hours += u32::from(training.hours);
    }
    for shift in data.shifts.iter() {
        let hours = u32::try_from(shift.end.since(shift.start) / 3600).unwrap();
        all.get_mut(&shift.staff).unwrap().rostered += hours;
    }
    for review in data.reviews.iter().filter(|it| it.rater != it.ratee) {
        let counts = all.get_mut(&review.ratee).unwrap();
        let sum = match review.kind {
            ReviewKind::Supervisor => &mut counts.sup,
            ReviewKind::Peer => &mut counts.peer,
        };
        *sum = (sum.0 + u32::from(review.score), sum.1 + 1);
    }
    score(data, &mut all);
    all
}

fn count_records(data: &OfficeData, all: &mut BTreeMap<StaffId, Counts>) {
    let surveys: BTreeMap<_, _> =
        data.surveys.iter().filter_map(|it| Some((it.record.clone()?, it.rating?))).collect();
    for record in data.records.iter() {
        if record.upheld == Some(true) {
            let accused = record.about.as_ref().unwrap();
            all.get_mut(accused).unwrap().upheld += 1;
        }
        let Some(counts) = record.agent.as_ref().and_then(|it| all.get_mut(it)) else { continue };
        if record.answered != Some(false) {
            counts.handled += 1;
            counts.units += data.task_type(&record.task_type).unwrap().difficulty_centi;
        }
        if let Some(rings) = record.rings {
            counts.ring = (counts.ring.0 + u32::from(rings <= 3), counts.ring.1 + 1);
        }
        if let Some(rating) = record.rating.or_else(|| surveys.get(&record.id).copied()) {
            if record.cause.is_none_or(Cause::counts_for_the_agent) {
                let (good, rated) = &mut counts.csat[month(data, record.created)];
                (*good, *rated) = (*good + u32::from(rating >= 4), *rated + 1);
            } else {
                counts.excused += 1;
            }
        }
        if let Some(due) = due(data, &record).filter(|it| *it < cut(data)) {
            let met = record.resolved.is_some_and(|it| it <= due);
            counts.sla = (counts.sla.0 + u32::from(met), counts.sla.1 + 1);
            counts.res = (counts.res.0 + u32::from(record.resolved.is_some()), counts.res.1 + 1);
        }
    }
}

/// First contacts and all contacts that nobody from the same room repeats within the week.
fn count_repeats(data: &OfficeData, all: &mut BTreeMap<StaffId, Counts>) {
    let mut by_room: BTreeMap<(String, String), Vec<Record>> = BTreeMap::new();
    for record in data.records.iter() {
        if data.task_type(&record.task_type).is_some_and(|it| !it.dispatched)
            && let Some(room) = record.room.clone()
        {
            by_room.entry((room, record.task_type.to_string())).or_default().push(record);
        }
    }
    for contacts in by_room.values() {
        for (at, record) in contacts.iter().enumerate() {
            let near = |other: &Record| other.created.since(record.created).abs() <= WEEK;
            if record.created.plus(WEEK) > cut(data) {
                continue;
            }
            let Some(counts) = all.get_mut(record.agent.as_ref().unwrap()) else { continue };
            let settled = u32::from(!contacts[at + 1..].iter().any(near));
            counts.fcr_all = (counts.fcr_all.0 + settled, counts.fcr_all.1 + 1);
            if !contacts[..at].iter().any(near) {
                counts.fcr = (counts.fcr.0 + settled, counts.fcr.1 + 1);
            }
        }
    }
}

fn score(data: &OfficeData, all: &mut BTreeMap<StaffId, Counts>) {
    let sum = |count: fn(&Counts) -> u32| f64::from(all.values().map(count).sum::<u32>());
    let pooled = sum(|it| it.units) / sum(|it| it.rostered);
    for (id, counts) in all.iter_mut() {
        let role = data.staff_member(id).unwrap().role;
        let mut score = Score::default();
        let (mut total, mut weight) = (0.0, 0.0);
        for group in &data.policy.groups {
            let scored =
                |it: &&Indicator| it.applies_to(role) && counts.of(&it.measure).2 >= it.n_min;
            let scored: Vec<&Indicator> =
                data.policy.indicators_of(&group.id).filter(scored).collect();
            let locals: u32 = scored.iter().map(|it| it.local_bp).sum();
            let value = |it: &Indicator| {
                let (hits, cases, _) = counts.of(&it.measure);
                points(&it.curve, ratio((hits, cases))) * f64::from(it.local_bp)
            };
            let value = scored.iter().map(|it| value(it)).sum::<f64>() / f64::from(locals);
            score.groups.insert(group.id.to_string(), value);
            score.coverage += group.weight_bp * locals / 10_000;
            total += value * f64::from(group.weight_bp);
            weight += f64::from(group.weight_bp);
        }
        score.excess = f64::from(counts.units) / f64::from(counts.rostered) / pooled - 1.0;
        if score.groups["Q"] >= 60.0 {
            score.bonus = (20.0 * (score.excess - 0.1)).clamp(0.0, 5.0);
        }
        score.total = total / weight + score.bonus;
        counts.score = score;
    }
}
