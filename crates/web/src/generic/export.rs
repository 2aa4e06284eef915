//! What a list shows, as a file: the columns shown as workbook or CSV, or whole records as JSON or as CSV to bring back.

use axum::Json;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{Register, Row};
use reports::{Heading, Listed, Sheet, Words};

use super::{column, filter, query, sample};
use crate::auth::Pairs;
use crate::error::Halt;
use crate::visit::{At, Visit};

/// `GET …/export/{kind}`: `xlsx`, `csv`, `json` or `whole`, with the list's filters, order, columns and sample.
pub async fn file(
    At(visit): At,
    Path((_, section, plural, kind)): Path<(String, String, String, String)>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let asked = query::read(register, &pairs, &visit.state).map_err(Halt::Refused)?;
    let rows = sample::rows(&visit, register, &asked, &pairs);
    let (mut answer, extension) = match kind.as_str() {
        "xlsx" | "csv" => return report(&visit, register, &pairs, rows, &kind),
        "whole" => {
            let bytes = exchange::csv::export(register, rows.iter().copied(), &visit.state);
            (([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], bytes).into_response(), "csv")
        }
        "json" => {
            let records: Vec<_> = rows.iter().map(|row| exchange::json::record(*row, &visit.state)).collect();
            (Json(records).into_response(), "json")
        }
        _ => return Err(Halt::NotFound),
    };
    let name = format!("{}_{}_{}.{extension}", visit.org, register.plural, visit.day());
    download(&mut answer, &name);
    Ok(answer)
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
    let (media, bytes) = if kind == "csv" {
        ("text/csv; charset=utf-8", reports::csv(&sheet))
    } else {
        let bytes = reports::xlsx(&sheet, words).map_err(|error| Halt::Fault(engine::Fault::of(error).id))?;
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
    };
    let mut answer = ([(header::CONTENT_TYPE, media)], bytes).into_response();
    download(&mut answer, &reports::file_name(&sheet, kind));
    Ok(answer)
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

/// Makes a browser keep an answer as a file.
fn download(answer: &mut Response, name: &str) {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let name = name.unwrap_or(HeaderValue::from_static("attachment"));
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
}
