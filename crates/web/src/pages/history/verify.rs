//! Verifying the ledger: its bytes recomputed, and compared with every checkpoint, one from outside included.

use askama::Template;

use axum::response::Response;
use jiff::Timestamp;

use crate::auth::text;
use crate::error::Halt;
use crate::frame::{Frame, Head, page};
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// What was found.
struct Found {
    sound: bool,
    sentence: String,
    outside: Option<String>,
    erased: Option<String>,
    findings: Vec<(String, String, String)>,
    further: u64,
}

#[derive(Template)]
#[template(path = "history/verify.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    action: String,
    checkpoint: String,
    given: String,
    found: Option<Found>,
}

/// `GET /o/{org}/history/verify`.
pub async fn form(At(visit): At) -> Result<Response, Halt> {
    shown(&visit, String::new(), None).await
}

/// `POST /o/{org}/history/verify`: with the note of a checkpoint kept elsewhere, or without.
pub async fn run(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let given = text(&pairs, "checkpoint").replace("\r\n", "\n");
    let note = Some(given.as_str()).filter(|note| !note.trim().is_empty());
    let report = visit.house().engine.verify(&visit.org, note).await?;
    let found = found(&visit, &report);
    shown(&visit, given, Some(found)).await
}

fn found(visit: &Visit, report: &ledger::Report) -> Found {
    let t = visit.t();
    let covered = report.covered.map(|covered| {
        let day =
            Timestamp::from_microsecond(covered.time_us).map(|time| t.time(time, &visit.zone)).unwrap_or_default();
        [("count", report.entries.into()), ("checkpoint", covered.size.into()), ("day", day.into())]
    });
    let sentence = match covered {
        Some(args) if report.is_sound() => t.with("history-verified", &args),
        Some(args) => t.with("history-doubted", &args),
        None => t.t("history-unsealed").to_owned(),
    };
    let finding =
        |finding: &ledger::Finding| (finding.place.to_string(), finding.sentence.clone(), finding.advice.clone());
    Found {
        sound: report.is_sound(),
        sentence,
        outside: report.outside.map(|size| t.one("history-outside", "size", size)),
        erased: (report.items_erased > 0).then(|| t.one("history-erased", "count", report.items_erased)),
        findings: report.findings.iter().map(finding).collect(),
        further: report.further,
    }
}

async fn shown(visit: &Visit, given: String, found: Option<Found>) -> Result<Response, Halt> {
    let scene = Scene::of(visit);
    let t = scene.t;
    page(&Page {
        frame: Frame::at(visit, "history/verify", t.t("history-verify-title")),
        head: Head::new(t, t.t("history-verify-title"))
            .why(t.t("history-verify-why"))
            .below(t.t("section-history"), scene.href("history")),
        t,
        action: scene.href("history/verify"),
        checkpoint: visit.house().engine.checkpoint(&visit.org).await?,
        given,
        found,
    })
}
