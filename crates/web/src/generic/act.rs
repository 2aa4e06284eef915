//! A named act as a form: its arguments like fields, prefilled; on one record, on a choice of records, or on none.

mod beside;
mod opened;
mod revised;

use askama::Template;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use engine::Failure;
use isms::support::Person;
use isms::work::AskFor;
use kernel::act::gathered;
use kernel::refusal::Ground;
use kernel::{Act, Acted, Args, Command, Declared, Field, Id, Kind, Path as Place, Refusal, Register, Row, Value};

use self::beside::Beside;
pub use self::opened::opened;
use self::revised::Revised;
use super::card::{self, Fact};
use super::conflict::{self, Conflict};
use super::desk::{self, Desk};
use super::form::circumstances;
use super::input::Input;
use super::objection::{Objection, objections};
use super::{record_path, typed};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::files::taken;
use crate::flash;
use crate::frame::{Frame, Head, list_path, page, register_path};
use crate::pages::hints::{self, Hint};
use crate::pages::history::undo;
use crate::pages::planning::soa::{Objected, objected};
use crate::pages::planning::workshop;
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::visit::{At, Visit, leads_inside};

/// Puts in force what others read from then on, without a signature.
const PUBLISH: &str = "document.publish";

#[derive(Template)]
#[template(path = "generic/act.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    back: String,
    label: String,
    signs: bool,
    erases: bool,
    signer: String,
    /// What is signed: its title, and all that it holds.
    signed: Option<(String, Vec<Fact>, Vec<Fact>)>,
    /// What it changes of the version in force.
    revised: Option<Revised>,
    /// What is to be said about the record before somebody signs.
    hints: Vec<Hint>,
    objections: Vec<Objection>,
    /// What others changed after the signer opened the page.
    conflicts: Vec<Conflict>,
    /// The last entry that whoever reads this page has seen.
    seen: u64,
    /// The records acted on, where there are several: references.
    chosen: Vec<(String, String)>,
    chosen_name: &'static str,
    /// What speaks against leaving controls out, where that is decided, frozen or approved.
    objected: Vec<Objected>,
    inputs: Vec<Input>,
    /// What few need, folded away.
    beside: Beside,
    /// Whether it is sent in parts, since files can be chosen.
    files: bool,
    draft: String,
    later: bool,
    with_reason: bool,
    with_day: bool,
    reason: String,
    happened_on: String,
    confirm: String,
    /// The page that leads here and is returned to.
    returns: String,
}

/// An act on its way: what it is done to, and what was filled in.
struct Desired<'a> {
    act: &'static Act,
    register: &'static Register,
    row: Option<Row<'a>>,
    pairs: &'a Pairs,
}

/// What somebody else did meanwhile to what was to be signed, and everything else that was said against it.
#[derive(Default)]
struct Against {
    conflicts: Vec<Conflict>,
    refusals: Vec<Refusal>,
}

fn wanted(visit: &Visit, key: &str) -> Result<&'static Act, Halt> {
    if visit.as_of.is_some() {
        return Err(Halt::ReadOnly);
    }
    let act = isms::act(key).ok_or(Halt::NotFound)?;
    let right = access::right_for_act(act);
    if visit.has(right) {
        return Ok(act);
    }
    Err(Halt::Forbidden(visit.t().one("error-forbidden-help", "organization", visit.name.clone())))
}

