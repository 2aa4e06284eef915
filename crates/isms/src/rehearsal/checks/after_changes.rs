//! 8.2: whether the risks that a change touches were assessed after it was carried out.

use std::collections::BTreeSet;

use kernel::{Date, Declared, Id};

use super::on_change::{AFTER_CHANGE_DAYS, Done};
use super::population::{in_order, written};
use crate::dates::days_after;
use crate::planning::changes::{ASKED, ChangeKind, ChangeState, radar};
use crate::planning::{PlannedChange, Risk};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// What a change touches, as far as it says so.
enum Touched {
    /// The risks that it names and that nobody assessed since.
    Named(Vec<Id<Risk>>),
    /// The risks of what it names, none of which was assessed since.
    Reached(Vec<Id<Risk>>),
    /// Words about risks, and no risk was assessed since.
    Words,
}

impl Touched {
    /// The risks that nobody has assessed since, where links lead to them.
    fn risks(&self) -> &[Id<Risk>] {
        match self {
            Self::Named(risks) | Self::Reached(risks) => risks,
            Self::Words => &[],
        }
    }
}

/// A change that was carried out, and what nobody has assessed since.
struct Open<'a> {
    change: Seen<'a, PlannedChange>,
    on: Date,
    touched: Touched,
}

/// Changes that were carried out and touch risks; gives how many there are, and for how many nobody has looked yet. What was judged before a
/// change says nothing of what it brought, unless it was judged because of it, and somebody may say that it changes no risk. What
/// is only told in words, or reached by links, may change nothing, so that somebody has to look; of the management
/// system itself it is told with the scope.
pub(super) fn after_changes(cases: &mut Cases<'_, '_>, done: &Done<'_>, start: Date) -> (usize, usize) {
    let (look, day) = (cases.look, cases.day);
    // Before the start one counts for the risks it names that nobody has assessed since.
    let counts =
        |own: &PlannedChange, on| on > start || own.risks.iter().any(|risk| done.knows(risk) && !done.since(risk, on));
    let carried_out = |own: &PlannedChange| own.done_on.filter(|on| own.state == ChangeState::Done && counts(own, *on));
    let all = in_order(look.of::<PlannedChange>().iter().filter(|(_, own)| carried_out(own).is_some()).collect());
    let mut count = 0;
    let mut open = Vec::new();
    for change in all {
        let Some(on) = carried_out(change.1) else { continue };
        let Some(touched) = touched(look, done, change.1, on) else { continue };
        count += 1;
        let answered = change.1.settled.is_some() || done.because(|run| run.change == Some(change.0));
        if let Some(touched) = touched.filter(|_| !answered) {
            open.push(Open { change, on, touched });
        }
    }
    let waiting = open.len();
    let due = |on: Date| days_after(on.max(start), AFTER_CHANGE_DAYS);
    let late = |own: &Open<'_>| due(own.on) < day;
    let (late, young): (Vec<_>, Vec<_>) = open.into_iter().partition(late);
    let changes = |wanted: &dyn Fn(&Touched) -> bool, among: &[Open<'_>]| {
        look.all_named(among.iter().filter(|own| wanted(&own.touched)).map(|own| own.change.0))
    };
    let named = |own: &Touched| matches!(own, Touched::Named(_));
    let risks = |wanted: &dyn Fn(&Touched) -> bool| {
        let of_them = late.iter().filter(|own| wanted(&own.touched)).flat_map(|own| own.touched.risks());
        look.all_named(of_them.copied().collect::<BTreeSet<_>>())
    };
    let unassessed = risks(&named);
    let told = point("change").listing("changes", changes(&named, &late));
    let told = told.naming("risks", unassessed.iter().map(|own| own.label.clone()).collect()).resting_on(unassessed);
    cases.wrong(told.minor().then("assessment.create"));
    for (case, wanted) in [("effect", is_words as fn(&Touched) -> bool), ("reached", is_reached)] {
        let last = late.iter().filter(|own| wanted(&own.touched)).map(|own| own.on).max();
        let told = point(case).listing("changes", changes(&wanted, &late)).then_first("change.settle_risks");
        cases.judgement(told.resting_on(risks(&wanted)).since(last));
    }
    if let Some(first) = young.iter().filter(|own| named(&own.touched)).map(|own| own.on).min() {
        let told = point("change-soon").listing("changes", changes(&named, &young));
        cases.not_due(told.due(due(first)).then("assessment.create"));
    }
    (count, waiting)
}

fn is_words(own: &Touched) -> bool {
    matches!(own, Touched::Words)
}

fn is_reached(own: &Touched) -> bool {
    matches!(own, Touched::Reached(_))
}

/// What a change touches: nothing; or what of it nobody has assessed since it was carried out, if anything.
fn touched(look: &Look<'_>, done: &Done<'_>, own: &PlannedChange, on: Date) -> Option<Option<Touched>> {
    if !own.risks.is_empty() {
        let unassessed: Vec<_> = own.risks.iter().filter(|id| done.knows(*id) && !done.since(*id, on)).collect();
        return Some((!unassessed.is_empty()).then_some(Touched::Named(unassessed)));
    }
    if own.kind == ChangeKind::ManagementSystem {
        return None;
    }
    if written(&own.effect_on_risks) {
        return Some((!done.anything_since(on)).then_some(Touched::Words));
    }
    if own.assets.is_empty() && own.processes.is_empty() {
        return None;
    }
    let rings = radar(look.through(&ASKED), own).rings.into_iter().filter(|ring| ring.register == Risk::KEY);
    let reached: Vec<_> = rings.flat_map(|ring| ring.records).map(|(id, _)| Id::<Risk>::of(id)).collect();
    if reached.is_empty() {
        return None;
    }
    let assessed = reached.iter().any(|id| done.since(*id, on));
    Some((!assessed).then_some(Touched::Reached(reached)))
}
