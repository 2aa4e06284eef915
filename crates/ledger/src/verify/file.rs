//! An exported ledger, verified line by line with nothing beside it; the format stands in [`crate::store::raw`].

use crate::entry::Entry;
use crate::fault::Fault;
use crate::keys::Keys;
use crate::proof::Trust;
use crate::store::raw;
use crate::tree::Frontier;
use crate::verify::marks::{opened, wrong_size};
use crate::verify::outside::{Absent, Outside, compare};
use crate::verify::report::{Place, Report, advice};
use crate::verify::walk::Walk;
use std::io::BufRead;
use std::path::Path;

/// Longer than any line of a sound file: the largest entry in base64.
const LINE_BYTES_MAX: u64 = 2 * crate::limits::ENTRY_BYTES_MAX as u64;

/// Verifies an exported ledger against its checkpoints and what is trusted from elsewhere. Signatures are checked
/// with the keys of `trust`, or, where it has none, with those that the file itself names.
///
/// It always gives a report unless the file cannot be opened: what cannot be read is a finding. Each entry is shown to
/// `seen`, which knows what the bytes mean, and is asked at the end for what it found.
pub fn verify_file(path: &Path, trust: &Trust, seen: &mut dyn Seen) -> Result<Report, Fault> {
    let unreadable = |source| Fault::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut lines = Lines { reader: std::io::BufReader::new(file), number: 0 };
    let Some(Head { org, own, first }) = Head::read(&mut lines) else {
        let message = format!("{} is no exported ledger: write one with muniment export ledger", path.display());
        return Err(Fault::Unusable(message));
    };
    let keys = trust.keys.as_ref().map_or_else(|| own.with_heirs(&own), |keys| keys.with_heirs(&own));
    let mut reading = Reading::begin(&org, &keys, trust.checkpoint.as_deref());
    let mut line = first;
    while let Some(told) = line {
        if !reading.take(&told, lines.number, seen) {
            break;
        }
        line = lines.next();
    }
    let mut report = reading.finish(lines.next().map(|_| lines.number));
    // What an unsound ledger holds cannot be told with certainty.
    if report.is_sound() {
        seen.finish(&mut report);
    }
    Ok(report)
}

/// Somebody who looks at the entries of a file while it is verified.
pub trait Seen {
    /// One entry, whose body can be read.
    fn entry(&mut self, entry: &Entry);
    /// Adds what does not agree.
    fn finish(&mut self, report: &mut Report);
}

/// Nobody looks.
impl Seen for () {
    fn entry(&mut self, _: &Entry) {}
    fn finish(&mut self, _: &mut Report) {}
}

/// What stands before the entries.
struct Head {
    org: String,
    own: Keys,
    /// The first line after it.
    first: Option<String>,
}

impl Head {
    fn read(lines: &mut Lines<impl BufRead>) -> Option<Head> {
        lines.next().filter(|mark| mark == raw::MARK)?;
        let org = lines.next()?.strip_prefix("origin muniment/")?.to_owned();
        let (mut keys, mut first) = (String::new(), lines.next());
        while let Some(key) = first.as_deref().and_then(|line| line.strip_prefix("key ")) {
            keys.push_str(key);
            keys.push('\n');
            first = lines.next();
        }
        Some(Head { org, own: Keys::public(&keys).ok()?, first })
    }
}

/// The walk over the lines.
struct Reading<'k> {
    org: String,
    keys: &'k Keys,
    walk: Walk,
    tree: Frontier,
    outside: Outside,
    absent: Absent,
    /// A checkpoint of the present size was there.
    kept: bool,
    ended: bool,
}

impl<'k> Reading<'k> {
    fn begin(org: &str, keys: &'k Keys, outside: Option<&str>) -> Reading<'k> {
        let mut walk = Walk::new(org);
        let outside = outside.and_then(|note| opened(note, org, keys, Place::Outside, &mut walk.report));
        let mut outside = Outside(outside);
        outside.pass(&mut walk);
        let (tree, absent) = (Frontier::default(), Absent::default());
        Reading { org: org.to_owned(), keys, walk, tree, outside, absent, kept: false, ended: false }
    }

    /// Takes one line; false when it is the last.
    fn take(&mut self, line: &str, number: u64, seen: &mut dyn Seen) -> bool {
        match line.split_once(' ') {
            Some(("entry", bytes)) => self.entry(bytes, number, seen),
            Some(("checkpoint", note)) => self.checkpoint(note, number),
            Some(("end", size)) => {
                self.ended = true;
                if size.parse() != Ok(self.walk.next()) {
                    let sentence = format!("it says that there are {size} entries, but {} came", self.walk.next());
                    self.find(number, sentence);
                }
                return false;
            }
            Some(_) | None => self.find(number, "it is none that a ledger has"),
        }
        true
    }

    fn entry(&mut self, bytes: &str, number: u64, seen: &mut dyn Seen) {
        self.absent.pass(&mut self.walk, self.kept);
        self.kept = false;
        let Some(mut row) = raw::row(self.walk.next(), bytes) else {
            self.find(number, "its entry cannot be read");
            return;
        };
        if row.seq < self.walk.next() {
            let sentence = format!("entry {} stands here again or too late: lines were repeated or moved", row.seq + 1);
            self.find(number, sentence);
            return;
        }
        row.hashes = self.tree.push(crate::hash::leaf(&row.header)).concat();
        self.walk.row(&row);
        if let Ok(entry) = row.entry() {
            seen.entry(&entry);
        }
        self.outside.pass(&mut self.walk);
    }

    fn checkpoint(&mut self, note: &str, number: u64) {
        let size = self.walk.next();
        self.kept = true;
        let Some(note) = raw::note(note) else {
            self.find(number, "its checkpoint cannot be read");
            return;
        };
        let place = Place::Checkpoint(size);
        match opened(&note, &self.org, self.keys, place.clone(), &mut self.walk.report) {
            Some(said) if said.size == size => compare(&mut self.walk, said.root, &note, &self.org, self.keys),
            Some(said) => wrong_size(place, &said, &mut self.walk.report),
            None => {}
        }
    }

    /// The report; `more` is the number of a line after the end.
    fn finish(mut self, more: Option<u64>) -> Report {
        self.absent.pass(&mut self.walk, self.kept);
        let size = self.walk.next();
        if !self.kept {
            let sentence = "it is missing, though it signs the end of the ledger";
            self.walk.report.find(Place::Checkpoint(size), sentence, advice::WHOLE_FILE);
        }
        if !self.ended {
            let sentence = format!("it ends after {size} entries without saying so: it was cut short");
            self.walk.report.find(Place::Beside("file".into()), sentence, advice::WHOLE_FILE);
        }
        if let Some(number) = more {
            self.find(number, "it stands behind the end");
        }
        self.outside.finish(size, &mut self.walk.report);
        self.walk.finish()
    }

    fn find(&mut self, number: u64, sentence: impl Into<String>) {
        self.walk.report.find(Place::Beside(format!("line {number}")), sentence, advice::WHOLE_FILE);
    }
}

/// The lines of a file, counted from 1. One that is no text or too long comes as an empty one.
struct Lines<R> {
    reader: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        let read = std::io::Read::take(&mut self.reader, LINE_BYTES_MAX).read_until(b'\n', &mut bytes).ok()?;
        if read == 0 {
            return None;
        }
        self.number += 1;
        bytes.pop_if(|last| *last == b'\n');
        Some(String::from_utf8(bytes).unwrap_or_default())
    }
}
