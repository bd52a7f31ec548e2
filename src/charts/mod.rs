//! Results → SVG text, drawn by plotters, the same natively and in the browser.
//!
//! Invariant: nothing is measured through the page and no colour is fixed: text widths come from a table,
//! colours are CSS variables of the page, so that a chart follows the theme and prints.
//! Words come in as arguments. Names may hold any character; plotters escapes them.

mod backend;
mod contributions;
mod curve;
mod ink;
mod labels;
mod qr;
mod quadrant;
mod rank_shares;
mod ranks;

pub use contributions::{Contribution, contributions};
pub use curve::{CurvePoint, curve};
pub use ink::Ink;
pub use qr::qr_code;
pub use quadrant::{Quadrant, QuadrantFrame, QuadrantPoint, quadrant};
pub use rank_shares::{RankSharesRow, rank_shares};
pub use ranks::{RankMove, rank_moves};

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
#[error("the chart could not be drawn: {0}")]
pub struct ChartError(String);

impl<E: std::error::Error + Send + Sync> From<plotters::drawing::DrawingAreaErrorKind<E>>
    for ChartError
{
    fn from(err: plotters::drawing::DrawingAreaErrorKind<E>) -> Self {
        Self(err.to_string())
    }
}
