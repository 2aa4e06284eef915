//! `muniment restore`: a data folder from a backup.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use engine::{Place as Store, Unfinished, objects};
use ledger::ASIDE_FILE;
use ledger::keys::{KEY_FILE, PUBLIC_FILE};
use ledger::store::DATA_FILE;
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::{Stop, file};

use super::answer;

/// The largest data file taken from a backup.
const DATA_BYTES_MAX: u64 = 1 << 40;
/// More than an archive has behind its last file: blocks of nothing.
const REST_BYTES_MAX: u64 = 1 << 20;
/// The largest key file taken from a backup.
const KEY_BYTES_MAX: u64 = 64 << 10;

/// Make a data folder from a backup
#[derive(Args, Debug)]
pub struct Restore {
    /// The backup
    file: PathBuf,
}

/// Unpacks a backup into a data folder that is empty or not there, its ledgers into the database where one is named,
/// and verifies it.
pub async fn run(place: &Place, verb: Restore) -> Result<(), Stop> {
    door::local(place)?;
    let (data, store) = (&place.data, door::store(place));
    if store.is_made().await? {
        return Err(Stop::usage(format!("there is data in {store} already; give an empty place")));
    }
    let used = data.exists() && std::fs::read_dir(data).map_err(file(data))?.next().is_some();
    if used {
        return Err(Stop::usage(format!("{} is not empty; give an empty folder with --data", data.display())));
    }
    let begun = Unfinished::begin(&store).map_err(file(data))?;
    // What is not a whole backup leaves nothing behind that could be taken for one.
    if let Err(wrong) = unpack(&verb.file, data) {
        clear(data).map_err(file(data))?;
        return Err(wrong);
    }
    if let Store::Database { .. } = &store
        && let Err(wrong) = fill(data, &store).await
    {
        clear(data).map_err(file(data))?;
        let advice = "what stands in the database is not whole: empty it before you try again";
        return Err(Stop::Fault(format!("{wrong}; {advice}")));
    }
    begun.map_or(Ok(()), Unfinished::done).map_err(file(data))?;
    let reports = objects::verify_place(&store, None).await?;
    let entries: u64 = reports.iter().map(|report| report.entries).sum();
    let sound = reports.iter().all(ledger::Report::is_sound);
    answer(place.format, &json!({ "data": data, "entries": entries, "sound": sound }), || {
        reports.iter().for_each(|report| out!("{report}"));
        match sound {
            true => out!("restored {entries} entries to {store}"),
            false => out!("{store} holds what was restored and does not verify: remove it, and restore another backup"),
        }
    });
    if sound { Ok(()) } else { Err(Stop::Found) }
}

/// Empties a folder that was empty before.
fn clear(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        if is_folder { std::fs::remove_dir_all(entry.path())? } else { std::fs::remove_file(entry.path())? }
    }
    Ok(())
}

/// Brings the data file of a backup into a database; keys and files stay in the folder.
async fn fill(data: &Path, store: &Store) -> Result<(), Stop> {
    let (source, target) = (ledger::Store::sqlite_read_only(data).await?, store.filled().await?);
    let copied = ledger::transfer(&source, &target).await;
    target.close().await;
    source.close().await;
    copied?;
    let unpacked = data.join(DATA_FILE);
    std::fs::remove_file(&unpacked).map_err(file(&unpacked))
}

/// Writes the files of a backup into a folder: those of a data folder and no others.
pub fn unpack(backup: &Path, folder: &Path) -> Result<(), Stop> {
    let wrong = |message: &str| Stop::usage(format!("{}: {message}", backup.display()));
    let packed = File::open(backup).map_err(file(backup))?;
    let plain =
        zstd::Decoder::with_buffer(BufReader::new(packed)).map_err(|_| wrong("this is no backup of muniment"))?;
    let mut archive = tar::Archive::new(plain.single_frame());
    let mut found = 0;
    for entry in archive.entries().map_err(file(backup))? {
        let mut entry = entry.map_err(|_| wrong("this is no backup of muniment, or it was cut short"))?;
        let name = entry.path().map_err(file(backup))?.to_string_lossy().into_owned();
        let most = match name.as_str() {
            DATA_FILE => DATA_BYTES_MAX,
            KEY_FILE | PUBLIC_FILE | ASIDE_FILE => KEY_BYTES_MAX,
            kept if objects::is_stored_name(kept) => objects::FILE_BYTES_MAX,
            _ => return Err(wrong(&format!("{name} does not belong into a backup"))),
        };
        if !entry.header().entry_type().is_file() || entry.size() > most {
            return Err(wrong(&format!("{name} is no plain file of a backup")));
        }
        write(&mut entry, &folder.join(&name), &name).map_err(|error| wrong(&format!("{name}: {error}")))?;
        found += usize::from(matches!(name.as_str(), DATA_FILE | KEY_FILE | PUBLIC_FILE));
    }
    let mut plain = archive.into_inner();
    let mut rest = Vec::new();
    let ended = plain.by_ref().take(REST_BYTES_MAX).read_to_end(&mut rest);
    let behind = ended.and_then(|_| plain.finish().fill_buf().map(|bytes| !bytes.is_empty()));
    if rest.iter().any(|byte| *byte != 0) || behind.map_err(|_| wrong("it was cut short"))? {
        return Err(wrong("something was put behind its end: take the backup as it was written"));
    }
    if found == 3 { Ok(()) } else { Err(wrong("files are missing; it was cut short")) }
}

/// Writes one file; all but the public key are for the owner alone.
fn write(content: &mut impl Read, path: &Path, name: &str) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), ledger::make_folder)?;
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if name == PUBLIC_FILE { 0o644 } else { 0o600 });
    }
    let mut file = options.open(path)?;
    std::io::copy(content, &mut file)?;
    file.sync_all()
}
