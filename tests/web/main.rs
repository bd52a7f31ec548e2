//! What has to be seen in a real browser: the same bytes as natively, and the browser's own storage.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../shared/mod.rs"]
mod shared;

use std::sync::Arc;

use jiheng::model::{Document, Edit, OfficeId, PolicyEdit, demo};
use jiheng::storage::preferences::{self, Language};
use jiheng::storage::{BrowserStore, KeyValue, Loaded, Saved, load, save, set_aside, usage};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn empty_store() -> BrowserStore {
    let store = BrowserStore::open().unwrap();
    for key in store.keys().unwrap() {
        store.remove(&key).unwrap();
    }
    store
}

fn demo_document() -> Document {
    Document { offices: vec![Arc::new(demo::office())] }
}

#[wasm_bindgen_test]
fn the_demo_has_the_committed_fingerprints() {
    shared::the_demo_has_the_committed_fingerprints();
}

#[wasm_bindgen_test]
fn the_five_agents_have_the_committed_result() {
    shared::the_five_agents_have_the_committed_result();
}

#[wasm_bindgen_test]
fn statistics_have_the_committed_bits() {
    shared::statistics_have_the_committed_bits();
}

#[wasm_bindgen_test]
fn what_is_saved_in_the_browser_is_loaded_again() {
    let store = empty_store();
    assert!(matches!(load(&store).unwrap(), Loaded::Nothing));
    let mut document = demo_document();
    let mut saved = Saved::default();
    save(&store, &mut saved, &document).unwrap();
    let office = OfficeId::new("demo");
    let draft = document.offices[0].policy.with_weights(&[3500, 4000, 1000, 1500], &[]);
    let change = PolicyEdit::SetDraft(Some(Box::new(draft)));
    document.apply(Edit::Policy { office, change }).unwrap();
    let report = save(&store, &mut saved, &document).unwrap();
    assert_eq!(report.written, 1, "only the policies have changed");
    match load(&store).unwrap() {
        Loaded::Document { document: loaded, .. } => assert_eq!(loaded, document),
        other => panic!("{other:?}"),
    }
    assert!(usage(&store).unwrap() < 200_000, "the demo takes little room");
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_put_aside_and_not_lost() {
    let store = empty_store();
    save(&store, &mut Saved::default(), &demo_document()).unwrap();
    let packed = store.keys().unwrap().into_iter().find(|it| it.contains("records")).unwrap();
    let text = store.get(&packed).unwrap().unwrap();
    let cut: String = text.chars().take(50).collect();
    store.set(&packed, &cut).unwrap();
    assert!(matches!(load(&store).unwrap(), Loaded::Unreadable(_)));
    let download = set_aside(&store).unwrap();
    assert!(download.contains(&cut), "the damaged text is in the download");
    assert!(matches!(load(&store).unwrap(), Loaded::Nothing));
    let aside = store.keys().unwrap().iter().filter(|it| it.starts_with("jiheng/aside/")).count();
    assert!(aside > 3, "and still in the store");
}

#[wasm_bindgen_test]
fn a_preference_stands_where_the_page_looks_for_it_before_it_starts() {
    let store = empty_store();
    preferences::write(&store, &Language::English).unwrap();
    assert_eq!(store.get("jiheng/language").unwrap().as_deref(), Some("\"en\""));
    assert_eq!(preferences::read::<Language>(&store), Some(Language::English));
}
