//! Defects of issues, interested parties and the processes of the management system.

use kernel::{Date, Links};

use super::planted::{check, check_on};
use super::world::{TODAY, day};
use crate::context::issues::{Climate, IssueState};
use crate::context::obligations::{Compliance, ObligationKind};
use crate::context::parties::{Addressed, Need, NeedKind};
use crate::context::{Importance, Issue, Obligation, Party};
use crate::improvement::Action;
use crate::support::Person;

#[test]
fn both_sides_of_the_context_are_asked_for() {
    check(
        "no internal issue",
        |clean| clean.world.edit(clean.context.staff, |issue| issue.state = IssueState::Past),
        ["issues.climate_determined gone not_due", "issues.determined one-sided minor"],
    );
    check(
        "no issue at all",
        |clean| {
            clean.world.retire(clean.context.staff);
            clean.world.retire(clean.context.market);
        },
        ["issues.climate_determined none not_due", "issues.determined none major", "issues.kept_current none not_due"],
    );
    check(
        "an effect left open",
        |clean| clean.world.edit(clean.context.market, |issue| issue.effect = Some(" ".into())),
        ["issues.determined effect minor I-01"],
    );
    check(
        "the same issue twice",
        |clean| {
            let issue = clean.world.state.get(clean.context.market).unwrap().record.clone();
            clean.world.make(day(4, 1), |twin: &mut Issue| *twin = issue);
        },
        ["issues.determined twins judgement I-01,I-03"],
    );
    check(
        "a new issue without its effect",
        |clean| {
            clean.world.make(TODAY, |issue: &mut Issue| issue.title = "A new law".into());
        },
        ["issues.determined effect minor I-03"],
    );
}

#[test]
fn issues_grow_old() {
    let planted = |clean: &mut super::world::Clean| {
        clean.world.edit(clean.context.market, |issue| issue.next_review = Some(day(5, 31)));
    };
    check("a review that is overdue", planted, ["issues.kept_current overdue minor I-01"]);
    check(
        "an issue retired, while risks come from it",
        |clean| clean.world.retire(clean.context.market),
        [
            "issues.determined one-sided minor",
            "issues.kept_current retired minor I-01,R-0001,R-0002,R-0003,R-0004,OP-001",
        ],
    );
    check(
        "a review of a party that is overdue",
        |clean| clean.world.edit(clean.context.customers, |own| own.next_review = Some(day(5, 31))),
        ["parties.needs_listed overdue minor IP-01"],
    );
    check(
        "an obligation retired, while an objective rests on it",
        |clean| clean.world.retire(clean.context.contract),
        ["parties.needs_listed retired minor OB-001,O-001"],
    );
}

#[test]
fn the_climate_question_has_an_answer_that_fits() {
    check(
        "no answer",
        |clean| clean.world.edit(clean.context.staff, |issue| issue.climate = None),
        ["issues.climate_determined missing major"],
    );
    check(
        "a relevant issue that a risk comes from",
        |clean| {
            let (staff, risk) = (clean.context.staff, clean.small);
            clean.world.edit(staff, |issue| issue.climate = Some(Climate::Relevant));
            clean.world.edit(risk, |risk| risk.issues.add(staff));
        },
        ["issues.climate_determined relevant no_gap I-02"],
    );
    check(
        "a relevant issue that nothing follows from",
        |clean| {
            clean.world.edit(clean.context.staff, |issue| {
                (issue.climate, issue.importance) = (Some(Climate::Relevant), Some(Importance::High));
            });
        },
        ["issues.climate_determined idle judgement I-02"],
    );
    check(
        "two answers",
        |clean| clean.world.edit(clean.context.market, |issue| issue.climate = Some(Climate::Relevant)),
        ["issues.climate_determined divided judgement I-01,I-02"],
    );
    check(
        "an answer against a need",
        |clean| {
            clean.world.edit(clean.context.customers, |party| {
                let need = party.needs.at("1").cloned().unwrap();
                party.needs.put_at("1", Need { climate: true, ..need });
            });
        },
        ["issues.climate_determined contradicted judgement I-02"],
    );
}

#[test]
fn parties_have_requirements_that_somebody_decided_about() {
    check(
        "no party",
        |clean| clean.world.retire(clean.context.customers),
        ["parties.named none major", "parties.needs_addressed none not_due", "parties.needs_listed none not_due"],
    );
    check(
        "a party that asks for nothing",
        |clean| {
            clean.world.make(TODAY, |party: &mut Party| party.name = "Neighbours".into());
        },
        ["parties.needs_listed missing minor IP-02"],
    );
    check(
        "a party whose needs were taken away",
        |clean| clean.world.edit(clean.context.customers, |own| own.needs = kernel::Many::default()),
        ["parties.needs_addressed none not_due"],
    );
    check(
        "a party that asks for nothing any more",
        |clean| {
            clean.world.edit(clean.context.customers, |own| own.needs = kernel::Many::default());
            clean.world.edit(clean.context.contract, |own| own.party = None);
        },
        ["parties.needs_addressed none not_due", "parties.needs_listed missing minor IP-01"],
    );
    let need = |addressed| need(NeedKind::Contractual, addressed, "Availability", "");
    check(
        "undecided",
        |clean| clean.world.edit(clean.context.customers, |own| own.needs.put_at("3", need(Addressed::Undecided))),
        ["parties.needs_addressed undecided minor IP-01"],
    );
    check(
        "left out without a reason",
        |clean| clean.world.edit(clean.context.customers, |own| own.needs.put_at("3", need(Addressed::NotAddressed))),
        ["parties.needs_addressed unreasoned minor IP-01"],
    );
}

