//! Moving a measure to another column of the board: each move is the act that fits, with what it needs.

use axum::response::{IntoResponse, Response};
use engine::Failure;
use isms::planning::Treatment;
use isms::planning::treatments::{Moved, TreatmentState, standing};
use kernel::act::gathered;
use kernel::{Act, Args, Choice, Command, Declared, Field, Path as Place, RawId, Refusal, Value};

use super::{CONDITIONS, label, show};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::generic::desk::Desk;
use crate::generic::input::Input;
use crate::generic::objection::{Objection, objections};
use crate::generic::typed;
use crate::pages::address::Address;
use crate::pages::history::undo;
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// Every column, in the order of the board.
const STATES: [TreatmentState; 5] = [
    TreatmentState::Planned,
    TreatmentState::UnderWay,
    TreatmentState::Waiting,
    TreatmentState::Done,
    TreatmentState::Dropped,
];
/// Arguments that the board itself knows.
const KNOWN: [&str; 2] = ["treatment", "to"];

/// What is asked before a measure moves.
pub struct Asking {
    /// The measure.
    pub reference: String,
    /// The state it is to move to.
    pub to: &'static str,
    /// What the act is called.
    pub act: &'static str,
    /// What it needs.
    pub inputs: Vec<Input>,
    /// What keeps it from being done.
    pub objections: Vec<Objection>,
}

/// The act that leads to a state.
fn leading(to: TreatmentState) -> &'static Act {
    let key = match to {
        TreatmentState::Planned | TreatmentState::UnderWay | TreatmentState::Waiting => "treatment.advance",
        TreatmentState::Done => "treatment.complete",
        TreatmentState::Dropped => "treatment.drop",
    };
    isms::act(key).expect("an act of treatments")
}

/// Whether a move has to be asked about: what came of it, why, what it waits for.
fn asks(from: TreatmentState, to: TreatmentState) -> bool {
    let open = matches!(from, TreatmentState::Planned | TreatmentState::UnderWay | TreatmentState::Waiting);
    !open || matches!(to, TreatmentState::Waiting | TreatmentState::Done | TreatmentState::Dropped)
}

/// Whether the visitor may move measures.
pub fn may(scene: Scene<'_>) -> bool {
    STATES.iter().all(|state| scene.may_do(leading(*state)))
}

/// Where a measure can be moved. What was given up is taken up first, before it can be done.
pub fn of<'a>(scene: Scene<'a>, plan: &Treatment) -> Vec<(&'static str, &'a str)> {
    let from = standing(plan);
    let settled = |state: TreatmentState| matches!(state, TreatmentState::Done | TreatmentState::Dropped);
    let open = STATES.into_iter().filter(|to| *to != from && !(settled(from) && settled(*to)));
    if may(scene) { open.map(|to| (to.key(), scene.t.t(label(to)))).collect() } else { Vec::new() }
}

/// Who moved a measure last and why; none where nothing was said.
pub fn told(scene: Scene<'_>, moved: &Moved) -> Option<String> {
    let reason = moved.reason.as_ref().filter(|reason| !reason.trim().is_empty())?;
    let by = moved.by.map_or(scene.t.t("unknown"), |by| scene.person_name(by)).to_owned();
    let told = [("reason", reason.to_string().into()), ("person", by.into()), ("day", scene.t.day(moved.on).into())];
    Some(scene.t.with("plan-moved", &told))
}

/// The conditions of the board as a query, to come back to.
pub fn conditions(address: &Address) -> String {
    let kept: Vec<_> = CONDITIONS.iter().filter_map(|key| Some((*key, address.get(key)?))).collect();
    serde_urlencoded::to_string(kept).unwrap_or_default()
}

/// `POST /o/{org}/planning/plan/move`: asks for what the move needs, or makes it.
pub async fn step(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    visit.asked()?;
    let id =
        visit.state.resolve(Treatment::KEY, text(&pairs, "treatment")).map_err(|wrong| Halt::Malformed(wrong.0))?;
    let plan = visit.state.get(kernel::Id::<Treatment>::of(id)).ok_or(Halt::NotFound)?;
    let to = TreatmentState::CHOICES.find(text(&pairs, "to")).and_then(TreatmentState::of);
    let to = to.ok_or_else(|| Halt::Malformed("to: pick one of the columns".into()))?;
    if asks(standing(plan), to) && text(&pairs, "_asked").is_empty() {
        return asked_about(&visit, id, to, &pairs, &[]);
    }
    let act = leading(to);
    let outcome = match arguments(&visit, act, id, to, &pairs) {
        Err(refusals) => Err(refusals.into()),
        Ok(args) => visit.house().engine.execute(&visit.org, visit.asked()?, Command::Act(act, args)).await,
    };
    match outcome {
        Ok(done) => {
            let reference = visit.state.find(id).map(|row| row.reference()).unwrap_or_default();
            let said = [("reference", reference.clone().into()), ("column", visit.t().t(label(to)).to_owned().into())];
            let board = Address::new(visit.href("planning/plan"), text(&pairs, "_view")).only(CONDITIONS).href();
            let said = visit.t().with("plan-moved-to", &said);
            Ok(flash::go(&format!("{board}#card-{reference}"), said, undo::offer(&visit, &done)))
        }
        Err(Failure::Refused(refusals)) => {
            let page = asked_about(&visit, id, to, &pairs, &refusals)?;
            Ok((status_of(&refusals), page).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The arguments a person gives; the board knows the others.
fn asked_for(act: &'static Act) -> impl Iterator<Item = &'static Field> {
    act.arguments.iter().filter(|field| !KNOWN.contains(&field.key))
}

fn arguments(
    visit: &Visit,
    act: &'static Act,
    id: RawId,
    to: TreatmentState,
    pairs: &Pairs,
) -> Result<Args, Vec<Refusal>> {
    let own: Pairs = pairs.iter().filter(|(name, _)| asked_for(act).any(|field| field.key == name)).cloned().collect();
    let mut values = typed::values(act.arguments, &own, visit, None)?;
    values.retain(|(place, _)| !KNOWN.contains(&&*place.field));
    values.push((Place::field("treatment"), Value::Link(id)));
    if act.arguments.iter().any(|field| field.key == "to") {
        values.push((Place::field("to"), Value::Choice(to.key().into())));
    }
    Ok(gathered(values))
}

/// The board, with the card that asks for what its move needs.
fn asked_about(
    visit: &Visit,
    id: RawId,
    to: TreatmentState,
    pairs: &Pairs,
    refusals: &[Refusal],
) -> Result<Response, Halt> {
    let (act, t) = (leading(to), visit.t());
    let stem = format!("act-{}", act.key);
    let asking = Asking {
        reference: visit.state.find(id).map(|row| row.reference()).unwrap_or_default(),
        to: to.key(),
        act: t.act(act),
        inputs: Desk { visit, pairs, refusals }.inputs(&stem, asked_for(act)),
        objections: objections(visit, &stem, act.arguments, refusals),
    };
    show(visit, text(pairs, "_view"), Some(asking))
}
