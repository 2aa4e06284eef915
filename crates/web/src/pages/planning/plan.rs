//! 6.1.3 e: the risk treatment plan as a board and as a table.

mod moves;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

use access::Right;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::necessary::Newest;
use isms::planning::risks::{Risk, TreatmentOption};
use isms::planning::treatments::{self, TreatmentState, Unready, standing, unapproved_by};
use isms::planning::{Treatment, acceptance};
use kernel::{Choice, Declared, Held, Id};
use serde::Serialize;

use super::left_out::{LeftOut, left_out};
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::address::Address;
use crate::pages::brought;
use crate::pages::levels::{Badge, Levels};
use crate::pages::scene::{Doing, Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

pub use moves::{Asking, step};

/// Most measures that stand open in a column of the board; the others fold.
const BOARD_MAX: usize = 12;
/// What the address may ask for.
pub const CONDITIONS: &[&str] = &["as_of", "as", "mine", "late", "unapproved"];

/// The plan as asked for.
#[derive(Serialize)]
pub struct View<'a> {
    /// How many measures there are, whatever is asked for.
    pub total: usize,
    /// How many of those shown are not done.
    pub open: usize,
    /// How many of those are past their day.
    pub late: usize,
    /// How many wait for an approval.
    pub unapproved: usize,
    /// What the measures shown cost, by currency.
    pub costs: Vec<String>,
    /// The measures by how far they are.
    pub columns: Vec<Column<'a>>,
}

/// The measures of one state.
#[derive(Serialize)]
pub struct Column<'a> {
    /// Key of the state.
    pub state: &'static str,
    /// What it is called.
    pub label: &'a str,
    /// Its measures, the first due first.
    pub measures: Vec<Measure<'a>>,
}

/// One measure.
#[derive(Serialize)]
pub struct Measure<'a> {
    /// The record.
    pub record: Named,
    /// What it does to which risk.
    pub risks: Vec<Effect<'a>>,
    /// The controls it puts in place.
    pub controls: Vec<Named>,
    /// The reference controls that these stand for.
    pub reference_controls: Vec<&'a str>,
    /// Who sees to it.
    pub owner: Option<Named>,
    /// What keeps it from being ready: no owner, an owner who left, no date.
    pub lacks: Vec<&'a str>,
    /// Controls of it that the statement leaves out.
    pub left_out: Vec<LeftOut>,
    /// When it begins.
    pub start: Option<String>,
    /// When it is due, or was done.
    pub when: String,
    /// Whether that day has passed.
    pub late: bool,
    /// What it costs.
    pub cost: Option<String>,
    /// Steps done of all, where there are any.
    pub steps: Option<String>,
    /// How much of it is done, in percent.
    pub percent: Option<i64>,
    /// Whose approval it waits for.
    pub waits_for: Vec<Cow<'a, str>>,
    /// Who approved this version.
    pub approved_by: Vec<String>,
    /// When and by whom it is checked.
    pub check: Option<String>,
    /// Who moved it last and when, and why.
    pub moved: Option<String>,
    /// Where it can be moved: key and name of the state.
    pub moves: Vec<(&'static str, &'a str)>,
    /// What else can be done with it.
    pub acts: Vec<Doing>,
}

/// What a measure does to one risk.
#[derive(Serialize)]
pub struct Effect<'a> {
    /// The risk.
    pub risk: Named,
    /// Its level now.
    pub now: Option<Badge<'a>>,
    /// Its level after the plan.
    pub after: Option<Badge<'a>>,
    /// What was decided to do about it.
    pub option: Option<&'a str>,
    /// What its score is to come down to, and by when.
    pub target: Option<String>,
    /// Whether the evidence took its acceptance back.
    pub overtaken: bool,
}

/// The conditions of an address.
#[derive(Clone, Copy)]
struct Asked {
    mine: bool,
    late: bool,
    unapproved: bool,
}

