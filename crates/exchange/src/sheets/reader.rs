//! The way from sheets to commands.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{Path, RawId, Refusal, Register, State, Value, print};

use super::book::{Book, Line, Page};
use super::cells::Reading;
use super::columns::{self, Column, Meaning};
use super::commands::{Asked, assembled};
use super::habits::{Habits, Looked};
use super::levels::Levels;
use super::names::Names;
use super::preview::{Change, Outcome, Preview, Row, Sheet, cell};
use super::room::Load;
use super::rows::Rows;
use super::subject::{Finding, Subject};
use super::twins::Twins;
use super::written::content;
use super::{
    ABOUT_SHEET, Options, ROWS_TOLD_MAX, about, joined, kept, left, merge, suggest, top, twins, unsaid, warned,
};
use crate::progress::Step;

/// Reads the sheets of one file.
pub struct Reader<'a> {
    file: &'a str,
    options: &'a Options,
    state: &'a State,
    zone: TimeZone,
}

/// A sheet whose columns are understood.
struct Opened {
    sheet: Sheet,
    register: &'static Register,
    lines: Vec<Line>,
    habits: Habits,
    levels: Levels,
    subjects: Vec<Subject>,
    /// Position in the file of its first row.
    first: u64,
}

impl<'a> Reader<'a> {
    /// A reader for a file of this name.
    pub fn new(file: &'a str, options: &'a Options, state: &'a State) -> Self {
        Self { file, options, state, zone: options.zone.clone().unwrap_or(TimeZone::UTC) }
    }

    /// Tells what the sheets would do.
    pub fn read(&self, book: Book) -> Preview {
        let mut preview = Preview { notes: book.notes, ..Preview::default() };
        let alone = book.pages.iter().filter(|page| page.name != ABOUT_SHEET).count() == 1;
        let (mut opened, mut first) = (Vec::new(), 0);
        for page in book.pages {
            if self.options.progress.is_given_up() {
                break;
            }
            match self.open(page, alone, first) {
                Ok(Some(sheet)) => {
                    first += sheet.lines.len() as u64;
                    opened.push(sheet);
                }
                Ok(None) => {}
                Err(sheet) => preview.sheets.push(*sheet),
            }
        }
        if opened.is_empty() && preview.sheets.is_empty() {
            preview.refusals.push(Refusal::software("file", "nothing stands in this file; choose one with rows"));
        }
        let mut names = Names::of(self.state);
        self.find_subjects(&mut opened, &names);
        if too_much(&mut opened) {
            preview.sheets.extend(opened.into_iter().map(|own| own.sheet));
            return preview;
        }
        opened.iter().for_each(|sheet| name_rows(sheet, &mut names));
        let mut asked = Vec::new();
        self.options.progress.begin(Step::Comparing, usize::try_from(first).unwrap_or_default());
        for mut sheet in opened {
            self.plan(&mut sheet, &names, &mut asked);
            preview.sheets.push(sheet.sheet);
        }
        if let Err(refusal) = self.options.progress.go_on() {
            return Preview { refusals: vec![refusal], ..Preview::default() };
        }
        if !preview.is_refused() {
            preview.commands = assembled(asked);
            preview.commands.extend(self.kept(&preview.sheets));
        }
        preview
    }

