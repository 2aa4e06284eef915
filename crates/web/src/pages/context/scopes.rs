//! 4.3: the scope in force as a document that can be read and printed, drawn, with its revision beside it.

mod drawing;
pub mod operation;
mod sides;
#[cfg(test)]
mod tests;

use access::Right;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use isms::context::Scope;
use isms::context::profiles::sector;
use isms::context::scopes::open_parts;
use isms::planning::Asset;
use kernel::{Declared, Group, Held, Id, Many, Markdown};
use serde::Serialize;

use crate::error::Halt;
use crate::files::Attaching;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::generic::examples::{Examples, examples};
use crate::generic::shown::prose;
use crate::pages::address::Address;
use crate::pages::brought;
use crate::pages::scene::{Doing, Named, Scene};
use crate::pages::signing::{Unreached, unreached};
use crate::pages::talk::Talk;
use crate::texts::Texts;
use crate::visit::{At, Visit};

pub use drawing::Drawing;
use operation::Beginning;
pub use sides::Sides;

/// A scope as shown.
#[derive(Serialize)]
pub struct Document {
    /// The record.
    pub record: Named,
    /// Number of this version.
    pub version: i64,
    /// The words that would stand on the certificate, as clean HTML.
    pub statement: String,
    /// The boundaries: what they are by, and their text as clean HTML.
    pub boundaries: Vec<(&'static str, String)>,
    /// Units inside.
    pub units: Vec<Named>,
    /// Sites inside, with their address and persons.
    pub sites: Vec<(Named, String)>,
    /// Whom it meets: with whom, what passes.
    pub interfaces: Vec<(String, String)>,
    /// Why it meets nobody, as clean HTML, where that is said.
    pub alone: Option<String>,
    /// What is left outside: what, why.
    pub exclusions: Vec<(String, String)>,
    /// What was considered: what of, and its text as clean HTML.
    pub considered: Vec<(&'static str, String)>,
    /// What the standard asks a scope to rest on and this one does not name yet.
    pub lacks: Vec<&'static str>,
    /// From when the organization works by it, and who said so; none of a draft.
    pub operation: Option<Beginning>,
    /// Who approved it, when, and what was said.
    pub approval: Option<Seal>,
    /// Its parts, drawn.
    pub drawing: Drawing,
    /// What lies on which side of the boundary.
    pub sides: Vec<Sides>,
    /// How many assets lie inside.
    pub assets: usize,
}

/// An approval as a stamp.
#[derive(Serialize)]
pub struct Seal {
    /// Who.
    pub by: String,
    /// When.
    pub on: String,
    /// What was said.
    pub remark: Option<String>,
    /// How it came in, where it was not given here.
    pub brought_in: Option<String>,
}

/// A scope with what hangs on it.
#[derive(Serialize)]
pub struct View {
    /// The scope to read: the one in force, else the draft.
    pub document: Option<Document>,
    /// The version that is being written, beside the one in force.
    pub draft: Option<Draft>,
    /// Every scope there is, where there are several.
    pub others: Vec<Other>,
    /// What can be done with the scope.
    pub acts: Vec<Doing>,
}

/// A version that is being written.
#[derive(Serialize)]
pub struct Draft {
    /// The record.
    pub record: Named,
    /// Its number.
    pub version: i64,
    /// Fields that differ from the version in force.
    pub changed: Vec<String>,
    /// What can be done with it.
    pub acts: Vec<Doing>,
}

/// Another scope, or an earlier version.
#[derive(Serialize)]
pub struct Other {
    /// The record.
    pub record: Named,
    /// Version and approval.
    pub note: String,
    /// Whether it is the one shown.
    pub here: bool,
    /// Whether it is no longer in force.
    pub ended: bool,
}

/// The view of one scope, or of the one in force.
pub fn view(scene: Scene<'_>, named: Option<Id<Scope>>) -> View {
    let chosen = named.or_else(|| in_force(scene));
    let held = chosen.and_then(|id| Some((id, scene.state.get(id)?)));
    let draft = chosen.and_then(|id| scene.state.pointing::<Scope>(id.raw()).find(|(_, own)| own.approval.is_none()));
    View {
        document: held.and_then(|(id, held)| document(scene, id, held)),
        draft: draft.and_then(|(id, revision)| self::draft(scene, id, revision, held?.1)),
        others: others(scene, chosen),
        acts: held.map(|(id, _)| acts(scene, id)).unwrap_or_default(),
    }
}

/// The approved scope, the oldest where several stand side by side; else the latest draft.
fn in_force(scene: Scene<'_>) -> Option<Id<Scope>> {
    let scopes = scene.state.of::<Scope>();
    let approved = scopes.iter().find(|(_, scope)| scope.approval.is_some());
    approved.or_else(|| scopes.iter().next_back()).map(|(id, _)| id)
}

fn acts(scene: Scene<'_>, id: Id<Scope>) -> Vec<Doing> {
    scene
        .state
        .row(Scope::KEY, id.raw())
        .filter(|row| !row.head.retired)
        .map(|row| scene.doings(row))
        .unwrap_or_default()
}

fn document(scene: Scene<'_>, id: Id<Scope>, held: &Held<Scope>) -> Option<Document> {
    let t = scene.t;
    let filled = |key: &'static str, text: &Option<Markdown>| {
        let text = text.as_ref().filter(|text| !text.trim().is_empty())?;
        Some((t.t(key), prose(text)))
    };
    let boundaries = [
        filled("scope-business", &held.business),
        filled("scope-location", &held.location),
        filled("scope-technology", &held.technology),
    ];
    let considered = [filled("scope-issues", &held.issues), filled("scope-parties", &held.parties)];
    let word = |field| match field {
        "issues" => "scope-issues",
        "parties" => "scope-parties",
        _ => "scope-interfaces",
    };
    let lacks = open_parts(held).into_iter().map(|field| t.t(word(field))).collect();
    let units: Vec<Named> = held.units.iter().filter_map(|unit| scene.link_to(unit)).collect();
    let sites: Vec<_> =
        held.sites.iter().filter_map(|site| Some((scene.link_to(site)?, site_note(scene, site)))).collect();
    let interfaces = pairs(&held.interfaces, |own| (own.with.to_string(), own.what.to_string()));
    let exclusions = pairs(&held.exclusions, |own| (own.what.to_string(), own.justification.to_string()));
    let sides = sides::sides(scene, held);
    let assets = sides.iter().find(|own| own.register == Asset::KEY).map_or(0, |own| own.inside.len());
    Some(Document {
        record: scene.link_to(id)?,
        version: held.version,
        statement: prose(&held.statement),
        boundaries: boundaries.into_iter().flatten().collect(),
        drawing: drawing::draw(t, &sides, &interfaces, &exclusions),
        units,
        sites,
        alone: filled("scope-no-interfaces", &held.no_interfaces)
            .filter(|_| interfaces.is_empty())
            .map(|(_, text)| text),
        interfaces,
        exclusions,
        considered: considered.into_iter().flatten().collect(),
        lacks,
        operation: operation::beginning(scene, id),
        approval: held.approval.as_ref().map(|approval| Seal {
            by: scene.person_name(approval.by).to_owned(),
            on: t.day(approval.on),
            remark: approval.remark.as_ref().map(ToString::to_string),
            brought_in: approval.provenance.origin().map(|own| brought::told(scene, own)),
        }),
        sides,
        assets,
    })
}

fn pairs<G: Group>(many: &Many<G>, pair: impl Fn(&G) -> (String, String)) -> Vec<(String, String)> {
    many.iter().map(|(_, group)| pair(group)).collect()
}

fn site_note(scene: Scene<'_>, site: Id<isms::context::Site>) -> String {
    let Some(site) = scene.state.get(site) else { return String::new() };
    let persons = site.persons.map(|count| scene.t.one("scope-persons", "count", count));
    [site.address.as_ref().map(ToString::to_string), persons].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn draft(scene: Scene<'_>, id: Id<Scope>, draft: &Held<Scope>, before: &Held<Scope>) -> Option<Draft> {
    use kernel::Record;
    let differs = |at: usize| draft.record.get(at) != before.record.get(at);
    let fields =
        Scope::REGISTER.live_fields().filter(|(at, field)| field.writer == kernel::Writer::Edit && differs(*at));
    Some(Draft {
        record: scene.link_to(id)?,
        version: draft.version,
        changed: fields.map(|(_, field)| scene.t.field(Scope::KEY, field)).collect(),
        acts: acts(scene, id),
    })
}

/// Every scope and version, the latest first; nothing where there is only one.
fn others(scene: Scene<'_>, here: Option<Id<Scope>>) -> Vec<Other> {
    let t = scene.t;
    let rows = scene.state.table(Scope::KEY).into_iter().flat_map(|table| table.rows().rev());
    let other = |row: kernel::Row<'_>| {
        let scope = row.record.as_any().downcast_ref::<Scope>()?;
        let note = match &scope.approval {
            None => t.t("scope-page-draft").to_owned(),
            Some(approval) => {
                let args = [
                    ("version", approval.version.into()),
                    ("person", scene.person_name(approval.by).to_owned().into()),
                    ("day", t.day(approval.on).into()),
                ];
                brought::beside(scene, t.with("scope-page-approved", &args), approval)
            }
        };
        Some(Other { record: scene.named(row), note, here: here == Some(Id::of(row.id)), ended: row.head.retired })
    };
    let others: Vec<_> = rows.filter_map(other).collect();
    if others.len() > 1 { others } else { Vec::new() }
}

#[derive(Template)]
#[template(path = "context/scope.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    list: String,
    edits: bool,
    approves: bool,
    examples: Option<Examples>,
    /// How evidence about the scope shown is attached.
    attaching: Option<Attaching>,
    talk: Option<Talk>,
    /// Whom the page asks in vain.
    unreached: Option<Unreached>,
}

