//! Adding and editing a record by its declaration. A refusal gives the form back with everything typed.

mod folded;
mod gathered;
mod given;
mod merged;
mod proposed;
mod shelves;

use access::Right;
use askama::Template;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use engine::{Asked, Failure};
use exchange::examples;
use isms::led;
use kernel::refusal::Ground;
use kernel::{Change, Command, Field, Record, Refusal, Register, Row, Writer};

use self::folded::{Fold, folded};
use self::gathered::Gathered;
pub use self::gathered::NEW;
use self::given::Given;
use self::merged::merged;
use self::proposed::{completed, proposed};
use self::shelves::shelved;
use super::chapters::{Chapter, chapters};
use super::conflict::{self, Conflict};
use super::desk::{self, Desk};
use super::input::{Control, Input};
use super::objection::{Objection, objections};
use super::room::Room;
use super::sealed::{Sealed, sealed};
use super::{record_path, typed};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::files::taken;
use crate::flash;
use crate::frame::{Frame, Head, page, register_path};
use crate::pages::evaluation::inputs;
use crate::pages::history::undo;
use crate::pages::planning::preview::{self, Preview};
use crate::pages::planning::soa::{Objected, objected};
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::visit::{At, Visit};

#[derive(Template)]
#[template(path = "generic/form.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    back: String,
    draft: String,
    refused: bool,
    objections: Vec<Objection>,
    sealed: Option<Sealed>,
    /// What speaks against leaving a control out, where the record is a row of the statement.
    objected: Vec<Objected>,
    conflict: Option<Conflict>,
    chapters: Vec<(&'static str, Vec<Input>, Vec<Fold>)>,
    /// Whether it is sent in parts, since files can be chosen.
    files: bool,
    /// What other choices would show, for readers without a script.
    later: bool,
    /// What a method would give, beside its form.
    preview: Option<Preview>,
    given: String,
    version: Option<u64>,
    with_circumstances: bool,
    reason: String,
    happened_on: String,
    save: String,
    another: bool,
}

impl Page {
    /// Whether nothing of the record can be edited, so that there is no form.
    fn is_closed(&self) -> bool {
        self.sealed.as_ref().is_some_and(|sealed| sealed.whole)
    }
}

/// What a form is filled with.
struct Filled<'a> {
    pairs: &'a Pairs,
    refusals: &'a [Refusal],
    conflict: Option<Conflict>,
}

/// Fields that a form offers.
fn editable(register: &'static Register) -> impl Iterator<Item = (usize, &'static Field)> {
    register.live_fields().filter(|(_, field)| field.writer == Writer::Edit)
}

