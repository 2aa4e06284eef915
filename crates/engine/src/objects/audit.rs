//! Whether every file that a ledger names is there, as it was brought in.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use kernel::{Change, FileRef, State};
use ledger::{Place, Report, Store};

use super::{Objects, Reading};
use crate::erasure::Account;
use crate::failure::{Failure, Fault};
use crate::load;

/// Entries read at a time.
const READ_ENTRIES: usize = 4_096;
/// What to do about a lost file.
const ADVICE: &str = "restore the newest backup that verifies, or bring the same file in again";

/// Checks all organizations of a data folder, ledgers and files, without changing anything in it.
///
/// # Errors
/// Where the folder cannot be read at all.
pub async fn verify_folder(data: &Path, outside: Option<&str>) -> Result<Vec<Report>, Fault> {
    verify_place(&crate::Place::Folder(data.to_owned()), outside).await
}

/// As [`verify_folder`], wherever the data lies.
///
/// # Errors
/// Where the place cannot be read at all.
pub async fn verify_place(place: &crate::Place, outside: Option<&str>) -> Result<Vec<Report>, Fault> {
    let store = place.read_only().await?;
    let mut reports = ledger::verify_all(&store, outside).await.map_err(Fault::of)?;
    let objects = Objects::of(place);
    // What an unsound ledger names cannot be told with certainty.
    for report in reports.iter_mut().filter(|report| report.is_sound() && report.org != ledger::limits::INSTANCE) {
        audit(&store, &objects, report).await?;
    }
    store.close().await;
    Ok(reports)
}

/// Checks an exported ledger with nothing beside it: its bytes, and every erasure against the act that says so.
///
/// # Errors
/// Where the file cannot be read at all.
pub fn verify_export(path: &Path, trust: &ledger::Trust) -> Result<Report, Fault> {
    ledger::verify_file(path, trust, &mut Account::default()).map_err(Fault::of)
}

/// Adds to a report every place in a record that names a file which is gone or altered, and every item that was erased
/// without an act.
pub(crate) async fn audit(store: &Store, objects: &Objects, report: &mut Report) -> Result<(), Fault> {
    let org = report.org.clone();
    let (state, _) = load::state(store, &org, isms::REGISTERS, None).await?;
    let (mut read, mut known, mut told, mut account) = (0, HashMap::new(), HashSet::new(), Account::default());
    while read < state.size() {
        let entries = store.read(&org, read, READ_ENTRIES).await.map_err(Fault::of)?;
        if entries.is_empty() {
            break;
        }
        for (entry, seq) in entries.iter().zip(read + 1..) {
            let changes = load::read(entry).map_err(Fault::of)?.changes;
            account.entry(seq, entry, &changes);
            for change in &changes {
                for (place, file) in change.files() {
                    let wrong = match known.get(&file.digest) {
                        Some(wrong) => *wrong,
                        None => *known.entry(file.digest.clone()).or_insert(wrong(objects, file).await),
                    };
                    let place = named(change, &place, &state);
                    if let Some(wrong) = wrong.filter(|_| told.insert((place.clone(), file.digest.clone()))) {
                        let sentence = format!("the file {} (sha256 {}) {wrong}", file.name, file.digest);
                        report.add(Place::Beside(place), sentence, ADVICE);
                    }
                }
            }
        }
        read += entries.len() as u64;
    }
    account.tell(report);
    Ok(())
}

/// The record and field of a change, in words.
fn named(change: &Change, place: &str, state: &State) -> String {
    let (register, id) = change.subject();
    let record = state.row(register, id).map_or_else(|| id.to_string(), |row| row.reference());
    format!("{record}, field {place}")
}

async fn wrong(objects: &Objects, file: &FileRef) -> Option<&'static str> {
    match objects.kept(&file.digest).await {
        Ok(Some(_)) => {}
        Ok(None) => return Some("is missing"),
        Err(_) => return Some("cannot be read"),
    }
    whole(objects, &file.digest).await.err().map(|_| "was altered")
}

async fn whole(objects: &Objects, digest: &str) -> Result<(), Failure> {
    let mut reading = Reading::kept(objects, digest).await?;
    while reading.next().await?.is_some() {}
    Ok(())
}
