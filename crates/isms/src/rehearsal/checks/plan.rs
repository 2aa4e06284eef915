//! 6.1.3 e and f: whether there is a risk treatment plan, approved by the owners of the risks.

use std::collections::{BTreeSet, HashSet};

use kernel::{Date, Declared, Held, Id};

use super::brought::brought_in;
use super::lacking::Lacking;
use super::left::{gone, had_left, left};
use super::population::{done, is_highest, method_at_hand, person, plans, plans_of, risks, risks_of, those, written};
use super::steps::{done_ahead, nobodys, says_what, undated};
use super::to_come::ahead;
use super::versions::belated;
use super::{controls, implementation};
use crate::age::{FRESH_DAYS, Footing, footing, made_on, older, to_come};
use crate::dates::months_after;
use crate::operation::Supplier;
use crate::planning::handover::{spoke_for, unconfirmed};
use crate::planning::indicated;
use crate::planning::risks::TreatmentOption;
use crate::planning::{Control, Method, Risk, Treatment, acceptance, treatments};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::roll::Roll;
use crate::support::Person;

/// There is a risk treatment plan.
pub const EXISTS: Check = Check { key: "treatment.plan_exists", clause: "6.1.3", find: exists };
/// Risk owners approved the plan.
pub const APPROVED_BY_OWNERS: Check =
    Check { key: "treatment.plan_approved_by_owners", clause: "6.1.3", find: approved_by_owners };

/// A plan that is to end more than so many months ahead is asked about, a term of a certificate: a house rule.
const FAR_MONTHS: i64 = 36;

fn exists(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let treated: Vec<_> = risks(look).into_iter().filter(|(_, risk)| is_treated(risk)).collect();
    if treated.is_empty() {
        return cases.not_due(point("none"));
    }
    let plans = plans(look);
    // That a row says more than the control behind it is told of the row, unless the risk is of the highest level.
    let (short, method) = (implementation::short(look), method_at_hand(look).map(|(_, method)| method));
    let highest = |risk: &Risk| is_highest(method, risk.current.as_deref());
    let with_row = |risk: &Risk| risk.controls.iter().any(|own| short.contains(&own)) && !highest(risk);
    let lacking = Lacking::among(cases, &treated, FRESH_DAYS, |id, risk| {
        // That no control is determined either is told with the controls, once.
        let bare = !plans.is_empty() && controls::bare(look, id, risk);
        let bare = bare && !controls::told_as_planless(look, id, risk);
        let planless = plans_of(look, id).next().is_none() && needs_plan(look, risk) && !bare && !with_row(risk);
        risk.decision.as_ref().filter(|_| planless).map(|decision| decision.on)
    });
    let young = lacking.young();
    planless(cases, &treated, &lacking.old, plans.is_empty());
    incomplete(cases, &plans);
    let open: Vec<_> = plans.iter().copied().filter(|(_, plan)| !done(plan)).collect();
    astray(cases, &open);
    cases.wrong(left(cases, "treatments", &open, |plan| plan.owner));
    let ahead = those(look, &plans, |_, plan| done_ahead(&plan.actions, cases.day));
    cases.wrong(point("ahead").listing("treatments", ahead).minor().then_first("treatment.edit"));
    let vague = |plan: &Treatment| nobodys(&plan.actions) || undated(&plan.actions);
    let vague = those(look, &open, |_, plan| plan.owner.is_some() && plan.due.is_some() && vague(plan));
    cases.judgement(point("steps").listing("treatments", vague).then_first("treatment.edit"));
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", treated.len()).count("count", plans.len()));
}

/// The risks that no plan treats: those of the highest level apart, since there it is grave.
fn planless<'a>(cases: &mut Cases<'_, 'a>, treated: &[Seen<'a, Risk>], planless: &Roll, never: bool) {
    let method = method_at_hand(cases.look).map(|(_, method)| method);
    let highest: HashSet<_> = treated
        .iter()
        .filter(|(_, risk)| is_highest(method, risk.current.as_deref()))
        .map(|(id, _)| id.raw())
        .collect();
    let planless = planless.ids().map(Id::<Risk>::of);
    let (highest, others): (Vec<_>, Vec<_>) = planless.partition(|id| !never && highest.contains(&id.raw()));
    let (highest, others) = (cases.look.roll(highest), cases.look.roll(others));
    cases.unfinished(point("highest").listing("risks", highest).major().then("treatment.create"));
    let missing = point("missing").listing("risks", others).share(treated.len()).then("treatment.create");
    cases.unfinished(if never { missing.grave() } else { missing });
}

