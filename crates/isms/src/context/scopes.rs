//! 4.3: the scope of the management system, versioned and approved.

mod approve;
mod begin_operation;
mod bring_in;
mod revise;

use kernel::{
    Date, Group, Guard, Held, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, State, Text,
};

use super::boundary::Boundary;
use super::{Issue, Party, Process, Site, Unit};
use crate::leadership::Approval;
use crate::operation::Supplier;
use crate::sealing::Seal;
use crate::support::{Document, Person};

pub use approve::ApproveScope;
pub use begin_operation::BeginOperation;
pub use bring_in::BringInScope;
pub use revise::ReviseScope;

/// What the management system covers, where it ends, and why.
#[derive(Clone, Debug, Record)]
#[register(key = "scope", plural = "scopes", reference = "SC-{n:02}", clause = "4.3")]
pub struct Scope {
    /// What this scope is called.
    #[field(column)]
    pub title: Text,
    /// The scope in the words that would stand on the certificate.
    #[field(clause = "4.3")]
    pub statement: Markdown,
    /// The boundary by business characteristics: services, processes, customers.
    #[field(clause = "4.3")]
    pub business: Option<Markdown>,
    /// The boundary by location, beyond the sites named.
    #[field(clause = "4.3")]
    pub location: Option<Markdown>,
    /// The boundary by assets and technology.
    #[field(clause = "4.3")]
    pub technology: Option<Markdown>,
    /// Processes inside the scope.
    pub processes: Links<Process>,
    /// Units inside the scope.
    #[field(column)]
    pub units: Links<Unit>,
    /// Sites inside the scope.
    #[field(column)]
    pub sites: Links<Site>,
    /// Which external and internal issues (4.1) shaped this scope, and how.
    #[field(clause = "4.3 a")]
    pub issues: Option<Markdown>,
    /// The issues that shaped it, as records.
    #[field(clause = "4.3 a")]
    pub linked_issues: Links<Issue>,
    /// Which needs of interested parties (4.2) shaped this scope, and how.
    #[field(clause = "4.3 b")]
    pub parties: Option<Markdown>,
    /// The interested parties that shaped it, as records.
    #[field(clause = "4.3 b")]
    pub linked_parties: Links<Party>,
    /// Interfaces and dependencies between what the organization does itself and what others do for it.
    #[field(clause = "4.3 c")]
    pub interfaces: Many<Interface>,
    /// Why there are none, where everything is done by the organization itself.
    #[field(clause = "4.3 c")]
    pub no_interfaces: Option<Markdown>,
    /// What lies outside, each with its justification.
    #[field(clause = "4.3")]
    pub exclusions: Many<Exclusion>,
    /// Who looks after this scope.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The documents in which it is written down for others.
    #[field(clause = "4.3")]
    pub documents: Links<Document>,
    /// When to ask whether it still fits.
    pub next_review: Option<Date>,
    /// The approved version this one is to replace.
    #[field(act)]
    pub revises: Option<Link<Scope>>,
    /// The day from which the organization works by this management system; before it, what is unfinished is not due.
    #[field(act, clause = "8.1")]
    pub operates_from: Option<Date>,
    /// Who said so, and how a day is known that lies before the records.
    #[field(act, clause = "8.1")]
    pub began: Option<Began>,
    /// Number of this version.
    #[field(act, column)]
    pub version: i64,
    /// Who approved this version.
    #[field(act, column, clause = "4.3")]
    pub approval: Option<Approval>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// From when the organization works by its management system was said.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Began {
    /// Who said it.
    pub by: Option<Link<Person>>,
    /// The day on which it was said.
    pub on: Date,
    /// How the day is known, where it lies before the first approved scope or the first entry.
    pub reason: Option<Text>,
}

/// Something left outside the scope.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Exclusion {
    /// What is left outside.
    pub what: Text,
    /// Why leaving it out does not affect the security the organization is responsible for.
    pub justification: Text,
}

/// A place where the organization's activities meet those of others.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Interface {
    /// Who the other side is.
    pub with: Text,
    /// What passes between the two sides, and who is responsible for what.
    pub what: Text,
    /// The supplier, where the other side is one of the register.
    pub supplier: Option<Link<Supplier>>,
}

