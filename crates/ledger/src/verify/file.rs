//! An exported ledger, verified line by line with nothing beside it; the format stands in [`crate::store::raw`].

use crate::checkpoint::Checkpoint;
use crate::entry::Entry;
use crate::fault::{Fault, Malformed};
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
/// The number of the line with the first key.
const KEYS_FROM: usize = 3;

/// Verifies an exported ledger against its checkpoints and what is trusted from elsewhere. Signatures are checked
/// with the keys of `trust`, or, where it has none, with those that the file itself names.
///
/// It always gives a report unless the file cannot be opened: what cannot be read is a finding. Each entry is shown to
/// `seen`, which knows what the bytes mean, and is asked at the end for what it found.
pub fn verify_file(path: &Path, trust: &Trust, seen: &mut dyn Seen) -> Result<Report, Fault> {
    let unreadable = |source| Fault::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut lines = Lines { reader: std::io::BufReader::new(file), number: 0, cut: false };
    let Head { org, own, first } = Head::read(&mut lines)
        .map_err(|wrong| Fault::Unusable(format!("{} is no exported ledger: {wrong}", path.display())))?;
    let (given, wrong) = match &trust.keys {
        Some(keys) => {
            let (keys, wrong) = keys.with_heirs(&own);
            (Some(keys), wrong)
        }
        None => (None, own.check().err().into_iter().collect()),
    };
    let mut reading = Reading::begin(&org, given.as_ref().unwrap_or(&own), &own, trust.checkpoint.as_deref());
    for (nth, wrong) in wrong {
        reading.walk.report.find(Place::Beside(format!("line {}", nth + KEYS_FROM)), wrong.to_string(), advice::HEIR);
    }
    if let (Some(_), Err((nth, wrong))) = (&given, own.check())
        && reading.walk.report.findings.is_empty()
    {
        let sentence = format!("{wrong}; the keys known are another list, and they count");
        reading.walk.report.warn(Place::Beside(format!("line {}", nth + KEYS_FROM)), sentence, advice::WHOLE_FILE);
    }
    let mut line = first;
    while let Some(told) = line {
        if !reading.take(&told, lines.number, seen) {
            break;
        }
        line = lines.next();
    }
    let more = lines.next().map(|_| lines.number);
    let mut report = reading.finish(more, lines.cut);
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
    fn read(lines: &mut Lines<impl BufRead>) -> Result<Head, Malformed> {
        let mark = lines.next().ok_or_else(|| Malformed::new("it is empty"))?;
        if mark != raw::MARK {
            return Err(Malformed::new(not_the_mark(&mark)));
        }
        let origin = lines.next().and_then(|line| line.strip_prefix("origin muniment/").map(str::to_owned));
        let org = origin.ok_or_else(|| Malformed::new("its second line does not name the organization"))?;
        let (mut keys, mut first) = (String::new(), lines.next());
        while let Some(key) = first.as_deref().and_then(|line| line.strip_prefix("key ")) {
            keys.push_str(key);
            keys.push('\n');
            first = lines.next();
        }
        let own =
            Keys::public(&keys).map_err(|_| Malformed::new("it names no public key, or none that can be read"))?;
        Ok(Head { org, own, first })
    }
}

/// What is wrong with a first line that is not the one a ledger has.
fn not_the_mark(line: &str) -> String {
    let (mark, plain) = (raw::MARK, line.trim_start_matches('\u{feff}').trim_end_matches('\r'));
    match plain == mark {
        true if line.ends_with('\r') => {
            "its lines end as on Windows, which it was not written with: fetch it unchanged".into()
        }
        true => "a mark of its encoding was put before it: fetch it unchanged".into(),
        false
            if plain.get(..mark.len() - 1).is_some_and(|start| start.eq_ignore_ascii_case(&mark[..mark.len() - 1])) =>
        {
            format!("its form is {plain:?}, this program knows {mark}")
        }
        false => "write one with muniment export ledger".into(),
    }
}

