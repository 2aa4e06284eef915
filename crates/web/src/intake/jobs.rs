//! Imports that take longer than one waits for: they go on by themselves, tell how far they are, and keep their answer.
//! Files under way and answers kept are bounded: by their number, their bytes, and the hours of a day.

use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};
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
use engine::objects::OFFER_HOURS;
use exchange::progress::{Progress, Step};
use kernel::{Id, Refusal};
use tokio::sync::watch;

use super::room::Room;
use super::{Bringing, choose};
use crate::cache::Rendered;
use crate::error::Halt;
use crate::flash;
use crate::frame::{Frame, Head, page};
use crate::house::House;
use crate::texts::Texts;
use crate::visit::{At, Visit, Visitor};

/// How long somebody waits for an answer before the progress is shown instead.
const PATIENCE: Duration = Duration::from_secs(2);
/// The page that shows the progress asks again after so many seconds.
const ASK_AGAIN_S: u32 = 2;
/// Imports of an organization that are remembered, with their answers.
const JOBS_MAX: usize = 32;
/// Most bytes of the answers that are remembered.
const ANSWERS_BYTES_MAX: usize = 32 << 20;
/// An answer is remembered as long as the file waits that it tells of.
const ANSWER_HOURS: i64 = OFFER_HOURS;

/// The imports of a house, the newest last.
#[derive(Default)]
pub struct Jobs {
    jobs: Arc<Mutex<VecDeque<Arc<Job>>>>,
    begun: AtomicU64,
    /// What the files under way take.
    pub room: Room,
    /// Counts what changes which of them are under way.
    turns: Arc<AtomicU64>,
}

/// Whose an import is, and below which address it is found.
#[derive(Clone)]
pub struct Whose {
    /// Empty where one is founded.
    org: String,
    account: Id<Account>,
    below: String,
}

impl Whose {
    /// Of somebody in an organization.
    pub fn at(visit: &Visit) -> Self {
        Self { org: visit.org.clone(), account: visit.visitor.account, below: visit.href("import") }
    }

    /// Of somebody who founds an organization from a file.
    pub fn founding(visitor: &Visitor, below: &str) -> Self {
        Self { org: String::new(), account: visitor.account, below: below.to_owned() }
    }
}

/// One import.
pub struct Job {
    /// When it was begun, in milliseconds, or a little later.
    number: u64,
    whose: Whose,
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
    fn begin<F>(&self, house: &House, whose: Whose, files: String, work: impl FnOnce(Arc<Progress>) -> F) -> Arc<Job>
    where
        F: Future<Output = Result<Response, Halt>> + Send + 'static,
    {
        let (told, answer) = watch::channel(None);
        let progress = Arc::new(Progress::default());
        // Numbers of an earlier run of the server lie before its beginning and mean none of these.
        let now = u64::try_from(house.engine.now().as_millisecond()).unwrap_or_default();
        let number = now + self.begun.fetch_add(1, Relaxed);
        let looked_at = AtomicBool::new(false);
        let job = Arc::new(Job { number, whose, files, progress: progress.clone(), answer, looked_at });
        let mut jobs = held(&self.jobs);
        jobs.push_back(job.clone());
        bound(&mut jobs, now);
        drop(jobs);
        self.turns.fetch_add(1, Relaxed);
        let (work, turns, jobs) = (work(progress), self.turns.clone(), self.jobs.clone());
        tokio::spawn(async move {
            let kept = kept(work.await).await;
            told.send_replace(Some(kept));
            bound(&mut held(&jobs), now);
            turns.fetch_add(1, Relaxed);
        });
        job
    }

    /// Forgets the answers given in an organization, and to whoever founds one.
    pub fn forget(&self, org: &str) {
        held(&self.jobs).retain(|job| !job.is_over() || !(job.whose.org.is_empty() || job.whose.org == org));
    }

    fn find(&self, whose: &Whose, number: u64) -> Option<Arc<Job>> {
        held(&self.jobs).iter().find(|job| job.number == number && job.is_of(whose)).cloned()
    }
}

