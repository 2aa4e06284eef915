//! A request that ends without a page: each reason once, told as a page to people and as a problem to programs.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use engine::{Failure, Means};
use kernel::Refusal;
use kernel::refusal::Ground;

use crate::api;
use crate::auth::account;
use crate::auth::preferences::back;
use crate::frame::{Frame, register_path};
use crate::generic::worded::sentence;
use crate::house::House;
use crate::manner::Manner;
use crate::texts::Texts;
use crate::visit::{Entrance, Visit, Visitor};

/// Why there is no page.
#[derive(Clone, Debug)]
pub enum Halt {
    /// Nobody is signed in.
    SignIn,
    /// The password was handed out, so that others know it: first it is changed.
    HandedOut,
    /// Nothing is at this address.
    NotFound,
    /// The visitor may not see or do this; says who may.
    Forbidden(String),
    /// Another site made the browser ask.
    CrossSite,
    /// A past day is shown, in which nothing can be changed.
    ReadOnly,
    /// The request cannot be read; says what to send instead.
    Malformed(String),
    /// The condition of a conditional request does not hold or is missing.
    Condition(StatusCode, String),
    /// Rules said no, where there is no form to say it at.
    Refused(Vec<Refusal>),
    /// The world broke; the number stands in the log.
    Fault(String),
    /// There is no room left where the data lies.
    NoRoom,
    /// The data can be read and not written.
    Unwritable,
    /// It cannot be done now, and nothing was recorded; says why and what to do.
    Unavailable(String),
    /// Too much is under way; says what to do, which helps in a while.
    Busy(String),
    /// What is stored is not what was recorded; says what was found and what to do.
    Unsound(String),
    /// More was sent than is taken at once: so many megabytes.
    TooLarge(usize),
    /// Answered by the machinery below with this status alone.
    Bare(StatusCode),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusals) => Self::Refused(refusals),
            Failure::Missing(_) => Self::NotFound,
            Failure::Fault(fault) => match fault.means {
                Means::Unknown => Self::Fault(fault.id),
                Means::NoRoom => Self::NoRoom,
                Means::ReadOnly => Self::Unwritable,
                Means::Unavailable => Self::Unavailable(fault.cause()),
                Means::Unsound => Self::Unsound(fault.cause()),
            },
        }
    }
}

impl From<askama::Error> for Halt {
    fn from(error: askama::Error) -> Self {
        Self::Fault(engine::Fault::of(error).id)
    }
}

impl Halt {
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::CrossSite | Self::HandedOut => StatusCode::FORBIDDEN,
            Self::ReadOnly => StatusCode::CONFLICT,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Condition(status, _) | Self::Bare(status) => *status,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(refusals) => status_of(refusals),
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
            Self::Unwritable | Self::Unavailable(_) | Self::Busy(_) | Self::Unsound(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }
}

/// The status for a list of refusals.
pub fn status_of(refusals: &[Refusal]) -> StatusCode {
    match Ground::gravest(refusals) {
        Ground::Forbidden => StatusCode::FORBIDDEN,
        Ground::Missing => StatusCode::NOT_FOUND,
        Ground::Conflict => StatusCode::CONFLICT,
        Ground::Rule => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Where too much is under way, it helps to ask again after so many seconds.
const BUSY_S: &str = "60";

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        if matches!(self, Self::Busy(_)) {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(BUSY_S));
        }
        answer.extensions_mut().insert(self);
        answer
    }
}

/// What is told instead of a page.
struct Told<'a> {
    t: &'static Texts,
    title: &'a str,
    help: String,
    refusals: &'a [Refusal],
    /// What the visitor may do instead: what it is called, and its form.
    instead: Option<(String, String)>,
    /// Where the visitor came from.
    back: String,
}

#[derive(Template)]
#[template(path = "error.html")]
struct Page<'a> {
    manner: Manner,
    told: Told<'a>,
}

/// The same inside an organization, in its frame.
#[derive(Template)]
#[template(path = "error-inside.html")]
struct Inside<'a> {
    frame: Frame,
    told: Told<'a>,
}

/// Dresses every answer that is only a status: a page for people, a problem for programs.
pub async fn dress(State(house): State<House>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let manner = Manner::of(request.headers(), None);
    let (wanted, back) = (request.uri().clone(), back(request.headers()));
    let answer = next.run(request).await;
    let status = answer.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    let plain =
        answer.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let halt = answer.extensions().get::<Halt>().cloned();
    if halt.is_none() && !plain {
        return answer;
    }
    let halt = halt.unwrap_or(Halt::Bare(status));
    let mut dressed = if wanted.path().starts_with("/api/") {
        api::problem::of(&halt)
    } else if matches!(halt, Halt::SignIn) {
        return Redirect::to(&format!("/sign-in?{}", onward(&wanted))).into_response();
    } else if matches!(halt, Halt::HandedOut) {
        return Redirect::to(&format!("{}?{}", account::ADDRESS, onward(&wanted))).into_response();
    } else {
        let visit = if halt.status().is_client_error() { visit(&house, &headers, &wanted).await } else { None };
        page(&halt, (manner, visit.as_ref()), &wanted, back)
    };
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = answer.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    dressed
}

