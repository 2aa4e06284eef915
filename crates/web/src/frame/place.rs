//! The organization's part of the frame: which one, which day, and the rail in the order of the standard.

use isms::catalogue::Edition;
use kernel::Register;

use crate::pages::rehearsal;
use crate::visit::Visit;

/// The sections of the standard that have a place in the rail, with their clause.
pub const SECTIONS: &[(&str, &str)] = &[
    ("context", "4"),
    ("leadership", "5"),
    ("planning", "6"),
    ("support", "7"),
    ("operation", "8"),
    ("evaluation", "9"),
    ("improvement", "10"),
    ("project", ""),
    ("certification", ""),
    ("work", ""),
];

/// Pages beside the registers: section, address in it, text.
pub const VIEWS: &[(&str, &str, &str)] = &[("planning", "matrix", "risk-matrix")];

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

/// The frame's part for a page at `path`.
pub(super) fn place(visit: &Visit, path: &str) -> Place {
    let t = visit.t();
    let role = kernel::Choice::key(visit.actor.role);
    let mine = visit.visitor.organizations().into_iter();
    let day_words = t.day(visit.day());
    Place {
        name: visit.name.clone(),
        role: t.choice("access-role", role).to_owned(),
        organizations: mine.map(|(key, name, _)| (name, format!("/o/{key}"), key == visit.org)).collect(),
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
    let with_gaps = |section: Section| Section { gaps: rehearsed.gaps(section.number), ..section };
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
