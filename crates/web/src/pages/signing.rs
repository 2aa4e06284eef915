//! Whose signature an act waits for: only that person can give it, everybody else can ask.

use isms::context::Scope;
use isms::leadership::Role;
use isms::planning::signers::signers;
use isms::support::Person;
use kernel::{Id, Row};

use super::scene::Scene;

/// The person an act on this record waits for; none where anybody may do it. Where several could sign, the
/// visitor if among them.
pub fn signer(scene: Scene<'_>, act: &str, row: &Row<'_>) -> Option<Id<Person>> {
    if act == "scope.approve" {
        return approver(scene, row);
    }
    let able = signers(scene.state, act, row.id)?;
    let me = scene.person.filter(|person| able.contains(person));
    me.or_else(|| able.first().copied())
}

/// Clause: 4.3. Whom whoever looks after a scope asks to approve it: nobody approves their own work while somebody else of
/// top management works here.
fn approver(scene: Scene<'_>, row: &Row<'_>) -> Option<Id<Person>> {
    let scope = row.record.as_any().downcast_ref::<Scope>()?;
    let owner = scope.owner.filter(|owner| Some(*owner) == scene.person)?;
    let top = scene.state.of::<Role>().iter().filter(|(_, role)| role.top_management);
    let mut holders: Vec<_> = top.flat_map(|(_, role)| role.holders.iter()).collect();
    holders.retain(|person| scene.state.get(*person).is_some_and(|held| held.works_on(scene.day)));
    if holders.contains(&owner) { None } else { holders.first().copied() }
}
