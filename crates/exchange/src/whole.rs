//! A whole management system as one file, and back into an empty organization: every register, every field, also
//! what named acts wrote, with identities, references, what was retired, and when each record stood in its ledger. JSON or
//! YAML, the same content.

use kernel::changes::difference;
use kernel::{Change, Command, Elsewhere, FileRef, RawId, Refusal, Register, Row, State, Timestamp};
use serde_json::{Map, Value as Json, json};

use crate::json;

mod packed;
mod packing;

pub use packed::{Limits, Packed, is_archive};
pub use packing::Packing;

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 256 << 20;
/// What such a file says it is.
const KIND: &str = "organization";
/// How such files are written; a reader of another number refuses them.
const FORMAT: u64 = 1;
/// Most refusals in one answer.
const REFUSALS_MAX: usize = 200;
/// Where files lie in an archive, each called by its digest.
const FOLDER: &str = "files/";

/// Whose management system it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// What the organization is called.
    pub name: String,
    /// Its time zone, where it has one.
    pub time_zone: Option<String>,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

impl Form {
    /// All forms.
    const ALL: [Self; 2] = [Self::Json, Self::Yaml];

    /// What the records are called in an archive.
    fn file(self) -> &'static str {
        match self {
            Self::Json => "organization.json",
            Self::Yaml => "organization.yaml",
        }
    }
}

/// A file that a record names.
#[derive(Clone, Debug)]
pub struct NamedFile {
    /// Where it is named: `evidence EV-0003, file`.
    pub place: String,
    /// The file.
    pub file: FileRef,
}

impl NamedFile {
    /// What speaks against it, told with its place and its name.
    pub fn refusal(&self, message: impl std::fmt::Display) -> Refusal {
        Refusal::software(&self.place, format!("{}: {message}", self.file.name))
    }
}

/// A file as read: whose it is, and the command that brings it in.
#[derive(Debug)]
pub struct Whole {
    /// Whose management system it is.
    pub origin: Origin,
    /// The command.
    pub command: Command,
    /// Number of records.
    pub records: usize,
    /// The files that its records name, with their places.
    pub files: Vec<NamedFile>,
}

/// Everything that a state holds, as a file.
pub fn export(state: &State, origin: &Origin, form: Form) -> Vec<u8> {
    let of_register = |register: &&'static Register| {
        let rows = state.table(register.key).into_iter().flat_map(|table| table.rows());
        (register.plural.to_owned(), rows.map(|row| record(row, state)).collect::<Json>())
    };
    let registers = state.registers().iter().map(of_register).filter(|(_, rows)| rows != &json!([]));
    let whole = json!({
        "muniment": KIND,
        "format": FORMAT,
        "name": origin.name,
        "time_zone": origin.time_zone,
        "entry": state.size(),
        "registers": registers.collect::<Map<_, _>>(),
    });
    match form {
        Form::Json => format!("{whole:#}\n").into_bytes(),
        Form::Yaml => serde_norway::to_string(&whole).expect("plain data is YAML").into_bytes(),
    }
}

/// A record with every field, those no longer offered included.
fn record(row: Row<'_>, state: &State) -> Json {
    let fields = row.record.register().fields.iter().enumerate();
    let filled = fields.map(|(at, field)| (field, row.record.get(at))).filter(|(_, value)| !value.is_blank());
    let fields: Map<_, _> =
        filled.map(|(field, value)| (field.key.to_owned(), json::value(&field.kind, &value, state))).collect();
    let mut told = json!({ "id": row.id.to_string(), "reference": row.reference() });
    if row.head.retired {
        told["retired"] = json!(true);
    }
    told["recorded"] = json!({
        "first": row.head.first_recorded().to_string(),
        "last": row.head.last_changed().to_string(),
    });
    told["fields"] = Json::Object(fields);
    told
}

/// Reads a file, JSON or YAML.
///
/// # Errors
/// What is no such file, and everything in it that does not fit, with register, reference and field.
pub fn read(bytes: &[u8], registers: &'static [&'static Register]) -> Result<Whole, Vec<Refusal>> {
    let json = parsed(bytes).map_err(|message| vec![Refusal::software("file", message)])?;
    let text = |key: &str| json[key].as_str().map(str::to_owned);
    let origin = Origin { name: text("name").unwrap_or_default(), time_zone: text("time_zone") };
    let (state, rows, changes) = (State::new(registers), Vec::new(), Vec::new());
    let mut reading = Reading { state, rows, changes, files: Vec::new(), refusals: Vec::new() };
    match json["registers"].as_object() {
        Some(lists) => lists.iter().for_each(|(key, list)| reading.list(key, list)),
        None => reading.refuse("registers", "write an object with a list of records for each register"),
    }
    reading.make();
    reading.fill();
    if !reading.refusals.is_empty() {
        reading.refusals.truncate(REFUSALS_MAX);
        return Err(reading.refusals);
    }
    let Reading { rows, changes, files, .. } = reading;
    Ok(Whole { origin, records: rows.len(), command: Command::Whole(changes), files })
}

