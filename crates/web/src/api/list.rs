//! `GET /orgs/{org}/registers/{register}`: one page of a register.

use exchange::{json, query};
use kernel::Register;
use kernel::list::{Page, Query};
use serde_json::{Value as Json, json};

use super::call::Call;
use super::condition;
use super::problem::{Answer, Problem};

/// Records on a page unless `limit` says otherwise.
const PAGE_ROWS: usize = 100;

/// Filtered, searched, sorted, page by page.
pub async fn get(call: Call) -> Answer {
    let register = call.register()?;
    let pairs = call.parameters.iter().map(|(key, text)| (key.as_str(), text.as_str()));
    let pairs = pairs.filter(|(key, _)| *key != "as_of");
    let mut query = query::read(register, pairs, call.state()).map_err(|refusals| Problem::malformed(&refusals))?;
    if query.limit == 0 {
        query.limit = PAGE_ROWS;
    }
    Ok(condition::read(&call, call.state().size(), || content(&call, register, &query)))
}

fn content(call: &Call, register: &'static Register, query: &Query) -> Json {
    let state = call.state();
    let Page { rows, total, next, .. } = call.visit.house().orders.page(&call.visit, register, query);
    json!({
        "items": rows.into_iter().map(|row| json::record(row, state)).collect::<Vec<_>>(),
        "total": total,
        "next": next.map(|cursor| cursor.print()),
        "entry": state.size(),
    })
}
