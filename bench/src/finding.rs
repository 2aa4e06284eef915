//! Searching 100,000 records by words, beside looking through the text of every record.

use cpu_time::ProcessTime;
use isms::planning::Asset;
use kernel::search::{Asked, Index};
use kernel::{Declared, State, Value};

use crate::figure::{Figure, Goal};
use crate::worlds::{ORG, block, engine, fill};

const RECORDS: usize = 100_000;
const TIMES: u32 = 40;
/// What people type, from what stands in one record to what stands in all: words, beginnings of words, a reference.
const QUERIES: [&str; 5] = ["number 47110", "asset 99", "A-0815", "ordi sen", "nothing like this"];

/// Builds the index, asks it, and asks without it.
pub fn bench() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("room for a folder");
    let state = block(async {
        let engine = engine(folder.path()).await;
        fill(&engine, RECORDS).await;
        let state = engine.state(ORG).await.expect("it is open");
        engine.close().await;
        state
    });
    let begun = ProcessTime::now();
    let index = Index::of(&state);
    let built = begun.elapsed().as_secs_f64();
    let costs = QUERIES.map(|words| (words, milliseconds(|| index.find(&asked(words)).total())));
    let (words, slowest) = costs.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).expect("something is asked");
    let looked_through = milliseconds_once(|| looked_through(&state, words));
    vec![Figure {
        what: "search over 100,000 records, the slowest of five".into(),
        value: slowest,
        unit: "ms",
        goal: Goal::AtMost(10.0),
        beside: format!(
            "CPU for \"{words}\"; looking through all texts {looked_through:.0} ms; index made in {built:.2} s, {} MB",
            index.bytes() >> 20
        ),
    }]
}

fn asked(words: &str) -> Asked<'_> {
    Asked { words, register: "", each: 20, limit: 60 }
}

/// CPU of one of many.
fn milliseconds(mut ask: impl FnMut() -> usize) -> f64 {
    let begun = ProcessTime::now();
    for _ in 0..TIMES {
        std::hint::black_box(ask());
    }
    begun.elapsed().as_secs_f64() * 1e3 / f64::from(TIMES)
}

fn milliseconds_once(ask: impl FnOnce() -> usize) -> f64 {
    let begun = ProcessTime::now();
    std::hint::black_box(ask());
    begun.elapsed().as_secs_f64() * 1e3
}

/// How many records hold every word somewhere: what a search without an index does.
fn looked_through(state: &State, words: &str) -> usize {
    let wanted: Vec<_> = words.split_whitespace().map(str::to_lowercase).collect();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let rows = state.table(Asset::REGISTER.key).into_iter().flat_map(|table| table.rows());
    let texts = |row: &kernel::Row<'_>| match row.record.value("description") {
        Value::Text(text) => format!("{} {} {text}", row.reference(), row.record.title()),
        _ => row.record.title(),
    };
    rows.filter(|row| holds(&texts(row))).count()
}
