//! 10,000 risks from a workbook: tried and brought in, beside a reader that only looks at every cell.

use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use cpu_time::ProcessTime;
use engine::Engine;
use exchange::sheets::{self, Options};
use isms::planning::Risk;
use isms::support::Person;
use kernel::{Command as Asking, Declared, Value};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::figure::{Figure, Goal};
use crate::opening::{peak_from_here, peak_mb, resident_mb};
use crate::worlds::{ORG, asked, block, engine, fill};

const RISKS: usize = 10_000;
const PEOPLE: usize = 40;
const ASSETS: usize = 400;
/// Copies of the records by which all room that is free already is taken.
const COPIES: usize = 4;
/// The headings, as a workbook of ours has them.
const HEADINGS: [&str; 12] = [
    "title",
    "description",
    "cause",
    "event",
    "harm",
    "category",
    "assets",
    "owner",
    "confidentiality",
    "availability",
    "identified_on",
    "next_review",
];
/// What descriptions are made of: words as often as people's texts use them. Drawn from a page of the manual they are
/// packed three to one, as the texts of threat libraries are.
const WORDS: &str = include_str!("../../docs/manual/risk.md");

/// What a child measured.
struct Told {
    cpu_s: f64,
    grown_mb: f64,
}

/// Each in a process of its own, so that memory is its own.
pub fn bench() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("room for a folder");
    let file = folder.path().join("risks.xlsx");
    std::fs::write(&file, workbook(RISKS).expect("the workbook is small enough")).expect("room for the file");
    let file_mb = std::fs::metadata(&file).expect("it was just written").len() as f64 / f64::from(1 << 20);
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("room for a folder");
    block(async {
        let engine = engine(&data).await;
        let people = (0..PEOPLE).map(|number| (format!("row {number}"), person(number)));
        engine.execute(ORG, asked(), Asking::Batch("import", people.collect())).await.expect("the people are right");
        fill(&engine, ASSETS).await;
        engine.close().await;
    });
    let [read, tried, done, held] = ["read", "try", "do", "hold"].map(|what| told(what, &data, &file));
    let rate = |what: &str, told: &Told| Figure {
        what: format!("10,000 risks from a workbook, {what}"),
        value: RISKS as f64 / told.cpu_s,
        unit: "/s",
        goal: Goal::AtLeast(10_000.0),
        beside: format!("rows a second of CPU; only reading the cells {:.0}", RISKS as f64 / read.cpu_s),
    };
    let memory = |what: &str, told: &Told| Figure {
        what: format!("memory for it, {what}, of the file's size"),
        value: told.grown_mb / file_mb,
        unit: "x",
        goal: Goal::AtMost(10.0),
        beside: format!(
            "{:.1} MB at the peak beside a file of {file_mb:.1} MB; only reading the cells {:.1} MB; the records alone, \
            once they are in, {:.1} MB: {:.0} x",
            told.grown_mb,
            read.grown_mb,
            held.grown_mb,
            held.grown_mb / file_mb
        ),
    };
    vec![rate("tried", &tried), rate("brought in", &done), memory("tried", &tried), memory("brought in", &done)]
}

fn told(what: &str, data: &Path, file: &Path) -> Told {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own).args(["intake", what]).arg(data).arg(file).output().expect("the child runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<f64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let said = String::from_utf8_lossy(&output.stderr);
    let [cpu_s, grown_mb] = numbers[..] else { panic!("the child told {told:?} {said}") };
    Told { cpu_s, grown_mb }
}

