//! plotters' SVG backend with text measured by a table instead of the page.
//!
//! In a browser plotters measures every label by inserting it into the document: it breaks a strict
//! content security policy, forces a layout per label and does not exist in a worker.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use plotters::style::text_anchor::Pos;
use plotters::style::{Color, IntoFont, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::ChartError;
use super::ink::{Ink, themed};

/// The fonts of the page.
pub const FONT: &str = "inherit";

/// plotters writes a font of this size as 1 px: its sizes are heights of a line, CSS's are of an em.
const EM: f64 = 1.24;

/// An SVG backend that knows how wide its letters are.
pub struct Paper<'a>(SVGBackend<'a>);

/// Draws on a sheet of `width` × `height` and returns the SVG with the page's colours.
pub fn draw(
    (width, height): (u32, u32),
    draw: impl FnOnce(&DrawingArea<Paper<'_>, Shift>) -> Result<(), ChartError>,
) -> Result<String, ChartError> {
    let mut svg = String::new();
    {
        let area = Paper(SVGBackend::with_string(&mut svg, (width, height))).into_drawing_area();
        draw(&area)?;
        area.present()?;
    }
    Ok(themed(&svg))
}

/// Text of `size` pixels, anchored as `pos` says.
pub fn text(size: u32, ink: Ink, pos: Pos) -> TextStyle<'static> {
    TextStyle {
        font: (FONT, f64::from(size) * EM).into_font(),
        color: ink.color().to_backend_color(),
        pos,
    }
}

/// About how wide `text` is at `size` pixels: 0.56 em a Latin letter, 1 em a Chinese one.
pub fn text_width(text: &str, size: f64) -> u32 {
    let hundredths: u32 = text.chars().map(|it| if it.is_ascii() { 56 } else { 100 }).sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a label is small and not negative"
    )]
    let width = (f64::from(hundredths) * size / 100.0).ceil() as u32;
    width
}

impl DrawingBackend for Paper<'_> {
    type ErrorType = <SVGBackend<'static> as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.present()
    }

    fn draw_pixel(
        &mut self,
        point: BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.fill_polygon(vertices, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_text(text, style, pos)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let width = text_width(text, style.size() / EM);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a font size is small and positive"
        )]
        let height = style.size().ceil() as u32;
        Ok((width, height))
    }
}
