//! The document in a store of texts, such as the browser's localStorage.
//!
//! The document lies in segments, and a head names those that count. A save writes the segments that changed under new
//! keys, then the head, then removes what the head no longer names.
//!
//! Invariant: a stop at any point leaves the old document or the new one; what cannot be read is never written over;
//! nothing is written as long as nothing has changed.

mod aside;
mod browser;
mod key_value;
mod layout;
mod load;
mod part;
pub mod preferences;
mod save;

pub use aside::set_aside;
pub use browser::BrowserStore;
pub use key_value::{KeyValue, MemoryStore, QUOTA_UNITS, StorageError, usage};
pub use layout::HEAD;
pub use load::{Damage, Loaded, Unreadable, load};
pub use save::{SaveReport, Saved, save};
