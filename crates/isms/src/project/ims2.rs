//! The method IMS2 as data: phases, steps, and our own proposal of activities with how long each takes.

use std::sync::LazyLock;

use serde::Deserialize;

use super::activities::Phase;

/// An activity of the method.
#[derive(Clone, Debug, Deserialize)]
pub struct Work {
    /// Its number, such as `1.4.2`.
    pub id: String,
    /// What is done.
    pub title: String,
    /// How.
    pub what: String,
    /// The clauses of the edition of 2022 that it serves.
    pub clauses_2022: Vec<String>,
    /// Working days it takes.
    #[serde(rename = "duration_days")]
    pub days: Days,
    /// Numbers of the activities before it.
    pub predecessors: Vec<String>,
    /// The step it belongs to; filled in when the file is read.
    #[serde(skip)]
    pub step: String,
    /// The phase it belongs to; filled in when the file is read.
    #[serde(skip)]
    pub phase: Option<Phase>,
}

/// Working days by the size of the organization.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Days {
    small: f64,
    medium: f64,
    large: f64,
}

/// The most persons of a small and of a medium organization, as the durations are meant.
const SMALL_PERSONS_MAX: i64 = 50;
const MEDIUM_PERSONS_MAX: i64 = 250;

impl Days {
    /// Working days for an organization of so many persons.
    pub fn of(self, persons: i64) -> f64 {
        if persons <= SMALL_PERSONS_MAX {
            self.small
        } else if persons <= MEDIUM_PERSONS_MAX {
            self.medium
        } else {
            self.large
        }
    }
}

#[derive(Deserialize)]
struct File {
    phases: Vec<PhaseRow>,
}

#[derive(Deserialize)]
struct PhaseRow {
    title: String,
    steps: Vec<StepRow>,
}

#[derive(Deserialize)]
struct StepRow {
    id: String,
    title: String,
    activities: Vec<Work>,
}

/// Every activity, in the order of the method.
pub fn works() -> &'static [Work] {
    static READ: LazyLock<Vec<Work>> = LazyLock::new(|| {
        let file: Result<File, _> = serde_norway::from_str(include_str!("../../../../content/standards/ims2.yaml"));
        let file = file.expect("content/standards/ims2.yaml is part of the build, and a test reads it");
        file.phases.into_iter().flat_map(of_phase).collect()
    });
    &READ
}

fn of_phase(row: PhaseRow) -> impl Iterator<Item = Work> {
    let phase = match row.title.as_str() {
        "Plan" => Some(Phase::Plan),
        "Do" => Some(Phase::Do),
        "Check" => Some(Phase::Check),
        "Act" => Some(Phase::Act),
        _ => None,
    };
    row.steps.into_iter().flat_map(move |step| {
        let name = format!("{} {}", step.id, step.title);
        step.activities.into_iter().map(move |work| Work { step: name.clone(), phase, ..work })
    })
}
