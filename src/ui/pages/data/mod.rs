//! 数据: files in and out, the offices on this device, and how much room is left.

mod bundle_import;
mod holiday_import;
mod holidays;
mod hours_form;
mod incoming;
mod offices;
mod outgoing;
mod room;
mod table_columns;
mod table_import;
mod table_preview;

use leptos::prelude::*;

use crate::ui::parts::{Banner, Card, FileDrop, Progress, Tone};
use crate::ui::say::say;
use bundle_import::BundleImport;
use holidays::HolidaysCard;
use incoming::{Incoming, take_in};
use offices::Offices;
use outgoing::Export;
use room::Room;
use table_import::TableImport;

/// The data page.
#[component]
pub fn DataPage() -> impl IntoView {
    let incoming = RwSignal::new(Incoming::Nothing);
    let done = Callback::new(move |()| incoming.set(Incoming::Nothing));
    let arrival = move || match incoming.get() {
        Incoming::Nothing => None,
        Incoming::Reading => {
            let unknown = || None::<u8>;
            let bar = view! { <Progress label=say(|it| it.import.reading) percent=unknown /> };
            Some(bar.into_any())
        }
        Incoming::Refused(sentence) => {
            let banner = view! {
                <Banner tone=Tone::Danger testid="import-refused">
                    {move || sentence.get()}
                </Banner>
            };
            Some(banner.into_any())
        }
        Incoming::Table(file, sheet) => {
            Some(view! { <TableImport file sheet on_done=done /> }.into_any())
        }
        Incoming::Bundle(offices) => {
            Some(view! { <BundleImport offices on_done=done /> }.into_any())
        }
    };
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{say(|it| it.shell.data)}</h1>
                <p class="page__lead">{say(|it| it.data.intro)}</p>
            </div>
        </header>
        <Card title=say(|it| it.data.import_title)>
            <FileDrop
                label=say(|it| it.data.import_drop)
                hint=say(|it| it.data.import_hint)
                accept=".csv,.tsv,.txt,.json"
                testid="import-file"
                on_file=move |file| take_in(file, incoming)
            />
        </Card>
        {arrival}
        <Export />
        <Offices />
        <HolidaysCard />
        <Room />
    }
}
