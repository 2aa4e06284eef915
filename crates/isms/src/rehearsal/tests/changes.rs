//! Defects of changes and of approved versions of the Statement of Applicability.

use kernel::Date;

use super::planted::{check, check_on};
use super::world::{Clean, day};
use crate::planning::Statement;
use crate::planning::changes::ChangeState;
use crate::planning::statements::AnnexEdition;

fn approve(clean: &mut Clean, on: Date) {
    clean.world.edit(clean.context.change, |own| own.approval.as_mut().unwrap().on = on);
}

#[test]
fn a_change_is_approved_before_it_begins() {
    check(
        "done without approval",
        |clean| clean.world.edit(clean.context.change, |own| own.approval = None),
        ["changes.planned unapproved minor CH-2026-001"],
    );
    let approved = |on| move |clean: &mut Clean| approve(clean, on);
    check("approved after it was done", approved(day(4, 9)), ["changes.planned belated minor CH-2026-001"]);
    check("approved after it began", approved(day(3, 10)), ["changes.planned belated minor CH-2026-001"]);
    check("approved on the day it began", approved(day(3, 9)), []);
    check(
        "a second version that nobody approved",
        |clean| clean.world.edit(clean.context.change, |own| own.version = 2),
        ["changes.planned changed minor CH-2026-001"],
    );
    check(
        "a second version, approved while the first is carried out",
        |clean| {
            approve(clean, day(4, 1));
            clean.world.edit(clean.context.change, |own| {
                (own.version, own.approval.as_mut().unwrap().version) = (2, 2);
            });
        },
        [],
    );
    check(
        "neither purpose nor consequences",
        |clean| clean.world.edit(clean.context.change, |own| own.reason = None),
        ["changes.planned unsaid judgement CH-2026-001"],
    );
    check(
        "nobody responsible",
        |clean| clean.world.edit(clean.context.change, |own| own.owner = None),
        ["changes.planned bare minor CH-2026-001"],
    );
    check(
        "overdue",
        |clean| clean.world.edit(clean.context.change, |own| own.state = ChangeState::UnderWay),
        ["changes.planned late minor CH-2026-001", "changes.reviewed none not_due"],
    );
    check(
        "none",
        |clean| clean.world.retire(clean.context.change),
        ["changes.planned none not_due", "changes.reviewed none not_due"],
    );
}

#[test]
fn somebody_looks_back_within_ninety_days() {
    let unreviewed = |clean: &mut Clean| clean.world.edit(clean.context.change, |own| own.review = None);
    check_on(day(7, 7), "90 days after", unreviewed, []);
    check_on(day(7, 8), "91 days after", unreviewed, ["changes.reviewed missing minor CH-2026-001"]);
}

#[test]
fn a_statement_that_nobody_approved_or_that_changed_since_is_named() {
    let of_2022 = |own: &Statement| own.edition == AnnexEdition::Iso27001_2022;
    check(
        "not approved",
        |clean| {
            for id in clean.world.all::<Statement>() {
                clean.world.edit(id, |own| {
                    if of_2022(own) {
                        own.approval = None;
                    }
                });
            }
        },
        ["applicability.approved unapproved minor"],
    );
    let changed = |clean: &mut Clean| {
        let row = clean.world.row("A.5.7");
        clean.world.edit(row, |row| row.legal = true);
    };
    check_on(day(7, 20), "changed, within ninety days of the approval", changed, []);
    check_on(day(7, 21), "changed, later", changed, ["applicability.approved changed minor SV-02"]);
}
