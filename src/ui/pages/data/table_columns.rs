//! What each column of a table means, to be corrected where it was guessed wrong.

use leptos::prelude::*;

use super::table_import::{Decisions, with_format};
use crate::exchange::{DateFormat, Field, Preview, Sheet};
use crate::state::{Shared, use_texts};
use crate::ui::parts::{Card, Choice, ColumnHead, LabelPlace, RowHead, Select, Table};
use crate::ui::say::{say, tell};
use crate::ui::wording;

const FORMATS: [(&str, DateFormat); 4] = [
    ("year-first", DateFormat::YearFirst),
    ("month-first", DateFormat::MonthFirst),
    ("day-first", DateFormat::DayFirst),
    ("serial", DateFormat::Serial),
];

/// Every column with its meaning and the first cells.
#[component]
pub fn Columns(
    sheet: Shared<Sheet>,
    decisions: Decisions,
    previewed: Memo<Shared<Preview>>,
) -> impl IntoView {
    let columns = (0..sheet.columns()).map(|column| {
        let header = sheet.header().get(column).cloned().unwrap_or_default();
        let cells = sheet.column(column).filter(|it| !it.trim().is_empty()).take(3);
        let sample = cells.map(shortened).collect::<Vec<_>>().join(" · ");
        view! { <Column column header sample decisions previewed /> }
    });
    let columns = columns.collect_view();
    view! {
        <Card title=say(|it| it.import.columns_title) lead=say(|it| it.import.columns_lead)>
            <Table label=say(|it| it.import.columns_title) testid="import-columns">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.import.column) />
                        <ColumnHead label=say(|it| it.import.means) />
                        <ColumnHead label=say(|it| it.import.sample) />
                    </tr>
                </thead>
                <tbody>{columns}</tbody>
            </Table>
        </Card>
    }
}

fn shortened(cell: &str) -> String {
    let mut letters = cell.trim().chars();
    let start: String = letters.by_ref().take(24).collect();
    if letters.next().is_some() { format!("{start}…") } else { start }
}

#[component]
fn Column(
    column: usize,
    header: String,
    sample: String,
    decisions: Decisions,
    previewed: Memo<Shared<Preview>>,
) -> impl IntoView {
    let texts = use_texts();
    let choices = move || {
        let ignored = Choice::new("", texts.get().import.ignored);
        let field =
            |it: Field| Choice::new(format!("{it:?}"), wording::import::field(texts.get(), it));
        [ignored].into_iter().chain(Field::ALL.map(field)).collect::<Vec<_>>()
    };
    let role = move || {
        let field = decisions.mapping.with(|it| it.field(column));
        field.map(|it| format!("{it:?}")).unwrap_or_default()
    };
    let choose = move |name: String| {
        let field = Field::ALL.into_iter().find(|it| format!("{it:?}") == name);
        decisions.mapping.update(|it| it.set(column, field));
    };
    let dates = Memo::new(move |_| {
        previewed.with(|it| it.dates.iter().find(|it| it.column == column).copied())
    });
    let (labelled, dated, doubted) = (header.clone(), header.clone(), header.clone());
    let label = tell(move |texts| (texts.import.role_of)(&labelled));
    let format_label = tell(move |texts| (texts.import.date_format)(&dated));
    let doubt = tell(move |texts| match dates.get() {
        Some(it) if !it.guess.certain => (texts.import.date_uncertain)(&doubted),
        _ => String::new(),
    });
    let formats = move || {
        let choice = |(code, it)| Choice::new(code, wording::import::date_format(texts.get(), it));
        FORMATS.map(choice).to_vec()
    };
    let format = move || {
        let now = dates.get().map(|it| it.format);
        let code = FORMATS.into_iter().find(|it| Some(it.1) == now);
        code.map(|it| it.0.to_owned()).unwrap_or_default()
    };
    let reformat = move |code: String| {
        if let Some((_, format)) = FORMATS.into_iter().find(|it| it.0 == code) {
            decisions.options.update(|it| *it = with_format(it, column, format));
        }
    };
    view! {
        <tr>
            <RowHead>{header}</RowHead>
            <td>
                <div class="stack stack--tight">
                    <Select
                        label
                        label_place=LabelPlace::Spoken
                        choices
                        value=role
                        testid=format!("column-{column}")
                        on_change=choose
                    />
                    <Show when=move || dates.with(Option::is_some)>
                        <Select
                            label=format_label
                            label_place=LabelPlace::Spoken
                            choices=formats
                            value=format
                            hint=doubt
                            testid=format!("column-{column}-dates")
                            on_change=reformat
                        />
                    </Show>
                </div>
            </td>
            <td class="muted small">{sample}</td>
        </tr>
    }
}
