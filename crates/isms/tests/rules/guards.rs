//! What registers of clauses 4 to 6 keep under free editing.

use kernel::{Change, Path, Value};

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
    let message = |earlier: &str, field: &str| {
        let said = earlier.replace('_', " ");
        format!("software {field}: this lies before 2026-05-02, said under “{said}”; mend one of the two")
    };
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
        refused(register, &[(begins, "2026-05-02"), (ends, "2026-05-01")], &message(begins, ends));
    }
}

#[test]
fn a_row_of_a_list_names_something() {
    refused("party", &[("needs[x].kind", "expectation")], "requirement needs[x].what: required; fill this in (4.2 b)");
    let step = "requirement actions[1].what: required; fill this in (6.2 h)";
    refused("objective", &[("actions[1].due", "2026-12-01")], step);
}

#[test]
fn what_a_row_lacked_before_is_no_matter_of_this_edit() {
    let mut world = World::new();
    world.create("party", &[("name", "Bank"), ("needs[x].what", "Receipts")]);
    let id = world.state.resolve("party", "IP-01").expect("it was made");
    let at = Path::group("needs", "x").part("what");
    let older = Change::Set { register: "party".into(), id, at, to: Value::Nothing };
    world.state.apply(world.state.size() + 1, world.state.time(), &[older]).expect("an earlier version took it");
    world.edit("party", "IP-01", &[("name", "The bank")]);
    world.edit("party", "IP-01", &[("needs[x].kind", "expectation")]);
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
fn places_in_the_standard_are_those_of_the_catalogue() {
    let unknown = |field: &str| {
        format!(
            "software {field}: \"banana\" is no clause or control of the standard; write them like 9.2.2 b, A.5.18 or \
             A.5.15 to A.5.18"
        )
    };
    refused("programme", &[("coverage[a].item", "banana")], &unknown("coverage[a].item"));
    refused("audit", &[("checklist[a].requirement", "banana")], &unknown("checklist[a].requirement"));
    refused("finding", &[("requirement", "A.5.18, banana")], &unknown("requirement"));
    refused("nonconformity", &[("requirement", "banana")], &unknown("requirement"));
    refused("activity", &[("clauses", "banana")], &unknown("clauses"));
    let mut world = World::new();
    world.create("finding", &[("title", "Told late"), ("standard", "Contract"), ("requirement", "Annex, 7")]);
    world.create("audit", &[("title", "Host"), ("kind", "supplier"), ("checklist[a].requirement", "Terms, 3")]);
    world
        .create("nonconformity", &[("title", "Late"), ("standard", "Contract"), ("requirement", "6.2: in four hours")]);
    world.create("programme", &[("title", "All"), ("coverage[a].item", "A.5.15 to A.5.18"), ("coverage[b].item", "4")]);
}

#[test]
fn periods_of_a_programme_are_days_within_it() {
    let wrong = "software coverage[a].periods: \"soon\" is no period; write 2026, 2026-H2, 2026-Q4, 2026-11 or a day";
    refused("programme", &[("coverage[a].item", "4"), ("coverage[a].periods", "soon")], wrong);
    let days = [("starts_on", "2026-04-01"), ("ends_on", "2027-03-31")];
    let late = [("coverage[a].item", "4"), ("coverage[a].periods", "2027-Q2")];
    let outside =
        "software coverage[a].periods: 2027-Q2 lies outside the days of the programme; choose a period within them";
    refused("programme", &[&days[..], &late[..]].concat(), outside);
}

#[test]
fn reference_controls_are_those_of_annex_a() {
    let unknown = "software reference_controls: \"A.99.99\" is no control of Annex A; write one id a line, such as A.8.13, \
                   or of 2013 such as A.12.3.1";
    for register in ["threat", "vulnerability", "control"] {
        refused(register, &[("reference_controls", "A.99.99")], unknown);
    }
}

#[test]
fn the_standard_is_named_with_an_edition() {
    let editions = |field: &str| {
        format!(
            "software {field}: name the edition: ISO/IEC 27001:2022 or ISO/IEC 27001:2013, with its amendment after it"
        )
    };
    refused("project", &[("edition", "the newest")], &editions("edition"));
    refused("certification", &[("standard", "ISO 27001")], &editions("standard"));
    refused("finding", &[("standard", "ISO 27001")], &editions("standard"));
    World::new().create("certification", &[("title", "Quality"), ("standard", "ISO 9001:2015")]);
}

#[test]
fn an_activity_is_not_ticked_off() {
    let ticked = "house-rule state: say with activity.declare_done what it delivered and where that is, or with \
                  activity.declare_shown that the records show it";
    refused("activity", &[("state", "finished")], ticked);
}

#[test]
fn registration_follows_the_decision_of_the_body() {
    let undecided = "house-rule stage: the body has not decided to certify; record its decision first with \
                     certification.decide";
    refused("certification", &[("stage", "registration")], undecided);
    let mut world = World::new();
    let visit = [("visits[1].kind", "stage-two"), ("visits[1].from", "2026-11-02")];
    world.create("certification", &[&[("title", "27001")], &visit[..]].concat());
    let decided = [("certification", "CERT-01"), ("on", "2026-11-20"), ("outcome", "granted")];
    world.does("certification.decide", &decided);
    world.edit("certification", "CERT-01", &[("stage", "registration")]);
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

#[test]
fn what_has_happened_bears_no_day_to_come_in_any_register() {
    let mut world = World::new();
    world.create("objective", &[("title", "Fewer leaks")]);
    world.create("review", &[("title", "2026")]);
    world.create("evidence", &[("title", "Log"), ("kind", "output")]);
    world.create("improvement", &[("title", "A shorter form")]);
    let told = |field: &str| format!("software {field}: this day is still to come; pick today or an earlier day");
    for (register, record, field) in [
        ("objective", "O-001", "actions[a].done_on"),
        ("review", "MR-2026-01", "held_on"),
        ("review", "MR-2026-01", "decisions[a].done_on"),
        ("evidence", "EV-0001", "collected_on"),
        ("improvement", "IM-2026-001", "done_on"),
        ("person", "P-002", "screened_on"),
    ] {
        let row = field
            .split_once('[')
            .map(|(list, _)| if list == "actions" { "actions[a].what" } else { "decisions[a].decided" });
        let pairs: Vec<_> = row.map(|row| (row, "Say so")).into_iter().chain([(field, "2026-11-24")]).collect();
        let refused = world.clone().try_edit(register, record, &pairs).expect_err(field);
        assert!(refused.contains(&told(field)), "{field}: {refused:?}");
        let today: Vec<_> = pairs.iter().map(|(key, value)| (*key, value.replace("-24", "-23"))).collect();
        let today: Vec<_> = today.iter().map(|(key, value)| (*key, value.as_str())).collect();
        world.clone().try_edit(register, record, &today).expect(field);
    }
}
