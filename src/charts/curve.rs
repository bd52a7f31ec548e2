//! A policy's curve from value to points, with one person's place on it.

use plotters::chart::ChartBuilder;
use plotters::element::{Circle, PathElement};
use plotters::series::LineSeries;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::backend::{draw, text};
use super::ink::Ink;
use crate::model::{Curve, Edge};

/// A value with its points, for drawing.
pub type CurvePoint = (f64, f64);

/// The curve over its own range, widened to hold `person`; `label` writes a value of the x axis.
pub fn curve(
    curve: &Curve,
    person: Option<CurvePoint>,
    label: &dyn Fn(f64) -> String,
) -> Result<String, ChartError> {
    let corners = corners(curve);
    let xs = corners.iter().map(|it| it.0).chain(person.map(|it| it.0));
    let (mut lo, mut hi) =
        xs.fold((f64::INFINITY, f64::NEG_INFINITY), |range, x| (range.0.min(x), range.1.max(x)));
    if hi - lo < 1e-9 {
        (lo, hi) = (lo - 1.0, hi + 1.0);
    }
    let top = corners.iter().map(|it| it.1).fold(100.0, f64::max);
    draw((380, 200), |area| {
        let mut chart = ChartBuilder::on(area)
            .margin(8)
            .margin_right(24)
            .x_label_area_size(26)
            .y_label_area_size(36)
            .build_cartesian_2d(lo..hi, 0.0..top)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(Ink::Line.color().mix(0.0))
            .bold_line_style(Ink::Line.color())
            .axis_style(Ink::Line.color())
            .x_labels(4)
            .y_labels(5)
            .x_label_formatter(&|x| label(*x))
            .y_label_formatter(&|y| format!("{y:.0}"))
            .x_label_style(text(12, Ink::Muted, Pos::new(HPos::Center, VPos::Top)))
            .y_label_style(text(12, Ink::Muted, Pos::new(HPos::Right, VPos::Center)))
            .draw()?;
        let first = corners.first().map_or(0.0, |it| it.1);
        let last = corners.last().map_or(0.0, |it| it.1);
        let line = [(lo, first)].into_iter().chain(corners.clone()).chain([(hi, last)]);
        chart.draw_series(LineSeries::new(line, Ink::Accent.color().stroke_width(2)))?;
        if let Some((x, y)) = person {
            let guide = PathElement::new([(x, 0.0), (x, y)], Ink::Text.color().stroke_width(1));
            chart.draw_series([guide])?;
            chart.draw_series([Circle::new((x, y), 5, Ink::Text.color().filled())])?;
        }
        Ok(())
    })
}

/// The corners of the line: anchors, the two ends of every step, or where counting meets its limits.
fn corners(curve: &Curve) -> Vec<CurvePoint> {
    match curve {
        Curve::Linear { anchors, .. } => {
            anchors.iter().map(|it| (it.value.to_f64(), it.points.to_f64())).collect()
        }
        Curve::Steps { below, edges, closed: Edge::Left | Edge::Right } => {
            let mut points = below.to_f64();
            let mut corners = Vec::new();
            for edge in edges {
                corners.push((edge.value.to_f64(), points));
                points = edge.points.to_f64();
                corners.push((edge.value.to_f64(), points));
            }
            corners
        }
        Curve::Count { base, per, lo, hi } => {
            let (base, per) = (base.to_f64(), per.to_f64());
            let limit = if per < 0.0 { lo.to_f64() } else { hi.to_f64() };
            let cases = if per.abs() < 1e-9 { 1.0 } else { (limit - base) / per };
            vec![(0.0, base), (cases, limit)]
        }
    }
}
