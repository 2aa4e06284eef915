//! The days of the calendar that are no duty of anybody by themselves: looks at records, ends, planned runs. In the
//! order of the standard, one line each.

use super::Theme::{self, Acceptances, Audits, Certification, Documents, Looks, Operation, People, Reviews};
use crate::work::duties::Open::{Blank, Filled, Is, Newest, Not, Unrevised};
use crate::work::duties::{Kind, in_rows, of};

/// Every such day, with what it is about.
pub const DATED: &[(Theme, Kind)] = &[
    (Looks, of("scope-review", "scope", "owner", "next_review", &[Filled("approval"), Unrevised], "")),
    (Looks, of("process-review", "process", "owner", "next_review", &[], "")),
    (Looks, of("method-review", "method", "owner", "next_review", &[Filled("approval"), Unrevised], "")),
    (Looks, of("asset-review", "asset", "owner", "next_review", &[], "")),
    (Looks, of("risk-review", "risk", "owner", "next_review", &[Is("status", &["open"])], "")),
    (Acceptances, of("acceptance-end", "risk", "owner", "acceptance.until", &[Is("status", &["open"])], "")),
    (Looks, of("objective-review", "objective", "owner", "next_review", &[Is("state", &["set"])], "")),
    (People, of("training-due", "training", "person", "due", &[Is("state", &["planned", "booked"])], "")),
    (People, of("credential-end", "credential", "person", "expires_on", &[Is("state", &["held"])], "")),
    (People, of("campaign-start", "campaign", "owner", "starts_on", &[Is("state", &["planned"])], "")),
    (
        Documents,
        of("document-review", "document", "owner", "next_review", &[Is("state", &["published", "approved"])], ""),
    ),
    (Operation, of("operation-due", "operation", "owner", "next_due", &[Is("state", &["active"])], "")),
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
    (Audits, of("programme-end", "programme", "manager", "ends_on", &[], "")),
    (Reviews, of("review-next", "review", "chair", "next_on", &[Filled("held_on"), Newest], "")),
    (Certification, in_rows("visits", of("visit", "certification", "owner", "from", &[Blank("result")], ""))),
    (Certification, of("certificate-end", "certification", "owner", "decision.valid_until", &[], "")),
];
