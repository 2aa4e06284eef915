//! 6.1.1: whether planning starts from the context, and what is made of opportunities.

use kernel::{Declared, Held};

use super::follow_up::followed_up;
use super::issues::{current, repeated};
use super::lacking::Lacking;
use super::left::left;
use super::parties::parties;
use super::population::{first_risks, in_order, method_in_force, person, risks, said, those, written};
use super::resting::processes_gone;
use super::steps::{done_ahead, nobodys, says_what, steps_after, steps_late, undated};
use super::to_come;
use crate::age::{FRESH_DAYS, PATIENT_DAYS, made_on};
use crate::catalogue::Edition;
use crate::context::issues::Climate;
use crate::context::{Importance, Issue, Party, Profile, coverage};
use crate::dates::days_after;
use crate::dates::months_after;
use crate::planning::Opportunity;
use crate::planning::effectiveness::Outcome;
use crate::planning::opportunities::Pursuit;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// Planning starts from issues and the requirements of interested parties.
pub const CONSIDERS_CONTEXT: Check =
    Check { key: "planning.considers_context", clause: "6.1.1", find: considers_context };
/// Risks to be addressed are determined.
pub const RISKS_DETERMINED: Check = Check { key: "planning.risks_determined", clause: "6.1.1", find: risks_determined };
/// Without a method in force, opportunities are looked for once in so many months: a house value.
const SEEK_MONTHS: i64 = 12;

/// An opportunity watched for longer is asked about: a house value.
const WATCH_MONTHS: i64 = 24;

/// Opportunities to be addressed are determined.
pub const DETERMINED: Check = Check { key: "opportunities.determined", clause: "6.1.1", find: determined };
/// Actions are planned for opportunities.
pub const ACTIONS_PLANNED: Check =
    Check { key: "opportunities.actions_planned", clause: "6.1.1", find: actions_planned };
/// The actions are built into processes.
pub const INTEGRATED: Check = Check { key: "opportunities.integrated", clause: "6.1.1", find: integrated };
/// It is planned how to judge whether the actions worked, and judged.
pub const EVALUATED: Check = Check { key: "opportunities.evaluated", clause: "6.1.1", find: evaluated };

fn considers_context(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let (issues, parties) = (current(look), parties(look));
    if issues.is_empty() && parties.is_empty() {
        return cases.unfinished(point("none").minor().then("issue.create"));
    }
    look.through(&[Issue::KEY, Party::KEY]);
    let state = look.through(coverage::FOLLOWING);
    let led = issues.iter().filter(|(id, _)| coverage::leads(state, id.raw())).count();
    let heard = parties.iter().filter(|(id, _)| coverage::leads(state, id.raw())).count();
    if led + heard == 0 {
        cases.unfinished(
            point("apart").count("issues", issues.len()).count("parties", parties.len()).minor().then("risk.create"),
        );
    }
    let twins = repeated(&issues);
    // What is told of an issue in 4.1 already is not told again.
    let climate = |issue: &Issue| look.edition() == Edition::Iso27001_2022 && issue.climate == Some(Climate::Relevant);
    let left = |issue: &Issue| issue.importance == Some(Importance::High) && !climate(issue);
    let left =
        those(look, &issues, |id, issue| left(issue) && !twins.contains(&id) && !coverage::leads(state, id.raw()));
    cases.judgement(point("left").listing("issues", left).then("opportunity.create"));
    let told = point("unlinked").count("issues", issues.len()).then("risk.edit");
    cases.judgement(Point { holds: unlinked(look), ..told });
    let ok = point("ok").count("issues", issues.len()).count("led", led);
    cases.no_gap(ok.count("parties", parties.len()).count("heard", heard));
}

/// Whether there are issues and risks, and no risk and no opportunity names an issue.
pub(super) fn unlinked(look: &Look<'_>) -> bool {
    let mut opportunities = look.of::<Opportunity>().iter();
    let apart = look.risks().iter().all(|(_, own)| own.issues.is_empty())
        && opportunities.all(|(_, own)| own.issues.is_empty());
    apart && !look.risks().is_empty() && !current(look).is_empty()
}

fn risks_determined(cases: &mut Cases<'_, '_>) {
    let risks = risks(cases.look);
    if risks.is_empty() {
        return cases.follows(point("none").then(first_risks(cases.look)));
    }
    cases.no_gap(point("ok").count("total", risks.len()));
}

