//! What registers of clauses 4 to 6 keep under free editing.

use crate::world::World;

/// Checks that a new record with these contents is refused, for this reason.
#[track_caller]
fn refused(register: &str, pairs: &[(&str, &str)], expected: &str) {
    let mut world = World::new();
    let name = world.state.register(register).expect(register).fields[0].key;
    world.create(register, &[(name, "Something")]);
    let reference = world.state.table(register).expect(register).rows().next().expect("just made").reference();
    assert_eq!(world.try_edit(register, &reference, pairs), Err(vec![expected.to_owned()]), "{register}");
}

#[test]
fn an_end_does_not_lie_before_its_beginning() {
    let message = |field: &str| format!("software {field}: this lies before 2026-05-02; pick that day or a later one");
    let cases = [
        ("issue", "reviewed_on", "next_review"),
        ("party", "reviewed_on", "next_review"),
        ("feedback", "received_on", "answered_on"),
        ("obligation", "binding_from", "binding_until"),
        ("process", "reviewed_on", "next_review"),
        ("site", "opened_on", "closed_on"),
        ("commitment", "on", "again_on"),
        ("asset", "acquired_on", "disposed_on"),
        ("risk", "reviewed_on", "next_review"),
        ("opportunity", "identified_on", "due"),
        ("objective", "start", "due"),
        ("change", "start", "due"),
    ];
    for (register, begins, ends) in cases {
        refused(register, &[(begins, "2026-05-02"), (ends, "2026-05-01")], &message(ends));
    }
}

#[test]
fn what_happened_did_not_happen_tomorrow() {
    let message = |field: &str| format!("software {field}: this day is still to come; pick today or an earlier day");
    let cases = [
        ("issue", "identified_on"),
        ("party", "reviewed_on"),
        ("feedback", "received_on"),
        ("obligation", "judged_on"),
        ("process", "reviewed_on"),
        ("commitment", "on"),
        ("risk", "identified_on"),
        ("control", "implemented_on"),
        ("opportunity", "evaluated_on"),
        ("objective", "check_ins[1].on"),
        ("change", "done_on"),
    ];
    for (register, field) in cases {
        refused(register, &[(field, "2026-11-24")], &message(field));
    }
}

#[test]
fn numbers_keep_their_bounds() {
    refused("unit", &[("persons", "-1")], "software persons: write 0 or more persons");
    refused("site", &[("shifts", "-1")], "software shifts: write 0 or more shifts");
    refused("asset", &[("rto_hours", "-4")], "software rto_hours: write 0 or more hours");
    refused("control", &[("percent", "101")], "software percent: write a number from 0 to 100");
    refused("control", &[("maturity", "6")], "software maturity: write a number from 0 to 5");
    refused("control", &[("test_months", "0")], "software test_months: write a number from 1 to 120");
}

#[test]
fn a_range_has_two_ends_in_order_and_one_currency() {
    let turned = |field: &str| format!("software {field}: this is less than the lower end; write as much or more");
    refused("risk", &[("loss_low", "900 EUR"), ("loss_high", "100 EUR")], &turned("loss_high"));
    refused("risk", &[("yearly_low", "2"), ("yearly_high", "0.5")], &turned("yearly_high"));
    let mixed = "software loss_high: write both ends of the range in one currency";
    refused("risk", &[("loss_low", "100 EUR"), ("loss_high", "900 USD")], mixed);
}

#[test]
fn nothing_is_part_of_itself() {
    refused("unit", &[("parent", "U-001")], "software parent: a unit cannot be part of itself; choose another");
    refused("process", &[("parent", "PR-001")], "software parent: a process cannot be part of itself; choose another");
}

#[test]
fn what_is_done_was_done_on_a_day_that_has_come() {
    refused("change", &[("state", "done")], "software done_on: say on which day it was done");
    let early = "software state: the audit lasts until 2026-11-24; say so once it is over, or mend its days";
    refused("audit", &[("state", "done"), ("starts_on", "2026-11-24")], early);
    let mut world = World::new();
    world.create("training", &[("title", "Foundation"), ("person", "P-001")]);
    let training = world.state.table("training").expect("listed").rows().next().expect("just made").reference();
    let undated = world.try_edit("training", &training, &[("state", "done")]);
    assert_eq!(undated, Err(vec!["software done_on: say on which day it was done".to_owned()]));
    world.edit("training", &training, &[("state", "done"), ("done_on", "2026-11-20")]);
}

#[test]
fn a_metric_becomes_worse_from_the_target_to_the_alarm() {
    let told = |field: &str, before: &str, word: &str| {
        format!("software {field}: this would be better than the {before}; write a value as {word} or {word}er")
    };
    let lower = [("direction", "lower"), ("target", "5"), ("warning", "3")];
    refused("metric", &lower, &told("warning", "target of 5", "high"));
    let higher = [("direction", "higher"), ("warning", "90"), ("alarm", "95")];
    refused("metric", &higher, &told("alarm", "warning of 90", "low"));
    let mut world = World::new();
    let fits = [("title", "Clicks"), ("direction", "lower"), ("target", "5"), ("warning", "5"), ("alarm", "9")];
    world.create("metric", &fits);
}

#[test]
fn a_measurement_that_nobody_typed_is_not_zero() {
    let mut world = World::new();
    world.create("metric", &[("title", "Clicks")]);
    let register = world.state.register("measurement").expect("listed");
    let typed = |value: &[(&str, &str)], world: &World| {
        let pairs = [&[("period", "October"), ("metric", "Clicks")], value].concat();
        kernel::parse::assignments(register.fields, pairs, &world.state).expect("parsed")
    };
    let silent = kernel::Command::Create(register, typed(&[], &world));
    let required = "requirement value: required; fill this in (9.1-doc)";
    assert_eq!(world.try_command(silent), Err(vec![required.to_owned()]));
    let zero = kernel::Command::Create(register, typed(&[("value", "0")], &world));
    assert_eq!(world.try_command(zero), Ok(()));
}
