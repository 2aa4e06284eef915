//! `muniment export`: a register, the Statement of Applicability or everything as a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use exchange::sheets::{self, Made, export};
use exchange::whole::Form;
use isms::catalogue::Edition;
use isms::planning::Statement;
use kernel::{Date, Declared, Id, Register, State};
use reports::{Heading, Sheet, Words};
use serde_json::json;

use crate::cli::{self, Format, Place};
use crate::door::{self, Door, Folder};
use crate::server::Server;
use crate::stop::{Stop, file};
use crate::target::Target;
use crate::words;

use super::{list, whole};

/// Write a register or the Statement of Applicability with --format pdf, xlsx, csv or json, all with xlsx, json or yaml or
/// with its files in an archive, or the raw ledger
#[derive(Args, Debug)]
pub struct Export {
    /// A register, soa for the Statement of Applicability, all for everything, or ledger for what verify reads
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
    /// A frozen version of the statement, such as SV-02, instead of its rows as they are
    #[arg(long, value_name = "REFERENCE")]
    version: Option<String>,
    /// With everything, the content of its files too: an archive from which muniment import founds the same again
    #[arg(long)]
    files: bool,
}

/// What stands for the Statement of Applicability.
const STATEMENT: &str = "soa";
/// What stands for its rows as they are.
const NOW: &str = "today";
/// What stands for every register.
const ALL: &str = "all";

/// What stands for the entries themselves, as they are stored.
const LEDGER: &str = "ledger";

/// Writes the file and tells its name.
pub async fn run(place: &Place, verb: Export) -> Result<(), Stop> {
    if verb.what == LEDGER {
        let folder = door::folder(place).await?;
        return raw(place, &folder, &verb).await;
    }
    if verb.version.is_some() && verb.what != STATEMENT {
        return Err(Stop::usage("only the statement has versions: muniment export soa --version SV-02"));
    }
    if verb.files {
        return archive(place, &verb).await;
    }
    let format = format(place.format, &verb);
    let (name, bytes) = match door::open(place).await? {
        Door::Server(server) => on_server(&server, &verb, format)?,
        Door::Folder(folder) => {
            let state = folder.state(verb.as_of).await?;
            match verb.what.as_str() {
                ALL => everything(&folder, &verb, format, &state).await?,
                _ => one(&folder, &verb, format, &state).await?,
            }
        }
    };
    let path = path(&verb, name);
    Target::filled(&path, &bytes)?;
    out!("{}", path.display());
    Ok(())
}

/// Where the file goes that has this name by convention.
fn path(verb: &Export, name: String) -> PathBuf {
    match &verb.out {
        Some(path) if path.is_dir() => path.join(name),
        Some(path) => path.clone(),
        None => PathBuf::from(name),
    }
}

/// Everything with its files, as one archive: piece by piece, whole on disk at the end.
async fn archive(place: &Place, verb: &Export) -> Result<(), Stop> {
    if verb.what != ALL || !matches!(place.format, Format::Text | Format::Json) {
        return Err(Stop::usage("files go with everything, in an archive: muniment export all --files"));
    }
    let path = match door::open(place).await? {
        Door::Server(server) => {
            let mut parameters = vec![("format", "zip".to_owned())];
            parameters.extend(verb.as_of.map(|day| ("as_of", day.to_string())));
            server.fetch_into(&parameters, |name| path(verb, name.unwrap_or_else(|| format!("{ALL}.zip"))))?
        }
        Door::Folder(folder) => {
            let state = folder.state(verb.as_of).await?;
            let heading = heading(&folder, verb, &state).await?;
            let path = path(verb, format!("{}_{}.zip", heading.key, heading.day));
            let mut outgoing = whole::archive(&folder, &state).await?;
            let mut target = Target::of(&path)?;
            while let Some(piece) = outgoing.next().await? {
                target.write_all(&piece).map_err(file(&path))?;
            }
            target.settle()?;
            path
        }
    };
    out!("{}", path.display());
    Ok(())
}

/// The entries as they are stored, with their checkpoints: a few at a time, whole on disk at the end.
async fn raw(place: &Place, folder: &Folder, verb: &Export) -> Result<(), Stop> {
    if verb.as_of.is_some() || place.format != Format::Text {
        return Err(Stop::usage("the raw ledger has one form and no day: leave --format and --as-of out"));
    }
    let today = folder.engine.today(&folder.org);
    let path = path(verb, format!("{}_ledger_{today}.txt", folder.org));
    let mut raw = folder.engine.raw(&folder.org).await?;
    let mut target = Target::of(&path)?;
    while let Some(lines) = raw.next().await? {
        target.write_all(lines.as_bytes()).map_err(file(&path))?;
    }
    target.settle()?;
    out!("{}", path.display());
    Ok(())
}

/// The format asked for, else what the file's name says, else a workbook.
fn format(asked: Format, verb: &Export) -> Format {
    let named = verb.out.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str());
    match (asked, named) {
        (Format::Text, Some("csv")) => Format::Csv,
        (Format::Text, Some("pdf")) => Format::Pdf,
        (Format::Text, Some("json")) => Format::Json,
        (Format::Text, Some("yaml" | "yml")) => Format::Yaml,
        (Format::Text, _) => Format::Xlsx,
        (asked, _) => asked,
    }
}

