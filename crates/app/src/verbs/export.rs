//! `muniment export`: a register or the Statement of Applicability as a file.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use isms::catalogue::Edition;
use kernel::{Date, State};
use reports::{Heading, Sheet, Words};
use serde_json::json;

use crate::cli::{self, Place};
use crate::door::{self, Folder};
use crate::stop::{Stop, file};
use crate::words;

use super::list;

/// Write a register or the Statement of Applicability
#[derive(Args, Debug)]
pub struct Export {
    /// A register, or soa for the Statement of Applicability
    what: String,
    /// Workbook, CSV or JSON; from the file's name where left out
    #[arg(long = "as-file", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
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

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A workbook.
    Xlsx,
    /// Text with commas, which `import` takes back.
    Csv,
    /// JSON as of the API.
    Json,
}

impl Kind {
    fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        <Self as ValueEnum>::from_str(extension, true).ok()
    }
}

/// Writes the file and tells its name.
pub async fn run(place: &Place, verb: Export) -> Result<(), Stop> {
    let folder = door::folder(place).await?;
    let state = folder.state(verb.as_of).await?;
    let kind = verb.kind.or_else(|| Kind::of(verb.out.as_deref()?)).unwrap_or(Kind::Xlsx);
    let sheet = sheet(&folder, &verb, &state)?;
    let bytes = content(&verb, kind, &sheet, &state)?;
    let name = reports::file_name(&sheet, kind.extension());
    let path = match &verb.out {
        Some(path) if path.is_dir() => path.join(name),
        Some(path) => path.clone(),
        None => PathBuf::from(name),
    };
    std::fs::write(&path, bytes).map_err(file(&path))?;
    out!("{}", path.display());
    Ok(())
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

fn content(verb: &Export, kind: Kind, sheet: &Sheet, state: &State) -> Result<Vec<u8>, Stop> {
    let statement = verb.what == "soa";
    match kind {
        Kind::Xlsx => reports::xlsx(sheet, Words(&words::find)).map_err(|fault| Stop::Fault(fault.to_string())),
        Kind::Csv if statement => Ok(reports::csv(sheet)),
        Kind::Json if statement => {
            Err(Stop::usage("export applicability as JSON: muniment export applicability --as-file json"))
        }
        Kind::Csv | Kind::Json => {
            let register = list::named(&verb.what)?;
            let table = state.table(register.key).ok_or_else(|| Stop::usage("there is no such register"))?;
            let rows = || table.rows().filter(|row| !row.head.retired);
            if kind == Kind::Csv {
                return Ok(exchange::csv::export(register, rows(), state));
            }
            let items: Vec<_> = rows().map(|row| exchange::json::record(row, state)).collect();
            Ok(format!("{:#}\n", json!({ "items": items, "entry": state.size() })).into_bytes())
        }
    }
}
