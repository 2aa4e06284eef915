//! 6.1.2: the risk register, one dense line a risk, everything in the address.

pub mod bar;
mod columns;
mod filter;
mod found;
mod kept;
mod order;
mod proposing;
mod row;
mod selection;
#[cfg(test)]
mod tests;
mod wording;

use askama::Template;
use axum::extract::{Path, Query, RawQuery};
use axum::response::Response;
use isms::context::profiles::sector;
use isms::planning::risks::{Risk, Status};
use isms::planning::scoring;
use kernel::{Declared, Id};
use serde::Serialize;

use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page_of, register_path};
use crate::generic::examples::{Examples, examples};
use crate::generic::list;
use crate::generic::shown::Shown;
use crate::generic::tools::{Tools, tools};
use crate::pages::address::Address;
use crate::pages::brought;
use crate::pages::levels::Levels;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::{At, Visit};
use access::Right;

use proposing::Proposing;

pub use bar::Bar;
pub use columns::{Columns, Drawn};
pub use filter::Filter;
pub use found::KeptFinds;
pub use kept::{KeptLines, Manner};
pub use order::{Column, Entry, Order};
pub use row::{CRITERIA_SHOWN_MAX, Line, Shared, references};
pub use selection::{Selection, every, select};
pub use wording::Wording;

/// Filters, order and place of the risk register, as in the address of its page. Pairs beyond these change nothing.
pub const ASKED: &[&str] = &[
    "as_of",
    "status",
    "above",
    "stale",
    "weakened",
    "mine",
    "owner",
    "unit",
    "asset",
    "threat",
    "control",
    "level",
    "stage",
    "reading",
    "likelihood",
    "chance",
    "consequence",
    "q",
    "sort",
    "limit",
    "after",
    "before",
];
/// Where a page of the register begins.
const PLACES: [&str; 2] = ["after", "before"];
/// Bytes that a line takes on a page, more or less, so that a page need not grow in steps.
const LINE_BYTES: usize = 900;
/// Bytes of a page without lines, more or less.
const PAGE_BYTES: usize = 24_000;

/// The register as asked for.
#[derive(Serialize)]
pub struct Register<'a> {
    /// Criteria with a column: key and name.
    pub criteria: Vec<(&'a str, &'a str)>,
    /// The lines.
    pub lines: Vec<Line<'a>>,
    /// How many risks of this status there are.
    pub total: usize,
    /// How many of them pass the filters.
    pub found: usize,
    /// Position of the first line, from 1.
    pub from: usize,
    /// What the list is sorted by.
    pub order: Order,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// The register as a view of a state; `levels`, `criteria` and `controls` are looked up once for all lines.
pub fn register<'a>(
    scene: Scene<'a>,
    address: &Address,
    finds: &KeptFinds,
    levels: &'a Levels<'a>,
    criteria: &'a [&'a str],
    controls: &'a std::collections::HashMap<Id<isms::planning::Control>, String>,
) -> Result<Register<'a>, Halt> {
    let Selection { entries, total, found, from, order, previous, next, .. } = select(scene, address, finds)?;
    let mut shared = Shared::new(scene, levels, criteria, controls);
    let lines = entries.into_iter().map(|entry| shared.line(entry)).collect();
    Ok(Register { criteria: named_criteria(scene, criteria), lines, total, found, from, order, previous, next })
}

/// The keys of the criteria that have columns.
pub fn criteria<'a>(scene: Scene<'a>) -> Vec<&'a str> {
    let method = scoring::at_hand(scene.state);
    method
        .map(|(_, method)| method.criteria.iter().map(|(key, _)| key).take(CRITERIA_SHOWN_MAX).collect())
        .unwrap_or_default()
}

/// Whether the method asks how easily vulnerabilities are used.
pub fn eased(scene: Scene<'_>) -> bool {
    scoring::at_hand(scene.state).is_some_and(|(_, method)| !scoring::eases(method).is_empty())
}

fn named_criteria<'a>(scene: Scene<'a>, keys: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let method = scoring::at_hand(scene.state).map(|(_, method)| method);
    let label =
        |key: &'a str| method.and_then(|method| method.criteria.at(key)).map_or(key, |criterion| &criterion.label);
    keys.iter().map(|key| (*key, label(key))).collect()
}

