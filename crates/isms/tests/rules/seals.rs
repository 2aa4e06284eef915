//! What somebody signed stays as it was signed, and what comes after can still be written.

use crate::world::World;

/// Fields of which something may still be written although not everything.
const IN_PART: [&str; 4] = ["accesses", "actions", "decisions", "state"];

/// Checks that an edit is refused for these fields, each with these words.
#[track_caller]
fn stays(world: &World, register: &str, record: &str, pairs: &[(&str, &str)], fields: &[&str], words: &str) {
    let sealed = isms::sealing::sealed(world.row(register, record));
    assert!(sealed.is_some() || register == "finding", "{register} {record}");
    if let Some(sealed) = sealed {
        let open = fields.iter().filter(|field| !(sealed.locked)(field) && !IN_PART.contains(field));
        assert_eq!(open.collect::<Vec<_>>(), Vec::<&&str>::new(), "{register} {record} tells what stays");
    }
    let refused = world.clone().try_edit(register, record, pairs).expect_err("it was signed");
    let expected: Vec<_> = fields.iter().map(|field| format!("house-rule {field}: {words}")).collect();
    assert_eq!(refused, expected, "{register} {pairs:?}");
}

/// A signed review with one decision.
fn reviewed() -> World {
    let mut world = World::new();
    let held = [("title", "Review of 2026"), ("attended", "P-001"), ("held_on", "2026-11-20")];
    let decided = [("decisions[1].decided", "Two more days for IT"), ("decisions[1].owner", "P-002")];
    world.create("review", &[&held[..], &decided[..]].concat());
    world.considers("MR-2026-01");
    world.does("review.sign", &[("review", "MR-2026-01")]);
    world
}

#[test]
fn signed_minutes_keep_what_was_decided_and_take_what_came_of_it() {
    let mut world = reviewed();
    let words = "top management signed the minutes with this; write what is new into the next review";
    for pairs in [
        [("decisions[1].decided", "Nothing")],
        [("decisions[1].owner", "P-001")],
        [("decisions[1].due", "2027-01-01")],
        [("decisions[2].decided", "A new car for Ben")],
    ] {
        stays(&world, "review", "MR-2026-01", &pairs, &["decisions"], words);
    }
    world.create("change", &[("title", "Two days more")]);
    let carried_out = [("decisions[1].done_on", "2026-11-22"), ("decisions[1].made", "CH-2026-001")];
    world.try_edit("review", "MR-2026-01", &[&carried_out[..], &[("tags", "done")]].concat()).expect("it came of it");
}

/// An audit whose report is issued, with a finding.
fn reported() -> World {
    let mut world = World::new();
    world.create("programme", &[("title", "2026 to 2028")]);
    let planned = [("title", "Before Stage 1"), ("lead", "P-001"), ("criteria", "Clause 4"), ("scope", "The office")];
    let found = [("summary", "Ready"), ("independence", "From Sales"), ("checklist[1].requirement", "A.5.18")];
    world.create("audit", &[&planned[..], &found[..], &[("checklist[1].result", "major")]].concat());
    world.create("finding", &[("title", "Leavers keep accounts"), ("audit", "AUD-2026-01"), ("grade", "major")]);
    world.does("audit.issue_report", &[("audit", "AUD-2026-01")]);
    world
}

#[test]
fn what_is_told_to_stay_leaves_the_words_to_find_a_record_by_and_what_comes_after() {
    let (review, audit) = (reviewed(), reported());
    let (review, audit) = (review.row("review", "MR-2026-01"), audit.row("audit", "AUD-2026-01"));
    let free = |record, keys: &[&str]| {
        let sealed = isms::sealing::sealed(record).expect("it was signed");
        keys.iter().all(|key| !(sealed.locked)(key))
    };
    assert!(free(review, &["tags", "own", "next_on", "decisions"]));
    assert!(free(audit, &["tags", "own", "distribution", "evidence", "state"]));
    assert!(!free(audit, &["lead"]) && !free(review, &["attended"]));
}

