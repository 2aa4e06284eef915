//! `POST /orgs/{org}/examples/{register}`: keeps examples as records, as one entry.

use axum::http::StatusCode;
use exchange::{examples, json};
use kernel::Refusal;
use serde_json::{Value as Json, json};

use super::body::Body;
use super::call::Call;
use super::circumstances::asked;
use super::condition;
use super::problem::{Answer, Problem};
use super::write::mark;

/// Keeps those named by `{ "keep": ["ransomware"] }`, and tells what that changed.
pub async fn keep(call: Call, Body(body): Body) -> Answer {
    let register = call.register()?;
    let asked = asked(&call)?;
    let command = examples::command(register, &named(&body)?, call.state())?;
    let done = call.visit.house().engine.execute(&call.visit.org, asked, command).await?;
    let changes = done.changes.iter().map(|change| json::change(change, &done.state)).collect::<Vec<_>>();
    let content = json!({ "entry": done.seq, "repeated": done.repeated, "changes": changes });
    let mut answer = condition::json(StatusCode::OK, &content);
    mark(&mut answer, &done);
    Ok(answer)
}

fn named(body: &Json) -> Result<Vec<String>, Problem> {
    let wrong = || {
        let message = "write an object with a list of keys here, such as { \"keep\": [\"ransomware\"] }";
        Problem::from(vec![Refusal::software("keep", message)])
    };
    let members = body.as_object().filter(|members| members.keys().all(|key| key == "keep")).ok_or_else(wrong)?;
    let keys = members.get("keep").and_then(Json::as_array).ok_or_else(wrong)?;
    keys.iter().map(|key| key.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
}
