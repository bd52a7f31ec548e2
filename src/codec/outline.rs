//! A first look at JSON before anything is built from it: is it whole, how deep, what does it say it is?

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How many arrays and objects may stand inside one another.
pub const DEEPEST: usize = 64;

/// What a first look at a text shows.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The top is an object.
    pub(super) is_object: bool,
    /// Its `schema`, if that is text.
    pub(super) schema: Option<String>,
    /// Something stands deeper than [`DEEPEST`]; nothing after it was read.
    pub(super) too_deep: bool,
    /// A name that occurs twice in one object; nothing after it was read.
    pub(super) twice: Option<String>,
}

/// Reads to the end, or up to the first thing that is too deep, twice or no JSON.
pub(super) fn outline(text: &str) -> (Outline, Result<(), serde_json::Error>) {
    let mut seen = Outline::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let look = Look { seen: &mut seen, depth: 0, is_schema: false };
    let result = look.deserialize(&mut reader).and_then(|()| reader.end());
    (seen, result)
}

/// Where in the text an error was met, as a path such as `offices[0].records[3].created`.
pub(super) fn path_at(text: &str, line: usize, column: usize) -> String {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = start.saturating_add(column).min(text.len());
    let mut path = Vec::new();
    let mut bytes = text.as_bytes()[..end].iter().enumerate();
    let mut last_text = 0..0;
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' => path.push(Place::Name(0..0)),
            b'[' => path.push(Place::Index(0)),
            b'}' | b']' => {
                path.pop();
            }
            b'"' => {
                let mut close = end;
                while let Some((at, byte)) = bytes.next() {
                    match byte {
                        b'\\' => {
                            bytes.next();
                        }
                        b'"' => {
                            close = at;
                            break;
                        }
                        _ => {}
                    }
                }
                last_text = at + 1..close;
            }
            b':' => {
                if let Some(Place::Name(name)) = path.last_mut() {
                    *name = last_text.clone();
                }
            }
            b',' => {
                if let Some(Place::Index(index)) = path.last_mut() {
                    *index += 1;
                }
            }
            _ => {}
        }
    }
    let mut shown = String::new();
    for place in path {
        let written = match place {
            Place::Index(index) => write!(shown, "[{index}]"),
            Place::Name(name) if name.is_empty() => Ok(()),
            Place::Name(name) => {
                let dot = if shown.is_empty() { "" } else { "." };
                write!(shown, "{dot}{}", text.get(name).unwrap_or("?"))
            }
        };
        written.expect("writing to a String succeeds");
    }
    shown
}

/// A step of a path.
enum Place {
    Name(std::ops::Range<usize>),
    Index(usize),
}

struct Look<'a> {
    seen: &'a mut Outline,
    depth: usize,
    /// What is read now is the top's `schema`.
    is_schema: bool,
}

impl Look<'_> {
    fn inside<E: Error>(&mut self) -> Result<usize, E> {
        if self.depth >= DEEPEST {
            self.seen.too_deep = true;
            return Err(E::custom("nested too deep"));
        }
        Ok(self.depth + 1)
    }

    fn schema(&mut self, text: &str) {
        if self.is_schema {
            self.seen.schema = Some(text.to_owned());
        }
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(mut self, text: &str) -> Result<(), E> {
        self.schema(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        let depth = self.inside()?;
        while entries
            .next_element_seed(Look { seen: &mut *self.seen, depth, is_schema: false })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let depth = self.inside()?;
        self.seen.is_object |= depth == 1;
        let mut names = BTreeSet::new();
        while let Some(Name(name)) = members.next_key()? {
            let is_schema = depth == 1 && name == "schema";
            if names.contains(&name) {
                self.seen.twice = Some(name.into_owned());
                return Err(A::Error::custom("a name occurs twice"));
            }
            names.insert(name);
            members.next_value_seed(Look { seen: &mut *self.seen, depth, is_schema })?;
        }
        Ok(())
    }
}

/// A member's name, borrowed from the text where it has no escapes.
#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] std::borrow::Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_the_place() {
        #[track_caller]
        fn check(before: &str, path: &str) {
            let (line, column) = (before.lines().count(), before.lines().last().unwrap().len());
            assert_eq!(path_at(&format!("{before} and what follows"), line, column), path);
        }
        check(
            r#"{"offices":[{"a":1},{"records":[{"id":"x,\"y"},{"created":"1"#,
            "offices[1].records[1].created",
        );
        check("{\n \"a\": [1, 2", "a[1]");
        check("[[[],{}],", "[1]");
        check(r#"{"a":{"b":1}"#, "a");
    }
}
