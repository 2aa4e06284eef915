//! Who visits which organization as of which day: what every page and every API answer is a function of.

use std::sync::Arc;

use access::{Account, Role};
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, StatusCode, Uri, header, request::Parts};
use engine::accounts::{KIND_SESSION, KIND_TOKEN, Session};
use engine::{Actor, Asked};
use isms::work::Now;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Id, State};

use crate::auth::{account, cookie};
use crate::error::Halt;
use crate::flash::{self, Toast};
use crate::house::House;
use crate::manner::Manner;

/// What is open to whoever still has the password that was handed out: changing it, and leaving.
const UNSETTLED: [&str; 3] = [account::ADDRESS, account::PASSWORD, "/sign-out"];

/// Somebody who is signed in, or a program with a token.
#[derive(Clone)]
pub struct Visitor {
    /// The house.
    pub house: House,
    /// The account.
    pub account: Id<Account>,
    /// Its name.
    pub name: String,
    /// Whether it administers the instance.
    pub administrator: bool,
    /// The session or token.
    pub session: Session,
    /// Language and theme.
    pub manner: Manner,
    /// What the page is to say once.
    pub toast: Option<Toast>,
}

impl Visitor {
    /// From the session cookie or the bearer token.
    pub async fn of(house: &House, headers: &HeaderMap) -> Result<Self, Halt> {
        Self::unsettled(house, headers).await?.settled()
    }

    /// The same, also while the password is still one that was handed out.
    async fn unsettled(house: &House, headers: &HeaderMap) -> Result<Self, Halt> {
        // Who sends the header asks as a program: the cookie counts for nothing, so that no other site can lend it.
        let (secret, kind) = match headers.get(header::AUTHORIZATION) {
            Some(_) => (bearer(headers), KIND_TOKEN),
            None => (cookie::session(&house.settings, headers), KIND_SESSION),
        };
        let session = house.engine.session_anywhere(secret.ok_or(Halt::SignIn)?).await;
        let session = session.filter(|session| session.kind == kind).ok_or(Halt::SignIn)?;
        let instance = house.engine.instance();
        let account = instance.get(session.account).ok_or(Halt::SignIn)?;
        let manner = Manner::of(headers, account.language.as_deref());
        Ok(Self {
            house: house.clone(),
            account: session.account,
            name: account.name.to_string(),
            administrator: account.administrator,
            session,
            manner,
            toast: flash::said(headers),
        })
    }

    /// The same visitor, where nobody else knows the password of a session. A program's token was made by whoever
    /// could enter.
    fn settled(self) -> Result<Self, Halt> {
        let handed_out = self.session.kind == KIND_SESSION && self.house.engine.is_handed_out(self.account);
        if handed_out { Err(Halt::HandedOut) } else { Ok(self) }
    }

    /// The organizations it belongs to: key, name, role.
    pub fn organizations(&self) -> Vec<(String, String, Role)> {
        let instance = self.house.engine.instance();
        let own = access::belongs(self.account, &instance);
        own.map(|(org, membership)| (org.key.to_string(), org.name.to_string(), membership.role)).collect()
    }

    /// The zone of its organizations, where they agree; else UTC.
    pub fn zone(&self) -> TimeZone {
        let engine = &self.house.engine;
        let mut zones: Vec<_> = self.organizations().iter().map(|(key, ..)| engine.zone(key)).collect();
        zones.dedup();
        if let [one] = &zones[..] { one.clone() } else { TimeZone::UTC }
    }

    /// What the account prefers under a name.
    pub fn preference(&self, name: &str) -> Option<String> {
        self.house.engine.preferences(self.account).remove(name)
    }

    /// As an actor on the instance's own ledger.
    pub fn actor(&self) -> Actor {
        let role = if self.administrator { Role::Administrator } else { Role::Reader };
        Actor { account: self.account.raw(), name: self.name.clone(), role, person: None }
    }
}

/// The token of an `Authorization: Bearer` header.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Some(value.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))?.1.trim())
}

impl FromRequestParts<House> for Visitor {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Halt> {
        let visitor = match UNSETTLED.contains(&parts.uri.path()) {
            true => Self::unsettled(house, &parts.headers).await?,
            false => Self::of(house, &parts.headers).await?,
        };
        house.engine.seen(&visitor.session).await;
        Ok(visitor)
    }
}

/// A visitor in an organization, before its state is looked at.
pub struct Entrance {
    /// Who.
    pub visitor: Visitor,
    /// The organization's key.
    pub org: String,
    /// In which role, as which person.
    pub actor: Actor,
    /// Today there.
    pub today: Date,
    /// The day to be shown, where it is not today.
    pub as_of: Option<Date>,
    /// The day asked for, where it is still to come.
    ahead: Option<Date>,
    /// The page asked for, below the organization.
    here: String,
}

impl Entrance {
    /// Whether and how a visitor may enter.
    pub fn of(visitor: Visitor, org: &str, query: &str) -> Result<Self, Halt> {
        let engine = &visitor.house.engine;
        let known = || engine.organization_of(org).is_some();
        let Some(actor) = engine.membership(visitor.account, org) else {
            // Whoever does not belong is not told which organizations there are.
            return Err(if visitor.administrator && known() {
                Halt::Forbidden(visitor.manner.texts.t("error-no-member").to_owned())
            } else {
                Halt::NotFound
            });
        };
        let today = engine.today(org);
        let named = as_of(query)?;
        let (as_of, ahead) = (named.filter(|day| *day < today), named.filter(|day| *day > today));
        Ok(Self { visitor, org: org.to_owned(), actor, today, as_of, ahead, here: String::new() })
    }

