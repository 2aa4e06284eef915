//! Examples of what could belong in a register, by the trade of the organization.

use exchange::examples;
use isms::context::profiles::{Sector, sector};
use kernel::{Choice, Refusal};
use serde_json::{Value as Json, json};

use super::{Call, Problem};

/// Those of the register named; without one, how many each register has.
pub fn view(call: &Call) -> Result<Json, Problem> {
    let (state, sector) = (call.state(), asked(call)?);
    if call.parameter("register").is_empty() {
        return Ok(json!({ "sector": sector.key(), "registers": examples::counts(sector, state) }));
    }
    let register = call.register_of(call.parameter("register"))?;
    Ok(examples::json(register, sector, state))
}

/// The trade asked for, or the organization's own.
fn asked(call: &Call) -> Result<Sector, Problem> {
    match call.parameter("sector") {
        "" => Ok(sector(call.state())),
        word => Sector::CHOICES.find(word).and_then(Sector::of).ok_or_else(|| {
            let message = format!("this is none of the trades; choose {}", Sector::CHOICES.values.join(", "));
            Problem::malformed(&[Refusal::software("sector", message)])
        }),
    }
}
