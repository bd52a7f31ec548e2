//! The parts of an office as texts, and an office from its parts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::layout::Part;
use crate::codec::{PackError, PlacedRows, pack_rows, unpack_rows};
use crate::model::{Extra, Office, OfficeData, Period, Policy, Records, Staff, TaskType};

#[derive(Serialize, Deserialize)]
struct Desk<'a> {
    office: Cow<'a, Office>,
    #[serde(flatten)]
    extra: Cow<'a, Extra>,
}

#[derive(Serialize, Deserialize)]
struct People<'a> {
    staff: Cow<'a, [Staff]>,
    task_types: Cow<'a, [TaskType]>,
}

#[derive(Serialize, Deserialize)]
struct Policies<'a> {
    policy: Cow<'a, Policy>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    draft: Cow<'a, Option<Policy>>,
    #[serde(default, skip_serializing_if = "<[Policy]>::is_empty")]
    #[serde(rename = "policies")]
    past: Cow<'a, [Policy]>,
    #[serde(default, rename = "role_policies", skip_serializing_if = "<[_]>::is_empty")]
    for_roles: Cow<'a, [Policy]>,
    #[serde(default, rename = "role_drafts", skip_serializing_if = "<[_]>::is_empty")]
    drafts_for_roles: Cow<'a, [Policy]>,
    #[serde(default, rename = "role_past", skip_serializing_if = "<[_]>::is_empty")]
    past_for_roles: Cow<'a, [Policy]>,
}

/// The places of an office's records by the month of their creation.
pub(super) type Months = BTreeMap<Period, Vec<u32>>;

/// The month that holds the record in `row`.
pub(super) fn month(data: &OfficeData, row: usize) -> Period {
    Period::month_of(data.local_date(data.records.created(row)))
}

/// The places of all records, by month.
pub(super) fn months(data: &OfficeData) -> Months {
    let mut months = Months::new();
    for row in 0..data.records.len() {
        let place = u32::try_from(row).expect("fewer than 2^32 records");
        months.entry(month(data, row)).or_default().push(place);
    }
    months
}

/// The parts that an office has; what is empty has none.
pub(super) fn parts(data: &OfficeData, months: &Months) -> Vec<Part> {
    let mut parts = vec![Part::Office, Part::People, Part::Policies];
    let lists = [
        (Part::Surveys, data.surveys.is_empty()),
        (Part::Reviews, data.reviews.is_empty()),
        (Part::Shifts, data.shifts.is_empty()),
        (Part::Trainings, data.trainings.is_empty()),
        (Part::Inspections, data.inspections.is_empty()),
        (Part::Entries, data.entries.is_empty()),
        (Part::Changes, data.changes.is_empty()),
        (Part::Appeals, data.appeals.is_empty()),
    ];
    parts.extend(lists.into_iter().filter(|(_, empty)| !empty).map(|(part, _)| part));
    parts.extend(months.keys().map(|it| Part::Records(*it)));
    parts
}

/// Whether a part other than records is alike in both.
pub(super) fn is_same(part: Part, one: &OfficeData, other: &OfficeData) -> bool {
    fn list<T: PartialEq>(one: &Arc<Vec<T>>, other: &Arc<Vec<T>>) -> bool {
        Arc::ptr_eq(one, other) || one == other
    }
    match part {
        Part::Office => one.office == other.office && one.extra == other.extra,
        Part::People => one.staff == other.staff && one.task_types == other.task_types,
        Part::Policies => {
            one.policy == other.policy
                && one.draft == other.draft
                && list(&one.policies, &other.policies)
                && one.role_policies == other.role_policies
                && one.role_drafts == other.role_drafts
                && list(&one.role_past, &other.role_past)
        }
        Part::Surveys => list(&one.surveys, &other.surveys),
        Part::Reviews => list(&one.reviews, &other.reviews),
        Part::Shifts => list(&one.shifts, &other.shifts),
        Part::Trainings => list(&one.trainings, &other.trainings),
        Part::Inspections => list(&one.inspections, &other.inspections),
        Part::Entries => list(&one.entries, &other.entries),
        Part::Changes => list(&one.changes, &other.changes),
        Part::Appeals => list(&one.appeals, &other.appeals),
        Part::Records(_) => false,
    }
}

