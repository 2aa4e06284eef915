//! Files in a folder: written apart, synced, then linked to the place their digest gives them.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use kernel::types::file::is_digest;
use tokio::task::spawn_blocking;

use super::OFFER_HOURS;

/// The folder of files in a data folder.
pub const FOLDER: &str = "objects";
/// The folder in it where offers wait.
const OFFERED: &str = "offered";
/// Letters of a digest that name its folder.
const SHARD_LETTERS: usize = 2;

/// The files of a data folder.
#[derive(Clone, Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// The files below a data folder.
    pub fn below(data: &Path) -> Self {
        Self(data.join(FOLDER))
    }

    /// Where a kept file lies.
    pub fn kept_path(&self, digest: &str) -> PathBuf {
        self.0.join(&digest[..SHARD_LETTERS]).join(digest)
    }

    /// Where an offer lies.
    pub fn offered_path(&self, org: &str, digest: &str) -> PathBuf {
        self.offers(org).join(digest)
    }

    /// The folder of an organization's offers.
    pub fn offers(&self, org: &str) -> PathBuf {
        self.0.join(OFFERED).join(org)
    }

    pub async fn offered(&self, org: &str, digest: &str) -> io::Result<Option<u64>> {
        size(self.offered_path(org, digest)).await
    }

    pub async fn kept(&self, digest: &str) -> io::Result<Option<u64>> {
        size(self.kept_path(digest)).await
    }

    pub async fn keep(&self, org: &str, digest: &str) -> io::Result<()> {
        let (from, to) = (self.offered_path(org, digest), self.kept_path(digest));
        blocking(move || put(&from, &to)).await
    }

    pub async fn withdraw(&self, org: &str, digest: &str) -> io::Result<()> {
        let path = self.offered_path(org, digest);
        blocking(move || gone(fs::remove_file(path))).await
    }

    pub async fn withdraw_all(&self, org: &str) -> io::Result<()> {
        let folder = self.offers(org);
        blocking(move || {
            entries(&folder)?.iter().filter(|path| !is_fresh(path)).try_for_each(|path| gone(fs::remove_file(path)))
        })
        .await
    }

    pub async fn remove(&self, digest: &str) -> io::Result<()> {
        let path = self.kept_path(digest);
        blocking(move || {
            gone(fs::remove_file(&path))?;
            path.parent().filter(|shard| shard.exists()).map_or(Ok(()), settle)
        })
        .await
    }

    pub async fn sweep(&self, org: &str, now: Timestamp) -> io::Result<u64> {
        let folder = self.offers(org);
        blocking(move || sweep(&folder, now)).await
    }
}

/// Every kept file of a data folder: its name from there, with slashes, and its path.
pub fn kept_files(data: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for shard in entries(&data.join(FOLDER))? {
        for path in entries(&shard)? {
            let name = path.strip_prefix(data).unwrap_or(&path).components();
            let name = name.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            if is_stored_name(&name) {
                found.push((name, path));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a name is that of a kept file in a data folder: `objects/ab/abcd…`.
pub fn is_stored_name(name: &str) -> bool {
    let parts: Vec<_> = name.split('/').collect();
    matches!(parts[..], [FOLDER, shard, digest] if is_digest(digest) && shard == &digest[..SHARD_LETTERS])
}

/// Begins the names of files on their way in.
const FRESH: &str = "new-";

/// A name beside others that no other start of the program uses at the same time.
pub(super) fn unique() -> String {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    format!("{FRESH}{:016x}", u64::from_be_bytes(bytes))
}

/// Runs what waits for the disk where it keeps nobody else waiting.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

async fn size(path: PathBuf) -> io::Result<Option<u64>> {
    blocking(move || match fs::metadata(path) {
        Ok(found) => Ok(Some(found.len())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    })
    .await
}

/// Links a file, synced already, to another place. What stood there is replaced: had it been damaged, it is whole again.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    let shard = to.parent().expect("kept files lie in folders");
    if !shard.exists() {
        ledger::make_folder(shard)?;
        shard.parent().map_or(Ok(()), settle)?;
    }
    let fresh = to.with_extension(unique());
    fs::hard_link(from, &fresh)?;
    fs::rename(&fresh, to)?;
    // Renaming one link of a file to another link of it leaves both.
    gone(fs::remove_file(&fresh))?;
    settle(shard)
}

/// Makes the names in a folder durable.
fn settle(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Removing what is not there any more is no error.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Whether a file is on its way in: it is counted as it comes.
fn is_fresh(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(FRESH.as_bytes()))
}

fn sweep(folder: &Path, now: Timestamp) -> io::Result<u64> {
    let longest = SignedDuration::from_hours(OFFER_HOURS);
    let mut waiting = 0;
    for path in entries(folder)? {
        let Ok(found) = fs::metadata(&path) else { continue };
        let since = Timestamp::try_from(found.modified()?).map_err(io::Error::other)?;
        if now.duration_since(since) > longest {
            gone(fs::remove_file(&path))?;
        } else if !is_fresh(&path) {
            waiting += found.len();
        }
    }
    Ok(waiting)
}

/// What lies in a folder; nothing where there is none.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(found) => found.map(|entry| entry.map(|entry| entry.path())).collect(),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