#[derive(Template)]
#[template(path = "planning/risks.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    address: &'a Address,
    /// The filters and the order, for acts on all that is found.
    query: String,
    base: String,
    view: Selection<'a>,
    criteria: Vec<(&'a str, &'a str)>,
    eased: bool,
    /// Each as it is drawn, and what stands behind it.
    lines: Vec<(std::sync::Arc<str>, Vec<Shown>)>,
    columns: Columns,
    tools: Tools,
    empty: Option<Empty>,
    /// The assets that risks are proposed for, beside the proposals and an empty register.
    proposing: Option<Proposing>,
    choosable: Vec<(&'static str, String)>,
    /// Whether those chosen can leave the register.
    retires: bool,
}

impl Page<'_> {
    /// In which direction a column is sorted; nothing where another one is.
    fn sorted(&self, column: Column) -> &'static str {
        match self.view.order {
            Order { by, down: true } if by == column => "descending",
            Order { by, down: false } if by == column => "ascending",
            Order { .. } => "",
        }
    }

    fn arrow(&self, column: Column) -> Option<&'static str> {
        let arrow = if self.view.order.down { "sort-down" } else { "sort-up" };
        (self.view.order.by == column).then_some(arrow)
    }
}

/// What an empty register says.
struct Empty {
    belongs: String,
    examples: Option<Examples>,
    acts: Vec<(String, String)>,
}

/// `GET /o/{org}/planning/risks`. Retired risks and samples stand in the list that every register has.
pub async fn risks(at: At, RawQuery(query): RawQuery, Query(pairs): Query<Pairs>) -> Result<Response, Halt> {
    if ["retired", "sample"].iter().any(|key| !text(&pairs, key).is_empty()) {
        let (org, section) = (at.0.org.clone(), Risk::REGISTER.section().to_owned());
        return list::list(at, Path((org, section, Risk::REGISTER.plural.to_owned())), Query(pairs)).await;
    }
    let At(visit) = at;
    let columns = Columns::of(&visit, &pairs);
    let scene = Scene::of(&visit);
    let path = register_path(Risk::REGISTER);
    let base = scene.base(&path);
    let address = Address::new(base.clone(), query.as_deref().unwrap_or_default());
    let view = select(scene, &address, &visit.house().risk_finds)?;
    let choosable = applicable(scene, choosable(scene, view.status, address.get("stage")), &view);
    let retires = scene.may(Right::Retire) && view.status == Status::Open;
    let manner = Manner::of(scene, &base, (!choosable.is_empty() || retires, scene.may(Right::Edit)), columns.drawn);
    let lines = visit.house().risk_lines.of(scene, &manner, &view.entries)?;
    let lines = lines.into_iter().zip(&view.entries).map(|(line, entry)| (line, columns.cells(&visit, *entry)));
    let lines: Vec<_> = lines.collect();
    let beside: Pairs = pairs.iter().filter(|(key, _)| !PLACES.contains(&key.as_str())).cloned().collect();
    let nothing = view.bar.nothing();
    let here = nothing || view.status == Status::Proposed;
    let proposing = if here { Proposing::of(scene) } else { None };
    let propose = proposing::leading(scene, here);
    let (t, bytes) = (scene.t, PAGE_BYTES + lines.len() * LINE_BYTES);
    let template = Page {
        frame: Frame::at(&visit, &path, t.t("risks-title")),
        head: head(scene, propose.clone()),
        t,
        base,
        empty: nothing.then(|| empty(scene, propose.clone())),
        proposing,
        criteria: named_criteria(scene, &criteria(scene)),
        eased: eased(scene),
        choosable,
        retires,
        tools: tools(&visit, Risk::REGISTER, &beside, (columns.offered.clone(), files(scene, &view.bar))),
        columns,
        query: address.href().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default(),
        address: &address,
        lines,
        view,
    };
    page_of(&template, bytes)
}

/// The register as files: what each is called, and its address.
fn files(scene: Scene<'_>, bar: &Bar) -> Vec<(String, String)> {
    let file = |(kind, href): &(&str, String)| (scene.t.t(&format!("list-file-{kind}")).to_owned(), href.clone());
    bar.exports.iter().map(file).collect()
}

