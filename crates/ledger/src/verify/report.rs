//! What was found, as data and as sentences.

use crate::date;
use crate::limits::FINDINGS_MAX;
use std::fmt;

/// What to do about a finding.
pub(super) mod advice {
    pub const RESTORE: &str = "stop writing, keep this copy as evidence, and restore the newest backup that verifies";
    pub const HARMLESS: &str = "nothing that is shown or recorded is another for it: see who wrote it. Where an organization \
        is missing, it may be what is left of that: keep it. Where none is, have it removed when it suits";
    pub const REINDEX: &str = "stop the servers, make the index anew with `REINDEX TABLE entry`, and verify again: the entries \
        themselves stand; a request that was sent again meanwhile may be recorded twice";
    pub const TWICE: &str = "see whether what it did is there twice, and take one of them back by an act; an index of the \
        database had forgotten the first: on PostgreSQL make it anew with `REINDEX TABLE entry`";
    pub const UNMARKED: &str = "see who can write to the database; give the account another password or token, or put \
        muniment.aside back from the newest backup where it is another one";
    pub const REBUILD: &str = "the entries themselves agree with the checkpoints; \
        restore the newest backup that verifies to have their hashes back";
    pub const SNAPSHOT: &str =
        "drop the snapshots with `muniment snapshots --drop`: they are a cache and are made again";
    pub const OUTSIDE_LOST: &str = "check that this is the right data folder and the right checkpoint";
    pub const NEWER_BACKUP: &str =
        "this is an older or a cut copy: find the newer one, or restore a backup that holds at least as many entries";
    pub const STOLEN: &str = "somebody may have signed with a stolen key: compare with a checkpoint kept outside, \
        and restore the newest backup that agrees with it";
    pub const ALL_KEYS: &str = "bring all lines of `muniment key show`, from the first key on, on a way you \
        trust: each key of the ledger signs the checkpoints of its time";
    pub const HEIR: &str = "somebody may have signed with a stolen key: ask for `muniment key show` on a way you trust, \
        and compare with a checkpoint kept outside";
    pub const WHOLE_FILE: &str = "write or fetch the file again; if it stays so, verify the data it came from";
    pub const KEYS: &str = "check that muniment.pub is the one that belongs to this data; \
        if it is, restore the newest backup that verifies";
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The data file as a whole.
    Store,
    /// The head of the organization.
    Organization,
    /// One entry.
    Entry(u64),
    /// A range of entries, both ends included.
    Entries {
        /// The first entry.
        first: u64,
        /// The last entry.
        last: u64,
    },
    /// The stored hash over some entries, both ends included.
    Hash {
        /// The first entry below the hash.
        first: u64,
        /// The last entry below the hash.
        last: u64,
    },
    /// The checkpoint of a size.
    Checkpoint(u64),
    /// The checkpoint given from outside.
    Outside,
    /// The snapshot of a size.
    Snapshot(u64),
    /// Something that is kept beside the ledger, in the words of whoever keeps it.
    Beside(String),
}

/// One thing that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What is wrong there.
    pub sentence: String,
    /// What to do.
    pub advice: String,
}

/// The newest checkpoint that all entries before it agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// How many entries it covers.
    pub size: u64,
    /// The time of the last of them; 0 if there is none.
    pub time_us: i64,
}

/// The outcome of checking one ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The organization key; empty for what belongs to none.
    pub org: String,
    /// How many entries were read.
    pub entries: u64,
    /// How many of their items were erased.
    pub items_erased: u64,
    /// How many checkpoints agree, the one from outside included.
    pub checkpoints: u64,
    /// The newest checkpoint that agrees.
    pub covered: Option<Covered>,
    /// The size of the checkpoint from outside, if there was one and it agrees.
    pub outside: Option<u64>,
    /// What is wrong, in the order of the entries; at most [`FINDINGS_MAX`].
    pub findings: Vec<Finding>,
    /// What somebody should know of though nothing is wrong with what is shown; at most [`FINDINGS_MAX`].
    pub warnings: Vec<Finding>,
    /// How many findings were left out.
    pub further: u64,
}

impl Report {
    /// Of a ledger of which nothing was looked at yet.
    pub fn new(org: &str) -> Report {
        Report {
            org: org.to_owned(),
            entries: 0,
            items_erased: 0,
            checkpoints: 0,
            covered: None,
            outside: None,
            findings: Vec::new(),
            warnings: Vec::new(),
            further: 0,
        }
    }

    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// Adds something that was found beside the ledger.
    pub fn add(&mut self, place: Place, sentence: impl Into<String>, advice: &str) {
        self.find(place, sentence, advice);
    }

    pub(super) fn find(&mut self, place: Place, sentence: impl Into<String>, advice: &str) {
        if self.findings.len() < FINDINGS_MAX {
            let (sentence, advice) = (sentence.into(), advice.to_owned());
            self.findings.push(Finding { place, sentence, advice });
        } else {
            self.further += 1;
        }
    }

    /// Adds something that somebody should know of.
    pub fn warn(&mut self, place: Place, sentence: impl Into<String>, advice: &str) {
        if self.warnings.len() < FINDINGS_MAX {
            let (sentence, advice) = (sentence.into(), advice.to_owned());
            self.warnings.push(Finding { place, sentence, advice });
        }
    }

    fn covers(&self) -> String {
        let Some(Covered { size, time_us }) = self.covered else {
            return "no checkpoint agrees with the entries".into();
        };
        let date = if size == 0 { "an empty ledger".into() } else { date::text(time_us) };
        format!("complete up to checkpoint {size} of {date}")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.org.is_empty() {
            write!(
                f,
                "{}: {} entries, {} checkpoints agree; {}",
                self.org,
                self.entries,
                self.checkpoints,
                self.covers()
            )?;
            match self.outside {
                Some(size) => writeln!(f, "; the checkpoint of {size} entries from outside agrees")?,
                None => writeln!(f, "; no checkpoint from outside was compared")?,
            }
        }
        for Finding { place, sentence, advice } in &self.findings {
            writeln!(f, "  {place}: {sentence}; {advice}")?;
        }
        for Finding { place, sentence, advice } in &self.warnings {
            writeln!(f, "  warning: {place}: {sentence}; {advice}")?;
        }
        if self.further > 0 {
            writeln!(f, "  and {} findings more", self.further)?;
        }
        Ok(())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Store => write!(f, "data file"),
            Place::Organization => write!(f, "head"),
            Place::Entry(seq) => write!(f, "entry {}", seq + 1),
            Place::Entries { first, last } => write!(f, "entries {} to {}", first + 1, last + 1),
            Place::Hash { first, last } => write!(f, "tree hash over entries {} to {}", first + 1, last + 1),
            Place::Checkpoint(size) => write!(f, "checkpoint {size}"),
            Place::Outside => write!(f, "checkpoint from outside"),
            Place::Snapshot(size) => write!(f, "snapshot {size}"),
            Place::Beside(words) => f.write_str(words),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.sentence)
    }
}
