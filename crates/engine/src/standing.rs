//! Who may stand for nobody any more.

use isms::support::Person;
use jiff::civil::Date;
use kernel::{Id, RawId, Refusal, State};

/// Refuses an account for somebody who has left.
pub(crate) fn left(state: &State, person: RawId, today: Date) -> Result<(), Refusal> {
    let gone = state.get(Id::<Person>::of(person)).filter(|person| !person.works_on(today));
    let Some(left) = gone.and_then(|person| person.left_on) else { return Ok(()) };
    let message = format!("this person left on {left}; who has left gets no account");
    Err(Refusal::house_rule("person", message))
}
