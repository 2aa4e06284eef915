//! 6.1.2 e 2: whether risks are treated in the order of their levels.

use std::cmp::Reverse;

use kernel::{Date, Held, Id};

use super::last;
use super::population::{method_at_hand, plans, plans_of, risks, risks_of, those};
use crate::age::PATIENT_DAYS;
use crate::dates::days_after;
use crate::planning::{Method, Risk, Treatment, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::roll::Roll;

/// Risks are put in order for treatment.
pub const RANKED: Check = Check { key: "risks.ranked", clause: "6.1.2", find: ranked };

/// Risks named as the first ones.
const FIRST: usize = 3;

/// What has no level cannot be put in order; that is told once, with the levels.
fn ranked(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let all = risks(look);
    let rank = |risk: &Held<Risk>| {
        let reading = risk.current.as_deref()?;
        // Levels of methods with other bands are compared by how far up they are.
        let method = look.get(reading.method)?;
        let (rank, bands) = scoring::rank(method, &reading.band)?;
        Some((Reverse(1_000 * rank / bands), Reverse(reading.score)))
    };
    let assessed = all.iter().filter(|(_, risk)| risk.current.is_some());
    let mut scored: Vec<_> = assessed.map(|(id, risk)| (*id, rank(risk))).collect();
    if scored.is_empty() {
        return cases.not_due(point("none"));
    }
    if let Some((_, method)) = method_at_hand(look) {
        let inverted = inverted(look, &all, method, cases.day);
        let waiting = inverted.ids().next().and_then(|risk| open_plans(look, Id::of(risk)).next());
        let point = point("inverted").listing("risks", inverted);
        cases.judgement(match waiting {
            Some((plan, _)) => point.then_on("treatment.edit", look.named(plan)),
            None => point,
        });
    }
    last::told(cases, &all);
    let total = scored.len();
    scored.sort_by_key(|(_, rank)| (rank.is_none(), *rank));
    let first: Vec<_> = scored.into_iter().take(FIRST).map(|(id, _)| look.named(id)).collect();
    cases.no_gap(point("ok").count("total", total).listing("risks", first));
}

/// The risks of the highest level in use, above the line, whose plans have no date, while plans that serve only risks
/// within the criteria have one. That plans are overdue is told once, with how they are carried out.
fn inverted<'a>(look: &Look<'a>, risks: &[Seen<'a, Risk>], method: &Method, day: Date) -> Roll {
    let rank = |risk: &Risk| {
        let reading = risk.current.as_ref().filter(|reading| reading.score > method.line);
        reading.and_then(|reading| scoring::rank(method, &reading.band)).map(|(rank, _)| rank)
    };
    let highest = risks.iter().filter_map(|(_, risk)| rank(risk)).max();
    let Some(highest) = highest.filter(|_| serves_calm(look, method, day)) else { return Roll::default() };
    let waits = |id: Id<Risk>| {
        let mut open = open_plans(look, id).peekable();
        open.peek().is_some() && open.all(|(_, plan)| plan.due.is_none())
    };
    those(look, risks, |id, risk| rank(risk) == Some(highest) && waits(id))
}

/// The plans of a risk that are not done.
fn open_plans<'a>(look: &Look<'a>, risk: Id<Risk>) -> impl Iterator<Item = Seen<'a, Treatment>> + use<'a> {
    plans_of(look, risk).filter(|(_, plan)| plan.completion.is_none())
}

/// Whether a plan for nothing but risks within the criteria has its day, or was carried out of late.
fn serves_calm(look: &Look<'_>, method: &Method, day: Date) -> bool {
    let low = |risk: &Held<Risk>| risk.current.as_ref().is_some_and(|reading| reading.score <= method.line);
    let calm = |plan: &Treatment| {
        let risks = risks_of(look, plan);
        !risks.is_empty() && risks.iter().all(|(_, risk)| low(risk))
    };
    let first = |plan: &Treatment| match &plan.completion {
        Some(completion) => days_after(completion.on, PATIENT_DAYS) >= day,
        None => plan.due.is_some(),
    };
    plans(look).into_iter().any(|(_, plan)| first(plan) && calm(plan))
}
