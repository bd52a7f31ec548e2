//! Ranks before and after: a line per person.

use plotters::element::{Circle, PathElement, Text};
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::backend::{draw, text, text_width};
use super::ink::Ink;

/// One person's move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankMove {
    /// The name as shown.
    pub name: String,
    /// The place from above before, from 0.
    pub before: usize,
    /// The place from above after, from 0.
    pub after: usize,
}

const ROW: i32 = 30;
const HEAD: i32 = 30;

/// Lines from the place before to the place after; rising and falling ones stand out.
///
/// `width` is that of the sheet in pixels, at least 240.
pub fn rank_moves(
    rows: &[RankMove],
    (before, after): (&str, &str),
    width: u32,
) -> Result<String, ChartError> {
    let width = i32::try_from(width.max(240)).unwrap_or(i32::MAX);
    let widest = rows.iter().map(|it| text_width(&it.name, 14.0)).max().unwrap_or(0);
    let left = i32::try_from(widest).unwrap_or(width).min(width / 3) + 44;
    let right = width - left;
    let count =
        i32::try_from(rows.len()).map_err(|_too_many| ChartError("too many lines".to_owned()))?;
    let height = HEAD + ROW * count + 6;
    let y = |place: usize| HEAD + ROW / 2 + ROW * i32::try_from(place).unwrap_or(count);
    draw((width.unsigned_abs(), height.unsigned_abs()), |area| {
        for (word, at, side) in [(before, left, HPos::Right), (after, right, HPos::Left)] {
            let style = text(12, Ink::Muted, Pos::new(side, VPos::Center));
            area.draw(&Text::new(word.to_owned(), (at, HEAD / 2), style))?;
        }
        for row in rows {
            let ink = match row.after.cmp(&row.before) {
                std::cmp::Ordering::Less => Ink::Rise,
                std::cmp::Ordering::Greater => Ink::Fall,
                std::cmp::Ordering::Equal => Ink::Muted,
            };
            let width = if row.after == row.before { 1 } else { 3 };
            let ends = [(left, y(row.before)), (right, y(row.after))];
            area.draw(&PathElement::new(ends, ink.color().stroke_width(width)))?;
            for (end, side) in ends.into_iter().zip([HPos::Right, HPos::Left]) {
                area.draw(&Circle::new(end, 4, ink.color().filled()))?;
                let (place, gap) = match side {
                    HPos::Right => (row.before, -12),
                    HPos::Left | HPos::Center => (row.after, 12),
                };
                let label = match side {
                    HPos::Right => format!("{}  {}", row.name, place + 1),
                    HPos::Left | HPos::Center => format!("{}  {}", place + 1, row.name),
                };
                let style = text(14, Ink::Text, Pos::new(side, VPos::Center));
                area.draw(&Text::new(label, (end.0 + gap, end.1), style))?;
            }
        }
        Ok(())
    })
}
