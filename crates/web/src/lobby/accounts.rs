//! Every account of the instance, for whoever administers it: where each belongs, and erasing those who left.

use access::{Account, ERASE_ACCOUNT};
use askama::Template;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use engine::Failure;
use kernel::{Id, RawId, Refusal};

use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::flash;
use crate::frame::{Frame, Head, page};
use crate::house::House;
use crate::sent::Sent;
use crate::visit::Visitor;

/// Where the page is.
const HERE: &str = "/accounts";

struct Row {
    account: RawId,
    name: String,
    login: String,
    administrator: bool,
    /// Whether it is the visitor's own.
    own: bool,
    /// Key and name of each organization it belongs to.
    organizations: Vec<(String, String)>,
    /// Whether it can be erased today.
    erasable: bool,
    /// The reason typed, where that was refused.
    typed: String,
    refusals: Vec<Refusal>,
}

#[derive(Template)]
#[template(path = "lobby/accounts.html")]
struct Page {
    frame: Frame,
    head: Head,
    /// What is to be known of the place where the data lies.
    warnings: Vec<String>,
    rows: Vec<Row>,
    refused: usize,
}

/// `GET /accounts`.
pub async fn show(Administering(visitor): Administering) -> Result<Response, Halt> {
    shown(&visitor, None)
}

/// `POST /accounts`: takes an account out of an organization, or erases who it was.
pub async fn change(Administering(visitor): Administering, Sent(pairs): Sent) -> Result<Response, Halt> {
    let account = text(&pairs, "account").parse::<RawId>().map(Id::<Account>::of).map_err(|()| Halt::NotFound)?;
    let (engine, t) = (&visitor.house.engine, visitor.manner.texts);
    let (done, said) = match text(&pairs, "do") {
        "leave" => (leave(&visitor, account, text(&pairs, "organization")).await, "account-left"),
        "erase" => (engine.erase_account(account, text(&pairs, "reason"), &visitor.actor()).await, "account-erased"),
        _ => return Err(Halt::NotFound),
    };
    match done {
        Ok(()) => Ok(flash::go(HERE, t.t(said), None)),
        Err(Failure::Refused(refusals)) => {
            let page = shown(&visitor, Some((account.raw(), refusals, &pairs)))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Takes an account out of an organization.
pub async fn leave(visitor: &Visitor, account: Id<Account>, organization: &str) -> Result<(), Failure> {
    visitor.house.engine.leave(account, organization, &visitor.actor()).await
}

/// A visitor who administers the server. Others are refused before what they sent is looked at.
pub struct Administering(pub Visitor);

impl FromRequestParts<House> for Administering {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Halt> {
        let visitor = Visitor::from_request_parts(parts, house).await?;
        if visitor.administrator {
            return Ok(Self(visitor));
        }
        Err(forbidden(&visitor))
    }
}

/// What somebody is told who does not administer the server.
pub fn forbidden(visitor: &Visitor) -> Halt {
    Halt::Forbidden(visitor.manner.texts.t("administering-forbidden").to_owned())
}

fn shown(visitor: &Visitor, refused: Option<(RawId, Vec<Refusal>, &Pairs)>) -> Result<Response, Halt> {
    let t = visitor.manner.texts;
    let mut rows = rows(visitor);
    if let Some((account, refusals, pairs)) = &refused
        && let Some(row) = rows.iter_mut().find(|row| row.account == *account)
    {
        row.refusals.clone_from(refusals);
        row.typed = text(pairs, "reason").to_owned();
    }
    page(&Page {
        frame: Frame::outside(visitor, t.t("accounts")),
        head: Head::new(t, t.t("accounts")).why(t.t("accounts-why")).below(t.t("organizations"), "/"),
        refused: refused.map_or(0, |(_, refusals, _)| refusals.len()),
        warnings: visitor.house.engine.warnings(),
        rows,
    })
}

fn rows(visitor: &Visitor) -> Vec<Row> {
    let state = visitor.house.engine.instance();
    let row = |(id, account): (Id<Account>, &kernel::Held<Account>)| {
        let belongs = access::belongs(id, &state);
        Row {
            account: id.raw(),
            name: account.name.to_string(),
            login: account.login.to_string(),
            administrator: account.administrator,
            own: id == visitor.account,
            erasable: id != visitor.account && (ERASE_ACCOUNT.offered)(&state, id.raw()),
            organizations: belongs.map(|(org, _)| (org.key.to_string(), org.name.to_string())).collect(),
            typed: String::new(),
            refusals: Vec::new(),
        }
    };
    state.of::<Account>().iter().map(row).collect()
}
