//! From the store to the document.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::aside::raw_texts;
use super::key_value::{KeyValue, StorageError};
use super::layout::{Found, HEAD, Head, Part, SEGMENTS, checksum, read_head};
use super::part;
use super::save::Saved;
use crate::model::{Document, OfficeId};

/// What is in the store.
#[derive(Debug)]
pub enum Loaded {
    /// No document; a first visit, as far as this store can tell.
    Nothing,
    /// The document that was saved last.
    Document {
        /// What was saved.
        document: Document,
        /// What the next save needs to know.
        saved: Saved,
    },
    /// There is something that cannot be read; it stays where it is until [`set_aside`](super::set_aside).
    Unreadable(Unreadable),
    /// A newer version of this program wrote it; it must not be written over.
    Newer {
        /// The version of the layout.
        found: u64,
    },
}

/// A document that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// Why.
    pub damage: Damage,
    /// Every text of it, by key.
    pub texts: BTreeMap<String, String>,
}

impl Unreadable {
    /// Every text of it as JSON, to download.
    pub fn to_download(&self) -> String {
        super::aside::to_download(&self.texts)
    }
}

/// Why a stored document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// There are segments but nothing says which of them count.
    #[error("the head is missing")]
    NoHead,
    /// The head is not what was written.
    #[error("the head: {0}")]
    Head(String),
    /// A segment that the head names is not there.
    #[error("{key} is missing")]
    Missing {
        /// Its key.
        key: String,
    },
    /// A segment is not what was written.
    #[error("{key} is not what was written")]
    Checksum {
        /// Its key.
        key: String,
    },
    /// The segments of an office are as they were written, but do not make up an office.
    #[error("office {office}: {reason}")]
    Office {
        /// Which.
        office: OfficeId,
        /// What is wrong.
        reason: String,
    },
}

/// Reads the document; writes nothing.
pub fn load(store: &impl KeyValue) -> Result<Loaded, StorageError> {
    let unreadable = |damage| {
        let texts = raw_texts(store)?;
        Ok(Loaded::Unreadable(Unreadable { damage, texts }))
    };
    let head = match read_head(store.get(HEAD)?.as_deref()) {
        Found::Head(head) => head,
        Found::Newer(found) => return Ok(Loaded::Newer { found }),
        Found::Damaged(reason) => return unreadable(Damage::Head(reason)),
        Found::Nothing if store.keys()?.iter().any(|it| it.starts_with(SEGMENTS)) => {
            return unreadable(Damage::NoHead);
        }
        Found::Nothing => return Ok(Loaded::Nothing),
    };
    if head.generation == 0 && head.segments.is_empty() {
        // The first save was stopped.
        return Ok(Loaded::Nothing);
    }
    match document(store, &head)? {
        Ok(document) => {
            let saved = Saved::new(head, document.clone());
            Ok(Loaded::Document { document, saved })
        }
        Err(damage) => unreadable(damage),
    }
}

fn document(store: &impl KeyValue, head: &Head) -> Result<Result<Document, Damage>, StorageError> {
    let mut offices: Vec<(OfficeId, BTreeMap<Part, String>)> = Vec::new();
    for segment in &head.segments {
        let key = segment.key.clone();
        let Some(text) = store.get(&key)? else {
            return Ok(Err(Damage::Missing { key }));
        };
        if checksum(&text) != segment.checksum {
            return Ok(Err(Damage::Checksum { key }));
        }
        let at = offices.iter().position(|(office, _)| *office == segment.office);
        let at = at.unwrap_or_else(|| {
            offices.push((segment.office.clone(), BTreeMap::new()));
            offices.len() - 1
        });
        offices[at].1.insert(segment.part, text);
    }
    let mut document = Document::default();
    for (office, texts) in offices {
        match part::office(&texts) {
            Ok(data) if data.office.id == office => document.offices.push(Arc::new(data)),
            Ok(_) => {
                let reason = "another office stands in its place".to_owned();
                return Ok(Err(Damage::Office { office, reason }));
            }
            Err(reason) => return Ok(Err(Damage::Office { office, reason })),
        }
    }
    Ok(Ok(document))
}
