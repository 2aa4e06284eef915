//! What a person owes: every kind names what there is, and what is done is owed no more.

use isms::evaluation::Programme;
use isms::evaluation::programmes::{Lack, lacks};
use isms::support::documents::readers::reading;
use isms::support::{Document, Person};
use isms::work::calendar::{DATED, calendar, kinds};
use isms::work::duties::{KINDS, Open, duties};
use kernel::{Date, Field, Kind, Register};

use crate::world::World;

const DAY: Date = Date::constant(2026, 11, 23);

fn owed(world: &World, person: &str) -> Vec<String> {
    let duties = duties(&world.state, world.id::<Person>("person", person), DAY);
    let told = |duty: &isms::work::Duty| {
        let row = world.state.find(duty.record).expect("a duty names a record");
        let due = duty.due.map(|day| format!(" by {day}")).unwrap_or_default();
        format!("{} {}{due}", duty.kind, row.reference())
    };
    duties.iter().map(told).collect()
}

fn fields(register: &'static Register, rows: &str) -> Vec<&'static Field> {
    let inside = register.field(rows).and_then(|(_, field)| field.kind.parts()).unwrap_or_default();
    inside.iter().chain(register.fields).collect()
}

#[test]
fn every_kind_names_fields_choices_and_acts_that_there_are() {
    let beside = DATED.iter().map(|(_, kind)| kind);
    let all: Vec<_> = KINDS.iter().chain(beside).collect();
    for kind in &all {
        let register = isms::REGISTERS.iter().find(|register| register.key == kind.register);
        let register = register.unwrap_or_else(|| panic!("{}: no register {}", kind.key, kind.register));
        let fields = fields(register, kind.rows);
        let field = |key: &str| {
            let (group, part) = key.split_once('.').map_or((key, None), |(group, part)| (group, Some(part)));
            let found = fields.iter().copied().find(|field| field.key == group);
            let found = match part {
                Some(part) => found.and_then(|field| field.kind.parts()?.iter().find(|own| own.key == part)),
                None => found,
            };
            found.unwrap_or_else(|| panic!("{}: {} has no field {key}", kind.key, kind.register))
        };
        let who = field(kind.who).kind;
        assert!(matches!(who, Kind::Link("person" | "role") | Kind::Links("person" | "role")), "{}: {who:?}", kind.key);
        assert!(kind.due.is_empty() || matches!(field(kind.due).kind, Kind::Date), "{}", kind.key);
        assert!(
            kind.act.is_empty() || isms::act(kind.act).is_some_and(|act| act.subject() == Some(kind.register)),
            "{}",
            kind.act
        );
        for open in kind.open {
            match *open {
                Open::Blank(key) | Open::Filled(key) | Open::Another(key) => drop(field(key)),
                Open::Is(key, values) | Open::Not(key, values) => {
                    let Kind::Choice(choices) = field(key).kind else { panic!("{}: {key} is no choice", kind.key) };
                    assert!(values.iter().all(|value| choices.values.contains(value)), "{}: {values:?}", kind.key);
                }
                Open::NoneLater(register, keys) => {
                    assert!(register == kind.register && field(keys[0]).kind.target().is_some(), "{}", kind.key);
                    assert!(keys.iter().all(|key| !field(key).key.is_empty()));
                }
                Open::Ahead(key) => assert!(matches!(field(key).kind, Kind::Date), "{}", kind.key),
                Open::Newest => {}
                Open::Unrevised => drop((field("revises"), field("approval"))),
                Open::Stage(_) | Open::PlanLeft => assert_eq!(kind.register, "risk"),
                Open::Unanswered(_) => assert_eq!(kind.register, "comment"),
            }
        }
        assert_eq!(all.iter().filter(|other| other.key == kind.key).count(), 1, "{}", kind.key);
    }
}

#[test]
fn a_task_is_owed_until_it_is_done_and_again_when_it_is_opened() {
    let mut world = World::new().on("2026-11-23");
    world.create("task", &[("title", "Later"), ("assignee", "P-001"), ("due", "2026-12-01")]);
    world.create("task", &[("title", "Late"), ("assignee", "P-001"), ("due", "2026-11-01")]);
    world.create("task", &[("title", "Some time"), ("assignee", "P-001")]);
    world.create("task", &[("title", "Not hers"), ("assignee", "P-002"), ("due", "2026-11-01")]);
    world.create("task", &[("title", "Far away"), ("assignee", "P-001"), ("due", "2027-11-01")]);
    let all = ["task TK-0002 by 2026-11-01", "task TK-0001 by 2026-12-01", "task-undated TK-0003"];
    assert_eq!(owed(&world, "P-001"), all);
    world.does("task.complete", &[("tasks", "TK-0001\nTK-0002"), ("result", "It was easy")]);
    assert_eq!(owed(&world, "P-001"), ["task-undated TK-0003"]);
    assert_eq!(world.shows("task", "TK-0002", "done_on"), "2026-11-23");
    world.edit("task", "TK-0002", &[("done_on", "")]);
    assert_eq!(owed(&world, "P-001"), ["task TK-0002 by 2026-11-01", "task-undated TK-0003"]);
    world.retire("task", "TK-0003");
    assert_eq!(owed(&world, "P-001").len(), 1);
}

#[test]
fn the_owner_of_a_risk_owes_the_next_decision() {
    let world = World::with_risk();
    assert_eq!(owed(&world, "P-001"), ["risk-assess R-0001"]);
    let mut world = world;
    world.assess("R-0001", "3", "3");
    assert_eq!(owed(&world, "P-001"), ["risk-decide R-0001"]);
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "modify")]);
    assert_eq!(owed(&world, "P-001"), ["risk-plan R-0001"]);
    world.create("treatment", &[("title", "Backups"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-01-31")]);
    assert_eq!(owed(&world, "P-001"), ["risk-expect R-0001"]);
    let expected = [("risk", "R-0001"), ("residual_consequence[c].level", "2"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    assert_eq!(owed(&world, "P-001"), ["risk-approve R-0001"]);
}

#[test]
fn whoever_is_spoken_to_owes_an_answer_for_a_while() {
    let mut world = World::new().on("2026-11-23");
    world.does("comment.write", &[("about", "P-002"), ("text", "What do you think, @p-002?")]);
    assert_eq!(owed(&world, "P-002"), ["mention N-00001"]);
    assert!(owed(&world, "P-001").is_empty());
    let mut answered = world.clone().acting("P-002");
    answered.does("comment.write", &[("about", "P-002"), ("text", "It is fine")]);
    assert!(owed(&answered, "P-002").is_empty());
}

#[test]
fn the_calendar_holds_every_open_day_once_the_earliest_first() {
    let mut world = World::new().on("2026-11-23");
    world.create("audit", &[("title", "Clauses 4 to 7"), ("starts_on", "2026-12-10"), ("lead", "P-001")]);
    world.create("review", &[("title", "First review"), ("planned_on", "2026-11-20"), ("chair", "P-002")]);
    world.create(
        "certification",
        &[("title", "Certificate"), ("visits[a].kind", "stage-one"), ("visits[a].from", "2027-02-01")],
    );
    world.create("document", &[("title", "Backup procedure"), ("next_review", "2026-12-01")]);
    world.create("task", &[("title", "Far away"), ("due", "2028-01-01")]);
    let told = |world: &World| {
        let name = |id: &kernel::RawId| world.state.find(*id).expect("it is there").reference();
        let entry = |entry: &isms::work::calendar::Entry| {
            let who = entry.who.iter().map(name).collect::<Vec<_>>().join(",");
            format!("{} {} {} {} {who}", entry.on, entry.theme.key(), entry.kind, name(&entry.record)).trim().to_owned()
        };
        calendar(&world.state, DAY).iter().map(entry).collect::<Vec<_>>()
    };
    let expected = [
        "2026-11-20 reviews review-hold MR-2026-01 P-002",
        "2026-12-10 audits audit-lead AUD-2026-01 P-001",
        "2027-02-01 certification visit CERT-01",
        "2028-01-01 tasks task TK-0001",
    ];
    assert_eq!(told(&world), expected, "a draft has no review that is due");
    world.edit("certification", "CERT-01", &[("visits[a].result", "go on to stage 2")]);
    world.edit("audit", "AUD-2026-01", &[("state", "done"), ("starts_on", "2026-11-20")]);
    world.does("task.complete", &[("tasks", "TK-0001"), ("result", "done")]);
    assert_eq!(told(&world), ["2026-11-20 reviews review-hold MR-2026-01 P-002"]);
    assert!(kinds().all(|(_, kind)| !kind.due.is_empty()));
}

#[test]
fn a_programme_says_what_it_lacks_to_plan_an_audit() {
    let mut world = World::new();
    world.create("programme", &[("title", "2026 to 2028")]);
    let lacking = |world: &World| {
        let id = world.id::<Programme>("programme", "AP-01");
        let programme = world.state.get(id).expect("it was made");
        lacks(&world.state, id, programme).into_iter().map(Lack::key).collect::<Vec<_>>()
    };
    assert_eq!(lacking(&world), ["days", "periods", "audits"]);
    world.edit("programme", "AP-01", &[("starts_on", "2026-01-01"), ("ends_on", "2028-12-31")]);
    world.edit("programme", "AP-01", &[("coverage[a].item", "9.2"), ("coverage[a].periods", "2026-Q4")]);
    assert_eq!(lacking(&world), ["audits"]);
    world.create("audit", &[("title", "Clause 9"), ("programme", "AP-01"), ("starts_on", "2026-12-01")]);
    assert_eq!(lacking(&world), [""; 0]);
    world.edit("audit", "AUD-2026-01", &[("state", "cancelled")]);
    assert_eq!(lacking(&world), ["audits"]);
}

#[test]
fn whether_a_finished_plan_works_is_owed_by_whoever_checks_it_until_it_is_said() {
    let mut world = World::with_decision("3", "3", "modify");
    let plan = [("title", "New lock"), ("risks", "R-0001"), ("check_by", "P-001"), ("check_on", "2026-11-20")];
    world.create("treatment", &plan);
    let check = "treatment-check TP-2026-001 by 2026-11-20".to_owned();
    assert!(!owed(&world, "P-001").contains(&check), "nothing was carried out yet");
    let plan = ("treatment", "TP-2026-001");
    let found = [plan, ("outcome", "effective"), ("because", "nobody got in since")];
    let early = "house-rule treatment: this is not carried out yet; say so first with treatment.complete";
    world.refuses("treatment.judge", &found, &[early]);
    world.does("treatment.complete", &[plan, ("result", "the lock is in place"), ("by", "P-002")]);
    assert!(owed(&world, "P-001").contains(&check), "{:?}", owed(&world, "P-001"));
    world.does("treatment.judge", &found);
    assert!(!owed(&world, "P-001").contains(&check));
}

#[test]
fn people_of_the_units_a_document_is_for_are_asked_to_read_it() {
    let mut world = World::new();
    world.create("unit", &[("name", "Works")]);
    world.create("unit", &[("name", "Stockroom"), ("parent", "Works")]);
    world.create("role", &[("title", "Driver"), ("unit", "Stockroom")]);
    world.holds("Driver", "P-001");
    world.edit("person", "P-002", &[("unit", "Works")]);
    world.create("person", &[("name", "Somebody else")]);
    let written = [("title", "Loading"), ("kind", "procedure"), ("body", "Lock the gate."), ("to_acknowledge", "yes")];
    world.create("document", &[&written[..], &[("units", "Works")]].concat());
    let asked = |world: &World, person| owed(world, person).iter().any(|told| told == "document-acknowledge DOC-001");
    assert!(!asked(&world, "P-002"), "nothing is in force yet");
    world.does("document.submit", &[("document", "DOC-001")]);
    let mut world = world.acting("P-002");
    world.does("document.approve", &[("document", "DOC-001")]);
    world.does("document.publish", &[("document", "DOC-001")]);
    assert_eq!(["P-001", "P-002", "Somebody else"].map(|person| asked(&world, person)), [true, true, false]);
    world.does("acknowledgement.give", &[("document", "DOC-001")]);
    assert_eq!(["P-001", "P-002"].map(|person| asked(&world, person)), [true, false]);
    let id: kernel::Id<Document> = world.id("document", "DOC-001");
    let told = reading(&world.state, id, world.state.get(id).expect("DOC-001"), world.day);
    let said: Vec<_> = told.read.iter().map(|word| (word.person, word.version.as_deref(), word.on)).collect();
    assert_eq!(said, [(world.id("person", "P-002"), Some("1"), Some(world.day))]);
    assert_eq!((told.audience, told.unread), (2, vec![world.id("person", "P-001")]));
    world.does("role.relieve", &[("role", "Driver"), ("person", "P-001"), ("because", "drives no more")]);
    let left = reading(&world.state, id, world.state.get(id).expect("DOC-001"), world.day);
    assert_eq!((left.audience, left.read.len(), left.unread.len()), (1, 1, 0));
}

#[test]
fn a_document_that_was_handed_in_waits_for_whoever_holds_the_role_that_approves_it() {
    let mut world = World::new();
    world.create("role", &[("title", "Head of works")]);
    world.holds("Head of works", "P-001");
    world.holds("Head of works", "P-002");
    let written = [("title", "Loading"), ("kind", "procedure"), ("body", "Lock the gate.")];
    world.create("document", &[&written[..], &[("approver", "Head of works")]].concat());
    let waits = |world: &World, person| owed(world, person).contains(&"document-approve DOC-001".to_owned());
    assert!(!waits(&world, "P-002"), "it is still being written");
    world.does("document.submit", &[("document", "DOC-001")]);
    assert_eq!(["P-001", "P-002"].map(|person| waits(&world, person)), [false, true], "nobody approves their own");
    let mut world = world.acting("P-002");
    world.does("document.approve", &[("document", "DOC-001")]);
    assert!(!waits(&world, "P-002"));
}

#[test]
fn a_role_that_somebody_is_asked_to_give_is_owed_until_that_person_holds_it() {
    let mut world = World::new();
    world.create("person", &[("name", "Mara")]);
    world.create("role", &[("title", "Security officer"), ("responsibilities", "What it answers for")]);
    let asked = [("title", "Give it to Mara"), ("about", "RO-01"), ("act", "role.assign"), ("person", "P-002")];
    world.does("task.ask", &[&asked[..], &[("asked_for", "Mara")]].concat());
    let open = |world: &World| owed(world, "P-002").iter().any(|told| told.ends_with("TK-0001"));
    assert!(open(&world), "{:?}", owed(&world, "P-002"));
    world.does("role.assign", &[("role", "RO-01"), ("person", "P-002"), ("by", "P-001")]);
    assert!(open(&world), "somebody else got it");
    world.does("role.assign", &[("role", "RO-01"), ("person", "Mara")]);
    assert!(!open(&world), "{:?}", owed(&world, "P-002"));
}

#[test]
fn what_somebody_is_asked_for_is_owed_until_it_is_done() {
    let mut world = World::new();
    world.create("scope", &[("title", "All"), ("statement", "Hosting"), ("location", "Graz"), ("owner", "P-001")]);
    let asked = [("title", "Approve: All"), ("about", "SC-01"), ("act", "scope.approve"), ("person", "P-002")];
    world.does("task.ask", &asked);
    assert_eq!(world.shows("task", "TK-0001", "asked_on"), "2026-11-23");
    assert!(owed(&world, "P-002").contains(&"task-undated TK-0001".to_owned()));
    world.refuses("task.ask", &asked, &["software person: TK-0001 asks for this already and is open"]);
    let mut done = world.clone().acting("P-002");
    done.does("scope.approve", &[("scope", "SC-01")]);
    assert!(!owed(&done, "P-002").iter().any(|own| own.contains("TK-0001")), "it is approved");
    let over = "software act: this record does not wait for that act; look what is open on it";
    done.refuses("task.ask", &[&asked[..3], &[("person", "P-001")]].concat(), &[over]);
}
