//! Whose signature an act waits for: only that person can give it, everybody else can ask.

use isms::planning::{Risk, Treatment, treatments};
use isms::support::Person;
use kernel::{Id, Row};

use super::scene::Scene;

/// The person an act on this record waits for; none where anybody may do it. Where several could sign, the
/// visitor if among them.
pub fn signer(scene: Scene<'_>, act: &str, row: &Row<'_>) -> Option<Id<Person>> {
    let state = scene.state;
    let risk = || state.get(Id::<Risk>::of(row.id));
    let able: Vec<Id<Person>> = match act {
        "risk.accept" => risk()?.owner.into_iter().collect(),
        "risk.countersign" => {
            let role = risk()?.acceptance.as_ref()?.needs?;
            state.get(role)?.holders.iter().collect()
        }
        "treatment.approve" => treatments::unapproved_by(state, state.get(Id::<Treatment>::of(row.id))?),
        _ => return None,
    };
    let me = scene.person.filter(|person| able.contains(person));
    me.or_else(|| able.first().copied())
}
