//! 6.1.3 f: what is expected to remain of every risk that waits for that: a row for each, all kept as one entry.

use access::Right;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use engine::Failure;
use isms::planning::risks::{Stage, Status, stage};
use isms::planning::{Method, Risk, Treatment, scoring, treatments};
use isms::support::Person;
use kernel::act::gathered;
use kernel::{Act, Command, Declared, Held, Id, Path, Refusal, Value};

use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::frame::{Frame, Head, page, register_path};
use crate::generic::act::opened;
use crate::generic::desk::id_of;
use crate::generic::objection::{Objection, objections};
use crate::generic::scale::{Step, of};
use crate::generic::typed;
use crate::pages::address::Address;
use crate::pages::history::undo;
use crate::pages::levels::{Badge, Levels};
use crate::pages::scene::{Named, Scene};
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Where it is, below an organization.
pub const PATH: &str = "planning/remaining";
/// The act that says what remains.
const ACT: &str = "risk.expect";
/// The key under which an entry of several is recorded.
const ALL: &str = "bulk.expect";
/// Names the risks whose rows stand in the form.
const RECORD: &str = "_record";
/// Most risks on one page.
const ROWS_MAX: usize = 40;

/// A risk as a row.
struct Line<'a> {
    record: Named,
    /// Its level today.
    now: Option<Badge<'a>>,
    /// The plans that treat it.
    plans: Vec<Named>,
    /// One for each column; none where the risk does not touch the criterion.
    cells: Vec<Option<Cell>>,
    because: Cell,
}

/// A scale to be picked from, or a reason to be typed.
struct Cell {
    id: String,
    name: String,
    /// Column and risk, for those who do not see the table.
    label: String,
    /// The step of today: number and name.
    before: String,
    options: Vec<Step>,
    typed: String,
    wrong: Vec<String>,
}

#[derive(Template)]
#[template(path = "planning/remaining.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    action: String,
    view: String,
    tabs: Vec<(&'static str, String, bool)>,
    may: bool,
    columns: Vec<String>,
    lines: Vec<Line<'a>>,
    /// How many more there are.
    more: usize,
    objections: Vec<Objection>,
    owner: String,
}

/// The form as it was sent, and what is wrong with it.
struct Filled<'a> {
    pairs: &'a Pairs,
    refusals: &'a [Refusal],
}

/// The scales that are asked: the argument each fills, what it is called, its steps.
fn scales(t: &'static Texts, method: &Method) -> Vec<(String, String, Vec<Step>)> {
    let plain = |name: &str, word: &str, steps| (name.to_owned(), t.t(word).to_owned(), steps);
    let mut scales = vec![plain("residual_likelihood", "risk-likelihood", of(&method.likelihood))];
    if !scoring::eases(method).is_empty() {
        scales.push(plain("residual_ease", "risk-ease", of(&method.ease)));
    }
    let criteria = method.criteria.iter();
    scales.extend(criteria.map(|(key, own)| {
        (format!("residual_consequence[{key}].level"), own.label.to_string(), of(&method.consequence))
    }));
    scales
}

/// The risks that wait to be judged, in the order of the register; of one owner where one is named.
fn waiting(scene: Scene<'_>, owner: Option<Id<Person>>) -> Vec<Id<Risk>> {
    let open = scene.state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open);
    let own = open.filter(|(_, risk)| owner.is_none_or(|owner| risk.owner == Some(owner)));
    let waits = |id, risk: &Held<Risk>| stage(scene.state, id, risk, scene.day) == Stage::ToExpect;
    let mut found: Vec<_> = own.filter(|(id, risk)| waits(*id, risk)).collect();
    found.sort_by_key(|(_, risk)| risk.head.reference);
    found.into_iter().map(|(id, _)| id).collect()
}

