//! Approvals and acceptances that were not given here: whatever is said of them is said with who brought them in, when
//! and on what proof.

use std::collections::BTreeMap;

use kernel::{Date, Declared, Id};

use super::population::person;
use crate::certification::Evidence;
use crate::leadership::Origin;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::point;
use crate::support::Person;

/// Most ways of coming in that are told one by one.
const TOLD_MAX: usize = 3;

/// Tells beside the verdict how each of these came in, and the case `unproved`: the proof is told in words, and nothing
/// of it is kept here, so that somebody has to see it.
pub fn brought_in<'o, R: Declared>(
    cases: &mut Cases<'_, '_>,
    name: &'static str,
    found: impl IntoIterator<Item = (Id<R>, Origin<'o>)>,
) {
    let look = cases.look;
    let mut ways: BTreeMap<(Date, Id<Person>, &str), Vec<Id<R>>> = BTreeMap::new();
    let mut unproved = Vec::new();
    for (id, own) in found {
        ways.entry((own.on, own.by, own.proof)).or_default().push(id);
        if !is_kept(look, id, own) {
            unproved.push(id);
        }
    }
    let others = ways.values().skip(TOLD_MAX).flatten().count();
    for ((on, by, proof), ids) in ways.into_iter().take(TOLD_MAX) {
        let told = point("brought-in").listing("records", look.roll(ids));
        cases.beside(told.day("day", on).text("by", person(look, by)).text("proof", proof));
    }
    if others > 0 {
        cases.beside(point("brought-in-others").count("count", others));
    }
    cases.judgement(point("unproved").listing(name, look.roll(unproved)).then("evidence.create"));
}

/// Whether something is kept here that shows it: evidence named with it, or about what was approved.
fn is_kept<R: Declared>(look: &Look<'_>, id: Id<R>, own: Origin<'_>) -> bool {
    let named = own.evidence.iter().any(|evidence| look.live::<Evidence>(evidence).is_some());
    named || look.pointing::<Evidence>(id.raw()).any(|(_, evidence)| evidence.about.contains(id.raw()))
}
