//! Context, scope, planning.

use kernel::Links;

use super::{Case, blank, each, gone, somebody};
use crate::context::scopes::Interface;
use crate::context::{Process, Profile, Scope};
use crate::planning::applicability::Verdict;
use crate::planning::controls::Implementation;
use crate::planning::opportunities::Pursuit;
use crate::planning::risks::{Decided, Status, TreatmentOption};
use crate::planning::statements::Statement;
use crate::planning::{Applicability, Control, Opportunity, Risk};
use crate::rehearsal::tests::world::{TODAY, World, approval, clean};
use crate::support::Resource;
use crate::support::resources::ResourceState;

pub const CASES: &[Case] = &[
    ("1.2.1", |world| _ = world.make(TODAY, |own: &mut Profile| own.purpose = Some("Freight".into())), gone::<Profile>),
    ("1.2.4", processes, blank::<Process>),
    (
        "1.4.4",
        |world| _ = world.make(TODAY, |own: &mut Resource| own.state = ResourceState::Granted),
        |world| _ = world.make(TODAY, |own: &mut Resource| own.state = ResourceState::Needed),
    ),
    ("1.5.2", |world| scope(world, |own| own.technology = Some("All servers".into())), unapproved),
    ("1.5.3", |world| scope(world, |own| own.location = Some("Oslo".into())), unapproved),
    (
        "1.5.4",
        |world| scope(world, interface),
        |world| each(world, |own: &mut Scope| own.interfaces = Default::default()),
    ),
    (
        "1.7.3",
        |world| _ = world.make(TODAY, |own: &mut Opportunity| own.decision = Pursuit::Watch),
        |world| _ = world.make(TODAY, |own: &mut Opportunity| own.decision = Pursuit::Undecided),
    ),
    ("1.8.1", controls, |world| each(world, |own: &mut Risk| own.controls = Links::default())),
    (
        "1.8.4",
        |world| world.state = clean().world.state,
        |world| {
            let row = world.row("A.5.7");
            world.edit(row, |row: &mut Applicability| {
                (row.applicable, row.status) = (Verdict::Applicable, Implementation::NotStarted);
            });
        },
    ),
    ("1.8.5", |world| world.state = clean().world.state, gone::<Statement>),
];

fn processes(world: &mut World) {
    let owner = somebody(world);
    for name in ["Selling", "Shipping", "Billing"] {
        world.make(TODAY, |own: &mut Process| (own.name, own.owner) = (name.into(), Some(owner)));
    }
}

fn scope(world: &mut World, change: fn(&mut Scope)) {
    let by = somebody(world);
    let scope = world.make(TODAY, |own: &mut Scope| own.approval = Some(approval(by, TODAY, 1)));
    world.edit(scope, change);
}

fn unapproved(world: &mut World) {
    each(world, |own: &mut Scope| own.approval = None);
}

fn interface(scope: &mut Scope) {
    let (with, what) = ("Hosting".into(), "Machines".into());
    scope.interfaces.put_at("1", Interface { with, what, supplier: None });
}

fn controls(world: &mut World) {
    let control = world.make(TODAY, |own: &mut Control| own.title = "Copies".into());
    world.make(TODAY, |risk: &mut Risk| {
        risk.status = Status::Open;
        risk.controls = Links::to([control]);
        let (option, by, on, reason) = (TreatmentOption::Modify, None, TODAY, None);
        risk.decision =
            Some(Decided { option, by, on, recorded_on: None, reason, shared_with: None, supplier: None }.into());
    });
}
