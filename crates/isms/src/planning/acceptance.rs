//! 6.1.3 f: whether what remains of a risk stands accepted.

use kernel::{Context, Date, Declared, Held, Id, Refusal, State};

use super::fallen_short::{exceeded, fallen_short};
use super::handover::{pending, unconfirmed};
use super::indicated::{Indicated, indicated};
use super::risks::{Acceptance, Assessed, Risk, TreatmentOption};
use super::unmet::{on_other_scales, unmet};
use super::{Method, scoring};
use crate::context::Profile;
use crate::dates::months_after;
use crate::leadership::Role;
use crate::support::Person;

/// The reading that says what remains: what is expected after the plan, or the risk as it is where it is retained.
pub fn remains(risk: &Risk) -> Option<&Assessed> {
    match risk.decision.as_ref()?.option {
        TreatmentOption::Retain => risk.current.as_deref(),
        TreatmentOption::Modify | TreatmentOption::Avoid | TreatmentOption::Share => risk.residual.as_deref(),
    }
}

/// The registers that it is read from whether an acceptance counts, beside those of [`indicated::READS`]: house rules
/// stand with the profile.
pub const READS: [&str; 1] = [Profile::KEY];

/// Whether what remains is accepted on a day: by the owner, countersigned where that is needed, not past its
/// last day, for the score that still stands, not overtaken by the evidence, and with what the method in force asks.
pub fn holds(state: &State, risk: &Risk, day: Date) -> bool {
    let given = standing(risk).is_some_and(|acceptance| !waits(acceptance) && !ended(acceptance, day));
    let confirmed = unconfirmed(risk).is_none() || pending(risk, day).is_some();
    given
        && confirmed
        && overtaken(state, risk, day).is_none()
        && unmet(state, risk).is_none()
        && !on_other_scales(state, risk)
}

/// Clause: 8.2. What took an acceptance back by itself: since the risk was accepted, its controls lost so much strength
/// that a higher level or the far side of the line is indicated. Assessing or accepting anew settles it; so does
/// evidence that the controls work again.
pub fn overtaken(state: &State, risk: &Risk, day: Date) -> Option<Indicated> {
    standing(risk)?;
    indicated(state, risk, day).filter(Indicated::crosses)
}

/// The acceptance, if what was accepted is still what remains.
pub fn standing(risk: &Risk) -> Option<&Acceptance> {
    let score = remains(risk)?.score;
    risk.acceptance.as_deref().filter(|acceptance| acceptance.score == score && risk.reopened.is_none())
}

/// Clause: 6.1.3 f. Refuses to decide or to judge otherwise what the owner of a risk accepted, while that counts.
pub(super) fn settled(state: &State, id: Id<Risk>, risk: &Risk, day: Date) -> Option<Refusal> {
    let rests = || overtaken(state, risk, day).is_none() && fallen_short(state, id, risk).is_none();
    let counts = |own: &&Acceptance| !ended(own, day) && rests() && unmet(state, risk).is_none();
    let acceptance = standing(risk).filter(counts)?;
    let by = state.get(acceptance.by).map(|person| person.name.to_string()).unwrap_or_default();
    let message =
        format!("{by} accepted what remains on {}; reopen the risk with risk.reopen, then decide anew", acceptance.on);
    Some(Refusal::house_rule("risk", message))
}

/// Clause: 8.2. Whether a new reading puts a risk at a higher level than the one it was accepted with, or once all plans
/// are carried out than what was accepted: then neither what was accepted nor what was expected to remain rests on what is
/// known. Readings on other scales are not compared.
pub(super) fn outgrown(state: &State, id: Id<Risk>, risk: &Risk, reading: &Assessed) -> bool {
    if standing(risk).is_some() && exceeded(state, id, risk, reading) {
        return true;
    }
    let before = risk.current.as_deref().filter(|_| standing(risk).is_some());
    let method = before.and_then(|before| line_of(state, before).ok());
    let Some((before, method)) = before.zip(method) else { return false };
    let begins = |score| scoring::band(method, score).map(|(_, band)| band.from);
    reading.score > before.score && begins(reading.score) > begins(before.score)
}

/// Whether an acceptance waits for its countersignature.
pub fn waits(acceptance: &Acceptance) -> bool {
    acceptance.needs.is_some() && acceptance.countersigned_by.is_none()
}

/// Clause: 6.1.2 a 1. Who may countersign where a role is named for it: its holders, then top management, which gave
/// the role that authority and has it itself.
pub fn countersigners(state: &State, role: Id<Role>) -> Vec<Id<Person>> {
    let named = state.live(role).into_iter().flat_map(|role| role.holders.iter());
    let mut all: Vec<_> = named.collect();
    let top = state.of::<Role>().iter().filter(|(_, role)| role.top_management);
    for holder in top.flat_map(|(_, role)| role.holders.iter()) {
        if !all.contains(&holder) {
            all.push(holder);
        }
    }
    all
}

