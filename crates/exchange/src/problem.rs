//! Errors as RFC 9457 problem details.

use kernel::Refusal;
use kernel::refusal::Ground;
use serde_json::{Map, Value as Json, json};

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// The kinds of problems, each with a type URI of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The request cannot be read.
    Malformed,
    /// Nobody is signed in.
    Unauthenticated,
    /// The account may not do this.
    Forbidden,
    /// It does not exist.
    Missing,
    /// This address does not take this method.
    Method,
    /// It collides with something done before, such as another request with the same idempotency key.
    Conflict,
    /// The record was changed since it was read.
    Stale,
    /// The body is larger than is taken at once.
    TooLarge,
    /// The body is of a media type that is not understood.
    UnsupportedMedia,
    /// A rule says no; each refusal is listed.
    Refused,
    /// A write that has to say which version it has seen does not say so.
    Unconditional,
    /// Too many requests.
    TooMany,
    /// The server failed; the cause is logged under the id in the detail.
    Fault,
    /// The data cannot be written, or what is stored is not what was recorded.
    Unavailable,
    /// There is no room left where the data lies.
    NoRoom,
}

impl Sort {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::Malformed,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::Missing,
        Self::Method,
        Self::Conflict,
        Self::Stale,
        Self::TooLarge,
        Self::UnsupportedMedia,
        Self::Refused,
        Self::Unconditional,
        Self::TooMany,
        Self::Fault,
        Self::Unavailable,
        Self::NoRoom,
    ];

    /// Status, last part of the type URI, and title.
    fn row(self) -> (u16, &'static str, &'static str) {
        match self {
            Self::Malformed => (400, "malformed", "the request cannot be read"),
            Self::Unauthenticated => (401, "unauthenticated", "sign in first"),
            Self::Forbidden => (403, "forbidden", "this is not allowed"),
            Self::Missing => (404, "missing", "this does not exist"),
            Self::Method => (405, "method", "this address does not take this method"),
            Self::Conflict => (409, "conflict", "this collides with something done before"),
            Self::Stale => (412, "stale", "the record was changed since it was read"),
            Self::TooLarge => (413, "too-large", "the body is too large"),
            Self::UnsupportedMedia => (415, "unsupported-media", "send JSON"),
            Self::Refused => (422, "refused", "rules speak against this"),
            Self::Unconditional => (428, "unconditional", "say which version was seen"),
            Self::TooMany => (429, "too-many", "too many requests"),
            Self::Fault => (500, "fault", "the server failed"),
            Self::Unavailable => (503, "unavailable", "this cannot be served as it is"),
            Self::NoRoom => (507, "no-room", "there is no room left"),
        }
    }

    /// The HTTP status.
    pub fn status(self) -> u16 {
        self.row().0
    }

    /// The type URI, relative to the server.
    pub fn uri(self) -> String {
        format!("/problems/{}", self.row().1)
    }

    /// What went wrong, in a few words.
    pub fn title(self) -> &'static str {
        self.row().2
    }
}

/// A problem ready to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// The body, of type [`MEDIA_TYPE`].
    pub body: Json,
}

/// A problem without refusals.
pub fn plain(sort: Sort, detail: &str) -> Problem {
    let mut body = Map::new();
    body.insert("type".into(), json!(sort.uri()));
    body.insert("title".into(), json!(sort.title()));
    body.insert("status".into(), json!(sort.status()));
    body.insert("detail".into(), json!(detail));
    Problem { status: sort.status(), body: Json::Object(body) }
}

/// The problem that refusals make, with each of them in `errors`.
pub fn of(refusals: &[Refusal]) -> Problem {
    let detail = refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let mut problem = plain(sort(refusals), &detail);
    problem.body["errors"] = refusals.iter().map(error).collect();
    problem
}

fn error(refusal: &Refusal) -> Json {
    let Refusal { field, message, basis, clause, .. } = refusal;
    json!({ "field": field, "message": message, "basis": basis.key(), "clause": clause })
}

fn sort(refusals: &[Refusal]) -> Sort {
    match Ground::gravest(refusals) {
        Ground::Forbidden => Sort::Forbidden,
        Ground::Missing => Sort::Missing,
        Ground::Conflict => Sort::Stale,
        Ground::Rule => Sort::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_become_one_problem_that_names_each_place() {
        let refusals = [
            Refusal::requirement("until", "6.1.3 f", "pick a date after today"),
            Refusal::missing("risk", "there is no such risk"),
        ];
        let problem = of(&refusals);
        assert_eq!(problem.status, 422);
        assert_eq!(problem.body["type"], "/problems/refused");
        let first = &problem.body["errors"][0];
        let expected = json!({ "field": "until", "message": "pick a date after today", "basis": "requirement", "clause": "6.1.3 f" });
        assert_eq!(*first, expected);
    }

    #[test]
    fn the_status_follows_the_ground() {
        let status = |refusal: Refusal| of(&[refusal]).status;
        assert_eq!(status(Refusal::missing("", "there is no risk with this id")), 404);
        assert_eq!(status(Refusal::conflict("changed by somebody else")), 412);
        assert_eq!(status(Refusal::forbidden("a reader may not do this", kernel::Basis::HouseRule)), 403);
    }
}