fn line<'a>(
    visit: &'a Visit,
    levels: &Levels<'a>,
    scales: &[(String, String, Vec<Step>)],
    id: Id<Risk>,
    filled: &Filled<'_>,
) -> Option<Line<'a>> {
    let scene = Scene::of(visit);
    let (risk, record) = (scene.state.get(id)?, scene.link_to(id)?);
    let before = before(visit, id);
    let wrong = |name: &str| {
        let own = filled.refusals.iter().filter(|refusal| refusal.field == name);
        own.map(|refusal| refusal.message.to_string()).collect()
    };
    let cell = |argument: &str, column: &str, options: &[Step]| {
        let name = format!("{}.{argument}", record.reference);
        let step = options.iter().find(|step| step.step == text(&before, argument));
        Cell {
            id: id_of(&name),
            label: format!("{column}: {} {}", record.reference, record.title),
            before: step.map(|step| format!("{} {}", step.step, step.label)).unwrap_or_default(),
            options: options.to_vec(),
            typed: text(filled.pairs, &name).to_owned(),
            wrong: wrong(&name),
            name,
        }
    };
    let judged = |argument: &str| !argument.contains('[') || !text(&before, argument).is_empty();
    let of_scale = |(argument, column, options): &(String, String, Vec<Step>)| {
        judged(argument).then(|| cell(argument, column, options))
    };
    Some(Line {
        now: risk.current.as_ref().map(|reading| levels.badge(reading)),
        plans: treatments::of(scene.state, id)
            .filter_map(|(plan, _): (Id<Treatment>, _)| scene.link_to(plan))
            .collect(),
        cells: scales.iter().map(of_scale).collect(),
        because: cell("because", scene.t.t("owner-because"), &[]),
        record,
    })
}

/// What the form of the act opens with: the risk as it is.
fn before(visit: &Visit, id: Id<Risk>) -> Pairs {
    let act = isms::act(ACT).zip(visit.state.row(Risk::KEY, id.raw()));
    act.map(|(act, row)| opened(visit, act, Some(&row), Pairs::new())).unwrap_or_default()
}

fn shown(visit: &Visit, query: &str, filled: &Filled<'_>) -> Result<Response, Halt> {
    let scene = Scene::of(visit);
    let address = Address::new(scene.base(PATH), query).only(&["owner", "as_of"]);
    let owner = address.read("owner", |text| scene.state.resolve(Person::KEY, text).map(Id::of))?;
    let (t, levels) = (scene.t, Levels::of(scene.state));
    let scales = scoring::in_force(scene.state).map(|(_, method)| scales(t, method)).unwrap_or_default();
    let found = if scales.is_empty() { Vec::new() } else { waiting(scene, owner) };
    let mut tabs = vec![(t.t("workshop-all"), address.without("owner"), owner.is_none())];
    tabs.extend(scene.person.map(|person| {
        let own = scene.state.reference(person);
        (t.t("workshop-mine"), address.with("owner", &own), owner == Some(person))
    }));
    let lines = found.iter().take(ROWS_MAX).filter_map(|id| line(visit, &levels, &scales, *id, filled));
    page(&Page {
        frame: Frame::at(visit, PATH, t.t("remaining")),
        head: Head::new(t, t.t("remaining"))
            .clause("6.1.3 f")
            .why(t.t("remaining-why"))
            .below(t.section("planning"), scene.href("planning"))
            .below(t.plural(Risk::REGISTER), scene.href(&register_path(Risk::REGISTER))),
        t,
        action: scene.href(PATH),
        view: address.href().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default(),
        tabs,
        may: scene.may(Right::Act),
        columns: scales.iter().map(|(_, column, _)| column.clone()).collect(),
        lines: lines.collect(),
        more: found.len().saturating_sub(ROWS_MAX),
        objections: filled.refusals.iter().flat_map(|refusal| objected(visit, refusal)).collect(),
        owner: scene.href("planning/owner"),
    })
}

