//! The words of a report, looked up by the ids of messages.

use kernel::{Field, Kind};

/// Where words come from: a function from the id of a message to its text.
#[derive(Clone, Copy)]
pub struct Words<'a>(pub &'a dyn Fn(&str) -> Option<String>);

impl Words<'_> {
    /// The text of a message; its id where there is none.
    pub fn say(&self, id: &str) -> String {
        (self.0)(id).unwrap_or_else(|| id.to_owned())
    }

    /// What a field is called. `stem` is its register, with the field of its group where it is a part.
    pub fn field(&self, stem: &str, field: &Field) -> String {
        let key = id(field.key);
        let choice =
            if let Kind::Choice(choices) = field.kind { Some(format!("choice-{}", id(choices.key))) } else { None };
        let ids =
            [Some(format!("{}-{key}", id(stem))), Some(format!("part-{key}")), choice, field.kind.target().map(id)];
        ids.into_iter().flatten().find_map(|id| (self.0)(&id)).unwrap_or_else(|| key.replace('-', " "))
    }

    /// What the list of a register is called.
    pub fn plural(&self, register: &str) -> String {
        (self.0)(&format!("{}.plural", id(register))).unwrap_or_else(|| register.to_owned())
    }

    /// What a value of a choice is called.
    pub fn choice(&self, choice: &str, value: &str) -> String {
        (self.0)(&format!("choice-{}-{}", id(choice), id(value))).unwrap_or_else(|| value.to_owned())
    }
}

fn id(key: &str) -> String {
    key.replace(['_', '.'], "-")
}
