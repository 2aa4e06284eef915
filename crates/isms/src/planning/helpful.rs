//! 6.1.3 b and c: the reference controls that help against what makes a risk, as threats and vulnerabilities name them.

use kernel::{Id, Lines, State};

use super::{Control, Threat, Vulnerability};
use crate::catalogue::compare_ids;

/// The reference controls that help against a threat and vulnerabilities, each once, in the order of Annex A.
pub fn helpful(
    state: &State,
    threat: Option<Id<Threat>>,
    vulnerabilities: impl IntoIterator<Item = Id<Vulnerability>>,
) -> Vec<&str> {
    let threat = threat.and_then(|id| state.get(id)).map(|threat| &threat.reference_controls);
    let weak = vulnerabilities.into_iter().filter_map(|id| state.get(id)).map(|weak| &weak.reference_controls);
    let named = threat.into_iter().chain(weak).flat_map(|lines: &Lines| lines.0.iter().map(String::as_str));
    let mut named: Vec<_> = named.collect();
    named.sort_unstable_by(|a, b| compare_ids(a, b));
    named.dedup();
    named
}

/// The live own controls that stand for a reference control, in the order of the register.
pub fn standing_for<'a>(state: &'a State, reference: &'a str) -> impl Iterator<Item = (Id<Control>, &'a Control)> {
    let controls = state.of::<Control>().iter().map(|(id, held)| (id, &held.record));
    controls.filter(move |(_, control)| control.reference_controls.0.iter().any(|own| own == reference))
}
