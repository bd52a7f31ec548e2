//! What was saved is loaded, whatever stops the save; what cannot be read is kept.

use std::cell::Cell;
use std::sync::Arc;

use jiheng::model::{
    Document, Edit, Office, OfficeData, OfficeId, PolicyEdit, Record, TaskTypeId, templates,
};
use jiheng::storage::preferences::{self, Theme};
use jiheng::storage::{
    Damage, KeyValue, Loaded, MemoryStore, Saved, StorageError, load, save, set_aside, usage,
};
use proptest::prelude::*;

use crate::documents::samples::{JULY, calls, full_office, time};

const HEAD: &str = "jiheng/head";

/// A store that refuses, or never hears of, everything after so many changes.
struct Failing<'a> {
    inner: &'a MemoryStore,
    left: Cell<usize>,
}

impl Failing<'_> {
    fn step(&self) -> Result<(), StorageError> {
        let left = self.left.get().checked_sub(1);
        self.left.set(left.unwrap_or_default());
        left.map(|_| ()).ok_or(StorageError::Other("stopped".to_owned()))
    }
}

impl KeyValue for Failing<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.step()?;
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.step()?;
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.inner.keys()
    }
}

fn office(id: &str) -> OfficeData {
    OfficeData::empty(Office::new(id, "测试项目"), templates::community())
}

fn old_document() -> Document {
    Document { offices: vec![Arc::new(full_office()), Arc::new(office("o2"))] }
}

fn record(id: &str, days: i64) -> Record {
    let channel = jiheng::model::Channel::Phone;
    Record::new(id, "test", TaskTypeId::new("enquiry"), channel, time(JULY + days * 86_400))
}

/// The old document after edits that change, add and remove segments.
fn new_document() -> Document {
    let mut document = old_document();
    let office_id = full_office().office.id;
    let add = |id: &str, days| Edit::AddRecords {
        office: office_id.clone(),
        records: vec![record(id, days)],
        staff: vec![],
        task_types: vec![],
    };
    for edit in [
        add("new-1", 3),
        add("new-2", 70),
        Edit::RenameOffice { office: office_id.clone(), name: "新名".to_owned() },
        Edit::RemoveOffice(OfficeId::new("o2")),
        Edit::PutOffices(vec![Arc::new(office("o3"))]),
    ] {
        document.apply(edit).unwrap();
    }
    document
}

