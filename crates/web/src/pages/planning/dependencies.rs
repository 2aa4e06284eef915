//! 6.1.2 d: what assets cannot work without, drawn and as a table, with the values that pass along.

mod drawing;
#[cfg(test)]
mod tests;

use std::collections::{HashSet, VecDeque};

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::methods::Inheritance;
use isms::planning::worth::Worths;
use isms::planning::{Asset, scoring};
use kernel::{Declared, Id, State};
use serde::Serialize;

use drawing::{Drawing, draw};

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::address::Address;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Most assets in one drawing.
const DRAWN_MAX: usize = 60;
/// Most assets offered to begin at.
const OFFERED_MAX: usize = 12;
/// Most names of neighbours in one cell of the table.
const NAMED_MAX: usize = 6;

/// Assets with their dependencies.
#[derive(Serialize)]
pub struct View {
    /// The asset in the middle; none where all are drawn.
    pub around: Option<Named>,
    /// Assets with dependencies that are not drawn.
    pub more: usize,
    /// The assets needed by most others.
    pub most: Vec<(Named, usize)>,
    /// The criteria of the values: key and name.
    pub criteria: Vec<(String, String)>,
    /// How values are inherited.
    pub how: &'static str,
    /// The assets drawn.
    pub rows: Vec<Row>,
    /// The drawing.
    pub drawing: Drawing,
}

/// One asset of the table.
#[derive(Serialize)]
pub struct Row {
    /// The asset.
    pub record: Named,
    /// The same page around it.
    pub around: String,
    /// What it needs.
    pub needs: Vec<Named>,
    /// How many more it needs.
    pub needs_more: usize,
    /// What needs it.
    pub needed: Vec<Named>,
    /// How many more need it.
    pub needed_more: usize,
    /// By criterion: the value, and whether it is its own.
    pub values: Vec<(u8, bool)>,
}

/// The neighbourhood of an asset; of all assets with dependencies where none is named.
pub fn view(scene: Scene<'_>, around: Option<Id<Asset>>) -> View {
    let state = scene.state;
    let all = linked(state);
    let drawn = match around {
        Some(asset) => reached(state, [asset]),
        None if all.len() <= DRAWN_MAX => all.clone(),
        None => reached(state, most_needed(state, &all).into_iter().take(1).map(|(id, _)| id)),
    };
    let worths = Worths::of(state);
    let method = scoring::at_hand(state).map(|(_, method)| method);
    let criteria: Vec<(String, String)> = method
        .into_iter()
        .flat_map(|method| method.criteria.iter().map(|(key, own)| (key.to_owned(), own.label.to_string())))
        .collect();
    let how = match method.map(|method| method.inheritance) {
        Some(Inheritance::Sum) => "dependencies-how-sum",
        Some(Inheritance::Highest) | None => "dependencies-how-highest",
    };
    let most = most_needed(state, &all).into_iter().take(OFFERED_MAX);
    View {
        around: around.and_then(|asset| scene.link_to(asset)),
        more: all.len().saturating_sub(drawn.len()),
        most: most.filter_map(|(id, count)| Some((scene.link_to(id)?, count))).collect(),
        rows: drawn.iter().filter_map(|id| row(scene, &worths, &criteria, *id)).collect(),
        drawing: draw(scene, &drawn, around),
        criteria,
        how,
    }
}

/// Live assets that need another or are needed, in the order of the register.
fn linked(state: &State) -> Vec<Id<Asset>> {
    let live = |id: &Id<Asset>| state.live(*id).is_ok();
    let mut ids: HashSet<Id<Asset>> = HashSet::new();
    for (id, asset) in state.of::<Asset>().iter().filter(|(_, asset)| !asset.depends_on.is_empty()) {
        ids.insert(id);
        ids.extend(asset.depends_on.iter().filter(live));
    }
    let mut ids: Vec<_> = ids.into_iter().collect();
    ids.sort_by_key(|id| state.get(*id).map(|asset| asset.head.reference));
    ids
}

/// Assets with the number of those that need them, the most needed first.
fn most_needed(state: &State, all: &[Id<Asset>]) -> Vec<(Id<Asset>, usize)> {
    let counted = all.iter().map(|id| (*id, state.pointing::<Asset>(id.raw()).count()));
    let mut counted: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
    counted.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), state.get(*id).map(|asset| asset.head.reference)));
    counted
}

/// The assets reached from these in either direction, the nearest first, as many as can be drawn.
fn reached(state: &State, from: impl IntoIterator<Item = Id<Asset>>) -> Vec<Id<Asset>> {
    let mut open: VecDeque<Id<Asset>> = from.into_iter().collect();
    let mut seen: HashSet<Id<Asset>> = open.iter().copied().collect();
    let mut found = Vec::new();
    while let Some(id) = open.pop_front().filter(|_| found.len() < DRAWN_MAX) {
        let Ok(asset) = state.live(id) else { continue };
        found.push(id);
        let needed = state.pointing::<Asset>(id.raw()).map(|(other, _)| other);
        let beside: Vec<_> = asset.depends_on.iter().chain(needed).take(DRAWN_MAX).collect();
        open.extend(beside.into_iter().filter(|other| seen.insert(*other)));
    }
    found
}

fn row(scene: Scene<'_>, worths: &Worths, criteria: &[(String, String)], id: Id<Asset>) -> Option<Row> {
    let (state, record) = (scene.state, scene.link_to(id)?);
    let asset = state.get(id)?;
    let few = |ids: &mut dyn Iterator<Item = Id<Asset>>| -> Vec<Named> {
        ids.filter_map(|id| scene.link_to(id)).take(NAMED_MAX).collect()
    };
    let own = |key: &str| asset.value.at(key).is_some_and(|rating| rating.level.0 > 0);
    Some(Row {
        around: scene.href(&format!("planning/dependencies?asset={}", record.reference)),
        needs: few(&mut asset.depends_on.iter()),
        needs_more: asset.depends_on.len().saturating_sub(NAMED_MAX),
        needed: few(&mut state.pointing::<Asset>(id.raw()).map(|(other, _)| other)),
        needed_more: state.pointing::<Asset>(id.raw()).count().saturating_sub(NAMED_MAX),
        values: criteria.iter().map(|(key, _)| (worths.at(id, key).0, own(key))).collect(),
        record,
    })
}

#[derive(Template)]
#[template(path = "planning/dependencies.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    whole: String,
    assets: String,
    base: String,
}

/// `GET /o/{org}/planning/dependencies`.
pub async fn dependencies(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("planning/dependencies"), query.as_deref().unwrap_or_default());
    let view = view(scene, around(scene, &address)?);
    let (t, path) = (scene.t, register_path(Asset::REGISTER));
    page(&Page {
        frame: Frame::at(&visit, "planning/dependencies", t.t("dependencies")),
        head: Head::new(t, t.t("dependencies"))
            .clause("6.1.2 d")
            .why(t.t("dependencies-why"))
            .below(t.section("planning"), scene.href("planning"))
            .button(Button::link(t.plural(Asset::REGISTER), scene.href(&path))),
        t,
        whole: address.without("asset"),
        assets: scene.href(&path),
        base: scene.href("planning/dependencies?asset="),
        view,
    })
}

/// The page as JSON: `?asset=A-0001`.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    crate::pages::plain(&view(scene, around(scene, address)?))
}

fn around(scene: Scene<'_>, address: &Address) -> Result<Option<Id<Asset>>, Halt> {
    address.read("asset", |text| scene.state.resolve(Asset::KEY, text).map(Id::of))
}
