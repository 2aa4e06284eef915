//! A record as a card: what it is, its fields, what can be done, what it hangs together with, what happened.

mod blank;
pub mod lead;

use access::Right;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use isms::catalogue::cited;
use isms::planning::{PlannedChange, Statement};
use isms::support::{Document, Person};
use isms::work::Comment;
use kernel::{Act, Declared, Field, Register, Row, Value, own};

use self::blank::Blank;
use self::lead::Lead;
use super::adding::Adding;
use super::history::{Step, of_record};
use super::leaning::Leaning;
use super::shown::{Shown, link, shown};
use super::{owned, record_path};
use crate::auth::members::members;
use crate::error::Halt;
use crate::files::Attaching;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::facts;
use crate::pages::hints::{self, Hint};
use crate::pages::readers::{Readers, readers};
use crate::pages::scene::Scene;
use crate::pages::signing::{Unreached, unreached};
use crate::pages::talk::Talk;
use crate::visit::{At, Visit};

/// Entries of the history that stand on the card.
const STEPS_MAX: usize = 5;
/// Records of the thread in each direction.
const THREAD_MAX: usize = 20;

/// One field with its content.
pub struct Fact {
    /// The key of the field.
    pub key: &'static str,
    /// What it is called.
    pub label: String,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// What it holds.
    pub content: Shown,
}

/// A record before or after this one.
pub struct Neighbour {
    /// Where it is.
    pub href: String,
    /// Reference and title.
    pub label: String,
    /// Register, and the field that links.
    pub note: String,
}

#[derive(Template)]
#[template(path = "generic/card.html")]
struct Page {
    frame: Frame,
    head: Head,
    here: String,
    retired: bool,
    hints: Vec<Hint>,
    /// Who has read a document and who has not.
    readers: Option<Readers>,
    /// What is read before the fields.
    lead: Lead,
    facts: Vec<Fact>,
    /// The fields that hold nothing.
    blank: Blank,
    long: Vec<Fact>,
    from: Vec<Neighbour>,
    to: Vec<Neighbour>,
    /// How many more there are of both together.
    farther: usize,
    steps: Vec<Step>,
    entries: usize,
    history: String,
    whole: String,
    /// New records that link to this one.
    adding: Option<Adding>,
    /// How evidence is attached.
    attaching: Option<Attaching>,
    talk: Option<Talk>,
    /// Acts that are open, though not to the visitor: what each is called, and why.
    withheld: Vec<(String, String)>,
    /// Whom the page asks in vain.
    unreached: Option<Unreached>,
}

/// `GET …/{record}`.
pub async fn show(
    At(visit): At,
    Path((_, section, plural, named)): Path<(String, String, String, String)>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    let path = record_path(&row);
    let (mut long, mut short) = facts(&visit, register, &row);
    let blank = Blank::of(visit.t(), &mut short);
    let lead = Lead::of(&visit, &row, &mut long)?;
    let (mut from, mut to) = (outgoing(&visit, register, &row), incoming(&visit, &row));
    let farther = from.len().saturating_sub(THREAD_MAX) + to.len().saturating_sub(THREAD_MAX);
    from.truncate(THREAD_MAX);
    to.truncate(THREAD_MAX);
    let mut steps = of_record(&visit, register, row.id).await?;
    let entries = steps.len();
    steps.truncate(STEPS_MAX);
    page(&Page {
        frame: Frame::at(&visit, &path, format!("{} {}", row.reference(), row.record.title())),
        head: head(&visit, register, &row),
        here: format!("{} {}", row.reference(), row.record.title()),
        retired: row.head.retired,
        hints: hints::of_record(Scene::of(&visit), &row),
        withheld: withheld(&visit, row),
        unreached: unreached(&visit, Scene::of(&visit).doings(row).iter()).filter(|_| !row.head.retired),
        readers: read_by(&visit, &row),
        lead,
        facts: short,
        blank,
        long,
        from,
        to,
        farther,
        history: visit.href(&format!("{path}/history")),
        whole: whole(&visit, &row),
        adding: Adding::to(&visit, &row),
        attaching: Attaching::to(&visit, &row),
        talk: Talk::about(&visit, &row),
        steps,
        entries,
    })
}

/// The readers of a document, for whoever may see people.
fn read_by(visit: &Visit, row: &Row<'_>) -> Option<Readers> {
    let document = row.record.as_any().is::<Document>().then(|| kernel::Id::of(row.id));
    document.filter(|_| visit.has(Right::Read)).and_then(|id| readers(Scene::of(visit), id))
}

/// The explorer of the golden thread from this record, where the thread passes through its register.
fn whole(visit: &Visit, row: &Row<'_>) -> String {
    let passes = isms::thread::Station::of(row.record.register().key).is_some();
    if passes { visit.href(&format!("thread?record={}", row.reference())) } else { String::new() }
}

