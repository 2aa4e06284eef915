//! An audit, its findings and what becomes of them, a review, an improvement and the certificate.

use super::Way;

/// Clauses 9 and 10, the project and the certification.
pub fn tell(way: &mut Way) {
    audit(way);
    nonconformity(way);
    way.does("finding.close", &[("finding", "F-2026-001"), ("result", "two monthly samples without a lapse")]);
    way.does("finding.reopen", &[("finding", "F-2026-001")]);
    way.does("finding.close", &[("finding", "F-2026-001"), ("result", "the third sample as well")]);
    way.does("audit.close", &[("audit", "AUD-2026-01")]);
    review(way);
    way.world.create("improvement", &[("title", "One form for access requests")]);
    way.does("improvement.decide", &[("improvement", "IM-2026-001"), ("outcome", "accepted")]);
    way.world.create("activity", &[("title", "Kick-off")]);
    let said = [("activity", "ACT-001"), ("what", "minutes of the meeting")];
    let unlinked = "house-rule delivered: link what it left behind: a document, a record or evidence of it";
    way.world.refuses("activity.declare_done", &said, &[unlinked]);
    way.does("activity.declare_done", &[&said[..], &[("delivered", "MR-2026-01")]].concat());
    assert_eq!(way.world.shows("activity", "ACT-001", "deliverables"), "MR-2026-01");
    way.world.create("activity", &[("title", "Review with top management"), ("number", "3.3.2")]);
    way.does("activity.declare_shown", &[("remark", "the minutes are signed")]);
    certificate(way);
    judgement(way);
}

fn judgement(way: &mut Way) {
    let subject = ("attestation", "ATT-001");
    let asked = [("title", "Leadership"), ("requirement", "5.1.h")];
    way.world.create("attestation", &asked);
    let until = ("until", "2027-11-01");
    let refusals = [
        "house-rule statement: say first what was looked at and what follows from it",
        "house-rule evidence: name first the evidence or the document that was looked at",
    ];
    way.world.refuses("attestation.sign", &[subject, until], &refusals);
    way.world.create("evidence", &[("title", "Minutes of three meetings")]);
    way.world.edit("attestation", "ATT-001", &[("statement", "They take part and decide"), ("evidence", "EV-0001")]);
    way.world.refuses(
        "attestation.sign",
        &[subject, ("until", "2029-01-01")],
        &["house-rule until: somebody looks again within 12 months; pick 2027-11-23 or an earlier day"],
    );
    way.does("attestation.sign", &[subject, until]);
    let told = way.world.try_edit("attestation", "ATT-001", &[("statement", "Else")]).expect_err("it is signed");
    assert!(told[0].contains("attestation.withdraw"), "{told:?}");
    way.does("attestation.withdraw", &[subject, ("reason", "The sponsor left")]);
}

fn audit(way: &mut Way) {
    way.world.create(
        "programme",
        &[("title", "2026 to 2028"), ("coverage[1].item", "9.2"), ("coverage[1].periods", "2026-Q4")],
    );
    way.does("programme.approve", &[("programme", "AP-01")]);
    way.does("programme.revise", &[("programme", "AP-01")]);
    let audit =
        [("title", "Before Stage 1"), ("lead", "P-001"), ("criteria", "Clauses 4 to 10"), ("scope", "The office")];
    way.world.create("audit", &audit);
    let refusals = [
        "requirement independence: say how it was made sure that nobody audited their own work, and what was done where that \
         was not so (9.2.2 b)",
        "house-rule summary: write the report in a few sentences",
        "requirement checklist: write down what was looked at: a requirement with what came of it, a sample or a finding (9.2.1)",
    ];
    way.world.refuses("audit.issue_report", &[("audit", "AUD-2026-01")], &refusals);
    let written = [("summary", "Ready but for leavers"), ("independence", "The auditor comes from Sales")];
    way.world.edit("audit", "AUD-2026-01", &written);
    let looked = [("checklist[1].requirement", "A.5.18"), ("checklist[1].result", "minor")];
    way.world.edit("audit", "AUD-2026-01", &looked);
    way.does("audit.issue_report", &[("audit", "AUD-2026-01")]);
    let refusal = "the report was issued with this; write what is to be added into a follow-up audit";
    let told = way.world.try_edit("audit", "AUD-2026-01", &[("scope", "Everything")]).expect_err("it is issued");
    assert!(told[0].contains(refusal), "{told:?}");
    let finding = [
        ("title", "Leavers keep accounts"),
        ("audit", "AUD-2026-01"),
        ("requirement", "A.5.18"),
        ("evidence_seen", "three of ten"),
    ];
    way.world.create("finding", &finding);
    way.does("finding.confirm", &[("finding", "F-2026-001"), ("grade", "minor")]);
    let told = way.world.try_edit("finding", "F-2026-001", &[("grade", "observation")]).expect_err("it is graded");
    assert!(told[0].contains("finding.confirm"), "{told:?}");
}

