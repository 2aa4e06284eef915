//! `muniment import`: workbooks and sheets, threat libraries and histories of acts.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;
use exchange::sheets::{Encoding, Take};
use exchange::{dated, threat_library, threats};
use kernel::{Command, Refusal, State};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::ask::Circumstances;
use crate::cli::{self, Place};
use crate::door::{self, Door, Folder};
use crate::stop::{Stop, file};

use super::{answer, sheets, whole};

/// Bring in sheets, a threat library, acts or a whole organization
#[derive(Args, Debug)]
pub struct Import {
    /// An XLSX workbook or a CSV file, a folder with a threat library, a YAML file of acts, or a whole organization as JSON or
    /// as an archive with its files
    pub(super) path: PathBuf,
    /// What it is: acts, threats, organization, or a register's key for sheets. Told from the names where left out
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// The register of one sheet: "Inventory=assets", or "Notes=" to leave the sheet out; may be repeated
    #[arg(long = "sheet", value_name = "SHEET=REGISTER", value_parser = cli::pair)]
    pub(super) sheets: Vec<(String, String)>,
    /// A YAML file that says what foreign headings mean: "Verantwortlich: owner", or "Cost centre:" to leave it out
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,
    /// What a word means that no choice and no record is called by: "Status: Deployed = in-use", "Owner: Mira = +" to
    /// make it new, "Owner: CISO = +role" to make it a role where a person is asked for, "Measures: Backups =
    /// +implemented" to make it a control that works (or +partly, +planned, +not-started), "Owner: N.N. =" to leave it
    /// empty, "Cost: * = 1.234,56 USD" for how a column writes all its numbers; may be repeated
    #[arg(long = "word", value_name = "HEADING: WORD = MEANING", value_parser = cli::pair)]
    pub(super) words: Vec<(String, String)>,
    /// Keep a column that no field holds as an own field: its heading, or "*" for all that nobody knows; may be repeated
    #[arg(long, value_name = "HEADING")]
    pub(super) keep: Vec<String>,
    /// Keep what --map and --word say under this title, for the next file of the same make
    #[arg(long, value_name = "TITLE")]
    pub(super) remember: Option<String>,
    /// Let rows without a reference change the record that bears their title
    #[arg(long)]
    pub(super) match_titles: bool,
    /// Read hidden sheets too
    #[arg(long)]
    pub(super) hidden_sheets: bool,
    /// How a text file is encoded that is no UTF-8, such as windows-1250, shift-jis or macintosh
    #[arg(long, value_name = "ENCODING", value_parser = PossibleValuesParser::new(Encoding::ALL.map(Encoding::key)))]
    pub(super) encoding: Option<String>,
    /// How days such as 03/04/2026 are read where no other of their column shows it: day-first or month-first
    #[arg(long, value_name = "ORDER", value_parser = ["day-first", "month-first"])]
    pub(super) days: Option<String>,
    /// Leave a row out: "Risks:17"; may be repeated
    #[arg(long = "leave-row", value_name = "SHEET:ROW", value_parser = row)]
    pub(super) leave_rows: Vec<(String, u32)>,
    /// Leave all rows with a refusal out, and name them
    #[arg(long)]
    pub(super) leave_refused: bool,
    /// What new records hold where no column says it: "kind=cloud"; may be repeated
    /// {Course} in the words stands for the cell in the column of that name
    #[arg(long, value_name = "FIELD=WORDS", value_parser = cli::pair)]
    pub(super) fill: Vec<(String, String)>,
    /// What counts where a cell was edited here and in the file since it was made: "here" or "sheet" for all,
    /// "Risks:17=here" for a row, "Risks:17:title=sheet" for a cell; may be repeated, the last counts
    #[arg(long, value_name = "SIDE", value_parser = side)]
    pub(super) take: Vec<String>,
    /// Bring in as decided before what rows of a sheet say was approved, closed or given: its name, or "*" for all; may be
    /// repeated
    #[arg(long = "bring-in", value_name = "SHEET")]
    pub(super) bring_in: Vec<String>,
    /// Say that what is warned about is meant
    #[arg(long)]
    pub(super) sure: bool,
    /// Tell what would be done, and do nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    #[command(flatten)]
    pub(super) how: Circumstances,
}

