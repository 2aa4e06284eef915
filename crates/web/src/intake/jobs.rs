//! Imports that take longer than one waits for: they go on by themselves, tell how far they are, and keep their answer.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::future::Future;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use access::Account;
use askama::Template;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use exchange::progress::{Progress, Step};
use kernel::{Id, Refusal};
use tokio::sync::watch;

use super::{Bringing, choose};
use crate::cache::Rendered;
use crate::error::Halt;
use crate::flash;
use crate::frame::{Frame, Head, page};
use crate::visit::{At, Visit};

/// How long somebody waits for an answer before the progress is shown instead.
const PATIENCE: Duration = Duration::from_secs(2);
/// The page that shows the progress asks again after so many seconds.
const ASK_AGAIN_S: u32 = 2;
/// Imports that are remembered, with their answers.
const JOBS_MAX: usize = 32;

/// The imports of a house, the newest last.
#[derive(Default)]
pub struct Jobs {
    jobs: Mutex<VecDeque<Arc<Job>>>,
    begun: AtomicU64,
    /// Counts what changes which of them are under way.
    turns: Arc<AtomicU64>,
}

/// One import.
pub struct Job {
    number: u64,
    org: String,
    account: Id<Account>,
    files: String,
    progress: Arc<Progress>,
    answer: watch::Receiver<Option<Kept>>,
    looked_at: AtomicBool,
}

/// What an import was answered with.
type Kept = Result<(StatusCode, HeaderMap, Bytes), Halt>;

impl Jobs {
    /// Another number whenever one begins or ends: pages that tell of them are others then.
    pub fn turns(&self) -> u64 {
        self.turns.load(Relaxed)
    }

    /// Begins a work that goes on whether or not anybody waits for it.
    fn begin<F>(&self, visit: &Visit, files: String, work: impl FnOnce(Arc<Progress>) -> F) -> Arc<Job>
    where
        F: Future<Output = Result<Response, Halt>> + Send + 'static,
    {
        let (told, answer) = watch::channel(None);
        let progress = Arc::new(Progress::default());
        // Numbers of an earlier run of the server lie before its beginning and mean none of these.
        let now = u64::try_from(visit.house().engine.now().as_millisecond()).unwrap_or_default();
        let number = now + self.begun.fetch_add(1, Relaxed);
        let (org, account, looked_at) = (visit.org.clone(), visit.visitor.account, AtomicBool::new(false));
        let job = Arc::new(Job { number, org, account, files, progress: progress.clone(), answer, looked_at });
        let mut jobs = self.held();
        jobs.push_back(job.clone());
        if jobs.len() > JOBS_MAX {
            jobs.pop_front();
        }
        drop(jobs);
        self.turns.fetch_add(1, Relaxed);
        let (work, turns) = (work(progress), self.turns.clone());
        tokio::spawn(async move {
            let kept = kept(work.await).await;
            told.send_replace(Some(kept));
            turns.fetch_add(1, Relaxed);
        });
        job
    }

    fn find(&self, visit: &Visit, number: u64) -> Option<Arc<Job>> {
        self.held().iter().find(|job| job.number == number && job.is_of(visit)).cloned()
    }

    fn held(&self) -> MutexGuard<'_, VecDeque<Arc<Job>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job {
    fn is_of(&self, visit: &Visit) -> bool {
        self.org == visit.org && self.account == visit.visitor.account
    }

    fn href(&self, visit: &Visit) -> String {
        visit.href(&format!("import/{}", self.number))
    }

    /// The answer, as soon as there is one.
    async fn answered(&self) -> Result<Response, Halt> {
        let mut answer = self.answer.clone();
        let kept = answer.wait_for(Option::is_some).await.map_err(|error| Halt::Fault(engine::Fault::of(error).id))?;
        self.looked_at.store(true, Relaxed);
        let (status, headers, body) = kept.clone().unwrap_or(Err(Halt::NotFound))?;
        let mut response = (status, Body::from(body.clone())).into_response();
        *response.headers_mut() = headers;
        if response.status() == StatusCode::OK {
            response.extensions_mut().insert(Rendered(body));
        }
        Ok(response)
    }

    /// Asks it to stop, and forgets its answer.
    fn give_up(&self) {
        self.progress.give_up();
        self.looked_at.store(true, Relaxed);
    }

    fn is_over(&self) -> bool {
        self.answer.borrow().is_some()
    }
}

async fn kept(answer: Result<Response, Halt>) -> Kept {
    let (parts, body) = answer?.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(|error| Halt::Fault(engine::Fault::of(error).id))?;
    Ok((parts.status, parts.headers, body))
}

