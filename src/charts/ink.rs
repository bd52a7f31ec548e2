//! The colours of a chart: placeholders while drawing, CSS variables in the finished SVG.

use plotters::style::RGBColor;

/// What a stroke or a fill means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Words.
    Text,
    /// Words of less weight: axes and units.
    Muted,
    /// Grid and axis lines.
    Line,
    /// The main series, or the one that is looked at.
    Accent,
    /// Moving up.
    Rise,
    /// Moving down.
    Fall,
    /// The n-th part of a whole; after the sixth they begin again.
    Part(usize),
}

/// The variables of the parts, in order; `style/tokens.css` gives them their colours.
const PARTS: [&str; 6] =
    ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"];

impl Ink {
    fn all() -> impl Iterator<Item = Self> {
        let named = [Self::Text, Self::Muted, Self::Line, Self::Accent, Self::Rise, Self::Fall];
        named.into_iter().chain((0..PARTS.len()).map(Self::Part))
    }

    fn variable(self) -> &'static str {
        match self {
            Self::Text => "--text",
            Self::Muted => "--text-muted",
            Self::Line => "--line",
            Self::Accent => "--accent",
            Self::Rise => "--rise",
            Self::Fall => "--fall",
            Self::Part(at) => PARTS[at % PARTS.len()],
        }
    }

    /// The placeholder that stands for it while plotters draws.
    pub fn color(self) -> RGBColor {
        let code = match self {
            Self::Text => 1,
            Self::Muted => 2,
            Self::Line => 3,
            Self::Accent => 4,
            Self::Rise => 5,
            Self::Fall => 6,
            Self::Part(at) => 7 + u8::try_from(at % PARTS.len()).expect("there are six"),
        };
        RGBColor(1, 2, code)
    }

    fn placeholder(self) -> String {
        let RGBColor(r, g, b) = self.color();
        format!("\"#{r:02X}{g:02X}{b:02X}\"")
    }
}

/// Puts the page's colours in the place of the placeholders.
pub fn themed(svg: &str) -> String {
    Ink::all().fold(svg.to_owned(), |svg, ink| {
        svg.replace(&ink.placeholder(), &format!("\"var({})\"", ink.variable()))
    })
}
