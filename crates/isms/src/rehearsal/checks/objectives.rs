//! 6.2: whether objectives are set, planned, looked at and made known.

use kernel::{Date, Decimal, Held};

use super::in_turn::{Turn, turned};
use super::issues::REVIEW_MONTHS;
use super::lacking::Lacking;
use super::left::left;
use super::outlooks;
use super::population::{in_order, said, those, written};
use super::resting::{units_gone, units_outside};
use super::reviews::ahead;
use super::steps::{done_ahead, nobodys, says_what, steps_after, steps_late, undated};
use super::twins::words;
use crate::age::{FRESH_DAYS, PATIENT_DAYS, changed_on, made_on, older};
use crate::dates::days_after;
use crate::dates::months_after;
use crate::planning::Objective;
use crate::planning::objectives::{ObjectiveState, Outlook};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rhythm::Rhythm;
use crate::telling::{Topic, tells};

/// Units in which whole shares are counted.
const SHARES: [&str; 6] = ["percent", "per cent", "%", "prozent", "prosent", "pct"];
/// An objective due later than this many months after it began is hardly one to plan by: a house value.
const FAR_MONTHS: i64 = 60;
/// A sign of more words says what is to be seen.
const SIGN_WORDS_MAX: usize = 5;

/// Information security objectives are set.
pub const SET: Check = Check { key: "objectives.set", clause: "6.2", find: set };
/// Objectives are measurable where practicable.
pub const MEASURABLE: Check = Check {
    key: "objectives.measurable",
    clause: "6.2",
    find: |cases| each_and(cases, |own| measurable(own) || said(&own.sign).is_some(), forwards),
};
/// Objectives are monitored.
pub const MONITORED: Check = Check { key: "objectives.monitored", clause: "6.2", find: monitored };
/// Objectives are made known.
pub const COMMUNICATED: Check = Check { key: "objectives.communicated", clause: "6.2", find: communicated };
/// Objectives are brought up to date.
pub const UPDATED: Check = Check { key: "objectives.updated", clause: "6.2", find: updated };
/// The plan says what will be done.
pub const PLAN_ACTIONS: Check =
    Check { key: "objectives.plan_actions", clause: "6.2", find: |cases| each(cases, |own| says_what(&own.actions)) };
/// The plan says which resources are needed.
pub const PLAN_RESOURCES: Check = Check {
    key: "objectives.plan_resources",
    clause: "6.2",
    find: |cases| each(cases, |own| said(&own.resources).is_some()),
};
/// The plan says who is responsible.
pub const PLAN_RESPONSIBLE: Check = Check {
    key: "objectives.plan_responsible",
    clause: "6.2",
    find: |cases| each_and(cases, |own| own.owner.is_some(), still_here),
};
/// The plan says by when it is done.
pub const PLAN_DUE: Check = Check {
    key: "objectives.plan_due",
    clause: "6.2",
    find: |cases| each_and(cases, |own| own.due.is_some(), steps_in_time),
};
/// The plan says how results are evaluated.
pub const PLAN_EVALUATION: Check = Check {
    key: "objectives.plan_evaluation",
    clause: "6.2",
    find: |cases| each(cases, |own| written(&own.evaluation)),
};

/// What is worked on begins before it is due, and before somebody finds it reached.
const BEGUN: Turn<Objective> = ("word-day-began", |own| own.start);
const DUE: Turn<Objective> = ("word-day-due", |own| own.due);
const LOOKED: Turn<Objective> = ("word-day-looked", |own| own.last_seen().map(|seen| seen.on));

/// The objectives in this state, in the order of their references.
fn objectives<'a>(look: &Look<'a>, wanted: fn(ObjectiveState) -> bool) -> Vec<Seen<'a, Objective>> {
    in_order(look.of::<Objective>().iter().filter(|(_, own)| wanted(own.state)).collect())
}

/// What an organization has committed to, whether reached or not.
fn once_set(state: ObjectiveState) -> bool {
    match state {
        ObjectiveState::Set | ObjectiveState::Reached | ObjectiveState::Missed => true,
        ObjectiveState::Draft | ObjectiveState::Dropped => false,
    }
}

fn worked_on(state: ObjectiveState) -> bool {
    match state {
        ObjectiveState::Set => true,
        ObjectiveState::Draft | ObjectiveState::Reached | ObjectiveState::Missed | ObjectiveState::Dropped => false,
    }
}

