//! Rows that say the day on which something was over, and in their column of states nothing, or that it goes on.

use kernel::{Path, Register, Value};

use crate::sheets::columns::meanings::Column;

/// What is told of such rows.
pub const CONTRARY: &str = "the row says when it was over or that all of it is done, and its state is empty or says otherwise; it comes in as the state has it, so write the state there";

/// A place that says that something is over, the field of the state, and the states that say so too.
struct End {
    register: &'static str,
    place: &'static str,
    state: &'static str,
    over: &'static [&'static str],
}

/// Every such place.
const ENDS: [End; 5] = [
    End { register: "incident", place: "closed_at", state: "state", over: &["closed", "resolved"] },
    End { register: "asset", place: "disposed_on", state: "state", over: &["disposed"] },
    End { register: "control", place: "implemented_on", state: "status", over: &["implemented"] },
    End { register: "control", place: "percent", state: "status", over: &["implemented"] },
    End { register: "treatment", place: "percent", state: "state", over: &["done"] },
];

/// All of something, in percent.
const ALL: i64 = 100;

/// Whether a new record is over by what its row says, and not by its state, of which a column tells.
pub fn is_contrary(register: &Register, columns: &[Column], values: &[(Path, Value)]) -> bool {
    let at = |field: &str| values.iter().find(|(path, _)| path.field == field).map(|(_, value)| value);
    let told = |field: &str| columns.iter().any(|column| column.place().is_some_and(|path| path.field == field));
    let says = |own: &End| match (at(own.place), at(own.state)) {
        (None, _) => false,
        (Some(Value::Whole(share)), _) if *share < ALL => false,
        (Some(value), _) if value.is_blank() => false,
        (Some(_), Some(Value::Choice(state))) => !own.over.contains(&&**state),
        (Some(_), _) => true,
    };
    ENDS.iter().any(|own| own.register == register.key && told(own.state) && says(own))
}

#[cfg(test)]
mod tests {
    use kernel::{Kind, parse};

    use super::ENDS;

    #[test]
    fn every_end_names_places_and_states_of_its_register() {
        for end in &ENDS {
            let register = isms::REGISTERS.iter().find(|own| own.key == end.register).expect("a listed register");
            let kind =
                |place: &str| parse::place(register.fields, &place.parse().expect("a place")).map(|(_, own)| own);
            assert!(kind(end.place).is_ok(), "{}: {}", end.register, end.place);
            let Ok(Kind::Choice(choices)) = kind(end.state) else { panic!("{}: {}", end.register, end.state) };
            assert!(end.over.iter().all(|own| choices.values.contains(own)), "{}", end.register);
        }
    }
}
