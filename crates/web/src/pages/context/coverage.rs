//! 4.1, 4.2, 6.1.1: what issues, interested parties and obligations led to, and the climate question.

#[cfg(test)]
mod tests;

use access::Right;
use askama::Template;
use axum::response::{IntoResponse, Response};
use engine::Failure;
use isms::catalogue::cited;
use isms::context::coverage as rules;
use isms::context::issues::{Climate, IssueState};
use isms::context::joining::{self, joinable};
use isms::context::parties::{Addressed, NeedKind};
use isms::context::{Issue, Obligation, Party};
use kernel::{ANY, Choice, Declared, Id, RawId, Refusal, Register};
use serde::Serialize;

use super::needs;
use crate::auth::text;
use crate::error::{Halt, status_of};
use crate::flash;
use crate::frame::{Frame, Head, page, register_path};
use crate::generic::worded::worded;
use crate::pages::history::undo;
use crate::pages::scene::{Doing, Named, Scene};
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Where it is, below an organization.
const PATH: &str = "context/coverage";
/// Most records named in one line.
const NAMED_MAX: usize = 6;

/// The coverage of the context.
#[derive(Serialize)]
pub struct View {
    /// Issues, interested parties, obligations.
    pub sections: Vec<Section>,
    /// The answer to the climate question.
    pub climate: Option<(String, Named)>,
    /// The act that answers it, where nobody has.
    pub climate_act: Option<Doing>,
    /// Whether planning has begun; what is missing before is still to come, and no defect.
    pub due: bool,
}

/// One register of the context.
#[derive(Serialize)]
pub struct Section {
    /// `issue`.
    pub register: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// Its list.
    pub href: String,
    /// One line a record.
    pub lines: Vec<Line>,
    /// How many of them led to something, of obligations: to a control.
    pub led: usize,
    /// That, in words.
    #[serde(skip)]
    pub told: String,
    /// What can be linked as following, in words; empty for whoever may not.
    #[serde(skip)]
    pub joins: String,
}

/// A record of the context with what it led to.
#[derive(Serialize)]
pub struct Line {
    /// The record.
    pub record: Named,
    /// What is known of it, in a few words.
    pub note: String,
    /// What it led to.
    pub led_to: Vec<Named>,
    /// How many more.
    pub more: usize,
    /// What is missing, in words.
    pub hints: Vec<&'static str>,
    /// The acts that would make it.
    pub acts: Vec<Doing>,
}

/// The coverage of what stands in the registers.
pub fn view(scene: Scene<'_>) -> View {
    let climate = answer(scene);
    let ask = |act| link(scene, act, Issue::REGISTER, "coverage-answer", "climate=not_relevant");
    View {
        sections: vec![issues(scene), parties(scene), obligations(scene)],
        due: rules::is_due(scene.state),
        climate_act: if climate.is_none() { ask("issue.create") } else { None },
        climate,
    }
}

fn answer(scene: Scene<'_>) -> Option<(String, Named)> {
    let current = scene.state.of::<Issue>().iter().filter(|(_, issue)| issue.state != IssueState::Past);
    let (id, climate) = current.filter_map(|(id, issue)| Some((id, issue.climate?))).next()?;
    Some((scene.t.choice(Climate::CHOICES.key, climate.key()).to_owned(), scene.link_to(id)?))
}

fn section(scene: Scene<'_>, register: &'static Register, lines: Vec<Line>) -> Section {
    let binds = register.key == Obligation::KEY;
    let holds = |line: &&Line| if binds { line.hints.is_empty() } else { !line.led_to.is_empty() };
    let led = lines.iter().filter(holds).count();
    let counted = [("led", led.into()), ("total", lines.len().into())];
    let kinds = joinable(register).into_iter().map(|other| scene.t.plural(other).to_lowercase());
    Section {
        told: scene.t.with(if binds { "coverage-met" } else { "coverage-led" }, &counted),
        joins: if scene.may(Right::Edit) { kinds.collect::<Vec<_>>().join(", ") } else { String::new() },
        register: register.key,
        title: scene.t.plural(register),
        clause: cited(register.clause),
        href: scene.href(&register_path(register)),
        led,
        lines,
    }
}

