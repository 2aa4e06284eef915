//! What an owner has to do, and the one signature for plans and for what remains.

use isms::planning::owned::{Owned, owned, to_score};
use isms::support::Person;
use kernel::{Declared, Id};

use crate::world::World;

/// Risks of Ada's: R-0001 medium with a plan, R-0002 low and retained, R-0003 high with a plan, R-0004 new.
fn desk() -> World {
    let mut world = World::with_decision("4", "2", "modify");
    for title in ["Power cut", "Fire", "Theft"] {
        world.create("risk", &[("title", title), ("owner", "P-001")]);
    }
    world.assess("R-0002", "2", "2");
    world.does("risk.decide", &[("risk", "R-0002"), ("option", "accept")]);
    world.assess("R-0003", "5", "4");
    world.does("risk.decide", &[("risk", "R-0003"), ("option", "apply")]);
    for (risk, consequence) in [("R-0001", "3"), ("R-0003", "5")] {
        let plan = [("title", "Backups"), ("risks", risk), ("owner", "P-002"), ("due", "2027-01-31")];
        world.create("treatment", &plan);
        let expected = [("risk", risk), ("residual_consequence[c].level", consequence), ("residual_likelihood", "2")];
        world.does("risk.expect", &expected);
    }
    world
}

fn told(world: &World, person: &str) -> Vec<(&'static str, Vec<String>)> {
    let found = owned(&world.state, world.id::<Person>("person", person), world.day);
    let Owned { assess, weakened, decide, plan, expect, sign, above, approve, countersign, waiting, accepted } = found;
    let approve = approve.into_iter().flat_map(|id| world.state.get(id)).flat_map(|plan| plan.risks.iter()).collect();
    let named = |ids: Vec<Id<isms::planning::Risk>>| ids.into_iter().map(|id| world.state.reference(id)).collect();
    let all = [
        ("assess", assess),
        ("weakened", weakened),
        ("decide", decide),
        ("plan", plan),
        ("expect", expect),
        ("sign", sign),
        ("above", above),
        ("approve", approve),
        ("countersign", countersign),
        ("waiting", waiting),
        ("accepted", accepted),
    ];
    let all = all.into_iter().filter(|(_, ids)| !ids.is_empty());
    all.map(|(list, ids)| (list, named(ids))).collect()
}

#[test]
fn what_a_plan_lacks_is_said_once_for_all_its_risks() {
    let mut world = desk();
    world.edit("treatment", "TP-2026-001", &[("risks", "R-0001, R-0002"), ("owner", ""), ("due", "")]);
    let refused = world.try_act("risk.sign", &[("risks", "R-0001, R-0002")]).expect_err("nobody sees to it");
    let told = [
        "house-rule TP-2026-001.owner: say who sees to it",
        "house-rule TP-2026-001.due: say by when it is to be done",
    ];
    assert_eq!(refused, told);
}

#[test]
fn top_management_countersigns_what_a_named_role_may_and_is_asked_once_nobody_else_holds_it() {
    let mut world = desk();
    world.create("person", &[("name", "Clara")]);
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    world.holds("Board", "P-003");
    let above = [("risk", "R-0003"), ("reason", "the fair is over in June"), ("until", "2027-06-30")];
    world.does("risk.accept", &above);
    let asked = |world: &World, person: &str| told(world, person).into_iter().any(|(list, _)| list == "countersign");
    assert!(asked(&world, "P-002") && !asked(&world, "P-003"), "Ben holds the role that is named");
    world.clone().acting("P-003").does("risk.countersign", &[("risk", "R-0003")]);
    world.edit("person", "P-002", &[("left_on", "2026-11-20")]);
    assert!(asked(&world, "P-003"));
    let clara = world.id::<Person>("person", "P-003");
    let owed = isms::work::duties(&world.state, clara, world.day);
    assert!(owed.iter().any(|duty| duty.act == Some("risk.countersign")), "{owed:?}");
    assert_eq!(isms::planning::acceptance::all_stranded(&world.state, world.day), []);
}

#[test]
fn each_risk_stands_in_the_list_of_what_its_owner_has_to_do() {
    let world = desk();
    let expected = [("assess", vec!["R-0004"]), ("sign", vec!["R-0001", "R-0002"]), ("above", vec!["R-0003"])];
    let expected: Vec<_> = expected.map(|(list, ids)| (list, ids.into_iter().map(str::to_owned).collect())).into();
    assert_eq!(told(&world, "P-001"), expected);
    assert_eq!(told(&world, "P-002"), []);
}

