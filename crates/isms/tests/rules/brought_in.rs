//! Approvals and acceptances that were given before their records came in: marked as brought in, never a signature here.

use crate::risks::RISK;
use crate::world::World;

const PROOF: (&str, &str) = ("proof", "minutes of 2 November");
const BY: (&str, &str) = ("approved_by", "P-002");

fn on(day: &'static str) -> (&'static str, &'static str) {
    ("approved_on", day)
}

/// A scope and the method offered, neither approved.
fn fresh() -> World {
    let mut world = World::new();
    world.create("unit", &[("name", "Operations")]);
    world.create("scope", &[("title", "All"), ("statement", "All that we do"), ("units", "Operations")]);
    world.does("method.adopt", &[]);
    world
}

#[test]
fn scope_and_method_come_in_as_approved_before() {
    for (register, reference) in [("scope", "SC-01"), ("method", "M-01")] {
        let (mut world, act) = (fresh(), format!("{register}.bring_in"));
        let it = (register, reference);
        world.does(&act, &[it, BY, on("2026-11-02"), PROOF]);
        let approval = world.shows(register, reference, "approval");
        for told in ["P-002", "2026-11-02", "brought_by P-001, brought_on 2026-11-23", "minutes of 2 November"] {
            assert!(approval.contains(told), "{approval}");
        }
        let again = format!(
            "software {register}: only a first version that nobody approved here is brought in; approve this one with \
             {register}.approve"
        );
        world.refuses(&act, &[it, BY, on("2026-11-02"), PROOF], &[&again]);
    }
}

#[test]
fn what_is_younger_than_the_first_entry_is_approved_here() {
    let mut world = fresh();
    let it = ("scope", "SC-01");
    let here = [
        "house-rule approved_on: the first entry here was made on 2026-11-18; what is approved since is approved with \
         scope.approve",
    ];
    world.refuses("scope.bring_in", &[it, BY, on("2026-11-18"), PROOF], &here);
    // Nor is what was recorded a month later.
    let mut later = fresh().on("2026-12-20");
    later.create("scope", &[("title", "More"), ("statement", "What we do beside"), ("units", "Operations")]);
    later.refuses("scope.bring_in", &[("scope", "SC-02"), BY, on("2026-12-01"), PROOF], &here);
    let silent = ["software proof: required; fill this in"];
    world.refuses("scope.bring_in", &[it, BY, on("2026-11-02"), ("proof", " ")], &silent);
    world.edit("person", "P-002", &[("left_on", "2026-10-31")]);
    let left = ["house-rule approved_by: Ben had left by 2026-11-02; name who approved"];
    world.refuses("scope.bring_in", &[it, BY, on("2026-11-02"), PROOF], &left);
}

/// R-0001 of Ada's, assessed and decided on 2 November, with a plan.
fn earlier(consequence: &str) -> World {
    let mut world = World::with_risk().happened_on("2026-11-02");
    world.assess("R-0001", consequence, "3");
    world.does("risk.decide", &[RISK, ("option", "modify")]);
    world.create("treatment", &[("title", "Backups"), ("risks", "R-0001"), ("owner", "P-001"), ("due", "2027-01-31")]);
    let remains = [RISK, ("residual_consequence[c].level", consequence), ("residual_likelihood", "3")];
    world.does("risk.expect", &remains);
    world
}

