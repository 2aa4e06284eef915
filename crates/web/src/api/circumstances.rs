//! The circumstances of a write: why, on which day it happened, and under which key it may be sent again.

use engine::Asked;
use kernel::{Refusal, parse};

use super::call::Call;
use super::problem::Problem;

/// Header that names a write, so that sending it again does it once.
const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Longest such name.
pub const IDEMPOTENCY_KEY_BYTES_MAX: usize = 200;
/// The parameters of every write.
const PARAMETERS: &[&str] = &["because", "happened_on"];

/// Who asks, under which circumstances.
pub fn asked(call: &Call) -> Result<Asked, Problem> {
    asked_beside(call, &[])
}

/// The same, for a write that takes parameters of its own.
pub fn asked_beside(call: &Call, own: &[&str]) -> Result<Asked, Problem> {
    let plain = call.visit.asked()?;
    call.only(&[PARAMETERS, own].concat())?;
    let because = Some(call.parameter("because").trim()).filter(|text| !text.is_empty());
    let happened_on = match call.parameter("happened_on").trim() {
        "" => None,
        day => Some(parse::date(day).map_err(|wrong| Problem::malformed(&[wrong.at("happened_on")]))?),
    };
    Ok(Asked { reason: because.map(str::to_owned), happened_on, idempotency: key(call)?, ..plain })
}

fn key(call: &Call) -> Result<Option<String>, Problem> {
    let Some(value) = call.headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    let key = value.to_str().ok().map(str::trim).filter(|key| (1..=IDEMPOTENCY_KEY_BYTES_MAX).contains(&key.len()));
    let wrong = || {
        let message = format!("write 1 to {IDEMPOTENCY_KEY_BYTES_MAX} printable ASCII characters, such as a UUID");
        Problem::malformed(&[Refusal::software("Idempotency-Key", message)])
    };
    key.map(|key| Some(key.to_owned())).ok_or_else(wrong)
}
