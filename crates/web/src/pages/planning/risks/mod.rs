//! 6.1.2: the risk register, one dense line a risk, everything in the address.

mod bar;
mod filter;
mod order;
mod row;
#[cfg(test)]
mod tests;
mod wording;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::risks::{Risk, Status};
use isms::planning::scoring;
use kernel::refusal::Wrong;
use kernel::{Declared, Id};
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::address::Address;
use crate::pages::levels::Levels;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::{At, Visit};
use access::Right;

pub use bar::Bar;
pub use filter::Filter;
pub use order::{Column, Entry, Order};
pub use row::{CRITERIA_SHOWN_MAX, Line, Shared, references};
pub use wording::Wording;

/// Lines on a page where nothing else is asked.
const LINES: usize = 100;
/// Most lines on a page.
const LINES_MAX: usize = 1_000;

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
    /// Which status is shown.
    #[serde(skip)]
    pub status: Status,
    /// What the list is sorted by.
    pub order: Order,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Filters and counts.
    #[serde(skip)]
    pub bar: Bar,
}

/// The register as a view of a state; `levels`, `criteria` and `controls` are looked up once for all lines.
pub fn register<'a>(
    scene: Scene<'a>,
    address: &Address,
    levels: &'a Levels<'a>,
    criteria: &'a [&'a str],
    controls: &'a std::collections::HashMap<Id<isms::planning::Control>, String>,
) -> Result<Register<'a>, Halt> {
    let filter = Filter::of(scene, address)?;
    let order = Order::of(address)?;
    let limit = address.read("limit", limit)?.unwrap_or(LINES);
    let all: Vec<Entry<'a>> = scene.state.of::<Risk>().iter().collect();
    let bar = Bar::of(scene, address, &filter, &all);
    let total = bar.counted(filter.status);
    let mut found: Vec<Entry<'a>> =
        all.into_iter().filter(|(id, held)| held.status == filter.status && filter.passes(*id, held)).collect();
    order.sort(scene, &mut found);
    let start = begin(scene, address, &found, limit)?;
    let end = found.len().min(start + limit);
    let place = |at: usize| scene.state.reference(found[at].0);
    let previous = (start > 0).then(|| address.with("before", &place(start)));
    let next = (end < found.len()).then(|| address.with("after", &place(end - 1)));
    let mut shared = Shared::new(scene, levels, criteria, controls);
    Ok(Register {
        criteria: named_criteria(scene, criteria),
        lines: found[start..end].iter().map(|entry| shared.line(*entry)).collect(),
        total,
        found: found.len(),
        from: start + 1,
        status: filter.status,
        order,
        previous,
        next,
        bar,
    })
}

/// The keys of the criteria that have columns.
pub fn criteria<'a>(scene: Scene<'a>) -> Vec<&'a str> {
    let method = scoring::at_hand(scene.state);
    method
        .map(|(_, method)| method.criteria.iter().map(|(key, _)| key).take(CRITERIA_SHOWN_MAX).collect())
        .unwrap_or_default()
}

fn named_criteria<'a>(scene: Scene<'a>, keys: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let method = scoring::at_hand(scene.state).map(|(_, method)| method);
    let label =
        |key: &'a str| method.and_then(|method| method.criteria.at(key)).map_or(key, |criterion| &criterion.label);
    keys.iter().map(|key| (*key, label(key))).collect()
}

/// Where the page begins: after or before a risk that keeps its place while others come and go.
fn begin(scene: Scene<'_>, address: &Address, found: &[Entry<'_>], limit: usize) -> Result<usize, Halt> {
    let resolve = |text: &str| scene.state.resolve(Risk::KEY, text).map(Id::of);
    let position = |id: Id<Risk>| found.iter().position(|(own, _)| *own == id);
    if let Some(id) = address.read("after", resolve)? {
        return Ok(position(id).map_or(0, |at| at + 1).min(found.len().saturating_sub(1)));
    }
    let before = address.read("before", resolve)?.and_then(position);
    Ok(before.map_or(0, |at| at.saturating_sub(limit)))
}

fn limit(text: &str) -> Result<usize, Wrong> {
    let limit = text.parse().ok().filter(|limit| (1..=LINES_MAX).contains(limit));
    limit.ok_or_else(|| Wrong::new(format!("ask for 1 to {LINES_MAX} lines")))
}