    /// Understands a sheet: none where it is left out, and what is wrong where it is not understood.
    fn open(&self, mut page: Page, alone: bool, first: u64) -> Result<Option<Opened>, Box<Sheet>> {
        let about = match about::register(&page.name, self.file, alone, self.options, self.state) {
            about::About::LeftOut => return Ok(None),
            _ if page.lines.is_empty() && !alone => return Ok(None),
            about::About::Unknown => return Err(Box::new(about::unknown(&page, self.state))),
            about::About::Register(register) => register,
        };
        let told = &self.options.told(&page.name);
        let nothing = columns::Headings::default();
        let understood = |heading: &str| {
            let column = columns::columns(about, &[heading.to_owned()], &[], told, &nothing, self.state);
            column.first().is_some_and(|column| column.meaning != Meaning::Unknown)
        };
        let mut sheet = Sheet::about(&page.name, Some(about));
        let Some(top) = top::find(&page, understood) else {
            sheet
                .refusals
                .push(Refusal::software(&page.name, "this sheet is empty; choose one with headings and rows"));
            return Err(Box::new(sheet));
        };
        if let Err(refusals) = merge::spread(&mut page, top.first) {
            sheet.refuse(refusals);
        }
        let mut lines = page.lines.split_off(top.first);
        let remembered = kept::remembered(about, &top.headings, self.state);
        sheet.heading_row = top.row;
        left::leave_out(&mut sheet, &mut lines, self.options);
        sheet.proposed = left::proposed(&lines, understood);
        sheet.columns = columns::columns(about, &top.headings, &lines, told, &remembered, self.state);
        columns::without_decisions(about, &mut sheet.columns);
        let row = format!("{}, row {}", page.name, top.row);
        let objections = columns::objections(about, &sheet.columns, told, &row);
        sheet.refuse(objections.into_iter().chain(stray(&page.name, &top.headings, &lines)));
        let levels = Levels::of(about, &sheet.columns, &lines, self.state);
        let (order, decimal_comma) = (self.options.days, page.decimal_comma);
        let looked = Looked { register: about, columns: &sheet.columns, lines: &lines, decimal_comma, order };
        let habits = Habits::of(&looked, self.state);
        let names = Names::of(self.state);
        let reading = self.reading(&names, &levels, &habits);
        suggest::suggest(about, &mut sheet.columns, &lines, &reading);
        sheet.notes = page.notes;
        sheet.notes.extend(told_of(&sheet.columns, about));
        sheet.notes.extend(habits.notes().iter().cloned());
        sheet.notes.extend(sheet.columns.iter().filter_map(|column| levels.told(column)));
        if sheet.columns.iter().all(|column| column.place().is_none()) {
            sheet.refusals.insert(0, nothing_known(&sheet, about));
        }
        Ok(Some(Opened { sheet, register: about, lines, habits, levels, subjects: Vec::new(), first }))
    }

    /// Finds the record of each row, and rows about the same record.
    fn find_subjects(&self, opened: &mut [Opened], names: &Names<'_>) {
        let mut seen: HashMap<RawId, (String, u32)> = HashMap::new();
        for own in opened {
            let Some(table) = self.state.table(own.register.key) else { continue };
            let (columns, matching) = (&own.sheet.columns, self.options.matching);
            let finding = Finding { register: own.register, table, columns, names, matching };
            let mut refusals = Vec::new();
            for line in own.lines.iter().take_while(|_| !self.options.progress.is_given_up()) {
                let subject = finding.subject(line).unwrap_or_else(|(at, wrong)| {
                    refusals.push(wrong.at(located(&own.sheet, line.number, at)));
                    Subject::default()
                });
                let here = || (own.sheet.name.clone(), line.number);
                if let Some((sheet, row)) = subject.known.and_then(|id| seen.insert(id, here())) {
                    let message = format!("{sheet}, row {row} is about the same record; keep one of the two");
                    refusals.push(Refusal::software(format!("{}, row {}", own.sheet.name, line.number), message));
                }
                own.subjects.push(subject);
            }
            own.sheet.refuse(refusals);
        }
    }

    /// What the rows of a sheet ask for.
    fn plan(&self, own: &mut Opened, names: &Names<'_>, asked: &mut Vec<Asked>) {
        let Opened { sheet, register, lines, habits, levels, subjects, .. } = own;
        // Each row goes away once it is a command: many of both at once would be much.
        let lines = std::mem::take(lines).into_iter().zip(std::mem::take(subjects));
        let lines = lines.take_while(|_| !self.options.progress.is_given_up());
        let reading = self.reading(names, levels, habits);
        let filled = unsaid::filled(register, self.options.filled(&sheet.name), &reading).unwrap_or_else(|refusals| {
            sheet.refuse(refusals.into_iter().map(|refusal| refusal.within(&sheet.name)).collect::<Vec<_>>());
            Vec::new()
        });
        let several = joined::several(&sheet.columns);
        let (mut twins, bearing) = (Twins::default(), twins::bearing(sheet, register));
        for (line, subject) in lines {
            let line = &line;
            let rows = Rows { register, columns: &sheet.columns, several: &several, reading: &reading };
            let place = format!("{}, row {}", sheet.name, line.number);
            let row = subject.known.and_then(|id| self.state.row(register.key, id));
            let known = row.map(|row| (row.id, row.head.changed));
            let values = match rows.values(line, subject) {
                Ok(mut values) => {
                    let open = |path: &Path| known.is_none() && !values.iter().any(|(own, _)| own == path);
                    let more: Vec<_> = filled.iter().filter(|(path, _)| open(path)).cloned().collect();
                    values.extend(more);
                    values
                }
                Err(found) => {
                    let located =
                        |(at, refusal): (usize, Refusal)| Refusal { field: located(sheet, line.number, at), ..refusal };
                    let found: Vec<_> = found.into_iter().map(located).collect();
                    sheet.refuse(found);
                    Vec::new()
                }
            };
            let twin = known.is_none().then(|| twins.told(line, &bearing)).flatten();
            self.tell(sheet, line, subject, &values, twin);
            asked.push(Asked { place, register, known, values });
            self.options.progress.tell(asked.len(), self.options.progress.far().1);
        }
        if sheet.counts.new > 0 {
            sheet.unsaid = unsaid::unsaid(register, &sheet.columns, &filled);
        }
        sheet.warnings = warned::warnings(sheet);
    }

