//! `muniment import` of workbooks and text files: what they would do is told first, then done as one entry.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use engine::{Asked, Failure};
use exchange::intake::{self, Intake};
use exchange::sheets::{self, Encoding, Headings, Hidden, Matching, Options, Order, Past, Saying, Take};
use kernel::{Register, State};
use serde_json::{Value as Json, json};

use crate::cli::{Format, Place};
use crate::door::Folder;
use crate::server::Server;
use crate::stop::{Stop, file};

use super::import::{Import, bounded};
use super::{answer, list, told};

/// Tells what a file would do, and does it unless it is only tried.
pub async fn run(folder: &Folder, place: &Place, verb: &Import) -> Result<(), Stop> {
    let state = folder.state(None).await?;
    let asked = || folder.asked(place, &verb.how, &state);
    let intake = understood(folder, verb, &state, asked).await?;
    let mut said = intake::json::of(&intake);
    said["entry"] = Json::Null;
    if place.format != Format::Json {
        told::file(&said);
    }
    let outcome = brought(folder, verb, intake, asked()?, &mut said).await;
    answer(place.format, &said, || {
        if outcome.is_ok() {
            told::outcome(&said);
        }
    });
    outcome
}

/// What a file says, with all that speaks against it.
async fn understood(
    folder: &Folder,
    verb: &Import,
    state: &State,
    asked: impl Fn() -> Result<Asked, Stop>,
) -> Result<Intake, Stop> {
    let bytes = bounded(&verb.path, sheets::FILE_BYTES_MAX)?;
    let mut options = Options { zone: Some(folder.engine.zone(&folder.org)), ..options(verb)? };
    let mut intake = read(verb, &bytes, &options, state);
    // An export whose records have moved on is read again beside what they were when it was made.
    if let Some(entry) = intake.preview.made_at() {
        options.past = Past(Some(folder.engine.state_after(&folder.org, entry).await?));
        intake = read(verb, &bytes, &options, state);
    }
    // What rules say against a row is known once it is tried.
    let mut reasons = Vec::new();
    while let (true, Some(command)) = (verb.leave_refused, &intake.command) {
        let tried = folder.engine.try_out(&folder.org, asked()?, command.clone(), drop).await;
        let Err(Failure::Refused(refusals)) = tried else { break };
        let refused = intake.refused(refusals);
        let rows = refused.refused_rows();
        if rows.is_empty() {
            intake = refused;
            break;
        }
        reasons.extend(intake::reasons(&refused.refusals));
        options.rows_left_out.extend(rows);
        intake = read(verb, &bytes, &options, state);
    }
    // What rules say against the other rows is told at once with what is wrong with some.
    if let Some(others) = intake.others()
        && let Err(Failure::Refused(found)) = folder.engine.try_out(&folder.org, asked()?, others, drop).await
    {
        intake = intake.refused_too(found);
    }
    intake.notes.extend(reasons);
    Ok(intake)
}

/// Does what a file asks for, and tells the entry it became, or what rules have against it.
async fn brought(
    folder: &Folder,
    verb: &Import,
    mut intake: Intake,
    asked: Asked,
    said: &mut Json,
) -> Result<(), Stop> {
    if intake.is_refused() {
        return Err(intake.refusals.into());
    }
    let unsure = intake.preview.unsure();
    let done = folder.engine.was_done(&folder.org, &asked).await?;
    if !verb.sure && !verb.dry_run && !unsure.is_empty() && !done {
        return Err(unsure.into());
    }
    let Some(command) = intake.command.take() else { return Ok(()) };
    let done = match verb.dry_run {
        true => folder.engine.try_out(&folder.org, asked, command, drop).await.map(|()| None),
        false => folder.engine.execute(&folder.org, asked, command).await.map(|done| Some(done.seq)),
    };
    match done {
        Ok(entry) => {
            said["entry"] = json!(entry);
            Ok(())
        }
        Err(Failure::Refused(refusals)) => {
            let intake = intake.refused(refusals);
            said["refusals"] = intake::json::of(&intake)["refusals"].take();
            Err(intake.refusals.into())
        }
        Err(other) => Err(other.into()),
    }
}

fn read(verb: &Import, bytes: &[u8], options: &Options, state: &State) -> Intake {
    intake::settled(options, |options| intake::read(&[(&name(verb), bytes)], options, state))
}

/// The same through a server, which tells by its first bytes what the file is.
pub fn on_server(server: &Server, place: &Place, verb: &Import) -> Result<(), Stop> {
    let bytes = bounded(&verb.path, exchange::whole::FILE_BYTES_MAX)?;
    let (said, refused) = server.bring(&parameters(verb)?, &verb.how, &bytes)?;
    answer(place.format, &said, || told::file(&said));
    match refused {
        Some(stop) => Err(stop),
        None if place.format == Format::Json => Ok(()),
        None => {
            told::outcome(&said);
            Ok(())
        }
    }
}

