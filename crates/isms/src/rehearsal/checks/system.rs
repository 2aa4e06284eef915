//! 4.4: whether the management system has its processes, and is kept up.

use kernel::{Date, Declared, Held, RawId};

use super::issues::REVIEW_MONTHS;
use super::left::{gone, left};
use super::population::{in_order, those};
use super::retired::leaned_on;
use super::reviews::{ahead, overdue};
use crate::age::{FRESH_DAYS, made_on, older};
use crate::context::processes::{ProcessKind, apart};
use crate::context::{Process, Scope};
use crate::dates::months_after;
use crate::evaluation::{Audit, ControlTest, Measurement, Review};
use crate::improvement::{Action, Improvement, Nonconformity};
use crate::operation::{Assessment, OperationRecord};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::operation::{Operation, PROJECT_DAYS, PROPOSED_FROM, PutOff, proposed_operation};
use crate::rehearsal::point::{Point, point};

/// The processes of the management system and their interactions are determined.
pub const PROCESSES: Check = Check { key: "processes.determined", clause: "4.4", find: processes };
/// The management system is kept up.
pub const MAINTAINED: Check = Check { key: "system.maintained", clause: "4.4", find: maintained };

/// A management system of which nothing was recorded for so long is not kept up: a house rule.
const IDLE_DAYS: i32 = 365;

fn processes(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let own = |process: &Process| match process.kind {
        ProcessKind::ManagementSystem => true,
        ProcessKind::Core | ProcessKind::Support | ProcessKind::Management => false,
    };
    let determined: Vec<_> = in_order(look.of::<Process>().iter().filter(|(_, process)| own(process)).collect());
    if determined.is_empty() {
        let none = point("none").then("process.create");
        let any = look.of::<Process>().iter().next().is_some();
        return cases.unfinished(if any { none.minor() } else { Point { case: "absent", ..none.major() } });
    }
    // A day that somebody set, and a look long ago where nobody set one.
    let next = |own: &Held<Process>| own.next_review.or(own.reviewed_on.map(|on| months_after(on, REVIEW_MONTHS)));
    cases.unfinished(overdue(cases, "processes", &determined, next).then_first("process.edit"));
    let seen = |own: &'_ Held<Process>| vec![own.reviewed_on];
    cases.wrong(ahead(cases, "processes", &determined, seen).then_first("process.edit"));
    let alone: Vec<_> = apart(look.through(&[Process::KEY])).collect();
    let apart = those(look, &determined, |id, _| alone.contains(&id));
    cases.unfinished(point("apart").listing("processes", apart).minor().then_first("process.edit"));
    let feeding = |id: RawId| {
        let leaning = look.pointing::<Process>(id).filter(|(_, process)| own(process));
        look.all_named(leaning.map(|(id, _)| id))
    };
    cases.unfinished(leaned_on::<Process>(look, "processes", feeding));
    // Nobody has to own a process; where others of the system have an owner, one without was forgotten.
    let unowned = those(look, &determined, |_, own| own.owner.is_none());
    let answers = |own: &Process| own.owner.is_some_and(|owner| !gone(look, owner, cases.day));
    if determined.iter().any(|(_, own)| answers(own)) {
        cases.judgement(point("unowned").listing("processes", unowned).then_first("process.edit"));
    }
    // Who was named and has left is asked about.
    let all = in_order(look.of::<Process>().iter().collect());
    cases.judgement(left(cases, "processes", &all, |process| process.owner));
    cases.no_gap(point("ok").count("total", determined.len()));
}

fn maintained(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let Some(since) = look.operating_on(day) else { return to_begin(cases) };
    let last = [
        latest::<OperationRecord>(look),
        latest::<Assessment>(look),
        latest::<Measurement>(look),
        latest::<ControlTest>(look),
        latest::<Audit>(look),
        latest::<Review>(look),
        latest::<Nonconformity>(look),
        latest::<Action>(look),
        latest::<Improvement>(look),
    ];
    let last = last.into_iter().flatten().max().unwrap_or(since).max(since);
    if older(last, IDLE_DAYS, day) {
        cases.wrong(point("idle").day("since", since).day("last", last).minor().then("review.create"));
    }
    cases.no_gap(point("ok").day("since", since));
}

/// What is to be said of the beginning while it lies ahead, or while nobody said when it is.
fn to_begin(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    if let Some(operation) = look.operation() {
        return match look.put_off(day) {
            Some(why) => cases.wrong(put_off(look, operation, why)),
            None => cases.not_due(Point { due: Some(operation.from), ..point("planned") }),
        };
    }
    let overdue = look.overdue_to_begin(day);
    let accepted = proposed_operation(look.through(PROPOSED_FROM)).filter(|on| older(*on, FRESH_DAYS, day));
    let Some(on) = accepted else {
        return if overdue { cases.judgement(point("unbegun")) } else { cases.not_due(point("planned")) };
    };
    let unsaid = point(if overdue { "unsaid-long" } else { "unsaid" }).day("on", on);
    cases.judgement(match look.of::<Scope>().iter().find(|(_, scope)| scope.approval.is_some()) {
        Some((id, _)) => unsaid.then_on("scope.begin_operation", look.named(id)),
        None => unsaid,
    });
}

/// The first day of operation, said to lie so far ahead that nothing is ever due, and what speaks against it.
fn put_off(look: &Look<'_>, operation: Operation, why: PutOff) -> Point {
    let told = |case| point(case).about("scope", look.named(operation.scope)).day("from", operation.from);
    let told = match why {
        PutOff::Far => told("put-off-far").count("days", usize::try_from(PROJECT_DAYS).unwrap_or_default()),
        PutOff::Visit(on) => told("put-off-visit").day("on", on),
        PutOff::Looked(on) => told("put-off-looked").day("on", on),
        PutOff::Planned(on) => told("put-off-planned").day("on", on),
    };
    told.minor().then_first("scope.begin_operation")
}

/// The day the latest record of a register was made, at the day asked for.
fn latest<R: Declared>(look: &Look<'_>) -> Option<Date> {
    let seen: Option<Seen<'_, R>> = look.of::<R>().iter().next_back();
    seen.map(|(_, held)| made_on(&held.head))
}
