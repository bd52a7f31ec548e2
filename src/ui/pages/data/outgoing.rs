//! Everything on this device as one file.

use leptos::prelude::*;

use crate::codec::{Bundle, write_bundle};
use crate::i18n::date;
use crate::model::UtcOffset;
use crate::state::{NoticeKind, download, now, use_notices, use_texts, use_workspace};
use crate::ui::parts::{Button, ButtonKind, Card, IconKind};
use crate::ui::say::say;

/// Exports all offices as JSON.
#[component]
pub fn Export() -> impl IntoView {
    let workspace = use_workspace();
    let notices = use_notices();
    let texts = use_texts();
    let has_none = move || workspace.document().with(|it| it.offices.is_empty());
    let export = move |()| {
        let bundle = workspace.document().with_untracked(|it| Bundle::from(it));
        let today =
            workspace.office.get_untracked().map_or(UtcOffset::CHINA, |it| it.office.utc_offset);
        let name = format!("jiheng-{}.json", date(today.local(now()).date()));
        let words = texts.get_untracked();
        match download(&name, &write_bundle(&bundle)) {
            Ok(()) => notices.say(NoticeKind::Done, (words.data.exported)(&name)),
            Err(_) => notices.say(NoticeKind::Refused, words.errors.file_unreadable.to_owned()),
        }
    };
    view! {
        <Card title=say(|it| it.data.export_title) lead=say(|it| it.data.export_text)>
            <div class="row">
                <Button
                    kind=ButtonKind::Plain
                    icon=IconKind::Download
                    disabled=has_none
                    testid="export-json"
                    on_press=export
                >
                    {say(|it| it.data.export_all)}
                </Button>
            </div>
        </Card>
    }
}