fn set(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let working = objectives(look, worked_on);
    if !working.is_empty() {
        return cases.no_gap(point("ok").count("total", working.len()));
    }
    let drafts = objectives(look, |state| matches!(state, ObjectiveState::Draft));
    let named = look.all_named(drafts.iter().map(|(id, _)| *id));
    let closed = objectives(look, once_set);
    // Whoever has just reached the last one looks back before setting the next.
    if let Some(on) = closed.iter().map(|(_, own)| ended_on(own)).max().filter(|on| !older(*on, PATIENT_DAYS, day)) {
        return cases.not_due(point("ended").day("on", on).due(days_after(on, PATIENT_DAYS)).then("objective.create"));
    }
    let past = !closed.is_empty();
    // Whoever once set objectives has let them lapse; without any, what security is to reach was never decided.
    let graded = |point: Point| if past { point.minor() } else { point.major() };
    cases.unfinished(graded(point("draft").listing("objectives", named)).then_first("objective.edit"));
    if drafts.is_empty() {
        cases.unfinished(graded(point(if past { "past" } else { "none" })).then("objective.create"));
    }
}

/// The day on which an objective that is closed ended, as far as it is known: when it was due or last looked at, at the
/// latest when its record was changed last.
fn ended_on(own: &Held<Objective>) -> Date {
    let told = own.due.max(own.last_seen().map(|seen| seen.on));
    told.map_or(changed_on(&own.head), |on| on.min(changed_on(&own.head)))
}

/// Who has just set an objective is still to make it known.
fn communicated(cases: &mut Cases<'_, '_>) {
    let working = objectives(cases.look, worked_on);
    let untold = Lacking::among(cases, &working, FRESH_DAYS, |_, own| {
        own.communicated_on
            .is_none()
            .then(|| own.start.map_or(made_on(&own.head), |start| start.min(made_on(&own.head))))
    });
    if working.is_empty() {
        return cases.not_due(point("none"));
    }
    let (young, missing) = (untold.young(), point("missing").listing("objectives", untold.old).share(working.len()));
    cases.unfinished(missing.then_first("objective.edit"));
    already(cases, &working);
    told_whom(cases, &working);
    cases.not_due(young.then_first("objective.edit"));
    cases.no_gap(point("ok").count("total", working.len()));
}

/// Something that has to be said of each objective that is worked on.
fn each(cases: &mut Cases<'_, '_>, holds: fn(&Objective) -> bool) {
    each_and(cases, holds, |_, _| {});
}

/// The same, and something more to ask of what was said.
pub(super) fn each_and<'a>(
    cases: &mut Cases<'_, 'a>,
    holds: fn(&Objective) -> bool,
    more: impl FnOnce(&mut Cases<'_, 'a>, &[Seen<'a, Objective>]),
) {
    let working = objectives(cases.look, worked_on);
    if working.is_empty() {
        return cases.not_due(point("none"));
    }
    let lacking = those(cases.look, &working, |_, own| !holds(own));
    let missing = point("missing").listing("objectives", lacking).share(working.len());
    cases.unfinished(missing.then_first("objective.edit"));
    more(cases, &working);
    cases.no_gap(point("ok").count("total", working.len()));
}

/// Objectives said to have been made known on a day that is still to come.
fn already<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    cases.wrong(ahead(cases, "objectives", working, |own| vec![own.communicated_on]).then_first("objective.edit"));
}

/// Objectives made known to nobody named, and those made known a year before they began.
fn told_whom<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    let told = |own: &Objective| own.communicated_on.is_some();
    let nobody = those(cases.look, working, |_, own| told(own) && said(&own.communicated_to).is_none());
    cases.judgement(point("nobody").listing("objectives", nobody).then_first("objective.edit"));
    // That it begins only after it is due is told with its days.
    let early = |own: &Objective| {
        let both = own.communicated_on.zip(own.start.filter(|start| own.due.is_none_or(|due| *start <= due)));
        both.is_some_and(|(told, start)| months_after(told, REVIEW_MONTHS) < start)
    };
    let early = those(cases.look, working, |_, own| early(own));
    cases.judgement(point("early").listing("objectives", early).then_first("objective.edit"));
}

/// Objectives of somebody who has left, and those with a step that names nobody.
fn still_here<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    cases.wrong(left(cases, "objectives", working, |own| own.owner));
    let nobodys = those(cases.look, working, |_, own| own.owner.is_some() && nobodys(&own.actions));
    cases.judgement(point("nobodys").listing("objectives", nobodys).then_first("objective.edit"));
}