fn is_treated(risk: &Risk) -> bool {
    risk.decision.as_ref().is_some_and(|decision| decision.option != TreatmentOption::Retain)
}

fn needs_plan(look: &Look<'_>, risk: &Risk) -> bool {
    treatments::needed(look.through(&[Method::KEY, Control::KEY, Supplier::KEY]), risk)
}

/// Plans that do not say who, when or what.
fn incomplete<'a>(cases: &mut Cases<'_, 'a>, plans: &[Seen<'a, Treatment>]) {
    let lacks: [(&str, fn(&Treatment) -> bool); 3] = [
        ("word-owner", |plan| plan.owner.is_none()),
        ("word-due", |plan| plan.due.is_none()),
        ("word-measures", says_nothing_of_what),
    ];
    let open = |plan: &Treatment| !done(plan);
    let lack = |plan: &Treatment| lacks.iter().any(|(_, lacks)| lacks(plan));
    let some = |lacks: fn(&Treatment) -> bool| plans.iter().any(|(_, plan)| open(plan) && lacks(plan));
    let missing = lacks.iter().filter(|(_, lacks)| some(*lacks)).map(|(word, _)| *word).collect();
    let incomplete = those(cases.look, plans, |_, plan| open(plan) && lack(plan));
    let incomplete = point("incomplete").listing("treatments", incomplete).words("missing", missing);
    cases.unfinished(incomplete.minor().then_first("treatment.edit"));
}

/// Whether a plan leaves out what is to be done.
pub(super) fn says_nothing_of_what(plan: &Treatment) -> bool {
    !says_what(&plan.actions) && plan.controls.is_empty() && !written(&plan.description)
}

/// Open plans that treat nothing any more, and those that end after the acceptance that rests on them.
fn astray<'a>(cases: &mut Cases<'_, 'a>, open: &[Seen<'a, Treatment>]) {
    let look = cases.look;
    let idle = those(look, open, |_, plan| idle(look, plan, cases.day));
    cases.wrong(point("idle").listing("treatments", idle).minor().then_first("treatment.drop"));
    // That an acceptance has ended is told with it.
    let until = |risk: &Risk| {
        let standing = acceptance::standing(risk).and_then(|acceptance| acceptance.until);
        standing.filter(|until| *until >= cases.day)
    };
    let outlives = |plan: &Treatment, due: Date| {
        risks_of(look, plan).iter().any(|(_, risk)| until(risk).is_some_and(|until| until < due))
    };
    let late = those(look, open, |_, plan| plan.due.is_some_and(|due| outlives(plan, due)));
    cases.wrong(point("outlives").listing("treatments", late).minor().then_first("treatment.revise"));
    let beyond = |plan: &Treatment, due: Date| {
        let mut open = plan.actions.iter().filter(|(_, step)| step.done_on.is_none());
        open.any(|(_, step)| step.due.is_some_and(|own| own > due))
    };
    let beyond = those(look, open, |_, plan| plan.due.is_some_and(|due| beyond(plan, due)));
    cases.wrong(point("beyond").listing("treatments", beyond).minor().then_first("treatment.revise"));
    let turned = |plan: &Treatment| plan.start.zip(plan.due).is_some_and(|(start, due)| due < start);
    let turned = those(look, open, |_, plan| turned(plan));
    cases.wrong(point("turned").listing("treatments", turned).minor().then_first("treatment.edit"));
    let far = those(look, open, |_, plan| plan.due.is_some_and(|due| months_after(cases.day, FAR_MONTHS) < due));
    cases.judgement(point("far").listing("treatments", far).then_first("treatment.edit"));
}

