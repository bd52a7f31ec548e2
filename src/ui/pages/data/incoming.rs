//! A file on its way in: read, recognized, and not yet taken.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::codec::{Bundle, read_bundle};
use crate::exchange::{Sheet, TableError, read_csv, read_text as read_table};
use crate::state::{Shared, read_file, read_text};
use crate::ui::say::tell;
use crate::ui::wording;

/// What has come in and waits for the user.
#[derive(Clone)]
pub enum Incoming {
    /// Nothing.
    Nothing,
    /// A file is being read.
    Reading,
    /// It cannot be taken, and why.
    Refused(Signal<String>),
    /// A table, with the file's name.
    Table(String, Shared<Sheet>),
    /// Offices exported by this application.
    Bundle(Shared<Bundle>),
}

/// Reads a file and says what it is.
pub fn take_in(file: File, incoming: RwSignal<Incoming>) {
    incoming.set(Incoming::Reading);
    let name = file.name();
    // Sentences follow the language as long as the page stands.
    let owner = Owner::current();
    spawn_local(async move {
        let bytes = read_file(&file).await;
        let recognize = move || match bytes {
            Ok(bytes) => recognize(name, &bytes),
            Err(_) => Incoming::Refused(tell(|it| it.errors.file_unreadable.to_owned())),
        };
        let found = match owner {
            Some(owner) => owner.with(recognize),
            None => recognize(),
        };
        // The page may be gone.
        let _nobody_waits = incoming.try_set(found);
    });
}

/// JSON begins with a brace; everything else is tried as a table.
fn recognize(name: String, bytes: &[u8]) -> Incoming {
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = begins.iter().find(|it| !it.is_ascii_whitespace());
    if first == Some(&b'{') || first == Some(&b'[') {
        return match read_bundle(bytes) {
            Ok(bundle) => Incoming::Bundle(Shared::new(bundle)),
            Err(err) => Incoming::Refused(tell(move |it| wording::errors::codec(it, &err))),
        };
    }
    let sheet = match read_csv(bytes) {
        Err(TableError::NotUtf8 { line }) => {
            read_text(bytes).map_or(Err(TableError::NotUtf8 { line }), |it| read_table(&it))
        }
        other => other,
    };
    match sheet {
        Ok(sheet) => Incoming::Table(name, Shared::new(sheet)),
        Err(err) => Incoming::Refused(tell(move |it| wording::errors::table(it, &err))),
    }
}