#[test]
fn a_report_that_was_issued_keeps_who_audited_what_and_how() {
    let mut world = reported();
    let words = "the report was issued with this; write what is to be added into a follow-up audit";
    for (field, value) in [
        ("lead", "P-002"),
        ("team", "P-002"),
        ("outside_auditors", "Eve, Somebody Ltd"),
        ("independence", "Nobody looked"),
        ("state", "cancelled"),
        ("state", "planned"),
        ("kind", "certification"),
        ("programme", "AP-01"),
        ("scope", "Everything"),
        ("follow_up", "All is well"),
        ("starts_on", "2026-01-01"),
    ] {
        stays(&world, "audit", "AUD-2026-01", &[(field, value)], &[field], words);
    }
    let conflict = [("conflicts[1].person", "P-001"), ("conflicts[1].because", "Nobody else")];
    stays(&world, "audit", "AUD-2026-01", &conflict, &["conflicts"], words);
    world.create("evidence", &[("title", "Signed report")]);
    let filed = [("evidence", "EV-0001"), ("distribution", "P-002"), ("tags", "stage 1")];
    world.try_edit("audit", "AUD-2026-01", &filed).expect("it is filed and sent");
}

#[test]
fn a_finding_stays_with_the_audit_that_reported_it() {
    let mut world = reported();
    world.create("audit", &[("title", "Another")]);
    let words = "the report of AUD-2026-01 was issued with this; confirm another grade with finding.confirm";
    for (field, value) in [("audit", ""), ("audit", "AUD-2026-02"), ("grade", "strength"), ("grade", "")] {
        stays(&world, "finding", "F-2026-001", &[(field, value)], &[field], words);
    }
    let answered = [("response", "We were late"), ("owner", "P-002"), ("due", "2027-01-31"), ("requirement", "A.5.18")];
    world.try_edit("finding", "F-2026-001", &answered).expect("it is answered");
    let open = "house-rule audit: F-2026-001 still open; close them first";
    world.refuses("audit.close", &[("audit", "AUD-2026-01")], &[open]);
    world.edit("finding", "F-2026-001", &[("evidence_seen", "three of ten accounts")]);
    world.does("finding.confirm", &[("finding", "F-2026-001"), ("grade", "minor")]);
    let words = "a person confirmed the grade on this; confirm another one with finding.confirm first";
    stays(&world, "finding", "F-2026-001", &[("standard", "Contract")], &["standard"], words);
}

#[test]
fn a_signed_judgement_keeps_the_day_on_which_somebody_looked() {
    let mut world = World::new();
    world.create("evidence", &[("title", "Minutes of three meetings")]);
    let judged = [("title", "Leadership"), ("requirement", "5.1.h"), ("statement", "They take part")];
    let looked = [("evidence", "EV-0001"), ("looked_on", "2026-11-20")];
    world.create("attestation", &[&judged[..], &looked[..]].concat());
    world.does("attestation.sign", &[("attestation", "ATT-001"), ("until", "2027-11-01")]);
    let words = "5.1 h) was judged on this; take it back with attestation.withdraw and judge anew";
    stays(&world, "attestation", "ATT-001", &[("looked_on", "2026-11-01")], &["looked_on"], words);
    world.try_edit("attestation", "ATT-001", &[("tags", "leadership")]).expect("it is found by a word");
}

#[test]
fn an_approved_change_keeps_its_steps_and_its_way_back_and_tells_how_it_went() {
    let mut world = World::new();
    world.create("change", &[("title", "Move to Nimbus"), ("owner", "P-002"), ("due", "2027-01-31")]);
    world.edit("change", "CH-2026-001", &[("actions[1].what", "Order"), ("way_back", "Stay"), ("reason", "Old")]);
    let planned = [("effect_on_risks", "None"), ("consequences", "Two hours without mail"), ("description", "Mail")];
    world.edit("change", "CH-2026-001", &planned);
    world.does("change.approve", &[("change", "CH-2026-001")]);
    let words = "this was approved; begin the next version with change.revise";
    stays(&world, "change", "CH-2026-001", &[("way_back", "None")], &["way_back"], words);
    stays(&world, "change", "CH-2026-001", &[("actions[1].what", "Wait")], &["actions"], words);
    let went = [("state", "done"), ("done_on", "2026-11-20"), ("result", "Well"), ("actions[1].done_on", "2026-11-20")];
    world.try_edit("change", "CH-2026-001", &went).expect("it went well");
}

