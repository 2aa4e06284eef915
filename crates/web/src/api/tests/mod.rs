//! The API through the router, over an engine in memory.

mod accounts;
mod comparing;
mod conditions;
mod described;
mod door;
mod importing;
mod reading;
mod writing;

use std::sync::Arc;

use access::Role;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use engine::{Actor, Engine, Place, SetClock};
use http_body_util::BodyExt;
use kernel::Timestamp;
use serde_json::{Value as Json, json};
use tower::ServiceExt;

use crate::house::Settings;
use crate::routes::app;

/// A house with the organizations `acme` and `other`, and a manager of the first who has a token.
pub struct House {
    pub engine: Engine,
    pub clock: Arc<SetClock>,
    pub token: String,
    router: Router,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The answer, which has to be a problem with this status; gives its detail.
    #[track_caller]
    pub fn problem(&self, status: u16) -> String {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        let told = self.json();
        assert_eq!(told["status"], status);
        assert!(told["type"].is_string() && told["title"].is_string(), "{told}");
        told["detail"].as_str().unwrap().to_owned()
    }

    /// The answer, which has to be good; gives its content.
    #[track_caller]
    pub fn good(&self, status: u16) -> Json {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/json");
        self.json()
    }
}

impl House {
    pub async fn new() -> Self {
        let clock = Arc::new(SetClock::at("2026-03-02T09:00:00Z".parse::<Timestamp>().unwrap()));
        let engine = Engine::open(Place::Memory, clock.clone()).await.unwrap();
        let operator = Actor::operator();
        for (key, name) in [("acme", "Acme"), ("other", "Other")] {
            engine.found(key, name, Some("Europe/Oslo"), &operator).await.unwrap();
        }
        let token = member(&engine, "kari", "Kari Nordmann", Some(Role::Manager)).await;
        let router = app(engine.clone(), Settings::default());
        Self { engine, clock, token, router }
    }

    /// The token of another account.
    pub async fn another(&self, login: &str, name: &str, role: Option<Role>) -> String {
        member(&self.engine, login, name, role).await
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    /// Sends a request with the manager's token unless a header says otherwise, and a body unless it is null.
    pub async fn ask(&self, method: Method, path: &str, body: &Json, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        if !headers.iter().any(|(name, _)| *name == "authorization") {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        if !body.is_null() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        self.send(request.body(body).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &Json::Null, &[]).await
    }

    pub async fn post(&self, path: &str, body: Json) -> Answer {
        self.ask(Method::POST, path, &body, &[]).await
    }

    pub async fn patch(&self, path: &str, tag: &str, body: Json) -> Answer {
        self.ask(Method::PATCH, path, &body, &[("if-match", tag)]).await
    }

    /// A new asset; gives the whole record.
    pub async fn asset(&self, name: &str) -> Json {
        self.post("/orgs/acme/registers/assets", json!({ "name": name, "kind": "primary" })).await.good(201)
    }

    /// The token of an account that administers the server, and the organization.
    pub async fn administrator(&self) -> String {
        let operator = Actor::operator();
        let (account, _) =
            self.engine.create_account("root", "Rut Administrator", None, true, &operator).await.unwrap();
        self.engine.join(account, "acme", Role::Administrator, None, &operator).await.unwrap();
        self.engine.create_token(account, "test", None).await.unwrap()
    }
}

async fn member(engine: &Engine, login: &str, name: &str, role: Option<Role>) -> String {
    let operator = Actor::operator();
    let (account, _) = engine.create_account(login, name, None, false, &operator).await.unwrap();
    if let Some(role) = role {
        engine.join(account, "acme", role, None, &operator).await.unwrap();
    }
    engine.create_token(account, "test", None).await.unwrap()
}
