//! What went wrong, as RFC 9457 problem details.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::Failure;
use exchange::problem::{self, MEDIA_TYPE, Sort};
use kernel::Refusal;
use serde_json::Value as Json;

use crate::error::Halt;

const NO_ROOM: &str = "there is no room left where the data lies: nothing was recorded, and everything can be read; \
    make room and send it again";
const UNWRITABLE: &str = "the data can be read and not written: nothing was recorded; make the place writable and send it \
    again";

/// An answer, or the problem instead of it.
pub type Answer = Result<Response, Problem>;

/// A problem with the headers that belong to it.
#[derive(Clone, Debug)]
pub struct Problem {
    told: problem::Problem,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    /// A problem without refusals.
    pub fn plain(sort: Sort, detail: &str) -> Self {
        problem::plain(sort, detail).into()
    }

    /// Parameters or headers that cannot be read; each is named.
    pub fn malformed(refusals: &[Refusal]) -> Self {
        let mut told = problem::of(refusals);
        let plain = problem::plain(Sort::Malformed, told.body["detail"].as_str().unwrap_or_default());
        let errors = told.body["errors"].take();
        told = plain;
        told.body["errors"] = errors;
        told.into()
    }

    /// With a further member that programs can read.
    pub fn with(mut self, member: &str, content: Json) -> Self {
        self.told.body[member] = content;
        self
    }

    /// With a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }
}

impl From<problem::Problem> for Problem {
    fn from(told: problem::Problem) -> Self {
        Self { told, headers: Vec::new() }
    }
}

impl From<Vec<Refusal>> for Problem {
    fn from(refusals: Vec<Refusal>) -> Self {
        problem::of(&refusals).into()
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Missing(what) => Self::plain(Sort::Missing, &what),
            other => Halt::from(other).into(),
        }
    }
}

impl From<Halt> for Problem {
    fn from(halt: Halt) -> Self {
        Self::from(&halt)
    }
}

impl From<&Halt> for Problem {
    fn from(halt: &Halt) -> Self {
        match halt {
            Halt::SignIn => Self::plain(
                Sort::Unauthenticated,
                "send a valid token as \"Authorization: Bearer mnt_…\"; tokens are made under Account",
            )
            .header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"muniment\"")),
            Halt::NotFound => Self::plain(Sort::Missing, "there is nothing at this address"),
            Halt::Forbidden(who) => Self::plain(Sort::Forbidden, who),
            Halt::HandedOut => {
                Self::plain(Sort::Forbidden, "this password was handed out; change it under /account first")
            }
            Halt::CrossSite => {
                Self::plain(Sort::Forbidden, "another site asked for this; ask from our own pages or with a token")
            }
            Halt::ReadOnly => {
                Self::plain(Sort::Conflict, "a past day can only be read; leave out as_of to change things")
            }
            Halt::Malformed(what) => Self::plain(Sort::Malformed, what),
            Halt::Condition(status, what) => Self::plain(sort(*status), what),
            Halt::Refused(refusals) => refusals.clone().into(),
            Halt::Fault(id) => Self::plain(Sort::Fault, &format!("this is our fault, not yours; quote {id}"))
                .with("fault", id.as_str().into()),
            Halt::NoRoom => Self::plain(Sort::NoRoom, NO_ROOM),
            Halt::Unwritable => Self::plain(Sort::Unavailable, UNWRITABLE),
            Halt::Unavailable(told) | Halt::Unsound(told) => Self::plain(Sort::Unavailable, told),
            Halt::Busy(told) => {
                let wait = halt.clone().into_response().headers().get(header::RETRY_AFTER).cloned();
                let busy = Self::plain(Sort::Unavailable, told);
                wait.into_iter().fold(busy, |busy, wait| busy.header(header::RETRY_AFTER, wait))
            }
            Halt::TooLarge(limit) => Self::plain(Sort::TooLarge, &format!("send at most {limit} MB at once")),
            Halt::Bare(status) => Self::plain(sort(*status), advice(*status)),
        }
    }
}

/// The kind of problem behind a bare status.
fn sort(status: StatusCode) -> Sort {
    let known = Sort::ALL.iter().find(|sort| sort.status() == status.as_u16()).copied();
    known.unwrap_or(if status.is_server_error() { Sort::Fault } else { Sort::Malformed })
}

fn advice(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "there is nothing at this address",
        StatusCode::METHOD_NOT_ALLOWED => "use one of the methods in the header Allow",
        StatusCode::PAYLOAD_TOO_LARGE => "send less at once",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "send JSON with \"Content-Type: application/json\"",
        StatusCode::TOO_MANY_REQUESTS => "wait as many seconds as the header Retry-After says",
        status if status.is_server_error() => "the cause stands in the log of the server",
        _ => "the request cannot be read",
    }
}

/// The answer of the API to a request that was halted on its way.
pub fn of(halt: &Halt) -> Response {
    Problem::from(halt).into_response()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.told.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut answer = (status, self.told.body.to_string()).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.extend(self.headers);
        answer
    }
}