    /// With the page that is shown: where whoever does something from it comes back to.
    pub fn showing(mut self, uri: &Uri) -> Self {
        let below = uri.path().splitn(4, '/').nth(3).unwrap_or_default();
        let whole = uri.query().map(|query| format!("{below}?{query}"));
        let plain = whole.into_iter().chain([below.to_owned()]).find(|path| leads_inside(path));
        self.here = plain.unwrap_or_default();
        self
    }

    /// For a view that rehearses a day still to come on what is known today.
    pub fn looking_ahead(self) -> Self {
        Self { ahead: None, ..self }
    }

    /// Looks at the state. Nobody knows yet what it will be on a day to come.
    pub async fn open(self) -> Result<Visit, Halt> {
        if self.ahead.is_some() {
            let message = format!("as_of: this day is still to come; pick {} or an earlier one", self.today);
            return Err(Halt::Malformed(message));
        }
        let engine = &self.visitor.house.engine;
        let state = match self.as_of {
            Some(day) => engine.state_at(&self.org, day).await?,
            None => engine.state(&self.org).await?,
        };
        if self.as_of.is_none() {
            self.visitor.house.heed(&self.org, &state);
        }
        let instance = engine.instance();
        let held = engine.organization_of(&self.org).and_then(|id| instance.get(id));
        let (name, zone) = held.map(|held| (held.name.to_string(), held.time_zone.clone())).unwrap_or_default();
        let Self { visitor, org, actor, today, as_of, ahead: _, here } = self;
        let zone = zone.and_then(|zone| TimeZone::get(&zone).ok()).unwrap_or(TimeZone::UTC);
        Ok(Visit { visitor, org, name, zone, actor, today, as_of, state, here })
    }
}

/// Whether an address is one below an organization, so that a form may lead back to it.
pub fn leads_inside(path: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "/-_.?=&".contains(sign);
    let inside = path.starts_with(|sign: char| sign.is_ascii_lowercase()) && !path.contains("..");
    inside && path.chars().all(plain)
}

/// The day named in a query.
fn as_of(query: &str) -> Result<Option<Date>, Halt> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let mut days = pairs.iter().filter(|(key, day)| key == "as_of" && !day.is_empty()).map(|(_, day)| day);
    let Some(text) = days.next() else { return Ok(None) };
    if days.any(|other| other != text) {
        return Err(Halt::Malformed("as_of: two days are named; name one".to_owned()));
    }
    kernel::parse::date(text).map(Some).map_err(|wrong| Halt::Malformed(format!("as_of: {}", wrong.0)))
}

/// A visitor in an organization, with the state shown.
pub struct Visit {
    /// Who.
    pub visitor: Visitor,
    /// The organization's key.
    pub org: String,
    /// Its name.
    pub name: String,
    /// Its time zone.
    pub zone: TimeZone,
    /// In which role, as which person.
    pub actor: Actor,
    /// Today there.
    pub today: Date,
    /// The day shown, where it is not today.
    pub as_of: Option<Date>,
    /// The management system as of that day.
    pub state: Arc<State>,
    /// The page shown, below the organization; empty where a form was sent.
    pub here: String,
}

impl Visit {
    /// The house.
    pub fn house(&self) -> &House {
        &self.visitor.house
    }

    /// The words.
    pub fn t(&self) -> &'static crate::texts::Texts {
        self.visitor.manner.texts
    }

    /// The name of the time zone in which days begin and end.
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// The day shown.
    pub fn day(&self) -> Date {
        self.as_of.unwrap_or(self.today)
    }

    /// The moment shown: now, or the end of a past day.
    pub fn now(&self) -> Now {
        match self.as_of {
            Some(day) => Now::from((day, self.zone.clone())),
            None => Now { day: self.today, time: self.house().engine.now(), zone: self.zone.clone() },
        }
    }

    /// An address in this organization that keeps the day shown: `planning/risks/R-0001`.
    pub fn href(&self, path: &str) -> String {
        let Self { org, .. } = self;
        match self.as_of {
            None => format!("/o/{org}/{path}"),
            Some(day) => format!("/o/{org}/{path}{}as_of={day}", if path.contains('?') { '&' } else { '?' }),
        }
    }

    /// Whether the visitor has a right today; the past is only read.
    pub fn has(&self, right: access::Right) -> bool {
        self.as_of.is_none() && self.actor.role.has(right)
    }

    /// The circumstances of a command, refused where a past day is shown.
    pub fn asked(&self) -> Result<Asked, Halt> {
        if self.as_of.is_some() { Err(Halt::ReadOnly) } else { Ok(Asked::by(self.actor.clone())) }
    }
}

/// Extracts the visit that the door opened for this request.
#[derive(Clone)]
pub struct At(pub Arc<Visit>);

impl FromRequestParts<House> for At {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Halt> {
        parts.extensions.get::<At>().cloned().ok_or(Halt::Bare(StatusCode::INTERNAL_SERVER_ERROR))
    }
}
