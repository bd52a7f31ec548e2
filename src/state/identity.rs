//! Ids for what is created here.

use crate::model::{Document, OfficeData, OfficeId, RecordId};

/// An id that no office has, here or very likely anywhere: when it was created and a chance number.
pub fn fresh_office_id(document: &Document) -> OfficeId {
    loop {
        let chance = chance();
        let id = OfficeId::new(&format!("office-{}-{chance:08x}", super::now().epoch()));
        if document.office(&id).is_none() {
            return id;
        }
    }
}

/// An id that no record of the office has: the date, for people, and a chance number.
pub fn fresh_record_id(data: &OfficeData) -> RecordId {
    let today = data.local_date(super::now()).format("%y%m%d");
    loop {
        let id = format!("J{today}-{:06x}", chance() >> 8);
        if data.records.row_of(&id).is_none() {
            return RecordId::new(&id);
        }
    }
}

/// A chance number.
pub fn chance() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ x < 2^32")]
    let chance = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    chance
}
