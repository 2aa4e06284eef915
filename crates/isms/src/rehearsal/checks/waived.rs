//! 6.1.3 f: whether acceptances still count while the controls that they rest on are waived.

use std::collections::BTreeSet;

use kernel::{Date, Held, Id};

use super::population::{in_order, those};
use super::to_come::{Happened, ahead};
use crate::age::{FRESH_DAYS, older};
use crate::operation::Exception;
use crate::operation::exceptions::ExceptionState;
use crate::planning::{Risk, acceptance};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::{Point, point};

/// What approved exceptions say to have happened.
const HAPPENED: [Happened<Exception>; 2] = [
    ("word-day-approval", |own| own.approval.as_ref().map(|approval| approval.on)),
    ("word-day-requested", |own| own.requested_on),
];

/// Accepted risks whose controls an exception set aside since, or that it is said to make grow, while nobody assessed them
/// since; and exceptions whose last day has passed although nothing says that their rule is kept again.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let (look, day) = (cases.look, cases.day);
    let approved = look.of::<Exception>().iter().filter(|(_, own)| own.state == ExceptionState::Approved);
    let approved: Vec<_> = in_order(approved.collect());
    if approved.is_empty() {
        return;
    }
    let given = |own: &Exception| own.approval.as_ref().map(|approval| approval.on);
    let touches = |own: &Exception, id: Id<Risk>, risk: &Risk| {
        let bare = !risk.controls.is_empty() && risk.controls.iter().all(|control| own.controls.contains(control));
        own.risks.contains(id) || bare
    };
    let unseen = |own: &Exception, risk: &Held<Risk>| {
        let on = given(own).filter(|on| older(*on, FRESH_DAYS, day));
        let before = |on: Date| risk.current.as_ref().is_some_and(|reading| reading.on < on);
        let accepted = |on: Date| acceptance::standing(risk).is_some_and(|accepted| accepted.on < on);
        on.is_some_and(|on| before(on) && accepted(on))
    };
    let holding: Vec<_> = approved.iter().filter(|(_, own)| own.holds_on(day)).collect();
    let waived = |id, risk: &Held<Risk>| {
        holding
            .iter()
            .filter(|(_, own)| touches(own, id, risk) && unseen(own, risk))
            .map(|(id, _)| *id)
            .collect::<Vec<_>>()
    };
    let by: BTreeSet<_> = decided.iter().flat_map(|(id, risk)| waived(*id, risk)).collect();
    let risks = those(look, decided, |id, risk| !waived(id, risk).is_empty());
    let told = point("waived").listing("risks", risks).listing("exceptions", look.all_named(by));
    cases.judgement(told.then_first("risk.reopen"));
    let touching: Vec<_> =
        approved.iter().copied().filter(|(_, own)| decided.iter().any(|(id, risk)| touches(own, *id, risk))).collect();
    let ahead = ahead(cases, "exceptions", &touching, &HAPPENED).then_first("exception.approve");
    cases.wrong(Point { case: "exceptions-ahead", ..ahead });
    let over = |own: &Exception| own.approval.as_ref().is_some_and(|approval| approval.until < day);
    let over = those(look, &touching, |_, own| over(own));
    cases.judgement(point("over").listing("exceptions", over).then_first("exception.edit"));
}
