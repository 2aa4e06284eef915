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
        "requirement R-0001.accepted_on: what was accepted was judged on 2026-11-02; pick that day or a later one, or say by which day it had been judged before (6.1.3 f)",
    ];
    world.refuses("risk.bring_in", &[risks, ("accepted_on", "2026-11-01"), PROOF], &before);
    let other = [
        "requirement R-0001.accepted_by: Ada owns this risk, and nobody else accepts what remains, such as Ben (6.1.3 f)",
    ];
    world.refuses("risk.bring_in", &[risks, ("accepted_on", "2026-11-03"), ("accepted_by", "P-002"), PROOF], &other);
    world.does("risk.bring_in", &[risks, ("accepted_on", "2026-11-03"), PROOF]);
    let acceptance = world.shows("risk", "R-0001", "acceptance");
    for told in ["P-001", "2026-11-03", "brought_on", "minutes of 2 November"] {
        assert!(acceptance.contains(told), "{acceptance}");
    }
}

#[test]
fn what_was_accepted_had_been_judged_before_it_was_entered_here() {
    let mut world = World::with_risk();
    world.assess("R-0001", "3", "3");
    world.does("risk.decide", &[RISK, ("option", "retain")]);
    let it = [("risks", "R-0001"), ("accepted_on", "2026-05-03"), PROOF];
    let late = [&it[..], &[("judged_on", "2026-05-04")]].concat();
    let judged = [
        "requirement R-0001.accepted_on: what was accepted was judged on 2026-05-04; pick that day or a later one, or say by which day it had been judged before (6.1.3 f)",
    ];
    world.refuses("risk.bring_in", &late, &judged);
    world.does("risk.bring_in", &[&it[..], &[("judged_on", "2026-05-02"), ("accepted_by", "P-001")]].concat());
    let current = world.shows("risk", "R-0001", "current");
    assert!(current.contains("on 2026-05-02") && current.contains("recorded_on 2026-11-23"), "{current}");
    assert!(world.shows("risk", "R-0001", "decision").contains("on 2026-05-02"));
    assert!(world.shows("risk", "R-0001", "decision").contains("recorded_on 2026-11-23"));
    assert!(world.shows("risk", "R-0001", "acceptance").contains("brought_on 2026-11-23"));
}