/// The plan with what an address asks for.
pub fn view<'a>(scene: Scene<'a>, levels: &Levels<'a>, address: &Address) -> View<'a> {
    let asked = Asked { mine: address.has("mine"), late: address.has("late"), unapproved: address.has("unapproved") };
    let all: Vec<(Id<Treatment>, &Held<Treatment>)> = scene.state.of::<Treatment>().iter().collect();
    let mut shown: Vec<_> = all.iter().copied().filter(|(_, plan)| asked.wants(scene, plan)).collect();
    shown.sort_by_key(|(_, plan)| (plan.due.is_none(), plan.due, plan.head.reference));
    let newest = Newest::of(scene.state);
    let column = |state: TreatmentState| {
        let mut own: Vec<_> = shown.iter().filter(|(_, plan)| standing(plan) == state).collect();
        if state == TreatmentState::Done {
            own.sort_by_key(|(_, plan)| std::cmp::Reverse(plan.completion.as_ref().map(|done| done.on)));
        }
        Column {
            state: state.key(),
            label: scene.t.t(label(state)),
            measures: own
                .into_iter()
                .filter_map(|(id, plan)| measure(scene, levels, newest.as_ref(), (*id, plan)))
                .collect(),
        }
    };
    let columns = [
        TreatmentState::Planned,
        TreatmentState::UnderWay,
        TreatmentState::Waiting,
        TreatmentState::Done,
        TreatmentState::Dropped,
    ];
    // A board one may move on shows every column there is to move to.
    let movable = moves::may(scene);
    let kept =
        |column: &Column<'_>| movable || column.state != TreatmentState::Dropped.key() || !column.measures.is_empty();
    let count = |holds: &dyn Fn(&Held<Treatment>) -> bool| shown.iter().filter(|(_, plan)| holds(plan)).count();
    View {
        total: all.len(),
        open: count(&|plan| is_open(plan)),
        late: count(&|plan| is_late(scene, plan)),
        unapproved: count(&|plan| is_open(plan) && !unapproved_by(scene.state, plan).is_empty()),
        costs: costs(shown.iter().map(|(_, plan)| *plan)),
        columns: columns.map(column).into_iter().filter(kept).collect(),
    }
}

impl Asked {
    fn wants(self, scene: Scene<'_>, plan: &Held<Treatment>) -> bool {
        (!self.mine || plan.owner.is_some() && plan.owner == scene.person)
            && (!self.late || is_late(scene, plan))
            && (!self.unapproved || is_open(plan) && !unapproved_by(scene.state, plan).is_empty())
    }
}

fn is_open(plan: &Treatment) -> bool {
    !matches!(standing(plan), TreatmentState::Done | TreatmentState::Dropped)
}

fn is_late(scene: Scene<'_>, plan: &Treatment) -> bool {
    is_open(plan) && plan.due.is_some_and(|due| due < scene.day)
}

fn label(state: TreatmentState) -> &'static str {
    match state {
        TreatmentState::Planned => "choice-treatment-state-planned",
        TreatmentState::UnderWay => "choice-treatment-state-under-way",
        TreatmentState::Waiting => "choice-treatment-state-waiting",
        TreatmentState::Done => "choice-treatment-state-done",
        TreatmentState::Dropped => "choice-treatment-state-dropped",
    }
}

/// The sum of what measures cost, in each currency.
fn costs<'p>(plans: impl Iterator<Item = &'p Held<Treatment>>) -> Vec<String> {
    let mut sums = BTreeMap::<[u8; 3], kernel::Money>::new();
    for cost in plans.filter_map(|plan| plan.cost) {
        let sum = sums.entry(cost.currency).or_insert(kernel::Money { amount: kernel::Decimal::ZERO, ..cost });
        sum.amount = sum.amount.saturating_add(cost.amount);
    }
    sums.into_values().map(|sum| sum.to_string()).collect()
}

