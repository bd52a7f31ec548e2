//! 记录: every record of the period, what is due, what is odd, or the cases behind one figure of a score sheet.

mod behind;
mod bulk;
mod checkup;
mod chips;
mod due;
mod entry;
mod filters;
mod list;
mod pager;
mod row;
mod table;
mod tabs;
mod views;

pub use behind::BehindPage;
pub use checkup::CheckupPage;
pub use due::DuePage;
pub use list::RecordsPage;
pub use table::RecordTable;

use pager::PAGE_ROWS;

/// The entries of a page.
fn paged<T: Clone>(all: &[T], page: usize) -> Vec<T> {
    all.iter().skip(page * PAGE_ROWS).take(PAGE_ROWS).cloned().collect()
}
