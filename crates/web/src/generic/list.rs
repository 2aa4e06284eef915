//! A register as a table: columns, order, filters, words, pages; all of it in the address.

use access::Right;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kernel::list::Page as Rows;
use kernel::{Field, Kind, Register, Row};

use super::bar::{Bar, bar};
use super::shown::{Shown, brief};
use super::{query, record_path};
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::visit::{At, Visit};

/// One column's head.
struct Column {
    label: String,
    href: String,
    sorted: &'static str,
    icon: &'static str,
}

/// One record.
struct Line {
    reference: String,
    href: String,
    title: String,
    cells: Vec<(usize, Shown)>,
}

#[derive(Template)]
#[template(path = "generic/list.html")]
struct Page {
    frame: Frame,
    head: Head,
    base: String,
    caption: String,
    columns: Vec<Column>,
    lines: Vec<Line>,
    bar: Bar,
    next: Option<String>,
    first: Option<String>,
    bulk: Vec<(String, String)>,
    may_retire: bool,
    empty: Option<Empty>,
}

/// What an empty register says.
pub struct Empty {
    /// What belongs here.
    pub belongs: String,
    /// Why the standard asks.
    pub why: String,
    /// Examples to start with.
    pub examples: Vec<(String, String)>,
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
    of_register(&visit, register, &pairs)
}

/// The page of any register.
pub fn of_register(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Result<Response, Halt> {
    let asked = query::read(register, pairs, &visit.state).map_err(Halt::Refused)?;
    let rows = visit.house().orders.page(visit, register, &asked);
    let fields = columns(register, pairs);
    let t = visit.t();
    let base = visit.href(&register_path(register));
    let path = register_path(register);
    let has_any = visit.state.table(register.key).is_some_and(|table| table.len_live() > 0);
    let line = |row: &Row<'_>| line(visit, register, &fields, row);
    let lines: Vec<_> = rows.rows.iter().map(line).collect();
    let empty = (!has_any && !asked.retired).then(|| empty(visit, register));
    let shown = lines.len();
    page(&Page {
        frame: Frame::at(visit, &path, t.plural(register)),
        head: head(visit, register),
        caption: t.plural(register).to_owned(),
        columns: fields.iter().map(|(_, field)| column(visit, register, field, pairs)).collect(),
        lines,
        next: next(visit, &path, &rows, pairs),
        first: asked.after.is_some().then(|| address(visit, &path, pairs, &[("cursor", "")])),
        bulk: bulk_acts(visit, register),
        may_retire: visit.has(Right::Retire) && !asked.retired,
        bar: bar(visit, register, pairs, (shown, rows.total), asked.retired),
        base,
        empty,
    })
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
        let new = Button::link(
            t.one("add-one", "thing", t.register(register).to_lowercase()),
            visit.href(&format!("{}/new", register_path(register))),
        );
        head = head.button(Button { key: "n", ..new.primary() });
    }
    head
}

/// Named acts that belong to a register but to no record of it: label and address.
fn acts_without_subject(visit: &Visit, register: &Register) -> Vec<(String, String)> {
    let own = |act: &&&kernel::Act| act.subject().is_none() && act.key.split('.').next() == Some(register.key);
    let path = register_path(register);
    let offered = isms::ACTS.iter().filter(own).filter(|act| visit.has(access::right_for_act(act)));
    offered.map(|act| (visit.t().act(act).to_owned(), visit.href(&format!("{path}/acts/{}", act.key)))).collect()
}

/// Named acts on a choice of records: key and label.
fn bulk_acts(visit: &Visit, register: &Register) -> Vec<(String, String)> {
    let many = |act: &&&kernel::Act| {
        act.arguments.first().is_some_and(|first| matches!(first.kind, Kind::Links(key) if key == register.key))
    };
    let offered = isms::ACTS.iter().filter(many).filter(|act| visit.has(access::right_for_act(act)));
    offered.map(|act| (act.key.to_owned(), visit.t().act(act).to_owned())).collect()
}

/// The columns asked for, else the declared ones; the title stands in each row anyway.
pub fn columns(register: &'static Register, pairs: &Pairs) -> Vec<(usize, &'static Field)> {
    let asked: Vec<&str> =
        pairs.iter().filter(|(name, _)| name == "cols").flat_map(|(_, keys)| keys.split(',')).collect();
    let chosen = |field: &Field| if asked.is_empty() { field.column } else { asked.contains(&field.key) };
    register.live_fields().filter(|(at, field)| *at != register.title && chosen(field)).collect()
}

fn line(visit: &Visit, register: &Register, fields: &[(usize, &'static Field)], row: &Row<'_>) -> Line {
    let cell = |(at, field): &(usize, &'static Field)| (*at, brief(visit, register.key, field, &row.record.get(*at)));
    Line {
        reference: row.reference(),
        href: visit.href(&record_path(row)),
        title: row.record.title(),
        cells: fields.iter().map(cell).collect(),
    }
}

/// The list's address with other parameters.
pub fn address(visit: &Visit, path: &str, pairs: &Pairs, changes: &[(&str, &str)]) -> String {
    let query = query::with(pairs, changes);
    visit.href(&if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
}

fn column(visit: &Visit, register: &Register, field: &Field, pairs: &Pairs) -> Column {
    let sort = text(pairs, "sort");
    let (sorted, icon, next) = match sort.strip_prefix('-') {
        None if sort == field.key => ("ascending", "sort-up", format!("-{}", field.key)),
        Some(key) if key == field.key => ("descending", "sort-down", field.key.to_owned()),
        Some(_) | None => ("", "", field.key.to_owned()),
    };
    let href = address(visit, &register_path(register), pairs, &[("sort", &next), ("cursor", "")]);
    Column { label: visit.t().field(register.key, field), href, sorted, icon }
}

fn next(visit: &Visit, path: &str, rows: &Rows<'_>, pairs: &Pairs) -> Option<String> {
    let cursor = rows.next.as_ref()?.print();
    Some(address(visit, path, pairs, &[("cursor", &cursor)]))
}

fn empty(visit: &Visit, register: &'static Register) -> Empty {
    let t = visit.t();
    let examples = t.about(register, "example").unwrap_or_default();
    let title = register.fields[register.title].key;
    let example = |line: &str| {
        let query = serde_urlencoded::to_string([(title, line)]).unwrap_or_default();
        (line.to_owned(), visit.href(&format!("{}/new?{query}", register_path(register))))
    };
    let lines = examples.lines().map(str::trim).filter(|line| !line.is_empty());
    Empty {
        belongs: t.about(register, "belongs").unwrap_or(register.help).to_owned(),
        why: t.about(register, "why").unwrap_or_default().to_owned(),
        examples: if visit.has(access::right_for_edit(register)) { lines.map(example).collect() } else { Vec::new() },
        acts: acts_without_subject(visit, register),
    }
}