    fn reading<'r>(&'r self, names: &'r Names<'r>, levels: &'r Levels, habits: &'r Habits) -> Reading<'r> {
        Reading { state: self.state, names, habits, zone: &self.zone, levels }
    }

    /// Counts a row, and tells it while there are not too many.
    fn tell(&self, sheet: &mut Sheet, line: &Line, subject: Subject, values: &[(Path, Value)], twin: Option<String>) {
        let Some(register) = sheet.register else { return };
        let row = subject.known.and_then(|id| self.state.row(register.key, id));
        let stale = row.is_some_and(|row| subject.version.is_some_and(|version| version != row.head.changed));
        let outcome = match (row, subject.like) {
            _ if sheet.refused.contains(&line.number) => Outcome::Refused,
            (Some(_), _) if values.is_empty() => {
                sheet.counts.same += 1;
                return;
            }
            (Some(_), _) if stale => Outcome::Conflict,
            (Some(_), _) => Outcome::Changed,
            (None, Some(_)) => Outcome::Double,
            (None, None) => Outcome::New,
        };
        sheet.counts.add(outcome);
        if outcome != Outcome::Conflict && sheet.rows.len() >= ROWS_TOLD_MAX {
            return;
        }
        let change = |(path, value): &(Path, Value)| Change {
            place: path.to_string(),
            before: row
                .map(|row| print::text(&content(&row.record.value(&path.field), path), self.state))
                .unwrap_or_default(),
            after: self.told(value, path, sheet, line),
        };
        let changes: Vec<_> = values.iter().map(change).collect();
        let title = register.fields[register.title].key;
        let renames = |(path, _): &(Path, Value)| path.field == title;
        sheet.counts.renamed += usize::from(outcome == Outcome::Changed && values.iter().any(renames));
        let note = match (outcome, row, subject.like.and_then(|id| self.state.row(register.key, id))) {
            (Outcome::Conflict, Some(row), _) => {
                let refusal = warned::conflict(sheet, line.number, row, subject.version, &changes);
                let note = refusal.message.clone();
                sheet.refuse([refusal]);
                Some(note)
            }
            (_, _, Some(like)) => Some(format!("looks like {} {}", like.reference(), like.record.title())),
            _ => None,
        };
        let note = [note, twin].into_iter().flatten().reduce(|one, other| format!("{one}; {other}"));
        let title = joined::title(register, &sheet.columns, line).map(|(_, title)| title);
        let title = title.or_else(|| row.map(|row| row.record.title())).unwrap_or_default();
        let reference = row.map(|row| row.reference());
        let (number, record) = (line.number, subject.known);
        sheet.rows.push(Row { number, outcome, record, reference, title, changes, note });
    }

    /// A value in words; a link to a record of the file by what the cell says.
    fn told(&self, value: &Value, path: &Path, sheet: &Sheet, line: &Line) -> String {
        let pending = value.links().into_iter().any(|id| id.pending_position().is_some());
        let column = sheet.columns.iter().find(|column| column.place() == Some(path));
        match column.filter(|_| pending) {
            Some(column) => line.cell(column.at).words(),
            None => print::text(value, self.state),
        }
    }

    /// Commands that keep what was said about headings.
    fn kept(&self, sheets: &[Sheet]) -> Vec<(String, kernel::Command)> {
        let Some(title) = self.options.remember.as_deref() else { return Vec::new() };
        let of_sheet = |sheet: &Sheet| {
            let command = kept::command(title, sheet.register?, &sheet.columns, self.state)?;
            Some((format!("{}, headings", sheet.name), command))
        };
        sheets.iter().filter_map(of_sheet).collect()
    }
}

/// Refuses sheets whose new records do not fit into one entry.
fn too_much(opened: &mut [Opened]) -> bool {
    let load = |own: &Opened| {
        let new = own.subjects.iter().map(|subject| subject.known.is_none());
        Load::of(own.register, &own.sheet.columns, own.lines.iter().zip(new))
    };
    let loads: Vec<_> = opened.iter().map(load).collect();
    let bytes = loads.iter().map(|load| load.bytes).sum();
    let heaviest = opened.iter_mut().zip(&loads).max_by_key(|(_, load)| load.bytes);
    let Some((own, load)) = heaviest else { return false };
    let refusal = load.refusal(&own.sheet.name, bytes);
    let refused = refusal.is_some();
    own.sheet.refuse(refusal);
    refused
}