#[test]
fn planning_and_judging_what_remains_are_the_owners_own_steps() {
    let mut world = World::with_decision("4", "4", "modify");
    let open = |world: &World| owned(&world.state, world.id::<Person>("person", "P-001"), world.day).open();
    assert_eq!((told(&world, "P-001"), open(&world)), (vec![("plan", vec!["R-0001".to_owned()])], 1));
    world.create("treatment", &[("title", "Backups"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-01-31")]);
    assert_eq!((told(&world, "P-001"), open(&world)), (vec![("expect", vec!["R-0001".to_owned()])], 1));
}

#[test]
fn one_signature_approves_the_plans_and_accepts_what_remains() {
    let mut world = desk();
    world.does("risk.sign", &[("risks", "R-0001, R-0002"), ("until", "2027-11-23")]);
    assert_eq!(world.shows("treatment", "TP-2026-001", "approvals"), "P-001: by P-001, on 2026-11-23, version 1");
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), "by P-001, on 2026-11-23, until 2027-11-23, score 6");
    assert_eq!(told(&world, "P-001")[2], ("accepted", vec!["R-0001".to_owned(), "R-0002".to_owned()]));
}

#[test]
fn beyond_the_line_beyond_ones_own_and_unready_plans_are_refused_by_name() {
    let world = desk();
    let above =
        "method R-0003: 10 lies above the acceptance line of 9; accept this risk by itself with risk.accept (6.1.2 a)";
    world.refuses("risk.sign", &[("risks", "R-0001, R-0003")], &[above]);
    let foreign = "requirement R-0002: only the owner of the risk may accept what remains; ask Ada (6.1.3 f)";
    world.clone().acting("P-002").refuses("risk.sign", &[("risks", "R-0002")], &[foreign]);
    let mut undated = desk();
    undated.edit("treatment", "TP-2026-001", &[("due", "")]);
    let refused = undated.try_act("risk.sign", &[("risks", "R-0001")]).expect_err("the plan has no date");
    assert!(refused[0].contains("TP-2026-001") && refused[0].contains("say by when it is to be done"), "{refused:?}");
}

#[test]
fn a_plan_in_the_hands_of_somebody_who_left_is_not_approved() {
    let mut world = desk();
    world.edit("person", "P-002", &[("left_on", "2026-11-01")]);
    let left = "house-rule owner: Ben does not work here; say who sees to it now";
    world.refuses("treatment.approve", &[("treatment", "TP-2026-001")], &[left]);
}

#[test]
fn what_lies_above_goes_to_the_countersigner_and_never_back_to_the_owner() {
    let mut world = desk();
    let accepted = [("risk", "R-0003"), ("until", "2027-05-31"), ("reason", "the new server comes in May")];
    world.does("risk.accept", &accepted);
    // The owner's signature approves the plan that what remains rests on.
    assert_eq!(world.shows("treatment", "TP-2026-002", "approvals"), "P-001: by P-001, on 2026-11-23, version 1");
    assert_eq!(told(&world, "P-002"), [("countersign", vec!["R-0003".to_owned()])]);
    assert!(told(&world, "P-001").contains(&("waiting", vec!["R-0003".to_owned()])));
    // It stands under Today as well, of whoever holds the role and did not accept.
    let asks = |world: &World, person: &str| {
        let duties = isms::work::duties(&world.state, world.id::<Person>(Person::KEY, person), world.day);
        duties.iter().any(|duty| duty.kind == "risk-countersign")
    };
    assert!(asks(&world, "P-002") && !asks(&world, "P-001"));
    world = world.acting("P-002");
    world.does("risk.countersign", &[("risk", "R-0003")]);
    assert!(!asks(&world, "P-002"));
    assert_eq!(told(&world, "P-002"), []);
}

#[test]
fn a_plan_that_the_acceptance_left_unapproved_stands_before_its_owner_until_it_is_approved() {
    let mut world = desk();
    world.edit("treatment", "TP-2026-002", &[("due", "")]);
    world.does("risk.accept", &[("risk", "R-0003"), ("until", "2027-05-31"), ("reason", "the server comes in May")]);
    assert_eq!(world.shows("treatment", "TP-2026-002", "approvals"), "", "it has no date yet");
    let left = ("approve", vec!["R-0003".to_owned()]);
    let asked = |world: &World| {
        let duties = isms::work::duties(&world.state, world.id::<Person>(Person::KEY, "P-001"), world.day);
        duties.iter().any(|duty| duty.kind == "risk-approve-plan")
    };
    assert!(told(&world, "P-001").contains(&left) && asked(&world), "{:?}", told(&world, "P-001"));
    // Where another risk that it treats is still to be signed, that signature brings the approval along.
    let mut shared = world.clone();
    shared.edit("treatment", "TP-2026-002", &[("risks", "R-0003, R-0001")]);
    assert!(!told(&shared, "P-001").contains(&left) && !asked(&shared), "{:?}", told(&shared, "P-001"));
    world.edit("treatment", "TP-2026-002", &[("due", "2027-02-28")]);
    world.does("treatment.approve", &[("treatment", "TP-2026-002")]);
    assert!(!told(&world, "P-001").contains(&left) && !asked(&world));
}

#[test]
fn an_acceptance_that_ran_out_comes_back_to_its_owner() {
    let mut world = desk();
    world.does("risk.sign", &[("risks", "R-0002"), ("until", "2026-12-31")]);
    let back = world.on("2027-01-01");
    assert!(told(&back, "P-001").contains(&("sign", vec!["R-0001".to_owned(), "R-0002".to_owned()])));
}

#[test]
fn a_workshop_goes_through_what_has_no_reading_by_the_method_in_force() {
    let mut world = desk();
    let queue = |world: &World, owner: Option<&str>| {
        let owner = owner.map(|person| world.id::<Person>(Person::KEY, person));
        to_score(&world.state, owner, world.day).into_iter().map(|id| world.state.reference(id)).collect::<Vec<_>>()
    };
    assert_eq!(queue(&world, None), ["R-0004"]);
    assert_eq!(queue(&world, Some("P-002")), Vec::<String>::new());
    world.does("risk.reopen", &[("risk", "R-0002"), ("reason", "a cut lasted a day")]);
    assert_eq!(queue(&world, Some("P-001")), ["R-0002", "R-0004"]);
    world.does("method.revise", &[("method", "M-01")]);
    world.does("method.approve", &[("method", "M-02")]);
    assert_eq!(queue(&world, None), ["R-0001", "R-0002", "R-0003", "R-0004"]);
}
