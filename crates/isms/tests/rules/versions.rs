//! 6.1.3 d: versions of the statement, from one edition to the other, and what speaks against exclusions.

use isms::catalogue::Edition;
use isms::planning::applicability::Verdict;
use isms::planning::exclusions::{Answer, Witness, answer, contradicted};
use isms::planning::reasons::{Reason, Reasons};
use isms::planning::soa;
use isms::planning::statements::{Statement, compare, rows_now};
use isms::planning::transition::{Waits, steps};
use kernel::Id;

use crate::world::World;

/// A statement of 2022 in which every control is included for good practice, but for those excluded.
fn decided(edition: Edition) -> World {
    let mut world = World::new();
    world.does("applicability.prepare", &[("edition", edition.key())]);
    for control in &edition.standard().controls {
        world.edit("applicability", &control.id, &[("applicable", "applicable"), ("business", "yes")]);
    }
    world
}

fn with_version() -> World {
    let mut world = decided(Edition::Iso27001_2022);
    world.create("statement", &[("title", "For the first audit")]);
    world
}

fn exclude(world: &mut World, control: &str) {
    let verdict = [("applicable", "excluded"), ("exclusion", "nothing of the kind is done here")];
    world.edit("applicability", control, &verdict);
}

#[test]
fn a_version_is_frozen_before_it_is_approved() {
    let world = with_version();
    let unfrozen =
        "software statement: freeze the rows first with statement.freeze, so that it is clear what is approved";
    world.refuses("statement.approve", &[("statement", "SV-01")], &[unfrozen]);
    let mut bare = World::new();
    bare.create("statement", &[("title", "Too early")]);
    let rowless = "requirement statement: 93 of the controls of iso27001-2022 have no row yet; lay them out with \
                   applicability.prepare first (6.1.3 c)";
    bare.refuses("statement.freeze", &[("statement", "SV-01")], &[rowless]);
}

#[test]
fn what_is_open_or_bare_is_not_approved() {
    let mut world = with_version();
    for number in 1..=6 {
        world.edit("applicability", &format!("A.5.{number}"), &[("applicable", "undecided")]);
    }
    world.does("statement.freeze", &[("statement", "SV-01")]);
    let open = "requirement rows: nobody decided about A.5.1, A.5.2, A.5.3, A.5.4, A.5.5 and 1 more; decide, then \
                freeze again (6.1.3 c)";
    world.refuses("statement.approve", &[("statement", "SV-01")], &[open]);
    let nobody = "software a person has to sign this; link your account to a person of this organization, or act with --as PERSON";
    world.acting_nobody().refuses("statement.approve", &[("statement", "SV-01")], &[open, nobody]);
}

#[test]
fn whoever_froze_the_rows_does_not_approve_them_while_somebody_else_may() {
    let mut world = with_version();
    world.does("statement.freeze", &[("statement", "SV-01")]);
    world.create("role", &[("title", "Security manager"), ("conformity", "yes")]);
    world.holds("Security manager", "P-001");
    world.clone().does("statement.approve", &[("statement", "SV-01")]);
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    world.holds("Board", "P-002");
    let alone = [("statement", "SV-01"), ("remark", "We are two, and the other is away")];
    let refused = "house-rule nobody approves what they wrote themselves; ask Ben";
    world.refuses("statement.approve", &alone, &[refused]);
    world.acting("P-002").does("statement.approve", &[("statement", "SV-01")]);
}

#[test]
fn an_approved_version_stays_and_the_next_one_replaces_it() {
    let mut world = with_version();
    world.does("statement.freeze", &[("statement", "SV-01")]);
    world.does("statement.approve", &[("statement", "SV-01"), ("remark", "read in the board")]);
    let kept = "house-rule statement: this version is approved and stays as it is; make another and freeze that one";
    world.refuses("statement.freeze", &[("statement", "SV-01")], &[kept]);
    let sealed = "house-rule title: this version is approved and stays as it is; make another and freeze that one";
    let edited = world.try_edit("statement", "SV-01", &[("title", "Another name")]);
    assert_eq!(edited, Err(vec![sealed.to_owned()]));
    exclude(&mut world, "A.8.30");
    world.create("statement", &[("title", "A year later")]);
    world.does("statement.freeze", &[("statement", "SV-02")]);
    world.does("statement.approve", &[("statement", "SV-02")]);
    assert_eq!(world.shows("statement", "SV-02", "version"), "2");
    assert_eq!(world.shows("statement", "SV-02", "replaces"), "SV-01");
    let rows = |reference| {
        let id: Id<Statement> = world.id("statement", reference);
        world.state.get(id).expect(reference).rows.clone()
    };
    let (first, second) = (rows("SV-01"), rows("SV-02"));
    let found = compare(&first, &second);
    assert_eq!((found.len(), found.same, found.added.len(), found.removed.len()), (1, 92, 0, 0));
    let changed = &found.changed[0];
    assert_eq!(changed.row.label(), "A.8.30");
    let parts: Vec<_> = changed.parts.iter().map(|(part, ..)| part.key).collect();
    assert_eq!(parts, ["applicable", "exclusion"]);
    assert!(compare(&second, &rows_now(&world.state, Edition::Iso27001_2022, world.day)).is_empty());
}

