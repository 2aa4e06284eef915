//! The context of the clean organization, its objectives, opportunities and changes.

use kernel::{Date, Id, Links};

use super::world::{World, approval, day};
use crate::context::issues::{Climate, IssueKind};
use crate::context::obligations::Compliance;
use crate::context::parties::{Addressed, Need, NeedKind};
use crate::context::processes::ProcessKind;
use crate::context::{Importance, Issue, Obligation, Party, Process};
use crate::planning::changes::{ChangeKind, ChangeState};
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::objectives::{CheckIn, ObjectiveState, Outlook};
use crate::planning::opportunities::{Aim, Pursuit};
use crate::planning::treatments::Action;
use crate::planning::{Objective, Opportunity, PlannedChange};
use crate::rhythm::Rhythm;
use crate::support::documents::{DocumentKind, DocumentState};
use crate::support::{Document, Person};

/// The day all of this is recorded.
const MADE: Date = day(1, 17);

/// The records around the risks of the clean organization.
pub struct Around {
    /// External, weighty; all risks come from it.
    pub market: Id<Issue>,
    /// Internal; answers the question of climate change.
    pub staff: Id<Issue>,
    /// Two needs: one addressed, one not, with a reason.
    pub customers: Id<Party>,
    /// Of the customers.
    pub contract: Id<Obligation>,
    /// Of the management system; feeds the other.
    pub reporting: Id<Process>,
    /// Made use of, done and judged.
    pub chance: Id<Opportunity>,
    /// Set, looked at in May.
    pub objective: Id<Objective>,
    /// Approved, done in April, looked back at.
    pub change: Id<PlannedChange>,
    /// Of a system, not of the management system; approved, done in April, looked back at.
    pub upgrade: Id<PlannedChange>,
}

/// Makes them.
pub fn around(world: &mut World, owner: Id<Person>, leader: Id<Person>) -> Around {
    let market = world.make(MADE, |issue: &mut Issue| {
        issue.title = "Customers ask for certificates".into();
        (issue.kind, issue.importance) = (IssueKind::External, Some(Importance::High));
        issue.effect = Some("Without a certificate tenders are lost".into());
        issue.next_review = Some(day(12, 1));
    });
    let staff = world.make(MADE, |issue: &mut Issue| {
        issue.title = "One team builds and runs everything".into();
        (issue.kind, issue.climate) = (IssueKind::Internal, Some(Climate::NotRelevant));
        issue.effect = Some("Duties are hard to separate".into());
        issue.identified_on = Some(day(1, 10));
    });
    let customers = world.make(MADE, |party: &mut Party| {
        party.name = "Customers".into();
        let need = |what: &str, addressed, how: &str| Need {
            what: what.into(),
            kind: NeedKind::Expectation,
            addressed,
            how: Some(how.into()),
            climate: false,
        };
        party.needs.put_at("1", need("Notice of incidents", Addressed::Addressed, "within a day, by contract"));
        party.needs.put_at("2", need("Lower prices", Addressed::NotAddressed, "no matter of security"));
    });
    let contract = world.make(MADE, |own: &mut Obligation| {
        own.title = "Tell of incidents within a day".into();
        own.kind = crate::context::obligations::ObligationKind::Contract;
        own.party = Some(customers);
        (own.compliance, own.judged_on) = (Compliance::Met, Some(MADE));
    });
    let reporting = processes(world);
    Around {
        market,
        staff,
        customers,
        contract,
        reporting,
        chance: chance(world, owner, market),
        objective: objective(world, owner, contract),
        change: change(world, owner, leader),
        upgrade: upgrade(world, owner, leader),
    }
}

fn processes(world: &mut World) -> Id<Process> {
    let mut own = |name: &str| {
        world.make(MADE, |process: &mut Process| {
            process.name = name.into();
            process.kind = ProcessKind::ManagementSystem;
        })
    };
    let (reporting, correcting) = (own("Reporting incidents"), own("Correcting"));
    world.on(MADE, |changes| changes.edit(reporting, |process| process.feeds = Links::to([correcting])));
    reporting
}

/// A step that somebody did in April.
fn step(by: Id<Person>) -> Action {
    Action { what: "Compare offers".into(), who: Some(by), due: Some(day(4, 1)), done_on: Some(day(4, 1)) }
}

fn chance(world: &mut World, owner: Id<Person>, market: Id<Issue>) -> Id<Opportunity> {
    world.make(MADE, |own: &mut Opportunity| {
        own.title = "A second data centre".into();
        (own.aim, own.owner, own.due) = (Some(Aim::FewerEffects), Some(owner), Some(day(4, 15)));
        own.issues = Links::to([market]);
        own.decision = Pursuit::Pursue;
        own.actions.put_at("1", step(owner));
        own.integration = Some("Part of planning capacity".into());
        own.evaluation = Some("Outages of the next quarter".into());
        (own.evaluated_on, own.outcome) = (Some(day(4, 20)), Some(Outcome::Effective));
        own.result = Some("No outage since".into());
    })
}

fn objective(world: &mut World, owner: Id<Person>, contract: Id<Obligation>) -> Id<Objective> {
    let policy = world.make(MADE, |document: &mut Document| {
        document.title = "Security policy".into();
        (document.kind, document.state) = (DocumentKind::Policy, DocumentState::Published);
    });
    world.make(MADE, |own: &mut Objective| {
        own.title = "Restores within four hours".into();
        own.policy = Some(policy);
        (own.measure, own.target) = (Some("Hours to restore".into()), Some(4.into()));
        own.obligations = Links::to([contract]);
        own.actions.put_at("1", step(owner));
        own.resources = Some("Two days a month".into());
        (own.owner, own.start, own.due) = (Some(owner), Some(day(2, 1)), Some(day(12, 31)));
        own.evaluation = Some("Mean of the quarterly tests".into());
        own.rhythm = Some(Rhythm::Quarterly);
        let (on, value, by) = (day(5, 1), Some(5.into()), Some(owner));
        own.check_ins
            .put_at("1", CheckIn { on, value, outlook: Outlook::OnTrack, by, remark: None, recorded_on: None });
        (own.communicated_to, own.communicated_on) = (Some("Everybody".into()), Some(day(2, 5)));
        own.state = ObjectiveState::Set;
    })
}

fn upgrade(world: &mut World, owner: Id<Person>, leader: Id<Person>) -> Id<PlannedChange> {
    let like = change(world, owner, leader);
    world.on(MADE, |changes| {
        changes.edit(like, |own| (own.title, own.kind) = ("A newer database".into(), ChangeKind::Technology));
    });
    like
}

fn change(world: &mut World, owner: Id<Person>, leader: Id<Person>) -> Id<PlannedChange> {
    world.make(MADE, |own: &mut PlannedChange| {
        own.title = "One ticket system for all".into();
        (own.owner, own.due) = (Some(owner), Some(day(4, 10)));
        (own.state, own.done_on) = (ChangeState::Done, Some(day(4, 8)));
        (own.reason, own.start) = (Some("Tickets get lost between two systems".into()), Some(day(3, 9)));
        own.consequences = Some("The old tickets stay readable for a year".into());
        own.version = 1;
        own.approval = Some(approval(leader, day(3, 3), 1));
        let (on, because) = (day(5, 2), "Tickets no longer get lost".into());
        own.review = Some(Effectiveness { by: leader, on, outcome: Outcome::Effective, because });
    })
}
