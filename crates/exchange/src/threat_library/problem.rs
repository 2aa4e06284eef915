//! What is wrong in a library, where, and what to do about it.

use std::fmt;

/// The most problems that one answer lists.
pub const PROBLEMS_MAX: usize = 200;

/// Something that keeps a library from being read, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name as given.
    pub file: String,
    /// The row in the file's list, counted from 1, where one row is meant.
    pub row: Option<usize>,
    /// The row's code, or its UUID where it has no code, as far as it can be read.
    pub item: Option<String>,
    /// The field, where one field is meant.
    pub field: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    /// `threats.en.json, row 3 (MA16), c: write true or false`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(item) = &self.item {
            write!(f, " ({item})")?;
        }
        if let Some(field) = &self.field {
            write!(f, ", {field}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl Problem {
    /// A problem of the whole file.
    pub(super) fn of_file(file: &str, message: &str) -> Problem {
        Problem { file: file.to_owned(), row: None, item: None, field: None, message: message.to_owned() }
    }
}

/// At most [`PROBLEMS_MAX`] problems, the last of them counting the rest.
pub(super) fn bounded(mut problems: Vec<Problem>) -> Vec<Problem> {
    if problems.len() > PROBLEMS_MAX {
        let rest = problems.len() - (PROBLEMS_MAX - 1);
        let file = problems[PROBLEMS_MAX - 1].file.clone();
        problems.truncate(PROBLEMS_MAX - 1);
        problems
            .push(Problem::of_file(&file, &format!("and after it: {rest} more problems: repair those above first")));
    }
    problems
}
