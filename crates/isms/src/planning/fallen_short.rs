//! 6.1.3 f and 8.3: whether treatment brought a risk down as far as was expected, once all of it was carried out.

use kernel::{Date, Id, Refusal, State};

use super::acceptance::line_of;
use super::risks::{Assessed, Risk, TreatmentOption};
use super::{Method, scoring, treatments};

/// The day on which the last plan for a risk was carried out; none while one is open, or where there is none.
pub fn carried_out(state: &State, id: Id<Risk>) -> Option<Date> {
    let days = treatments::of(state, id).map(|(_, plan)| plan.completion.as_ref().map(|own| own.on));
    days.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// What was read of a risk after all its plans, where that is more than what is expected to remain of it.
#[derive(Clone, Copy, Debug)]
pub struct FallenShort<'a> {
    /// The day on which the last plan was carried out.
    pub done: Date,
    /// What was read since.
    pub read: &'a Assessed,
    /// What had been expected.
    pub expected: &'a Assessed,
}

/// Clause: 6.1.3 f. Once everything is carried out, what is there is what remains: a risk that was read since in a higher
/// level, or beyond the line, than is expected.
pub fn fallen_short<'a>(state: &State, id: Id<Risk>, risk: &'a Risk) -> Option<FallenShort<'a>> {
    let treated = risk.decision.as_ref().is_some_and(|own| own.option != TreatmentOption::Retain);
    let expected = risk.residual.as_deref().filter(|_| treated)?;
    let read = risk.current.as_deref()?;
    // Of a day on which both happened nobody knows the order.
    let done = carried_out(state, id).filter(|done| *done < read.on)?;
    exceeds(state, read, expected).then_some(FallenShort { done, read, expected })
}

/// Clause: 8.2. Whether a new reading, made when all plans are carried out, lies higher than what is expected to remain.
pub(super) fn exceeded(state: &State, id: Id<Risk>, risk: &Risk, reading: &Assessed) -> bool {
    let done = carried_out(state, id).is_some_and(|done| done <= reading.on);
    done && risk.residual.as_ref().is_some_and(|expected| exceeds(state, reading, expected))
}

/// Refuses to accept what was expected where more is left than that.
pub(super) fn unreached(state: &State, id: Id<Risk>, risk: &Risk) -> Option<Refusal> {
    let FallenShort { done, read, expected } = fallen_short(state, id, risk)?;
    let message = format!(
        "all plans were carried out by {done}, and {} was read on {} where {} was expected; say with risk.expect what \
         remains now, or plan with treatment.create what else brings it down",
        read.score, read.on, expected.score
    );
    Some(Refusal::requirement("risk", "6.1.3 f", message))
}

/// Refuses to expect less than was read where nothing is left to be done that would bring it about.
pub(super) fn unplanned(state: &State, id: Id<Risk>, read: &Assessed, expected: &Assessed) -> Option<Refusal> {
    let done = carried_out(state, id).filter(|done| *done < read.on && exceeds(state, read, expected))?;
    let message = format!(
        "all plans were carried out by {done}, and {} was read on {}; plan with treatment.create what else brings it \
         down to {}, or expect what was read",
        read.score, read.on, expected.score
    );
    Some(Refusal::requirement("residual_likelihood", "6.1.3 f", message))
}

/// Whether a reading lies in a higher level than another, or alone above the line, by the method in force. Readings on
/// other scales are not compared.
fn exceeds(state: &State, read: &Assessed, expected: &Assessed) -> bool {
    let methods = line_of(state, read).and_then(|method| line_of(state, expected).map(|_| method));
    methods.is_ok_and(|method| lies_higher(method, read.score, expected.score))
}

fn lies_higher(method: &Method, read: i64, expected: i64) -> bool {
    let begins = |score| scoring::band(method, score).map(|(_, band)| band.from);
    read > expected && (begins(read) > begins(expected) || (read > method.line && expected <= method.line))
}
