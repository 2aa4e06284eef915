//! Which record a row is about.

use kernel::refusal::Wrong;
use kernel::{RawId, Register, Table, Value};

use super::templates::{self, Composed};
use crate::sheets::Matching;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::controls::applicability;
use crate::sheets::file::book::Line;
use crate::sheets::file::invisibles;
use crate::sheets::links::names::{self, Names};

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The record; none where the row makes a new one.
    pub known: Option<RawId>,
    /// Whether the row names it by its reference, so that empty cells mean emptied fields.
    pub referenced: bool,
    /// Whether a content that no other record holds, such as an e-mail address, told it.
    pub by_content: bool,
    /// The version that the record had when the row was exported.
    pub version: Option<u64>,
    /// A record that a new one looks like.
    pub like: Option<RawId>,
}

/// How the rows of a sheet find their records.
pub struct Finding<'a> {
    /// The register.
    pub register: &'static Register,
    /// Its records.
    pub table: &'a dyn Table,
    /// The columns of the sheet.
    pub columns: &'a [Column],
    /// Titles of records.
    pub names: &'a Names<'a>,
    /// What titles are composed of, where no column holds them.
    pub composed: &'a [Composed],
    /// Whether titles name records.
    pub matching: Matching,
}

impl Finding<'_> {
    /// The record of a row, or the column that is wrong about it.
    pub fn subject(&self, line: &Line<'_>) -> Result<Subject, (usize, Wrong)> {
        let version = self.version(line)?;
        if let Some((at, text)) = self.text(line, |meaning| *meaning == Meaning::Reference) {
            let id = text.parse::<RawId>().ok().filter(|id| self.table.row(*id).is_some());
            let numbered =
                || names::reference(self.register, &text).and_then(|reference| self.table.numbered(reference));
            let missing =
                || format!("there is no {} {text}; leave the cell empty to make a new one", self.register.key);
            let known = id.or_else(numbered).ok_or_else(|| (at, Wrong::new(missing())))?;
            // A list whose numbers somebody took for our references does not know our fields.
            let foreign = |column: &Column| column.at == at && matches!(column.by, By::Told | By::Remembered);
            let referenced = version.is_some() || !self.columns.iter().any(foreign);
            return Ok(Subject { known: Some(known), referenced, version, ..Subject::default() });
        }
        if let Some(known) = self.columns.iter().find_map(|column| self.holder(line, column)) {
            return Ok(Subject { known: Some(known), by_content: true, ..Subject::default() });
        }
        let Some((at, title)) = templates::title(self.register, self.columns, self.composed, line) else {
            return Ok(Subject::default());
        };
        match (&self.names.titled(self.table, &title)[..], self.matching) {
            ([one], Matching::Titles) => Ok(Subject { known: Some(*one), ..Subject::default() }),
            ([_, _, ..], Matching::Titles) => {
                let message = format!("more than one {} is called \"{title}\"; use the reference", self.register.key);
                Err((at, Wrong::new(message)))
            }
            (bearers, _) => Ok(Subject { like: bearers.first().copied(), ..Subject::default() }),
        }
    }

    /// The words of the first column that means this, where any stand in it.
    fn text(&self, line: &Line<'_>, means: impl Fn(&Meaning) -> bool) -> Option<(usize, String)> {
        let column = self.columns.iter().find(|column| means(&column.meaning))?;
        let text = line.cell(column.at).words();
        let text = invisibles::without(&text);
        let text = text.trim();
        (!text.is_empty()).then(|| (column.at, text.to_owned()))
    }

    fn version(&self, line: &Line<'_>) -> Result<Option<u64>, (usize, Wrong)> {
        let Some((at, text)) = self.text(line, |meaning| *meaning == Meaning::RecordVersion) else { return Ok(None) };
        let wrong = |_| (at, Wrong::new(format!("\"{text}\" is no version; leave this column as it was exported")));
        text.parse().map(Some).map_err(wrong)
    }

    /// The record that holds the unique content of a cell.
    fn holder(&self, line: &Line<'_>, column: &Column) -> Option<RawId> {
        let (index, field) = self.register.field(&column.place()?.field)?;
        let text = if field.unique { line.cell(column.at).words() } else { return None };
        let read =
            applicability::controls(column.place()?, &text).filter(|_| self.register.key == applicability::REGISTER);
        self.table.holder(index, &read.unwrap_or_else(|| Value::Text(text.trim().to_owned())))
    }
}
