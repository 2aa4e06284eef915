//! The rehearsal: every requirement of an edition with its verdict on a day.

use exchange::rehearsal;
use kernel::{Date, parse};
use serde_json::Value as Json;

use super::{Call, Problem, edition};
use crate::pages::rehearsal::sentence::say;

/// The same as `muniment check --format json` prints, in the reader's language.
pub fn view(call: &Call) -> Result<Json, Problem> {
    let visit = &call.visit;
    let found = visit.house().rehearsals.of(&visit.org, call.state(), edition(call)?, day(call)?);
    Ok(rehearsal::json(&found, &|sentence| say(visit.t(), sentence)))
}

/// The day asked for. One still to come is rehearsed on what is known today.
fn day(call: &Call) -> Result<Date, Problem> {
    match call.parameter("as_of") {
        "" => Ok(call.visit.day()),
        day => parse::date(day).map_err(|wrong| Problem::malformed(&[wrong.at("as_of")])),
    }
}