/// The walk over the lines.
struct Reading<'k> {
    org: String,
    keys: &'k Keys,
    /// The keys that the file names, to tell what signed it where no key known did.
    own: &'k Keys,
    /// A checkpoint by such a key was named.
    unknown: bool,
    walk: Walk,
    tree: Frontier,
    outside: Outside,
    absent: Absent,
    /// A checkpoint of the present size was there.
    kept: bool,
    ended: bool,
}

impl<'k> Reading<'k> {
    fn begin(org: &str, keys: &'k Keys, own: &'k Keys, outside: Option<&str>) -> Reading<'k> {
        let mut walk = Walk::new(org);
        let outside = outside.and_then(|note| opened(note, org, keys, Place::Outside, &mut walk.report));
        let mut outside = Outside(outside);
        outside.pass(&mut walk);
        let (tree, absent) = (Frontier::default(), Absent::default());
        let org = org.to_owned();
        Reading { org, keys, own, unknown: false, walk, tree, outside, absent, kept: false, ended: false }
    }

    /// Takes one line; false when it is the last.
    fn take(&mut self, line: &str, number: u64, seen: &mut dyn Seen) -> bool {
        match line.split_once(' ') {
            Some(("entry", bytes)) => self.entry(bytes, number, seen),
            Some(("checkpoint", note)) => self.checkpoint(note, number),
            Some(("end", size)) => {
                self.ended = true;
                if size != self.walk.next().to_string() {
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
        if Checkpoint::open(&note, &self.org, self.keys).is_err()
            && Checkpoint::open(&note, &self.org, self.own).is_ok()
        {
            self.by_another(place);
            return;
        }
        match opened(&note, &self.org, self.keys, place.clone(), &mut self.walk.report) {
            Some(said) if said.size == size => compare(&mut self.walk, said.root, &note, &self.org, self.keys),
            Some(said) => wrong_size(place, &said, &mut self.walk.report),
            None => {}
        }
    }

    /// Names the first checkpoint that a key signed which the file names and nobody knows.
    fn by_another(&mut self, place: Place) {
        if !std::mem::replace(&mut self.unknown, true) {
            let sentence = "it is signed by a key that the file names and that is not among the keys known";
            self.walk.report.find(place, sentence, advice::ALL_KEYS);
        }
    }

    /// The report; `more` is the number of a line after the end, and the last line may have no end.
    fn finish(mut self, more: Option<u64>, cut: bool) -> Report {
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
        } else if cut {
            let sentence = "its last line has no end: it was cut short";
            self.walk.report.find(Place::Beside("file".into()), sentence, advice::WHOLE_FILE);
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
    /// The line read last has no line end.
    cut: bool,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        let read = std::io::Read::take(&mut self.reader, LINE_BYTES_MAX).read_until(b'\n', &mut bytes).ok()?;
        if read == 0 {
            return None;
        }
        self.number += 1;
        self.cut = bytes.pop_if(|last| *last == b'\n').is_none();
        if self.cut && read as u64 == LINE_BYTES_MAX && !self.skipped()? {
            return Some(String::new());
        }
        Some(String::from_utf8(bytes).unwrap_or_default())
    }

    /// Passes over the rest of a line; says whether nothing was left of it.
    fn skipped(&mut self) -> Option<bool> {
        let mut none = true;
        loop {
            let held = self.reader.fill_buf().ok()?;
            if held.is_empty() {
                return Some(none);
            }
            none = false;
            let end = held.iter().position(|byte| *byte == b'\n');
            let taken = end.map_or(held.len(), |end| end + 1);
            self.reader.consume(taken);
            if end.is_some() {
                self.cut = false;
                return Some(none);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Read, repeat};

    #[test]
    fn a_line_that_is_too_long_is_one_line_without_words() {
        let long = repeat(b'x').take(LINE_BYTES_MAX + 10).chain(&b"\nnext\n"[..]);
        let mut lines = Lines { reader: BufReader::new(long), number: 0, cut: false };
        assert_eq!(lines.next().as_deref(), Some(""));
        assert_eq!(lines.next().as_deref(), Some("next"));
        assert_eq!((lines.number, lines.cut, lines.next()), (2, false, None));
    }
}
