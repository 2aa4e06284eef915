//! The frame that every page stands in: top bar, rail, banner of a past day, toasts.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::body::Bytes;
use axum::response::{Html, IntoResponse, Response};
use isms::catalogue::Edition;
use kernel::Register;

use crate::assets;
use crate::cache::Rendered;
use crate::error::Halt;
use crate::flash::Toast;
use crate::manner::Manner;
use crate::pages::rehearsal;
use crate::texts::{self, Texts};
use crate::visit::{Visit, Visitor};

/// The sections of the standard that have a place in the rail, with their clause.
pub const SECTIONS: &[(&str, &str)] = &[
    ("context", "4"),
    ("leadership", "5"),
    ("planning", "6"),
    ("support", "7"),
    ("operation", "8"),
    ("evaluation", "9"),
    ("improvement", "10"),
];

/// Pages beside the registers: section, address in it, text.
pub const VIEWS: &[(&str, &str, &str)] = &[("planning", "matrix", "risk-matrix")];

/// An icon of the sprite.
pub struct Icon(&'static str);

/// The icon with this name.
pub fn icon(name: &'static str) -> Icon {
    Icon(name)
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sprite = assets::address("icons.svg");
        write!(f, r##"<svg class="icon" aria-hidden="true"><use href="{sprite}#{}"/></svg>"##, self.0)
    }
}
impl HtmlSafe for Icon {}

/// What the frame shows on every page.
pub struct Frame {
    /// The words.
    pub t: &'static Texts,
    /// Language and theme.
    pub manner: Manner,
    /// Title of the window and of the print.
    pub title: String,
    /// Who is signed in.
    pub person: String,
    /// Opaque name of the account, so that drafts of two people do not mix.
    pub person_key: String,
    /// What is said once.
    pub toast: Option<Toast>,
    /// The organization, on its pages.
    pub place: Option<Place>,
}

/// The organization's part of the frame.
pub struct Place {
    /// Its name.
    pub name: String,
    /// The visitor's role, in words.
    pub role: String,
    /// The organizations to switch to: name, address, whether it is this one.
    pub organizations: Vec<(String, String, bool)>,
    /// The day shown, `2026-11-23`.
    pub day: String,
    /// The same in words.
    pub day_words: String,
    /// Whether it is a past day.
    pub past: bool,
    /// The page as of today.
    pub today_href: String,
    /// Last ledger entry of the state shown.
    pub entry: u64,
    /// The home page of the organization.
    pub home: String,
    /// The palette's answers.
    pub palette: String,
    /// The search page.
    pub search: String,
    /// The rehearsal, with whether it is shown.
    pub rehearsal: (String, bool),
    /// The history, with whether it is shown.
    pub history: (String, bool),
    /// The members page, for administrators.
    pub members: Option<String>,
    /// The clauses.
    pub rail: Vec<Section>,
}

/// One clause in the rail.
pub struct Section {
    /// Its number.
    pub number: &'static str,
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Whether the page shown belongs to it.
    pub on: bool,
    /// `page` where its own page is shown, `true` where one below it is.
    pub current: &'static str,
    /// Open gaps, and whether one of them is major.
    pub gaps: Option<(usize, bool)>,
    /// Its registers and pages, while one of them is shown.
    pub subs: Vec<(String, String, bool)>,
}

impl Frame {
    /// The frame of a page that belongs to no organization.
    pub fn outside(visitor: &Visitor, title: impl Into<String>) -> Self {
        let manner = visitor.manner;
        Self {
            t: manner.texts,
            manner,
            title: title.into(),
            person: visitor.name.clone(),
            person_key: visitor.account.raw().to_string(),
            toast: visitor.toast.clone(),
            place: None,
        }
    }

    /// The frame of a page at `path` in an organization: `planning/risks`.
    pub fn at(visit: &Visit, path: &str, title: impl Into<String>) -> Self {
        Self { place: Some(place(visit, path)), ..Self::outside(&visit.visitor, title) }
    }

    /// An icon.
    pub fn icon(&self, name: &'static str) -> Icon {
        Icon(name)
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// What a theme is called.
    pub fn theme_name(&self, theme: &str) -> &'static str {
        self.t.find(&format!("theme-{theme}")).unwrap_or_default()
    }

    /// Every language to choose from.
    pub fn languages(&self) -> &'static [Texts] {
        texts::all()
    }
}

