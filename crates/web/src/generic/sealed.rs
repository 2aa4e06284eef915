//! What keeps a record from being edited as it is, said before anything is typed: it was approved or accepted.

use isms::context::Scope;
use isms::evaluation::Programme;
use isms::planning::{Method, PlannedChange, Risk, Statement, Treatment};
use isms::support::Document;
use kernel::{Declared, Row};

use crate::frame::register_path;
use crate::pages::scene::Scene;
use crate::visit::Visit;

/// Why a record is edited only in part, or not at all.
pub struct Sealed {
    /// What was decided and stays as it is.
    pub told: &'static str,
    /// Whether nothing of it can be edited.
    pub whole: bool,
    /// What takes it further: what the link says and where it leads.
    pub act: Option<(String, String)>,
}

/// What was approved or accepted of a record; none while it is open.
pub fn sealed(visit: &Visit, row: &Row<'_>) -> Option<Sealed> {
    let (scene, record) = (Scene::of(visit), row.record.as_any());
    let doing = |act: &str| scene.doing(act, *row).map(|own| (own.label, own.href));
    let approved = |whole, act| Some(Sealed { told: visit.t().t("sealed-approved"), whole, act: doing(act) });
    if let Some(scope) = record.downcast_ref::<Scope>() {
        return scope.approval.as_ref().and_then(|_| approved(true, "scope.revise"));
    }
    if let Some(method) = record.downcast_ref::<Method>() {
        return method.approval.as_ref().and_then(|_| approved(true, "method.revise"));
    }
    if record.downcast_ref::<Treatment>().is_some_and(Treatment::approved) {
        return approved(false, "treatment.revise");
    }
    if record.downcast_ref::<PlannedChange>().is_some_and(PlannedChange::approved) {
        return approved(false, "change.revise");
    }
    if record.downcast_ref::<Programme>().is_some_and(Programme::approved) {
        return approved(false, "programme.revise");
    }
    if record.downcast_ref::<Document>().is_some_and(|document| !document.state.is_open()) {
        return approved(false, "document.revise");
    }
    if record.downcast_ref::<Risk>().is_some_and(|risk| risk.acceptance.is_some()) {
        return Some(Sealed { told: visit.t().t("sealed-accepted"), whole: false, act: doing("risk.reopen") });
    }
    let version = record.downcast_ref::<Statement>().filter(|version| version.approval.is_some())?;
    let new = format!("{}/new?edition={}", register_path(Statement::REGISTER), kernel::Choice::key(version.edition));
    let act = (visit.t().t("soa-version-new").to_owned(), visit.href(&new));
    Some(Sealed { told: visit.t().t("sealed-approved"), whole: false, act: Some(act) })
}
