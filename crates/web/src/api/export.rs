//! `GET /orgs/{org}/export`: everything, one register whole, or the Statement of Applicability, as a file.

use exchange::problem::Sort;
use exchange::whole::Form;
use kernel::{Refusal, Register, Row};
use reports::Words;
use serde_json::{Value as Json, json};

use super::call::Call;
use super::problem::{Answer, Problem};
use crate::outlet::{self, download};
use crate::pages::planning::soa::export::{KINDS, Which, content};

/// In the format asked for, JSON where none is.
pub async fn get(call: Call) -> Answer {
    call.only(&["format", "register", "statement", "standard", "as_of"])?;
    if !call.parameter("statement").is_empty() {
        return statement(&call).await;
    }
    let format = match call.parameter("format") {
        "" => "json",
        format => format,
    };
    if format == "zip" && call.parameter("register").is_empty() {
        return Ok(outlet::archive(&call.visit).await?);
    }
    let name = |what: &str| format!("{}{what}_{}.{format}", call.visit.org, call.visit.day());
    match call.parameter("register") {
        "" => Ok(download(everything(&call, format)?, &name(""))),
        key if format == "pdf" => document(&call, register(&call, key)?).await,
        key => {
            let register = register(&call, key)?;
            Ok(download(one(&call, register, format)?, &name(&format!("_{}", register.plural))))
        }
    }
}

fn register(call: &Call, key: &str) -> Result<&'static Register, Problem> {
    call.state().register(key).ok_or_else(|| {
        Problem::plain(Sort::Missing, &format!("there is no register \"{key}\"; write its key, such as assets"))
    })
}

/// One register as a document, in words.
async fn document(call: &Call, register: &'static Register) -> Answer {
    let visit = &call.visit;
    access::holds(visit.actor.role, access::Right::Read).map_err(engine::Failure::from)?;
    let heading = outlet::heading(visit, None).await?;
    let say = |id: &str| visit.t().find(id).map(str::to_owned);
    let sheet = reports::register(register, live(call, register), call.state(), heading, Words(&say));
    Ok(outlet::report(&sheet, "pdf", Words(&say))?)
}

fn everything(call: &Call, format: &str) -> Result<(&'static str, Vec<u8>), Problem> {
    Ok(match format {
        "json" => (outlet::JSON, outlet::whole(&call.visit, Form::Json)?),
        "yaml" => (outlet::YAML, outlet::whole(&call.visit, Form::Yaml)?),
        "xlsx" => (outlet::XLSX, outlet::everything(&call.visit)?),
        _ => {
            return Err(wrong(
                "use json, yaml, xlsx or zip; csv and pdf hold one register, named by the parameter register",
            ));
        }
    })
}

/// The rows of the statement as they are, or of a frozen version, as auditors read them.
async fn statement(call: &Call) -> Answer {
    let kind = match call.parameter("format") {
        "" => "json",
        kind => kind,
    };
    if !KINDS.contains(&kind) || !call.parameter("register").is_empty() {
        return Err(wrong("use pdf, xlsx, csv or json for the statement, and leave the parameter register out"));
    }
    let which = Which::of(&call.visit, call.parameter("statement"), super::views::edition(call)?)?;
    Ok(content(&call.visit, &which, kind).await?)
}

fn one(call: &Call, register: &'static Register, format: &str) -> Result<(&'static str, Vec<u8>), Problem> {
    let (visit, state) = (&call.visit, call.state());
    access::holds(visit.actor.role, access::Right::Read).map_err(engine::Failure::from)?;
    let rows = || live(call, register);
    Ok(match format {
        "xlsx" => (outlet::XLSX, outlet::book(visit, register, rows())?),
        "csv" => (outlet::CSV, exchange::csv::export(register, rows(), state)),
        "json" => {
            let items: Json = rows().map(|row| exchange::json::record(row, state)).collect();
            (outlet::JSON, json!({ "items": items, "entry": state.size() }).to_string().into_bytes())
        }
        _ => {
            return Err(wrong(
                "use pdf, xlsx, csv or json; yaml and zip hold everything, without the parameter register",
            ));
        }
    })
}

fn live<'a>(call: &'a Call, register: &'static Register) -> impl Iterator<Item = Row<'a>> {
    let rows = call.state().table(register.key).into_iter().flat_map(|table| table.rows());
    rows.filter(|row| !row.head.retired)
}

fn wrong(message: &str) -> Problem {
    Problem::malformed(&[Refusal::software("format", message)])
}
