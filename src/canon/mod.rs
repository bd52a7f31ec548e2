//! Canonical JSON and hashes: one text, and so one fingerprint, for one meaning.
//!
//! Invariant: equal values hash alike on every machine, in every version and in any input order.
//!
//! Fields of newer writers ([`Extra`](crate::model::Extra)) take no part in the hashes of policies and data: this
//! version does not read them, so they cannot have moved a score, and whoever dropped them computes the same hash.

mod digest;
mod json;
mod number;
mod record;

pub use digest::{
    DATA_DOMAIN, DataHashes, POLICY_DOMAIN, RESULT_DOMAIN, SALT_DOMAIN, data_hash, data_hashes,
    hash, policy_hash, sha256_hex,
};
pub use json::{canonical, to_canonical};
pub use record::canonical_row;

/// Why a value has no canonical form.
#[derive(Debug, thiserror::Error)]
pub enum CanonError {
    /// JSON cannot hold it: a key that is no text, two fields of one name, or a value that refuses to be written.
    #[error("not JSON")]
    NotJson(#[from] serde_json::Error),
}
