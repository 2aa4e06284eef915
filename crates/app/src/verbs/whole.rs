//! A whole organization as one file, and back into a new one.

use std::fs::File;
use std::sync::Arc;

use engine::{Actor, Engine};
use exchange::progress::Progress;
use exchange::whole::{self, Form, Origin};
use kernel::{Context, State};
use serde_json::{Value as Json, json};
use web::whole::{Brought, Outgoing};

use crate::cli::Place;
use crate::door::{self, Folder};
use crate::server::Server;
use crate::stop::{Stop, file};

use super::answer;
use super::import::Import;

/// Everything that an organization holds, as a file.
pub fn export(folder: &Folder, state: &State, form: Form) -> Vec<u8> {
    whole::export(state, &origin(&folder.engine, &folder.org), form)
}

fn origin(engine: &Engine, org: &str) -> Origin {
    let state = engine.instance();
    let known = engine.organization_of(org).and_then(|id| state.get(id));
    let told = |own: &kernel::Held<access::Organization>| Origin {
        name: own.name.to_string(),
        time_zone: own.time_zone.as_ref().map(ToString::to_string),
    };
    known.map(told).unwrap_or_default()
}

/// The same with the content of its files, piece by piece.
pub async fn archive(folder: &Folder, state: &State) -> Result<Outgoing, Stop> {
    Ok(Outgoing::of(&folder.engine, state, &origin(&folder.engine, &folder.org)).await?)
}

/// Brings a file into the organization named by `--org`, which is founded where it is not there.
pub async fn import(place: &Place, verb: &Import) -> Result<(), Stop> {
    let key = place.org.as_deref().ok_or_else(unnamed)?;
    let content = File::open(&verb.path).map_err(file(&verb.path))?;
    let read = web::whole::read(content, whole::FILE_BYTES_MAX as u64, &Progress::default())?;
    let engine = door::engine(place).await?;
    let outcome = brought_in(&engine, place, verb, key, read).await;
    engine.close().await;
    outcome
}

/// Founds an organization on a server.
pub fn on_server(server: &Server, place: &Place, verb: &Import) -> Result<(), Stop> {
    let key = place.org.clone().ok_or_else(unnamed)?;
    let content = File::open(&verb.path).map_err(file(&verb.path))?;
    let said = server.found(&[("key", key.clone()), ("dry_run", verb.dry_run.to_string())], content)?;
    told(place, &key, &said);
    Ok(())
}

fn unnamed() -> Stop {
    Stop::usage("name a new organization with --org, such as --org acme")
}

async fn brought_in(engine: &Engine, place: &Place, verb: &Import, key: &str, read: Brought<File>) -> Result<(), Stop> {
    // Whoever holds the data folder sees every file in it.
    let seen: Vec<_> = engine.organizations().into_iter().map(|(own, _)| own).collect();
    read.at_hand(engine, &seen).await?;
    let (records, files, operator) = (read.records, read.len(), Actor::operator());
    let there = seen.iter().any(|own| own == key);
    // Tried first: nothing is founded for what does not come in.
    let state = if there { engine.state(key).await? } else { Arc::new(State::new(isms::REGISTERS)) };
    let context = Context::new(operator.account, None, engine.today(key), engine.now(), 0);
    read.command.decide(&state, &context)?;
    let entry = match verb.dry_run {
        true => None,
        false => {
            if !there {
                let name = if read.origin.name.trim().is_empty() { key } else { &read.origin.name };
                engine.found(key, name, read.origin.time_zone.as_deref(), &operator).await?;
            }
            let folder = door::within(engine.clone(), place)?;
            let state = folder.state(None).await?;
            let asked = folder.asked(&Place { person: None, ..place.clone() }, &verb.how, &state)?;
            let command = read.files_in(engine, key, &operator, &seen).await?;
            Some(engine.execute(key, asked, command).await?.seq)
        }
    };
    told(place, key, &json!({ "records": records, "files": files, "entry": entry }));
    Ok(())
}

/// Tells what came in, or can.
fn told(place: &Place, key: &str, said: &Json) {
    let [records, files, entry] = ["records", "files", "entry"].map(|member| said[member].clone());
    let answered = json!({ "org": key, "records": records, "files": files, "entry": entry });
    answer(place.format, &answered, || match entry {
        Json::Null => out!("can come into {key}: records {records}, files {files}; nothing was written"),
        entry => out!("in {key}, as entry {entry}: records {records}, files {files}"),
    });
}
