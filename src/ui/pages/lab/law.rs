//! How uncertain the weights are taken to be: not known at all, or known within some points.

use leptos::prelude::*;

use crate::engine::whatif::dirichlet::Alpha;
use crate::i18n::Texts;
use crate::state::use_texts;
use crate::ui::parts::{Choice, Segmented};
use crate::ui::say::say;

/// A law of the weights, the least certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// Every setting is equally likely.
    Any,
    /// Around the sliders: no weight with more than 11 percentage points of standard deviation.
    Wide,
    /// The same with no more than 5.
    Near,
}

impl Law {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Any, Self::Wide, Self::Near];

    /// The law around these weights (SCORING §3.9); `None` for weights that are all zero.
    pub fn around(self, weights_bp: &[u32]) -> Option<Alpha> {
        match self {
            Self::Any => Alpha::uniform(weights_bp.len()),
            Self::Wide => Alpha::around(weights_bp, 20),
            Self::Near => Alpha::around(weights_bp, 100),
        }
    }

    /// The value of the choice.
    pub fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Wide => "wide",
            Self::Near => "near",
        }
    }

    fn of_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.code() == code).unwrap_or(Self::Any)
    }

    /// What it is called.
    pub fn label(self, texts: &Texts) -> &'static str {
        match self {
            Self::Any => texts.chances.any,
            Self::Wide => texts.chances.wide,
            Self::Near => texts.chances.near,
        }
    }
}

/// Chooses the law.
#[component]
pub fn LawChoice(law: RwSignal<Law>) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let texts = texts.get();
        Law::ALL.map(|it| Choice::new(it.code(), it.label(texts))).to_vec()
    });
    view! {
        <Segmented
            label=say(|it| it.chances.law)
            choices
            value=Signal::derive(move || law.get().code().to_owned())
            testid="law"
            on_change=move |code: String| law.set(Law::of_code(&code))
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_weight_strays_further_than_is_said() {
        for weights in [[4500, 3000, 1000, 1500], [5000, 5000, 0, 0], [2500; 4], [9999, 1, 0, 0]] {
            for (law, most) in [(Law::Wide, 0.1095), (Law::Near, 0.05)] {
                let alpha = law.around(&weights).unwrap();
                let sd = (0..4).map(|it| alpha.sd(it).unwrap()).fold(0.0, f64::max);
                assert!(sd <= most, "{law:?} {weights:?} {sd}");
            }
        }
        assert_eq!(Law::Any.around(&[0; 4]).unwrap().parameters(), [1, 1, 1, 1]);
        assert_eq!(Law::Near.around(&[0; 4]), None);
    }
}
