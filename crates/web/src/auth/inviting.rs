//! Accounts for many people at once: chosen from the register of people, made as one entry, passwords shown once.

use std::collections::HashSet;

use access::{Right, Role};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::accounts::{Invited, PEOPLE_MAX};
use engine::{Actor, Failure, role_by_records};
use isms::support::Person;
use kernel::{Choice, Declared, Id, RawId, Refusal, Row};

use super::members::{Admitting, BY_RECORDS, ROLES, members};
use super::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Frame, Head, page};
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// Somebody for whom no account stands yet.
struct Candidate {
    reference: String,
    name: String,
    /// The address that the account signs in by; empty where there is none yet.
    email: String,
    /// The role that the records speak for.
    role: Role,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "auth/inviting.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    people: String,
    candidates: Vec<Candidate>,
    role: String,
    refusals: Vec<Refusal>,
    /// Who was invited: shown once.
    invited: Vec<Invited>,
    /// Where somebody whose password was lost gets a new one, where the people chosen have accounts already.
    again: Option<String>,
}

impl Page {
    fn role(&self, role: &Role) -> &str {
        self.frame.t.choice("access-role", role.key())
    }

    fn role_help(&self, role: &Role) -> &str {
        self.frame.t.choice_help("access-role", role.key())
    }
}

/// `GET /o/{org}/members/invite`: with `?id=P-003`, once for each, those are chosen.
pub async fn form(Admitting(At(visit)): Admitting, Query(given): Query<Pairs>) -> Result<Response, Halt> {
    shown(&visit, &given, Vec::new(), Vec::new())
}

/// `POST /o/{org}/members/invite`.
pub async fn make(Admitting(At(visit)): Admitting, Sent(pairs): Sent) -> Result<Response, Halt> {
    visit.asked()?;
    match invite(&visit, &pairs).await {
        Ok(invited) => shown(&visit, &Pairs::new(), Vec::new(), invited),
        Err(Failure::Refused(refusals)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&visit, &pairs, refusals, Vec::new())?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

async fn invite(visit: &Visit, pairs: &Pairs) -> Result<Vec<Invited>, Failure> {
    let role = match text(pairs, "role") {
        BY_RECORDS => None,
        typed => Some(Role::of(typed).ok_or_else(|| Refusal::software("role", "choose a role"))?),
    };
    let named = pairs.iter().filter(|(name, _)| name == "id").map(|(_, text)| text.as_str());
    of(visit, named, role).await
}

/// Invites people by their references or ids, each in the role that their records speak for where none is given.
pub async fn of<'a>(
    visit: &Visit,
    named: impl Iterator<Item = &'a str>,
    role: Option<Role>,
) -> Result<Vec<Invited>, Failure> {
    let found = |named: &str| {
        let wrong =
            |_| Refusal::software("people", format!("there is no person {named}; write a reference such as P-003"));
        visit.state.resolve(Person::KEY, named).map_err(wrong)
    };
    let people = named.map(found).collect::<Result<Vec<RawId>, _>>()?;
    // Administering an organization's members is administering that much of the instance.
    let by = Actor { role: Role::Administrator, ..visit.actor.clone() };
    visit.house().engine.invite(&visit.org, &people, role, &by).await
}

/// Where accounts are made for some people; none for whoever may not.
pub fn offered(visit: &Visit, rows: &[Row<'_>]) -> Option<String> {
    let stands: HashSet<_> = members(visit).into_iter().filter_map(|member| member.person).collect();
    let works = |row: &Row<'_>| visit.state.get(Id::<Person>::of(row.id)).is_some_and(|own| own.works_on(visit.today));
    let free = |row: &&Row<'_>| !row.head.retired && !stands.contains(&row.id) && works(row);
    let without = rows.iter().filter(free).take(PEOPLE_MAX);
    let query = without.map(|row| format!("id={}", row.reference())).collect::<Vec<_>>().join("&");
    visit.has(Right::Admit).then(|| visit.href(&format!("members/invite?{query}")))
}

fn shown(visit: &Visit, pairs: &Pairs, refusals: Vec<Refusal>, invited: Vec<Invited>) -> Result<Response, Halt> {
    let t = visit.t();
    let stands: HashSet<_> = members(visit).into_iter().filter_map(|member| member.person).collect();
    let chosen: HashSet<_> = pairs.iter().filter(|(name, _)| name == "id").map(|(_, text)| text.as_str()).collect();
    let mut named = chosen.iter().filter_map(|named| visit.state.resolve(Person::KEY, named).ok());
    let table = visit.state.table(Person::KEY);
    let rows = table.into_iter().flat_map(|table| table.rows());
    let rows = rows.filter(|row| !row.head.retired && !stands.contains(&row.id));
    let candidate = |row: Row<'_>| {
        let person = row.record.as_any().downcast_ref::<Person>().filter(|person| person.works_on(visit.today))?;
        let email = person.email.as_ref().map(ToString::to_string).unwrap_or_default();
        let reference = row.reference();
        let chosen = chosen.contains(reference.as_str());
        let role = role_by_records(&visit.state, row.id, visit.today);
        Some(Candidate { name: person.name.to_string(), email, role, chosen, reference })
    };
    let mut candidates: Vec<_> = rows.filter_map(candidate).collect();
    // Those who were chosen come first.
    candidates.sort_by_key(|own| (!own.chosen, own.name.to_lowercase()));
    let typed = text(pairs, "role");
    page(&Page {
        frame: Frame::at(visit, "members", t.t("members-invite")),
        head: Head::new(t, t.t("members-invite"))
            .why(t.one("members-invite-why", "limit", PEOPLE_MAX))
            .below(t.t("members"), visit.href("members")),
        action: visit.href("members/invite"),
        people: visit.href(&crate::frame::register_path(Person::REGISTER)),
        candidates,
        role: if typed.is_empty() { BY_RECORDS.to_owned() } else { typed.to_owned() },
        again: (!refusals.is_empty() && named.any(|id| stands.contains(&id))).then(|| visit.href("members")),
        refusals,
        invited,
    })
}
