//! The document as text: bundles with their versions, packed records for storage, policies and receipts as links.
//!
//! Invariant: reading never panics and never allocates more than a small multiple of what it is given; what was
//! written by any released version is read, what was written by a newer one is refused and not guessed at.

mod answer_code;
mod bundle;
mod letters;
mod outline;
mod packed;
mod policy_link;
mod receipt_link;
mod survey_link;
mod version;

pub use answer_code::{AnswerCode, CodeError, read_code, write_code};
pub use bundle::{Bundle, CodecError, MOST_BYTES, read_bundle, write_bundle};
pub use outline::DEEPEST;
pub use packed::{PackError, PlacedRows, pack_rows, unpack_rows};
pub use policy_link::{LONGEST_LINK, LinkError, PolicyLink, read_policy_link, write_policy_link};
pub use receipt_link::{read_receipt, write_receipt};
pub use survey_link::{SurveyLink, read_link, write_link};
pub use version::NEWEST;
