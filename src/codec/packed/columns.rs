//! The columns of packed records, in the order they stand in the bytes.
//!
//! Each column is a block of its own; a row takes at least one byte of every column, which bounds what a false number
//! of rows can ask for. Times count from the row's creation, creations from the row before.

use super::bytes::{
    NameReader, NameWriter, Reader, TextReader, TextWriter, put, put_block, zigzag,
};
use super::steps::{StepReader, StepWriter};
use super::{PackError, PlacedRows};
use crate::model::{Cause, Channel, Extra, Records, Row, Time, Urgency};

/// Columns of numbers: places, creations, then what [`numbers`] lists.
const NUMBERS: usize = 16;

/// The bytes of the rows at `places`.
pub(super) fn write(records: &Records, places: &[u32]) -> Result<Vec<u8>, PackError> {
    let mut texts: [TextWriter<'_>; 3] = Default::default();
    let mut names: [NameWriter<'_>; 7] = Default::default();
    let mut columns: [Vec<u8>; NUMBERS] = Default::default();
    let mut steps = StepWriter::default();
    let (mut extras, mut extra_text) = (Vec::new(), Vec::new());
    let (mut place_before, mut created_before) = (-1, 0);
    for place in places {
        let row = records.row(*place as usize);
        let step = i64::from(*place) - place_before;
        put(&mut columns[0], u64::try_from(step).expect("places rise") - 1);
        put(&mut columns[1], zigzag(row.created.epoch() - created_before));
        (place_before, created_before) = (i64::from(*place), row.created.epoch());
        for (column, number) in columns[2..].iter_mut().zip(numbers(&row)) {
            put(column, number);
        }
        for (column, text) in texts.iter_mut().zip([row.id, row.external_id, row.note]) {
            column.push(text);
        }
        for (column, name) in names.iter_mut().zip(named(&row)) {
            column.push(name);
        }
        steps.push(row.created, row.steps, row.stops)?;
        let extra = row.extra.map(|it| {
            serde_json::to_vec(it).expect("what was read from JSON can be written as JSON")
        });
        let extra = extra.unwrap_or_default();
        put(&mut extras, extra.len() as u64);
        extra_text.extend_from_slice(&extra);
    }
    let mut out = Vec::new();
    put(&mut out, places.len() as u64);
    for column in &columns {
        put_block(&mut out, column);
    }
    for column in texts {
        column.finish(&mut out);
    }
    for column in names {
        column.finish(&mut out);
    }
    steps.finish(&mut out);
    put_block(&mut out, &extras);
    put_block(&mut out, &extra_text);
    Ok(out)
}

fn named<'a>(row: &Row<'a>) -> [Option<&'a str>; 7] {
    [
        Some(row.source),
        Some(row.task_type),
        row.agent,
        row.room,
        row.incident,
        row.closed_by,
        row.about,
    ]
}

/// The numbers of a row; zero is "none" where there can be none.
fn numbers(row: &Row<'_>) -> [u64; NUMBERS - 2] {
    let flag = |it: Option<bool>| it.map_or(0, |it| 1 + u64::from(it));
    let number = |it: Option<u32>| it.map_or(0, |it| 1 + u64::from(it));
    let time = |it: Option<Time>| it.map_or(0, |it| 1 + zigzag(it.since(row.created)));
    [
        place_of(&Channel::ALL, &row.channel),
        u64::from(row.urgency == Urgency::Urgent),
        flag(row.answered),
        number(row.rings.map(u32::from)),
        flag(row.solved),
        number(row.rating.map(u32::from)),
        row.cause.map_or(0, |it| 1 + place_of(&Cause::ALL, &it)),
        flag(row.upheld),
        number(row.wait_s),
        number(row.talk_s),
        time(row.first_response),
        time(row.due),
        time(row.resolved),
        time(row.reopened),
    ]
}

/// The rows of these bytes.
pub(super) fn read(bytes: &[u8]) -> Result<PlacedRows, PackError> {
    let mut from = Reader::new(bytes);
    let count = from.number()?;
    let mut columns: [Reader<'_>; NUMBERS] = Default::default();
    for column in &mut columns {
        *column = from.block()?;
    }
    let mut ids = TextReader::new(&mut from)?;
    let mut external_ids = TextReader::new(&mut from)?;
    let mut notes = TextReader::new(&mut from)?;
    let mut names = Vec::new();
    for _ in 0..7 {
        names.push(NameReader::new(&mut from)?);
    }
    let mut steps = StepReader::new(&mut from)?;
    let (mut extras, mut extra_text) = (from.block()?, from.block()?);
    let mut found = PlacedRows::default();
    let mut next_place = 0_u64;
    let mut created = 0_i64;
    for _ in 0..count {
        let place = next_place.checked_add(columns[0].number()?);
        let place = place.and_then(|it| u32::try_from(it).ok());
        let place = place.ok_or(PackError::Damaged("a place"))?;
        next_place = u64::from(place) + 1;
        created = created.checked_add(columns[1].signed()?).ok_or(PackError::Damaged("a time"))?;
        let created = Time::from_epoch(created).ok_or(PackError::Damaged("a time"))?;
        let mut values = Values { columns: columns[2..].iter_mut() };
        let mut name = names.iter_mut().map(NameReader::next);
        let mut name = || name.next().expect("seven columns of names");
        let (taken, stopped) = steps.next(created)?;
        let extra = extra(extras.number()?, &mut extra_text)?;
        let row = Row {
            id: Some(ids.next()?).filter(|it| !it.is_empty()).ok_or(PackError::Damaged("an id"))?,
            source: name()?.ok_or(PackError::Damaged("a source"))?,
            external_id: external_ids.next()?,
            task_type: name()?.ok_or(PackError::Damaged("a kind of work"))?,
            agent: name()?,
            room: name()?,
            incident: name()?,
            closed_by: name()?,
            about: name()?,
            created,
            channel: one_of(&Channel::ALL, values.next()?)?,
            urgency: one_of(&[Urgency::Normal, Urgency::Urgent], values.next()?)?,
            answered: values.flag()?,
            rings: values.byte()?,
            solved: values.flag()?,
            rating: values.byte()?,
            cause: values.optional()?.map(|it| one_of(&Cause::ALL, it)).transpose()?,
            upheld: values.flag()?,
            wait_s: values.seconds()?,
            talk_s: values.seconds()?,
            first_response: values.time(created)?,
            due: values.time(created)?,
            resolved: values.time(created)?,
            reopened: values.time(created)?,
            steps: &taken,
            stops: &stopped,
            note: notes.next()?,
            extra: extra.as_ref(),
        };
        found.records.push_row(&row);
        found.places.push(place);
    }
    let texts = [ids, external_ids, notes];
    let all_read = from.is_at_end()
        && columns.iter().all(|it| it.is_at_end())
        && texts.iter().all(TextReader::is_at_end)
        && names.iter().all(NameReader::is_at_end)
        && steps.is_at_end()
        && extras.is_at_end()
        && extra_text.is_at_end();
    all_read.then_some(found).ok_or(PackError::Damaged("more than the rows"))
}

/// The rest of a row's numbers, in the order of [`numbers`].
struct Values<'a, 'b> {
    columns: std::slice::IterMut<'b, Reader<'a>>,
}

impl Values<'_, '_> {
    fn next(&mut self) -> Result<u64, PackError> {
        self.columns.next().expect("as many as `numbers` has").number()
    }

    fn optional(&mut self) -> Result<Option<u64>, PackError> {
        self.next().map(|it| it.checked_sub(1))
    }

    fn flag(&mut self) -> Result<Option<bool>, PackError> {
        self.optional()?.map(|it| one_of(&[false, true], it)).transpose()
    }

    fn byte(&mut self) -> Result<Option<u8>, PackError> {
        let damaged = |_too_large| PackError::Damaged("a small number");
        self.optional()?.map(|it| u8::try_from(it).map_err(damaged)).transpose()
    }

    fn seconds(&mut self) -> Result<Option<u32>, PackError> {
        let damaged = |_too_large| PackError::Damaged("a duration");
        self.optional()?.map(|it| u32::try_from(it).map_err(damaged)).transpose()
    }

    fn time(&mut self, created: Time) -> Result<Option<Time>, PackError> {
        match self.optional()? {
            None => Ok(None),
            Some(distance) => time_after(created, distance).map(Some),
        }
    }
}

/// The time at this zigzag distance.
pub(super) fn time_after(from: Time, distance: u64) -> Result<Time, PackError> {
    let distance = super::bytes::unzigzag(distance);
    from.epoch()
        .checked_add(distance)
        .and_then(Time::from_epoch)
        .ok_or(PackError::Damaged("a time"))
}

pub(super) fn place_of<T: PartialEq>(all: &[T], value: &T) -> u64 {
    all.iter().position(|it| it == value).expect("ALL lists every variant") as u64
}

pub(super) fn one_of<T: Copy>(all: &[T], place: u64) -> Result<T, PackError> {
    let place = usize::try_from(place).ok();
    place.and_then(|it| all.get(it)).copied().ok_or(PackError::Damaged("a choice"))
}

fn extra(count: u64, from: &mut Reader<'_>) -> Result<Option<Extra>, PackError> {
    if count == 0 {
        return Ok(None);
    }
    let extra = serde_json::from_str(from.text(count)?);
    extra.map(Some).map_err(|_not_an_object| PackError::Damaged("unknown fields"))
}
