//! What a list shows, as a file: the columns shown as workbook or CSV, or whole records as JSON, or as workbook or CSV to
//! bring back.

use axum::extract::{Path, Query};
use axum::response::Response;
use kernel::{Register, Row};
use reports::{Heading, Listed, Sheet, Words};
use serde_json::Value as Json;

use super::{column, filter, query, sample};
use crate::auth::Pairs;
use crate::error::Halt;
use crate::outlet::{self, download};
use crate::visit::{At, Visit};

/// `GET …/export/{kind}`: `xlsx`, `csv`, `json`, `book` or `whole`, with the list's filters, order, columns and sample.
pub async fn file(
    At(visit): At,
    Path((_, section, plural, kind)): Path<(String, String, String, String)>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let asked = query::read(register, &pairs, &visit.state).map_err(Halt::Refused)?;
    let rows = sample::rows(&visit, register, &asked, &pairs);
    let (content, extension) = match kind.as_str() {
        "xlsx" | "csv" => return report(&visit, register, &pairs, rows, &kind),
        "whole" => ((outlet::CSV, exchange::csv::export(register, rows.iter().copied(), &visit.state)), "csv"),
        "book" => ((outlet::XLSX, outlet::book(&visit, register, rows.iter().copied())?), "xlsx"),
        "json" => {
            let records: Json = rows.iter().map(|row| exchange::json::record(*row, &visit.state)).collect();
            ((outlet::JSON, records.to_string().into_bytes()), "json")
        }
        _ => return Err(Halt::NotFound),
    };
    Ok(download(content, &format!("{}_{}_{}.{extension}", visit.org, register.plural, visit.day())))
}

/// The columns shown, as a workbook or as CSV; the filter stands on it.
fn report(
    visit: &Visit,
    register: &'static Register,
    pairs: &Pairs,
    rows: Vec<Row<'_>>,
    kind: &str,
) -> Result<Response, Halt> {
    let say = |id: &str| visit.t().find(id).map(str::to_owned);
    let words = Words(&say);
    let sheet = sheet(visit, register, pairs, rows, words);
    let content = if kind == "csv" {
        (outlet::CSV, reports::csv(&sheet))
    } else {
        (outlet::XLSX, reports::xlsx(&sheet, words).map_err(|error| Halt::Fault(engine::Fault::of(error).id))?)
    };
    Ok(download(content, &reports::file_name(&sheet, kind)))
}

fn sheet(visit: &Visit, register: &'static Register, pairs: &Pairs, rows: Vec<Row<'_>>, words: Words<'_>) -> Sheet {
    let columns: Vec<Listed> = column::shown(visit, register, pairs).into_iter().map(column::Column::listed).collect();
    let drawn = sample::sentence(visit, pairs, rows.len(), population(visit, register, pairs));
    let told: Vec<_> = filter::sentence(visit, register, pairs).into_iter().chain(drawn).collect();
    let heading = Heading {
        key: visit.org.clone(),
        organization: visit.name.clone(),
        day: visit.day(),
        entry: visit.state.size(),
        filter: (!told.is_empty()).then(|| told.join(". ")),
    };
    reports::list(register, &columns, rows, &visit.state, heading, words)
}

/// How many records the filters leave, from which a sample is drawn.
fn population(visit: &Visit, register: &'static Register, pairs: &Pairs) -> usize {
    let asked = query::read(register, pairs, &visit.state).unwrap_or_default();
    visit.house().orders.page(visit, register, &asked).total
}