/// The organization that an address lies in, for whoever belongs there: what is wrong is told in its frame.
async fn visit(house: &House, headers: &HeaderMap, wanted: &axum::http::Uri) -> Option<Visit> {
    let org = wanted.path().strip_prefix("/o/")?.split('/').next()?;
    let visitor = Visitor::of(house, headers).await.ok()?;
    Entrance::of(visitor, org, "").ok()?.open().await.ok()
}

/// The query by which the page asked for is found again, once what bars the way to it is done.
fn onward(wanted: &axum::http::Uri) -> String {
    let path = wanted.path_and_query().map_or("/", |path| path.as_str());
    serde_urlencoded::to_string([("next", path)]).unwrap_or_default()
}

/// The past day that an address asks to be shown.
fn past(wanted: &axum::http::Uri) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(wanted.query()?).ok()?;
    let day: jiff::civil::Date = pairs.into_iter().find(|(name, _)| name == "as_of")?.1.parse().ok()?;
    Some(day.to_string())
}

/// What whoever may only read says in their own name instead of writing a record: the short form of the register.
fn instead(halt: &Halt, wanted: &str, t: &Texts) -> Option<(String, String)> {
    let list = wanted.strip_suffix("/new").filter(|_| matches!(halt, Halt::Forbidden(_)))?;
    let register = isms::REGISTERS.iter().find(|register| list.ends_with(&format!("/{}", register_path(register))))?;
    let own = |act: &&&kernel::Act| {
        act.subject().is_none()
            && act.key.split('.').next() == Some(register.key)
            && access::right_for_act(act) == access::Right::Read
    };
    let act = isms::ACTS.iter().find(own)?;
    Some((t.act(act).to_owned(), format!("{list}/acts/{}", act.key)))
}

fn page(halt: &Halt, (manner, visit): (Manner, Option<&Visit>), wanted: &axum::http::Uri, back: String) -> Response {
    let (t, past) = (manner.texts, past(wanted));
    let (title, help) = match halt {
        Halt::NotFound if past.is_some() => {
            (t.t("error-not-then"), t.one("error-not-then-help", "day", past.unwrap_or_default()))
        }
        Halt::NotFound | Halt::SignIn => (t.t("error-not-found"), t.t("error-not-found-help").to_owned()),
        Halt::Forbidden(who) => (t.t("error-forbidden"), who.clone()),
        Halt::HandedOut => (t.t("error-forbidden"), t.t("account-handed-out").to_owned()),
        Halt::CrossSite => (t.t("error-forbidden"), t.t("error-cross-site").to_owned()),
        Halt::ReadOnly => (t.t("refused"), t.t("error-read-only").to_owned()),
        Halt::Malformed(what) | Halt::Condition(_, what) => (t.t("refused"), what.clone()),
        Halt::Refused(_) => (t.t("refused"), String::new()),
        Halt::Fault(id) => (t.t("error-fault"), t.one("error-fault-help", "id", id.clone())),
        Halt::NoRoom => (t.t("error-no-room"), t.t("error-no-room-help").to_owned()),
        Halt::Unwritable => (t.t("error-unwritable"), t.t("error-unwritable-help").to_owned()),
        Halt::Unavailable(why) | Halt::Busy(why) => {
            (t.t("error-unavailable"), t.one("error-unavailable-help", "why", why.clone()))
        }
        Halt::Unsound(found) => (t.t("error-unsound"), t.one("error-unsound-help", "found", found.clone())),
        Halt::Bare(StatusCode::NOT_FOUND) => (t.t("error-not-found"), t.t("error-not-found-help").to_owned()),
        Halt::TooLarge(limit) => (t.t("refused"), t.one("error-too-large", "limit", *limit)),
        Halt::Bare(StatusCode::PAYLOAD_TOO_LARGE) => {
            (t.t("refused"), t.one("error-too-large", "limit", crate::routes::BODY_MEGABYTES_MAX))
        }
        Halt::Bare(status) => (t.t("refused"), status.canonical_reason().unwrap_or_default().to_lowercase()),
    };
    let refusals = if let Halt::Refused(refusals) = halt { refusals.as_slice() } else { &[] };
    // In the rooms of a register its fields are called as they are there.
    let mut below = wanted.path().split('/').skip(3);
    let (section, plural) = (below.next().unwrap_or_default(), below.next().unwrap_or_default());
    let register = isms::REGISTERS.iter().find(|own| own.plural == plural && own.section() == section);
    let of = register.map_or(("", &[][..]), |own| (own.key, own.fields));
    let said = |own: &Refusal| Refusal { message: sentence(t, of, own), ..own.clone() };
    let refusals: Vec<_> = refusals.iter().map(said).collect();
    let told = Told { t, title, help, refusals: &refusals, instead: instead(halt, wanted.path(), t), back };
    let rendered = match visit {
        Some(visit) => {
            let below = wanted.path().splitn(4, '/').nth(3).unwrap_or_default();
            Inside { frame: Frame::at(visit, below, title), told }.render()
        }
        None => Page { manner, told }.render(),
    };
    match rendered {
        Ok(html) => (halt.status(), Html(html)).into_response(),
        Err(_) => halt.status().into_response(),
    }
}
