//! Which keys there are, and the head that says which of them count.

use serde::{Deserialize, Serialize};

use crate::canon;
use crate::model::{OfficeId, Period};

/// The key of the head.
pub const HEAD: &str = "jiheng/head";
/// What the keys of segments begin with.
pub(super) const SEGMENTS: &str = "jiheng/office/";
/// What the keys of things set aside begin with.
pub(super) const ASIDE: &str = "jiheng/aside/";

/// The newest layout, and the one this build writes.
///
/// When the model's JSON changes in a way that older builds cannot read, this goes up by one, and reading puts the
/// parts of the older layout together as a bundle for `codec` to take to the newest version.
pub(super) const NEWEST: u64 = 1;
const KIND: &str = "jiheng.store/";

/// What counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    schema: String,
    /// How often the document has been saved; 0 stands there only before the first save is complete.
    pub(super) generation: u64,
    /// Every part of every office, the offices in their order.
    pub(super) segments: Vec<Segment>,
    /// Of the two above.
    checksum: String,
}

/// Where a part of an office lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Segment {
    pub(super) key: String,
    pub(super) office: OfficeId,
    pub(super) part: Part,
    /// Of the text at the key; see [`checksum`].
    pub(super) checksum: String,
    /// Key and text, in UTF-16 units.
    pub(super) units: usize,
}

/// A part of an office that is written as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Part {
    Office,
    People,
    Policies,
    Surveys,
    Reviews,
    Shifts,
    Trainings,
    Inspections,
    Entries,
    Changes,
    Appeals,
    /// The records created in a month on the office's clock.
    Records(Period),
}

/// What stands at the key of the head.
pub(super) enum Found {
    Nothing,
    Head(Head),
    Newer(u64),
    Damaged(String),
}

impl Head {
    pub(super) fn new(generation: u64, segments: Vec<Segment>) -> Self {
        let checksum = Self::checksum(generation, &segments);
        Self { schema: format!("{KIND}{NEWEST}"), generation, segments, checksum }
    }

    fn checksum(generation: u64, segments: &[Segment]) -> String {
        checksum(&serde_json::to_string(&(generation, segments)).expect("a head is plain JSON"))
    }

    pub(super) fn write(&self) -> String {
        serde_json::to_string(self).expect("a head is plain JSON")
    }
}

/// Reads what stands at the key of the head.
pub(super) fn read_head(text: Option<&str>) -> Found {
    #[derive(Deserialize)]
    struct Schema {
        schema: String,
    }
    let Some(text) = text else {
        return Found::Nothing;
    };
    let schema = match serde_json::from_str::<Schema>(text) {
        Ok(it) => it.schema,
        Err(err) => return Found::Damaged(err.to_string()),
    };
    match schema.strip_prefix(KIND).and_then(|it| it.parse().ok()) {
        Some(NEWEST) => match serde_json::from_str::<Head>(text) {
            Ok(head) if head.checksum == Head::checksum(head.generation, &head.segments) => {
                Found::Head(head)
            }
            Ok(_) => Found::Damaged("not what was written".to_owned()),
            Err(err) => Found::Damaged(err.to_string()),
        },
        Some(found) if found > NEWEST => Found::Newer(found),
        _ => Found::Damaged(format!("unknown layout {schema:?}")),
    }
}

/// A key that no other text of any generation has: two tabs that save at once do not write over each other.
pub(super) fn key(office: &OfficeId, part: Part, generation: u64, checksum: &str) -> String {
    let mut name = String::new();
    for character in office.as_str().chars() {
        match character {
            '/' => name.push_str("%2F"),
            '%' => name.push_str("%25"),
            other => name.push(other),
        }
    }
    let part = match part {
        Part::Office => "office".to_owned(),
        Part::People => "people".to_owned(),
        Part::Policies => "policies".to_owned(),
        Part::Surveys => "surveys".to_owned(),
        Part::Reviews => "reviews".to_owned(),
        Part::Shifts => "shifts".to_owned(),
        Part::Trainings => "trainings".to_owned(),
        Part::Inspections => "inspections".to_owned(),
        Part::Entries => "entries".to_owned(),
        Part::Changes => "changes".to_owned(),
        Part::Appeals => "appeals".to_owned(),
        Part::Records(month) => format!("{PACKED}{month}"),
    };
    format!("{SEGMENTS}{name}/{part}/{generation}-{}", &checksum[..8])
}

const PACKED: &str = "records-";

/// Whether the text at `key` may be other than JSON: packed records, or something set aside.
pub(super) fn is_raw(key: &str) -> bool {
    let part = key.strip_prefix(SEGMENTS).and_then(|it| it.split('/').nth(1));
    key.starts_with(ASIDE) || part.is_some_and(|it| it.starts_with(PACKED))
}

/// Whether `key` holds the document or a piece of it, and not a preference or something set aside.
pub(super) fn is_document(key: &str) -> bool {
    key == HEAD || key.starts_with(SEGMENTS)
}

/// 16 hexadecimal digits of SHA-256: enough to tell damage, not made to stop a forger.
pub(super) fn checksum(text: &str) -> String {
    let mut digits = canon::sha256_hex(text);
    digits.truncate(16);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_what_it_holds() {
        let office = OfficeId::new("a/b");
        let july = Part::Records("2026-07".parse().unwrap());
        let packed = key(&office, july, 3, "0123456789abcdef");
        assert_eq!(packed, "jiheng/office/a%2Fb/records-2026-07/3-01234567");
        assert!(is_raw(&packed) && is_document(&packed));
        let people = key(&OfficeId::new("records-"), Part::People, 3, "0123456789abcdef");
        assert!(!is_raw(&people) && is_document(&people));
        assert!(is_raw("jiheng/aside/1/head") && !is_document("jiheng/aside/1/head"));
        assert!(!is_document("jiheng/language"));
    }
}
