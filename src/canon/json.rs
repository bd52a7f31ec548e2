//! JSON in the one form of RFC 8785: sorted keys, shortest numbers, nothing between the tokens.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, Serializer};

use super::{CanonError, number};

/// The canonical text of a JSON value.
pub fn to_canonical(value: &serde_json::Value) -> String {
    canonical(value).expect("a JSON value has text keys, each once")
}

/// The canonical text of anything that can be written as JSON; a float that is not finite becomes `null`.
pub fn canonical<T: Serialize + ?Sized>(value: &T) -> Result<String, CanonError> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Canonical::default()))?;
    Ok(String::from_utf8(bytes).expect("the formatter writes text"))
}

/// Holds back the members of an object until its end, to put them in order.
#[derive(Default)]
struct Canonical {
    /// What belongs to the objects that are still open.
    held: String,
    open: Vec<Open>,
}

/// An object of which the end has not come.
#[derive(Default)]
struct Open {
    /// Where it begins in the held text.
    start: usize,
    members: Vec<Member>,
    in_key: bool,
}

/// `"key":value` in the held text.
#[derive(Default)]
struct Member {
    start: usize,
    key_end: usize,
    end: usize,
    /// The key as it is meant, where the text has it with escapes.
    unescaped: Option<String>,
}

impl Member {
    fn key<'a>(&'a self, held: &'a str) -> &'a str {
        self.unescaped.as_deref().unwrap_or(&held[self.start + 1..self.key_end - 1])
    }
}

impl Canonical {
    fn put<W: Write + ?Sized>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        if self.open.is_empty() {
            return writer.write_all(text.as_bytes());
        }
        self.held.push_str(text);
        Ok(())
    }

    /// Large integers are text; one that is a key stands between quotation marks already.
    fn integer<W: Write + ?Sized>(&mut self, writer: &mut W, value: i128) -> io::Result<()> {
        let in_key = self.open.last().is_some_and(|it| it.in_key);
        let text = if in_key { value.to_string() } else { number::integer(value) };
        self.put(writer, &text)
    }

    fn member(&mut self) -> &mut Member {
        self.open.last_mut().and_then(|it| it.members.last_mut()).expect("inside an object")
    }

    /// The key that is being written, if it is one and has had an escape.
    fn unescaped_key(&mut self) -> Option<&mut String> {
        let object = self.open.last_mut().filter(|it| it.in_key)?;
        object.members.last_mut()?.unescaped.as_mut()
    }
}

/// Keys by their UTF-16 units: a character beyond U+FFFF stands before U+E000.
fn by_units(one: &str, other: &str) -> std::cmp::Ordering {
    if one.is_ascii() && other.is_ascii() {
        return one.cmp(other);
    }
    one.encode_utf16().cmp(other.encode_utf16())
}

impl Formatter for Canonical {
    fn write_null<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.put(writer, "null")
    }

    fn write_bool<W: Write + ?Sized>(&mut self, writer: &mut W, value: bool) -> io::Result<()> {
        self.put(writer, if value { "true" } else { "false" })
    }

    fn write_i8<W: Write + ?Sized>(&mut self, writer: &mut W, value: i8) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_i16<W: Write + ?Sized>(&mut self, writer: &mut W, value: i16) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_i32<W: Write + ?Sized>(&mut self, writer: &mut W, value: i32) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_i64<W: Write + ?Sized>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_i128<W: Write + ?Sized>(&mut self, writer: &mut W, value: i128) -> io::Result<()> {
        self.integer(writer, value)
    }

    fn write_u8<W: Write + ?Sized>(&mut self, writer: &mut W, value: u8) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_u16<W: Write + ?Sized>(&mut self, writer: &mut W, value: u16) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_u32<W: Write + ?Sized>(&mut self, writer: &mut W, value: u32) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_u64<W: Write + ?Sized>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        self.integer(writer, value.into())
    }

    fn write_u128<W: Write + ?Sized>(&mut self, writer: &mut W, value: u128) -> io::Result<()> {
        let value = i128::try_from(value).map_err(io::Error::other)?;
        self.integer(writer, value)
    }

    fn write_f32<W: Write + ?Sized>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        self.put(writer, &number::float(value.into()))
    }

    fn write_f64<W: Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        self.put(writer, &number::float(value))
    }

    fn write_raw_fragment<W: Write + ?Sized>(&mut self, _: &mut W, _: &str) -> io::Result<()> {
        Err(io::Error::other("JSON that was never parsed has no canonical form"))
    }

    fn begin_string<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.put(writer, "\"")
    }

    fn end_string<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.put(writer, "\"")
    }

    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if let Some(key) = self.unescaped_key() {
            key.push_str(fragment);
        }
        self.put(writer, fragment)
    }

    fn write_char_escape<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        let (meant, written) = match escape {
            CharEscape::Quote => ('"', "\\\""),
            CharEscape::ReverseSolidus => ('\\', "\\\\"),
            CharEscape::Solidus => ('/', "/"),
            CharEscape::Backspace => ('\u{8}', "\\b"),
            CharEscape::FormFeed => ('\u{c}', "\\f"),
            CharEscape::LineFeed => ('\n', "\\n"),
            CharEscape::CarriageReturn => ('\r', "\\r"),
            CharEscape::Tab => ('\t', "\\t"),
            CharEscape::AsciiControl(byte) => (char::from(byte), ""),
        };
        if self.open.last().is_some_and(|it| it.in_key) {
            let start = self.member().start + 1;
            let so_far = self.held[start..].to_owned();
            self.member().unescaped.get_or_insert(so_far).push(meant);
        }
        if written.is_empty() {
            return self.put(writer, &format!("\\u{:04x}", u32::from(meant)));
        }
        self.put(writer, written)
    }

    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.put(writer, "[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.put(writer, "]")
    }

    fn begin_array_value<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.put(writer, if first { "" } else { "," })
    }

    fn begin_object<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.open.push(Open { start: self.held.len(), ..Open::default() });
        self.held.push('{');
        Ok(())
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, _: &mut W, first: bool) -> io::Result<()> {
        if !first {
            self.held.push(',');
        }
        let start = self.held.len();
        let object = self.open.last_mut().expect("a key is inside an object");
        object.members.push(Member { start, ..Member::default() });
        object.in_key = true;
        Ok(())
    }

    fn end_object_key<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.member().key_end = self.held.len();
        self.open.last_mut().expect("a key is inside an object").in_key = false;
        Ok(())
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.put(writer, ":")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.member().end = self.held.len();
        Ok(())
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        let Open { start, mut members, .. } = self.open.pop().expect("the object was begun");
        let held = &self.held;
        let order = |one: &Member, other: &Member| by_units(one.key(held), other.key(held));
        if !members.is_sorted_by(|one, other| order(one, other).is_le()) {
            members.sort_by(order);
            let sorted: Vec<&str> = members.iter().map(|it| &held[it.start..it.end]).collect();
            let sorted = sorted.join(",");
            if members.windows(2).any(|it| order(&it[0], &it[1]).is_eq()) {
                return Err(io::Error::other("two members of one name"));
            }
            self.held.truncate(start + 1);
            self.held.push_str(&sorted);
        } else if members.windows(2).any(|it| order(&it[0], &it[1]).is_eq()) {
            return Err(io::Error::other("two members of one name"));
        }
        self.held.push('}');
        if self.open.is_empty() {
            writer.write_all(self.held.as_bytes())?;
            self.held.clear();
        }
        Ok(())
    }
}