fn measure<'a>(
    scene: Scene<'a>,
    levels: &Levels<'a>,
    newest: Option<&Newest<'_>>,
    (id, plan): (Id<Treatment>, &'a Held<Treatment>),
) -> Option<Measure<'a>> {
    let (t, state) = (scene.t, scene.state);
    let row = state.row(Treatment::KEY, id.raw())?;
    let valid = plan.approvals.iter().filter(|(_, approval)| approval.version == plan.version);
    let done = plan.actions.iter().filter(|(_, action)| action.done_on.is_some()).count();
    let steps = [("done", done.into()), ("total", plan.actions.len().into())];
    let waits_for = if is_open(plan) { unapproved_by(state, plan) } else { Vec::new() };
    let check = plan.check_on.map(|day| {
        let by = plan.check_by.map_or("–".into(), |by| scene.who(by)).into_owned();
        t.with("plan-check-by", &[("day", t.day(day).into()), ("person", by.into())])
    });
    Some(Measure {
        record: scene.named(row),
        risks: plan.risks.iter().filter_map(|risk| effect(scene, levels, risk)).collect(),
        controls: plan.controls.iter().filter_map(|control| scene.link_to(control)).collect(),
        reference_controls: isms::planning::figures::reference_controls(&plan.controls, scene.state),
        owner: plan.owner.and_then(|owner| scene.link_to(owner)),
        lacks: if is_open(plan) { lacks(scene, plan) } else { Vec::new() },
        left_out: left_out(scene, newest, plan),
        start: plan.start.map(|day| t.day(day)),
        when: match (&plan.completion, plan.due) {
            (Some(done), _) => t.one("plan-done", "day", t.day(done.on)),
            (None, Some(due)) => t.one("plan-due", "day", t.day(due)),
            (None, None) => String::new(),
        },
        late: is_late(scene, plan),
        cost: plan.cost.map(|cost| cost.to_string()),
        steps: (!plan.actions.is_empty()).then(|| t.with("plan-steps", &steps)),
        percent: plan.percent,
        waits_for: waits_for.into_iter().map(|person| scene.who(person)).collect(),
        approved_by: valid.map(|(_, own)| brought::beside(scene, scene.person_name(own.by).to_owned(), own)).collect(),
        check,
        moved: plan.moved.as_ref().and_then(|moved| moves::told(scene, moved)),
        moves: moves::of(scene, plan),
        acts: scene.doings(row).into_iter().filter(|doing| offered(scene, plan, doing.act)).collect(),
    })
}

/// What stands as a button on a measure: its approval, handing it over where who saw to it has left, and saying once more
/// that it is done where steps of it were left open.
fn offered(scene: Scene<'_>, plan: &Treatment, act: &str) -> bool {
    let left = || plan.owner.and_then(|owner| scene.state.get(owner)).is_some_and(|own| !own.works_on(scene.day));
    match act {
        "treatment.approve" => true,
        "treatment.hand_over" => left(),
        "treatment.complete" => plan.completion.is_some(),
        _ => false,
    }
}

fn effect<'a>(scene: Scene<'a>, levels: &Levels<'a>, id: Id<Risk>) -> Option<Effect<'a>> {
    let risk = scene.state.get(id)?;
    let badge = |reading: &'a Option<Box<_>>| reading.as_deref().map(|reading| levels.badge(reading));
    Some(Effect {
        risk: scene.link_to(id)?,
        now: badge(&risk.current),
        after: badge(&risk.residual),
        option: risk.decision.as_ref().map(|decided| scene.t.t(option(decided.option))),
        target: risk.target_score.map(|score| target(scene, score, risk.target_on)),
        overtaken: acceptance::overtaken(scene.state, risk, scene.day).is_some(),
    })
}

fn option(option: TreatmentOption) -> &'static str {
    match option {
        TreatmentOption::Modify => "choice-treatment-option-modify",
        TreatmentOption::Retain => "choice-treatment-option-retain",
        TreatmentOption::Avoid => "choice-treatment-option-avoid",
        TreatmentOption::Share => "choice-treatment-option-share",
    }
}

