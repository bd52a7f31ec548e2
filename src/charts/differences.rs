//! What made two totals differ: one bar per person, gains to the right and losses to the left.

use plotters::element::{PathElement, Text};
use plotters::prelude::Rectangle;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::backend::{draw, text, text_width};
use super::ink::Ink;

/// One person's difference.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceBar {
    /// The name as shown.
    pub name: String,
    /// What each source adds or takes, in points, with its ink.
    pub parts: Vec<(Ink, f64)>,
    /// The sum as written beside the bar.
    pub total: String,
}

const ROW: i32 = 28;
const BAR: i32 = 16;
const HEAD: i32 = 24;
/// Room for a total.
const TOTAL: i32 = 64;

/// Diverging bars around zero, in the order given; a tick marks where gains and losses come to.
///
/// `width` is that of the sheet in pixels, at least 240.
pub fn differences(rows: &[DifferenceBar], width: u32) -> Result<String, ChartError> {
    let width = i32::try_from(width.max(240)).unwrap_or(i32::MAX);
    let count =
        i32::try_from(rows.len()).map_err(|_too_many| ChartError("too many bars".to_owned()))?;
    let height = HEAD + ROW * count + 6;
    let widest = rows.iter().map(|it| text_width(&it.name, 14.0)).max().unwrap_or(0);
    let left = i32::try_from(widest.min(180)).unwrap_or(180).min(width / 3) + 12;
    let right = width - TOTAL;
    let most = rows.iter().flat_map(reach).fold(0.0, f64::max);
    let step = step_for(most);
    let most = (most / step).ceil().max(1.0) * step;
    let middle = left.midpoint(right);
    let x = |points: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a pixel between the margins")]
        let offset = (points / most * f64::from(right - left) / 2.0).round() as i32;
        middle + offset
    };
    draw((width.unsigned_abs(), height.unsigned_abs()), |area| {
        let places = usize::from(step < 1.0);
        for points in [-most, -most / 2.0, 0.0, most / 2.0, most] {
            let at = x(points);
            let ink = if points == 0.0 { Ink::Muted } else { Ink::Line };
            area.draw(&PathElement::new([(at, HEAD), (at, height)], ink.color().stroke_width(1)))?;
            let sign = if points > 0.0 { "+" } else { "" };
            let label = format!("{sign}{points:.places$}").replace('-', "−");
            let style = text(12, Ink::Muted, Pos::new(HPos::Center, VPos::Bottom));
            area.draw(&Text::new(label, (at, HEAD - 4), style))?;
        }
        for (row, top) in rows.iter().zip((HEAD..).step_by(28)) {
            let center = top + ROW / 2;
            let name = text(14, Ink::Text, Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(row.name.clone(), (left - 8, center), name))?;
            let [mut gains, mut losses] = [0.0; 2];
            for (ink, part) in &row.parts {
                let side = if *part < 0.0 { &mut losses } else { &mut gains };
                let from = x(*side);
                *side += part;
                let corners = [(from, center - BAR / 2), (x(*side), center + BAR / 2)];
                area.draw(&Rectangle::new(corners, ink.color().filled()))?;
            }
            let at = x(gains + losses);
            let tick = [(at, center - ROW / 2 + 2), (at, center + ROW / 2 - 2)];
            area.draw(&PathElement::new(tick, Ink::Text.color().stroke_width(2)))?;
            let total = text(13, Ink::Text, Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(row.total.clone(), (width - 4, center), total))?;
        }
        Ok(())
    })
}

/// How far a bar goes to each side.
fn reach(row: &DifferenceBar) -> [f64; 2] {
    row.parts.iter().fold([0.0; 2], |[losses, gains], (_, part)| match *part < 0.0 {
        true => [losses - part, gains],
        false => [losses, gains + part],
    })
}

/// Half of a scale with round numbers at its ends and middles.
fn step_for(most: f64) -> f64 {
    let steps = [0.2, 1.0, 2.0, 4.0, 10.0, 20.0, 40.0, 100.0];
    steps.into_iter().find(|it| most <= it * 2.0).unwrap_or(200.0)
}
