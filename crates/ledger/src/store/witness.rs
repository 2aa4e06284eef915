//! What a data folder remembers of each ledger outside the database: the newest checkpoint that was seen.
//!
//! An older database in the place of a newer one agrees with itself, and so does one whose disk lost its last writes
//! after it had acknowledged them. Only something beside it shows that there was more. It is one signed note for each
//! organization, `witness/acme.note`, written when a ledger is opened and closed and while it grows; no backup holds
//! it, so that a backup restored into an empty folder is taken as it is.

use crate::checkpoint::Checkpoint;
use crate::fault::Fault;
use crate::file;
use crate::limits;
use crate::store::Store;
use crate::verify::{Finding, Place};
use std::fs::DirEntry;
use std::io::ErrorKind;
use std::path::PathBuf;

/// The folder of notes in the data folder.
pub const WITNESS_FOLDER: &str = "witness";

/// What to do about a ledger that is not the one remembered.
const OLDER: &str = "this is an older or another copy: put the newer one back; if this one is meant, remove the note";

/// What to do about a note that says nothing of the ledger beside it.
const UNREADABLE: &str = "the note itself is damaged, which says nothing about the ledger: hold that against a checkpoint kept \
    outside (`muniment verify --checkpoint`), and remove the note; a new one is written";
const STRAYED: &str = "the note is another ledger's, which says nothing about this one: put its own back, or remove it; a new one \
    is written";

impl Store {
    /// Remembers the newest checkpoint of a ledger, if there is a folder and more is remembered by it than before.
    pub async fn remember(&self, org: &str) -> Result<(), Fault> {
        let Some(path) = self.witness(org) else { return Ok(()) };
        let note = self.checkpoint(org).await?;
        let size = |note: &str| Checkpoint::open(note, org, self.keys()).map_or(0, |said| said.size);
        let known = file::read(&path)?;
        if known.is_some_and(|known| size(&known) >= size(&note)) || size(&note) == 0 {
            return Ok(());
        }
        let write = move || {
            if let Some(folder) = path.parent() {
                file::make_folder(folder).map_err(|source| Fault::File { path: folder.to_owned(), source })?;
            }
            file::replace(&path, note.trim_end_matches('\n'), 0o600)
        };
        // It waits for the disk, and nobody else shall.
        tokio::task::spawn_blocking(write).await.unwrap_or(Err(Fault::Closed))
    }

    /// What in a ledger does not agree with what is remembered of it; none where nothing is.
    pub async fn recall(&self, org: &str) -> Result<Option<Finding>, Fault> {
        let Some(path) = self.witness(org) else { return Ok(None) };
        let advised = |sentence: String, advice: &str| {
            let place = Place::Beside(format!("{WITNESS_FOLDER}/{org}.note"));
            Ok(Some(Finding { place, sentence, advice: advice.to_owned() }))
        };
        let found = |sentence: String| advised(sentence, OLDER);
        let note = match file::read(&path) {
            Ok(Some(note)) => note,
            Ok(None) => return Ok(None),
            Err(fault) => return advised(fault.to_string(), UNREADABLE),
        };
        let remembered = match Checkpoint::open(&note, org, self.keys()) {
            Ok(remembered) => remembered,
            Err(wrong) => {
                let advice = match Checkpoint::read(&note) {
                    Err(_) => UNREADABLE,
                    Ok(said) if said.org != org => STRAYED,
                    Ok(_) => OLDER,
                };
                return advised(wrong.to_string(), advice);
            }
        };
        let (entries, size) = (remembered.size, self.medium.size(org).await?);
        if entries > size {
            return found(format!("there were {entries} entries, now there are only {size}"));
        }
        match self.root(org, entries).await? == remembered.root {
            true => Ok(None),
            false => found(format!("the first {entries} entries are not the ones it signs")),
        }
    }

    /// The organizations of which something is remembered, sorted.
    pub fn remembered(&self) -> Result<Vec<String>, Fault> {
        let Some(folder) = self.keys.folder().map(|folder| folder.join(WITNESS_FOLDER)) else { return Ok(Vec::new()) };
        let listed = match std::fs::read_dir(&folder) {
            Ok(listed) => listed,
            Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(Fault::File { path: folder, source }),
        };
        let name =
            |file: std::io::Result<DirEntry>| file.ok()?.file_name().to_str()?.strip_suffix(".note").map(str::to_owned);
        let mut all: Vec<String> = listed.filter_map(name).filter(|org| limits::is_organization_key(org)).collect();
        all.sort_unstable();
        Ok(all)
    }

    fn witness(&self, org: &str) -> Option<PathBuf> {
        Some(self.keys.folder()?.join(WITNESS_FOLDER).join(format!("{org}.note")))
    }
}
