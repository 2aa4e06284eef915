//! The way from nothing to a management system that works, step by step: what is done, what is next, what top
//! management has decided and what waits for it. Every step is read from the records; nobody ticks it.

use std::collections::BTreeMap;

use kernel::{Choice, Date, Declared, RawId, State, Table};

use crate::catalogue::Edition;
use crate::context::parties::Addressed;
use crate::context::processes::{self, ProcessKind};
use crate::context::profiles::profile;
use crate::context::scopes;
use crate::context::{Issue, Obligation, Party, Process, Scope};
use crate::evaluation::programmes::lacks;
use crate::evaluation::{Programme, Review};
use crate::leadership::{Approval, Role};
use crate::planning::assets::AssetKind;
use crate::planning::objectives::ObjectiveState;
use crate::planning::opportunities::Pursuit;
use crate::planning::risks::{Stage, stage};
use crate::planning::worth::Worths;
use crate::planning::{Asset, Method, Objective, Opportunity, Risk, Statement, soa};
use crate::rehearsal;
use crate::support::documents::{DocumentKind, DocumentState};
use crate::support::{Document, Person};

pub use super::standing::{Decided, Lack, Standing};

/// People who take part before the work is more than one person's.
const PEOPLE_MIN: usize = 3;
/// Assets from which on a list deserves its name.
const ASSETS_MIN: usize = 5;

/// What is missing of a scope, by the field that would say it.
const SCOPE_LACKS: [(&str, &str); 3] =
    [("issues", "scope-issues"), ("parties", "scope-parties"), ("interfaces", "scope-interfaces")];

/// A step of the way.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Its own key; its texts are `step-` and this.
    pub key: &'static str,
    /// The clause it serves.
    pub clause: &'static str,
    /// The register it is taken in.
    pub register: &'static str,
    /// The act that takes it, where it is one act.
    pub act: &'static str,
    /// Whether it is a decision of top management.
    pub decision: bool,
    standing: fn(&Sight<'_>) -> Standing,
}

/// Every step, in the order of the first weeks.
pub const STEPS: &[Step] = &[
    step("profile", "4.1", "profile", "profile.begin", |sight| {
        Standing::of(None, [Lack::once("profile", profile(sight.state).is_none())])
    }),
    step("people", "7.2", "person", "", |sight| {
        Standing::of(None, [Lack::of("people", PEOPLE_MIN.saturating_sub(sight.count::<Person>()))])
    }),
    step("issues", "4.1", "issue", "", issues),
    step("parties", "4.2", "party", "", parties),
    step("obligations", "4.2", "obligation", "", |sight| Standing::of(None, [sight.none::<Obligation>("obligation")])),
    decision("scope", "4.3", "scope", "scope.approve", scope),
    decision("method", "6.1.2 a", "method", "method.approve", |sight| {
        approved(sight, |method: &Method| method.approval.as_ref())
    }),
    step("roles", "5.3", "role", "role.assign", roles),
    step("processes", "4.4", "process", "", own_processes),
    step("assets", "6.1.2 c", "asset", "", assets),
    step("risks", "6.1.2 c", "risk", "risk.propose", |sight| {
        let found = sight.stages.keys().any(|stage| *stage != Stage::Proposed);
        let proposed = sight.stages.get(&Stage::Proposed);
        let lack = proposed.map_or(Lack::of("risk", 1), |(_, count)| Lack::of(Stage::Proposed.key(), *count));
        Standing::of(proposed.map(|(first, _)| *first), [lack.filter(|_| !found)])
    }),
    step("assess", "6.1.2 d", "risk", "risk.assess", |sight| sight.none_at(&[Stage::Proposed, Stage::ToAssess])),
    step("treat", "6.1.3 a", "risk", "risk.decide", |sight| {
        sight.none_at(&[Stage::ToDecide, Stage::ToPlan, Stage::ToExpect])
    }),
    step("opportunities", "6.1.1", "opportunity", "", opportunities),
    step("statement", "6.1.3 d", "applicability", "", statement),
    decision("accept", "6.1.3 f", "risk", "risk.accept", |sight| {
        sight.none_at(&[
            Stage::ToApprove,
            Stage::ToAccept,
            Stage::AwaitingCountersignature,
            Stage::AcceptanceExpired,
            Stage::AboveLine,
            Stage::ReopenedByEvidence,
        ])
    }),
    step("version", "6.1.3 d", "statement", "statement.approve", |sight| {
        approved(sight, |statement: &Statement| statement.approval.as_ref())
    }),
    decision("policy", "5.2", "document", "document.approve", policy),
    step("objectives", "6.2", "objective", "", objectives),
    step("programme", "9.2", "programme", "programme.approve", programme),
    step("operation", "8.1", "scope", "scope.begin_operation", operation),
    decision("review", "9.3", "review", "review.sign", review),
];

