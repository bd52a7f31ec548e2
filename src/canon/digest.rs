//! Fingerprints: SHA-256 over canonical JSON, each kind of thing in a domain of its own.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{CanonError, canonical, canonical_row};
use crate::model::{
    Calendar, Entry, Extra, FilledForm, Inspection, OfficeData, Period, Policy, Review, Row, Shift,
    SurveyAnswer, Time,
};

/// What hashes of policies begin with.
pub const POLICY_DOMAIN: &str = "jiheng/policy/v1";
/// What hashes of a period's data begin with.
pub const DATA_DOMAIN: &str = "jiheng/data/v1";
/// What hashes of results begin with.
pub const RESULT_DOMAIN: &str = "jiheng/result/v1";
/// What secrets that only the data gives begin with.
pub const SALT_DOMAIN: &str = "jiheng/salt/v1";

/// Two hashes of one period's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataHashes {
    /// [`data_hash`], which is published.
    pub published: String,
    /// The same text in the domain of salts. Whoever has the data computes it, and nobody else: what is published says
    /// nothing of it. It is never printed or sent.
    pub secret: String,
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex(Sha256::digest(bytes.as_ref()).as_slice())
}

/// SHA-256 of the domain, a zero byte and the canonical text of `value`, as 64 hexadecimal digits.
pub fn hash<T: Serialize + ?Sized>(domain: &str, value: &T) -> Result<String, CanonError> {
    let mut digest = Sha256::new();
    digest.update(domain.as_bytes());
    digest.update([0]);
    digest.update(canonical(value)?.as_bytes());
    Ok(hex(digest.finalize().as_slice()))
}

/// The fingerprint of everything a policy says, its name and version included.
pub fn policy_hash(policy: &Policy) -> String {
    let mut policy = policy.clone();
    policy.extra = Extra::default();
    policy.groups.iter_mut().for_each(|it| it.extra = Extra::default());
    policy.indicators.iter_mut().for_each(|it| it.extra = Extra::default());
    hash(POLICY_DOMAIN, &policy).expect("a policy is plain JSON")
}

/// The fingerprint of what the scores of `period` are computed from, whatever the order it came in.
///
/// A score is judged at the end of its period at the latest, so that nothing later can have a part in it, while
/// anything earlier may: what was created long ago is due now, a repeat contact follows an older one, case mix expects
/// last period's rates, and how far back a measure looks is the policy's to say. So the hash covers, whatever the policy,
/// - every record with a moment before the period's end, or that a covered survey asks about;
/// - every survey sent or answered before the period's end;
/// - the reviews, shifts, trainings, inspections and entered figures that touch the period: these no measure reads
///   from elsewhere;
/// - all people and kinds of work, the caps of ratings, and the clock and the calendar up to the period's end;
/// - the indicators that appeals struck for somebody in the period; records and ratings that they struck are left out or
///   changed in the office as it is counted, which is what is to be given.
///
/// Each list stands as the sorted hashes of its entries, so that one entry can be checked without the others.
/// What an office does not use (inspections, entered figures, caps of ratings, appeals) is not mentioned, so that it hashes as it did before.
pub fn data_hash(data: &OfficeData, period: Period) -> String {
    hash(DATA_DOMAIN, &data_value(data, period)).expect("hashes are plain JSON")
}

/// [`data_hash`], and the secret that goes with it, from one reading of the data.
pub fn data_hashes(data: &OfficeData, period: Period) -> DataHashes {
    let value = data_value(data, period);
    let of = |domain| hash(domain, &value).expect("hashes are plain JSON");
    DataHashes { published: of(DATA_DOMAIN), secret: of(SALT_DOMAIN) }
}

