//! What a person owes as JSON: one answer for the API, the command line and whoever reads either.

use isms::support::Person;
use isms::work::{Duty, Now};
use kernel::{Id, RawId, State};
use serde_json::{Value as Json, json};

/// The duties of a person at a moment; `say` names a kind of duty in the reader's language.
pub fn json(
    duties: &[Duty],
    state: &State,
    person: Option<Id<Person>>,
    now: &Now,
    say: &dyn Fn(&str) -> String,
) -> Json {
    let one = |duty: &Duty| {
        json!({
            "kind": duty.kind,
            "what": say(duty.kind),
            "register": duty.register,
            "record": named(duty.record, state),
            "due": duty.due.map(|due| due.to_string()),
            "at": duty.at.map(|at| at.to_string()),
            "late": duty.is_late(now),
            "act": duty.act,
        })
    };
    json!({
        "day": now.day.to_string(),
        "entry": state.size(),
        "person": person.map(|id| named(id.raw(), state)),
        "late": duties.iter().filter(|duty| duty.is_late(now)).count(),
        "duties": duties.iter().map(one).collect::<Vec<_>>(),
    })
}

fn named(id: RawId, state: &State) -> Json {
    let row = state.find(id);
    json!({
        "id": id.to_string(),
        "reference": row.map(|row| row.reference()),
        "title": row.map(|row| row.record.title()),
    })
}
