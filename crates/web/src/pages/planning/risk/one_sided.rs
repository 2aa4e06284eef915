//! Sides of a risk that are to fall although none of its controls touches them, with the sum.

use isms::planning::one_sided::{OneSided, Side, one_sided};
use isms::planning::risks::Risk;
use kernel::Id;

use crate::pages::hints::Hint;
use crate::pages::scene::Scene;

/// What is said beside what is expected to remain; nothing is refused.
pub fn hints(scene: Scene<'_>, id: Id<Risk>, risk: &Risk) -> Vec<Hint> {
    let hint = |own: OneSided| {
        let args = [
            ("from", own.from.0.into()),
            ("to", own.to.0.into()),
            ("expected", own.expected.into()),
            ("otherwise", own.otherwise.into()),
        ];
        let key = match own.side {
            Side::Consequence => "risk-only-prevented",
            Side::Likelihood => "risk-only-noticed",
        };
        let records = own.controls.iter().filter_map(|control| scene.link_to(*control)).collect();
        Hint { words: scene.t.with(key, &args), records, acts: Vec::new() }
    };
    one_sided(scene.state, id, risk).into_iter().map(hint).collect()
}
