//! 6.1.3 f: by whom acceptances were given, on what, and with what the method asks for above its line.

use kernel::{Date, Declared, Held, Id};

use super::brought::brought_in;
use super::left::{gone, had_left};
use super::population::{method_in_force, those};
use super::substance::says_nothing;
use super::{countersigned, waived};
use crate::age::{FRESH_DAYS, Footing, before_assessed, footing, older};
use crate::dates::months_after;
use crate::leadership::Role;
use crate::planning::handover::{pending, unconfirmed};
use crate::planning::risks::{Acceptance, Assessed, TreatmentOption};
use crate::planning::unmet::{self, Lack};
use crate::planning::{Method, Risk, acceptance, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::support::Person;

/// Acceptances by others than the owner, before there was something to accept, and above the line without what the
/// method asks for.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let (look, day) = (cases.look, cases.day);
    let late = |risk: &Risk| unconfirmed(risk).is_some() && pending(risk, day).is_none();
    let unconfirmed = those(look, decided, |_, risk| late(risk));
    cases.wrong(
        point("unconfirmed")
            .listing("risks", unconfirmed)
            .single()
            .count("total", decided.len())
            .then_first("risk.accept"),
    );
    let strangers = those(look, decided, |_, risk| by_another(look, risk, day) && !late(risk));
    cases.wrong(point("stranger").listing("risks", strangers).share(decided.len()).then_first("risk.accept"));
    let early = those(look, decided, |_, risk| !by_another(look, risk, day) && too_early(risk));
    cases.wrong(point("early").listing("risks", early).share(decided.len()).then_first("risk.accept"));
    let departed = |own: &Acceptance| {
        had_left(look, own.by, own.on)
            || own.countersigned_by.is_some_and(|by| had_left(look, by, own.countersigned_on.unwrap_or(own.on)))
    };
    // That a risk lies with somebody who left is told with the owners.
    let told = |risk: &Risk, own: &Acceptance| risk.owner == Some(own.by) && gone(look, own.by, day);
    let departed = |risk: &Risk| risk.acceptance.as_deref().is_some_and(|own| departed(own) && !told(risk, own));
    let departed = those(look, decided, |_, risk| departed(risk));
    cases.wrong(point("departed").listing("risks", departed).minor().then_first("risk.accept"));
    authority(cases, decided);
    countersigned::told(cases, decided);
    waived::told(cases, decided);
    outlasting(cases, decided);
    let nobody = those(look, decided, |_, risk| stranded(look, risk, day));
    cases.unfinished(point("stranded").listing("risks", nobody).minor().then_first("role.assign"));
    let unshown =
        |risk: &Held<Risk>| risk.acceptance.as_ref().map(|own| footing(risk, own.on)) == Some(Footing::Unshown);
    let unfounded = those(look, decided, |_, risk| !by_another(look, risk, day) && unshown(risk));
    cases.judgement(point("unfounded").listing("risks", unfounded).then_first("risk.accept"));
    let unentitled = |kept| {
        let own = |risk: &'a Risk| risk.acceptance.as_deref().filter(|own| unentitled(look, own, day));
        those(look, decided, |_, risk| own(risk).is_some_and(|own| is_kept(look, own) == kept))
    };
    cases.wrong(point("no-holder").listing("risks", unentitled(true)).minor().then_first("risk.accept"));
    cases.judgement(point("unentitled").listing("risks", unentitled(false)).then_first("risk.accept"));
    let origin = |risk: &'a Risk| risk.acceptance.as_ref()?.provenance.origin();
    brought_in(cases, "risks", decided.iter().filter_map(|(id, risk)| Some((*id, origin(risk)?))));
}

/// Whether somebody else than the present owner accepted. That a risk has no owner, or one who left, is told where
/// owners are asked for.
fn by_another(look: &Look<'_>, risk: &Risk, day: Date) -> bool {
    let handed = pending(risk, day).is_some();
    let owner = risk.owner.filter(|owner| !owner.is_nil() && !gone(look, *owner, day) && !handed);
    owner.zip(risk.acceptance.as_ref()).is_some_and(|(owner, own)| own.by != owner)
}

/// Whether a risk was accepted before it was assessed, or before what remains was judged. An acceptance outlives
/// judgements that give the same score, and earlier ones of what remains are not kept: what was judged long after
/// the acceptance was judged again.
fn too_early(risk: &Held<Risk>) -> bool {
    let Some(own) = &risk.acceptance else { return false };
    let retained = risk.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Retain);
    let judged = risk.residual.as_ref().filter(|_| !retained).map(|reading| reading.on);
    before_assessed(risk, own.on) || judged.is_some_and(|on| own.on < on && !older(own.on, FRESH_DAYS, on))
}

/// Acceptances above the line without what the method asks for.
fn authority<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let (look, day) = (cases.look, cases.day);
    let missing = |risk| above(look, risk).map(|(own, method)| missing(look, own, method, day)).unwrap_or_default();
    let found: Vec<_> = decided.iter().map(|(id, risk)| (*id, missing(risk))).collect();
    let found: Vec<_> = found.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    let mut words: Vec<_> = found.iter().flat_map(|(_, words)| words.iter().copied()).collect();
    words.sort_unstable();
    words.dedup();
    let point = point("authority").listing("risks", look.roll(found.into_iter().map(|(id, _)| id)));
    let unsaid = words.iter().any(|word| *word != Lack::Countersignature.word());
    let next = if unsaid { "risk.accept" } else { "risk.countersign" };
    cases.wrong(point.words("missing", words).share(decided.len()).then_first(next));
}

