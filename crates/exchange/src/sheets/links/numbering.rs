//! Whose numbers a column of links holds, where they can be our references and those of another list: said once for it.

use kernel::{Kind, Path};

use crate::sheets::cells::values::Reading;
use crate::sheets::columns::meanings::Column;
use crate::sheets::sayings::Word;
use crate::sheets::sayings::notations::ALL;

/// What may be said of a column: its numbers are our references, or those that another list gave our records.
pub const WHOSE: [&str; 2] = ["reference", "number"];

/// Whose numbers a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Our references.
    Ours,
    /// Numbers of another list, as our records keep them.
    Theirs,
}

impl Whose {
    /// Whose they are by a word; none where it says neither.
    pub fn read(word: &str) -> Option<Self> {
        match WHOSE.iter().position(|own| *own == word.trim())? {
            0 => Some(Self::Ours),
            _ => Some(Self::Theirs),
        }
    }
}

/// The question whose the numbers of a column are, where one of its words can mean either, or it was answered.
pub fn asked(column: &Column, path: &Path, kind: Kind, words: &[Word], reading: &Reading<'_>) -> Option<Word> {
    let target = kind.target()?;
    let sayings = &reading.manner.sayings;
    let said = sayings.whose(path).and_then(|_| sayings.find(path, ALL).cloned());
    let either = words.iter().filter(|word| word.is_open() && reading.names.is_either(target, &word.word));
    let rows: usize = either.map(|word| word.rows).sum();
    let bare = Word::bare(column.at, path, kind, (ALL.to_owned(), rows));
    (rows > 0 || said.is_some()).then_some(Word { said, ..bare })
}
