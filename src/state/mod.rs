//! Signals over the document.
