//! Canonical JSON, hashes and receipts.
