//! 6.1.3 c and d: laying out the statement, derived reasons and their confirmation.

use isms::catalogue::Edition;
use isms::planning::Treatment;
use isms::planning::controls::Implementation;
use isms::planning::necessary::Newest;
use isms::planning::reasons::Reason;
use isms::planning::soa::{SoaRow, beyond_annex, counts, rows};

use crate::world::World;

/// A risk against which backups and a guard dog work; the backups stand for A.8.13.
fn with_controls() -> World {
    let mut world = World::with_risk();
    world.create("control", &[("title", "Backups"), ("reference_controls", "A.8.13"), ("status", "implemented")]);
    world.create("control", &[("title", "Guard dog"), ("status", "planned")]);
    world.edit("risk", "R-0001", &[("controls", "C-001, C-002")]);
    world.does("applicability.prepare", &[]);
    world
}

fn row<'a>(world: &'a World, id: &str) -> SoaRow<'a> {
    rows(&world.state, Edition::Iso27001_2022).into_iter().find(|row| row.control.id == id).expect(id)
}

#[test]
fn a_row_for_each_control_of_the_edition_and_none_twice() {
    let mut world = World::new();
    let count = |world: &World| world.state.table("applicability").map(|rows| rows.len_live());
    world.does("applicability.prepare", &[("edition", "2022")]);
    assert_eq!(count(&world), Some(93));
    world.does("applicability.prepare", &[]);
    assert_eq!(count(&world), Some(93));
    world.retire("applicability", "A.5.7");
    world.does("applicability.prepare", &[]);
    assert_eq!(count(&world), Some(93));
    world.does("applicability.prepare", &[("edition", "iso27001-2013")]);
    assert_eq!(count(&world), Some(93 + 114));
}

#[test]
fn a_derived_reason_is_a_proposal_until_somebody_confirms_it() {
    let mut world = with_controls();
    let proposed = row(&world, "A.8.13");
    assert!(proposed.proposes_risk());
    assert_eq!((proposed.own.len(), proposed.derived.risks.len()), (1, 1));
    assert_eq!(proposed.in_place, Some(Implementation::Implemented));
    world.does("applicability.confirm", &[("rows", "A.8.13, A.5.7")]);
    assert!(!row(&world, "A.8.13").proposes_risk());
    assert_eq!(world.shows("applicability", "A.8.13", "applicable"), "applicable");
    assert_eq!(world.shows("applicability", "A.8.13", "risk"), "yes");
    assert_eq!(world.shows("applicability", "A.5.7", "applicable"), "undecided");
    // Nobody had said how far it is in place, so that nothing contradicts the own control.
    assert_eq!(world.shows("applicability", "A.8.13", "status"), "implemented");
    assert_eq!(row(&world, "A.8.13").status_of_own(), None);
}

#[test]
fn an_obligation_that_names_reference_controls_gives_them_a_reason_by_itself() {
    let mut world = with_controls();
    let law = [("title", "Protect personal data"), ("kind", "law"), ("reference_controls", "A.5.34")];
    world.create("obligation", &law);
    let contract = [("title", "Report incidents"), ("kind", "contract"), ("reference_controls", "A.5.24\nA.5.34")];
    world.create("obligation", &contract);
    assert_eq!(row(&world, "A.5.34").proposals(), [Reason::Legal, Reason::Contractual]);
    assert_eq!(row(&world, "A.5.24").proposals(), [Reason::Contractual]);
    assert_eq!(world.shows("applicability", "A.5.34", "legal"), "no", "until somebody confirms it");
    world.does("applicability.confirm", &[("rows", "A.5.34")]);
    assert_eq!(world.shows("applicability", "A.5.34", "legal"), "yes");
    assert_eq!(world.shows("applicability", "A.5.34", "obligations"), "OB-001\nOB-002");
    let unknown = world.try_edit("obligation", "OB-001", &[("reference_controls", "A.99.1")]).expect_err("no control");
    assert!(unknown[0].contains("A.99.1"), "{unknown:?}");
}

