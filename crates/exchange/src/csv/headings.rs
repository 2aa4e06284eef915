//! What the columns of a sheet mean.

use isms::planning::scoring;
use kernel::{Field, Kind, Path, RawId, Refusal, Register, State, parse};

use super::sheet::Sheet;
use crate::texts;

/// What headings mean where they do not say it themselves: each heading with the place it fills, or none to leave it out.
#[derive(Clone, Debug, Default)]
pub struct Headings(pub Vec<(String, Option<String>)>);

/// What one column holds.
pub enum Column {
    /// The record that the row edits.
    Reference,
    /// The content of a place.
    Place(Path, Kind),
    /// Nothing that the register knows.
    Unknown,
}

/// Words that inventories and lists commonly use: register, heading in small letters and digits, place.
const FOREIGN: &[(&str, &str, &str)] = &[
    ("asset", "asset", "name"),
    ("asset", "assetname", "name"),
    ("asset", "title", "name"),
    ("asset", "assetowner", "owner"),
    ("asset", "responsible", "owner"),
    ("asset", "steward", "custodian"),
    ("asset", "administrator", "custodian"),
    ("asset", "type", "asset_type"),
    ("asset", "category", "asset_type"),
    ("asset", "location", "site"),
    ("asset", "place", "site"),
    ("asset", "department", "unit"),
    ("asset", "team", "unit"),
    ("asset", "businessunit", "unit"),
    ("asset", "sensitivity", "classification"),
    ("asset", "pii", "personal_data"),
    ("asset", "dependencies", "depends_on"),
    ("asset", "notes", "description"),
    ("asset", "comment", "description"),
    ("asset", "remarks", "description"),
    ("person", "fullname", "name"),
    ("person", "person", "name"),
    ("person", "mail", "email"),
    ("person", "emailaddress", "email"),
    ("person", "jobtitle", "position"),
    ("person", "function", "position"),
    ("person", "department", "unit"),
    ("risk", "risk", "title"),
    ("risk", "scenario", "title"),
    ("risk", "riskowner", "owner"),
    ("risk", "asset", "assets"),
    ("risk", "existingcontrols", "controls"),
    ("applicability", "controlid", "control"),
    ("applicability", "responsible", "owner"),
];

/// What each column means, by its position.
///
/// # Errors
/// Two columns for one place, and lines of the map that lead nowhere.
pub fn columns(
    register: &'static Register,
    sheet: &Sheet,
    map: &Headings,
    state: &State,
) -> Result<Vec<Column>, Vec<Refusal>> {
    let mut refusals: Vec<_> =
        map.0.iter().filter_map(|(heading, place)| lost(register, heading, place.as_deref()?)).collect();
    let column = |(at, heading): (usize, &String)| meaning(register, sheet, at, heading, map, state);
    let columns: Vec<_> = sheet.headings.iter().enumerate().map(column).collect();
    for (at, column) in columns.iter().enumerate() {
        let twice = |other: &Column| place(other).is_some() && place(other) == place(column);
        if let Some(first) = columns[..at].iter().position(twice) {
            let (one, two) = (&sheet.headings[first], &sheet.headings[at]);
            let message = format!("\"{one}\" fills the same field; keep one of the two");
            refusals.push(Refusal::software(format!("row 1.{two}"), message));
        }
    }
    if refusals.is_empty() { Ok(columns) } else { Err(refusals) }
}

fn place(column: &Column) -> Option<String> {
    match column {
        Column::Reference => Some("reference".to_owned()),
        Column::Place(path, _) => Some(path.to_string()),
        Column::Unknown => None,
    }
}

fn lost(register: &'static Register, heading: &str, place: &str) -> Option<Refusal> {
    let known = place == "reference" || leaf(register, place).is_some();
    let message = || format!("the map sends \"{heading}\" to {place}, which is no field of {}", register.plural);
    (!known).then(|| Refusal::software("map", message()))
}