/// Does a work beside the request, and answers with its answer, or with the way to its progress if it takes long.
pub async fn answer<F>(visit: &Visit, files: String, work: impl FnOnce(Arc<Progress>) -> F) -> Result<Response, Halt>
where
    F: Future<Output = Result<Response, Halt>> + Send + 'static,
{
    let house = visit.house();
    let job = house.jobs.begin(visit, files, work);
    match tokio::time::timeout(house.settings.patience.unwrap_or(PATIENCE), job.answered()).await {
        Ok(answer) => answer,
        Err(_) => Ok(Redirect::to(&job.href(visit)).into_response()),
    }
}

/// Imports of the visitor whose answer nobody has seen: where they are, and what they bring.
pub fn open(visit: &Visit) -> Vec<(String, String)> {
    let jobs = visit.house().jobs.held();
    let own = jobs.iter().filter(|job| job.is_of(visit) && !job.looked_at.load(Relaxed));
    let told = |job: &Arc<Job>| {
        let word = if job.is_over() { "import-is-over" } else { "import-is-under-way" };
        (job.href(visit), visit.t().one(word, "files", job.files.as_str()))
    };
    own.map(told).collect()
}

/// `POST /o/{org}/import/{job}/give-up`: it stops, and nothing of it comes in; where it is over its answer is shown.
pub async fn give_up(Bringing(At(visit)): Bringing, Path((_, number)): Path<(String, u64)>) -> Result<Response, Halt> {
    let jobs = &visit.house().jobs;
    match jobs.find(&visit, number) {
        // What is being written is no longer to be stopped once it is decided: its answer tells what came of it.
        Some(job) if job.is_over() || job.progress.step() == Step::Writing => {
            job.progress.give_up();
            Ok(Redirect::to(&job.href(&visit)).into_response())
        }
        Some(job) => {
            job.give_up();
            jobs.turns.fetch_add(1, Relaxed);
            Ok(flash::go(&visit.href("import"), visit.t().one("import-given-up", "files", job.files.as_str()), None))
        }
        None => show(Bringing(At(visit)), Path((String::new(), number))).await,
    }
}

#[derive(Template)]
#[template(path = "intake/progress.html")]
struct Page {
    frame: Frame,
    head: Head,
    files: String,
    /// The steps, each with whether it is done, being done or to come.
    steps: Vec<(String, &'static str)>,
    done: usize,
    /// How many there are; none where nobody knows.
    total: Option<usize>,
    told: String,
    again: String,
    give_up: String,
}

/// `GET /o/{org}/import/{job}`: how far it is, or its answer.
pub async fn show(Bringing(At(visit)): Bringing, Path((_, number)): Path<(String, u64)>) -> Result<Response, Halt> {
    let Some(job) = visit.house().jobs.find(&visit, number) else {
        let refusal = Refusal::missing("", visit.t().t("import-unknown-job"));
        return Ok((StatusCode::NOT_FOUND, choose::chooser(&visit, &Vec::new(), &[refusal])?).into_response());
    };
    if job.is_over() { job.answered().await } else { progress(&visit, &job) }
}

fn progress(visit: &Visit, job: &Job) -> Result<Response, Halt> {
    let (t, now, (done, total)) = (visit.t(), job.progress.step(), job.progress.far());
    let count = [("done", done.into()), ("total", total.into())];
    let told = match (done, total) {
        (0, 0) => String::new(),
        (ahead, _) if now == Step::Waiting => t.one("import-before-it", "count", ahead - 1),
        (_, 0) => t.with("import-far-open", &count),
        _ => t.with("import-far", &count),
    };
    let mut shown = page(&Page {
        frame: Frame::at(visit, "import", t.t("import")),
        head: Head::new(t, t.t("import-goes-on")).below(t.t("import"), visit.href("import")),
        files: job.files.clone(),
        steps: Step::ALL.map(|step| (t.t(&format!("import-step-{}", step.key())).to_owned(), place(step, now))).into(),
        done,
        total: Some(total).filter(|total| *total > 0 && now != Step::Waiting),
        told,
        again: job.href(visit),
        give_up: format!("{}/give-up", job.href(visit)),
    })?;
    shown.headers_mut().insert(header::REFRESH, HeaderValue::from(ASK_AGAIN_S));
    // Not yet what will stand at this address: nobody is to keep it.
    *shown.status_mut() = StatusCode::ACCEPTED;
    Ok(shown)
}

fn place(step: Step, now: Step) -> &'static str {
    match step.cmp(&now) {
        Ordering::Less => "done",
        Ordering::Equal => "now",
        Ordering::Greater => "later",
    }
}