#[test]
fn an_obligation_is_a_reason_to_know_what_binds_and_one_on_personal_data_to_protect_it() {
    let mut world = with_controls();
    world.create("obligation", &[("title", "Protect personal data"), ("kind", "law"), ("personal_data", "yes")]);
    world.create("obligation", &[("title", "Report incidents"), ("kind", "contract")]);
    world.create("obligation", &[("title", "Be kind"), ("kind", "commitment")]);
    assert_eq!(row(&world, "A.5.31").proposals(), [Reason::Legal, Reason::Contractual]);
    assert_eq!(row(&world, "A.5.34").proposals(), [Reason::Legal]);
    assert_eq!(row(&world, "A.5.32").proposals(), []);
}

#[test]
fn contracts_with_suppliers_that_agree_on_security_are_a_reason_to_have_such_agreements() {
    let mut world = with_controls();
    let supplier = [
        ("name", "Alpen Cloud"),
        ("kind", "cloud"),
        ("state", "active"),
        ("clauses[a].topic", "incident-reporting"),
        ("clauses[a].agreed", "yes"),
    ];
    world.create("supplier", &supplier);
    assert_eq!(row(&world, "A.5.20").proposals(), [Reason::Contractual]);
    assert_eq!(row(&world, "A.5.21").proposals(), []);
    world.edit("supplier", "SUP-001", &[("clauses[a].agreed", "no")]);
    assert_eq!(row(&world, "A.5.20").proposals(), []);
}

#[test]
fn nothing_to_confirm_and_a_justified_exclusion_are_refused() {
    let mut world = with_controls();
    let none = "software rows: no risk, obligation or control at work asks for these; link own controls to risks or \
                obligations, and map them to Annex A, first";
    world.refuses("applicability.confirm", &[("rows", "A.5.7")], &[none]);
    world.edit("risk", "R-0001", &[("controls", "C-002")]);
    world.edit("applicability", "A.8.13", &[("applicable", "excluded"), ("exclusion", "nothing is kept here")]);
    world.edit("risk", "R-0001", &[("controls", "C-001, C-002")]);
    let excluded = "house-rule rows: A.8.13 is excluded; change that row by itself first, with its justification";
    world.refuses("applicability.confirm", &[("rows", "A.8.13")], &[excluded]);
}

#[test]
fn many_controls_are_decided_at_once_for_reasons_that_hold_for_all_of_them() {
    let mut world = with_controls();
    let both = ("rows", "A.5.7, A.8.13");
    let unsaid = "requirement inclusion: say why A.5.7 should be in: tick a reason that holds for all, or write one \
                  (6.1.3 d)";
    world.edit("applicability", "A.8.13", &[("applicable", "applicable"), ("risk", "yes")]);
    world.refuses("applicability.decide", &[both, ("applicable", "yes")], &[unsaid]);
    world.does("applicability.decide", &[both, ("applicable", "yes"), ("business", "yes")]);
    assert_eq!(world.shows("applicability", "A.5.7", "business"), "yes");
    assert_eq!(world.shows("applicability", "A.8.13", "risk"), "yes");
    let unreasoned = "requirement exclusion: say why the controls are not necessary (6.1.3 d)";
    let needed = "requirement applicable: the treatment of risks determined A.8.13: R-0001 through C-001; keep it \
                  applicable, take C-001 out of them, or leave it out by name with applicability.uphold (6.1.3 \
                  d)";
    world.refuses("applicability.decide", &[both, ("applicable", "no")], &[unreasoned, needed]);
    let undecided = "software applicable: say whether the controls are necessary";
    world.refuses("applicability.decide", &[both, ("applicable", "undecided")], &[undecided]);
    world.does(
        "applicability.decide",
        &[("rows", "A.5.7"), ("applicable", "no"), ("exclusion", "nobody would read it")],
    );
    assert_eq!(world.shows("applicability", "A.5.7", "applicable"), "excluded");
}

#[test]
fn what_is_said_of_many_rows_is_said_once() {
    let world = with_controls();
    let rows = ("rows", "A.5.1, A.5.2, A.5.3, A.5.4, A.5.5, A.5.6, A.5.7");
    let unsaid = "requirement inclusion: say why A.5.1, A.5.2, A.5.3, A.5.4, A.5.5 and 2 more should be in: tick a \
                  reason that holds for all, or write one (6.1.3 d)";
    world.refuses("applicability.decide", &[rows, ("applicable", "yes")], &[unsaid]);
}