/// The register as JSON.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let (levels, criteria, controls) = (Levels::of(scene.state), criteria(scene), references(scene.state));
    crate::pages::plain(&register(scene, address, &visit.house().risk_finds, &levels, &criteria, &controls)?)
}

fn head(scene: Scene<'_>, propose: Option<String>) -> Head {
    let t = scene.t;
    let path = register_path(Risk::REGISTER);
    let mut head = Head::new(t, t.t("risks-title")).clause("6.1.2").why(why(scene));
    head = head.below(t.section("planning"), scene.href("planning"));
    head = head.button(Button::link(t.t("risk-matrix"), scene.href("planning/matrix")));
    head = head.button(Button::link(t.t("workshop"), scene.href("planning/workshop")));
    if scene.may(Right::Edit) {
        if let Some(href) = propose {
            head = head.button(Button::link(t.t("risks-propose"), href));
        }
        let add = Button::link(t.t("risks-add"), scene.href(&format!("{path}/new")));
        head = head.button(Button { key: "n", ..add.primary() });
    }
    head
}

fn why(scene: Scene<'_>) -> String {
    let t = scene.t;
    let approved = scoring::in_force(scene.state).and_then(|(_, method)| Some((method, method.approval.as_ref()?)));
    let method = approved.map_or_else(
        || t.t("risks-no-method").to_owned(),
        |(method, approval)| {
            let day = t.day(approval.on);
            let args = [("method", (*method.title).into()), ("version", method.version.into()), ("day", day.into())];
            format!("{}.", brought::beside(scene, t.with("risks-method", &args), approval))
        },
    );
    format!("{} {method}", t.t("risks-page-why"))
}

/// Acts on a choice of risks of this status: what the stage shown waits for first, and one signature at most, which
/// approves whatever plan is open and accepts what remains.
fn choosable(scene: Scene<'_>, status: Status, stage: Option<&str>) -> Vec<(&'static str, String)> {
    let keys: &[&str] = match (status, stage) {
        (Status::Proposed, _) => &["risk.adopt", "risk.reject"],
        (Status::Rejected, _) => &["risk.adopt"],
        (Status::Open, Some("to-assess")) => &["risk.hand_over", "risk.bring_in"],
        (Status::Open, Some("to-decide" | "to-plan" | "to-expect")) => {
            &["risk.decide_all", "risk.hand_over", "risk.bring_in"]
        }
        (Status::Open, Some("to-accept" | "acceptance-expired")) => {
            &["risk.accept_all", "risk.hand_over", "risk.bring_in"]
        }
        (Status::Open, _) => {
            &["risk.decide_all", "risk.sign", "risk.reopen_indicated", "risk.hand_over", "risk.bring_in"]
        }
    };
    let acts = keys.iter().filter_map(|key| isms::act(key)).filter(|act| scene.may_do(act));
    acts.map(|act| (act.key, scene.t.act(act).to_owned())).collect()
}

/// Of these acts those that at least one of the risks shown does not rule out, as far as all that were found are shown.
fn applicable(
    scene: Scene<'_>,
    acts: Vec<(&'static str, String)>,
    view: &Selection<'_>,
) -> Vec<(&'static str, String)> {
    let whole = view.entries.len() == view.found;
    let open = |key: &str| {
        let act = isms::act(key);
        act.is_some_and(|act| view.entries.iter().any(|(id, _)| (act.offered)(scene.state, id.raw())))
    };
    acts.into_iter().filter(|(key, _)| !whole || open(key)).collect()
}

fn empty(scene: Scene<'_>, propose: Option<String>) -> Empty {
    let t = scene.t;
    let known = |register: &str| scene.state.table(register).is_some_and(|table| table.len_live() > 0);
    let mut acts = Vec::new();
    if scene.may(Right::Import) && !known("threat") {
        acts.push((t.t("library-import").to_owned(), scene.href("planning/threats")));
    }
    acts.extend(propose.map(|href| (t.t("risks-propose").to_owned(), href)));
    let examples = examples(scene, Risk::REGISTER, sector(scene.state));
    Empty { belongs: t.about(Risk::REGISTER, "belongs").unwrap_or_default().to_owned(), examples, acts }
}
