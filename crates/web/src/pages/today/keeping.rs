//! Who keeps the management system and takes the next step of the way: not everybody who may edit records.

use access::Right;
use isms::leadership::Role;
use isms::project::Project;
use isms::project::projects::ProjectState;
use kernel::Id;

use crate::pages::scene::Scene;

/// What the next step is to the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is theirs to take.
    Theirs,
    /// They may take it, and somebody else is named to.
    Another,
    /// It is not theirs.
    None,
}

/// The next step is that of whoever leads the project; where nobody does, of all who govern. Top management sees what is
/// to be decided, and the step only where nobody else leads.
pub fn keeping(scene: Scene<'_>) -> Keeping {
    let running = |project: &Project| matches!(project.state, ProjectState::Planned | ProjectState::Running);
    let projects = scene.state.of::<Project>().iter().filter(|(_, project)| running(project));
    let leads: Vec<_> = projects.filter_map(|(_, project)| project.manager).collect();
    if scene.may(Right::Edit) && scene.person.is_some_and(|person| leads.contains(&person)) {
        return Keeping::Theirs;
    }
    let named = leads.iter().any(|lead| scene.state.live(*lead).is_ok_and(|person| person.left_on.is_none()));
    match scene.may(Right::Govern) {
        false => Keeping::None,
        true if !named => Keeping::Theirs,
        true if top(scene) => Keeping::None,
        true => Keeping::Another,
    }
}

/// Whether the visitor is of top management.
fn top(scene: Scene<'_>) -> bool {
    let holds = |(_, role): (Id<Role>, &kernel::Held<Role>)| {
        role.top_management && scene.person.is_some_and(|person| role.holders.contains(person))
    };
    scene.state.of::<Role>().iter().any(holds)
}
