//! A keyed list of many records on one page: a row for each entry, typed one after the other and kept as one entry of
//! the ledger. The pages that use it say which records stand there, and what stands beside each.

mod saved;
mod table;

use std::collections::HashSet;

use askama::Template;
use axum::response::{IntoResponse, Response};
use engine::Failure;
use kernel::{RawId, Refusal, Register, Row};
use serde_json::{Value as Json, json};

pub use self::table::{Column, Group};
use super::input::Control;
use super::objection::{Objection, objections};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::frame::{Frame, Head, page, register_path};
use crate::pages::address::Address;
use crate::pages::history::undo;
use crate::pages::scene::{Doing, Named, Scene};
use crate::visit::Visit;

/// Most records on one page of a sheet.
const RECORDS_MAX: usize = 40;
/// The parameters that a sheet takes as JSON.
pub const ASKED: &[&str] = &["as_of", SHOW, AFTER];

/// The part of the address that says which records stand there.
const SHOW: &str = "show";
/// The part of the address that says after which record the page begins.
const AFTER: &str = "after";

/// What a sheet is about.
pub struct Sheet {
    /// The register.
    pub register: &'static Register,
    /// Its keyed list.
    pub field: &'static str,
    /// The parts of an entry that are asked here; what others hold stays.
    pub parts: &'static [&'static str],
    /// Its address in an organization.
    pub path: &'static str,
    /// Its texts: title, `-why`, `-none` and `-keys`.
    pub word: &'static str,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// What to show, the first one unless something else is asked for.
    pub choices: &'static [Choice],
    /// Parts that the head of their column fills in every row that still holds this.
    pub fills: &'static [(&'static str, &'static str)],
    /// What stands beside each record.
    pub beside: fn(Scene<'_>, &[Row<'_>]) -> Vec<Beside>,
    /// What is to be said above all of them, with where it is seen to: words, and the choice that shows those records.
    pub notice: fn(Scene<'_>) -> Option<(String, &'static str)>,
}

/// Which records a sheet shows.
pub struct Choice {
    /// What the address says.
    pub key: &'static str,
    /// The text that names it.
    pub word: &'static str,
    /// The records that belong to it.
    pub holds: Holds,
}

