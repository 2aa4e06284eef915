//! The days of the calendar that are no duty of anybody by themselves: looks at records, ends, planned runs. In the
//! order of the standard, one line each.

use super::Theme::{
    self, Acceptances, Audits, Certification, Documents, Looks, Operation, People, Plans, Reviews, Tasks,
};
use crate::work::duties::Open::{Ahead, Blank, Filled, Is, Newest, NoneLater, Not, Unrevised};
use crate::work::duties::{Kind, in_rows, of};

/// Every such day, with what it is about.
pub const DATED: &[(Theme, Kind)] = &[
    (Looks, of("obligation-begin", "obligation", "owner", "binding_from", &[Ahead("binding_from")], "")),
    (Looks, of("obligation-end", "obligation", "owner", "binding_until", &[Ahead("binding_until")], "")),
    (Looks, of("scope-review", "scope", "owner", "next_review", &[Filled("approval"), Unrevised], "")),
    (Looks, of("site-close", "site", "manager", "closed_on", &[Ahead("closed_on")], "")),
    (Looks, of("process-review", "process", "owner", "next_review", &[], "")),
    (
        Looks,
        of("commitment-again", "commitment", "person", "again_on", &[NoneLater("commitment", &["person", "way"])], ""),
    ),
    (Looks, of("method-review", "method", "owner", "next_review", &[Filled("approval"), Unrevised], "")),
    (Looks, of("asset-review", "asset", "owner", "next_review", &[], "")),
    (Looks, of("asset-disposal", "asset", "owner", "disposed_on", &[Ahead("disposed_on")], "")),
    (Looks, of("risk-review", "risk", "owner", "next_review", &[Is("status", &["open"])], "")),
    (Plans, of("risk-target", "risk", "owner", "target_on", &[Is("status", &["open"])], "")),
    (Acceptances, of("acceptance-end", "risk", "owner", "acceptance.until", &[Is("status", &["open"])], "")),
    (Plans, of("control-due", "control", "owner", "due", &[Blank("implemented_on")], "")),
    (Looks, of("statement-review", "statement", "owner", "next_review", &[Filled("approval"), Newest], "")),
    (Looks, of("objective-review", "objective", "owner", "next_review", &[Is("state", &["set"])], "")),
    (
        Plans,
        of("change-start", "change", "owner", "start", &[Ahead("start"), Not("state", &["done", "withdrawn"])], ""),
    ),
    (Plans, of("resource-need", "resource", "requested_by", "from", &[Is("state", &["needed", "granted"])], "")),
    (People, of("leaving", "person", "manager", "left_on", &[Ahead("left_on")], "")),
    (
        People,
        of(
            "qualification-end",
            "qualification",
            "person",
            "valid_until",
            &[NoneLater("qualification", &["person", "competence"])],
            "",
        ),
    ),
    (People, of("training-due", "training", "person", "due", &[Is("state", &["planned", "booked"])], "")),
    (
        People,
        of(
            "training-end",
            "training",
            "person",
            "valid_until",
            &[Is("state", &["done"]), NoneLater("training", &["person", "course"])],
            "",
        ),
    ),
    (People, of("credential-wish", "credential", "person", "wished_by", &[Is("state", &["pursued", "applied"])], "")),
    (People, of("credential-end", "credential", "person", "expires_on", &[Is("state", &["held"])], "")),
    (People, of("campaign-start", "campaign", "owner", "starts_on", &[Is("state", &["planned"])], "")),
    (People, of("campaign-end", "campaign", "owner", "ends_on", &[Is("state", &["running"])], "")),
    (People, of("communication", "communication", "owner", "next_on", &[], "")),
    (
        Documents,
        of("document-review", "document", "owner", "next_review", &[Is("state", &["published", "approved"])], ""),
    ),
    (
        Operation,
        of(
            "access-end",
            "access-change",
            "requested_by",
            "ends_on",
            &[Ahead("ends_on"), Not("state", &["refused"])],
            "",
        ),
    ),
    (
        Operation,
        of("access-review-next", "access-review", "reviewer", "next_due", &[Is("state", &["completed"]), Newest], ""),
    ),
    (Operation, of("operation-due", "operation", "owner", "next_due", &[Is("state", &["active"])], "")),
    (
        Operation,
        of("operation-end", "operation", "owner", "ends_on", &[Ahead("ends_on"), Is("state", &["active"])], ""),
    ),
    (Operation, of("assessment-plan", "assessment", "lead", "planned_on", &[Is("state", &["planned"])], "")),
    (Operation, of("assessment-next", "assessment", "lead", "next_due", &[Is("state", &["completed"]), Newest], "")),
    (Looks, of("supplier-review", "supplier", "owner", "next_review", &[Not("state", &["ended"])], "")),
    (Operation, of("supplier-contract-end", "supplier", "owner", "contract_until", &[Not("state", &["ended"])], "")),
    (
        Operation,
        of("supplier-certificate-end", "supplier", "owner", "certificate_until", &[Not("state", &["ended"])], ""),
    ),
    (Looks, of("exception-review", "exception", "owner", "next_review", &[Is("state", &["approved"])], "")),
    (Acceptances, of("exception-end", "exception", "owner", "approval.until", &[Is("state", &["approved"])], "")),
    (Looks, of("impact-review", "impact", "owner", "next_review", &[], "")),
    (Looks, of("continuity-review", "continuity", "owner", "next_review", &[Not("state", &["withdrawn"])], "")),
    (Operation, of("continuity-exercise", "continuity", "owner", "next_exercise", &[Not("state", &["withdrawn"])], "")),
    (Operation, of("exercise-plan", "exercise", "lead", "planned_on", &[Is("state", &["planned"])], "")),
    (Operation, of("exercise-again", "exercise", "lead", "next_on", &[Is("state", &["held"]), Newest], "")),
    (Audits, of("programme-end", "programme", "manager", "ends_on", &[], "")),
    (Reviews, of("review-next", "review", "chair", "next_on", &[Filled("held_on"), Newest], "")),
    (Certification, in_rows("visits", of("visit", "certification", "owner", "from", &[Blank("result")], ""))),
    (Certification, of("certificate-end", "certification", "owner", "decision.valid_until", &[], "")),
    (Certification, of("evidence-end", "evidence", "owner", "valid_until", &[], "")),
    (Tasks, of("certificate-wish", "project", "manager", "wished_on", &[Is("state", &["planned", "running"])], "")),
];
