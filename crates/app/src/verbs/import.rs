//! `muniment import`: sheets, threat libraries and histories of acts.

use std::path::{Path, PathBuf};

use clap::Args;
use exchange::csv::Headings;
use exchange::{csv, dated, threat_library, threats};
use kernel::{Command, Refusal, State};
use serde_json::json;

use crate::ask::Circumstances;
use crate::cli::Place;
use crate::door::{self, Folder};
use crate::stop::{Stop, file};

use super::{answer, list};

/// Bring in a sheet, a threat library or acts
#[derive(Args, Debug)]
pub struct Import {
    /// A CSV file, a folder with a threat library, or a YAML file of acts
    path: PathBuf,
    /// What it is; a register's key for a sheet. Told from the file where left out
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// A YAML file that says what foreign headings mean: "Verantwortlich: owner", or "Cost centre:" to leave it out
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Tell what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    how: Circumstances,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sheet,
    Threats,
    Acts,
}

/// Reads it, and does it as one entry: all or nothing.
pub async fn run(place: &Place, verb: Import) -> Result<(), Stop> {
    let folder = door::folder(place).await?;
    let outcome = match kind(&verb) {
        Kind::Sheet => sheet(&folder, place, &verb).await,
        Kind::Threats => library(&folder, place, &verb).await,
        Kind::Acts => acts(&folder, place, &verb).await,
    };
    folder.engine.close().await;
    outcome
}

fn kind(verb: &Import) -> Kind {
    let extension = verb.path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match (verb.kind.as_deref(), extension) {
        (Some("threats"), _) => Kind::Threats,
        (Some("acts"), _) | (None, "yaml" | "yml") => Kind::Acts,
        (None, _) if verb.path.is_dir() => Kind::Threats,
        _ => Kind::Sheet,
    }
}

async fn sheet(folder: &Folder, place: &Place, verb: &Import) -> Result<(), Stop> {
    let stem = verb.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let named = verb.kind.as_deref().unwrap_or(stem);
    let register = list::named(named).map_err(|_| {
        Stop::usage(format!("say which register {} is for with --kind, such as --kind assets", verb.path.display()))
    })?;
    let bytes = bounded(&verb.path, csv::FILE_BYTES_MAX)?;
    let state = folder.state(None).await?;
    let import = csv::import(register, &bytes, &headings(verb.map.as_deref())?, &state)?;
    import
        .unknown
        .iter()
        .for_each(|column| eprintln!("column \"{column}\" is no field of {} and is left out", register.plural));
    let told = json!({ "created": import.created, "edited": import.edited, "unchanged": import.unchanged, "unknown_columns": import.unknown });
    let line = format!("{} new, {} changed, {} as they were", import.created, import.edited, import.unchanged);
    do_all(folder, place, verb, &state, Command::Batch("sheet.import", import.commands), (told, line)).await
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
    do_all(folder, place, verb, &state, Command::Batch(threats::ACT, commands), (told, line)).await
}

async fn acts(folder: &Folder, place: &Place, verb: &Import) -> Result<(), Stop> {
    let bytes = bounded(&verb.path, dated::FILE_BYTES_MAX)?;
    let text = String::from_utf8(bytes).map_err(|_| Stop::usage("the file of acts is no UTF-8"))?;
    let name = verb.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut steps = dated::read(&name, &text)?;
    steps.sort_by_key(|step| step.on);
    if verb.dry_run {
        out!("{} acts can be read; whether rules speak against them shows when they are done", steps.len());
        return Ok(());
    }
    let today = folder.engine.today(&folder.org);
    for step in &steps {
        let state = folder.state(None).await?;
        let how = Circumstances {
            because: step.because.clone().or_else(|| verb.how.because.clone()),
            on: Some(step.on).filter(|day| *day < today),
            key: None,
        };
        let as_whom = Place { person: step.by.clone().or_else(|| place.person.clone()), ..place.clone() };
        let asked = folder.asked(&as_whom, &how, &state)?;
        let within = |refusals: Vec<Refusal>| -> Vec<Refusal> {
            refusals.into_iter().map(|refusal| refusal.within(&step.place)).collect()
        };
        let command = dated::command(step, &state)?;
        match folder.engine.execute(&folder.org, asked, command).await {
            Err(engine::Failure::Refused(refusals)) => return Err(within(refusals).into()),
            other => drop(other?),
        }
    }
    answer(place.format, &json!({ "acts": steps.len() }), || out!("{} acts done", steps.len()));
    Ok(())
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
        folder.engine.try_out(&folder.org, asked, command).await?;
        answer(place.format, &told, || out!("{line} (nothing was written)"));
        return Ok(());
    }
    if !nothing {
        told["entry"] = json!(folder.engine.execute(&folder.org, asked, command).await?.seq);
    }
    answer(place.format, &told, || out!("{line}"));
    Ok(())
}

fn headings(map: Option<&Path>) -> Result<Headings, Stop> {
    let Some(path) = map else { return Ok(Headings::default()) };
    let text = std::fs::read_to_string(path).map_err(file(path))?;
    let wrong = |error| Stop::usage(format!("{}: write heading: field, a line each: {error}", path.display()));
    let rows: std::collections::BTreeMap<String, Option<String>> = serde_norway::from_str(&text).map_err(wrong)?;
    Ok(Headings(rows.into_iter().collect()))
}

/// The files of a folder, or the one file, with their names.
fn files_of(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Stop> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(path).map_err(file(path))? {
        let path = entry.map_err(file(path))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    paths.iter().map(|path| Ok((name(path), bounded(path, threat_library::FILE_BYTES_MAX)?))).collect()
}

/// A file's bytes, if there are not too many.
fn bounded(path: &Path, most: usize) -> Result<Vec<u8>, Stop> {
    let size = std::fs::metadata(path).map_err(file(path))?.len();
    if size > most as u64 {
        return Err(Stop::usage(format!("{} is larger than {} MiB; split it", path.display(), most >> 20)));
    }
    std::fs::read(path).map_err(file(path))
}
