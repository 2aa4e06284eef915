//! Defects of treatment decisions and of the Statement of Applicability.

use kernel::Links;

use super::planted::{check, check_on, told, verdict};
use super::world::{Clean, TODAY, clean, day};
use crate::catalogue::Edition;
use crate::certification::Evidence;
use crate::planning::applicability::Verdict;
use crate::planning::controls::Implementation;
use crate::planning::risks::{Assessed, TreatmentOption};
use crate::planning::statements::rows_now;
use crate::planning::{Applicability, Control, Statement};
use crate::rehearsal::rehearse;

/// Changes the row of a reference control.
pub fn row(clean: &mut Clean, control: &str, change: impl FnOnce(&mut Applicability)) {
    alter(clean, control, change);
    approve_anew(clean);
}

/// The same, while the version in force stays as it is.
pub fn alter(clean: &mut Clean, control: &str, change: impl FnOnce(&mut Applicability)) {
    let id = clean.world.row(control);
    clean.world.edit(id, change);
}

/// The versions in force say what the rows say today, as if they had been approved so.
pub fn approve_anew(clean: &mut Clean) {
    for id in clean.world.all::<Statement>() {
        let edition = clean.world.state.get(id).unwrap().edition.of_standard();
        let rows = rows_now(&clean.world.state, edition, day(4, 21));
        clean.world.edit(id, |own| own.rows = rows);
    }
}

/// Excludes a control for a reason that is long enough.
pub fn exclude(clean: &mut Clean, control: &str) {
    row(clean, control, |row| {
        row.applicable = Verdict::Excluded;
        row.exclusion = Some("Nothing of the kind is done here".into());
    });
}

fn rows(clean: &mut Clean) -> Vec<kernel::Id<Applicability>> {
    let of_edition = |row: &Applicability| Edition::Iso27001_2022.standard().control(&row.control).is_some();
    let rows = clean.world.state.of::<Applicability>().iter().filter(|(_, row)| of_edition(row));
    rows.map(|(id, _)| id).collect()
}

#[test]
fn a_risk_without_a_decision_is_named_and_the_highest_level_is_grave() {
    check(
        "the kept one, within the criteria",
        |clean| clean.world.edit(clean.kept, |risk| (risk.decision, risk.acceptance) = (None, None)),
        ["risks.options_decided below minor R-0004"],
    );
    check(
        "the critical one",
        |clean| clean.world.edit(clean.critical, |risk| (risk.decision, risk.acceptance) = (None, None)),
        ["risks.options_decided above major R-0002"],
    );
    check(
        "the one above the line, assessed thirty days ago",
        |clean| {
            clean.world.edit(clean.treated, |risk| {
                (risk.decision, risk.acceptance) = (None, None);
                risk.current.as_mut().unwrap().on = day(5, 2);
            });
        },
        ["risks.options_decided fresh not_due R-0001"],
    );
}

#[test]
fn a_risk_kept_above_the_line_needs_an_acceptance_that_is_complete() {
    check(
        "kept without acceptance",
        |clean| {
            clean.world.edit(clean.treated, |risk| {
                risk.decision.as_mut().unwrap().option = TreatmentOption::Retain;
                (risk.acceptance, risk.residual) = (None, None);
            });
        },
        ["residual.accepted_by_owners missing minor R-0001"],
    );
    check(
        "the one of the highest level",
        |clean| {
            clean.world.edit(clean.critical, |risk| {
                risk.decision.as_mut().unwrap().option = TreatmentOption::Retain;
                (risk.acceptance, risk.residual) = (None, None);
            });
        },
        ["residual.accepted_by_owners missing major R-0002"],
    );
}

#[test]
fn nobody_decides_before_there_is_an_assessment() {
    let decided = |clean: &mut Clean| {
        clean.world.edit(clean.kept, |risk| risk.decision.as_mut().unwrap().on = day(2, 9));
    };
    check("the day before", decided, ["risks.options_decided early minor R-0004"]);
    check(
        "assessed again since, the reading before is kept",
        |clean| {
            decided(clean);
            clean.world.edit(clean.kept, |risk| {
                let before = Assessed { on: day(2, 2), ..*risk.current.clone().unwrap() };
                risk.readings.put_at("1", before);
            });
        },
        [],
    );
}

