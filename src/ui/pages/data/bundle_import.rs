//! Offices from another device, before they are taken.

use std::sync::Arc;

use leptos::prelude::*;

use crate::codec::Bundle;
use crate::i18n::count;
use crate::model::{Edit, OfficeData};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::navigation::go;
use crate::ui::parts::{Align, Button, ButtonKind, Card, ColumnHead, NumberCell, RowHead, Table};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Shows which offices would come and what they would replace, and takes them when the user says so.
#[component]
pub fn BundleImport(offices: Shared<Bundle>, on_done: Callback<()>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let texts = use_texts();
    let number = offices.offices.len();
    let listed = offices.clone();
    let body = move || {
        let document = workspace.document().get();
        let words = &texts.get().data;
        let row = |data: Arc<OfficeData>| {
            let effect = match document.office(&data.office.id) {
                None => words.bundle_new,
                Some(there) if *there == data => words.bundle_same,
                Some(_) => words.bundle_replaces,
            };
            let period = data.whole_period().map(|it| wording::period(texts.get(), it));
            let name = data.office.name.clone();
            let (people, records) = (count(data.staff.len()), count(data.records.len()));
            view! {
                <tr>
                    <RowHead>{name}</RowHead>
                    <NumberCell>{people}</NumberCell>
                    <NumberCell>{records}</NumberCell>
                    <td>{period}</td>
                    <td>{effect}</td>
                </tr>
            }
        };
        listed.offices.iter().cloned().map(row).collect_view()
    };
    let take = move |()| {
        let done = (changes.texts().data.bundle_done)(number);
        if changes.try_any(Edit::PutOffices(offices.offices.clone()), Some(done)) {
            if let Some(first) = offices.offices.first() {
                workspace.open_office(first.office.id.clone());
            }
            on_done.run(());
            go(&Route::Overview);
        }
    };
    view! {
        <Card
            title=say(|it| it.data.bundle_title)
            lead=say(|it| it.data.bundle_text)
            testid="import-bundle"
        >
            <Table label=say(|it| it.data.bundle_title)>
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.data.office) />
                        <ColumnHead label=say(|it| it.data.people) align=Align::End />
                        <ColumnHead label=say(|it| it.data.records) align=Align::End />
                        <ColumnHead label=say(|it| it.data.period) />
                        <ColumnHead label=say(|it| it.data.effect) />
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </Table>
            <div class="row row--end">
                <Button kind=ButtonKind::Quiet testid="import-cancel" on_press=on_done>
                    {say(|it| it.terms.cancel)}
                </Button>
                <Button kind=ButtonKind::Primary testid="import-confirm" on_press=take>
                    {tell(move |texts| (texts.data.bundle_confirm)(number))}
                </Button>
            </div>
        </Card>
    }
}