/// `Risks:17` as sheet and row.
fn row(text: &str) -> Result<(String, u32), String> {
    let halves =
        text.rsplit_once(':').and_then(|(sheet, row)| Some((sheet.trim().to_owned(), row.trim().parse().ok()?)));
    halves.ok_or_else(|| "write sheet:row, such as Risks:17".to_owned())
}

/// What is said about cells that were edited on both sides.
fn side(text: &str) -> Result<String, String> {
    let message = || "write here or sheet, sheet:row=here or sheet:row:place=here".to_owned();
    Take::read(text).map(|_| text.to_owned()).ok_or_else(message)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sheets,
    Threats,
    Acts,
}

/// Reads it, and does it: sheets, a library and a whole organization as one entry each, all or nothing; a history act by act,
/// up to the first that is refused.
pub async fn run(place: &Place, verb: Import) -> Result<(), Stop> {
    let kind = kind(&verb)?;
    if place.server.is_some() {
        return through_server(place, &verb, kind).await;
    }
    let Some(kind) = kind else { return whole::import(place, &verb).await };
    let folder = door::folder(place).await?;
    let outcome = match kind {
        Kind::Sheets => sheets::run(&folder, place, &verb).await,
        Kind::Threats => library(&folder, place, &verb).await,
        Kind::Acts => acts(&folder, place, &verb).await,
    };
    folder.engine.close().await;
    outcome
}

/// Sends the file to a server, which reads sheets and whole organizations.
async fn through_server(place: &Place, verb: &Import, kind: Option<Kind>) -> Result<(), Stop> {
    match (door::open(place).await?, kind) {
        (_, Some(Kind::Threats | Kind::Acts)) => Err(Stop::usage(
            "threat libraries and histories of acts come in on the data folder; leave --server out and give --data",
        )),
        (Door::Server(server), None) if is_archive(&verb.path) => whole::on_server(&server, place, verb),
        (Door::Server(server), _) => sheets::on_server(&server, place, verb),
        (Door::Folder(_), _) => Err(Stop::usage("give --server the address of a server")),
    }
}

/// What a file is; none where it is a whole organization.
fn kind(verb: &Import) -> Result<Option<Kind>, Stop> {
    let extension = verb.path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    Ok(match (verb.kind.as_deref(), extension) {
        (Some("organization"), _) | (None, "json" | "zip") => None,
        // A sheet lists threats; a library is a folder of four files, or one of them.
        (Some("threats"), extension) if verb.path.is_dir() || extension == "json" => Some(Kind::Threats),
        (Some("acts"), _) => Some(Kind::Acts),
        (None, "yaml" | "yml") => is_list(&verb.path)?.then_some(Kind::Acts),
        (None, _) if verb.path.is_dir() => Some(Kind::Threats),
        _ => Some(Kind::Sheets),
    })
}

/// Whether a YAML file holds a list, as a history of acts does; a whole organization has members.
fn is_list(path: &Path) -> Result<bool, Stop> {
    let lines = BufReader::new(File::open(path).map_err(file(path))?).split(b'\n');
    for line in lines {
        let line = line.map_err(file(path))?;
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line).trim_ascii();
        // Neither a comment nor where a document begins says what it is.
        if !line.is_empty() && !line.starts_with(b"#") && line != b"---" && !line.starts_with(b"%") {
            return Ok(line.starts_with(b"-") || line.starts_with(b"["));
        }
    }
    Ok(true)
}

/// Whether a file is packed: then it founds an organization, records alone come into one that is there.
fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "zip")
}

async fn library(folder: &Folder, place: &Place, verb: &Import) -> Result<(), Stop> {
    let files = files_of(&verb.path)?;
    let named: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let refused = |problems: Vec<threat_library::Problem>| -> Vec<Refusal> {
        problems.iter().map(|problem| Refusal::software("", problem.to_string())).collect()
    };
    let library = threat_library::parse(&named).map_err(refused)?;
    library.notes.iter().for_each(|note| eprintln!("{note}"));
    let state = folder.state(None).await?;
    let commands = threats::commands(&library, &state);
    let line = match commands.len() {
        0 => "nothing to do: the library is in already".to_owned(),
        count => format!("{count} records of the library made or changed"),
    };
    let told = json!({ "commands": commands.len() });
    do_all(folder, place, verb, &state, Command::Batch(threats::ACT, commands.into()), (told, line)).await
}

