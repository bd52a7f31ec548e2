//! Bundles: offices as JSON, to keep, to send and to read in other programs.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::outline::{DEEPEST, outline, path_at};
use super::version::{NEWEST, migrate, schema, version};
use crate::model::{Document, Extra, OfficeData, OfficeId, OfficeProblem};

/// The most bytes that are read as a bundle: 256 MiB, about a million records.
pub const MOST_BYTES: usize = 256 << 20;

/// Offices on their way between two devices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bundle {
    /// The offices, at least one in what was read, each with its own id.
    pub offices: Vec<Arc<OfficeData>>,
    /// Fields of newer writers, kept for them.
    pub extra: Extra,
}

impl From<&Document> for Bundle {
    fn from(document: &Document) -> Self {
        Self { offices: document.offices.clone(), extra: Extra::default() }
    }
}

impl From<&OfficeData> for Bundle {
    fn from(office: &OfficeData) -> Self {
        Self { offices: vec![Arc::new(office.clone())], extra: Extra::default() }
    }
}

/// Why a file is not a bundle we can open.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    /// More than [`MOST_BYTES`].
    #[error("{bytes} bytes are more than the {MOST_BYTES} that are read")]
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// Not text in UTF-8.
    #[error("not UTF-8 after {0} bytes")]
    NotUtf8(usize),
    /// Not JSON, or only the beginning of it.
    #[error("not JSON at line {line}, column {column}: {reason}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The byte in the line, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// Arrays and objects stand deeper than [`DEEPEST`] inside one another.
    #[error("nested deeper than {DEEPEST}")]
    TooDeep,
    /// JSON of another kind.
    #[error("JSON, but not a bundle")]
    NotABundle,
    /// Written by a version that is not known here.
    #[error("written by a newer version ({found}; this one reads up to {newest})")]
    Newer {
        /// The version of the bundle.
        found: u64,
        /// The newest one that is read: [`NEWEST`].
        newest: u64,
    },
    /// One name twice in one object.
    #[error("{path}: the name {name:?} occurs twice")]
    NameTwice {
        /// The object.
        path: String,
        /// The name.
        name: String,
    },
    /// A bundle of a known version with a part that is missing or wrong.
    #[error("damaged at {path:?} (version {version}): {reason}")]
    Damaged {
        /// The version of the bundle.
        version: u64,
        /// The place, such as `offices[0].records[3].created`; empty for the whole.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// There is no office in it.
    #[error("a bundle without an office")]
    NoOffice,
    /// Two offices share an id.
    #[error("the office id {0} occurs twice")]
    OfficeTwice(OfficeId),
    /// The data of an office cannot be used as it is.
    #[error("office {office}: {problem}")]
    Office {
        /// Which.
        office: OfficeId,
        /// What is wrong with it.
        problem: OfficeProblem,
    },
}

#[derive(Serialize)]
struct Written<'a> {
    schema: String,
    offices: &'a [Arc<OfficeData>],
    #[serde(flatten)]
    extra: &'a Extra,
}

#[derive(Deserialize)]
struct Read {
    #[serde(rename = "schema")]
    _schema: serde::de::IgnoredAny,
    offices: Vec<Arc<OfficeData>>,
    #[serde(flatten)]
    extra: Extra,
}

/// The bundle as JSON, in the newest version.
pub fn write_bundle(bundle: &Bundle) -> String {
    let written =
        Written { schema: schema(NEWEST), offices: &bundle.offices, extra: &bundle.extra };
    serde_json::to_string(&written).expect("what the model holds is plain JSON")
}

/// Reads a bundle of any version up to the newest, whole or not at all.
pub fn read_bundle(bytes: &[u8]) -> Result<Bundle, CodecError> {
    if bytes.len() > MOST_BYTES {
        return Err(CodecError::TooLarge { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|err| CodecError::NotUtf8(err.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let version = look(text)?;
    let read = if version == NEWEST {
        serde_json::from_str(text).map_err(|err| damaged(version, text, &err))?
    } else {
        let value: Value =
            serde_json::from_str(text).map_err(|err| damaged(version, text, &err))?;
        // The text's lines are not those of the migrated value.
        serde_json::from_value(migrate(value, version)).map_err(|err| damaged(version, "", &err))?
    };
    let Read { offices, extra, .. } = read;
    check(&offices)?;
    Ok(Bundle { offices, extra })
}

/// The version of a text that is whole, not too deep and says that it is a bundle.
fn look(text: &str) -> Result<u64, CodecError> {
    let (seen, result) = outline(text);
    if seen.too_deep {
        return Err(CodecError::TooDeep);
    }
    if let Err(err) = result {
        let (line, column) = (err.line(), err.column());
        return Err(match seen.twice {
            Some(name) => CodecError::NameTwice { path: path_at(text, line, column), name },
            None => CodecError::NotJson { line, column, reason: err.to_string() },
        });
    }
    let schema = seen.schema.filter(|_| seen.is_object).ok_or(CodecError::NotABundle)?;
    match version(&schema).ok_or(CodecError::NotABundle)? {
        found if found > NEWEST => Err(CodecError::Newer { found, newest: NEWEST }),
        known => Ok(known),
    }
}

fn damaged(version: u64, text: &str, err: &serde_json::Error) -> CodecError {
    let path = path_at(text, err.line(), err.column());
    CodecError::Damaged { version, path, reason: err.to_string() }
}

fn check(offices: &[Arc<OfficeData>]) -> Result<(), CodecError> {
    if offices.is_empty() {
        return Err(CodecError::NoOffice);
    }
    let mut seen = BTreeSet::new();
    for data in offices {
        let office = &data.office.id;
        if !seen.insert(office) {
            return Err(CodecError::OfficeTwice(office.clone()));
        }
        if let Some(problem) = data.problem() {
            return Err(CodecError::Office { office: office.clone(), problem });
        }
    }
    Ok(())
}
