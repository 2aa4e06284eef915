//! `muniment export`: a register or the Statement of Applicability as a file.

use std::path::{Path, PathBuf};

use clap::Args;
use isms::catalogue::Edition;
use kernel::{Date, State};
use reports::{Heading, Sheet, Words};
use serde_json::json;

use crate::cli::{self, Format, Place};
use crate::door::{self, Folder};
use crate::stop::{Stop, file};
use crate::words;

use super::list;

/// Write a register or the Statement of Applicability, with --format xlsx, csv or json
#[derive(Args, Debug)]
pub struct Export {
    /// A register, or soa for the Statement of Applicability
    what: String,
    /// The file or folder to write; a folder gets the conventional name
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The state at the end of this day
    #[arg(long, value_name = "DAY", value_parser = cli::day)]
    as_of: Option<Date>,
    /// The edition of the statement
    #[arg(long, value_name = "STANDARD", default_value = "iso27001-2022")]
    standard: Edition,
}

/// Writes the file and tells its name.
pub async fn run(place: &Place, verb: Export) -> Result<(), Stop> {
    let folder = door::folder(place).await?;
    let state = folder.state(verb.as_of).await?;
    let format = format(place.format, verb.out.as_deref());
    let sheet = sheet(&folder, &verb, &state)?;
    let bytes = content(&verb, format, &sheet, &state)?;
    let name = reports::file_name(&sheet, extension(format));
    let path = match &verb.out {
        Some(path) if path.is_dir() => path.join(name),
        Some(path) => path.clone(),
        None => PathBuf::from(name),
    };
    std::fs::write(&path, bytes).map_err(file(&path))?;
    out!("{}", path.display());
    Ok(())
}

/// The format asked for, else what the file's name says, else a workbook.
fn format(asked: Format, out: Option<&Path>) -> Format {
    let named = out.and_then(Path::extension).and_then(|extension| extension.to_str());
    match (asked, named) {
        (Format::Text, Some("csv")) => Format::Csv,
        (Format::Text, Some("json")) => Format::Json,
        (Format::Text, _) => Format::Xlsx,
        (asked, _) => asked,
    }
}

fn extension(format: Format) -> &'static str {
    match format {
        Format::Text | Format::Xlsx => "xlsx",
        Format::Csv => "csv",
        Format::Json => "json",
    }
}

fn sheet(folder: &Folder, verb: &Export, state: &State) -> Result<Sheet, Stop> {
    let heading = Heading {
        key: folder.org.clone(),
        organization: folder.name(),
        day: verb.as_of.unwrap_or_else(|| folder.engine.today(&folder.org)),
        entry: state.size(),
        filter: None,
    };
    let words = Words(&words::find);
    if verb.what == "soa" {
        return Ok(reports::soa(state, verb.standard, heading, words));
    }
    let register = list::named(&verb.what)?;
    let rows = state.table(register.key).map(|table| table.rows().filter(|row| !row.head.retired));
    Ok(reports::register(register, rows.into_iter().flatten(), state, heading, words))
}

fn content(verb: &Export, format: Format, sheet: &Sheet, state: &State) -> Result<Vec<u8>, Stop> {
    let statement = verb.what == "soa";
    match format {
        Format::Text | Format::Xlsx => {
            reports::xlsx(sheet, Words(&words::find)).map_err(|fault| Stop::Fault(fault.to_string()))
        }
        Format::Csv if statement => Ok(reports::csv(sheet)),
        Format::Json if statement => {
            Err(Stop::usage("the rows of the statement are a register: muniment export applicability --format json"))
        }
        Format::Csv | Format::Json => {
            let register = list::named(&verb.what)?;
            let table = state.table(register.key).ok_or_else(|| Stop::usage("there is no such register"))?;
            let rows = || table.rows().filter(|row| !row.head.retired);
            if format == Format::Csv {
                return Ok(exchange::csv::export(register, rows(), state));
            }
            let items: Vec<_> = rows().map(|row| exchange::json::record(row, state)).collect();
            Ok(format!("{:#}\n", json!({ "items": items, "entry": state.size() })).into_bytes())
        }
    }
}
