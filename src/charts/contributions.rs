//! Where everybody's total comes from: one bar per person, one part per group.

use plotters::element::{PathElement, Text};
use plotters::prelude::Rectangle;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::backend::{draw, text, text_width};
use super::ink::Ink;

/// One person's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The name as shown.
    pub name: String,
    /// What each group adds, in points, with its ink, from the left.
    pub parts: Vec<(Ink, f64)>,
    /// The total as written at the end of the bar.
    pub total: String,
}

const ROW: i32 = 30;
const BAR: i32 = 18;
const HEAD: i32 = 22;

/// Horizontal bars on a scale of 0 to 100 points, further where parts add up to more, in the order given.
///
/// `width` is that of the sheet in pixels, at least 240.
pub fn contributions(rows: &[Contribution], width: u32) -> Result<String, ChartError> {
    let width = i32::try_from(width.max(240)).unwrap_or(i32::MAX);
    let count =
        i32::try_from(rows.len()).map_err(|_too_many| ChartError("too many bars".to_owned()))?;
    let height = HEAD + ROW * count + 6;
    let widest = rows.iter().map(|it| text_width(&it.name, 14.0)).max().unwrap_or(0);
    let left = i32::try_from(widest.min(180)).unwrap_or(180) + 12;
    let right = width - 56;
    let sum = |row: &Contribution| row.parts.iter().map(|(_, part)| part.max(0.0)).sum::<f64>();
    let most = rows.iter().map(sum).fold(100.0, f64::max).min(300.0);
    let x = |points: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a pixel between the margins")]
        let offset = (points.min(most) / most * f64::from(right - left)).round() as i32;
        left + offset
    };
    let size = (width.unsigned_abs(), height.unsigned_abs());
    draw(size, |area| {
        let step = if right - left < 240 { 50 } else { 20 };
        for tick in (0_i32..=300).step_by(step).take_while(|it| f64::from(*it) <= most) {
            let at = x(tick.into());
            area.draw(&PathElement::new(
                [(at, HEAD), (at, height)],
                Ink::Line.color().stroke_width(1),
            ))?;
            let style = text(12, Ink::Muted, Pos::new(HPos::Center, VPos::Bottom));
            area.draw(&Text::new(tick.to_string(), (at, HEAD - 4), style))?;
        }
        for (row, top) in rows.iter().zip((HEAD..).step_by(30)) {
            let middle = top + ROW / 2;
            let name = text(14, Ink::Text, Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(row.name.clone(), (left - 8, middle), name))?;
            let mut sum = 0.0;
            for (ink, part) in &row.parts {
                let from = x(sum);
                sum += part.max(0.0);
                let corners = [(from, middle - BAR / 2), (x(sum), middle + BAR / 2)];
                area.draw(&Rectangle::new(corners, ink.color().filled()))?;
            }
            let total = text(13, Ink::Text, Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(row.total.clone(), (x(sum) + 8, middle), total))?;
        }
        Ok(())
    })
}
