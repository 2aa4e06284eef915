//! 4.3: whether a scope leaves out what it lists as inside.

use super::scope::editing;
use crate::context::Scope;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;
use crate::telling::is_kind;

/// Exclusions that name a unit, a site or a process listed as inside, word for word: then nobody can tell on which side
/// it lies.
pub(super) fn told<'a>(cases: &mut Cases<'_, 'a>, (id, scope): Seen<'a, Scope>) {
    let look = cases.look;
    let mut inside: Vec<Named> = look.all_named(scope.units.iter());
    inside.extend(look.all_named(scope.sites.iter()));
    inside.extend(look.all_named(scope.processes.iter()));
    let left_out: Vec<_> =
        scope.exclusions.iter().map(|(_, own)| bare(&own.what)).filter(|own| !own.is_empty()).collect();
    inside.retain(|own| left_out.contains(&bare(&own.title)));
    let told = point("torn").listing("records", inside).about("scope", look.named(id));
    cases.wrong(told.minor().then_on(editing(scope), look.named(id)));
}

/// A name without case and without the kind of thing it is of.
pub(super) fn bare(name: &str) -> String {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !is_kind(word));
    words.collect::<Vec<_>>().join(" ")
}
