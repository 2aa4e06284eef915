//! 6.1.2 and 6.1.3: one risk as a card, with its readings, what is done about it, and the thread it hangs on.

pub mod indicated;
mod missing;
pub mod one_sided;
pub mod plan;
mod readings;
#[cfg(test)]
mod tests;
mod thread;
pub mod unmet;

use access::Right;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use isms::planning::handover;
use isms::planning::risks::{Risk, Stage, stage};
use kernel::{Choice, Declared, Held, Id, Row};
use serde::Serialize;

use crate::error::Halt;
use crate::files::Attaching;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::generic::card::{Fact, leaving};
use crate::generic::history::{Step, of_record};
use crate::generic::owned;
use crate::pages::address::Address;
use crate::pages::hints::Hint;
use crate::pages::levels::{Badge, Levels};
use crate::pages::planning::risks::Wording;
use crate::pages::scene::{Doing, Named, Scene};
use crate::pages::signing::{Unreached, unreached};
use crate::pages::talk::Talk;
use crate::texts::Texts;
use crate::visit::{At, Visit};

pub use indicated::Shown;
pub use plan::Treatment;
pub use readings::{Criterion, Reading};
pub use thread::{Knot, Thread};

/// Entries of the history that stand on the card.
const STEPS_MAX: usize = 5;

/// A risk as shown.
#[derive(Serialize)]
pub struct Card<'a> {
    /// `R-0042`.
    pub reference: String,
    /// What could happen, in a few words.
    pub title: &'a str,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// The unit of the owner.
    pub unit: Option<Named>,
    /// Where it stands on its way to acceptance.
    pub stage: &'static str,
    /// The same in words.
    pub stage_words: String,
    /// Why it was rejected or reopened, by whom and when, by which evidence, or by which version of the method.
    pub remark: Option<String>,
    /// The criteria of the readings.
    pub criteria: Vec<Criterion<'a>>,
    /// The risk as it is, and what is expected after the plan.
    pub readings: Vec<Reading<'a>>,
    /// What was assessed before, the newest first: level, score, by whom and when.
    pub earlier: Vec<(Badge<'a>, i64, String)>,
    /// The score it is to come down to, and by when.
    pub target: Option<String>,
    /// Where it would stand by what its controls lost since; none where that cannot be told.
    pub indicated: Option<Shown<'a>>,
    /// What is expected of controls that cannot bring it.
    #[serde(skip)]
    pub hints: Vec<Hint>,
    /// Cause, event and consequence, as clean HTML.
    pub description: Option<String>,
    /// What is done about it.
    pub treatment: Treatment,
    /// What it comes from and leads to.
    pub thread: Thread,
    /// Whose signature it waits for, where that is not the visitor's.
    pub waits_for: Option<String>,
    /// The one act that takes it further.
    pub next: Option<Doing>,
    /// Whatever else can be done.
    pub others: Vec<Doing>,
    /// Whether it was retired.
    pub retired: bool,
}

impl Card<'_> {
    /// Whether some reading judged how easily vulnerabilities are used.
    pub fn eased(&self) -> bool {
        self.readings.iter().any(|reading| reading.ease > 0)
    }
}

/// The card of a risk.
pub fn card<'a>(scene: Scene<'a>, levels: &'a Levels<'a>, id: Id<Risk>, held: &'a Held<Risk>) -> Card<'a> {
    let state = scene.state;
    let row = state.row(Risk::KEY, id.raw()).expect("the caller found it");
    let stage = stage(state, id, held, scene.day);
    let next = if held.head.retired { None } else { next(scene, stage, id, row) };
    let waits_for = next.as_ref().and_then(|next| next.asks.as_ref()).map(|asks| asks.name.clone());
    let others = if held.head.retired { Vec::new() } else { others(scene, row, stage, next.as_ref()) };
    let owner = held.owner.and_then(|owner| state.get(owner));
    Card {
        reference: row.reference(),
        title: &held.title,
        owner: held.owner.and_then(|owner| scene.link_to(owner)),
        unit: owner.and_then(|owner| owner.unit).and_then(|unit| scene.link_to(unit)),
        stage: stage.key(),
        stage_words: Wording::of(scene).stage(id, held, stage),
        remark: remark(scene, held),
        criteria: readings::criteria(scene, held),
        readings: readings::readings(scene, levels, held),
        earlier: readings::earlier(scene, levels, held),
        target: readings::target(scene, held),
        indicated: indicated::shown(scene, levels, held),
        hints: one_sided::hints(scene, id, held),
        description: super::spoken::sentence(scene, &held.record),
        treatment: plan::treatment(scene, levels, id, held),
        thread: thread::thread(scene, levels, id, held),
        waits_for,
        next,
        others,
        retired: held.head.retired,
    }
}

