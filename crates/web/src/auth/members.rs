//! Who belongs to an organization, in which role, as which person.

use access::{Account, Membership, Right, Role};
use askama::Template;

use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use engine::{Actor, Failure, role_by_records};
use isms::support::Person;
use kernel::{Basis, Choice, Command, Declared, Id, Path, RawId, Refusal, State, Value};

use super::past::{self, Step};
use super::{Pairs, settings, text};
use crate::error::Halt;
use crate::flash;
use crate::frame::{Button, Frame, Head, page};
use crate::generic::gone;
use crate::house::House;
use crate::sent::Sent;
use crate::visit::{At, Visit};
use crate::wrongs::Wrongs;

/// An account that belongs to an organization.
pub struct Member {
    account: RawId,
    name: String,
    login: String,
    role: Role,
    /// The person it stands for.
    pub person: Option<RawId>,
    here: bool,
    /// When the person left, in words.
    left: Option<String>,
    /// Who said last for whom the account stands, and when.
    said: Option<String>,
}

impl Member {
    /// Whether it may do what holds for the whole organization.
    pub fn governs(&self) -> bool {
        self.role.has(Right::Govern)
    }
}

#[derive(Template)]
#[template(path = "auth/members.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    members: Vec<Member>,
    people: Vec<(RawId, String)>,
    /// Those of them for whom no account stands yet.
    without: Vec<(RawId, String)>,
    rights: Vec<(String, Vec<bool>)>,
    resets: bool,
    wrongs: Wrongs,
    typed: Pairs,
    /// Login and password of an account just made.
    secret: Option<(String, String)>,
    /// What was done to who belongs here, newest first.
    past: Vec<Step>,
}

impl Page {
    fn role(&self, role: &Role) -> &str {
        self.frame.t.choice("access-role", role.key())
    }

    fn role_help(&self, role: &Role) -> &str {
        self.frame.t.choice_help("access-role", role.key())
    }

    /// Whom the form of a new member names: somebody of the register, or [`NEW`].
    fn named(&self) -> &str {
        let typed = text(&self.typed, "person");
        if typed.is_empty() && !self.typed.iter().any(|(name, _)| name == "person") { NEW } else { typed }
    }

    /// The role of a new member as chosen; to begin with the one that their records speak for.
    fn role_of_new(&self) -> &str {
        let typed = text(&self.typed, "role");
        if typed.is_empty() { BY_RECORDS } else { typed }
    }
}

/// What the fields of the form are called.
const LABELS: [(&str, &str); 5] = [
    ("name", "member-name"),
    ("login", "sign-in-name"),
    ("role", "member-role"),
    ("person", "member-who"),
    ("account", "member"),
];

/// Stands for somebody who is in no register yet and is written into it.
const NEW: &str = "new";

/// Stands for the role that the records speak for: a manager's for whoever may approve by the roles they hold.
pub const BY_RECORDS: &str = "by-records";

/// The role that a form asks for, for a person; somebody who is in no register yet holds no role there.
fn role_asked(visit: &Visit, pairs: &Pairs, person: Option<RawId>) -> Result<Role, Refusal> {
    match text(pairs, "role") {
        BY_RECORDS => Ok(person.map_or(Role::Contributor, |id| role_by_records(&visit.state, id, visit.today))),
        typed => Role::of(typed).ok_or_else(|| Refusal::software("role", "choose a role")),
    }
}

/// Every role, the one that may least first.
pub const ROLES: [Role; 4] = [Role::Reader, Role::Contributor, Role::Manager, Role::Administrator];