fn measurable(objective: &Objective) -> bool {
    said(&objective.measure).is_some() && objective.target.is_some()
}

/// Whether a target is worse than where it began.
pub(super) fn backwards(own: &Objective) -> bool {
    own.target.zip(own.baseline).is_some_and(|(target, from)| own.is_better(from, target))
}

/// Targets that are worse than where it began, and those of one objective that stands twice.
fn forwards<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    let backwards = those(cases.look, working, |_, own| backwards(own));
    cases.wrong(point("backwards").listing("objectives", backwards).minor().then_first("objective.edit"));
    let beyond = |own: &Objective| {
        let unit = own.counted_in.as_ref().map(|own| own.trim().to_lowercase()).unwrap_or_default();
        let whole = Decimal::from(100);
        let from = own.baseline.is_none_or(|from| from <= whole);
        let mut values = own.target.into_iter().chain(own.check_ins.iter().filter_map(|(_, seen)| seen.value));
        SHARES.contains(&unit.as_str()) && from && values.any(|value| value > whole)
    };
    let beyond = those(cases.look, working, |_, own| beyond(own));
    cases.judgement(point("beyond").listing("objectives", beyond).then_first("objective.edit"));
    let vague = |own: &Objective| {
        let sign = said(&own.sign).filter(|sign| words(sign).split(' ').count() <= SIGN_WORDS_MAX);
        !measurable(own) && sign.is_some_and(|sign| tells(Topic::Vague, sign))
    };
    let vague = those(cases.look, working, |_, own| vague(own));
    cases.judgement(point("vague").listing("objectives", vague).then_first("objective.edit"));
    let aim = |own: &Objective| (words(&own.title), own.units.clone(), own.due);
    let twin = |id, own: &Objective| {
        working.iter().any(|(other, like)| *other != id && aim(like) == aim(own) && like.target != own.target)
    };
    let twins = those(cases.look, working, |id, own| twin(id, own));
    cases.judgement(point("twins").listing("objectives", twins).then_first("objective.edit"));
}

/// Steps that are long late while the objective itself is in time, that are due after it, or have no day.
fn steps_in_time<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    let (day, long_ago) = (cases.day, days_after(cases.day, -FRESH_DAYS));
    let over = |own: &Objective| own.due.is_some_and(|due| due < day);
    let behind = those(cases.look, working, |_, own| !over(own) && steps_late(&own.actions, long_ago));
    cases.unfinished(
        point("behind")
            .listing("objectives", behind)
            .single()
            .count("total", working.len())
            .then_first("objective.edit"),
    );
    let beyond = |own: &Objective| !over(own) && own.due.is_some_and(|due| steps_after(&own.actions, due));
    let beyond = those(cases.look, working, |_, own| beyond(own));
    cases.wrong(point("beyond").listing("objectives", beyond).minor().then_first("objective.edit"));
    let turned = turned(cases.look, "objectives", working, &[(BEGUN, DUE)]);
    cases.wrong(turned.minor().then_first("objective.edit"));
    let ahead = those(cases.look, working, |_, own| done_ahead(&own.actions, day));
    cases.wrong(point("ahead").listing("objectives", ahead).minor().then_first("objective.edit"));
    let far = |own: &Held<Objective>| {
        let from = own.start.unwrap_or_else(|| made_on(&own.head));
        own.due.is_some_and(|due| due > months_after(from, FAR_MONTHS))
    };
    let far = those(cases.look, working, |_, own| far(own));
    cases.judgement(point("far").listing("objectives", far).then_first("objective.edit"));
    let undated = those(cases.look, working, |_, own| own.due.is_some() && undated(&own.actions));
    cases.judgement(point("undated").listing("objectives", undated).then_first("objective.edit"));
}

