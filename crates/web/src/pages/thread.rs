//! The golden thread explorer: from any record both ways, with what is missing and the act that makes it; and how much
//! of the thread each applicable control has.

#[cfg(test)]
mod tests;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::catalogue::Edition;
use isms::thread::{self as rules, Gap, Station, Strand};
use kernel::{ANY, Kind, RawId, Row, Value};
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::address::Address;
use crate::pages::planning::soa::edition;
use crate::pages::scene::{Doing, Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Most records shown at one place.
const SHOWN_MAX: usize = 12;
/// Most missing links shown at one place.
const MISSING_MAX: usize = 4;

/// The thread of a record.
#[derive(Serialize)]
pub struct View {
    /// The record.
    pub record: Named,
    /// What register it is in, in words.
    pub register: &'static str,
    /// Every place, in order.
    pub places: Vec<Place>,
    /// How many places have a record.
    pub standing: usize,
}

/// One place on the thread.
#[derive(Serialize)]
pub struct Place {
    /// `risk`.
    pub station: &'static str,
    /// What stands there, in words.
    pub label: &'static str,
    /// The first records there.
    pub records: Vec<Item>,
    /// How many more there are.
    pub more: usize,
    /// What is missing there.
    pub missing: Vec<Missing>,
}

/// A record on the thread.
#[derive(Serialize)]
pub struct Item {
    /// The record.
    pub record: Named,
    /// Where it stands, in a word.
    pub note: String,
    /// The page of its own thread.
    pub thread: String,
    /// Whether it is the record asked about.
    pub here: bool,
}

/// A link that is missing.
#[derive(Serialize)]
pub struct Missing {
    /// What is missing.
    pub title: &'static str,
    /// The record that lacks it.
    pub of: Named,
    /// The act that makes it, where the visitor may do it.
    pub act: Option<Doing>,
}

/// The thread of every applicable control.
#[derive(Serialize)]
pub struct Overview {
    /// `iso27001-2022`.
    pub standard: &'static str,
    /// The places asked about, in words.
    pub places: Vec<&'static str>,
    /// One line a control.
    pub lines: Vec<Line>,
    /// How many have the whole thread.
    pub whole: usize,
}

/// How much of the thread a control has.
#[derive(Serialize)]
pub struct Line {
    /// `A.8.13`.
    pub control: &'static str,
    /// Its short title.
    pub title: &'static str,
    /// The page of its thread.
    pub href: String,
    /// Whether something stands, place by place.
    pub standing: Vec<bool>,
}

/// The thread of a record, if there is such a record.
pub fn view(scene: Scene<'_>, here: RawId) -> Option<View> {
    let thread = rules::thread(scene.state, here)?;
    let row = scene.state.find(here)?;
    let gaps = gaps(scene, &thread);
    let places: Vec<_> = thread.knots.iter().map(|knot| place(scene, here, knot, &gaps)).collect();
    Some(View {
        record: scene.named(row),
        register: scene.t.register(row.record.register()),
        standing: places.iter().filter(|place| !place.records.is_empty()).count(),
        places,
    })
}

/// What the records shown lack, with the record.
fn gaps(scene: Scene<'_>, thread: &rules::Thread) -> Vec<(RawId, Gap)> {
    let shown = thread.knots.iter().flat_map(|knot| knot.records.iter().take(SHOWN_MAX)).copied();
    let here = thread.station.is_none().then_some(thread.here);
    let all = here.into_iter().chain(shown);
    all.flat_map(|id| rules::gaps(scene.state, id).into_iter().map(move |gap| (id, gap))).collect()
}

fn place(scene: Scene<'_>, here: RawId, knot: &rules::Knot, gaps: &[(RawId, Gap)]) -> Place {
    let station = knot.station;
    let mut shown: Vec<_> = knot.records.iter().copied().take(SHOWN_MAX).collect();
    if knot.records.contains(&here) && !shown.contains(&here) {
        shown.insert(0, here);
    }
    let missing = gaps.iter().filter(|(_, gap)| gap.station == station);
    // What the record itself lacks comes first.
    let (own, other): (Vec<_>, Vec<_>) = missing.partition(|(id, _)| *id == here);
    let missing = own.into_iter().chain(other).take(MISSING_MAX);
    Place {
        station: station.key(),
        label: at(scene.t, station),
        more: knot.more + knot.records.len() - shown.len(),
        records: shown.into_iter().filter_map(|id| item(scene, id, here)).collect(),
        missing: missing.filter_map(|(id, gap)| self::missing(scene, *id, gap)).collect(),
    }
}

/// What stands at a place, in words.
fn at(t: &'static Texts, station: Station) -> &'static str {
    t.find(&format!("thread-at-{}", station.key())).unwrap_or_default()
}

/// What is asked of a control at a place, in words: its reason may be a duty instead of a risk.
fn asked(t: &'static Texts, station: Station) -> &'static str {
    if station == Station::Risk { t.t("thread-risk-or-duty") } else { at(t, station) }
}

fn item(scene: Scene<'_>, id: RawId, here: RawId) -> Option<Item> {
    let row = scene.state.find(id)?;
    let record = scene.named(row);
    let thread = scene.href(&format!("thread?record={}", record.reference));
    Some(Item { record, note: note(scene, row), thread, here: id == here })
}

/// The word that says where a record stands: its status, state, result or grade.
fn note(scene: Scene<'_>, row: Row<'_>) -> String {
    const TELLING: [&str; 7] = ["applicable", "status", "state", "result", "grade", "compliance", "kind"];
    let register = row.record.register();
    let said = |key: &&str| {
        let (at, field) = register.field(key)?;
        match (&field.kind, row.record.get(at)) {
            (Kind::Choice(choices), Value::Choice(value)) => Some(scene.t.choice(choices.key, &value).to_owned()),
            _ => None,
        }
    };
    let said = TELLING.iter().find_map(said).unwrap_or_default();
    [scene.t.register(register).to_owned(), said]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn missing(scene: Scene<'_>, id: RawId, gap: &Gap) -> Option<Missing> {
    let row = scene.state.find(id)?;
    let title = scene.t.find(&format!("thread-gap-{}", gap.key)).unwrap_or_default();
    Some(Missing { title, of: scene.named(row), act: doing(scene, row, gap) })
}

fn doing(scene: Scene<'_>, row: Row<'_>, gap: &Gap) -> Option<Doing> {
    let (key, verb) = gap.act.split_once('.')?;
    let Some(register) = scene.state.register(key).filter(|_| matches!(verb, "create" | "edit")) else {
        return scene.doing(gap.act, row);
    };
    if !scene.may(access::right_for_edit(register)) {
        return None;
    }
    let path = register_path(register);
    let (href, label) = match gap.field {
        Some(field) => {
            let href = format!("{path}/new?{field}={}", row.reference());
            (href, scene.t.one("thread-new", "register", scene.t.register(register).to_owned()))
        }
        None => (format!("{path}/{}/edit", row.reference()), scene.t.t("edit").to_owned()),
    };
    Some(Doing { act: gap.act, label, href: scene.href(&href), signs: false, asks: None })
}

/// How much of the thread each applicable control of an edition has.
pub fn overview(scene: Scene<'_>, edition: Edition) -> Overview {
    let strands = rules::strands(scene.state, edition);
    let line = |strand: &Strand| Line {
        control: &strand.control.id,
        title: &strand.control.title,
        href: scene.href(&format!("thread?record={}", scene.state.reference(strand.row))),
        standing: Strand::PLACES.iter().map(|place| strand.standing.contains(place)).collect(),
    };
    Overview {
        standard: edition.key(),
        places: Strand::PLACES.map(|station| asked(scene.t, station)).into(),
        whole: strands.iter().filter(|strand| strand.whole()).count(),
        lines: strands.iter().map(line).collect(),
    }
}

/// The thread as JSON: of `?record=R-0042`, else of every applicable control.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    match record(scene, address)? {
        Some(id) => crate::pages::plain(&view(scene, id).ok_or(Halt::NotFound)?),
        None => crate::pages::plain(&overview(scene, edition(address)?)),
    }
}

/// The record that an address names: by a reference or an id, or by a reference control.
fn record(scene: Scene<'_>, address: &Address) -> Result<Option<RawId>, Halt> {
    let Some(named) = address.get("record") else { return Ok(None) };
    let resolve = |register| scene.state.resolve(register, named).ok();
    let found = resolve(ANY).or_else(|| isms::catalogue::find_control(named).and_then(|_| resolve("applicability")));
    found.map(Some).ok_or(Halt::NotFound)
}

#[derive(Template)]
#[template(path = "thread.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: Option<View>,
    overview: Option<Overview>,
    editions: Vec<(&'static str, String, bool)>,
    named: String,
    action: String,
    carried: Vec<(String, String)>,
    all: String,
}

/// `GET /o/{org}/thread`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let t = scene.t;
    let address = Address::new(scene.base("thread"), query.as_deref().unwrap_or_default());
    let edition = edition(&address)?;
    let view = record(scene, &address)?.and_then(|id| view(scene, id));
    let mut head = Head::new(t, t.t("thread-golden")).why(t.t("thread-why"));
    if let Some(view) = &view {
        head = head
            .button(Button::link(t.one("thread-open", "reference", view.record.reference.clone()), &view.record.href));
    }
    let overview = view.is_none().then(|| overview(scene, edition));
    page(&Page {
        frame: Frame::at(&visit, "thread", t.t("thread-golden")),
        head,
        t,
        editions: crate::pages::planning::soa::editions(t, &address, edition),
        named: address.get("record").unwrap_or_default().to_owned(),
        action: address.path().to_owned(),
        carried: address.only(&["as_of"]).carried(&[]),
        all: scene.href("thread"),
        overview,
        view,
    })
}