/// Reads the cells, tries the file, brings it in or holds its records once more, and tells CPU seconds and the
/// megabytes it grew by at its peak.
pub fn child(args: &[String]) {
    let [what, data, file] = args else { panic!("say what, with which data and which file") };
    block(async {
        let engine = engine(Path::new(data)).await;
        let state = engine.state(ORG).await.expect("the organization is there");
        let records = || state.of::<Risk>().iter().map(|(_, held)| held.clone()).collect::<Vec<_>>();
        // Copies first, where they are to be weighed: what reading the ledger let go would take one in unseen.
        let _copies = (what == "hold").then(|| [(); COPIES].map(|()| records()));
        // What the program loads once, code and tables, is no part of what a file takes.
        if matches!(what.as_str(), "try" | "do") {
            brought(&engine, what, workbook(1).expect("one row fits"), 1).await;
        }
        peak_from_here();
        let (before, begun) = (resident_mb(std::process::id()), ProcessTime::now());
        let bytes = std::fs::read(file).expect("the file is there");
        if what == "read" {
            assert_eq!(cells(bytes), HEADINGS.len() * (RISKS + 1));
        } else if what == "hold" {
            // No import can do with less than what it leaves behind.
            assert!(records().len() >= RISKS);
        } else {
            brought(&engine, what, bytes, RISKS).await;
        }
        println!("{} {}", begun.elapsed().as_secs_f64(), peak_mb() - before);
    });
}

/// Tries a file of so many risks or brings it in, as the command line does.
async fn brought(engine: &Engine, what: &str, bytes: Vec<u8>, risks: usize) {
    let state = engine.state(ORG).await.expect("the organization is there");
    let mut preview = sheets::preview("risks.xlsx", &bytes, &Options::default(), &state);
    drop(bytes);
    assert_eq!(preview.counts().new, risks, "{:?}", preview.all_refusals());
    let commands = preview.commands().expect("nothing speaks against it");
    let command = Asking::Batch(sheets::ACT, commands);
    if what == "try" {
        engine.try_out(ORG, asked(), command, drop).await.expect("the risks are right");
    } else {
        engine.execute(ORG, asked(), command).await.map(drop).expect("the risks are right");
    }
}

/// Looks at every cell, as a reader does that makes nothing of them.
fn cells(bytes: Vec<u8>) -> usize {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("it is a workbook");
    let sheet = book.worksheet_range_at(0).expect("it has a sheet").expect("the sheet can be read");
    sheet.used_cells().filter(|(_, _, cell)| **cell != Data::Empty).count()
}

fn person(number: usize) -> Asking {
    let values = [("name", format!("Person {number}")), ("email", email(number))];
    let values = values.map(|(field, text)| (field.parse().expect("a path"), Value::Text(text)));
    Asking::Create(Person::REGISTER, values.into())
}

fn email(number: usize) -> String {
    format!("person.{number}@bench.example")
}

/// A workbook with a row a risk.
fn workbook(risks: usize) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("risks")?;
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading)?;
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let mut words = Draw(0);
    for number in 0..risks {
        row(sheet, number, &mut words, &day)?;
    }
    book.save_to_buffer()
}

fn row(sheet: &mut Worksheet, number: usize, words: &mut Draw, day: &Format) -> Result<(), XlsxError> {
    let at = number as u32 + 1;
    let texts = [
        format!("{} {number}", words.some(6)),
        words.some(42),
        words.some(9),
        words.some(9),
        words.some(9),
        words.some(1),
        format!("A-{:04}, A-{:04}", 1 + number % ASSETS, 1 + (number + 17) % ASSETS),
        email(number % PEOPLE),
    ];
    for (column, text) in (0..).zip(&texts) {
        sheet.write(at, column, text)?;
    }
    sheet.write(at, 8, number.is_multiple_of(2))?.write(at, 9, number.is_multiple_of(3))?;
    let (month, date) = (1 + (number % 12) as u8, 1 + (number % 28) as u8);
    sheet.write_with_format(at, 10, &ExcelDateTime::from_ymd(2025, month, date)?, day)?;
    sheet.write_with_format(at, 11, &ExcelDateTime::from_ymd(2027, month, date)?, day)?;
    Ok(())
}

/// Draws words, the same ones in every run.
struct Draw(u64);

impl Draw {
    fn some(&mut self, count: usize) -> String {
        let known: Vec<_> = WORDS.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).collect();
        let mut word = || {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            known[(self.0 >> 33) as usize % known.len()]
        };
        (0..count).map(|_| word()).collect::<Vec<_>>().join(" ")
    }
}