#[test]
fn a_control_beyond_the_annex_is_frozen_and_compared_too() {
    let mut world = with_version();
    world.does("statement.freeze", &[("statement", "SV-01")]);
    world.create("control", &[("title", "Guard dog"), ("status", "implemented")]);
    let id: Id<Statement> = world.id("statement", "SV-01");
    let frozen = &world.state.get(id).expect("it is there").rows;
    let today = rows_now(&world.state, Edition::Iso27001_2022, world.day);
    let found = compare(frozen, &today);
    assert_eq!(found.added.iter().map(|row| row.label()).collect::<Vec<_>>(), ["Guard dog"]);
    assert_eq!(compare(&today, frozen).removed.len(), 1);
}

#[test]
fn obligations_and_controls_at_work_give_reasons_too() {
    let mut world = World::new();
    world.does("applicability.prepare", &[]);
    world.create("control", &[("title", "Register of laws"), ("reference_controls", "A.5.31"), ("status", "planned")]);
    world.create("control", &[("title", "Locks"), ("reference_controls", "A.7.3"), ("status", "implemented")]);
    world.create("obligation", &[("title", "Keep customs data"), ("kind", "law"), ("controls", "C-001")]);
    world.create("obligation", &[("title", "Report"), ("kind", "contract"), ("controls", "C-001")]);
    let proposals = |world: &World, id: &str| {
        let rows = soa::rows(&world.state, Edition::Iso27001_2022);
        rows.iter().find(|row| row.control.id == id).expect(id).proposals()
    };
    assert_eq!(proposals(&world, "A.5.31"), [Reason::Legal, Reason::Contractual]);
    assert_eq!(proposals(&world, "A.7.3"), [Reason::Business]);
    world.does("applicability.confirm", &[("rows", "A.5.31, A.7.3")]);
    assert_eq!(proposals(&world, "A.5.31"), []);
    assert_eq!(world.shows("applicability", "A.5.31", "obligations"), "OB-001\nOB-002");
    assert_eq!(world.shows("applicability", "A.7.3", "business"), "yes");
}

