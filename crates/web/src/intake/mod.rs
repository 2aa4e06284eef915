//! Bringing files in by hand: choose, see what they would do, say what is not understood, then do it as one entry.
//!
//! Nothing is kept between the steps but the file, as an offer in the object store, and the form itself. What is done
//! is what was shown: a form whose preview would be another by now is shown again.

mod asked;
mod choose;
mod columns;
mod contested;
mod held;
mod jobs;
mod queue;
mod refusals;
mod room;
mod rows;
mod turns;
mod view;
mod wishes;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use access::Right;
use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use engine::{Asked, Done, Failure};
use exchange::intake::Intake;
use exchange::progress::{Progress, Step};
use exchange::sheets::Options;
use exchange::sheets::book::listed;
use kernel::{Declared, Refusal, State};

use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::files::taken;
use crate::flash::{self, Toast};
use crate::frame::list_path;
use crate::generic::form::circumstances;
use crate::house::House;
use crate::pages::history::undo;
use crate::sent::Sent;
use crate::visit::{At, Visit};
use held::Held;

pub use jobs::{Jobs, Whose, answer, give_up, open, show as job, shown as far, stop};
pub use room::Taken;
pub use turns::{Source, Turns, read};

/// A visit by somebody who may bring files in.
pub struct Bringing(At);

impl FromRequestParts<House> for Bringing {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Halt> {
        // Before the body is read: whoever may not bring files in sends none for nothing.
        let At(visit) = At::from_request_parts(parts, house).await?;
        if visit.as_of.is_some() {
            return Err(Halt::ReadOnly);
        }
        access::holds(visit.actor.role, Right::Import)
            .map_err(|refusal| Halt::Forbidden(refusal.message))
            .map(|()| Self(At(visit)))
    }
}

/// `GET /o/{org}/import`.
pub async fn form(Bringing(At(visit)): Bringing, Query(pairs): Query<Pairs>) -> Result<Response, Halt> {
    choose::chooser(&visit, &pairs, &[])
}

/// `POST /o/{org}/import`: what the files would do, or the deed.
pub async fn step(Bringing(At(visit)): Bringing, Sent(pairs): Sent) -> Result<Response, Halt> {
    let confirms = text(&pairs, "_step") == "confirm";
    // Somebody may have pressed twice, and the file is gone by now.
    if let Some(answer) = visit.house().turns.done(&key(&visit, &pairs)).filter(|_| confirms) {
        return Ok(answer.go());
    }
    let mut refusals = taken::refusals(&pairs);
    let held = if refusals.is_empty() { held::find(&visit, &pairs).await? } else { Ok(Vec::new()) };
    let held = held.unwrap_or_else(|refusal| {
        refusals.push(refusal);
        Vec::new()
    });
    if !refusals.is_empty() {
        let status = status_of(&refusals);
        return Ok((status, choose::chooser(&visit, &pairs, &refusals)?).into_response());
    }
    let files = held.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ");
    let files = if files.is_empty() { visit.t().t("import-carried").to_owned() } else { files };
    let beside = visit.clone();
    let work = |progress| async move {
        if confirms {
            confirm(&beside, &pairs, held, progress).await
        } else {
            looked(&beside, &pairs, held, progress).await
        }
    };
    answer(visit.house(), Whose::at(&visit), files, work).await
}

/// What the files would do.
async fn looked(visit: &Visit, pairs: &Pairs, held: Vec<Held>, progress: Arc<Progress>) -> Result<Response, Halt> {
    let intake = shown(visit, visit.state.clone(), &held, pairs, progress).await?;
    let status = status(&intake);
    Ok((status, view::preview(visit, pairs, &held, &intake, view::Again::No)?).into_response())
}

/// What the files would do to a state, read as the form says.
async fn shown(
    visit: &Visit,
    state: Arc<State>,
    held: &[Held],
    pairs: &Pairs,
    progress: Arc<Progress>,
) -> Result<Intake, Halt> {
    let zone = Some(visit.zone.clone());
    let options = Options { zone, ..wishes::options(pairs, &state, progress.clone()) };
    if held::is_carried(pairs) {
        return read(visit, state, Source::Carried, progress).await;
    }
    let files: Vec<_> = held.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect();
    let looked = read(visit, state.clone(), Source::Files(files.clone(), options.clone()), progress.clone()).await?;
    // What looks like a total is no record, unless somebody who saw it says that it is.
    let totals = looked
        .preview
        .sheets
        .iter()
        .flat_map(|sheet| sheet.proposed.iter().map(|aside| (sheet.name.clone(), aside.row)));
    let rows_left_out: Vec<_> = totals.filter(|_| !wishes::is_said(pairs)).collect();
    if rows_left_out.is_empty() {
        return Ok(looked);
    }
    read(visit, state, Source::Files(files, Options { rows_left_out, ..options }), progress).await
}

/// A preview that is refused says so to programs too.
fn status(intake: &Intake) -> StatusCode {
    if intake.is_refused() { status_of(&intake.refusals).max(StatusCode::CONFLICT) } else { StatusCode::OK }
}

