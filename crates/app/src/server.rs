//! A running server, spoken to through its API.

use std::path::PathBuf;

use exchange::openapi::BASE;
use serde_json::Value as Json;
use ureq::http::Response;
use ureq::typestate::{WithBody, WithoutBody};
use ureq::{Agent, Body, RequestBuilder};

use crate::ask::Circumstances;
use crate::stop::Stop;
use crate::target::Target;

/// Most bytes of an answer that are read.
const ANSWER_BYTES_MAX: u64 = 512 << 20;
/// The media type of a file as it is.
const BYTES: &str = "application/octet-stream";

/// A server and who we are there.
pub struct Server {
    agent: Agent,
    base: String,
    token: String,
}

impl Server {
    /// The server at an address, for an organization.
    pub fn at(url: &str, token: Option<&str>, org: Option<&str>) -> Result<Self, Stop> {
        let token =
            token.ok_or_else(|| Stop::usage("give --token with --server; make one with: muniment account token"))?;
        let org = org.ok_or_else(|| Stop::usage("name the organization with --org KEY"))?;
        // Answers that are no success are read too: they say what is wrong.
        let agent = Agent::new_with_config(Agent::config_builder().http_status_as_error(false).build());
        let base = format!("{}{BASE}/orgs/{org}", url.trim_end_matches('/'));
        Ok(Self { agent, base, token: format!("Bearer {token}") })
    }

    /// Reads a place below the organization.
    pub fn get(&self, place: &str, parameters: &[(String, String)]) -> Result<Json, Stop> {
        self.answer(self.asked(place, parameters).call())
    }

    /// Reads a place below the organization that answers with plain text.
    pub fn get_text(&self, place: &str, parameters: &[(String, String)]) -> Result<String, Stop> {
        let mut answer = self.reached(self.asked(place, parameters).call())?;
        if answer.status().as_u16() >= 400 {
            return self.answer(Ok(answer)).map(|_| String::new());
        }
        self.reached(answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string())
    }

    /// Sends an act.
    pub fn post(&self, place: &str, how: &Circumstances, body: &Json) -> Result<Json, Stop> {
        let request = self.agent.post(format!("{}/{place}", self.base)).header("authorization", &self.token);
        self.answer(circumstances(request, how).send_json(body))
    }

    /// Sends a file to be brought in: what it would do or did, and what speaks against it.
    pub fn bring(
        &self,
        parameters: &[(&str, String)],
        how: &Circumstances,
        bytes: &[u8],
    ) -> Result<(Json, Option<Stop>), Stop> {
        let request = self.agent.post(format!("{}/import", self.base)).header("authorization", &self.token);
        let request = parameters.iter().fold(request, |request, (key, text)| request.query(*key, text));
        let mut answer = self.reached(circumstances(request, how).header("content-type", BYTES).send(bytes))?;
        let status = answer.status().as_u16();
        let mut said: Json = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_json().map_err(|error| {
            Stop::Fault(format!("{}: the server answered {status} without JSON: {error}", self.base))
        })?;
        match (status < 400, said["preview"].take()) {
            (true, _) => Ok((said, None)),
            (false, Json::Null) => Err(Stop::from_problem(status, &said)),
            (false, preview) => Ok((preview, Some(Stop::from_problem(status, &said)))),
        }
    }

    /// Takes a file out: its name, where the server gives one, and its content.
    pub fn fetch(&self, parameters: &[(&str, String)]) -> Result<(Option<String>, Vec<u8>), Stop> {
        let mut answer = self.taken_out(parameters)?;
        if answer.status().as_u16() >= 400 {
            return self.answer(Ok(answer)).map(|_| (None, Vec::new()));
        }
        let name = name(&answer);
        let content = self.reached(answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_vec())?;
        Ok((name, content))
    }

    /// Takes a file out to where its name says, piece by piece, and tells where that is.
    pub fn fetch_into(
        &self,
        parameters: &[(&str, String)],
        path: impl FnOnce(Option<String>) -> PathBuf,
    ) -> Result<PathBuf, Stop> {
        let mut answer = self.taken_out(parameters)?;
        if answer.status().as_u16() >= 400 {
            return self.answer(Ok(answer)).map(|_| PathBuf::new());
        }
        let path = path(name(&answer));
        let mut target = Target::of(&path)?;
        self.reached(std::io::copy(&mut answer.body_mut().as_reader(), &mut target).map_err(ureq::Error::Io))?;
        target.settle()?;
        Ok(path)
    }

    /// Founds an organization from a file, or tells whether that could be.
    pub fn found(&self, parameters: &[(&str, String)], content: std::fs::File) -> Result<Json, Stop> {
        let at = self.base.rsplit_once('/').map_or(self.base.as_str(), |(above, _)| above);
        let request = self.agent.post(at).header("authorization", &self.token);
        let request = parameters.iter().fold(request, |request, (key, text)| request.query(*key, text));
        self.answer(request.header("content-type", BYTES).send(content))
    }

    fn taken_out(&self, parameters: &[(&str, String)]) -> Result<Response<Body>, Stop> {
        self.reached(self.asked("export", parameters).call())
    }

    /// A request to read a place below the organization.
    fn asked<K: AsRef<str>>(&self, place: &str, parameters: &[(K, String)]) -> RequestBuilder<WithoutBody> {
        let request = self.agent.get(format!("{}/{place}", self.base)).header("authorization", &self.token);
        parameters.iter().fold(request, |request, (key, text)| request.query(key, text))
    }

    fn reached<T>(&self, answer: Result<T, ureq::Error>) -> Result<T, Stop> {
        answer.map_err(|error| Stop::Fault(format!("{}: {error}", self.base)))
    }

    fn answer(&self, answer: Result<Response<Body>, ureq::Error>) -> Result<Json, Stop> {
        let mut answer = self.reached(answer)?;
        let status = answer.status().as_u16();
        let body = answer.body_mut().read_json::<Json>();
        match body {
            Ok(body) if status < 400 => Ok(body),
            Ok(problem) => Err(Stop::from_problem(status, &problem)),
            Err(error) => {
                Err(Stop::Fault(format!("{}: the server answered {status} without JSON: {error}", self.base)))
            }
        }
    }
}

/// What a file that is taken out is to be called.
fn name(answer: &Response<Body>) -> Option<String> {
    let named = answer.headers().get("content-disposition").and_then(|value| value.to_str().ok());
    named.and_then(|value| Some(value.split_once("filename=\"")?.1.split_once('"')?.0.to_owned()))
}

/// A request with why, when and under which key it is sent.
fn circumstances(mut request: RequestBuilder<WithBody>, how: &Circumstances) -> RequestBuilder<WithBody> {
    if let Some(because) = &how.because {
        request = request.query("because", because);
    }
    if let Some(day) = how.on {
        request = request.query("happened_on", day.to_string());
    }
    if let Some(key) = &how.key {
        request = request.header("idempotency-key", key);
    }
    if let Some(entry) = how.seen {
        request = request.header("if-match", format!("\"{entry}\""));
    }
    request
}
