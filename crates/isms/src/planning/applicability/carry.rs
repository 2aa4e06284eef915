//! 6.1.3 d: carrying the decisions of 2013 over to the rows of 2022.

use kernel::{Act, Changes, Context, Decide, Decision, Links, Markdown, Refusal, State};

use super::{Applicability, PrepareStatement, Verdict};
use crate::catalogue::Edition;
use crate::planning::controls::Implementation;
use crate::planning::reasons::Reason;
use crate::planning::soa::SoaRow;
use crate::planning::transition::{Step, Waits, steps};

/// Carry the Statement of Applicability of 2013 over to 2022. A control with one predecessor takes over its decision,
/// reasons, owner and status. One in which several meet takes over their reasons and waits for a person to decide, as
/// does each new control. Rows of 2022 that are decided stay as they are.
#[derive(Act)]
#[act(key = "applicability.carry", clause = "6.1.3 d")]
pub struct CarryOver {}

impl Decide for CarryOver {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let waiting = |step: &Step<'_>| matches!(step.waits(), Waits::Carry | Waits::DecideMerged);
        if !steps(state).iter().any(waiting) {
            let message = "no decision of 2013 waits to be carried over; decide rows of 2013 first, or go on with 2022";
            return Err(vec![Refusal::software("", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.absorb(PrepareStatement { edition: Some(Edition::Iso27001_2022) }.decide(state, context)?);
        let prepared = changes.state().clone();
        for step in steps(&prepared).iter().filter(|step| waiting(step)) {
            let Some((id, _)) = step.row else { continue };
            changes.edit(id, |row| carry(row, step));
        }
        Ok(changes.done())
    }
}

fn carry(row: &mut Applicability, step: &Step<'_>) {
    let decided: Vec<_> = step.from.iter().filter_map(|from| Some((from, from.decided?))).collect();
    let included: Vec<_> =
        decided.iter().filter(|(_, own)| own.applicable == Verdict::Applicable).map(|(_, own)| *own).collect();
    let given = |reason: &Reason| included.iter().any(|own| own.confirmed(*reason));
    Reason::ALL.into_iter().filter(given).for_each(|reason| row.confirm(reason));
    join(&mut row.inclusion, &decided, |own| &own.inclusion);
    join(&mut row.exclusion, &decided, |own| &own.exclusion);
    join(&mut row.how, &decided, |own| &own.how);
    join(&mut row.remark, &decided, |own| &own.remark);
    let status = included.iter().map(|own| own.status).min_by_key(|status| rank(*status));
    row.status = status.filter(|_| row.status == Implementation::NotStarted).unwrap_or(row.status);
    row.percent = row.percent.or(included.iter().filter_map(|own| own.percent).min());
    row.due = row.due.or(included.iter().filter_map(|own| own.due).max());
    row.owner = row.owner.or_else(|| one(decided.iter().filter_map(|(_, own)| own.owner)));
    decided.iter().flat_map(|(from, _)| &from.own).for_each(|id| row.controls.add(*id));
    unite(&mut row.obligations, included.iter().map(|own| &own.obligations));
    unite(&mut row.documents, decided.iter().map(|(_, own)| &own.documents));
    unite(&mut row.evidence, decided.iter().map(|(_, own)| &own.evidence));
    if step.waits() == Waits::Carry {
        row.applicable = step.from.first().map_or(Verdict::Undecided, SoaRow::verdict);
    }
}

/// Words of all predecessors that have any, each under its control where there are several; what stands there stays.
fn join<'a>(
    words: &mut Option<Markdown>,
    decided: &[(&SoaRow<'a>, &'a Applicability)],
    part: impl Fn(&'a Applicability) -> &'a Option<Markdown>,
) {
    let said = decided.iter().filter_map(|(from, own)| Some((&from.control.id, part(own).as_ref()?)));
    let said: Vec<_> = said.filter(|(_, text)| !text.trim().is_empty()).collect();
    if words.is_some() || said.is_empty() {
        return;
    }
    *words = Some(match said.as_slice() {
        [(_, text)] => (*text).clone(),
        several => {
            several.iter().map(|(id, text)| format!("{id}: {text}")).collect::<Vec<_>>().join("\n\n").as_str().into()
        }
    });
}

/// The only value, where all that there are agree.
fn one<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}

fn unite<'a, R: 'a>(links: &mut Links<R>, others: impl Iterator<Item = &'a Links<R>>) {
    others.flat_map(Links::iter).for_each(|id| links.add(id));
}

/// How far a status is, from nothing.
fn rank(status: Implementation) -> u8 {
    match status {
        Implementation::NotStarted => 0,
        Implementation::Planned => 1,
        Implementation::Partly => 2,
        Implementation::Implemented => 3,
    }
}
