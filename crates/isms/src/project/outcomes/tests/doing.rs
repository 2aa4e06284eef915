//! Roles, documents, people, controls, operation.

use kernel::{Lines, Links};

use super::{Case, blank, each, gone, somebody};
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;
use crate::leadership::Role;
use crate::operation::assessments::AssessmentState;
use crate::operation::continuities::PlanState;
use crate::operation::exercises::{ExerciseKind, ExerciseResult, ExerciseState};
use crate::operation::incidents::{IncidentClass, IncidentState};
use crate::operation::operations::OperationState;
use crate::operation::suppliers::{Agreed, ClauseTopic, ContractClause, SupplierState};
use crate::operation::{Assessment, Continuity, Exercise, Incident, Operation, OperationRecord, Supplier};
use crate::planning::changes::ChangeState;
use crate::planning::controls::Implementation;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::{Control, PlannedChange, Treatment};
use crate::rehearsal::tests::world::{TODAY, World, approval};
use crate::rhythm::Rhythm;
use crate::support::campaigns::CampaignState;
use crate::support::communications::{Direction, Occasion};
use crate::support::documents::{DocumentKind, DocumentState};
use crate::support::qualifications::QualificationState;
use crate::support::trainings::{TrainingResult, TrainingState};
use crate::support::{Campaign, Communication, Competence, Document, Qualification, Training};

pub const CASES: &[Case] = &[
    ("2.1.1", organization, |world| each(world, |own: &mut Role| own.reporting = false)),
    ("2.2.2", |world| published(world, DocumentKind::Procedure, "7.5.3"), gone::<Document>),
    (
        "2.2.4",
        |world| {
            published(world, DocumentKind::Record, "7.5.3");
            each(world, |own: &mut Document| own.retention_months = Some(36));
        },
        |world| published(world, DocumentKind::Record, "7.5.3"),
    ),
    (
        "2.2.5",
        |world| {
            let owner = somebody(world);
            world.make(TODAY, |own: &mut Document| {
                (own.state, own.owner, own.next_review) = (DocumentState::Published, Some(owner), Some(TODAY));
            });
        },
        |world| published(world, DocumentKind::Record, "7.5.3"),
    ),
    (
        "2.3.1",
        |world| {
            let owner = somebody(world);
            world.make(TODAY, |own: &mut Control| (own.owner, own.how) = (Some(owner), Some("Nightly".into())));
        },
        blank::<Control>,
    ),
    (
        "2.3.4",
        |world| published(world, DocumentKind::Policy, "A.5.15"),
        |world| _ = world.make(TODAY, |own: &mut Document| own.kind = DocumentKind::Policy),
    ),
    (
        "2.3.5",
        |world| published(world, DocumentKind::Procedure, "8.1"),
        |world| _ = world.make(TODAY, |own: &mut Document| own.kind = DocumentKind::Procedure),
    ),
    ("2.4.1", telling, blank::<Communication>),
    ("2.4.2", telling, |world| each(world, |own: &mut Communication| own.next_on = None)),
    (
        "2.4.3",
        |world| {
            telling(world);
            each(world, |own: &mut Communication| {
                own.occasions.put_at("1", Occasion { on: Some(TODAY), by: None, with: None, what: None });
            });
        },
        |world| each(world, |own: &mut Communication| own.direction = Direction::External),
    ),
    (
        "2.4.4",
        |world| {
            telling(world);
            each(world, |own: &mut Communication| own.direction = Direction::External);
        },
        |world| each(world, |own: &mut Communication| own.channel = None),
    ),
    (
        "2.5.1",
        |world| {
            let role = world.make(TODAY, |own: &mut Role| own.title = "Auditor".into());
            world.make(TODAY, |own: &mut Competence| own.roles = Links::to([role]));
        },
        blank::<Role>,
    ),
    (
        "2.5.2",
        |world| _ = world.make(TODAY, |own: &mut Qualification| own.state = QualificationState::Met),
        |world| _ = world.make(TODAY, |own: &mut Qualification| own.state = QualificationState::NotJudged),
    ),
    ("2.5.3", trainings, gone::<Campaign>),
    ("2.5.4", trainings, |world| _ = world.make(TODAY, |own: &mut Training| own.state = TrainingState::Booked)),
    ("2.5.5", trainings, |world| each(world, |own: &mut Training| own.result = None)),
    (
        "2.6.1",
        |world| {
            let owner = somebody(world);
            world.make(TODAY, |own: &mut Treatment| (own.owner, own.due) = (Some(owner), Some(TODAY)));
        },
        blank::<Treatment>,
    ),
    (
        "2.6.4",
        |world| {
            world.make(TODAY, |own: &mut Supplier| {
                (own.state, own.assessed_on) = (SupplierState::Active, Some(TODAY));
                let (topic, agreed, text) = (ClauseTopic::SecurityMeasures, Agreed::Yes, None);
                own.clauses.put_at("1", ContractClause { topic, agreed, text });
            });
        },
        |world| _ = world.make(TODAY, |own: &mut Supplier| own.state = SupplierState::Active),
    ),
    (
        "2.6.5",
        |world| {
            let control = world.make(TODAY, |own: &mut Control| own.status = Implementation::Implemented);
            world.make(TODAY, |own: &mut ControlTest| {
                (own.control, own.result) = (control, Some(TestResult::Effective));
            });
        },
        |world| _ = world.make(TODAY, |own: &mut Control| own.status = Implementation::Implemented),
    ),
    (
        "2.7.3",
        |world| _ = world.make(TODAY, |own: &mut Incident| own.class = IncidentClass::Event),
        |world| _ = world.make(TODAY, |own: &mut Incident| own.class = IncidentClass::NotJudged),
    ),
    (
        "2.7.4",
        |world| {
            world.make(TODAY, |own: &mut Exercise| {
                (own.kind, own.state) = (ExerciseKind::Tabletop, ExerciseState::Held);
                own.result = Some(ExerciseResult::Passed);
            });
        },
        |world| each(world, |own: &mut Exercise| own.kind = ExerciseKind::Restore),
    ),
    (
        "2.7.5",
        |world| {
            world.make(TODAY, |own: &mut Incident| {
                (own.class, own.state) = (IncidentClass::Incident, IncidentState::Closed);
                own.lessons = Some("Ask twice".into());
            });
        },
        |world| each(world, |own: &mut Incident| own.lessons = None),
    ),
    ("2.8.2", operated, |world| _ = world.make(TODAY, |own: &mut Operation| own.state = OperationState::Active)),
    ("2.8.3", changed, |world| each(world, |own: &mut PlannedChange| own.approval = None)),
    ("2.8.4", exercised, |world| each(world, |own: &mut Continuity| own.state = PlanState::Draft)),
    (
        "2.8.5",
        |world| {
            for _ in 0..2 {
                world.make(TODAY, |own: &mut Assessment| own.state = AssessmentState::Completed);
            }
        },
        |world| {
            let last = *world.all::<Assessment>().last().expect("two were made");
            world.retire(last);
        },
    ),
];

