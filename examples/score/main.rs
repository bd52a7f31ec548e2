//! Scores a file from a terminal, the same way the page does: a table for people, JSON for scripts.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a terminal is what it is for")]

mod input;
mod output;

use std::process::ExitCode;

use jiheng::engine::counted::counted;
use jiheng::engine::facts::{Asked, gather_asked, gather_before};
use jiheng::engine::receipt::{Receipt, receipt};
use jiheng::engine::{Judge, Standing};
use jiheng::i18n::{Locale, Texts};
use jiheng::model::{OfficeData, Period, Time};

/// What was asked for on the command line.
struct Request {
    file: String,
    json: bool,
    period: Option<Period>,
}

/// One office, scored.
struct Scored {
    data: OfficeData,
    period: Period,
    standings: Vec<Standing>,
    receipt: Receipt,
}

const USAGE: &str = "usage: score FILE.json|FILE.csv [--json] [--period 2026-09|2026Q3|2026]";

fn main() -> ExitCode {
    let texts = texts();
    match run(texts) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn run(texts: &'static Texts) -> Result<String, String> {
    let request = request()?;
    let offices = input::read(texts, &request.file)?;
    let now = now();
    let scored: Vec<Scored> =
        offices.into_iter().filter_map(|it| score(it, request.period, now)).collect();
    if scored.is_empty() {
        return Err(texts.overview.empty_title.to_owned());
    }
    Ok(match request.json {
        true => output::json(&scored),
        false => output::tables(texts, &scored),
    })
}

fn request() -> Result<Request, String> {
    let mut request = Request { file: String::new(), json: false, period: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => request.json = true,
            "--period" => {
                let period = arguments.next().ok_or(USAGE)?;
                request.period = Some(period.parse().map_err(|err| format!("{err}"))?);
            }
            option if option.starts_with('-') => return Err(USAGE.to_owned()),
            file if request.file.is_empty() => file.clone_into(&mut request.file),
            _ => return Err(USAGE.to_owned()),
        }
    }
    if request.file.is_empty() { Err(USAGE.to_owned()) } else { Ok(request) }
}

/// The ranking of an office in the period asked for, or else the one that holds all its records.
fn score(data: OfficeData, period: Option<Period>, now: Time) -> Option<Scored> {
    let period = period.or(data.whole_period())?;
    let asked = Asked::by([&data.policy]);
    let seen = counted(&data, period);
    let facts = gather_asked(&seen, period, now, &asked);
    let previous = gather_before(&seen, period, now, &asked);
    let judge = Judge::with_previous(&facts, previous.as_ref(), &data.policy);
    let standings = judge.rank(&data.policy);
    let receipt = receipt(&seen, &facts, &judge, &data.policy);
    Some(Scored { data, period, standings, receipt })
}

fn texts() -> &'static Texts {
    let wish = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|it| std::env::var(it).ok());
    wish.and_then(|it| Locale::from_code(&it)).unwrap_or(Locale::En).texts()
}

#[expect(clippy::disallowed_methods, reason = "a terminal has a clock")]
fn now() -> Time {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = now.ok().and_then(|it| i64::try_from(it.as_secs()).ok()).unwrap_or_default();
    Time::from_epoch(0).expect("1970 is the first year").plus(seconds)
}
