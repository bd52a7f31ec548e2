//! The parts that pages are made of.
//!
//! Invariant: a part knows no model, no state and no words. Values come in as props, events go out through
//! callbacks, and every sentence is a prop, so that a page can show it in either language.

mod badge;
mod banner;
mod button;
mod card;
mod choice;
mod curve_plot;
mod decimal;
mod definition;
mod delta;
mod dialog;
mod empty;
mod field;
mod figure;
mod file_drop;
mod finder;
mod hold_button;
mod icon;
mod key_figures;
mod meter;
mod number_field;
mod progress;
mod rail;
mod remark;
mod segmented;
mod select;
mod series;
mod skip_link;
mod switch;
mod table;
mod tabs;
mod text_field;
mod toast;
mod tone;
mod virtual_table;
mod weight_slider;

pub use badge::{Chip, Grade, GradeBadge};
pub use banner::Banner;
pub use button::{Button, ButtonKind, IconButton};
pub use card::Card;
pub use choice::Choice;
pub use curve_plot::{Corner, CurvePicture, CurvePlot, Mark};
pub use decimal::{read_decimal, write_decimal};
pub use definition::Definition;
pub use delta::{Delta, Direction};
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::LabelPlace;
pub use figure::Figure;
pub use file_drop::{FileCount, FileDrop};
pub use finder::{Finder, Found};
pub use hold_button::HoldButton;
pub use icon::{Icon, IconKind};
pub use key_figures::{KeyFigure, KeyFigures};
pub use meter::Meter;
pub use number_field::NumberField;
pub use progress::{Progress, Skeleton};
pub use rail::{Rail, RailItem, RailPlace};
pub use remark::Remark;
pub use segmented::Segmented;
pub use select::Select;
pub use series::Series;
pub use skip_link::SkipLink;
pub use switch::Switch;
pub use table::{Align, ColumnHead, NumberCell, RowHead, Sort, Table, TableExtent};
pub use tabs::{Tab, Tabs};
pub use text_field::{TextArea, TextField, TextKind};
pub use toast::{Toast, Toasts};
pub use tone::Tone;
pub use virtual_table::{MOST_ON_PAPER, VirtualTable};
pub use weight_slider::WeightSlider;

use std::sync::atomic::{AtomicUsize, Ordering};

/// A new id for elements that must name each other (`for`, `aria-describedby`, `popovertarget`).
fn fresh_id() -> String {
    static LAST: AtomicUsize = AtomicUsize::new(0);
    format!("part-{}", LAST.fetch_add(1, Ordering::Relaxed))
}
