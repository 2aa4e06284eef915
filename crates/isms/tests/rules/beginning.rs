//! Beginning a management system, and the way from there.

use isms::context::profiles::Sector;
use isms::context::{Profile, Scope};
use isms::planning::Method;
use isms::project::way::{Standing, way};
use isms::project::{Activity, Project};
use kernel::Choice;

use crate::world::{TODAY, World};

fn begun(sector: &str) -> World {
    let mut world = World::new();
    world
        .does("profile.begin", &[("name", "Acme"), ("persons", "60"), ("sector", sector), ("wished_on", "2027-12-01")]);
    world
}

fn standing(world: &World, key: &str) -> Standing {
    let way = way(&world.state, TODAY);
    way.into_iter().find(|(step, _)| step.key == key).map(|(_, standing)| standing).expect(key)
}

#[test]
fn three_answers_give_profile_scope_method_project_and_plan_for_every_trade() {
    for sector in Sector::CHOICES.values {
        let world = begun(sector);
        let state = &world.state;
        let profile = state.of::<Profile>().iter().next().expect("a profile").1;
        assert_eq!((profile.sector.key(), profile.persons), (*sector, Some(60)));
        let scope = state.of::<Scope>().iter().next().expect("a scope").1;
        assert!(scope.statement.contains("Acme") && !scope.statement.contains('{'), "{}", &*scope.statement);
        assert!(scope.approval.is_none() && scope.owner.is_some());
        assert!(state.of::<Method>().iter().all(|(_, method)| method.approval.is_none()));
        assert_eq!(state.of::<Activity>().iter().count(), 101);
    }
}

#[test]
fn sixty_persons_get_about_ten_audit_days_and_the_earliest_stages_in_order() {
    let world = begun("software");
    let row = |register: &str, reference: &str| {
        let id = world.state.resolve(register, reference).expect(reference);
        world.state.row(register, id).expect(reference).record.copied()
    };
    let certification = row("certification", "CERT-01");
    let days = kernel::print::text(&certification.value("audit_days"), &world.state);
    let cited = kernel::print::text(&certification.value("audit_time_factors"), &world.state);
    assert_eq!(days, "10");
    assert!(cited.starts_with("ISO/IEC 27006-1:2024, table of audit time, row of 46 to 65 persons"), "{cited}");
    let project = world.state.of::<Project>().iter().next().expect("a project").1;
    assert_eq!((project.starts_on, project.people_in_scope), (Some(TODAY), Some(60)));
}

#[test]
fn a_system_begins_once_with_sound_answers() {
    let mut world = begun("health");
    let told = |world: &mut World, pairs: &[(&str, &str)]| world.try_act("profile.begin", pairs).expect_err("refused");
    let again = told(&mut world, &[("name", "Acme"), ("persons", "60"), ("sector", "health")]);
    assert!(again[0].contains("has begun"), "{again:?}");
    let mut world = World::new();
    let wrong =
        told(&mut world, &[("name", "Acme"), ("persons", "0"), ("sector", "health"), ("wished_on", "2026-11-23")]);
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong[0].contains(" persons: "), "{wrong:?}");
    assert!(wrong[1].contains(" wished_on: pick a date after today"), "{wrong:?}");
}

#[test]
fn the_way_is_read_from_the_records() {
    let empty = World::new();
    assert!(way(&empty.state, TODAY).iter().all(|(_, standing)| !standing.is_done()));
    let mut world = begun("software");
    assert!(standing(&world, "profile").is_done());
    assert!(matches!(standing(&world, "scope"), Standing::Open(Some(_), _)), "the draft waits for its approval");
    world.does("scope.approve", &[("scope", "SC-01"), ("remark", "Nobody else is here")]);
    assert!(matches!(standing(&world, "scope"), Standing::Done(Some(decided)) if decided.on == TODAY));
    world.create("issue", &[("title", "Customers ask"), ("kind", "external")]);
    assert!(!standing(&world, "issues").is_done());
    world.create("issue", &[("title", "Heat"), ("kind", "internal"), ("climate", "relevant")]);
    assert!(standing(&world, "issues").is_done());
    world.does("method.approve", &[("method", "M-01")]);
    world.create("risk", &[("title", "Ransomware"), ("owner", "P-001")]);
    assert!(matches!(standing(&world, "assess"), Standing::Open(Some(_), _)));
    assert!(standing(&world, "risks").is_done());
}

