//! Conditional requests: what an answer is a version of, and which version a writer has seen.
//!
//! An ETag is `"17-5be0c4a91f3d2e68"`: the version of the record (the entry that changed it last) or of the ledger,
//! then a word for everything else the answer shows, such as the titles of linked records. A writer has to have
//! seen the version; the rest may have moved on.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use exchange::problem::Sort;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::call::Call;
use super::problem::Problem;
use crate::assets::BUILD;
use crate::error::Halt;

const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-cache");
const VARY: HeaderValue = HeaderValue::from_static("authorization, cookie");

/// The ETag of an answer. `shown` changes whenever anything in the answer may have changed.
pub fn tag(version: u64, shown: &str) -> HeaderValue {
    let digest = Sha256::digest(format!("{} {shown}", *BUILD));
    let word = digest.iter().take(8).fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
    HeaderValue::try_from(format!("\"{version}-{word:016x}\"")).expect("digits and letters fit a header")
}

/// The ETag of an answer about an organization whose ledger has `head` entries.
pub fn tag_at(version: u64, head: u64, call: &Call) -> HeaderValue {
    let visit = &call.visit;
    tag(version, &format!("{head} {} {}", visit.house().engine.instance().size(), visit.today))
}

/// Answers a reading request, with the content only where the asker does not hold it already.
pub fn read(call: &Call, version: u64, content: impl FnOnce() -> Json) -> Response {
    answer(&call.headers, tag_at(version, call.state().size(), call), content)
}

/// Answers with this ETag.
pub fn answer(headers: &HeaderMap, tag: HeaderValue, content: impl FnOnce() -> Json) -> Response {
    let held = held(headers, &tag);
    let mut answer = if held { StatusCode::NOT_MODIFIED.into_response() } else { json(StatusCode::OK, &content()) };
    for (name, value) in [(header::ETAG, tag), (header::CACHE_CONTROL, PRIVATE), (header::VARY, VARY)] {
        answer.headers_mut().insert(name, value);
    }
    answer
}

/// An answer of JSON.
pub fn json(status: StatusCode, content: &Json) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], content.to_string()).into_response()
}

/// Whether the asker holds the answer with this ETag already.
pub fn held(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.to_str().unwrap_or_default();
    tags(headers, &header::IF_NONE_MATCH).any(|other| other == "*" || other.trim_start_matches("W/") == tag)
}

/// The version a writer has seen; none where any will do (`*`).
///
/// Of several the one that is current counts, since a match with any of them suffices.
pub fn seen(headers: &HeaderMap, current: u64) -> Result<Option<u64>, Problem> {
    let mut versions = Vec::new();
    for tag in tags(headers, &header::IF_MATCH) {
        if tag == "*" {
            return Ok(None);
        }
        versions.push(version(tag).ok_or_else(|| {
            Problem::plain(Sort::Malformed, "If-Match: send the ETag of the record as it was read, such as \"17\"")
        })?);
    }
    let first = versions.first().copied();
    let any = versions.into_iter().find(|version| *version == current).or(first);
    let missing = "send the ETag of the record as it was read in the header If-Match, so that nobody's change is lost";
    any.map(Some).ok_or_else(|| Halt::Condition(StatusCode::PRECONDITION_REQUIRED, missing.to_owned()).into())
}

/// The last entry that whoever signs has read: the newest of the versions named; none where none has to be.
///
/// A signature stands under several records, so whoever read them sends their ETags together.
pub fn read_up_to(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    // A header without content says nothing.
    if tags(headers, &header::IF_MATCH).next().is_none() {
        return Ok(None);
    }
    let newest = tags(headers, &header::IF_MATCH).filter_map(version).max();
    seen(headers, newest.unwrap_or_default()).map(|any| any.and(newest))
}

/// The version in an ETag, also where a proxy has made it weak.
fn version(tag: &str) -> Option<u64> {
    let inside = tag.trim_start_matches("W/").strip_prefix('"')?.strip_suffix('"')?;
    let digits = inside.split_once('-').map_or(inside, |(version, _)| version);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn tags<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'h str> {
    let lines = headers.get_all(name).into_iter().map(|value| value.to_str().unwrap_or("?"));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|tag| !tag.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sent: &str, expected: Result<Option<u64>, u16>) {
        let mut headers = HeaderMap::new();
        if !sent.is_empty() {
            headers.insert(header::IF_MATCH, HeaderValue::from_str(sent).expect("a header"));
        }
        let found = seen(&headers, 17).map_err(|problem| problem.into_response().status().as_u16());
        assert_eq!(found, expected, "{sent}");
    }

    #[test]
    fn whoever_signs_may_say_nothing_of_what_they_read() {
        let mut headers = HeaderMap::new();
        assert!(matches!(read_up_to(&headers), Ok(None)));
        headers.insert(header::IF_MATCH, HeaderValue::from_static(""));
        assert!(matches!(read_up_to(&headers), Ok(None)));
        headers.insert(header::IF_MATCH, HeaderValue::from_static("\"12\", \"17\""));
        assert!(matches!(read_up_to(&headers), Ok(Some(17))));
    }

    #[test]
    fn a_writer_names_the_version_seen() {
        check("\"17\"", Ok(Some(17)));
        check("\"17-5be0c4a91f3d2e68\"", Ok(Some(17)));
        check("W/\"17-5be0c4a91f3d2e68\"", Ok(Some(17)));
        check("\"12\", \"17\"", Ok(Some(17)));
        check("\"12\"", Ok(Some(12)));
        check("*", Ok(None));
        check("17", Err(400));
        check("\"seventeen\"", Err(400));
        check("", Err(428));
    }

    #[test]
    fn an_answer_held_already_is_not_sent_again() {
        let tag = tag(17, "250");
        let holds = |sent: &str| {
            let headers =
                HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_str(sent).expect("a header"))]);
            held(&headers, &tag)
        };
        let own = tag.to_str().expect("letters");
        assert!(holds(own) && holds("*") && holds(&format!("\"x\", W/{own}")));
        assert!(!holds("\"17\"") && !holds(self::tag(17, "251").to_str().expect("letters")));
    }
}
