use isms::work::calendar::kinds;

use super::{Theme, View, view};
use crate::pages::world::{World, address};

fn shown(world: &World, query: &str) -> View {
    view(world.scene(), &address(query)).unwrap_or_else(|halt| panic!("{query}: {halt:?}"))
}

fn dated() -> World {
    let mut world = World::with_risks();
    world.create("audit", &[("title", "Clauses 4 to 7"), ("starts_on", "2026-12-10"), ("lead", "P-001")]);
    world.create("audit", &[("title", "Clauses 8 to 10"), ("starts_on", "2027-12-10"), ("lead", "P-002")]);
    world.create("review", &[("title", "First review"), ("planned_on", "2026-11-20"), ("chair", "P-002")]);
    world.create("task", &[("title", "Write it down"), ("due", "2026-12-24"), ("assignee", "P-001")]);
    world
}

#[test]
fn what_was_missed_comes_first_and_then_the_months() {
    let view = shown(&dated(), "");
    assert_eq!(view.late.lines.iter().map(|line| line.record.reference.as_str()).collect::<Vec<_>>(), ["MR-2026-01"]);
    let months: Vec<_> = view.months.iter().map(|month| (month.label.as_str(), month.lines.len())).collect();
    // Ada accepted R-0002 until the end of June.
    assert_eq!(months, [("Dec 2026", 2), ("Jun 2027", 1)]);
    assert_eq!(view.months[1].lines[0].what, "Acceptance of the risk ends");
    assert_eq!((view.total, view.later), (4, 1));
}

#[test]
fn the_address_asks_for_kinds_for_ones_own_and_for_more_months() {
    let world = dated();
    let total = |query: &str| shown(&world, query).total;
    let asked = ["kind=audits", "kind=audits,reviews", "kind=audits&months=36", "mine=1", "kind=certification"];
    assert_eq!(asked.map(total), [1, 2, 2, 3, 0]);
    assert!(view(world.scene(), &address("kind=feasts")).is_err());
    assert!(view(world.scene(), &address("months=0")).is_err());
}

#[test]
fn activities_that_nobody_sees_to_are_one_line_a_month_and_those_the_records_show_are_none() {
    let mut world = dated();
    world.does("profile.begin", &[("name", "Acme"), ("persons", "60"), ("sector", "software")]);
    let activities = |world: &World| {
        let view = shown(world, "kind=tasks");
        let lines = view.months.into_iter().flat_map(|month| month.lines).filter(|line| line.kind == "activity");
        lines.map(|line| line.record.reference).collect::<Vec<_>>()
    };
    let folded = activities(&world);
    let sum: usize = folded.iter().filter_map(|count| count.parse::<usize>().ok()).sum();
    assert!(folded.len() < 20 && sum > 80, "{folded:?}");
    // The scope is approved: what it takes to write and approve it is done.
    let scope = world.state.table("activity").into_iter().flat_map(|table| table.rows());
    let scope = scope.map(|row| row.reference()).nth(24).expect("a hundred of them");
    world.edit("activity", &scope, &[("owner", "P-001")]);
    assert!(activities(&world).contains(&scope), "{scope}");
    world.does_as("P-002", "scope.approve", &[("scope", "SC-01")]);
    assert!(!activities(&world).contains(&scope), "{scope}");
}

#[test]
fn many_of_one_kind_on_the_same_day_are_one_line_that_opens_to_all_of_them() {
    let mut world = dated();
    for at in 1..=5 {
        let day = if at == 5 { "2027-01-20" } else { "2027-01-19" };
        world.create("task", &[("title", &format!("Ask {at}")), ("due", day), ("assignee", "P-001")]);
    }
    world.create("task", &[("title", "Ask somebody else"), ("due", "2027-01-19"), ("assignee", "P-002")]);
    let view = shown(&world, "kind=tasks");
    let month = view.months.iter().find(|own| own.month == "2027-01").expect("a month with tasks");
    let told: Vec<_> = month.lines.iter().map(|own| (own.record.reference.as_str(), own.records.len())).collect();
    assert_eq!((month.total, told[0], told.len()), (6, ("5", 5), 2), "{told:?}");
    assert_eq!(month.lines[0].who.len(), 2);
    assert_eq!(month.lines[1].record.title, "Ask 5");
}

#[test]
fn every_kind_of_day_and_every_theme_has_its_words() {
    let t = crate::texts::fallback();
    let lacking = kinds().map(|(_, kind)| format!("date-{}", kind.key));
    let themes = Theme::ALL.map(|theme| format!("calendar-{}", theme.key()));
    let lacking: Vec<_> = lacking.chain(themes).filter(|key| !t.has(key)).collect();
    assert_eq!(lacking, [""; 0]);
}