#[test]
fn drafts_without_a_plan_and_a_bare_title_take_no_step() {
    let mut world = World::new();
    world.create("objective", &[("title", "Quick restores"), ("sign", "within an hour")]);
    assert!(matches!(standing(&world, "objectives"), Standing::Open(Some(_), _)), "a draft that nobody planned");
    let planned = [("owner", "P-001"), ("due", "2027-06-30"), ("actions[1].what", "Buy disks")];
    world.edit("objective", "O-001", &planned);
    assert!(!standing(&world, "objectives").is_done(), "still a draft");
    world.edit("objective", "O-001", &[("state", "set")]);
    // What the rehearsal asks for is asked for on the way.
    assert_eq!(lacks(&world, "objectives"), [("basis", 1), ("of-policy", 1), ("known", 1)]);
    world.create("document", &[("title", "Policy"), ("kind", "policy")]);
    world.create("risk", &[("title", "Slow restores")]);
    let basis = [("policy", "DOC-001"), ("risks", "R-0001"), ("communicated_on", "2026-11-23")];
    world.edit("objective", "O-001", &basis);
    assert!(standing(&world, "objectives").is_done());
    world.create("objective", &[("title", "Fewer tickets"), ("sign", "half as many"), ("state", "set")]);
    assert_eq!(lacks(&world, "objectives").first(), Some(&("plan", 1)), "one that is worked on lacks its plan");
    world.edit("objective", "O-002", &[("state", "dropped")]);
    assert!(standing(&world, "objectives").is_done());
    world.create("programme", &[("title", "2027")]);
    assert!(matches!(standing(&world, "programme"), Standing::Open(Some(_), _)), "only a title");
    world.edit("programme", "AP-01", &[("starts_on", "2027-01-01"), ("ends_on", "2027-12-31")]);
    world.create("audit", &[("title", "All clauses"), ("programme", "AP-01"), ("starts_on", "2027-03-01")]);
    assert_eq!(lacks(&world, "programme"), [("approval", 1)]);
    world.edit("programme", "AP-01", &[("coverage[1].item", "4 to 10")]);
    world.does("programme.approve", &[("programme", "AP-01")]);
    assert!(standing(&world, "programme").is_done());
}

#[test]
fn what_the_records_show_is_done_and_is_said_once_for_all() {
    let mut world = begun("software");
    let none = "software the records show the outcome of no activity that is still open; declare one done by itself";
    let shown = || isms::project::outcomes::outcomes;
    assert_eq!(shown()(&world.state, TODAY).len(), 0);
    world.refuses("activity.declare_shown", &[], &[none]);
    world.does("scope.approve", &[("scope", "SC-01"), ("remark", "Nobody else is here")]);
    let found = shown()(&world.state, TODAY);
    assert!(found.iter().all(|own| own.register == "scope") && found.len() == 4, "{found:?}");
    let activity = world.state.reference(found[3].activity);
    world.does("activity.declare_shown", &[]);
    assert_eq!(world.shows("activity", &activity, "state"), "finished");
    let told = "by P-001, on 2026-11-23, what the records show it: scope, 4.3, decided on 2026-11-23";
    assert_eq!(world.shows("activity", &activity, "declared"), told);
    world.refuses("activity.declare_shown", &[], &[none]);
}

/// What is missing for a step that is open.
fn lacks(world: &World, key: &str) -> Vec<(&'static str, usize)> {
    match standing(world, key) {
        Standing::Done(_) => Vec::new(),
        Standing::Open(_, lacks) => lacks.into_iter().map(|lack| (lack.key, lack.count)).collect(),
    }
}

#[test]
fn every_open_step_says_what_is_missing() {
    let empty = World::new();
    for (step, standing) in way(&empty.state, TODAY) {
        assert!(matches!(standing, Standing::Open(_, lacks) if !lacks.is_empty()), "{}", step.key);
    }
    let mut world = begun("software");
    assert_eq!(lacks(&world, "issues"), [("external", 1), ("internal", 1), ("climate", 1)]);
    world.create("issue", &[("title", "Heat"), ("kind", "internal"), ("climate", "relevant")]);
    assert_eq!(lacks(&world, "issues"), [("external", 1)]);
    let draft = [("scope-issues", 1), ("scope-parties", 1), ("scope-interfaces", 1), ("approval", 1)];
    assert_eq!(lacks(&world, "scope"), draft);
    world.edit(
        "scope",
        "SC-01",
        &[("issues", "Customers ask"), ("parties", "Customers"), ("interfaces[1].with", "Us")],
    );
    assert_eq!(lacks(&world, "scope"), [("approval", 1)]);
    assert_eq!(lacks(&world, "assess"), [("risk", 1)]);
    world.create("risk", &[("title", "Fire")]);
    assert_eq!(lacks(&world, "assess"), [("to-assess", 1)]);
    assert_eq!(lacks(&world, "treat"), lacks(&world, "assess"), "what comes before");
    world.create("programme", &[("title", "2027"), ("starts_on", "2027-01-01"), ("ends_on", "2027-12-31")]);
    assert_eq!(lacks(&world, "programme"), [("periods", 1), ("audits", 1)]);
    world.create("audit", &[("title", "All clauses"), ("starts_on", "2027-03-01")]);
    assert_eq!(lacks(&world, "programme"), [("periods", 1), ("audits", 1)], "it names no programme");
}

