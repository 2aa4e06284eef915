//! Controls that were retired, or gave up what they stood for, while the statement goes on naming them.

use kernel::Links;

use super::planted::check;
use super::world::{Clean, day};
use crate::planning::Control;
use crate::planning::controls::Implementation;

/// A row of the statement that names a control of its own, which is in use.
fn named(clean: &mut Clean, row: &str) -> kernel::Id<Control> {
    let owner = clean.owner;
    let own = clean.world.make(day(1, 25), |control: &mut Control| {
        control.title = "Sealed racks".into();
        control.reference_controls.0 = vec![row.to_owned()];
        (control.status, control.owner) = (Implementation::Implemented, Some(owner));
        control.how = Some("As the runbook says".into());
    });
    super::statement::row(clean, row, |row| row.controls = Links::to([own]));
    own
}

#[test]
fn a_row_that_names_only_a_retired_control_is_not_in_place() {
    check("in use", |clean| _ = named(clean, "A.7.8"), []);
    check(
        "retired",
        |clean| {
            let own = named(clean, "A.7.8");
            clean.world.retire(own);
        },
        ["applicability.states_implementation retired minor A.7.8,C-003"],
    );
    check(
        "retired, and a risk was let stand with it",
        |clean| {
            let own = named(clean, "A.7.8");
            clean.world.edit(clean.kept, |risk| risk.controls = Links::to([own]));
            clean.world.retire(own);
        },
        [
            "applicability.states_implementation retired minor A.7.8,C-003,R-0004",
            "residual.accepted_by_owners elsewhere no_gap R-0004",
        ],
    );
    check(
        "another one took its place",
        |clean| {
            let own = named(clean, "A.7.8");
            named(clean, "A.7.8");
            clean.world.retire(own);
        },
        [],
    );
}

#[test]
fn a_retired_control_that_a_risk_to_be_changed_rests_on_is_told_once_with_the_rows() {
    check(
        "the only one",
        |clean| {
            let backup = clean.backup;
            super::statement::row(clean, "A.8.13", |row| row.controls = Links::to([backup]));
            clean.world.retire(backup);
        },
        [
            "residual.accepted_by_owners elsewhere no_gap R-0001",
            "risks.controls_determined retired minor R-0001,A.8.13",
        ],
    );
}

#[test]
fn a_control_that_gave_up_what_it_stood_for_is_behind_it_no_longer() {
    let risk_only = |clean: &mut Clean| {
        let backup = clean.backup;
        super::statement::row(clean, "A.8.13", |row| {
            (row.risk, row.business) = (true, false);
            row.controls = Links::to([backup]);
        });
    };
    check("it stands for it", risk_only, []);
    check(
        "it stands for something else",
        |clean| {
            risk_only(clean);
            clean.world.edit(clean.backup, |own| own.reference_controls.0 = vec!["A.8.14".to_owned()]);
        },
        ["applicability.justifies_inclusion denied judgement A.8.13,C-001"],
    );
}
