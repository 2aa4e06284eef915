//! `GET /orgs/{org}/views/{view}`: what is computed from the records, as numbers and words.

mod examples;
mod rehearsal;
mod risk_matrix;
mod soa;
mod work;

use exchange::problem::Sort;
use isms::catalogue::Edition;
use kernel::{RawId, Refusal, State};
use serde_json::{Value as Json, json};

use super::call::Call;
use super::condition;
use super::problem::{Answer, Problem};
use crate::generic::sheet;
use crate::pages::address::Address;
use crate::pages::context::{coverage, needs, scopes};
use crate::pages::evaluation::inputs;
use crate::pages::planning::{dependencies, owner, plan, radar, risk, risks, soa as statement, values, workshop};
use crate::pages::{calendar, catalogue, readers, thread, today};

/// A view: its name, its parameters, and what computes it.
type View = (&'static str, &'static [&'static str], fn(&Call) -> Result<Json, Problem>);

/// Every view. Some are those of pages, told as they are shown.
pub const VIEWS: &[View] = &[
    ("rehearsal", &["as_of", "standard"], rehearsal::view),
    ("soa", &["as_of", "standard"], soa::view),
    ("catalogue", &["as_of", "standard", "clause"], |call| {
        Ok(catalogue::json(&call.visit, &Address::given(&call.parameters))?)
    }),
    ("risk-matrix", &["as_of", "reading"], risk_matrix::view),
    ("work", &["as_of", "person"], work::view),
    ("way", &["as_of"], |call| Ok(today::json(&call.visit)?)),
    ("calendar", calendar::ASKED, |call| Ok(calendar::json(&call.visit, &Address::given(&call.parameters))?)),
    ("examples", &["as_of", "register", "sector"], examples::view),
    ("scope", &["as_of", "record"], |call| Ok(scopes::json(&call.visit, &Address::given(&call.parameters))?)),
    ("risks", risks::ASKED, |call| Ok(risks::json(&call.visit, &Address::given(&call.parameters))?)),
    ("workshop", &["as_of", "owner", "after"], |call| {
        Ok(workshop::json(&call.visit, &Address::given(&call.parameters))?)
    }),
    ("owner", &["as_of", "person"], |call| Ok(owner::json(&call.visit, &Address::given(&call.parameters))?)),
    ("plan", plan::CONDITIONS, |call| Ok(plan::json(&call.visit, &Address::given(&call.parameters))?)),
    ("dependencies", &["as_of", "asset"], |call| {
        Ok(dependencies::json(&call.visit, &Address::given(&call.parameters))?)
    }),
    ("risk", &["as_of", "record"], |call| Ok(risk::json(&call.visit, &Address::given(&call.parameters))?)),
    ("readers", &["as_of", "record"], |call| Ok(readers::json(&call.visit, &Address::given(&call.parameters))?)),
    ("thread", &["as_of", "record", "edition"], |call| {
        Ok(thread::json(&call.visit, &Address::given(&call.parameters))?)
    }),
    ("needs", sheet::ASKED, |call| Ok(needs::json(&call.visit, &Address::given(&call.parameters)))),
    ("values", sheet::ASKED, |call| Ok(values::json(&call.visit, &Address::given(&call.parameters)))),
    ("review-inputs", &["as_of", "record"], |call| Ok(inputs::json(&call.visit, &Address::given(&call.parameters))?)),
    ("coverage", &["as_of"], |call| Ok(coverage::json(&call.visit)?)),
    ("change-radar", &["as_of", "change"], |call| Ok(radar::json(&call.visit, &Address::given(&call.parameters))?)),
    ("soa-versions", &["as_of", "edition", "from", "to"], |call| {
        Ok(statement::versions::json(&call.visit, &Address::given(&call.parameters))?)
    }),
    ("soa-transition", &["as_of"], |call| Ok(statement::transition::json(&call.visit)?)),
];

/// A view by its name.
pub async fn get(call: Call) -> Answer {
    let name = call.at("view");
    let Some((_, parameters, view)) = VIEWS.iter().find(|(own, ..)| *own == name) else {
        let all: Vec<_> = VIEWS.iter().map(|(own, ..)| *own).collect();
        return Err(Problem::plain(Sort::Missing, &format!("there is no view \"{name}\"; use {}", all.join(", "))));
    };
    call.only(parameters)?;
    let content = view(&call)?;
    Ok(condition::read(&call, call.state().size(), || content))
}

/// The edition asked about.
pub fn edition(call: &Call) -> Result<Edition, Problem> {
    match call.parameter("standard") {
        "" => Ok(Edition::Iso27001_2022),
        key => key.parse().map_err(|wrong: String| Problem::malformed(&[Refusal::software("standard", wrong)])),
    }
}

/// A record pointed to.
fn link(id: RawId, state: &State) -> Json {
    let row = state.find(id);
    json!({
        "id": id.to_string(),
        "reference": row.map(|row| row.reference()),
        "title": row.map(|row| row.record.title()),
    })
}
