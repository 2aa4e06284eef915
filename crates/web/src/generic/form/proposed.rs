//! What a blank form begins with, where the records at hand tell.

use isms::evaluation::Audit;
use isms::evaluation::programmes::running;
use isms::planning::{Risk, Treatment};
use kernel::{Declared, Id, Register};

use crate::auth::{Pairs, text};
use crate::visit::Visit;

/// Contents proposed for a new record of a register: an audit belongs to the programme under way, and whoever owns the
/// risk that a measure is planned for sees to the measure.
pub fn proposed(visit: &Visit, register: &Register, given: &Pairs) -> Pairs {
    let found = match register.key {
        Audit::KEY => running(&visit.state, visit.day()).map(|id| ("programme", visit.state.reference(id))),
        Treatment::KEY if text(given, "owner").is_empty() => owner(visit, given).map(|owner| ("owner", owner)),
        _ => None,
    };
    found.map(|(field, text)| (field.to_owned(), text)).into_iter().collect()
}

/// The owner that the risks given have in common, while they work here.
fn owner(visit: &Visit, given: &Pairs) -> Option<String> {
    let risks = given.iter().filter(|(name, _)| name == "risks").flat_map(|(_, text)| text.split([',', '\n']));
    let risks = risks.map(str::trim).filter(|named| !named.is_empty());
    let risks = risks.filter_map(|named| visit.state.resolve(Risk::KEY, named).ok());
    let mut owners = risks.map(|id| visit.state.get(Id::<Risk>::of(id)).and_then(|risk| risk.owner));
    let first = owners.next()??;
    let alike = owners.all(|other| other == Some(first));
    let works = visit.state.get(first).is_some_and(|person| person.works_on(visit.day()));
    (alike && works).then(|| visit.state.reference(first))
}
