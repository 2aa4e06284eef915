//! Whether the files that are open are the ones that stand in their places, and still hold what was written. One that was
//! replaced, removed, cut or written over goes on taking writes, which are nowhere once the program ends.

use crate::fault::Fault;
use crate::store::sqlite::files::{self, index_of, log_of};
use crate::store::sqlite::index::{End, Index};
use crate::store::sqlite::log;
use std::fs::{File, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// How often a log is looked at again because somebody began it anew meanwhile.
const TRIES_MAX: usize = 8;

/// By it the operating system tells files apart: device and number.
type Identity = (u64, u64);

/// The data file, the log beside it and the index of the log, as they were opened.
#[derive(Debug)]
pub(super) struct Standing {
    /// The data file as it is named, which may be a link.
    named: PathBuf,
    file: PathBuf,
    data: Identity,
    beside: OnceLock<Beside>,
    known: Mutex<Known>,
    /// How often the data file was written by somebody else.
    touched: AtomicU64,
    /// How often something was committed by somebody else.
    strange: AtomicU64,
    /// Something stood where it should not, and what it was.
    gone: OnceLock<PathBuf>,
}

/// Files that SQLite makes when it first needs them.
#[derive(Debug)]
struct Beside {
    log: File,
    index: Index,
    identities: [Identity; 2],
}

/// What was last seen.
#[derive(Debug)]
struct Known {
    data: Written,
    /// Where the log ended, and of which writing it was.
    end: Option<End>,
    /// Which writing of the log was seen to be whole.
    whole: Option<Written>,
}

/// A writing of a file: its length and when it was last written, which nobody can put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    bytes: u64,
    at: (i64, i64),
}

impl Standing {
    /// Of files that were opened just now, by the name of the data file and where it lies.
    pub fn of(named: &Path, file: &Path) -> Result<Standing, Fault> {
        let found = file.metadata().map_err(|source| Fault::File { path: file.to_owned(), source })?;
        let known = Mutex::new(Known { data: Written::of(&found), end: None, whole: None });
        let standing = Standing {
            named: named.to_owned(),
            file: file.to_owned(),
            data: identity(&found),
            beside: OnceLock::new(),
            known,
            touched: AtomicU64::new(0),
            strange: AtomicU64::new(0),
            gone: OnceLock::new(),
        };
        standing.check()?;
        standing.committed();
        Ok(standing)
    }

    /// Refuses to go on where another file, or none, stands in the place of one that is open, or where one was cut short
    /// or written over. It costs a few looks at the folder, which is nothing beside a write.
    pub fn check(&self) -> Result<(), Fault> {
        if let Some(path) = self.gone.get() {
            return Err(gone(path));
        }
        if let Some(said) = files::journal(&self.file) {
            return Err(Fault::Replaced(said));
        }
        match self.misplaced() {
            None => Ok(()),
            Some(path) => Err(gone(self.gone.get_or_init(|| path))),
        }
    }

    /// The same, once in a while: also whether each frame of the log is whole, if it was written to since, and whether
    /// somebody else wrote.
    pub fn look(&self) -> Result<(), Fault> {
        self.check()?;
        self.notice();
        match self.broken_log() {
            None => Ok(()),
            Some(path) => Err(gone(self.gone.get_or_init(|| path))),
        }
    }

    /// How often the data file was written by somebody else, which a command beside a server may do once its entries
    /// are durable.
    pub fn touched(&self) -> u64 {
        self.touched.load(Ordering::Acquire)
    }

    /// How often somebody else wrote anything.
    pub fn strange(&self) -> u64 {
        self.strange.load(Ordering::Acquire) + self.touched()
    }

    /// Notes what somebody else wrote since; says whether the data file was.
    pub fn notice(&self) -> bool {
        let mut known = self.known();
        if let Some(end) = self.beside().and_then(|beside| beside.index.end())
            && known.end.replace(end) != Some(end)
        {
            self.strange.fetch_add(1, Ordering::AcqRel);
        }
        let Ok(data) = self.file.metadata().map(|found| Written::of(&found)) else { return false };
        let touched = std::mem::replace(&mut known.data, data) != data;
        if touched {
            self.touched.fetch_add(1, Ordering::AcqRel);
        }
        touched
    }