/// The argument that names what is acted on; none where the act makes something new.
fn subject(act: &'static Act) -> Option<&'static Field> {
    act.subject().and(act.arguments.first())
}

/// Arguments that the form asks for.
fn asked_for(desired: &Desired<'_>) -> Vec<&'static Field> {
    let fixed = subject(desired.act).filter(|_| desired.row.is_some() || !chosen(desired).is_empty());
    let free = |field: &&Field| !field.retired && fixed.is_none_or(|fixed| fixed.key != field.key);
    desired.act.arguments.iter().filter(free).collect()
}

/// The references of a choice of records.
fn chosen(desired: &Desired<'_>) -> Vec<String> {
    // In the room of another register they are a field of the form like any other.
    let own = |first: &&Field| matches!(first.kind, Kind::Links(key) if key == desired.register.key);
    let Some(first) = subject(desired.act).filter(own) else { return Vec::new() };
    let texts = desired.pairs.iter().filter(|(name, text)| name == first.key && !text.is_empty());
    texts.flat_map(|(_, text)| text.split(['\n', ',']).map(|one| one.trim().to_owned())).collect()
}

fn shown(visit: &Visit, desired: &Desired<'_>, against: Against) -> Result<Response, Halt> {
    let Desired { act, register, row, pairs } = desired;
    let Against { conflicts, refusals } = against;
    let refusals = refusals.as_slice();
    // What was read stays what was read, until the reader has seen what others changed.
    let read = typed::seen(pairs).filter(|_| conflicts.is_empty());
    let pairs = &desk::held(act.arguments, pairs, refusals, None, &visit.state);
    let (t, list) = (visit.t(), list_path(register));
    let home = register_path(register);
    let under = row.as_ref().map_or(list.clone(), record_path);
    let path = format!("{}/acts/{}", row.as_ref().map_or(home, record_path), act.key);
    let label = t.act(act).to_owned();
    // Which record it is done to is read before anything is typed.
    let title = row.as_ref().map_or_else(|| label.clone(), |row| format!("{label}: {}", row.record.title()));
    let mut head = Head::new(t, title)
        .why(t.act_help(act))
        .clause(act.clause)
        .below(t.section(register.section()), visit.href(register.section()))
        .below(t.plural(register), visit.href(&list));
    if let Some(row) = row {
        head = head.below(format!("{} {}", row.reference(), row.record.title()), visit.href(&under));
    }
    let stem = format!("act-{}", act.key);
    let several = chosen(desired);
    let titled = |reference: &String| {
        let row = super::row(visit, register, reference).ok();
        (reference.clone(), row.map(|row| super::titled(&row)).unwrap_or_default())
    };
    let person = visit.actor.person.and_then(|id| visit.state.find(id)).map(|row| row.record.title());
    let chosen: Vec<_> = if row.is_some() { Vec::new() } else { several.iter().map(titled).collect() };
    let mut objections = objections(visit, &stem, act.arguments, refusals);
    for (objection, refusal) in objections.iter_mut().zip(refusals) {
        objection.of_row(visit, refusal, &chosen);
        row.iter().for_each(|row| objection.about(visit, refusal, row));
    }
    let mut inputs = Desk { visit, pairs, refusals }.inputs(&stem, asked_for(desired).into_iter());
    if let Some(row) = row.filter(|_| act.key == workshop::ACT) {
        workshop::hint(Scene::of(visit), Id::of(row.id), &mut inputs);
    }
    // Who only reads brings no file in, also where they may say what happened.
    inputs.retain(|input| visit.has(access::Right::Edit) || !input.takes_file());
    let (beside, inputs) = Beside::split(t, act, inputs);
    let acted_on: Vec<_> = match row {
        Some(row) => vec![*row],
        None => several.iter().filter_map(|named| super::row(visit, register, named).ok()).collect(),
    };
    let about = row.as_ref().map_or_else(|| register.key.to_owned(), |row| row.id.to_string());
    page(&Page {
        frame: Frame::at(visit, &path, label.clone()),
        head,
        action: visit.href(&path),
        back: visit.href(returns(pairs).unwrap_or(&under)),
        signs: act.signs,
        erases: act.key.ends_with(kernel::erasure::VERB),
        signer: person.map_or(String::new(), |name| t.one("signs-as", "person", name)),
        signed: row.as_ref().filter(|_| act.signs).map(|row| signed(visit, register, row)),
        revised: row.as_ref().filter(|_| act.signs).and_then(|row| Revised::of(visit, register, row)),
        hints: row
            .as_ref()
            .filter(|_| act.signs || act.key == PUBLISH)
            .map(|row| hints::of_record(Scene::of(visit), row))
            .unwrap_or_default(),
        objections,
        conflicts,
        seen: read.unwrap_or(visit.state.size()),
        chosen,
        objected: objected(Scene::of(visit), &acted_on),
        chosen_name: act.arguments.first().map_or("", |first| first.key),
        later: inputs.iter().any(Input::waits),
        files: inputs.iter().any(Input::takes_file),
        inputs,
        beside,
        draft: format!("{}:{about}", act.key),
        with_reason: !says(act, &["reason", "because", "remark", "description"]),
        with_day: !act.signs && !act.key.ends_with(kernel::erasure::VERB) && !says(act, &["on", "noticed_at"]),
        reason: text(pairs, "_reason").to_owned(),
        happened_on: text(pairs, "_happened_on").to_owned(),
        returns: returns(pairs).unwrap_or_default().to_owned(),
        confirm: if act.key.ends_with(kernel::erasure::VERB) { t.t("erase-ask").to_owned() } else { String::new() },
        label,
    })
}

/// Whether an act asks for one of these itself, so that nobody is asked twice.
fn says(act: &Act, keys: &[&str]) -> bool {
    act.arguments.iter().any(|field| keys.contains(&field.key))
}

/// What a signature is put under: the title of the record and whatever it holds, so that nobody signs unread.
fn signed(visit: &Visit, register: &'static Register, row: &Row<'_>) -> (String, Vec<Fact>, Vec<Fact>) {
    let (mut long, mut short) = card::facts(visit, register, row);
    for facts in [&mut long, &mut short] {
        facts.retain(|fact| !fact.content.is_blank() && card::is_asked(row, fact.key));
    }
    (format!("{} {}", row.reference(), row.record.title()), short, long)
}

/// `GET …/{record}/acts/{act}`.
pub async fn form(
    At(visit): At,
    Path((_, section, plural, named, key)): Path<(String, String, String, String, String)>,
    Query(given): Query<Pairs>,
) -> Result<Response, Halt> {
    let act = wanted(&visit, &key)?;
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    let pairs = opened(&visit, act, Some(&row), given);
    shown(&visit, &Desired { act, register, row: Some(row), pairs: &pairs }, Against::default())
}

/// `GET …/acts/{act}`.
pub async fn form_of_many(
    At(visit): At,
    Path((_, section, plural, key)): Path<(String, String, String, String)>,
    Query(given): Query<Pairs>,
) -> Result<Response, Halt> {
    let act = wanted(&visit, &key)?;
    let register = super::register(&visit, &section, &plural)?;
    let pairs = opened(&visit, act, None, given);
    shown(&visit, &Desired { act, register, row: None, pairs: &pairs }, Against::default())
}

/// `POST …/{record}/acts/{act}`.
pub async fn perform(
    At(visit): At,
    Path((_, section, plural, named, key)): Path<(String, String, String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    let act = wanted(&visit, &key)?;
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    done(&visit, Desired { act, register, row: Some(row), pairs: &pairs }).await
}

/// `POST …/acts/{act}`.
pub async fn perform_on_many(
    At(visit): At,
    Path((_, section, plural, key)): Path<(String, String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    let act = wanted(&visit, &key)?;
    let register = super::register(&visit, &section, &plural)?;
    done(&visit, Desired { act, register, row: None, pairs: &pairs }).await
}

/// The arguments that the form gives.
fn arguments(visit: &Visit, desired: &Desired<'_>) -> Result<Args, Vec<Refusal>> {
    let (values, wrong) =
        (typed::values(desired.act.arguments, desired.pairs, visit, None), taken::refusals(desired.pairs));
    if !wrong.is_empty() {
        return Err([wrong, values.err().unwrap_or_default()].concat());
    }
    let mut values = values?;
    if let (Some(first), Some(row)) = (subject(desired.act), desired.row) {
        let id = if matches!(first.kind, Kind::Links(_)) { Value::Links(vec![row.id]) } else { Value::Link(row.id) };
        values.retain(|(place, _)| place.field != first.key);
        values.push((Place::field(first.key), id));
    }
    Ok(gathered(values))
}

async fn done(visit: &Visit, desired: Desired<'_>) -> Result<Response, Halt> {
    if let Some(pairs) = typed::rearranged(desired.pairs, &visit.state) {
        let against = Against { refusals: taken::refusals(&pairs), ..Against::default() };
        return shown(visit, &Desired { pairs: &pairs, ..desired }, against);
    }
    let asked = circumstances(visit, desired.pairs)?;
    let args = arguments(visit, &desired);
    let outcome = match (asked, &args) {
        (Err(refusal), _) => Err(refusal.into()),
        (_, Err(refusals)) => Err(refusals.clone().into()),
        (Ok(asked), Ok(args)) => {
            visit.house().engine.execute(&visit.org, asked, Command::Act(desired.act, args.clone())).await
        }
    };
    match outcome {
        Ok(done) => {
            visit.house().heed(&visit.org, &done.state);
            Ok(said(visit, &desired, &done))
        }
        Err(Failure::Refused(refusals)) => refused(visit, desired, &args.unwrap_or_default(), refusals).await,
        Err(other) => Err(other.into()),
    }
}

/// The page of the workshop that a refused score came from, so that nobody loses their place in it.
fn in_workshop(visit: &Visit, desired: &Desired<'_>, refusals: &[Refusal]) -> Option<Response> {
    let back = returns(desired.pairs).filter(|_| desired.act.key == workshop::ACT)?;
    let mut objections = objections(visit, &format!("act-{}", desired.act.key), desired.act.arguments, refusals);
    // The scales stand there by themselves, not in the form of the act.
    objections.iter_mut().for_each(|own| own.href = None);
    workshop::again(visit, back, &desired.row?, desired.pairs, objections)
}

/// The form again, as things stand now, with what is against the act and what others changed meanwhile.
async fn refused(visit: &Visit, desired: Desired<'_>, args: &Args, refusals: Vec<Refusal>) -> Result<Response, Halt> {
    let status = status_of(&refusals);
    if let Some(again) = in_workshop(visit, &desired, &refusals) {
        return Ok((status, again).into_response());
    }
    let (moved, refusals): (Vec<_>, _) = refusals.into_iter().partition(|refusal| refusal.ground == Ground::Conflict);
    let seen = typed::seen(desired.pairs).filter(|_| !moved.is_empty());
    let mut conflicts = Vec::new();
    if let Some(seen) = seen {
        for row in kernel::seen::changed_since(desired.act, args, &visit.state, seen) {
            conflicts.push(conflict::of_signed(visit, &row, seen).await?);
        }
    }
    let refusals = if conflicts.is_empty() { [refusals, moved].concat() } else { refusals };
    let page = shown(visit, &desired, Against { conflicts, refusals })?;
    Ok((status, page).into_response())
}

/// The page of the organization that the form was sent from and that is to be shown again: `_back`. Only an address
/// below the organization counts.
fn returns(pairs: &Pairs) -> Option<&str> {
    Some(text(pairs, "_back")).filter(|path| leads_inside(path))
}

/// The page where one goes on after an act on records of another register, wherever it was begun.
fn leads(act: &Act) -> Option<&'static str> {
    (act.key == "risk.propose").then_some("planning/risks?status=proposed")
}

/// What an act was done to, where that is no one record: the one it was chosen for by its reference, several by their
/// number, and where nothing was chosen the register.
fn together(visit: &Visit, desired: &Desired<'_>, done: &engine::Done) -> (String, usize) {
    let register = desired.register;
    let own = done.changes.iter().map(|change| change.subject()).filter(|(key, _)| *key == register.key);
    let changed: std::collections::BTreeSet<_> = own.map(|(_, id)| id).collect();
    let plural = visit.t().plural(register);
    match (chosen(desired).is_empty(), changed.len()) {
        (false, 1) => {
            (changed.first().and_then(|id| done.state.find(*id)).map_or_else(String::new, |row| row.reference()), 1)
        }
        (false, count) if count > 1 => (format!("{count} {}", plural.to_lowercase()), count),
        _ => (plural.to_owned(), 2),
    }
}

/// Back to the record, or to what the act made, with a word on what was done.
fn said(visit: &Visit, desired: &Desired<'_>, done: &engine::Done) -> Response {
    let made = done.changes.iter().filter(|change| matches!(change, kernel::Change::Create { .. }));
    let made: Vec<_> = made.map(|change| change.subject().1).collect();
    // What an act makes one of is where it leads, also from another record.
    let new = made.first().filter(|_| made.len() == 1).and_then(|id| done.state.find(*id));
    let row = new.or(desired.row);
    let to = row.as_ref().map_or(list_path(desired.register), record_path);
    let to = returns(desired.pairs).or_else(|| leads(desired.act)).map_or(to, str::to_owned);
    let (reference, of) = row.map_or_else(|| together(visit, desired, done), |row| (row.reference(), 1));
    let told = whom_asked(visit, desired, &reference)
        .unwrap_or_else(|| visit.t().done_to(desired.act.key, &reference, of, made.len()));
    flash::go(&visit.href(&to), told, undo::offer(visit, done))
}

/// Who was asked, where the act asks somebody.
fn whom_asked(visit: &Visit, desired: &Desired<'_>, reference: &str) -> Option<String> {
    let named = text(desired.pairs, "person");
    let person = visit.state.resolve(Person::KEY, named).ok().filter(|_| desired.act.key == AskFor::ACT.key)?;
    let name = visit.state.row(Person::KEY, person)?.record.title();
    Some(visit.t().with("ask-done", &[("person", name.into()), ("reference", reference.to_owned().into())]))
}
