//! From the document to the store: only what changed, and never half of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::key_value::{KeyValue, StorageError, units};
use super::layout::{Found, HEAD, Head, Part, SEGMENTS, Segment, checksum, key, read_head};
use super::part::{self, Months};
use crate::codec::PackError;
use crate::model::{Document, OfficeData, Period};

/// The document as the store has it, and where; [`Saved::default`] before anything was saved.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Saved {
    generation: u64,
    segments: Vec<Segment>,
    document: Document,
}

impl Saved {
    pub(super) fn new(head: Head, document: Document) -> Self {
        Self { generation: head.generation, segments: head.segments, document }
    }

    /// How often the document has been saved; 0 before the first time.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The document that is in the store.
    pub fn document(&self) -> &Document {
        &self.document
    }

    fn segment(&self, data: &OfficeData, part: Part) -> Option<&Segment> {
        self.segments.iter().find(|it| it.part == part && it.office == data.office.id)
    }
}

/// What a save did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaveReport {
    /// Segments written; 0 if the store had all of it already.
    pub written: usize,
    /// UTF-16 units of what was written, the head not counted.
    pub written_units: usize,
    /// UTF-16 units of the whole document, the head not counted.
    pub total_units: usize,
}

/// A text on its way to its key.
struct Pending {
    segment: Segment,
    text: String,
}

/// Puts `document` into the store in place of what `saved` says is there.
///
/// If it fails, the store holds what it held, and `saved` is as it was; what was begun is cleared away at once if the
/// store lets us, and by the next save if not.
pub fn save(
    store: &impl KeyValue,
    saved: &mut Saved,
    document: &Document,
) -> Result<SaveReport, StorageError> {
    let first = check_generation(store, saved)?;
    let generation = saved.generation + 1;
    let (segments, pending) = plan(saved, document, generation)?;
    let total_units = segments.iter().map(|it| it.units).sum();
    if segments == saved.segments {
        saved.document = document.clone();
        return Ok(SaveReport { total_units, ..SaveReport::default() });
    }
    // Left by a save that was stopped; in the way if the store is nearly full.
    remove_all_but(store, &saved.segments)?;
    if first {
        // From now on, segments without a head are damage and no first visit.
        store.set(HEAD, &Head::new(0, Vec::new()).write())?;
    }
    let head = Head::new(generation, segments);
    if let Err(err) = write(store, saved, &pending, &head) {
        // The error says enough; the next save tries again.
        let _kept_for_the_next_save = remove_all_but(store, &saved.segments);
        return Err(err);
    }
    let report = SaveReport {
        written: pending.len(),
        written_units: pending.iter().map(|it| it.segment.units).sum(),
        total_units,
    };
    *saved = Saved::new(head, document.clone());
    // The document is saved, whether or not the old segments could be removed.
    let _kept_for_the_next_save = remove_all_but(store, &saved.segments);
    Ok(report)
}

/// Whether this is the first save; an error if the store does not hold what `saved` says.
fn check_generation(store: &impl KeyValue, saved: &Saved) -> Result<bool, StorageError> {
    let expected = saved.generation;
    let (first, found) = match read_head(store.get(HEAD)?.as_deref()) {
        Found::Nothing => (true, Some(0)),
        Found::Head(head) => (false, Some(head.generation)),
        Found::Newer(_) | Found::Damaged(_) => (false, None),
    };
    let headless = || store.keys().map(|it| it.iter().any(|it| it.starts_with(SEGMENTS)));
    if found != Some(expected) || (first && headless()?) {
        let found = found.filter(|it| *it != expected);
        return Err(StorageError::ChangedElsewhere { expected, found });
    }
    Ok(first)
}

fn write(
    store: &impl KeyValue,
    saved: &Saved,
    pending: &[Pending],
    head: &Head,
) -> Result<(), StorageError> {
    for Pending { segment, text } in pending {
        store.set(&segment.key, text)?;
    }
    check_generation(store, saved)?;
    store.set(HEAD, &head.write())
}

fn remove_all_but(store: &impl KeyValue, kept: &[Segment]) -> Result<(), StorageError> {
    let kept: BTreeSet<&str> = kept.iter().map(|it| it.key.as_str()).collect();
    for key in store.keys()? {
        if key.starts_with(SEGMENTS) && !kept.contains(key.as_str()) {
            store.remove(&key)?;
        }
    }
    Ok(())
}

/// All segments of the document, and those that have to be written.
fn plan(
    saved: &Saved,
    document: &Document,
    generation: u64,
) -> Result<(Vec<Segment>, Vec<Pending>), StorageError> {
    let mut segments = Vec::new();
    let mut pending = Vec::new();
    for data in &document.offices {
        let before = saved.document.office(&data.office.id);
        if before.is_some_and(|it| Arc::ptr_eq(it, data)) {
            let kept = saved.segments.iter().filter(|it| it.office == data.office.id);
            segments.extend(kept.cloned());
            continue;
        }
        let months = part::months(data);
        let changed = changed_months(before.map(|it| &**it), data, &months);
        for part in part::parts(data, &months) {
            let is_kept = match part {
                Part::Records(month) => !changed.contains(&month),
                _ => before.is_some_and(|it| part::is_same(part, it, data)),
            };
            if let Some(segment) = saved.segment(data, part).filter(|_| is_kept) {
                segments.push(segment.clone());
                continue;
            }
            let text = part::write(part, data, &months).map_err(too_large)?;
            let checksum = checksum(&text);
            let key = key(&data.office.id, part, generation, &checksum);
            let units = units(&key) + units(&text);
            let segment = Segment { key, office: data.office.id.clone(), part, checksum, units };
            segments.push(segment.clone());
            pending.push(Pending { segment, text });
        }
    }
    Ok((segments, pending))
}

fn too_large(_: PackError) -> StorageError {
    StorageError::Full { needed: super::QUOTA_UNITS }
}

/// The months of which a record was added, taken away or changed.
fn changed_months(
    before: Option<&OfficeData>,
    data: &OfficeData,
    months: &Months,
) -> BTreeSet<Period> {
    let Some(before) = before else {
        return months.keys().copied().collect();
    };
    let same_clock = before.office.utc_offset == data.office.utc_offset;
    if same_clock && Arc::ptr_eq(&before.records, &data.records) {
        return BTreeSet::new();
    }
    let mut changed = BTreeSet::new();
    for row in 0..before.records.len().max(data.records.len()) {
        let was = (row < before.records.len()).then(|| before.records.row(row));
        let is = (row < data.records.len()).then(|| data.records.row(row));
        if same_clock && was == is {
            continue;
        }
        let was = was.map(|_| part::month(before, row));
        let is = is.map(|_| part::month(data, row));
        changed.extend(was.into_iter().chain(is));
    }
    changed
}
