//! What went wrong and what to do about it.
/// Words for errors.
#[derive(Debug)]
pub struct Errors {}
pub(super) const ZH: Errors = Errors {};
pub(super) const EN: Errors = Errors {};
