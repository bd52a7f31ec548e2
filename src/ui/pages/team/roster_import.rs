//! A roster on its way in: what it would bring, and which rows have problems.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::exchange::{
    RosterPreview, Sheet, TableError, read_csv, read_roster, read_text as read_table,
};
use crate::model::{Edit, TeamEdit};
use crate::state::{Shared, read_file, read_text, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{
    Align, Banner, Button, ButtonKind, Card, ColumnHead, FileDrop, NumberCell, Table, Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Problems listed at most.
const MOST_PROBLEMS: usize = 200;

/// A file that has come in.
#[derive(Clone)]
enum Incoming {
    Nothing,
    Refused(Option<TableError>),
    Table(String, Shared<Sheet>),
}

/// Takes a roster in.
#[component]
pub fn RosterImport() -> impl IntoView {
    let incoming = RwSignal::new(Incoming::Nothing);
    let take = move |file: File| {
        spawn_local(async move {
            let name = file.name();
            let found = match read_file(&file).await {
                Ok(bytes) => match read(&bytes) {
                    Ok(sheet) => Incoming::Table(name, Shared::new(sheet)),
                    Err(err) => Incoming::Refused(Some(err)),
                },
                Err(_) => Incoming::Refused(None),
            };
            // The page may be gone.
            let _nobody_waits = incoming.try_set(found);
        });
    };
    let arrival = move || match incoming.get() {
        Incoming::Nothing => ().into_any(),
        Incoming::Refused(err) => {
            let why = tell(move |texts| match &err {
                Some(err) => wording::errors::table(texts, err),
                None => texts.errors.file_unreadable.to_owned(),
            });
            view! {
                <Banner tone=Tone::Danger testid="roster-refused">
                    {move || why.get()}
                </Banner>
            }
            .into_any()
        }
        Incoming::Table(name, sheet) => view! { <Arrived name sheet incoming /> }.into_any(),
    };
    view! {
        <Card title=say(|it| it.shifts.import)>
            <FileDrop
                label=say(|it| it.shifts.import)
                hint=say(|it| it.shifts.import_hint)
                accept=".csv,.tsv,.txt"
                testid="roster-file"
                on_file=take
            />
            {arrival}
        </Card>
    }
}

/// UTF-8, or else the encoding of Chinese spreadsheets.
fn read(bytes: &[u8]) -> Result<Sheet, TableError> {
    match read_csv(bytes) {
        Err(TableError::NotUtf8 { line }) => {
            read_text(bytes).map_or(Err(TableError::NotUtf8 { line }), |it| read_table(&it))
        }
        other => other,
    }
}

#[component]
fn Arrived(name: String, sheet: Shared<Sheet>, incoming: RwSignal<Incoming>) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let form = Form::new();
    let preview = Memo::new_with_compare(
        move |_| {
            let data = workspace.office.get();
            Shared::new(data.map_or_else(RosterPreview::default, |it| read_roster(&sheet, &it)))
        },
        |one, two| one != two,
    );
    let count = Memo::new(move |_| preview.with(|it| it.shifts.len()));
    let title = (texts.get_untracked().shifts.import_title)(&name);
    let found = tell(move |texts| {
        preview.with(|it| (texts.shifts.import_found)(it.shifts.len(), it.problems.len()))
    });
    let confirm = move |()| {
        let put = preview.with_untracked(|it| it.shifts.clone());
        let done = (changes.texts().shifts.import_done)(put.len());
        let change = TeamEdit::Shifts { out: Vec::new(), put };
        match changes.make(|office| Edit::Team { office, change }, done) {
            Ok(()) => incoming.set(Incoming::Nothing),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let rows = move || {
        let texts = texts.get();
        let preview = preview.get();
        let row = |it: &crate::exchange::RosterProblem| {
            let (row, value) = (it.row.to_string(), it.value.clone());
            let reason = wording::team::roster_reason(texts, &it.reason);
            view! {
                <tr>
                    <NumberCell>{row}</NumberCell>
                    <td>{it.column.clone()}</td>
                    <td>
                        <code>{value}</code>
                    </td>
                    <td>{reason}</td>
                </tr>
            }
        };
        preview.problems.iter().take(MOST_PROBLEMS).map(row).collect_view()
    };
    let has_problems = move || preview.with(|it| !it.problems.is_empty());
    let head = move |at: usize| tell(move |texts| texts.shifts.problem_columns[at].to_owned());
    let problems = move || {
        has_problems().then(|| {
            view! {
                <Table label=found testid="roster-problems">
                    <thead>
                        <tr>
                            <ColumnHead label=head(0) align=Align::End />
                            <ColumnHead label=head(1) />
                            <ColumnHead label=head(2) />
                            <ColumnHead label=head(3) />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            }
        })
    };
    view! {
        <h3>{title}</h3>
        {form.banner()}
        <p role="status" data-testid="roster-found">
            {move || found.get()}
        </p>
        {problems}
        <div class="row row--end">
            <Button on_press=move |()| incoming.set(Incoming::Nothing)>
                {say(|it| it.terms.cancel)}
            </Button>
            <Button
                kind=ButtonKind::Primary
                disabled=move || count.get() == 0
                testid="roster-confirm"
                on_press=confirm
            >
                {tell(move |texts| (texts.shifts.import_confirm)(count.get()))}
            </Button>
        </div>
    }
}
