//! One's own account: sessions, password, API tokens.

use askama::Template;

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::Failure;
use engine::accounts::{KIND_SESSION, KIND_TOKEN, Session};
use jiff::tz::TimeZone;
use kernel::Refusal;

use super::sign_in::landing;
use super::{Pairs, agent, cookie, text};
use crate::error::Halt;
use crate::flash;
use crate::frame::{Frame, Head, page};
use crate::house::House;
use crate::sent::Sent;
use crate::visit::Visitor;
use crate::wrongs::Wrongs;

/// Where one's own account is looked at, and where its password is changed.
pub const ADDRESS: &str = "/account";
pub const PASSWORD: &str = "/account/password";

/// What the fields are called.
const LABELS: [(&str, &str); 4] = [
    ("old", "account-password-old"),
    ("new", "account-password-new"),
    ("name", "account-token-name"),
    ("days", "account-token-days"),
];
/// Days a token lives where nothing else is chosen.
const TOKEN_DAYS: u32 = 365;

#[derive(Template)]
#[template(path = "auth/account.html")]
struct Page {
    frame: Frame,
    head: Head,
    here: String,
    /// Whether others know the password, so that nothing else is open before it is changed.
    handed_out: bool,
    /// The zone in which times are told.
    zone: TimeZone,
    sessions: Vec<Session>,
    tokens: Vec<Session>,
    wrongs: Wrongs,
    /// A token just made.
    secret: Option<String>,
    /// The page that was asked for, where the password has to be changed first.
    next: String,
}

impl Page {
    /// What the browser of a session is called.
    fn agent(&self, session: &Session) -> String {
        agent::named(self.frame.t, &session.agent)
    }

    fn time(&self, time: &jiff::Timestamp) -> String {
        self.frame.t.time(*time, &self.zone)
    }
}

fn shown(visitor: &Visitor, refusals: Vec<Refusal>, secret: Option<String>, next: &str) -> Result<Response, Halt> {
    let engine = &visitor.house.engine;
    let t = visitor.manner.texts;
    page(&Page {
        frame: Frame::outside(visitor, t.t("account")),
        head: Head::new(t, t.t("account")).why(t.one("signed-in-as", "person", visitor.name.clone())),
        here: visitor.session.id.clone(),
        handed_out: engine.is_handed_out(visitor.account),
        sessions: engine.sessions(KIND_SESSION, visitor.account),
        tokens: engine.sessions(KIND_TOKEN, visitor.account),
        wrongs: Wrongs::of(t, &refusals, &LABELS),
        zone: visitor.zone(),
        secret,
        next: next.to_owned(),
    })
}

/// `GET /account`.
pub async fn show(visitor: Visitor, Query(query): Query<Pairs>) -> Result<Response, Halt> {
    shown(&visitor, Vec::new(), None, text(&query, "next"))
}

/// `POST /account/sessions`: ends one session, revokes one token, or ends all other sessions.
pub async fn end(State(house): State<House>, visitor: Visitor, Sent(pairs): Sent) -> Result<Response, Halt> {
    let t = visitor.manner.texts;
    let which = text(&pairs, "end");
    if which == "others" {
        house.engine.end_other_sessions(visitor.account, &visitor.session.id).await?;
        return Ok(flash::go("/account", t.t("account-sessions-ended"), None));
    }
    house.engine.end_session(visitor.account, which).await?;
    Ok(flash::go("/account", t.t("account-ended"), None))
}

/// `POST /account/password`.
pub async fn password(State(house): State<House>, visitor: Visitor, Sent(pairs): Sent) -> Result<Response, Halt> {
    let (old, new, next) = (text(&pairs, "old"), text(&pairs, "new"), text(&pairs, "next"));
    // Whoever came in with a password that was handed out typed it just now.
    let handed_out = house.engine.is_handed_out(visitor.account);
    if !handed_out && !house.engine.is_password(visitor.account, old).await? {
        return refused(&visitor, next, vec![Refusal::software("old", "this is not your password; try again")]);
    }
    if handed_out && house.engine.is_password(visitor.account, new).await? {
        let message = "whoever handed it out knows this one; choose another";
        return refused(&visitor, next, vec![Refusal::software("new", message)]);
    }
    match house.engine.set_password(visitor.account, new).await {
        Ok(()) if handed_out => entered(&house, &visitor, new, next).await,
        Ok(()) => Ok(flash::go("/sign-in", visitor.manner.texts.t("account-password-changed"), None)),
        Err(Failure::Refused(refusals)) => {
            let at_new = |refusal: Refusal| Refusal { field: "new".into(), ..refusal };
            refused(&visitor, next, refusals.into_iter().map(at_new).collect())
        }
        Err(other) => Err(other.into()),
    }
}

/// In with the password just chosen: who came to change one that was handed out goes on.
async fn entered(house: &House, visitor: &Visitor, password: &str, next: &str) -> Result<Response, Halt> {
    let login = house.engine.instance().get(visitor.account).map(|account| account.login.to_string());
    let login = login.unwrap_or_default();
    let entered = house.engine.sign_in(&login, password, &visitor.session.agent).await;
    let mut answer = flash::go(&landing(house, &login, next), visitor.manner.texts.t("account-password-own"), None);
    if let Ok(secret) = entered {
        answer.headers_mut().append(header::SET_COOKIE, cookie::give(&house.settings, &secret));
    }
    Ok(answer)
}

/// `POST /account/tokens`: makes a token and shows it this once.
pub async fn token(State(house): State<House>, visitor: Visitor, Sent(pairs): Sent) -> Result<Response, Halt> {
    let days = text(&pairs, "days").trim();
    let days = if days.is_empty() { Ok(TOKEN_DAYS) } else { days.parse::<u32>() };
    let Some(days) = days.ok().filter(|days| (1..=3_650).contains(days)) else {
        return refused(&visitor, "", vec![Refusal::software("days", "write a number of days from 1 to 3650")]);
    };
    match house.engine.create_token(visitor.account, text(&pairs, "name"), Some(days)).await {
        Ok(secret) => shown(&visitor, Vec::new(), Some(secret), ""),
        Err(Failure::Refused(refusals)) => refused(&visitor, "", refusals),
        Err(other) => Err(other.into()),
    }
}

fn refused(visitor: &Visitor, next: &str, refusals: Vec<Refusal>) -> Result<Response, Halt> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(visitor, refusals, None, next)?).into_response())
}
