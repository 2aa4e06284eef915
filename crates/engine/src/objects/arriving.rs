//! What comes in for an organization that is not there yet: it lies apart while it is read, and is gone afterwards.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use kernel::Refusal;

use super::receiving::{Fresh, Into};
use super::rooms::Part;
use crate::Engine;
use crate::failure::{Failure, Fault};

/// Most bytes that may be on their way in at once.
pub const ARRIVING_BYTES_MAX: u64 = 4 << 30;
/// Where it lies; no organization has such a key.
const APART: &str = ".arriving";

/// Something on its way in. Dropped before its end, it leaves nothing.
pub struct Arriving {
    into: Into,
    size: u64,
    part: Part,
}

/// Something that came in whole. Dropped, it is gone.
pub struct Arrived {
    /// Its size in bytes.
    pub size: u64,
    from: From,
    /// Takes its name away when it is dropped.
    _name: Option<Fresh>,
    /// What it takes until then.
    _part: Part,
}

enum From {
    File(std::fs::File),
    Memory(Cursor<Vec<u8>>),
}

impl Arriving {
    pub(super) async fn begin(engine: &Engine) -> Result<Self, Failure> {
        let (part, into) = Into::begin(engine, APART).await?;
        Ok(Self { into, size: 0, part })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// Refused where it is too large, beside what else is on its way in.
    pub async fn push(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.size += bytes.len() as u64;
        if !self.part.take(bytes.len() as u64, ARRIVING_BYTES_MAX) {
            let most = ARRIVING_BYTES_MAX >> 20;
            let message = format!(
                "archives of at most {most} MiB come in at once; send it when the others are done, or bring a larger one \
                 in with muniment import on the server"
            );
            return Err(Refusal::software("", message).into());
        }
        Ok(self.into.push(bytes).await?)
    }

    /// All bytes have come, and can be read.
    ///
    /// # Errors
    /// A fault where they cannot.
    pub async fn finish(self) -> Result<Arrived, Fault> {
        let (from, name) = match self.into {
            Into::Memory(content) => (From::Memory(Cursor::new(content)), None),
            Into::File(mut file, fresh) => {
                tokio::io::AsyncWriteExt::flush(&mut file).await.map_err(Fault::of)?;
                let mut file = file.into_std().await;
                file.rewind().map_err(Fault::of)?;
                (From::File(file), Some(fresh))
            }
        };
        Ok(Arrived { size: self.size, from, _name: name, _part: self.part })
    }
}

impl Read for Arrived {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match &mut self.from {
            From::File(file) => file.read(bytes),
            From::Memory(content) => content.read(bytes),
        }
    }
}

impl Seek for Arrived {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match &mut self.from {
            From::File(file) => file.seek(to),
            From::Memory(content) => content.seek(to),
        }
    }
}