/// The text of a part.
pub(super) fn write(part: Part, data: &OfficeData, months: &Months) -> Result<String, PackError> {
    Ok(match part {
        Part::Office => {
            json(&Desk { office: Cow::Borrowed(&data.office), extra: Cow::Borrowed(&data.extra) })
        }
        Part::People => json(&People {
            staff: Cow::Borrowed(&data.staff),
            task_types: Cow::Borrowed(&data.task_types),
        }),
        Part::Policies => json(&Policies {
            policy: Cow::Borrowed(&data.policy),
            draft: Cow::Borrowed(&data.draft),
            past: Cow::Borrowed(&data.policies),
            for_roles: Cow::Borrowed(&data.role_policies),
            drafts_for_roles: Cow::Borrowed(&data.role_drafts),
            past_for_roles: Cow::Borrowed(&data.role_past),
        }),
        Part::Surveys => json(&data.surveys),
        Part::Reviews => json(&data.reviews),
        Part::Shifts => json(&data.shifts),
        Part::Trainings => json(&data.trainings),
        Part::Inspections => json(&data.inspections),
        Part::Entries => json(&data.entries),
        Part::Changes => json(&data.changes),
        Part::Appeals => json(&data.appeals),
        Part::Records(month) => {
            pack_rows(&data.records, months.get(&month).map_or(&[], Vec::as_slice))?
        }
    })
}

fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("what the model holds is plain JSON")
}

/// An office from its texts; the error says what is missing or wrong.
pub(super) fn office(texts: &BTreeMap<Part, String>) -> Result<OfficeData, String> {
    let needed = |part| texts.get(&part).ok_or_else(|| format!("{part:?} is missing"));
    let desk: Desk<'_> = read(needed(Part::Office)?)?;
    let people: People<'_> = read(needed(Part::People)?)?;
    let policies: Policies<'_> = read(needed(Part::Policies)?)?;
    let mut months = Vec::new();
    for (part, text) in texts {
        if let Part::Records(month) = part {
            let rows = unpack_rows(text).map_err(|err| format!("records of {month}: {err}"))?;
            months.push(rows);
        }
    }
    let office = desk.office.into_owned();
    Ok(OfficeData {
        staff: people.staff.into_owned(),
        task_types: people.task_types.into_owned(),
        records: Arc::new(in_places(months)?),
        surveys: list(texts, Part::Surveys)?,
        reviews: list(texts, Part::Reviews)?,
        shifts: list(texts, Part::Shifts)?,
        trainings: list(texts, Part::Trainings)?,
        inspections: list(texts, Part::Inspections)?,
        entries: list(texts, Part::Entries)?,
        changes: list(texts, Part::Changes)?,
        appeals: list(texts, Part::Appeals)?,
        draft: policies.draft.into_owned(),
        policies: Arc::new(policies.past.into_owned()),
        role_policies: policies.for_roles.into_owned(),
        role_drafts: policies.drafts_for_roles.into_owned(),
        role_past: Arc::new(policies.past_for_roles.into_owned()),
        extra: desk.extra.into_owned(),
        ..OfficeData::empty(office, policies.policy.into_owned())
    })
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|err| err.to_string())
}

fn list<T: DeserializeOwned>(
    texts: &BTreeMap<Part, String>,
    part: Part,
) -> Result<Arc<Vec<T>>, String> {
    texts.get(&part).map_or_else(|| Ok(Arc::default()), |text| read(text).map(Arc::new))
}

/// All records in the order they were added, which the months need not follow.
fn in_places(mut months: Vec<PlacedRows>) -> Result<Records, String> {
    if months.len() == 1 && months[0].places.iter().zip(0..).all(|(place, row)| *place == row) {
        return Ok(months.remove(0).records);
    }
    let mut rows: Vec<(u32, &PlacedRows, usize)> = months
        .iter()
        .flat_map(|it| it.places.iter().enumerate().map(move |(row, place)| (*place, it, row)))
        .collect();
    rows.sort_unstable_by_key(|(place, ..)| *place);
    if rows.iter().zip(0..).any(|((place, ..), row)| *place != row) {
        return Err("the months do not make up a whole".to_owned());
    }
    let mut records = Records::default();
    for (_, month, row) in rows {
        records.push_row(&month.records.row(row));
    }
    Ok(records)
}
