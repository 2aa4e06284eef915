//! Outcomes of the first phase: context, scope, planning.

use kernel::{Date, State};

use super::signs::{any, every, every_of, said};
use crate::catalogue::Edition;
use crate::context::profiles::profile;
use crate::context::{Process, Profile, Scope};
use crate::planning::applicability::Verdict;
use crate::planning::controls::Implementation;
use crate::planning::opportunities::Pursuit;
use crate::planning::risks::{Status, TreatmentOption};
use crate::planning::statements::{AnnexEdition, in_force};
use crate::planning::{Opportunity, Risk, soa};
use crate::support::Resource;
use crate::support::resources::ResourceState;

/// Processes from which on a list deserves its name.
const PROCESSES_MIN: usize = 3;

/// What the organization is for is written down.
pub fn purpose(state: &State, _day: Date) -> bool {
    any(state, |profile: &Profile| said(&profile.purpose))
}

/// The main processes are listed, each with its owner.
pub fn processes(state: &State, _day: Date) -> bool {
    let owned = every(state, |process: &Process| process.owner.is_some());
    owned && state.of::<Process>().iter().count() >= PROCESSES_MIN
}

/// What was asked for was decided about, and some of it granted.
pub fn resources(state: &State, _day: Date) -> bool {
    let granted = |own: &Resource| matches!(own.state, ResourceState::Granted | ResourceState::Provided);
    every(state, |own: &Resource| own.state != ResourceState::Needed) && any(state, granted)
}

fn of_scope(state: &State, holds: impl Fn(&Scope) -> bool) -> bool {
    every_of(state, |scope: &Scope| scope.approval.is_some(), holds)
}

/// An approved scope says which systems lie inside.
pub fn technology(state: &State, _day: Date) -> bool {
    of_scope(state, |scope| said(&scope.technology))
}

/// An approved scope says which places lie inside.
pub fn places(state: &State, _day: Date) -> bool {
    of_scope(state, |scope| said(&scope.location) || !scope.sites.is_empty())
}

/// An approved scope says what it meets.
pub fn interfaces(state: &State, _day: Date) -> bool {
    of_scope(state, |scope| !scope.interfaces.is_empty())
}

/// Opportunities were found and decided about, or somebody said that none was found.
pub fn opportunities(state: &State, _day: Date) -> bool {
    let none = state.of::<Opportunity>().iter().next().is_none();
    if none && profile(state).is_some_and(|own| own.sought.is_some()) {
        return true;
    }
    every(state, |own: &Opportunity| own.decision != Pursuit::Undecided)
}

/// Every risk that is to be modified names the controls for it.
pub fn controls(state: &State, _day: Date) -> bool {
    let modified = |risk: &Risk| {
        let decision = risk.decision.as_ref();
        risk.status == Status::Open && decision.is_some_and(|own| own.option == TreatmentOption::Modify)
    };
    every_of(state, modified, |risk| !risk.controls.is_empty())
}

/// Every necessary control of the statement says how far it is in place.
pub fn statuses(state: &State, _day: Date) -> bool {
    let rows = soa::rows(state, Edition::Iso27001_2022);
    let told = |row: &soa::SoaRow<'_>| match row.verdict() {
        Verdict::Undecided => false,
        Verdict::Excluded => true,
        Verdict::Applicable => row.decided.is_some_and(|own| own.status != Implementation::NotStarted),
    };
    rows.iter().all(told)
}

/// A version of the statement is approved.
pub fn statement(state: &State, _day: Date) -> bool {
    in_force(state, AnnexEdition::Iso27001_2022).is_some()
}