/// What the method asks of an acceptance above its line, and this one lacks, a countersignature after the time it may
/// take.
fn missing(look: &Look<'_>, own: &Acceptance, method: &Method, day: Date) -> Vec<&'static str> {
    let lacks = unmet::lacks(look.through(&acceptance::READS), own, method, own.score).into_iter();
    let due = lacks.filter(|lack| *lack != Lack::Countersignature || older(own.on, FRESH_DAYS, day));
    let hollow = own.reason.as_ref().is_some_and(|reason| !kernel::is_blank(reason) && says_nothing(reason));
    let hollow = hollow.then(|| Lack::Reason.word());
    due.map(Lack::word).chain(hollow).chain(outlasts(own, method).then_some("word-earlier-last-day")).collect()
}

/// Whether an acceptance is to hold beyond the day on which the method has the risk assessed again.
fn outlasts(own: &Acceptance, method: &Method) -> bool {
    let last = (method.interval_months > 0).then(|| months_after(own.on, method.interval_months));
    own.until.zip(last).is_some_and(|(until, last)| until > last)
}

/// Acceptances within the line that are to hold beyond the interval; above the line that is told with what they lack.
fn outlasting<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let own = |risk: &'a Held<Risk>| Some((risk.acceptance.as_deref()?, judged_by(look, risk)?));
    let outlasting =
        |risk| own(risk).is_some_and(|(own, (_, method))| outlasts(own, method) && above(look, risk).is_none());
    let found: Vec<_> = decided.iter().filter(|(_, risk)| outlasting(risk)).collect();
    let Some((method, _)) = found.first().and_then(|(_, risk)| judged_by(look, risk)) else { return };
    let told = point("outlasts").listing("risks", look.roll(found.iter().map(|(id, _)| *id)));
    cases.wrong(told.text("method", look.named(method).in_full()).minor().then_first("risk.accept"));
}

/// The method by whose line an acceptance counts: a reading of an earlier version is accepted by the line in force,
/// where both mean the same. Of a day on which both were given nobody knows the order: then the reading's own counts.
fn judged_by<'a>(look: &Look<'a>, risk: &'a Held<Risk>) -> Option<(Id<Method>, &'a Method)> {
    let own = risk.acceptance.as_ref()?;
    let id = remains(risk)?.method;
    let judged_by = &look.get(id)?.record;
    let younger = |method: &Method| method.approval.as_ref().is_some_and(|approval| approval.on < own.on);
    let in_force = method_in_force(look).filter(|(_, method)| younger(method));
    let in_force = in_force.filter(|(_, method)| scoring::comparable(method, judged_by));
    Some(in_force.unwrap_or((id, judged_by)))
}

/// An acceptance above the line of the method it was given by.
pub(super) fn above<'a>(look: &Look<'a>, risk: &'a Held<Risk>) -> Option<(&'a Acceptance, &'a Method)> {
    let own = risk.acceptance.as_ref()?;
    let (_, method) = judged_by(look, risk)?;
    // Without a line nothing lies above it; that is told with the criteria.
    let above = method.line >= 1 && own.score > method.line;
    (above || own.needs.is_some()).then_some((own, method))
}

/// What remains: what is expected after the plan, else the risk as it is.
pub fn remains(risk: &Risk) -> Option<&Assessed> {
    acceptance::remains(risk).or(risk.current.as_deref())
}

/// Whether nobody but whoever accepted may countersign.
fn stranded(look: &Look<'_>, risk: &Risk, day: Date) -> bool {
    let state = look.through(&[Role::KEY, Person::KEY]);
    acceptance::standing(risk).is_some_and(|own| acceptance::stranded(state, own, |holder| !gone(look, holder, day)))
}

/// Whether nothing shows that whoever countersigned ever held the role. Somebody may have held it then and handed it
/// on since, so a person has to look; deputies stand in, and of those who left nobody asks any more. That the role is
/// vacant is told of the method.
fn unentitled(look: &Look<'_>, own: &Acceptance, day: Date) -> bool {
    let role = own.needs.and_then(|role| look.get::<Role>(role));
    let Some((role, by)) = role.zip(own.countersigned_by.filter(|by| *by != own.by)) else { return false };
    let vacant = role.holders.iter().all(|holder| gone(look, holder, day));
    let state = look.through(&[Role::KEY]);
    let named = own.needs.is_some_and(|role| acceptance::countersigners(state, role).contains(&by));
    let works_here = look.get(by).is_some_and(|person| person.left_on.is_none());
    !vacant && !named && !countersigned::held_by(role, by) && works_here
}

/// Whether it is kept who held the role on the day of the countersignature: then whoever is not among them did not.
fn is_kept(look: &Look<'_>, own: &Acceptance) -> bool {
    let on = own.countersigned_on.unwrap_or(own.on);
    let role = own.needs.and_then(|role| look.get::<Role>(role));
    role.is_some_and(|role| {
        let mut given = role.assignments.iter().map(|(_, given)| given);
        given.any(|given| given.on <= on && given.until.is_none_or(|until| until >= on))
    })
}