#[test]
fn what_somebody_else_judged_here_keeps_its_day_and_was_not_accepted_before() {
    let mut world = World::with_risk().acting("P-002");
    world.assess("R-0001", "3", "3");
    world = world.acting("P-001");
    world.does("risk.decide", &[RISK, ("option", "retain")]);
    let it = [("risks", "R-0001"), ("accepted_on", "2026-05-03"), ("judged_on", "2026-05-02"), PROOF];
    let told = world.try_act("risk.bring_in", &it).unwrap_err();
    assert!(told[0].contains("what was accepted was judged on 2026-11-23"), "{told:?}");
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
    let early = ["software holds_from: this lies before 2026-11-02, said under “approved on”; mend one of the two"];
    world.refuses("document.bring_in", &[it, board, on("2026-11-02"), PROOF, ("holds_from", "2026-10-01")], &early);
    let right = ["house-rule approved_by: Ben had no right to approve this on 2026-11-02; on that day it was with Ada"];
    world.refuses("document.bring_in", &[it, BY, on("2026-11-02"), PROOF], &right);
    world.does("document.bring_in", &[it, board, on("2026-11-02"), PROOF]);
    assert!(world.shows("document", "DOC-001", "approval").contains("brought_on"));
    // Nobody here put it in force.
    let publication = world.shows("document", "DOC-001", "publication");
    assert!(publication.contains("brought_by") && !publication.starts_with("by "), "{publication}");
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

/// A nonconformity with a check in the past.
fn lapse() -> World {
    let mut world = World::new();
    let raised = [("title", "Backups not tested"), ("raised_on", "2026-03-04"), ("owner", "P-001")];
    world.create("nonconformity", &raised);
    world
}

const NC: (&str, &str) = ("nonconformity", "NC-2026-001");

#[test]
fn a_nonconformity_comes_in_as_closed_before_with_who_checked_it() {
    let mut world = lapse();
    let closed = ("closed_on", "2026-05-20");
    world.does("nonconformity.bring_in", &[NC, closed, ("checked_by", "P-002"), PROOF]);
    assert_eq!(world.shows("nonconformity", NC.1, "state"), "closed");
    let closure = world.shows("nonconformity", NC.1, "closure");
    assert!(!closure.contains("by P-002") && closure.contains("brought_by P-001, brought_on 2026-11-23"), "{closure}");
    let effect = world.shows("nonconformity", NC.1, "effectiveness");
    for told in ["by P-002", "2026-05-20", "brought_on 2026-11-23", "minutes of 2 November"] {
        assert!(effect.contains(told), "{effect}");
    }
    let again = "software nonconformity: somebody treated it here already; go on with nonconformity.advance, .judge and \
                 .close";
    world.refuses("nonconformity.bring_in", &[NC, closed, PROOF], &[again]);
    // It may turn out that it came back.
    world.does("nonconformity.reopen", &[NC, ("reason", "seen again")]);
    world.refuses("nonconformity.bring_in", &[NC, closed, PROOF], &[again]);
}

#[test]
fn what_was_closed_elsewhere_follows_what_it_closes() {
    let mut world = lapse();
    let early = "software closed_on: this lies before 2026-03-04, when it was raised, corrected or checked";
    world.refuses("nonconformity.bring_in", &[NC, ("closed_on", "2026-03-03"), PROOF], &[early]);
    let here = "house-rule closed_on: the first entry here was made on 2026-11-18; what is closed since is closed with \
                nonconformity.close";
    world.refuses("nonconformity.bring_in", &[NC, ("closed_on", "2026-11-18"), PROOF], &[here]);
    let who = "software checked_by: say who checked on that day";
    let checked = ("checked_on", "2026-04-01");
    world.refuses("nonconformity.bring_in", &[NC, ("closed_on", "2026-05-01"), checked, PROOF], &[who]);
    world.edit("person", "P-002", &[("left_on", "2026-04-30")]);
    let left = "house-rule closed_by: Ben had left by 2026-05-01; name who closed it";
    world.refuses("nonconformity.bring_in", &[NC, ("closed_on", "2026-05-01"), ("closed_by", "P-002"), PROOF], &[left]);
    world.create("action", &[("title", "Test them"), ("nonconformities", NC.1)]);
    let open = "software nonconformity: CA-2026-001 not yet done; say so there first";
    world.refuses("nonconformity.bring_in", &[NC, ("closed_on", "2026-05-01"), PROOF], &[open]);
    let mut nobody = lapse().acting_nobody();
    let found = nobody.try_act("nonconformity.bring_in", &[NC, ("closed_on", "2026-05-01"), PROOF]);
    assert!(found.expect_err("an account without a person")[0].contains("a person has to sign this"));
}

#[test]
fn a_finding_comes_in_as_closed_before_once_what_came_of_it_is() {
    let mut world = lapse();
    world.create("finding", &[("title", "Visitors not recorded"), ("raised_on", "2026-02-01")]);
    world.edit("nonconformity", NC.1, &[("findings", "F-2026-001")]);
    let it = [("finding", "F-2026-001"), ("closed_on", "2026-06-30"), PROOF];
    let open = "house-rule finding: NC-2026-001 came of it and is still open; close it first";
    world.refuses("finding.bring_in", &it, &[open]);
    world.does("nonconformity.bring_in", &[NC, ("closed_on", "2026-05-20"), PROOF]);
    world.does("finding.bring_in", &[&it[..], &[("result", "Badges since May")]].concat());
    let closure = world.shows("finding", "F-2026-001", "closure");
    for told in ["2026-06-30", "Badges since May", "brought_on 2026-11-23", "minutes of 2 November"] {
        assert!(closure.contains(told), "{closure}");
    }
    world.refuses("finding.bring_in", &it, &["software finding: it is closed already"]);
}

#[test]
fn a_change_comes_in_as_approved_before() {
    let mut world = World::new();
    world.create("change", &[("title", "New VPN"), ("requested_on", "2026-01-03")]);
    let it = ("change", "CH-2026-001");
    let early = "software approved_on: it was asked for on 2026-01-03; pick that day or a later one";
    world.refuses("change.bring_in", &[it, BY, on("2026-01-02"), PROOF], &[early]);
    world.does("change.bring_in", &[it, BY, on("2026-01-05"), PROOF]);
    assert_eq!(world.shows("change", it.1, "state"), "planned");
    assert!(world.shows("change", it.1, "approval").contains("brought_on 2026-11-23"));
    let again = "software change: somebody approved it here already, or gave it up; go on with change.revise";
    world.refuses("change.bring_in", &[it, BY, on("2026-01-05"), PROOF], &[again]);
}

#[test]
fn an_audit_and_a_review_come_in_as_they_were_signed() {
    let mut world = World::new();
    world.create("audit", &[("title", "Internal audit 2025"), ("starts_on", "2025-10-06"), ("ends_on", "2025-10-08")]);
    let audit = ("audit", "AUD-2026-01");
    let early = "software reported_on: the audit went on until 2025-10-08; pick that day or a later one";
    let nobody = "software reported_by: say who issued the report, or who led the audit";
    world.refuses("audit.bring_in", &[audit, ("reported_on", "2025-10-07"), PROOF], &[early, nobody]);
    world.edit("audit", audit.1, &[("lead", "P-002")]);
    world.does("audit.bring_in", &[audit, ("reported_on", "2025-10-20"), PROOF]);
    let report = world.shows("audit", audit.1, "report");
    assert!(report.contains("P-002") && report.contains("brought_on 2026-11-23"), "{report}");
    assert_eq!(world.shows("audit", audit.1, "state"), "done");
    world.create("review", &[("title", "Review 2025")]);
    let review = [("review", "MR-2026-01"), ("signed_by", "P-002"), ("signed_on", "2025-12-02"), PROOF];
    let undated = "requirement held_on: say on which day it took place (9.3.1)";
    world.refuses("review.bring_in", &review, &[undated]);
    world.edit("review", "MR-2026-01", &[("held_on", "2025-12-01")]);
    world.does("review.bring_in", &review);
    assert!(world.shows("review", "MR-2026-01", "signature").contains("brought_on 2026-11-23"));
}

#[test]
fn a_certificate_that_is_held_comes_in_with_the_visits_still_to_come() {
    let mut world = World::new();
    let planned = [("visits[2].kind", "stage-two"), ("visits[2].from", "2027-09-15")];
    world.create("certification", &[&[("title", "ISO/IEC 27001"), ("body", "Cert Ltd")], &planned[..]].concat());
    let number = ("certificate_number", "IS 712345");
    let held =
        |from, until| [("certification", "CERT-01"), ("certified_on", from), ("valid_until", until), number, PROOF];
    let ended = "software valid_until: this lies before 2024-05-02, said under “certified on”; mend one of the two";
    world.refuses("certification.bring_in", &held("2024-05-02", "2024-05-01"), &[ended]);
    world.does("certification.bring_in", &held("2024-05-02", "2027-05-01"));
    let decision = world.shows("certification", "CERT-01", "decision");
    for told in ["granted", "2024-05-02", "2027-05-01", "by P-001", "minutes of 2 November"] {
        assert!(decision.contains(told), "{decision}");
    }
    assert_eq!(world.shows("certification", "CERT-01", "stage"), "surveillance");
    let visits = world.shows("certification", "CERT-01", "visits");
    assert!(visits.contains("recertification") && visits.contains("2027-02-01"), "{visits}");
    assert!(
        !visits.contains("2027-09-15") && !visits.contains("2026-05-02"),
        "what is planned no more, and past: {visits}"
    );
    let again = "software certification: the body decided already; record its next decision with certification.decide";
    world.refuses("certification.bring_in", &held("2024-05-02", "2027-05-01"), &[again]);
}

#[test]
fn what_came_up_since_the_first_entry_is_not_offered_as_done_before() {
    let mut world = lapse();
    world.create("nonconformity", &[("title", "No DPIA"), ("raised_on", "2026-11-20")]);
    world.create("nonconformity", &[("title", "No day told")]);
    let act = isms::act("nonconformity.bring_in").expect("a listed act");
    let offered = ["NC-2026-001", "NC-2026-002", "NC-2026-003"].map(|reference| {
        let id = world.state.resolve("nonconformity", reference).expect(reference);
        (act.offered)(&world.state, id)
    });
    assert_eq!(offered, [true, false, true]);
}

#[test]
fn who_closed_an_incident_comes_in_once_and_with_the_day_it_was_closed() {
    let mut world = World::new();
    world.create("incident", &[("title", "Lost laptop"), ("detected_at", "2026-03-01T08:00:00Z")]);
    let it = [("incident", "INC-2026-001"), ("closed_by", "P-002"), PROOF];
    let undated = ["software closed_on: say on which day it was closed"];
    world.refuses("incident.bring_in", &it, &undated);
    let early = ["software closed_on: this lies before 2026-03-01, when it was noticed"];
    world.refuses("incident.bring_in", &[&it[..], &[("closed_on", "2026-02-01")]].concat(), &early);
    world.edit("incident", "INC-2026-001", &[("closed_at", "2026-03-09T17:00:00Z")]);
    let other = ["software closed_on: the incident says that it was closed on 2026-03-09; mend one of the two"];
    let mut handled = world.clone();
    handled.edit("incident", "INC-2026-001", &[("state", "triaged")]);
    let open = ["software incident: it is still worked on by what it says; close it, or leave out who closed it"];
    handled.refuses("incident.bring_in", &it, &open);
    handled.edit("incident", "INC-2026-001", &[("state", "resolved")]);
    handled.does("incident.bring_in", &it);
    world.refuses("incident.bring_in", &[&it[..], &[("closed_on", "2026-03-12")]].concat(), &other);
    world.does("incident.bring_in", &it);
    let closure = world.shows("incident", "INC-2026-001", "closure");
    assert!(closure.contains("on 2026-03-09") && closure.contains("brought_by P-001"), "{closure}");
    let again = ["software incident: somebody closed or opened it here already; go on with incident.close and .reopen"];
    world.refuses("incident.bring_in", &it, &again);
}
