//! A reference control: what it asks in our words, its attributes, its counterparts, and what stands behind it here.

use access::Right;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use isms::catalogue::{Attribute, Control, Edition, find_control, mapping};
use isms::planning::Applicability;
use isms::planning::soa::rows;
use kernel::Declared;
use serde::Serialize;

use super::filter::value_words;
use super::{Line, against, judged};
use crate::error::Halt;
use crate::files::Attaching;
use crate::frame::{Button, Frame, Head, page};
use crate::generic::card::Fact;
use crate::generic::owned;
use crate::pages::scene::{Named, Scene};
use crate::pages::talk::Talk;
use crate::texts::Texts;
use crate::visit::At;

/// A reference control as shown.
#[derive(Serialize)]
pub struct Detail {
    /// How to cite its edition.
    pub standard: &'static str,
    /// Its theme.
    pub theme: &'static str,
    /// Its row.
    pub line: Line,
    /// The obligations that ask for it.
    pub obligations: Vec<Named>,
    /// The suppliers whose contracts agree on it.
    pub suppliers: Vec<Named>,
    /// What its objective is to reach, in 2013.
    pub objective: Option<&'static str>,
    /// Attributes with their values, and the statement filtered by each.
    pub attributes: Vec<(String, Vec<(String, String)>)>,
    /// What happened to it between the editions.
    pub mapped: Option<&'static str>,
    /// Its counterparts in the other edition: id, title, page.
    pub counterparts: Vec<(&'static str, &'static str, String)>,
    /// How it is implemented, as clean HTML.
    pub how: Option<String>,
}

/// The detail of a control of an edition.
pub fn detail(scene: Scene<'_>, edition: Edition, control: &'static Control) -> Option<Detail> {
    let rows = rows(scene.state, edition);
    let row = rows.iter().find(|row| row.control.id == control.id)?;
    let standard = edition.standard();
    let other = |id: &String| {
        let found = find_control(id)?;
        Some((found.id.as_str(), found.title.as_str(), scene.href(&format!("planning/soa/{id}"))))
    };
    let mapped = match edition {
        Edition::Iso27001_2013 => mapping().forward(&control.id),
        Edition::Iso27001_2022 => mapping().backward(&control.id),
    };
    let how = row.decided.and_then(|own| own.how.as_ref());
    Some(Detail {
        standard: &standard.reference,
        theme: standard.theme(&control.theme).map_or("", |theme| &theme.title),
        line: judged(scene, edition, row, &against(scene, edition, &rows)),
        obligations: row.derived.obligations.iter().filter_map(|(id, _)| scene.link_to(*id)).collect(),
        suppliers: row.derived.suppliers.iter().filter_map(|id| scene.link_to(*id)).collect(),
        objective: control.objective.as_ref().and_then(|id| standard.objective(id)).map(|own| own.purpose.as_str()),
        attributes: Attribute::ALL.iter().filter_map(|own| attribute(scene, *own, control)).collect(),
        mapped: mapped.map(|mapped| scene.t.t(mapping_key(mapped.kind))),
        counterparts: mapping().counterparts(edition, &control.id).iter().filter_map(other).collect(),
        how: how.filter(|text| !text.trim().is_empty()).map(|text| crate::generic::shown::prose(text)),
    })
}

pub(super) fn mapping_key(kind: isms::catalogue::MappingKind) -> &'static str {
    use isms::catalogue::MappingKind;
    match kind {
        MappingKind::Unchanged => "mapping-unchanged",
        MappingKind::Renamed => "mapping-renamed",
        MappingKind::Merged => "mapping-merged",
        MappingKind::Split => "mapping-split",
        MappingKind::New => "mapping-new",
    }
}

fn attribute(scene: Scene<'_>, attribute: Attribute, control: &Control) -> Option<(String, Vec<(String, String)>)> {
    let values = control.attributes.as_ref()?.values(attribute);
    let link = |value: &String| {
        let query = serde_urlencoded::to_string([(attribute.key(), value)]).unwrap_or_default();
        (value_words(scene, value), scene.href(&format!("planning/soa?{query}")))
    };
    let label = scene.t.t(&format!("attribute-{}", attribute.key())).to_owned();
    (!values.is_empty()).then(|| (label, values.iter().map(link).collect()))
}

/// The edition that has a control: ids of 2013 have three numbers, of 2022 two.
pub fn edition_of(id: &str) -> Option<Edition> {
    Edition::ALL.iter().copied().find(|edition| edition.standard().control(id).is_some())
}

#[derive(Template)]
#[template(path = "planning/soa-control.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: Detail,
    /// The organization's own fields of its row that hold something.
    owned: Vec<Fact>,
    /// Evidence about its row, and how more is attached.
    attaching: Option<Attaching>,
    talk: Option<Talk>,
}

/// `GET /o/{org}/planning/soa/{control}`.
pub async fn show(At(visit): At, Path((_, id)): Path<(String, String)>) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let edition = edition_of(&id).ok_or(Halt::NotFound)?;
    let control = edition.standard().control(&id).ok_or(Halt::NotFound)?;
    let view = detail(scene, edition, control).ok_or(Halt::NotFound)?;
    let t = scene.t;
    let list = scene.href(&format!("planning/soa?edition={}", edition.key()));
    let mut head = Head::new(t, view.line.title)
        .clause(view.line.control)
        .why(format!("{} · {}", view.standard, view.theme))
        .below(t.section("planning"), scene.href("planning"))
        .below(t.t("applicability"), list);
    let open = view.line.applicable == "undecided";
    if let Some(row) = view.line.row.as_ref().filter(|_| scene.may(Right::Edit)) {
        let edit = Button::link(
            t.t(if open { "soa-decide" } else { "edit" }),
            scene.href(&format!("planning/applicability/{row}/edit")),
        );
        head = head.button(Button { key: "e", ..edit.primary() });
    }
    let title = format!("{} {}", view.line.control, view.line.title);
    let row = view.line.row.as_ref().and_then(|row| visit.state.resolve(Applicability::KEY, row).ok());
    let row = row.and_then(|id| visit.state.row(Applicability::KEY, id));
    let owned = owned::filled(&visit, row);
    let talk = row.as_ref().and_then(|row| Talk::about(&visit, row));
    let attaching = row.and_then(|row| Attaching::beside(&visit, &row));
    page(&Page { frame: Frame::at(&visit, "planning/soa", title), head, t, view, owned, attaching, talk })
}
