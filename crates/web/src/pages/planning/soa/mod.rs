//! 6.1.3 d: the Statement of Applicability, one row a reference control, with what the records say about it.

mod acts;
pub mod control;
mod export;
mod filter;
mod row;
#[cfg(test)]
mod tests;

use access::Right;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::catalogue::Edition;
use isms::planning::applicability::Verdict;
use isms::planning::soa as rules;
use kernel::Choice;
use kernel::refusal::Wrong;
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page};
use crate::pages::address::Address;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

pub use acts::{confirm, prepare};
pub use export::file;
pub use filter::{Chip, Filter, Offer};
pub use row::Line;

/// The statement as shown.
#[derive(Serialize)]
pub struct Statement {
    /// `iso27001-2022`.
    pub standard: &'static str,
    /// How to cite it.
    pub reference: &'static str,
    /// The numbers over all themes.
    pub counts: Counts,
    /// The rows that pass the filters, by theme.
    pub themes: Vec<Theme>,
    /// Necessary controls that Annex A does not have.
    pub beyond: Vec<Named>,
    /// How many rows pass the filters.
    pub shown: usize,
}

/// Numbers of one theme, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Reference controls.
    pub total: usize,
    /// Decided to be necessary.
    pub applicable: usize,
    /// Decided not to be.
    pub excluded: usize,
    /// Not decided yet.
    pub undecided: usize,
    /// Necessary and in place.
    pub implemented: usize,
    /// Asked for by a risk without being confirmed.
    pub proposed: usize,
    /// Without a row in the register.
    pub rowless: usize,
}

/// One domain or theme with its rows.
#[derive(Serialize)]
pub struct Theme {
    /// `A.5`.
    pub id: &'static str,
    /// Its short title.
    pub title: &'static str,
    /// Its numbers, whatever the filters.
    pub counts: Counts,
    /// The rows that pass the filters.
    pub lines: Vec<Line>,
}

/// The statement of an edition under filters.
pub fn statement(scene: Scene<'_>, edition: Edition, filter: &Filter<'_>) -> Statement {
    let rows = rules::rows(scene.state, edition);
    let numbers = rules::counts(&rows, edition);
    let theme = |count: &rules::ThemeCount| {
        let own = || rows.iter().filter(|row| row.control.theme == count.theme.id);
        Theme {
            id: &count.theme.id,
            title: &count.theme.title,
            counts: counted(count, own().filter(|row| row.id.is_none()).count()),
            lines: own().filter(|row| filter.passes(row)).map(|row| row::line(scene, edition, row)).collect(),
        }
    };
    let themes: Vec<Theme> = numbers.iter().map(theme).collect();
    let beyond = rules::beyond_annex(scene.state, edition);
    Statement {
        standard: edition.key(),
        reference: &edition.standard().reference,
        counts: themes.iter().fold(Counts::default(), |sum, theme| sum.and(theme.counts)),
        shown: themes.iter().map(|theme| theme.lines.len()).sum(),
        beyond: beyond.into_iter().filter_map(|id| scene.link_to(id)).collect(),
        themes,
    }
}

fn counted(count: &rules::ThemeCount, rowless: usize) -> Counts {
    let rules::ThemeCount { total, applicable, excluded, undecided, implemented, proposed, .. } = *count;
    Counts { total, applicable, excluded, undecided, implemented, proposed, rowless }
}

impl Counts {
    fn and(self, other: Self) -> Self {
        Self {
            total: self.total + other.total,
            applicable: self.applicable + other.applicable,
            excluded: self.excluded + other.excluded,
            undecided: self.undecided + other.undecided,
            implemented: self.implemented + other.implemented,
            proposed: self.proposed + other.proposed,
            rowless: self.rowless + other.rowless,
        }
    }
}

/// The edition an address asks for; that of 2022 where it says nothing.
pub fn edition(address: &Address) -> Result<Edition, Halt> {
    let read = |text: &str| {
        let known = Edition::CHOICES.find(text).and_then(Edition::from_key);
        known.ok_or_else(|| Wrong::new("use iso27001-2022 or iso27001-2013"))
    };
    Ok(address.read("edition", read)?.unwrap_or(Edition::Iso27001_2022))
}

#[derive(Template)]
#[template(path = "planning/soa.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    address: &'a Address,
    view: Statement,
    editions: Vec<(&'static str, String, bool)>,
    themes: Vec<Chip>,
    chips: Vec<Chip>,
    offers: Vec<Offer>,
    kept: Vec<(String, String)>,
    searched: Vec<(String, String)>,
    words: String,
    clear: String,
    filtered: bool,
    base: String,
    suffix: String,
    register: String,
    exports: Vec<(&'static str, String)>,
    acts: bool,
    edits: bool,
}

/// `GET /o/{org}/planning/soa`.
pub async fn soa(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let base = scene.base("planning/soa");
    let address = Address::new(base.clone(), query.as_deref().unwrap_or_default());
    let edition = edition(&address)?;
    let filter = Filter::of(scene, edition, &address)?;
    let t = scene.t;
    let export = |kind| (kind, scene.href(&format!("planning/soa/export/{kind}?edition={}", edition.key())));
    let view = statement(scene, edition, &filter);
    page(&Page {
        frame: Frame::at(&visit, "planning/soa", t.t("applicability")),
        head: head(scene),
        t,
        editions: editions(t, &address, edition),
        themes: filter.themes(&address, &view),
        chips: filter.chips(&address, view.counts),
        offers: filter.offers(&address),
        kept: address.carried(&filter::offered()),
        searched: address.carried(&["q"]),
        words: address.get("q").unwrap_or_default().to_owned(),
        clear: address.without_all(&filter::KEYS),
        filtered: filter::KEYS.iter().any(|key| address.has(key)),
        suffix: scene.suffix(),
        register: scene.base("planning/applicability"),
        exports: ["xlsx", "csv", "json"].map(export).into(),
        acts: scene.may(Right::Act),
        edits: scene.may(Right::Edit),
        base,
        address: &address,
        view,
    })
}

/// The statement as JSON.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let edition = edition(address)?;
    crate::pages::plain(&statement(scene, edition, &Filter::of(scene, edition, address)?))
}

fn head(scene: Scene<'_>) -> Head {
    let t = scene.t;
    Head::new(t, t.t("applicability"))
        .clause("6.1.3 d")
        .why(t.t("soa-page-why"))
        .below(t.section("planning"), scene.href("planning"))
        .button(Button::link(t.t("soa-own-controls"), scene.href("planning/controls")))
}

fn editions(t: &'static Texts, address: &Address, shown: Edition) -> Vec<(&'static str, String, bool)> {
    let tab = |edition: &Edition| {
        let other = address.only(&["as_of"]);
        let href = if *edition == Edition::Iso27001_2022 { other.href() } else { other.with("edition", edition.key()) };
        (t.choice(Edition::CHOICES.key, edition.key()), href, *edition == shown)
    };
    Edition::ALL.iter().rev().map(tab).collect()
}

/// A verdict in words.
fn verdict(t: &'static Texts, verdict: Verdict) -> &'static str {
    t.choice(Verdict::CHOICES.key, verdict.key())
}
