//! Defects of issues, interested parties and the processes of the management system.

use kernel::{Date, Links};

use super::planted::{check, check_on};
use super::world::{TODAY, day};
use crate::context::issues::{Climate, IssueState};
use crate::context::parties::{Addressed, Need, NeedKind};
use crate::context::{Issue, Party};

#[test]
fn both_sides_of_the_context_are_asked_for() {
    check(
        "no internal issue",
        |clean| clean.world.edit(clean.context.staff, |issue| issue.state = IssueState::Past),
        ["issues.climate_determined missing minor", "issues.determined one-sided minor"],
    );
    check(
        "no issue at all",
        |clean| {
            clean.world.retire(clean.context.staff);
            clean.world.retire(clean.context.market);
        },
        ["issues.climate_determined missing minor", "issues.determined none minor", "issues.kept_current none not_due"],
    );
    check(
        "an effect left open",
        |clean| clean.world.edit(clean.context.market, |issue| issue.effect = Some(" ".into())),
        ["issues.determined effect minor I-01"],
    );
    check(
        "a new issue may wait",
        |clean| {
            clean.world.make(TODAY, |issue: &mut Issue| issue.title = "A new law".into());
        },
        ["issues.determined fresh not_due"],
    );
}

#[test]
fn issues_grow_old() {
    let planted = |clean: &mut super::world::Clean| {
        clean.world.edit(clean.context.market, |issue| issue.next_review = Some(day(5, 31)));
    };
    check("a review that is overdue", planted, ["issues.kept_current overdue minor I-01"]);
}

#[test]
fn the_climate_question_has_an_answer_that_fits() {
    check(
        "no answer",
        |clean| clean.world.edit(clean.context.staff, |issue| issue.climate = None),
        ["issues.climate_determined missing minor"],
    );
    check(
        "another answer",
        |clean| clean.world.edit(clean.context.staff, |issue| issue.climate = Some(Climate::Relevant)),
        ["issues.climate_determined relevant no_gap I-02"],
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
        ["parties.named none minor", "parties.needs_addressed none not_due", "parties.needs_listed none minor"],
    );
    check(
        "a party that asks for nothing",
        |clean| {
            clean.world.make(TODAY, |party: &mut Party| party.name = "Neighbours".into());
        },
        ["parties.needs_listed fresh not_due"],
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
    let need = |addressed| Need {
        what: "Availability".into(),
        kind: NeedKind::Contractual,
        addressed,
        how: None,
        climate: false,
    };
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
        "no process",
        |clean| {
            for id in clean.world.all::<crate::context::Process>() {
                clean.world.retire(id);
            }
        },
        ["processes.determined none minor"],
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
