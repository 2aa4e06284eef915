//! 412: the record was changed since it was read; who changed what.

use axum::http::header;
use engine::{Failure, Told};
use exchange::problem::Sort;
use kernel::refusal::Ground;
use kernel::{Change, RawId};
use serde_json::Value as Json;

use super::call::Call;
use super::condition;
use super::history;
use super::problem::Problem;

/// The problem that a failed edit of a record makes.
pub async fn or_refused(failure: Failure, call: &Call, id: RawId, seen: Option<u64>) -> Problem {
    match (&failure, seen) {
        (Failure::Refused(refusals), Some(seen)) if refusals.iter().any(|one| one.ground == Ground::Conflict) => {
            told(call, id, seen).await.unwrap_or_else(|fault| fault)
        }
        _ => failure.into(),
    }
}

async fn told(call: &Call, id: RawId, seen: u64) -> Result<Problem, Problem> {
    let (visit, engine) = (&call.visit, &call.visit.house().engine);
    let state = engine.state(&visit.org).await?;
    let entries: Vec<Told> = engine.history(&visit.org, id).await?;
    let since: Vec<_> = entries.iter().filter(|told| told.seq > seen).collect();
    let sentences: Vec<_> = since.iter().map(|told| sentence(told, &engine.actor_name(told.actor))).collect();
    let reference = state.find(id).map(|row| row.reference()).unwrap_or_default();
    let detail = match sentences.is_empty() {
        true => format!("{reference} has no version {seen}; read it again"),
        false => format!("{reference} was changed since version {seen}: {}; read it again", sentences.join("; ")),
    };
    let changed: Json = since.iter().map(|told| history::entry(told, engine, &state)).collect();
    let mut problem = Problem::plain(Sort::Stale, &detail).with("changed", changed);
    if let Some(row) = state.find(id) {
        let tag = condition::tag_at(row.head.changed, state.size(), call);
        problem = problem.with("version", row.head.changed.into()).header(header::ETAG, tag);
    }
    Ok(problem)
}

/// `Kari Nordmann changed title, owner in entry 18`.
fn sentence(told: &Told, name: &str) -> String {
    let mut fields: Vec<&str> = Vec::new();
    let mut what = None;
    for change in &told.changes {
        match change {
            Change::Create { .. } => what = Some("made it"),
            Change::Retire { .. } => what = Some("retired it"),
            Change::Restore { .. } => what = Some("restored it"),
            Change::Erase { .. } => what = Some("erased contents of it"),
            Change::Set { at, .. } if !fields.contains(&&*at.field) => fields.push(&at.field),
            Change::Set { .. } | Change::Recorded { .. } => {}
        }
    }
    let what = what.map_or_else(|| format!("changed {}", fields.join(", ")), str::to_owned);
    format!("{name} {what} in entry {}", told.seq)
}
