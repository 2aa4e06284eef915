//! From an empty ledger to an accepted risk and a statement: every act is carried out once.

use std::collections::BTreeSet;

use isms::ACTS;
use isms::planning::risks::{Risk, stage};
use kernel::Choice;

use crate::world::World;

/// An organization on its way, remembering what was done.
struct Way {
    world: World,
    done: BTreeSet<String>,
}

impl Way {
    fn does(&mut self, act: &str, pairs: &[(&str, &str)]) {
        self.world.does(act, pairs);
        self.done.insert(act.to_owned());
    }

    /// Carries out an act for a risk and says where the risk stands then.
    #[track_caller]
    fn leads(&mut self, act: &str, pairs: &[(&str, &str)], expected: &str) {
        self.does(act, pairs);
        self.stands(expected);
    }

    #[track_caller]
    fn stands(&self, expected: &str) {
        let id = self.world.id::<Risk>("risk", "R-0001");
        let risk = self.world.state.get(id).expect("it was proposed");
        assert_eq!(stage(&self.world.state, id, risk, self.world.day).key(), expected);
    }

    fn acting(&mut self, person: &str) {
        self.world = self.world.clone().acting(person);
    }
}

#[test]
fn from_an_empty_ledger_to_an_accepted_risk_and_a_statement() {
    let mut way = Way { world: World::new(), done: BTreeSet::new() };
    scope_and_method(&mut way);
    library_and_assets(&mut way);
    one_risk(&mut way);
    way.does("applicability.prepare", &[]);
    way.does("applicability.confirm", &[("rows", "A.8.13")]);
    way.does("comment.write", &[("about", "R-0001"), ("text", "@Ben has seen it")]);
    way.does("comment.withdraw", &[("comment", "N-00001")]);
    let listed: BTreeSet<_> = ACTS.iter().map(|act| act.key.to_owned()).collect();
    assert_eq!(way.done, listed, "the story carries out every act");
}

fn scope_and_method(way: &mut Way) {
    way.world.create("scope", &[("title", "All"), ("statement", "Hosting"), ("location", "Graz")]);
    way.does("scope.approve", &[("scope", "SC-01")]);
    way.does("scope.revise", &[("scope", "SC-01")]);
    way.does("scope.approve", &[("scope", "SC-02")]);
    way.does("scope.begin_operation", &[("scope", "SC-02"), ("on", "2027-01-01")]);
    way.does("method.adopt", &[]);
    way.world.edit("role", "Manager", &[("holders", "P-002")]);
    way.does("method.approve", &[("method", "M-01")]);
    way.does("method.revise", &[("method", "M-01")]);
    way.does("method.approve", &[("method", "M-02")]);
}

fn library_and_assets(way: &mut Way) {
    let world = &mut way.world;
    world.create("asset-type", &[("title", "Server"), ("kind", "supporting")]);
    world.create("threat", &[("title", "Fire"), ("availability", "yes")]);
    let exploited = [("title", "No alarm"), ("exploited[1].threat", "Fire"), ("exploited[1].asset_types", "Server")];
    world.create("vulnerability", &exploited);
    let rack = [("name", "Rack"), ("kind", "supporting"), ("asset_type", "Server"), ("owner", "P-001")];
    world.create("asset", &rack);
    world.create("control", &[("title", "Backups"), ("reference_controls", "A.8.13")]);
}

fn one_risk(way: &mut Way) {
    let (risk, plan) = (("risk", "R-0001"), ("treatment", "TP-2026-001"));
    way.leads("risk.propose", &[("assets", "Rack")], "proposed");
    way.leads("risk.reject", &[("risks", "R-0001"), ("reason", "a mistake")], "rejected");
    way.leads("risk.adopt", &[("risks", "R-0001")], "to-assess");
    way.leads("risk.assess", &[risk, ("consequence[a].level", "5"), ("likelihood", "3")], "to-decide");
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
    let acceptance = [risk, ("until", "2027-06-30"), ("reason", "until the new room is ready")];
    way.leads("risk.accept", &acceptance, "awaiting-countersignature");
    way.acting("P-002");
    way.leads("risk.countersign", &[risk], "accepted");
    way.acting("P-001");
    way.does("treatment.complete", &[plan, ("result", "restored within an hour")]);
    way.leads("risk.reopen", &[risk, ("reason", "the plan is done")], "to-assess");
    way.leads("risk.assess", &[risk, ("consequence[a].level", "3"), ("likelihood", "2")], "to-expect");
    way.leads("risk.decide", &[risk, ("option", "retain")], "to-accept");
    way.leads("risk.accept_all", &[("risks", "R-0001")], "accepted");
}
