//! Tables that are wider than lists: metrics with a column a month, people with a column a training. Each cell of such
//! a column is a row of its own.

use kernel::kind::Choices;
use kernel::{Kind, Register, State};

use super::{legends, periods, topic, turned};
use crate::sheets::cells::choices;
use crate::sheets::columns::meanings::{self, By, Column, Headings, Meaning};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary;
use crate::sheets::file::book::{Book, Cell, Line, Lines, Page, letters, listed};
use crate::sheets::quantities::{days, shares};
use crate::sheets::reader::is_title;
use crate::sheets::report::notes;
use crate::sheets::{ABOUT_SHEET, HEADING_ROWS_MAX, Options, ROWS_MAX};

/// Fewest columns that make a table wide.
const COLUMNS_MIN: usize = 3;

/// Fewest of them that are trainings.
const COURSES_MIN: usize = 2;

/// Places that a training of such a table fills by itself.
const OWN: [&str; 4] = ["person", "title", "state", "done_on"];

/// Fewest columns that are months.
const MONTHS_MIN: usize = 2;

/// The book with wide tables turned into lists.
pub fn split(book: Book, file: &str, options: &Options, state: &State) -> Book {
    let Book { pages, notes } = book;
    let alone = pages.iter().filter(|page| page.name != ABOUT_SHEET).count() == 1;
    let turned = pages.into_iter().flat_map(|page| {
        let told = options.told(&page.name);
        let found = match topic::register(&page, file, alone, options, state) {
            topic::About::Register(register) if register.key == "metric" => by_month(&page, register, &told, state),
            topic::About::Register(register) if register.key == "training" => {
                by_person(&page, register, &told, state).or_else(|| turned::by_course(&page, register, &told, state))
            }
            topic::About::Register(_) | topic::About::LeftOut | topic::About::Unknown => None,
        };
        found.unwrap_or_else(|| vec![page])
    });
    Book { pages: turned.collect(), notes }
}

/// A list of metrics without its months, and their values as a list of measurements.
fn by_month(page: &Page, register: &'static Register, told: &Headings, state: &State) -> Option<Vec<Page>> {
    let of_line = |line: &Line<'_>| -> Vec<(usize, periods::Period)> {
        let cells = line.cells.iter().enumerate();
        cells.filter_map(|(at, cell)| Some((at, periods::Period::read(&cell.words())?))).collect()
    };
    let (first, head, months) = page.lines.iter().take(HEADING_ROWS_MAX).enumerate().find_map(|(at, line)| {
        let months = of_line(&line);
        (months.len() >= MONTHS_MIN).then_some((at, line.number, months))
    })?;
    let columns = named(&page.lines.get(first)?, register, told, state);
    let title = columns.iter().find(|column| is_title(column, register))?.at;
    let dated = months.iter().all(|(_, period)| period.has_year);
    let mut parted = Vec::new();
    let mut rows = vec![(head, ["Metric", if dated { "Period" } else { "Month" }, "Value"].map(Cell::text).to_vec())];
    for line in page.lines.iter().skip(first + 1).filter(|line| !line.cell(title).is_empty()) {
        let values: Vec<_> = months.iter().map(|(at, _)| line.cell(*at)).collect();
        let parts = shares::of_hundred(&line, &columns, &values);
        parted.extend(parts.is_some().then(|| line.cell(title).words().trim().to_owned()));
        for (number, (at, period)) in months.iter().enumerate() {
            let value = parts.as_ref().map_or(line.cell(*at), |parts| &parts[number]);
            if !value.is_empty() && !choices::says_nothing(&value.words()) {
                let cells =
                    [line.cell(title), &Cell::text(period.words.as_str()), value].map(|cell| cell.clone().owned());
                rows.push((line.number, cells.to_vec()));
            }
        }
    }
    let of = state.register("measurement")?;
    let values = list(page, format!("{}, values by month", page.name), of, rows)?;
    let periods = months;
    let months: Vec<_> = periods.iter().map(|(at, _)| *at).collect();
    let twice = twice(&page.lines.get(first)?, &periods);
    let kept = page.lines.iter().map(|line| legends::without(line, |at| months.contains(&at)));
    let lines = kept.filter(|line| line.cells.iter().any(|cell| !cell.is_empty())).collect();
    let mut notes = page.notes.clone();
    notes.push(format!(
        "columns of months hold values of the metrics; read as a sheet of their own is \"{}\"",
        values.name
    ));
    let rest = Page { lines, notes, merged: page.merged.clone(), ..copied(page) };
    let unsure = twice.into_iter().chain(shares::told(&parted)).collect();
    Some(vec![rest, Page { unsure, ..values }])
}