fn target(scene: Scene<'_>, score: i64, on: Option<kernel::Date>) -> String {
    match on {
        Some(on) => scene.t.with("plan-target-by", &[("score", score.into()), ("day", scene.t.day(on).into())]),
        None => scene.t.one("plan-target", "score", score),
    }
}

/// What keeps a measure from being approved and done.
pub fn lacks(scene: Scene<'_>, plan: &Treatment) -> Vec<&'static str> {
    let word = |lacks: Unready| match lacks {
        Unready::NoOwner => "plan-no-owner",
        Unready::OwnerLeft => "plan-owner-left",
        Unready::NoDue => "plan-no-due",
    };
    let lacking = treatments::lacking(scene.state, plan, scene.day);
    lacking.into_iter().map(|lacks| scene.t.t(word(lacks))).collect()
}

#[derive(Template)]
#[template(path = "planning/plan.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View<'a>,
    tabs: [(&'static str, String, bool); 2],
    chips: Vec<(&'static str, String, bool)>,
    table: bool,
    counts: String,
    risks: String,
    shown: usize,
    /// Where moves are sent, and the conditions they come back to.
    moving: String,
    carried: String,
    /// The measure that is asked about before it moves.
    asking: Option<Asking>,
}

impl Page<'_> {
    /// What is asked before this measure moves.
    fn asked(&self, measure: &Measure<'_>) -> Option<&Asking> {
        self.asking.as_ref().filter(|asking| asking.reference == measure.record.reference)
    }
}

/// `GET /o/{org}/planning/plan`.
pub async fn plan(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    show(&visit, query.as_deref().unwrap_or_default(), None)
}

/// The plan, with what is asked before a measure moves.
fn show(visit: &Visit, query: &str, asking: Option<Asking>) -> Result<Response, Halt> {
    let scene = Scene::of(visit);
    let address = Address::new(scene.base("planning/plan"), query);
    let (t, levels) = (scene.t, Levels::of(scene.state));
    let view = view(scene, &levels, &address);
    let shown = view.columns.iter().map(|column| column.measures.len()).sum::<usize>();
    let numbers = [
        ("count", shown.into()),
        ("open", view.open.into()),
        ("late", view.late.into()),
        ("unapproved", view.unapproved.into()),
    ];
    let table = address.get("as") == Some("table");
    let chip = |key: &'static str, text| (t.t(text), address.toggled(key), address.has(key));
    let mut chips = vec![chip("late", "plan-late"), chip("unapproved", "plan-unapproved")];
    chips.extend(scene.person.map(|_| chip("mine", "plan-mine")));
    let path = register_path(Treatment::REGISTER);
    let mut head = Head::new(t, t.t("plan"))
        .clause("6.1.3 e")
        .why(t.t("plan-why"))
        .below(t.section("planning"), scene.href("planning"))
        .button(Button::link(t.plural(Treatment::REGISTER), scene.href(&path)));
    if scene.may(Right::Edit) {
        let add = Button::link(t.t("plan-add"), scene.href(&format!("{path}/new")));
        head = head.button(Button { key: "n", ..add.primary() });
    }
    page(&Page {
        frame: Frame::at(visit, "planning/plan", t.t("plan")),
        head,
        t,
        counts: t.with("plan-counts", &numbers),
        tabs: [
            (t.t("plan-board"), address.without("as"), !table),
            (t.t("plan-table"), address.with("as", "table"), table),
        ],
        chips,
        table,
        risks: scene.href("planning/risks?stage=to-plan"),
        shown,
        moving: scene.base("planning/plan/move"),
        carried: moves::conditions(&address),
        asking,
        view,
    })
}

/// The plan as JSON.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    crate::pages::plain(&view(scene, &Levels::of(scene.state), address))
}