#[test]
fn acceptances_and_approvals_of_plans_come_in_for_their_owners() {
    let mut world = earlier("3");
    let plan = ("treatments", "TP-2026-001");
    let risks = ("risks", "R-0001");
    let early = [
        "requirement TP-2026-001.approved_on: its risks were assessed first on 2026-11-02; a plan is approved after that (6.1.3 e)",
    ];
    world.refuses("treatment.bring_in", &[plan, on("2026-11-01"), PROOF], &early);
    world.does("treatment.bring_in", &[plan, on("2026-11-03"), PROOF]);
    let approvals = world.shows("treatment", "TP-2026-001", "approvals");
    assert!(approvals.contains("P-001") && approvals.contains("brought_by"), "{approvals}");
    let before = [
        "requirement R-0001.accepted_on: what was accepted was judged on 2026-11-02; pick that day or a later one (6.1.3 f)",
    ];
    world.refuses("risk.bring_in", &[risks, ("accepted_on", "2026-11-01"), PROOF], &before);
    world.does("risk.bring_in", &[risks, ("accepted_on", "2026-11-03"), PROOF]);
    let acceptance = world.shows("risk", "R-0001", "acceptance");
    for told in ["P-001", "2026-11-03", "brought_on", "minutes of 2 November"] {
        assert!(acceptance.contains(told), "{acceptance}");
    }
}

#[test]
fn above_the_line_more_comes_in_with_it() {
    let mut world = earlier("4");
    let given = [("risks", "R-0001"), ("accepted_on", "2026-11-03"), PROOF];
    let endless = [
        "method R-0001.reason: this lies above the acceptance line; say why it was acceptable (6.1.2 a)",
        "method R-0001.until: this lies above the acceptance line; set the last day it holds (6.1.2 a)",
    ];
    world.refuses("risk.bring_in", &given, &endless);
    let [risks, accepted, proof] = given;
    let until = ("until", "2027-05-31");
    let why = ("reason", "the work is under way");
    let own = ["house-rule R-0001.countersigned_by: whoever accepted cannot countersign; name who else did"];
    world.refuses("risk.bring_in", &[risks, accepted, proof, until, why, ("countersigned_by", "P-001")], &own);
    world.does("risk.bring_in", &[risks, accepted, proof, until, why, ("countersigned_by", "P-002")]);
    assert!(world.shows("risk", "R-0001", "acceptance").contains("P-002"));
}

#[test]
fn a_document_comes_in_as_everything_else_does() {
    let mut world = World::new();
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    world = world.acting("P-002");
    world.does("role.assign", &[("role", "RO-01"), ("person", "P-001"), ("on", "2026-01-02")]);
    world.create("document", &[("title", "Rules"), ("approver", "RO-01"), ("body", "What we do")]);
    let it = ("document", "DOC-001");
    let here = [
        "house-rule approved_on: the first entry here was made on 2026-11-18; what is approved since is approved with \
         document.approve",
    ];
    world.refuses("document.bring_in", &[it, ("approved_by", "P-001"), on("2026-11-18"), PROOF], &here);
    let board = ("approved_by", "P-001");
    let early = ["software holds_from: this lies before 2026-11-02; pick that day or a later one"];
    world.refuses("document.bring_in", &[it, board, on("2026-11-02"), PROOF, ("holds_from", "2026-10-01")], &early);
    let right = ["house-rule approved_by: Ben had no right to approve this on 2026-11-02; on that day it was with Ada"];
    world.refuses("document.bring_in", &[it, BY, on("2026-11-02"), PROOF], &right);
    world.does("document.bring_in", &[it, board, on("2026-11-02"), PROOF]);
    assert!(world.shows("document", "DOC-001", "approval").contains("brought_on"));
}

#[test]
fn a_statement_comes_in_with_the_day_whose_rows_it_shows() {
    let mut world = World::with_method();
    world.create("statement", &[("title", "First")]);
    let it = ("statement", "SV-01");
    let unfrozen = ["software statement: freeze the rows first with statement.freeze"];
    world.refuses("statement.bring_in", &[it, BY, on("2026-11-02"), PROOF], &unfrozen);
    world.does("applicability.prepare", &[]);
    world.does("statement.freeze", &[it]);
    let found = world.try_act("statement.bring_in", &[it, BY, on("2026-11-02"), PROOF]).expect_err("undecided rows");
    assert!(found.iter().all(|own| own.contains("nobody decided about")), "{found:?}");
}
