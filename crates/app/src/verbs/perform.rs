//! `muniment do`: an act by its key.

use clap::Args;
use exchange::{asked, json};
use kernel::{Change, State};
use serde_json::{Value as Json, json};

use crate::ask::Circumstances;
use crate::cli::{self, Place};
use crate::door::{self, Door, Folder};
use crate::server::Server;
use crate::stop::Stop;

use super::answer;

/// Do an act
#[derive(Args, Debug)]
pub struct Do {
    /// The act's key: risk.accept, or risk.create, risk.edit, risk.retire, risk.restore
    act: String,
    /// Its arguments: risk=R-0001 until=2027-01-01 consequence[c].level=3
    #[arg(value_name = "KEY=VALUE", value_parser = cli::pair)]
    arguments: Vec<(String, String)>,
    /// Tell what it would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    how: Circumstances,
}

/// Does it, and tells the entry and the records it touched.
pub async fn run(place: &Place, verb: Do) -> Result<(), Stop> {
    let done = match door::open(place).await? {
        Door::Folder(folder) => {
            let done = on_folder(&folder, place, &verb).await;
            folder.engine.close().await;
            done?
        }
        Door::Server(server) => on_server(&server, &verb)?,
    };
    answer(place.format, &done, || tell(&done));
    Ok(())
}

async fn on_folder(folder: &Folder, place: &Place, verb: &Do) -> Result<Json, Stop> {
    let state = folder.state(None).await?;
    let command = asked::from_words(&verb.act, &verb.arguments, &state)?;
    let asked = folder.asked(place, &verb.how, &state)?;
    if verb.dry_run {
        let mut changes = Vec::new();
        folder.engine.try_out(&folder.org, asked, command, |decided| changes.extend(decided)).await?;
        return Ok(json!({ "entry": null, "repeated": false, "changes": told(&changes, &state) }));
    }
    let done = folder.engine.execute(&folder.org, asked, command).await?;
    Ok(json!({ "entry": done.seq, "repeated": done.repeated, "changes": told(&done.changes, &done.state) }))
}

fn on_server(server: &Server, verb: &Do) -> Result<Json, Stop> {
    if verb.dry_run {
        return Err(Stop::usage("a server does not try acts out; leave --dry-run out or use --data"));
    }
    let body = asked::as_json(&verb.act, &verb.arguments)?;
    server.post(&format!("acts/{}", verb.act), &verb.how, &body)
}

fn told(changes: &[Change], state: &State) -> Vec<Json> {
    changes.iter().map(|change| json::change(change, state)).collect()
}

fn tell(done: &Json) {
    match (&done["entry"], &done["repeated"]) {
        (Json::Null, _) => out!("nothing was written; it would change:"),
        (entry, Json::Bool(true)) => out!("entry {entry} (done before under this key)"),
        (entry, _) => out!("entry {entry}"),
    }
    let changes = done["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |change: &Json, key: &str| change[key].as_str().unwrap_or_default().to_owned();
    for change in changes {
        let name = Some(text(change, "reference")).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| format!("new {}", text(change, "register")));
        match text(change, "change").as_str() {
            "set" => out!("  {name} {} = {}", text(change, "at"), super::words(&change["to"])),
            "create" => out!("  {name} made"),
            word => out!("  {name} {word}d"),
        }
    }
}
