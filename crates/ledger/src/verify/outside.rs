//! The checkpoint from outside, checkpoints that should be there, and keys that sign beyond their time.

use crate::checkpoint::{Checkpoint, origin};
use crate::date;
use crate::hash::Hash;
use crate::keys::Keys;
use crate::limits::CHECKPOINT_EVERY;
use crate::verify::report::{Place, Report, advice};
use crate::verify::walk::Walk;

/// A checkpoint from outside that the walk has not reached.
pub(super) struct Outside(pub Option<Checkpoint>);

impl Outside {
    /// Compares it once the walk is where it was signed.
    pub fn pass(&mut self, walk: &mut Walk) {
        let reached = |outside: &mut Checkpoint| outside.size <= walk.next();
        let Some(outside) = self.0.take_if(reached) else { return };
        if outside.size < walk.next() || walk.is_lost() {
            let sentence = "it cannot be compared, as entries before it are missing or changed";
            walk.report.find(Place::Outside, sentence, advice::RESTORE);
        } else if walk.agrees(outside.root) {
            walk.checkpoint(outside.root);
            walk.report.outside = Some(outside.size);
        } else {
            walk.report.find(
                Place::Outside,
                format!("the first {} entries are not the ones it signs: they were rewritten", outside.size),
                advice::RESTORE,
            );
            // Whoever could sign a rewritten history could sign all checkpoints in it.
            walk.forget_agreement();
        }
    }

    /// What is left of it once the entries are at their end.
    pub fn finish(self, size: u64, report: &mut Report) {
        let Some(outside) = self.0 else { return };
        let (sentence, advice) = if outside.size > size {
            let sentence = format!("it signs {} entries, but there are only {size}", outside.size);
            (sentence, advice::NEWER_BACKUP)
        } else {
            ("it cannot be compared, as entries before it are damaged".to_owned(), advice::RESTORE)
        };
        report.find(Place::Outside, sentence, advice);
    }
}

/// The place just passed: by it one sees that a day ended there without a checkpoint.
#[derive(Default)]
pub(super) struct Absent {
    size: u64,
    kept: bool,
    day: Option<i64>,
}

impl Absent {
    /// Names a checkpoint that is to be kept for ever and is not there; `kept` says whether one of this size is.
    pub fn pass(&mut self, walk: &mut Walk, kept: bool) {
        let size = walk.next();
        if size > 0 && size.is_multiple_of(CHECKPOINT_EVERY) && !kept {
            let sentence = "it is missing, though it is to be kept for ever";
            walk.report.find(Place::Checkpoint(size), sentence, advice::RESTORE);
        }
        let day = walk.last_time().map(date::day);
        let before = std::mem::replace(self, Absent { size, kept, day });
        let Absent { size: last, kept: kept_last, day: Some(day_last) } = before else { return };
        let one_on = size == last + 1 && !last.is_multiple_of(CHECKPOINT_EVERY);
        if one_on && !kept_last && !walk.is_lost() && day.is_some_and(|day| day != day_last) {
            let sentence = "it is missing, though it ended a day";
            walk.report.find(Place::Checkpoint(last), sentence, advice::RESTORE);
        }
    }
}

/// Compares the walk with a checkpoint of its present size, and names the key of one that agrees where it had been given
/// up before the last entry.
pub(super) fn compare(walk: &mut Walk, root: Hash, note: &str, org: &str, keys: &Keys) {
    let agrees = walk.checkpoint(root);
    let Some(last) = walk.last_time().filter(|_| agrees) else { return };
    if let Err(wrong) = keys.timely(note, &origin(org), last) {
        walk.report.find(Place::Checkpoint(walk.next()), wrong.to_string(), advice::STOLEN);
    }
}
