//! Who takes which rank how often: a row per person, a column per rank, and the more often the darker.

use plotters::element::Text;
use plotters::prelude::Rectangle;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::backend::{draw, text, text_width};
use super::ink::Ink;

/// One person's row.
#[derive(Clone, Debug, PartialEq)]
pub struct RankSharesRow {
    /// The name as shown.
    pub name: String,
    /// The share at every column, 0 to 1.
    pub shares: Vec<f64>,
    /// The column of the rank held now.
    pub now: Option<usize>,
    /// Whether this one is spoken of.
    pub chosen: bool,
}

const ROW: i32 = 28;
const HEAD: i32 = 24;
const GAP: i32 = 1;
/// Columns narrower than this have no number in their cells.
const NUMBER: i32 = 26;

/// The rows in the order given, under `columns`, the ranks as written.
///
/// Cells hold whole percents where there is room; `width` is that of the sheet in pixels, at least 240.
pub fn rank_shares(
    rows: &[RankSharesRow],
    columns: &[String],
    width: u32,
) -> Result<String, ChartError> {
    let too_many = |_| ChartError("too many cells".to_owned());
    let width = i32::try_from(width.max(240)).map_err(too_many)?;
    let (count, ranks) = (
        i32::try_from(rows.len()).map_err(too_many)?,
        i32::try_from(columns.len().max(1)).map_err(too_many)?,
    );
    let widest = rows.iter().map(|it| text_width(&it.name, 14.0)).max().unwrap_or(0);
    let left = i32::try_from(widest).unwrap_or(width).min(width / 3) + 12;
    let height = HEAD + ROW * count + GAP;
    let x = |at: i32| left + (width - left - GAP) * at / ranks;
    let has_numbers = x(1) - x(0) >= NUMBER;
    // Every so many columns there is room for the rank.
    let widest = columns.iter().map(|it| text_width(it, 12.0)).max().unwrap_or(0);
    let every = (i32::try_from(widest).unwrap_or(width) + 6) / (x(1) - x(0)).max(1) + 1;
    draw((width.unsigned_abs(), height.unsigned_abs()), |area| {
        for (column, at) in columns.iter().zip(0..) {
            if at % every == 0 || at + 1 == ranks {
                let middle = i32::midpoint(x(at), x(at + 1));
                let style = text(12, Ink::Muted, Pos::new(HPos::Center, VPos::Center));
                area.draw(&Text::new(column.clone(), (middle, HEAD / 2), style))?;
            }
        }
        for (row, top) in rows.iter().zip((HEAD..).step_by(28)) {
            let middle = top + ROW / 2;
            let ink = if row.chosen { Ink::Accent } else { Ink::Text };
            let style = text(14, ink, Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(row.name.clone(), (left - 8, middle), style))?;
            for (share, at) in row.shares.iter().zip(0..) {
                let corners = [(x(at) + GAP, top + GAP), (x(at + 1), top + ROW)];
                let (ground, ink) = shade(*share);
                area.draw(&Rectangle::new(corners, ground.filled()))?;
                if has_numbers && *share > 0.0 {
                    let style = text(12, ink, Pos::new(HPos::Center, VPos::Center));
                    let centre = (i32::midpoint(x(at), x(at + 1)), middle);
                    area.draw(&Text::new(whole_percent(*share), centre, style))?;
                }
            }
            if let Some(at) = row.now.and_then(|it| i32::try_from(it).ok()) {
                let corners = [(x(at) + GAP, top + GAP), (x(at + 1), top + ROW)];
                area.draw(&Rectangle::new(corners, Ink::Text.color().stroke_width(2)))?;
            }
        }
        Ok(())
    })
}

/// Ground and ink of a cell. The inks change over where the ground is dark enough for the other: from one half on.
fn shade(share: f64) -> (plotters::style::RGBAColor, Ink) {
    if share <= 0.0 {
        (Ink::Line.color().mix(0.35), Ink::Muted)
    } else if share < 0.5 {
        (Ink::Accent.color().mix(0.08 + 0.6 * share), Ink::Text)
    } else {
        (Ink::Accent.color().mix(0.7 + 0.3 * share), Ink::OnAccent)
    }
}

/// Without the sign, which every cell would repeat; what is not certain is not called so.
fn whole_percent(share: f64) -> String {
    match format!("{:.0}", share * 100.0).as_str() {
        "0" => "<1".to_owned(),
        "100" if share < 1.0 => ">99".to_owned(),
        percent => percent.to_owned(),
    }
}
