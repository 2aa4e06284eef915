//! 4.1: whether the issues of the organization are known and looked at again, climate change among them.

use std::collections::{HashMap, HashSet};

use kernel::{Date, Declared, Held, Id, Markdown};

use super::in_turn::{Turn, turned};
use super::left::left;
use super::opportunities::unlinked;
use super::population::{ever, those, written};
use super::resting::past_issues;
use super::retired::{leaned_on, planned_on};
use super::reviews::{ahead, overdue};
use super::substance::says_nothing;
use super::twins::words;
use crate::age::made_on;
use crate::context::issues::{Climate, IssueCategory, IssueKind, IssueState};
use crate::context::{Issue, Party, coverage};
use crate::dates::months_after;
use crate::planning::Risk;
use crate::planning::risks::Status;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::telling::{Topic, names};

/// External and internal issues are determined.
pub const DETERMINED: Check = Check { key: "issues.determined", clause: "4.1", find: determined };
/// Issues are looked at again.
pub const KEPT_CURRENT: Check = Check { key: "issues.kept_current", clause: "4.1", find: kept_current };
/// It is determined whether climate change is a relevant issue.
pub const CLIMATE: Check = Check { key: "issues.climate_determined", clause: "4.1", find: climate };

/// An issue without a day for its next review is looked at each year: a house rule.
pub(super) const REVIEW_MONTHS: i64 = 12;
/// A later day than this many months after the last look puts off more than a certificate lasts.
pub(super) const CYCLE_MONTHS: i64 = 36;

/// The issues that matter or may come to, in the order of their references.
pub(super) fn current<'a>(look: &Look<'a>) -> Vec<Seen<'a, Issue>> {
    let matters = |issue: &Issue| match issue.state {
        IssueState::Current | IssueState::Watched => true,
        IssueState::Past => false,
    };
    super::population::in_order(look.of::<Issue>().iter().filter(|(_, issue)| matters(issue)).collect())
}

fn determined(cases: &mut Cases<'_, '_>) {
    let issues = current(cases.look);
    if issues.is_empty() {
        return cases.unfinished(point("none").major().then("issue.create"));
    }
    let of = |kind: IssueKind| issues.iter().filter(|(_, issue)| issue.kind == kind).count();
    let (external, internal) = (of(IssueKind::External), of(IssueKind::Internal));
    let kinds = [(external, "word-external"), (internal, "word-internal")];
    let missing: Vec<_> = kinds.iter().filter(|(count, _)| *count == 0).map(|(_, word)| *word).collect();
    if !missing.is_empty() {
        cases.unfinished(point("one-sided").words("missing", missing).minor().then("issue.create"));
    }
    // Climate change that is no issue has no effect to be told.
    let none = |issue: &Issue| issue.climate == Some(Climate::NotRelevant);
    let silent =
        those(cases.look, &issues, |_, issue| says_nothing(&issue.title) || (!written(&issue.effect) && !none(issue)));
    cases.unfinished(point("effect").listing("issues", silent).share(issues.len()).then_first("issue.edit"));
    let bare = |issue: &Issue| {
        let effect = issue.effect.as_ref().filter(|_| written(&issue.effect));
        effect.is_some_and(|effect| is_one_word(effect)) && is_one_word(&issue.title) && !none(issue)
    };
    let catchwords = those(cases.look, &issues, |_, issue| bare(issue));
    cases.judgement(point("catchword").listing("issues", catchwords).then_first("issue.edit"));
    let twins = repeated(&issues);
    let twins = those(cases.look, &issues, |id, _| twins.contains(&id));
    cases.judgement(point("twins").listing("issues", twins).then_first("issue.edit"));
    let alike = boilerplate(&issues);
    let alike = those(cases.look, &issues, |id, _| alike.contains(&id));
    cases.judgement(point("boilerplate").listing("issues", alike).then_first("issue.edit"));
    cases.no_gap(point("ok").count("external", external).count("internal", internal));
}

/// A title of more words says more than what it is about.
const NAME_WORDS_MAX: usize = 3;

fn is_one_word(text: &str) -> bool {
    !words(text).contains(' ')
}

