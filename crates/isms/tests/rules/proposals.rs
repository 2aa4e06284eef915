//! 6.1.2 c: what is proposed for which assets, and what becomes of proposals.

use isms::planning::risks::{Prospect, prospects};
use isms::planning::worth::{worth, worthless};
use kernel::Level;

use crate::world::World;

/// A server of Ada's on which the customer portal depends; fire threatens both aims of its type, theft one.
fn with_library() -> World {
    let mut world = World::with_method();
    world.create("asset-type", &[("title", "Server"), ("kind", "supporting")]);
    world.create("threat", &[("title", "Theft"), ("confidentiality", "yes")]);
    world.create("threat", &[("title", "Fire"), ("availability", "yes"), ("integrity", "yes")]);
    world.create("vulnerability", &weakness("No fire alarm", "Fire"));
    world.create("vulnerability", &weakness("Open door", "Theft"));
    world.create("vulnerability", &weakness("Paper beside the rack", "Fire"));
    world.create("asset", &[("name", "Rack"), ("kind", "supporting"), ("asset_type", "Server"), ("owner", "P-001")]);
    let portal = [("name", "Portal"), ("kind", "primary"), ("value[a].level", "4"), ("depends_on", "A-0001")];
    world.create("asset", &portal);
    world
}

fn weakness(title: &'static str, threat: &'static str) -> [(&'static str, &'static str); 3] {
    [("title", title), ("exploited[1].threat", threat), ("exploited[1].asset_types", "Server")]
}

fn titles(world: &World) -> Vec<String> {
    world.state.table("risk").into_iter().flat_map(|risks| risks.rows().map(|row| row.record.title())).collect()
}

#[test]
fn an_asset_inherits_the_value_of_what_depends_on_it() {
    let mut world = with_library();
    let value = |world: &World| worth(&world.state, world.id("asset", "Rack"), "a");
    assert_eq!(value(&world), Level(4));
    world.edit("asset", "Rack", &[("value[a].level", "2")]);
    assert_eq!(value(&world), Level(2));
}

#[test]
fn proposals_gather_the_weaknesses_of_an_asset_by_threat_and_rank_by_value() {
    let mut world = with_library();
    world.does("risk.propose", &[("assets", "Rack")]);
    assert_eq!(titles(&world), ["Fire on Rack", "Theft on Rack"]);
    assert_eq!(world.shows("risk", "R-0001", "vulnerabilities"), "V-0001\nV-0003");
    assert_eq!(world.shows("risk", "R-0001", "owner"), "P-001");
    assert_eq!(world.shows("risk", "R-0001", "status"), "proposed");
}

#[test]
fn a_proposal_tells_cause_event_and_harm_in_plain_words_and_they_can_be_edited() {
    let mut world = with_library();
    world.edit("threat", "Fire", &[("wording", "Flames reach {asset}")]);
    let nameless = "software wording: write {asset} where the name of the asset stands";
    let refused = world.try_edit("threat", "Theft", &[("wording", "Somebody steals")]);
    assert_eq!(refused.expect_err("it names no asset"), [nameless]);
    world.does("risk.propose", &[("assets", "Rack")]);
    let says = |world: &World, risk| ["title", "cause", "event", "harm"].map(|field| world.shows("risk", risk, field));
    let fire = [
        "Flames reach Rack",
        "No fire alarm (and 1 more of the weaknesses listed)",
        "Flames reach Rack",
        "people rely on what is wrong, or work that needs Rack stands still",
    ];
    assert_eq!(says(&world, "R-0001"), fire);
    let theft = ["Theft on Rack", "Open door", "Theft on Rack", "others learn what they must not know"];
    assert_eq!(says(&world, "R-0002"), theft);
    world.does("risk.adopt", &[("risks", "R-0001")]);
    world.edit("risk", "R-0001", &[("harm", "No bookings for days")]);
    assert_eq!(world.shows("risk", "R-0001", "harm"), "No bookings for days");
}

#[test]
fn what_touches_nothing_of_value_stands_after_everything_else_that_was_chosen() {
    let mut world = with_library();
    world.edit("threat", "Theft", &[("availability", "yes")]);
    world.create("asset", &[("name", "Old server"), ("kind", "supporting"), ("asset_type", "Server")]);
    world.does("risk.propose", &[("assets", "Old server, Rack"), ("limit", "3")]);
    assert_eq!(titles(&world), ["Fire on Rack", "Theft on Rack", "Fire on Old server"]);
}

#[test]
fn what_is_in_the_register_is_not_proposed_again() {
    let mut world = with_library();
    world.does("risk.propose", &[("assets", "Rack"), ("limit", "1")]);
    assert_eq!(titles(&world), ["Fire on Rack"]);
    world.does("risk.reject", &[("risks", "R-0001"), ("reason", "the building is made of stone")]);
    world.does("risk.propose", &[("assets", "Rack")]);
    world.does("risk.propose", &[("assets", "Rack")]);
    assert_eq!(titles(&world), ["Fire on Rack", "Theft on Rack"]);
}

