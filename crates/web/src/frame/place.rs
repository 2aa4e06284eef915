//! The organization's part of the frame: which one, which day, the rail, and where keys lead.

use super::rail::{self, Rail, register_path};
use crate::auth::settings;
use crate::pages::today::{self, Onward};
use crate::visit::Visit;

/// Where keys lead after `g`: the key, the address in an organization, the text that says so.
pub const GOES: &[(&str, &str, &str)] = &[
    ("t", "today", "today"),
    ("h", "rehearsal", "rehearsal"),
    ("r", "planning/risks", "keys-risks"),
    ("c", "planning/controls", "keys-controls"),
    ("a", "evaluation/audits", "keys-audits"),
];

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
    /// The time zone in which days begin and end.
    pub zone: String,
    /// Whether it is a past day.
    pub past: bool,
    /// The page as of today.
    pub today_href: String,
    /// When the last entry was made, where that is still to come by the clock.
    pub ahead: Option<String>,
    /// Last ledger entry of the state shown.
    pub entry: u64,
    /// The home page of the organization.
    pub home: String,
    /// The palette's answers.
    pub palette: String,
    /// The search page.
    pub search: String,
    /// The members page, for administrators.
    pub members: Option<String>,
    /// Where the zone is changed, for administrators.
    pub settings: Option<String>,
    /// Where files are brought in, for those who may.
    pub import: Option<String>,
    /// Where everything is taken out.
    pub export: String,
    /// The rail.
    pub rail: Rail,
    /// Where keys lead after `g`: key and address.
    pub goes: Vec<(&'static str, String)>,
    /// Where one more of what the page shows is added, for the key `n`.
    pub new: Option<String>,
    /// How it goes on from here, while the way is not over.
    pub onward: Option<Onward>,
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
        zone: visit.zone_name().to_owned(),
        past: visit.as_of.is_some(),
        today_href: format!("/o/{}/{path}", visit.org),
        ahead: ahead(visit),
        entry: visit.state.size(),
        home: visit.href(""),
        palette: visit.href("palette"),
        search: visit.href("search"),
        members: (visit.actor.role.has(access::Right::Admit)).then(|| visit.href("members")),
        settings: visit.has(access::Right::Admit).then(|| visit.href(settings::PATH)),
        import: visit.has(access::Right::Import).then(|| visit.href("import")),
        export: visit.href("export"),
        rail: rail::rail(visit, path),
        goes: GOES.iter().map(|(key, path, _)| (*key, visit.href(path))).collect(),
        new: new(visit, path),
        onward: if leads_on(path) { today::onward(visit, path) } else { None },
    }
}

/// When the last entry was made, where some clock must have been wrong.
fn ahead(visit: &Visit) -> Option<String> {
    let last = visit.state.time();
    let ahead = visit.as_of.is_none() && engine::is_ahead(last, visit.house().engine.now());
    ahead.then(|| visit.t().time(last, &visit.zone))
}

/// Whether a page leads on: Today says by itself what is next, and whoever fills in a form is to end it first.
fn leads_on(path: &str) -> bool {
    path != "today" && !path.contains("/acts/") && !path.ends_with("/new") && !path.ends_with("/edit")
}

/// The form that adds to the register whose list or record is at this path, where the visitor may add to it.
fn new(visit: &Visit, path: &str) -> Option<String> {
    let register = visit.state.registers().iter().find(|one| rail::shows(path, one))?;
    visit.has(access::right_for_edit(register)).then(|| visit.href(&format!("{}/new", register_path(register))))
}