fn held(jobs: &Mutex<VecDeque<Arc<Job>>>) -> MutexGuard<'_, VecDeque<Arc<Job>>> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets what is over where it is too old, too many or too much: what was looked at first, and the oldest before the
/// newest, which its asker waits for.
fn bound(jobs: &mut VecDeque<Arc<Job>>, now: u64) {
    let oldest = now.saturating_sub(ANSWER_HOURS.unsigned_abs() * 3_600_000);
    jobs.retain(|job| !job.is_over() || job.number >= oldest);
    while let Some(org) = crowding(jobs) {
        let older = || (0..jobs.len().saturating_sub(1)).filter(|at| jobs[*at].is_over() && jobs[*at].whose.org == org);
        let seen = older().find(|at| jobs[*at].looked_at.load(Relaxed));
        let Some(at) = seen.or_else(|| older().next()) else { return };
        jobs.remove(at);
    }
}

/// The organization that has more imports than are remembered of one; else, where all answers are too much, the one with
/// the most to forget.
fn crowding(jobs: &VecDeque<Arc<Job>>) -> Option<String> {
    let mut all: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, job) in jobs.iter().enumerate() {
        let (number, bytes) = all.entry(&job.whose.org).or_default();
        *number += 1;
        // Whoever waits for the newest gets it.
        *bytes += if at + 1 < jobs.len() { job.bytes() } else { 0 };
    }
    let over = |job: &&Arc<Job>, org: &str| job.whose.org == org && job.is_over();
    let many = all.iter().find(|(org, (number, _))| *number > JOBS_MAX && jobs.iter().any(|job| over(&job, org)));
    let bytes: usize = jobs.iter().map(|job| job.bytes()).sum();
    let much = all.iter().max_by_key(|(_, (_, bytes))| *bytes).filter(|_| bytes > ANSWERS_BYTES_MAX);
    many.or(much).map(|(org, _)| (*org).to_owned())
}

impl Job {
    fn is_of(&self, whose: &Whose) -> bool {
        self.whose.org == whose.org && self.whose.account == whose.account
    }

    fn href(&self) -> String {
        format!("{}/{}", self.whose.below, self.number)
    }