/// What else the visitor can do: not what another has to sign, nor what an acceptance that stands settles, nor what the register
/// offers for several at once.
fn others(scene: Scene<'_>, row: Row<'_>, stage: Stage, next: Option<&Doing>) -> Vec<Doing> {
    let mut others = scene.doings(row);
    others.retain(|doing| {
        let repeated = next.is_some_and(|next| next.act == doing.act);
        let settled = stage == Stage::Accepted && ["risk.accept", "risk.decide", "risk.expect"].contains(&doing.act);
        !repeated && !settled && doing.asks.is_none() && !together(scene, row, doing.act)
    });
    others
}

/// Whether an act is for several risks, or for one whose controls lost what they have not.
fn together(scene: Scene<'_>, row: Row<'_>, act: &str) -> bool {
    let risk = || scene.state.get(Id::<Risk>::of(row.id));
    let crossed = || {
        let found = risk().and_then(|risk| isms::planning::indicated::indicated(scene.state, risk, scene.day));
        found.is_some_and(|indicated| indicated.crosses())
    };
    match act {
        "risk.decide_all" | "risk.accept_all" | "risk.sign" | "risk.bring_in" => true,
        "risk.reopen_indicated" => !crossed(),
        _ => false,
    }
}

/// The act that takes the risk further; for a plan that waits for approval it stands on the plan.
pub fn next(scene: Scene<'_>, stage: Stage, id: Id<Risk>, row: Row<'_>) -> Option<Doing> {
    match stage {
        Stage::ToPlan => missing::plan(scene, &row.reference()),
        Stage::ToApprove => {
            let plans = isms::planning::treatments::of(scene.state, id);
            let owner = scene.state.get(id)?.owner;
            let open = plans.filter(|(_, plan)| owner.is_none_or(|owner| !plan.approved_by(owner)));
            let mut rows = open.filter_map(|(plan, _)| scene.state.row("treatment", plan.raw()));
            rows.find_map(|row| scene.doing("treatment.approve", row))
        }
        other => other.next_act().and_then(|act| scene.doing(act, row)),
    }
}

fn remark(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let t = scene.t;
    let by = |person: Option<_>| person.map_or(t.t("unknown"), |person| scene.person_name(person)).to_owned();
    let told = |key, who, on, reason: &str| {
        t.with(key, &[("person", by(who).into()), ("day", t.day(on).into()), ("reason", reason.to_owned().into())])
    };
    let reopened =
        risk.reopened.as_ref().map(|reopened| told("risk-reopened-told", reopened.by, reopened.on, &reopened.reason));
    let rejected = || {
        risk.rejection.as_ref().map(|rejection| told("risk-rejected-by", rejection.by, rejection.on, &rejection.reason))
    };
    let overtaken = || Some(format!("{} {}", indicated::overtaken(scene, risk)?, t.t("risk-overtaken-settle")));
    let handed = || {
        let own = handover::unconfirmed(risk)?;
        let (from, to) = (scene.person_name(own.from).to_owned(), scene.person_name(own.to).to_owned());
        let (on, until) = (t.day(own.on), own.until.map(|until| t.day(until)).unwrap_or_default());
        let told = [("from", from.into()), ("to", to.into()), ("day", on.into()), ("until", until.into())];
        Some(t.with("risk-handed-over-told", &told))
    };
    let moved = || unmet::above_line(scene, risk).or_else(|| unmet::other_scales(scene, risk));
    reopened.or_else(rejected).or_else(overtaken).or_else(handed).or_else(moved)
}

