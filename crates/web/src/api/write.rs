//! Creating, editing, retiring and restoring records.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use engine::Done;
use exchange::json;
use exchange::openapi::BASE;
use isms::led;
use kernel::{Command, RawId, Register};

use super::body::Body;
use super::call::Call;
use super::circumstances::asked;
use super::condition;
use super::problem::{Answer, Problem};
use super::stale;

/// Header of an answer that was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// `POST /orgs/{org}/registers/{register}`: a new record.
pub async fn create(call: Call, Body(fields): Body) -> Answer {
    let register = call.register()?;
    let asked = asked(&call)?;
    let command = led::created(register, json::values(register.fields, &fields, call.state())?)?;
    let done = execute(&call, asked, command).await?;
    let id = done.changes.first().map(|change| change.subject().1).unwrap_or_default();
    let mut answer = shown(StatusCode::CREATED, &call, register, id, &done)?;
    let location = format!("{BASE}/orgs/{}/registers/{}/{id}", call.visit.org, register.plural);
    let location = HeaderValue::try_from(location).expect("keys and ids fit a header");
    answer.headers_mut().insert(header::LOCATION, location);
    Ok(answer)
}

/// `PATCH /orgs/{org}/registers/{register}/{id}`: other content, as a merge patch, for a version that was seen.
pub async fn edit(call: Call, Body(fields): Body) -> Answer {
    let (register, row) = (call.register()?, call.row()?);
    let asked = asked(&call)?;
    let seen = condition::seen(&call.headers, row.head.changed)?;
    let values = json::values(register.fields, &fields, call.state())?;
    // The writer compares versions after it has looked for the idempotency key: a repeated request is not stale.
    let command = Command::Edit(register, row.id, values, seen);
    match call.visit.house().engine.execute(&call.visit.org, asked, command).await {
        Ok(done) => shown(StatusCode::OK, &call, register, row.id, &done),
        Err(failure) => Err(stale::or_refused(failure, &call, row.id, seen).await),
    }
}

/// `POST …/{id}/retire`: out of the management system.
pub async fn retire(call: Call) -> Answer {
    let (register, id) = (call.register()?, call.id()?);
    move_to(call, register, id, Command::Retire(register, id)).await
}

/// `POST …/{id}/restore`: back into it.
pub async fn restore(call: Call) -> Answer {
    let (register, id) = (call.register()?, call.id()?);
    move_to(call, register, id, Command::Restore(register, id)).await
}

async fn move_to(call: Call, register: &'static Register, id: RawId, command: Command) -> Answer {
    let done = execute(&call, asked(&call)?, command).await?;
    shown(StatusCode::OK, &call, register, id, &done)
}

async fn execute(call: &Call, asked: engine::Asked, command: Command) -> Result<Done, Problem> {
    Ok(call.visit.house().engine.execute(&call.visit.org, asked, command).await?)
}

/// The record as it is after the write.
fn shown(status: StatusCode, call: &Call, register: &'static Register, id: RawId, done: &Done) -> Answer {
    let row = done.state.row(register.key, id).ok_or(crate::error::Halt::NotFound)?;
    let mut answer = condition::json(status, &json::record(row, &done.state));
    let tag = condition::tag_at(row.head.changed, done.state.size(), call);
    answer.headers_mut().insert(header::ETAG, tag);
    mark(&mut answer, done);
    Ok(answer)
}

/// Says that nothing was written anew.
pub fn mark(answer: &mut Response, done: &Done) {
    if done.repeated {
        answer.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
}
