//! The organization without a gap, and the young project.

use kernel::{Links, Text};

use super::planted::{answers, told};
use super::texts;
use super::world::{TODAY, World, clean, day};
use crate::catalogue::Edition;
use crate::context::Profile;
use crate::leadership::{HouseRule, SetAside};
use crate::rehearsal::{Memo, Totals, operation, rehearse};

#[test]
fn an_organization_in_order_has_no_gap_in_either_edition() {
    let clean = clean();
    assert_eq!(operation(&clean.world.state).map(|own| own.from), Some(day(4, 14)));
    for edition in Edition::ALL {
        let rehearsal = rehearse(&clean.world.state, *edition, TODAY);
        texts::hold(&rehearsal);
        let open: Vec<_> = answers(&rehearsal)
            .iter()
            .filter(|(_, verdict)| verdict.outcome.key() != "no_gap")
            .map(|(key, verdict)| told(key, verdict))
            .collect();
        assert_eq!(
            open,
            [
                "assessment.performed_on_change unseen judgement",
                "scope.considers_issues text judgement SC-01",
                "scope.considers_parties text judgement SC-01",
            ],
            "{edition}"
        );
        let answered = match edition {
            Edition::Iso27001_2013 => 60,
            Edition::Iso27001_2022 => 65,
        };
        let unread = edition.standard().requirements.len() - answered;
        let no_gap = answered - 3;
        let expected = Totals { no_gap, judged: 0, gaps: 0, major: 0, not_due: 0, judgement: 3, unread };
        assert_eq!(rehearsal.totals, expected, "{edition}");
        assert!(!rehearsal.has_gaps());
    }
}

#[test]
fn a_young_project_sees_its_plan_and_no_gap() {
    let rehearsal = rehearse(&World::empty().state, Edition::Iso27001_2022, TODAY);
    texts::hold(&rehearsal);
    assert!(answers(&rehearsal).values().all(|verdict| verdict.outcome.key() == "not_due"));
    assert_eq!((rehearsal.totals.not_due, rehearsal.totals.gaps), (65, 0));
    let acts: Vec<_> = rehearsal.next_best().iter().map(|best| best.next.act).collect();
    assert_eq!(
        acts,
        [
            "issue.create",
            "party.create",
            "scope.create",
            "process.create",
            "role.create",
            "opportunity.create",
            "asset.create",
            "method.adopt",
            "applicability.prepare",
            "objective.create",
        ]
    );
}

#[test]
fn requirements_that_no_rule_reads_are_counted_apart() {
    let rehearsal = rehearse(&clean().world.state, Edition::Iso27001_2022, TODAY);
    assert_eq!(rehearsal.totals_of("6.1.2").unread, 0);
    let of_7 = rehearsal.totals_of("7");
    assert_eq!(of_7, Totals { unread: of_7.unread, ..Totals::default() });
    let whole: usize =
        ["4", "5", "6", "7", "8", "9", "10"].map(|clause| rehearsal.totals_of(clause).unread).iter().sum();
    assert_eq!(whole, rehearsal.totals.unread);
}

#[test]
fn the_same_state_and_day_give_the_same_verdicts_also_from_a_memo() {
    let mut clean = clean();
    let mut memo = Memo::default();
    let both = |memo: &mut Memo, world: &World| {
        let fresh = rehearse(&world.state, Edition::Iso27001_2022, TODAY);
        assert_eq!(answers(&fresh), answers(&rehearse(&world.state, Edition::Iso27001_2022, TODAY)));
        assert_eq!(answers(&fresh), answers(&memo.rehearse(&world.state, Edition::Iso27001_2022, TODAY)));
    };
    both(&mut memo, &clean.world);
    both(&mut memo, &clean.world);
    // What an acceptance has to have follows from the house rules that count.
    let kept = clean.kept;
    let leader = clean.leader;
    clean.world.edit(kept, |risk| {
        let own = risk.acceptance.as_mut().unwrap();
        (own.until, own.reason, own.countersigned_by) = (None, Some(Text::from("We live with it")), Some(leader));
    });
    clean.world.edit(clean.open, |plan| plan.risks = Links::to([kept]));
    clean.world.edit(clean.method, |method| method.line = 1);
    both(&mut memo, &clean.world);
    let (rule, by, on, reason) = (HouseRule::AcceptancesEnd, clean.leader, day(1, 1), Text::from("We are two"));
    clean.world.make(on, |profile: &mut Profile| {
        profile.set_aside.put_at("1", SetAside { rule, by, on, reason, ended_on: None });
    });
    both(&mut memo, &clean.world);
    let (owner, role, site, asset_type) = (clean.owner, clean.role, clean.site, clean.asset_type);
    clean.world.edit(owner, |person| person.left_on = Some(day(4, 1)));
    both(&mut memo, &clean.world);
    clean.world.retire(role);
    both(&mut memo, &clean.world);
    clean.world.edit(asset_type, |own| own.title = "Source code".into());
    both(&mut memo, &clean.world);
    clean.world.retire(site);
    both(&mut memo, &clean.world);
    clean.world.retire(clean.backup);
    both(&mut memo, &clean.world);
    clean.world.retire(clean.scope);
    both(&mut memo, &clean.world);
}