/// Does what was shown, where it is still the same.
async fn confirm(visit: &Visit, pairs: &Pairs, held: Vec<Held>, progress: Arc<Progress>) -> Result<Response, Halt> {
    let turns = &visit.house().turns;
    let _turn = turns.of(&visit.org).await;
    let key = key(visit, pairs);
    if let Some(answer) = turns.done(&key) {
        return Ok(answer.go());
    }
    let state = visit.house().engine.state(&visit.org).await?;
    let mut intake = shown(visit, state, &held, pairs, progress.clone()).await?;
    if turns::signature(&intake) != text(pairs, "_seen") || intake.is_refused() {
        return Ok(
            (StatusCode::CONFLICT, view::preview(visit, pairs, &held, &intake, view::Again::Changed)?).into_response()
        );
    }
    if intake.preview.warnings().next().is_some() && text(pairs, view::SURE).is_empty() {
        return Ok(
            (StatusCode::CONFLICT, view::preview(visit, pairs, &held, &intake, view::Again::Unsure)?).into_response()
        );
    }
    let asked = match circumstances(visit, pairs)? {
        Ok(asked) => Asked { counter: progress.counter(), ..asked },
        Err(refusal) => return view::refused(visit, pairs, &held, intake, vec![refusal]),
    };
    progress.begin(Step::Writing, intake.commands());
    let Some(command) = intake.command.take() else {
        return Ok(flash::go(&visit.href("import"), view::summary(visit.t(), &intake), None));
    };
    match visit.house().engine.execute(&visit.org, asked, command).await {
        Err(Failure::Refused(refusals)) => view::refused(visit, pairs, &held, intake, refusals),
        Err(other) => Err(other.into()),
        Ok(done) => {
            held::forget(visit, &held).await?;
            let answer = told(visit, &intake, &done);
            turns.remember(key, answer.clone());
            Ok(answer.go())
        }
    }
}

/// What is said after it is done, and where the way leads.
#[derive(Clone)]
pub struct Answer {
    to: String,
    said: String,
    undo: Option<String>,
    entry: (String, String),
}

impl Answer {
    fn go(self) -> Response {
        flash::say(&self.to, Toast { what: self.said, undo: self.undo, more: Some(self.entry) })
    }
}

/// What a form that confirms is known by: also by when it was shown, since the same may be brought in again once it was
/// undone.
fn key(visit: &Visit, pairs: &Pairs) -> String {
    format!("{} {} {} {}", visit.org, visit.actor.account, text(pairs, "_shown"), text(pairs, "_seen"))
}

fn told(visit: &Visit, intake: &Intake, done: &Done) -> Answer {
    let kept = isms::work::ColumnMap::KEY;
    let own: Vec<_> = intake.records.iter().filter(|own| own.register.key != kept).collect();
    let sum = |count: fn(&exchange::intake::Records) -> usize| own.iter().map(|records| count(records)).sum::<usize>();
    let counts =
        [("made", sum(|own| own.made).into()), ("changed", sum(|own| own.changed).into()), ("entry", done.seq.into())];
    let entry = visit.href(&format!("history/{}", done.seq));
    // What the file lists, not what was made on the way because it names it.
    let listed: BTreeSet<_> = intake.preview.sheets.iter().filter_map(|own| Some(own.register?.plural)).collect();
    let listed: Vec<_> = own.iter().filter(|own| listed.contains(own.register.plural)).collect();
    let to = match (own.as_slice(), listed.as_slice()) {
        ([one], _) => visit.href(&list_path(one.register)),
        (_, [one]) => visit.href(&list_path(one.register)),
        _ => entry.clone(),
    };
    let entry = (visit.t().one("history-position", "seq", done.seq), entry);
    let said = visit.t().with("import-done", &counts);
    let left: Vec<_> = intake.preview.sheets.iter().filter_map(left_out).collect();
    let said = match left.is_empty() {
        true => said,
        false => format!("{said} {}", visit.t().one("import-done-left", "rows", left.join("; "))),
    };
    Answer { to, said, undo: undo::offer(visit, done), entry }
}

/// The rows of a sheet that were left out, as many as can be taken in.
fn left_out(sheet: &exchange::sheets::Sheet) -> Option<String> {
    let rows = sheet.left_out.iter().map(|aside| aside.row.to_string());
    (!sheet.left_out.is_empty()).then(|| format!("{} {}", sheet.name, listed(rows)))
}

/// Where files are brought in from a register's page; none for whoever may not.
pub fn offered(visit: &Visit, register: &kernel::Register) -> Option<String> {
    visit.has(Right::Import).then(|| visit.href(&format!("import?register={}", register.plural)))
}

/// A file was not taken where nobody could show it at a field.
fn lost(name: &str) -> Refusal {
    let message = format!("{name} is no longer held here; a file waits for a day, so choose it again");
    Refusal::missing("file", message)
}
