//! Trainings as a table with a row for each course and a column for each person: each cell is a row of its own.

use kernel::{Kind, Register, State};

use super::crosstabs::{is_day, is_nothing, left_out, list, named, tells};
use crate::sheets::HEADING_ROWS_MAX;
use crate::sheets::columns::meanings::{By, Column, Headings, Meaning};
use crate::sheets::file::book::{Cell, Page};
use crate::sheets::links::names::Names;
use crate::sheets::links::people;
use crate::sheets::report::notes;

/// Fewest columns of people.
const PEOPLE_MIN: usize = 2;

/// A list of trainings out of courses with a column for each person.
pub fn by_course(page: &Page, register: &'static Register, said: &Headings, state: &State) -> Option<Vec<Page>> {
    let Kind::Choice(states) = register.field("state")?.1.kind else { return None };
    let names = Names::of(state);
    let is_person = |column: &&Column| is_open(column) && is_name(&column.heading, &names);
    let (first, head, columns) = page.lines.iter().take(HEADING_ROWS_MAX).enumerate().find_map(|(at, line)| {
        let columns = named(&line, register, said, state);
        let (people, open) =
            (columns.iter().filter(is_person).count(), columns.iter().filter(|own| is_open(own)).count());
        let personal = columns.iter().any(|column| column.place().is_some_and(|path| path.field == "person"));
        (!personal && people >= PEOPLE_MIN && people * 2 >= open).then_some((at, line.number, columns))
    })?;
    let people: Vec<_> = columns.iter().filter(is_person).collect();
    let fills = |column: &&Column| column.place().is_some_and(|path| matches!(&*path.field, "title" | "course"));
    let before = || columns.iter().find(|column| column.at < people[0].at);
    let course = columns.iter().find(fills).or_else(before)?;
    let below = || page.lines.iter().skip(first + 1);
    let mut rows = vec![(head, ["Person", "Training", "Status", "Completed on"].map(Cell::text).to_vec())];
    let mut told = 0;
    for line in below().filter(|line| !line.cell(course.at).is_empty()) {
        for column in &people {
            let cell = line.cell(column.at);
            told += usize::from(!cell.is_empty() && tells(cell, states));
            if is_nothing(cell) {
                continue;
            }
            let (status, day) = if is_day(cell) { (&Cell::text("done"), cell) } else { (cell, &Cell::Empty) };
            let cells = [&Cell::text(column.heading.as_str()), line.cell(course.at), status, day];
            rows.push((line.number, cells.map(|cell| cell.clone().owned()).to_vec()));
        }
    }
    // What stands below names may be anything.
    if told * 2 < rows.len() {
        return None;
    }
    let across = people.iter().map(|column| notes::named(column)).collect::<Vec<_>>().join(", ");
    let mut turned = list(page, page.name.clone(), register, rows)?;
    turned.notes = page.notes.clone();
    turned.notes.push(format!(
        "{across}: the table has a column for each person; each cell is read as the training of whoever heads it, by what {} says",
        notes::named(course)
    ));
    let apart = columns.iter().filter(|own| own.at != course.at && people.iter().all(|person| person.at != own.at));
    turned.unsure = apart.filter_map(|column| left_out(column, below())).collect();
    Some(vec![turned])
}

fn is_open(column: &Column) -> bool {
    column.meaning == Meaning::Unknown && column.by == By::Nothing
}

/// Whether a heading is the name of a person: one of ours, an address, or a last name with the first behind it.
fn is_name(heading: &str, names: &Names<'_>) -> bool {
    let worded = |name: &str| {
        let sign = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '\'' | '’' | '.');
        !name.trim().is_empty() && name.chars().all(sign)
    };
    let listed = || heading.split_once(',').is_some_and(|(last, first)| worded(last) && worded(first));
    listed() || people::addressed(heading).1.is_some() || names.resolve("person", heading).is_ok()
}