/// What has to be confirmed where two columns tell of one month.
fn twice(head: &Line<'_>, months: &[(usize, periods::Period)]) -> Vec<String> {
    let again = months.iter().enumerate().filter_map(|(number, (at, period))| {
        let (first, _) = months[..number].iter().find(|(_, own)| own == period)?;
        Some(format!(
            "columns {} and {} are both headed by \"{}\": each makes a measurement of its own; head one of them otherwise, or leave it out of the file",
            letters(*first),
            letters(*at),
            head.cell(*at).words().trim()
        ))
    });
    again.collect()
}

/// A list of trainings out of people with a column for each course.
fn by_person(page: &Page, register: &'static Register, said: &Headings, state: &State) -> Option<Vec<Page>> {
    let (_, field) = register.field("state")?;
    let Kind::Choice(states) = field.kind else { return None };
    let (first, head, columns) = page.lines.iter().take(HEADING_ROWS_MAX).enumerate().find_map(|(at, line)| {
        let columns = named(&line, register, said, state);
        let titled = columns.iter().any(|column| is_title(column, register));
        let unknown = columns.iter().filter(|column| column.meaning == Meaning::Unknown).count();
        (!titled && unknown >= COLUMNS_MIN && person(&columns).is_some()).then_some((at, line.number, columns))
    })?;
    let who = person(&columns)?;
    let below = || page.lines.iter().skip(first + 1);
    let course = |column: &&Column| {
        let filled = below().filter(|line| !line.cell(column.at).is_empty()).count();
        let told = below().filter(|line| tells(line.cell(column.at), states)).count();
        column.meaning == Meaning::Unknown && column.by == By::Nothing && filled > 0 && told * 2 > filled
    };
    let told: Vec<_> = columns.iter().filter(course).collect();
    let courses: Vec<_> = told.iter().copied().filter(|column| !is_personal(column, state)).collect();
    if told.len() < COLUMNS_MIN || courses.len() < COURSES_MIN {
        return None;
    }
    let is_other = |column: &&Column| column.at != who.at && courses.iter().all(|own| own.at != column.at);
    let (beside, apart): (Vec<_>, Vec<_>) = columns.iter().filter(is_other).partition(|column| is_beside(column));
    let headed = [who.heading.as_str(), "Training", "Status", "Completed on"].into_iter();
    let headed = headed.chain(beside.iter().map(|column| column.heading.as_str()));
    let mut rows = vec![(head, headed.map(|own| Cell::text(own).owned()).collect::<Vec<_>>())];
    let mut lost = Vec::new();
    for line in below() {
        let trained = |column: &&Column| !is_nothing(line.cell(column.at));
        if line.cell(who.at).is_empty() || !courses.iter().copied().any(|column| trained(&column)) {
            lost.extend(untold(&line, who, columns.iter().filter(trained)));
            continue;
        }
        for column in &courses {
            let cell = line.cell(column.at);
            if is_nothing(cell) {
                continue;
            }
            let (status, day) =
                if is_day(cell) { (Cell::text("done"), cell.clone()) } else { (cell.clone(), Cell::Empty) };
            let cells = [line.cell(who.at).clone(), Cell::text(column.heading.as_str()), status, day].into_iter();
            let cells = cells.chain(beside.iter().map(|column| line.cell(column.at).clone()));
            rows.push((line.number, cells.map(Cell::owned).collect()));
        }
    }
    let named = courses.iter().map(|column| notes::named(column)).collect::<Vec<_>>().join(", ");
    let mut turned = list(page, page.name.clone(), register, rows)?;
    turned.notes = page.notes.clone();
    turned.notes.push(format!(
        "{named}: each is read as a training of whoever its row names; the other columns stand beside each"
    ));
    turned.unsure = apart.iter().filter_map(|column| left_out(column, below())).collect();
    turned.unsure.extend(lost_rows(&lost));
    Some(vec![turned])
}

