//! 8.1: whether those outside who work for the organization are held to what was agreed, and answered when they fail.

use kernel::{Date, Held, Id};

use super::follow_up::followed_up;
use super::lacking::Lacking;
use super::population::{in_order, those};
use super::scope_basis::weighs;
use crate::age::{FRESH_DAYS, older};
use crate::operation::Supplier;
use crate::operation::suppliers::{SupplierResult, SupplierState};
use crate::planning::Risk;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// What suppliers provide is controlled.
pub const CONTROLLED: Check = Check { key: "suppliers.controlled", clause: "8.1", find: controlled };

fn controlled(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let works = |own: &Supplier| matches!(own.state, SupplierState::Active | SupplierState::Leaving);
    let working = in_order(look.of::<Supplier>().iter().filter(|(_, own)| works(own)).collect());
    if working.is_empty() && !cases.operating() {
        return cases.not_due(point("none"));
    }
    let over = ended(cases, &working);
    let failed = Lacking::among(cases, &working, FRESH_DAYS, |id, own| unanswered(look, id, own));
    let (over_soon, failed_soon) = (over.young_as("ended-soon"), failed.young_as("failed-soon"));
    cases.unfinished(point("ended").listing("suppliers", over.old).minor().then_first("supplier.edit"));
    cases.unfinished(point("failed").listing("suppliers", failed.old).minor().then("nonconformity.create"));
    let lapsed = |own: &Supplier| own.certificate_until.is_some_and(|until| older(until, FRESH_DAYS, day));
    let lapsed = those(look, &working, |_, own| weighs(own) && lapsed(own));
    cases.judgement(point("lapsed").listing("suppliers", lapsed).then_first("supplier.edit"));
    cases.not_due(over_soon.then_first("supplier.edit"));
    cases.not_due(failed_soon.then("nonconformity.create"));
    cases.no_gap(point("ok").count("total", working.len()));
}

/// Suppliers at work whose contract is over.
fn ended<'a>(cases: &Cases<'_, 'a>, working: &[Seen<'a, Supplier>]) -> Lacking {
    let day = cases.day;
    Lacking::among(cases, working, FRESH_DAYS, |_, own| own.contract_until.filter(|until| *until < day))
}

/// The day on which a supplier was found not fit for use, where nothing follows: it is not being replaced, no record goes
/// back to it, and none of its risks was assessed since.
fn unanswered(look: &Look<'_>, id: Id<Supplier>, own: &Held<Supplier>) -> Option<Date> {
    let failed = own.result == Some(SupplierResult::Unsatisfactory) && own.state == SupplierState::Active;
    let on = own.assessed_on.filter(|_| failed)?;
    let assessed =
        |risk: Id<Risk>| look.live(risk).and_then(|own| own.current.as_ref()).is_some_and(|own| own.on >= on);
    (!followed_up(look, id.raw()) && !own.risks.iter().any(assessed)).then_some(on)
}
