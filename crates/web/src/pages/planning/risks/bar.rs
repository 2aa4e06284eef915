//! The bar above the register: statuses, filters in force, filters to choose.

use isms::context::Unit;
use isms::planning::risks::{Risk, Stage, Status};
use isms::planning::scoring;
use isms::support::Person;
use kernel::{Choice, Declared};

use super::filter::Filter;
use super::found::Counts;
use crate::frame::register_path;
use crate::pages::address::Address;
use crate::pages::scene::Scene;

/// Filters that are chosen in a form; the others are switches.
const CHOSEN: &[&str] = &[
    "owner",
    "unit",
    "level",
    "stage",
    "asset",
    "threat",
    "control",
    "likelihood",
    "chance",
    "consequence",
    "reading",
];

/// One status of the register as a tab.
pub struct Tab {
    /// `Open`, `Proposals`, `Rejected`.
    pub label: String,
    /// How many there are.
    pub count: usize,
    /// Where it leads.
    pub href: String,
    /// Whether it is shown.
    pub on: bool,
    status: Status,
}

/// A switch or a filter in force.
pub struct Chip {
    /// What it says.
    pub label: String,
    /// The list with it turned.
    pub href: String,
    /// Whether it is in force.
    pub on: bool,
}

/// A filter to choose: name, label, and options as value, label, chosen.
pub struct Offer {
    /// Its name in the address.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// Value, label, chosen.
    pub options: Vec<(String, String, bool)>,
}

/// Everything above the table.
pub struct Bar {
    /// The statuses.
    pub tabs: Vec<Tab>,
    /// Switches and filters in force.
    pub chips: Vec<Chip>,
    /// Filters to choose.
    pub offers: Vec<Offer>,
    /// What the form of the filters keeps of the address.
    pub kept: Vec<(String, String)>,
    /// What the search keeps of the address.
    pub searched: Vec<(String, String)>,
    /// Words searched for.
    pub words: String,
    /// The list as files: name and address.
    pub exports: Vec<(&'static str, String)>,
    /// Without any filter.
    pub clear: String,
    /// Whether any filter is in force.
    pub filtered: bool,
}

impl Bar {
    /// The bar for an address.
    pub fn of(scene: Scene<'_>, address: &Address, filter: &Filter<'_>, counts: &Counts) -> Self {
        let offered: Vec<&str> =
            CHOSEN.iter().copied().filter(|key| !matches!(*key, "asset" | "threat" | "control")).collect();
        let chips = chips(scene, address, filter, counts);
        Self {
            tabs: tabs(scene, address, filter.status, counts),
            filtered: chips.iter().any(|chip| chip.on) || address.has("q"),
            chips,
            offers: offers(scene, address, filter, counts),
            kept: address.carried(&offered),
            searched: address.carried(&["q"]),
            words: address.get("q").unwrap_or_default().to_owned(),
            exports: exports(scene, address, filter.status),
            clear: address.without_all(&[CHOSEN, &["q", "above", "stale", "weakened", "mine"]].concat()),
        }
    }

    /// How many risks of this status there are.
    pub fn counted(&self, status: Status) -> usize {
        self.tabs.iter().find(|tab| tab.status == status).map_or(0, |tab| tab.count)
    }

    /// Whether there is no risk of any status.
    pub fn nothing(&self) -> bool {
        self.tabs.iter().all(|tab| tab.count == 0)
    }
}

fn tabs(scene: Scene<'_>, address: &Address, shown: Status, counts: &Counts) -> Vec<Tab> {
    let tab = |(status, text, count): (Status, &'static str, usize)| Tab {
        label: scene.t.t(text).to_owned(),
        count,
        href: if status == Status::Open { address.without("status") } else { address.with("status", status.key()) },
        on: status == shown,
        status,
    };
    let statuses = [
        (Status::Open, "risks-tab-open", counts.open),
        (Status::Proposed, "risks-tab-proposed", counts.proposed),
        (Status::Rejected, "risks-tab-rejected", counts.rejected),
    ];
    statuses.map(tab).into()
}

fn chips(scene: Scene<'_>, address: &Address, filter: &Filter<'_>, counts: &Counts) -> Vec<Chip> {
    let t = scene.t;
    let switch =
        |key: &str, text: &'static str, on: bool| Chip { label: t.t(text).to_owned(), href: address.toggled(key), on };
    let mut chips = Vec::new();
    if filter.status == Status::Open {
        chips.push(switch("above", "risks-above", filter.above));
        chips.push(switch("stale", "risks-stale", filter.stale));
        if counts.weakened > 0 || filter.weak {
            let label = t.one("risks-weakened", "count", counts.weakened);
            chips.push(Chip { label, href: address.toggled("weakened"), on: filter.weak });
        }
    }
    if scene.person.is_some() || filter.mine {
        chips.push(switch("mine", "risks-mine", filter.mine));
    }
    let chosen = CHOSEN.iter().filter_map(|key| Some((*key, address.get(key)?)));
    chips.extend(chosen.filter(|(key, _)| *key != "reading").map(|(key, value)| Chip {
        label: format!("{}: {}", t.t(label(key)), spoken(scene, key, value)),
        href: address.without(key),
        on: true,
    }));
    chips
}

fn label(key: &str) -> &'static str {
    match key {
        "owner" => "risk-owner",
        "unit" => "unit",
        "level" => "risks-level",
        "stage" => "risks-stage",
        "asset" => "asset",
        "threat" => "threat",
        "control" => "control",
        "likelihood" => "risk-likelihood",
        "chance" => "risk-chance",
        "consequence" => "risk-consequence",
        _ => "filter",
    }
}