impl Scope {
    /// Whether it says why there is no interface.
    fn denies_interfaces(&self) -> bool {
        self.no_interfaces.as_ref().is_some_and(|own| !own.trim().is_empty())
    }
}

/// The scopes to judge by: each one in force, else the newest draft. A scope whose approved revision is there, too, is
/// no longer in force.
pub fn at_hand(state: &State) -> Vec<(Id<Scope>, &Held<Scope>)> {
    let approved: Vec<_> = state.of::<Scope>().iter().filter(|(_, scope)| scope.approval.is_some()).collect();
    let replaced = |id: Id<Scope>| approved.iter().any(|(_, other)| other.revises == Some(id));
    let in_force: Vec<_> = approved.iter().copied().filter(|(id, _)| !replaced(*id)).collect();
    if in_force.is_empty() { state.of::<Scope>().iter().next_back().into_iter().collect() } else { in_force }
}

/// Clause: 4.3 a to c. The fields of what the standard asks a scope to rest on and this one does not name yet: issues,
/// interested parties, interfaces.
pub fn open_parts(scope: &Scope) -> Vec<&'static str> {
    let blank = |text: &Option<Markdown>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    let open = [
        ("issues", blank(&scope.issues) && scope.linked_issues.is_empty()),
        ("parties", blank(&scope.parties) && scope.linked_parties.is_empty()),
        ("interfaces", scope.interfaces.is_empty() && blank(&scope.no_interfaces)),
    ];
    open.into_iter().filter(|(_, open)| *open).map(|(field, _)| field).collect()
}

/// Clause: 4.3. Nothing of an approved version may still be written.
pub(crate) const SEAL: Seal<Scope> = Seal { free: &[], partly: &[] };

impl Guard for Scope {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        if let Some(before) = proposal.before.filter(|scope| scope.approval.is_some()) {
            let message = "this version is approved and stays as it is; start a revision with scope.revise";
            return SEAL.broken(message, before, proposal.after);
        }
        let mut refusals = unjustified(proposal.after);
        let same = |scope: &Scope| {
            (&scope.no_interfaces, &scope.interfaces) == (&proposal.after.no_interfaces, &proposal.after.interfaces)
        };
        if !proposal.before.is_some_and(same) {
            refusals.extend(denied(proposal.state, proposal.after));
        }
        refusals
    }
}

/// Clause: 4.3 c. Whether a scope says that it has no interface, and names one.
pub fn denies_itself(scope: &Scope) -> bool {
    scope.denies_interfaces() && !scope.interfaces.is_empty()
}

/// Clause: 4.3 c. The suppliers at work on which something inside rests, although a scope says that it has no interface.
pub fn denied_suppliers(state: &State, scope: &Scope) -> Vec<Id<Supplier>> {
    if !scope.denies_interfaces() {
        return Vec::new();
    }
    let boundary = Boundary::of(state, [scope]);
    let suppliers = state.of::<Supplier>().iter().filter(|(_, own)| own.state.works());
    suppliers.filter(|(id, own)| boundary.rests_on(state, *id, own)).map(|(id, _)| id).collect()
}

/// Clause: 4.3 c. Why a scope may not say that it has no interface.
fn denied(state: &State, scope: &Scope) -> Option<Refusal> {
    if denies_itself(scope) {
        let message = "the scope names interfaces: say why there are none only where none is named";
        return Some(Refusal::requirement("no_interfaces", "4.3", message));
    }
    let first = *denied_suppliers(state, scope).first()?;
    let name = state.get(first).map(|own| own.name.to_string()).unwrap_or_default();
    let message =
        format!("something inside rests on {name}: name the interface with it, or say that it works here no more");
    Some(Refusal::requirement("no_interfaces", "4.3", message))
}

/// Clause: 4.3. Exclusions that do not say why they may be left out.
fn unjustified(scope: &Scope) -> Vec<Refusal> {
    let bare = scope.exclusions.iter().filter(|(_, exclusion)| exclusion.justification.trim().is_empty());
    let refusal = |(key, _): (&str, &Exclusion)| {
        let place = format!("exclusions[{key}].justification");
        Refusal::requirement(&place, "4.3", "say why it may be left out, or take the exclusion away")
    };
    bare.map(refusal).collect()
}
