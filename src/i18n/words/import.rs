//! The import of a table.
/// Words of the import.
#[derive(Debug)]
pub struct Import {}
pub(super) const ZH: Import = Import {};
pub(super) const EN: Import = Import {};
