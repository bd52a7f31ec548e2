//! Two groups of indicators against each other: a point per person, and where one is bought with the other.

use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::backend::{draw, text, text_width};
use super::ink::Ink;
use super::labels::place;

/// One person's points in both groups.
#[derive(Clone, Debug, PartialEq)]
pub struct QuadrantPoint {
    /// The name as shown.
    pub name: String,
    /// Points in the group along the foot.
    pub x: f64,
    /// Points in the group along the side.
    pub y: f64,
    /// Whether one is far below the other.
    pub flagged: bool,
}

/// What is drawn around the points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuadrantFrame<'a> {
    /// The names of the groups along the foot and along the side.
    pub axes: (&'a str, &'a str),
    /// The points below which a group is weak: the lines of the quadrants.
    pub weak: f64,
    /// From when on the groups are apart.
    pub gap: f64,
    /// The width of the sheet in pixels, at least 240.
    pub width: u32,
}

/// The drawing, and where on it everybody stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadrant {
    /// The sheet.
    pub svg: String,
    /// Everybody's place in percent of the sheet's width and height, from above left.
    pub places: Vec<(f64, f64)>,
}

const LEFT: i32 = 40;
const FOOT: i32 = 44;
const TOP: i32 = 26;
const RIGHT: i32 = 14;
const DOT: i32 = 5;

/// Where points lie on the sheet.
struct Scale {
    low: f64,
    high: f64,
    /// Left, top, right, bottom.
    area: (i32, i32, i32, i32),
}

impl Scale {
    fn along(&self, points: f64, from: i32, to: i32) -> i32 {
        let share = ((points - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, reason = "a pixel between the margins")]
        let offset = (share * f64::from(to - from)).round() as i32;
        from + offset
    }

    fn at(&self, x: f64, y: f64) -> (i32, i32) {
        let (left, top, right, bottom) = self.area;
        (self.along(x, left, right), self.along(y, bottom, top))
    }
}

/// Draws everybody; names that would lie on each other are left out, those of the flagged last.
pub fn quadrant(
    points: &[QuadrantPoint],
    frame: &QuadrantFrame<'_>,
) -> Result<Quadrant, ChartError> {
    let width = i32::try_from(frame.width.max(240)).unwrap_or(i32::MAX / 2);
    let height = (width * 3 / 4).clamp(260, 460);
    let scale = scale(points, frame, (LEFT, TOP, width - RIGHT, height - FOOT));
    let places: Vec<(i32, i32)> = points.iter().map(|it| scale.at(it.x, it.y)).collect();
    let svg = draw((width.unsigned_abs(), height.unsigned_abs()), |area| {
        for zone in zones(frame, &scale) {
            area.draw(&Polygon::new(zone, Ink::Fall.color().mix(0.1)))?;
        }
        let (left, top, right, bottom) = scale.area;
        let step = if right - left < 300 && scale.high - scale.low > 45.0 { 20 } else { 10 };
        #[expect(clippy::cast_possible_truncation, reason = "points have few digits")]
        for tick in (scale.low as i32..=scale.high as i32).step_by(step) {
            let (x, y) = scale.at(tick.into(), tick.into());
            for line in [[(x, top), (x, bottom)], [(left, y), (right, y)]] {
                area.draw(&PathElement::new(line, Ink::Line.color().stroke_width(1)))?;
            }
            let below = text(12, Ink::Muted, Pos::new(HPos::Center, VPos::Top));
            area.draw(&Text::new(tick.to_string(), (x, bottom + 6), below))?;
            let beside = text(12, Ink::Muted, Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(tick.to_string(), (left - 6, y), beside))?;
        }
        let (x, y) = scale.at(frame.weak, frame.weak);
        for line in [[(x, top), (x, bottom)], [(left, y), (right, y)]] {
            area.draw(&PathElement::new(line, Ink::Muted.color().stroke_width(2)))?;
        }
        let foot = text(12, Ink::Text, Pos::new(HPos::Right, VPos::Bottom));
        area.draw(&Text::new(format!("{} →", frame.axes.0), (right, height - 2), foot))?;
        let side = text(12, Ink::Text, Pos::new(HPos::Left, VPos::Top));
        area.draw(&Text::new(format!("↑ {}", frame.axes.1), (4, 4), side))?;
        for (point, place) in points.iter().zip(&places) {
            let ink = if point.flagged { Ink::Fall } else { Ink::Accent };
            area.draw(&Circle::new(*place, DOT, ink.color().filled()))?;
        }
        for (name, at) in names(points, &places, scale.area) {
            let style = text(13, Ink::Text, Pos::new(HPos::Left, VPos::Top));
            area.draw(&Text::new(name, at, style))?;
        }
        Ok(())
    })?;
    let percent = |(x, y): &(i32, i32)| {
        (f64::from(*x) * 100.0 / f64::from(width), f64::from(*y) * 100.0 / f64::from(height))
    };
    Ok(Quadrant { svg, places: places.iter().map(percent).collect() })
}

/// From a ten below everybody and the quadrants' lines up to 100, or above whoever has more.
fn scale(points: &[QuadrantPoint], frame: &QuadrantFrame<'_>, area: (i32, i32, i32, i32)) -> Scale {
    let all = || points.iter().flat_map(|it| [it.x, it.y]);
    let low = all().fold(frame.weak - 10.0, f64::min) - 2.0;
    let high = all().fold(100.0, f64::max);
    Scale { low: ((low / 10.0).floor() * 10.0).max(0.0), high: (high / 10.0).ceil() * 10.0, area }
}

/// Where one group is weak and the other so much better: above left and below right.
fn zones(frame: &QuadrantFrame<'_>, scale: &Scale) -> [Vec<(i32, i32)>; 2] {
    let (low, high, weak, gap) = (scale.low, scale.high, frame.weak, frame.gap);
    let edge = (weak + gap).min(high);
    let corners = [
        (low, (low + gap).min(high)),
        ((edge - gap).min(weak), edge),
        (weak, edge),
        (weak, high),
        (low, high),
    ];
    let above = corners.iter().map(|(x, y)| scale.at(*x, *y)).collect();
    let below = corners.iter().map(|(x, y)| scale.at(*y, *x)).collect();
    [above, below]
}

/// The names that find room, the flagged first, with the corner above left of each.
fn names(
    points: &[QuadrantPoint],
    places: &[(i32, i32)],
    area: (i32, i32, i32, i32),
) -> Vec<(String, (i32, i32))> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|at| !points[*at].flagged);
    let at: Vec<(i32, i32)> = order.iter().map(|it| places[*it]).collect();
    let size = |it: &usize| {
        (i32::try_from(text_width(&points[*it].name, 13.0)).unwrap_or(i32::MAX / 4), 17)
    };
    let sizes: Vec<(i32, i32)> = order.iter().map(size).collect();
    let found = place(&at, &sizes, DOT, area);
    let named = order.into_iter().zip(found);
    named.filter_map(|(it, corner)| Some((points[it].name.clone(), corner?))).collect()
}
