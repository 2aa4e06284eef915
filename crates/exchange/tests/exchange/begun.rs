//! States that files come into.

use kernel::{Command, Context, Date, Path, RawId, State, Value};

/// A state with these records.
pub fn with(records: &[(&str, &[(&'static str, &str)])]) -> State {
    let command = |(register, values): &(&str, &[(&'static str, &str)])| {
        let register = isms::REGISTERS.iter().find(|own| own.key == *register).expect("a listed register");
        let values = values.iter().map(|(field, text)| (Path::field(*field), Value::Text((*text).to_owned())));
        (String::new(), Command::Create(register, values.collect()))
    };
    let state = State::new(isms::REGISTERS);
    if records.is_empty() {
        state
    } else {
        done(Command::Batch("begin", records.iter().map(command).collect()), &state)
    }
}

/// The state after a command of the first person, where there is one.
pub fn done(command: Command, state: &State) -> State {
    let person = state.resolve("person", "P-001").ok();
    let seed = 7 + u128::from(state.size());
    let context = Context::new(RawId(1), person, Date::constant(2026, 11, 23), state.time(), seed);
    let changes = command.decide(state, &context).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    let mut after = state.clone();
    after.apply(state.size() + 1, state.time(), &changes).expect("decided on this state");
    after
}

/// Two people, and a method in force by which risks are judged.
pub fn judging() -> State {
    let act = |key: &str| isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act");
    let state = with(&[("person", &[("name", "Ada Lind")]), ("person", &[("name", "Ben Ohm")])]);
    let state = done(Command::Act(act("method.adopt"), Vec::new()), &state);
    let method = state.resolve("method", "M-01").expect("it was adopted");
    done(Command::Act(act("method.approve"), vec![("method".to_owned(), Value::Link(method))]), &state)
}
