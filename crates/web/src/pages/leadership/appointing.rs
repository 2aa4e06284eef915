//! 5.3: roles given to people and made known, all of them on one page and as one entry.

use askama::Template;
use axum::response::{IntoResponse, Response};
use engine::Failure;
use isms::leadership::{HouseRule, Role, top_management};
use isms::support::Person;
use kernel::act::gathered;
use kernel::{Act, Command, Declared, Held, Id, Path, RawId, Refusal, Register, Value};

use crate::auth::members::members;
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::frame::{Frame, Head, page, register_path};
use crate::generic::typed;
use crate::generic::worded::worded;
use crate::pages::history::undo;
use crate::pages::scene::{Doing, Named, Scene};
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Where it is, below an organization.
pub const PATH: &str = "leadership/appointing";
/// The acts that are done for each role.
const ASSIGN: &str = "role.assign";
const TELL: &str = "role.communicate";
/// The key under which all of it is recorded.
const ALL: &str = "bulk.appoint";
/// Names the roles that are made known.
const KNOWN: &str = "known";

/// A role as a row.
struct Line {
    role: Named,
    holders: Vec<Named>,
    /// When it was made known, and to whom; empty where it was not.
    told: String,
    /// Whom it is given to, as it was typed.
    typed: String,
    ticked: bool,
    wrong: Vec<String>,
}

#[derive(Template)]
#[template(path = "leadership/appointing.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    action: String,
    register: &'static Register,
    roles: String,
    people: String,
    may: bool,
    lines: Vec<Line>,
    /// To whom, how, and on which day, as it was typed.
    tells: [String; 3],
    /// What is wrong, each with the role it is about.
    wrong: Vec<(String, String)>,
    /// Roles that nobody holds, with whom to ask for them: nobody gives a role to themselves.
    open: Vec<(Named, Doing)>,
}

fn roles(scene: Scene<'_>) -> Vec<(Id<Role>, &Held<Role>)> {
    let mut roles: Vec<_> = scene.state.of::<Role>().iter().collect();
    roles.sort_by_key(|(_, role)| role.head.reference);
    roles
}

fn line(scene: Scene<'_>, (id, role): (Id<Role>, &Held<Role>), pairs: &Pairs, refusals: &[Refusal]) -> Option<Line> {
    let named = scene.link_to(id)?;
    let (t, place) = (scene.t, format!("{}.person", named.reference));
    let sent = !pairs.is_empty();
    let ticked = pairs.iter().any(|(name, own)| name == KNOWN && *own == named.reference);
    let told = role
        .communicated
        .as_ref()
        .map(|told| t.with("appointing-told", &[("day", t.day(told.on).into()), ("to", told.to.to_string().into())]));
    let wrong = refusals.iter().filter(|refusal| refusal.field == place);
    Some(Line {
        holders: role.holders.iter().filter_map(|holder| scene.link_to(holder)).collect(),
        typed: text(pairs, &place).to_owned(),
        // Of a role that nobody holds there is nothing to make known.
        ticked: if sent { ticked } else { told.is_none() && !role.holders.is_empty() },
        told: told.unwrap_or_default(),
        wrong: wrong.map(|refusal| worded(t, ("", &[]), &refusal.message)).collect(),
        role: named,
    })
}

/// Who is asked to give the visitor a role: top management, else somebody else who may.
fn giver(visit: &Visit, scene: Scene<'_>) -> Option<Id<Person>> {
    let me = scene.person?;
    let here = |id: &Id<Person>| *id != me && scene.state.live(*id).is_ok_and(|person| person.works_on(scene.day));
    let mut top = top_management(scene.state, scene.day).into_iter().filter(here);
    let others = || members(visit).into_iter().filter(|member| member.governs()).filter_map(|member| member.person);
    top.next().or_else(|| others().map(Id::of).find(here))
}

/// The roles that nobody holds, with the request for them; none where whoever looks may take them.
fn open(visit: &Visit, scene: Scene<'_>) -> Vec<(Named, Doing)> {
    let (Some(act), Some(giver), Some(me)) = (isms::act(ASSIGN), giver(visit, scene), scene.person) else {
        return Vec::new();
    };
    if !HouseRule::RolesAreGiven.counts(scene.state) {
        return Vec::new();
    }
    let bare = roles(scene).into_iter().filter(|(_, role)| role.holders.is_empty());
    let asked = |id: Id<Role>| {
        let (row, named) = (scene.state.row(Role::KEY, id.raw())?, scene.link_to(id)?);
        let what = [("role", named.title.clone().into()), ("person", scene.person_name(me).into())];
        let doing = scene.asking_to(act, row, (giver, Some(me)), scene.t.with("appointing-task", &what));
        Some((named, doing))
    };
    bare.filter_map(|(id, _)| asked(id)).collect()
}

