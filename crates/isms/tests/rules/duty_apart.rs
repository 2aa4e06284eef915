//! Who did something is not who judges it, also where records are written to make it so.

use crate::world::World;

/// With R-0001 of Ada's, decided, and Ben, who decides nothing for everybody, acting.
fn bens(option: &str) -> World {
    World::with_decision("2", "2", option).contributing().acting("P-002")
}

#[test]
fn nobody_takes_a_risk_in_two_steps() {
    let mut world = bens("retain");
    let other = "house-rule owner: only Ada or a manager names somebody else here; ask Ada to hand it over";
    assert_eq!(world.clone().try_edit("risk", "R-0001", &[("owner", "")]), Err(vec![other.to_owned()]));
    world.create("person", &[("name", "Cem")]);
    assert_eq!(world.clone().try_edit("risk", "R-0001", &[("owner", "P-003")]), Err(vec![other.to_owned()]));
    world.try_edit("risk", "R-0001", &[("tags", "cloud")]).expect("anybody describes it");
    // Whoever governs names somebody else, but neither nobody nor themselves.
    let mut manager = World::with_decision("2", "2", "retain").acting("P-002");
    let empty = "house-rule owner: name who has it instead of nobody; ask Ada to hand it over";
    assert_eq!(manager.clone().try_edit("risk", "R-0001", &[("owner", "")]), Err(vec![empty.to_owned()]));
    manager.create("person", &[("name", "Cem")]);
    manager.try_edit("risk", "R-0001", &[("owner", "P-003")]).expect("a manager names the owner");
    // An owner gives it up or away.
    let mut owner = World::with_decision("2", "2", "retain").contributing();
    owner.try_edit("risk", "R-0001", &[("owner", "P-002")]).expect("an owner gives it away");
}

/// A nonconformity of Ada's whose actions are carried out.
fn implemented() -> World {
    let mut world = World::new();
    let raised = [("title", "Leavers keep accounts"), ("owner", "P-001"), ("correction", "closed")];
    let analysed = [("root_cause", "IT hears by chance"), ("criterion", "no lapse"), ("check_on", "2027-02-01")];
    world.create("nonconformity", &[&raised[..], &analysed[..], &[("reviewer", "P-002")]].concat());
    world.create("action", &[("title", "HR tells IT"), ("nonconformities", "NC-2026-001")]);
    world.edit("action", "CA-2026-001", &[("state", "done"), ("implemented_on", "2026-11-20")]);
    for _ in 0..3 {
        world.does("nonconformity.advance", &[("nonconformity", "NC-2026-001")]);
    }
    world
}

#[test]
fn an_owner_does_not_step_aside_to_judge_the_own_actions() {
    let mut world = implemented();
    world.create("person", &[("name", "Cem")]);
    let aside = "house-rule owner: you stand here yourself, and whoever does judges nothing of it; let somebody else \
                 take your name away";
    assert_eq!(world.clone().try_edit("nonconformity", "NC-2026-001", &[("owner", "P-003")]), Err(vec![aside.into()]));
    assert_eq!(world.clone().try_edit("nonconformity", "NC-2026-001", &[("owner", "")]), Err(vec![aside.into()]));
    let mut others = world.clone().acting("P-003");
    others.try_edit("nonconformity", "NC-2026-001", &[("owner", "P-003")]).expect("somebody else does");
}

#[test]
fn what_was_judged_to_work_stays_as_it_was_judged() {
    let mut world = implemented();
    let judged = [("nonconformity", "NC-2026-001"), ("effective", "yes"), ("result", "no lapse")];
    world = world.acting("P-002");
    world.does("nonconformity.judge", &judged);
    world.create("person", &[("name", "Cem")]);
    let words = "it was judged with this whether the actions worked; open it again with nonconformity.reopen";
    for (field, value) in [("owner", "P-003"), ("root_cause", "Chance"), ("criterion", "none"), ("correction", "")] {
        let refused = world.clone().try_edit("nonconformity", "NC-2026-001", &[(field, value)]);
        assert_eq!(refused, Err(vec![format!("house-rule {field}: {words}")]));
    }
    let changed = [("system_changes", "The form for leavers"), ("statement_change", "not-needed"), ("tags", "hr")];
    world.try_edit("nonconformity", "NC-2026-001", &changed).expect("what changes is written afterwards");
    world.does("nonconformity.close", &[("nonconformity", "NC-2026-001")]);
    let refused = world.clone().try_edit("nonconformity", "NC-2026-001", &[("root_cause", "Chance")]);
    assert_eq!(refused, Err(vec![format!("house-rule root_cause: {words}")]));
    world.does("nonconformity.reopen", &[("nonconformity", "NC-2026-001"), ("reason", "a fourth account")]);
    world.try_edit("nonconformity", "NC-2026-001", &[("root_cause", "Chance")]).expect("it is open again");
}

