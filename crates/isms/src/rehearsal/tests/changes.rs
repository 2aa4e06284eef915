//! Defects of changes and of approved versions of the Statement of Applicability.

use kernel::{Date, Links};

use super::planted::{check, check_on};
use super::world::clean;
use super::world::{Clean, TODAY, day};
use crate::catalogue::Edition;
use crate::planning::applicability::Verdict;
use crate::planning::changes::{ChangeKind, ChangeState};
use crate::planning::controls::Implementation;
use crate::planning::statements::{AnnexEdition, FrozenRow};
use crate::planning::{Control, PlannedChange, Statement};
use crate::rehearsal::rehearse;

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
        ["changes.planned late minor CH-2026-001"],
    );
    check(
        "none",
        |clean| {
            clean.world.retire(clean.context.change);
            clean.world.retire(clean.context.upgrade);
        },
        ["changes.controlled none not_due", "changes.planned none not_due", "changes.reviewed none not_due"],
    );
}

#[test]
fn a_change_of_a_system_is_told_with_operations_alone() {
    let upgrade = |clean: &mut Clean, change: fn(&mut PlannedChange)| {
        let id = clean.context.upgrade;
        clean.world.edit(id, change);
    };
    check(
        "done without approval",
        |clean| upgrade(clean, |own| own.approval = None),
        ["changes.controlled unapproved minor CH-2026-002"],
    );
    check(
        "of the organization",
        |clean| upgrade(clean, |own| (own.kind, own.approval) = (ChangeKind::Organization, None)),
        ["changes.controlled none not_due", "changes.planned unapproved minor CH-2026-002"],
    );
    check(
        "touching the scope",
        |clean| {
            let scope = clean.scope;
            upgrade(clean, |own| own.approval = None);
            let id = clean.context.upgrade;
            clean.world.edit(id, |own| own.scopes = Links::to([scope]));
        },
        ["changes.controlled none not_due", "changes.planned unapproved minor CH-2026-002"],
    );
    let mut planted = clean();
    upgrade(&mut planted, |own| own.approval = None);
    let rehearsal = rehearse(&planted.world.state, Edition::Iso27001_2022, TODAY);
    let gaps = rehearsal.requirements.iter().filter(|row| row.outcome.as_ref().is_some_and(|own| own.is_gap()));
    let gaps: Vec<_> = gaps.map(|row| row.requirement.id.as_str()).collect();
    assert_eq!(gaps, ["8.1-change"]);
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
        ["applicability.approved unapproved major"],
    );
    let changed = |clean: &mut Clean| {
        let row = clean.world.row("A.5.7");
        clean.world.edit(row, |row| row.legal = true);
    };
    check("changed", changed, ["applicability.approved drifted not_due SV-02"]);
    check_on(day(8, 30), "changed ninety days ago", changed, ["applicability.approved drifted not_due SV-02"]);
    check_on(day(8, 31), "a day later", changed, ["applicability.approved changed minor SV-02"]);
    let next = |clean: &mut Clean| {
        changed(clean);
        clean.world.make(TODAY, |own: &mut Statement| own.edition = AnnexEdition::Iso27001_2022);
    };
    check("changed, and the next version is begun", next, ["applicability.approved drafted not_due SV-02,SV-03"]);
    check_on(day(8, 30), "ninety days ago", next, ["applicability.approved drafted not_due SV-02,SV-03"]);
    check_on(day(8, 31), "and left lying", next, ["applicability.approved changed minor SV-02"]);
}

