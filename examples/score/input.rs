//! A file becomes offices, by the same steps as in the page.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiheng::codec::read_bundle;
use jiheng::exchange::{ImportOptions, TooLittle, choose, match_columns, preview, read_csv};
use jiheng::i18n::Texts;
use jiheng::model::{Office, OfficeData, Records};
use jiheng::ui::wording;

/// The offices of a file, or a sentence that says why there are none.
pub fn read(texts: &Texts, file: &str) -> Result<Vec<OfficeData>, String> {
    let bytes = fs::read(file).map_err(|err| format!("{file}: {err}"))?;
    let named = |sentence: String| format!("{file}: {sentence}");
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let is_json = Path::new(file).extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
    if is_json || matches!(text.iter().find(|it| !it.is_ascii_whitespace()), Some(b'{' | b'[')) {
        let bundle =
            read_bundle(&bytes).map_err(|err| named(wording::errors::codec(texts, &err)))?;
        return Ok(bundle.offices.into_iter().map(Arc::unwrap_or_clone).collect());
    }
    table(texts, file, &bytes).map(|it| vec![it]).map_err(named)
}

fn table(texts: &Texts, file: &str, bytes: &[u8]) -> Result<OfficeData, String> {
    let sheet = read_csv(bytes).map_err(|err| wording::errors::table(texts, &err))?;
    let mapping = match_columns(&sheet);
    let preview = preview(&sheet, &mapping, &ImportOptions::default());
    let template = choose(&mapping).map_err(|err| {
        let TooLittle { template, missing } = err;
        let fields: Vec<&str> =
            missing.iter().map(|it| wording::import::field(texts, *it)).collect();
        let name = wording::import::template(texts, template);
        (texts.import.too_little)(name, &fields.join(texts.import.list_separator))
    })?;
    for problem in &preview.problems {
        let reason = wording::import::reason(texts, &problem.reason);
        let column = problem.column.as_ref().map(|it| it.header.to_string()).unwrap_or_default();
        eprintln!("{} {}, {column}: {reason} ({})", texts.import.row, problem.row, problem.value);
    }
    let name = Path::new(file).file_stem().map(|it| it.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| texts.import.new_office.to_owned());
    let data = OfficeData::empty(Office::new("terminal", &name), template.policy());
    Ok(OfficeData {
        staff: preview.staff,
        task_types: preview.task_types,
        records: Arc::new(preview.rows.iter().collect::<Records>()),
        ..data
    })
}
