//! The rail: the whole management system in the order of the standard, with what is open and how much there is.

use access::Right;
use isms::catalogue::Edition;
use isms::planning::Risk;
use kernel::{Declared, Register, Table};

use crate::pages::rehearsal;
use crate::visit::Visit;

/// The sections that have a place in the rail, with their clause of the standard.
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
pub const VIEWS: &[(&str, &str, &str)] = &[
    ("context", "needs", "needs"),
    ("context", "coverage", "coverage"),
    ("leadership", "appointing", "appointing"),
    ("planning", "values", "values"),
    ("planning", "matrix", "risk-matrix"),
    ("planning", "workshop", "workshop"),
    ("planning", "owner", "owner-page"),
    ("planning", "plan", "plan"),
    ("planning", "dependencies", "dependencies"),
    ("planning", "radar", "change-radar"),
];

/// Pages that belong to no section: address, text.
pub const PAGES: &[(&str, &str)] = &[
    ("today", "today"),
    ("calendar", "calendar"),
    ("rehearsal", "rehearsal"),
    ("thread", "thread-golden"),
    ("catalogue", "catalogue"),
    ("history", "section-history"),
    ("history/compare", "history-compare"),
    ("history/verify", "history-verify"),
    ("export", "export-all"),
];

/// The page of whoever administers the organization.
const MEMBERS: (&str, &str) = ("members", "members");

/// Registers whose list is a designed page with an address of its own.
const DESIGNED: &[(&str, &str)] = &[("applicability", "planning/soa"), ("statement", "planning/soa/versions")];

/// The rail of one page.
pub struct Rail {
    /// Before the clauses.
    pub first: Vec<Link>,
    /// The clauses.
    pub clauses: Vec<Section>,
    /// Around the clauses.
    pub around: Vec<Section>,
    /// After them.
    pub last: Vec<Link>,
}

/// A page in the rail.
pub struct Link {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Whether it or a page below it is shown.
    pub on: bool,
    /// How many live records it has; none where it is no register.
    pub count: Option<usize>,
}

/// A section in the rail.
pub struct Section {
    /// The number of its clause.
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
    pub subs: Vec<Link>,
}

/// The rail for a page at `path`.
pub(super) fn rail(visit: &Visit, path: &str) -> Rail {
    let rehearsed = rehearsal::rehearsed(visit, Edition::Iso27001_2022);
    let with_gaps = |section: Section| Section { gaps: rehearsed.gaps(section.number), ..section };
    let sections = SECTIONS.iter().filter_map(|(key, number)| section(visit, path, key, number));
    let (clauses, around) = sections.partition(|section| !section.number.is_empty());
    let link = |(address, text): &(&str, &str)| Link {
        label: visit.t().t(text).to_owned(),
        href: visit.href(address),
        on: is_below(path, address),
        count: None,
    };
    Rail {
        first: PAGES[..4].iter().map(link).collect(),
        clauses: Vec::into_iter(clauses).map(with_gaps).collect(),
        around,
        last: PAGES[4..6].iter().chain(visit.has(Right::Admit).then_some(&MEMBERS)).map(link).collect(),
    }
}

fn is_below(path: &str, address: &str) -> bool {
    path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn section(visit: &Visit, path: &str, key: &str, number: &'static str) -> Option<Section> {
    registers_of(visit, key).next()?;
    let on = path.split('/').next() == Some(key);
    Some(Section {
        number,
        label: visit.t().section(key).to_owned(),
        href: visit.href(key),
        on,
        current: if path == key { "page" } else { "true" },
        gaps: None,
        subs: if on { subs(visit, path, key) } else { Vec::new() },
    })
}

fn subs(visit: &Visit, path: &str, key: &str) -> Vec<Link> {
    let t = visit.t();
    let register = |register: &'static Register| Link {
        label: t.plural(register).to_owned(),
        href: visit.href(&list_path(register)),
        on: shows(path, register),
        count: Some(live(visit, register)),
    };
    let view = |(section, address, text): &(&str, &str, &str)| {
        let address = format!("{section}/{address}");
        Link { label: t.t(text).to_owned(), href: visit.href(&address), on: is_below(path, &address), count: None }
    };
    let views = VIEWS.iter().filter(|(section, ..)| *section == key);
    registers_of(visit, key).map(register).chain(views.map(view)).collect()
}

/// Whether a register's list or one of its records is at this path. Where one designed list lies below another, the
/// deeper one has it.
pub(super) fn shows(path: &str, register: &Register) -> bool {
    let list = list_path(register);
    let deeper = |(_, other): &(&str, &str)| *other != list && is_below(other, &list) && is_below(path, other);
    is_below(path, &register_path(register)) || is_below(path, &list) && !DESIGNED.iter().any(deeper)
}

/// How many live records a register has. A risk that was rejected is remembered, so that it is not proposed again, and
/// counts as none.
pub fn live(visit: &Visit, register: &Register) -> usize {
    let live = visit.state.table(register.key).map_or(0, Table::len_live);
    match register.key {
        Risk::KEY => live.saturating_sub(rehearsal::rehearsed(visit, Edition::Iso27001_2022).rejected()),
        _ => live,
    }
}

/// The registers of a section, in the order of the standard.
pub fn registers_of<'a>(visit: &'a Visit, section: &'a str) -> impl Iterator<Item = &'static Register> + 'a {
    visit.state.registers().iter().copied().filter(move |register| register.section() == section)
}

/// The address of a register in an organization, below which its records are: `planning/risks`.
pub fn register_path(register: &Register) -> String {
    format!("{}/{}", register.section(), register.plural)
}

/// The address of a register's list in an organization.
pub fn list_path(register: &Register) -> String {
    let own = DESIGNED.iter().find(|(key, _)| *key == register.key);
    own.map_or_else(|| register_path(register), |(_, path)| (*path).to_owned())
}
