//! 帮助: how a score comes about, what every indicator means, the words and the keys; made to be printed.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::i18n::words::MeasureWords;
use crate::model::{Policy, library};
use crate::state::{use_preferences, use_texts, use_workspace};
use crate::storage::preferences::FirstLook;
use crate::ui::navigation::go;
use crate::ui::parts::{Button, ButtonKind, Card, ColumnHead, IconKind, RowHead, Table};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The help page.
#[component]
pub fn HelpPage() -> impl IntoView {
    let workspace = use_workspace();
    let preferences = use_preferences();
    let texts = use_texts();
    let policy = Memo::new(move |_| workspace.newest.get().map(|it| it.policy.clone()));
    let used = move || policy.get().map(|it| used(texts.get(), &it)).unwrap_or_default();
    let others = move || others(texts.get(), policy.get().as_ref());
    let note = tell(move |texts| {
        let name = policy.get().map(|it| wording::policy(texts, &it));
        name.map(|it| (texts.help.indicators_note)(&it)).unwrap_or_default()
    });
    let look_again = move |()| {
        preferences.look_round(FirstLook::Ahead);
        go(&Route::Overview);
    };
    let keys = move || {
        let row = |(key, effect): (&'static str, &'static str)| {
            view! { <tr><RowHead><kbd>{key}</kbd></RowHead><td>{effect}</td></tr> }
        };
        texts.get().help.keys.into_iter().map(row).collect_view()
    };
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{say(|it| it.help.title)}</h1>
                <p class="page__lead">{say(|it| it.help.lead)}</p>
            </div>
            <div class="page__actions">
                <Button kind=ButtonKind::Quiet testid="tour-again" on_press=look_again>
                    {say(|it| it.tour.again)}
                </Button>
                <Button icon=IconKind::Print on_press=|()| drop(window().print())>
                    {say(|it| it.help.print)}
                </Button>
            </div>
        </header>
        <Card title=say(|it| it.help.way_title)>
            <ol class="help__way">{move || terms(&texts.get().help.way)}</ol>
        </Card>
        <Card title=say(|it| it.help.indicators_title) lead=note testid="help-used">
            {move || entries(texts.get(), used())}
        </Card>
        <Card title=say(|it| it.help.words_title)>
            <ul class="help__way help__way--plain">{move || terms(&texts.get().help.words)}</ul>
        </Card>
        <Card title=say(|it| it.help.keys_title)>
            <Table label=say(|it| it.help.keys_title)>
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.help.key) />
                        <ColumnHead label=say(|it| it.help.effect) />
                    </tr>
                </thead>
                <tbody>{keys}</tbody>
            </Table>
        </Card>
        <Card title=say(|it| it.help.data_title)>
            <p>{say(|it| it.help.data)}</p>
        </Card>
        <Card
            title=say(|it| it.help.library_title)
            lead=say(|it| it.help.library_note)
            testid="help-library"
        >
            {move || entries(texts.get(), others())}
        </Card>
    }
}

/// The policy's indicators under the names it gives them.
fn used(texts: &Texts, policy: &Policy) -> Vec<MeasureWords> {
    let words = policy.indicators.iter().map(|it| {
        let words = wording::measure(texts, &it.measure);
        MeasureWords { name: wording::indicator(texts, it), ..words }
    });
    words.collect()
}

/// The library without what the policy measures.
fn others(texts: &Texts, policy: Option<&Policy>) -> Vec<MeasureWords> {
    let rest = policy.map_or_else(library::standard, library::missing);
    rest.iter().map(|it| wording::measure(texts, &it.measure)).collect()
}

fn entries(texts: &'static Texts, words: Vec<MeasureWords>) -> AnyView {
    let entry = |it: MeasureWords| {
        let caution = (!it.caution.is_empty()).then(|| view! { <p class="muted">{it.caution}</p> });
        view! {
            <div class="help__entry">
                <dt>{it.name}</dt>
                <dd>
                    <p>{it.definition}</p>
                    <p class="help__formula">
                        <span class="muted">{texts.help.formula}</span>
                        <code>{it.formula}</code>
                    </p>
                    {caution}
                </dd>
            </div>
        }
    };
    let entries = words.into_iter().map(entry).collect_view();
    view! { <dl class="help__entries">{entries}</dl> }.into_any()
}

fn terms(terms: &'static [(&'static str, &'static str)]) -> AnyView {
    let item = |(term, text): &(&'static str, &'static str)| {
        view! { <li><strong>{*term}</strong><span>{*text}</span></li> }
    };
    terms.iter().map(item).collect_view().into_any()
}