/// The fields of a record but for its title: those that deserve the width of the page, and the others.
pub fn facts(visit: &Visit, register: &'static Register, row: &Row<'_>) -> (Vec<Fact>, Vec<Fact>) {
    let facts = register.live_fields().filter(|(at, field)| *at != register.title && field.key != own::FIELD);
    let facts = facts.map(|(at, field)| fact(visit, register, row, (at, field)));
    facts.chain(owned::facts(visit, register, row)).partition(|fact| fact.content.is_long())
}

/// Whether a field is asked for beside what another one holds: of a method, the matrix only where it is scored by.
pub fn is_asked(row: &Row<'_>, key: &str) -> bool {
    let when = row.record.register().field(key).and_then(|(_, field)| field.when);
    when.is_none_or(|(other, values)| match row.record.value(other) {
        Value::Choice(own) => values.contains(&own.as_ref()),
        _ => true,
    })
}

/// One field of a record.
pub fn fact(visit: &Visit, register: &Register, row: &Row<'_>, (at, field): (usize, &'static Field)) -> Fact {
    let plain = shown(visit, register.key, field, &row.record.get(at));
    Fact {
        key: field.key,
        label: visit.t().field(register.key, field),
        clause: cited(field.clause),
        content: facts::told(visit, row, field, plain),
    }
}

fn head(visit: &Visit, register: &'static Register, row: &Row<'_>) -> Head {
    let (t, path) = (visit.t(), record_path(row));
    let mut head = Head::new(t, row.record.title())
        .clause(row.reference())
        .why(t.register(register))
        .below(t.section(register.section()), visit.href(register.section()))
        .below(t.plural(register), visit.href(&register_path(register)));
    for button in buttons(visit, register, row, &path) {
        head = head.button(button);
    }
    head
}

/// What can be done with a record, by this visitor, today.
pub fn buttons(visit: &Visit, register: &'static Register, row: &Row<'_>, path: &str) -> Vec<Button> {
    let t = visit.t();
    let mut buttons = Vec::new();
    if row.head.retired {
        buttons.extend(taken_out(visit, row));
        buttons.extend(leaving(visit, row));
        return buttons;
    }
    buttons.extend(open(visit, register, row, path));
    let may_edit = visit.has(access::right_for_edit(register));
    if may_edit {
        buttons.push(Button { key: "e", ..Button::link(t.t("edit"), visit.href(&format!("{path}/edit"))) });
    }
    if register.key == Person::KEY && visit.has(Right::Admit) && !has_account(visit, row) {
        let invite = visit.href(&format!("members?person={}#add", row.reference()));
        buttons.push(Button::link(t.t("member-invite"), invite));
    }
    if register.key == PlannedChange::KEY {
        let radar = visit.href(&format!("planning/radar?change={}", row.reference()));
        buttons.push(Button::link(t.t("change-radar"), radar));
    }
    buttons.extend(taken_out(visit, row));
    buttons.extend(may_edit.then(|| duplicate(visit, register, row)));
    buttons.extend(leaving(visit, row));
    buttons
}

/// The acts that are open to the visitor on a record. The first leads where it takes the record further.
fn open(visit: &Visit, register: &'static Register, row: &Row<'_>, path: &str) -> Vec<Button> {
    let single = |act: &&Act| !isms::ACTS.iter().any(|other| act.key.strip_suffix("_all") == Some(other.key));
    let offered = isms::acts_on(register.key).filter(single).filter(|act| (act.offered)(&visit.state, row.id));
    // What one says after reading stands below what is read.
    let offered = offered.filter(|act| act.key != lead::ACKNOWLEDGE && visit.has(access::right_for_act(act)));
    let scene = Scene::of(visit);
    let button = |act: &'static Act| match scene.doing(act.key, *row).filter(|doing| doing.asks.is_some()) {
        Some(asking) => Some((asking.asks.as_ref().is_some_and(|asks| asks.form.is_some()), Button::of(&asking))),
        None => scene.barred(act, *row).is_none().then(|| (!act.signs, act_button(visit, act, path))),
    };
    let mut buttons: Vec<_> =
        offered.filter_map(|act| button(act).map(|own| (turns_back(act), act.signs, own))).collect();
    buttons.sort_by_key(|(back, signs, _)| (*back, !signs));
    if let Some((false, _, (true, first))) = buttons.first_mut() {
        first.class = "btn-primary";
    }
    buttons.into_iter().map(|(.., (_, button))| button).collect()
}