#[test]
fn processes_interact() {
    check(
        "processes apart",
        |clean| clean.world.edit(clean.context.reporting, |process| process.feeds = Links::default()),
        ["processes.determined apart minor PR-001,PR-002"],
    );
    check(
        "a process of somebody who has left",
        |clean| {
            let old = clean.world.make(day(1, 5), |own: &mut Person| own.left_on = Some(day(4, 1)));
            clean.world.edit(clean.context.reporting, |process| process.owner = Some(old));
        },
        ["processes.determined left judgement PR-001"],
    );
    check(
        "a process retired, while another feeds it",
        |clean| {
            let fed = clean.world.state.get(clean.context.reporting).unwrap().feeds.iter().next().unwrap();
            clean.world.retire(fed);
        },
        ["processes.determined retired minor PR-002,PR-001"],
    );
    check(
        "no process",
        |clean| {
            for id in clean.world.all::<crate::context::Process>() {
                clean.world.retire(id);
            }
        },
        ["processes.determined absent major"],
    );
}

#[test]
fn a_system_of_which_nothing_is_recorded_for_a_year_is_idle() {
    let later = Date::constant(2027, 4, 16);
    check_on(later, "a year without a record", |_| {}, []);
    let clean = super::world::clean();
    let look = crate::rehearsal::Look::on(&clean.world.state, crate::catalogue::Edition::Iso27001_2022);
    let check = crate::rehearsal::check("system.maintained").unwrap();
    let told = |day| super::planted::told(check.key, &check.run(&look, day));
    assert_eq!(told(Date::constant(2027, 4, 14)), "system.maintained ok no_gap");
    assert_eq!(told(later), "system.maintained idle minor");
}

/// A need with what was decided about it.
fn need(kind: NeedKind, addressed: Addressed, what: &str, how: &str) -> Need {
    let how = (!how.is_empty()).then(|| how.into());
    Need { what: what.into(), kind, addressed, how, climate: false }
}

#[test]
fn needs_are_words_with_a_decision_and_a_way() {
    let plant = |what: &str, need: Need, expected: &str| {
        let party = |clean: &super::world::Clean| clean.context.customers;
        check(what, |clean| clean.world.edit(party(clean), |own| own.needs.put_at("3", need)), [expected]);
    };
    use Addressed::{Addressed as Met, NotAddressed as Declined};
    plant(
        "a need without words",
        need(NeedKind::Expectation, Met, " ", "by contract"),
        "parties.needs_listed blank minor IP-01",
    );
    plant(
        "law is asked for, and which one is not said",
        need(NeedKind::Legal, Met, "The law", "access by role"),
        "parties.needs_listed law judgement IP-01",
    );
    plant(
        "addressed, but not how",
        need(NeedKind::Contractual, Met, "Availability", ""),
        "parties.needs_addressed silent judgement IP-01",
    );
    plant(
        "law declined",
        need(NeedKind::Legal, Declined, "Privacy", "too much work"),
        "parties.needs_addressed declined judgement IP-01",
    );
    check(
        "law is asked for and recorded",
        |clean| {
            let privacy = need(NeedKind::Legal, Met, "The law", "access by role");
            clean.world.edit(clean.context.customers, |own| own.needs.put_at("3", privacy));
            clean.world.make(TODAY, |own: &mut Obligation| own.kind = ObligationKind::Law);
        },
        [],
    );
}

#[test]
fn an_obligation_that_is_not_met_leads_to_something() {
    let unmet = |clean: &mut super::world::Clean| {
        clean.world.edit(clean.context.contract, |own| own.compliance = Compliance::NotMet);
    };
    check("nothing follows", unmet, ["parties.needs_addressed unmet judgement OB-001"]);
    check(
        "a nonconformity names it",
        |clean| {
            unmet(clean);
            let obligations = Links::to([clean.context.contract]);
            clean.world.make(TODAY, |own: &mut crate::improvement::Nonconformity| own.obligations = obligations);
        },
        [],
    );
    check(
        "an action follows",
        |clean| {
            unmet(clean);
            let about = kernel::Subjects(vec![clean.context.contract.raw()]);
            clean.world.make(TODAY, |action: &mut Action| action.about = about);
        },
        [],
    );
}