#[test]
fn correction_alone_closes_what_was_corrected_since_it_was_opened() {
    let mut world = World::new();
    let subject = ("nonconformity", "NC-2026-001");
    let enough = [("title", "A door stood open"), ("need", "correction-only"), ("need_because", "It happened once")];
    world.create("nonconformity", &[&enough[..], &[("raised_on", "2026-11-02"), ("owner", "P-001")]].concat());
    let undone = "requirement corrected_on: say on which day it was corrected (10.2 a 1)";
    let bare = "requirement correction: write what was done at once; that nothing could be corrected is an answer too \
                (10.2 a 1)";
    world.refuses("nonconformity.close", &[subject], &[bare, undone]);
    world.edit("nonconformity", "NC-2026-001", &[("corrected_on", "2026-11-03")]);
    world.refuses("nonconformity.close", &[subject], &[bare]);
    world.edit("nonconformity", "NC-2026-001", &[("correction", "Shut")]);
    world.does("nonconformity.close", &[subject]);
    world.does("nonconformity.reopen", &[subject, ("reason", "It stood open again")]);
    let stale = "requirement corrected_on: it was opened again on 2026-11-23; say on which day since then it was corrected \
                 (10.2 a 1)";
    world.refuses("nonconformity.close", &[subject], &[stale]);
    world.edit("nonconformity", "NC-2026-001", &[("corrected_on", "2026-11-23")]);
    world.does("nonconformity.close", &[subject]);
    world.refuses("nonconformity.close", &[subject], &["software nonconformity: it is closed already"]);
}

#[test]
fn actions_that_did_not_work_are_not_closed_by_the_correction_before_them() {
    let mut world = implemented();
    let enough = [("need", "correction-only"), ("need_because", "Once"), ("corrected_on", "2026-11-03")];
    world.edit("nonconformity", "NC-2026-001", &enough);
    world = world.acting("P-002");
    let judged = [("nonconformity", "NC-2026-001"), ("effective", "no"), ("result", "a lapse")];
    world.does("nonconformity.judge", &judged);
    let stale = "requirement corrected_on: it was opened again on 2026-11-23; say on which day since then it was corrected \
                 (10.2 a 1)";
    world.refuses("nonconformity.close", &[("nonconformity", "NC-2026-001")], &[stale]);
}

