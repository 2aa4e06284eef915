//! A file whose reading ends when it is given up, whoever reads it.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use crate::progress::Progress;

/// The bytes of a file, and who may give it up.
#[derive(Clone)]
pub struct Watched<'a> {
    bytes: Cursor<&'a [u8]>,
    progress: &'a Progress,
}

impl<'a> Watched<'a> {
    /// The bytes from their beginning on.
    pub fn new(bytes: &'a [u8], progress: &'a Progress) -> Self {
        Self { bytes: Cursor::new(bytes), progress }
    }

    /// How many there are.
    pub fn size(&self) -> u64 {
        self.bytes.get_ref().len() as u64
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.progress.go_on().map_err(|refusal| io::Error::other(refusal.message))?;
        self.bytes.read(into)
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}
