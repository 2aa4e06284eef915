//! Every kind of duty, in the order of the standard: one line each.

use super::Open::{Another, Blank, Filled, Is, NoneLater, Not, PlanLeft, Stage, Unanswered};
use super::{Kind, Open};
use crate::planning::risks::Stage as At;

/// A duty of a record.
pub const fn of(
    key: &'static str,
    register: &'static str,
    who: &'static str,
    due: &'static str,
    open: &'static [Open],
    act: &'static str,
) -> Kind {
    Kind { key, register, rows: "", who, due, open, act }
}

/// The same in each row of a list.
pub const fn in_rows(rows: &'static str, kind: Kind) -> Kind {
    Kind { rows, ..kind }
}

/// Every kind of duty.
pub const KINDS: &[Kind] = &[
    of("issue-review", "issue", "owner", "next_review", &[Not("state", &["past"])], ""),
    of("party-review", "party", "owner", "next_review", &[], ""),
    of("obligation-review", "obligation", "owner", "next_review", &[], ""),
    of(
        "feedback-answer",
        "feedback",
        "owner",
        "due",
        &[Blank("answered_on"), Not("state", &["answered", "closed"])],
        "",
    ),
    of("risk-adopt", "risk", "owner", "", &[Stage(At::Proposed)], "risk.adopt"),
    of("risk-assess", "risk", "owner", "", &[Stage(At::ToAssess)], "risk.assess"),
    of("risk-decide", "risk", "owner", "", &[Stage(At::ToDecide)], "risk.decide"),
    of("risk-plan", "risk", "owner", "", &[Stage(At::ToPlan)], ""),
    of("risk-expect", "risk", "owner", "", &[Stage(At::ToExpect)], "risk.expect"),
    of("risk-approve", "risk", "owner", "", &[Stage(At::ToApprove)], ""),
    of("risk-approve-plan", "risk", "owner", "", &[Is("status", &["open"]), PlanLeft], ""),
    of("risk-accept", "risk", "owner", "", &[Stage(At::ToAccept)], "risk.accept"),
    of(
        "risk-countersign",
        "risk",
        "acceptance.needs",
        "",
        &[Stage(At::AwaitingCountersignature), Another("acceptance.by")],
        "risk.countersign",
    ),
    of("risk-reassess", "risk", "owner", "", &[Stage(At::ReopenedByEvidence)], "risk.assess"),
    of("risk-accept-again", "risk", "owner", "", &[Stage(At::AcceptanceExpired)], "risk.accept"),
    of("risk-accept-above", "risk", "owner", "", &[Stage(At::AboveLine)], "risk.accept"),
    of(
        "treatment-carry-out",
        "treatment",
        "owner",
        "due",
        &[Blank("completion"), Not("state", &["done", "dropped"])],
        "treatment.complete",
    ),
    in_rows(
        "actions",
        of(
            "treatment-step",
            "treatment",
            "who",
            "due",
            &[Blank("done_on"), Blank("completion"), Not("state", &["done", "dropped"])],
            "",
        ),
    ),
    of(
        "treatment-check",
        "treatment",
        "check_by",
        "check_on",
        &[Filled("completion"), Blank("effectiveness"), Not("state", &["dropped"])],
        "treatment.judge",
    ),
    of("opportunity", "opportunity", "owner", "due", &[Is("decision", &["pursue"]), Blank("outcome")], ""),
    of(
        "applicability-due",
        "applicability",
        "owner",
        "due",
        &[Is("applicable", &["applicable"]), Not("status", &["implemented"])],
        "",
    ),
    of("objective", "objective", "owner", "due", &[Is("state", &["set"])], "objective.check_in"),
    in_rows("actions", of("objective-step", "objective", "who", "due", &[Blank("done_on"), Is("state", &["set"])], "")),
    of("change", "change", "owner", "due", &[Not("state", &["done", "withdrawn"])], ""),
    in_rows(
        "actions",
        of("change-step", "change", "who", "due", &[Blank("done_on"), Not("state", &["done", "withdrawn"])], ""),
    ),
    of(
        "document-approve",
        "document",
        "approver",
        "",
        &[Is("state", &["review"]), Another("submission.by")],
        "document.approve",
    ),
    of(
        "qualification-action",
        "qualification",
        "action_owner",
        "action_due",
        &[Blank("action_done_on"), Not("state", &["met"])],
        "",
    ),
    of("access-change", "access-change", "done_by", "due", &[Blank("done_on"), Not("state", &["refused", "done"])], ""),
    of("access-review", "access-review", "reviewer", "due", &[Not("state", &["completed"])], ""),
    of("incident", "incident", "owner", "", &[Not("state", &["closed"])], ""),
    of("test-plan", "test", "tested_by", "planned_on", &[Blank("tested_on")], ""),
    of("test-again", "test", "tested_by", "next_on", &[Filled("tested_on"), NoneLater("test", &["control"])], ""),
    of("audit-lead", "audit", "lead", "starts_on", &[Is("state", &["planned", "prepared"])], ""),
    of(
        "audit-report",
        "audit",
        "lead",
        "ends_on",
        &[Blank("report"), Is("state", &["running", "reporting"])],
        "audit.issue_report",
    ),
    in_rows(
        "plan",
        of("audit-session", "audit", "auditor", "on", &[Not("state", &["reporting", "done", "cancelled"])], ""),
    ),
    of("finding-answer", "finding", "owner", "respond_by", &[Blank("response"), Blank("closure")], ""),
    of("finding-close", "finding", "owner", "due", &[Blank("closure")], "finding.close"),
    of("review-hold", "review", "chair", "planned_on", &[Blank("held_on")], ""),
    of("review-sign", "review", "chair", "held_on", &[Blank("signature")], "review.sign"),
    in_rows("decisions", of("review-decision", "review", "owner", "due", &[Blank("done_on")], "")),
    of("nonconformity", "nonconformity", "owner", "", &[Is("state", &["open", "analysed", "reopened"])], ""),
    of(
        "nonconformity-check",
        "nonconformity",
        "reviewer",
        "check_on",
        &[Blank("effectiveness")],
        "nonconformity.judge",
    ),
    of("action", "action", "owner", "due", &[Not("state", &["done", "cancelled"])], ""),
    of("improvement", "improvement", "owner", "due", &[Blank("done_on")], ""),
    of("activity", "activity", "owner", "due", &[Blank("declared"), Not("state", &["finished", "left-out"])], ""),
    in_rows("requests", of("body-request", "certification", "owner", "due", &[Blank("answered_on")], "")),
    of("task", "task", "assignee", "due", &[Blank("done_on")], "task.complete"),
    of("task-undated", "task", "assignee", "", &[Blank("due"), Blank("done_on")], "task.complete"),
    of("mention", "comment", "mentions", "", &[Unanswered(14)], ""),
];
