//! A person's receipt in an address, short enough to be printed as a code of 30 mm.
//!
//! Hashes do not compress, so everything stands in bytes, and the bytes in the letters that a QR code packs best
//! ([`to_code`]): 11 bits of code for 10 of content where base64 would take 13. Nothing is shortened.

use std::str;

use super::letters::{from_code, to_code};
use crate::engine::agent_receipt::{AgentReceipt, Statement};
use crate::engine::merkle::Proof;
use crate::engine::receipt::Receipt;
use crate::model::{StaffId, Time, UtcOffset};

const VERSION: u8 = 1;
const HASH: usize = 32;
const SALT: usize = 16;
/// Minutes; offsets are written from here on.
const FURTHEST_WEST: i32 = 840;
/// No tree is higher, and no name longer.
const MOST_STEPS: usize = 32;
const MOST_TEXT: usize = 400;

/// The receipt as letters of an address; `None` if a name is too long or a hash is none.
pub fn write_receipt(receipt: &AgentReceipt) -> Option<String> {
    let it = &receipt.statement;
    let mut bytes = vec![VERSION];
    let period = it.period.to_string();
    for text in [&it.office, &period, it.agent.as_str(), &it.name].map(AsRef::<str>::as_ref) {
        put_text(&mut bytes, text)?;
    }
    put_number(&mut bytes, u64::try_from(it.as_of.epoch()).ok()?);
    put_number(&mut bytes, u64::try_from(i32::from(it.utc_offset) + FURTHEST_WEST).ok()?);
    put_number(&mut bytes, it.score_centi.map_or(0, |it| u64::from(it) + 1));
    bytes.push(it.grade.is_some().into());
    put_text(&mut bytes, it.grade.as_deref().unwrap_or_default())?;
    for hash in [&it.receipt.policy, &it.receipt.data, &it.receipt.result, &receipt.root] {
        put_hex(&mut bytes, hash, HASH)?;
    }
    put_hex(&mut bytes, &receipt.salt, SALT)?;
    put_number(&mut bytes, receipt.proof.at as u64);
    put_number(&mut bytes, it.people as u64);
    for hash in &receipt.proof.path {
        put_hex(&mut bytes, hash, HASH)?;
    }
    Some(to_code(&bytes))
}

/// The receipt of an address; `None` if it is cut off, no receipt or of a newer version. What it says may still be
/// false: whether it [holds](AgentReceipt::holds) is another question.
pub fn read_receipt(letters: &str) -> Option<AgentReceipt> {
    let bytes = from_code(letters)?;
    let mut rest = Reader(bytes.strip_prefix(&[VERSION])?);
    let (office, period) = (rest.text()?, rest.text()?.parse().ok()?);
    let (agent, name) = (StaffId::new(&rest.text()?), rest.text()?);
    let as_of = Time::from_epoch(i64::try_from(rest.number()?).ok()?)?;
    let offset = i32::try_from(rest.number()?).ok()?.checked_sub(FURTHEST_WEST)?;
    let utc_offset = UtcOffset::try_from(offset).ok()?;
    let score_centi = match rest.number()? {
        0 => None,
        more => Some(u32::try_from(more - 1).ok()?),
    };
    let is_graded = rest.take(1)? == [1];
    let label = rest.text()?;
    let grade = is_graded.then_some(label);
    let mut hash = || rest.hex(HASH);
    let (policy, data, result, root) = (hash()?, hash()?, hash()?, hash()?);
    let salt = rest.hex(SALT)?;
    let (at, people) = (rest.place()?, rest.place()?);
    let mut path = Vec::new();
    while !rest.0.is_empty() {
        path.push(rest.hex(HASH)?);
    }
    let receipt = Receipt { policy, data, result };
    let statement = Statement {
        office,
        period,
        as_of,
        utc_offset,
        receipt,
        agent,
        name,
        people,
        score_centi,
        grade,
    };
    let proof = Proof { at, leaves: people, path };
    (proof.path.len() <= MOST_STEPS).then_some(AgentReceipt { statement, salt, proof, root })
}

fn put_text(bytes: &mut Vec<u8>, text: &str) -> Option<()> {
    if text.len() > MOST_TEXT {
        return None;
    }
    put_number(bytes, text.len() as u64);
    bytes.extend(text.as_bytes());
    Some(())
}

