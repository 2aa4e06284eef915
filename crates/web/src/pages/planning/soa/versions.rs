//! 6.1.3 d: the versions of the statement, and what differs between two of them.

use std::cmp::Reverse;

use access::Right;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::catalogue::Edition;
use isms::planning::Statement;
use isms::planning::statements::{self, AnnexEdition, Comparison, FrozenRow};
use kernel::{Choice, Declared, Field, Id, Many, Row, Value};
use serde::Serialize;

use super::export::KINDS;
use super::{edition, editions};
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::generic::diff;
use crate::pages::address::Address;
use crate::pages::brought;
use crate::pages::scene::{Doing, Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Stands for the rows as they are today.
pub const TODAY: &str = "today";

/// The versions of an edition, with a comparison.
#[derive(Serialize)]
pub struct View {
    /// `iso27001-2022`.
    pub standard: &'static str,
    /// The versions, the latest first.
    pub versions: Vec<Version>,
    /// What differs between the two chosen; none while there is nothing to compare.
    pub compared: Option<Compared>,
}

/// One version.
#[derive(Serialize)]
pub struct Version {
    /// The record.
    pub record: Named,
    /// Its number; 0 while it is not approved.
    pub version: i64,
    /// When its rows were frozen.
    pub frozen: Option<String>,
    /// Who approved it, and when.
    pub approved: Option<String>,
    /// Whether a later one took its place.
    pub replaced: bool,
    /// The comparison of this version with the rows of today.
    pub compare: Option<String>,
    /// The files it can be taken as: kind and address; none before it is frozen.
    pub exports: Vec<(&'static str, String)>,
    /// What can be done with it.
    pub acts: Vec<Doing>,
}

/// What differs between two sets of rows.
#[derive(Serialize)]
pub struct Compared {
    /// The references of both, or the word for today.
    pub keys: [String; 2],
    /// What the earlier rows are called.
    pub from: String,
    /// What the later rows are called.
    pub to: String,
    /// The rows that differ.
    pub lines: Vec<Line>,
    /// Number of rows that are the same.
    pub same: usize,
}

/// A row that differs.
#[derive(Serialize)]
pub struct Line {
    /// The reference control, or the own control beyond Annex A.
    pub control: String,
    /// Its title.
    pub title: String,
    /// `added`, `removed` or `changed`.
    pub kind: &'static str,
    /// The same in words.
    pub kind_words: &'static str,
    /// What differs: the part, before, after.
    pub parts: Vec<(String, String, String)>,
}

/// The versions of an edition; compared are those named, else the one in force with today.
pub fn view(visit: &Visit, edition: Edition, from: &str, to: &str) -> Result<View, Halt> {
    let scene = Scene::of(visit);
    let own = AnnexEdition::of(edition);
    let mut rows: Vec<_> = scene.state.table(Statement::KEY).into_iter().flat_map(kernel::Table::rows).collect();
    rows.sort_by_key(|row| Reverse(row.head.reference));
    let of_edition = rows.into_iter().filter(|row| typed(row).is_some_and(|version| version.edition == own));
    let versions: Vec<_> = of_edition.filter_map(|row| version(scene, edition, row)).collect();
    let frozen = |version: &&Version| version.frozen.is_some();
    let first =
        versions.iter().filter(frozen).find(|version| version.version > 0).or_else(|| versions.iter().find(frozen));
    let from = if from.is_empty() { first.map(|own| own.record.reference.as_str()).unwrap_or_default() } else { from };
    let to = if to.is_empty() { TODAY } else { to };
    let compared = if from.is_empty() { None } else { Some(compared(visit, edition, from, to)?) };
    Ok(View { standard: edition.key(), versions, compared })
}

fn typed<'a>(row: &Row<'a>) -> Option<&'a Statement> {
    row.record.as_any().downcast_ref::<Statement>()
}

fn version(scene: Scene<'_>, edition: Edition, row: Row<'_>) -> Option<Version> {
    let (t, own) = (scene.t, typed(&row)?);
    let record = scene.named(row);
    let query = format!("planning/soa/versions?edition={}&from={}", edition.key(), record.reference);
    let approved = own.approval.as_ref();
    let export = |kind| (kind, scene.href(&format!("planning/soa/export/{kind}?version={}", record.reference)));
    Some(Version {
        exports: if own.frozen.is_some() { KINDS.map(export).into() } else { Vec::new() },
        version: own.version,
        frozen: own.frozen.as_ref().map(|frozen| t.day(frozen.on)),
        approved: approved.map(|own| brought::signed(scene, own)),
        replaced: row.head.retired,
        compare: own.frozen.is_some().then(|| scene.href(&query)),
        acts: if row.head.retired { Vec::new() } else { scene.doings(row) },
        record,
    })
}

