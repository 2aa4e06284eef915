//! `POST /orgs/{org}/import`: a file for programs, tried or done in one request.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{StatusCode, header};
use engine::objects::FILE_BYTES_MAX;
use engine::{Asked, Failure};
use exchange::intake::{self, Intake};
use exchange::problem::Sort;
use exchange::progress::Progress;
use exchange::sheets::{Encoding, Headings, Hidden, Matching, Options, Order, Past, Saying, Take};
use kernel::{Refusal, Register, State};
use serde_json::{Value as Json, json};

use super::call::{self, Call};
use super::circumstances::asked_beside;
use super::condition;
use super::problem::{Answer, Problem};
use super::write::mark;
use crate::intake::{Source, read};

/// Whoever goes away waits for no answer: what is asked for is given up then.
#[derive(Default)]
pub struct Asking(Arc<Progress>);

impl Asking {
    /// How far it is, for whoever works.
    pub fn progress(&self) -> Arc<Progress> {
        self.0.clone()
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

/// The parameters beside those of every write.
const PARAMETERS: &[&str] = &[
    "name",
    "dry_run",
    "carried",
    "register",
    "sheet",
    "map",
    "word",
    "match_titles",
    "hidden_sheets",
    "remember",
    "days",
    "encoding",
    "leave_row",
    "leave_refused",
    "fill",
    "keep",
    "take",
    "bring_in",
    "sure",
];
/// What stands for no register.
const LEFT_OUT: &str = "";

/// Tells what the file would do, and does it unless it is only tried.
pub async fn bring(call: Call, body: Body) -> Answer {
    let asked = asked_beside(&call, PARAMETERS)?;
    access::holds(call.visit.actor.role, access::Right::Import).map_err(Failure::from)?;
    let asking = Asking::default();
    let options = Options { progress: asking.0.clone(), ..options(&call)? };
    let (tries, carried, sure) = (flag(&call, "dry_run")?, flag(&call, "carried")?, flag(&call, "sure")?);
    // The same room that files from pages take: from before their bytes are here until they are looked at or done.
    let room = if carried { 0 } else { announced(&call) };
    let _room = call.visit.house().jobs.room.take(room)?;
    let source = if carried { Source::Carried } else { Source::Files(vec![named(&call, body).await?], options) };
    let (visit, engine) = (&call.visit, &call.visit.house().engine);
    // One after the other, so that each is read on what the one before it left.
    let _turn = visit.house().turns.of(&visit.org).await;
    let intake = read(visit, engine.state(&visit.org).await?, source, asking.0.clone()).await?;
    let mut told = intake::json::of(&intake);
    told["entry"] = Json::Null;
    if intake.is_refused() {
        return Err(refused(intake, told));
    }
    let Some(command) = intake.command.clone().filter(|_| !tries) else {
        return Ok(condition::json(StatusCode::OK, &told));
    };
    let unsure = intake.preview.unsure();
    if !sure && !unsure.is_empty() && !engine.was_done(&visit.org, &asked).await? {
        return Err(refused(intake.refused(unsure), told));
    }
    let asked = Asked { counter: asking.0.counter(), ..asked };
    match engine.execute(&visit.org, asked, command).await {
        Err(Failure::Refused(refusals)) => Err(refused(intake.refused(refusals), told)),
        Err(other) => Err(other.into()),
        Ok(done) => {
            told["entry"] = json!(done.seq);
            let mut answer = condition::json(StatusCode::OK, &told);
            mark(&mut answer, &done);
            Ok(answer)
        }
    }
}

/// The refusals as a problem, with all that was understood beside them.
fn refused(intake: Intake, mut told: Json) -> Problem {
    told["refusals"] = intake::json::of(&intake)["refusals"].take();
    Problem::from(intake.refusals).with("preview", told)
}

/// The size of the file as its request tells it; as large as may be where it does not.
fn announced(call: &Call) -> u64 {
    let told = call.headers.get(header::CONTENT_LENGTH).and_then(|told| told.to_str().ok()?.parse().ok());
    told.map_or(FILE_BYTES_MAX, |told: u64| told.min(FILE_BYTES_MAX))
}

async fn named(call: &Call, body: Body) -> Result<(String, axum::body::Bytes), Problem> {
    let too_large = |_| {
        let most = FILE_BYTES_MAX >> 20;
        Problem::plain(Sort::TooLarge, &format!("the file was cut short, or has more than {most} MiB; split it"))
    };
    let bytes = to_bytes(body, usize::try_from(FILE_BYTES_MAX).unwrap_or(usize::MAX)).await.map_err(too_large)?;
    Ok((call.parameter("name").to_owned(), bytes))
}

fn options(call: &Call) -> Result<Options, Problem> {
    let mut sheets = Vec::new();
    for (sheet, key) in pairs(call, "sheet", '=')? {
        sheets.push((sheet, if key == LEFT_OUT { None } else { Some(register(call.state(), "sheet", &key)?) }));
    }
    let usual = match call.parameter("register") {
        "" => None,
        key => Some(register(call.state(), "register", key)?),
    };
    let headings = pairs(call, "map", ':')?.into_iter();
    let filled = pairs(call, "fill", '=')?.into_iter();
    let days = match call.parameter("days") {
        "" => None,
        key => Some(
            Order::find(key)
                .ok_or_else(|| Problem::malformed(&[Refusal::software("days", "write day-first or month-first")]))?,
        ),
    };
    let encoding = match call.parameter("encoding") {
        "" => None,
        key => Some(Encoding::find(key).ok_or_else(|| {
            let all = Encoding::ALL.map(Encoding::key).join(", ");
            Problem::malformed(&[Refusal::software("encoding", format!("write one of {all}"))])
        })?),
    };
    Ok(Options {
        encoding,
        sheets,
        headings: Headings(
            headings.map(|(heading, place)| (heading, Some(place).filter(|own| !own.is_empty()))).collect(),
        ),
        of_sheets: Vec::new(),
        words: words(call)?,
        usual,
        days,
        zone: Some(call.visit.zone.clone()),
        rows_left_out: rows_left_out(call)?,
        refused_left_out: flag(call, "leave_refused")?,
        told_left_out: Vec::new(),
        filled: filled.map(|(place, words)| ("*".to_owned(), place, words)).collect(),
        kept: call
            .parameters
            .iter()
            .filter(|(own, text)| own == "keep" && !text.is_empty())
            .map(|(_, heading)| ("*".to_owned(), heading.clone()))
            .collect(),
        hidden: if flag(call, "hidden_sheets")? { Hidden::Read } else { Hidden::LeftOut },
        matching: if flag(call, "match_titles")? { Matching::Titles } else { Matching::Unique },
        brought: call
            .parameters
            .iter()
            .filter(|(own, text)| own == "bring_in" && !text.is_empty())
            .map(|(_, sheet)| sheet.clone())
            .collect(),
        remember: Some(call.parameter("remember").trim().to_owned()).filter(|title| !title.is_empty()),
        taken: taken(call)?,
        past: Past::default(),
        who: None,
        progress: Arc::default(),
    })
}

/// What words mean: `Status:Deployed=in-use`.
fn words(call: &Call) -> Result<Vec<Saying>, Problem> {
    let saying = |(word, means): (String, String)| {
        let message = || format!("\"{word}\" lacks the sign : between heading and word");
        Saying::read(&word, &means).ok_or_else(|| Problem::malformed(&[Refusal::software("word", message())]))
    };
    pairs(call, "word", '=')?.into_iter().map(saying).collect()
}

/// What counts where a cell was edited on both sides: `here`, `Risks:17=sheet`, `Risks:17:title=here`.
fn taken(call: &Call) -> Result<Vec<Take>, Problem> {
    let message = "write here or sheet, sheet:row=here or sheet:row:place=here";
    let said = call.parameters.iter().filter(|(own, text)| own == "take" && !text.is_empty());
    let take = |(_, text): &(String, String)| {
        Take::read(text).ok_or_else(|| Problem::malformed(&[Refusal::software("take", message)]))
    };
    said.map(take).collect()
}

/// The rows to leave out: `Risks:17`.
fn rows_left_out(call: &Call) -> Result<Vec<(String, u32)>, Problem> {
    let row = |(sheet, row): (String, String)| {
        let wrong = |_| {
            let message = format!("\"{row}\" is no number of a row; write sheet:row, such as Risks:17");
            Problem::malformed(&[Refusal::software("leave_row", message)])
        };
        Ok((sheet, row.parse().map_err(wrong)?))
    };
    pairs(call, "leave_row", ':')?.into_iter().map(row).collect()
}

fn register(state: &State, parameter: &str, key: &str) -> Result<&'static Register, Problem> {
    let unknown = || {
        let message = format!("there is no register \"{key}\"; write its key, such as assets");
        Problem::malformed(&[Refusal::software(parameter, message)])
    };
    state.register(key).ok_or_else(unknown)
}

/// A parameter that may stand several times, each with two halves.
fn pairs(call: &Call, parameter: &str, between: char) -> Result<Vec<(String, String)>, Problem> {
    let all = call.parameters.iter().filter(|(own, text)| own == parameter && !text.is_empty());
    let halves = |(_, text): &(String, String)| {
        let halves = text.rsplit_once(between).map(|(one, other)| (one.trim().to_owned(), other.trim().to_owned()));
        let message = || format!("\"{text}\" lacks the sign {between} between name and meaning");
        halves.ok_or_else(|| Problem::malformed(&[Refusal::software(parameter, message())]))
    };
    all.map(halves).collect()
}

fn flag(call: &Call, parameter: &str) -> Result<bool, Problem> {
    call::flag(parameter, call.parameter(parameter))
}
