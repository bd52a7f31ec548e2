//! Tables of other systems: ugly files, the laws of reading, and a real call centre if it is at hand.

use std::sync::Arc;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use jiheng::exchange::{
    Arrivals, DateFormat, Field, Foreign, ImportOptions, Mapping, Preview, Ragged, Reason, Sheet,
    TableError, Template, ValueError, against, choose, match_columns, preview, read_csv, read_text,
};
use jiheng::model::{
    Channel, Document, Edit, Office, OfficeData, Record, Records, StaffId, UtcOffset, templates,
};
use proptest::prelude::*;

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables");
    fs::read(folder.join(name)).unwrap()
}

fn sheet(name: &str) -> Sheet {
    read_csv(&fixture(name)).unwrap()
}

fn read(sheet: &Sheet) -> (Mapping, Preview) {
    let mapping = match_columns(sheet);
    let preview = preview(sheet, &mapping, &ImportOptions::default());
    assert_eq!(preview.rows.len() + preview.refused + preview.duplicates, sheet.len());
    (mapping, preview)
}

fn local(record: &Record) -> String {
    UtcOffset::CHINA.local(record.created).to_string()
}

fn problems(preview: &Preview) -> Vec<(u32, &str, &Reason)> {
    preview.problems.iter().map(|it| (it.row, it.value.as_str(), &it.reason)).collect()
}

#[test]
fn a_byte_order_mark_and_crlf_do_not_matter() {
    let sheet = sheet("bom-crlf.csv");
    assert_eq!((sheet.header()[0].as_str(), sheet.header_row()), ("流水号", 1));
    let (mapping, preview) = read(&sheet);
    assert_eq!(mapping.roles().iter().flatten().count(), 9);
    assert_eq!(preview.problems, []);
    let [one, two] = preview.rows.as_slice() else { panic!("two records") };
    assert_eq!((one.id.as_str(), local(one).as_str()), ("csv:流水号/L001", "2026-07-01 08:30:05"));
    assert_eq!((one.wait_s, one.talk_s, one.rating), (Some(12), Some(143), Some(5)));
    assert_eq!((one.answered, one.solved, one.channel), (Some(true), Some(true), Channel::Phone));
    assert_eq!((two.answered, two.solved, two.rating), (Some(false), Some(false), None));
    assert_eq!(choose(&mapping), Ok(Template::Hotline));
}

#[test]
fn delimiters_are_found_by_even_rows() {
    for (name, note) in
        [("semicolon.csv", "first, second, third"), ("tab.csv", "first, second; third")]
    {
        let (_, preview) = read(&sheet(name));
        assert_eq!(
            (preview.rows.len(), preview.rows[0].note.as_deref()),
            (2, Some(note)),
            "{name}"
        );
    }
}

#[test]
fn a_cell_may_hold_lines_and_quotes() {
    let sheet = sheet("quoted-newline.csv");
    assert_eq!((sheet.number(0), sheet.number(1)), (2, 4));
    let (_, preview) = read(&sheet);
    assert_eq!(preview.rows[0].note.as_deref(), Some("水管漏水,\n已通知\"维修\""));
}

#[test]
fn short_rows_are_taken_and_long_rows_refused() {
    let sheet = sheet("ragged.csv");
    let ragged = |row, found| Ragged { row, found, expected: 5 };
    assert_eq!(sheet.ragged(), [ragged(2, 3), ragged(3, 6)]);
    let (_, preview) = read(&sheet);
    assert_eq!(preview.numbers, [2, 4]);
    assert_eq!(problems(&preview), [(3, "", &Reason::TooManyCells { found: 6, expected: 5 })]);
}

#[test]
fn of_two_columns_with_one_name_the_left_is_taken() {
    let sheet = sheet("duplicate-header.csv");
    let (mapping, preview) = read(&sheet);
    assert_eq!(mapping.column(Field::Agent), Some(1));
    assert_eq!(preview.rows[0].agent, Some(StaffId::new("王芳")));
}

#[test]
fn a_title_above_the_header_is_no_header() {
    let sheet = sheet("title.csv");
    assert_eq!(
        (sheet.title(), sheet.header_row()),
        (["某小区2026年7月工单明细".to_owned()].as_slice(), 3)
    );
    let (_, preview) = read(&sheet);
    let times: Vec<String> = preview.rows.iter().map(local).collect();
    assert_eq!(times, ["2026-07-01 08:30:00", "2026-07-02 15:05:00"]);
    assert_eq!(preview.rows[1].solved, Some(false));
}

