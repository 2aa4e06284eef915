//! Views: what is computed from the records, each with its own parameters.

use serde_json::{Map, Value as Json, json};

use super::names::pascal;
use super::operations::{Operation, with};
use super::{BASE, parameters, responses};

/// A view: its name, what it shows, and its parameters besides `as_of`.
type View = (&'static str, &'static str, &'static [Parameter]);
/// A parameter: its name and what it says.
type Parameter = (&'static str, &'static str);

const VIEWS: &[View] = &[
    ("rehearsal", "Every requirement of a standard with its verdict", &[STANDARD]),
    ("soa", "The Statement of Applicability, row by row", &[STANDARD]),
    (
        "catalogue",
        "What a standard requires, with the registers, acts and checks that answer it",
        &[STANDARD, ("clause", "Only requirements of this clause, 4 to 10")],
    ),
    ("risk-matrix", "The risks by consequence and likelihood", &[READING]),
    ("scope", "The scope as it stands", &[("record", "The scope; the one in force where none is named")]),
    ("risks", "The risk register as its page shows it", RISKS),
    (
        "work",
        "What a person owes, over all registers",
        &[("person", "Whose work; the person asking where nobody is named")],
    ),
    ("calendar", "Every open day that records name, what was missed first", CALENDAR),
    ("way", "The way to a management system that works, step by step, with what the plan says of the certificate", &[]),
    (
        "workshop",
        "The risk to be scored next, with its scales",
        &[("owner", "Only risks of this person"), ("after", "The risk passed before")],
    ),
    (
        "owner",
        "What the owner of risks has to decide, to plan and to sign, and whom the rest waits for",
        &[("person", "The owner; the person asking where nobody is named")],
    ),
    ("plan", "The treatment plan, measure by measure", PLAN),
    (
        "dependencies",
        "What assets cannot work without, with the values that pass along",
        &[("asset", "The asset in the middle; all that depend on others where none is named")],
    ),
    (
        "examples",
        "What could belong in a register, to keep or to leave",
        &[
            ("register", "The register; how many each has where none is named"),
            ("sector", "The trade; the organization's own where none is named"),
        ],
    ),
    ("risk", "One risk from its assets to its acceptance", &[("record", "The risk")]),
    (
        "readers",
        "Who said that they read a document, and whom it is for has not",
        &[("record", "The document; every one that asks to be acknowledged where none is named")],
    ),
    (
        "thread",
        "The golden thread of one record, both ways; how much of it each applicable control has where none is named",
        &[("record", "The record, by its reference"), EDITION],
    ),
    (
        "needs",
        "What every interested party needs, and whether that is addressed",
        &[("show", "Parties: all, or only those with something open"), AFTER],
    ),
    (
        "values",
        "What losing each asset would mean, its own values and those it inherits, with where from",
        &[("show", "Assets: primary, open or all; the primary ones where nothing is said"), AFTER],
    ),
    (
        "review-inputs",
        "What records say on each input of a management review since the one before, in words to be edited",
        &[("record", "The review; the next one where none is named")],
    ),
    ("coverage", "What issues, interested parties and obligations led to", &[]),
    (
        "change-radar",
        "What a planned change touches",
        &[("change", "The change; the first open one where none is named")],
    ),
    (
        "soa-versions",
        "The versions of the Statement of Applicability, and what differs between two",
        &[EDITION, ("from", "The earlier version"), ("to", "The later version, or today")],
    ),
    ("soa-transition", "The Statement of Applicability on its way from 2013 to 2022", &[]),
];

const AFTER: Parameter = ("after", "The record before the page, by its reference");
const STANDARD: Parameter = ("standard", "The edition asked about: iso27001-2022 or iso27001-2013");
const EDITION: Parameter = ("edition", "The edition: iso27001-2022 or iso27001-2013");
const READING: Parameter = ("reading", "The risks as they are, current, or as expected after the plan, residual");

const CALENDAR: &[Parameter] = &[
    ("kind", "Only what is about these, with commas between, such as audits,reviews,certification"),
    ("months", "How many months ahead; 12 where nothing is said"),
    ("mine", "Only what the person asking sees to"),
];

const PLAN: &[Parameter] = &[
    ("as", "Board or table, as on the page"),
    ("mine", "Only measures that the person asking sees to"),
    ("late", "Only measures past their day"),
    ("unapproved", "Only measures that wait for an approval"),
];

const RISKS: &[Parameter] = &[
    ("status", "Open, proposed or rejected risks"),
    ("above", "Only risks above the line of acceptance"),
    ("stale", "Only risks whose assessment is out of date"),
    ("weakened", "Only risks whose controls no longer carry their assessment"),
    ("mine", "Only risks of the person asking"),
    ("owner", "Only risks of this person"),
    ("unit", "Only risks of this unit"),
    ("asset", "Only risks to this asset"),
    ("threat", "Only risks from this threat"),
    ("control", "Only risks with this control"),
    ("level", "Only risks of this level"),
    ("stage", "Only risks at this stage"),
    READING,
    ("likelihood", "Only risks at this step"),
    ("chance", "Only risks of this likelihood times ease"),
    ("consequence", "Only risks at this step"),
    ("q", "Words that all stand in the risk"),
    ("sort", "A column, downwards after a minus"),
    ("limit", "Most lines on the page"),
    ("after", "The risk before the page"),
    ("before", "The risk after the page"),
];

/// The paths.
pub fn paths() -> Map<String, Json> {
    let path = |view: &View| (format!("{BASE}/orgs/{{org}}/views/{}", view.0), json!({ "get": get(*view) }));
    VIEWS.iter().map(path).collect()
}

fn get((view, summary, own): View) -> Json {
    let mut taken = with(&["Org", "AsOf", "IfNoneMatch"]);
    taken.extend(own.iter().map(|(name, says)| parameters::of_view(name, says, view == "risk")));
    Operation {
        id: format!("view{}", pascal(view)),
        tag: "views",
        summary: summary.to_owned(),
        parameters: taken,
        body: None,
        responses: responses::of_reading("The view", "View"),
    }
    .print()
}
