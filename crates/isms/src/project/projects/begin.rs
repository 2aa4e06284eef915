//! A project with its plan, made from the frame of an organization; the act that begins the management system uses it.

use std::collections::HashMap;

use kernel::{Changes, Date, Decimal, Id, Links, Text};

use super::{Project, ProjectMethod, ProjectState};
use crate::catalogue::Edition;
use crate::context::{Scope, Site};
use crate::project::Activity;
use crate::project::schedule::{Planned, Schedule};
use crate::support::Person;

/// What a project is made from.
pub struct Frame {
    /// What it is called.
    pub title: Text,
    /// The scope it builds for.
    pub scope: Id<Scope>,
    /// The site of it.
    pub site: Id<Site>,
    /// Who leads it.
    pub manager: Option<Id<Person>>,
    /// How many persons the scope has.
    pub persons: i64,
    /// The first day.
    pub begins: Date,
    /// The day the certificate is wished for.
    pub wished: Option<Date>,
}

/// Makes the project and its activities, each with its days and those it waits for.
pub fn begin(changes: &mut Changes<'_>, frame: &Frame, schedule: &Schedule) -> Id<Project> {
    let project = changes.create(|project: &mut Project| {
        project.title = frame.title.clone();
        project.method = Some(ProjectMethod::Ims2);
        project.edition = Some(Edition::Iso27001_2022.standard().reference.as_str().into());
        project.scope = Some(frame.scope);
        project.manager = frame.manager;
        project.people_in_scope = Some(frame.persons);
        project.sites = Links::to([frame.site]);
        project.starts_on = Some(frame.begins);
        project.wished_on = frame.wished;
        project.state = ProjectState::Running;
    });
    let mut made: HashMap<&str, Id<Activity>> = HashMap::new();
    for planned in &schedule.activities {
        let id = changes.create(|activity: &mut Activity| fill(activity, planned, project, frame.persons));
        made.insert(&planned.work.id, id);
    }
    // Some wait for one that stands behind them in the order of the method.
    for Planned { work, .. } in &schedule.activities {
        let before: Vec<_> = work.predecessors.iter().filter_map(|id| made.get(id.as_str()).copied()).collect();
        if let Some(id) = made.get(work.id.as_str()).filter(|_| !before.is_empty()) {
            changes.edit(*id, |activity| activity.after = Links::to(before));
        }
    }
    project
}

fn fill(activity: &mut Activity, planned: &Planned, project: Id<Project>, persons: i64) {
    let work = planned.work;
    activity.title = work.title.as_str().into();
    activity.project = Some(project);
    activity.number = Some(work.id.as_str().into());
    activity.phase = work.phase;
    activity.step = Some(work.step.as_str().into());
    activity.description = Some(work.what.as_str().into());
    activity.planned_days = Decimal::try_from(work.days.of(persons)).ok();
    activity.starts_on = Some(planned.from);
    activity.due = Some(planned.until);
    activity.clauses.0 = work.clauses_2022.clone();
}