fn name(verb: &Import) -> String {
    verb.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn options(verb: &Import) -> Result<Options, Stop> {
    let mut sheets = Vec::new();
    for (sheet, register) in &verb.sheets {
        sheets.push((sheet.clone(), Some(register.trim()).filter(|own| !own.is_empty()).map(named).transpose()?));
    }
    if let Some(kind) = &verb.kind {
        sheets.push(("*".to_owned(), Some(named(kind)?)));
    }
    Ok(Options {
        sheets,
        headings: Headings(headings(verb.map.as_deref())?),
        of_sheets: Vec::new(),
        words: verb.words.iter().map(saying).collect::<Result<_, _>>()?,
        usual: None,
        days: verb.days.as_deref().and_then(Order::find),
        encoding: verb.encoding.as_deref().and_then(Encoding::find),
        zone: None,
        rows_left_out: verb.leave_rows.clone(),
        refused_left_out: verb.leave_refused,
        told_left_out: Vec::new(),
        filled: verb.fill.iter().map(|(place, words)| ("*".to_owned(), place.clone(), words.clone())).collect(),
        kept: verb.keep.iter().map(|heading| ("*".to_owned(), heading.clone())).collect(),
        hidden: if verb.hidden_sheets { Hidden::Read } else { Hidden::LeftOut },
        matching: if verb.match_titles { Matching::Titles } else { Matching::Unique },
        brought: verb.bring_in.clone(),
        remember: verb.remember.clone(),
        taken: verb.take.iter().filter_map(|said| Take::read(said)).collect(),
        past: Past::default(),
        who: None,
        progress: Arc::default(),
    })
}

/// The same as the parameters of a request.
fn parameters(verb: &Import) -> Result<Vec<(&'static str, String)>, Stop> {
    let mut all = vec![("name", name(verb)), ("dry_run", verb.dry_run.to_string())];
    let sheets = verb.sheets.iter().map(|(sheet, register)| format!("{sheet}={register}"));
    all.extend(sheets.map(|sheet| ("sheet", sheet)));
    if let Some(kind) = verb.kind.as_deref().filter(|kind| *kind != "organization") {
        all.push(("sheet", format!("*={}", named(kind)?.plural)));
    }
    let headings = headings(verb.map.as_deref())?.into_iter();
    all.extend(headings.map(|(heading, to)| ("map", format!("{heading}:{}", to.unwrap_or_default()))));
    for saying in verb.words.iter().map(saying) {
        let saying = saying?;
        all.push(("word", format!("{}={}", saying.written(), saying.means.key())));
    }
    all.extend(
        [
            ("match_titles", verb.match_titles),
            ("hidden_sheets", verb.hidden_sheets),
            ("leave_refused", verb.leave_refused),
            ("sure", verb.sure),
        ]
        .map(|(key, yes)| (key, yes.to_string())),
    );
    all.extend(verb.bring_in.iter().map(|sheet| ("bring_in", sheet.clone())));
    all.extend(verb.keep.iter().map(|heading| ("keep", heading.clone())));
    all.extend(verb.encoding.iter().map(|encoding| ("encoding", encoding.clone())));
    all.extend(verb.days.iter().map(|order| ("days", order.clone())));
    all.extend(verb.leave_rows.iter().map(|(sheet, row)| ("leave_row", format!("{sheet}:{row}"))));
    all.extend(verb.take.iter().map(|said| ("take", said.clone())));
    all.extend(verb.fill.iter().map(|(place, words)| ("fill", format!("{place}={words}"))));
    all.extend(verb.remember.iter().map(|title| ("remember", title.clone())));
    Ok(all)
}

/// `Status: Deployed` and `in-use`.
fn saying((word, means): &(String, String)) -> Result<Saying, Stop> {
    Saying::read(word, means).ok_or_else(|| {
        Stop::usage(format!(
            "--word \"{word}\": write \"Heading: word = meaning\", and a heading with a colon in quotes"
        ))
    })
}

fn named(register: &str) -> Result<&'static Register, Stop> {
    list::named(register)
}

fn headings(map: Option<&Path>) -> Result<Vec<(String, Option<String>)>, Stop> {
    let Some(path) = map else { return Ok(Vec::new()) };
    let text = std::fs::read_to_string(path).map_err(file(path))?;
    let wrong = |error| Stop::usage(format!("{}: write heading: field, a line each: {error}", path.display()));
    let rows: BTreeMap<String, Option<String>> = serde_norway::from_str(&text).map_err(wrong)?;
    Ok(rows.into_iter().collect())
}
