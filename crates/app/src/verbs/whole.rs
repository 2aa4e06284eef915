//! A whole organization as one file, and back into a new one.

use engine::{Actor, Engine};
use exchange::whole::{self, Form, Origin, Whole};
use kernel::State;
use serde_json::json;

use crate::cli::Place;
use crate::door::{self, Folder};
use crate::stop::Stop;

use super::answer;
use super::import::{Import, bounded};

/// Everything that an organization holds, as a file.
pub fn export(folder: &Folder, state: &State, form: Form) -> Vec<u8> {
    whole::export(state, &origin(&folder.engine, &folder.org), form)
}

fn origin(engine: &Engine, org: &str) -> Origin {
    let state = engine.instance();
    let known = state.of::<access::Organization>().iter().find(|(_, own)| *own.key == *org);
    let told = |(_, own): (_, &kernel::Held<access::Organization>)| Origin {
        name: own.name.to_string(),
        time_zone: own.time_zone.as_ref().map(ToString::to_string),
    };
    known.map(told).unwrap_or_default()
}

/// Brings a file into the organization named by `--org`, which is founded where it is not there.
pub async fn import(place: &Place, verb: &Import) -> Result<(), Stop> {
    let key =
        place.org.as_deref().ok_or_else(|| Stop::usage("name a new organization with --org, such as --org acme"))?;
    let read = whole::read(&bounded(&verb.path, whole::FILE_BYTES_MAX)?, isms::REGISTERS)?;
    let engine = door::engine(place).await?;
    let outcome = brought_in(&engine, place, verb, key, read).await;
    engine.close().await;
    outcome
}

async fn brought_in(engine: &Engine, place: &Place, verb: &Import, key: &str, read: Whole) -> Result<(), Stop> {
    let Whole { origin, command, records } = read;
    let there = engine.organizations().iter().any(|(own, _)| own == key);
    if verb.dry_run && !there {
        answer(place.format, &json!({ "org": key, "records": records, "entry": null }), || {
            out!("{records} records of {} can come into {key}; nothing was written", origin.name);
        });
        return Ok(());
    }
    if !there {
        let name = if origin.name.trim().is_empty() { key } else { &origin.name };
        engine.found(key, name, origin.time_zone.as_deref(), &Actor::operator()).await?;
    }
    let folder = door::within(engine.clone(), place)?;
    let state = folder.state(None).await?;
    let asked = folder.asked(&Place { person: None, ..place.clone() }, &verb.how, &state)?;
    let entry = match verb.dry_run {
        true => engine.try_out(key, asked, command, drop).await.map(|()| None)?,
        false => engine.execute(key, asked, command).await.map(|done| Some(done.seq))?,
    };
    answer(place.format, &json!({ "org": key, "records": records, "entry": entry }), || match entry {
        Some(entry) => out!("{records} records are in {key}, as entry {entry}"),
        None => out!("{records} records can come into {key}; nothing was written"),
    });
    Ok(())
}
