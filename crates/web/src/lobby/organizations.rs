//! The organizations a visitor belongs to, and the ways into a new one for administrators of the instance.

use access::Role;
use askama::Template;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use engine::Failure;
use kernel::Refusal;

use super::bring;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::flash;
use crate::frame::{Button, Frame, Head, page};
use crate::house::House;
use crate::intake::{self, Whose};
use crate::lobby::sample::SAMPLE;
use crate::sent::Sent;
use crate::visit::Visitor;
use crate::wrongs::Wrongs;

#[derive(Template)]
#[template(path = "lobby/organizations.html")]
struct Page {
    frame: Frame,
    head: Head,
    organizations: Vec<(String, String, String)>,
    founds: bool,
    /// Whether the visitor belongs to the sample organization.
    sampled: bool,
    /// Whether what is refused was to be founded from a file.
    from_file: bool,
    /// Foundings from files that go on, or whose answer waits: where, and what they bring.
    open: Vec<(String, String)>,
    /// How much is taken, in words.
    limit: String,
    /// What is wrong with the file.
    refusals: Vec<Refusal>,
    /// What is wrong with the form.
    wrongs: Wrongs,
    typed: Pairs,
}

/// What the fields are called.
const LABELS: [(&str, &str); 3] = [("name", "found-name"), ("key", "found-key"), ("time_zone", "found-zone")];

impl Page {
    fn typed(&self, name: &str) -> &str {
        text(&self.typed, name)
    }
}

/// `GET /`.
pub async fn list(State(house): State<House>, visitor: Result<Visitor, Halt>) -> Result<Response, Halt> {
    match visitor {
        Ok(visitor) => shown(&visitor, Vec::new(), Pairs::new(), From::Nothing),
        Err(_) if house.engine.is_new() => Ok(Redirect::to("/setup").into_response()),
        Err(halt) => Err(halt),
    }
}

/// From what an organization is founded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// From nothing.
    Nothing,
    /// From what another installation exported.
    File,
}

/// The page, with what was refused of the form it came from.
pub fn shown(visitor: &Visitor, refusals: Vec<Refusal>, typed: Pairs, from: From) -> Result<Response, Halt> {
    let t = visitor.manner.texts;
    let named = |role: Role| t.choice("access-role", kernel::Choice::key(role)).to_owned();
    let sampled = visitor.organizations().iter().any(|(key, ..)| key == SAMPLE);
    let mine = visitor.organizations().into_iter();
    let mine = mine.map(|(key, name, role)| (name, format!("/o/{key}"), named(role)));
    let mut head = Head::new(t, t.t("organizations")).why(t.t("organizations-why"));
    if visitor.administrator {
        head = head.button(Button::link(t.t("accounts"), "/accounts"));
    }
    let of_form = if from == From::File { &[] } else { &refusals[..] };
    page(&Page {
        wrongs: Wrongs::of(t, of_form, &LABELS),
        frame: Frame::outside(visitor, t.t("organizations")),
        head,
        organizations: mine.collect(),
        founds: visitor.administrator,
        sampled,
        from_file: from == From::File,
        open: intake::open(&visitor.house, &Whose::founding(visitor, bring::BELOW), t),
        limit: t.with("found-file-limit", &bring::limits()),
        refusals,
        typed,
    })
}

/// `POST /organizations`: founds one; whoever founds it administers it.
pub async fn found(State(house): State<House>, visitor: Visitor, Sent(pairs): Sent) -> Result<Response, Halt> {
    let (key, name, zone) = (text(&pairs, "key").trim(), text(&pairs, "name").trim(), text(&pairs, "time_zone").trim());
    let actor = visitor.actor();
    let founded = async {
        house.engine.found(key, name, Some(zone).filter(|zone| !zone.is_empty()), &actor).await?;
        house.engine.join(visitor.account, key, Role::Administrator, None, &actor).await
    };
    match founded.await {
        Ok(()) => {
            Ok(flash::go(&format!("/o/{key}"), visitor.manner.texts.one("founded", "name", name.to_owned()), None))
        }
        Err(Failure::Refused(refusals)) => {
            let status = crate::error::status_of(&refusals).max(StatusCode::FORBIDDEN);
            Ok((status, shown(&visitor, refusals, pairs, From::Nothing)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}