fn parsed(bytes: &[u8]) -> Result<Json, String> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(format!("bring in at most {} MiB", FILE_BYTES_MAX >> 20));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "the file is no UTF-8; save it as UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let json: Json = match text.trim_start().starts_with('{') {
        true => serde_json::from_str(text).map_err(|error| format!("this is no JSON: {error}"))?,
        false => serde_norway::from_str(text).map_err(|error| format!("this is no YAML: {error}"))?,
    };
    if json["muniment"] != KIND {
        return Err(format!("this is no whole organization; such a file says \"muniment: {KIND}\""));
    }
    match json["format"].as_u64() {
        Some(FORMAT) => Ok(json),
        other => Err(format!("this is written in format {}, and {FORMAT} is read", other.unwrap_or_default())),
    }
}

/// One record as written.
struct Written {
    register: &'static Register,
    id: RawId,
    fields: Json,
    place: String,
    retired: bool,
    elsewhere: Option<Elsewhere>,
}

struct Reading {
    /// The records made blank, so that links between them are found.
    state: State,
    rows: Vec<Written>,
    changes: Vec<Change>,
    files: Vec<NamedFile>,
    refusals: Vec<Refusal>,
}

impl Reading {
    fn refuse(&mut self, place: &str, message: &str) {
        self.refusals.push(Refusal::software(place, message));
    }

    fn list(&mut self, key: &str, list: &Json) {
        let Some(register) = self.state.register(key) else {
            return self.refuse(key, "there is no such register; update the program, or leave the list out");
        };
        let Some(items) = list.as_array() else { return self.refuse(key, "write a list of records here") };
        for (at, item) in items.iter().enumerate() {
            let place = format!("{key}, record {}", at + 1);
            let text = |member: &str| item[member].as_str().unwrap_or_default();
            let id = text("id").parse::<RawId>().ok();
            let (Some(id), Some(reference)) = (id, register.reference.read(text("reference"))) else {
                self.refuse(&place, "give it an id and a reference as they were exported");
                continue;
            };
            self.changes.push(Change::Create { register: register.key.into(), id, reference });
            let (fields, retired) = (item["fields"].clone(), item["retired"] == json!(true));
            let place = format!("{key} {}", text("reference"));
            let elsewhere = self.elsewhere(&place, &item["recorded"]);
            self.rows.push(Written { register, id, fields, place, retired, elsewhere });
        }
    }

    /// When a record stood in the ledger that it comes from, where the file says so.
    fn elsewhere(&mut self, place: &str, told: &Json) -> Option<Elsewhere> {
        if told.is_null() {
            return None;
        }
        let time = |key: &str| told[key].as_str().and_then(|time| time.parse::<Timestamp>().ok());
        let found = time("first").zip(time("last")).filter(|(first, last)| first <= last);
        if found.is_none() {
            let message = "write the times of the first and the last entry as they were exported, or leave both out";
            self.refuse(&format!("{place}.recorded"), message);
        }
        found.map(|(made, changed)| Elsewhere { made, changed })
    }

    /// Makes the records blank.
    fn make(&mut self) {
        let applied = self.state.apply(1, Timestamp::UNIX_EPOCH, &self.changes);
        if let Err(misfit) = applied {
            self.refuse("registers", &format!("{misfit}; give each record its own id"));
        }
    }

    /// Fills the records, then retires those that were.
    fn fill(&mut self) {
        if !self.refusals.is_empty() {
            return;
        }
        let (mut changes, mut files, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
        for row in &self.rows {
            match self.sets(row) {
                Ok(found) => {
                    files.extend(found.iter().flat_map(|change| named(row, change)));
                    changes.extend(found);
                }
                Err(found) => refusals.extend(found.into_iter().map(|refusal| refusal.within(&row.place))),
            }
        }
        let retired = self.rows.iter().filter(|row| row.retired);
        changes.extend(retired.map(|row| Change::Retire { register: row.register.key.into(), id: row.id }));
        let told = self.rows.iter().filter_map(|row| Some((row, row.elsewhere?)));
        let recorded = |(row, elsewhere): (&Written, _)| Change::Recorded {
            register: row.register.key.into(),
            id: row.id,
            elsewhere,
        };
        changes.extend(told.map(recorded));
        self.changes.extend(changes);
        self.files = files;
        self.refusals.extend(refusals);
    }

    /// What has to be written to a blank record.
    fn sets(&self, row: &Written) -> Result<Vec<Change>, Vec<Refusal>> {
        let values = json::values(row.register.fields, &row.fields, &self.state)?;
        let before = (row.register.blank)();
        let (mut after, mut refusals) = (before.copied(), Vec::new());
        for (path, value) in values {
            let Some((at, _)) = row.register.field(&path.field) else { continue };
            if let Err(wrong) = after.set(at, path.group_key(), path.part_key(), value) {
                refusals.push(wrong.at(path.to_string()));
            }
        }
        let set = |(at, to)| Change::Set { register: row.register.key.into(), id: row.id, at, to };
        let changes = difference(before.as_ref(), after.as_ref()).into_iter().map(set).collect();
        if refusals.is_empty() { Ok(changes) } else { Err(refusals) }
    }
}

/// The files that a change of a record names.
fn named(row: &Written, change: &Change) -> Vec<NamedFile> {
    let own = change.files().into_iter();
    own.map(|(field, file)| NamedFile { place: format!("{}, {field}", row.place), file: file.clone() }).collect()
}