#[test]
fn an_asset_without_type_and_a_limit_off_the_scale_are_refused_together() {
    let refusals = [
        "software limit: ask for 1 to 1000 proposals",
        "software assets: A-0003 Paper has no type; choose its asset type, so that the library can say what may happen to it",
    ];
    let mut world = with_library();
    world.create("asset", &[("name", "Paper"), ("kind", "primary")]);
    world.refuses("risk.propose", &[("assets", "Rack, Paper"), ("limit", "0")], &refusals);
    with_library().refuses("risk.propose", &[], &["software assets: required; fill this in"]);
}

#[test]
fn proposals_are_adopted_or_rejected_many_at_once() {
    let mut world = with_library();
    world.does("risk.propose", &[("assets", "Rack")]);
    let proposal = "software risk: this is only a proposal; take it into the register with risk.adopt first";
    let reading = [("risk", "R-0001"), ("consequence[c].level", "3"), ("likelihood", "3")];
    world.refuses("risk.assess", &reading, &[proposal]);
    world.refuses("risk.reject", &[("risks", "R-0001")], &["software reason: required; fill this in"]);
    world.does("risk.reject", &[("risks", "R-0001, R-0002"), ("reason", "none of ours")]);
    assert_eq!(world.shows("risk", "R-0002", "rejection"), "by P-001, on 2026-11-23, reason none of ours");
    world.does("risk.adopt", &[("risks", "R-0001, R-0002")]);
    assert_eq!(world.shows("risk", "R-0002", "rejection"), "");
    let adopted = "software risks: R-0001 is a risk of the register; retire it if it is no longer one";
    world.refuses("risk.reject", &[("risks", "R-0001"), ("reason", "no")], &[adopted]);
    world.retire("risk", "R-0001");
    world.refuses("risk.adopt", &[("risks", "R-0001")], &["software risks: R-0001 is retired; restore it first"]);
}

/// The number of live records of a register.
fn count(world: &World, register: &str) -> usize {
    world.state.table(register).map_or(0, |table| table.len_live())
}

#[test]
fn the_catalogue_offered_is_taken_over_once_and_whole() {
    let mut world = World::with_method();
    world.does("threat.adopt", &[("groups", "cloud")]);
    let counts = |world: &World| ["asset-type", "threat", "vulnerability"].map(|register| count(world, register));
    assert_eq!(counts(&world), [46, 66, 5]);
    let cloud = world.state.table("vulnerability").and_then(|all| all.rows().next().map(|row| row.reference()));
    world.retire("vulnerability", &cloud.expect("one of the cloud"));
    world.does("threat.adopt", &[]);
    assert_eq!(counts(&world), [46, 66, 129]);
    let pairs = |row: kernel::Row<'_>| {
        let exploited = row.record.as_any().downcast_ref::<isms::planning::Vulnerability>().map(|own| &own.exploited);
        exploited.into_iter().flat_map(|all| all.iter()).map(|(_, own)| own.asset_types.len()).sum::<usize>()
    };
    let all = world.state.table("vulnerability").expect("the register is listed");
    assert_eq!(all.rows().map(pairs).sum::<usize>(), 521);
    let size = world.state.size();
    assert!(world.try_act("threat.adopt", &[]).is_err() || world.state.size() == size + 1, "nothing is doubled");
    assert_eq!(counts(&world), [46, 66, 129]);
}

#[test]
fn at_most_fifty_risks_are_proposed_from_the_catalogue_the_gravest_first() {
    let mut world = World::with_method();
    world.does("threat.adopt", &[]);
    for (name, level) in [("Test server", "1"), ("Booking server", "5")] {
        let values = [("value[c].level", level), ("value[i].level", level), ("value[a].level", level)];
        let server = [("name", name), ("kind", "supporting"), ("asset_type", "Server or storage hardware")];
        world.create("asset", &[&server[..], &values[..]].concat());
    }
    world.does("risk.propose", &[("assets", "Test server, Booking server"), ("limit", "1000")]);
    let all = count(&world, "risk");
    assert!(all > 10, "{all}");
    let titles = titles(&world);
    let mine = |title: &String| title.contains("Booking server");
    assert!(mine(&titles[0]) && !mine(&titles[1]) && mine(&titles[2]), "in turn, the higher value first: {titles:#?}");
    let mut few = World::with_method();
    few.does("threat.adopt", &[]);
    for number in 0..9 {
        few.create(
            "asset",
            &[
                ("name", &format!("Server {number}")),
                ("kind", "supporting"),
                ("asset_type", "Server or storage hardware"),
            ],
        );
    }
    let names: Vec<_> = (0..9).map(|number| format!("Server {number}")).collect();
    few.does("risk.propose", &[("assets", &names.join(", "))]);
    assert_eq!(count(&few, "risk"), 50);
}

