//! `muniment examples`: what could belong in a register, and keeping it.

use clap::Args;
use exchange::examples;
use isms::context::profiles::{Sector, sector};
use kernel::{Choice, State};
use serde_json::{Value as Json, json};

use crate::ask::Circumstances;
use crate::cli::Place;
use crate::door::{self, Door, Folder};
use crate::server::Server;
use crate::stop::Stop;
use crate::table;

use super::{answer, list, words};

/// Examples of what could belong in a register: show them, or keep some as records
#[derive(Args, Debug)]
pub struct Examples {
    /// The register: issues, parties, assets …
    register: String,
    /// The trade; the organization's own where left out
    #[arg(long, value_name = "SECTOR", value_parser = trade)]
    sector: Option<Sector>,
    /// Keep these, as one entry: ransomware,climate
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    keep: Vec<String>,
    #[command(flatten)]
    how: Circumstances,
}

fn trade(text: &str) -> Result<Sector, String> {
    let known = Sector::CHOICES.find(text).and_then(Sector::of);
    known.ok_or_else(|| format!("choose {}", Sector::CHOICES.values.join(", ")))
}

/// Shows them, or keeps those named.
pub async fn run(place: &Place, verb: Examples) -> Result<(), Stop> {
    let register = list::named(&verb.register)?;
    let done = match door::open(place).await? {
        Door::Folder(folder) => {
            let done = on_folder(&folder, place, register, &verb).await;
            folder.engine.close().await;
            done?
        }
        Door::Server(server) => on_server(&server, register, &verb)?,
    };
    answer(place.format, &done, || if verb.keep.is_empty() { tell(&done) } else { tell_kept(&done, verb.keep.len()) });
    Ok(())
}

async fn on_folder(
    folder: &Folder,
    place: &Place,
    register: &'static kernel::Register,
    verb: &Examples,
) -> Result<Json, Stop> {
    let state = folder.state(None).await?;
    if verb.keep.is_empty() {
        return Ok(examples::json(register, verb.sector.unwrap_or_else(|| sector(&state)), &state));
    }
    let command = examples::command(register, &verb.keep, &state)?;
    let done = folder.engine.execute(&folder.org, folder.asked(place, &verb.how, &state)?, command).await?;
    Ok(json!({ "entry": done.seq, "repeated": done.repeated, "changes": changes(&done.changes, &done.state) }))
}

fn changes(changes: &[kernel::Change], state: &State) -> Vec<Json> {
    changes.iter().map(|change| exchange::json::change(change, state)).collect()
}

fn on_server(server: &Server, register: &'static kernel::Register, verb: &Examples) -> Result<Json, Stop> {
    if !verb.keep.is_empty() {
        return server.post(&format!("examples/{}", register.plural), &verb.how, &json!({ "keep": verb.keep }));
    }
    let mut parameters = vec![("register".to_owned(), register.plural.to_owned())];
    parameters.extend(verb.sector.map(|sector| ("sector".to_owned(), sector.key().to_owned())));
    server.get("views/examples", &parameters)
}

fn tell(found: &Json) {
    let headings = ["Key", "Example", "Trade", "Kept"].map(str::to_owned);
    let items = found["examples"].as_array().map(Vec::as_slice).unwrap_or_default();
    let kept = |item: &Json| if item["model"] == true { "only a model".to_owned() } else { words(&item["kept"]) };
    let row = |item: &Json| vec![words(&item["key"]), words(&item["title"]), words(&item["sector"]), kept(item)];
    table::print(&headings, &items.iter().map(row).collect::<Vec<_>>());
}

fn tell_kept(done: &Json, count: usize) {
    out!("entry {}: {count} made", done["entry"]);
}
