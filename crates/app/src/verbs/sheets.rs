//! `muniment import` of workbooks and text files: what they would do is told first, then done as one entry.

use std::collections::BTreeMap;
use std::path::Path;

use engine::Failure;
use exchange::sheets::{
    self, By, Change, Column, Counts, Headings, Hidden, Matching, Meaning, Options, Preview, Row, Sheet,
};
use kernel::{Command, Register};
use serde_json::json;

use crate::cli::{Format, Place};
use crate::door::Folder;
use crate::stop::{Stop, file};

use super::import::{Import, bounded};
use super::{answer, list};

/// Tells what a file would do, and does it unless it is only tried.
pub async fn run(folder: &Folder, place: &Place, verb: &Import) -> Result<(), Stop> {
    let name = verb.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = bounded(&verb.path, sheets::FILE_BYTES_MAX)?;
    let state = folder.state(None).await?;
    let mut preview = sheets::preview(&name, &bytes, &options(verb)?, &state);
    let mut told = sheets::json::of(&preview);
    told["entry"] = json!(null);
    if place.format != Format::Json {
        tell(&preview);
    }
    let commands = match preview.commands() {
        Ok(commands) => commands,
        Err(refusals) => {
            answer(place.format, &told, || {});
            return Err(refusals.into());
        }
    };
    let asked = folder.asked(place, &verb.how, &state)?;
    let nothing = commands.is_empty();
    let command = Command::Batch(sheets::ACT, commands);
    let done = match verb.dry_run || nothing {
        true => folder.engine.try_out(&folder.org, asked, command).await.map(|_| None),
        false => folder.engine.execute(&folder.org, asked, command).await.map(|done| Some(done.seq)),
    };
    let entry = match done {
        Err(Failure::Refused(refusals)) => return Err(preview.placed(refusals).into()),
        other => other?,
    };
    told["entry"] = json!(entry);
    answer(place.format, &told, || match (entry, nothing) {
        (Some(entry), _) => out!("written as entry {entry}"),
        (None, true) => out!("nothing to do: the file says what is known already"),
        (None, false) => out!("nothing was written"),
    });
    Ok(())
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
        headings: headings(verb.map.as_deref())?,
        hidden: if verb.hidden_sheets { Hidden::Read } else { Hidden::LeftOut },
        matching: if verb.match_titles { Matching::Titles } else { Matching::Unique },
        remember: verb.remember.clone(),
    })
}

fn named(register: &str) -> Result<&'static Register, Stop> {
    list::named(register)
}

fn headings(map: Option<&Path>) -> Result<Headings, Stop> {
    let Some(path) = map else { return Ok(Headings::default()) };
    let text = std::fs::read_to_string(path).map_err(file(path))?;
    let wrong = |error| Stop::usage(format!("{}: write heading: field, a line each: {error}", path.display()));
    let rows: BTreeMap<String, Option<String>> = serde_norway::from_str(&text).map_err(wrong)?;
    Ok(Headings(rows.into_iter().collect()))
}

/// Tells a preview as text: what is understood, what comes of it, and each row that does something.
fn tell(preview: &Preview) {
    preview.notes.iter().for_each(|note| out!("{note}"));
    for sheet in &preview.sheets {
        let register = sheet.register.map_or("no register", |register| register.plural);
        out!("{} -> {register}: {}", sheet.name, counted(sheet.counts));
        sheet.columns.iter().filter(|column| column.by != By::Key).for_each(tell_column);
        sheet.notes.iter().for_each(|note| out!("  {note}"));
        sheet.rows.iter().for_each(tell_row);
        tell_rest(sheet);
    }
}

fn counted(counts: Counts) -> String {
    let Counts { new, doubles, changed, same, conflicts } = counts;
    let mut told = format!("{new} new, {changed} changed, {same} as they were");
    for (count, what) in
        [(doubles, "look like records that are there"), (conflicts, "changed by somebody else meanwhile")]
    {
        if count > 0 {
            told.push_str(&format!(", {count} {what}"));
        }
    }
    told
}

fn tell_column(column: &Column) {
    let perhaps = column.suggestions.join(", ");
    match &column.meaning {
        Meaning::Place(path) => out!("  {} \"{}\" is {path}", column.letters, column.heading),
        Meaning::Unknown if !perhaps.is_empty() => {
            out!("  {} \"{}\" may be {perhaps}; say so with --map", column.letters, column.heading);
        }
        Meaning::Reference
        | Meaning::RecordVersion
        | Meaning::Number
        | Meaning::Computed
        | Meaning::LeftOut
        | Meaning::Unknown => {}
    }
}

fn tell_row(row: &Row) {
    let name = row.reference.as_deref().unwrap_or("new");
    let note = row.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
    out!("  row {}: {name} {}{note}", row.number, row.title);
    if row.reference.is_some() {
        row.changes.iter().for_each(tell_change);
    }
}

fn tell_change(change: &Change) {
    let Change { place, before, after } = change;
    out!("    {place}: \"{before}\" -> \"{after}\"");
}

fn tell_rest(sheet: &Sheet) {
    let Counts { new, changed, .. } = sheet.counts;
    let rest = (new + changed).saturating_sub(sheet.rows.len());
    if rest > 0 {
        out!("  and {rest} more rows");
    }
}
