//! Fields of an act that few need: they stand folded away, so that its form asks little.

use kernel::Act;

use crate::generic::input::Input;
use crate::texts::Texts;

/// The acts that have such, with their arguments.
const FOLDED: [(&str, &[&str]); 1] = [("incident.report", &["place", "site"])];

/// Fields that are folded away.
pub struct Beside {
    /// The fields.
    pub inputs: Vec<Input>,
    /// What they ask for, in words.
    pub told: String,
    /// Whether one of them is needed now.
    pub open: bool,
}

impl Beside {
    /// Those of an act, and the others.
    pub fn split(t: &Texts, act: &Act, inputs: Vec<Input>) -> (Self, Vec<Input>) {
        let folded = FOLDED.iter().find(|(key, _)| *key == act.key).map_or(&[][..], |(_, fields)| fields);
        let (beside, shown): (Vec<_>, _) = inputs.into_iter().partition(|own| folded.contains(&own.name.as_str()));
        let named = beside.iter().map(|input| input.label.as_str()).collect::<Vec<_>>().join(", ");
        let (told, open) = (t.one("fold-more", "fields", named), beside.iter().any(Input::is_needed));
        (Self { inputs: beside, told, open }, shown)
    }
}
