//! The statement as a file: the rows as they are, or a frozen version, as a document, a workbook, CSV or JSON.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use isms::catalogue::Edition;
use isms::planning::Statement;
use kernel::{Declared, Id, Refusal};
use reports::Words;

use super::edition;
use super::versions::TODAY;
use crate::error::Halt;
use crate::outlet::{self, download};
use crate::pages::address::Address;
use crate::visit::{At, Visit};

/// The kinds of file.
pub const KINDS: [&str; 4] = ["pdf", "xlsx", "csv", "json"];

/// Which rows are written.
pub enum Which {
    /// Those of an edition as they are on the day of the visit.
    Now(Edition),
    /// Those of a frozen version.
    Version(Id<Statement>),
}

impl Which {
    /// From the reference of a version, or the word for today.
    pub fn of(visit: &Visit, named: &str, edition: Edition) -> Result<Self, Halt> {
        if named.is_empty() || named == TODAY {
            return Ok(Self::Now(edition));
        }
        let id = visit.state.resolve(Statement::KEY, named).map(Id::<Statement>::of);
        let id = id.map_err(|wrong| Halt::Refused(vec![Refusal::software("statement", wrong.0)]))?;
        if visit.state.get(id).is_some_and(|version| version.frozen.is_some()) {
            return Ok(Self::Version(id));
        }
        let message = "its rows are not frozen yet; freeze them with statement.freeze, or export those of today";
        Err(Halt::Refused(vec![Refusal::software("statement", message)]))
    }
}

/// The file, with its name by convention; none where there is no such kind.
pub async fn content(visit: &Visit, which: &Which, kind: &str) -> Result<Response, Halt> {
    let state = &visit.state;
    let heading = outlet::heading(visit, None).await?;
    let say = |id: &str| visit.t().find(id).map(str::to_owned);
    let words = Words(&say);
    let (sheet, json) = match which {
        Which::Now(edition) => {
            let json = exchange::statement::now(state, *edition, visit.day());
            (Some(reports::soa(state, *edition, heading, words)), Some(json))
        }
        Which::Version(id) => {
            (reports::statement(state, *id, heading, words), exchange::statement::version(state, *id))
        }
    };
    let (sheet, json) = sheet.zip(json).ok_or(Halt::NotFound)?;
    match kind {
        "json" => Ok(download((outlet::JSON, json.to_string().into_bytes()), &reports::file_name(&sheet, kind))),
        kind => outlet::report(&sheet, kind, words),
    }
}

/// `GET /o/{org}/planning/soa/export/{kind}`: of an `edition`, or of a `version`.
pub async fn file(
    At(visit): At,
    Path((_, kind)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Halt> {
    let address = Address::new("", query.as_deref().unwrap_or_default());
    let which = Which::of(&visit, address.get("version").unwrap_or_default(), edition(&address)?)?;
    content(&visit, &which, &kind).await
}