/// Whether an open plan treats nothing any more. What is wrong with a decision to retain is told with the acceptance.
fn idle(look: &Look<'_>, plan: &Treatment, day: Date) -> bool {
    look.through(&acceptance::READS);
    let state = look.through(&indicated::READS);
    let old = |risk: &Risk| risk.decision.as_ref().is_some_and(|own| older(own.on, FRESH_DAYS, day));
    let settled = |risk: &Risk| old(risk) && acceptance::holds(state, risk, day);
    let treats = |risk: &Risk| risk.decision.is_none() || is_treated(risk) || !settled(risk);
    !done(plan) && !plan.risks.is_empty() && !risks_of(look, plan).iter().any(|(_, risk)| treats(risk))
}

/// The own controls of plans of which it is told that they treat nothing any more.
pub(super) fn idle_controls(look: &Look<'_>, day: Date) -> BTreeSet<Id<Control>> {
    plans(look).iter().filter(|(_, plan)| idle(look, plan, day)).flat_map(|(_, plan)| plan.controls.iter()).collect()
}

fn approved_by_owners(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let plans: Vec<_> = plans(look).into_iter().filter(|(_, plan)| !risks_of(look, plan).is_empty()).collect();
    if plans.is_empty() {
        return cases.not_due(point("none"));
    }
    let lacking = Lacking::among(cases, &plans, FRESH_DAYS, |_, plan| {
        (!approved(look, plan, day) && !by_strangers(look, plan, day)).then(|| begun_on(plan))
    });
    let young = lacking.young();
    let missing = point("missing").listing("treatments", lacking.old).share(plans.len());
    cases.unfinished(missing.then_first("treatment.approve"));
    strangers(cases, &plans);
    let changed = those(look, &plans, |_, plan| approved(look, plan, day) && outdated(look, plan, day));
    cases.wrong(point("changed").listing("treatments", changed).minor().then_first("treatment.approve"));
    let given = ("word-day-approval", latest as fn(&Treatment) -> _);
    cases.wrong(ahead(cases, "treatments", &plans, &[given]).then_first("treatment.approve"));
    let early = |plan: &Treatment| latest(plan).is_some_and(|on| to_come(on, day));
    let afterwards = those(look, &plans, |_, plan| approved_afterwards(plan) && !early(plan));
    cases.wrong(point("afterwards").listing("treatments", afterwards).share(plans.len()));
    out_of_order(cases, &plans);
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", plans.len()));
}

/// Plans that only people approved who own none of their risks.
fn strangers<'a>(cases: &mut Cases<'_, 'a>, plans: &[Seen<'a, Treatment>]) {
    let (look, day) = (cases.look, cases.day);
    let found: Vec<_> = plans.iter().filter(|(_, plan)| by_strangers(look, plan, day)).collect();
    let by = found.iter().flat_map(|(_, plan)| plan.approvals.iter()).map(|(_, own)| person(look, own.by));
    let by: BTreeSet<_> = by.collect();
    let told = point("stranger").listing("treatments", look.roll(found.iter().map(|(id, _)| *id)));
    let told = told.naming("by", by.into_iter().collect()).share(plans.len());
    cases.wrong(told.then_first("treatment.approve"));
}

/// Whether a plan was approved, and by nobody who owns one of its risks or did before a hand-over. What risks lack an
/// owner who works here is told with the owners.
fn by_strangers(look: &Look<'_>, plan: &Held<Treatment>, day: Date) -> bool {
    let risks = risks_of(look, plan);
    let here = |risk: &Risk| risk.owner.is_some_and(|owner| !gone(look, owner, day));
    let own = |by: Id<Person>| {
        risks.iter().any(|(_, risk)| spoke_for(risk, day).contains(&Some(by)) || unconfirmed(risk).is_some())
    };
    let mut approvals = plan.approvals.iter().map(|(_, own)| own).peekable();
    approvals.peek().is_some()
        && !done(plan)
        && risks.iter().all(|(_, risk)| here(risk))
        && approvals.all(|approval| approval.provenance.origin().is_none() && !own(approval.by))
}

