//! Explore the sample: the invented organization is made beside the running house, and its progress is shown.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use access::Account;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
/// How far the making is, in acts.
pub use exchange::progress::Progress as Making;
use futures_util::future::BoxFuture;
use kernel::Id;

use super::accounts::forbidden;
use crate::error::Halt;
use crate::frame::{Frame, Head, page};
use crate::house::House;
use crate::visit::Visitor;

/// The key of the sample organization.
pub const SAMPLE: &str = "sample";
/// The page asks again after so many seconds while the sample is being made.
const ASK_AGAIN_S: u32 = 2;

/// Makes the sample where the data lies and lets an account in; the error is in words for its reader.
type Make = dyn Fn(Id<Account>, Arc<Making>) -> BoxFuture<'static, Result<(), String>> + Send + Sync;

/// Whoever can make the sample.
#[derive(Clone)]
pub struct Sampler(Arc<Make>);

impl Sampler {
    /// From what makes it.
    pub fn new(
        make: impl Fn(Id<Account>, Arc<Making>) -> BoxFuture<'static, Result<(), String>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(make))
    }
}

impl fmt::Debug for Sampler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sampler")
    }
}

/// The making that was begun last, and why it failed where it did.
#[derive(Debug, Default)]
pub struct Begun(Mutex<Option<Run>>);

#[derive(Clone, Debug)]
struct Run {
    making: Arc<Making>,
    failed: Option<String>,
    over: bool,
}

impl Begun {
    fn run(&self) -> Option<Run> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Begins a making, unless one is under way.
    fn begin(&self) -> Option<Arc<Making>> {
        let mut run = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if run.as_ref().is_some_and(|run| !run.over) {
            return None;
        }
        let making = Arc::new(Making::default());
        *run = Some(Run { making: making.clone(), failed: None, over: false });
        Some(making)
    }

    fn end(&self, outcome: Result<(), String>) {
        if let Some(run) = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            run.over = true;
            run.failed = outcome.err();
        }
    }
}

#[derive(Template)]
#[template(path = "lobby/sample.html")]
struct Page {
    frame: Frame,
    head: Head,
    /// Acts done and to do, while it is being made.
    progress: Option<(usize, usize, String)>,
    failed: Option<String>,
    /// Whether it can be made here.
    can: bool,
}

/// `GET /sample`: what it is, how far it is, or the way in.
pub async fn show(State(house): State<House>, visitor: Visitor) -> Result<Response, Halt> {
    if visitor.organizations().iter().any(|(key, ..)| key == SAMPLE) {
        return Ok(Redirect::to(&format!("/o/{SAMPLE}")).into_response());
    }
    let run = house.sample.run();
    // What another engine wrote is seen a beat later: until then it is still being made.
    let under_way = run.as_ref().filter(|run| run.failed.is_none());
    let t = visitor.manner.texts;
    let shown = page(&Page {
        frame: Frame::outside(&visitor, t.t("sample-organization")),
        head: Head::new(t, t.t("sample-organization"))
            .why(t.t("sample-organization-why"))
            .below(t.t("organizations"), "/"),
        progress: under_way.map(|run| {
            let (done, total) = run.making.far();
            let told = t.with("sample-progress", &[("done", done.into()), ("total", total.into())]);
            (done, total, told)
        }),
        failed: run.as_ref().and_then(|run| run.failed.clone()),
        can: house.settings.sampler.is_some() && visitor.administrator,
    })?;
    let mut shown = shown;
    if under_way.is_some() {
        shown.headers_mut().insert(header::REFRESH, HeaderValue::from(ASK_AGAIN_S));
    }
    Ok(shown)
}

/// `POST /sample`: begins to make it.
pub async fn make(State(house): State<House>, visitor: Visitor) -> Result<Response, Halt> {
    let Some(sampler) = house.settings.sampler.clone().filter(|_| visitor.administrator) else {
        return Err(forbidden(&visitor));
    };
    if let Some(making) = house.sample.begin() {
        let work = (sampler.0)(visitor.account, making);
        let house = house.clone();
        tokio::spawn(async move { house.sample.end(work.await) });
    }
    Ok(Redirect::to("/sample").into_response())
}