/// The opportunities, in the order of their references.
fn opportunities<'a>(look: &Look<'a>) -> Vec<Seen<'a, Opportunity>> {
    in_order(look.of::<Opportunity>().iter().collect())
}

fn pursued<'a>(look: &Look<'a>) -> Vec<Seen<'a, Opportunity>> {
    opportunities(look).into_iter().filter(|(_, own)| own.decision == Pursuit::Pursue).collect()
}

fn determined(cases: &mut Cases<'_, '_>) {
    let all = opportunities(cases.look);
    if all.is_empty() {
        return sought(cases);
    }
    let aimless = those(cases.look, &all, |_, own| own.aim.is_none());
    cases.unfinished(point("aimless").listing("opportunities", aimless).minor().then_first("opportunity.edit"));
    cases.no_gap(point("ok").count("total", all.len()));
}

/// Without opportunities: that they were looked for, which holds for the interval of the method.
fn sought(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let months = method_in_force(look).map_or(SEEK_MONTHS, |(_, method)| method.interval_months);
    let profiles = look.of::<Profile>().iter();
    let said = profiles.filter_map(|(id, own)| Some((id, own.sought.as_ref()?))).max_by_key(|(_, own)| own.on);
    let Some((id, own)) = said else {
        return cases.unfinished(point("none").major().then("opportunity.create"));
    };
    let until = months_after(own.on, months);
    let told = |case| point(case).about("profile", look.named(id)).text("by", person(look, own.by)).day("on", own.on);
    if until < cases.day {
        let old = told("sought-long-ago").minor().then_on("profile.find_no_opportunity", look.named(id));
        return cases.unfinished(old);
    }
    cases.attested(told("sought").day("until", until));
}

fn actions_planned(cases: &mut Cases<'_, '_>) {
    let (all, pursued) = (opportunities(cases.look), pursued(cases.look));
    let known_on = |own: &Held<Opportunity>| own.identified_on.unwrap_or_else(|| made_on(&own.head));
    let open = |own: &Held<Opportunity>| own.decision == Pursuit::Undecided;
    let open = Lacking::among(cases, &all, PATIENT_DAYS, |_, own| open(own).then(|| known_on(own)));
    let young = open.young();
    cases.unfinished(point("undecided").listing("opportunities", open.old).minor().then_first("opportunity.edit"));
    incomplete(cases, &pursued);
    let day = cases.day;
    let runs = |own: &Opportunity| own.outcome.is_none();
    let late = |own: &Opportunity| runs(own) && own.due.is_some_and(|due| due < day) && unfinished(own);
    let step = |own: &Opportunity| runs(own) && !late(own) && steps_late(&own.actions, day);
    let steps = those(cases.look, &pursued, |_, own| step(own));
    let running: Vec<_> = pursued.iter().copied().filter(|(_, own)| runs(own)).collect();
    cases.wrong(left(cases, "opportunities", &running, |own| own.owner));
    let late = those(cases.look, &pursued, |_, own| late(own));
    cases.unfinished(point("late").listing("opportunities", late).minor().then_first("opportunity.edit"));
    cases.unfinished(point("step").listing("opportunities", steps).minor().then_first("opportunity.edit"));
    let ahead = those(cases.look, &pursued, |_, own| done_ahead(&own.actions, day));
    cases.wrong(point("ahead").listing("opportunities", ahead).minor().then_first("opportunity.edit"));
    let vague = |own: &Opportunity| runs(own) && (nobodys(&own.actions) || undated(&own.actions));
    let vague = those(cases.look, &pursued, |_, own| vague(own) && own.owner.is_some() && own.due.is_some());
    cases.judgement(point("steps").listing("opportunities", vague).then_first("opportunity.edit"));
    let reasonless = |own: &Opportunity| own.decision == Pursuit::Decline && said(&own.reason).is_none();
    let reasonless = those(cases.look, &all, |_, own| reasonless(own));
    cases.judgement(point("reasonless").listing("opportunities", reasonless).then_first("opportunity.edit"));
    let beyond = |own: &Opportunity| runs(own) && own.due.is_some_and(|due| steps_after(&own.actions, due));
    let beyond = those(cases.look, &pursued, |_, own| beyond(own));
    cases.judgement(point("beyond").listing("opportunities", beyond).then_first("opportunity.edit"));
    let watched =
        |own: &Held<Opportunity>| own.decision == Pursuit::Watch && months_after(known_on(own), WATCH_MONTHS) < day;
    let watched = those(cases.look, &all, |_, own| watched(own));
    cases.judgement(point("watched").listing("opportunities", watched).then_first("opportunity.edit"));
    cases.not_due(young);
    if pursued.is_empty() {
        return cases.not_due(point("none"));
    }
    cases.no_gap(point("ok").count("total", pursued.len()));
}

