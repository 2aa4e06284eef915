//! 9.2.2 b: nobody audits their own work, unless it is declared why.

use std::collections::BTreeSet;

use kernel::{Id, Proposal, Refusal, State};

use super::{Audit, AuditKind};
use crate::planning::Control;
use crate::support::Person;

/// Somebody who audits, where that is said, and in which row of the checklist.
type Auditor<'a> = (Id<Person>, String, Option<&'a str>);

/// Clause: 9.2.2 b. What speaks against who audits: each person once, with the first reason. What stood there before
/// stays until one of it is altered.
pub(super) fn objections(proposal: &Proposal<'_, Audit>) -> Vec<Refusal> {
    let (state, audit) = (proposal.state, proposal.after);
    let own = matches!(audit.kind, AuditKind::Internal | AuditKind::FollowUp) && audit.report.is_none();
    if !own || proposal.before.is_some_and(|before| same(before, audit)) {
        return Vec::new();
    }
    let mut told = BTreeSet::new();
    let mut refusals: Vec<_> = audit.outside_auditors.0.iter().filter_map(|line| unemployed(line)).collect();
    for (person, field, requirement) in auditors(audit) {
        let declared = audit.conflicts.iter().any(|(_, own)| own.person == person && !own.because.trim().is_empty());
        if declared || told.contains(&person) {
            continue;
        }
        if let Some(what) = ties(state, audit, person, requirement) {
            told.insert(person);
            let name = state.get(person).map(|held| held.name.to_string()).unwrap_or_default();
            let message = format!(
                "{name} {what}, which is audited here; let somebody else audit it, or say under conflicts why nobody \
                 else does and who looks at that part"
            );
            refusals.push(Refusal::requirement(&field, "9.2.2 b", message));
        }
    }
    refusals
}

/// Whether nothing was altered that the objections rest on.
fn same(before: &Audit, after: &Audit) -> bool {
    let people = before.lead == after.lead && before.team == after.team && before.conflicts == after.conflicts;
    let outside = before.outside_auditors == after.outside_auditors && before.kind == after.kind;
    let audited = before.units == after.units && before.programme == after.programme;
    people && outside && audited && before.plan == after.plan && before.checklist == after.checklist
}

/// Everybody who audits. A row of the checklist without an auditor is the lead's.
fn auditors(audit: &Audit) -> Vec<Auditor<'_>> {
    let mut auditors: Vec<Auditor<'_>> = Vec::new();
    auditors.extend(audit.lead.map(|lead| (lead, "lead".to_owned(), None)));
    auditors.extend(audit.team.iter().map(|person| (person, "team".to_owned(), None)));
    let sessions =
        audit.plan.iter().filter_map(|(key, row)| Some((row.auditor?, format!("plan[{key}].auditor"), None)));
    auditors.extend(sessions);
    let rows = audit.checklist.iter().filter_map(|(key, row)| {
        let auditor = row.auditor.or(audit.lead)?;
        Some((auditor, format!("checklist[{key}].auditor"), Some(&*row.requirement)))
    });
    auditors.extend(rows);
    auditors
}

/// What ties a person to what is audited: a unit they lead or belong to, a control they own, the programme.
fn ties(state: &State, audit: &Audit, person: Id<Person>, requirement: Option<&str>) -> Option<String> {
    let unit = audit.units.iter().find_map(|id| {
        let unit = state.get(id)?;
        if unit.record.head == Some(person) {
            return Some(format!("leads {}", unit.name));
        }
        let belongs = state.get(person).is_some_and(|held| held.unit == Some(id));
        belongs.then(|| format!("belongs to {}", unit.name))
    });
    let Some(requirement) = requirement else { return unit };
    let parts: Vec<_> = requirement.split([',', ';']).map(str::trim).collect();
    let owns = |control: &Control| {
        control.owner == Some(person) && control.reference_controls.0.iter().any(|id| parts.contains(&id.as_str()))
    };
    let control = || {
        let (id, control) = state.of::<Control>().iter().find(|(_, control)| owns(control))?;
        Some(format!("owns {} {}", state.reference(id), control.title))
    };
    let programme = || {
        let managed = state.get(audit.programme?)?.manager == Some(person);
        let of_audits = parts.iter().any(|part| part.starts_with("9.2"));
        (managed && of_audits).then(|| "answers for the audit programme".to_owned())
    };
    unit.or_else(control).or_else(programme)
}

/// Refuses an auditor from outside without an employer.
fn unemployed(line: &str) -> Option<Refusal> {
    let named =
        line.split_once(',').is_some_and(|(name, employer)| !name.trim().is_empty() && !employer.trim().is_empty());
    let message = "write the name and, after a comma, the employer, so that it can be seen whom they work for";
    (!named).then(|| Refusal::requirement("outside_auditors", "9.2.2 b", message))
}