fn meaning(
    register: &'static Register,
    sheet: &Sheet,
    at: usize,
    heading: &str,
    map: &Headings,
    state: &State,
) -> Column {
    let heading = heading.trim();
    if let Some((_, mapped)) = map.0.iter().find(|(own, _)| own.trim().eq_ignore_ascii_case(heading)) {
        return mapped.as_deref().map_or(Column::Unknown, |place| named(register, place));
    }
    let cells = || sheet.rows.iter().filter_map(move |(_, cells)| cells.get(at)).map(|cell| cell.trim());
    let filled = || cells().filter(|cell| !cell.is_empty());
    if let Column::Place(path, kind) = named(register, heading) {
        return Column::Place(path, kind);
    }
    let own = |cell: &str| register.reference.read(cell).is_some() || cell.parse::<RawId>().is_ok();
    match plain(heading).as_str() {
        "reference" => return Column::Reference,
        // Somebody else's numbers are no references of ours.
        "id" | "ref" | "no" | "number" if filled().any(own) => return Column::Reference,
        _ => {}
    }
    let word = plain(heading);
    let labelled = leaves(register).into_iter().find(|path| plain(&texts::label(register, path)) == word);
    if let Some(path) = labelled {
        return named(register, &path.to_string());
    }
    if let Some(key) = criterion(register, &word, state) {
        return named(register, &format!("value[{key}].level"));
    }
    // A column "Type" may tell primary from supporting assets instead.
    if register.key == "asset"
        && matches!(word.as_str(), "type" | "category")
        && filled().all(|cell| parse::parse(&kind_of(register, "kind"), cell, state).is_ok())
    {
        return named(register, "kind");
    }
    let foreign = FOREIGN.iter().find(|(own, name, _)| *own == register.key && *name == word);
    foreign.map_or(Column::Unknown, |(_, _, place)| named(register, place))
}

fn kind_of(register: &'static Register, key: &str) -> Kind {
    register.field(key).map_or(Kind::Text, |(_, field)| field.kind)
}

/// The criterion of the method that a heading names, by key or label, for the values of assets.
fn criterion(register: &Register, word: &str, state: &State) -> Option<String> {
    if register.key != "asset" {
        return None;
    }
    let Some((_, method)) = scoring::at_hand(state) else {
        let usual = [("c", "confidentiality"), ("i", "integrity"), ("a", "availability")];
        return usual.iter().find(|(key, label)| word == *key || word == *label).map(|(key, _)| (*key).to_owned());
    };
    let named =
        |(key, own): &(&str, &isms::planning::methods::Criterion)| plain(key) == word || plain(&own.label) == word;
    method.criteria.iter().find(named).map(|(key, _)| key.to_owned())
}

/// The column of a place written out, by key or by letters alone.
fn named(register: &'static Register, heading: &str) -> Column {
    let field =
        || register.live_fields().find(|(_, field)| plain(field.key) == plain(heading) && field.kind.parts().is_none());
    let spelled = leaf(register, heading);
    let found = spelled.or_else(|| field().map(|(_, field)| (Path::field(field.key), field.kind)));
    if heading == "reference" && found.is_none() {
        return Column::Reference;
    }
    found.map_or(Column::Unknown, |(path, kind)| Column::Place(path, kind))
}

/// A place that holds one content, not a group of them.
fn leaf(register: &'static Register, place: &str) -> Option<(Path, Kind)> {
    let path: Path = place.parse().ok()?;
    let (field, kind) = parse::place(register.fields, &path).ok()?;
    let keyed = matches!(field.kind, Kind::Many(_)) == path.key.is_some();
    (kind.parts().is_none() && keyed && !field.retired).then_some((path, kind))
}

/// The places of a register outside keyed lists.
fn leaves(register: &'static Register) -> Vec<Path> {
    let of = |field: &'static Field| match field.kind {
        Kind::Group(parts) => parts.iter().map(|part| Path::field(field.key).part(part.key)).collect(),
        Kind::Many(_) => Vec::new(),
        _ => vec![Path::field(field.key)],
    };
    register.live_fields().flat_map(|(_, field)| of(field)).collect()
}

/// Letters and digits alone, small: how headings are compared.
fn plain(heading: &str) -> String {
    heading.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
