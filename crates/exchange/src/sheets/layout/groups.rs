//! One record over several rows: its title is merged down over them, or written once with nothing below, and what it
//! has several of, such as controls, stands row by row.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Kind, Refusal, Register, parse};

use super::merges::Span;
use crate::sheets::columns::meanings::{self, Column, Meaning};
use crate::sheets::controls::lists;
use crate::sheets::file::book::{Cell, Line, Lines, listed};
use crate::sheets::reader::is_title;
use crate::sheets::report::notes;
use crate::sheets::report::places::cell;
use crate::sheets::sayings::folded;

/// Groups of rows that are told one by one.
const TOLD_MAX: usize = 6;

/// What became of rows that belong together.
#[derive(Default)]
pub struct Grouped {
    /// What is to be told.
    pub notes: Vec<String>,
    /// What somebody has to confirm.
    pub warnings: Vec<String>,
    /// Rows that say something else of the record above them, which has room for one only.
    pub refusals: Vec<Refusal>,
}

/// Has rows that are about one record read as one: the first of them says what all of them list. Where they say
/// different things at a place for one content, each stays a record of its own, which has to be confirmed.
pub fn fold(
    register: &'static Register,
    sheet: &str,
    columns: &[Column],
    lines: &mut Lines,
    spans: &[Span],
) -> Grouped {
    let mut all = Grouped::default();
    // In a list of ours each row is a record.
    if columns.iter().any(|column| column.meaning == Meaning::Reference) {
        return all;
    }
    let Some(title) = columns.iter().find(|column| is_title(column, register)).map(|column| column.at) else {
        return all;
    };
    let rows = Rows { register, columns, title, spans: spans.iter().filter(|own| own.column == title).collect() };
    let (mut gone, mut one, mut apart) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    let mut refused = BTreeMap::new();
    for group in rows.groups(sheet, lines, &mut refused) {
        let held: Vec<_> = group.iter().filter_map(|at| lines.get(*at)).map(owned).collect();
        let (first, last) = (held[0].number, held[held.len() - 1].number);
        match rows.together(&held) {
            Ok(cells) => {
                cells.iter().for_each(|(column, cell)| lines.write(group[0]..group[0] + 1, *column, cell));
                gone.extend(held[1..].iter().map(|line| line.number));
                one.push(format!("{first} to {last}"));
            }
            Err(column) => drop(apart.insert((column, format!("{first} to {last}")))),
        }
    }
    gone.extend(refused.keys());
    all.refusals.extend(refused.into_values());
    if !gone.is_empty() {
        lines.retain(|line| !gone.contains(&line.number));
    }
    if !one.is_empty() {
        let shown: Vec<_> = one.iter().take(TOLD_MAX).cloned().collect();
        let more = if one.len() > TOLD_MAX { format!(" and {} more", one.len() - TOLD_MAX) } else { String::new() };
        all.notes.push(format!(
            "rows {}{more}: one {} each, whose title stands once; what they list is taken from all of its rows",
            shown.join(", rows "),
            register.key
        ));
    }
    let positions: BTreeSet<_> = apart.iter().map(|(column, _)| *column).collect();
    for column in columns.iter().filter(|column| positions.contains(&column.at)) {
        let rows = apart.iter().filter(|(at, _)| *at == column.at).map(|(_, rows)| rows.clone());
        all.warnings.push(format!(
            "rows {} have one title merged down over them and differ in {}: each row comes in as a {} of its own; leave that column out to bring them in as one each",
            listed(rows.collect::<Vec<_>>().into_iter()),
            notes::named(column),
            register.key
        ));
    }
    all
}

struct Rows<'a> {
    register: &'static Register,
    columns: &'a [Column],
    title: usize,
    /// Where titles are merged.
    spans: Vec<&'a Span>,
}

