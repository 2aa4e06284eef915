//! `muniment backup`: everything in one file, taken beside a running server too, and verified before it is there.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use engine::{Place as Store, objects};
use ledger::ASIDE_FILE;
use ledger::keys::{KEY_FILE, PUBLIC_FILE};
use ledger::store::DATA_FILE;
use ledger::{Keys, Report};
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::{Stop, file};

use super::{answer, restore};

/// How hard the file is packed: the ledger's bytes are small records, which pack well at once.
const PACKING: i32 = 3;

/// Write everything to one file
#[derive(Args, Debug)]
pub struct Backup {
    /// The file to write; it holds the signing key too, so keep it as safe as the data
    file: PathBuf,
}

/// Copies the data as of one moment and packs it with the keys. What does not verify is no backup: it is not kept.
pub async fn run(place: &Place, verb: Backup) -> Result<(), Stop> {
    door::local(place)?;
    let target = &verb.file;
    if target.exists() {
        return Err(Stop::usage(format!("{} exists already; choose another name", target.display())));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = tempfile::tempdir_in(folder).map_err(file(folder))?;
    // A backup holds both keys.
    Keys::load(&place.data)?.can_sign()?;
    for name in [KEY_FILE, PUBLIC_FILE] {
        let key = place.data.join(name);
        std::fs::copy(&key, made.path().join(name)).map_err(file(&key))?;
    }
    // A copy of a database marks with a secret of its own.
    let secret = place.data.join(ASIDE_FILE);
    if matches!(door::store(place), Store::Folder(_)) && secret.exists() {
        std::fs::copy(&secret, made.path().join(ASIDE_FILE)).map_err(file(&secret))?;
    }
    has_secret(place).await?;
    sound(place, &objects::recall_place(&door::store(place)).await?)?;
    copy(&door::store(place), made.path()).await?;
    // After the ledger: what it names was on disk before it.
    let kept = objects::kept_files(&place.data).map_err(file(&place.data))?;
    let packed = packed(made.path(), &kept).map_err(file(target))?;
    let bytes = packed.as_file().metadata().map_err(file(target))?.len();
    verified(place, packed.path(), folder).await?;
    packed.persist_noclobber(target).map_err(|error| file(target)(error.error))?;
    answer(place.format, &json!({ "file": target, "bytes": bytes, "files": kept.len() }), || {
        out!("{} ({} KB); restore it with muniment restore {}", target.display(), bytes / 1_024, target.display());
    });
    Ok(())
}

/// Refuses where passwords, sessions and tokens cannot be told from what others wrote: restored, none of them would count.
async fn has_secret(place: &Place) -> Result<(), Stop> {
    let store = door::store(place).read_only().await?;
    let found = store.has_secret().await;
    store.close().await;
    Ok(found?)
}

/// Verifies a backup as it will be found: unpacked, from its own bytes.
async fn verified(place: &Place, packed: &Path, folder: &Path) -> Result<(), Stop> {
    let unpacked = tempfile::tempdir_in(folder).map_err(file(folder))?;
    restore::unpack(packed, unpacked.path())?;
    sound(place, &objects::verify_folder(unpacked.path(), None).await?)
}

/// Refuses to write a backup of what was found not to be as it was.
fn sound(place: &Place, reports: &[Report]) -> Result<(), Stop> {
    let found: String = reports.iter().filter(|report| !report.is_sound()).map(ToString::to_string).collect();
    if found.is_empty() {
        return Ok(());
    }
    let data = match door::store(place) {
        Store::Folder(folder) => folder.join(DATA_FILE).display().to_string(),
        other @ (Store::Database { .. } | Store::Memory | Store::Store(_)) => other.to_string(),
    };
    Err(Stop::Fault(format!("{data} does not verify, so no backup was written:\n{}", found.trim_end())))
}

/// Writes the data file of a backup, which is the same wherever the ledgers lie.
async fn copy(from: &Store, to: &Path) -> Result<(), Stop> {
    match from {
        Store::Folder(data) => ledger::copy(data, &to.join(DATA_FILE)).await?,
        Store::Database { .. } | Store::Memory | Store::Store(_) => {
            let (source, target) = (from.read_only().await?, ledger::Store::sqlite(to).await?);
            let copied = ledger::transfer(&source, &target).await;
            target.close().await;
            source.close().await;
            copied?;
        }
    }
    Ok(())
}

/// The files of a folder in one with those kept beside the ledger, readable by the owner alone, on disk when this returns.
fn packed(folder: &Path, kept: &[(String, PathBuf)]) -> std::io::Result<tempfile::NamedTempFile> {
    let target = tempfile::NamedTempFile::new_in(folder.parent().unwrap_or(folder))?;
    let mut archive = tar::Builder::new(zstd::Encoder::new(target, PACKING)?);
    let secret = folder.join(ASIDE_FILE).exists().then_some(ASIDE_FILE);
    for name in [PUBLIC_FILE, KEY_FILE, DATA_FILE].into_iter().chain(secret) {
        archive.append_path_with_name(folder.join(name), name)?;
    }
    for (name, path) in kept {
        archive.append_path_with_name(path, name)?;
    }
    let mut target = archive.into_inner()?.finish()?;
    target.flush()?;
    target.as_file().sync_all()?;
    Ok(target)
}
