//! What a list shows, as a file: the columns shown as workbook, CSV or PDF, or whole records as JSON, or as workbook or CSV to
//! bring back.

use axum::extract::{Path, Query};
use axum::response::Response;
use kernel::{Register, Row};
use reports::{Listed, Words};
use serde_json::Value as Json;

use super::{column, filter, query, sample};
use crate::auth::Pairs;
use crate::error::Halt;
use crate::outlet::{self, download};
use crate::visit::{At, Visit};

/// `GET …/export/{kind}`: `xlsx`, `csv`, `pdf`, `json`, `book` or `whole`, with the list's filters, order, columns and sample.
pub async fn file(
    At(visit): At,
    Path((_, section, plural, kind)): Path<(String, String, String, String)>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let asked = query::read(register, &pairs, &visit.state).map_err(Halt::Refused)?;
    let rows = sample::rows(&visit, register, &asked, &pairs);
    let (content, extension) = match kind.as_str() {
        "xlsx" | "csv" | "pdf" => return report(&visit, register, &pairs, rows, &kind).await,
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

/// The columns shown, as a workbook, CSV or PDF; the filter stands on it.
async fn report(
    visit: &Visit,
    register: &'static Register,
    pairs: &Pairs,
    rows: Vec<Row<'_>>,
    kind: &str,
) -> Result<Response, Halt> {
    let drawn = sample::sentence(visit, pairs, rows.len(), population(visit, register, pairs));
    let told: Vec<_> = filter::sentence(visit, register, pairs).into_iter().chain(drawn).collect();
    let heading = outlet::heading(visit, (!told.is_empty()).then(|| told.join(". "))).await?;
    let say = |id: &str| visit.t().find(id).map(str::to_owned);
    let columns: Vec<Listed> = column::shown(visit, register, pairs).into_iter().map(column::Column::listed).collect();
    let words = Words(&say);
    outlet::report(&reports::list(register, &columns, rows, &visit.state, heading, words), kind, words)
}

/// How many records the filters leave, from which a sample is drawn.
fn population(visit: &Visit, register: &'static Register, pairs: &Pairs) -> usize {
    let asked = query::read(register, pairs, &visit.state).unwrap_or_default();
    visit.house().orders.page(visit, register, &asked).total
}
