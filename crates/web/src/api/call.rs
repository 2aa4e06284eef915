//! One request to an organization: who asks, as of which day, for what.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use exchange::problem::Sort;
use kernel::{Kind, RawId, Refusal, Register, Row, State, Value, parse};

use super::problem::Problem;
use crate::error::Halt;
use crate::house::House;
use crate::visit::{Entrance, Visit, Visitor};

/// A visit by a program.
pub struct Call {
    /// Who visits, and what is shown to them.
    pub visit: Visit,
    /// The headers sent.
    pub headers: HeaderMap,
    /// The parameters of the query, in their order.
    pub parameters: Vec<(String, String)>,
    place: HashMap<String, String>,
}

impl FromRequestParts<House> for Call {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let visitor = Visitor::from_request_parts(parts, house).await?;
        let place = Path::<HashMap<String, String>>::from_request_parts(parts, house).await;
        let Path(place) = place.map_err(|_| Halt::NotFound)?;
        let query = parts.uri.query().unwrap_or_default();
        let org = place.get("org").map_or("", String::as_str);
        let entrance = Entrance::of(visitor, org, query)?;
        let rehearses = place.get("view").is_some_and(|view| view == "rehearsal");
        let visit = if rehearses { entrance.looking_ahead() } else { entrance }.open().await?;
        let parameters = parameters(query)?;
        Ok(Self { visit, headers: parts.headers.clone(), parameters, place })
    }
}

/// The parameters of a query.
pub fn parameters(query: &str) -> Result<Vec<(String, String)>, Problem> {
    serde_urlencoded::from_str(query).map_err(|error| Problem::plain(Sort::Malformed, &error.to_string()))
}

/// A parameter that says yes or no; no where it says nothing.
pub fn flag(parameter: &str, text: &str) -> Result<bool, Problem> {
    if text.is_empty() {
        return Ok(false);
    }
    match parse::parse(&Kind::Flag, text, &State::new(&[])) {
        Ok(Value::Flag(yes)) => Ok(yes),
        Ok(_) | Err(_) => Err(Problem::malformed(&[Refusal::software(parameter, "write true or false")])),
    }
}

/// Refuses parameters that mean nothing here.
pub fn only(known: &[&str], parameters: &[(String, String)]) -> Result<(), Problem> {
    let all = if known.is_empty() { "none are taken here".to_owned() } else { format!("use {}", known.join(", ")) };
    let unknown = parameters.iter().filter(|(key, _)| !known.contains(&key.as_str()));
    let refusals: Vec<_> =
        unknown.map(|(key, _)| Refusal::software(key, format!("there is no such parameter; {all}"))).collect();
    if refusals.is_empty() { Ok(()) } else { Err(Problem::malformed(&refusals)) }
}

impl Call {
    /// The state shown.
    pub fn state(&self) -> &State {
        &self.visit.state
    }

    /// A part of the path.
    pub fn at(&self, part: &str) -> &str {
        self.place.get(part).map_or("", String::as_str)
    }

    /// A parameter, empty where it was not given.
    pub fn parameter(&self, key: &str) -> &str {
        self.parameters.iter().find(|(own, _)| own == key).map_or("", |(_, text)| text)
    }

    /// Refuses parameters that mean nothing here.
    pub fn only(&self, known: &[&str]) -> Result<(), Problem> {
        only(known, &self.parameters)
    }

    /// The register named in the path.
    pub fn register(&self) -> Result<&'static Register, Problem> {
        self.register_of(self.at("register"))
    }

    /// The register with this key or plural.
    pub fn register_of(&self, key: &str) -> Result<&'static Register, Problem> {
        self.state().register(key).ok_or_else(|| {
            let all: Vec<_> = self.state().registers().iter().map(|register| register.plural).collect();
            Problem::plain(Sort::Missing, &format!("there is no register \"{key}\"; use {}", all.join(", ")))
        })
    }

    /// The id of the record named in the path.
    pub fn id(&self) -> Result<RawId, Problem> {
        self.row().map(|row| row.id)
    }

    /// The record named in the path by id or reference.
    pub fn row(&self) -> Result<Row<'_>, Problem> {
        let (register, text) = (self.register()?, self.at("id"));
        let table = self.state().table(register.key);
        let numbered = || register.reference.read(text).and_then(|reference| table?.numbered(reference));
        let id = text.parse::<RawId>().ok().or_else(numbered);
        let row = id.and_then(|id| table?.row(id));
        row.ok_or_else(|| {
            Problem::plain(Sort::Missing, &format!("there is no {} with the id or reference \"{text}\"", register.key))
        })
    }
}
