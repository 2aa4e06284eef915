//! `muniment list`: the records of a register.

use clap::Args;
use exchange::{json, query};
use kernel::{Date, Refusal, Register, Row, list};
use serde_json::{Value as Json, json};

use crate::cli::{self, Place};
use crate::door::{self, Door, Folder};
use crate::server::Server;
use crate::stop::Stop;
use crate::table;

use super::{answer, brief, words};

/// List the records of a register
#[derive(Args, Debug)]
pub struct List {
    /// The register: risks, assets, people …
    register: String,
    /// Filters: status=open owner=P-003 due.max=2027-01-01 owner.empty=yes q=words sort=-due retired=yes limit=20
    #[arg(value_name = "KEY=VALUE", value_parser = cli::pair)]
    filters: Vec<(String, String)>,
    /// The state at the end of this day
    #[arg(long, value_name = "DAY", value_parser = cli::day)]
    as_of: Option<Date>,
}

/// Lists all pages, or as many records as `limit` says.
pub async fn run(place: &Place, verb: List) -> Result<(), Stop> {
    let register = named(&verb.register)?;
    let found = match door::open(place).await? {
        Door::Folder(folder) => on_folder(&folder, register, &verb).await?,
        Door::Server(server) => on_server(&server, register, &verb)?,
    };
    answer(place.format, &found, || tell(register, &found));
    Ok(())
}

/// The register with this key or plural.
pub fn named(key: &str) -> Result<&'static Register, Stop> {
    let found = isms::REGISTERS.iter().find(|register| register.key == key || register.plural == key);
    let all = || isms::REGISTERS.iter().map(|register| register.plural).collect::<Vec<_>>().join(", ");
    let unknown = || Refusal::missing("", format!("there is no register {key}; there are {}", all()));
    Ok(found.copied().ok_or_else(unknown)?)
}

fn limited(filters: &[(String, String)]) -> bool {
    filters.iter().any(|(key, _)| key == "limit" || key == "cursor")
}

async fn on_folder(folder: &Folder, register: &'static Register, verb: &List) -> Result<Json, Stop> {
    let state = folder.state(verb.as_of).await?;
    let pairs = verb.filters.iter().map(|(key, text)| (key.as_str(), text.as_str()));
    let query = query::read(register, pairs, &state)?;
    let items = |rows: Vec<Row<'_>>| rows.into_iter().map(|row| json::record(row, &state)).collect::<Vec<_>>();
    if !limited(&verb.filters) {
        let items = items(list::rows(&state, register, &query));
        return Ok(json!({ "total": items.len(), "items": items, "next": null, "entry": state.size() }));
    }
    let page = list::page(&state, register, &query);
    let next = page.next.as_ref().map(list::Cursor::print);
    Ok(json!({ "items": items(page.rows), "total": page.total, "next": next, "entry": state.size() }))
}

fn on_server(server: &Server, register: &'static Register, verb: &List) -> Result<Json, Stop> {
    let mut parameters = verb.filters.clone();
    parameters.extend(verb.as_of.map(|day| ("as_of".to_owned(), day.to_string())));
    if !limited(&verb.filters) {
        parameters.push(("limit".to_owned(), list::PAGE_ROWS_MAX.to_string()));
    }
    let place = format!("registers/{}", register.plural);
    let mut found = server.get(&place, &parameters)?;
    while let (false, Some(next)) = (limited(&verb.filters), found["next"].as_str()) {
        let mut more = parameters.clone();
        more.push(("cursor".to_owned(), next.to_owned()));
        let page = server.get(&place, &more)?;
        if let (Some(items), Some(rest)) = (found["items"].as_array_mut(), page["items"].as_array()) {
            items.extend(rest.iter().cloned());
        }
        found["next"] = page["next"].clone();
    }
    Ok(found)
}

fn tell(register: &'static Register, found: &Json) {
    let columns: Vec<_> = register.live_fields().filter(|(_, field)| field.column).map(|(_, field)| field).collect();
    let labels = columns.iter().map(|field| exchange::texts::label(register, &kernel::Path::field(field.key)));
    let headings: Vec<_> = std::iter::once("Reference".to_owned()).chain(labels).collect();
    let items = found["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    let row = |item: &Json| {
        let cells = columns.iter().map(|field| brief(&item["fields"][field.key]));
        std::iter::once(words(&item["reference"])).chain(cells).collect()
    };
    table::print(&headings, &items.iter().map(row).collect::<Vec<Vec<_>>>());
    let (shown, total) = (items.len(), &found["total"]);
    eprintln!("{shown} of {total}, ledger entry {}", found["entry"]);
    if let Some(next) = found["next"].as_str() {
        eprintln!("next page: cursor={next}");
    }
}