#[test]
fn a_plan_is_completed_once_it_counts_and_not_over_a_judgement() {
    let mut world = World::with_decision("4", "4", "modify");
    let plan = ("treatment", "TP-2026-001");
    world.create("treatment", &[("title", "Backups"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-03-31")]);
    let done = [plan, ("result", "in place")];
    let mut dropped = world.clone();
    dropped.does("treatment.drop", &[plan, ("reason", "too dear")]);
    let given_up = "software treatment: this was given up; take it up again with treatment.advance, and say why";
    dropped.refuses("treatment.complete", &done, &[given_up]);
    world.does("treatment.complete", &done);
    world.does("treatment.complete", &[plan, ("result", "in place, and tried")]);
    let judged = [plan, ("outcome", "effective"), ("because", "a restore took an hour")];
    let own = "house-rule whoever carried this out does not judge whether it works; ask somebody else";
    world.refuses("treatment.judge", &judged, &[own]);
    world = world.acting("P-002");
    world.does("treatment.judge", &judged);
    let over = "software treatment: somebody judged whether this works; take it up again with treatment.advance, and say \
                why";
    world.refuses("treatment.complete", &done, &[over]);
}

#[test]
fn whoever_saw_to_a_change_does_not_look_back_at_it() {
    let mut world = World::new();
    world.create("change", &[("title", "Move to Nimbus"), ("owner", "P-001")]);
    world.edit("change", "CH-2026-001", &[("state", "done"), ("done_on", "2026-11-20")]);
    let reviewed = [("change", "CH-2026-001"), ("outcome", "effective"), ("because", "Mail is faster")];
    let own = "house-rule whoever saw to the change does not look back at it; ask somebody else";
    world.refuses("change.review", &reviewed, &[own]);
    let aside = "house-rule owner: you stand here yourself, and whoever does judges nothing of it; let somebody else \
                 take your name away";
    assert_eq!(world.clone().try_edit("change", "CH-2026-001", &[("owner", "P-002")]), Err(vec![aside.into()]));
    world.acting("P-002").does("change.review", &reviewed);
}

#[test]
fn nobody_strikes_the_own_name_from_an_exception_to_approve_it() {
    let mut world = World::new();
    let asked = [("title", "Old scanner"), ("because", "No update"), ("requested_by", "P-001"), ("owner", "P-002")];
    world.create("exception", &asked);
    let aside = "you stand here yourself, and whoever does judges nothing of it; let somebody else take your name away";
    let refused = world.clone().try_edit("exception", "EX-2026-001", &[("requested_by", "")]);
    assert_eq!(refused, Err(vec![format!("house-rule requested_by: {aside}")]));
    let refused = world.clone().acting("P-002").try_edit("exception", "EX-2026-001", &[("owner", "P-001")]);
    assert_eq!(refused, Err(vec![format!("house-rule owner: {aside}")]));
    let mut helped = world.clone().acting("P-002");
    helped.try_edit("exception", "EX-2026-001", &[("requested_by", "P-002")]).expect("somebody else mends it");
    let mut unsaid = world.clone();
    unsaid.edit("exception", "EX-2026-001", &[("requested_by", "")]);
    let who = "house-rule requested_by: say first who asks for it";
    unsaid.refuses("exception.approve", &[("exception", "EX-2026-001"), ("until", "2027-01-31")], &[who]);
    world.try_edit("exception", "EX-2026-001", &[("title", "Old scanner in the hall")]).expect("the rest is free");
}

#[test]
fn a_role_that_was_retired_gives_no_right_any_more() {
    let mut world = World::with_decision("4", "3", "retain");
    let accepted = [("risk", "R-0001"), ("until", "2027-05-31"), ("reason", "the server comes in May")];
    world.does("risk.accept", &accepted);
    let role = world.shows("risk", "R-0001", "acceptance");
    let role = role.split("needs ").nth(1).expect("it waits").split([',', '\n']).next().expect("a role").to_owned();
    let asks = |world: &World| {
        let duties = isms::work::duties(&world.state, world.id::<isms::support::Person>("person", "P-002"), world.day);
        duties.iter().any(|duty| duty.kind == "risk-countersign")
    };
    assert!(asks(&world));
    world.retire("role", &role);
    assert!(!asks(&world));
    let title = world.shows("role", &role, "title");
    let message = format!(
        "method only a holder of the role {title}, or top management, may countersign; ask one, or see who holds it"
    );
    world.acting("P-002").refuses("risk.countersign", &[("risk", "R-0001")], &[message.as_str()]);
}

#[test]
fn an_author_stays_one_and_what_was_handed_in_keeps_who_approves_it() {
    let mut world = World::new();
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    let written = [("title", "Policy"), ("kind", "policy"), ("body", "Lock doors."), ("authors", "P-001, P-002")];
    world.create("document", &[&written[..], &[("approver", "Board")]].concat());
    let mut world = world.contributing();
    let author = "house-rule authors: you stand here yourself, and whoever does judges nothing of it; let somebody else \
                  take your name away";
    let struck = world.clone().try_edit("document", "DOC-001", &[("authors", "P-002")]);
    assert_eq!(struck, Err(vec![author.to_owned()]));
    world.clone().acting("P-002").try_edit("document", "DOC-001", &[("authors", "P-002")]).expect("somebody else does");
    world.try_edit("document", "DOC-001", &[("approver", "")]).expect("it is still being written");
    world.try_edit("document", "DOC-001", &[("approver", "Board")]).expect("it is still being written");
    world.does("document.submit", &[("document", "DOC-001")]);
    let words = "this was handed in with it; ask a manager, or send it back with document.return first";
    for (field, value) in [("approver", ""), ("kind", "procedure")] {
        let altered = world.clone().try_edit("document", "DOC-001", &[(field, value)]);
        assert_eq!(altered, Err(vec![format!("house-rule {field}: {words}")]));
    }
    world.try_edit("document", "DOC-001", &[("body", "Lock all doors.")]).expect("it is still mended");
    let mut manager = world.governing();
    manager.try_edit("document", "DOC-001", &[("approver", "")]).expect("a manager says who approves");
}

#[test]
fn nobody_strikes_the_own_access_to_review_it() {
    let mut world = World::new();
    let seen = [("accesses[1].person", "P-001"), ("accesses[1].what", "Servers"), ("accesses[1].verdict", "keep")];
    world.create("access-review", &[&[("title", "Servers")][..], &seen[..]].concat());
    let own = "house-rule accesses[1].person: you stand here yourself, and whoever does judges nothing of it; let \
               somebody else take your name away";
    for (place, value) in [("accesses[1].person", "P-002"), ("accesses[1].person", ""), ("accesses[1]", "")] {
        let struck = world.clone().try_edit("access-review", "Servers", &[(place, value)]);
        assert_eq!(struck, Err(vec![own.to_owned()]), "{place} {value}");
    }
    world.acting("P-002").try_edit("access-review", "Servers", &[("accesses[1]", "")]).expect("somebody else does");
}
