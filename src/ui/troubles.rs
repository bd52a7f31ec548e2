//! What the user has to know before anything else: data that cannot be read, written or trusted to be alone.

use leptos::prelude::*;

use super::parts::{Banner, Button, ButtonKind, Tone};
use super::say::{say, tell};
use super::wording;
use crate::state::{NoticeKind, SaveStatus, Trouble, download, use_notices, use_texts};

/// Says what is wrong with keeping data on this device, and what to do; nothing if all is well.
#[component]
pub fn Troubles(status: ReadSignal<SaveStatus>, trouble: Option<Trouble>) -> impl IntoView {
    let opening = trouble.map(|trouble| match trouble {
        Trouble::Blocked => view! { <Blocked /> }.into_any(),
        Trouble::Newer => view! { <Newer /> }.into_any(),
        Trouble::Unreadable(text) => view! { <Aside text /> }.into_any(),
    });
    let saving = move || match status.get() {
        SaveStatus::Elsewhere => Some(view! { <Elsewhere /> }.into_any()),
        SaveStatus::Failed(error) => {
            let sentence = tell(move |texts| wording::errors::storage(texts, &error));
            let banner = view! {
                <Banner tone=Tone::Danger testid="save-failed">
                    {sentence}
                </Banner>
            };
            Some(banner.into_any())
        }
        SaveStatus::Unchanged
        | SaveStatus::Pending
        | SaveStatus::Written
        | SaveStatus::MemoryOnly => None,
    };
    view! {
        {opening}
        {saving}
    }
}

#[component]
fn Blocked() -> impl IntoView {
    view! {
        <Banner tone=Tone::Warning testid="storage-blocked">
            {say(|it| it.shell.memory_only)}
        </Banner>
    }
}

#[component]
fn Newer() -> impl IntoView {
    view! {
        <Banner
            title=say(|it| it.data.newer_title)
            tone=Tone::Warning
            testid="storage-newer"
            actions=|| view! { <Reload /> }
        >
            {say(|it| it.data.newer_text)}
        </Banner>
    }
}

#[component]
fn Elsewhere() -> impl IntoView {
    view! {
        <Banner tone=Tone::Warning testid="storage-elsewhere" actions=|| view! { <Reload /> }>
            {say(|it| it.shell.elsewhere)}
        </Banner>
    }
}

#[component]
fn Reload() -> impl IntoView {
    let reload = move |()| {
        // A page that cannot be reloaded stays as it is.
        let _stays = window().location().reload();
    };
    view! { <Button on_press=reload>{say(|it| it.shell.reload)}</Button> }
}

#[component]
fn Aside(text: String) -> impl IntoView {
    let text = StoredValue::new(text);
    let actions = move || view! { <DownloadAside text /> };
    view! {
        <Banner
            title=say(|it| it.data.aside_title)
            tone=Tone::Danger
            testid="storage-aside"
            actions
        >
            {say(|it| it.data.aside_text)}
        </Banner>
    }
}

#[component]
fn DownloadAside(text: StoredValue<String>) -> impl IntoView {
    let notices = use_notices();
    let texts = use_texts();
    let offer = move |()| {
        let refused = text.with_value(|text| download("jiheng-aside.json", text)).is_err();
        if refused {
            let sentence = texts.get_untracked().errors.file_unreadable.to_owned();
            notices.say(NoticeKind::Refused, sentence);
        }
    };
    view! {
        <Button kind=ButtonKind::Primary testid="download-aside" on_press=offer>
            {say(|it| it.data.aside_download)}
        </Button>
    }
}