/// What the plan of an opportunity leaves out.
fn lacks(own: &Opportunity) -> Vec<&'static str> {
    let lacks = [
        (!says_what(&own.actions), "word-steps"),
        (own.owner.is_none(), "word-owner"),
        (own.due.is_none(), "word-due"),
    ];
    lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, word)| word).collect()
}

/// The plans that leave something out, those that leave out the same in one sentence.
fn incomplete<'a>(cases: &mut Cases<'_, 'a>, pursued: &[Seen<'a, Opportunity>]) {
    let mut parts: Vec<_> = pursued.iter().map(|(_, own)| lacks(own)).filter(|parts| !parts.is_empty()).collect();
    parts.sort_unstable();
    parts.dedup();
    for parts in parts {
        let bare = those(cases.look, pursued, |_, own| lacks(own) == parts);
        let missing = point("missing").listing("opportunities", bare).single().count("total", pursued.len());
        cases.unfinished(missing.words("missing", parts).then_first("opportunity.edit"));
    }
}

/// Whether a step is not done.
fn unfinished(own: &Opportunity) -> bool {
    own.actions.iter().any(|(_, action)| action.done_on.is_none())
}

fn integrated(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    processes_gone(cases, &pursued(look));
    asked(cases, "integration", |own| written(&own.integration) || !own.processes.is_empty());
}

fn evaluated(cases: &mut Cases<'_, '_>) {
    let day = cases.day;
    let ripe = |own: &Opportunity| !unfinished(own) && own.due.is_some_and(|due| due < day);
    let unjudged = pursued(cases.look);
    let unjudged =
        Lacking::among(cases, &unjudged, FRESH_DAYS, |_, own| own.due.filter(|_| ripe(own) && own.outcome.is_none()));
    let unjudged = point("unjudged").listing("opportunities", unjudged.old).minor();
    cases.unfinished(unjudged.then_first("opportunity.evaluate"));
    let look = cases.look;
    // What was judged before it was done, or in no word, may be right; somebody has to say.
    let judged = |own: &Opportunity| own.outcome.is_some() && own.decision == Pursuit::Pursue;
    let before = |own: &Opportunity| {
        let done = own.actions.iter().map(|(_, step)| step.done_on);
        // A day that is still to come is told with the step.
        let open = |on| move |done: Option<_>| done.is_none_or(|done| on < done && done <= days_after(day, 1));
        own.evaluated_on.is_some_and(|on| done.into_iter().any(open(on)))
    };
    let hasty = those(look, &pursued(look), |_, own| judged(own) && before(own));
    cases.judgement(point("hasty").listing("opportunities", hasty).then_first("opportunity.evaluate"));
    let judged_on = ("word-day-evaluated", (|own| own.evaluated_on) as fn(&Opportunity) -> _);
    cases
        .wrong(to_come::ahead(cases, "opportunities", &pursued(look), &[judged_on]).then_first("opportunity.evaluate"));
    let wordless = those(look, &pursued(look), |_, own| judged(own) && !written(&own.result));
    cases.judgement(point("wordless").listing("opportunities", wordless).then_first("opportunity.evaluate"));
    let idle = |own: &Opportunity| own.outcome == Some(Outcome::NotEffective);
    let idle = those(look, &pursued(look), |id, own| idle(own) && !followed_up(look, id.raw()));
    cases.judgement(point("idle").listing("opportunities", idle).then("improvement.create"));
    asked(cases, "evaluation", |own| written(&own.evaluation));
}

/// Something that the plan of each opportunity made use of has to say.
fn asked(cases: &mut Cases<'_, '_>, case: &'static str, said: impl Fn(&Opportunity) -> bool) {
    let pursued = pursued(cases.look);
    if pursued.is_empty() {
        return cases.not_due(point("none"));
    }
    let silent = those(cases.look, &pursued, |_, own| !said(own));
    let silent = point(case).listing("opportunities", silent).share(pursued.len());
    cases.unfinished(silent.then_first("opportunity.edit"));
    cases.no_gap(point("ok").count("total", pursued.len()));
}
