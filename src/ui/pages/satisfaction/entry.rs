//! Where the entry of interviews stands: which room, which question, and what was keyed in so far.

use leptos::prelude::*;

use super::visits::Drawn;
use crate::model::{
    Edit, Question, Questionnaire, Reply, SatisfactionEdit, Scale, SurveyAnswer, SurveyMode,
};
use crate::state::{NoticeKind, Notices, now, use_notices};
use crate::ui::changes::{Changes, use_changes};

/// The entry of the drawn rooms, one after the other.
#[derive(Clone, Copy)]
pub struct Entry {
    drawn: Memo<Option<Drawn>>,
    place: RwSignal<Place>,
    earlier: StoredValue<Vec<Vec<Option<Reply>>>>,
    notices: Notices,
    changes: Changes,
}

/// A room, and the replies to its questions so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    room: usize,
    replies: Vec<Option<Reply>>,
}

impl Entry {
    /// At the first question of the first room; another draw begins anew.
    pub fn new(drawn: Memo<Option<Drawn>>) -> Self {
        let entry = Self {
            drawn,
            place: RwSignal::default(),
            earlier: StoredValue::default(),
            notices: use_notices(),
            changes: use_changes(),
        };
        Effect::watch(
            move || drawn.get().map(|it| (it.rooms, it.seed, it.questionnaire.id)),
            move |_, _, _| {
                entry.place.set(Place::default());
                entry.earlier.set_value(Vec::new());
            },
            false,
        );
        entry
    }

    /// The room and the question that are next; `None` when all are done.
    pub fn asked(self) -> Option<(String, Question)> {
        let drawn = self.drawn.get()?;
        let place = self.place.get();
        let question = drawn.questionnaire.questions.get(place.replies.len()).cloned()?;
        Some((drawn.rooms.get(place.room).cloned()?, question))
    }

    /// The numbers of the room and the question, from 1.
    pub fn numbers(self) -> (usize, usize) {
        self.place.with(|it| (it.room + 1, it.replies.len() + 1))
    }

    /// How ratings are given.
    pub fn scale(self) -> Scale {
        self.drawn.get_untracked().map(|it| it.questionnaire.scale).unwrap_or_default()
    }

    /// Notes a reply and goes on; a room that is complete is saved.
    pub fn reply(self, reply: Option<Reply>) {
        let Some(drawn) = self.drawn.get_untracked() else { return };
        let mut here = self.place.get_untracked();
        let Some(room) = drawn.rooms.get(here.room) else { return };
        here.replies.push(reply);
        if here.replies.len() >= drawn.questionnaire.questions.len() {
            self.save(&drawn, room, &here.replies);
            self.earlier.update_value(|it| it.push(std::mem::take(&mut here.replies)));
            here.room += 1;
        }
        self.place.set(here);
    }

    /// Back to the question before, in the room before if need be.
    pub fn back(self) {
        let mut here = self.place.get_untracked();
        if here.replies.is_empty()
            && let Some(before) = self.earlier.try_update_value(Vec::pop).flatten()
        {
            here.replies = before;
            here.room = here.room.saturating_sub(1);
        }
        here.replies.pop();
        self.place.set(here);
    }

    fn save(self, drawn: &Drawn, room: &str, replies: &[Option<Reply>]) {
        let Some(answer) = answer(&drawn.questionnaire, drawn.seed, room, replies) else { return };
        let change = SatisfactionEdit::PutAnswers(vec![answer]);
        // One message for all rooms, of the last one.
        let list = self.notices.list().get_untracked();
        for it in list.iter().filter(|it| it.kind == NoticeKind::Undoable) {
            self.notices.close(it.id);
        }
        let sentence = (self.changes.texts().asking.tally_saved)(room);
        self.changes.try_make(|office| Edit::Satisfaction { office, change }, sentence);
    }
}

/// A room's answer as it is kept; entered again it takes its own place.
fn answer(
    questionnaire: &Questionnaire,
    seed: u64,
    room: &str,
    replies: &[Option<Reply>],
) -> Option<SurveyAnswer> {
    let (rating, recommend, form) = questionnaire.fill(replies, Some(room.to_owned()))?;
    let now = now();
    let id = format!("visit-{seed}-{}-{room}", questionnaire.id);
    Some(SurveyAnswer {
        answered: Some(now),
        rating,
        recommend,
        form: Some(Box::new(form)),
        ..SurveyAnswer::asked(&id, now, SurveyMode::Interview)
    })
}