#[derive(Template)]
#[template(path = "planning/risk.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: Card<'a>,
    /// The organization's own fields that hold something.
    owned: Vec<Fact>,
    steps: Vec<Step>,
    entries: usize,
    history: String,
    whole: String,
    /// How evidence is attached.
    attaching: Option<Attaching>,
    talk: Option<Talk>,
    /// Acts that are open, though not to the visitor: what each is called, and why.
    withheld: Vec<(String, String)>,
    /// Whom the page asks in vain.
    unreached: Option<Unreached>,
}

impl Page<'_> {
    /// Signatures that are offered beside the next act.
    fn signatures(&self) -> Vec<&Doing> {
        self.view.others.iter().filter(|doing| doing.signs).collect()
    }

    /// The class of the words that say where the risk stands.
    fn urgency(&self) -> &'static str {
        match self.view.stage {
            "acceptance-expired" | "above-line" | "reopened-by-evidence" => "late",
            "accepted" | "rejected" | "proposed" => "lead",
            _ => "due",
        }
    }
}

/// `GET /o/{org}/planning/risks/{record}`.
pub async fn risk(At(visit): At, Path((_, named)): Path<(String, String)>) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let (id, held) = found(scene, &named)?;
    let levels = Levels::of(scene.state);
    let view = card(scene, &levels, id, held);
    let path = format!("{}/{}", register_path(Risk::REGISTER), view.reference);
    let mut steps = of_record(&visit, Risk::REGISTER, id.raw()).await?;
    let entries = steps.len();
    steps.truncate(STEPS_MAX);
    let row = visit.state.row(Risk::KEY, id.raw());
    page(&Page {
        frame: Frame::at(&visit, &path, format!("{} {}", view.reference, view.title)),
        head: head(scene, &view, &path, row.as_ref().and_then(|row| leaving(&visit, row))),
        t: scene.t,
        history: scene.href(&format!("{path}/history")),
        whole: scene.href(&format!("thread?record={}", view.reference)),
        attaching: row.as_ref().and_then(|row| Attaching::beside(&visit, row)),
        talk: row.as_ref().and_then(|row| Talk::about(&visit, row)),
        withheld: row.filter(|row| !row.head.retired).map(|row| scene.withheld(row)).unwrap_or_default(),
        owned: owned::filled(&visit, row),
        unreached: unreached(&visit, view.next.iter().chain(&view.others)),
        steps,
        entries,
        view,
    })
}

/// The card as JSON: `?record=R-0042`.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let named = address.get("record").ok_or_else(|| Halt::Malformed("record: name a risk, such as R-0042".into()))?;
    let (id, held) = found(scene, named)?;
    crate::pages::plain(&card(scene, &Levels::of(scene.state), id, held))
}

fn found<'a>(scene: Scene<'a>, named: &str) -> Result<(Id<Risk>, &'a Held<Risk>), Halt> {
    let id = scene.state.resolve(Risk::KEY, named).map(Id::of).map_err(|_| Halt::NotFound)?;
    Ok((id, scene.state.get(id).ok_or(Halt::NotFound)?))
}

fn head(scene: Scene<'_>, view: &Card<'_>, path: &str, leaving: Option<Button>) -> Head {
    let t = scene.t;
    let mut head = Head::new(t, view.title)
        .clause(view.reference.clone())
        .below(t.section("planning"), scene.href("planning"))
        .below(t.plural(Risk::REGISTER), scene.href(&register_path(Risk::REGISTER)));
    if view.retired {
        head = head.why(t.t("record-retired"));
    }
    if view.retired {
        return leaving.into_iter().fold(head, Head::button);
    }
    let class = |doing: &Doing| if doing.signs { "btn-sign" } else { "btn-primary" };
    let next = view.next.iter().map(|next| Button { class: class(next), ..Button::of(next) });
    let few = view.others.iter().filter(|doing| !doing.signs).map(Button::of);
    head = next.chain(few).fold(head, Head::button);
    if scene.may(Right::Edit) {
        let copy = scene.href(&format!("{}/new?_copy={}", register_path(Risk::REGISTER), view.reference));
        head = head
            .button(Button { key: "e", ..Button::link(t.t("edit"), scene.href(&format!("{path}/edit"))) })
            .button(Button { class: "btn-quiet", ..Button::link(t.t("duplicate"), copy) });
    }
    leaving.into_iter().fold(head, Head::button)
}
