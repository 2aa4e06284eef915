//! The verbs.

pub mod account;
pub mod acts;
pub mod backup;
pub mod check;
pub mod checkpoint;
pub mod checks;
pub mod compare;
pub mod examples;
pub mod export;
pub mod import;
pub mod init;
pub mod key;
pub mod list;
pub mod manual;
pub mod moving;
pub mod perform;
pub mod prove;
pub mod registers;
pub mod restore;
pub mod sample;
pub mod serve;
mod sheets;
pub mod show;
pub mod snapshots;
mod told;
pub mod verify;
pub mod verify_proof;
mod whole;
pub mod work;
pub mod zone;

use std::path::Path;

use serde_json::Value as Json;

use crate::cli::{Cli, Format, Verb};
use crate::stop::Stop;
use crate::target::Target;

/// Does what was typed.
pub async fn run(cli: Cli) -> Result<(), Stop> {
    let place = &cli.place;
    if matches!(place.format, Format::Csv | Format::Xlsx | Format::Pdf | Format::Yaml)
        && !matches!(cli.verb, Verb::Export(_))
    {
        return Err(Stop::usage("only export writes csv, xlsx, pdf and yaml; use --format text or json here"));
    }
    match cli.verb {
        Verb::Serve(verb) => serve::run(place, verb).await,
        Verb::Init(verb) => init::run(place, verb).await,
        Verb::Zone(verb) => zone::run(place, verb).await,
        Verb::Sample(verb) => sample::run(place, verb).await,
        Verb::Do(verb) => perform::run(place, verb).await,
        Verb::List(verb) => list::run(place, verb).await,
        Verb::Show(verb) => show::run(place, verb).await,
        Verb::Registers(verb) => registers::run(place.format, &verb),
        Verb::Acts(verb) => acts::run(place.format, &verb),
        Verb::Manual(verb) => manual::run(place.format, &verb),
        Verb::Checks(verb) => checks::run(place.format, &verb),
        Verb::Check(verb) => check::run(place, verb).await,
        Verb::Compare(verb) => compare::run(place, verb).await,
        Verb::Work(verb) => work::run(place, verb).await,
        Verb::Examples(verb) => examples::run(place, verb).await,
        Verb::Import(verb) => import::run(place, verb).await,
        Verb::Export(verb) => export::run(place, verb).await,
        Verb::Verify(verb) => verify::run(place, verb).await,
        Verb::Checkpoint(verb) => checkpoint::run(place, verb).await,
        Verb::Prove(verb) => prove::run(place, verb).await,
        Verb::Key(verb) => key::run(place, &verb).await,
        Verb::VerifyProof(verb) => verify_proof::run(place, &verb),
        Verb::Snapshots(verb) => snapshots::run(place, verb).await,
        Verb::Backup(verb) => backup::run(place, verb).await,
        Verb::Restore(verb) => restore::run(place, verb).await,
        Verb::Move(verb) => moving::run(place, verb).await,
        Verb::Account(verb) => account::run(place, verb).await,
    }
}

/// Prints JSON or has the text printed.
fn answer(format: Format, json: &Json, text: impl FnOnce()) {
    match format {
        Format::Json => out!("{json:#}"),
        Format::Text | Format::Csv | Format::Xlsx | Format::Pdf | Format::Yaml => text(),
    }
}

/// Prints a text, or writes it to a file and tells its name.
fn written(path: Option<&Path>, text: &str) -> Result<(), Stop> {
    match path {
        None => out!("{}", text.trim_end_matches('\n')),
        Some(path) => {
            Target::filled(path, text.as_bytes())?;
            out!("{}", path.display());
        }
    }
    Ok(())
}

/// The items of a list in an answer; none where it is no list.
fn items(json: &Json) -> &[Json] {
    json.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A text in an answer; empty where there is none.
fn text(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

/// A content of a record's JSON in words.
fn words(content: &Json) -> String {
    match content {
        Json::Null => String::new(),
        Json::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        Json::Object(members) => match (members.get("reference"), members.get("title")) {
            (Some(reference), Some(title)) => format!("{} {}", words(reference), words(title)),
            _ => {
                let filled =
                    members.iter().map(|(key, content)| (key, words(content))).filter(|(_, text)| !text.is_empty());
                filled.map(|(key, text)| format!("{key}: {text}")).collect::<Vec<_>>().join("; ")
            }
        },
    }
}

/// The longest text of a group that a table shows.
const BRIEF_LETTERS_MAX: usize = 24;

/// A content of a record's JSON as a table has room for it: names of single links, references of many, and of groups
/// the days, numbers and short words.
fn brief(content: &Json) -> String {
    match content {
        Json::Array(items) => {
            let name = |item: &Json| item["reference"].as_str().map_or_else(|| words(item), str::to_owned);
            items.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Json::Object(members) => match members.get("title").filter(|_| members.contains_key("reference")) {
            Some(title) => words(title),
            None => members.values().map(short).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
        },
        other => words(other),
    }
}

fn short(content: &Json) -> String {
    match content {
        Json::Object(members) if members.contains_key("reference") => String::new(),
        Json::Object(members) => members.values().map(short).collect::<Vec<_>>().join(" "),
        Json::String(text) if text.chars().count() > BRIEF_LETTERS_MAX => String::new(),
        other => words(other),
    }
}
