use super::{KeptFinds, criteria, references, register};
use crate::error::Halt;
use crate::pages::levels::Levels;
use crate::pages::world::{World, address};

/// The references that a query shows, in their order.
fn shown(world: &World, query: &str) -> Result<Vec<String>, Halt> {
    let scene = world.scene();
    let (levels, criteria, controls) = (Levels::of(scene.state), criteria(scene), references(scene.state));
    let view = register(scene, &address(query), &KeptFinds::default(), &levels, &criteria, &controls)?;
    Ok(view.lines.into_iter().map(|line| line.reference).collect())
}

#[track_caller]
fn check(query: &str, expected: &[&str]) {
    assert_eq!(shown(&World::with_risks(), query).expect(query), expected, "{query}");
}

#[test]
fn the_highest_level_comes_first_and_what_is_not_assessed_last() {
    check("", &["R-0001", "R-0002", "R-0003"]);
    check("sort=level", &["R-0002", "R-0001", "R-0003"]);
    check("sort=title", &["R-0003", "R-0002", "R-0001"]);
    check("sort=-reference", &["R-0003", "R-0002", "R-0001"]);
}

#[test]
fn after_a_change_of_method_levels_are_ranked_and_what_was_judged_before_comes_last_within_its_level() {
    let mut world = World::with_risks();
    world.does("method.revise", &[("method", "M-01")]);
    let sum = [
        ("combination", "sum"),
        ("line", "6"),
        ("bands[low].from", "2"),
        ("bands[medium].from", "5"),
        ("bands[high].from", "7"),
        ("bands[critical].from", "9"),
    ];
    world.edit("method", "M-02", &sum);
    world.does_as("P-002", "method.approve", &[("method", "M-02")]);
    world.assess("R-0003", "5", "4");
    // 9 of 10 is critical as 20 of 25 was, and the method in force said so.
    assert_eq!(shown(&world, "").expect("an order"), ["R-0003", "R-0001", "R-0002"]);
    world.assess("R-0003", "4", "4");
    assert_eq!(shown(&world, "").expect("an order"), ["R-0001", "R-0003", "R-0002"]);
    assert_eq!(shown(&world, "sort=level").expect("an order"), ["R-0002", "R-0003", "R-0001"]);
}

#[test]
fn filters_in_the_address_hold_together() {
    check("above=1", &["R-0001"]);
    check("mine=1", &["R-0001", "R-0002"]);
    check("owner=P-002", &[]);
    check("unit=U-001", &["R-0001"]);
    check("q=flat+network", &["R-0001"]);
    check("stage=to-assess", &["R-0003"]);
    check("stage=accepted&mine=1", &["R-0002"]);
    check("likelihood=4&consequence=5", &["R-0001"]);
    check("status=proposed", &[]);
}

#[test]
fn a_page_keeps_its_place_by_the_risk_it_ended_with() {
    check("limit=1", &["R-0001"]);
    check("limit=1&after=R-0001", &["R-0002"]);
    check("limit=2&before=R-0003", &["R-0001", "R-0002"]);
}

#[test]
fn what_was_found_is_kept_until_something_it_rests_on_changes() {
    let mut world = World::with_risks();
    let finds = KeptFinds::default();
    let found = |world: &World, query: &str| {
        let view = super::select(world.scene(), &address(query), &finds).expect(query);
        (view.found, view.total, view.entries.first().map(|(id, _)| world.state.reference(*id)))
    };
    let first = |reference: &str| Some(reference.to_owned());
    assert_eq!(found(&world, "q=power"), (1, 3, first("R-0002")));
    assert_eq!(found(&world, "q=power&limit=1"), (1, 3, first("R-0002")));
    world.edit("risk", "R-0003", &[("title", "Power surge"), ("owner", "P-001")]);
    assert_eq!(found(&world, "q=power"), (2, 3, first("R-0002")));
    world.edit("risk", "R-0003", &[("title", "Surge of the mains")]);
    assert_eq!(found(&world, "q=power"), (1, 3, first("R-0002")));
}

#[test]
fn risks_whose_controls_no_longer_carry_them_can_be_shown_alone() {
    let mut world = World::with_risks();
    world.assess("R-0002", "3", "3");
    world.edit("risk", "R-0002", &[("controls", "C-001")]);
    // A control that is named and not in place any more: one step of likelihood comes back.
    world.edit("control", "C-001", &[("implemented_on", "2026-06-01")]);
    assert_eq!(shown(&world, "weakened=1").expect("a plain address"), ["R-0002"]);
    world.edit("control", "C-001", &[("status", "implemented")]);
    assert_eq!(shown(&world, "weakened=1").expect("a plain address"), Vec::<String>::new());
}

#[test]
fn a_filter_that_cannot_be_read_is_named() {
    let world = World::with_risks();
    for (query, start) in [
        ("owner=Nobody", "owner: no person"),
        ("sort=colour", "sort: "),
        ("limit=9999", "limit: "),
        ("stage=x", "stage: "),
    ] {
        let Err(Halt::Malformed(message)) = shown(&world, query) else { panic!("{query} was read") };
        assert!(message.starts_with(start), "{message}");
    }
}

#[test]
fn a_line_says_what_the_register_knows() {
    let world = World::with_risks();
    let scene = world.scene();
    let (levels, criteria, controls) = (Levels::of(scene.state), criteria(scene), references(scene.state));
    let view =
        register(scene, &address(""), &KeptFinds::default(), &levels, &criteria, &controls).expect("a plain address");
    let line = &view.lines[0];
    assert_eq!(
        (line.asset.title, line.threat, line.vulnerability.title),
        (Some("Dispatch database"), Some("Malware"), Some("Flat network"))
    );
    assert_eq!((line.consequence[2], line.likelihood, line.controls[0]), (5, 4, Some("C-001")));
    assert_eq!(line.current.map(|level| level.label), Some("Critical"));
    assert_eq!((line.stage, line.urgency, line.treatment), ("to-plan", "due", "Modify"));
    assert_eq!(view.lines[1].decision, "accepted until 30 Jun 2027");
    assert_eq!((view.found, view.total), (3, 3));
}

#[test]
fn what_is_done_with_several_risks_follows_their_stage_and_is_signed_once_at_most() {
    let world = World::with_risks();
    let offered = |stage: Option<&str>| super::choosable(world.scene(), super::Status::Open, stage);
    let keys = |stage| offered(stage).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    assert_eq!(keys(Some("to-decide")), ["risk.decide_all", "risk.hand_over", "risk.bring_in"]);
    // Of what cannot be accepted yet nobody brings an acceptance in.
    let address = address("stage=to-decide");
    let view = super::selection::select(world.scene(), &address, &KeptFinds::default()).expect("a plain address");
    let left = super::applicable(world.scene(), offered(Some("to-decide")), &view);
    assert!(left.iter().all(|(key, _)| *key != "risk.bring_in"), "{left:?}");
    let signs = |key: &&str| isms::act(key).is_some_and(|act| act.signs);
    for stage in [None, Some("to-accept"), Some("to-approve"), Some("to-assess")] {
        assert!(keys(stage).iter().filter(|key| signs(key)).count() <= 1, "{stage:?}");
    }
}