#[derive(Template)]
#[template(path = "planning/risks.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    address: &'a Address,
    base: String,
    suffix: String,
    view: Register<'a>,
    empty: Option<Empty>,
    choosable: Vec<(&'static str, String)>,
    edits: bool,
    not_yet: &'static str,
    as_it_is: &'static str,
    after_plan: &'static str,
}

impl Page<'_> {
    /// The head of a column that sorts.
    fn column(&self, column: Column, text: &'static str, class: &str) -> String {
        let label = self.t.t(text);
        let icon = self.arrow(column).map(|name| self.frame.icon(name).to_string()).unwrap_or_default();
        let href = self.view.order.href(self.address, column).replace('&', "&amp;");
        format!(r#"<th scope="col" class="{class}"{}><a href="{href}">{label}{icon}</a></th>"#, self.sorted(column))
    }

    fn sorted(&self, column: Column) -> &'static str {
        match self.view.order {
            Order { by, down: true } if by == column => r#" aria-sort="descending""#,
            Order { by, down: false } if by == column => r#" aria-sort="ascending""#,
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
    why: String,
    examples: Vec<(String, String)>,
    acts: Vec<(String, String)>,
}

/// `GET /o/{org}/planning/risks`.
pub async fn risks(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let path = register_path(Risk::REGISTER);
    let address = Address::new(scene.base(&path), query.as_deref().unwrap_or_default());
    let (levels, criteria, controls) = (Levels::of(scene.state), criteria(scene), references(scene.state));
    let view = register(scene, &address, &levels, &criteria, &controls)?;
    let t = scene.t;
    page(&Page {
        frame: Frame::at(&visit, &path, t.t("risks-title")),
        head: head(scene),
        t,
        base: scene.base(&path),
        suffix: scene.suffix(),
        empty: view.bar.nothing().then(|| empty(scene)),
        choosable: choosable(scene, view.status),
        edits: scene.may(Right::Edit),
        not_yet: t.t("risks-not-yet"),
        as_it_is: t.t("risks-as-it-is"),
        after_plan: t.t("risks-after-plan"),
        address: &address,
        view,
    })
}

/// The register as JSON.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let (levels, criteria, controls) = (Levels::of(scene.state), criteria(scene), references(scene.state));
    crate::pages::plain(&register(scene, address, &levels, &criteria, &controls)?)
}

fn head(scene: Scene<'_>) -> Head {
    let t = scene.t;
    let path = register_path(Risk::REGISTER);
    let mut head = Head::new(t, t.t("risks-title")).clause("6.1.2").why(why(scene));
    head = head.below(t.section("planning"), scene.href("planning"));
    head = head.button(Button::link(t.t("risk-matrix"), scene.href("planning/matrix")));
    if scene.may(Right::Edit) {
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
            t.with(
                "risks-method",
                &[("method", (*method.title).into()), ("version", method.version.into()), ("day", day.into())],
            )
        },
    );
    format!("{} {method}.", t.t("risks-page-why")).replace("..", ".")
}

/// Acts on a choice of risks of this status.
fn choosable(scene: Scene<'_>, status: Status) -> Vec<(&'static str, String)> {
    let keys: &[&str] = match status {
        Status::Proposed => &["risk.adopt", "risk.reject"],
        Status::Rejected => &["risk.adopt"],
        Status::Open => &["risk.accept_all"],
    };
    let acts = keys.iter().filter_map(|key| isms::act(key)).filter(|act| scene.may_do(act));
    acts.map(|act| (act.key, scene.t.act(act).to_owned())).collect()
}

fn empty(scene: Scene<'_>) -> Empty {
    let t = scene.t;
    let path = register_path(Risk::REGISTER);
    let about = |what| t.about(Risk::REGISTER, what).unwrap_or_default().to_owned();
    let example = |line: &str| {
        let query = serde_urlencoded::to_string([("title", line)]).unwrap_or_default();
        (line.to_owned(), scene.href(&format!("{path}/new?{query}")))
    };
    let edits = scene.may(Right::Edit);
    let known = |register: &str| scene.state.table(register).is_some_and(|table| table.len_live() > 0);
    let mut acts = Vec::new();
    if scene.may(Right::Import) && !known("threat") {
        acts.push((t.t("library-import").to_owned(), scene.href("planning/threats")));
    }
    if scene.may(Right::Act) && known("asset") {
        acts.push((t.t("risks-propose").to_owned(), scene.href("planning/assets")));
    }
    let lines = about("example");
    let lines = lines.lines().map(str::trim).filter(|line| edits && !line.is_empty());
    Empty { belongs: about("belongs"), why: about("why"), examples: lines.map(example).collect(), acts }
}