fn issues(scene: Scene<'_>) -> Section {
    let t = scene.t;
    let current = |id: Id<Issue>| scene.state.get(id).filter(|issue| issue.state != IssueState::Past);
    let covered = rules::issues(scene.state).into_iter();
    let line = |own: rules::Covered<Issue>| {
        let issue = current(own.id)?;
        let weight = issue.importance.map(|own| t.choice("importance", own.key()));
        let kind = Some(t.choice("issue-kind", issue.kind.key()));
        let mut line = line(scene, own.id, &own.led_to, [kind, weight])?;
        if own.led_to.is_empty() {
            line.hints.push(t.t("coverage-nothing-follows"));
            let from = format!("issues={}", line.record.reference);
            line.acts.extend(link(scene, "risk.create", isms::planning::Risk::REGISTER, "coverage-risk", &from));
            let chance = isms::planning::Opportunity::REGISTER;
            line.acts.extend(link(scene, "opportunity.create", chance, "coverage-opportunity", &from));
        }
        Some(line)
    };
    section(scene, Issue::REGISTER, covered.filter_map(line).collect())
}

fn parties(scene: Scene<'_>) -> Section {
    let t = scene.t;
    let covered = rules::parties(scene.state).into_iter();
    let line = |own: rules::Covered<Party>| {
        let party = scene.state.get(own.id)?;
        let kind = Some(t.choice("party-kind", party.kind.key()));
        let mut line = line(scene, own.id, &own.led_to, [kind, None])?;
        let needs = || party.needs.iter().map(|(_, need)| need);
        let binding = needs().any(|need| matches!(need.kind, NeedKind::Contractual | NeedKind::Legal));
        let obliged = scene.state.pointing::<Obligation>(own.id.raw()).next().is_some();
        let (mut hints, mut acts) = (Vec::new(), Vec::new());
        if party.needs.is_empty() && !obliged {
            hints.push(t.t("coverage-no-needs"));
            acts.extend(all_needs(scene));
        }
        if needs().any(|need| need.addressed == Addressed::Undecided) {
            hints.push(t.t("coverage-undecided"));
            acts.extend(all_needs(scene).filter(|_| acts.is_empty()));
        }
        if binding && !obliged {
            hints.push(t.t("coverage-no-obligation"));
            let from = format!("party={}", line.record.reference);
            acts.extend(link(scene, "obligation.create", Obligation::REGISTER, "coverage-obligation", &from));
        }
        (line.hints, line.acts) = (hints, acts);
        if !party.needs.is_empty() {
            line.note.push_str(" · ");
            line.note.push_str(&needs().map(|need| need.what.to_string()).collect::<Vec<_>>().join("; "));
        }
        Some(line)
    };
    section(scene, Party::REGISTER, covered.filter_map(line).collect())
}

fn obligations(scene: Scene<'_>) -> Section {
    let t = scene.t;
    let covered = rules::obligations(scene.state).into_iter();
    let line = |own: rules::Covered<Obligation>| {
        let obligation = scene.state.get(own.id)?;
        let kind = Some(t.choice("obligation-kind", obligation.kind.key()));
        let compliance = Some(t.choice("compliance", obligation.compliance.key()));
        let mut line = line(scene, own.id, &own.led_to, [kind, compliance])?;
        if obligation.controls.is_empty() {
            line.hints.push(t.t("thread-gap-no-control"));
            line.acts.extend(edit(scene, &line.record.reference));
        }
        Some(line)
    };
    section(scene, Obligation::REGISTER, covered.filter_map(line).collect())
}

fn line<R: Declared>(scene: Scene<'_>, id: Id<R>, led_to: &[RawId], notes: [Option<&str>; 2]) -> Option<Line> {
    Some(Line {
        record: scene.link_to(id)?,
        note: notes.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        led_to: led_to.iter().take(NAMED_MAX).filter_map(|id| scene.link(*id)).collect(),
        more: led_to.len().saturating_sub(NAMED_MAX),
        hints: Vec::new(),
        acts: Vec::new(),
    })
}