/// A filter's value as a reader knows it.
fn spoken(scene: Scene<'_>, key: &str, value: &str) -> String {
    let t = scene.t;
    match key {
        "stage" => t.choice(Stage::CHOICES.key, value).to_owned(),
        "level" => band(scene, value).unwrap_or_else(|| value.to_owned()),
        "owner" => title(scene, Person::KEY, value),
        "unit" | "asset" | "threat" | "control" => title(scene, key, value),
        _ => value.to_owned(),
    }
}

fn title(scene: Scene<'_>, register: &str, value: &str) -> String {
    let id = scene.state.resolve(register, value).ok();
    let row = id.and_then(|id| scene.state.row(register, id));
    row.map_or_else(|| value.to_owned(), |row| row.record.title())
}

fn band(scene: Scene<'_>, key: &str) -> Option<String> {
    let (_, method) = scoring::at_hand(scene.state)?;
    method.bands.at(key).map(|band| band.label.to_string())
}

fn offers(scene: Scene<'_>, address: &Address, filter: &Filter<'_>, counts: &Counts) -> Vec<Offer> {
    let t = scene.t;
    let mut offers = Vec::new();
    let mut offer = |name: &'static str, options: Vec<(String, String)>| {
        let chosen = address.get(name).unwrap_or_default();
        let options: Vec<_> = options.into_iter().map(|(value, label)| (value == chosen, value, label)).collect();
        if !options.is_empty() {
            let options = options.into_iter().map(|(on, value, label)| (value, label, on)).collect();
            offers.push(Offer { name, label: t.t(label(name)).to_owned(), options });
        }
    };
    offer("owner", owners(scene, counts));
    offer("unit", units(scene));
    if filter.status == Status::Open {
        offer("level", levels(scene));
        let open = Stage::CHOICES.values.iter().filter(|value| !matches!(**value, "proposed" | "rejected"));
        offer(
            "stage",
            open.map(|value| ((*value).to_owned(), t.choice(Stage::CHOICES.key, value).to_owned())).collect(),
        );
    }
    offers
}

fn owners(scene: Scene<'_>, counts: &Counts) -> Vec<(String, String)> {
    let mut named: Vec<_> =
        counts.owners.iter().map(|id| (scene.state.reference(*id), scene.person_name(*id).to_owned())).collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named
}

fn units(scene: Scene<'_>) -> Vec<(String, String)> {
    let units = scene.state.of::<Unit>().iter();
    units.map(|(id, unit)| (scene.state.reference(id), unit.name.to_string())).collect()
}

fn levels(scene: Scene<'_>) -> Vec<(String, String)> {
    let Some((_, method)) = scoring::at_hand(scene.state) else { return Vec::new() };
    let mut bands: Vec<_> = method.bands.iter().collect();
    bands.sort_by_key(|(_, band)| -band.from);
    bands.into_iter().map(|(key, band)| (key.to_owned(), band.label.to_string())).collect()
}

/// The register as files; they hold what the generic list can filter by.
fn exports(scene: Scene<'_>, address: &Address, status: Status) -> Vec<(&'static str, String)> {
    let mut query = vec![("status", status.key())];
    query.extend(["owner", "threat", "q"].iter().filter_map(|key| Some((*key, address.get(key)?))));
    let query = serde_urlencoded::to_string(query).unwrap_or_default();
    let path = register_path(Risk::REGISTER);
    ["pdf", "xlsx", "csv", "json", "book", "whole"]
        .map(|kind| (kind, scene.href(&format!("{path}/export/{kind}?{query}"))))
        .into()
}
