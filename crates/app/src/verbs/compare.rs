//! `muniment compare`: what differs between the ends of two days, with who made it so and why.

use clap::Args;
use kernel::Date;
use kernel::list::PAGE_ROWS_MAX;
use serde_json::Value as Json;
use web::comparison::{self, Part};
use web::texts::fallback;

use crate::cli::{self, Place};
use crate::door::{self, Door, Folder};
use crate::server::Server;
use crate::stop::Stop;

use super::{answer, items, text, words};

/// What differs between the ends of two days
#[derive(Args, Debug)]
pub struct Compare {
    /// The earlier day
    #[arg(long, value_name = "DAY", value_parser = cli::day)]
    from: Date,
    /// The later day; today where left out
    #[arg(long, value_name = "DAY", value_parser = cli::day)]
    to: Option<Date>,
}

/// Tells all of it, however many pages a server makes of it.
pub async fn run(place: &Place, verb: Compare) -> Result<(), Stop> {
    let found = match door::open(place).await? {
        Door::Folder(folder) => on_folder(&folder, &verb).await?,
        Door::Server(server) => on_server(&server, &verb)?,
    };
    answer(place.format, &found, || tell(&found));
    Ok(())
}

async fn on_folder(folder: &Folder, verb: &Compare) -> Result<Json, Stop> {
    let to = verb.to.unwrap_or_else(|| folder.engine.today(&folder.org));
    let all = Part { at: 0, max: usize::MAX };
    Ok(comparison::told(&folder.engine, &folder.org, verb.from, to, all).await?)
}

fn on_server(server: &Server, verb: &Compare) -> Result<Json, Stop> {
    let mut parameters = vec![("from".to_owned(), verb.from.to_string())];
    parameters.extend(verb.to.map(|day| ("to".to_owned(), day.to_string())));
    parameters.push(("limit".to_owned(), PAGE_ROWS_MAX.to_string()));
    let mut found = server.get("compare", &parameters)?;
    while let Some(at) = found["next"].as_u64() {
        let mut page =
            server.get("compare", &[parameters.as_slice(), &[("at".to_owned(), at.to_string())]].concat())?;
        found["next"] = page["next"].take();
        let groups = page["groups"].as_array_mut().map(std::mem::take).unwrap_or_default();
        groups.into_iter().for_each(|group| join(&mut found["groups"], group));
    }
    Ok(found)
}

/// Adds a group; a page may begin within a register.
fn join(groups: &mut Json, mut group: Json) {
    let Some(all) = groups.as_array_mut() else { return };
    let last = all.last_mut().filter(|last| last["register"] == group["register"]);
    match last.and_then(|last| last["records"].as_array_mut()) {
        Some(records) => records.append(group["records"].as_array_mut().unwrap_or(&mut Vec::new())),
        None => all.push(group),
    }
}

fn tell(found: &Json) {
    let mut section = "";
    for group in items(&found["groups"]) {
        let own = text(&group["section"]);
        if own != section {
            section = own;
            out!("{}", fallback().section(section));
        }
        let register = super::list::named(text(&group["register"]));
        let plural =
            register.map_or_else(|_| text(&group["register"]).to_owned(), |own| fallback().plural(own).to_owned());
        out!("  {} {plural}", text(&group["clause"]));
        items(&group["records"]).iter().for_each(record);
    }
    let (from, to) = (&found["from"], &found["to"]);
    let entries = to["entry"].as_u64().unwrap_or(0).saturating_sub(from["entry"].as_u64().unwrap_or(0));
    eprintln!(
        "{} to {}: {} records differ, by {entries} entries",
        text(&from["day"]),
        text(&to["day"]),
        found["total"]
    );
}

fn record(record: &Json) {
    out!("    {} {} ({})", text(&record["reference"]), text(&record["title"]), text(&record["became"]));
    for change in items(&record["changes"]) {
        out!("      {}: \"{}\" -> \"{}\"", text(&change["label"]), words(&change["before"]), words(&change["after"]));
    }
    for entry in items(&record["entries"]) {
        let why = entry["reason"].as_str().map(|reason| format!(": {reason}")).unwrap_or_default();
        let (number, time) = (&entry["entry"], text(&entry["time"]));
        out!("      entry {number}, {time}, {} by {}{why}", text(&entry["act"]), text(&entry["actor"]["name"]));
    }
    let further = record["further_entries"].as_u64().unwrap_or(0);
    if further > 0 {
        out!("      and {further} entries before these");
    }
}
