//! Whose signature an act waits for: only that person can give it, everybody else can ask.

use isms::planning::signers::signers;
use isms::support::Person;
use kernel::{Id, Row};

use super::scene::Scene;

/// The person an act on this record waits for; none where anybody may do it. Where several could sign, the
/// visitor if among them.
pub fn signer(scene: Scene<'_>, act: &str, row: &Row<'_>) -> Option<Id<Person>> {
    let able = signers(scene.state, act, row.id)?;
    let me = scene.person.filter(|person| able.contains(person));
    me.or_else(|| able.first().copied())
}
