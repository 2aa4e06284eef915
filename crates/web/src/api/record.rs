//! `GET /orgs/{org}/registers/{register}/{id}`: one record.

use exchange::json;

use super::call::Call;
use super::condition;
use super::problem::Answer;

/// By id or reference.
pub async fn get(call: Call) -> Answer {
    call.only(&["as_of"])?;
    let row = call.row()?;
    Ok(condition::read(&call, row.head.changed, || json::record(row, call.state())))
}
