//! `/accounts`: every account of the instance, for whoever administers it.

use access::Account;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, StatusCode};
use kernel::{Choice, Held, Id, RawId, Refusal, State};
use serde_json::{Value as Json, json};

use super::body::Body;
use super::call;
use super::condition;
use super::problem::{Answer, Problem};
use crate::error::Halt;
use crate::lobby::accounts::{Administering, leave};
use crate::visit::Visitor;

/// `GET /accounts`: each with the organizations it belongs to.
pub async fn list(Administering(visitor): Administering, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    call::only(&[], &call::parameters(&query.unwrap_or_default())?)?;
    let state = visitor.house.engine.instance();
    let content = || {
        let items: Vec<_> = state.of::<Account>().iter().map(|(id, account)| told(&state, id, account)).collect();
        json!({ "items": items })
    };
    Ok(condition::answer(&headers, condition::tag(state.size(), "accounts"), content))
}

/// `POST /accounts/{account}/leave`: takes an account out of an organization.
pub async fn takes_leave(
    Administering(visitor): Administering,
    Path(account): Path<String>,
    Body(body): Body,
) -> Answer {
    let (id, organization) = (found(&visitor, &account)?, member(&body, "organization")?);
    leave(&visitor, id, &organization).await?;
    now(&visitor, id)
}

/// `POST /accounts/{account}/erase`: erases who an account was that belongs nowhere any more.
pub async fn erase(Administering(visitor): Administering, Path(account): Path<String>, Body(body): Body) -> Answer {
    let (id, because) = (found(&visitor, &account)?, member(&body, "because")?);
    visitor.house.engine.erase_account(id, &because, &visitor.actor()).await?;
    now(&visitor, id)
}

fn found(visitor: &Visitor, account: &str) -> Result<Id<Account>, Problem> {
    let id = account.parse::<RawId>().map(Id::<Account>::of).map_err(|()| Halt::NotFound)?;
    let there = visitor.house.engine.instance().get(id).is_some();
    if there { Ok(id) } else { Err(Halt::NotFound.into()) }
}

/// The one member that a body has.
fn member(body: &Json, key: &str) -> Result<String, Problem> {
    let members = body.as_object().filter(|members| members.keys().all(|known| known == key));
    let text = members.and_then(|members| members.get(key)).and_then(Json::as_str);
    text.map(str::to_owned).ok_or_else(|| {
        let message = format!("write an object with this text alone, such as {{ \"{key}\": \"...\" }}");
        vec![Refusal::software(key, message)].into()
    })
}

fn now(visitor: &Visitor, id: Id<Account>) -> Answer {
    let state = visitor.house.engine.instance();
    let account = state.get(id).ok_or(Halt::NotFound)?;
    Ok(condition::json(StatusCode::OK, &told(&state, id, account)))
}

fn told(state: &State, id: Id<Account>, account: &Held<Account>) -> Json {
    let organizations: Vec<_> = access::belongs(id, state)
        .map(|(org, membership)| json!({ "key": &*org.key, "name": &*org.name, "role": membership.role.key() }))
        .collect();
    json!({
        "id": id.raw().to_string(),
        "login": &*account.login,
        "name": &*account.name,
        "administrator": account.administrator,
        "locked": account.locked,
        "organizations": organizations,
    })
}
