//! `GET /orgs/{org}/compare`: what differs between the ends of two days, with who made it so and why.

use std::ops::RangeInclusive;

use axum::http::{HeaderValue, StatusCode, header};
use kernel::list::PAGE_ROWS_MAX;
use kernel::{Date, Refusal, parse};

use super::call::Call;
use super::condition;
use super::problem::{Answer, Problem};
use crate::comparison::{self, Part};

/// Most records in an answer where nothing else is asked for.
const RECORDS: usize = 100;

/// `?from=&to=&at=&limit=`; from the day before, to today, where they are left out.
pub async fn get(call: Call) -> Answer {
    call.only(&["from", "to", "at", "limit"])?;
    let visit = &call.visit;
    let to = day(&call, "to")?.unwrap_or(visit.today);
    let from = day(&call, "from")?.unwrap_or_else(|| to.yesterday().unwrap_or(to));
    let at = number(&call, "at", 0..=usize::MAX)?.unwrap_or(0);
    let max = number(&call, "limit", 1..=PAGE_ROWS_MAX)?.unwrap_or(RECORDS);
    let told = comparison::told(&visit.house().engine, &visit.org, from, to, Part { at, max }).await?;
    let mut answer = condition::json(StatusCode::OK, &told);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(answer)
}

fn day(call: &Call, field: &str) -> Result<Option<Date>, Problem> {
    match call.parameter(field) {
        "" => Ok(None),
        text => parse::date(text).map(Some).map_err(|wrong| Problem::malformed(&[wrong.at(field)])),
    }
}

fn number(call: &Call, field: &str, range: RangeInclusive<usize>) -> Result<Option<usize>, Problem> {
    let text = call.parameter(field);
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || {
        let message = format!("write a whole number from {} to {}", range.start(), range.end());
        Problem::malformed(&[Refusal::software(field, message)])
    };
    text.parse().ok().filter(|number| range.contains(number)).map(Some).ok_or_else(wrong)
}
