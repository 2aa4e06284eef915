//! Clocks of incidents: when a report is due, who sends it, and what is told once it went out.

use isms::operation::Incident;
use isms::operation::incidents::clocks::{Standing, unsent, unstarted};
use isms::support::Person;
use isms::work::calendar::calendar;
use isms::work::{Now, duties};
use jiff::tz::TimeZone;
use kernel::{Date, Timestamp};

use crate::world::World;

const DAY: Date = Date::constant(2026, 11, 23);
const NOTICED: &str = "2026-11-22T22:30:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().expect(text)
}

fn moment(text: &str) -> Now {
    let zone = TimeZone::get("Europe/Oslo").expect("a zone of the database");
    Now { day: zone.to_datetime(at(text)).date(), time: at(text), zone }
}

/// A stolen laptop with personal data on it that Ben handles, and two obligations that want a report.
fn stolen() -> World {
    let mut world = World::new().on("2026-11-23");
    let authority = [("title", "Tell the authority"), ("personal_data", "yes"), ("report_hours", "72")];
    world.create("party", &[("name", "The authority")]);
    world.create("obligation", &[&authority[..], &[("party", "The authority")]].concat());
    world.create("obligation", &[("title", "Tell the first customer"), ("report_hours", "8"), ("owner", "P-001")]);
    let told = [("title", "A laptop was stolen"), ("detected_at", NOTICED), ("personal_data", "yes")];
    world.create("incident", &[&told[..], &[("owner", "P-002")]].concat());
    world
}

fn asking(world: &World) -> Vec<String> {
    let incident = world.state.get(world.id::<Incident>("incident", "A laptop was stolen")).expect("it was made");
    unstarted(&world.state, incident).into_iter().map(|id| world.state.reference(id)).collect()
}

#[test]
fn obligations_that_say_how_soon_let_clocks_run_once() {
    let mut world = stolen();
    assert_eq!(asking(&world), ["OB-001", "OB-002"]);
    let clocks = ("incident", "A laptop was stolen");
    world.does("incident.start_clocks", &[clocks, ("obligations", "OB-001\nOB-002")]);
    assert!(asking(&world).is_empty());
    let shown = world.shows("incident", "A laptop was stolen", "clocks");
    assert!(shown.contains("three-days") && shown.contains("The authority"), "{shown}");
    let due: Vec<_> = unsent(&world.state).into_iter().map(|own| own.due).collect();
    assert_eq!(due, [at("2026-11-23T06:30:00Z"), at("2026-11-25T22:30:00Z")]);
    let again = "software obligations: the clock of OB-001 runs already";
    world.refuses("incident.start_clocks", &[clocks, ("obligations", "OB-001")], &[again]);
    world.create("obligation", &[("title", "Keep it tidy")]);
    let silent = "software obligations: Keep it tidy does not say within how many hours; write it there first";
    world.refuses("incident.start_clocks", &[clocks, ("obligations", "OB-003")], &[silent]);
}

#[test]
fn what_is_about_other_things_asks_for_no_report() {
    let mut world = stolen();
    world.edit("incident", "A laptop was stolen", &[("personal_data", "no")]);
    assert_eq!(asking(&world), ["OB-002"]);
    world.create("asset", &[("name", "Till"), ("kind", "supporting")]);
    world.edit("obligation", "OB-002", &[("assets", "Till")]);
    assert!(asking(&world).is_empty());
    world.edit("incident", "A laptop was stolen", &[("assets", "Till"), ("class", "false-alarm")]);
    assert!(asking(&world).is_empty(), "a false alarm is reported to nobody");
}

#[test]
fn a_report_is_owed_to_the_hour_by_whoever_handles_the_incident() {
    let mut world = stolen();
    world.does("incident.start_clocks", &[("incident", "A laptop was stolen"), ("obligations", "OB-001\nOB-002")]);
    let owed = |world: &World, person: &str, now: &str| {
        let now = moment(now);
        let found = duties(&world.state, world.id::<Person>("person", person), now.clone());
        let told = |duty: &isms::work::Duty| {
            format!("{} {} {}", duty.due.expect("a day"), duty.at.expect("an hour"), duty.is_late(&now))
        };
        found.iter().filter(|duty| duty.kind == "incident-clock").map(told).collect::<Vec<_>>()
    };
    // A record is told once, by what is due first.
    assert_eq!(owed(&world, "P-002", "2026-11-23T06:00:00Z"), ["2026-11-23 2026-11-23T06:30:00Z false"]);
    assert_eq!(owed(&world, "P-002", "2026-11-23T07:00:00Z"), ["2026-11-23 2026-11-23T06:30:00Z true"]);
    let days: Vec<_> = calendar(&world.state, moment("2026-11-23T07:00:00Z"))
        .into_iter()
        .filter(|entry| entry.kind == "incident-clock")
        .map(|entry| (entry.on.to_string(), entry.is_late(&moment("2026-11-23T07:00:00Z"))))
        .collect();
    // Three days after half past ten in the evening is the next day in Oslo.
    assert_eq!(days, [("2026-11-23".to_owned(), true), ("2026-11-25".to_owned(), false)]);
    world.edit("incident", "A laptop was stolen", &[("owner", "")]);
    assert_eq!(owed(&world, "P-001", "2026-11-23T06:00:00Z").len(), 1, "the obligation has an owner");
    assert!(owed(&world, "P-002", "2026-11-23T06:00:00Z").is_empty());
}

#[test]
fn what_was_sent_runs_no_more_and_says_whether_it_was_late() {
    let mut world = stolen();
    let incident = ("incident", "A laptop was stolen");
    world.does("incident.start_clocks", &[incident, ("obligations", "OB-001\nOB-002")]);
    let nobody = "software to: no report to \"The press\" is still to be sent; write whom a clock names";
    world.refuses("incident.send_report", &[incident, ("to", "The press")], &[nobody]);
    // The world's clock stands before the incident; what is still to come was sent by nobody.
    let early = "software sent_at: this time is still to come; leave it empty or write an earlier one";
    world.refuses("incident.send_report", &[incident, ("sent_at", "2027-01-01T00:00:00Z")], &[early]);
    world.does("incident.send_report", &[incident, ("to", "The authority"), ("remark", "by their form")]);
    assert_eq!(unsent(&world.state).len(), 1, "the customer still waits");
    world.does("incident.send_report", &[incident]);
    assert!(unsent(&world.state).is_empty());
    let all = "software to: every report was sent; add the clock of another one first";
    world.refuses("incident.send_report", &[incident], &[all]);
    world.edit("incident", "A laptop was stolen", &[("clocks[ob-002].sent_at", "2026-11-23T07:30:00Z")]);
    let own = world.state.get(world.id::<Incident>("incident", "A laptop was stolen")).expect("it was made");
    let standing = |key: &str| {
        let clock = own.clocks.at(key).expect(key);
        clock.standing(&world.state, own, at("2026-12-01T00:00:00Z"))
    };
    assert_eq!(standing("ob-001"), Standing::InTime);
    assert_eq!(standing("ob-002"), Standing::SentLate(at("2026-11-23T06:30:00Z")));
    assert_eq!(DAY, world.day);
}
