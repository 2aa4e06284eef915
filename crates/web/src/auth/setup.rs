//! First run: while nobody has an account, whoever sets the instance up becomes its administrator.

use askama::Template;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use engine::{Actor, Failure};
use kernel::Refusal;

use tokio::sync::Mutex;

use super::{Pairs, cookie, text};
use crate::error::Halt;
use crate::frame::page;
use crate::house::House;
use crate::manner::Manner;
use crate::sent::Sent;
use crate::wrongs::Wrongs;

/// Held while the first account is made, so that two visitors cannot both become the first.
static SETTING_UP: Mutex<()> = Mutex::const_new(());

#[derive(Template)]
#[template(path = "auth/setup.html")]
struct Page {
    manner: Manner,
    name: String,
    login: String,
    wants_code: bool,
    /// The code, where it was the right one.
    code: String,
    wrongs: Wrongs,
}

/// What the fields are called.
const LABELS: [(&str, &str); 4] = [
    ("name", "first-run-name"),
    ("login", "first-run-email"),
    ("password", "first-run-password"),
    ("code", "first-run-code"),
];

/// `GET /setup`.
pub async fn form(State(house): State<House>, headers: HeaderMap) -> Result<Response, Halt> {
    if !house.engine.is_new() {
        return Ok(Redirect::to("/").into_response());
    }
    let wants_code = house.settings.setup_code.is_some();
    let manner = Manner::of(&headers, None);
    let wrongs = Wrongs::of(manner.texts, &[], &LABELS);
    page(&Page { manner, name: String::new(), login: String::new(), wants_code, code: String::new(), wrongs })
}

/// `POST /setup`: makes the administrator and signs in.
pub async fn create(State(house): State<House>, headers: HeaderMap, Sent(pairs): Sent) -> Result<Response, Halt> {
    let _alone = SETTING_UP.lock().await;
    if !house.engine.is_new() {
        return Err(Halt::NotFound);
    }
    match make(&house, &pairs).await {
        Ok(()) => {}
        Err(Failure::Refused(refusals)) => {
            let (name, login) = (text(&pairs, "name").to_owned(), text(&pairs, "login").to_owned());
            let wants_code = house.settings.setup_code.is_some();
            let wrong = refusals.iter().any(|refusal| refusal.field == "code");
            let code = if wrong { String::new() } else { text(&pairs, "code").to_owned() };
            let manner = Manner::of(&headers, None);
            let wrongs = Wrongs::of(manner.texts, &refusals, &LABELS);
            let shown = page(&Page { manner, name, login, wants_code, code, wrongs })?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
        }
        Err(other) => return Err(other.into()),
    }
    let agent = super::sign_in::agent(&headers);
    let secret = house.engine.sign_in(text(&pairs, "login"), text(&pairs, "password"), agent).await;
    let secret = secret.map_err(|_| Halt::SignIn)?;
    let mut answer = Redirect::to("/").into_response();
    answer.headers_mut().append(header::SET_COOKIE, cookie::give(&house.settings, &secret));
    Ok(answer)
}

async fn make(house: &House, pairs: &Pairs) -> Result<(), Failure> {
    let (name, login, password) = (text(pairs, "name"), text(pairs, "login"), text(pairs, "password"));
    let of_account = house.engine.would_create_account(login, name, Some(password), &Actor::operator());
    let mut refusals = match of_account {
        Ok(()) => Vec::new(),
        Err(Failure::Refused(refusals)) => refusals,
        Err(other) => return Err(other),
    };
    for (field, content) in [("name", name), ("login", login), ("password", password)] {
        if content.trim().is_empty() {
            refusals.retain(|refusal| refusal.field != field);
            refusals.push(Refusal::software(field, "required; fill this in"));
        }
    }
    if house.settings.setup_code.as_deref().is_some_and(|code| code != text(pairs, "code").trim()) {
        refusals.push(Refusal::software("code", "this is not the code; it was printed where Muniment was started"));
    }
    // In the order of the form.
    refusals.sort_by_key(|refusal| LABELS.iter().position(|(field, _)| refusal.field == *field));
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    house.engine.create_account(login, name, Some(password), true, &Actor::operator()).await.map(drop)
}