fn place(visit: &Visit, path: &str) -> Place {
    let t = visit.t();
    let role = kernel::Choice::key(visit.actor.role);
    let engine = &visit.house().engine;
    let mine = engine
        .organizations()
        .into_iter()
        .filter(|(key, _)| *key == visit.org || engine.membership(visit.visitor.account, key).is_some());
    let day_words = t.day(visit.day());
    Place {
        name: visit.name.clone(),
        role: t.choice("access-role", role).to_owned(),
        organizations: mine.map(|(key, name)| (name, format!("/o/{key}"), key == visit.org)).collect(),
        day: visit.day().to_string(),
        day_words: t.one(if visit.as_of.is_some() { "as-of-day" } else { "as-of-today" }, "day", day_words),
        past: visit.as_of.is_some(),
        today_href: format!("/o/{}/{path}", visit.org),
        entry: visit.state.size(),
        home: visit.href(""),
        palette: visit.href("palette"),
        search: visit.href("search"),
        rehearsal: (visit.href("rehearsal"), path.starts_with("rehearsal")),
        history: (visit.href("history"), path.starts_with("history")),
        members: (visit.actor.role.has(access::Right::Admit)).then(|| visit.href("members")),
        rail: rail(visit, path),
    }
}

fn rail(visit: &Visit, path: &str) -> Vec<Section> {
    let rehearsed = rehearsal::rehearsed(visit, Edition::Iso27001_2022);
    let with_gaps = |section: Section| Section { gaps: rehearsal::gaps(&rehearsed, section.number), ..section };
    SECTIONS.iter().filter_map(|(key, number)| section(visit, path, key, number)).map(with_gaps).collect()
}

fn section(visit: &Visit, path: &str, key: &str, number: &'static str) -> Option<Section> {
    let registers: Vec<_> = registers_of(visit, key).collect();
    if registers.is_empty() {
        return None;
    }
    let on = path.split('/').next() == Some(key);
    let shown = |address: &str| path == address || path.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'));
    let sub = |address: String, label: &str| (label.to_owned(), visit.href(&address), shown(&address));
    let t = visit.t();
    let mut subs = Vec::new();
    if on {
        subs.extend(registers.iter().map(|register| sub(register_path(register), t.plural(register))));
        let views = VIEWS.iter().filter(|(section, ..)| *section == key);
        subs.extend(views.map(|(section, address, text)| sub(format!("{section}/{address}"), t.t(text))));
    }
    let current = if path == key { "page" } else { "true" };
    Some(Section { number, label: t.section(key).to_owned(), href: visit.href(key), on, current, gaps: None, subs })
}

/// The registers of a section, in the order of the standard.
pub fn registers_of<'a>(visit: &'a Visit, section: &'a str) -> impl Iterator<Item = &'static Register> + 'a {
    visit.state.registers().iter().copied().filter(move |register| register.section() == section)
}

/// The address of a register in an organization: `planning/risks`.
pub fn register_path(register: &Register) -> String {
    format!("{}/{}", register.section(), register.plural)
}

/// A step on the way to a page.
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it is; none for the page itself.
    pub href: Option<String>,
}

/// A button in a page's head.
pub struct Button {
    /// What it says.
    pub label: String,
    /// Where it leads, or where its form is sent.
    pub href: String,
    /// Its class beyond `btn`: `btn-primary`, `btn-sign`, `btn-danger`.
    pub class: &'static str,
    /// The key that presses it.
    pub key: &'static str,
    /// Whether it is a form by itself, with what it asks before.
    pub posts: Option<String>,
}

impl Button {
    /// A link that looks like a button.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), class: "", key: "", posts: None }
    }

    /// The one primary act of a page.
    pub fn primary(self) -> Self {
        Self { class: "btn-primary", ..self }
    }
}

/// The head of a page.
#[derive(Template)]
#[template(path = "head.html")]
pub struct Head {
    /// The words.
    pub t: &'static Texts,
    /// The way here.
    pub crumbs: Vec<Crumb>,
    /// Clause or reference, as a chip.
    pub clause: String,
    /// What the page is.
    pub title: String,
    /// Why the standard asks, or who and what, in one line.
    pub why: String,
    /// What can be done.
    pub buttons: Vec<Button>,
}
impl HtmlSafe for Head {}

impl Head {
    /// A head with a title alone.
    pub fn new(t: &'static Texts, title: impl Into<String>) -> Self {
        Self {
            t,
            crumbs: Vec::new(),
            clause: String::new(),
            title: title.into(),
            why: String::new(),
            buttons: Vec::new(),
        }
    }

    /// With the line below the title.
    pub fn why(self, why: impl Into<String>) -> Self {
        Self { why: why.into(), ..self }
    }

    /// With a chip before the title.
    pub fn clause(self, clause: impl Into<String>) -> Self {
        Self { clause: clause.into(), ..self }
    }

    /// With one more step before the page itself.
    pub fn below(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { label: label.into(), href: Some(href.into()) });
        self
    }

    /// With one more button.
    pub fn button(mut self, button: Button) -> Self {
        self.buttons.push(button);
        self
    }
}

/// Renders a page.
pub fn page(template: &impl Template) -> Result<Response, Halt> {
    let html = Bytes::from(template.render()?);
    let mut answer = Html(html.clone()).into_response();
    answer.extensions_mut().insert(Rendered(html));
    Ok(answer)
}
