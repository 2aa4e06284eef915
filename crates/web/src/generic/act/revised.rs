//! What a revision changes of the version in force, and what that does to what was judged by it: read before the text.
//! A version of the Statement of Applicability is held against the one it takes the place of, row by row.

use askama::Template;
use askama::filters::HtmlSafe;
use isms::planning::{Method, Risk, Statement, scoring};
use kernel::{Declared, Held, Id, Register, Row, Value};

use crate::generic::card::lead;
use crate::generic::diff::Difference;
use crate::generic::history::difference;
use crate::pages::planning::soa::versions::{Compared, compared};
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::Visit;

/// The field that names the version in force.
const REVISES: &str = "revises";
/// Fields that differ between any two versions, or are compared row by row.
const OF_VERSIONS: [&str; 6] = [REVISES, "version", "approval", "replaces", "frozen", "rows"];

/// What a revision changes.
#[derive(Template)]
#[template(path = "generic/revised.html")]
pub struct Revised {
    t: &'static Texts,
    /// Since which version, in words.
    since: String,
    differences: Vec<Difference>,
    /// The rows of a Statement that differ.
    compared: Option<Compared>,
    /// What it does once it is approved, in words.
    effects: Vec<String>,
}
impl HtmlSafe for Revised {}

impl Revised {
    /// Of a record that takes the place of another one; none where it does not.
    pub fn of(visit: &Visit, register: &'static Register, row: &Row<'_>) -> Option<Self> {
        let before = before(visit, register, row)?;
        let (then, now) = ((before.record, &*visit.state), (row.record, &*visit.state));
        let fields = kernel::compare::fields(register, before.record, row.record);
        let fields = fields.filter(|(_, field)| !OF_VERSIONS.contains(&field.key));
        let named = format!("{} {}", before.reference(), before.record.title());
        Some(Self {
            t: visit.t(),
            since: visit.t().one("revised-since", "version", named),
            differences: fields.map(|own| difference(visit, register, own, then, now)).collect(),
            compared: rows(visit, &before, row),
            effects: effects(Scene::of(visit), &before, row),
        })
    }
}

impl Revised {
    /// Whether both versions say the same.
    fn is_nothing(&self) -> bool {
        self.differences.is_empty() && self.compared.as_ref().is_none_or(|rows| rows.lines.is_empty())
    }
}

/// The version that a record names as revised, or the one before a version of the Statement.
fn before<'a>(visit: &'a Visit, register: &'static Register, row: &Row<'_>) -> Option<Row<'a>> {
    if let Some(draft) = row.record.as_any().downcast_ref::<Statement>() {
        let before = lead::before(visit, row, draft)?;
        return visit.state.row(Statement::KEY, visit.state.resolve(Statement::KEY, &before).ok()?);
    }
    let (at, _) = register.field(REVISES)?;
    let Value::Link(before) = row.record.get(at) else { return None };
    visit.state.row(register.key, before)
}

/// Clause: 6.1.3 d. The rows of the Statement that differ.
fn rows(visit: &Visit, before: &Row<'_>, after: &Row<'_>) -> Option<Compared> {
    let draft = after.record.as_any().downcast_ref::<Statement>()?;
    compared(visit, draft.edition.of_standard(), &before.reference(), &after.reference()).ok()
}

/// Clause: 6.1.2 b. What another method does to the risks that were judged by the one in force.
fn effects(scene: Scene<'_>, before: &Row<'_>, after: &Row<'_>) -> Vec<String> {
    let methods = before.record.as_any().downcast_ref::<Method>().zip(after.record.as_any().downcast_ref::<Method>());
    let Some((old, new)) = methods else { return Vec::new() };
    let judged = |risk: &Held<Risk>| risk.current.as_ref().is_some_and(|own| own.method == Id::of(before.id));
    let stale = scene.state.of::<Risk>().iter().filter(|(_, risk)| judged(risk)).count();
    let told = (stale > 0).then(|| scene.t.one("revised-stale", "count", stale));
    let [before, after] = [old, new].map(|own| scoring::bands_of(own, |score| score > own.line));
    let newly = new.bands.iter().filter(|(key, _)| after.contains(key) && !before.contains(key));
    let newly: Vec<_> = newly.map(|(_, band)| band.label.to_string()).collect();
    let reach = [("levels", newly.join(", ").into()), ("line", new.line.into())];
    let reach = (!newly.is_empty()).then(|| scene.t.with("revised-beyond", &reach));
    told.into_iter().chain(reach).collect()
}