#[test]
fn what_moves_on_in_the_statement_without_a_decision_is_a_note() {
    let moved = "applicability.approved moved no_gap SV-02";
    check(
        "another word on how",
        |clean| super::statement::alter(clean, "A.5.7", |row| row.how = Some("By the handbook".into())),
        [moved],
    );
    check(
        "another remark",
        |clean| super::statement::alter(clean, "A.5.7", |row| row.remark = Some("Seen".into())),
        [moved],
    );
    let own =
        |clean: &mut Clean| clean.world.make(day(4, 1), |control: &mut Control| control.title = "Guard dog".into());
    check(
        "further with a control beyond Annex A",
        |clean| {
            let own = own(clean);
            let rows = crate::planning::statements::rows_now(&clean.world.state, Edition::Iso27001_2022, TODAY);
            version(clean, |version| version.rows = rows.clone());
            clean.world.edit(own, |control| control.how = Some("At night".into()));
        },
        [moved],
    );
}

#[test]
fn a_decision_that_is_told_elsewhere_is_not_told_again_as_a_change() {
    check(
        "left out without a reason",
        |clean| {
            super::statement::alter(clean, "A.5.7", |row| (row.applicable, row.business) = (Verdict::Excluded, false))
        },
        ["applicability.justifies_exclusion missing minor A.5.7"],
    );
    check_on(day(8, 31), "left out with one", leave_out, ["applicability.approved decided minor SV-02"]);
    check_on(
        day(8, 31),
        "a control of a risk that the approved version leaves out, and that is taken in today",
        |clean| {
            clean.world.edit(clean.watch, |control| control.reference_controls.0.push("A.8.30".into()));
            super::statement::alter(clean, "A.8.30", |row| (row.applicable, row.risk) = (Verdict::Applicable, true));
        },
        ["applicability.approved decided minor SV-02", "applicability.justifies_exclusion nothing no_gap"],
    );
}

#[test]
fn what_a_version_says_is_in_place_and_no_longer_is_is_told_after_a_while() {
    let set_back = |clean: &mut Clean, numbers: std::ops::RangeInclusive<u8>| {
        let owner = clean.owner;
        for number in numbers {
            let row = clean.world.row(&format!("A.5.{number}"));
            clean.world.edit(row, |row| {
                row.status = Implementation::Planned;
                (row.owner, row.due) = (Some(owner), Some(day(9, 30)));
            });
        }
    };
    let key = "applicability.approved";
    check("twelve", |clean| set_back(clean, 1..=12), [&*format!("{key} drifted not_due SV-02")]);
    let late = [&*format!("{key} set-back minor SV-02")];
    check_on(day(8, 31), "three months later", |clean| set_back(clean, 1..=12), late);
    check_on(day(8, 31), "a third", |clean| set_back(clean, 1..=31), late);
    check(
        "without a plan, told with that",
        |clean| {
            set_back(clean, 1..=1);
            let row = clean.world.row("A.5.1");
            clean.world.edit(row, |row| row.due = None);
        },
        ["applicability.states_implementation unplanned minor A.5.1"],
    );
    let mut planted = clean();
    set_back(&mut planted, 3..=3);
    let verdict = super::planted::verdict(&planted, key);
    assert!(format!("{:?}", verdict.sentences[0].arg("controls")).contains("A.5.3"), "{verdict:?}");
    check_on(
        day(8, 31),
        "an own control beyond Annex A",
        |clean| {
            let own = clean.world.make(day(4, 1), |control: &mut Control| {
                control.title = "Guard dog".into();
                control.status = Implementation::Planned;
            });
            let rows = crate::planning::statements::rows_now(&clean.world.state, Edition::Iso27001_2022, TODAY);
            let row = rows.at(&clean.world.state.reference(own)).cloned().expect("a control beyond Annex A");
            version(clean, |version| {
                version.rows.put_at("C-003", FrozenRow { status: Implementation::Implemented, ..row.clone() });
            });
        },
        [&*format!("{key} set-back minor SV-02")],
    );
}

#[test]
fn what_changed_since_the_approval_is_told_apart() {
    let key = "applicability.approved";
    let later = |what, change: fn(&mut Clean), case: &str| {
        check_on(day(8, 31), what, change, [&*format!("{key} {case} minor SV-02")]);
    };
    later("left out since", leave_out, "decided");
    let excuse = |clean: &mut Clean| {
        super::statement::alter(clean, "A.8.30", |row| row.exclusion = Some("All software is bought as it is".into()));
    };
    later("another justification", excuse, "excused");
    later("another reason", |clean| super::statement::alter(clean, "A.5.7", |row| row.legal = true), "changed");
}

