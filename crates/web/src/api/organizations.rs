//! `/orgs`: the organizations the account belongs to, the time zone of one, and founding one from what another
//! installation exported.

use access::{Membership, Organization};
use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use engine::Failure;
use engine::objects::Arrived;
use exchange::openapi::BASE;
use futures_util::StreamExt;
use kernel::{Choice, Held, Refusal};
use serde_json::{Value as Json, json};

use super::body::Body as Sent;
use super::call::{self, Call};
use super::condition;
use super::import::Asking;
use super::problem::{Answer, Problem};
use crate::auth::settings;
use crate::error::Halt;
use crate::lobby::accounts::Administering;
use crate::lobby::bring::{self, Founded, Named};
use crate::visit::Visitor;

/// Each with the account's role there.
pub async fn list(visitor: Visitor, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    call::only(&[], &call::parameters(&query.unwrap_or_default())?)?;
    let engine = &visitor.house.engine;
    let instance = engine.instance();
    let account = visitor.account;
    let tag = condition::tag(instance.size(), &account.raw().to_string());
    let content = || {
        let own = access::belongs(account, &instance).filter(|(org, _)| !org.head.retired);
        let mut own: Vec<_> = own.collect();
        own.sort_by_key(|(org, _)| org.head.reference);
        let items: Vec<_> = own.into_iter().map(|(org, membership)| told(org, membership)).collect();
        json!({ "items": items })
    };
    Ok(condition::answer(&headers, tag, content))
}

/// `PATCH /orgs/{org}`: the time zone in which the days of an organization begin and end.
pub async fn edit(call: Call, Sent(body): Sent) -> Answer {
    call.only(&[])?;
    call.visit.asked()?;
    let zone = zone(&body).ok_or_else(|| {
        let message = "write an object such as { \"time_zone\": \"Europe/Oslo\" }";
        Problem::from(vec![Refusal::software("time_zone", message)])
    })?;
    settings::lie_in(&call.visit, zone).await?;
    let instance = call.visit.house().engine.instance();
    let mut own = access::belongs(call.visit.visitor.account, &instance);
    let own = own.find(|(org, _)| *org.key == *call.visit.org).ok_or(Halt::NotFound)?;
    Ok(condition::json(StatusCode::OK, &told(own.0, own.1)))
}

fn zone(body: &Json) -> Option<&str> {
    let only = body.as_object().filter(|own| own.keys().all(|key| key == "time_zone"))?;
    Some(only.get("time_zone")?.as_str()?.trim())
}

/// The parameters of founding.
const PARAMETERS: &[&str] = &["key", "name", "time_zone", "dry_run"];

/// `POST /orgs`: founds an organization from an archive with its files, or from its records alone; whoever founds it
/// administers it.
pub async fn found(Administering(visitor): Administering, RawQuery(query): RawQuery, body: Body) -> Answer {
    let parameters = call::parameters(&query.unwrap_or_default())?;
    call::only(PARAMETERS, &parameters)?;
    let parameter = |key: &str| parameters.iter().find(|(own, _)| own == key).map_or("", |(_, text)| text.as_str());
    let tries = call::flag("dry_run", parameter("dry_run"))?;
    let content = arrived(&visitor, body).await?;
    let asking = Asking::default();
    let (house, progress) = (&visitor.house, asking.progress());
    let _room = bring::room(house, content.size)?;
    if tries {
        let seen: Vec<_> = visitor.organizations().into_iter().map(|(key, ..)| key).collect();
        let brought = bring::tried(&house.engine, &visitor, content, &seen, progress).await?;
        let told =
            json!({ "key": parameter("key"), "records": brought.records, "files": brought.len(), "entry": null });
        return Ok(condition::json(StatusCode::OK, &told));
    }
    let named = Named { key: parameter("key"), name: parameter("name"), zone: parameter("time_zone") };
    let Founded { key, records, files, entry } =
        bring::found(&house.engine, &visitor, named, content, progress).await?;
    let told = json!({ "key": key, "records": records, "files": files, "entry": entry });
    let mut answer = condition::json(StatusCode::CREATED, &told);
    let location = HeaderValue::try_from(format!("{BASE}/orgs/{key}/registers"));
    answer.headers_mut().insert(header::LOCATION, location.expect("keys fit a header"));
    Ok(answer)
}

/// The body, on its way in apart from memory.
async fn arrived(visitor: &Visitor, body: Body) -> Result<Arrived, Problem> {
    let mut arriving = visitor.house.engine.arrive(&visitor.actor()).await?;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let cut = |_| Problem::from(Halt::Malformed("the file was cut short; send it again".to_owned()));
        arriving.push(&piece.map_err(cut)?).await?;
    }
    Ok(arriving.finish().await.map_err(Failure::from)?)
}

fn told(org: &Held<Organization>, membership: &Membership) -> Json {
    json!({
        "key": &*org.key,
        "name": &*org.name,
        "time_zone": org.time_zone.as_deref(),
        "role": membership.role.key(),
        "person": membership.person.as_deref(),
    })
}
