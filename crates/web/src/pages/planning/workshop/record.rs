//! 8.2: the assessment under which a workshop scores: the one that runs, or one that is begun with one click.

use isms::context::Scope;
use isms::operation::Assessment;
use isms::operation::assessments::AssessmentState;
use isms::planning::scoring;
use kernel::{Choice, Declared, Id};

use crate::frame::register_path;
use crate::pages::scene::{Form, Named, Scene};

/// What the results of a workshop are kept with.
#[derive(Default)]
pub struct Record {
    /// The assessment that runs, and where it is completed.
    pub running: Option<(Named, String)>,
    /// The form that begins one; none where one runs, or for whoever may not.
    pub begin: Option<Form>,
}

/// The assessment that runs, else how one is begun: led by the visitor, by the method and over the scope in force.
pub fn record(scene: Scene<'_>) -> Record {
    let path = register_path(Assessment::REGISTER);
    let runs = |own: &Assessment| own.state == AssessmentState::Running && own.completion.is_none();
    let mut running: Vec<_> = scene.state.of::<Assessment>().iter().filter(|(_, own)| runs(own)).collect();
    running.sort_by_key(|(_, own)| std::cmp::Reverse(own.head.reference));
    if let Some(named) = running.first().and_then(|(id, _)| scene.link_to(*id)) {
        let complete = scene.base(&format!("{path}/{}/acts/assessment.complete", named.reference));
        return Record { running: Some((named, complete)), begin: None };
    }
    let method = scoring::in_force(scene.state).map(|(id, _)| scene.state.reference(id));
    if method.is_none() || !scene.may(access::right_for_edit(Assessment::REGISTER)) {
        return Record::default();
    }
    let mut scopes = scene.state.of::<Scope>().iter().filter(|(_, own)| own.approval.is_some());
    let scope: Option<Id<Scope>> = scopes.next().map(|(id, _)| id).filter(|_| scopes.next().is_none());
    let fields = [
        ("title", Some(scene.t.one("workshop-record", "day", scene.t.day(scene.day)))),
        ("method", method),
        ("scope", scope.map(|id| scene.state.reference(id))),
        ("lead", scene.person.map(|id| scene.state.reference(id))),
        ("from", Some(scene.day.to_string())),
        ("state", Some(AssessmentState::Running.key().to_owned())),
        ("_given", Some("_to=planning/workshop".to_owned())),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    Record { running: None, begin: Some(Form { action: scene.base(&format!("{path}/new")), fields }) }
}
