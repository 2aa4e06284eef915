//! `GET /orgs/{org}/registers/{register}/{id}/history`: what happened to one record.

use engine::{Engine, Told};
use exchange::json;
use kernel::State;
use serde_json::{Value as Json, json};

use super::call::Call;
use super::condition;
use super::problem::Answer;
use crate::comparison;

/// Newest first, up to the day shown.
pub async fn get(call: Call) -> Answer {
    call.only(&["as_of"])?;
    let row = call.row()?;
    let (visit, state) = (&call.visit, call.state());
    let engine = &visit.house().engine;
    let history = engine.history(&visit.org, row.id).await?;
    let shown = history.iter().filter(|told| told.seq <= state.size());
    let content = || json!({ "entries": shown.map(|told| entry(told, engine, state)).collect::<Vec<_>>() });
    Ok(condition::read(&call, row.head.changed, content))
}

/// One entry of the ledger.
pub fn entry(told: &Told, engine: &Engine, state: &State) -> Json {
    let mut entry = comparison::step(told, engine);
    entry["changes"] = told.changes.iter().map(|change| json::change(change, state)).collect();
    entry
}
