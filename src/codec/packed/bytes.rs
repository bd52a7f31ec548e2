//! Numbers, names and texts as bytes, one column at a time, and back.

use std::collections::BTreeMap;

use super::PackError;

/// Only texts up to this many bytes are counted up, so that few bytes cannot become many.
const COUNTED: usize = 64;

/// What stands for a text: nothing, the one before counted up by one, or so many bytes of its own.
const NOTHING: u64 = 0;
const SUCCESSOR: u64 = 1;
const OWN: u64 = 2;

/// Appends a number, seven bits to a byte, the lowest first.
pub(super) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Appends bytes with their number in front.
pub(super) fn put_block(out: &mut Vec<u8>, block: &[u8]) {
    put(out, block.len() as u64);
    out.extend_from_slice(block);
}

/// A signed number as an unsigned one, small where it is near zero.
pub(super) fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63).cast_unsigned()
}

pub(super) fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// Bytes that are read from the front.
#[derive(Clone, Copy, Default)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn is_at_end(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn number(&mut self) -> Result<u64, PackError> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            let bits = u64::from(byte & 0x7F);
            if bits << shift >> shift != bits {
                break;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(PackError::Damaged("a number"))
    }

    pub(super) fn signed(&mut self) -> Result<i64, PackError> {
        self.number().map(unzigzag)
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], PackError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(PackError::Damaged("the end"))?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn text(&mut self, count: u64) -> Result<&'a str, PackError> {
        let count = usize::try_from(count).map_err(|_too_long| PackError::Damaged("a length"))?;
        std::str::from_utf8(self.take(count)?).map_err(|_not_utf8| PackError::Damaged("a text"))
    }

    /// What [`put_block`] wrote.
    pub(super) fn block(&mut self) -> Result<Self, PackError> {
        let count = self.number()?;
        let count = usize::try_from(count).map_err(|_too_long| PackError::Damaged("a length"))?;
        self.take(count).map(Self)
    }
}

/// Names that repeat: each once, then a number for each row.
#[derive(Default)]
pub(super) struct NameWriter<'a> {
    codes: BTreeMap<&'a str, u64>,
    names: Vec<u8>,
    rows: Vec<u8>,
}

impl<'a> NameWriter<'a> {
    pub(super) fn push(&mut self, name: Option<&'a str>) {
        let Some(name) = name else {
            return put(&mut self.rows, 0);
        };
        let next = self.codes.len() as u64 + 1;
        let code = *self.codes.entry(name).or_insert(next);
        if code == next {
            put_block(&mut self.names, name.as_bytes());
        }
        put(&mut self.rows, code);
    }

    pub(super) fn finish(self, out: &mut Vec<u8>) {
        put_block(out, &self.names);
        put_block(out, &self.rows);
    }
}

pub(super) struct NameReader<'a> {
    names: Vec<&'a str>,
    rows: Reader<'a>,
}

impl<'a> NameReader<'a> {
    pub(super) fn new(from: &mut Reader<'a>) -> Result<Self, PackError> {
        let mut listed = from.block()?;
        let mut names = Vec::new();
        while !listed.is_at_end() {
            let count = listed.number()?;
            names.push(listed.text(count)?);
        }
        Ok(Self { names, rows: from.block()? })
    }

    pub(super) fn next(&mut self) -> Result<Option<&'a str>, PackError> {
        let Some(at) = self.rows.number()?.checked_sub(1) else {
            return Ok(None);
        };
        let name = usize::try_from(at).ok().and_then(|at| self.names.get(at));
        name.map(|it| Some(*it)).ok_or(PackError::Damaged("a name"))
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rows.is_at_end()
    }
}

/// Texts that seldom repeat but often count up.
#[derive(Default)]
pub(super) struct TextWriter<'a> {
    last: &'a str,
    kinds: Vec<u8>,
    text: Vec<u8>,
}

impl<'a> TextWriter<'a> {
    pub(super) fn push(&mut self, text: &'a str) {
        if text.is_empty() {
            return put(&mut self.kinds, NOTHING);
        }
        if successor(self.last).is_some_and(|it| it == text) {
            put(&mut self.kinds, SUCCESSOR);
        } else {
            put(&mut self.kinds, OWN + text.len() as u64);
            self.text.extend_from_slice(text.as_bytes());
        }
        self.last = text;
    }

    pub(super) fn finish(self, out: &mut Vec<u8>) {
        put_block(out, &self.kinds);
        put_block(out, &self.text);
    }
}

pub(super) struct TextReader<'a> {
    last: String,
    kinds: Reader<'a>,
    text: Reader<'a>,
}

impl<'a> TextReader<'a> {
    pub(super) fn new(from: &mut Reader<'a>) -> Result<Self, PackError> {
        Ok(Self { last: String::new(), kinds: from.block()?, text: from.block()? })
    }

    pub(super) fn next(&mut self) -> Result<&str, PackError> {
        match self.kinds.number()? {
            NOTHING => return Ok(""),
            SUCCESSOR => self.last = successor(&self.last).ok_or(PackError::Damaged("a text"))?,
            own => {
                self.last.clear();
                self.last.push_str(self.text.text(own - OWN)?);
            }
        }
        Ok(&self.last)
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.kinds.is_at_end() && self.text.is_at_end()
    }
}

/// `A-0099` → `A-0100`: the digits at the end, one up, in as many places; `None` if that cannot be.
fn successor(text: &str) -> Option<String> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits == 0 || text.len() > COUNTED {
        return None;
    }
    let (stem, digits) = text.split_at(text.len() - digits);
    let nines = digits.bytes().rev().take_while(|it| *it == b'9').count();
    let (kept, turned) = digits.split_at(digits.len() - nines);
    let (kept, last) = kept.split_at_checked(kept.len().checked_sub(1)?)?;
    let last = char::from(last.bytes().next()? + 1);
    Some(format!("{stem}{kept}{last}{}", "0".repeat(turned.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            put(&mut out, number);
            assert_eq!(Reader::new(&out).number(), Ok(number));
        }
        for number in [0, 1, -1, 63, -64, i64::MAX, i64::MIN] {
            assert_eq!(unzigzag(zigzag(number)), number);
        }
        assert!(Reader::new(&[0xFF; 10]).number().is_err());
        assert!(Reader::new(&[0x80]).number().is_err());
    }

    #[test]
    fn ids_count_up() {
        assert_eq!(successor("A-0099").as_deref(), Some("A-0100"));
        assert_eq!(successor("9"), None);
        assert_eq!(successor("单08").as_deref(), Some("单09"));
        assert_eq!(successor("x"), None);
        assert_eq!(successor(""), None);
    }
}
