//! Approvals and acceptances that were brought in: told as such, and seen by somebody where nothing of the proof is kept.

use kernel::{Links, Subjects};

use super::planted::{check, verdict};
use super::world::{Clean, clean, day};
use crate::certification::Evidence;
use crate::leadership::Approval;
use crate::planning::Statement;
use crate::rehearsal::Arg;

/// An approval as somebody brought it in.
fn came(own: &mut Approval, by: kernel::Id<crate::support::Person>) {
    own.provenance.brought_by = Some(by);
    own.provenance.brought_on = Some(day(4, 2));
    own.provenance.proof = Some("minutes of 20 January".into());
}

/// Scope, method, statements, one plan and one acceptance were brought in.
fn all(clean: &mut Clean) {
    let by = clean.owner;
    clean.world.edit(clean.scope, |own| came(own.approval.as_mut().unwrap(), by));
    clean.world.edit(clean.method, |own| came(own.approval.as_mut().unwrap(), by));
    for statement in clean.world.all::<Statement>() {
        clean.world.edit(statement, |own| came(own.approval.as_mut().unwrap(), by));
    }
    clean.world.edit(clean.open, |plan| {
        let mut own = plan.approvals.at("P-001").unwrap().clone();
        came(&mut own, by);
        plan.approvals.put_at("P-001", own);
    });
    clean.world.edit(clean.small, |risk| {
        let own = risk.acceptance.as_mut().unwrap();
        (own.provenance.brought_by, own.provenance.brought_on, own.provenance.proof) =
            (Some(by), Some(day(4, 2)), Some("signed list".into()));
    });
}

/// Evidence about all of them.
fn proven(clean: &mut Clean) {
    let mut about = vec![clean.scope.raw(), clean.method.raw(), clean.open.raw(), clean.small.raw()];
    about.extend(clean.world.all::<Statement>().iter().map(|id| id.raw()));
    clean.world.make(day(4, 2), |own: &mut Evidence| {
        own.title = "Signed copies".into();
        own.about = Subjects(about);
    });
}

#[test]
fn what_was_brought_in_is_told_and_seen_by_somebody_where_no_proof_is_kept() {
    const BESIDE: &str = "rehearsal-brought-in";
    check(
        "proofs in words alone",
        all,
        [
            &*format!("applicability.approved unproved+{BESIDE} judgement SV-02"),
            &format!("method.approved unproved+{BESIDE} judgement M-01"),
            &format!("residual.accepted_by_owners unproved+{BESIDE} judgement R-0003"),
            &format!("scope.approved unproved+{BESIDE} judgement SC-01"),
            &format!("treatment.plan_approved_by_owners unproved+{BESIDE} judgement TP-2026-002"),
        ],
    );
    check(
        "evidence of them is kept",
        |clean| {
            all(clean);
            proven(clean);
        },
        [
            &*format!("applicability.approved ok+{BESIDE} no_gap SV-02"),
            &format!("method.approved ok+{BESIDE} no_gap M-01"),
            &format!("residual.accepted_by_owners ok+{BESIDE} no_gap"),
            &format!("scope.approved ok+{BESIDE} no_gap SC-01"),
            &format!("treatment.plan_approved_by_owners ok+{BESIDE} no_gap"),
        ],
    );
}

#[test]
fn who_brought_it_in_when_and_on_what_proof_is_said_also_with_a_finding() {
    let mut planted = clean();
    all(&mut planted);
    let owner = planted.owner;
    planted.world.edit(planted.scope, |own| own.approval.as_mut().unwrap().by = owner);
    let mut sentences = verdict(&planted, "scope.approved").sentences;
    assert_eq!(sentences[0].key, "check-scope-approved-unauthorized");
    let told = sentences.remove(1);
    assert_eq!(told.arg("by"), Some(&Arg::Text("Kari Lund".to_owned())));
    assert_eq!(told.arg("day"), Some(&Arg::Day(day(4, 2))));
    assert_eq!(told.arg("proof"), Some(&Arg::Text("minutes of 20 January".to_owned())));
}

#[test]
fn evidence_named_with_it_counts_until_it_is_given_up() {
    let with = |clean: &mut Clean| {
        let by = clean.owner;
        let kept = clean.world.make(day(4, 2), |own: &mut Evidence| own.title = "Signed copy".into());
        clean.world.edit(clean.scope, |own| {
            let approval = own.approval.as_mut().unwrap();
            came(approval, by);
            approval.provenance.evidence = Links::to([kept]);
        });
        kept
    };
    check("named", |clean| _ = with(clean), ["scope.approved ok+rehearsal-brought-in no_gap SC-01"]);
    check(
        "given up since",
        |clean| {
            let kept = with(clean);
            clean.world.retire(kept);
        },
        ["scope.approved unproved+rehearsal-brought-in judgement SC-01"],
    );
}

#[test]
fn changes_that_were_approved_elsewhere_are_told_as_such_and_seen_by_somebody() {
    let by_plan = |clean: &mut Clean| {
        let by = clean.owner;
        for change in [clean.context.change, clean.context.upgrade] {
            clean.world.edit(change, |own| came(own.approval.as_mut().unwrap(), by));
        }
    };
    check(
        "changes in words alone",
        by_plan,
        [
            "changes.controlled unproved+rehearsal-brought-in judgement CH-2026-002",
            "changes.planned unproved+rehearsal-brought-in judgement CH-2026-001",
        ],
    );
}
