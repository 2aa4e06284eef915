//! From an empty ledger to an accepted risk and a statement.

use isms::catalogue::Edition;

use super::Way;

/// Three answers to begin with.
pub fn begin(way: &mut Way) {
    way.does("profile.begin", &[("name", "Acme"), ("persons", "60"), ("sector", "software")]);
    way.does("profile.find_no_opportunity", &[("profile", "PF-01"), ("statement", "Gone through with all units")]);
    let rule = [("profile", "PF-01"), ("rule", "acceptances-end")];
    way.does("profile.set_aside", &[rule[0], rule[1], ("reason", "The board looks at all of them each quarter")]);
    way.does("profile.count_again", &rule);
}

/// Context, method, a risk and the statement.
pub fn tell(way: &mut Way) {
    scope_and_method(way);
    roles(way);
    library_and_assets(way);
    one_risk(way);
    way.does("applicability.prepare", &[]);
    way.does("applicability.confirm", &[("rows", "A.8.13")]);
    way.does(
        "applicability.decide",
        &[("rows", "A.8.30"), ("applicable", "no"), ("exclusion", "Nobody develops for us")],
    );
    way.world.create("control", &[("title", "Fence"), ("reference_controls", "A.7.1"), ("status", "implemented")]);
    way.does("applicability.decide", &[("rows", "A.7.1"), ("applicable", "yes"), ("business", "yes")]);
    way.does("applicability.take_status", &[("rows", "A.7.1")]);
    way.world.create("control", &[("title", "Door"), ("reference_controls", "A.7.2"), ("status", "implemented")]);
    way.does(
        "applicability.uphold",
        &[("applicability", "A.7.2"), ("reason", "It is a fire door, and locks nobody out")],
    );
    versions(way);
    ahead(way);
}

/// A system that was at work before it came in, and an owner who hands over.
pub fn past(way: &mut Way) {
    let given = |it| [it, ("approved_by", "P-002"), ("approved_on", "2026-11-05"), ("proof", "Minutes in the safe")];
    way.world.create("scope", &[("title", "All"), ("statement", "Hosting"), ("location", "Graz")]);
    way.does("scope.bring_in", &given(("scope", "SC-01")));
    way.does("method.adopt", &[]);
    way.does("method.bring_in", &given(("method", "M-01")));
    way.world = way.world.clone().happened_on("2026-11-06");
    way.world.create("risk", &[("title", "Fire in the rack"), ("owner", "P-001")]);
    let risk = ("risk", "R-0001");
    way.does("risk.assess", &[risk, ("consequence[a].level", "3"), ("likelihood", "3")]);
    way.leads("risk.decide", &[risk, ("option", "modify")], "to-plan");
    let plan = [("title", "Alarm"), ("risks", "R-0001"), ("owner", "P-001"), ("due", "2027-01-31")];
    way.world.create("treatment", &plan);
    way.leads(
        "risk.expect",
        &[risk, ("residual_consequence[a].level", "3"), ("residual_likelihood", "1")],
        "to-approve",
    );
    let proof = ("proof", "List in the safe");
    let plans = ("treatments", "TP-2026-001");
    way.leads("treatment.bring_in", &[plans, ("approved_on", "2026-11-07"), proof], "to-accept");
    way.leads("risk.bring_in", &[("risks", "R-0001"), ("accepted_on", "2026-11-07"), proof], "accepted");
    way.world.does("applicability.prepare", &[]);
    for control in &Edition::Iso27001_2022.standard().controls {
        way.world.edit("applicability", &control.id, &[("applicable", "applicable"), ("business", "yes")]);
    }
    way.world.create("statement", &[("title", "First")]);
    way.world.does("statement.freeze", &[("statement", "SV-01")]);
    way.does("statement.bring_in", &given(("statement", "SV-01")));
    let to = ("to", "P-002");
    way.does("treatment.hand_over", &[plans, to]);
    way.leads("risk.hand_over", &[("risks", "R-0001"), to], "to-accept");
    way.world.create("asset", &[("name", "Rack"), ("owner", "P-001")]);
    way.does("person.hand_over", &[("person", "P-001"), to]);
}

/// A statement of 2013 is decided, frozen, approved and carried over.
fn versions(way: &mut Way) {
    way.does("applicability.prepare", &[("edition", "2013")]);
    for control in &Edition::Iso27001_2013.standard().controls {
        way.world.edit("applicability", &control.id, &[("applicable", "applicable"), ("business", "yes")]);
    }
    way.world.create("statement", &[("title", "By the edition of 2013"), ("edition", "2013")]);
    way.does("statement.freeze", &[("statement", "SV-01")]);
    way.does("statement.approve", &[("statement", "SV-01")]);
    way.does("applicability.carry", &[]);
}

/// Objectives, opportunities and changes.
fn ahead(way: &mut Way) {
    way.world.create("objective", &[("title", "Quick restores"), ("target", "4"), ("state", "set")]);
    way.does("objective.check_in", &[("objective", "O-001"), ("value", "5"), ("outlook", "on-track")]);
    let chance = [("title", "Insurance"), ("decision", "pursue"), ("actions[1].what", "Ask for offers")];
    way.world.create("opportunity", &chance);
    let judged = [("opportunity", "OP-001"), ("outcome", "effective"), ("result", "The premium fell")];
    way.does("opportunity.evaluate", &judged);
    let planned =
        [("reason", "Mail is lost"), ("consequences", "Two days of both"), ("owner", "P-001"), ("due", "2026-12-01")];
    way.world.create("change", &[&[("title", "New mail server")], planned.as_slice()].concat());
    way.does("change.approve", &[("change", "CH-2026-001"), ("remark", "Nobody else is here")]);
    way.does("change.revise", &[("change", "CH-2026-001")]);
    way.does("change.approve", &[("change", "CH-2026-001"), ("remark", "Nobody else is here")]);
    way.world.edit("change", "CH-2026-001", &[("state", "done"), ("done_on", "2026-11-20")]);
    let seen = [("change", "CH-2026-001"), ("outcome", "effective"), ("because", "No mail was lost since")];
    way.acting("P-002");
    way.does("change.review", &seen);
    way.does("change.settle_risks", &[("change", "CH-2026-001"), ("because", "The same rights and backups")]);
    way.acting("P-001");
}