#[test]
fn no_asset_of_value_is_left_out_while_another_has_its_second_proposal() {
    let mut world = with_library();
    for (name, level) in [("Mail server", "2"), ("Old server", "0"), ("Shop server", "5")] {
        let server = [("name", name), ("kind", "supporting"), ("asset_type", "Server")];
        let value: &[(&str, &str)] = if level == "0" { &[] } else { &[("value[a].level", level)] };
        world.create("asset", &[&server[..], value].concat());
    }
    let all = ("assets", "Rack, Mail server, Old server, Shop server");
    world.does("risk.propose", &[all, ("limit", "3")]);
    assert_eq!(titles(&world), ["Fire on Shop server", "Fire on Rack", "Fire on Mail server"]);
    let left = |world: &World| {
        let assets = kernel::Links::to(["Rack", "Old server"].map(|name| world.id("asset", name)));
        prospects(&world.state, &assets).into_iter().map(|(_, own)| own).collect::<Vec<_>>()
    };
    assert_eq!(left(&world), [Prospect::Proposes(1), Prospect::Proposes(2)]);
    // What touches nothing of value is proposed after everything else, and in the end everything is.
    world.does("risk.propose", &[all]);
    assert_eq!(left(&world), [Prospect::Exhausted; 2]);
}

#[test]
fn what_the_library_says_of_the_carrier_is_proposed_for_information_and_the_rest_is_named_with_its_reason() {
    let mut world = with_library();
    world.create("asset-type", &[("title", "Records"), ("kind", "primary")]);
    world.create("asset", &[("name", "Contracts"), ("kind", "primary"), ("asset_type", "Records")]);
    world.create("asset", &[("name", "Paper"), ("kind", "primary")]);
    let told = |world: &World| {
        let all = kernel::Links::to(["Rack", "Portal", "Contracts", "Paper"].map(|name| world.id("asset", name)));
        prospects(&world.state, &all).into_iter().map(|(_, own)| own).collect::<Vec<_>>()
    };
    let without = [Prospect::Unknown, Prospect::Untyped];
    assert_eq!(told(&world), [&[Prospect::Proposes(2), Prospect::Carried(2)][..], &without].concat());
    world.does("risk.propose", &[("assets", "Portal, Contracts")]);
    assert_eq!(titles(&world), ["Fire on Portal", "Theft on Portal"]);
    world.edit("asset", "Contracts", &[("depends_on", "Rack")]);
    assert_eq!(told(&world)[1..3], [Prospect::Exhausted, Prospect::Carried(2)]);
}

#[test]
fn the_first_reading_begins_with_the_values_at_stake() {
    let mut world = with_library();
    world.does("risk.propose", &[("assets", "Rack")]);
    let act = isms::act("risk.assess").expect("it is listed");
    let context = kernel::Context::new(kernel::RawId(1), None, world.day, kernel::Timestamp::UNIX_EPOCH, 1);
    let fire = world.state.resolve("risk", "R-0001").expect("proposed");
    let args = (act.prefill)(&world.state, &context, fire).expect("a form");
    let consequence = args.iter().find(|(key, _)| key == "consequence").expect("an argument");
    assert_eq!(kernel::print::text(&consequence.1, &world.state), "a: level 4");
}

#[test]
fn an_asset_without_value_has_its_gravest_risk_proposed_before_another_has_its_second() {
    let mut world = with_library();
    world.create("asset", &[("name", "Old server"), ("kind", "supporting"), ("asset_type", "Server")]);
    let both = ("assets", "Old server, Rack");
    world.does("risk.propose", &[both, ("limit", "2")]);
    assert_eq!(titles(&world), ["Fire on Rack", "Fire on Old server"]);
    world.does("risk.propose", &[both, ("limit", "1")]);
    assert_eq!(titles(&world).last().map(String::as_str), Some("Theft on Rack"));
    assert_eq!(worthless(&world.state), [world.id("asset", "Old server")]);
}

#[test]
fn that_no_risk_was_found_around_assets_is_said_by_a_person_while_none_is_recorded() {
    let mut world = with_library();
    let said = [("assets", "Rack, Portal"), ("statement", "Contract and outages read with the provider")];
    let blank = [said[0], ("statement", " ")];
    world.refuses("asset.find_no_risk", &blank, &["software statement: required; fill this in"]);
    world.does("asset.find_no_risk", &said);
    let told = "by P-001, on 2026-11-23, statement Contract and outages read with the provider";
    assert_eq!(world.shows("asset", "A-0002", "sought"), told);
    world.does("risk.propose", &[("assets", "Rack"), ("limit", "1")]);
    let refused = "software assets: R-0001 was found around A-0001; reject or retire it with the reason, before";
    world.refuses("asset.find_no_risk", &said, &[refused]);
    world.does("risk.reject", &[("risks", "R-0001"), ("reason", "the building is made of stone")]);
    world.does("asset.find_no_risk", &said);
}
