//! A house with one organization, an administrator who stands for a person there, and a clock that stands.

use std::sync::Arc;
use std::time::Duration;

use access::Role;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use engine::{Actor, Asked, Done, Engine, Place, SetClock};
use http_body_util::BodyExt;
use isms::support::Person;
use kernel::{Command, Declared, Id, Path, Register, Value};
use tower::ServiceExt;

use crate::{Settings, app};

/// The administrator's password.
pub const PASSWORD: &str = "correct horse battery staple";
/// Noon of 23 November 2026.
pub const NOW_S: i64 = 1_795_435_200;

/// Longer than any import of a test takes, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(3_600);

fn waiting(patience: Duration) -> Settings {
    Settings { patience: Some(patience), ..Settings::default() }
}

/// A house to knock at.
pub struct World {
    /// The engine behind it.
    pub engine: Engine,
    /// Its clock.
    pub clock: Arc<SetClock>,
    router: Router,
    /// The session of the administrator.
    pub cookie: String,
    /// The administrator as an actor in the organization `test`.
    pub actor: Actor,
}

/// An answer, read.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as text; a page on one line, so that it says the same however its templates are laid out.
    pub body: String,
    /// Its body as it is.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// A header as text.
    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl World {
    /// A house in which nobody has an account.
    pub async fn empty() -> Self {
        Self::at(Place::Memory).await
    }

    /// The same where the data lies in this place.
    pub async fn at(place: Place) -> Self {
        let now = jiff::Timestamp::from_second(NOW_S).unwrap();
        let clock = Arc::new(SetClock::at(now));
        let engine = Engine::open(place, clock.clone()).await.unwrap();
        let router = app(engine.clone(), waiting(PATIENCE));
        Self { engine, clock, router, cookie: String::new(), actor: Actor::operator() }
    }

    /// A house with the organization `test`, its administrator signed in.
    pub async fn new() -> Self {
        Self::empty().await.founded().await
    }

    /// With the organization `test`, its administrator signed in.
    pub async fn founded(self) -> Self {
        let mut world = self;
        let operator = Actor::operator();
        let made = world.engine.create_account("ada", "Ada Berg", Some(PASSWORD), true, &operator).await;
        let (account, _) = made.unwrap();
        world.engine.found("test", "Test Company", Some("Europe/Oslo"), &operator).await.unwrap();
        let person = world.add(Person::REGISTER, &[("name", "Ada Berg")]).await;
        world.engine.join(account, "test", Role::Administrator, Some(person), &operator).await.unwrap();
        world.actor = world.engine.membership(account, "test").unwrap();
        let session = world.engine.sign_in("ada", PASSWORD, "a test").await.unwrap();
        world.cookie = format!("muniment={session}");
        world
    }

    /// The same house, with somebody signed in who may only read.
    pub async fn reading(&self) -> Self {
        self.reading_as(Role::Reader).await
    }

    /// The same house, with Rita signed in, who has this role.
    pub async fn reading_as(&self, role: Role) -> Self {
        let operator = Actor::operator();
        let (account, _) =
            self.engine.create_account("rita", "Rita Vang", Some(PASSWORD), false, &operator).await.unwrap();
        let person = self.add(Person::REGISTER, &[("name", "Rita Vang")]).await;
        self.engine.join(account, "test", role, Some(person), &operator).await.unwrap();
        let (engine, clock, router) = (self.engine.clone(), self.clock.clone(), self.router.clone());
        let actor = engine.membership(account, "test").unwrap();
        let session = engine.sign_in("rita", PASSWORD, "a test").await.unwrap();
        Self { engine, clock, router, cookie: format!("muniment={session}"), actor }
    }

    /// From now on nobody waits for an import: its progress is shown at once.
    pub fn hurries(&mut self) {
        self.router = app(self.engine.clone(), waiting(Duration::ZERO));
    }

    /// Adds a record through the engine; values are written as in a form.
    pub async fn add(&self, register: &'static Register, values: &[(&str, &str)]) -> kernel::RawId {
        let state = self.engine.state("test").await.unwrap();
        let values = kernel::parse::assignments(register.fields, values.iter().copied(), &state).unwrap();
        self.execute(Command::Create(register, values)).await.changes[0].subject().1
    }

    /// Does a command as the administrator.
    pub async fn execute(&self, command: Command) -> Done {
        self.engine.execute("test", Asked::by(self.actor.clone()), command).await.unwrap()
    }

    /// Carries out a named act.
    pub async fn does(&self, key: &str, pairs: &[(&'static str, &str)]) {
        let act = isms::act(key).unwrap();
        let state = self.engine.state("test").await.unwrap();
        let values = kernel::parse::assignments(act.arguments, pairs.iter().copied(), &state).unwrap();
        self.execute(Command::Act(act, kernel::act::gathered(values))).await;
    }

    /// Writes one field.
    pub async fn set<R: Declared>(&self, id: Id<R>, field: &'static str, value: Value) {
        self.execute(Command::Edit(R::REGISTER, id.raw(), vec![(Path::field(field), value)], None)).await;
    }

    /// The page that an answer leads to, with what it says of what was done.
    pub async fn said(&self, answer: &Answer) -> String {
        let toast = answer.header(header::SET_COOKIE).split(';').next().unwrap_or_default();
        let page = answer.header(header::LOCATION).split('#').next().unwrap_or_default();
        let cookie = format!("{}; {toast}", self.cookie);
        let request = Request::get(page).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        self.send(request).await.body
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes);
        let html =
            parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let body = if html { on_one_line(&text) } else { text.into_owned() };
        Answer { status: parts.status, headers: parts.headers, body, bytes: bytes.to_vec() }
    }

    /// Reads an address as the administrator.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form of our own page as the administrator.
    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let form = serde_urlencoded::to_string(pairs).unwrap();
        let request = self
            .request("POST", path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form)).unwrap()).await
    }

    /// Sends a form with files as the administrator; each file by its name and content.
    pub async fn upload(&self, path: &str, pairs: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, text) in pairs {
            let head = format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, content) in files {
            let head = format!("--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let request = self
            .request("POST", path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The beginning of a request with the session.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header(header::COOKIE, &self.cookie).header(header::HOST, "house")
    }
}

/// A page on one line: without the space that layout puts between elements.
pub fn on_one_line(html: &str) -> String {
    let mut all = String::with_capacity(html.len());
    for line in html.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let within = all.rfind('<') > all.rfind('>');
        let apart = !all.is_empty() && (within || !(all.ends_with('>') || line.starts_with('<')));
        all.push_str(if apart { " " } else { "" });
        all.push_str(line);
    }
    all
}