/// What differs between two versions of an edition, or a version and the rows of today.
pub fn compared(visit: &Visit, edition: Edition, from: &str, to: &str) -> Result<Compared, Halt> {
    let (before, after) = (rows(visit, edition, from)?, rows(visit, edition, to)?);
    let found = statements::compare(&before.1, &after.1);
    let keys = [from.to_owned(), to.to_owned()];
    Ok(Compared { keys, lines: lines(visit, &found), same: found.same, from: before.0, to: after.0 })
}

/// The rows that a reference or the word for today names, with what they are called.
fn rows(visit: &Visit, edition: Edition, named: &str) -> Result<(String, Many<FrozenRow>), Halt> {
    let t = visit.t();
    if named == TODAY {
        let words = t.one("soa-rows-of", "day", t.day(visit.day()));
        return Ok((words, statements::rows_now(&visit.state, edition, visit.day())));
    }
    let id = visit.state.resolve(Statement::KEY, named).map(Id::<Statement>::of).map_err(|_| Halt::NotFound)?;
    let version = visit.state.get(id).ok_or(Halt::NotFound)?;
    if version.edition.of_standard() != edition {
        let message = "compare two versions of one edition; the way from 2013 to 2022 is the transition";
        return Err(Halt::Malformed(message.into()));
    }
    Ok((format!("{} {}", visit.state.reference(id), version.title), version.rows.clone()))
}

fn lines(visit: &Visit, found: &Comparison<'_>) -> Vec<Line> {
    let plain = |row: &FrozenRow, kind| {
        let kind_words = visit.t().find(&format!("soa-row-{kind}")).unwrap_or_default();
        Line { control: row.label(), title: row.title.to_string(), kind, kind_words, parts: Vec::new() }
    };
    let changed = found.changed.iter().map(|own| Line {
        parts: own.parts.iter().map(|part| differing(visit, part)).collect(),
        ..plain(own.row, "changed")
    });
    let added = found.added.iter().map(|row| plain(row, "added"));
    let removed = found.removed.iter().map(|row| plain(row, "removed"));
    changed.chain(added).chain(removed).collect()
}

fn differing(visit: &Visit, (field, before, after): &(&'static Field, Value, Value)) -> (String, String, String) {
    let words = |value| diff::plain((visit.t(), &visit.zone), "statement-rows", field, value, &visit.state);
    (visit.t().field("statement-rows", field), words(before), words(after))
}

/// The versions as JSON.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let named = |key| address.get(key).unwrap_or_default();
    crate::pages::plain(&view(visit, edition(address)?, named("from"), named("to"))?)
}

#[derive(Template)]
#[template(path = "planning/soa-versions.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    editions: Vec<(&'static str, String, bool)>,
    action: String,
    choices: Vec<(String, String)>,
    carried: Vec<(String, String)>,
    chosen: (String, String),
}

/// `GET /o/{org}/planning/soa/versions`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let t = scene.t;
    let address = Address::new(scene.base("planning/soa/versions"), query.as_deref().unwrap_or_default());
    let edition = edition(&address)?;
    let chosen = ["from", "to"].map(|key| address.get(key).unwrap_or_default().to_owned());
    let view = view(&visit, edition, &chosen[0], &chosen[1])?;
    let mut head = Head::new(t, t.plural(Statement::REGISTER))
        .clause("6.1.3 d")
        .why(t.about(Statement::REGISTER, "why").unwrap_or_default())
        .below(t.section("planning"), scene.href("planning"))
        .below(t.t("applicability"), scene.href(&format!("planning/soa?edition={}", edition.key())));
    if scene.may(Right::Edit) {
        let path = register_path(Statement::REGISTER);
        let new = scene.href(&format!("{path}/new?edition={}", AnnexEdition::of(edition).key()));
        if isms::act("statement.freeze").is_some_and(|act| scene.may_do(act)) {
            let fields = vec![("edition", edition.key().to_owned())];
            let hand_in = Button::link(t.t("soa-hand-in"), scene.base("planning/soa/versions")).primary();
            head = head.button(Button { posts: Some(String::new()), fields, ..hand_in });
        }
        head = head.button(Button { key: "n", ..Button::link(t.t("soa-version-new"), new) });
    }
    let frozen = view.versions.iter().filter(|version| version.frozen.is_some());
    let named =
        frozen.map(|own| (own.record.reference.clone(), format!("{} {}", own.record.reference, own.record.title)));
    let choices = std::iter::once((TODAY.to_owned(), t.t("soa-rows-today").to_owned())).chain(named).collect();
    // What is compared stands in the choice, also where nobody chose it.
    let chosen = view.compared.as_ref().map_or(chosen, |compared| compared.keys.clone());
    let [from, to] = chosen;
    page(&Page {
        frame: Frame::at(&visit, "planning/soa/versions", t.plural(Statement::REGISTER)),
        head,
        t,
        editions: editions(t, &address, edition),
        action: address.path().to_owned(),
        choices,
        carried: address.carried(&["from", "to"]),
        chosen: (from, to),
        view,
    })
}
