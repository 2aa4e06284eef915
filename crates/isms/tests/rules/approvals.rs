//! 5.2, 7.5.2 c, 9.3: who may approve where the record names nobody, and what approved words are worth.

use crate::world::World;

const POLICY: (&str, &str) = ("document", "DOC-001");
const UNENTITLED: &str = "house-rule a policy is approved by top management; ask somebody who holds a role of it, or a \
                          manager of the organization, or name the role that approves this one";

/// A policy of Ada's that names no role, handed in.
fn handed_in() -> World {
    let mut world = World::new();
    let policy = [("title", "Policy"), ("kind", "policy"), ("body", "We protect."), ("authors", "P-001")];
    world.create("document", &policy);
    world.does("document.submit", &[POLICY]);
    world
}

#[test]
fn a_policy_without_a_role_is_approved_by_whoever_stands_for_top_management() {
    let mut world = handed_in().acting("P-002").contributing();
    world.refuses("document.approve", &[POLICY], &[UNENTITLED]);
    let mut manager = handed_in().acting("P-002");
    manager.does("document.approve", &[POLICY]);
    world.create("role", &[("title", "Top management"), ("top_management", "yes")]);
    world.holds("Top management", "P-002");
    world.does("document.approve", &[POLICY]);
}

#[test]
fn the_role_that_a_policy_names_goes_before_the_account() {
    let mut world = handed_in();
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    world.edit("document", POLICY.1, &[("approver", "Board")]);
    let named = "house-rule only Board may approve this; ask somebody who holds the role";
    world.clone().acting("P-002").refuses("document.approve", &[POLICY], &[named]);
    world.holds("Board", "P-002");
    world.acting("P-002").contributing().does("document.approve", &[POLICY]);
}

#[test]
fn what_is_no_policy_is_approved_by_anybody_but_its_authors() {
    let mut world = World::new().contributing();
    world
        .create("document", &[("title", "Backups"), ("kind", "procedure"), ("body", "Nightly."), ("authors", "P-001")]);
    world.does("document.submit", &[POLICY]);
    world.acting("P-002").does("document.approve", &[POLICY]);
}

#[test]
fn whoever_may_not_approve_a_policy_does_not_withdraw_it_either() {
    let mut world = handed_in().acting("P-002");
    world.does("document.approve", &[POLICY]);
    world.does("document.publish", &[POLICY]);
    let withdrawn = [POLICY, ("reason", "tired of it")];
    world.clone().contributing().refuses("document.withdraw", &withdrawn, &[UNENTITLED]);
    world.does("document.withdraw", &withdrawn);
}

#[test]
fn a_review_is_signed_for_top_management() {
    let mut world = World::new();
    let held = [("title", "2026"), ("attended", "P-001"), ("held_on", "2026-11-20"), ("decisions[1].decided", "Go on")];
    world.create("review", &held);
    world.considers("MR-2026-01");
    let beneath = "house-rule top management signs its review; ask somebody who took part and holds a role of it, or a \
                   manager of the organization";
    world.clone().contributing().refuses("review.sign", &[("review", "MR-2026-01")], &[beneath]);
    world.does("review.sign", &[("review", "MR-2026-01")]);
}

#[test]
fn an_approved_audit_programme_stays_until_its_next_version_is_begun() {
    let mut world = World::new();
    let planned = [("title", "2027"), ("coverage[a].item", "9.2"), ("coverage[a].periods", "2027-Q1")];
    world.create("programme", &planned);
    let programme = ("programme", "AP-01");
    let early = "software programme: this version is not approved; edit it as it is, then approve it with \
                 programme.approve";
    world.refuses("programme.revise", &[programme], &[early]);
    world.does("programme.approve", &[programme]);
    let message = "this was approved; begin the next version with programme.revise";
    let edited = world.try_edit("programme", "AP-01", &[("goals", "less"), ("coverage[a].periods", "2028-Q1")]);
    assert_eq!(edited, Err(vec![format!("house-rule goals: {message}"), format!("house-rule coverage: {message}")]));
    world.edit("programme", "AP-01", &[("remark", "told to everybody")]);
    world.does("programme.revise", &[programme]);
    world.edit("programme", "AP-01", &[("coverage[a].periods", "2028-Q1")]);
    world.does("programme.approve", &[programme]);
    assert_eq!(world.shows("programme", "AP-01", "version"), "2");
    assert!(world.try_edit("programme", "AP-01", &[("goals", "less")]).is_err(), "the second version is approved, too");
}

#[test]
fn an_approved_exception_stays_as_it_was_read() {
    let mut world = World::new();
    let asked = [("title", "Old scanner"), ("because", "no spare part"), ("owner", "P-002"), ("requested_by", "P-002")];
    world.create("exception", &asked);
    world.does("exception.approve", &[("exception", "EX-2026-001"), ("until", "2027-01-31")]);
    let message = "this was approved as it stands; set it back to requested before changing it";
    let edited = world.try_edit("exception", "EX-2026-001", &[("title", "All scanners"), ("because", "why not")]);
    assert_eq!(edited, Err(vec![format!("house-rule title: {message}"), format!("house-rule because: {message}")]));
}

