//! 申诉: filed from a sheet or a record, ruled on the team page, named wherever they changed what counts.

mod board;
mod entry;
mod filing;
mod outcome;
mod part;
mod ruling;
mod second;
mod struck;

pub use board::Appeals;
pub use filing::{AppealButton, Contested, Filing};
pub use struck::{SheetAppeals, StruckBehind, struck_indicator};