/// Issues that say what another one says.
pub(super) fn repeated(issues: &[Seen<'_, Issue>]) -> HashSet<Id<Issue>> {
    let mut by_title = HashMap::<_, Vec<Id<Issue>>>::new();
    for (id, issue) in issues {
        by_title.entry(words(&issue.title)).or_default().push(*id);
    }
    by_title.into_values().filter(|same| same.len() > 1).flatten().collect()
}

/// Fewest issues with one and the same effect that make it a set phrase.
const BOILERPLATE_MIN: usize = 3;

/// Issues whose effect is told in the words of several others: what they do to this organization is not told.
fn boilerplate(issues: &[Seen<'_, Issue>]) -> HashSet<Id<Issue>> {
    let mut by_effect = HashMap::<_, Vec<Id<Issue>>>::new();
    for (id, issue) in issues {
        let effect = issue.effect.as_ref().filter(|_| written(&issue.effect)).map(|own| words(own));
        effect.into_iter().for_each(|effect| by_effect.entry(effect).or_default().push(*id));
    }
    by_effect.into_values().filter(|same| same.len() >= BOILERPLATE_MIN).flatten().collect()
}

fn kept_current(cases: &mut Cases<'_, '_>) {
    let issues = current(cases.look);
    if issues.is_empty() {
        return cases.not_due(point("none"));
    }
    let day = cases.day;
    let late = overdue(cases, "issues", &issues, |issue| Some(next_review(issue)));
    cases.unfinished(late.then_first("issue.edit"));
    let seen = |issue: &'_ Held<Issue>| vec![issue.identified_on, issue.reviewed_on];
    cases.wrong(ahead(cases, "issues", &issues, seen).then_first("issue.edit"));
    cases.wrong(left(cases, "issues", &issues, |issue| issue.owner));
    cases.unfinished(leaned_on::<Issue>(cases.look, "issues", |id| planned_on(cases.look, id)));
    cases.judgement(turned(cases.look, "issues", &issues, &[(IDENTIFIED, REVIEWED)]).then_first("issue.edit"));
    let far = |own: &Held<Issue>| own.next_review.is_some_and(|next| next > months_after(last_look(own), CYCLE_MONTHS));
    let far = those(cases.look, &issues, |_, issue| far(issue));
    cases.judgement(point("put-off").listing("issues", far).then_first("issue.edit"));
    past_issues(cases);
    let next = issues.iter().map(|(_, issue)| next_review(issue)).min().unwrap_or(day);
    cases.no_gap(point("ok").count("total", issues.len()).day("next", next));
}

/// An issue is looked at again once it was identified.
const IDENTIFIED: Turn<Issue> = ("word-day-identified", |issue| issue.identified_on);
const REVIEWED: Turn<Issue> = ("word-day-review", |issue| issue.reviewed_on);

/// The day planned, else a year after somebody last asked.
fn next_review(issue: &Held<Issue>) -> Date {
    let last = last_look(issue);
    let cycle = months_after(last, CYCLE_MONTHS);
    issue.next_review.map_or_else(|| months_after(last, REVIEW_MONTHS), |next| next.min(cycle))
}

/// The day somebody last asked whether an issue still matters, as far as it is known.
fn last_look(issue: &Held<Issue>) -> Date {
    issue.reviewed_on.or(issue.identified_on).unwrap_or_else(|| made_on(&issue.head))
}

fn climate(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let issues = current(look);
    if issues.is_empty() {
        return cases.follows(point("none").then("issue.create"));
    }
    let answers: Vec<_> = issues.iter().filter_map(|(id, issue)| Some((*id, issue.climate?))).collect();
    let Some(&(id, answer)) = answers.first() else {
        // What an issue answered that is past or retired was answered once.
        let before = ever::<Issue>(look).any(|(_, own)| own.climate.is_some());
        let of = |kind: IssueKind| issues.iter().any(|(_, issue)| issue.kind == kind);
        // The answer went with all issues of its side, and that is told.
        if before && !(of(IssueKind::External) && of(IssueKind::Internal)) {
            return cases.follows(point("gone").then("issue.create"));
        }
        let missing = point("missing").then("issue.create");
        return cases.unfinished(if before { Point { case: "past", ..missing.minor() } } else { missing.major() });
    };
    if answers.iter().any(|(_, other)| *other != answer) {
        let answers = look.all_named(answers.iter().map(|(id, _)| *id));
        cases.judgement(point("divided").listing("issues", answers).then_first("issue.edit"));
    }
    let needs = look.of::<Party>().iter().flat_map(|(_, party)| party.needs.iter());
    let needs = needs.filter(|(_, need)| need.climate).count();
    let case = match answer {
        Climate::Relevant => "relevant",
        Climate::NotRelevant => "not-relevant",
    };
    if answer == Climate::NotRelevant && needs > 0 {
        let contradicted = point("contradicted").about("issue", look.named(id)).count("needs", needs);
        cases.judgement(contradicted.then_first("issue.edit"));
    }
    let why = |text: &Option<Markdown>| written(text) && text.as_ref().is_some_and(|text| !is_one_word(text));
    let bare = |issue: &Issue| {
        words(&issue.title).split(' ').count() <= NAME_WORDS_MAX && !why(&issue.effect) && !why(&issue.description)
    };
    if answer == Climate::NotRelevant
        && issues.iter().filter(|(_, own)| own.climate.is_some()).all(|(_, own)| bare(own))
    {
        cases.judgement(point("bare").about("issue", look.named(id)).then_first("issue.edit"));
    }
    let answered = |issue: &Issue| issue.climate == Some(Climate::NotRelevant) && of_climate(issue);
    let denied = issues.iter().filter(|(id, issue)| answered(issue) && risky(look, *id)).map(|(id, _)| *id);
    let denied = point("denied").listing("issues", look.all_named(denied));
    cases.judgement(denied.then_first("issue.edit"));
    let idle = || !answers.iter().any(|(id, _)| leads(look, *id)) && planning_began(look) && !unlinked(look);
    if answer == Climate::Relevant && idle() {
        cases.judgement(point("idle").about("issue", look.named(id)).then("risk.create"));
    }
    cases.no_gap(point(case).about("issue", look.named(id)));
}

/// Whether an issue itself tells of what climate change does.
fn of_climate(issue: &Issue) -> bool {
    issue.category == Some(IssueCategory::Environmental) || names(Topic::Climate, &issue.title)
}

/// Whether an open risk comes from an issue.
fn risky(look: &Look<'_>, id: Id<Issue>) -> bool {
    look.pointing::<Risk>(id.raw()).any(|(_, risk)| risk.status == Status::Open)
}

/// Whether anything follows from an issue.
fn leads(look: &Look<'_>, id: Id<Issue>) -> bool {
    coverage::leads(look.through(coverage::FOLLOWING), id.raw())
}

fn planning_began(look: &Look<'_>) -> bool {
    coverage::is_due(look.through(&[Risk::KEY]))
}
