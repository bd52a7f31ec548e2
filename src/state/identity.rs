//! Ids for what is created here.

use crate::model::{Document, OfficeId};

/// An id that no office has, here or very likely anywhere: when it was created and a chance number.
pub fn fresh_office_id(document: &Document) -> OfficeId {
    loop {
        let id = OfficeId::new(&format!("office-{}-{:08x}", super::now().epoch(), chance()));
        if document.office(&id).is_none() {
            return id;
        }
    }
}

/// A chance number.
pub fn chance() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ x < 2^32")]
    let chance = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    chance
}
