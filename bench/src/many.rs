//! Ten thousand organizations of a thousand records each in one process: its memory, and how soon any of them answers.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use cpu_time::ProcessTime;
use engine::{Actor, Place};
use isms::context::Unit;
use kernel::{Command as Act, Declared, Path as Field, Value};
use ledger::Store;

use crate::figure::{Figure, Goal};
use crate::opening::resident_mb;
use crate::worlds::{ORG, asked, block, engine_at};

const ORGANIZATIONS: usize = 10_000;
const RECORDS: usize = 1_000;
/// Organizations asked for the first time, spread over all.
const ASKED: usize = 2_000;

/// Makes the organizations, then asks for them in a process of its own.
pub fn bench() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("room for a folder");
    block(make(folder.path()));
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own).arg("many").arg(folder.path()).output().expect("the child runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<f64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [mean_cpu, slowest, median, memory_mb] = numbers[..] else { panic!("the child told {told:?}") };
    vec![
        Figure {
            what: format!("any of {ORGANIZATIONS} organizations answers, cold"),
            value: slowest,
            unit: "ms",
            goal: Goal::AtMost(50.0),
            beside: format!("slowest of {ASKED}, wall; half within {median:.1} ms; CPU {mean_cpu:.1} ms each"),
        },
        Figure {
            what: format!("memory after {ASKED} of them were asked"),
            value: memory_mb,
            unit: "MB",
            goal: Goal::AtMost(2_048.0),
            beside: "resident set; the least recently used make room".into(),
        },
    ]
}

/// One organization is made by acts; the others get its history, as a ledger does not name its organization.
async fn make(folder: &Path) {
    let engine = engine_at(Place::Folder(folder.to_owned())).await;
    let unit = |number: usize| {
        let values = vec![(Field::field("name"), Value::Text(format!("Unit {number}")))];
        (format!("row {number}"), Act::Create(Unit::REGISTER, values))
    };
    let rows = (0..RECORDS).map(unit).collect();
    engine.execute(ORG, asked(), Act::Batch("import", rows)).await.expect("the units are right");
    for number in 1..ORGANIZATIONS {
        let (key, name) = (key(number), format!("Organization {number}"));
        engine.found(&key, &name, None, &Actor::operator()).await.expect("a new key");
    }
    engine.close().await;
    // Two that write to one file by turns would look at each other's writes again and again.
    let store = Store::sqlite(folder).await.expect("the folder is ours");
    let history = store.entry(ORG, 0).await.expect("the entry is there");
    let history = vec![history.sealed().expect("it was stored")];
    for number in 1..ORGANIZATIONS {
        store.append(&key(number), 0, history.clone()).await.expect("the disk has room");
    }
    store.close().await;
}

fn key(number: usize) -> String {
    format!("org-{number}")
}

/// Asks organizations that are not open, spread over all. Tells the CPU time of each, the slowest and the median in
/// milliseconds, and megabytes.
pub fn child(folder: &str) {
    block(async {
        let engine = engine_at(Place::Folder(folder.into())).await;
        let cpu = ProcessTime::now();
        let mut waited = Vec::with_capacity(ASKED);
        for number in (1..ORGANIZATIONS).step_by(ORGANIZATIONS / ASKED) {
            let asked = Instant::now();
            let state = engine.state(&key(number)).await.expect("it is there");
            assert_eq!(state.of::<Unit>().iter().count(), RECORDS);
            waited.push(1e3 * asked.elapsed().as_secs_f64());
        }
        let mean = 1e3 * cpu.elapsed().as_secs_f64() / waited.len() as f64;
        waited.sort_by(f64::total_cmp);
        let (slowest, median) = (waited[waited.len() - 1], waited[waited.len() / 2]);
        println!("{mean} {slowest} {median} {}", resident_mb(std::process::id()));
    });
}
