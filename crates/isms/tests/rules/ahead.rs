//! 6.1.1, 6.2 and 6.3: check-ins, judgements and approved changes.

use crate::world::World;

fn with_objective(state: &str) -> World {
    let mut world = World::new();
    world.create("objective", &[("title", "Quick restores"), ("target", "4"), ("state", state)]);
    world
}

#[test]
fn a_check_in_keeps_the_value_of_the_day_and_who_looked() {
    let mut world = with_objective("set");
    let seen = [("objective", "O-001"), ("value", "6"), ("outlook", "at-risk"), ("remark", "the tapes are slow")];
    world.does("objective.check_in", &seen);
    world.does("objective.check_in", &[("objective", "O-001"), ("value", "5"), ("outlook", "on-track")]);
    let mut world = world.happened_on("2026-10-01");
    world.does("objective.check_in", &[("objective", "O-001"), ("value", "9"), ("outlook", "on-track")]);
    let kept = world.shows("objective", "O-001", "check_ins");
    for key in ["2026-11-23", "2026-11-23 2", "2026-10-01"] {
        assert!(kept.contains(key), "{key} in {kept}");
    }
    assert!(kept.contains("P-001"), "{kept}");
}

#[test]
fn a_check_in_says_what_was_measured_and_what_is_behind_it() {
    let unmeasured = "house-rule value: write the value of that day; the objective is measured by it";
    let silent = "house-rule remark: say what is behind it and what is to be done, since it is not on track";
    let asked = [("objective", "O-001"), ("outlook", "off-track")];
    with_objective("set").refuses("objective.check_in", &asked, &[unmeasured, silent]);
    let draft = "software objective: this is a draft; set the objective first by its state";
    let asked = [("objective", "O-001"), ("outlook", "on-track"), ("value", "5")];
    with_objective("draft").refuses("objective.check_in", &asked, &[draft]);
    let closed = "software objective: the objective is closed; set it again by its state, or write a new one";
    with_objective("missed").refuses("objective.check_in", &asked, &[closed]);
}

#[test]
fn only_an_opportunity_that_was_made_use_of_is_judged() {
    let mut world = World::new();
    world.create("opportunity", &[("title", "Insurance")]);
    let judged = [("opportunity", "OP-001"), ("outcome", "effective"), ("result", "The premium fell")];
    let undecided = "software opportunity: nobody decided to make use of it; decide that first, by editing it";
    let bare = "requirement actions: write what was done first; without steps there is nothing to judge (6.1.1 d)";
    world.refuses("opportunity.evaluate", &judged, &[undecided, bare]);
    world.edit("opportunity", "OP-001", &[("decision", "pursue"), ("actions[1].what", "Ask for offers")]);
    world.does("opportunity.evaluate", &judged);
    assert_eq!(world.shows("opportunity", "OP-001", "evaluated_on"), "2026-11-23");
    assert_eq!(world.shows("opportunity", "OP-001", "evaluated_by"), "P-001");
}

/// A change that says all that an approval asks for.
fn with_change() -> World {
    let mut world = World::new();
    let planned = [
        ("title", "New mail server"),
        ("reason", "Mail is lost"),
        ("consequences", "Two days of both"),
        ("owner", "P-001"),
        ("due", "2026-12-01"),
    ];
    world.create("change", &planned);
    world
}

#[test]
fn a_change_is_approved_once_it_is_planned() {
    let mut world = World::new();
    world.create("change", &[("title", "New mail server")]);
    let lacking = [
        "house-rule reason: say why the change is needed",
        "house-rule consequences: say what could follow from it, also unwanted",
        "house-rule owner: say who sees to it",
        "house-rule due: say by when it is to be done",
    ];
    world.refuses("change.approve", &[("change", "CH-2026-001")], &lacking);
    let mut world = with_change();
    world.does("change.approve", &[("change", "CH-2026-001"), ("remark", "Nobody else is here")]);
    assert_eq!(world.shows("change", "CH-2026-001", "state"), "planned");
    let again = "software change: this version is approved already; begin the next one with change.revise";
    world.refuses("change.approve", &[("change", "CH-2026-001")], &[again]);
}

#[test]
fn what_was_approved_of_a_change_is_altered_only_in_a_new_version() {
    let mut world = with_change();
    world.does("change.approve", &[("change", "CH-2026-001"), ("remark", "Nobody else is here")]);
    let later = [("due", "2027-06-01"), ("result", "still under way")];
    let sealed = "house-rule due: this was approved; begin the next version with change.revise".to_owned();
    assert_eq!(world.try_edit("change", "CH-2026-001", &later), Err(vec![sealed]));
    world.edit("change", "CH-2026-001", &[("state", "under-way")]);
    world.does("change.revise", &[("change", "CH-2026-001")]);
    world.edit("change", "CH-2026-001", &later);
    world.does("change.approve", &[("change", "CH-2026-001"), ("remark", "Nobody else is here")]);
    assert_eq!(world.shows("change", "CH-2026-001", "version"), "2");
}

#[test]
fn a_change_is_looked_back_at_once_it_is_done() {
    let mut world = with_change();
    let seen = [("change", "CH-2026-001"), ("outcome", "effective"), ("because", "No mail is lost")];
    let open = "software change: the change is not done yet; set its state and the day first";
    world = world.acting("P-002");
    world.refuses("change.review", &seen, &[open]);
    let stay = [("change", "CH-2026-001"), ("because", "The same rights and backups")];
    let early = "software change: the change is not done yet; what it does to risks shows afterwards";
    world.refuses("change.settle_risks", &stay, &[early]);
    world.edit("change", "CH-2026-001", &[("state", "done"), ("done_on", "2026-11-20")]);
    world.does("change.review", &seen);
    world.does("change.settle_risks", &stay);
    assert!(world.shows("change", "CH-2026-001", "settled").contains("The same rights"));
    let draft = "software change: this version is not approved; edit it as it is, then approve it with change.approve";
    world.refuses("change.revise", &[("change", "CH-2026-001")], &[draft]);
}