fn monitored(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let looks = |own: &Held<Objective>| own.check_ins.iter().map(|(_, seen)| Some(seen.on)).collect();
    cases.wrong(ahead(cases, "objectives", &objectives(look, once_set), looks).then_first("objective.check_in"));
    let working = objectives(look, worked_on);
    if working.is_empty() {
        return cases.not_due(point("none"));
    }
    let set_on = |own: &Held<Objective>| own.start.unwrap_or_else(|| made_on(&own.head));
    let next = |own: &Held<Objective>| own.next_look(set_on(own));
    // Whoever looks some days late still looks; what is passed over, or late for weeks, is not watched.
    let patience = |own: &Objective, next: Date| {
        let again = own.rhythm.unwrap_or(Rhythm::Yearly).after(next);
        again.map_or(days_after(next, FRESH_DAYS), |again| again.min(days_after(next, FRESH_DAYS)))
    };
    let late = those(look, &working, |_, own| next(own).is_some_and(|next| patience(own, next) < day));
    let long = working.iter().any(|(_, own)| next(own).is_some_and(|next| older(next, PATIENT_DAYS, day)));
    let late = point("overdue").listing("objectives", late).late(long, working.len());
    cases.unfinished(late.then_first("objective.check_in"));
    let unseen = |own: &Held<Objective>| own.rhythm.is_none() && own.last_seen().is_none();
    let unseen = those(look, &working, |_, own| {
        unseen(own) && next(own).is_none_or(|next| next >= day) && older(set_on(own), PATIENT_DAYS, day)
    });
    let unseen = point("unseen").listing("objectives", unseen).share(working.len());
    cases.unfinished(unseen.then_first("objective.check_in"));
    let soon = outlooks::told(cases, &working);
    let due = those(look, &working, |_, own| next(own).is_some_and(|next| next < day));
    cases.not_due(point("due").listing("objectives", due).then_first("objective.check_in"));
    cases.not_due(soon);
    let seen = working.iter().filter(|(_, own)| own.last_seen().is_some()).count();
    if seen == 0 {
        let first = working.iter().filter_map(|(_, own)| next(own)).min();
        return cases.not_due(match first {
            Some(first) => point("first").due(first),
            None => point("unplanned"),
        });
    }
    cases.no_gap(point("ok").count("count", seen).count("total", working.len()));
}

fn updated(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let ended = objectives(look, |state| state == ObjectiveState::Missed);
    let untold = those(look, &ended, |_, own| !written(&own.result));
    cases.unfinished(point("untold").listing("objectives", untold).minor().then_first("objective.edit"));
    let dropped = objectives(look, |state| state == ObjectiveState::Dropped);
    let unsaid = those(look, &dropped, |_, own| !written(&own.result));
    cases.judgement(point("dropped").listing("objectives", unsaid).then_first("objective.edit"));
    let reached = objectives(look, |state| state == ObjectiveState::Reached);
    let short = those(look, &reached, |_, own| falls_short(own));
    cases.wrong(point("short").listing("objectives", short).minor().then_first("objective.edit"));
    cases.judgement(turned(look, "objectives", &reached, &[(BEGUN, LOOKED)]).then_first("objective.edit"));
    let measured = |own: &Objective| own.check_ins.iter().any(|(_, seen)| seen.value.is_some());
    let unmeasured = those(look, &reached, |_, own| measurable(own) && !measured(own));
    cases.judgement(point("unmeasured").listing("objectives", unmeasured).then_first("objective.edit"));
    let doubtful = those(look, &reached, |_, own| ended_off_track(own));
    cases.judgement(point("doubtful").listing("objectives", doubtful).then_first("objective.edit"));
    let working = objectives(look, worked_on);
    if working.is_empty() {
        return cases.not_due(point("none"));
    }
    let over = those(look, &working, |_, own| own.due.is_some_and(|due| due < day));
    let long_over = working.iter().any(|(_, own)| own.due.is_some_and(|due| older(due, PATIENT_DAYS, day)));
    cases.unfinished(
        point("over").listing("objectives", over).late(long_over, working.len()).then_first("objective.edit"),
    );
    let stale = those(look, &working, |_, own| own.next_review.is_some_and(|next| next < day));
    units_gone(cases, &working);
    units_outside(cases, &working);
    cases.unfinished(point("stale").listing("objectives", stale).minor().then_first("objective.edit"));
    cases.no_gap(point("ok").count("total", working.len()));
}

/// Whether whoever looked last found it off track, and measured nothing.
fn ended_off_track(objective: &Objective) -> bool {
    let last = objective.check_ins.iter().map(|(_, seen)| seen).max_by_key(|seen| seen.on);
    last.is_some_and(|seen| seen.outlook == Outlook::OffTrack && seen.value.is_none())
}

/// Whether the value measured last does not reach the target.
fn falls_short(objective: &Objective) -> bool {
    let measured = objective.check_ins.iter().filter_map(|(_, seen)| Some((seen.on, seen.value?)));
    let last = measured.max_by_key(|(on, _)| *on);
    objective.target.zip(last).is_some_and(|(target, (_, value))| objective.is_better(target, value))
}
