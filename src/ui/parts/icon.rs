//! One family of line icons, drawn on a grid of 24.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconKind {
    Overview,
    Policy,
    Lab,
    People,
    Records,
    Survey,
    Monitor,
    Cycle,
    Growth,
    Data,
    Upload,
    Download,
    Language,
    Sun,
    Moon,
    System,
    Lock,
    Unlock,
    Undo,
    Redo,
    Reset,
    ArrowUp,
    ArrowDown,
    Flat,
    Plus,
    Edit,
    Trash,
    Check,
    Warning,
    Info,
    Close,
    Search,
    Print,
    Chevron,
    File,
    Link,
    More,
    FullScreen,
    Leave,
}

impl IconKind {
    fn path(self) -> &'static str {
        match self {
            Self::Overview => "M4 4h7v7H4z M13 4h7v5h-7z M13 12h7v8h-7z M4 14h7v6H4z",
            // A balance: 绩衡 weighs performance.
            Self::Policy => {
                "M12 4v16 M7.5 20h9 M4.5 7.5L12 5.5l7.5 2 M4.5 7.5l-2.5 6.5a2.7 2.7 0 0 0 5 0z \
                 M19.5 7.5l-2.5 6.5a2.7 2.7 0 0 0 5 0z"
            }
            Self::Lab => {
                "M4 7h8 M18 7h2 M4 17h2 M12 17h8 M15 4.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z \
                 M9 14.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z"
            }
            Self::People => {
                "M9 11.5a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7z M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6 \
                 M15.5 4.9a3.5 3.5 0 0 1 0 6.2 M18 14.6c2.1.8 3.5 2.8 3.5 5.4"
            }
            Self::Records => "M9 6h11 M9 12h11 M9 18h11 M4 6h1.5 M4 12h1.5 M4 18h1.5",
            Self::Survey => "M4 5h16v11h-9l-4.5 4v-4H4z M8.5 9h7 M8.5 12h4",
            Self::Monitor => "M3 13h4l2.5-7l4.5 13l2.5-6H21",
            Self::Cycle => {
                "M20 12a8 8 0 0 1-14 5.3 M4 12a8 8 0 0 1 14-5.3 M18.5 3v4h-4 M5.5 21v-4h4"
            }
            Self::Growth => "M4 20V4 M4 20h16 M8 15l3.5-4l3 2.5L20 7 M16 7h4v4",
            Self::Data => {
                "M4 6c0-1.4 3.6-2.5 8-2.5s8 1.1 8 2.5s-3.6 2.5-8 2.5s-8-1.1-8-2.5z \
                 M4 6v12c0 1.4 3.6 2.5 8 2.5s8-1.1 8-2.5V6 M4 12c0 1.4 3.6 2.5 8 2.5s8-1.1 8-2.5"
            }
            Self::Upload => "M12 16V4 M7 9l5-5l5 5 M4 16v4h16v-4",
            Self::Download => "M12 4v12 M7 11l5 5l5-5 M4 16v4h16v-4",
            Self::Language => {
                "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z M3.5 12h17 \
                 M12 3.5c5 5.5 5 11.5 0 17 M12 3.5c-5 5.5-5 11.5 0 17"
            }
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 \
                 M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4-1.4 M17.3 6.7l1.4-1.4"
            }
            Self::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
            Self::System => "M3.5 5h17v11h-17z M9 20h6 M12 16v4",
            Self::Lock => "M5.5 11h13v9h-13z M8.5 11V8a3.5 3.5 0 0 1 7 0v3 M12 14.5v2",
            Self::Unlock => "M5.5 11h13v9h-13z M8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.2 M12 14.5v2",
            Self::Undo => "M8.5 5L4 9.5L8.5 14 M4 9.5h10a5.5 5.5 0 0 1 0 11H9",
            Self::Redo => "M15.5 5L20 9.5L15.5 14 M20 9.5H10a5.5 5.5 0 0 0 0 11h5",
            Self::Reset => "M4 12a8 8 0 1 0 2.5-5.8 M6 2.5v4.2h4.2",
            Self::ArrowUp => "M12 20V4 M6 10l6-6l6 6",
            Self::ArrowDown => "M12 4v16 M6 14l6 6l6-6",
            Self::Flat => "M5 9h14 M5 15h14",
            Self::Plus => "M12 5v14 M5 12h14",
            Self::Edit => "M4 20h4L19.5 8.5l-4-4L4 16z M13 7l4 4",
            Self::Trash => {
                "M4.5 6.5h15 M9.5 6.5V4h5v2.5 M6.5 6.5l.8 13.5h9.4l.8-13.5 M10 10.5v6 M14 10.5v6"
            }
            Self::Check => "M4.5 12.5l5 5l10-11",
            Self::Warning => "M12 4L2.5 20h19z M12 10v4.5 M12 17.3v.01",
            Self::Info => "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z M12 11v5.5 M12 7.7v.01",
            Self::Close => "M5.5 5.5l13 13 M18.5 5.5l-13 13",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z M15.3 15.3L20.5 20.5",
            Self::Print => "M7 8V3.5h10V8 M7 17H4V8h16v9h-3 M7 14h10v6.5H7z",
            Self::Chevron => "M6 9l6 6l6-6",
            Self::File => "M6 3.5h8l4.5 4.5v12.5H6z M14 3.5V8h4.5",
            Self::Link => {
                "M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6L11.5 7 \
                 M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6L12.5 17"
            }
            Self::More => {
                "M5.9 12a.9.9 0 1 1-1.8 0a.9.9 0 1 1 1.8 0z \
M12.9 12a.9.9 0 1 1-1.8 0a.9.9 0 1 1 1.8 0z \
M19.9 12a.9.9 0 1 1-1.8 0a.9.9 0 1 1 1.8 0z"
            }
            Self::Leave => "M14 4H5v16h9 M10 12h10.5 M16.5 8l4 4l-4 4",
            Self::FullScreen => "M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5",
        }
    }
}

/// Draws an icon in the colour of the text beside it; the words beside it, or the button's label, say what it means.
#[component]
pub fn Icon(#[prop(into)] kind: Signal<IconKind>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=move || kind.get().path() />
        </svg>
    }
}
