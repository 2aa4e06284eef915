//! `GET /orgs`: the organizations the account belongs to.

use access::Organization;
use axum::extract::RawQuery;
use axum::http::HeaderMap;
use engine::Actor;
use kernel::{Choice, Held};
use serde_json::{Value as Json, json};

use super::call;
use super::condition;
use super::problem::Answer;
use crate::visit::Visitor;

/// Each with the account's role there.
pub async fn list(visitor: Visitor, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    call::only(&[], &call::parameters(&query.unwrap_or_default())?)?;
    let engine = &visitor.house.engine;
    let instance = engine.instance();
    let account = visitor.account;
    let tag = condition::tag(instance.size(), &account.raw().to_string());
    let content = || {
        let own = |org: &Held<Organization>| engine.membership(account, &org.key).map(|actor| told(org, &actor));
        let items: Vec<_> = instance.of::<Organization>().iter().filter_map(|(_, org)| own(org)).collect();
        json!({ "items": items })
    };
    Ok(condition::answer(&headers, tag, content))
}

fn told(org: &Held<Organization>, actor: &Actor) -> Json {
    json!({
        "key": &*org.key,
        "name": &*org.name,
        "time_zone": org.time_zone.as_deref(),
        "role": actor.role.key(),
        "person": actor.person.map(|person| person.to_string()),
    })
}
