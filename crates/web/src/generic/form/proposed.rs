//! What a blank form begins with, where the records at hand tell.

use isms::context::{Issue, Party, Scope};
use isms::evaluation::Audit;
use isms::evaluation::programmes::running;
use isms::planning::{Risk, Treatment};
use kernel::{Declared, Id, Register, Row};

use crate::auth::{Pairs, text};
use crate::visit::Visit;

/// Contents proposed for a new record of a register: an audit belongs to the programme under way and goes by it, whoever
/// owns the risk that a measure is planned for sees to the measure, and a scope considers what there is.
pub fn proposed(visit: &Visit, register: &Register, given: &Pairs) -> Pairs {
    match register.key {
        Scope::KEY => considered(visit),
        Audit::KEY => planned(visit).unwrap_or_default(),
        Treatment::KEY if text(given, "owner").is_empty() => {
            owner(visit, given).map(|owner| ("owner".to_owned(), owner)).into_iter().collect()
        }
        _ => Pairs::new(),
    }
}

/// Clause: 9.2.2. What the programme under way says of each of its audits.
fn planned(visit: &Visit) -> Option<Pairs> {
    let id = running(&visit.state, visit.day())?;
    let programme = visit.state.get(id)?;
    let criteria = programme.criteria.as_ref().map(ToString::to_string);
    let methods = programme.methods.as_ref().map(ToString::to_string);
    let said = [("programme", Some(visit.state.reference(id))), ("criteria", criteria), ("methods", methods)];
    Some(said.into_iter().filter_map(|(field, text)| Some((field.to_owned(), text?))).collect())
}

/// Clause: 4.3 a and b. A scope that is still written considers the issues and the parties there are, where it names none.
pub fn completed(visit: &Visit, row: &Row<'_>, pairs: &mut Pairs) {
    let open = row.record.as_any().downcast_ref::<Scope>().is_some_and(|scope| scope.approval.is_none());
    for (field, all) in if open { considered(visit) } else { Pairs::new() } {
        if pairs.iter().all(|(name, text)| *name != field || text.trim().is_empty()) {
            pairs.push((field, all));
        }
    }
}

fn considered(visit: &Visit) -> Pairs {
    let all = |register: &str| {
        let rows = visit.state.table(register).into_iter().flat_map(kernel::Table::rows);
        rows.filter(|row| !row.head.retired).map(|row| row.reference()).collect::<Vec<_>>().join("\n")
    };
    [("issues", Issue::KEY), ("parties", Party::KEY)].map(|(field, own)| (field.to_owned(), all(own))).into()
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
