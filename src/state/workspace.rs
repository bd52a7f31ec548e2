//! The one owner of the document: everybody reads through it, and every change is an [`Edit`].

use leptos::prelude::*;

use super::history::History;
use super::scoring::Scoring;
use super::shared::Shared;
use super::trail::Trail;
use crate::model::{Document, Edit, EditError, OfficeData, OfficeId, Period, Time};

/// A handle to the document and what follows from it; provided once, copied freely.
#[derive(Clone, Copy)]
pub struct Workspace {
    document: RwSignal<Document>,
    history: RwSignal<History>,
    trail: StoredValue<Trail>,
    chosen: RwSignal<View>,
    /// The current office; `None` without any.
    pub office: Memo<Option<Shared<OfficeData>>>,
    /// The current period; `None` without records.
    pub period: Memo<Option<Period>>,
    /// The current office with the version of the policy that judges the current period.
    pub judged: Memo<Option<Shared<OfficeData>>>,
    /// Results of the current office and period.
    pub scoring: Scoring,
    /// The time at which the page was opened: nothing later counts.
    pub now: Time,
}

/// Which office and period are looked at. It is remembered but is no part of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The office; the first one if it is gone.
    pub office: Option<OfficeId>,
    /// The period; the one that holds all records if it is not among the office's.
    pub period: Option<Period>,
}

impl Workspace {
    /// Takes charge of `document` and provides itself to everything below.
    pub fn provide(document: Document, view: View, now: Time) -> Self {
        let document = RwSignal::new(document);
        let chosen = RwSignal::new(view);
        let office = Memo::new(move |_| {
            let id = chosen.get().office;
            document.with(|document| {
                let chosen = id.and_then(|id| document.office(&id));
                chosen.or(document.offices.first()).cloned().map(Shared::from)
            })
        });
        let period = Memo::new(move |_| {
            let office = office.get()?;
            let periods = office.periods();
            chosen.get().period.filter(|it| periods.contains(it)).or(periods.first().copied())
        });
        let judged = Memo::new(move |_| {
            let data = office.get()?;
            let past = period.get().and_then(|it| data.as_judged(it.start()));
            Some(past.map_or(data, Shared::new))
        });
        let trail = StoredValue::new(Trail::default());
        let scoring = Scoring::new((office, judged), period, now, trail);
        let history = RwSignal::default();
        let workspace =
            Self { document, history, trail, chosen, office, period, judged, scoring, now };
        provide_context(workspace);
        workspace
    }

    /// The document, to read.
    pub fn document(self) -> ReadSignal<Document> {
        self.document.read_only()
    }

    /// What is looked at, to remember.
    pub fn view(self) -> ReadSignal<View> {
        self.chosen.read_only()
    }

    /// Makes a change that can be undone; a refused one leaves everything as it was.
    pub fn apply(self, edit: Edit) -> Result<(), EditError> {
        let before = self.document.get_untracked();
        let mut after = before.clone();
        let records = edit.records().map(|(office, records)| (office.clone(), records));
        after.apply(edit)?;
        if !after.is_same(&before) {
            if let Some((office, records)) = records {
                self.trail.update_value(|it| it.note((&office, records), &before, &after));
            }
            self.history.update(|it| it.remember(before));
            self.document.set(after);
        }
        Ok(())
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let present = self.document.get_untracked();
        let before = self.history.try_update(|it| it.undo(present)).flatten();
        if let Some(before) = before {
            self.document.set(before);
        }
    }

    /// Makes an undone change again.
    pub fn redo(self) {
        let present = self.document.get_untracked();
        let after = self.history.try_update(|it| it.redo(present)).flatten();
        if let Some(after) = after {
            self.document.set(after);
        }
    }

    /// Whether there is a change to take back.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is an undone change to make again.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Looks at another office, in the period that holds all its records.
    pub fn open_office(self, office: OfficeId) {
        self.chosen.set(View { office: Some(office), period: None });
    }

    /// Looks at another period of the current office.
    pub fn open_period(self, period: Period) {
        let office = self.office.get_untracked().map(|it| it.office.id.clone());
        self.chosen.set(View { office, period: Some(period) });
    }
}

/// The workspace provided above.
pub fn use_workspace() -> Workspace {
    expect_context()
}
