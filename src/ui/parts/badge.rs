//! Grades and states as small labels.

use leptos::prelude::*;

use super::{Icon, Tone};

/// Where a grade stands among the others, from best to worst; the letter itself is a word and comes with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grade {
    First,
    Second,
    Third,
    Fourth,
    Fifth,
    /// Too little data, or nothing to judge.
    #[default]
    None,
}

impl Grade {
    /// The grade at `position` from the best, `0` first, of `count` grades: the steps are spread so that the
    /// best is always the first colour and the worst the last.
    pub fn of(position: usize, count: usize) -> Self {
        let steps = count.saturating_sub(1).max(1);
        match (position.min(steps) * 4 + steps / 2) / steps {
            0 => Self::First,
            1 => Self::Second,
            2 => Self::Third,
            3 => Self::Fourth,
            _ => Self::Fifth,
        }
    }

    /// The value of `data-grade`, by which the stylesheet colours.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "1",
            Self::Second => "2",
            Self::Third => "3",
            Self::Fourth => "4",
            Self::Fifth => "5",
            Self::None => "none",
        }
    }
}

/// Shows a grade by its letter or word, coloured by where it stands.
#[component]
pub fn GradeBadge(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] grade: Signal<Grade>,
    #[prop(optional, into)] testid: Option<String>,
) -> impl IntoView {
    view! {
        <span class="badge" data-grade=move || grade.get().as_str() data-testid=testid>
            {move || label.get()}
        </span>
    }
}

/// Shows a state in a word or two: closed, overdue, provisional. `hint` says the same in a sentence.
#[component]
pub fn Chip(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] tone: Signal<Tone>,
    #[prop(optional, into)] testid: Option<String>,
) -> impl IntoView {
    let icon = move || match tone.get() {
        Tone::Neutral => None,
        tone => Some(view! { <Icon kind=tone.icon() /> }),
    };

    view! {
        <span
            class="chip"
            title=hint.map(|it| move || it.get())
            data-tone=move || tone.get().as_str()
            data-testid=testid
        >
            {icon}
            {move || label.get()}
            {hint.map(|it| view! { <span class="spoken">{move || it.get()}</span> })}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::Grade;

    #[test]
    fn the_best_and_the_worst_are_always_the_ends() {
        for count in 2..=7 {
            assert_eq!(Grade::of(0, count), Grade::First, "best of {count}");
            assert_eq!(Grade::of(count - 1, count), Grade::Fifth, "worst of {count}");
        }
        assert_eq!(Grade::of(0, 1), Grade::First);
    }

    #[test]
    fn five_grades_take_the_five_steps() {
        let all: Vec<_> = (0..5).map(|it| Grade::of(it, 5).as_str()).collect();
        assert_eq!(all, ["1", "2", "3", "4", "5"]);
    }
}