#[track_caller]
fn loaded(store: &impl KeyValue) -> (Document, Saved) {
    match load(store).unwrap() {
        Loaded::Document { document, saved } => (document, saved),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn damage(store: &impl KeyValue) -> Damage {
    match load(store).unwrap() {
        Loaded::Unreadable(it) => it.damage,
        other => panic!("{other:?}"),
    }
}

fn stored(document: &Document) -> (MemoryStore, Saved) {
    let store = MemoryStore::default();
    let mut saved = Saved::default();
    save(&store, &mut saved, document).unwrap();
    (store, saved)
}

fn segment(store: &MemoryStore, part: &str) -> String {
    store.keys().unwrap().into_iter().find(|it| it.contains(part)).unwrap()
}

#[test]
fn what_is_saved_is_loaded() {
    let document = old_document();
    let (store, saved) = stored(&document);
    assert_eq!(loaded(&store), (document.clone(), saved.clone()));
    assert_eq!((saved.generation(), saved.document()), (1, &document));
    let months = store.keys().unwrap().iter().filter(|it| it.contains("/records-")).count();
    assert_eq!(months, 3);
}

#[test]
fn nothing_is_written_before_the_first_edit() {
    let store = MemoryStore::default();
    assert!(matches!(load(&store).unwrap(), Loaded::Nothing));
    save(&store, &mut Saved::default(), &Document::default()).unwrap();
    assert_eq!(store.keys().unwrap(), [""; 0]);
}

#[test]
fn an_emptied_document_is_not_a_first_visit() {
    let (store, mut saved) = stored(&old_document());
    save(&store, &mut saved, &Document::default()).unwrap();
    assert_eq!(loaded(&store).0, Document::default());
    assert_eq!(store.keys().unwrap(), [HEAD]);
}

#[test]
fn only_what_changed_is_written() {
    let (store, mut saved) = stored(&old_document());
    let unchanged = save(&store, &mut saved, &old_document()).unwrap();
    assert_eq!((unchanged.written, saved.generation()), (0, 1));
    let mut document = loaded(&store).0;
    let office = full_office().office.id;
    let change = PolicyEdit::SetDraft(Some(Box::new(templates::hotline())));
    document.apply(Edit::Policy { office: office.clone(), change }).unwrap();
    assert_eq!(save(&store, &mut saved, &document).unwrap().written, 1);
    let records = vec![record("one-more", 5)];
    let edit = Edit::AddRecords { office, records, staff: vec![], task_types: vec![] };
    document.apply(edit).unwrap();
    let before = segment(&store, "records-2026-08");
    let report = save(&store, &mut saved, &document).unwrap();
    assert_eq!((report.written, saved.generation()), (1, 3));
    assert_eq!(segment(&store, "records-2026-08"), before);
    assert_eq!(loaded(&store), (document, saved));
    let head = HEAD.len() + store.get(HEAD).unwrap().unwrap().encode_utf16().count();
    assert_eq!(usage(&store).unwrap(), report.total_units + head);
}

#[test]
fn records_that_move_to_another_month_are_not_lost() {
    let (store, mut saved) = stored(&old_document());
    let mut document = old_document();
    let mut data = full_office();
    let mut rows: Vec<Record> = data.records.iter().collect();
    rows[1].created = time(JULY - 70 * 86_400);
    rows.remove(3);
    data.records = Arc::new(jiheng::model::Records::from_iter(&rows));
    data.office.utc_offset = (-300).try_into().unwrap();
    document.apply(Edit::PutOffices(vec![Arc::new(data)])).unwrap();
    save(&store, &mut saved, &document).unwrap();
    assert_eq!(loaded(&store).0, document);
}

/// Stops a save after every number of changes to the store; `before` is what is loaded until the new is.
fn stop_everywhere(start: &MemoryStore, saved: &Saved, before: &Document, after: &Document) {
    let same = |store: &MemoryStore, document: &Document| match load(store).unwrap() {
        Loaded::Nothing => *document == Document::default(),
        Loaded::Document { document: found, .. } => found == *document,
        other => panic!("{other:?}"),
    };
    let mut stops = 0;
    let mut was_new = false;
    for left in 0.. {
        let store = start.clone();
        let failing = Failing { inner: &store, left: left.into() };
        let mut known = saved.clone();
        let result = save(&failing, &mut known, after);
        let is_new = same(&store, after);
        assert!(is_new || same(&store, before), "after {left} changes");
        assert!(is_new || !was_new, "the new document does not go away again");
        assert_eq!(result.is_ok(), is_new, "what is said to be saved is");
        assert_eq!(known.document() == after, is_new);
        was_new = is_new;
        // The next save from what is there succeeds and leaves nothing over.
        let mut next = match load(&store).unwrap() {
            Loaded::Document { saved, .. } => saved,
            _ => Saved::default(),
        };
        save(&store, &mut next, after).unwrap();
        let mut further = after.clone();
        further.apply(Edit::PutOffices(vec![Arc::new(office("further"))])).unwrap();
        save(&store, &mut next, &further).unwrap();
        assert_eq!(loaded(&store).0, further);
        let (clean, _) = stored(&further);
        assert_eq!(store.keys().unwrap().len(), clean.keys().unwrap().len());
        stops += 1;
        if failing.left.get() > 0 {
            break;
        }
    }
    assert!(stops > 10, "{stops}");
}

#[test]
fn a_stop_at_any_point_leaves_the_old_or_the_new_document() {
    let (store, saved) = stored(&old_document());
    stop_everywhere(&store, &saved, &old_document(), &new_document());
}

#[test]
fn a_stop_of_the_first_save_leaves_nothing_or_the_document() {
    let before = Document::default();
    stop_everywhere(&MemoryStore::default(), &Saved::default(), &before, &old_document());
}

#[test]
fn a_full_store_keeps_the_old_document() {
    let (store, _) = stored(&old_document());
    let quota = usage(&store).unwrap() + 300;
    let store = MemoryStore::with_quota(quota);
    let mut saved = Saved::default();
    save(&store, &mut saved, &old_document()).unwrap();
    let keys = store.keys().unwrap();
    let mut document = old_document();
    let mut data = office("big");
    data.records = Arc::new(calls(500));
    document.apply(Edit::PutOffices(vec![Arc::new(data)])).unwrap();
    let err = save(&store, &mut saved, &document).unwrap_err();
    assert!(matches!(err, StorageError::Full { needed } if needed > 300), "{err:?}");
    assert_eq!(store.keys().unwrap(), keys);
    assert_eq!(loaded(&store), (old_document(), saved.clone()));
    let mut small = old_document();
    small.apply(Edit::RemoveOffice(OfficeId::new("o2"))).unwrap();
    save(&store, &mut saved, &small).unwrap();
    assert_eq!(loaded(&store).0, small);
}

#[test]
fn another_tab_is_not_written_over() {
    let (store, mut here) = stored(&old_document());
    let (_, mut there) = loaded(&store);
    let mut elsewhere = old_document();
    elsewhere.apply(Edit::RemoveOffice(OfficeId::new("o2"))).unwrap();
    save(&store, &mut there, &elsewhere).unwrap();
    let err = save(&store, &mut here, &new_document()).unwrap_err();
    assert_eq!(err, StorageError::ChangedElsewhere { expected: 1, found: Some(2) });
    assert_eq!(loaded(&store).0, elsewhere);
    let err = save(&store, &mut Saved::default(), &new_document()).unwrap_err();
    assert_eq!(err, StorageError::ChangedElsewhere { expected: 0, found: Some(2) });
    store.remove(HEAD).unwrap();
    assert!(save(&store, &mut there, &new_document()).is_err());
    let err = save(&store, &mut Saved::default(), &new_document()).unwrap_err();
    assert_eq!(err, StorageError::ChangedElsewhere { expected: 0, found: None });
}

#[test]
fn a_newer_layout_is_refused_and_not_written_over() {
    let store = MemoryStore::default();
    let text = r#"{"schema":"jiheng.store/2","whatever":[]}"#;
    store.set(HEAD, text).unwrap();
    assert!(matches!(load(&store).unwrap(), Loaded::Newer { found: 2 }));
    assert!(save(&store, &mut Saved::default(), &old_document()).is_err());
    assert_eq!(store.get(HEAD).unwrap().as_deref(), Some(text));
    assert_eq!(store.keys().unwrap(), [HEAD]);
}

#[test]
fn damage_is_told_apart() {
    let (clean, _) = stored(&old_document());
    let packed = segment(&clean, "records-2026-07");
    let store = clean.clone();
    store.remove(HEAD).unwrap();
    assert_eq!(damage(&store), Damage::NoHead);
    let store = clean.clone();
    store.remove(&packed).unwrap();
    assert_eq!(damage(&store), Damage::Missing { key: packed.clone() });
    let store = clean.clone();
    store.set(&packed, &clean.get(&segment(&clean, "records-2026-08")).unwrap().unwrap()).unwrap();
    assert_eq!(damage(&store), Damage::Checksum { key: packed });
    for head in ["", "{}", "null", r#"{"schema":"other/1"}"#, r#"{"schema":"jiheng.store/1"}"#] {
        store.set(HEAD, head).unwrap();
        assert!(matches!(damage(&store), Damage::Head(_)), "{head}");
    }
}

#[test]
fn an_unreadable_document_survives_the_next_save() {
    let (store, mut saved) = stored(&old_document());
    preferences::write(&store, &Theme::Dark).unwrap();
    let people = segment(&store, "/people/");
    store.set(&people, "{").unwrap();
    let Loaded::Unreadable(unreadable) = load(&store).unwrap() else { panic!("it is damaged") };
    assert_eq!(unreadable.texts.len(), store.keys().unwrap().len() - 1);
    let download = set_aside(&store).unwrap();
    assert!(matches!(load(&store).unwrap(), Loaded::Nothing));
    assert_eq!(preferences::read(&store), Some(Theme::Dark));
    assert!(save(&store, &mut saved, &new_document()).is_err(), "what was known is gone");
    save(&store, &mut Saved::default(), &new_document()).unwrap();
    assert_eq!(loaded(&store).0, new_document());
    let download: serde_json::Value = serde_json::from_str(&download).unwrap();
    for (key, text) in &unreadable.texts {
        let aside = key.replacen("jiheng/", "jiheng/aside/1/", 1);
        assert_eq!(store.get(&aside).unwrap().as_ref(), Some(text));
        assert_eq!(download["values"][key], **text);
    }
    store.set(HEAD, "oops").unwrap();
    set_aside(&store).unwrap();
    assert_eq!(store.get("jiheng/aside/2/head").unwrap().as_deref(), Some("oops"));
    assert_eq!(store.get("jiheng/aside/1/head").unwrap(), unreadable.texts.get(HEAD).cloned());
}

#[test]
fn setting_aside_without_room_loses_nothing() {
    let (store, _) = stored(&old_document());
    let quota = usage(&store).unwrap() * 3 / 2;
    let store = MemoryStore::with_quota(quota);
    save(&store, &mut Saved::default(), &old_document()).unwrap();
    let keys = store.keys().unwrap();
    assert!(matches!(set_aside(&store), Err(StorageError::Full { .. })));
    assert_eq!(store.keys().unwrap(), keys);
    assert_eq!(loaded(&store).0, old_document());
}

#[test]
fn setting_aside_can_be_stopped_anywhere() {
    let (clean, _) = stored(&old_document());
    let texts: Vec<String> =
        clean.keys().unwrap().iter().map(|it| clean.get(it).unwrap().unwrap()).collect();
    for left in 0.. {
        let store = clean.clone();
        let failing = Failing { inner: &store, left: left.into() };
        let result = set_aside(&failing);
        let kept: Vec<String> =
            store.keys().unwrap().iter().map(|it| store.get(it).unwrap().unwrap()).collect();
        assert!(texts.iter().all(|it| kept.contains(it)), "after {left} changes");
        if result.is_ok() {
            break;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_is_never_taken_for_the_document(at in any::<u32>(), which in any::<u8>(), to in any::<char>()) {
        let (store, _) = stored(&old_document());
        let keys = store.keys().unwrap();
        let key = &keys[usize::from(which) % keys.len()];
        let text = store.get(key).unwrap().unwrap();
        let mut characters: Vec<char> = text.chars().collect();
        let at = at as usize % characters.len();
        characters[at] = to;
        let turned: String = characters.into_iter().collect();
        store.set(key, &turned).unwrap();
        match load(&store).unwrap() {
            Loaded::Document { document, .. } => {
                prop_assert_eq!(document, old_document());
            }
            Loaded::Unreadable(it) => prop_assert_eq!(it.texts.get(key), Some(&turned)),
            Loaded::Newer { .. } => prop_assert_eq!(key, HEAD),
            Loaded::Nothing => prop_assert!(false, "damage taken for a first visit"),
        }
    }
}