fn nonconformity(way: &mut Way) {
    let subject = ("nonconformity", "NC-2026-001");
    let raised = [("title", "Leavers keep accounts"), ("findings", "F-2026-001"), ("owner", "P-001")];
    way.world.create("nonconformity", &raised);
    way.world.refuses(
        "finding.close",
        &[("finding", "F-2026-001"), ("result", "done")],
        &["house-rule finding: NC-2026-001 came of it and is still open; close it first"],
    );
    let analysed = [("correction", "accounts closed"), ("root_cause", "IT hears of leavers by chance")];
    way.world.edit("nonconformity", "NC-2026-001", &analysed);
    way.does("nonconformity.advance", &[subject]);
    let act = [("title", "HR tells IT"), ("nonconformities", "NC-2026-001")];
    way.world.create("action", &act);
    let planned = [("criterion", "no lapse in two samples"), ("check_on", "2027-02-01"), ("reviewer", "P-002")];
    way.world.edit("nonconformity", "NC-2026-001", &planned);
    way.does("nonconformity.advance", &[subject]);
    let refusal = "software nonconformity: CA-2026-001 not yet done; say so there first";
    way.world.refuses("nonconformity.advance", &[subject], &[refusal]);
    way.world.edit("action", "CA-2026-001", &[("state", "done"), ("implemented_on", "2026-11-20")]);
    way.does("nonconformity.advance", &[subject]);
    let judged = [subject, ("effective", "yes"), ("result", "no lapse")];
    let refusal = "house-rule the owner does not judge whether the own actions worked; ask the reviewer";
    way.world.refuses("nonconformity.judge", &judged, &[refusal]);
    way.acting("P-002");
    way.does("nonconformity.judge", &judged);
    way.does("nonconformity.close", &[subject]);
    way.does("nonconformity.reopen", &[subject, ("reason", "a fourth account was found")]);
    for _ in 0..3 {
        way.does("nonconformity.advance", &[subject]);
    }
    way.does("nonconformity.judge", &judged);
    way.does("nonconformity.close", &[subject]);
}

fn review(way: &mut Way) {
    way.world.create("review", &[("title", "Review of 2026"), ("attended", "P-002")]);
    let told = way.world.clone().try_act("review.sign", &[("review", "MR-2026-01")]).expect_err("nothing is decided");
    assert!(told[0].contains("9.3.1") && told[1].contains("9.3.3"), "{told:?}");
    let held = [("held_on", "2026-11-20"), ("decisions[1].decided", "Two more days a month for IT")];
    way.world.edit("review", "MR-2026-01", &held);
    let told =
        way.world.clone().try_act("review.sign", &[("review", "MR-2026-01")]).expect_err("nothing was considered");
    assert!(told.len() == 10 && told.iter().all(|told| told.contains("9.3.2")), "{told:?}");
    way.world.considers("MR-2026-01");
    let ahead = way.world.clone().try_edit("review", "MR-2026-01", &[("held_on", "2027-05-01")]);
    let told = ahead.expect_err("it is still to come");
    assert!(told.len() == 1 && told[0].contains("held_on"), "{told:?}");
    let mut bare = way.world.clone();
    bare.edit("review", "MR-2026-01", &[("decisions[2].about", "Backups")]);
    let told = bare.try_act("review.sign", &[("review", "MR-2026-01")]).expect_err("a row decides nothing");
    assert!(told.len() == 1 && told[0].contains("say in each row what was decided"), "{told:?}");
    way.does("review.sign", &[("review", "MR-2026-01")]);
    let told = way.world.try_edit("review", "MR-2026-01", &[("risks", "None")]).expect_err("it is signed");
    assert!(told[0].contains("next review"), "{told:?}");
}

fn certificate(way: &mut Way) {
    way.world.create("certification", &[("title", "27001"), ("stage", "stage-two")]);
    let decision = [("certification", "CERT-01"), ("on", "2026-11-20"), ("outcome", "granted")];
    let told = way.world.clone().try_act("certification.decide", &decision).expect_err("no Stage 2 took place");
    assert!(told[0].contains("a certificate follows Stage 2"), "{told:?}");
    let visit = [("visits[1].kind", "stage-two"), ("visits[1].from", "2026-11-02")];
    way.world.edit("certification", "CERT-01", &visit);
    way.does("certification.decide", &decision);
}

/// What was there before anything was recorded here.
pub fn past(way: &mut Way) {
    let proof = ("proof", "list of 2025");
    way.world.create("audit", &[("title", "Internal audit 2025"), ("ends_on", "2025-10-08"), ("lead", "P-002")]);
    way.does("audit.bring_in", &[("audit", "AUD-2026-01"), ("reported_on", "2025-10-20"), proof]);
    let found = [("title", "Visitors not recorded"), ("audit", "AUD-2026-01"), ("raised_on", "2025-10-08")];
    way.world.create("finding", &found);
    way.world.create("nonconformity", &[("title", "No book of visitors"), ("findings", "F-2026-001")]);
    let closed = ("closed_on", "2026-01-20");
    way.does("nonconformity.bring_in", &[("nonconformity", "NC-2026-001"), closed, ("checked_by", "P-002"), proof]);
    way.does("finding.bring_in", &[("finding", "F-2026-001"), closed, proof]);
    way.world.create("review", &[("title", "Review 2025"), ("held_on", "2025-12-01")]);
    way.does(
        "review.bring_in",
        &[("review", "MR-2026-01"), ("signed_by", "P-002"), ("signed_on", "2025-12-02"), proof],
    );
    way.world.create("change", &[("title", "New VPN"), ("kind", "technology")]);
    let approved = [("approved_by", "P-002"), ("approved_on", "2026-01-05"), proof];
    way.does("change.bring_in", &[&[("change", "CH-2026-001")], &approved[..]].concat());
    way.world.create("certification", &[("title", "ISO/IEC 27001"), ("certificate_number", "IS 712345")]);
    let days = [("certified_on", "2024-05-02"), ("valid_until", "2027-05-01"), proof];
    way.does("certification.bring_in", &[&[("certification", "CERT-01")], &days[..]].concat());
    way.world.create("incident", &[("title", "Lost laptop"), ("state", "closed")]);
    let by = [("incident", "INC-2026-001"), ("closed_by", "P-002"), closed, proof];
    way.does("incident.bring_in", &by);
}
