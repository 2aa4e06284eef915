//! Editing the statement where it stands: the cells of a row, each with the fields that belong together, and the row as it
//! is afterwards. A verdict is edited with the reasons it needs, so that no cell asks for what another one holds.

use access::Right;
use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use engine::Failure;
use isms::planning::Applicability;
use isms::planning::applicability::Verdict;
use kernel::{Command, Declared, Field, Held, Id, Refusal, Register};

use super::control::edition_of;
use super::row::Line;
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::generic::desk::Desk;
use crate::generic::input::Input;
use crate::generic::objection::{Objection, objections};
use crate::generic::shown::{Shown, brief};
use crate::generic::typed;
use crate::pages::history::undo;
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Tells the script that the answer takes the place of the whole row: other cells show what was written, too.
const REPLACES: (&str, &str) = ("muniment-replaces", "row");

/// The register that rows are written to.
const REGISTER: &Register = Applicability::REGISTER;

/// One row of the statement.
#[derive(Template)]
#[template(path = "planning/soa-row.html")]
struct Row {
    t: &'static Texts,
    line: Line,
    base: String,
    register: String,
    suffix: String,
    picks: bool,
    edits: bool,
}

/// A cell that is open.
#[derive(Template)]
#[template(path = "planning/soa-cell.html")]
struct Cell {
    t: &'static Texts,
    action: String,
    version: u64,
    /// `A.8.13 Information backup`.
    control: String,
    inputs: Vec<Input>,
    objections: Vec<Objection>,
    /// What the fields hold now, where somebody else changed the row meanwhile.
    newer: Vec<(String, Shown)>,
}

/// A cell of a row: what it stands for, and the fields written there.
struct Place<'a> {
    control: &'static isms::catalogue::Control,
    id: Id<Applicability>,
    held: &'a Held<Applicability>,
    cell: String,
    fields: Vec<&'static Field>,
}

/// The fields of a cell; what a verdict needs belongs to it.
fn fields(cell: &str, verdict: Verdict) -> Option<&'static [&'static str]> {
    match (cell, verdict) {
        ("applicable", _) | ("reasons", Verdict::Undecided) => {
            Some(&["applicable", "legal", "contractual", "business", "risk", "inclusion", "exclusion"])
        }
        ("reasons", Verdict::Applicable) => Some(&["legal", "contractual", "business", "risk", "inclusion"]),
        ("reasons", Verdict::Excluded) => Some(&["exclusion"]),
        ("status", Verdict::Applicable) => Some(&["status", "percent", "due"]),
        ("how", _) => Some(&["how"]),
        ("owner", _) => Some(&["owner"]),
        _ => None,
    }
}

fn place<'a>(visit: &'a Visit, named: &str, cell: String) -> Result<Place<'a>, Halt> {
    visit.asked()?;
    if !visit.has(Right::Edit) {
        return Err(Halt::Forbidden(visit.t().one("error-forbidden-help", "organization", visit.name.clone())));
    }
    let edition = edition_of(named).ok_or(Halt::NotFound)?;
    let control = edition.standard().control(named).ok_or(Halt::NotFound)?;
    let mut rows = visit.state.of::<Applicability>().iter();
    let (id, held) = rows.find(|(_, held)| *held.control == *control.id).ok_or(Halt::NotFound)?;
    let keys = fields(&cell, held.applicable).ok_or(Halt::NotFound)?;
    let fields = keys.iter().filter_map(|key| REGISTER.field(key)).map(|(_, field)| field).collect();
    Ok(Place { control, id, held, cell, fields })
}

impl Place<'_> {
    fn form(&self, visit: &Visit, pairs: &Pairs, refusals: &[Refusal]) -> Result<Response, Halt> {
        let t = visit.t();
        let desk = Desk { visit, pairs, refusals };
        let mut inputs = desk.inputs(REGISTER.key, self.fields.iter().copied());
        // A field waits for the verdict only where the verdict is written in the same cell.
        if !self.fields.iter().any(|field| field.key == "applicable") {
            inputs.iter_mut().for_each(|input| input.when = None);
        }
        let conflict = status_of(refusals) == StatusCode::CONFLICT;
        let now = |field: &&'static Field| {
            let value = kernel::Record::value(&self.held.record, field.key);
            (!value.is_blank()).then(|| (t.field(REGISTER.key, field), brief(visit, REGISTER.key, field, &value)))
        };
        let html = Cell {
            t,
            action: visit.href(&format!("planning/soa/{}/cells/{}", self.control.id, self.cell)),
            version: self.held.head.changed,
            control: format!("{} {}", self.control.id, self.control.title),
            inputs,
            objections: objections(visit, REGISTER.key, REGISTER.fields, refusals),
            newer: if conflict { self.fields.iter().filter_map(now).collect() } else { Vec::new() },
        };
        Ok(([(header::CACHE_CONTROL, "no-store")], Html(html.render()?)).into_response())
    }

    /// What was sent for the fields of the cell, and nothing else.
    fn own(&self, pairs: &Pairs) -> Pairs {
        let asked = |name: &str| self.fields.iter().any(|field| field.key == name);
        pairs.iter().filter(|(name, _)| asked(name)).cloned().collect()
    }
}

/// `GET /o/{org}/planning/soa/{control}/cells/{cell}`.
pub async fn edit(At(visit): At, Path((_, control, cell)): Path<(String, String, String)>) -> Result<Response, Halt> {
    let place = place(&visit, &control, cell)?;
    let mut pairs = Pairs::new();
    for field in &place.fields {
        typed::texts(field.key, &kernel::Record::value(&place.held.record, field.key), &visit.state, &mut pairs);
    }
    place.form(&visit, &pairs, &[])
}

/// `POST /o/{org}/planning/soa/{control}/cells/{cell}`: answers with the row as it is then, or with the form again.
pub async fn save(
    At(visit): At,
    Path((_, control, cell)): Path<(String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    let place = place(&visit, &control, cell)?;
    let version = text(&pairs, "_version").parse().ok();
    let record: &dyn kernel::Record = &place.held.record;
    let outcome = match typed::values(REGISTER.fields, &place.own(&pairs), &visit, Some(record)) {
        Err(refusals) => Err(refusals.into()),
        Ok(values) => {
            let command = Command::Edit(REGISTER, place.id.raw(), values, version);
            visit.house().engine.execute(&visit.org, visit.asked()?, command).await
        }
    };
    match outcome {
        Ok(done) => {
            let answer = row(Scene::of(&visit).then(&done.state), place.control)?;
            let said = visit.t().done(&format!("{}.edit", REGISTER.key), &place.control.id);
            flash::beside(answer, visit.t(), said, undo::offer(&visit, &done))
        }
        Err(Failure::Refused(refusals)) => {
            Ok((status_of(&refusals), place.form(&visit, &pairs, &refusals)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The row of a control as the statement shows it.
fn row(scene: Scene<'_>, control: &'static isms::catalogue::Control) -> Result<Response, Halt> {
    let line = super::one(scene, control).ok_or(Halt::NotFound)?;
    let html = Row {
        t: scene.t,
        line,
        base: scene.base("planning/soa"),
        register: scene.base("planning/applicability"),
        suffix: scene.suffix(),
        picks: true,
        edits: true,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], [REPLACES], Html(html.render()?)).into_response())
}
