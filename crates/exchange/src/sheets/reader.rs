//! The way from sheets to commands.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{Command, RawId, Refusal, Register, State, Steps};

use crate::progress::Step;
use crate::sheets::cells::values::{Manner, Reading};
use crate::sheets::columns::meanings::{self, Column, Meaning};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::{ambiguities, joins, maps, own_fields};
use crate::sheets::controls::beginnings;
use crate::sheets::file::book::Book;
use crate::sheets::links::additions::{self, Made};
use crate::sheets::links::names::Names;
use crate::sheets::links::{directories, sites};
use crate::sheets::opening::{Opened, open};
use crate::sheets::report::places::cell;
use crate::sheets::report::preview::{Preview, Sheet};
use crate::sheets::risks::{judgements, properties};
use crate::sheets::rows::commands::{Asked, Wanted, assembled};
use crate::sheets::rows::subject::{Finding, Subject};
use crate::sheets::rows::weight::Load;
use crate::sheets::rows::{templates, twins, versions};
use crate::sheets::sayings::{self, repeats, spellings};
use crate::sheets::{ABOUT_SHEET, Options};

/// Reads the sheets of one file.
pub struct Reader<'a> {
    pub(in crate::sheets) file: &'a str,
    pub(in crate::sheets) options: &'a Options,
    pub(in crate::sheets) state: &'a State,
    pub(in crate::sheets) zone: TimeZone,
}

impl<'a> Reader<'a> {
    /// A reader for a file of this name.
    pub fn new(file: &'a str, options: &'a Options, state: &'a State) -> Self {
        Self { file, options, state, zone: options.zone.clone().unwrap_or(TimeZone::UTC) }
    }