/// The form of a new record that begins with something.
fn link(scene: Scene<'_>, act: &'static str, register: &'static Register, label: &str, with: &str) -> Option<Doing> {
    let href = scene.href(&format!("{}/new?{with}", register_path(register)));
    let doing =
        || Doing { act, label: scene.t.find(label).unwrap_or_default().to_owned(), href, signs: false, asks: None };
    scene.may(Right::Edit).then(doing)
}

fn edit(scene: Scene<'_>, reference: &str) -> Option<Doing> {
    let path = format!("{}/{reference}/edit", register_path(Obligation::REGISTER));
    let doing = || Doing {
        act: "obligation.edit",
        label: scene.t.t("edit").to_owned(),
        href: scene.href(&path),
        signs: false,
        asks: None,
    };
    scene.may(Right::Edit).then(doing)
}

/// The page on which the needs of all parties are decided.
fn all_needs(scene: Scene<'_>) -> Option<Doing> {
    let doing = || Doing {
        act: "party.edit",
        label: scene.t.t("needs").to_owned(),
        href: scene.href(needs::PATH),
        signs: false,
        asks: None,
    };
    scene.may(Right::Edit).then(doing)
}

/// The coverage as JSON.
pub fn json(visit: &Visit) -> Result<serde_json::Value, Halt> {
    crate::pages::plain(&view(Scene::of(visit)))
}

/// A link that was refused: of which record, what was typed, and why.
#[derive(Default)]
struct Wrong {
    from: String,
    typed: String,
    why: String,
}

#[derive(Template)]
#[template(path = "context/coverage.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    wrong: Wrong,
    /// Where a link is made.
    action: String,
    /// What there is to be linked, below it by register.
    suggest: String,
}

/// `GET /o/{org}/context/coverage`.
pub async fn show(At(visit): At) -> Result<Response, Halt> {
    shown(&visit, Wrong::default())
}

/// `POST /o/{org}/context/coverage`: links a record of the context with one that follows from it and is there already.
pub async fn join(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let asked = visit.asked()?;
    let (from, typed) = (text(&pairs, "from"), text(&pairs, "to"));
    let row = |named: &str| visit.state.resolve(ANY, named).ok().and_then(|id| visit.state.find(id));
    let source = row(from).ok_or(Halt::NotFound)?;
    let missing = || Refusal::missing("to", "name a record that is there, by its reference or its title");
    let command = row(typed).ok_or_else(missing).and_then(|target| joining::join(&visit.state, &source, &target));
    let done = match command {
        Ok(command) => visit.house().engine.execute(&visit.org, asked, command).await,
        Err(refusal) => Err(refusal.into()),
    };
    match done {
        Ok(done) => {
            visit.house().heed(&visit.org, &done.state);
            let (from, to) = (source.reference(), row(typed).map(|row| row.reference()).unwrap_or_default());
            let said = visit.t().with("coverage-joined", &[("from", from.clone().into()), ("to", to.into())]);
            Ok(flash::go(&visit.href(&format!("{PATH}#{from}")), said, undo::offer(&visit, &done)))
        }
        Err(Failure::Refused(refusals)) => {
            let why = refusals
                .iter()
                .map(|refusal| worded(visit.t(), ("", &[]), &refusal.message))
                .collect::<Vec<_>>()
                .join("; ");
            let wrong = Wrong { from: source.reference(), typed: typed.to_owned(), why };
            Ok((status_of(&refusals), shown(&visit, wrong)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn shown(visit: &Visit, wrong: Wrong) -> Result<Response, Halt> {
    let scene = Scene::of(visit);
    let t = scene.t;
    let head = Head::new(t, t.t("coverage"))
        .clause("6.1.1")
        .why(t.t("coverage-why"))
        .below(t.section("context"), scene.href("context"));
    page(&Page {
        frame: Frame::at(visit, PATH, t.t("coverage")),
        head,
        t,
        view: view(scene),
        wrong,
        action: scene.base(PATH),
        suggest: scene.base("suggest/after"),
    })
}