async fn shown(
    visit: &Visit,
    state: &State,
    refusals: Vec<Refusal>,
    typed: Pairs,
    secret: Option<(String, String)>,
) -> Result<Response, Halt> {
    let (t, past) = (visit.t(), past::steps(visit).await?);
    let people = state.of::<Person>().iter();
    let people: Vec<_> = people.map(|(id, person)| (id.raw(), person.name.to_string())).collect();
    let mut members = members(visit);
    for member in &mut members {
        let said = past.iter().find(|step| step.stands && step.of == member.account);
        let words =
            |step: &Step| t.with("member-said", &[("who", (&*step.who).into()), ("time", (&*step.time).into())]);
        member.said = said.map(words);
    }
    let stands = |id: &RawId| members.iter().any(|member| member.person.as_ref() == Some(id));
    let works = |id: &RawId| state.get(Id::<Person>::of(*id)).is_some_and(|person| person.works_on(visit.today));
    let row = |right: &Right| (t.t(right.key()).to_owned(), ROLES.iter().map(|role| role.has(*right)).collect());
    page(&Page {
        frame: Frame::at(visit, "members", t.t("members")),
        head: Head::new(t, t.t("members"))
            .why(t.t("members-why"))
            .button(Button::link(t.t("settings"), visit.href(settings::PATH)))
            .button(Button::link(t.t("members-invite"), visit.href("members/invite"))),
        action: visit.href("members"),
        without: people.iter().filter(|(id, _)| !stands(id) && works(id)).cloned().collect(),
        people,
        members,
        rights: access::rights::RIGHTS.iter().map(row).collect(),
        resets: visit.visitor.administrator,
        wrongs: Wrongs::of(t, &refusals, &LABELS),
        typed,
        secret,
        past,
    })
}

/// Every account that belongs to the organization.
pub fn members(visit: &Visit) -> Vec<Member> {
    let instance = visit.house().engine.instance();
    let Some(org) = visit.house().engine.organization_of(&visit.org) else { return Vec::new() };
    let member = |membership: &Membership| {
        let account = instance.get(membership.account)?;
        let person = membership.person.as_ref().and_then(|person| person.parse().ok());
        Some(Member {
            account: membership.account.raw(),
            name: account.name.to_string(),
            login: account.login.to_string(),
            role: membership.role,
            left: person.and_then(|id| visit.state.find(id)).and_then(|row| gone::gone(visit, &row)),
            person,
            here: membership.account == visit.visitor.account,
            said: None,
        })
    };
    instance.pointing::<Membership>(org.raw()).filter_map(|(_, held)| member(&held.record)).collect()
}

/// Members who have left: the name, and the day in words.
pub fn left(visit: &Visit) -> Vec<(String, String)> {
    members(visit).into_iter().filter_map(|member| Some((member.name, member.left?))).collect()
}

/// `GET /o/{org}/members`: with `?person=P-003` the form of a new member names that person.
pub async fn show(Admitting(At(visit)): Admitting, Query(given): Query<Pairs>) -> Result<Response, Halt> {
    let person = chosen(&visit, text(&given, "person")).unwrap_or_default();
    let typed = person.map(|id| vec![("person".to_owned(), id.to_string())]).unwrap_or_default();
    shown(&visit, &visit.state, Vec::new(), typed, None).await
}

/// A visit by somebody who may say who belongs here. Others are refused before what they sent is looked at.
pub struct Admitting(pub At);

impl FromRequestParts<House> for Admitting {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Halt> {
        let At(visit) = At::from_request_parts(parts, house).await?;
        admitting(&visit).map(|()| Self(At(visit)))
    }
}