fn scope_and_method(way: &mut Way) {
    way.world.create("scope", &[("title", "All"), ("statement", "Hosting"), ("location", "Graz")]);
    way.does("scope.approve", &[("scope", "SC-01")]);
    way.does("scope.revise", &[("scope", "SC-01")]);
    way.does("scope.approve", &[("scope", "SC-02")]);
    way.does("scope.begin_operation", &[("scope", "SC-02"), ("on", "2027-01-01")]);
    way.does("method.adopt", &[]);
    way.world.holds("Manager", "P-002");
    way.does("method.approve", &[("method", "M-01")]);
    way.does("method.revise", &[("method", "M-01")]);
    way.does("method.approve", &[("method", "M-02")]);
}

fn roles(way: &mut Way) {
    way.does("role.assign", &[("role", "Manager"), ("person", "P-002"), ("remark", "knows the business")]);
    let back = [("role", "Manager"), ("person", "P-002"), ("because", "a mistake")];
    way.does("role.relieve", &back);
    way.does("role.assign", &[("role", "Manager"), ("person", "P-002")]);
    way.does("role.communicate", &[("role", "Manager"), ("to", "all staff")]);
}

fn library_and_assets(way: &mut Way) {
    way.does("threat.adopt", &[("groups", "cryptography")]);
    let world = &mut way.world;
    world.create("asset-type", &[("title", "Server"), ("kind", "supporting")]);
    world.create("threat", &[("title", "Fire in the rack"), ("availability", "yes")]);
    let exploited =
        [("title", "No alarm"), ("exploited[1].threat", "Fire in the rack"), ("exploited[1].asset_types", "Server")];
    world.create("vulnerability", &exploited);
    let rack = [("name", "Rack"), ("kind", "supporting"), ("asset_type", "Server"), ("owner", "P-001")];
    world.create("asset", &rack);
    world.create("control", &[("title", "Backups"), ("reference_controls", "A.8.13")]);
}

fn one_risk(way: &mut Way) {
    let (risk, plan) = (("risk", "R-0001"), ("treatment", "TP-2026-001"));
    let looked = [("assets", "Rack"), ("statement", "Read with the landlord; nothing that is not known")];
    way.does("asset.find_no_risk", &looked);
    way.leads("risk.propose", &[("assets", "Rack")], "proposed");
    way.leads("risk.reject", &[("risks", "R-0001"), ("reason", "a mistake")], "rejected");
    way.leads("risk.adopt", &[("risks", "R-0001")], "to-assess");
    way.leads("risk.assess", &[risk, ("consequence[a].level", "5"), ("likelihood", "3")], "to-decide");
    way.leads("risk.decide_all", &[("risks", "R-0001"), ("option", "retain")], "to-accept");
    way.leads("risk.decide", &[risk, ("option", "modify")], "to-plan");
    let measure =
        [("title", "Backups"), ("risks", "R-0001"), ("controls", "C-001"), ("owner", "P-002"), ("due", "2027-01-31")];
    way.world.create("treatment", &measure);
    way.stands("to-expect");
    let expected = [risk, ("residual_consequence[a].level", "4"), ("residual_likelihood", "3")];
    way.leads("risk.expect", &expected, "to-approve");
    way.leads("treatment.approve", &[plan], "to-accept");
    way.leads("treatment.revise", &[plan], "to-approve");
    way.leads("treatment.approve", &[plan], "to-accept");
    way.leads("treatment.drop", &[plan, ("reason", "the room is given up")], "to-plan");
    let again = [plan, ("to", "under-way"), ("reason", "it is kept after all")];
    way.leads("treatment.advance", &again, "to-accept");
    let acceptance = [risk, ("until", "2027-06-30"), ("reason", "until the new room is ready")];
    way.leads("risk.accept", &acceptance, "awaiting-countersignature");
    way.acting("P-002");
    way.leads("risk.countersign", &[risk], "accepted");
    way.acting("P-001");
    way.does("treatment.complete", &[plan, ("result", "restored within an hour")]);
    way.acting("P-002");
    way.does("treatment.judge", &[plan, ("outcome", "effective"), ("because", "a drill took fifty minutes")]);
    way.acting("P-001");
    way.leads("risk.reopen", &[risk, ("reason", "the plan is done")], "to-assess");
    way.leads("risk.assess", &[risk, ("consequence[a].level", "3"), ("likelihood", "2")], "to-expect");
    way.leads("risk.decide", &[risk, ("option", "retain")], "to-accept");
    way.leads("risk.accept_all", &[("risks", "R-0001")], "accepted");
    way.leads("risk.reopen", &[risk, ("reason", "a drill went wrong")], "to-assess");
    way.leads("risk.assess", &[risk, ("consequence[a].level", "3"), ("likelihood", "3")], "to-accept");
    way.leads("risk.sign", &[("risks", "R-0001")], "accepted");
    way.world.edit("risk", "R-0001", &[("controls", "C-001")]);
    way.leads("risk.reopen_indicated", &[("risks", "R-0001")], "to-assess");
}