async fn acts(folder: &Folder, place: &Place, verb: &Import) -> Result<(), Stop> {
    let bytes = bounded(&verb.path, dated::FILE_BYTES_MAX)?;
    let text = String::from_utf8(bytes).map_err(|_| Stop::usage("the file of acts is no UTF-8"))?;
    let steps = dated::sorted(dated::read(&named(&verb.path), &text)?);
    if verb.dry_run {
        out!("{} acts can be read; whether rules speak against them shows when they are done", steps.len());
        return Ok(());
    }
    let (today, mut keys, mut before) = (folder.engine.today(&folder.org), Keys::default(), 0);
    for step in &steps {
        let state = folder.state(None).await?;
        let how = Circumstances {
            because: step.because.clone().or_else(|| verb.how.because.clone()),
            on: Some(step.on).filter(|day| *day < today),
            key: Some(keys.of(step, &(&verb.how.key, &verb.how.because, &place.person))),
            seen: None,
        };
        let as_whom = Place { person: step.by.clone().or_else(|| place.person.clone()), ..place.clone() };
        let asked = folder.asked(&as_whom, &how, &state)?;
        // Done when the file was brought in before, up to an act that was refused.
        if folder.engine.was_done(&folder.org, &asked).await? {
            before += 1;
            continue;
        }
        let within = |refusals: Vec<Refusal>| -> Vec<Refusal> {
            refusals.into_iter().map(|refusal| refusal.within(&step.place)).collect()
        };
        let command = dated::command(step, &state)?;
        match folder.engine.execute(&folder.org, asked, command).await {
            Err(engine::Failure::Refused(refusals)) => return Err(within(refusals).into()),
            other => drop(other?),
        }
    }
    let done = steps.len() - before;
    answer(place.format, &json!({ "acts": done, "before": before }), || match before {
        0 => out!("{done} acts done"),
        _ => out!("{done} acts done, {before} were done before"),
    });
    Ok(())
}

/// Keys by which an act of a history is known again: what it says, and which of several that say the same.
#[derive(Default)]
struct Keys(HashMap<String, usize>);

impl Keys {
    /// The key of the next act, told apart by what was typed for all of them, too.
    fn of(&mut self, step: &dated::Step, typed: &impl Serialize) -> String {
        let dated::Step { place: _, on, at, by, act, because, with } = step;
        let said = serde_json::to_vec(&(typed, on, at, by, act, because, with)).expect("it is plain data");
        let digest = hex::encode(&Sha256::digest(said)[..16]);
        let number = self.0.entry(digest.clone()).or_default();
        *number += 1;
        format!("acts {digest} {number}")
    }
}

/// Does the commands, or tries them out, and tells what they come to.
async fn do_all(
    folder: &Folder,
    place: &Place,
    verb: &Import,
    state: &State,
    command: Command,
    (mut told, line): (serde_json::Value, String),
) -> Result<(), Stop> {
    let asked = folder.asked(place, &verb.how, state)?;
    let nothing = matches!(&command, Command::Batch(_, commands) if commands.is_empty());
    if verb.dry_run {
        folder.engine.try_out(&folder.org, asked, command, drop).await?;
        answer(place.format, &told, || out!("{line} (nothing was written)"));
        return Ok(());
    }
    if !nothing {
        told["entry"] = json!(folder.engine.execute(&folder.org, asked, command).await?.seq);
    }
    answer(place.format, &told, || out!("{line}"));
    Ok(())
}

/// The files of a folder, or the one file, with their names.
fn files_of(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Stop> {
    if !path.is_dir() {
        return Ok(vec![(named(path), bounded(path, threat_library::FILE_BYTES_MAX)?)]);
    }
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(path).map_err(file(path))? {
        let path = entry.map_err(file(path))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| Ok((named(path), bounded(path, threat_library::FILE_BYTES_MAX)?))).collect()
}

fn named(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file's bytes, if there are not too many.
pub(super) fn bounded(path: &Path, most: usize) -> Result<Vec<u8>, Stop> {
    let size = std::fs::metadata(path).map_err(file(path))?.len();
    if size > most as u64 {
        return Err(Stop::usage(format!("{} is larger than {} MiB; split it", path.display(), most >> 20)));
    }
    std::fs::read(path).map_err(file(path))
}
