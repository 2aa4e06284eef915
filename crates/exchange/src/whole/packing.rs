//! A whole organization with its files, as one archive that comes to be piece by piece: the records first, then each
//! file under its digest.

use std::io::{self, Write};
use std::mem;
use std::sync::{Arc, Mutex};

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::FOLDER;
use super::Form;

/// How hard it is tried to make things smaller, of 1 to 9: most files are small already.
const EFFORT: i64 = 3;

/// An archive on its way out. It holds what was not taken yet, and nothing else.
pub struct Packing {
    zip: ZipWriter<StreamWriter<Out>>,
    out: Out,
}

/// What was packed and not taken yet.
#[derive(Clone, Default)]
struct Out(Arc<Mutex<Vec<u8>>>);

impl Out {
    fn take(&self) -> Vec<u8> {
        mem::take(&mut *self.0.lock().expect("nobody panics while packing"))
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics while packing").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Packing {
    /// Begins an archive with the records, as [`super::export`] writes them.
    ///
    /// # Errors
    /// What the archive does not hold.
    pub fn of(records: &[u8], form: Form) -> io::Result<Self> {
        let out = Out::default();
        let mut packing = Self { zip: ZipWriter::new_stream(out.clone()), out };
        packing.begin(form.file())?;
        packing.push(records)?;
        Ok(packing)
    }

    /// The next file, under its digest.
    ///
    /// # Errors
    /// What the archive does not hold.
    pub fn file(&mut self, digest: &str) -> io::Result<()> {
        self.begin(&format!("{FOLDER}{digest}"))
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        Ok(self.zip.start_file(name, options.compression_level(Some(EFFORT)))?)
    }

    /// More of its bytes.
    ///
    /// # Errors
    /// What the archive does not hold.
    pub fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.zip.write_all(bytes)
    }

    /// What can be given away by now; it is not held any more.
    pub fn take(&mut self) -> Vec<u8> {
        self.out.take()
    }

    /// The rest: the list of what is inside.
    ///
    /// # Errors
    /// What the archive does not hold.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.zip.finish()?;
        Ok(self.out.take())
    }
}
