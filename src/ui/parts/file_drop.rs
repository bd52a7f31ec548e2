//! A file's way in: chosen or dropped.

use leptos::ev::{DragEvent, Event};
use leptos::html;
use leptos::prelude::*;
use web_sys::{File, FileList};

use super::{Icon, IconKind};

/// How many files are taken at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileCount {
    #[default]
    One,
    Many,
}

/// Reports each file that is chosen or dropped; of several for [`FileCount::One`] only the first.
#[component]
pub fn FileDrop(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    /// File name endings the picker offers, such as `.csv,.xlsx`; what is dropped is not checked.
    #[prop(optional, into)]
    accept: Signal<String>,
    #[prop(optional)] count: FileCount,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_file: Callback<File>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);

    let report = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        let taken = match count {
            FileCount::One => files.length().min(1),
            FileCount::Many => files.length(),
        };
        for file in (0..taken).filter_map(|at| files.get(at)) {
            on_file.run(file);
        }
    };
    let chosen = move |_: Event| {
        let Some(input) = input.get_untracked() else { return };
        report(input.files());
        // Choosing the same file again is a change only from nothing.
        input.set_value("");
    };
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        report(event.data_transfer().and_then(|it| it.files()));
    };

    view! {
        <label
            class="file-drop"
            data-over=move || over.get().to_string()
            on:dragenter=dragged
            on:dragover=dragged
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <input
                type="file"
                class="file-drop__input spoken"
                node_ref=input
                accept=move || accept.get()
                multiple=count == FileCount::Many
                data-testid=testid
                on:change=chosen
            />
            <Icon kind=IconKind::Upload />
            <span class="file-drop__label">{move || label.get()}</span>
            {hint.map(|it| view! { <span class="file-drop__hint">{move || it.get()}</span> })}
        </label>
    }
}