fn organization(world: &mut World) {
    let holder = somebody(world);
    world.make(TODAY, |own: &mut Role| {
        (own.top_management, own.conformity, own.reporting) = (true, true, true);
        own.holders = Links::to([holder]);
    });
}

fn published(world: &mut World, kind: DocumentKind, answers: &str) {
    world.make(TODAY, |own: &mut Document| {
        (own.kind, own.state) = (kind, DocumentState::Published);
        own.answers = Lines(vec![answers.to_owned()]);
    });
}

fn telling(world: &mut World) {
    let owner = somebody(world);
    world.make(TODAY, |own: &mut Communication| {
        (own.direction, own.owner) = (Direction::Internal, Some(owner));
        (own.with_whom, own.channel) = (Some("Everybody".into()), Some("Intranet".into()));
        (own.rhythm, own.next_on) = (Some(Rhythm::Quarterly), Some(TODAY));
    });
}

fn trainings(world: &mut World) {
    world.make(TODAY, |own: &mut Training| {
        (own.state, own.done_on, own.result) = (TrainingState::Done, Some(TODAY), Some(TrainingResult::Passed));
    });
    world.make(TODAY, |own: &mut Campaign| (own.state, own.starts_on) = (CampaignState::Ended, Some(TODAY)));
}

fn operated(world: &mut World) {
    let task = world.make(TODAY, |own: &mut Operation| own.state = OperationState::Active);
    world.make(TODAY, |own: &mut OperationRecord| (own.operation, own.done_on) = (task, Some(TODAY)));
}

fn changed(world: &mut World) {
    let by = somebody(world);
    world.make(TODAY, |own: &mut PlannedChange| {
        (own.state, own.approval) = (ChangeState::Done, Some(approval(by, TODAY, 1)));
        let (on, outcome, because) = (TODAY, Outcome::Effective, "It works".into());
        own.review = Some(Effectiveness { by, on, outcome, because });
    });
}

fn exercised(world: &mut World) {
    let plan = world.make(TODAY, |own: &mut Continuity| own.state = PlanState::InForce);
    world.make(TODAY, |own: &mut Exercise| {
        (own.state, own.continuities) = (ExerciseState::Held, Links::to([plan]));
    });
}
