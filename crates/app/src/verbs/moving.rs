//! `muniment move`: everything to another place, bit for bit.

use std::path::{Path, PathBuf};

use clap::Args;
use engine::{Place as Store, Unfinished, objects};
use ledger::ASIDE_FILE;
use ledger::keys::{KEY_FILE, PUBLIC_FILE};
use ledger::transfer;
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::{Stop, file};

use super::answer;

/// Copy everything to another place
#[derive(Args, Debug)]
pub struct Move {
    /// Where it is: a data folder or postgres://…
    #[arg(long, value_name = "PLACE")]
    from: String,
    /// Where it is to be, and nothing may be yet: a data folder or postgres://…
    #[arg(long, value_name = "PLACE")]
    to: String,
}

/// Copies ledgers, keys and files, keeping others from writing meanwhile, and verifies the copy. The old place stays as
/// it is.
pub async fn run(place: &Place, verb: Move) -> Result<(), Stop> {
    door::local(place)?;
    if place.database.is_some() {
        return Err(Stop::usage("leave --database out: --from and --to name both places"));
    }
    let (from, to) = (named(place, &verb.from), named(place, &verb.to));
    if !from.is_made().await? {
        return Err(Stop::usage(format!("there is no data in {from}; look at --from")));
    }
    if to.is_made().await? {
        return Err(Stop::usage(format!("there is data in {to} already; give an empty place with --to")));
    }
    let source = from.read_only().await?;
    if let Err(fault) = source.has_secret().await {
        source.close().await;
        return Err(fault.into());
    }
    let held = source.hold().await?;
    let begun = Unfinished::begin(&to).map_err(beside(&to))?;
    let files = copy_beside(&from, &to)?;
    let target = to.filled().await?;
    let copied = transfer(&source, &target).await;
    target.close().await;
    drop(held);
    source.close().await;
    let copied = copied?;
    begun.map_or(Ok(()), Unfinished::done).map_err(beside(&to))?;
    let reports = objects::verify_place(&to, None).await?;
    let sound = reports.iter().all(ledger::Report::is_sound);
    let entries: u64 = copied.iter().map(|ledger| ledger.head.size).sum();
    let told =
        json!({ "to": to.to_string(), "ledgers": copied.len(), "entries": entries, "files": files, "sound": sound });
    answer(place.format, &told, || {
        reports.iter().for_each(|report| out!("{report}"));
        out!("copied {entries} entries in {} ledgers and {files} files to {to}; all heads are the same", copied.len());
        out!("{from} is as it was: stop what serves from it, and remove it once you trust the copy");
    });
    if sound { Ok(()) } else { Err(Stop::Found) }
}

/// What the disk says of the folder of a place.
fn beside(place: &Store) -> impl FnOnce(std::io::Error) -> Stop {
    file(place.folder().unwrap_or(Path::new("")))
}

/// A place as it is typed. Keys and files of a database lie in the data folder.
fn named(place: &Place, typed: &str) -> Store {
    let is_database = typed.starts_with("postgres://") || typed.starts_with("postgresql://");
    match is_database {
        true => Store::Database { url: typed.to_owned(), folder: place.data.clone() },
        false => Store::Folder(PathBuf::from(typed)),
    }
}

/// Copies keys and files from one folder to another, if it is another. Gives the number of files.
fn copy_beside(from: &Store, to: &Store) -> Result<usize, Stop> {
    let (Some(from), Some(to)) = (from.folder(), to.folder()) else { return Ok(0) };
    let kept = objects::kept_files(from).map_err(file(from))?;
    ledger::make_folder(to).map_err(file(to))?;
    if from.canonicalize().map_err(file(from))? == to.canonicalize().map_err(file(to))? {
        return Ok(kept.len());
    }
    // A folder without a secret key can be read but not written to, and so can its copy.
    for name in [PUBLIC_FILE, KEY_FILE, ASIDE_FILE].into_iter().filter(|name| from.join(name).exists()) {
        copy_file(&from.join(name), &to.join(name))?;
    }
    for (name, path) in &kept {
        copy_file(path, &to.join(name))?;
    }
    Ok(kept.len())
}

/// Copies a file with its permissions, on disk when this returns. The same content may be there already.
fn copy_file(from: &Path, to: &Path) -> Result<(), Stop> {
    if to.exists() {
        let same = std::fs::read(from).map_err(file(from))? == std::fs::read(to).map_err(file(to))?;
        let message = format!("{} is there already and differs; give an empty folder", to.display());
        return if same { Ok(()) } else { Err(Stop::usage(message)) };
    }
    let folder = to.parent().unwrap_or(to);
    ledger::make_folder(folder).map_err(file(folder))?;
    std::fs::copy(from, to).map_err(file(from))?;
    let settled = |path: &Path| std::fs::File::open(path)?.sync_all();
    settled(to).and_then(|()| settled(folder)).map_err(file(to))
}