    /// Bytes of its answer.
    fn bytes(&self) -> usize {
        self.answer.borrow().as_ref().and_then(|kept| kept.as_ref().ok()).map_or(0, |(.., body)| body.len())
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
pub async fn answer<F>(
    house: &House,
    whose: Whose,
    files: String,
    work: impl FnOnce(Arc<Progress>) -> F,
) -> Result<Response, Halt>
where
    F: Future<Output = Result<Response, Halt>> + Send + 'static,
{
    let job = house.jobs.begin(house, whose, files, work);
    match tokio::time::timeout(house.settings.patience.unwrap_or(PATIENCE), job.answered()).await {
        Ok(answer) => answer,
        Err(_) => Ok(Redirect::to(&job.href()).into_response()),
    }
}

/// Imports of the visitor whose answer nobody has seen: where they are, and what they bring.
pub fn open(house: &House, whose: &Whose, t: &Texts) -> Vec<(String, String)> {
    let jobs = held(&house.jobs.jobs);
    let own = jobs.iter().filter(|job| job.is_of(whose) && !job.looked_at.load(Relaxed));
    let told = |job: &Arc<Job>| {
        let word = if job.is_over() { "import-is-over" } else { "import-is-under-way" };
        (job.href(), t.one(word, "files", job.files.as_str()))
    };
    own.map(told).collect()
}

/// Stops an import, so that nothing of it comes in, and gives what it was to bring; the way to its answer where it is
/// over or being written. None where it is not known.
pub fn stop(house: &House, whose: &Whose, number: u64) -> Option<Result<String, Response>> {
    let job = house.jobs.find(whose, number)?;
    // What is being written is no longer to be stopped once it is decided: its answer tells what came of it.
    if job.is_over() || job.progress.step() == Step::Writing {
        job.progress.give_up();
        return Some(Err(Redirect::to(&job.href()).into_response()));
    }
    job.give_up();
    house.jobs.turns.fetch_add(1, Relaxed);
    Some(Ok(job.files.clone()))
}

/// `POST /o/{org}/import/{job}/give-up`: it stops, and nothing of it comes in; where it is over its answer is shown.
pub async fn give_up(Bringing(At(visit)): Bringing, Path((_, number)): Path<(String, u64)>) -> Result<Response, Halt> {
    match stop(visit.house(), &Whose::at(&visit), number) {
        Some(Ok(files)) => {
            Ok(flash::go(&visit.href("import"), visit.t().one("import-given-up", "files", files.as_str()), None))
        }
        Some(Err(way)) => Ok(way),
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
    let t = visit.t();
    let head = Head::new(t, t.t("import-goes-on")).below(t.t("import"), visit.href("import"));
    let frame = Frame::at(&visit, "import", t.t("import"));
    match shown(visit.house(), &Whose::at(&visit), number, (frame, head, t)).await {
        Some(shown) => shown,
        None => {
            let refusal = Refusal::missing("", t.t("import-unknown-job"));
            Ok((StatusCode::NOT_FOUND, choose::chooser(&visit, &Vec::new(), &[refusal])?).into_response())
        }
    }
}

/// How far an import is, or its answer; none where it is not known.
pub async fn shown(
    house: &House,
    whose: &Whose,
    number: u64,
    around: (Frame, Head, &Texts),
) -> Option<Result<Response, Halt>> {
    let job = house.jobs.find(whose, number)?;
    Some(if job.is_over() { job.answered().await } else { progress(&job, around) })
}

fn progress(job: &Job, (frame, head, t): (Frame, Head, &Texts)) -> Result<Response, Halt> {
    let (now, (done, total)) = (job.progress.step(), job.progress.far());
    let count = [("done", done.into()), ("total", total.into())];
    let told = match (done, total) {
        (0, 0) => String::new(),
        (ahead, _) if now == Step::Waiting => t.one("import-before-it", "count", ahead - 1),
        (_, 0) => t.with("import-far-open", &count),
        _ => t.with("import-far", &count),
    };
    let mut shown = page(&Page {
        frame,
        head,
        files: job.files.clone(),
        steps: Step::ALL.map(|step| (t.t(&format!("import-step-{}", step.key())).to_owned(), place(step, now))).into(),
        done,
        total: Some(total).filter(|total| *total > 0 && now != Step::Waiting),
        told,
        again: job.href(),
        give_up: format!("{}/give-up", job.href()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn job(number: u64, body: Option<usize>, looked_at: bool) -> Arc<Job> {
        job_of("a", number, body, looked_at)
    }

    fn job_of(org: &str, number: u64, body: Option<usize>, looked_at: bool) -> Arc<Job> {
        let kept = body.map(|bytes| Ok((StatusCode::OK, HeaderMap::new(), vec![b'x'; bytes].into())));
        let (_, answer) = watch::channel(kept);
        let whose = Whose { org: org.to_owned(), account: Id::NIL, below: String::new() };
        let (files, progress, looked_at) = (String::new(), Arc::default(), AtomicBool::new(looked_at));
        Arc::new(Job { number, whose, files, progress, answer, looked_at })
    }

    fn left(jobs: impl IntoIterator<Item = Arc<Job>>, now: u64) -> Vec<u64> {
        let mut jobs = jobs.into_iter().collect();
        bound(&mut jobs, now);
        jobs.iter().map(|job| job.number).collect()
    }

    #[test]
    fn answers_are_forgotten_where_they_are_too_old_too_many_or_too_much() {
        let day = 24 * 3_600_000;
        assert_eq!(left([job(1, Some(1), false), job(2, None, false), job(day, Some(1), false)], day + 2), [2, day]);
        let many = (0..40).map(|number| job(number, Some(1), number == 30));
        let kept: Vec<_> = (7..40).filter(|number| *number != 30).collect();
        assert_eq!(left(many, 40), kept, "one that was looked at goes before older ones");
        let half = ANSWERS_BYTES_MAX / 2 + 1;
        assert_eq!(left([job(1, Some(half), false), job(2, None, false), job(3, Some(half), false)], 3), [2, 3]);
        assert_eq!(left([job(1, Some(3 * half), false)], 3), [1], "its asker waits for the newest");
        let busy = (0..40).map(|number| job(number, Some(1), false));
        let kept: Vec<_> = [50].into_iter().chain(8..40).collect();
        assert_eq!(
            left([job_of("b", 50, Some(1), false)].into_iter().chain(busy), 60),
            kept,
            "others take no place of b"
        );
    }
}
