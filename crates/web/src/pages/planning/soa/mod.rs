//! 6.1.3 d: the Statement of Applicability, one row a reference control, with what the records say about it.

mod acts;
mod against;
pub mod cells;
pub mod control;
pub mod export;
mod filter;
mod row;
#[cfg(test)]
mod tests;
pub mod transition;
pub mod versions;

use access::Right;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::catalogue::{Control, Edition};
use isms::planning::applicability::Verdict;
use isms::planning::controls::Implementation;
use isms::planning::risks::Status;
use isms::planning::statements::AnnexEdition;
use isms::planning::{Control as OwnControl, Risk, soa as rules};
use kernel::refusal::Wrong;
use kernel::{Choice, Id};
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page};
use crate::pages::address::Address;
use crate::pages::hints::Hint;
use crate::pages::planning::drift;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::At;

use against::{Against, against};

pub use acts::{carry, confirm, hand_in, prepare, take_status};
pub use against::{Objected, objected};
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
    pub beyond: Vec<Beyond>,
    /// The controls that were left out against records that their justification does not name.
    pub contradicted: Vec<&'static str>,
    /// How many rows pass the filters.
    pub shown: usize,
}

/// A necessary control from elsewhere.
#[derive(Serialize)]
pub struct Beyond {
    /// The own control.
    #[serde(flatten)]
    pub record: Named,
    /// How far it is in place, in words.
    pub status: &'static str,
    /// Who answers for it.
    pub owner: String,
    /// How many open risks ask for it.
    pub risks: usize,
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
    /// Whose own controls say another status than the row.
    pub differing: usize,
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
    let against = against(scene, edition, &rows);
    let line = |row: &rules::SoaRow<'_>| judged(scene, edition, row, &against);
    let theme = |count: &rules::ThemeCount| {
        let own = || rows.iter().filter(|row| row.control.theme == count.theme.id);
        Theme {
            id: &count.theme.id,
            title: &count.theme.title,
            counts: counted(count, own().filter(|row| row.id.is_none()).count()),
            lines: under(edition, own().filter(|row| filter.passes(row)).map(|row| (row.control, line(row)))),
        }
    };
    let themes: Vec<Theme> = numbers.iter().map(theme).collect();
    let beyond = rules::beyond_annex(scene.state, edition);
    Statement {
        standard: edition.key(),
        reference: &edition.standard().reference,
        counts: themes.iter().fold(Counts::default(), |sum, theme| sum.and(theme.counts)),
        shown: themes.iter().map(|theme| theme.lines.len()).sum(),
        beyond: beyond.into_iter().filter_map(|id| self::beyond(scene, id)).collect(),
        contradicted: themes
            .iter()
            .flat_map(|theme| &theme.lines)
            .filter(|line| line.against.as_ref().is_some_and(|own| !own.settled))
            .map(|line| line.control)
            .collect(),
        themes,
    }
}

/// The row of one reference control.
pub fn one(scene: Scene<'_>, control: &'static Control) -> Option<Line> {
    let edition = control::edition_of(&control.id)?;
    let rows = rules::rows(scene.state, edition);
    let row = rows.iter().find(|row| row.control.id == control.id)?;
    Some(judged(scene, edition, row, &against(scene, edition, &rows)))
}

/// A row with the records that speak against leaving it out.
fn judged(scene: Scene<'_>, edition: Edition, row: &rules::SoaRow<'_>, against: &Against) -> Line {
    let witnesses = row.id.and_then(|id| against.get(&id)).map_or(&[][..], Vec::as_slice);
    let decided = row.id.zip(row.decided);
    let objected = decided.and_then(|(id, own)| Objected::of(scene, id, own, witnesses));
    Line { against: objected, ..row::line(scene, edition, row) }
}

/// Puts the objective before the first control that serves it; only the edition of 2013 has objectives.
fn under(edition: Edition, lines: impl Iterator<Item = (&'static Control, Line)>) -> Vec<Line> {
    let mut last = None;
    let line = |(control, line): (&'static Control, Line)| {
        let objective = control.objective.as_deref();
        let begins = objective.filter(|_| last != objective);
        last = objective;
        let under =
            begins.and_then(|id| edition.standard().objective(id)).map(|own| (own.id.as_str(), own.title.as_str()));
        Line { under, ..line }
    };
    lines.map(line).collect()
}

fn beyond(scene: Scene<'_>, id: Id<OwnControl>) -> Option<Beyond> {
    let control = scene.state.get(id)?;
    Some(Beyond {
        record: scene.link_to(id)?,
        status: scene.t.choice(Implementation::CHOICES.key, control.status.key()),
        owner: control.owner.map(|id| scene.who(id).into_owned()).unwrap_or_default(),
        risks: scene.state.pointing::<Risk>(id.raw()).filter(|(_, risk)| risk.status == Status::Open).count(),
    })
}

fn counted(count: &rules::ThemeCount, rowless: usize) -> Counts {
    let rules::ThemeCount { total, applicable, excluded, undecided, implemented, proposed, differing, .. } = *count;
    Counts { total, applicable, excluded, undecided, implemented, proposed, rowless, differing }
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
            differing: self.differing + other.differing,
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
    hints: Vec<Hint>,
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
    picks: bool,
}

/// `GET /o/{org}/planning/soa`.
pub async fn soa(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let base = scene.base("planning/soa");
    let address = Address::new(base.clone(), query.as_deref().unwrap_or_default());
    let edition = edition(&address)?;
    let filter = Filter::of(scene, edition, &address)?;
    let t = scene.t;
    let exported = |kind| (kind, scene.href(&format!("planning/soa/export/{kind}?edition={}", edition.key())));
    let view = statement(scene, edition, &filter);
    page(&Page {
        frame: Frame::at(&visit, "planning/soa", t.t("applicability")),
        head: head(scene),
        t,
        hints: drift::told(scene, AnnexEdition::of(edition)).into_iter().collect(),
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
        exports: export::KINDS.map(exported).into(),
        acts: scene.may(Right::Act),
        edits: scene.may(Right::Edit),
        picks: (scene.may(Right::Act) || scene.may(Right::Edit)) && view.counts.rowless < view.counts.total,
        base,
        address: &address,
        view,
    })
}

fn head(scene: Scene<'_>) -> Head {
    let t = scene.t;
    Head::new(t, t.t("applicability"))
        .clause("6.1.3 d")
        .why(t.t("soa-page-why"))
        .below(t.section("planning"), scene.href("planning"))
        .button(Button::link(t.t("soa-own-controls"), scene.href("planning/controls")))
        .button(Button::link(t.t("soa-transition"), scene.href("planning/soa/transition")))
        .button(Button::link(t.t("soa-versions"), scene.href("planning/soa/versions")))
}

/// The editions as tabs: name, address, whether it is shown.
pub fn editions(t: &'static Texts, address: &Address, shown: Edition) -> Vec<(&'static str, String, bool)> {
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
