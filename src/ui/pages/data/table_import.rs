//! A table before it is taken: what it would bring, what its columns mean, what is wrong, and where it goes.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::table_columns::Columns;
use super::table_preview::{Problems, Rows, Summary};
use crate::exchange::{
    Arrivals, ImportOptions, Mapping, Preview, Sheet, Template, TooLittle, against, choose, fit,
    match_columns, preview,
};
use crate::i18n::{count, percent};
use crate::model::{Edit, Office, OfficeData, OfficeId, Records};
use crate::state::{NoticeKind, Shared, fresh_office_id, use_notices, use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::parts::{Banner, Button, ButtonKind, Card, Choice, Select, TextField, Tone};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// What the user is deciding about a table.
#[derive(Clone, Copy)]
pub struct Decisions {
    /// The role of every column.
    pub mapping: RwSignal<Mapping>,
    /// Date formats and the like.
    pub options: RwSignal<ImportOptions>,
    /// Where it goes; `None` for a new office.
    pub target: RwSignal<Option<OfficeId>>,
    /// The name of the new office.
    pub name: RwSignal<String>,
}

/// The rows as records, and which of them are new.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Every row.
    pub preview: Preview,
    /// What is new to the target.
    pub arrivals: Arrivals,
}

/// Shows what `sheet` would bring and takes it when the user says so.
#[component]
pub fn TableImport(file: String, sheet: Shared<Sheet>, on_done: Callback<()>) -> impl IntoView {
    let workspace = use_workspace();
    let decisions = Decisions {
        mapping: RwSignal::new(match_columns(&sheet)),
        options: RwSignal::new(ImportOptions::default()),
        target: RwSignal::new(None),
        name: RwSignal::new(office_name(&file)),
    };
    let rows = sheet.clone();
    let previewed = Memo::new_with_compare(
        move |_| Shared::new(preview(&rows, &decisions.mapping.get(), &decisions.options.get())),
        |one, two| one != two,
    );
    decisions.target.set(home_of(workspace, &previewed.get_untracked()));
    let read = Memo::new_with_compare(
        move |_| {
            let preview = Preview::clone(&previewed.get());
            let records = target_data(decisions, workspace).map(|it| Arc::clone(&it.records));
            let arrivals = against(&preview, &records.unwrap_or_default());
            Shared::new(Read { preview, arrivals })
        },
        |one, two| one != two,
    );
    let title = tell(move |texts| (texts.import.title)(&file));
    view! {
        <Card title testid="import-table">
            <Summary read />
            <Target decisions />
            <Confirm decisions read on_done />
        </Card>
        <Problems read />
        <Columns sheet decisions previewed />
        <Rows read />
    }
}

/// A file's name without its ending, as the name of an office.
fn office_name(file: &str) -> String {
    file.rsplit_once('.').map_or(file, |(name, _)| name).trim().to_owned()
}

/// The own office that has records of this layout already, or else the own office that is open.
fn home_of(workspace: crate::state::Workspace, preview: &Preview) -> Option<OfficeId> {
    let own = |it: &&Arc<OfficeData>| !it.office.demo;
    let knows = |it: &&Arc<OfficeData>| {
        it.records.external_keys().iter().any(|key| key.0 == preview.source)
    };
    let document = workspace.document().get_untracked();
    let home = document.offices.iter().filter(own).find(knows).map(|it| it.office.id.clone());
    let open = || workspace.office.get_untracked().filter(|it| !it.office.demo);
    home.or_else(|| open().map(|it| it.office.id.clone()))
}

fn target_data(
    decisions: Decisions,
    workspace: crate::state::Workspace,
) -> Option<Arc<OfficeData>> {
    let id = decisions.target.get()?;
    workspace.document().with(|it| it.office(&id).cloned())
}

/// Where the records go, and by which policy they will be scored.
#[component]
fn Target(decisions: Decisions) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let choices = move || {
        let new = Choice::new("", texts.get().import.target_new);
        let own = workspace.document().with(|document| {
            let own = document.offices.iter().filter(|it| !it.office.demo);
            own.map(|it| Choice::new(it.office.id.as_str(), &*it.office.name)).collect::<Vec<_>>()
        });
        [new].into_iter().chain(own).collect::<Vec<_>>()
    };
    let is_new = move || decisions.target.with(Option::is_none);
    view! {
        <div class="row row--fields">
            <Select
                label=say(|it| it.import.target)
                choices
                value=move || decisions.target.get().map(|it| it.to_string()).unwrap_or_default()
                testid="import-target"
                on_change=move |id: String| {
                    decisions.target.set((!id.is_empty()).then(|| OfficeId::new(&id)));
                }
            />
            <Show when=is_new>
                <TextField
                    label=say(|it| it.import.target_name)
                    value=decisions.name
                    testid="import-name"
                    on_change=move |name| decisions.name.set(name)
                />
            </Show>
        </div>
        <Scoring decisions />
    }
}