/// `POST /o/{org}/members`: adds a member, changes one, or takes one out.
pub async fn change(Admitting(At(visit)): Admitting, Sent(pairs): Sent) -> Result<Response, Halt> {
    visit.asked()?;
    match changed(&visit, &pairs).await {
        Ok(None) => Ok(flash::go(&visit.href("members"), visit.t().t("members-changed"), None)),
        Ok(secret) => {
            // The new member may stand for a person who was written down just now.
            let state = visit.house().engine.state(&visit.org).await?;
            shown(&visit, &state, Vec::new(), Pairs::new(), secret).await
        }
        Err(Failure::Refused(refusals)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&visit, &visit.state, refusals, pairs, None).await?)
                .into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn admitting(visit: &Visit) -> Result<(), Halt> {
    if visit.actor.role.has(Right::Admit) {
        return Ok(());
    }
    Err(Halt::Forbidden(visit.t().one("error-forbidden-help", "organization", visit.name.clone())))
}

/// Gives a member a new password, shown once. An account may belong to other organizations too, so only
/// those who administer the instance may.
async fn reset(visit: &Visit, account: Id<Account>) -> Result<(String, String), Failure> {
    if !visit.visitor.administrator || account == visit.visitor.account {
        let message = "only an administrator of this server gives others a new password";
        return Err(Refusal::forbidden(message, Basis::HouseRule).into());
    }
    let engine = &visit.house().engine;
    let password = engine.reset_password(account).await?;
    let login = engine.instance().get(account).map(|held| held.login.to_string()).unwrap_or_default();
    Ok((login, password))
}

async fn changed(visit: &Visit, pairs: &Pairs) -> Result<Option<(String, String)>, Failure> {
    let engine = &visit.house().engine;
    // Administering an organization's members is administering that much of the instance.
    let by = Actor { role: Role::Administrator, ..visit.actor.clone() };
    let new = text(pairs, "person") == NEW;
    let person = if new { None } else { chosen(visit, text(pairs, "person"))? };
    let role = role_asked(visit, pairs, person);
    let named = text(pairs, "account").parse::<RawId>().ok().map(Id::<Account>::of);
    if let (Some(account), "reset") = (named, text(pairs, "do")) {
        return reset(visit, account).await.map(Some);
    }
    if let Some(account) = named {
        if text(pairs, "do") == "remove" {
            engine.leave(account, &visit.org, &by).await?;
        } else {
            engine.join(account, &visit.org, role?, person, &by).await?;
        }
        return Ok(None);
    }
    let (login, name, role) = (known_as(visit, person, pairs, "login"), known_as(visit, person, pairs, "name"), role?);
    let (login, name) = (login.as_str(), name.as_str());
    if let Some(known) = engine.account(login) {
        let name = engine.instance().get(known).map(|held| held.name.to_string()).unwrap_or_default();
        let person = if new { Some(written(visit, &name, login).await?) } else { person };
        engine.join(known, &visit.org, role, person, &by).await?;
        return Ok(None);
    }
    if login.is_empty() || name.is_empty() {
        let lacking = [("login", login), ("name", name)].into_iter().filter(|(_, text)| text.is_empty());
        let refusals: Vec<_> = lacking.map(|(at, _)| Refusal::software(at, "required; fill this in")).collect();
        return Err(refusals.into());
    }
    if let Some(person) = person {
        // First, so that no account is made that stands for nobody.
        engine.may_be_stood_for(&visit.org, person, &by).await?;
    }
    if new {
        // First, since the password is shown once and must not be lost to a person who cannot be written down.
        let asked = engine::Asked::by(visit.actor.clone());
        engine.try_out(&visit.org, asked, new_person(name, login), drop).await?;
    }
    let (account, password) = engine.create_account(login, name, None, false, &by).await?;
    let person = if new { Some(written(visit, name, login).await?) } else { person };
    engine.join(account, &visit.org, role, person, &by).await?;
    Ok(Some((login.to_lowercase(), password)))
}

/// What was typed; where it was left empty, what the register knows of the person: an account is named like its person
/// and signs in by the e-mail address.
fn known_as(visit: &Visit, person: Option<RawId>, pairs: &Pairs, field: &str) -> String {
    let typed = text(pairs, field).trim();
    let known = person.and_then(|id| visit.state.get(Id::<Person>::of(id)));
    let known = known.filter(|_| typed.is_empty()).and_then(|person| match field {
        "name" => Some(person.name.to_string()),
        _ => person.email.as_ref().map(ToString::to_string),
    });
    known.unwrap_or_else(|| typed.to_owned())
}

/// What writes a new member into the register of people.
fn new_person(name: &str, login: &str) -> Command {
    let mut values = vec![(Path::field("name"), Value::Text(name.to_owned()))];
    values.extend(login.contains('@').then(|| (Path::field("email"), Value::Text(login.to_owned()))));
    Command::Create(Person::REGISTER, values)
}

/// The person written into the register for a new member.
async fn written(visit: &Visit, name: &str, login: &str) -> Result<RawId, Failure> {
    let asked = engine::Asked::by(visit.actor.clone());
    let done = visit.house().engine.execute(&visit.org, asked, new_person(name, login)).await?;
    Ok(done.changes.first().map(|change| change.subject().1).unwrap_or_default())
}

/// The person an account is to stand for; none where nobody was chosen.
fn chosen(visit: &Visit, text: &str) -> Result<Option<RawId>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let known = visit.state.resolve(Person::KEY, text).ok();
    known.map(Some).ok_or_else(|| Refusal::software("person", "choose a person of this organization"))
}
