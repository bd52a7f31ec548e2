//! The document in the browser storage.
