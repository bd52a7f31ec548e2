//! 收集: the desk's tablet, a link with its QR code, and the codes that come back.

use leptos::prelude::*;

use super::codes::Codes;
use super::{NoForm, form_choices};
use crate::charts::qr_code;
use crate::codec::{SurveyLink, write_link};
use crate::model::{OfficeData, RecordId};
use crate::state::{copy, use_workspace};
use crate::ui::form::Form;
use crate::ui::navigation::{go, whole_address};
use crate::ui::parts::{Button, ButtonKind, Card, IconKind, TextKind};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};

/// Every way in which answers come in but by visits.
#[component]
pub fn Collect() -> impl IntoView {
    let workspace = use_workspace();
    let has_form = Memo::new(move |_| {
        workspace
            .office
            .with(|it| it.as_ref().is_some_and(|it| !it.office.questionnaires.is_empty()))
    });
    move || match has_form.get() {
        true => view! {
            <div class="grid grid--wide">
                <Ways />
                <Codes />
            </div>
        }
        .into_any(),
        false => view! { <NoForm /> }.into_any(),
    }
}

/// The tablet, and the link for phones.
#[component]
fn Ways() -> impl IntoView {
    let workspace = use_workspace();
    let form = Form::new();
    let first = workspace
        .office
        .get_untracked()
        .and_then(|it| it.office.questionnaires.first().map(|it| it.id.clone()));
    form.fill([("collect-form", first.unwrap_or_default())]);
    let (chosen, typed) = (form.value("collect-form"), form.value("collect-record"));
    let link = Memo::new(move |_| {
        let data = workspace.office.get()?;
        let questionnaire =
            data.office.questionnaires.iter().find(|it| it.id == chosen.get()).cloned()?;
        let record = match typed.get().trim() {
            "" => None,
            text => Some(find(&data, text)?),
        };
        let link = SurveyLink { questionnaire, office: data.office.name.clone(), record };
        Some(whole_address(&Route::Answer(write_link(&link))))
    });
    let gone = tell(move |texts| match (link.get(), typed.get().trim()) {
        (None, text) if !text.is_empty() => texts.asking.no_such_record.to_owned(),
        _ => String::new(),
    });
    let copied = RwSignal::new(None::<String>);
    let copy_label =
        tell(move |texts| match copied.get().is_some() && copied.get() == link.get() {
            true => texts.asking.copied.to_owned(),
            false => texts.asking.copy_link.to_owned(),
        });
    let copy_link = move |()| copied.set(link.get_untracked().filter(|it| copy(it)));
    let qr_label = say(|it| it.asking.qr_label);
    let qr = move || {
        let svg = qr_code(&link.get()?)?;
        Some(view! {
            <div
                class="qr-frame"
                role="img"
                aria-label=move || qr_label.get()
                data-testid="qr"
                inner_html=svg
            ></div>
        })
    };
    let open = move |()| go(&Route::Kiosk(form.get("collect-form")));
    view! {
        <div class="stack">
            <Card title=say(|it| it.asking.kiosk) lead=say(|it| it.asking.kiosk_lead)>
                {form.select("collect-form", say(|it| it.asking.which_form), form_choices())}
                <div class="row">
                    <Button
                        kind=ButtonKind::Primary
                        icon=IconKind::FullScreen
                        testid="open-kiosk"
                        on_press=open
                    >
                        {say(|it| it.asking.open_kiosk)}
                    </Button>
                </div>
            </Card>
            <Card title=say(|it| it.asking.link) lead=say(|it| it.asking.link_lead)>
                {form.line(
                    "collect-record",
                    TextKind::Line,
                    say(|it| it.asking.which_record),
                    Some(say(|it| it.asking.which_record_hint)),
                )}
                <p class="field__problem" role="status">
                    {move || gone.get()}
                </p>
                {qr}
                <p class="link-text" data-testid="survey-link">
                    {move || link.get()}
                </p>
                <div class="row">
                    <Button icon=IconKind::Link testid="copy-link" on_press=copy_link>
                        {copy_label}
                    </Button>
                </div>
            </Card>
        </div>
    }
}

/// The record with this number, its own or that of the system it came from.
fn find(data: &OfficeData, text: &str) -> Option<RecordId> {
    let records = &data.records;
    let is = |row: &usize| records.external_id(*row) == Some(text) || records.id_text(*row) == text;
    (0..records.len()).find(is).map(|row| records.id(row))
}