fn shown(
    visit: &Visit,
    register: &'static Register,
    row: Option<&Row<'_>>,
    filled: Filled<'_>,
) -> Result<Response, Halt> {
    let Filled { pairs, refusals, conflict } = filled;
    let pairs = &desk::held(register.fields, pairs, refusals, row.map(|row| row.record), &visit.state);
    let (t, list) = (visit.t(), register_path(register));
    let path = row.map_or_else(|| format!("{list}/new"), |row| format!("{}/edit", record_path(row)));
    let title = match row {
        None => t.one("add-one", "thing", t.register(register).to_lowercase()),
        Some(row) => super::titled(row),
    };
    let mut head = Head::new(t, title.clone())
        .why(t.about(register, "why").unwrap_or(register.help))
        .clause(row.map_or_else(|| super::clause(register), Row::reference))
        .below(t.section(register.section()), visit.href(register.section()))
        .below(t.plural(register), visit.href(&list));
    if let Some(row) = row {
        head = head.below(row.reference(), visit.href(&record_path(row)));
    }
    let desk = Desk { visit, pairs, refusals };
    let sealed = row.and_then(|row| sealed(visit, row));
    let open = editable(register).filter(|(_, field)| sealed.as_ref().is_none_or(|own| !(own.locked)(field.key)));
    let chapters = chapters(open.collect(), |(_, field)| field);
    let inputs = |(chapter, fields): (Option<Chapter>, Vec<(usize, &'static Field)>)| {
        let title = chapter.map_or("", |chapter| t.t(chapter.key()));
        let inputs = desk.inputs(register.key, fields.into_iter().map(|(_, field)| field));
        let begun = |input| if row.is_none() { begun(register, input) } else { input };
        let inputs = inputs.into_iter().map(begun).collect();
        (title, shelved(visit, register, pairs, inputs))
    };
    let fold = |(chapter, fields): (Option<Chapter>, Vec<(usize, &'static Field)>)| {
        let (title, inputs) = inputs((chapter, fields));
        let (inputs, folds) = folded(t, register, pairs, chapter, inputs);
        (title, inputs, folds)
    };
    let chapters: Vec<_> = chapters.into_iter().map(fold).collect();
    let chapters: Vec<_> = chapters.into_iter().filter(|own| !own.1.is_empty() || !own.2.is_empty()).collect();
    let every = || {
        chapters.iter().flat_map(|(_, inputs, folds)| inputs.iter().chain(folds.iter().flat_map(|fold| &fold.inputs)))
    };
    // The version stays the one that was read, until its reader has seen what others changed.
    let read = text(pairs, "_version").parse().ok().filter(|_| conflict.is_none());
    let given = Given::of(pairs);
    let mut objections = objections(visit, register.key, register.fields, refusals);
    for (objection, refusal) in objections.iter_mut().zip(refusals) {
        row.into_iter().for_each(|row| objection.about(visit, refusal, row));
    }
    page(&Page {
        frame: Frame::at(visit, &path, title),
        head,
        action: visit.href(&path),
        back: visit.href(&given.to().unwrap_or_else(|| row.map_or(list, record_path))),
        draft: format!("{}:{}", register.key, row.map_or_else(|| "new".into(), |row| row.id.to_string())),
        refused: !refusals.is_empty() || conflict.is_some(),
        objections,
        sealed,
        objected: row.map(|row| objected(Scene::of(visit), &[*row])).unwrap_or_default(),
        conflict,
        later: every().any(Input::waits),
        preview: preview::of_form(visit, register, pairs),
        files: every().any(Input::takes_file),
        chapters,
        given: given.query().to_owned(),
        version: row.map(|row| read.unwrap_or(row.head.changed)),
        with_circumstances: true,
        reason: text(pairs, "_reason").to_owned(),
        happened_on: text(pairs, "_happened_on").to_owned(),
        save: t.t("save").to_owned(),
        another: row.is_none(),
    })
}

/// A field of a new record without the states to which acts lead, unless one was typed.
fn begun(register: &Register, mut input: Input) -> Input {
    if let Control::Select(options) | Control::Radios(options) = &mut input.control {
        options.retain(|own| own.chosen || led::by(register.key, &input.name, &own.value).is_none());
    }
    input
}

fn editing(visit: &Visit) -> Result<(), Halt> {
    if visit.as_of.is_some() {
        return Err(Halt::ReadOnly);
    }
    if visit.has(Right::Edit) {
        return Ok(());
    }
    Err(Halt::Forbidden(visit.t().one("error-forbidden-help", "organization", visit.name.clone())))
}

/// Circumstances that a form adds to a command: reason and the day it happened on.
pub fn circumstances(visit: &Visit, pairs: &Pairs) -> Result<Result<Asked, Refusal>, Halt> {
    let mut asked = visit.asked()?;
    asked.reason = Some(text(pairs, "_reason").trim().to_owned()).filter(|reason| !reason.is_empty());
    asked.seen = typed::seen(pairs);
    Ok(typed::day(pairs, "_happened_on").map(|day| Asked { happened_on: day, ..asked }))
}

/// `GET …/new`: a blank form, or one that holds what another record or an example holds; values in the query are taken over.
pub async fn blank(
    At(visit): At,
    Room { section, plural }: Room,
    Query(given): Query<Pairs>,
) -> Result<Response, Halt> {
    editing(&visit)?;
    let register = super::register(&visit, &section, &plural)?;
    let of_record = |record: &dyn Record| typed::of_record(record, editable(register), &visit.state);
    let mut pairs = match (text(&given, "_copy"), text(&given, "_example")) {
        ("", "") => {
            let mut blank = of_record((register.blank)().as_ref());
            blank.extend(proposed(&visit, register, &given));
            blank
        }
        ("", key) => {
            let mut examples = examples::of_register(register).iter();
            let example = examples.find(|example| example.key == key).ok_or(Halt::NotFound)?;
            of_record(examples::filled(register, example, &visit.state).as_ref())
        }
        (named, _) => copied(&visit, register, &super::row(&visit, register, named)?),
    };
    pairs.push(Given::pair(&given));
    pairs.extend(given.into_iter().filter(|(name, _)| register.field(name).is_some()));
    shown(&visit, register, None, Filled { pairs: &pairs, refusals: &[], conflict: None })
}

/// What a new record takes over from another: all that is edited freely and need not be its own.
fn copied(visit: &Visit, register: &'static Register, row: &Row<'_>) -> Pairs {
    let fields = editable(register).filter(|(at, field)| !field.unique && *at != register.title);
    let mut pairs = typed::of_record(row.record, fields, &visit.state);
    pairs.retain(|(name, text)| led::by(register.key, name, text).is_none());
    let title = visit.t().one("copy-of", "title", row.record.title());
    pairs.push((register.fields[register.title].key.to_owned(), title));
    pairs
}

/// `POST …/new`.
pub async fn create(At(visit): At, Room { section, plural }: Room, Sent(pairs): Sent) -> Result<Response, Halt> {
    editing(&visit)?;
    let register = super::register(&visit, &section, &plural)?;
    if let Some(pairs) = typed::rearranged(&pairs, &visit.state) {
        let refusals = &taken::refusals(&pairs);
        return shown(&visit, register, None, Filled { pairs: &pairs, refusals, conflict: None });
    }
    let gathered = Gathered::of(register.fields, &pairs, &visit.state);
    let done = match circumstances(&visit, &pairs)? {
        Err(refusal) => Err(refusal.into()),
        Ok(asked) => match gathered.values(register.fields, &visit, None).and_then(|own| led::allowed(register, own)) {
            Err(refusals) => Err(refusals.into()),
            Ok(values) => {
                let command = gathered.with(values, |values| Command::Create(register, values));
                visit.house().engine.execute(&visit.org, asked, command).await
            }
        },
    };
    match done {
        Err(Failure::Refused(refusals)) => {
            let refusals = gathered.placed(refusals);
            let form = shown(&visit, register, None, Filled { pairs: &pairs, refusals: &refusals, conflict: None })?;
            Ok((status_of(&refusals), form).into_response())
        }
        Err(other) => Err(other.into()),
        Ok(done) => {
            let mut made = done.changes.iter().filter(|change| change.made().is_some()).map(Change::subject);
            let made = made.find(|(own, _)| *own == register.key).map(|(_, id)| id).unwrap_or_default();
            let row = done.state.row(register.key, made).ok_or(Halt::NotFound)?;
            let said = visit.t().done(&format!("{}.create", register.key), &row.reference());
            let given = Given::of(&pairs);
            let another = !text(&pairs, "_another").is_empty();
            let new = || format!("{}/new?{}", register_path(register), given.query());
            let to = if another { new() } else { given.to().unwrap_or_else(|| record_path(&row)) };
            Ok(flash::go(&visit.href(&to), said, undo::offer(&visit, &done)))
        }
    }
}

/// `GET …/{record}/edit`.
pub async fn edit(
    At(visit): At,
    Path((_, section, plural, named)): Path<(String, String, String, String)>,
    Query(given): Query<Pairs>,
) -> Result<Response, Halt> {
    editing(&visit)?;
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    if row.head.retired {
        return Ok(Redirect::to(&visit.href(&record_path(&row))).into_response());
    }
    let mut pairs = typed::of_record(row.record, editable(register), &visit.state);
    inputs::filled(&visit, &row, &given, &mut pairs);
    completed(&visit, &row, &mut pairs);
    pairs.push(Given::pair(&given));
    shown(&visit, register, Some(&row), Filled { pairs: &pairs, refusals: &[], conflict: None })
}

/// `POST …/{record}/edit`.
pub async fn save(
    At(visit): At,
    Path((_, section, plural, named)): Path<(String, String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    editing(&visit)?;
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    if let Some(pairs) = typed::rearranged(&pairs, &visit.state) {
        let refusals = &taken::refusals(&pairs);
        return shown(&visit, register, Some(&row), Filled { pairs: &pairs, refusals, conflict: None });
    }
    let version = text(&pairs, "_version").parse::<u64>().ok();
    let gathered = Gathered::of(register.fields, &pairs, &visit.state);
    let done = match circumstances(&visit, &pairs)? {
        Err(refusal) => Err(refusal.into()),
        Ok(asked) => match gathered.values(register.fields, &visit, Some(row.record)) {
            Err(refusals) => Err(refusals.into()),
            Ok(values) => {
                let command = gathered.with(values, |values| Command::Edit(register, row.id, values, version));
                visit.house().engine.execute(&visit.org, asked, command).await
            }
        },
    };
    match done {
        Err(Failure::Refused(refusals)) => refused(&visit, &row, &pairs, &gathered, refusals, version).await,
        Err(other) => Err(other.into()),
        Ok(done) => {
            let said = visit.t().done(&format!("{}.edit", register.key), &row.reference());
            let to = Given::of(&pairs).to().unwrap_or_else(|| record_path(&row));
            Ok(flash::go(&visit.href(&to), said, undo::offer(&visit, &done)))
        }
    }
}

async fn refused(
    visit: &Visit,
    row: &Row<'_>,
    pairs: &Pairs,
    gathered: &Gathered,
    refusals: Vec<Refusal>,
    version: Option<u64>,
) -> Result<Response, Halt> {
    let register = row.record.register();
    let (conflicts, refusals): (Vec<_>, Vec<_>) =
        gathered.placed(refusals).into_iter().partition(|refusal| refusal.ground == Ground::Conflict);
    let Some(version) = version.filter(|_| !conflicts.is_empty()) else {
        let form = shown(visit, register, Some(row), Filled { pairs, refusals: &refusals, conflict: None })?;
        return Ok((status_of(&refusals), form).into_response());
    };
    let conflict = Some(conflict::of_edited(visit, row, version).await?);
    let pairs = &merged(visit, row, pairs, gathered, version).await?;
    let form = shown(visit, register, Some(row), Filled { pairs, refusals: &refusals, conflict })?;
    Ok((StatusCode::CONFLICT, form).into_response())
}
