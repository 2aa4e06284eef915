//! 4.3 a to c: what the scope was decided on.

use kernel::Markdown;

use super::population::{scopes, written};
use super::scope::editing;
use crate::context::Scope;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::point::point;

/// The scope takes the issues of the organization into account.
pub const CONSIDERS_ISSUES: Check = Check { key: "scope.considers_issues", clause: "4.3", find: considers_issues };
/// The scope takes the requirements of interested parties into account.
pub const CONSIDERS_PARTIES: Check = Check { key: "scope.considers_parties", clause: "4.3", find: considers_parties };
/// The scope covers interfaces and dependencies.
pub const COVERS_INTERFACES: Check = Check { key: "scope.covers_interfaces", clause: "4.3", find: covers_interfaces };

fn considers_issues(cases: &mut Cases<'_, '_>) {
    considers(cases, |scope| Basis { words: &scope.issues, records: scope.linked_issues.len() });
}

fn considers_parties(cases: &mut Cases<'_, '_>) {
    considers(cases, |scope| Basis { words: &scope.parties, records: scope.linked_parties.len() });
}

/// What a scope says it was decided on: in words, by naming the records, or both.
struct Basis<'a> {
    words: &'a Option<Markdown>,
    records: usize,
}

impl Basis<'_> {
    fn shown(&self) -> bool {
        written(self.words) || self.records > 0
    }
}

/// A basis can be shown or not; whether it is the right one has to be read.
fn considers(cases: &mut Cases<'_, '_>, basis: fn(&Scope) -> Basis<'_>) {
    let look = cases.look;
    let scopes = scopes(look);
    if scopes.is_empty() {
        return cases.unfinished(point("none").minor().then("scope.create"));
    }
    if let Some((id, scope)) = scopes.iter().find(|(_, scope)| !basis(scope).shown()) {
        cases.unfinished(point("none").minor().then_on(editing(scope), look.named(*id)));
    }
    for (id, scope) in scopes {
        let (named, basis) = (look.named(id), basis(scope));
        let point = if written(basis.words) { point("text") } else { point("records").count("count", basis.records) };
        cases.judgement(point.about("scope", named));
    }
}

fn covers_interfaces(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let scopes = scopes(look);
    if scopes.is_empty() {
        return cases.unfinished(point("no-scope").minor().then("scope.create"));
    }
    for (id, scope) in &scopes {
        let named = look.named(*id);
        if scope.interfaces.is_empty() {
            cases.unfinished(point("none").about("scope", named.clone()).minor().then_first(editing(scope)));
        }
        let half = scope.interfaces.iter().filter(|(_, row)| row.with.is_empty() || row.what.is_empty());
        let half = half.map(|(_, row)| if row.with.is_empty() { row.what.to_string() } else { row.with.to_string() });
        let half = point("half").about("scope", named).labels("interfaces", half.collect());
        cases.unfinished(half.minor().then_first(editing(scope)));
    }
    for (id, scope) in scopes {
        cases.no_gap(point("list").about("scope", look.named(id)).count("count", scope.interfaces.len()));
    }
}
