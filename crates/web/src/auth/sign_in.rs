//! Signing in and out.

use askama::Template;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use engine::Failure;
use engine::accounts::SignInRefusal;

use super::{Pairs, cookie, text};
use crate::error::Halt;
use crate::frame::page;
use crate::house::House;
use crate::manner::Manner;
use crate::sent::Sent;
use crate::visit::Visitor;

#[derive(Template)]
#[template(path = "auth/sign-in.html")]
struct Page<'a> {
    manner: Manner,
    login: &'a str,
    next: &'a str,
    wrong: Option<String>,
}

/// `GET /sign-in`.
pub async fn form(
    State(house): State<House>,
    headers: HeaderMap,
    Query(query): Query<Pairs>,
) -> Result<Response, Halt> {
    if house.engine.is_new() {
        return Ok(Redirect::to("/setup").into_response());
    }
    page(&Page { manner: Manner::of(&headers, None), login: "", next: text(&query, "next"), wrong: None })
}

/// `POST /sign-in`.
pub async fn enter(State(house): State<House>, headers: HeaderMap, Sent(pairs): Sent) -> Result<Response, Halt> {
    let (login, next) = (text(&pairs, "login"), text(&pairs, "next"));
    let refusal = match house.engine.sign_in(login, text(&pairs, "password"), agent(&headers)).await {
        Ok(secret) => {
            let mut answer = Redirect::to(&landing(&house, login, next)).into_response();
            answer.headers_mut().append(header::SET_COOKIE, cookie::give(&house.settings, &secret));
            return Ok(answer);
        }
        Err(refusal) => refusal,
    };
    let manner = Manner::of(&headers, None);
    let (status, wrong, wait) = match refusal {
        SignInRefusal::Wrong | SignInRefusal::Locked => {
            (StatusCode::UNAUTHORIZED, manner.texts.t("sign-in-wrong").to_owned(), None)
        }
        SignInRefusal::TooMany(seconds) => {
            let wrong = manner.texts.one("sign-in-wait", "seconds", seconds);
            (StatusCode::TOO_MANY_REQUESTS, wrong, Some(HeaderValue::from(seconds)))
        }
        SignInRefusal::Broken(fault) => return Err(Failure::Fault(fault).into()),
    };
    let mut answer = (status, page(&Page { manner, login, next, wrong: Some(wrong) })?).into_response();
    if let Some(wait) = wait {
        answer.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    Ok(answer)
}

/// `POST /sign-out`.
pub async fn leave(State(house): State<House>, visitor: Visitor) -> Result<Response, Halt> {
    house.engine.end_session(visitor.account, &visitor.session.id).await?;
    let mut answer = Redirect::to("/sign-in").into_response();
    answer.headers_mut().append(header::SET_COOKIE, cookie::take(&house.settings));
    Ok(answer)
}

/// What stands for a browser that gives no name.
pub(super) const NAMELESS: &str = "unknown";

/// The browser's name for itself, to be recognized in the list of sessions.
pub fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or(NAMELESS)
}

/// Where somebody begins: at the page asked for, else with what is to be done in the one organization there is.
pub(super) fn landing(house: &House, login: &str, next: &str) -> String {
    if let Some(asked) = ours(next).filter(|path| *path != "/") {
        return asked.to_owned();
    }
    let instance = house.engine.instance();
    let account = house.engine.account(login);
    let mut own = account.into_iter().flat_map(|account| access::belongs(account, &instance));
    match (own.next(), own.next()) {
        (Some((org, _)), None) => format!("/o/{}/today", org.key),
        _ => "/".to_owned(),
    }
}

/// A path on this server, never another site's.
pub fn ours(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('/')?;
    let clean = !rest.starts_with(['/', '\\']) && !path.contains(|c: char| c.is_control());
    (clean && !path.starts_with("/sign-in")).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::ours;

    #[test]
    fn signing_in_never_leads_to_another_site() {
        assert_eq!(ours("/o/sample/planning/risks?q=a"), Some("/o/sample/planning/risks?q=a"));
        for path in ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/sign-in"] {
            assert_eq!(ours(path), None, "{path}");
        }
    }
}