/// Plans approved before any of their risks was assessed, and by somebody who had left by then.
fn out_of_order<'a>(cases: &mut Cases<'_, 'a>, plans: &[Seen<'a, Treatment>]) {
    let look = cases.look;
    let approved = |plan: &Treatment, of: &dyn Fn(Date, Id<Person>) -> bool| {
        plan.approvals.iter().any(|(_, approval)| of(approval.on, approval.by))
    };
    let footings = |plan: &Treatment, on| -> Vec<_> {
        risks_of(look, plan).into_iter().map(|(_, risk)| footing(risk, on)).collect()
    };
    let lacking = |plan: &Treatment, on| footings(plan, on).iter().all(|own| *own == Footing::Lacking);
    let early = those(look, plans, |_, plan| approved(plan, &|on, _| lacking(plan, on)));
    cases.wrong(point("early").listing("treatments", early).share(plans.len()).then_first("treatment.approve"));
    // That a risk lies with somebody who left is told with the owners.
    let owns = |plan: &Treatment, by| risks_of(look, plan).iter().any(|(_, risk)| risk.owner == Some(by));
    let left = |plan: &Treatment, on, by| had_left(look, by, on) && !(owns(plan, by) && gone(look, by, cases.day));
    let departed = those(look, plans, |_, plan| approved(plan, &|on, by| left(plan, on, by)));
    cases.wrong(point("departed").listing("treatments", departed).minor().then_first("treatment.approve"));
    let unshown = |plan: &Treatment, on| !lacking(plan, on) && !footings(plan, on).contains(&Footing::Assessed);
    let unfounded = those(look, plans, |_, plan| approved(plan, &|on, _| unshown(plan, on)));
    cases.judgement(point("unfounded").listing("treatments", unfounded).then_first("treatment.approve"));
    let origin = |plan: &'a Treatment| plan.approvals.iter().find_map(|(_, approval)| approval.provenance.origin());
    brought_in(cases, "treatments", plans.iter().filter_map(|(id, plan)| Some((*id, origin(plan)?))));
}

/// The first day that tells of a plan: of its work, of somebody's approval, or of its record.
fn begun_on(plan: &Held<Treatment>) -> Date {
    let approvals = plan.approvals.iter().map(|(_, approval)| approval.on);
    let told = approvals.chain(plan.start).chain(plan.completion.as_ref().map(|completion| completion.on));
    told.fold(made_on(&plan.head), Date::min)
}

/// Whether each owner approved some version. Risks of a plan that is done may have gone to others since: it is asked
/// of those who are known to have owned them then, because they had accepted what remains.
fn approved(look: &Look<'_>, plan: &Held<Treatment>, day: Date) -> bool {
    let done = plan.completion.as_ref().map(|completion| completion.on);
    let then = |risk: &Risk, on: Date| {
        let accepted = risk.acceptance.as_ref().filter(|own| own.on <= on);
        accepted.is_some_and(|own| risk.owner == Some(own.by))
    };
    let risks = risks_of(look, plan).into_iter().filter(|(_, risk)| done.is_none_or(|on| then(risk, on)));
    let by = |owner: Id<Person>| plan.approvals.iter().any(|(_, approval)| approval.by == owner);
    // Where a new owner let the time pass, that is told with the acceptance.
    let spoken = |risk: &Risk| {
        let late = unconfirmed(risk).is_some();
        risk.owner.is_none() || late || spoke_for(risk, day).into_iter().flatten().any(by)
    };
    !plan.approvals.is_empty() && risks.map(|(_, risk)| risk).all(|risk| spoken(risk))
}

/// The day on which a plan was approved last.
fn latest(plan: &Treatment) -> Option<Date> {
    plan.approvals.iter().map(|(_, approval)| approval.on).max()
}

/// Whether a plan was done before anybody approved it.
fn approved_afterwards(plan: &Treatment) -> bool {
    let done = plan.completion.as_ref().map(|completion| completion.on);
    !plan.approvals.is_empty() && plan.approvals.iter().all(|(_, approval)| belated(approval, done))
}

/// Whether what is carried out is no longer what was approved, for longer than a plan may be young.
fn outdated(look: &Look<'_>, plan: &Treatment, day: Date) -> bool {
    let open = !done(plan) && latest(plan).is_some_and(|on| older(on, FRESH_DAYS, day));
    let former = |risk: &Risk| {
        unconfirmed(risk).is_some() || spoke_for(risk, day).into_iter().flatten().any(|owner| plan.approved_by(owner))
    };
    open && risks_of(look, plan).into_iter().any(|(_, risk)| risk.owner.is_some() && !former(risk))
}
