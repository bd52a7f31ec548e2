//! The native run: writes the plain job's columns to a folder and prints how long everything took.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what it measures is printed")]

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::{Value, json};

use crate::plain::Plain;
use crate::work::Work;

const USAGE: &str = "usage: bench FOLDER RECORDS RUNS";

/// What is asked of an office.
struct Office {
    /// How many records; without a number, as many as were asked for.
    records: Option<u32>,
    people: u32,
    /// Tasks, and how often one run repeats each: about 5 ms, if one takes less.
    tasks: &'static [(&'static str, u32)],
}

const OFFICES: [Office; 3] = [
    Office {
        records: None,
        people: 200,
        tasks: &[
            ("ledger", 1),
            ("facts", 1),
            ("judgement", 3),
            ("weights", 200),
            ("swaps", 2),
            ("judgement and swaps", 1),
            ("stability", 10),
        ],
    },
    Office {
        records: None,
        people: 20,
        tasks: &[
            ("weights", 1000),
            ("acceptability", 1),
            ("edit", 1000),
            ("edit to ranking", 1000),
            ("rate to ranking, plain job", 1000),
            ("edit to ranking, plain job", 1000),
            ("delete to ranking, plain job", 1000),
        ],
    },
    Office {
        records: Some(10_000),
        people: 20,
        tasks: &[
            ("weights", 1000),
            ("edit", 1000),
            ("edit to ranking", 1000),
            ("rate to ranking, plain job", 1000),
            ("edit to ranking, plain job", 1000),
            ("delete to ranking, plain job", 1000),
        ],
    },
];

pub fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| given.get(at).and_then(|it| it.parse::<u32>().ok());
    let (Some(folder), Some(records), Some(runs)) = (given.first(), number(1), number(2)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match measure(Path::new(folder), records, runs) {
        Ok(found) => {
            println!("{found}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{folder}: {problem}");
            ExitCode::from(2)
        }
    }
}

/// One entry per task: the times in milliseconds and the result; the first of an office has all its tasks, for
/// the page to do the same.
fn measure(folder: &Path, records: u32, runs: u32) -> std::io::Result<Value> {
    let plain = Plain::new(records as usize);
    for name in ["agent", "urgency", "response", "resolution", "rings", "rating", "reopened"] {
        fs::write(folder.join(name), plain.column(name))?;
    }
    let work = format!("plain job, {records}");
    let mut found = vec![
        entry(&work, ", by part", timed(runs, 10, |times| plain.by_part(times))),
        entry(&work, ", by row", timed(runs, 1, |times| plain.by_row(times))),
        entry(
            &format!("record scores, {records}"),
            ", by part",
            timed(runs, 2, |times| plain.worst(times)),
        ),
        entry("weights on 20 × 6 ratios", "", timed(runs, 20_000, |times| plain.rank(times))),
        entry(&format!("reading, {records}"), "", timed(runs, 10, |times| vec![plain.read(times)])),
    ];
    for Office { records: given, people, tasks } in OFFICES {
        let records = given.unwrap_or(records);
        let office = Work::new(records, people);
        for (at, (task, times)) in tasks.iter().enumerate() {
            let work = format!("{task}, {records} × {people}");
            let once = timed(runs, *times, |times| vec![office.run(task, times)]);
            let mut entry = entry(&work, "", once);
            if at == 0 {
                entry["office"] = json!([records, people, tasks]);
            }
            found.push(entry);
        }
    }
    Ok(Value::Array(found))
}

fn entry(work: &str, how: &str, (ms, result): (Vec<f64>, Vec<f64>)) -> Value {
    json!({ "work": work, "who": format!("ours, native{how}"), "ms": ms, "result": result })
}

/// Milliseconds of each run, and the result; a first run warms up.
#[expect(clippy::disallowed_methods, reason = "the clock measures, and this is no browser")]
fn timed(runs: u32, times: u32, job: impl Fn(u32) -> Vec<f64>) -> (Vec<f64>, Vec<f64>) {
    let mut result = job(times);
    let run = |_| {
        let start = Instant::now();
        result = job(times);
        start.elapsed().as_secs_f64() * 1000.0 / f64::from(times)
    };
    ((0..runs).map(run).collect(), result)
}
