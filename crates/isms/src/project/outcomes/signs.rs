//! The activities of the method that records can show to be done, each with what shows it.

use std::ops::Deref;

use kernel::{Date, Declared, Held, State, is_blank};

use super::{doing, followed, planned};

/// An activity with what shows its outcome.
pub struct Sign {
    /// Its number in the method.
    pub activity: &'static str,
    /// What shows it.
    pub by: By,
}

/// What shows an outcome.
#[derive(Clone, Copy)]
pub enum By {
    /// A step of the way that is taken, by its key.
    Step(&'static str),
    /// Records of a register, for a clause, as they stand on a day.
    Records(&'static str, &'static str, fn(&State, Date) -> bool),
}

const fn step(activity: &'static str, key: &'static str) -> Sign {
    Sign { activity, by: By::Step(key) }
}

const fn records(
    activity: &'static str,
    register: &'static str,
    clause: &'static str,
    holds: fn(&State, Date) -> bool,
) -> Sign {
    Sign { activity, by: By::Records(register, clause, holds) }
}

/// Every activity that something shows, in the order of the method. What is agreed, designed or prepared before there is
/// a record of it stays for a person to say.
pub const SIGNS: &[Sign] = &[
    records("1.2.1", "profile", "4.1", planned::purpose),
    step("1.2.2", "issues"),
    step("1.2.3", "issues"),
    records("1.2.4", "process", "4.4", planned::processes),
    step("1.2.5", "parties"),
    step("1.2.6", "obligations"),
    records("1.4.4", "resource", "7.1", planned::resources),
    step("1.5.1", "scope"),
    records("1.5.2", "scope", "4.3", planned::technology),
    records("1.5.3", "scope", "4.3", planned::places),
    records("1.5.4", "scope", "4.3 c", planned::interfaces),
    step("1.5.5", "scope"),
    step("1.6.1", "policy"),
    step("1.6.2", "objectives"),
    step("1.6.4", "policy"),
    step("1.7.1", "method"),
    step("1.7.2", "method"),
    records("1.7.3", "opportunity", "6.1.1", planned::opportunities),
    step("1.7.4", "assets"),
    step("1.7.5", "risks"),
    step("1.7.6", "assess"),
    step("1.7.7", "treat"),
    step("1.7.8", "accept"),
    records("1.8.1", "risk", "6.1.3 b", planned::controls),
    step("1.8.2", "statement"),
    step("1.8.3", "statement"),
    records("1.8.4", "applicability", "6.1.3 d", planned::statuses),
    records("1.8.5", "statement", "6.1.3 d", planned::statement),
    records("2.1.1", "role", "5.3", doing::organization),
    step("2.1.2", "roles"),
    records("2.2.2", "document", "7.5.3", doing::document_control),
    records("2.2.4", "document", "7.5.3", doing::retention),
    records("2.2.5", "document", "7.5.3", doing::document_register),
    records("2.3.1", "control", "8.1", doing::specified),
    records("2.3.4", "document", "5.2", doing::topic_policies),
    records("2.3.5", "document", "8.1", doing::procedures),
    records("2.4.1", "communication", "7.4", doing::told_what),
    records("2.4.2", "communication", "7.4", doing::told_when),
    records("2.4.3", "communication", "7.4", doing::told_inside),
    records("2.4.4", "communication", "7.4", doing::told_outside),
    records("2.5.1", "competence", "7.2", doing::competences),
    records("2.5.2", "qualification", "7.2", doing::qualified),
    records("2.5.3", "training", "7.2", doing::trainings_planned),
    records("2.5.4", "training", "7.2", doing::trained),
    records("2.5.5", "training", "7.2", doing::trainings_judged),
    records("2.6.1", "treatment", "8.3", doing::rolled_out),
    records("2.6.4", "supplier", "8.1", doing::suppliers),
    records("2.6.5", "test", "8.3", doing::verified),
    records("2.7.3", "incident", "8.1", doing::incidents),
    records("2.7.4", "exercise", "8.1", doing::drilled),
    records("2.7.5", "incident", "8.2", doing::lessons),
    step("2.8.1", "operation"),
    records("2.8.2", "record-of-operation", "8.1", doing::operated),
    records("2.8.3", "change", "8.1", doing::changes),
    records("2.8.4", "continuity", "8.1", doing::continuity),
    records("2.8.5", "assessment", "8.2", doing::reassessed),
    records("3.1.1", "metric", "9.1 a", followed::metrics),
    records("3.1.2", "metric", "9.1 b", followed::indicators),
    records("3.1.3", "measurement", "9.1", followed::measured),
    records("3.1.4", "measurement", "9.1", followed::evaluated),
    step("3.2.1", "programme"),
    records("3.2.2", "audit", "9.2.2", followed::auditors),
    records("3.2.3", "audit", "9.2.2", followed::audit_planned),
    records("3.2.4", "audit", "9.2.1", followed::audited),
    records("3.2.5", "audit", "9.2.2", followed::reported),
    records("3.2.6", "audit", "9.2.2", followed::audit_closed),
    records("3.3.1", "review", "9.3.2", followed::review_prepared),
    step("3.3.2", "review"),
    records("3.3.3", "review", "9.3.3", followed::decisions),
    records("4.1.1", "nonconformity", "10.2", followed::contained),
    records("4.1.2", "nonconformity", "10.2", followed::causes),
    records("4.1.3", "nonconformity", "10.2", followed::corrected),
    records("4.1.4", "nonconformity", "10.2", followed::nonconformities_closed),
    records("4.2.1", "improvement", "10.1", followed::ideas),
    records("4.2.2", "improvement", "10.1", followed::improved),
];

/// The live records of a register.
pub fn live<R: Declared>(state: &State) -> impl Iterator<Item = (kernel::Id<R>, &Held<R>)> {
    state.of::<R>().iter()
}

/// Whether there is a record of which something holds.
pub fn any<R: Declared>(state: &State, holds: impl Fn(&R) -> bool) -> bool {
    live::<R>(state).any(|(_, held)| holds(&held.record))
}

/// Whether there are records, and something holds of each.
pub fn every<R: Declared>(state: &State, holds: impl Fn(&R) -> bool) -> bool {
    every_of(state, |_| true, holds)
}

/// Whether there are records of a kind, and something holds of each.
pub fn every_of<R: Declared>(state: &State, kind: impl Fn(&R) -> bool, holds: impl Fn(&R) -> bool) -> bool {
    let mut of_kind = live::<R>(state).filter(|(_, held)| kind(&held.record)).peekable();
    of_kind.peek().is_some() && of_kind.all(|(_, held)| holds(&held.record))
}

/// Whether something was written.
pub fn said<T: Deref<Target = str>>(text: &Option<T>) -> bool {
    text.as_ref().is_some_and(|text| !is_blank(text))
}
