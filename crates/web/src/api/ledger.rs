//! Proof that nothing was changed behind the ledger's back: the newest checkpoint, and a verification on demand.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use ledger::{Finding, Report};
use serde_json::{Value as Json, json};

use super::call::Call;
use super::condition;
use super::problem::Answer;

/// `GET /orgs/{org}/checkpoint`: the newest checkpoint, a signed note to be kept outside.
pub async fn checkpoint(call: Call) -> Answer {
    call.only(&[])?;
    let note = call.visit.house().engine.checkpoint(&call.visit.org).await?;
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, note).into_response())
}

/// `GET /orgs/{org}/verify`: recomputes the ledger, and compares it with a checkpoint kept outside where one is given.
pub async fn verify(call: Call) -> Answer {
    call.only(&["checkpoint"])?;
    let note = Some(call.parameter("checkpoint")).filter(|note| !note.is_empty());
    let report = call.visit.house().engine.verify(&call.visit.org, note).await?;
    let mut answer = condition::json(StatusCode::OK, &told(&report));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

fn told(report: &Report) -> Json {
    let covered = report.covered.map(|covered| {
        let time = jiff::Timestamp::from_microsecond(covered.time_us).ok().filter(|_| covered.size > 0);
        json!({ "entries": covered.size, "time": time.map(|time| time.to_string()) })
    });
    json!({
        "sound": report.is_sound(),
        "entries": report.entries,
        "items_erased": report.items_erased,
        "checkpoints": report.checkpoints,
        "covered": covered,
        "outside": report.outside,
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
        "further": report.further,
    })
}

fn finding(finding: &Finding) -> Json {
    let Finding { place, sentence, advice } = finding;
    json!({ "place": place.to_string(), "sentence": sentence, "advice": advice })
}
