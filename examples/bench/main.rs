//! What `scripts/bench` measures: the engine's work and the plain job, the same code in a browser and here.
//!
//! In a browser the exports of [`work`] and [`plain`] are called from `examples/bench/page/`.
//! Natively, `bench FOLDER` writes the plain job's records and what was measured to the folder.

#[path = "../../benches/crowd/mod.rs"]
mod crowd;
mod edits;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod plain;
mod work;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}
