//! A report as a value: heading, columns, rows and a summary.

use jiff::civil::Date;

/// What stands on every printed page: whose report it is, of which day, and from which entry of the ledger.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The organization's key, for file names.
    pub key: String,
    /// The organization's name.
    pub organization: String,
    /// The day the report shows.
    pub day: Date,
    /// The ledger entry it was made from.
    pub entry: u64,
    /// The leaf hash of that entry in hex, for a report that is handed over.
    pub hash: Option<String>,
    /// The filter behind it, in words; nothing where it shows all.
    pub filter: Option<String>,
}

/// A report.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Number of the document, such as `ISMS-SOA-001`.
    pub document: String,
    /// What the report is called.
    pub title: String,
    /// Which version of the document it is, such as `v2`; nothing where it shows the records as they are.
    pub version: String,
    /// What it follows, such as `ISO/IEC 27001:2022`; perhaps nothing.
    pub basis: String,
    /// Whose it is, and of which day.
    pub heading: Heading,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Its numbers, on a page of their own.
    pub summary: Option<Summary>,
    /// What is said below the heading, a line each.
    pub remarks: Vec<Remark>,
}

/// Something said about a report, such as who approved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is about; perhaps nothing.
    pub label: String,
    /// What is said.
    pub text: String,
}

impl Remark {
    /// A sentence.
    pub fn sentence(text: impl Into<String>) -> Self {
        Self { label: String::new(), text: text.into() }
    }
}

/// In one line.
impl std::fmt::Display for Remark {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let between = if self.label.is_empty() { "" } else { ": " };
        let line = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        write!(to, "{}{between}{line}", self.label)
    }
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it is called.
    pub label: String,
    /// How broad it is.
    pub width: Width,
    /// Where it is shown.
    pub shown: Shown,
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Wherever the report is.
    Everywhere,
    /// In a workbook, printed too; a document has no room for it.
    Workbook,
    /// For filtering alone: left out where the report is printed. Such columns come last.
    Screen,
}

/// How broad a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A tick.
    Tick,
    /// A number or a short id.
    Narrow,
    /// A reference, a day, a word.
    Word,
    /// A name.
    Name,
    /// A title.
    Title,
    /// Sentences.
    Text,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Printed quietly: what it shows does not apply.
    pub quiet: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
    /// A tick.
    Tick,
}

impl Cell {
    /// Words, or nothing where there are none.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() { Self::Empty } else { Self::Text(words) }
    }

    /// A tick or nothing.
    pub fn tick(set: bool) -> Self {
        if set { Self::Tick } else { Self::Empty }
    }

    /// A day or nothing.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

/// Numbers by group.
#[derive(Clone, Debug)]
pub struct Summary {
    /// What it is called.
    pub title: String,
    /// What the columns are called; the first names the group.
    pub columns: Vec<String>,
    /// Each group with its numbers.
    pub rows: Vec<(String, Vec<usize>)>,
    /// The sums.
    pub total: (String, Vec<usize>),
}