impl Rows<'_> {
    /// Positions of rows that belong together, two or more each; rows that say something else of the one above are refused.
    fn groups(&self, sheet: &str, lines: &Lines, refused: &mut BTreeMap<u32, Refusal>) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut first: Option<(usize, Line<'static>)> = None;
        for (at, line) in lines.iter().enumerate() {
            let goes_on = first.as_ref().is_some_and(|(_, head)| self.merged(head, &line) || self.below(head, &line));
            match &first {
                Some((head, _)) if goes_on => match groups.last_mut().filter(|own| own[0] == *head) {
                    Some(own) => own.push(at),
                    None => groups.push(vec![*head, at]),
                },
                Some((_, head)) if line.cell(self.title).is_empty() && self.another(head, &line).is_some() => {
                    refused.extend(self.refusal(sheet, head, &line).map(|refusal| (line.number, refusal)));
                }
                _ => first = Some((at, owned(line))),
            }
        }
        groups
    }

    /// Whether the titles of two rows are one merged cell, and nothing names them as two records.
    fn merged(&self, head: &Line<'_>, line: &Line<'_>) -> bool {
        let over = |span: &&&Span| span.rows.contains(&head.number) && span.rows.contains(&line.number);
        self.spans.iter().any(|span| over(&span))
            && self.names().all(|at| line.cell(at).is_empty() || same(head, line, at))
    }

    /// Whether a row goes on with the lists of the one above: it has no title, and nothing but what is listed.
    fn below(&self, head: &Line<'_>, line: &Line<'_>) -> bool {
        let list =
            |column: &Column| self.kind(column).is_some_and(|(kind, list)| list && !matches!(kind, Kind::Markdown));
        let filled = |column: &&Column| !line.cell(column.at).is_empty();
        let placed = |column: &Column| column.filled().is_some() || self.names().any(|at| at == column.at);
        let again = |column: &Column| same(head, line, column.at);
        !head.cell(self.title).is_empty()
            && line.cell(self.title).is_empty()
            && self.columns.iter().filter(filled).any(|column| list(column) || (placed(column) && again(column)))
            && self.columns.iter().filter(filled).all(|column| list(column) || !placed(column) || again(column))
    }

    /// Why a row that has no title and names somebody or something else than the record above it, at a place for one,
    /// comes not in, and what to do about it.
    fn refusal(&self, sheet: &str, head: &Line<'_>, line: &Line<'_>) -> Option<Refusal> {
        let column = self.another(head, line)?;
        let words = |line: &Line<'_>, at: usize| line.cell(at).words().trim().to_owned();
        let message = format!(
            "this row has no title and says \"{}\" below row {} \"{}\", which has room for one here and says \"{}\"; keep one of the two and name the other in another column, give this row a title of its own, or leave it out",
            words(line, column.at),
            head.number,
            words(head, self.title),
            words(head, column.at)
        );
        Some(Refusal::software(cell(sheet, line.number, column), message))
    }

    /// The column at which a row that goes on with the one above links to something else, where it says nothing else
    /// but that and what is listed.
    fn another(&self, head: &Line<'_>, line: &Line<'_>) -> Option<&Column> {
        let said =
            || self.columns.iter().filter(|column| column.filled().is_some() && !line.cell(column.at).is_empty());
        let other =
            |column: &&Column| matches!(self.kind(column), Some((Kind::Link(_), _))) && !same(head, line, column.at);
        let goes_on = |column: &Column| {
            self.kind(column).is_some_and(|(_, list)| list) || other(&column) || same(head, line, column.at)
        };
        let named = self.names().any(|at| !line.cell(at).is_empty() && !same(head, line, at));
        said().find(other).filter(|_| !named && !head.cell(self.title).is_empty() && said().all(goes_on))
    }

    /// Columns that tell records apart, and judge them.
    fn names(&self) -> impl Iterator<Item = usize> {
        let naming = |column: &&Column| match &column.meaning {
            Meaning::Reference | Meaning::Number | Meaning::Judged(_) => true,
            Meaning::Place(path) => {
                path.field == meanings::IDENTIFIER
                    || self.register.field(&path.field).is_some_and(|(_, field)| field.unique)
            }
            _ => false,
        };
        self.columns.iter().filter(naming).map(|column| column.at)
    }

    /// The kind of a place, and whether several contents may stand there.
    fn kind(&self, column: &Column) -> Option<(Kind, bool)> {
        let path = column.place()?;
        let (_, kind) = parse::place(self.register.fields, path).ok()?;
        let list = matches!(kind, Kind::Links(_) | Kind::Lines | Kind::Markdown) || lists::is(path);
        Some((kind, list && column.at != self.title))
    }

    /// What the first row of a group says for all of them.
    ///
    /// # Errors
    /// The position of a column for one content in which they differ.
    fn together(&self, group: &[Line<'static>]) -> Result<Vec<(usize, Cell<'static>)>, usize> {
        let mut cells = Vec::new();
        for column in self.columns {
            let Some((_, list)) = self.kind(column) else { continue };
            let mut said: Vec<&Cell<'static>> = Vec::new();
            for cell in group.iter().map(|line| line.cell(column.at)).filter(|cell| !cell.is_empty()) {
                if !said.iter().any(|own| folded(&own.words()) == folded(&cell.words())) {
                    said.push(cell);
                }
            }
            match said[..] {
                [] => {}
                [one] => cells.push((column.at, one.clone())),
                [_, _, ..] if list => {
                    let words: Vec<_> = said.iter().map(|cell| cell.words().trim().to_owned()).collect();
                    cells.push((column.at, Cell::text(words.join("\n"))));
                }
                [_, _, ..] => return Err(column.at),
            }
        }
        Ok(cells)
    }
}

fn same(one: &Line<'_>, other: &Line<'_>, at: usize) -> bool {
    folded(&one.cell(at).words()) == folded(&other.cell(at).words())
}

fn owned(line: Line<'_>) -> Line<'static> {
    Line { number: line.number, cells: line.cells.into_iter().map(Cell::owned).collect() }
}
