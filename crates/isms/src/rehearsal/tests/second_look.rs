//! Small things that a register says, and that whoever looks twice asks about.

use kernel::{Decimal, Links, Many};

use super::planted::{check, verdict};
use super::world::{Clean, TODAY, approval, clean, day};
use crate::context::issues::Climate;
use crate::context::{Issue, Process};
use crate::dates::days_after;
use crate::leadership::Role;
use crate::planning::changes::ChangeKind;
use crate::planning::methods::Combination;
use crate::planning::objectives::{CheckIn, Outlook};
use crate::planning::risks::{Rejection, Status};
use crate::planning::{Method, Objective, PlannedChange, Risk, Treatment};

#[test]
fn an_answer_about_climate_says_why_and_an_issue_more_than_a_word() {
    let internal = |title: &'static str, effect: &'static str, climate: Option<Climate>| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.context.staff, |issue: &mut Issue| {
                (issue.title, issue.effect, issue.climate) = (title.into(), Some(effect.into()), climate);
            });
        }
    };
    let no = Some(Climate::NotRelevant);
    check("no", internal("Climate change", "None", no), ["issues.climate_determined bare judgement I-02"]);
    check("no, and why", internal("Climate change", "Desks stand where no water comes", no), []);
    check("no, in the title", internal("Climate change does not touch a firm of desks", "None", no), []);
    check(
        "a catchword",
        |clean| {
            clean.world.make(day(1, 12), |issue: &mut Issue| {
                (issue.title, issue.effect, issue.identified_on) = ("IT".into(), Some("Yes".into()), Some(day(1, 12)));
            });
        },
        ["issues.determined catchword judgement I-03"],
    );
}

#[test]
fn where_other_processes_of_the_system_have_an_owner_each_has() {
    let owned = |all: bool| {
        move |clean: &mut Clean| {
            let (owner, first) = (clean.owner, clean.context.reporting);
            let those = clean.world.all::<Process>().into_iter().filter(|id| all || *id == first);
            those.for_each(|id| clean.world.edit(id, |process| process.owner = Some(owner)));
        }
    };
    check("some", owned(false), ["processes.determined unowned judgement PR-002"]);
    check("all", owned(true), []);
}

#[test]
fn what_the_statement_says_is_in_place_was_in_place() {
    check(
        "later than approved",
        |clean| clean.world.edit(clean.backup, |own| own.implemented_on = Some(day(5, 18))),
        ["applicability.approved claimed judgement SV-02"],
    );
}

#[test]
fn a_run_counts_what_its_readings_show() {
    let said = |above: i64| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.run, |run| run.completion.as_mut().unwrap().above_line = above);
        }
    };
    let told = ["assessment.results_kept above judgement RA-2026-01"];
    check("many", said(5), told);
    check("none", said(0), told);
    check("one more", said(3), []);
}

#[test]
fn what_is_rejected_and_what_is_decided_has_a_reason_and_somebody() {
    let rejected = |reason: &'static str| {
        move |clean: &mut Clean| {
            let (owner, server) = (clean.owner, clean.server);
            clean.world.make(day(1, 20), |risk: &mut Risk| {
                (risk.title, risk.status, risk.assets) = ("Bribery".into(), Status::Rejected, Links::to([server]));
                let rejection = Rejection { by: Some(owner), on: day(1, 22), reason: reason.into() };
                risk.rejection = Some(Box::new(rejection));
            });
        }
    };
    check("a dash", rejected("-"), ["risks.cover_scope reasonless judgement R-0005"]);
    check("a reason", rejected("Nobody here handles money of customers"), []);
    let nobody = |clean: &mut Clean| {
        clean.world.edit(clean.kept, |risk: &mut Risk| risk.decision.as_mut().unwrap().by = None);
    };
    check("decided by nobody", nobody, ["risks.options_decided nobodys judgement R-0004"]);
}

#[test]
fn higher_levels_are_accepted_no_lower_down() {
    check(
        "the chief below, a role above",
        |clean| {
            let owner = clean.owner;
            let role = clean.world.make(day(1, 12), |own: &mut Role| {
                (own.title, own.holders) = ("Security officer".into(), Links::to([owner]));
                own.responsibilities = Some("Security of every day".into());
                own.authorities = Some("Signs".into());
            });
            clean.world.edit(clean.method, |own: &mut Method| {
                let (key, mut band) = own
                    .bands
                    .iter()
                    .max_by_key(|(_, band)| band.from)
                    .map(|(key, band)| (key.to_owned(), band.clone()))
                    .unwrap();
                band.authority = Some(role);
                own.bands.put_at(&key, band);
            });
        },
        ["method.has_acceptance_criteria lower judgement M-01", "responsibilities.assigned untold judgement RO-02"],
    );
}

#[test]
fn an_objective_is_seen_to_be_reached_by_something() {
    let in_words = |sign: &'static str| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.context.objective, |own: &mut Objective| {
                (own.measure, own.sign) = (Some("Feeling".into()), Some(sign.into()));
                (own.baseline, own.target, own.counted_in) = (None, None, None);
            });
        }
    };
    check("a feeling", in_words("Es wird besser"), ["objectives.measurable vague judgement O-001"]);
    check("a sign", in_words("The certificate hangs in the hall"), []);
    check(
        "179 percent",
        |clean| {
            let owner = clean.owner;
            clean.world.edit(clean.context.objective, |own: &mut Objective| {
                (own.counted_in, own.baseline, own.target) =
                    (Some("percent".into()), Some(Decimal::from(20)), Some(Decimal::from(90)));
                let seen = CheckIn {
                    on: day(5, 20),
                    value: Some(Decimal::from(179)),
                    outlook: Outlook::OnTrack,
                    by: Some(owner),
                    remark: None,
                    recorded_on: None,
                };
                own.check_ins.put_at("9", seen);
            });
        },
        ["objectives.measurable beyond judgement O-001"],
    );
}

#[test]
fn one_cause_is_told_once() {
    check(
        "a plan that says nothing",
        |clean| {
            let watch = clean.watch;
            clean.world.edit(clean.critical, |risk: &mut Risk| risk.controls = Links::to([watch]));
            clean.world.edit(clean.open, |plan: &mut Treatment| {
                (plan.controls, plan.actions, plan.description) = (Links::default(), Many::default(), None);
            });
        },
        ["treatment.plan_exists incomplete minor TP-2026-002"],
    );
}

#[test]
fn who_scores_otherwise_planned_it() {
    let anew = |clean: &mut Clean| {
        let (method, leader) = (clean.method, clean.leader);
        let before = clean.world.make(day(1, 8), |own: &mut Method| {
            (own.title, own.combination) = ("The old method".into(), Combination::Sum);
        });
        clean.world.edit(method, |own: &mut Method| {
            (own.revises, own.version) = (Some(before), 2);
            own.approval = Some(approval(leader, days_after(TODAY, -7), 2));
        });
        for change in [clean.context.change, clean.context.upgrade] {
            clean.world.edit(change, |own: &mut PlannedChange| own.kind = ChangeKind::Technology);
        }
    };
    let mut planted = clean();
    anew(&mut planted);
    assert_eq!(verdict(&planted, "changes.planned").outcome.key(), "judgement", "no change beside it");
    planted.world.edit(planted.context.change, |own: &mut PlannedChange| own.kind = ChangeKind::ManagementSystem);
    assert_eq!(verdict(&planted, "changes.planned").outcome.key(), "no_gap", "with a change of that spring");
}