#[test]
fn dates_that_can_be_read_two_ways_ask_for_confirmation() {
    let sheet = sheet("ambiguous-dates.csv");
    let (mapping, first) = read(&sheet);
    let column = first.dates[0];
    assert_eq!((column.field, column.guess.certain), (Field::Date, false));
    assert_eq!(local(&first.rows[0]), "2026-01-05 15:05:00");
    let date_formats = BTreeMap::from([(column.column, DateFormat::DayFirst)]);
    let options = ImportOptions { date_formats, ..ImportOptions::default() };
    assert_eq!(local(&preview(&sheet, &mapping, &options).rows[0]), "2026-05-01 15:05:00");
}

#[test]
fn a_bad_rating_is_listed_and_never_repaired() {
    let (_, preview) = read(&sheet("bad-rating.csv"));
    let reason = |error| Reason::Value { field: Field::Rating, error };
    assert_eq!(
        problems(&preview),
        [(3, "7", &reason(ValueError::OutOfRange)), (7, "还可以", &reason(ValueError::Unknown))]
    );
    let ratings: Vec<Option<u8>> = preview.rows.iter().map(|it| it.rating).collect();
    assert_eq!(ratings, [Some(5), Some(4), None, None]);
}

#[test]
fn files_that_are_no_csv_are_named() {
    let foreign = |it| Err(TableError::Foreign(it));
    assert_eq!(read_csv(&fixture("utf-16.csv")), foreign(Foreign::Utf16));
    assert_eq!(read_csv(&fixture("workbook.csv")), foreign(Foreign::Workbook));
    assert_eq!(read_csv(&fixture("gb18030.csv")), Err(TableError::NotUtf8 { line: 1 }));
    assert!(read_text("工单号,处理人\r\n1,王芳\r\n").is_ok());
}

#[test]
fn without_numbers_equal_rows_count_and_come_only_once() {
    let (_, preview) = read(&sheet("no-number.csv"));
    assert_eq!((preview.source.as_str(), preview.rows.len()), ("csv:row", 5));
    assert_eq!(
        (preview.rows[0].channel, preview.problems[0].value.as_str()),
        (Channel::Wechat, "鸽子")
    );
    let records: Records = preview.rows.iter().collect();
    assert_eq!(against(&preview, &records).known, 5);
}

#[test]
fn a_known_number_with_other_content_is_a_conflict() {
    let (_, first) = read(&sheet("bom-crlf.csv"));
    let (_, later) = read(&sheet("conflict.csv"));
    assert_eq!(later.duplicates, 1);
    let arrivals = against(&later, &first.rows.iter().collect());
    assert_eq!((arrivals.new.as_slice(), arrivals.known), ([1].as_slice(), 0));
    assert_eq!(arrivals.conflicts[0].reason, Reason::NumberKnown);
}

fn written(rows: &[Vec<String>], delimiter: u8, style: csv::QuoteStyle) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Tables whose first row and column are filled, as a table with a header is.
fn tables(cell: &'static str) -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..6_usize, 2..8_usize).prop_flat_map(move |(columns, rows)| {
        let first = prop::collection::vec("[a-z]{1,6}", columns);
        let row = ("[a-z0-9]{1,4}", prop::collection::vec(cell, columns - 1));
        let row = row.prop_map(|(first, rest)| [vec![first], rest].concat());
        (first, prop::collection::vec(row, rows))
            .prop_map(|(first, rest)| [vec![first], rest].concat())
    })
}

fn check_round_trip(rows: &[Vec<String>], bytes: &[u8]) -> Result<(), TestCaseError> {
    let sheet = read_csv(bytes).unwrap();
    let cells = |row| sheet.row(row).map(str::to_owned).collect::<Vec<_>>();
    prop_assert_eq!(sheet.header(), rows[0].as_slice());
    prop_assert_eq!((0..sheet.len()).map(cells).collect::<Vec<_>>(), &rows[1..]);
    let expected: Vec<u32> = (2..).take(sheet.len()).collect();
    let numbers: Vec<u32> = (0..sheet.len()).map(|it| sheet.number(it)).collect();
    prop_assert_eq!(numbers, expected);
    Ok(())
}