/// Whether a column of such a table tells of the person and not of a training: a day of theirs, such as that of their
/// birth, or of the row.
fn is_personal(column: &Column, state: &State) -> bool {
    let word = vocabulary::plain(&column.heading);
    let of_days = |column: &Column| {
        let register = state.register("person")?;
        let path = column.place()?;
        register.field(&path.field).map(|(_, field)| matches!(field.kind, Kind::Date))
    };
    let known = || {
        let register = state.register("person")?;
        let headings = [column.heading.clone()];
        let found = meanings::columns(
            register,
            &headings,
            &Samples::default(),
            &Headings::default(),
            &Headings::default(),
            state,
        );
        of_days(found.first()?)
    };
    vocabulary::any("personal").iter().any(|own| word.contains(own.as_str()))
        || vocabulary::is_idle(&column.heading)
        || known().unwrap_or_default()
}

/// Whether a column may stand beside each training of its row: it fills no place that the training fills by itself, and
/// numbers no rows.
fn is_beside(column: &Column) -> bool {
    match &column.meaning {
        Meaning::Place(path) => !OWN.contains(&&*path.field),
        Meaning::Number | Meaning::Reference | Meaning::RecordVersion => false,
        _ => true,
    }
}

/// What has to be confirmed of a column that stands nowhere, where something stands in it.
pub(super) fn left_out<'l>(column: &Column, below: impl Iterator<Item = Line<'l>>) -> Option<String> {
    let words = below.map(|line| line.cell(column.at).words());
    let words: Vec<_> = words.filter(|words| !words.trim().is_empty() && !choices::says_nothing(words)).collect();
    let first = words.first()?.trim();
    let (named, values) = (notes::named(column), words.len());
    let counted = if values == 1 { "1 value".to_owned() } else { format!("{values} values") };
    Some(format!("left out: {named}, {counted}, for example \"{first}\"; it is no training, and none is told by it"))
}

/// What stands in a row that tells no training, or of nobody.
fn untold<'c>(line: &Line<'_>, who: &Column, filled: impl Iterator<Item = &'c Column>) -> Option<String> {
    let said = filled.filter(|column| column.at != who.at);
    let said: Vec<_> =
        said.map(|own| format!("{} \"{}\"", notes::named(own), line.cell(own.at).words().trim())).collect();
    let person = line.cell(who.at).words();
    let name = if person.trim().is_empty() { "nobody" } else { person.trim() };
    (!said.is_empty()).then(|| format!("row {}, {name}: {}", line.number, said.join(", ")))
}

/// What has to be confirmed of such rows.
fn lost_rows(lost: &[String]) -> Option<String> {
    let rows = listed(lost.iter().cloned());
    (!lost.is_empty()).then(|| {
        format!("left out: rows that tell no training of anybody, with what stands in them: {rows}; keep it with the person, or write a training beside it")
    })
}

pub(super) fn is_nothing(cell: &Cell<'_>) -> bool {
    cell.is_empty() || choices::says_nothing(&cell.words())
}

fn person(columns: &[Column]) -> Option<&Column> {
    columns.iter().find(|column| column.place().is_some_and(|path| path.field == "person"))
}

/// Whether a cell tells how far a training is: a day, a tick, a state.
pub(super) fn tells(cell: &Cell<'_>, states: &Choices) -> bool {
    let words = cell.words();
    is_day(cell)
        || choices::says_nothing(&words)
        || choices::flag(&words).is_ok()
        || choices::choice(states, &words).is_ok()
}

pub(super) fn is_day(cell: &Cell<'_>) -> bool {
    let text = cell.words();
    matches!(cell, Cell::Moment(_)) || days::is_open(&text) || days::read(&text, None).is_ok()
}

pub(super) fn named(line: &Line<'_>, register: &'static Register, told: &Headings, state: &State) -> Vec<Column> {
    let headings: Vec<_> = line.cells.iter().map(Cell::words).collect();
    meanings::columns(register, &headings, &Samples::default(), told, &Headings::default(), state)
}

/// The rows as a list of a register; none where there are none, or too many.
pub(super) fn list(
    page: &Page,
    name: String,
    of: &'static Register,
    rows: Vec<(u32, Vec<Cell<'static>>)>,
) -> Option<Page> {
    let sound = rows.len() > 1 && rows.len() <= ROWS_MAX;
    let mut lines = Lines::default();
    rows.into_iter().filter(|_| sound).for_each(|(number, cells)| lines.push(number, &cells));
    sound.then(|| Page { name, lines, of: Some(of), ..copied(page) })
}

/// A page like another one, without what stands in it.
fn copied(page: &Page) -> Page {
    Page { name: page.name.clone(), decimal_comma: page.decimal_comma, of_text: page.of_text, ..Page::default() }
}
