//! A register as a table: columns, order, filters, words, pages; all of it in the address.

use std::collections::HashSet;

use access::Right;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use isms::context::profiles::sector;
use isms::leadership::Role;
use isms::planning::Asset;
use isms::planning::worth::Worths;
use isms::project::{Activity, outcomes::outcomes};
use isms::sealing::{self, Locked};
use isms::support::Person;
use kernel::list::Page as Rows;
use kernel::{Declared, Id, Kind, Register, Row};

use super::bar::{Bar, bar};
use super::column::{self, Column};
use super::examples::{Examples, examples};
use super::shown::Shown;
use super::{bulk, query, record_path, sample};
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page_of, register_path};
use crate::pages::leadership::appointing;
use crate::pages::planning::inherited;
use crate::pages::scene::Scene;
use crate::visit::{At, Visit};

/// About the bytes of a page around its rows, and of one cell.
const PAGE_BYTES: usize = 40_000;
const CELL_BYTES: usize = 120;

/// One column's head.
struct Heading {
    /// The field its cells are edited by; empty where they are not.
    cell: String,
    label: String,
    href: String,
    sorted: &'static str,
    icon: &'static str,
    figure: bool,
    /// Whether its cells stand in one line.
    short: bool,
}

/// One record.
struct Line {
    reference: String,
    href: String,
    title: String,
    cells: Vec<Shown>,
    locked: Locked,
}

impl Line {
    /// Whether a field stays as it was approved, accepted or signed.
    fn locks(&self, key: &str) -> bool {
        (self.locked)(key)
    }
}

#[derive(Template)]
#[template(path = "generic/list.html")]
struct Page {
    frame: Frame,
    head: Head,
    base: String,
    caption: String,
    title_key: &'static str,
    fixed: [Heading; 2],
    columns: Vec<Heading>,
    lines: Vec<Line>,
    bar: Bar,
    drawn: Option<String>,
    next: Option<String>,
    previous: Option<String>,
    bulk: Vec<(String, String)>,
    may: May,
    whole: usize,
    empty: Option<Empty>,
}

/// What the visitor may do with the rows of a list.
#[derive(Clone, Copy)]
struct May {
    /// Edit cells, and a choice of rows.
    edit: bool,
    /// Retire them.
    retire: bool,
    /// Bring them back.
    restore: bool,
    /// Choose rows at all.
    choose: bool,
}

/// What an empty register says; why the standard asks stands in the head of its page.
pub struct Empty {
    /// What belongs here.
    pub belongs: String,
    /// Examples to keep or to leave.
    pub examples: Option<Examples>,
    /// Named acts that fill it: label and address.
    pub acts: Vec<(String, String)>,
}

/// `GET /o/{org}/{section}/{plural}`.
pub async fn list(
    At(visit): At,
    Path((_, section, plural)): Path<(String, String, String)>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let path = register_path(register);
    // What a form means is said by a plain address, which can be sent, saved and drawn again.
    if let Some(query) = query::canonical(&pairs) {
        let to = if query.is_empty() { path } else { format!("{path}?{query}") };
        return Ok(Redirect::to(&visit.href(&to)).into_response());
    }
    if let Some(seed) = sample::seed(&visit, &pairs) {
        return Ok(
            Redirect::to(&address(&visit, &path, &pairs, &[("sample-seed", &seed), ("cursor", "")])).into_response()
        );
    }
    of_register(&visit, register, &pairs)
}