proptest! {
    #[test]
    fn any_sheet_survives_being_written_as_csv(
        rows in tables("[^\u{0}]{0,8}"),
        delimiter in prop::sample::select(b",;\t".as_slice()),
    ) {
        check_round_trip(&rows, &written(&rows, delimiter, csv::QuoteStyle::Always))?;
    }

    #[test]
    fn quotes_are_needed_only_where_csv_needs_them(
        rows in tables("[a-z\" \n\r王,。]{0,8}"),
        delimiter in prop::sample::select(b",;\t".as_slice()),
    ) {
        // Without foreign delimiters in bare cells; with them no reader could tell.
        let bare = |it: &String| if delimiter == b',' { it.clone() } else { it.replace(',', "") };
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(bare).collect()).collect();
        check_round_trip(&rows, &written(&rows, delimiter, csv::QuoteStyle::Necessary))?;
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(sheet) = read_csv(&bytes) {
            read(&sheet);
        }
    }

    #[test]
    fn arbitrary_text_never_panics(
        text in "([0-9年月日时分秒:/.,;\t\"\r\n +TZEep★分-]|是|否|上午|下午|星期){0,200}",
        header in prop::sample::subsequence(
            vec!["编号", "日期", "时间", "创建时间", "完成时间", "满意度", "等待时长(分钟)", "来源", "是否接通"],
            1..=9,
        ),
    ) {
        if let Ok(sheet) = read_text(&format!("{}\n{text}", header.join(","))) {
            let mut mapping = read(&sheet).0;
            for (column, field) in Field::ALL.into_iter().enumerate() {
                mapping.set(column % sheet.columns(), Some(field));
                let preview = preview(&sheet, &mapping, &ImportOptions::default());
                prop_assert_eq!(preview.rows.len() + preview.refused + preview.duplicates, sheet.len());
            }
        }
    }
}

#[test]
fn a_real_call_centre_is_read_to_the_last_row() {
    let Some(folder) = env::var_os("JIHENG_DATA").map(PathBuf::from) else {
        eprintln!("skipped: JIHENG_DATA does not name the folder of the call centre's file");
        return;
    };
    let sheet = read_csv(&fs::read(folder.join("pwc_call_center.csv")).unwrap()).unwrap();
    let (mapping, preview) = read(&sheet);
    assert_eq!(
        (mapping.roles().iter().flatten().count(), choose(&mapping)),
        (10, Ok(Template::Hotline))
    );
    assert_eq!((preview.rows.len(), preview.staff.len(), preview.duplicates), (5000, 8, 0));
    assert_eq!(problems(&preview), []);
    assert_eq!(preview.source, "csv:callid");
    assert_eq!(preview.period.map(|it| it.to_string()).as_deref(), Some("2021Q1"));

    let count = |test: &dyn Fn(&Record) -> bool| preview.rows.iter().filter(|it| test(it)).count();
    assert_eq!(count(&|it| it.answered == Some(true)), 4054);
    assert_eq!(count(&|it| it.solved == Some(true)), 3646);
    assert_eq!(count(&|it| it.wait_s.is_some()), 4054);
    let waits: u32 = preview.rows.iter().filter_map(|it| it.wait_s).sum();
    assert_eq!(waits, 273_729);
    let ratings: Vec<u32> = preview.rows.iter().filter_map(|it| it.rating).map(u32::from).collect();
    assert_eq!((ratings.len(), ratings.iter().sum::<u32>()), (4054, 13_798));
    let of = |name: &str| {
        let agent = Some(StaffId::new(name));
        (
            count(&|it| it.agent == agent),
            count(&|it| it.agent == agent && it.answered == Some(true)),
            count(&|it| it.agent == agent && it.solved == Some(true)),
        )
    };
    assert_eq!((of("Martha"), of("Stewart")), ((638, 514, 461), (582, 477, 424)));

    let office = Office::new("o1", "Hotline");
    let id = office.id.clone();
    let mut document = Document::default();
    let data = OfficeData::empty(office, templates::hotline());
    document.apply(Edit::PutOffices(vec![Arc::new(data)])).unwrap();
    let arrivals = against(&preview, &Records::default());
    document.apply(preview.clone().into_edit(id.clone(), &arrivals)).unwrap();
    let data = document.office(&id).unwrap();
    assert_eq!((data.records.len(), data.staff.len()), (5000, 8));
    let again = against(&preview, &data.records);
    assert_eq!(again, Arrivals { new: vec![], known: 5000, conflicts: vec![] });
}
