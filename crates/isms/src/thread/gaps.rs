//! What a record lacks on its thread, each with the act that makes it. A hint, no gap of the rehearsal by itself.

use kernel::{Declared, Id, RawId, Record, State};

use super::station::Station;
use crate::certification::Evidence;
use crate::context::{Issue, Obligation, Party, coverage};
use crate::evaluation::findings::Grade;
use crate::evaluation::tests::TestResult;
use crate::evaluation::{ControlTest, Finding};
use crate::improvement::{Action, Nonconformity};
use crate::planning::risks::{Status, TreatmentOption};
use crate::planning::{Applicability, Asset, Control, Risk, Treatment, treatments};
use crate::support::Document;

/// A link that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The place that nothing stands at.
    pub station: Station,
    /// What is missing: `no-test`; `thread-gap-…` in texts.
    pub key: &'static str,
    /// The act that makes the link: a named one, or of a register (`evidence.create`, `control.edit`).
    pub act: &'static str,
    /// The field of a new record that names the record which lacks it.
    pub field: Option<&'static str>,
}

impl Gap {
    fn on(station: Station, key: &'static str, act: &'static str) -> Self {
        Self { station, key, act, field: None }
    }

    fn with(station: Station, key: &'static str, act: &'static str, field: &'static str) -> Self {
        Self { station, key, act, field: Some(field) }
    }
}

/// What a live record lacks.
pub fn gaps(state: &State, id: RawId) -> Vec<Gap> {
    let Some(row) = state.find(id).filter(|row| !row.head.retired) else { return Vec::new() };
    let record = row.record;
    let found = [
        of::<Issue>(record).map(|_| origin(state, id, "issues")),
        of::<Party>(record).map(|_| origin(state, id, "party")),
        of::<Obligation>(record).map(obligation),
        of::<Asset>(record).map(|_| asset(state, id)),
        of::<Risk>(record).map(|own| risk(state, id, own)),
        of::<Treatment>(record).map(treatment),
        of::<Control>(record).map(|own| control(state, id, own)),
        of::<Document>(record).map(|own| document(state, id, own)),
        of::<ControlTest>(record).map(|own| test(state, id, own)),
        of::<Finding>(record).map(|own| finding(state, id, own)),
        of::<Nonconformity>(record).map(|_| nonconformity(state, id)),
    ];
    found.into_iter().flatten().flatten().collect()
}

fn of<R: Declared>(record: &dyn Record) -> Option<&R> {
    record.as_any().downcast_ref::<R>()
}

/// Whether a live record of a register names this one.
fn named<R: Declared>(state: &State, id: RawId) -> bool {
    state.pointing::<R>(id).next().is_some()
}

/// Those of these gaps that are there.
fn those<const N: usize>(gaps: [(bool, Gap); N]) -> Vec<Gap> {
    gaps.into_iter().filter(|(lacks, _)| *lacks).map(|(_, gap)| gap).collect()
}

fn origin(state: &State, id: RawId, field: &'static str) -> Vec<Gap> {
    let leads = coverage::leads(state, id);
    let gap = match field {
        "party" => Gap::with(Station::Obligation, "nothing-follows", "obligation.create", field),
        _ => Gap::with(Station::Risk, "nothing-follows", "risk.create", field),
    };
    those([(!leads, gap)])
}

fn obligation(own: &Obligation) -> Vec<Gap> {
    those([(own.controls.is_empty(), Gap::on(Station::Control, "no-control", "obligation.edit"))])
}

fn asset(state: &State, id: RawId) -> Vec<Gap> {
    let risk = Gap::with(Station::Risk, "no-risk", "risk.create", "assets");
    those([(!named::<Risk>(state, id), risk)])
}

fn risk(state: &State, id: RawId, own: &Risk) -> Vec<Gap> {
    if own.status != Status::Open {
        return Vec::new();
    }
    let modified = own.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Modify);
    let planned = treatments::of(state, Id::of(id)).next().is_some();
    those([
        (own.assets.is_empty() && own.processes.is_empty(), Gap::on(Station::Asset, "no-asset", "risk.edit")),
        (own.decision.is_none(), Gap::on(Station::Decision, "no-decision", "risk.decide")),
        (
            !planned && treatments::needed(state, own),
            Gap::with(Station::Decision, "no-plan", "treatment.create", "risks"),
        ),
        (modified && own.controls.is_empty() && !planned, Gap::on(Station::Control, "no-control", "risk.edit")),
    ])
}

fn treatment(own: &Treatment) -> Vec<Gap> {
    those([(own.controls.is_empty(), Gap::on(Station::Control, "no-control", "treatment.edit"))])
}

fn control(state: &State, id: RawId, own: &Control) -> Vec<Gap> {
    let asked = named::<Risk>(state, id) || named::<Treatment>(state, id) || named::<Obligation>(state, id);
    let stated = named::<Applicability>(state, id);
    let written = !own.documents.is_empty() || named::<Document>(state, id);
    let shown = !own.evidence.is_empty() || named::<Evidence>(state, id);
    those([
        (!asked, Gap::with(Station::Risk, "no-reason", "risk.create", "controls")),
        (own.reference_controls.0.is_empty() && !stated, Gap::on(Station::Statement, "no-reference", "control.edit")),
        (!written, Gap::with(Station::Document, "no-document", "document.create", "controls")),
        (!shown, Gap::with(Station::Evidence, "no-evidence", "evidence.create", "about")),
        (!named::<ControlTest>(state, id), Gap::with(Station::Test, "no-test", "test.create", "control")),
    ])
}

fn document(state: &State, id: RawId, own: &Document) -> Vec<Gap> {
    let lonely = own.controls.is_empty() && own.answers.0.is_empty() && !named::<Control>(state, id);
    those([(lonely, Gap::on(Station::Control, "no-purpose", "document.edit"))])
}

fn test(state: &State, id: RawId, own: &ControlTest) -> Vec<Gap> {
    let failed = matches!(own.result, Some(TestResult::Ineffective | TestResult::PartlyEffective));
    let shown = !own.evidence.is_empty() || named::<Evidence>(state, id);
    those([
        (own.result.is_some() && !shown, Gap::with(Station::Evidence, "no-evidence", "evidence.create", "about")),
        (failed && !named::<Finding>(state, id), Gap::with(Station::Finding, "no-finding", "finding.create", "about")),
    ])
}

fn finding(state: &State, id: RawId, own: &Finding) -> Vec<Gap> {
    let wrong = matches!(own.grade, Some(Grade::Minor | Grade::Major));
    let answered = named::<Nonconformity>(state, id) || named::<Action>(state, id);
    let gap = Gap::with(Station::Correction, "no-correction", "nonconformity.create", "findings");
    those([(wrong && !answered, gap)])
}

fn nonconformity(state: &State, id: RawId) -> Vec<Gap> {
    let gap = Gap::with(Station::Correction, "no-action", "action.create", "nonconformities");
    those([(!named::<Action>(state, id), gap)])
}
