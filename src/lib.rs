//! 绩衡 Jiheng: performance management for the customer-service staff of property-management companies.
//!
//! A static page: service records go in, scores come out that anybody can recompute and argue with.
//! The scoring runs in the browser as WebAssembly; the data stays in the browser's localStorage.
//! Two programs are built of it: the page, and a worker (`src/bin/worker.rs`) for what takes long.
//!
//! # Layers
//!
//! Each module may use the ones above it in this list and none below it; `tests/suite/architecture.rs`
//! holds us to that.
//!
//! | module       | what it is                                                          | touches the browser |
//! |--------------|---------------------------------------------------------------------|---------------------|
//! | [`i18n`]     | every sentence the user can read, in Chinese and English            | no                  |
//! | [`model`]    | what is saved, and every edit that can be made to it                | no                  |
//! | [`canon`]    | canonical JSON and hashes                                           | no                  |
//! | [`engine`]   | from model to results: facts, judgement, score sheet                | no                  |
//! | [`codec`]    | document ⇄ text: bundles, versions, packed segments, links          | no                  |
//! | [`charts`]   | results → SVG                                                       | no                  |
//! | [`exchange`] | files of other systems → model                                      | no                  |
//! | [`storage`]  | document ⇄ browser storage                                          | one file            |
//! | [`state`]    | signals over the document, derived results, undo, saving            | yes                 |
//! | [`ui`]       | pages, parts, wording of errors, routes                             | yes                 |

pub mod i18n;
pub mod model;

pub mod canon;

pub mod engine;

pub mod codec;

pub mod charts;

pub mod exchange;

pub mod storage;

pub mod state;

pub mod ui;