/// A refusal with the risk that it is about.
fn objected(visit: &Visit, refusal: &Refusal) -> Vec<Objection> {
    let arguments = isms::act(ACT).map_or(&[][..], |act| act.arguments);
    let (reference, place) = refusal.field.split_once('.').unwrap_or((&refusal.field, ""));
    let inside = Refusal { field: place.to_owned(), ..refusal.clone() };
    let plain = objections(visit, &format!("act-{ACT}"), arguments, &[inside]).into_iter();
    let of_risk = |plain: Objection| Objection {
        href: plain.href.map(|_| format!("#{}", id_of(&refusal.field))),
        label: [reference, &plain.label].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        ..plain
    };
    plain.map(of_risk).collect()
}

/// `GET /o/{org}/planning/remaining`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    shown(&visit, query.as_deref().unwrap_or_default(), &Filled { pairs: &Pairs::new(), refusals: &[] })
}

/// `POST /o/{org}/planning/remaining`: every row that says anything, all or none.
pub async fn save(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let asked = visit.asked()?;
    let act = isms::act(ACT).expect("the act is listed");
    let (commands, mut refusals) = commands(&visit, act, &pairs);
    let query = text(&pairs, "_view");
    let back = Address::new(visit.href(PATH), query).only(&["owner"]).href();
    if refusals.is_empty() {
        let count = commands.len();
        if count == 0 {
            return Ok(flash::go(&back, visit.t().t("sheet-nothing"), None));
        }
        match visit.house().engine.execute(&visit.org, asked, Command::Batch(ALL, commands.into())).await {
            Ok(done) => {
                visit.house().heed(&visit.org, &done.state);
                let said = visit.t().one("remaining-done", "count", count);
                return Ok(flash::go(&back, said, undo::offer(&visit, &done)));
            }
            Err(Failure::Refused(found)) => refusals = found,
            Err(other) => return Err(other.into()),
        }
    }
    let again = Filled { pairs: &pairs, refusals: &refusals };
    Ok((status_of(&refusals), shown(&visit, query, &again)?).into_response())
}

/// One command for each risk of which anything was said, and what is wrong with the others.
fn commands(visit: &Visit, act: &'static Act, pairs: &Pairs) -> (Vec<(String, Command)>, Vec<Refusal>) {
    let (mut commands, mut refusals) = (Vec::new(), Vec::new());
    let mut named: Vec<_> = pairs.iter().filter(|(name, _)| name == RECORD).map(|(_, named)| named.as_str()).collect();
    named.sort_unstable();
    named.dedup();
    for reference in named {
        let said = said(pairs, reference);
        if said.is_empty() {
            continue;
        }
        match visit.state.resolve(Risk::KEY, reference).map_err(|wrong| vec![wrong.at(reference)]) {
            Err(found) => refusals.extend(found),
            Ok(id) => match arguments(visit, act, Id::of(id), said) {
                Err(found) => refusals.extend(found.into_iter().map(|refusal| refusal.within(reference))),
                Ok(command) => commands.push((reference.to_owned(), command)),
            },
        }
    }
    (commands, refusals)
}

/// What was picked and typed in the row of a risk.
fn said(pairs: &Pairs, reference: &str) -> Pairs {
    let place = |name: &str| name.strip_prefix(reference)?.strip_prefix('.').map(str::to_owned);
    let own = pairs.iter().filter(|(_, text)| !text.trim().is_empty());
    own.filter_map(|(name, text)| Some((place(name)?, text.clone()))).collect()
}

/// The act as the row says it: what is left empty stays as it is today.
fn arguments(visit: &Visit, act: &'static Act, id: Id<Risk>, said: Pairs) -> Result<Command, Vec<Refusal>> {
    let subject = act.arguments.first().map_or("", |first| first.key);
    let silent = |place: &str| place != subject && said.iter().all(|(own, _)| own != place);
    let mut own: Pairs = before(visit, id).into_iter().filter(|(place, _)| silent(place)).collect();
    own.extend(said.iter().filter(|(place, _)| place != subject).cloned());
    let mut values = typed::values(act.arguments, &own, visit, None)?;
    values.push((Path::field(subject), Value::Link(id.raw())));
    Ok(Command::Act(act, gathered(values)))
}