const fn step(
    key: &'static str,
    clause: &'static str,
    register: &'static str,
    act: &'static str,
    standing: fn(&Sight<'_>) -> Standing,
) -> Step {
    Step { key, clause, register, act, decision: false, standing }
}

const fn decision(
    key: &'static str,
    clause: &'static str,
    register: &'static str,
    act: &'static str,
    standing: fn(&Sight<'_>) -> Standing,
) -> Step {
    Step { decision: true, ..step(key, clause, register, act, standing) }
}

/// Every step with where it stands on a day.
pub fn way(state: &State, day: Date) -> Vec<(&'static Step, Standing)> {
    let sight = Sight::of(state, day);
    STEPS.iter().map(|step| (step, (step.standing)(&sight))).collect()
}

/// A state on a day, with where its risks stand, which several steps ask.
struct Sight<'a> {
    state: &'a State,
    day: Date,
    /// The first risk at each stage, and how many stand there.
    stages: BTreeMap<Stage, (RawId, usize)>,
}

impl<'a> Sight<'a> {
    fn of(state: &'a State, day: Date) -> Self {
        let mut stages = BTreeMap::new();
        for (id, risk) in state.of::<Risk>().iter() {
            stages.entry(stage(state, id, risk, day)).or_insert((id.raw(), 0)).1 += 1;
        }
        Self { state, day, stages }
    }

    fn count<R: Declared>(&self) -> usize {
        self.state.of::<R>().len_live()
    }

    /// What is missing where a register holds nothing.
    fn none<R: Declared>(&self, key: &'static str) -> Option<Lack> {
        Lack::once(key, self.count::<R>() == 0)
    }

    /// Done where there are risks and none stands at these stages or has yet to come to them; else on the first that
    /// stands there.
    fn none_at(&self, stages: &[Stage]) -> Standing {
        let coming = |stage: &Stage| *stage != Stage::Rejected && stages.iter().all(|own| stage < own);
        let waiting = |holds: &dyn Fn(&Stage) -> bool| {
            let found = self.stages.iter().filter(|(stage, _)| holds(stage));
            found.map(|(stage, (_, count))| Lack::of(stage.key(), *count)).collect::<Vec<_>>()
        };
        let here = waiting(&|stage| stages.contains(stage));
        if !here.is_empty() {
            let first = stages.iter().find_map(|stage| self.stages.get(stage));
            return Standing::of(first.map(|(first, _)| *first), here);
        }
        let any = self.stages.keys().any(|stage| *stage != Stage::Rejected);
        Standing::of(None, waiting(&coming).into_iter().chain([Lack::once("risk", !any)]))
    }
}

/// Clause: 4.1. Issues from outside and inside, and the answer on climate change.
fn issues(sight: &Sight<'_>) -> Standing {
    use crate::context::issues::IssueKind;
    let live = || sight.state.of::<Issue>().iter();
    let has = |kind| live().any(|(_, issue)| issue.kind == kind);
    let answered = live().any(|(_, issue)| issue.climate.is_some());
    let lacks = [
        Lack::once("external", !has(IssueKind::External)),
        Lack::once("internal", !has(IssueKind::Internal)),
        Lack::once("climate", !answered),
    ];
    Standing::of(None, lacks)
}

/// Clause: 4.2. Parties, and of each need whether the management system addresses it.
fn parties(sight: &Sight<'_>) -> Standing {
    let undecided =
        |party: &Party| party.needs.iter().filter(|(_, need)| need.addressed == Addressed::Undecided).count();
    let open = sight.state.of::<Party>().iter().find(|(_, party)| undecided(party) > 0);
    let needs = sight.state.of::<Party>().iter().map(|(_, party)| undecided(party)).sum();
    Standing::of(open.map(|(id, _)| id.raw()), [sight.none::<Party>("party"), Lack::of("needs", needs)])
}

/// Clause: 4.3. A scope that names what it rests on, and its approval.
fn scope(sight: &Sight<'_>) -> Standing {
    let standing = approved(sight, |scope: &Scope| scope.approval.as_ref());
    let draft = sight.state.of::<Scope>().iter().next();
    let (Standing::Open(on, mut lacks), Some((_, draft))) = (standing.clone(), draft) else { return standing };
    let open = scopes::open_parts(draft);
    lacks.splice(
        ..0,
        SCOPE_LACKS.iter().filter(|(field, _)| open.contains(field)).map(|(_, key)| Lack { key, count: 1 }),
    );
    Standing::Open(on, lacks)
}

/// Clause: 5.3. Every role is held by somebody, and the two that the standard asks for by name are there.
fn roles(sight: &Sight<'_>) -> Standing {
    let live = || sight.state.of::<Role>().iter();
    let vacant = || live().filter(|(_, role)| role.holders.is_empty());
    let some = live().next().is_some();
    let lacks = [
        sight.none::<Role>("role"),
        Lack::of("holders", vacant().count()),
        Lack::once("conformity", some && !live().any(|(_, role)| role.conformity)),
        Lack::once("reporting", some && !live().any(|(_, role)| role.reporting)),
    ];
    Standing::of(vacant().next().map(|(id, _)| id.raw()), lacks)
}

/// Clause: 4.4. The processes of the management system itself, how it assesses, audits, reviews and improves, and how
/// they work together.
fn own_processes(sight: &Sight<'_>) -> Standing {
    let own = sight.state.of::<Process>().iter().any(|(_, process)| process.kind == ProcessKind::ManagementSystem);
    let apart: Vec<_> = processes::apart(sight.state).collect();
    let first = apart.first().map(|id| id.raw());
    Standing::of(first, [Lack::once("process", !own), Lack::of("feeds", apart.len())])
}

/// Clause: 6.1.2 c. Assets, the primary ones with a value of their own or one that they inherit.
fn assets(sight: &Sight<'_>) -> Standing {
    if let few @ Some(_) = Lack::of("assets", ASSETS_MIN.saturating_sub(sight.count::<Asset>())) {
        return Standing::of(None, [few]);
    }
    let worths = Worths::of(sight.state);
    let unvalued = |id, asset: &Asset| asset.kind == AssetKind::Primary && asset.value.is_empty() && !worths.any(id);
    let open = || sight.state.of::<Asset>().iter().filter(|(id, asset)| unvalued(*id, asset));
    Standing::of(open().next().map(|(id, _)| id.raw()), [Lack::of("values", open().count())])
}

/// Clause: 6.1.3 d. Every reference control of the edition decided.
fn statement(sight: &Sight<'_>) -> Standing {
    let rows = soa::rows(sight.state, Edition::Iso27001_2022);
    let undecided = rows.iter().filter(|row| row.verdict() == crate::planning::applicability::Verdict::Undecided);
    Standing::of(None, [Lack::of("rows", undecided.count())])
}

/// Clause: 6.1.1. An opportunity, and about each whether it is made use of; or a word that none was found.
fn opportunities(sight: &Sight<'_>) -> Standing {
    let none = sight.none::<Opportunity>("opportunity");
    let none = none.filter(|_| profile(sight.state).is_none_or(|own| own.sought.is_none()));
    let live = || sight.state.of::<Opportunity>().iter();
    let open = || live().filter(|(_, own)| own.decision == Pursuit::Undecided);
    Standing::of(open().next().map(|(id, _)| id.raw()), [none, Lack::of("pursuit", open().count())])
}

/// Clause: 6.2. An objective that is set, follows from the policy and from risks or obligations, was made known, can be
/// measured or told when it is reached, and is planned: by whom, by when and how; and none that is worked on lacks any
/// of it. A draft is none yet.
fn objectives(sight: &Sight<'_>) -> Standing {
    let told = |own: &Objective| own.measure.is_some() || own.sign.is_some();
    let planned = |own: &Objective| own.owner.is_some() && own.due.is_some() && !own.actions.is_empty();
    let lacks = |own: &Objective| {
        [
            Lack::once("measure", !told(own)),
            Lack::once("plan", !planned(own)),
            Lack::once("set", own.state == ObjectiveState::Draft),
            Lack::once("basis", own.risks.is_empty() && own.obligations.is_empty()),
            Lack::once("of-policy", own.policy.is_none()),
            Lack::once("known", own.communicated_on.is_none()),
        ]
    };
    let live = || sight.state.of::<Objective>().iter();
    let whole = |own: &Objective| lacks(own).iter().all(Option::is_none);
    let half = live().find(|(_, own)| own.state == ObjectiveState::Set && !whole(own));
    let first = live().next().filter(|_| !live().any(|(_, own)| whole(own)));
    match half.or(first) {
        Some((id, own)) => Standing::of(Some(id.raw()), lacks(own)),
        None => Standing::of(None, [Lack::of("objective", usize::from(live().next().is_none()))]),
    }
}

/// Clause: 9.2.2. An approved programme that says from when to when, what is audited when, and plans an audit.
fn programme(sight: &Sight<'_>) -> Standing {
    let live = || sight.state.of::<Programme>().iter();
    let Some((first, own)) = live().next() else { return Standing::of(None, [Lack::of("programme", 1)]) };
    let planned = || live().filter(|(id, own)| lacks(sight.state, *id, own).is_empty());
    if let Some(approval) = planned().find_map(|(_, own)| own.approval.as_ref()) {
        return Standing::Done(Some(decided(approval)));
    }
    if let Some((id, _)) = planned().next() {
        return Standing::of(Some(id.raw()), [Lack::of("approval", 1)]);
    }
    Standing::of(Some(first.raw()), lacks(sight.state, first, own).into_iter().map(|lack| Lack::of(lack.key(), 1)))
}

/// Clause: 5.2. The policy in force.
fn policy(sight: &Sight<'_>) -> Standing {
    let answers = |document: &Document| document.answers.0.iter().any(|clause| clause.starts_with("5.2"));
    let policies = || {
        let documents = sight.state.of::<Document>().iter();
        documents.filter(move |(_, document)| document.kind == DocumentKind::Policy && answers(document))
    };
    let in_force = policies().find(|(_, document)| document.state == DocumentState::Published);
    match in_force {
        Some((_, document)) => Standing::Done(document.approval.as_ref().map(decided)),
        None => waiting("policy", "published", policies().next().map(|(id, _)| id.raw())),
    }
}

/// Clause: 8.1. Somebody said from when the organization works by its management system.
fn operation(sight: &Sight<'_>) -> Standing {
    let approved = sight.state.of::<Scope>().iter().find(|(_, scope)| scope.approval.is_some());
    match rehearsal::operation(sight.state) {
        Some(begins) if begins.from > sight.day => {
            Standing::of(Some(begins.scope.raw()), [Lack::once("operation-day", true)])
        }
        Some(_) => Standing::Done(None),
        None => waiting("approved-scope", "first-day", approved.map(|(id, _)| id.raw())),
    }
}

/// Clause: 9.3. A review is signed; one that is only planned waits for nobody before its day.
fn review(sight: &Sight<'_>) -> Standing {
    let come = |review: &Review| review.held_on.is_some() || review.planned_on.is_some_and(|day| day <= sight.day);
    match approved(sight, |review: &Review| review.signature.as_ref()) {
        Standing::Open(..) => {
            let due = sight.state.of::<Review>().iter().find(|(_, review)| come(review));
            let lack = if sight.count::<Review>() == 0 { "review" } else { "review-day" };
            waiting(lack, "signature", due.map(|(id, _)| id.raw()))
        }
        done @ Standing::Done(_) => done,
    }
}

/// A version of a record was approved; else the one that waits for it.
fn approved<R: Declared>(sight: &Sight<'_>, approval: impl Fn(&R) -> Option<&Approval>) -> Standing {
    let live = || sight.state.of::<R>().iter();
    let newest = live().filter_map(|(_, held)| approval(&held.record)).max_by_key(|approval| approval.on);
    match newest {
        Some(approval) => Standing::Done(Some(decided(approval))),
        None => waiting("draft", "approval", live().next().map(|(id, _)| id.raw())),
    }
}

/// Open on a record that waits, else for one that is missing.
fn waiting(missing: &'static str, waits: &'static str, on: Option<RawId>) -> Standing {
    Standing::of(on, [Lack::of(if on.is_some() { waits } else { missing }, 1)])
}

fn decided(approval: &Approval) -> Decided {
    Decided { by: approval.by, on: approval.on }
}