#[test]
fn a_review_waits_for_nobody_before_its_day() {
    let mut world = World::new();
    world.create("review", &[("title", "Review before Stage 1"), ("planned_on", "2027-06-01")]);
    assert!(matches!(standing(&world, "review"), Standing::Open(None, _)));
    world.edit("review", "MR-2026-01", &[("planned_on", "2026-11-02")]);
    assert!(matches!(standing(&world, "review"), Standing::Open(Some(_), _)));
}

#[test]
fn a_first_day_of_operation_that_lies_ahead_is_not_taken_yet() {
    let mut world = begun("software");
    world.does("scope.approve", &[("scope", "SC-01"), ("remark", "Nobody else is here")]);
    world.does("scope.begin_operation", &[("scope", "SC-01"), ("on", "2028-01-01")]);
    let Standing::Open(Some(_), lacks) = standing(&world, "operation") else { panic!("it counts as begun") };
    assert_eq!(lacks.iter().map(|lack| lack.key).collect::<Vec<_>>(), ["operation-day"]);
    world.does("scope.begin_operation", &[("scope", "SC-01"), ("on", "2026-11-23")]);
    assert!(standing(&world, "operation").is_done());
}

#[test]
fn what_the_rehearsal_asks_for_on_the_first_day_is_a_step_of_the_way() {
    let mut world = begun("software");
    for (key, missing) in [("processes", "process"), ("opportunities", "opportunity"), ("version", "draft")] {
        assert_eq!(lacks(&world, key).first().map(|(lack, _)| *lack), Some(missing), "{key}");
    }
    world.create("process", &[("name", "Payroll"), ("kind", "core")]);
    assert_eq!(lacks(&world, "processes").len(), 1, "a process of the business is none of the management system");
    world.create("process", &[("name", "Internal audit"), ("kind", "management-system"), ("feeds", "Payroll")]);
    world.create("opportunity", &[("title", "One sign-on for all")]);
    assert_eq!(lacks(&world, "opportunities"), [("pursuit", 1)], "nobody decided about it");
    world.edit("opportunity", "OP-001", &[("decision", "pursue")]);
    assert!(standing(&world, "processes").is_done() && standing(&world, "opportunities").is_done());
}

#[test]
fn a_step_is_taken_only_where_the_rehearsal_finds_nothing_missing_and_inherited_values_are_values() {
    let mut world = World::new();
    world.create("process", &[("name", "Risk management"), ("kind", "management-system")]);
    assert_eq!(lacks(&world, "processes"), [("feeds", 1)]);
    world.create("process", &[("name", "Audit"), ("kind", "management-system"), ("feeds", "PR-001")]);
    assert!(standing(&world, "processes").is_done());
    world.create("role", &[("title", "Boss"), ("top_management", "yes")]);
    world.holds("Boss", "P-002");
    assert_eq!(lacks(&world, "roles"), [("conformity", 1), ("reporting", 1)]);
    world.create("role", &[("title", "Lead"), ("conformity", "yes"), ("reporting", "yes")]);
    world.holds("Lead", "P-002");
    assert!(standing(&world, "roles").is_done());
    for name in ["Drawings", "Archive", "Server", "Rack", "Room"] {
        world.create("asset", &[("name", name), ("kind", if name < "E" { "primary" } else { "supporting" })]);
    }
    assert_eq!(lacks(&world, "assets"), [("values", 2)]);
    world.edit("asset", "Drawings", &[("value[c].level", "4"), ("depends_on", "Archive")]);
    assert!(standing(&world, "assets").is_done(), "the archive inherits its value");
}