#[test]
fn records_speak_against_exclusions() {
    let mut world = decided(Edition::Iso27001_2022);
    for control in ["A.8.28", "A.5.19", "A.5.23", "A.6.7", "A.5.31"] {
        exclude(&mut world, control);
    }
    let against = |world: &World| {
        let rows = soa::rows(&world.state, Edition::Iso27001_2022);
        let excluded = rows.iter().filter(|row| row.verdict() == Verdict::Excluded);
        let excluded: Vec<_> = excluded.filter_map(|row| Some((row.id?, row.decided?))).collect();
        let found = contradicted(&world.state, &Reasons::of(&world.state), Edition::Iso27001_2022, &excluded);
        let told = |(id, witnesses): (_, Vec<Witness>)| {
            let control = excluded.iter().find(|(own, _)| *own == id).expect("it was asked").1.control.to_string();
            let witnesses = witnesses.into_iter().filter_map(|own| Some((own, world.state.find(own.record)?)));
            let witnesses = witnesses.map(|(own, row)| format!("{} {}", row.reference(), own.ground.key()));
            format!("{control}: {}", witnesses.collect::<Vec<_>>().join(" "))
        };
        found.into_iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(against(&world), [""; 0]);
    world.create("asset", &[("name", "Source code of the platform"), ("kind", "primary")]);
    world.create("supplier", &[("name", "Nimbus"), ("kind", "cloud")]);
    world.create("site", &[("name", "Homes"), ("kind", "home")]);
    world.create("obligation", &[("title", "Customs law"), ("kind", "law")]);
    let expected = [
        "A.5.19: SUP-001 supplied",
        "A.5.23: SUP-001 cloud",
        "A.5.31: OB-001 obliged",
        "A.6.7: S-001 home",
        "A.8.28: A-0001 development",
    ];
    assert_eq!(against(&world), expected);
}

#[test]
fn a_justification_that_names_what_speaks_against_it_answers_it() {
    let mut world = decided(Edition::Iso27001_2022);
    for name in ["Source code of the platform", "Development laptops"] {
        world.create("asset", &[("name", name), ("kind", "primary")]);
    }
    let answers = |words: &str| {
        let mut world = world.clone();
        world.edit("applicability", "A.8.28", &[("applicable", "excluded"), ("exclusion", words)]);
        let id = world.id("applicability", "A.8.28");
        let row: &isms::planning::Applicability = world.state.get(id).expect("it is there");
        let reasons = Reasons::of(&world.state);
        let found = contradicted(&world.state, &reasons, Edition::Iso27001_2022, &[(id, row)]);
        assert_eq!((found.len(), found[0].1.len()), (1, 2));
        answer(&world.state, row, &found[0].1) == Answer::Named
    };
    assert!(!answers("all of it is done with care"));
    assert!(!answers("A-0001 is written by ourselves"), "one of two is not all");
    assert!(!answers("A-0001 and A-00022 are written by ourselves"), "another reference is another record");
    assert!(answers("a-0001 and A-0002: both are written by ourselves"));
}

#[test]
fn a_row_takes_its_status_from_the_own_controls_behind_it() {
    let mut world = decided(Edition::Iso27001_2022);
    let take = |rows: &'static str| [("rows", rows)];
    let nothing = "software rows: the own controls say nothing else than these rows; map own controls to Annex A, or keep \
                   their status up to date, first";
    world.refuses("applicability.take_status", &take("A.5.3"), &[nothing]);
    let backups = [("title", "Backups"), ("reference_controls", "A.5.3\nA.8.1"), ("status", "implemented")];
    world.create("control", &backups);
    world.create("control", &[("title", "Vault"), ("reference_controls", "A.8.1"), ("status", "planned")]);
    world.create("control", &[("title", "Guards"), ("reference_controls", "A.7.2"), ("status", "implemented")]);
    exclude(&mut world, "A.7.2");
    world.edit("applicability", "A.5.3", &[("percent", "40")]);
    world.does("applicability.take_status", &take("A.5.3, A.8.1, A.7.2, A.8.13"));
    let told = |control| world.shows("applicability", control, "status");
    assert_eq!(
        ["A.5.3", "A.8.1", "A.7.2", "A.8.13"].map(told),
        ["implemented", "partly", "not-started", "not-started"]
    );
    assert_eq!(world.shows("applicability", "A.5.3", "percent"), "");
    world.refuses("applicability.take_status", &take("A.5.3, A.8.1"), &[nothing]);
}

#[test]
fn the_statement_of_2013_is_carried_over() {
    let mut world = decided(Edition::Iso27001_2013);
    exclude(&mut world, "A.14.2.7");
    world.edit("applicability", "A.12.3.1", &[("owner", "P-002"), ("inclusion", "Data must survive a fire")]);
    let count = |world: &World, wanted| steps(&world.state).iter().filter(|step| step.waits() == wanted).count();
    let waiting = [Waits::Carry, Waits::DecideMerged, Waits::DecideNew, Waits::Settled, Waits::Earlier];
    assert_eq!(waiting.map(|wanted| count(&world, wanted)), [58, 24, 11, 0, 0]);
    world.does("applicability.carry", &[]);
    assert_eq!(waiting.map(|wanted| count(&world, wanted)), [0, 24, 11, 58, 0]);
    assert_eq!(world.shows("applicability", "A.8.30", "applicable"), "excluded");
    assert_eq!(world.shows("applicability", "A.8.13", "inclusion"), "Data must survive a fire");
    assert_eq!(world.shows("applicability", "A.8.13", "owner"), "P-002");
    // Merged from A.5.1.1 and A.5.1.2: the reasons are there, the decision waits.
    assert_eq!(world.shows("applicability", "A.5.1", "business"), "yes");
    assert_eq!(world.shows("applicability", "A.5.1", "applicable"), "undecided");
    world.edit("applicability", "A.5.1", &[("applicable", "applicable")]);
    world.does("applicability.carry", &[]);
    assert_eq!(count(&world, Waits::Settled), 59);
    let nothing =
        "software no decision of 2013 waits to be carried over; decide rows of 2013 first, or go on with 2022";
    World::new().refuses("applicability.carry", &[], &[nothing]);
}