/// Whether an act takes a record back, out of hand or out of use, or tells what was done elsewhere: it never leads.
fn turns_back(act: &Act) -> bool {
    const VERBS: [&str; 11] = [
        "bring_in",
        "drop",
        "erase",
        "hand_over",
        "hand_over_all",
        "relieve",
        "reopen",
        "return",
        "revise",
        "withdraw",
        "find_no_risk",
    ];
    act.key.split_once('.').is_some_and(|(_, verb)| VERBS.contains(&verb))
}

/// Acts that are open on a record, though not to the visitor.
fn withheld(visit: &Visit, row: Row<'_>) -> Vec<(String, String)> {
    if row.head.retired { Vec::new() } else { Scene::of(visit).withheld(row) }
}

/// How a record leaves the management system, or comes back.
pub fn leaving(visit: &Visit, row: &Row<'_>) -> Option<Button> {
    let button = |name| Button::link(visit.t().t(name), visit.href(&format!("{}/{name}", record_path(row))));
    visit.has(Right::Retire).then(|| match row.head.retired {
        true => Button { posts: Some(String::new()), ..button("restore") },
        false => Button { class: "btn-quiet", posts: Some(retire_ask(visit, row)), reasoned: true, ..button("retire") },
    })
}

/// What is asked before a record is retired: with what still points to it.
fn retire_ask(visit: &Visit, row: &Row<'_>) -> String {
    let leaning = Leaning::on(visit, [row]);
    leaning.map_or_else(|| visit.t().t("retire-ask").to_owned(), |leaning| leaning.told(visit, "retire-ask-pointing"))
}

/// A frozen version of the statement as files, and beside the rows of today.
fn taken_out(visit: &Visit, row: &Row<'_>) -> Vec<Button> {
    let version = row.record.as_any().downcast_ref::<Statement>().filter(|version| version.frozen.is_some());
    let Some(version) = version else { return Vec::new() };
    let (t, reference) = (visit.t(), row.reference());
    let edition = version.edition.of_standard();
    let compare = format!("planning/soa/versions?edition={}&from={reference}", kernel::Choice::key(edition));
    let file = |kind: &str| {
        let href = visit.href(&format!("planning/soa/export/{kind}?version={reference}"));
        Button::link(format!("{} {kind}", t.t("export")), href)
    };
    let compare = Button::link(t.t("soa-compare-today"), visit.href(&compare));
    ["pdf", "xlsx", "csv"].map(file).into_iter().chain([compare]).collect()
}

/// Whether an account of this organization stands for the person.
fn has_account(visit: &Visit, person: &Row<'_>) -> bool {
    members(visit).iter().any(|member| member.person == Some(person.id))
}

/// A new record filled with what this one holds; nothing is saved until its form is sent.
pub fn duplicate(visit: &Visit, register: &'static Register, row: &Row<'_>) -> Button {
    let form = format!("{}/new?_copy={}", register_path(register), row.reference());
    Button { class: "btn-quiet", ..Button::link(visit.t().t("duplicate"), visit.href(&form)) }
}

pub(super) fn act_button(visit: &Visit, act: &'static Act, path: &str) -> Button {
    let button = Button::link(visit.t().act(act), visit.href(&format!("{path}/acts/{}", act.key)));
    Button { class: if act.signs { "btn-sign" } else { "" }, ..button }
}

fn outgoing(visit: &Visit, register: &'static Register, row: &Row<'_>) -> Vec<Neighbour> {
    let links = register
        .live_fields()
        .flat_map(|(at, field)| row.record.get(at).links().into_iter().map(move |id| (field, id)));
    let mut seen = std::collections::HashSet::new();
    let links = links.filter(|(field, id)| seen.insert((field.key, *id)));
    let neighbour = |(field, id): (&'static Field, kernel::RawId)| {
        let (reference, title, href) = link(visit, id)?;
        Some(Neighbour { href, label: format!("{reference} {title}"), note: visit.t().field(register.key, field) })
    };
    links.filter_map(neighbour).collect()
}

fn incoming(visit: &Visit, row: &Row<'_>) -> Vec<Neighbour> {
    let t = visit.t();
    let mut seen = std::collections::HashSet::new();
    // What is said about it stands below the thread.
    let told = |other: &Row<'_>| !other.head.retired && !other.record.as_any().is::<Comment>();
    let live = visit.state.incoming(row.id).filter(|(_, other)| told(other) && seen.insert(other.id));
    let neighbour = |(field, other): (&'static Field, Row<'_>)| {
        let register = other.record.register();
        Neighbour {
            href: visit.href(&record_path(&other)),
            label: format!("{} {}", other.reference(), other.record.title()),
            note: format!("{}, {}", t.register(register), t.field(register.key, field)),
        }
    };
    live.map(neighbour).collect()
}