/// Clause: 6.1.2 a 1. Whether an acceptance waits for a countersignature that nobody can give: whoever accepted holds the
/// role, and of those who work here nobody else may countersign. That nobody holds it at all is told of the method.
pub fn stranded(state: &State, acceptance: &Acceptance, works: impl Fn(Id<Person>) -> bool) -> bool {
    let role = acceptance.needs.and_then(|role| state.get(role));
    let holds = role.is_some_and(|role| role.holders.contains(acceptance.by)) && works(acceptance.by);
    holds && waits_in_vain(state, acceptance, works)
}

/// Whether an acceptance waits for a countersignature, and of those who work here nobody but whoever accepted, or nobody
/// at all, may give it.
fn waits_in_vain(state: &State, acceptance: &Acceptance, works: impl Fn(Id<Person>) -> bool) -> bool {
    let may = || acceptance.needs.into_iter().flat_map(|role| countersigners(state, role));
    waits(acceptance) && may().filter(|holder| works(*holder)).all(|holder| holder == acceptance.by)
}

/// Whether an acceptance waits for this person's countersignature: as holder of the role, or as one of top management
/// where no other holder of it is left. Nobody countersigns what is their own.
pub fn asks(state: &State, acceptance: &Acceptance, person: Id<Person>, day: Date) -> bool {
    let Some(role) = acceptance.needs.filter(|_| waits(acceptance) && acceptance.by != person) else { return false };
    let held = state.live(role).ok();
    let works = |person: &Id<Person>| state.get(*person).is_some_and(|person| person.works_on(day));
    let mut others = held.into_iter().flat_map(|role| role.holders.iter()).filter(|own| *own != acceptance.by);
    if held.is_some_and(|role| role.holders.contains(person)) {
        return true;
    }
    !others.any(|other| works(&other)) && countersigners(state, role).contains(&person)
}

/// Risks whose acceptance waits for a countersignature that nobody can give on a day, each with the role.
pub fn all_stranded(state: &State, day: Date) -> Vec<(Id<Risk>, Id<Role>)> {
    let works = |person: Id<Person>| state.get(person).is_some_and(|person| person.works_on(day));
    let found = |(id, risk): (Id<Risk>, &Held<Risk>)| {
        let own = standing(risk)?;
        waits_in_vain(state, own, works).then_some((id, own.needs?))
    };
    state.of::<Risk>().iter().filter_map(found).collect()
}

/// Whether the last day of an acceptance has passed.
pub fn ended(acceptance: &Acceptance, day: Date) -> bool {
    acceptance.until.is_some_and(|until| until < day)
}

/// Clause: 6.1.2 a 1. The role that countersigns what remains with this score: that of its level, above the line only.
pub fn countersigner(method: &Method, score: i64) -> Option<Id<Role>> {
    let (_, band) = scoring::band(method, score).filter(|_| score > method.line)?;
    band.authority.filter(|role| !role.is_nil())
}

/// Clause: 6.1.2 a 1. The lowest score of a level that lies above the line; none where the owner alone accepts all of it.
pub fn first_above(method: &Method, band: &str) -> Option<i64> {
    let own = |score: &i64| scoring::band(method, *score).is_some_and(|(key, _)| key == band);
    scoring::scores(method).into_iter().find(|score| *score > method.line && own(score))
}

/// Clause: 8.2. The last day that an acceptance given on a day may hold: by then the method in force has the risk
/// assessed again, and what remains is accepted anew. None where no method is in force, or it sets no interval.
pub fn latest(state: &State, day: Date) -> Option<Date> {
    let (_, method) = scoring::in_force(state).filter(|(_, method)| method.interval_months > 0)?;
    Some(months_after(day, method.interval_months))
}

/// Refuses a last day that is not still to come, or lies beyond the interval of the method in force.
pub(super) fn untimely(state: &State, until: Option<Date>, context: &Context) -> Option<Refusal> {
    let until = until?;
    if until <= context.day {
        return Some(Refusal::software("until", "pick a day after today"));
    }
    let (latest, (id, method)) = latest(state, context.day).zip(scoring::in_force(state))?;
    let (reference, months) = (state.reference(id), method.interval_months);
    let message = format!(
        "{reference} has every risk assessed again within {months} months, and accepted anew; pick {latest} or an \
         earlier day"
    );
    (until > latest).then(|| Refusal::method("until", message))
}

/// Takes away an acceptance that was given for something else than what remains now.
pub(super) fn withdraw_outdated(risk: &mut Risk) {
    if standing(risk).is_none() {
        risk.acceptance = None;
    }
}

/// Clause: 6.1.2 a 1. The method in force, by whose line a reading is accepted; none where the reading was taken
/// on other scales.
pub(super) fn line_of<'a>(state: &'a State, reading: &Assessed) -> Result<&'a Method, Refusal> {
    let Some((_, method)) = scoring::in_force(state) else {
        let message = "approve a risk method first with method.approve; it says what may be accepted";
        return Err(Refusal::requirement("", "6.1.2 a 1", message));
    };
    let judged_by = state.get(reading.method);
    if judged_by.is_some_and(|own| scoring::comparable(own, method)) {
        return Ok(method);
    }
    let message = "the risk was judged on other scales than those in force; assess it again with risk.assess first";
    Err(Refusal::method("risk", message))
}