fn shown(visit: &Visit, pairs: &Pairs, refusals: &[Refusal]) -> Result<Response, Halt> {
    let scene = Scene::of(visit);
    let t = scene.t;
    let may = isms::act(ASSIGN).is_some_and(|act| scene.may_do(act));
    let told = |refusal: &Refusal| {
        let (about, _) = refusal.field.split_once('.').unwrap_or((&refusal.field, ""));
        let role = scene.state.resolve(Role::KEY, about).ok().and_then(|id| scene.link(id));
        let about = role.map_or_else(
            || t.t("act-role-communicate-to").to_owned(),
            |own| format!("{} {}", own.reference, own.title),
        );
        (about, worded(t, ("", &[]), &refusal.message))
    };
    page(&Page {
        frame: Frame::at(visit, PATH, t.t("appointing")),
        head: Head::new(t, t.t("appointing"))
            .clause("5.3")
            .why(t.t("appointing-why"))
            .below(t.section("leadership"), scene.href("leadership"))
            .below(t.plural(Role::REGISTER), scene.href(&register_path(Role::REGISTER))),
        t,
        action: scene.base(PATH),
        register: Role::REGISTER,
        roles: scene.href(&register_path(Role::REGISTER)),
        people: scene.base("suggest/person"),
        lines: roles(scene).into_iter().filter_map(|own| line(scene, own, pairs, refusals)).collect(),
        tells: ["to", "how", "on"].map(|name| text(pairs, name).to_owned()),
        wrong: refusals.iter().map(told).collect(),
        open: if may { open(visit, scene) } else { Vec::new() },
        may,
    })
}

/// `GET /o/{org}/leadership/appointing`.
pub async fn show(At(visit): At) -> Result<Response, Halt> {
    shown(&visit, &Pairs::new(), &[])
}

/// `POST /o/{org}/leadership/appointing`: every role that is given to somebody or made known, all or none.
pub async fn save(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let asked = visit.asked()?;
    let refused = |refusals: &[Refusal]| {
        shown(&visit, &pairs, refusals).map(|again| (status_of(refusals), again).into_response())
    };
    let commands = match commands(&visit, &pairs) {
        Ok(commands) => commands,
        Err(refusals) => return refused(&refusals),
    };
    let to = visit.href(PATH);
    if commands.is_empty() {
        return Ok(flash::go(&to, visit.t().t("sheet-nothing"), None));
    }
    let (given, known) = commands.iter().fold((0, 0), |(given, known), (_, command)| match command {
        Command::Act(act, _) if act.key == ASSIGN => (given + 1, known),
        _ => (given, known + 1),
    });
    match visit.house().engine.execute(&visit.org, asked, Command::Batch(ALL, commands.into())).await {
        Ok(done) => {
            visit.house().heed(&visit.org, &done.state);
            let said = visit.t().with("appointing-done", &[("given", given.into()), ("known", known.into())]);
            Ok(flash::go(&to, said, undo::offer(&visit, &done)))
        }
        Err(Failure::Refused(refusals)) => refused(&refusals),
        Err(other) => Err(other.into()),
    }
}

/// One command for each role that is given, then one for each that is made known.
fn commands(visit: &Visit, pairs: &Pairs) -> Result<Vec<(String, Command)>, Vec<Refusal>> {
    let (mut commands, mut refusals) = (Vec::new(), Vec::new());
    let mut put = |key: &str, (reference, id): (&str, RawId), own: Pairs| {
        let act = isms::act(key).expect("the act is listed");
        match command(visit, act, id, &own) {
            Ok(command) => commands.push((reference.to_owned(), command)),
            Err(found) => refusals.extend(found.into_iter().map(|refusal| refusal.within(reference))),
        }
    };
    let of = |name: &str, as_of: &str| {
        let own = text(pairs, name).trim();
        (!own.is_empty()).then(|| (as_of.to_owned(), own.to_owned()))
    };
    let all: Vec<_> =
        roles(Scene::of(visit)).into_iter().map(|(id, _)| (visit.state.reference(id), id.raw())).collect();
    for (reference, id) in &all {
        let given: Pairs =
            [of(&format!("{reference}.person"), "person"), of("on", "on")].into_iter().flatten().collect();
        if given.iter().any(|(name, _)| name == "person") {
            put(ASSIGN, (reference, *id), given);
        }
    }
    let told: Pairs = [of("to", "to"), of("how", "how"), of("on", "on")].into_iter().flatten().collect();
    let known = |reference: &String| pairs.iter().any(|(name, own)| name == KNOWN && own == reference);
    if told.iter().any(|(name, _)| name == "to") {
        all.iter()
            .filter(|(reference, _)| known(reference))
            .for_each(|(reference, id)| put(TELL, (reference, *id), told.clone()));
    } else if told.iter().any(|(name, _)| name == "how") {
        refusals.push(Refusal::software("to", "say to whom they were made known"));
    }
    if refusals.is_empty() { Ok(commands) } else { Err(refusals) }
}

fn command(visit: &Visit, act: &'static Act, role: RawId, own: &Pairs) -> Result<Command, Vec<Refusal>> {
    let mut values = typed::values(act.arguments, own, visit, None)?;
    let subject = act.arguments.first().map_or("", |first| first.key);
    values.retain(|(place, _)| place.field != subject);
    values.push((Path::field(subject), Value::Link(role)));
    Ok(Command::Act(act, gathered(values)))
}
