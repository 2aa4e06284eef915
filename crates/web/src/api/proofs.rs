//! Proofs for whoever does not trust this server: checkpoints, files that prove, and the raw ledger.

use access::Right;
use axum::http::{HeaderValue, StatusCode, header};
use engine::{Failure, Signed};
use exchange::problem::Sort;
use kernel::Refusal;
use serde_json::{Value as Json, json};

use super::call::Call;
use super::condition;
use super::problem::{Answer, Problem};
use crate::files::text;

/// Most checkpoints in one answer.
const LISTED_MAX: usize = 1_000;

/// `GET /orgs/{org}/ledger`: every entry as it is stored, with its checkpoints.
pub async fn raw(call: Call) -> Answer {
    call.only(&[])?;
    let visit = &call.visit;
    access::holds(visit.actor.role, Right::Admit).map_err(|refusal| Problem::from(Failure::from(refusal)))?;
    let raw = visit.house().engine.raw(&visit.org).await?;
    Ok(text::raw(&format!("{}_ledger_{}.txt", visit.org, visit.today), raw))
}

/// `GET /orgs/{org}/ledger/key`: the public keys that ever signed, oldest first.
pub async fn key(call: Call) -> Answer {
    call.only(&[])?;
    let visit = &call.visit;
    let key = format!("{}\n", visit.house().engine.key_lines(&visit.org));
    Ok(text::text(&format!("{}_key.txt", visit.org), key))
}

/// `GET /orgs/{org}/ledger/checkpoints?from=`.
pub async fn checkpoints(call: Call) -> Answer {
    call.only(&["from"])?;
    let visit = &call.visit;
    let from = number("from", call.parameter("from"))?.unwrap_or(0);
    let all = visit.house().engine.checkpoints(&visit.org, from, LISTED_MAX).await?;
    let items = all.iter().map(told).collect::<Vec<_>>();
    let mut answer = condition::json(StatusCode::OK, &json!({ "items": items }));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

fn told(one: &Signed) -> Json {
    json!({ "entries": one.size, "time": one.time.map(|time| time.to_string()), "note": one.note })
}

/// `GET /orgs/{org}/ledger/checkpoints/{size}`.
pub async fn checkpoint(call: Call) -> Answer {
    call.only(&[])?;
    let (org, size) = (&call.visit.org, counted(&call, "size")?);
    let note = call.visit.house().engine.checkpoint_of(org, size).await?;
    Ok(text::text(&format!("{org}_checkpoint-{size}.txt"), note))
}

/// `GET /orgs/{org}/ledger/entries/{seq}/proof?content=&checkpoint=`.
pub async fn entry(call: Call) -> Answer {
    call.only(&["content", "checkpoint"])?;
    let (org, seq) = (&call.visit.org, counted(&call, "seq")?);
    let disclosed = match call.parameter("content") {
        "true" => true,
        "" | "false" => false,
        other => {
            let message = format!("\"{other}\" is not known; write true or false");
            return Err(Problem::malformed(&[Refusal::software("content", message)]));
        }
    };
    let proof = call.visit.house().engine.prove_entry(org, seq, disclosed, given(&call)).await?;
    Ok(text::text(&format!("{org}_entry-{seq}.tlog-proof"), proof))
}

/// `GET /orgs/{org}/ledger/consistency?from=&to=&checkpoint=`.
pub async fn growth(call: Call) -> Answer {
    call.only(&["from", "to", "checkpoint"])?;
    let (org, engine) = (&call.visit.org, &call.visit.house().engine);
    let from = number("from", call.parameter("from"))?.unwrap_or(0);
    let note = match number("to", call.parameter("to"))? {
        Some(_) if given(&call).is_some() => {
            let message = "name the newer checkpoint by its size or by its note, not by both";
            return Err(Problem::malformed(&[Refusal::software("to", message)]));
        }
        Some(size) => Some(engine.checkpoint_of(org, size).await?),
        None => given(&call).map(str::to_owned),
    };
    let proof = engine.prove_growth(org, from, note.as_deref()).await?;
    Ok(text::text(&format!("{org}_consistency-{from}.txt"), proof))
}

/// The checkpoint sent along.
fn given(call: &Call) -> Option<&str> {
    Some(call.parameter("checkpoint")).filter(|note| !note.is_empty())
}

/// A number in the path; what is none names nothing.
fn counted(call: &Call, part: &str) -> Result<u64, Problem> {
    let text = call.at(part);
    text.parse().map_err(|_| Problem::plain(Sort::Missing, &format!("there is no {part} \"{text}\"; write a number")))
}

fn number(field: &str, text: &str) -> Result<Option<u64>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| Problem::malformed(&[Refusal::software(field, format!("\"{text}\" is not a whole number"))]);
    text.parse().map(Some).map_err(wrong)
}
