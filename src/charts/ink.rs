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
    /// Words on it.
    OnAccent,
    /// Moving up.
    Rise,
    /// Moving down.
    Fall,
    /// 服务质量.
    Quality,
    /// 工作效率.
    Efficiency,
    /// 业务能力.
    Ability,
    /// 多维评价.
    Reviews,
    /// What stands beside the groups: a bonus, or a group of the user's own.
    Beside,
}

/// Every ink with the variable of `style/tokens.css` that colours it.
const INKS: [(Ink, &str); 12] = [
    (Ink::Text, "--text"),
    (Ink::Muted, "--muted"),
    (Ink::Line, "--line"),
    (Ink::Accent, "--accent"),
    (Ink::OnAccent, "--on-accent"),
    (Ink::Rise, "--rise"),
    (Ink::Fall, "--fall"),
    (Ink::Quality, "--series-q"),
    (Ink::Efficiency, "--series-e"),
    (Ink::Ability, "--series-c"),
    (Ink::Reviews, "--series-r"),
    (Ink::Beside, "--series-reference"),
];

impl Ink {
    /// The ink of the indicator group with this id.
    pub fn of_group(id: &str) -> Self {
        match id {
            "Q" => Self::Quality,
            "E" => Self::Efficiency,
            "C" => Self::Ability,
            "R" => Self::Reviews,
            _ => Self::Beside,
        }
    }

    /// The placeholder that stands for it while plotters draws.
    pub(super) fn color(self) -> RGBColor {
        let at = INKS.iter().position(|it| it.0 == self).expect("INKS lists every ink");
        RGBColor(1, 2, u8::try_from(at).expect("fewer than 256 inks"))
    }

    fn placeholder(self) -> String {
        let RGBColor(r, g, b) = self.color();
        format!("\"#{r:02X}{g:02X}{b:02X}\"")
    }
}

/// Puts the page's colours in the place of the placeholders.
pub(super) fn themed(svg: &str) -> String {
    INKS.iter().fold(svg.to_owned(), |svg, (ink, variable)| {
        svg.replace(&ink.placeholder(), &format!("\"var({variable})\""))
    })
}