/// Seven bits to the byte, the lowest first.
fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let [lowest, ..] = number.to_le_bytes();
        number >>= 7;
        match number {
            0 => return bytes.push(lowest),
            _ => bytes.push(lowest | 0x80),
        }
    }
}

fn put_hex(bytes: &mut Vec<u8>, hex: &str, count: usize) -> Option<()> {
    let digit = |it: char| u8::try_from(it.to_digit(16)?).ok();
    let digits = hex.chars().map(digit).collect::<Option<Vec<u8>>>()?;
    if digits.len() != 2 * count {
        return None;
    }
    bytes.extend(digits.chunks(2).map(|it| it[0] << 4 | it[1]));
    Some(())
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn place(&mut self) -> Option<usize> {
        usize::try_from(u32::try_from(self.number()?).ok()?).ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok().filter(|it| *it <= MOST_TEXT)?;
        str::from_utf8(self.take(length)?).ok().map(str::to_owned)
    }

    fn hex(&mut self, count: usize) -> Option<String> {
        let digit = |it: u8| char::from_digit(it.into(), 16);
        self.take(count)?.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::agent_receipt::AgentReceipts;
    use crate::engine::by_role::judge_by_role;
    use crate::model::{OfficeData, demo};
    use proptest::prelude::*;

    fn receipts(data: &OfficeData) -> Vec<AgentReceipt> {
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let part = judge_by_role(data, data.whole_period().unwrap(), now).remove(0);
        let all = AgentReceipts::new(&part.office, &part.facts, &part.judge);
        part.facts.agents.iter().map(|it| all.of(&it.staff).unwrap()).collect()
    }

    #[test]
    fn a_link_carries_the_receipt_and_its_proof() {
        for receipt in receipts(&demo::office()) {
            let letters = write_receipt(&receipt).unwrap();
            assert!(letters.len() < 560, "{} letters make too fine a code", letters.len());
            assert_eq!(read_receipt(&letters), Some(receipt.clone()));
            assert_eq!(read_receipt(&letters.to_lowercase()), Some(receipt.clone()));
            assert!(read_receipt(&letters).unwrap().holds());
            assert_eq!(read_receipt(&letters[..letters.len() - 8]), None);
            let ungraded = AgentReceipt {
                statement: Statement {
                    score_centi: None,
                    grade: None,
                    ..receipt.statement.clone()
                },
                ..receipt
            };
            assert_eq!(read_receipt(&write_receipt(&ungraded).unwrap()), Some(ungraded));
        }
    }

    #[test]
    fn two_hundred_people_take_eight_steps_and_few_letters_more() {
        let mut receipt = receipts(&demo::office()).remove(0);
        receipt.statement.people = 200;
        receipt.proof = Proof { at: 77, leaves: 200, path: vec!["5a".repeat(HASH); 8] };
        let letters = write_receipt(&receipt).unwrap();
        // What a code of 32 mm still shows in squares of a third of a millimetre (`charts::qr`).
        assert!(letters.len() <= 760, "{} letters", letters.len());
        assert_eq!(read_receipt(&letters), Some(receipt));
    }

    #[test]
    fn an_altered_letter_is_refused_or_no_longer_holds() {
        let letters = write_receipt(&receipts(&demo::office())[0]).unwrap();
        for at in 0..letters.len() {
            let mut altered = letters.clone().into_bytes();
            altered[at] = if altered[at] == b'7' { b'8' } else { b'7' };
            let altered = String::from_utf8(altered).unwrap();
            let holds = read_receipt(&altered).is_some_and(|it| it.holds());
            assert!(!holds, "letter {at}");
        }
    }

    #[test]
    fn nothing_else_is_taken_for_a_receipt() {
        for letters in ["", "甲", "04", "HELLO", "U"] {
            assert_eq!(read_receipt(letters), None, "{letters}");
        }
        let mut long = receipts(&demo::office()).remove(0);
        long.statement.office = "长".repeat(200);
        assert_eq!(write_receipt(&long), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(bytes: Vec<u8>) {
            let with_version = [&[VERSION], bytes.as_slice()].concat();
            let _read_or_refused = read_receipt(&to_code(&with_version));
        }
    }
}