#[test]
fn a_control_that_works_is_described_or_shown() {
    let backup = |clean: &mut Clean, change: fn(&mut Control)| clean.world.edit(clean.backup, change);
    check(
        "neither how it works nor what shows it",
        |clean| backup(clean, |own| own.how = None),
        ["risks.controls_determined unshown judgement C-001"],
    );
    let proof = |until: kernel::Date| {
        move |clean: &mut Clean| {
            let control = clean.backup;
            clean.world.make(day(3, 1), |own: &mut Evidence| {
                own.about.0 = vec![control.raw()];
                (own.collected_on, own.valid_until) = (Some(day(3, 1)), Some(until));
            });
        }
    };
    check("its evidence holds until today", proof(TODAY), []);
    check(
        "its evidence held until yesterday",
        |clean| {
            proof(day(5, 31))(clean);
            clean.world.edit(clean.treated, |risk| risk.controls = Links::default());
        },
        ["applicability.states_implementation stale judgement C-001"],
    );
}

#[test]
fn an_option_without_control_is_named() {
    check(
        "no control at all",
        |clean| clean.world.edit(clean.open, |plan| plan.controls = Links::default()),
        ["risks.controls_determined missing minor R-0002", "treatment.plan_exists incomplete minor TP-2026-002"],
    );
    check(
        "a retired control",
        |clean| clean.world.retire(clean.watch),
        ["risks.controls_determined retired minor R-0002"],
    );
}

#[test]
fn controls_that_nobody_compared_with_annex_a_are_counted() {
    check(
        "one undecided row",
        |clean| row(clean, "A.5.7", |row| row.applicable = Verdict::Undecided),
        ["applicability.covers_annex_a missing minor A.5.7"],
    );
    check(
        "24 of 93",
        |clean| {
            for id in rows(clean).into_iter().take(24) {
                clean.world.retire(id);
            }
        },
        [concat!(
            "applicability.covers_annex_a missing major ",
            "A.5.1,A.5.2,A.5.3,A.5.4,A.5.5,A.5.6,A.5.7,A.5.8,A.5.9,A.5.10,",
            "A.5.11,A.5.12,A.5.13,A.5.14,A.5.15,A.5.16,A.5.17,A.5.18,A.5.19,A.5.20"
        )],
    );
    check(
        "no statement",
        |clean| {
            for id in rows(clean) {
                clean.world.retire(id);
            }
        },
        [
            "applicability.approved none major",
            "applicability.covers_annex_a none not_due",
            "applicability.justifies_exclusion none not_due",
            "applicability.justifies_inclusion none not_due",
            "applicability.lists_necessary_controls unlaid not_due",
            "applicability.states_implementation none not_due",
        ],
    );
}

#[test]
fn a_control_that_risks_rest_on_has_to_be_in_the_statement() {
    check(
        "excluded, yet needed",
        |clean| exclude(clean, "A.8.16"),
        ["applicability.lists_necessary_controls planned minor A.8.16,R-0002,C-002,TP-2026-002"],
    );
    check(
        "excluded, yet a risk was decided with it",
        |clean| {
            clean.world.edit(clean.open, |plan| plan.controls = Links::to([clean.backup]));
            clean.world.edit(clean.critical, |risk| risk.controls = Links::to([clean.watch]));
            exclude(clean, "A.8.16");
        },
        ["applicability.lists_necessary_controls excluded minor A.8.16,R-0002,C-002"],
    );
    check(
        "a control of its own that only an excluded row links",
        |clean| {
            let watch = clean.watch;
            clean.world.edit(watch, |control| control.reference_controls.0.clear());
            exclude(clean, "A.8.30");
            row(clean, "A.8.30", |row| row.controls = Links::to([watch]));
        },
        ["applicability.lists_necessary_controls planned minor A.8.30,R-0002,C-002,TP-2026-002"],
    );
    check(
        "linked by another row instead",
        |clean| {
            let watch = clean.watch;
            exclude(clean, "A.8.16");
            row(clean, "A.8.15", |row| row.controls = Links::to([watch]));
        },
        [
            "applicability.justifies_exclusion contradicted judgement A.8.16,C-002,A-0001",
            "applicability.states_implementation contradiction minor A.8.15",
        ],
    );
    check(
        "a control that stands for nothing in Annex A is listed by itself",
        |clean| {
            clean.world.edit(clean.watch, |control| control.reference_controls.0.clear());
            approve_anew(clean);
        },
        [],
    );
}