    /// Tells what the sheets would do.
    pub fn read(&self, book: Book) -> Preview {
        let mut preview = Preview { notes: book.notes, ..Preview::default() };
        let alone = book.pages.iter().filter(|page| page.name != ABOUT_SHEET && page.of.is_none()).count() == 1;
        let (mut opened, mut first) = (Vec::new(), 0);
        for page in book.pages {
            if self.options.progress.is_given_up() {
                break;
            }
            match open(self, page, alone, first) {
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
        sites::settle(&mut opened, &names);
        opened.iter().for_each(|sheet| name_rows(sheet, &mut names));
        repeats::share(&mut opened);
        opened.iter_mut().for_each(|own| self.find_words(own, &names));
        repeats::mark(&mut opened);
        let people = spellings::settle(&mut opened);
        preview.notes.extend(spellings::notes(&people));
        let made = additions::new(opened.iter().flat_map(|own| &own.sheet.words), &people, &names, self.state);
        for (own, row) in made.iter().zip(first..) {
            own.names().for_each(|name| names.add(own.register.key, name, row));
        }
        names.spell(&people);
        let mut asked = Wanted::default();
        self.options.progress.begin(Step::Comparing, usize::try_from(first).unwrap_or_default());
        let registers: Vec<_> = opened.iter().map(|own| own.register).collect();
        for mut sheet in opened {
            self.request(&mut sheet, &registers, &names, &mut asked);
            preview.sheets.push(sheet.sheet);
        }
        if let Err(refusal) = self.options.progress.go_on() {
            return Preview { refusals: vec![refusal], ..Preview::default() };
        }
        drop(names);
        let beside = |own: &Made| {
            format!("made beside the rows: {} \"{}\"{}", own.register.key, own.name, beginnings::note(own.in_place))
        };
        preview.notes.extend(made.iter().map(beside));
        if preview.stands_but_for_rows() {
            preview.commands = self.commands(&preview.sheets, asked, made);
        }
        preview
    }

    /// The commands of all sheets: own fields first, then the rows with the records made beside them, then what is kept.
    fn commands(&self, sheets: &[Sheet], mut asked: Wanted, made: Vec<Made>) -> Steps {
        let given = asked.len();
        for own in made {
            let (place, values) = (format!("new {} {}", own.register.key, own.name), additions::made(&own, self.state));
            asked.push(Asked { place, register: own.register, known: None, values, acts: Vec::new() });
        }
        let fields = sheets.iter().filter_map(|sheet| Some((sheet, sheet.register?)));
        let fields = fields.flat_map(|(sheet, own)| own_fields::commands(own, &sheet.columns, &sheet.name, self.state));
        let mut commands = assembled(fields.collect(), asked, given);
        self.kept(sheets).into_iter().for_each(|(place, command)| commands.push(place, command));
        commands
    }

    /// Finds the record of each row, and rows about the same record.
    fn find_subjects(&self, opened: &mut [Opened], names: &Names<'_>) {
        let mut seen: HashMap<RawId, (String, u32)> = HashMap::new();
        for own in opened {
            let Some(table) = self.state.table(own.register.key) else { continue };
            let (columns, matching) = (&own.sheet.columns, self.options.matching);
            let composed = templates::composed(own.register, self.options.filled(&own.sheet.name), columns);
            // What is wrong with it is told where it is used.
            let composed = &composed.unwrap_or_default();
            let finding = Finding { register: own.register, table, columns, names, composed, matching };
            let mut refusals = twins::repeated(own.register, &own.sheet, &own.lines);
            for line in own.lines.iter().take_while(|_| !self.options.progress.is_given_up()) {
                let subject = finding.subject(&line).unwrap_or_else(|(at, wrong)| {
                    refusals.push(wrong.at(located(&own.sheet, line.number, at)));
                    Subject::default()
                });
                let subject = versions::dated(subject, own.register.key, self.options.past.0.as_deref());
                let here = || (own.sheet.name.clone(), line.number);
                if let Some((sheet, row)) = subject.known.and_then(|id| seen.insert(id, here())) {
                    let message = format!("{sheet}, row {row} is about the same record; keep one of the two");
                    refusals.push(Refusal::software(format!("{}, row {}", own.sheet.name, line.number), message));
                }
                own.subjects.push((subject != Subject::default()).then(|| Box::new(subject)));
            }
            let is_new = |at: usize| own.subjects.get(at).is_none_or(|subject| known(subject).is_none());
            directories::ask(own.register, &mut own.sheet, &own.lines, is_new);
            own.sheet.refuse(refusals);
        }
    }

    /// Finds the words of a sheet that have to be, or were, told what they mean.
    fn find_words(&self, own: &mut Opened, names: &Names<'_>) {
        let Opened { sheet, register, lines, manner, subjects, .. } = own;
        let reading = self.reading(names, manner);
        let (words, notes) = sayings::words(register, &sheet.columns, lines, &reading);
        let unread: Vec<_> = words.iter().filter(|word| word.is_open()).map(|word| word.column).collect();
        sheet.words = words;
        sheet.notes.extend(notes);
        let settled = judgements::settle(&mut sheet.columns, &unread, subjects.iter().any(|own| known(own).is_some()));
        sheet.notes.extend(settled.notes);
        sheet.unsure.extend(settled.questions);
        let filled = self.options.filled(&sheet.name).map(|(place, _)| place);
        let new = subjects.iter().any(|own| known(own).is_none());
        sheet.unsure.extend(new.then(|| properties::unsaid(register, &sheet.columns, filled)).flatten());
    }

    pub(in crate::sheets) fn reading<'r>(&'r self, names: &'r Names<'r>, manner: &'r Manner) -> Reading<'r> {
        Reading { state: self.state, names, zone: &self.zone, manner, past: self.options.past.0.as_deref() }
    }

    /// Commands that keep what was said about headings.
    fn kept(&self, sheets: &[Sheet]) -> Vec<(String, Command)> {
        let Some(title) = self.options.remember.as_deref() else { return Vec::new() };
        let of_sheet = |sheet: &Sheet| {
            let command = maps::command(title, sheet.register?, &sheet.columns, &sheet.words, self.state)?;
            Some((format!("{}, headings", sheet.name), command))
        };
        sheets.iter().filter_map(of_sheet).collect()
    }
}

/// Refuses sheets whose new records do not fit into one entry.
fn too_much(opened: &mut [Opened]) -> bool {
    let load = |own: &Opened| {
        let new = own.subjects.iter().map(|subject| known(subject).is_none());
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
    let own_register = own.register;
    // Inventory numbers name rows too, though nothing forbids two of them to be alike.
    let inventory = |column: &Column| column.place().is_some_and(|path| path.field == meanings::IDENTIFIER);
    // In a list that names none of our records, numbers are its own.
    let columns = &own.sheet.columns;
    let foreign = !columns.iter().any(|column| column.meaning == Meaning::Reference);
    // Numbers that are kept as an own field link rows all the same.
    let kept = |column: &Column| {
        let own = column.place().is_some_and(|path| path.field == kernel::own::FIELD);
        own && ambiguities::is_number(own_register, &column.heading, None, &Samples::default(), column.at)
    };
    let numbering =
        |column: &Column| foreign && (column.meaning == Meaning::Number || inventory(column) || kept(column));
    let naming = |column: &Column| inventory(column) || unique(column);
    let at = |means: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        columns.iter().filter(|column| means(column)).map(|column| column.at).collect()
    };
    let (numbers, columns) = (at(&numbering), at(&|column| naming(column) && !numbering(column)));
    for ((line, subject), row) in own.lines.iter().zip(&own.subjects).zip(own.first..) {
        let title = joins::title(own.register, &own.sheet.columns, &line).map(|(_, title)| title);
        let words = columns.iter().map(|at| line.cell(*at).words()).chain(title);
        for text in words.filter(|_| known(subject).is_none()) {
            if !text.trim().is_empty() {
                names.add(own.register.key, &text, row);
            }
        }
        for number in numbers.iter().map(|at| line.cell(*at).words()).filter(|number| !number.trim().is_empty()) {
            names.number(own.register.key, &number, known(subject).unwrap_or(RawId::pending(row)));
        }
    }
}

/// The record that a row is about.
fn known(subject: &Option<Box<Subject>>) -> Option<RawId> {
    subject.as_ref().and_then(|subject| subject.known)
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
