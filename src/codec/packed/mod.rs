//! Records as little text: columns, deflated, 15 bits to a character.
//!
//! localStorage counts UTF-16 units whatever they hold, so a character may as well carry 15 bits; see [`units`].
//! The bytes are a version, then a zlib stream of [`columns`].

mod bytes;
mod columns;
mod steps;
mod units;

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::model::Records;

/// The first byte of what this build writes where a step has an author, and the greatest it reads.
const VERSION: u8 = 2;

/// The first byte of what it writes otherwise: builds before there were authors read it.
const WITHOUT_AUTHORS: u8 = 1;

/// The most bytes before deflation: a million records and more. What claims to be larger is not inflated.
const MOST_BYTES: usize = 128 << 20;

/// The speed and thoroughness of zlib's own default.
const LEVEL: u8 = 6;

/// Why records cannot be packed, or a text cannot be unpacked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// More than can be in one text.
    #[error("too many records for one text")]
    TooLarge,
    /// Not a text that was made by [`pack_rows`], or not all of it.
    #[error("not packed records")]
    NotPacked,
    /// Packed by a newer version.
    #[error("packed by a newer version ({found}; this one reads {VERSION})")]
    Newer {
        /// The version.
        found: u8,
    },
    /// A part is missing or wrong.
    #[error("damaged: {0}")]
    Damaged(&'static str),
}

/// Some of an office's records and their places among all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacedRows {
    /// The place of each, strictly rising.
    pub places: Vec<u32>,
    /// The records, in the same order.
    pub records: Records,
}

/// Packs the rows at `places`, which rise strictly, together with the places themselves.
pub fn pack_rows(records: &Records, places: &[u32]) -> Result<String, PackError> {
    let raw = columns::write(records, places)?;
    if raw.len() > MOST_BYTES {
        return Err(PackError::TooLarge);
    }
    let mut steps = places.iter().flat_map(|it| records.steps(*it as usize));
    let has_authors = steps.any(|it| it.author.is_some());
    let mut bytes = vec![if has_authors { VERSION } else { WITHOUT_AUTHORS }];
    bytes.extend(compress_to_vec_zlib(&raw, LEVEL));
    units::to_text(&bytes).ok_or(PackError::TooLarge)
}

/// Unpacks what [`pack_rows`] made.
pub fn unpack_rows(text: &str) -> Result<PlacedRows, PackError> {
    let bytes = units::from_text(text).ok_or(PackError::NotPacked)?;
    let (version, deflated) = bytes.split_first().ok_or(PackError::NotPacked)?;
    match *version {
        WITHOUT_AUTHORS | VERSION => {}
        found if found > VERSION => return Err(PackError::Newer { found }),
        _ => return Err(PackError::NotPacked),
    }
    let raw = decompress_to_vec_zlib_with_limit(deflated, MOST_BYTES)
        .map_err(|_inflating_failed| PackError::Damaged("the compressed stream"))?;
    columns::read(&raw)
}