/// The names by which other rows may link to the records that a sheet makes.
fn name_rows(own: &Opened, names: &mut Names<'_>) {
    let unique = |column: &Column| {
        let field = column.place().and_then(|path| own.register.field(&path.field));
        field.is_some_and(|(_, field)| field.unique)
    };
    // Inventory numbers name rows too, though nothing forbids two of them to be alike.
    let inventory = |column: &Column| column.place().is_some_and(|path| path.field == columns::IDENTIFIER);
    // In a list that names none of our records, numbers are its own.
    let columns = &own.sheet.columns;
    let foreign = !columns.iter().any(|column| column.meaning == Meaning::Reference);
    let numbering = |column: &Column| foreign && (column.meaning == Meaning::Number || inventory(column));
    let naming = |column: &Column| inventory(column) || unique(column);
    let at = |means: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        columns.iter().filter(|column| means(column)).map(|column| column.at).collect()
    };
    let (numbers, columns) = (at(&numbering), at(&|column| naming(column) && !numbering(column)));
    for ((line, subject), row) in own.lines.iter().zip(&own.subjects).zip(own.first..) {
        let title = joined::title(own.register, &own.sheet.columns, line).map(|(_, title)| title);
        let words = columns.iter().map(|at| line.cell(*at).words()).chain(title);
        for text in words.filter(|_| subject.known.is_none()) {
            if !text.trim().is_empty() {
                names.add(own.register.key, &text, row);
            }
        }
        for number in numbers.iter().map(|at| line.cell(*at).words()).filter(|number| !number.trim().is_empty()) {
            names.number(own.register.key, &number, subject.known.unwrap_or(RawId::pending(row)));
        }
    }
}

/// Whether a column holds the title of its records.
pub fn is_title(column: &Column, register: &Register) -> bool {
    let title = register.fields[register.title].key;
    column.place().is_some_and(|path| path.field == title && path.part_key().is_none())
}

/// The place of a cell by the position of its column.
fn located(sheet: &Sheet, row: u32, at: usize) -> String {
    let column = sheet.columns.iter().find(|column| column.at == at);
    column.map_or_else(|| format!("{}, row {row}", sheet.name), |column| cell(&sheet.name, row, column))
}

/// Cells in columns without a heading: whoever filled them meant something.
fn stray(sheet: &str, headings: &[String], lines: &[Line]) -> Vec<Refusal> {
    let beyond = lines.iter().filter(|line| line.cells.len() > headings.len());
    let refusal = |line: &Line| {
        let (cells, named) = (line.cells.len(), headings.len());
        let message = format!(
            "{cells} cells stand here, but only {named} columns are named; check the quotes, or name the columns"
        );
        Refusal::software(format!("{sheet}, row {}", line.number), message)
    };
    beyond.map(refusal).collect()
}

/// What is to be told about columns that are not taken over.
fn told_of(columns: &[Column], register: &Register) -> Vec<String> {
    let named = |meaning: &Meaning| -> Vec<String> {
        let those = columns.iter().filter(|column| column.meaning == *meaning);
        those.map(|column| format!("\"{}\" ({})", column.heading, column.letters)).collect()
    };
    let told = [
        (Meaning::Unknown, format!("no field of {}, left out", register.plural)),
        (Meaning::Computed, "computed here, left out".to_owned()),
        (Meaning::Decided, "decided here by acts, left out; do the act once the record is there".to_owned()),
        (Meaning::LeftOut, "left out as asked".to_owned()),
        (Meaning::Number, "numbers of another list, used for links within the file alone".to_owned()),
    ];
    let told = told.into_iter().map(|(meaning, what)| (named(&meaning), what)).filter(|(named, _)| !named.is_empty());
    told.map(|(named, what)| format!("{}: {what}", named.join(", "))).collect()
}

fn nothing_known(sheet: &Sheet, register: &Register) -> Refusal {
    let headings: Vec<_> = sheet.columns.iter().map(|column| column.heading.as_str()).collect();
    let keys: Vec<_> = register.live_fields().map(|(_, field)| field.key).collect();
    let message = format!(
        "none of the columns {} is known; say what they mean, or name them after the fields of {}: {}",
        headings.join(", "),
        register.plural,
        keys.join(", ")
    );
    Refusal::software(format!("{}, row {}", sheet.name, sheet.heading_row), message)
}
