//! The statement as a file: a workbook, CSV or JSON.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use reports::{Heading, Words};

use super::edition;
use crate::error::Halt;
use crate::outlet::{self, download};
use crate::pages::address::Address;
use crate::visit::At;

/// `GET /o/{org}/planning/soa/export/{kind}`.
pub async fn file(
    At(visit): At,
    Path((_, kind)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Halt> {
    let address = Address::new("", query.as_deref().unwrap_or_default());
    let edition = edition(&address)?;
    let say = |id: &str| visit.t().find(id).map(str::to_owned);
    let words = Words(&say);
    let heading = Heading {
        key: visit.org.clone(),
        organization: visit.name.clone(),
        day: visit.day(),
        entry: visit.state.size(),
        filter: None,
    };
    let sheet = reports::soa(&visit.state, edition, heading, words);
    let (media, bytes) = match kind.as_str() {
        "csv" => (outlet::CSV, reports::csv(&sheet)),
        "xlsx" => {
            let bytes = reports::xlsx(&sheet, words).map_err(|error| Halt::Fault(engine::Fault::of(error).id))?;
            (outlet::XLSX, bytes)
        }
        "json" => (outlet::JSON, super::json(&visit, &address)?.to_string().into_bytes()),
        _ => return Err(Halt::NotFound),
    };
    Ok(download((media, bytes), &reports::file_name(&sheet, &kind)))
}
