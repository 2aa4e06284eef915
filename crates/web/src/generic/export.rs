//! What a list shows, as a file.

use axum::Json;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::Register;

use super::query;
use crate::auth::Pairs;
use crate::error::Halt;
use crate::visit::{At, Visit};

/// `GET …/export/{kind}`: `csv` or `json`, with the list's filters and order.
pub async fn file(
    At(visit): At,
    Path((_, section, plural, kind)): Path<(String, String, String, String)>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let asked = query::read(register, &pairs, &visit.state).map_err(Halt::Refused)?;
    let rows = kernel::list::rows(&visit.state, register, &asked);
    let mut answer = match kind.as_str() {
        "csv" => {
            let bytes = exchange::csv::export(register, rows.iter().copied(), &visit.state);
            ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], bytes).into_response()
        }
        "json" => {
            let records: Vec<_> = rows.iter().map(|row| exchange::json::record(*row, &visit.state)).collect();
            Json(records).into_response()
        }
        _ => return Err(Halt::NotFound),
    };
    let name = file_name(&visit, register, &kind);
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(answer)
}

/// `sample_risks_2026-11-23.csv`.
fn file_name(visit: &Visit, register: &Register, kind: &str) -> HeaderValue {
    let name = format!("attachment; filename=\"{}_{}_{}.{kind}\"", visit.org, register.plural, visit.day());
    HeaderValue::from_str(&name).expect("keys and days are plain ASCII")
}