/// The page of any register.
pub fn of_register(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Result<Response, Halt> {
    let asked = query::read(register, pairs, &visit.state).map_err(Halt::Refused)?;
    let rows = sample::page(visit, register, &asked, pairs);
    let columns = column::shown(visit, register, pairs);
    let (t, path) = (visit.t(), register_path(register));
    let live = visit.state.table(register.key).map_or(0, |table| table.len_live());
    let bulk = bulk_acts(visit, register, &rows);
    let may = may(visit, register, asked.retired, !bulk.is_empty());
    let drawn = sample::sentence(visit, pairs, rows.rows.len(), rows.total);
    let all = if asked.retired { rows.total } else { live };
    let count = count(visit, &rows, all, drawn.is_some());
    let valued = register.key == Asset::KEY && columns.iter().any(|column| column.key == "value");
    let worths = valued.then(|| visit.house().worths.of(visit));
    let mut lines: Vec<_> = rows.rows.iter().map(|row| line(visit, &columns, row, worths.as_deref())).collect();
    if register.key == Activity::KEY {
        tell_shown(visit, &columns, &rows.rows, &mut lines);
    }
    let bytes = PAGE_BYTES + lines.len() * (columns.len() + 3) * CELL_BYTES;
    let page = Page {
        frame: Frame::at(visit, &path, t.plural(register)),
        head: head(visit, register),
        caption: t.plural(register).to_owned(),
        title_key: if may.edit && column::fits_a_cell(&register.fields[register.title]) {
            register.fields[register.title].key
        } else {
            ""
        },
        fixed: fixed(visit, register, pairs),
        columns: columns.iter().map(|column| heading(visit, register, column, pairs, may.edit)).collect(),
        next: next(visit, &path, &rows, pairs),
        previous: previous(visit, &path, &rows, pairs),
        may,
        bulk,
        whole: rows.total,
        bar: bar(visit, register, pairs, &columns, count),
        base: visit.href(&path),
        empty: (live == 0 && !asked.retired).then(|| empty(visit, register)),
        drawn,
        lines,
    };
    page_of(&page, bytes)
}

fn may(visit: &Visit, register: &Register, retired: bool, acts: bool) -> May {
    let edit = column::may_edit(visit, register) && !retired;
    let (retire, restore) = (visit.has(Right::Retire) && !retired, visit.has(Right::Retire) && retired);
    May { edit, retire, restore, choose: edit || retire || restore || acts }
}

/// `101–200 of 5,000`, or how many were drawn; where all that was found is shown, out of how many in the register.
fn count(visit: &Visit, rows: &Rows<'_>, all: usize, drawn: bool) -> String {
    let (t, shown) = (visit.t(), rows.rows.len());
    if drawn || shown == 0 || shown == rows.total {
        let total = if drawn { rows.total } else { all };
        return t.with("count-of", &[("shown", shown.into()), ("total", total.into())]);
    }
    let (from, to) = (rows.before + 1, rows.before + shown);
    t.with("count-from", &[("from", from.into()), ("to", to.into()), ("total", rows.total.into())])
}

fn head(visit: &Visit, register: &'static Register) -> Head {
    let t = visit.t();
    let mut head = Head::new(t, t.plural(register))
        .why(t.about(register, "why").unwrap_or(register.help))
        .clause(super::clause(register))
        .below(t.section(register.section()), visit.href(register.section()));
    for (label, href) in acts_without_subject(visit, register) {
        head = head.button(Button::link(label, href));
    }
    if visit.has(access::right_for_edit(register)) {
        if register.key == Role::KEY {
            head = head.button(Button::link(t.t("appointing"), visit.href(appointing::PATH)));
        }
        let new = Button::link(
            t.one("add-one", "thing", t.register(register).to_lowercase()),
            visit.href(&format!("{}/new", register_path(register))),
        );
        head = head.button(Button { key: "n", ..new.primary() });
    }
    head
}

/// Named acts that belong to a register but to no record of it, such as those that make its records from a choice of
/// others: label and address.
fn acts_without_subject(visit: &Visit, register: &Register) -> Vec<(String, String)> {
    let chosen = |act: &kernel::Act| {
        let first = act.arguments.first().map(|first| first.kind);
        matches!(first, Some(Kind::Links(key)) if key != register.key)
    };
    let named = |act: &kernel::Act| act.key.split('.').next() == Some(register.key);
    let own = |act: &&&kernel::Act| named(act) && (act.subject().is_none() || chosen(act));
    let path = register_path(register);
    let offered = isms::ACTS.iter().filter(own).filter(|act| visit.has(access::right_for_act(act)));
    offered.map(|act| (visit.t().act(act).to_owned(), visit.href(&format!("{path}/acts/{}", act.key)))).collect()
}

/// Named acts on a choice of records: key and label. Where all that was found is shown, those that would be refused of
/// each of them are left away.
fn bulk_acts(visit: &Visit, register: &Register, rows: &Rows<'_>) -> Vec<(String, String)> {
    let some = |act: &&kernel::Act| {
        rows.total > rows.rows.len() || rows.rows.iter().any(|row| (act.offered)(&visit.state, row.id))
    };
    let many = |act: &&kernel::Act| {
        act.arguments.first().is_some_and(|first| matches!(first.kind, Kind::Links(key) if key == register.key))
    };
    let may = isms::ACTS.iter().copied().filter(|act| many(act) && visit.has(access::right_for_act(act)));
    let offered = may.filter(some);
    let accounts = register.key == Person::KEY && visit.has(Right::Admit);
    let accounts = accounts.then(|| (bulk::INVITE.to_owned(), visit.t().t("members-invite").to_owned()));
    offered.map(|act| (act.key.to_owned(), visit.t().act(act).to_owned())).chain(accounts).collect()
}

fn line(visit: &Visit, columns: &[Column], row: &Row<'_>, worths: Option<&Worths>) -> Line {
    Line {
        reference: row.reference(),
        href: visit.href(&record_path(row)),
        title: row.record.title(),
        cells: columns.iter().map(|column| cell(visit, column, row, worths)).collect(),
        locked: sealing::locks(row.record),
    }
}

/// What stands in a column for a record; values of assets with what they inherit.
/// What the records show as done is not said to be still to come, though nobody declared it.
fn tell_shown(visit: &Visit, columns: &[Column], rows: &[Row<'_>], lines: &mut [Line]) {
    let Some(at) = columns.iter().position(|column| column.key == "state") else { return };
    let shown: HashSet<_> = outcomes(&visit.state, visit.day()).iter().map(|own| own.activity.raw()).collect();
    for (_, line) in rows.iter().zip(lines).filter(|(row, _)| shown.contains(&row.id)) {
        line.cells[at] = Shown::Text(visit.t().t("activity-shown").to_owned());
    }
}

fn cell(visit: &Visit, column: &Column, row: &Row<'_>, worths: Option<&Worths>) -> Shown {
    let plain = column.cell(visit, row);
    let field = column.field().map(|(_, field)| field).filter(|field| field.key == "value");
    let asset = row.record.as_any().downcast_ref::<Asset>();
    match (worths, field, asset) {
        (Some(worths), Some(field), Some(asset)) => {
            inherited::in_cell(visit, worths, Id::of(row.id), asset, field, plain)
        }
        _ => plain,
    }
}

/// The list's address with other parameters.
pub fn address(visit: &Visit, path: &str, pairs: &Pairs, changes: &[(&str, &str)]) -> String {
    let query = query::with(pairs, changes);
    visit.href(&if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
}

fn heading(visit: &Visit, register: &Register, column: &Column, pairs: &Pairs, may_edit: bool) -> Heading {
    let cell = if may_edit && column.is_editable() { column.key.clone() } else { String::new() };
    let plain = sorted_by(visit, register, &column.key, column.label.clone(), pairs);
    Heading { cell, figure: column.is_figure(), short: column.is_short(visit.t()), ..plain }
}

/// The heads of reference and title.
fn fixed(visit: &Visit, register: &'static Register, pairs: &Pairs) -> [Heading; 2] {
    let t = visit.t();
    let title = &register.fields[register.title];
    [
        sorted_by(visit, register, "reference", t.t("reference").to_owned(), pairs),
        sorted_by(visit, register, title.key, t.field(register.key, title), pairs),
    ]
}

fn sorted_by(visit: &Visit, register: &Register, key: &str, label: String, pairs: &Pairs) -> Heading {
    let sort = text(pairs, "sort");
    let (sorted, icon, next) = match sort.strip_prefix('-') {
        None if sort == key => ("ascending", "sort-up", format!("-{key}")),
        Some(own) if own == key => ("descending", "sort-down", String::new()),
        Some(_) | None => ("", "", key.to_owned()),
    };
    let href = address(visit, &register_path(register), pairs, &[("sort", &next), ("cursor", "")]);
    Heading { cell: String::new(), label, href, sorted, icon, figure: false, short: false }
}

fn next(visit: &Visit, path: &str, rows: &Rows<'_>, pairs: &Pairs) -> Option<String> {
    let cursor = rows.next.as_ref()?.print();
    Some(address(visit, path, pairs, &[("cursor", &cursor)]))
}

fn previous(visit: &Visit, path: &str, rows: &Rows<'_>, pairs: &Pairs) -> Option<String> {
    let cursor = rows.previous.as_ref().map(kernel::list::Cursor::print).unwrap_or_default();
    (rows.before > 0).then(|| address(visit, path, pairs, &[("cursor", &cursor)]))
}

fn empty(visit: &Visit, register: &'static Register) -> Empty {
    let t = visit.t();
    Empty {
        belongs: t.about(register, "belongs").unwrap_or(register.help).to_owned(),
        examples: examples(Scene::of(visit), register, sector(&visit.state)),
        acts: acts_without_subject(visit, register),
    }
}
