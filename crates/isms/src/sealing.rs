//! What somebody signed stays as it was signed: the one way in which guards say so.

mod sealed;

use kernel::{Declared, Many, Record, Refusal};

pub use sealed::{By, Locked, Sealed, locks, sealed};

/// Fields by which a record is found again, whoever signed it.
const FINDING: [&str; 2] = ["tags", "own"];

/// A field that may be altered in part, with whether an alteration leaves what was signed.
pub type Partly<R> = (&'static str, fn(&R, &R) -> bool);

/// What of a register may still be written once a record of it is signed; everything else stays.
pub struct Seal<R: 'static> {
    /// Fields that stay free, beside those by which a record is found again.
    pub free: &'static [&'static str],
    /// Fields that are free in part.
    pub partly: &'static [Partly<R>],
}

impl<R: Declared> Seal<R> {
    /// Refuses each alteration of what was signed; `message` says what to do instead.
    pub fn broken(&self, message: &str, before: &R, after: &R) -> Vec<Refusal> {
        let left = |key: &str| self.partly.iter().any(|(own, leaves)| *own == key && leaves(before, after));
        altered(message, before, after, |key| !self.frees(key) && !left(key))
    }

    /// Whether a field stays whatever is written into it.
    pub fn locks(&self, key: &str) -> bool {
        !self.frees(key) && self.partly.iter().all(|(own, _)| *own != key)
    }

    fn frees(&self, key: &str) -> bool {
        FINDING.contains(&key) || self.free.contains(&key)
    }
}

/// Refuses each alteration of the fields that `sealed` names.
pub fn altered<R: Declared>(message: &str, before: &R, after: &R, sealed: impl Fn(&str) -> bool) -> Vec<Refusal> {
    let fields = R::REGISTER.fields.iter().enumerate();
    let broken = fields.filter(|(at, field)| sealed(field.key) && Record::differs(before, *at, after));
    broken.map(|(_, field)| Refusal::house_rule(field.key, message)).collect()
}

/// Whether each row that was there is there, the same in what `same` compares; rows may be added.
pub fn rows_stay<T>(before: &Many<T>, after: &Many<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    before.iter().all(|(key, row)| after.at(key).is_some_and(|own| same(row, own)))
}

/// Whether words stay as they are; what nobody had said may be said.
pub fn words_stay(before: Option<&str>, after: Option<&str>) -> bool {
    before.is_none_or(kernel::is_blank) || before == after
}