/// Leaves a control out, for a reason that holds.
fn leave_out(clean: &mut Clean) {
    super::statement::alter(clean, "A.5.7", |row| {
        (row.applicable, row.exclusion) = (Verdict::Excluded, Some("Nothing of the kind is done here".into()));
    });
}

/// Changes the version of 2022 that is in force.
pub fn version(clean: &mut Clean, change: impl Fn(&mut Statement)) {
    for id in clean.world.all::<Statement>() {
        clean.world.edit(id, |own| {
            if own.edition == AnnexEdition::Iso27001_2022 {
                change(own);
            }
        });
    }
}

#[test]
fn what_a_version_leaves_out_or_lists_in_vain_is_told_apart_from_what_changed() {
    let own = |clean: &mut Clean| clean.world.make(TODAY, |control: &mut Control| control.title = "Guard dog".into());
    let key = "applicability.approved";
    let added = format!("{key} added minor SV-02");
    check_on(day(7, 1), "a control of thirty days ago", |clean| _ = own(clean), []);
    let drifted = format!("{key} drifted not_due SV-02");
    check_on(day(7, 2), "a control that came earlier", |clean| _ = own(clean), [&*drifted]);
    check_on(day(8, 31), "and that nobody took in", |clean| _ = own(clean), [&*added]);
    check_on(
        day(8, 31),
        "a control of today that a risk rests on",
        |clean| {
            let own = own(clean);
            clean.world.edit(own, |control| control.status = Implementation::Implemented);
            clean.world.edit(clean.kept, |risk| risk.controls.add(own));
        },
        [&*added],
    );
    check_on(
        day(8, 31),
        "a control that is gone",
        |clean| {
            let row = clean.world.state.get(*clean.world.all::<Statement>().last().unwrap()).unwrap();
            let (_, row) = row.rows.iter().next().unwrap();
            let row = FrozenRow { control: None, title: "Guard dog".into(), ..row.clone() };
            version(clean, |own| own.rows.put_at("C-009", row.clone()));
        },
        [&*format!("{key} removed minor SV-02")],
    );
    check(
        "rows taken in after the approval",
        |clean| version(clean, |own| own.frozen.as_mut().unwrap().on = day(4, 22)),
        [&*format!("{key} refrozen minor SV-02")],
    );
}

#[test]
fn a_version_follows_from_the_decisions_about_risks() {
    let of_day = |clean: &mut Clean, on: Date| {
        version(clean, |own| {
            (own.frozen.as_mut().unwrap().on, own.approval.as_mut().unwrap().on) = (on, on);
        });
    };
    let key = "applicability.approved";
    check_on(day(4, 30), "of the day on which risks were decided", |clean| of_day(clean, day(2, 20)), []);
    let early = |clean: &mut Clean| of_day(clean, day(2, 19));
    check_on(day(4, 30), "of the day before", early, [&*format!("{key} early judgement SV-02")]);
    let decided = |clean: &mut Clean, on: Date| {
        let backup = clean.backup;
        version(clean, |own| {
            let rows: Vec<_> = own.rows.iter().map(|(key, row)| (key.to_owned(), row.clone())).collect();
            for (key, row) in rows {
                own.rows.put_at(&key, FrozenRow { risks: Links::default(), ..row });
            }
        });
        clean.world.edit(clean.kept, |risk| {
            risk.controls = Links::to([backup]);
            risk.decision.as_mut().unwrap().on = on;
            risk.acceptance.as_mut().unwrap().on = on;
        });
    };
    check(
        "a risk rests on a control since",
        |clean| decided(clean, day(5, 1)),
        [&*format!("{key} unnoticed judgement SV-02,R-0004")],
    );
    check("since thirty days", |clean| decided(clean, day(5, 2)), []);
}
