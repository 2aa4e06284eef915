//! What keeps a record from being edited as it is, said before anything is typed: it was approved, accepted or signed.

use isms::planning::Statement;
use isms::sealing::{self, By};
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

/// What was approved, accepted or signed of a record; none while it is open.
pub fn sealed(visit: &Visit, row: &Row<'_>) -> Option<Sealed> {
    let sealing::Sealed { by, whole, act } = sealing::sealed(row.record)?;
    let told = visit.t().t(match by {
        By::Approval => "sealed-approved",
        By::Acceptance => "sealed-accepted",
        By::Signature => "sealed-signed",
    });
    let doing = |act: &str| Scene::of(visit).doing(act, *row).map(|own| (own.label, own.href));
    let act = act.and_then(doing).or_else(|| another(visit, row));
    Some(Sealed { told, whole, act })
}

/// Another version of the Statement of Applicability, in the place of the one that is approved.
fn another(visit: &Visit, row: &Row<'_>) -> Option<(String, String)> {
    let version = row.record.as_any().downcast_ref::<Statement>()?;
    let new = format!("{}/new?edition={}", register_path(Statement::REGISTER), kernel::Choice::key(version.edition));
    Some((visit.t().t("soa-version-new").to_owned(), visit.href(&new)))
}