#[test]
fn a_reason_that_nobody_can_see_is_none() {
    let mut world = with_controls();
    let unseen = ("exclusion", "\u{200b}\u{2060} \u{feff}");
    let unreasoned = "requirement exclusion: say why the controls are not necessary (6.1.3 d)";
    world.refuses("applicability.decide", &[("rows", "A.5.7"), ("applicable", "no"), unseen], &[unreasoned]);
    let refused = "requirement exclusion: say why the control is not necessary (6.1.3 d)";
    assert_eq!(
        world.try_edit("applicability", "A.5.7", &[("applicable", "excluded"), unseen]),
        Err(vec![refused.to_owned()])
    );
}

#[test]
fn what_the_treatment_of_risks_determined_is_not_left_out() {
    let mut world = with_controls();
    let out = [("applicable", "excluded"), ("exclusion", "the provider sees to it")];
    let needed = |control: &str, by: &str| {
        let through = "take C-001 out of them, or leave it out by name with applicability.uphold (6.1.3 d)";
        format!(
            "requirement applicable: the treatment of risks determined {control}: {by}; keep it applicable, {through}"
        )
    };
    assert_eq!(world.try_edit("applicability", "A.8.13", &out), Err(vec![needed("A.8.13", "R-0001 through C-001")]));
    world.create("treatment", &[("title", "Off site"), ("risks", "R-0001"), ("controls", "C-001")]);
    world.edit("risk", "R-0001", &[("controls", "")]);
    assert_eq!(
        world.try_edit("applicability", "A.8.13", &out),
        Err(vec![needed("A.8.13", "R-0001, TP-2026-001 through C-001")])
    );
    // Another row that lists the control is enough.
    world.edit("applicability", "A.8.14", &[("applicable", "applicable"), ("risk", "yes"), ("controls", "C-001")]);
    world.edit("applicability", "A.8.13", &out);
    // So is nobody needing it any more.
    world.edit("applicability", "A.8.13", &[("applicable", "undecided")]);
    world.does("treatment.drop", &[("treatment", "TP-2026-001"), ("reason", "too dear")]);
    world.edit("applicability", "A.8.14", &[("applicable", "undecided"), ("controls", "")]);
    world.edit("applicability", "A.8.13", &out);
    // What is left out already may be described better, and what is planned later is told by the statement.
    world.create("treatment", &[("title", "Tapes"), ("risks", "R-0001"), ("controls", "C-001")]);
    world.edit("applicability", "A.8.13", &[("exclusion", "the provider keeps the copies")]);
    let newest = Newest::of(&world.state).expect("rows are laid out");
    let plan = world.state.of::<Treatment>().iter().find(|(_, plan)| *plan.title == *"Tapes").expect("it was made").1;
    let left_out = newest.left_out(&world.state, &plan.controls);
    let rows: Vec<_> = left_out.iter().flat_map(|(_, rows)| rows).map(|(_, row)| row.control.to_string()).collect();
    assert_eq!(rows, ["A.8.13"]);
}

#[test]
fn a_plan_makes_reasons_and_a_link_from_the_row_does_too() {
    let mut world = with_controls();
    world.create("control", &[("title", "Locks"), ("reference_controls", "A.7.1")]);
    assert!(!row(&world, "A.7.1").proposes_risk());
    world.create("treatment", &[("title", "New locks"), ("risks", "R-0001"), ("controls", "C-003")]);
    assert!(row(&world, "A.7.1").proposes_risk());
    world.edit("applicability", "A.7.2", &[("controls", "C-003")]);
    assert!(row(&world, "A.7.2").proposes_risk());
}

#[test]
fn counts_by_theme_add_up_and_own_controls_beyond_the_annex_are_listed() {
    let mut world = with_controls();
    world.does("applicability.confirm", &[("rows", "A.8.13")]);
    world.edit("applicability", "A.8.13", &[("status", "implemented")]);
    let rows = rows(&world.state, Edition::Iso27001_2022);
    let counts = counts(&rows, Edition::Iso27001_2022);
    assert_eq!(counts.iter().map(|count| count.total).collect::<Vec<_>>(), [37, 8, 14, 34]);
    let technological = counts.last().expect("four themes");
    assert_eq!((technological.applicable, technological.implemented, technological.undecided), (1, 1, 33));
    let beyond = beyond_annex(&world.state, Edition::Iso27001_2022);
    assert_eq!(beyond.iter().map(|id| world.state.reference(*id)).collect::<Vec<_>>(), ["C-002"]);
}
