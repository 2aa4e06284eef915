//! My work: what a person owes, over all registers.

use exchange::duties;
use isms::support::Person;
use isms::work;
use kernel::{Declared, Id};
use serde_json::Value as Json;

use super::{Call, Problem};

/// What the person asking owes, or the person named.
pub fn view(call: &Call) -> Result<Json, Problem> {
    let (state, now) = (call.state(), call.visit.now());
    let person = match call.parameter("person") {
        "" => call.visit.actor.person.map(Id::of),
        text => {
            let id = state.resolve(Person::KEY, text).map_err(|wrong| Problem::malformed(&[wrong.at("person")]))?;
            Some(Id::of(id))
        }
    };
    let owed = person.map(|person| work::duties(state, person, now.clone())).unwrap_or_default();
    let t = call.visit.t();
    Ok(duties::json(&owed, state, person, &now, &|kind| t.duty(kind)))
}