/// Which records belong to a choice.
pub enum Holds {
    /// Those of which this holds, each by itself.
    Each(fn(&Row<'_>) -> bool),
    /// Those that are found in all of them together.
    Among(fn(Scene<'_>) -> Vec<RawId>),
}

/// What stands beside a record.
#[derive(Default)]
pub struct Beside {
    /// What is known of it, in a few words.
    pub note: String,
    /// Records that belong to it.
    pub links: Vec<Named>,
    /// What can be done about it elsewhere.
    pub act: Option<Doing>,
}

/// What the page is filled with beside the records.
struct Filled<'a> {
    /// The form as it was sent; none where it opens.
    typed: Option<&'a Pairs>,
    refusals: &'a [Refusal],
}

#[derive(Template)]
#[template(path = "generic/sheet.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    view: String,
    entry: u64,
    may: bool,
    tabs: Vec<(&'static str, String, bool)>,
    thing: &'static str,
    columns: Vec<Column>,
    /// Whether a record has as many rows as it likes, below a row of its own.
    free: bool,
    groups: Vec<Group>,
    objections: Vec<Objection>,
    none: String,
    keys: String,
    register: String,
    next: Option<String>,
    /// What is to be said above the records, and where it is seen to.
    notice: Option<(String, String)>,
}

/// The page of a sheet at an address.
pub fn show(visit: &Visit, sheet: &Sheet, query: &str) -> Result<Response, Halt> {
    filled(visit, sheet, query, &Filled { typed: None, refusals: &[] })
}

/// Keeps what was typed and shows the page again; or the form with everything that is wrong with it.
pub async fn save(visit: &Visit, sheet: &Sheet, pairs: &Pairs) -> Result<Response, Halt> {
    let commands = saved::commands(visit, sheet, pairs)?;
    let count = commands.as_ref().map_or(0, Vec::len);
    let done = match commands {
        Err(refusals) => Err(Failure::Refused(refusals)),
        Ok(commands) if commands.is_empty() => {
            return Ok(flash::go(&back(visit, sheet, pairs), visit.t().t("sheet-nothing"), None));
        }
        Ok(commands) => {
            let command = kernel::Command::Batch(saved::EDIT, commands.into());
            visit.house().engine.execute(&visit.org, visit.asked()?, command).await
        }
    };
    match done {
        Ok(done) => {
            let said = visit.t().one("done-changed", "count", count);
            Ok(flash::go(&back(visit, sheet, pairs), said, undo::offer(visit, &done)))
        }
        Err(Failure::Refused(refusals)) => {
            let again = Filled { typed: Some(pairs), refusals: &refusals };
            Ok((status_of(&refusals), filled(visit, sheet, text(pairs, "_view"), &again)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The page that was filled in.
fn back(visit: &Visit, sheet: &Sheet, pairs: &Pairs) -> String {
    Address::new(visit.href(sheet.path), text(pairs, "_view")).only(&[SHOW, AFTER]).href()
}

fn filled(visit: &Visit, sheet: &Sheet, query: &str, filled: &Filled<'_>) -> Result<Response, Halt> {
    let (t, scene) = (visit.t(), Scene::of(visit));
    let address = Address::new(scene.base(sheet.path), query).only(&[SHOW, AFTER, "as_of"]);
    let choice = asked(sheet, &address);
    let (rows, next) = match filled.typed {
        Some(pairs) => (saved::named(visit, sheet, pairs), None),
        None => chosen(scene, sheet, choice, address.get(AFTER).unwrap_or_default()),
    };
    let table = table::table(visit, sheet, &rows, filled.typed, filled.refusals);
    let list = visit.href(&register_path(sheet.register));
    page(&Page {
        frame: Frame::at(visit, sheet.path, t.t(sheet.word)),
        head: Head::new(t, t.t(sheet.word))
            .clause(sheet.clause)
            .why(t.t(&format!("{}-why", sheet.word)))
            .below(t.section(sheet.register.section()), visit.href(sheet.register.section()))
            .below(t.plural(sheet.register), list.clone()),
        action: visit.href(sheet.path),
        view: address.href().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default(),
        entry: visit.state.size(),
        may: visit.has(access::right_for_edit(sheet.register)),
        tabs: sheet
            .choices
            .iter()
            .map(|own| (t.t(own.word), address.with(SHOW, own.key), own.key == choice.key))
            .collect(),
        thing: t.register(sheet.register),
        columns: table.columns,
        free: table.free,
        groups: table.groups,
        objections: objected(visit, sheet, filled.refusals),
        none: t.t(&format!("{}-none", sheet.word)).to_owned(),
        keys: t.t(&format!("{}-keys", sheet.word)).to_owned(),
        register: list,
        next: next.map(|after| address.with(AFTER, &after)),
        notice: (sheet.notice)(scene).map(|(words, show)| (words, address.only(&["as_of"]).with(SHOW, show))),
    })
}

/// What a sheet shows as JSON: the records of one page, each with its rows as `rows` gives them.
pub fn json(visit: &Visit, sheet: &Sheet, address: &Address, rows: &dyn Fn(&Row<'_>) -> Json) -> Json {
    let (scene, choice) = (Scene::of(visit), asked(sheet, address));
    let (records, next) = chosen(scene, sheet, choice, address.get(AFTER).unwrap_or_default());
    let beside = (sheet.beside)(scene, &records);
    let record = |(row, beside): (&Row<'_>, &Beside)| json!({ "record": scene.named(*row), "note": beside.note, "links": beside.links, "rows": rows(row) });
    json!({
        "day": visit.day().to_string(),
        "entry": visit.state.size(),
        "show": choice.key,
        "records": records.iter().zip(&beside).map(record).collect::<Vec<_>>(),
        "next": next,
    })
}

/// What an address asks a sheet for.
fn asked<'s>(sheet: &'s Sheet, address: &Address) -> &'s Choice {
    sheet.choices.iter().find(|choice| address.get(SHOW) == Some(choice.key)).unwrap_or(&sheet.choices[0])
}

/// The records of one page, and after which record the next page begins, where there is one.
fn chosen<'a>(scene: Scene<'a>, sheet: &Sheet, choice: &Choice, after: &str) -> (Vec<Row<'a>>, Option<String>) {
    let rows = scene.state.table(sheet.register.key).into_iter().flat_map(kernel::Table::rows);
    let mut rows: Vec<_> = rows.filter(|row| !row.head.retired).collect();
    match choice.holds {
        Holds::Each(holds) => rows.retain(holds),
        Holds::Among(found) => {
            let found: HashSet<_> = found(scene).into_iter().collect();
            rows.retain(|row| found.contains(&row.id));
        }
    }
    rows.sort_by_key(|row| row.head.reference);
    let begun =
        scene.state.resolve(sheet.register.key, after).ok().and_then(|id| scene.state.row(sheet.register.key, id));
    rows.retain(|row| begun.is_none_or(|begun| row.head.reference > begun.head.reference));
    let more = rows.len() > RECORDS_MAX;
    rows.truncate(RECORDS_MAX);
    let next = rows.last().filter(|_| more).map(Row::reference);
    (rows, next)
}

/// Refusals with the record that each is about.
fn objected(visit: &Visit, sheet: &Sheet, refusals: &[Refusal]) -> Vec<Objection> {
    let objection = |refusal: &Refusal| {
        let (reference, place) = refusal.field.split_once('.').unwrap_or((&refusal.field, ""));
        let inside = Refusal { field: place.to_owned(), ..refusal.clone() };
        let plain = objections(visit, sheet.register.key, sheet.register.fields, &[inside]);
        let of_record = |plain: Objection| Objection {
            ways: Vec::new(),
            href: plain.href.map(|_| format!("#{}", super::desk::id_of(&refusal.field))),
            label: if plain.label.is_empty() { reference.to_owned() } else { format!("{reference}, {}", plain.label) },
            message: plain.message,
            basis: plain.basis,
        };
        plain.into_iter().map(of_record).collect::<Vec<_>>()
    };
    refusals.iter().flat_map(objection).collect()
}