    /// How many frames the log has.
    pub fn frames(&self) -> u32 {
        self.beside().and_then(|beside| beside.index.end()).map_or(0, |end| end.frames)
    }

    /// What the log ends with now was committed here.
    pub fn committed(&self) {
        if let Some(end) = self.beside().and_then(|beside| beside.index.end()) {
            self.known().end = Some(end);
        }
    }

    /// What stands in the data file now was moved into it from the log here.
    pub fn moved(&self) {
        if let Ok(found) = self.file.metadata() {
            self.known().data = Written::of(&found);
        }
        self.committed();
    }

    /// The file that is not what it was.
    fn misplaced(&self) -> Option<PathBuf> {
        let data = self.file.metadata().ok().filter(|found| identity(found) == self.data);
        // Nobody makes the file smaller: pages that are free are kept for what comes.
        if data.is_none_or(|found| found.len() < self.known().data.bytes) {
            return Some(self.file.clone());
        }
        if self.named != self.file && identity_of(&self.named) != Some(self.data) {
            return Some(self.named.clone());
        }
        let beside = self.beside()?;
        let paths = [log_of(&self.file), index_of(&self.file)];
        let mut both = paths.iter().zip(beside.identities);
        if let Some((path, _)) = both.find(|(path, known)| identity_of(path) != Some(*known)) {
            return Some(path.clone());
        }
        self.is_cut(beside).then(|| log_of(&self.file))
    }

    /// Whether the log does not reach as far as its index says.
    fn is_cut(&self, beside: &Beside) -> bool {
        for _ in 0..TRIES_MAX {
            let Some(end) = beside.index.end() else { return false };
            if end.is_of(&beside.log) {
                return false;
            }
            // Somebody may have begun it anew between the two looks.
            if beside.index.end() == Some(end) {
                return true;
            }
        }
        false
    }

    /// The log, where one of its frames is not what it was.
    fn broken_log(&self) -> Option<PathBuf> {
        let (beside, path) = (self.beside()?, log_of(&self.file));
        let now = Written::of(&beside.log.metadata().ok()?);
        if self.known().whole == Some(now) {
            return None;
        }
        for _ in 0..TRIES_MAX {
            let end = beside.index.end()?;
            if log::whole(&path, end.frames).is_some_and(|frames| frames >= end.frames) || end.frames == 0 {
                self.known().whole = Some(now);
                return None;
            }
            // Frames are added behind these, unless the log was begun anew.
            if beside.index.end()?.mark == end.mark {
                return Some(path);
            }
        }
        None
    }

    /// The files beside the data file, from when they are first there.
    fn beside(&self) -> Option<&Beside> {
        if let Some(beside) = self.beside.get() {
            return Some(beside);
        }
        let log = File::open(log_of(&self.file)).ok()?;
        let index = Index::open(&index_of(&self.file)).ok()?;
        let identities = [identity(&log.metadata().ok()?), identity(&index.file().metadata().ok()?)];
        Some(self.beside.get_or_init(|| Beside { log, index, identities }))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Written {
    fn of(found: &Metadata) -> Written {
        Written { bytes: found.len(), at: (found.ctime(), found.ctime_nsec()) }
    }
}

fn identity(found: &Metadata) -> Identity {
    (found.dev(), found.ino())
}

fn identity_of(path: &Path) -> Option<Identity> {
    path.metadata().ok().map(|found| identity(&found))
}

fn gone(file: &Path) -> Fault {
    let advice = "stop the program, keep a copy of the folder as evidence, put the right file in its place and start it \
        again; `muniment verify` says what it holds";
    Fault::Replaced(format!(
        "{} was replaced, removed, cut or written over while it was open, so nothing more is recorded or shown: {advice}",
        file.display()
    ))
}