/// What is hashed of a period's data.
fn data_value(data: &OfficeData, period: Period) -> Value {
    let (start, end) = period.bounds(data.office.utc_offset);
    let known = |it: &&SurveyAnswer| it.invited < end || it.answered.is_some_and(|it| it < end);
    let surveys = data.surveys.iter().filter(known);
    let asked_about: BTreeSet<&str> =
        surveys.clone().filter_map(|it| Some(it.record.as_ref()?.as_str())).collect();
    let rows = (0..data.records.len()).map(|row| data.records.row(row)).filter(|row| {
        has_begun(row, end) || (!asked_about.is_empty() && asked_about.contains(row.id))
    });
    let records = rows.map(|row| sha256_hex(canonical_row(&row)));
    let touches = |it: Period| it.start() < period.end() && period.start() < it.end();
    let about = |it: &&Review| touches(it.period);
    // An empty shift at the period's first second begins in it, too.
    let on_duty = |it: &&Shift| it.start < end && (start < it.end || start <= it.start);
    let reviews = data.reviews.iter().filter(about).cloned();
    let shifts = data.shifts.iter().filter(on_duty).cloned();
    let trainings = data.trainings.iter().filter(|it| period.contains(it.date)).cloned();
    let inspections = data.inspections.iter().filter(|it| period.contains(it.date)).cloned();
    let inspections = hashes(inspections.map(|it| Inspection { extra: Extra::default(), ..it }));
    let entries = data.entries.iter().filter(|it| touches(it.period)).cloned();
    let entries = hashes(entries.map(|it| Entry { extra: Extra::default(), ..it }));
    let mut value = json!({
        "period": period,
        "utc_offset": data.office.utc_offset,
        "data_until": data.office.data_until,
        "records": sorted(records),
        "surveys": hashes(surveys.cloned().map(|it| SurveyAnswer {
            form: it.form.as_deref().and_then(excuse),
            extra: Extra::default(),
            ..it
        })),
        "reviews": hashes(reviews.map(|it| Review { extra: Extra::default(), ..it })),
        "shifts": hashes(shifts.map(|it| Shift { extra: Extra::default(), ..it })),
        "trainings": hashes(trainings.map(|mut it| {
            it.extra = Extra::default();
            it
        })),
        "staff": hashes(data.staff.iter().cloned().map(|mut it| {
            // Pay and skills decide no score and are nobody else's business.
            (it.base_pay_fen, it.skills) = (None, Vec::new());
            it.extra = Extra::default();
            it
        })),
        "task_types": hashes(data.task_types.iter().cloned().map(|mut it| {
            it.script = None;
            it.extra = Extra::default();
            it
        })),
    });
    if let Some(calendar) = &data.office.calendar {
        value["calendar"] = hours(calendar, period);
    }
    for (name, list) in [("inspections", inspections), ("entries", entries)] {
        if !list.is_empty() {
            value[name] = json!(list);
        }
    }
    let voided = data.appeals.iter().filter_map(|it| Some((&it.staff, it.voids(period)?)));
    let voided: BTreeSet<_> = voided.collect();
    if !voided.is_empty() {
        value["voided"] = json!(voided);
    }
    if let Some(caps) = data.office.rating_caps {
        value["rating_caps"] = json!(caps);
    }
    value
}

/// Whether anything of the record happened, or was to happen, before `end`.
fn has_begun(row: &Row<'_>, end: Time) -> bool {
    // Times that cannot be, such as a closing before the creation, count like others.
    let moments = [Some(row.created), row.first_response, row.due, row.resolved, row.reopened];
    moments.into_iter().flatten().any(|it| it < end)
}

/// What of a filled form decides a score: a cause for which the agent does not answer.
fn excuse(form: &FilledForm) -> Option<Box<FilledForm>> {
    let cause = form.cause.filter(|it| !it.counts_for_the_agent())?;
    Some(Box::new(FilledForm { cause: Some(cause), ..FilledForm::default() }))
}

/// The hours that count up to the end of a period: those of a week, and the days that are not worked by them.
fn hours(calendar: &Calendar, period: Period) -> Value {
    let special = calendar.special_days();
    let special = special.iter().filter(|(date, _)| **date < period.end());
    json!({ "week": calendar.week, "special_days": special.collect::<Vec<_>>() })
}

/// The sorted hashes of the entries of a list.
fn hashes<T: Serialize>(entries: impl Iterator<Item = T>) -> Vec<String> {
    let text = |it: T| canonical(&it).expect("what is saved is plain JSON");
    sorted(entries.map(|it| sha256_hex(text(it))))
}

fn sorted(hashes: impl Iterator<Item = String>) -> Vec<String> {
    let mut hashes: Vec<String> = hashes.collect();
    hashes.sort_unstable();
    hashes
}

fn hex(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from_digit(it.into(), 16).expect("four bits are one digit");
    bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}