/// The same from a server.
fn on_server(server: &Server, verb: &Export, format: Format) -> Result<Named, Stop> {
    let mut parameters = vec![("format", extension(format).to_owned())];
    if verb.what == STATEMENT {
        parameters.push(("statement", verb.version.clone().unwrap_or_else(|| NOW.to_owned())));
        parameters.push(("standard", verb.standard.key().to_owned()));
    } else if verb.what != ALL {
        parameters.push(("register", list::named(&verb.what)?.plural.to_owned()));
    }
    parameters.extend(verb.as_of.map(|day| ("as_of", day.to_string())));
    let (name, bytes) = server.fetch(&parameters)?;
    Ok((name.unwrap_or_else(|| format!("{}.{}", verb.what, extension(format))), bytes))
}

/// A file's name and content.
type Named = (String, Vec<u8>);

/// Every register, whole.
async fn everything(folder: &Folder, verb: &Export, format: Format, state: &State) -> Result<Named, Stop> {
    let heading = heading(folder, verb, state).await?;
    let bytes = match format {
        Format::Json => whole::export(folder, state, Form::Json),
        Format::Yaml => whole::export(folder, state, Form::Yaml),
        Format::Text | Format::Xlsx => {
            let filled =
                state.registers().iter().filter(|own| state.table(own.key).is_some_and(|own| own.len_live() > 0));
            workbook(filled.copied(), state, &heading)?
        }
        Format::Csv | Format::Pdf => {
            return Err(Stop::usage(
                "write everything with --format xlsx, json or yaml; csv and pdf hold one register",
            ));
        }
    };
    Ok((format!("{}_{}.{}", heading.key, heading.day, extension(format)), bytes))
}

/// One register, or the statement.
async fn one(folder: &Folder, verb: &Export, format: Format, state: &State) -> Result<Named, Stop> {
    let sheet = sheet(folder, verb, state).await?;
    Ok((reports::file_name(&sheet, extension(format)), content(verb, format, &sheet, state)?))
}

/// Live records of registers as a workbook that can be changed and brought back.
fn workbook(
    registers: impl Iterator<Item = &'static Register>,
    state: &State,
    heading: &Heading,
) -> Result<Vec<u8>, Stop> {
    let page = |register: &'static Register| {
        let rows = state.table(register.key).into_iter().flat_map(|table| table.rows());
        export::page(register, rows.filter(|row| !row.head.retired), state)
    };
    let pages: Vec<_> = registers.map(page).collect();
    let made = Made { organization: heading.organization.clone(), day: heading.day, entry: heading.entry };
    sheets::xlsx(&pages, &made).map_err(|fault| Stop::Fault(fault.to_string()))
}

async fn heading(folder: &Folder, verb: &Export, state: &State) -> Result<Heading, Stop> {
    Ok(Heading {
        key: folder.org.clone(),
        organization: folder.name(),
        day: verb.as_of.unwrap_or_else(|| folder.engine.today(&folder.org)),
        entry: state.size(),
        hash: folder.engine.leaf(&folder.org, state.size()).await?,
        filter: None,
    })
}

fn extension(format: Format) -> &'static str {
    match format {
        Format::Text | Format::Xlsx => "xlsx",
        Format::Csv => "csv",
        Format::Pdf => "pdf",
        Format::Json => "json",
        Format::Yaml => "yaml",
    }
}

async fn sheet(folder: &Folder, verb: &Export, state: &State) -> Result<Sheet, Stop> {
    let heading = heading(folder, verb, state).await?;
    let words = Words(&words::find);
    if verb.what == STATEMENT {
        let Some(id) = version(verb, state)? else { return Ok(reports::soa(state, verb.standard, heading, words)) };
        return reports::statement(state, id, heading, words).ok_or_else(unfrozen);
    }
    let register = list::named(&verb.what)?;
    let rows = state.table(register.key).map(|table| table.rows().filter(|row| !row.head.retired));
    Ok(reports::register(register, rows.into_iter().flatten(), state, heading, words))
}

/// The frozen version that is named.
fn version(verb: &Export, state: &State) -> Result<Option<Id<Statement>>, Stop> {
    let named = verb.version.as_deref().map(|named| state.resolve(Statement::KEY, named));
    named.transpose().map(|id| id.map(Id::of)).map_err(|wrong| Stop::usage(format!("--version: {}", wrong.0)))
}

fn unfrozen() -> Stop {
    Stop::usage("--version: the rows of this version are not frozen yet; freeze them with statement.freeze first")
}

fn content(verb: &Export, format: Format, sheet: &Sheet, state: &State) -> Result<Vec<u8>, Stop> {
    let statement = verb.what == STATEMENT;
    match format {
        Format::Text | Format::Xlsx if !statement => {
            workbook(std::iter::once(list::named(&verb.what)?), state, &sheet.heading)
        }
        Format::Text | Format::Xlsx => {
            reports::xlsx(sheet, Words(&words::find)).map_err(|fault| Stop::Fault(fault.to_string()))
        }
        Format::Pdf => {
            reports::pdf(sheet, Words(&words::find), &web::FONTS).map_err(|fault| Stop::Fault(fault.to_string()))
        }
        Format::Csv if statement => Ok(reports::csv(sheet)),
        Format::Json if statement => {
            let told = match version(verb, state)? {
                Some(id) => exchange::statement::version(state, id).ok_or_else(unfrozen)?,
                None => exchange::statement::now(state, verb.standard, sheet.heading.day),
            };
            Ok(format!("{told:#}\n").into_bytes())
        }
        Format::Yaml => Err(Stop::usage("only everything is written as yaml: muniment export all --format yaml")),
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
