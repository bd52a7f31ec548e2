//! Packed records come back as they were, take little room, and damage is an error and no panic.

use jiheng::codec::{PackError, pack_rows, unpack_rows};
use jiheng::model::Records;
use proptest::collection::vec;
use proptest::prelude::*;

use super::samples::{any_record, calls, full_record, time};

fn places(records: &Records) -> Vec<u32> {
    (0..u32::try_from(records.len()).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_records_come_back(rows in vec(any_record(), 0..20)) {
        let records = Records::from_iter(&rows);
        let found = unpack_rows(&pack_rows(&records, &places(&records)).unwrap()).unwrap();
        prop_assert_eq!(found.places, places(&records));
        prop_assert_eq!(&found.records, &records);
        prop_assert_eq!(found.records.iter().collect::<Vec<_>>(), rows);
    }

    #[test]
    fn any_row_is_its_record(row in any_record()) {
        let records = Records::from_iter([&row]);
        prop_assert_eq!(records.row(0), (&row).into());
    }

    #[test]
    fn a_damaged_text_is_refused(rows in vec(any_record(), 1..9), at in any::<u16>(), to in any::<u16>()) {
        let records = Records::from_iter(&rows);
        let text = pack_rows(&records, &places(&records)).unwrap();
        let mut units: Vec<char> = text.chars().collect();
        let at = usize::from(at) % units.len();
        let cut: String = units[..at].iter().collect();
        prop_assert!(unpack_rows(&cut).is_err());
        units[at] = char::from_u32(0x3400 + u32::from(to) % 0x8000).unwrap();
        let turned: String = units.iter().collect();
        prop_assert!(turned == text || unpack_rows(&turned).is_err());
    }

    #[test]
    fn any_text_is_refused(text in "\\PC*") {
        prop_assert!(unpack_rows(&text).is_err());
    }
}

#[test]
fn some_rows_keep_their_places() {
    let records = calls(100);
    let chosen = [3, 4, 50, 99];
    let found = unpack_rows(&pack_rows(&records, &chosen).unwrap()).unwrap();
    assert_eq!(found.places, chosen);
    let expected: Vec<_> = chosen.iter().map(|it| records.get(*it as usize)).collect();
    assert_eq!(found.records.iter().collect::<Vec<_>>(), expected);
}

#[test]
#[expect(clippy::print_stdout, clippy::cast_precision_loss, reason = "a figure to read")]
fn a_plain_call_takes_few_units() {
    let records = calls(5000);
    let text = pack_rows(&records, &places(&records)).unwrap();
    let each = text.encode_utf16().count() as f64 / records.len() as f64;
    let json = serde_json::to_string(&records).unwrap().encode_utf16().count() as f64;
    println!("{each:.2} units a record packed, {:.1} as JSON", json / records.len() as f64);
    assert!(each < 12.0, "{each} units a record");
}

/// Packs bytes as they are, so that what is inside the stream can be wrong too.
fn packed(raw: &[u8], version: u8) -> String {
    let mut bytes = vec![version];
    bytes.extend(miniz_oxide::deflate::compress_to_vec_zlib(raw, 6));
    let mut bits: Vec<u32> = Vec::new();
    let count = u32::try_from(bytes.len()).unwrap();
    for byte in &bytes {
        bits.extend((0..8).rev().map(|bit| u32::from(byte >> bit & 1)));
    }
    bits.resize(bits.len().div_ceil(15) * 15, 0);
    let units = bits.chunks(15).map(|it| it.iter().fold(0, |unit, bit| unit << 1 | bit));
    [count >> 15, count & 0x7FFF]
        .into_iter()
        .chain(units)
        .map(|it| char::from_u32(0x3400 + it).unwrap())
        .collect()
}

#[test]
fn a_newer_packing_is_refused_as_such() {
    assert_eq!(unpack_rows(&packed(&[], 3)), Err(PackError::Newer { found: 3 }));
    for known in [1, 2] {
        assert!(matches!(unpack_rows(&packed(&[], known)), Err(PackError::Damaged(_))));
    }
}

/// Builds from before steps had authors refuse what they cannot know, and read all else.
#[test]
fn only_steps_with_authors_are_packed_in_the_second_version() {
    let mut record = full_record("a", time(1));
    let of = |record: &jiheng::model::Record| {
        let records = Records::from_iter([record]);
        let text = pack_rows(&records, &[0]).unwrap();
        let first = text.chars().nth(2).map(|it| (u32::from(it) - 0x3400) >> 7);
        let found = unpack_rows(&text).unwrap();
        assert_eq!(found.records, records);
        (first, text)
    };
    let (version, text) = of(&record);
    assert_eq!(version, Some(1));
    assert_eq!(text, include_str!("../../fixtures/documents/packed-v1.txt").trim_end());
    record.steps[0].author = Some("ben".into());
    assert_eq!(of(&record).0, Some(2));
    let json = serde_json::to_string(&record.steps).unwrap();
    assert!(json.ends_with(r#""planned":true,"author":"ben"}]"#), "{json}");
}

#[test]
fn a_bomb_is_not_inflated() {
    let bomb = packed(&vec![0; 200 << 20], 1);
    assert!(bomb.chars().count() < 120_000);
    assert!(matches!(unpack_rows(&bomb), Err(PackError::Damaged(_))));
    // A row count that the bytes cannot hold is not believed.
    let raw = [vec![0xFF, 0xFF, 0xFF, 0xFF, 0x0F], vec![0; 60]].concat();
    assert!(matches!(unpack_rows(&packed(&raw, 1)), Err(PackError::Damaged(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_the_stream_are_refused_or_read(raw in vec(any::<u8>(), 0..200)) {
        let _whatever_it_is = unpack_rows(&packed(&raw, 1));
    }

    #[test]
    fn a_wrong_byte_in_the_stream_is_refused_or_read(at in any::<usize>(), to in any::<u8>()) {
        let rows = [full_record("a", time(1)), full_record("b", time(2))];
        let text = pack_rows(&Records::from_iter(&rows), &[0, 1]).unwrap();
        let mut raw = inflated(&text);
        let at = at % raw.len();
        raw[at] = to;
        let _whatever_it_is = unpack_rows(&packed(&raw, 1));
    }
}

fn inflated(text: &str) -> Vec<u8> {
    let mut units = text.chars().map(|it| u32::from(it) - 0x3400);
    let count = (units.next().unwrap() << 15 | units.next().unwrap()) as usize;
    let bits: Vec<u32> =
        units.flat_map(|unit| (0..15).rev().map(move |bit| unit >> bit & 1)).collect();
    let bytes = bits.chunks_exact(8).map(|it| it.iter().fold(0, |byte, bit| byte << 1 | bit));
    let bytes: Vec<u8> = bytes.take(count).map(|it| u8::try_from(it).unwrap()).collect();
    miniz_oxide::inflate::decompress_to_vec_zlib(&bytes[1..]).unwrap()
}