#[test]
fn what_was_looked_back_at_stays_as_it_went() {
    let mut world = World::new();
    world.create("change", &[("title", "Move to Nimbus"), ("owner", "P-002"), ("result", "Well")]);
    world.edit("change", "CH-2026-001", &[("state", "done"), ("done_on", "2026-11-20")]);
    let seen = [("change", "CH-2026-001"), ("outcome", "effective"), ("because", "No mail is lost")];
    world.does("change.review", &seen);
    let words = "somebody looked back at this; plan another change for what is new";
    for (field, value) in [("result", "Badly"), ("done_on", "2026-11-02"), ("owner", "P-001")] {
        stays(&world, "change", "CH-2026-001", &[(field, value)], &[field], words);
    }
    world.try_edit("change", "CH-2026-001", &[("tags", "mail"), ("communication", "All were told")]).expect("free");
}

#[test]
fn a_plan_that_was_judged_stays_as_it_was_judged() {
    let mut world = World::with_decision("4", "4", "modify");
    world.create("treatment", &[("title", "Backups"), ("risks", "R-0001"), ("check_how", "A drill")]);
    world.does("treatment.complete", &[("treatment", "TP-2026-001"), ("result", "in place"), ("by", "P-002")]);
    let judged = [("treatment", "TP-2026-001"), ("outcome", "effective"), ("because", "a restore took an hour")];
    world.does("treatment.judge", &judged);
    let words = "somebody judged whether this works; take it up again with treatment.advance, and say why";
    stays(&world, "treatment", "TP-2026-001", &[("check_how", "Nothing")], &["check_how"], words);
    world.create("evidence", &[("title", "Protocol of the drill")]);
    world.try_edit("treatment", "TP-2026-001", &[("evidence", "EV-0001")]).expect("it is shown");
}

#[test]
fn a_suggestion_stays_as_it_was_decided_about() {
    let mut world = World::new();
    world.create("improvement", &[("title", "One form for access requests"), ("expected", "Fewer mails")]);
    world.does("improvement.decide", &[("improvement", "IM-2026-001"), ("outcome", "accepted")]);
    let words = "it was decided on this; write another suggestion for what is new";
    stays(&world, "improvement", "IM-2026-001", &[("expected", "More money")], &["expected"], words);
    let done = [("owner", "P-002"), ("done_on", "2026-11-20"), ("result", "Half as many mails")];
    world.try_edit("improvement", "IM-2026-001", &done).expect("it is done");
}

#[test]
fn a_complete_review_of_access_keeps_what_was_reviewed() {
    let mut world = World::new();
    world.create("person", &[("name", "Cem")]);
    let seen = [("accesses[1].person", "P-003"), ("accesses[1].what", "Servers"), ("accesses[1].verdict", "remove")];
    let drawn = [("title", "Servers"), ("period_from", "2026-07-01"), ("accesses[1].because", "Changed teams")];
    world.create("access-review", &[&drawn[..], &seen[..]].concat());
    world.does("access-review.complete", &[("access_review", "Servers"), ("result", "one right taken")]);
    let words = "this review is complete; add when a decision was carried out, and nothing else";
    for (field, value) in [("accesses", "keep"), ("period_from", "2026-01-01")] {
        let place = if field == "accesses" { "accesses[1].verdict" } else { field };
        stays(&world, "access-review", "Servers", &[(place, value)], &[field], words);
    }
    world.try_edit("access-review", "Servers", &[("accesses[1].done_on", "2026-11-20")]).expect("it is taken");
}
