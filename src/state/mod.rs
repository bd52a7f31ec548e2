//! Signals over the document: one owner, derived results, undo, saving, and the user's preferences.
//!
//! Invariant: a document holds no signal, and no signal holds what can be derived from another.

mod clipboard;
mod counted_view;
mod counting;
mod files;
mod history;
mod identity;
mod notices;
mod opening;
mod preferences;
mod rank_draws;
mod receipts;
mod saving;
mod scoring;
mod shared;
mod trail;
mod workspace;

pub use clipboard::{CopyError, copy, copy_text};
pub use files::{FileError, download, read_file, read_text};
pub use history::History;
pub use identity::{chance, fresh_office_id, fresh_record_id};
pub use notices::{Notice, NoticeKind, Notices, use_notices};
pub use opening::{Opened, Place, Trouble, browser_store, demo_document, keep, now, open};
pub use preferences::{Preferences, theme_code, use_preferences, use_texts};
pub use rank_draws::RankDraws;
pub use receipts::use_receipts;
pub use saving::{SaveStatus, keep_saved};
pub use scoring::{DraftFacts, Scoring};
pub use shared::Shared;
pub use workspace::{View, Workspace, use_workspace};
