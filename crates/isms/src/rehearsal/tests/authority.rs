//! Approvals by those to whom no role gives the right.

use kernel::{Id, Links, Text};

use super::planted::{check, verdict};
use super::world::{Clean, approval, clean, day};
use crate::context::Profile;
use crate::leadership::roles::Assignment;
use crate::leadership::{Approving, HouseRule, Role, SetAside, approvers};
use crate::planning::Statement;
use crate::rehearsal::Arg;
use crate::support::Person;

/// The scope, the method, the change and the statements are approved by the owner of the risks, who holds no role.
fn by_owner(clean: &mut Clean) {
    let owner = clean.owner;
    clean.world.edit(clean.scope, |own| own.approval.as_mut().unwrap().by = owner);
    clean.world.edit(clean.method, |own| own.approval.as_mut().unwrap().by = owner);
    let leader = clean.leader;
    for change in [clean.context.change, clean.context.upgrade] {
        clean.world.edit(change, |own| {
            own.approval.as_mut().unwrap().by = owner;
            own.owner = Some(leader);
        });
    }
    for statement in clean.world.all::<Statement>() {
        clean.world.edit(statement, |own| {
            own.approval.as_mut().unwrap().by = owner;
            own.frozen.as_mut().unwrap().by = Some(leader);
        });
    }
}

fn role(clean: &mut Clean, fill: impl FnOnce(&mut Role)) -> Id<Role> {
    let told = clean.world.state.get(clean.role).unwrap().communicated.clone();
    clean.world.make(day(1, 6), |role: &mut Role| {
        role.title = "Security officer".into();
        role.communicated = told;
        fill(role);
    })
}

#[test]
fn who_approves_holds_a_role_that_may() {
    check(
        "everything is approved by somebody without a role",
        by_owner,
        [
            "applicability.approved unauthorized minor SV-02",
            "changes.controlled unauthorized minor CH-2026-002",
            "changes.planned unauthorized minor CH-2026-001",
            "method.approved unauthorized minor M-01",
            "scope.approved unauthorized minor SC-01",
        ],
    );
    check(
        "by a holder of a role that does not say so",
        |clean| {
            by_owner(clean);
            let owner = clean.owner;
            role(clean, |role| role.holders = Links::to([owner]));
        },
        [
            "applicability.approved unsaid-right judgement SV-02",
            "method.approved unsaid-right judgement M-01",
            "scope.approved unsaid-right judgement SC-01",
        ],
    );
    let rights: [fn(&mut Role); 2] = [|role| role.approves = true, |role| role.conformity = true];
    for right in rights {
        let plant = |clean: &mut Clean| {
            by_owner(clean);
            let owner = clean.owner;
            role(clean, |role| {
                role.holders = Links::to([owner]);
                right(role);
            });
        };
        check("by a holder of a role that says so", plant, []);
    }
    check(
        "by a deputy",
        |clean| {
            by_owner(clean);
            let owner = clean.owner;
            clean.world.edit(clean.role, |role| role.deputies = Links::to([owner]));
        },
        [],
    );
}

/// Assigns the role of top management to the leader alone, from one day until another.
fn assigned(clean: &mut Clean, from: kernel::Date, until: Option<kernel::Date>) {
    let person = clean.leader;
    let (ended_by, ended_because) = (None, None);
    clean.world.edit(clean.role, |role| {
        let (by, remark, recorded_on) = (None, None, None);
        let own = Assignment { person, by, on: from, remark, recorded_on, until, ended_by, ended_because };
        role.assignments.put_at("P-002", own);
        role.holders = Links::default();
    });
}

#[test]
fn the_role_was_theirs_on_the_day() {
    let other = |clean: &mut Clean| {
        let other = clean.world.make(day(1, 5), |person: &mut Person| person.name = "Liv Dahl".into());
        role(clean, |role| {
            role.approves = true;
            role.holders = Links::to([other]);
        });
    };
    check(
        "assigned before, and taken back since",
        |clean| {
            other(clean);
            assigned(clean, day(1, 6), Some(day(5, 1)));
        },
        ["responsibilities.assigned headless minor RO-01"],
    );
    check(
        "assigned after the scope and the method were approved",
        |clean| {
            other(clean);
            assigned(clean, day(2, 1), Some(day(5, 1)));
        },
        [
            "method.approved unauthorized minor M-01",
            "responsibilities.assigned headless minor RO-01",
            "scope.approved unauthorized minor SC-01",
        ],
    );
}

#[test]
fn a_role_that_is_dated_back_gives_no_right_to_what_was_approved_before_it_was_entered() {
    let entered = |recorded_on: kernel::Date| {
        move |clean: &mut Clean| {
            by_owner(clean);
            let person = clean.owner;
            role(clean, |role| {
                role.approves = true;
                role.holders = Links::to([person]);
                let (by, remark, until, ended_by, ended_because) = (None, None, None, None, None);
                let (on, recorded_on) = (day(1, 2), Some(recorded_on));
                let own = Assignment { person, by, on, remark, recorded_on, until, ended_by, ended_because };
                role.assignments.put_at("P-001", own);
            });
        }
    };
    check("entered before all of it", entered(day(1, 6)), []);
    check(
        "entered after the scope and the method were approved",
        entered(day(2, 1)),
        ["method.approved dated-back minor M-01", "scope.approved dated-back minor SC-01"],
    );
    check(
        "of what was brought in roles may be younger",
        |clean| {
            entered(day(2, 1))(clean);
            let by = Some(clean.leader);
            let come = |own: &mut crate::leadership::Approval| {
                (own.provenance.brought_by, own.provenance.brought_on) = (by, Some(day(1, 30)));
                own.provenance.proof = Some("minutes".into());
            };
            clean.world.edit(clean.scope, |own| come(own.approval.as_mut().unwrap()));
            clean.world.edit(clean.method, |own| come(own.approval.as_mut().unwrap()));
        },
        [
            "method.approved unproved+rehearsal-brought-in judgement M-01",
            "scope.approved unproved+rehearsal-brought-in judgement SC-01",
        ],
    );
}