impl Page {
    /// Whether the scope shown was replaced by a later version.
    fn ended(&self) -> bool {
        self.view.others.iter().any(|other| other.here && other.ended)
    }
}

/// `GET /o/{org}/context/scopes`: the scope in force.
pub async fn current(At(visit): At) -> Result<Response, Halt> {
    shown(&visit, None)
}

/// `GET /o/{org}/context/scopes/{record}`.
pub async fn one(At(visit): At, Path((_, named)): Path<(String, String)>) -> Result<Response, Halt> {
    let id = visit.state.resolve(Scope::KEY, &named).map_err(|_| Halt::NotFound)?;
    shown(&visit, Some(Id::of(id)))
}

/// The scope in force as JSON.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let named = address.read("record", |text| visit.state.resolve(Scope::KEY, text).map(Id::of))?;
    crate::pages::plain(&view(Scene::of(visit), named))
}

fn shown(visit: &Visit, named: Option<Id<Scope>>) -> Result<Response, Halt> {
    let scene = Scene::of(visit);
    let t = scene.t;
    let view = view(scene, named);
    let path = register_path(Scope::REGISTER);
    let shown = view.document.as_ref().and_then(|document| {
        let id = visit.state.resolve(Scope::KEY, &document.record.reference).ok()?;
        visit.state.row(Scope::KEY, id)
    });
    let here = view.document.as_ref().filter(|_| named.is_some()).map(|document| document.record.reference.clone());
    let here = here.map_or(path.clone(), |reference| format!("{path}/{reference}"));
    page(&Page {
        frame: Frame::at(visit, &here, t.t("scope-title-page")),
        head: head(scene, &view, &path),
        t,
        list: scene.base(&path),
        edits: scene.may(Right::Edit),
        approves: isms::act("scope.approve").is_some_and(|act| scene.may_do(act)),
        examples: examples(scene, Scope::REGISTER, sector(scene.state)),
        attaching: shown.as_ref().and_then(|row| Attaching::beside(visit, row)),
        talk: shown.as_ref().and_then(|row| Talk::about(visit, row)),
        unreached: unreached(visit, view.acts.iter().chain(view.draft.iter().flat_map(|draft| &draft.acts))),
        view,
    })
}

fn head(scene: Scene<'_>, view: &View, path: &str) -> Head {
    let t = scene.t;
    let mut head = Head::new(t, t.t("scope-title-page"))
        .clause("4.3")
        .why(t.about(Scope::REGISTER, "why").unwrap_or_default())
        .below(t.section("context"), scene.href("context"));
    let document = view.document.as_ref();
    if let Some(document) = document.filter(|own| own.approval.is_none() && scene.may(Right::Edit)) {
        let edit = scene.href(&format!("{path}/{}/edit", document.record.reference));
        head = head.button(Button { key: "e", ..Button::link(t.t("edit"), edit) });
    }
    let beside = document.and_then(|own| own.operation.as_ref()).and_then(|own| own.act.as_ref()).map(|act| act.act);
    for act in view.acts.iter().filter(|act| !act.signs && Some(act.act) != beside) {
        head = head.button(Button::of(act));
    }
    if document.is_none() && scene.may(Right::Edit) {
        let new = Button::link(t.t("scope-write"), scene.href(&format!("{path}/new")));
        head = head.button(Button { key: "n", ..new.primary() });
    }
    head
}
