//! Reading a file, piece by piece: hashed on the way, so that altered bytes are never handed out as whole.

use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::AsyncReadExt;

use super::Objects;
use super::media::HEAD_BYTES;
use super::memory::Content;
use crate::failure::{Failure, Fault};

/// What to do about a file that is not as it was.
const LOST: &str = "restore the newest backup that verifies, or bring the same file in again";
/// Bytes read at once.
const PIECE_BYTES: usize = 64 << 10;

/// A file being read.
pub struct Reading {
    /// Its size in bytes.
    pub size: u64,
    digest: String,
    hash: Sha256,
    left: u64,
    first: Vec<u8>,
    from: From,
}

enum From {
    File(File),
    Memory(Content),
}

/// Opens a file, and nothing that only looks like one: opening a pipe would wait for ever.
async fn regular(path: &Path) -> io::Result<File> {
    if !tokio::fs::metadata(path).await?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    File::open(path).await
}

impl Reading {
    pub(super) async fn offered(objects: &Objects, org: &str, digest: &str) -> Result<Self, Failure> {
        match objects {
            Objects::Folder(folder) => Self::of_file(&folder.offered_path(org, digest), digest).await,
            Objects::Memory(memory) => Self::of_content(memory.offered_content(org, digest), digest).await,
        }
    }

    pub(super) async fn kept(objects: &Objects, digest: &str) -> Result<Self, Failure> {
        match objects {
            Objects::Folder(folder) => Self::of_file(&folder.kept_path(digest), digest).await,
            Objects::Memory(memory) => Self::of_content(memory.kept_content(digest), digest).await,
        }
    }

    async fn of_file(path: &Path, digest: &str) -> Result<Self, Failure> {
        let lost = |error: io::Error| Fault::unavailable(format!("the file {digest} cannot be read ({error}): {LOST}"));
        let file = regular(path).await.map_err(lost)?;
        let size = file.metadata().await.map_err(lost)?.len();
        Ok(Self::begin(From::File(file), size, digest).await?)
    }

    async fn of_content(content: Option<Content>, digest: &str) -> Result<Self, Failure> {
        let content = content.ok_or_else(|| Fault::unavailable(format!("the file {digest} is gone: {LOST}")))?;
        let size = content.len() as u64;
        Ok(Self::begin(From::Memory(content), size, digest).await?)
    }

    async fn begin(from: From, size: u64, digest: &str) -> Result<Self, Fault> {
        let digest = digest.to_owned();
        let mut reading = Self { size, digest, hash: Sha256::new(), left: size, first: Vec::new(), from };
        reading.first = reading.piece().await?;
        // Of nothing no last piece comes that would be held against the digest.
        if size == 0 {
            reading.assert_whole()?;
        }
        Ok(reading)
    }

    /// The first bytes, which tell what sort of file it is.
    pub fn head(&self) -> &[u8] {
        &self.first[..self.first.len().min(HEAD_BYTES)]
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// A fault in place of the last bytes where the content is not the one it is kept under.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if !self.first.is_empty() {
            return Ok(Some(std::mem::take(&mut self.first)));
        }
        let piece = self.piece().await?;
        Ok(Some(piece).filter(|piece| !piece.is_empty()))
    }

    /// All bytes.
    ///
    /// # Errors
    /// As [`Reading::next`].
    pub async fn all(mut self) -> Result<Vec<u8>, Fault> {
        let mut all = Vec::with_capacity(usize::try_from(self.size).unwrap_or(0));
        while let Some(piece) = self.next().await? {
            all.extend_from_slice(&piece);
        }
        Ok(all)
    }

    async fn piece(&mut self) -> Result<Vec<u8>, Fault> {
        let wanted = usize::try_from(self.left).unwrap_or(PIECE_BYTES).min(PIECE_BYTES);
        if wanted == 0 {
            return Ok(Vec::new());
        }
        let piece = match &mut self.from {
            From::File(file) => {
                let mut piece = vec![0; wanted];
                file.read_exact(&mut piece).await.map_err(Fault::of)?;
                piece
            }
            From::Memory(content) => {
                let at = content.len() - usize::try_from(self.left).unwrap_or(content.len());
                content[at..at + wanted].to_vec()
            }
        };
        self.left -= wanted as u64;
        self.hash.update(&piece);
        if self.left == 0 {
            self.assert_whole()?;
        }
        Ok(piece)
    }

    fn assert_whole(&mut self) -> Result<(), Fault> {
        if self.is_whole() {
            return Ok(());
        }
        Err(Fault::unavailable(format!("the content of the file {} was altered: {LOST}", self.digest)))
    }

    fn is_whole(&mut self) -> bool {
        let found = std::mem::take(&mut self.hash).finalize();
        let mut pairs = self.digest.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or_default());
        found.iter().all(|byte| pairs.next().is_some_and(|pair| u8::from_str_radix(pair, 16) == Ok(*byte)))
    }
}
