//! How each value became points: the policy's curves with this person's place on them.

use leptos::prelude::*;

use super::Shown;
use crate::charts::curve;
use crate::engine::evidence::SheetLine;
use crate::i18n::Texts;
use crate::model::Indicator;
use crate::state::use_texts;
use crate::ui::parts::Card;
use crate::ui::say::say;
use crate::ui::wording;

/// One small chart per scored indicator.
#[component]
pub fn Curves(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let charts = move || {
        let lines = shown.policy().indicators.iter().zip(&shown.sheet.lines);
        let scored = lines.filter(|(it, line)| line.line.points.is_some() && !shown.hides(it));
        scored.map(|(indicator, line)| chart(texts.get(), indicator, line)).collect_view()
    };
    view! {
        <Card title=say(|it| it.sheet.curve_of)>
            <div class="grid">{charts}</div>
        </Card>
    }
}

fn chart(texts: &'static Texts, indicator: &Indicator, line: &SheetLine) -> impl IntoView + use<> {
    let kind = indicator.measure.kind();
    let (measured, points) = (line.line.value(), line.line.points.as_ref());
    let person = measured.zip(points).map(|(value, points)| (value.to_f64(), points.to_f64()));
    let value = measured.map(|it| wording::value(texts, kind, it)).unwrap_or_default();
    let worth = points.map(|it| wording::decimals(it, 2)).unwrap_or_default();
    let drawing = curve(&indicator.curve, person, &|x| wording::axis(texts, kind, x));
    let description = (texts.sheet.curve_alternative)(&value, &worth);
    view! {
        <figure class="figure sheet__curve">
            <figcaption class="figure__caption">
                {wording::indicator(texts, indicator)}
                <span class="muted">" " {value} " → " {worth}</span>
            </figcaption>
            <div
                class="figure__drawing"
                role="img"
                aria-label=description
                inner_html=drawing.unwrap_or_default()
            ></div>
        </figure>
    }
}
