//! Versions of the bundle, and the steps from each to the next.
//!
//! To change what is written: let the model change; add a step that turns the JSON of the old version into that of the
//! new one at the end of [`STEPS`], in a file of its own named for what it does; commit a fixture of the new version
//! beside the old ones, which stay. A step that has shipped is never edited and never names a type of `model`.

use serde_json::Value;

/// Rewrites a whole bundle of one version as the next; the `schema` is seen to by [`migrate`].
type Step = fn(Value) -> Value;

/// `STEPS[0]` reads version 1 and writes version 2, and so on: gaps cannot be written.
const STEPS: [Step; 0] = [];

/// The version this build writes.
pub const NEWEST: u64 = STEPS.len() as u64 + 1;

/// What stands before the version in `schema`.
const KIND: &str = "jiheng.bundle/";

/// The `schema` of a version.
pub(super) fn schema(version: u64) -> String {
    format!("{KIND}{version}")
}

/// The version that a `schema` names; `None` if it names something else.
pub(super) fn version(schema: &str) -> Option<u64> {
    let digits = schema.strip_prefix(KIND)?;
    let plain = digits.bytes().all(|it| it.is_ascii_digit()) && !digits.starts_with('0');
    digits.parse().ok().filter(|_| plain)
}

/// Takes a bundle of `version`, at most [`NEWEST`], to the newest.
pub(super) fn migrate(bundle: Value, version: u64) -> Value {
    let done = usize::try_from(version - 1).expect("no more versions than steps");
    STEPS[done..].iter().fold(bundle, |bundle, step| step(bundle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_schemas_have_a_version() {
        assert_eq!(version(&schema(NEWEST)), Some(NEWEST));
        assert_eq!(version("jiheng.bundle/12"), Some(12));
        for other in
            ["jiheng.bundle/", "jiheng.bundle/0", "jiheng.bundle/01", "jiheng.bundle/+1", "x"]
        {
            assert_eq!(version(other), None, "{other}");
        }
    }
}
