//! 6.1.2 b: whether what is to remain of a risk is judged by everything that it was judged by before.

use std::collections::BTreeSet;

use kernel::Declared;

use super::population::those;
use crate::planning::{Method, Risk, Threat, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Risks of which what is to remain scores lower because it leaves out a criterion, with what is left out.
pub(super) fn told<'a>(cases: &mut Cases<'_, 'a>, scored: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let criteria: BTreeSet<_> = scored.iter().flat_map(|(_, risk)| left_out(look, risk)).collect();
    let dropped = those(look, scored, |_, risk| !left_out(look, risk).is_empty());
    let told = point("dropped").listing("risks", dropped).naming("criteria", criteria.into_iter().collect());
    cases.wrong(told.minor().then_first("risk.expect"));
}

/// The criteria, by what the method calls them, that weighed more in a risk as it is than anything that what is to remain
/// was judged by, and of which nothing is said there.
pub(super) fn left_out<'a>(look: &Look<'a>, risk: &'a Risk) -> Vec<String> {
    let Some(method) = risk.residual.as_ref().and_then(|own| look.get(own.method)) else { return Vec::new() };
    let state = look.through(&[Method::KEY, Threat::KEY]);
    let left = scoring::counted(state, method, risk, &risk.residual_consequence);
    let weighed = |key: &&str| risk.consequence.at(key).is_some_and(|rating| rating.level > left);
    let unjudged = scoring::unjudged(state, method, risk, &risk.residual_consequence).into_iter().filter(weighed);
    unjudged.map(|key| method.criteria.at(key).map_or(key.to_owned(), |own| own.label.to_string())).collect()
}
