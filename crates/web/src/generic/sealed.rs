//! What keeps a record from being edited as it is, said before anything is typed: it was approved, accepted or signed.

use isms::planning::Statement;
use isms::sealing::{self, By, Locked};
use kernel::{Declared, Row, Writer};

use super::card::{Fact, fact};
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
    /// The fields that stay, with what they hold; those that hold nothing stay empty and are not told.
    pub kept: Vec<Fact>,
    /// What these are called.
    pub named: String,
    /// Whether a field stays, by its key.
    pub locked: Locked,
}

/// What was approved, accepted or signed of a record; none while it is open.
pub fn sealed(visit: &Visit, row: &Row<'_>) -> Option<Sealed> {
    let sealing::Sealed { by, whole, act, locked } = sealing::sealed(row.record)?;
    let told = visit.t().t(match by {
        By::Approval => "sealed-approved",
        By::Acceptance => "sealed-accepted",
        By::Signature => "sealed-signed",
    });
    let doing = |act: &str| Scene::of(visit).doing(act, *row).map(|own| (own.label, own.href));
    let act = act.and_then(doing).or_else(|| another(visit, row));
    let register = row.record.register();
    let kept = register.live_fields().filter(|(_, field)| field.writer == Writer::Edit && locked(field.key));
    let kept = kept.map(|own| fact(visit, register, row, own)).filter(|fact| !fact.content.is_blank());
    let kept: Vec<_> = kept.collect();
    let named = kept.iter().map(|fact| fact.label.as_str()).collect::<Vec<_>>().join(", ");
    Some(Sealed { told, whole, act, named: visit.t().one("sealed-kept", "fields", named), kept, locked })
}

/// Another version of the Statement of Applicability, in the place of the one that is approved.
fn another(visit: &Visit, row: &Row<'_>) -> Option<(String, String)> {
    let version = row.record.as_any().downcast_ref::<Statement>()?;
    let new = format!("{}/new?edition={}", register_path(Statement::REGISTER), kernel::Choice::key(version.edition));
    Some((visit.t().t("soa-version-new").to_owned(), visit.href(&new)))
}
