//! `muniment work`: what a person owes.

use clap::Args;
use exchange::duties;
use isms::support::Person;
use isms::work::{self, Now};
use kernel::{Date, Declared, Id, Refusal};
use serde_json::Value as Json;
use web::texts::fallback;

use crate::cli::{self, Place};
use crate::door::{self, Door, Folder};
use crate::stop::Stop;
use crate::table;

use super::{answer, words};

/// What a person owes: decisions, due dates, reviews, over all registers
#[derive(Args, Debug)]
pub struct Work {
    /// The day, on the state at its end; today where left out
    #[arg(long, visible_alias = "as-of", value_name = "DAY", value_parser = cli::day)]
    day: Option<Date>,
}

/// Tells what the person of `--as` owes, or on a server the person behind the token.
pub async fn run(place: &Place, verb: Work) -> Result<(), Stop> {
    let found = match door::open(place).await? {
        Door::Folder(folder) => on_folder(&folder, place, &verb).await?,
        Door::Server(server) => {
            let parameters: Vec<_> = verb.day.map(|day| ("as_of".to_owned(), day.to_string())).into_iter().collect();
            server.get("views/work", &parameters)?
        }
    };
    answer(place.format, &found, || tell(&found));
    Ok(())
}

async fn on_folder(folder: &Folder, place: &Place, verb: &Work) -> Result<Json, Stop> {
    let Some(named) = &place.person else { return Err(Stop::usage("name the person with --as, such as --as P-001")) };
    let today = folder.engine.today(&folder.org);
    let day = verb.day.unwrap_or(today);
    let state = folder.state(verb.day.filter(|day| *day < today)).await?;
    let person = state.resolve(Person::KEY, named).map_err(|wrong| Refusal::software("--as", wrong.0))?;
    let person = Id::of(person);
    let zone = folder.engine.zone(&folder.org);
    let now = match day < today {
        true => Now::from((day, zone)),
        false => Now { day, time: folder.engine.now(), zone },
    };
    let owed = work::duties(&state, person, now.clone());
    Ok(duties::json(&owed, &state, Some(person), &now, &|kind| fallback().duty(kind)))
}

fn tell(found: &Json) {
    let headings = ["Due", "Record", "What it is about", "What to do"].map(str::to_owned);
    let items = found["duties"].as_array().map(Vec::as_slice).unwrap_or_default();
    let row = |item: &Json| {
        let record = &item["record"];
        vec![words(due(item)), words(&record["reference"]), words(&record["title"]), words(&item["what"])]
    };
    table::print(&headings, &items.iter().map(row).collect::<Vec<_>>());
    eprintln!("{} to do, {} late, ledger entry {}", items.len(), found["late"], found["entry"]);
}

/// The day by which something is owed, or the time where its hour counts.
fn due(item: &Json) -> &Json {
    if item["at"].is_null() { &item["due"] } else { &item["at"] }
}