/// Which policy fits, or what is missing for one.
#[component]
fn Scoring(decisions: Decisions) -> impl IntoView {
    let workspace = use_workspace();
    let sentence = tell(move |texts| {
        if let Some(data) = target_data(decisions, workspace) {
            return (texts.import.policy_kept)(&wording::policy(texts, &data.policy));
        }
        let mapping = decisions.mapping.get();
        match choose(&mapping) {
            Ok(template) => {
                let covered = fit(&mapping, &template.policy()).coverage_bp;
                let name = wording::import::template(texts, template);
                (texts.import.policy_fits)(name, &percent(covered))
            }
            Err(TooLittle { template, missing }) => {
                let fields: Vec<&str> =
                    missing.iter().map(|it| wording::import::field(texts, *it)).collect();
                let name = wording::import::template(texts, template);
                (texts.import.too_little)(name, &fields.join(texts.import.list_separator))
            }
        }
    });
    let fits = Memo::new(move |_| {
        decisions.target.with(Option::is_some) || choose(&decisions.mapping.get()).is_ok()
    });
    move || {
        let tone = if fits.get() { Tone::Info } else { Tone::Warning };
        view! {
            <Banner tone testid="import-policy">
                {move || sentence.get()}
            </Banner>
        }
    }
}

/// Takes the new records, or leaves it.
#[component]
fn Confirm(decisions: Decisions, read: Memo<Shared<Read>>, on_done: Callback<()>) -> impl IntoView {
    let workspace = use_workspace();
    let notices = use_notices();
    let texts = use_texts();
    let new = Memo::new(move |_| read.with(|it| it.arrivals.new.len()));
    let label = tell(move |texts| match new.get() {
        0 => texts.import.nothing_new.to_owned(),
        n => (texts.import.confirm)(&count(n)),
    });
    let take = move |()| {
        let (edit, office) = edit_of(decisions, workspace, &read.get_untracked());
        match workspace.apply(edit) {
            Ok(()) => {
                let taken = (texts.get_untracked().import.done)(&count(new.get_untracked()));
                workspace.open_office(office);
                notices.say(NoticeKind::Undoable, taken);
                on_done.run(());
                go(&Route::Overview);
            }
            Err(err) => {
                let sentence = wording::errors::edit(texts.get_untracked(), &err);
                notices.say(NoticeKind::Refused, sentence);
            }
        }
    };
    view! {
        <div class="row row--end">
            <Button kind=ButtonKind::Quiet testid="import-cancel" on_press=on_done>
                {say(|it| it.terms.cancel)}
            </Button>
            <Button
                kind=ButtonKind::Primary
                disabled=move || new.get() == 0
                testid="import-confirm"
                on_press=take
            >
                {label}
            </Button>
        </div>
    }
}

/// One edit: a new office with everything in it, or new records in the office that is there.
fn edit_of(
    decisions: Decisions,
    workspace: crate::state::Workspace,
    read: &Read,
) -> (Edit, OfficeId) {
    let preview = read.preview.clone();
    if let Some(office) = decisions.target.get_untracked() {
        return (preview.into_edit(office.clone(), &read.arrivals), office);
    }
    let template =
        choose(&decisions.mapping.get_untracked()).unwrap_or_else(|nearest| nearest.template);
    let id = fresh_office_id(&workspace.document().get_untracked());
    let name = decisions.name.get_untracked();
    let data = new_office(&id, &name, template, preview);
    (Edit::PutOffices(vec![Arc::new(data)]), id)
}

fn new_office(id: &OfficeId, name: &str, template: Template, preview: Preview) -> OfficeData {
    let office = Office::new(id.as_str(), name.trim());
    OfficeData {
        staff: preview.staff,
        task_types: preview.task_types,
        records: Arc::new(preview.rows.iter().collect::<Records>()),
        ..OfficeData::empty(office, template.policy())
    }
}

/// Date formats the user has overruled, with one more.
pub fn with_format(
    options: &ImportOptions,
    column: usize,
    format: crate::exchange::DateFormat,
) -> ImportOptions {
    let mut date_formats: BTreeMap<_, _> = options.date_formats.clone();
    date_formats.insert(column, format);
    ImportOptions { date_formats, ..options.clone() }
}
