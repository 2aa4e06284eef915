//! `POST /orgs/{org}/acts/{act}`: a named act, or a generic one by its key (`risk.edit`).

use axum::http::StatusCode;
use engine::Asked;
use exchange::problem::Sort;
use exchange::{asked as named, json};
use kernel::Refusal;
use kernel::refusal::Ground;
use serde_json::json;

use super::body::Body;
use super::call::Call;
use super::circumstances::asked;
use super::condition;
use super::problem::{Answer, Problem};
use super::write::mark;

/// Does it, and tells what it changed.
pub async fn act(call: Call, Body(arguments): Body) -> Answer {
    let key = call.at("act");
    let asked = Asked { seen: condition::read_up_to(&call.headers)?, ..asked(&call)? };
    let command = named::from_json(key, &arguments, call.state()).map_err(unknown_or_refused)?;
    let done = call.visit.house().engine.execute(&call.visit.org, asked, command).await?;
    call.visit.house().heed(&call.visit.org, &done.state);
    let changes = done.changes.iter().map(|change| json::change(change, &done.state)).collect::<Vec<_>>();
    let content = json!({ "entry": done.seq, "repeated": done.repeated, "changes": changes });
    let mut answer = condition::json(StatusCode::OK, &content);
    mark(&mut answer, &done);
    Ok(answer)
}

/// An act that does not exist is an address that does not exist.
fn unknown_or_refused(refusals: Vec<Refusal>) -> Problem {
    match refusals.as_slice() {
        [only] if only.ground == Ground::Missing && only.field == "act" => Problem::plain(Sort::Missing, &only.message),
        _ => refusals.into(),
    }
}