#[test]
fn a_control_of_the_other_edition_is_found_by_its_counterpart() {
    let mut clean = clean();
    clean.world.edit(clean.backup, |control| control.reference_controls.0 = vec!["A.12.3.1".into()]);
    let rehearsal = rehearse(&clean.world.state, Edition::Iso27001_2022, TODAY);
    assert!(!rehearsal.has_gaps());
}

#[test]
fn a_control_that_names_this_edition_is_held_to_it() {
    let mut clean = clean();
    let both = vec!["A.8.16".to_owned(), "A.14.2.1".to_owned()];
    clean.world.edit(clean.watch, |control| control.reference_controls.0 = both);
    exclude(&mut clean, "A.8.16");
    let key = "applicability.lists_necessary_controls";
    let told = told(key, &verdict(&clean, key));
    assert_eq!(told, format!("{key} planned minor A.8.16,R-0002,C-002,TP-2026-002"));
}

#[test]
fn an_inclusion_needs_a_reason_and_a_risk_where_risk_is_the_reason() {
    check(
        "no reason",
        |clean| row(clean, "A.5.7", |row| row.business = false),
        ["applicability.justifies_inclusion missing minor A.5.7"],
    );
    check(
        "a risk that leads nowhere",
        |clean| row(clean, "A.5.7", |row| (row.business, row.risk) = (false, true)),
        ["applicability.justifies_inclusion proposed judgement A.5.7"],
    );
    check("a risk that leads there", |clean| row(clean, "A.8.13", |row| (row.business, row.risk) = (false, true)), []);
}

#[test]
fn what_is_not_implemented_needs_a_plan_that_is_not_late() {
    check(
        "never looked at",
        |clean| row(clean, "A.8.13", |row| row.status = Implementation::NotStarted),
        ["applicability.states_implementation missing minor A.8.13"],
    );
    check(
        "without owner and date",
        |clean| row(clean, "A.5.7", |row| row.status = Implementation::Planned),
        ["applicability.states_implementation unplanned minor A.5.7"],
    );
    let remade = |clean: &mut Clean| {
        let id = clean.world.row("A.5.7");
        let like = clean.world.state.get(id).unwrap().record.clone();
        clean.world.retire(id);
        clean.world.make(day(6, 1), |row: &mut Applicability| {
            *row = like;
            row.status = Implementation::Planned;
        });
    };
    check("just included", remade, ["applicability.states_implementation fresh not_due A.5.7"]);
    check_on(
        day(6, 2),
        "late by a day",
        |clean| {
            let owner = clean.owner;
            row(clean, "A.5.7", |row| {
                row.status = Implementation::Partly;
                (row.owner, row.due) = (Some(owner), Some(TODAY));
            });
        },
        ["applicability.states_implementation late minor A.5.7"],
    );
    let planned = |clean: &mut Clean, on: kernel::Date| {
        let owner = clean.owner;
        clean.world.edit(clean.backup, |control| control.implemented_on = Some(on));
        row(clean, "A.8.13", |row| {
            row.status = Implementation::Planned;
            (row.owner, row.due) = (Some(owner), Some(day(5, 31)));
        });
    };
    check(
        "shown as planned, while all behind it is at work",
        |clean| planned(clean, day(5, 1)),
        ["applicability.states_implementation outrun minor A.8.13"],
    );
    check(
        "at work since thirty days",
        |clean| planned(clean, day(5, 2)),
        ["applicability.states_implementation late minor A.8.13"],
    );
    check(
        "all but one say how they work",
        |clean| {
            for id in rows(clean) {
                clean.world.edit(id, |row| row.how = Some("By the handbook".into()));
            }
            row(clean, "A.5.7", |row| row.how = None);
        },
        ["applicability.states_implementation unshown judgement A.5.7"],
    );
    check(
        "shown as implemented, while nothing was begun",
        |clean| row(clean, "A.8.16", |row| row.status = Implementation::Implemented),
        ["applicability.states_implementation contradiction minor A.8.16"],
    );
}
