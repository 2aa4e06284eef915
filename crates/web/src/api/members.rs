//! `POST /orgs/{org}/members`: accounts for people of an organization.

use access::{Right, Role};
use axum::http::StatusCode;
use engine::Failure;
use engine::accounts::Invited;
use kernel::{Choice, Refusal};
use serde_json::{Value as Json, json};

use super::body::Body;
use super::call::Call;
use super::condition;
use super::problem::{Answer, Problem};
use crate::auth::inviting;

/// Makes an account for each of some people, all or none; passwords are answered once.
pub async fn invite(call: Call, Body(body): Body) -> Answer {
    call.only(&[])?;
    call.visit.asked()?;
    access::holds(call.visit.actor.role, Right::Admit).map_err(Failure::from)?;
    let (people, role) = read(&body).ok_or_else(|| {
        let message = "write an object such as { \"people\": [\"P-003\"], \"role\": \"contributor\" }";
        Problem::from(vec![Refusal::software("people", message)])
    })?;
    let invited = inviting::of(&call.visit, people.into_iter(), Some(role)).await?;
    let items: Vec<_> = invited.iter().map(told).collect();
    Ok(condition::json(StatusCode::CREATED, &json!({ "items": items })))
}

fn read(body: &Json) -> Option<(Vec<&str>, Role)> {
    let members = body.as_object().filter(|members| members.keys().all(|key| key == "people" || key == "role"))?;
    let people = members.get("people")?.as_array()?.iter().map(Json::as_str).collect::<Option<_>>()?;
    Some((people, Role::of(members.get("role")?.as_str()?)?))
}

fn told(own: &Invited) -> Json {
    json!({ "person": own.person.to_string(), "name": own.name, "login": own.login, "password": own.password })
}