#[test]
fn who_answers_for_it_and_approves_it_alone_is_seen_where_somebody_else_could() {
    let leader = |clean: &mut Clean| {
        let leader = clean.leader;
        clean.world.edit(clean.scope, |own| own.owner = Some(leader));
        clean.world.edit(clean.method, |own| own.owner = Some(leader));
    };
    check("nobody else could", leader, []);
    check(
        "a deputy could",
        |clean| {
            leader(clean);
            let owner = clean.owner;
            clean.world.edit(clean.role, |role| role.deputies = Links::to([owner]));
        },
        ["method.approved alone judgement M-01", "scope.approved alone judgement SC-01"],
    );
    let aside = |on: kernel::Date, ended_on: Option<kernel::Date>| {
        move |clean: &mut Clean| {
            leader(clean);
            let owner = clean.owner;
            clean.world.edit(clean.role, |role| role.deputies = Links::to([owner]));
            let (rule, reason) = (HouseRule::AuthorsDoNotApprove, Text::from("We are two"));
            let own = SetAside { rule, by: owner, on, reason, ended_on };
            clean.world.make(on, |profile: &mut Profile| profile.set_aside.put_at("authors-do-not-approve", own));
        }
    };
    check("a deputy could, and the rule was set aside", aside(day(1, 1), None), []);
    let both = ["method.approved alone judgement M-01", "scope.approved alone judgement SC-01"];
    check("the rule counted again by then", aside(day(1, 1), Some(day(1, 2))), both);
}

#[test]
fn what_was_for_top_management_and_somebody_else_approved_is_seen() {
    let beneath = |named: kernel::Date| {
        move |clean: &mut Clean| {
            by_owner(clean);
            let (owner, leader) = (clean.owner, clean.leader);
            role(clean, |role| {
                role.conformity = true;
                role.holders = Links::to([owner]);
            });
            clean.world.edit(clean.role, |role| {
                let (by, remark, until, ended_by, ended_because) = (None, None, None, None, None);
                let (on, recorded_on) = (named, Some(named));
                let own = Assignment { person: leader, by, on, remark, recorded_on, until, ended_by, ended_because };
                role.assignments.put_at("P-002", own);
            });
        }
    };
    check(
        "somebody of it was named before",
        beneath(day(1, 6)),
        ["method.approved beneath judgement M-01", "scope.approved beneath judgement SC-01"],
    );
    let later = ["responsibilities.assigned changed-hands judgement RO-01"];
    check("nobody of it was named yet", beneath(day(4, 1)), later);
    let froze = |clean: &mut Clean| {
        by_owner(clean);
        let owner = clean.owner;
        role(clean, |role| {
            role.conformity = true;
            role.holders = Links::to([owner]);
        });
        for statement in clean.world.all::<Statement>() {
            clean.world.edit(statement, |own| own.frozen.as_mut().unwrap().by = Some(owner));
        }
    };
    check("whoever froze the rows approved them", froze, ["applicability.approved alone judgement SV-02"]);
}

#[test]
fn where_nobody_holds_such_a_role_nothing_can_be_asked_of_it() {
    check(
        "no role of top management, none that approves",
        |clean| {
            by_owner(clean);
            clean.world.edit(clean.role, |role| role.top_management = false);
        },
        [],
    );
}

#[test]
fn it_is_said_with_whom_the_right_was() {
    let mut planted = clean();
    by_owner(&mut planted);
    let sentence = verdict(&planted, "scope.approved").sentences.remove(0);
    let told = Arg::List { shown: vec!["Ola Berg".to_owned()], more: 0 };
    assert_eq!(sentence.arg("holders"), Some(&told));
    assert_eq!(sentence.arg("by"), Some(&Arg::List { shown: vec!["Kari Lund".to_owned()], more: 0 }));
}

#[test]
fn who_could_have_approved_is_the_list_that_the_act_asks() {
    let mut planted = clean();
    let mut named = |name: &str, left| {
        planted.world.make(day(1, 5), |own: &mut Person| (own.name, own.left_on) = (name.into(), left))
    };
    let (gone, deputy, stranger) =
        (named("Gro Moe", Some(day(1, 10))), named("Per Dahl", None), named("Siv Lie", None));
    planted.world.edit(planted.role, |role| {
        role.holders.add(gone);
        role.deputies = Links::to([deputy]);
    });
    planted.world.edit(planted.scope, |scope| scope.approval = Some(approval(stranger, day(1, 20), 1)));
    let able = approvers(&planted.world.state, day(1, 20), true);
    assert_eq!(able, [planted.leader, deputy]);
    let scope = planted.world.state.get(planted.scope).unwrap();
    assert_eq!(Approving::scope(scope).others(&planted.world.state, day(1, 20)), able);
    let told = verdict(&planted, "scope.approved");
    let names = told.sentences[0].args.iter().find(|(name, _)| *name == "holders").map(|(_, own)| own.clone());
    let shown = vec!["Ola Berg".to_owned(), "Per Dahl".to_owned()];
    assert_eq!(names, Some(Arg::List { shown, more: 0 }));
}