#[test]
fn nobody_approves_what_they_answer_for_without_saying_why() {
    let own = "house-rule remark: you answer for this yourself: let somebody else approve it, or, where nobody else can as in a \
               small company, approve it with a remark that says so in at least 15 characters";
    let mut world = World::new();
    world.create("scope", &[("title", "All"), ("statement", "Hosting"), ("location", "Graz"), ("owner", "P-001")]);
    world.does("method.adopt", &[]);
    world.edit("method", "M-01", &[("owner", "P-001")]);
    world.create("programme", &[("title", "2027"), ("coverage[a].item", "9.2"), ("manager", "P-001")]);
    let planned = [("reason", "Mail"), ("consequences", "None"), ("owner", "P-001"), ("due", "2026-12-01")];
    world.create("change", &[&[("title", "New mail server")], planned.as_slice()].concat());
    let cases = [
        ("scope.approve", ("scope", "SC-01")),
        ("method.approve", ("method", "M-01")),
        ("programme.approve", ("programme", "AP-01")),
        ("change.approve", ("change", "CH-2026-001")),
    ];
    for (act, subject) in cases {
        world.refuses(act, &[subject], &[own]);
        world.refuses(act, &[subject, ("remark", "fine")], &[own]);
        world.clone().acting("P-002").does(act, &[subject]);
        world.does(act, &[subject, ("remark", "We are two, and the other is away")]);
    }
}

#[test]
fn nobody_audits_their_own_work_without_declaring_it() {
    let mut world = World::new();
    world.create("unit", &[("name", "Sales"), ("head", "P-002")]);
    world.create("unit", &[("name", "Works")]);
    world.edit("person", "P-001", &[("unit", "Works")]);
    world.create("control", &[("title", "Leaving"), ("reference_controls", "A.5.18"), ("owner", "P-002")]);
    world.create("programme", &[("title", "2027"), ("manager", "P-002"), ("coverage[a].item", "9.2")]);
    world.create("audit", &[("title", "First"), ("programme", "AP-01")]);
    let refused = |world: &World, pairs: &[(&str, &str)], field: &str, what: &str| {
        let told = world.clone().try_edit("audit", "AUD-2026-01", pairs).expect_err(what);
        let expected =
            format!("requirement {field}: {what}, which is audited here; let somebody else audit it, or say");
        assert!(told.len() == 1 && told[0].starts_with(&expected) && told[0].ends_with("(9.2.2 b)"), "{told:?}");
    };
    refused(&world, &[("units", "Sales"), ("lead", "P-002")], "lead", "Ben leads Sales");
    refused(&world, &[("units", "Works"), ("team", "P-001")], "team", "Ada belongs to Works");
    let row = [("checklist[a].requirement", "A.5.18"), ("checklist[a].auditor", "P-002")];
    refused(&world, &row, "checklist[a].auditor", "Ben owns C-001 Leaving");
    let row = [("lead", "P-002"), ("checklist[a].requirement", "9.2.2")];
    refused(&world, &row, "checklist[a].auditor", "Ben answers for the audit programme");
    world.edit("audit", "AUD-2026-01", &[("units", "Sales"), ("lead", "P-001")]);
    let declared =
        [("lead", "P-002"), ("conflicts[b].person", "P-002"), ("conflicts[b].because", "Ada looks at Sales")];
    world.edit("audit", "AUD-2026-01", &declared);
    let employer = "requirement outside_auditors: write the name and, after a comma, the employer, so that it can be seen \
                    whom they work for (9.2.2 b)";
    let told = world.try_edit("audit", "AUD-2026-01", &[("outside_auditors", "Kari")]);
    assert_eq!(told, Err(vec![employer.to_owned()]));
    world.edit("audit", "AUD-2026-01", &[("outside_auditors", "Kari Nygård, Fjord Revisjon")]);
}

#[test]
fn a_judgement_for_the_whole_organization_needs_a_manager_or_a_role() {
    let mut world = handed_in();
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    world.holds("Board", "P-002");
    let looked =
        [("title", "Parties"), ("requirement", "4.3.b"), ("statement", "Gone through"), ("documents", "DOC-001")];
    world.create("attestation", &looked);
    let judged = [("attestation", "ATT-001"), ("until", "2027-06-30")];
    let unentitled = "house-rule a judgement stands for the whole organization; ask a manager, or somebody whose role \
                      may approve";
    world.clone().contributing().refuses("attestation.sign", &judged, &[unentitled]);
    world.clone().does("attestation.sign", &judged);
    world.acting("P-002").contributing().does("attestation.sign", &judged);
}

/// A scope and a method, frozen rows of a statement beside them, all Ada's; of the roles, Ada sees to conformity.
fn drafts() -> World {
    let mut world = World::new();
    world.create("scope", &[("title", "All"), ("statement", "Hosting"), ("location", "Graz"), ("owner", "P-001")]);
    world.does("method.adopt", &[]);
    world.edit("method", "M-01", &[("owner", "P-001")]);
    world.create("role", &[("title", "Security manager"), ("conformity", "yes")]);
    world.holds("Security manager", "P-001");
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    world
}

#[test]
fn scope_and_method_are_for_top_management_where_somebody_of_it_is_named() {
    let mut world = drafts();
    world.create("person", &[("name", "Cai")]);
    let remark = ("remark", "We are two, and the other is away");
    for (act, subject) in [("scope.approve", ("scope", "SC-01")), ("method.approve", ("method", "M-01"))] {
        // While nobody of top management is named, whoever has nobody else beside them says so.
        world.clone().does(act, &[subject, remark]);
        let mut named = world.clone();
        named.holds("Board", "P-002");
        let theirs = "house-rule this is approved by top management; ask Ben";
        named.refuses(act, &[subject, remark], &[theirs]);
        named.clone().acting("P-003").refuses(act, &[subject], &[theirs]);
        named.clone().acting("P-002").does(act, &[subject]);
        // Whoever is of top management and wrote it asks the deputy; without one, a remark says so.
        named.edit(subject.0, subject.1, &[("owner", "P-002")]);
        let mut top = named.acting("P-002");
        top.clone().does(act, &[subject, remark]);
        top.edit("role", "Board", &[("deputies", "P-003")]);
        top.refuses(act, &[subject, remark], &["house-rule nobody approves what they wrote themselves; ask Cai"]);
        top.acting("P-003").does(act, &[subject]);
    }
}
