//! 6.1.2: the risk register, one dense line a risk, everything in the address.

pub mod bar;
mod filter;
mod found;
mod kept;
mod order;
mod row;
mod selection;
#[cfg(test)]
mod tests;
mod wording;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::context::Scope;
use isms::context::boundary::{Boundary, Side};
use isms::context::profiles::sector;
use isms::planning::risks::{Risk, Status, unproposed};
use isms::planning::{Asset, scoring};
use kernel::{Declared, Id, Links};
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page_of, register_path};
use crate::generic::examples::{Examples, examples};
use crate::intake;
use crate::pages::address::Address;
use crate::pages::levels::Levels;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::{At, Visit};
use access::Right;

/// Assets that are named in one address, so that no server on the way finds it too long.
const PROPOSED_ASSETS_MAX: usize = 200;
/// Most assets named that more could be proposed for.
const LEFT_ASSETS_MAX: usize = 6;

pub use bar::Bar;
pub use filter::Filter;
pub use found::KeptFinds;
pub use kept::{KeptLines, Manner};
pub use order::{Column, Entry, Order};
pub use row::{CRITERIA_SHOWN_MAX, Line, Shared, references};
pub use selection::{Selection, select};
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
    base: String,
    view: Selection<'a>,
    criteria: Vec<(&'a str, &'a str)>,
    eased: bool,
    lines: Vec<std::sync::Arc<str>>,
    empty: Option<Empty>,
    /// Where risks are proposed from the assets, beside an empty list of proposals.
    propose: Option<String>,
    /// What the last proposals left out: how many for which assets.
    left: Option<String>,
    choosable: Vec<(&'static str, String)>,
    /// Where files are brought in; none for whoever may not.
    import: Option<String>,
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
    examples: Option<Examples>,
    acts: Vec<(String, String)>,
}

/// `GET /o/{org}/planning/risks`.
pub async fn risks(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let path = register_path(Risk::REGISTER);
    let base = scene.base(&path);
    let address = Address::new(base.clone(), query.as_deref().unwrap_or_default());
    let view = select(scene, &address, &visit.house().risk_finds)?;
    let choosable = choosable(scene, view.status);
    let manner = Manner::of(scene, &base, !choosable.is_empty(), scene.may(Right::Edit));
    let lines = visit.house().risk_lines.of(scene, &manner, &view.entries)?;
    let nothing = view.bar.nothing();
    let propose = propose(scene, nothing || view.status == Status::Proposed);
    let (t, bytes) = (scene.t, PAGE_BYTES + lines.len() * LINE_BYTES);
    let template = Page {
        frame: Frame::at(&visit, &path, t.t("risks-title")),
        head: head(scene, propose.clone()),
        t,
        base,
        empty: nothing.then(|| empty(scene, propose.clone())),
        propose: propose.filter(|_| view.status == Status::Proposed),
        left: if view.status == Status::Proposed { left(scene) } else { None },
        criteria: named_criteria(scene, &criteria(scene)),
        eased: eased(scene),
        choosable,
        import: intake::offered(&visit, Risk::REGISTER),
        address: &address,
        lines,
        view,
    };
    page_of(&template, bytes)
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
        Status::Open => &["risk.accept_all", "risk.sign", "risk.reopen_indicated"],
    };
    let acts = keys.iter().filter_map(|key| isms::act(key)).filter(|act| scene.may_do(act));
    acts.map(|act| (act.key, scene.t.act(act).to_owned())).collect()
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

/// Where risks are proposed from the assets, for whoever may and where there are any. Looking at all assets is for the
/// page of proposals, to which the others lead: a page of the register costs the same however many assets there are.
fn propose(scene: Scene<'_>, at_once: bool) -> Option<String> {
    let assets = scene.state.table(Asset::KEY).is_some_and(|table| table.len_live() > 0);
    let proposals = || scene.href(&format!("{}?status=proposed", register_path(Risk::REGISTER)));
    (scene.may(Right::Act) && assets).then(|| if at_once { proposing(scene) } else { proposals() })
}

/// The assets that risks are proposed for: those of which one knows what they are, and that lie not outside the scope;
/// none where they are too many for an address.
fn proposable(scene: Scene<'_>) -> Links<Asset> {
    let scopes = || scene.state.of::<Scope>().iter().map(|(_, scope)| &scope.record);
    let boundary = Boundary::of(scene.state, scopes());
    let inside = |asset: &Asset| scopes().next().is_none() || boundary.asset(asset) != Side::Outside;
    let assets = scene.state.of::<Asset>().iter();
    let own = assets.filter(|(_, asset)| asset.asset_type.is_some() && inside(asset)).map(|(id, _)| id);
    let found: Vec<_> = own.take(PROPOSED_ASSETS_MAX + 1).collect();
    if found.len() > PROPOSED_ASSETS_MAX { Links::default() } else { Links::to(found) }
}

/// Where risks are proposed: for every asset of which one knows what it is; on the list, to choose from, where those
/// are none or too many for an address.
fn proposing(scene: Scene<'_>) -> String {
    let assets = proposable(scene);
    if assets.is_empty() {
        return scene.href("planning/assets");
    }
    let chosen: String = assets.iter().map(|id| format!("&assets={}", scene.state.reference(id))).collect();
    let back = "_back=planning/risks%3Fstatus%3Dproposed";
    scene.href(&format!("planning/assets/acts/risk.propose?{back}{chosen}"))
}

/// What was not proposed because so many are proposed at once, told with the assets it is about.
fn left(scene: Scene<'_>) -> Option<String> {
    let left = unproposed(scene.state, &proposable(scene));
    let count: usize = left.iter().map(|(_, count)| count).sum();
    let names: Vec<_> = left.iter().take(LEFT_ASSETS_MAX).filter_map(|(id, _)| scene.link_to(*id)).collect();
    let mut names: Vec<_> = names.into_iter().map(|own| own.title).collect();
    if left.len() > names.len() {
        names.push("…".to_owned());
    }
    let args = [("count", count.into()), ("assets", names.join(", ").into())];
    (count > 0).then(|| scene.t.with("risks-unproposed", &args))
}
