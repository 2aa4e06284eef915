//! Files for programs: brought in as they are, answered as records name them.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use exchange::openapi::BASE;
use futures_util::StreamExt;

use super::call::Call;
use super::condition;
use super::problem::{Answer, Problem};
use crate::error::Halt;
use crate::files::handed_out;

/// `POST /orgs/{org}/files`: the body is the file; what is answered is how a record names it.
pub async fn bring(call: Call, body: Body) -> Answer {
    call.only(&["name"])?;
    let visit = &call.visit;
    let mut receiving = visit.house().engine.receive(&visit.org, &visit.asked()?.by).await?;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let cut = |_| Problem::from(Halt::Malformed("the file was cut short; send it again".to_owned()));
        receiving.push(&piece.map_err(cut)?).await?;
    }
    let declared = call.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let declared = declared.map(|media| media.split(';').next().unwrap_or_default().trim());
    let file = receiving.finish(call.parameter("name"), declared).await?;
    let mut answer = condition::json(StatusCode::CREATED, &serde_json::json!(file));
    let location = format!("{BASE}/orgs/{}/files/{}", visit.org, file.digest);
    let location = HeaderValue::try_from(location).expect("keys and digests fit a header");
    answer.headers_mut().insert(header::LOCATION, location);
    Ok(answer)
}

/// `GET /orgs/{org}/files/{digest}`: the content, for those whose ledger names it.
pub async fn get(call: Call) -> Answer {
    call.only(&["as_of"])?;
    let digest = call.at("digest");
    let reading = call.visit.house().engine.file(&call.visit.org, digest).await?;
    Ok(handed_out(reading, digest, digest, &call.headers))
}
