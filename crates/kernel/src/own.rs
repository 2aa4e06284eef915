//! An organization's own fields: contents that every record may carry under keys the organization declares.
//!
//! The declarations are records of a register ([`REGISTER`]); no rule reads the contents.

use std::borrow::Cow;

use crate::kind::Kind;
use crate::parse;
use crate::record::Record;
use crate::refusal::{Refusal, Wrong};
use crate::register::Register;
use crate::state::State;
use crate::value::Value;

/// Key of the register whose records declare own fields.
pub const REGISTER: &str = "own-field";
/// Key of the field in every register that holds their contents, by their keys.
pub const FIELD: &str = "own";
/// The part that holds a content.
pub const PART: &str = "value";

/// One content of an own field, as text that its declared kind can be read from.
#[derive(Clone, Debug, PartialEq, crate::Group)]
pub struct Own {
    /// The content, written as its field's kind is written.
    pub value: Option<crate::Text>,
}

/// An own field as declared by its record.
pub struct OwnField<'a> {
    record: &'a dyn Record,
}

impl<'a> OwnField<'a> {
    /// The own fields that live records declare for a register.
    pub fn of(register: &'a Register, state: &'a State) -> impl Iterator<Item = OwnField<'a>> {
        let rows = state.table(REGISTER).into_iter().flat_map(|table| table.rows());
        let own = rows.filter(|row| !row.head.retired).map(|row| OwnField { record: row.record });
        own.filter(|field| field.text("register") == register.key)
    }

    /// The key its contents stand under.
    pub fn key(&self) -> String {
        self.text("key")
    }

    /// What it is called.
    pub fn label(&self) -> String {
        self.record.title()
    }

    /// The key of its kind: `text`, `whole`, `decimal`, `date`, `flag`, `choice`, `person`.
    pub fn kind(&self) -> String {
        self.text("kind")
    }

    /// What it means.
    pub fn help(&self) -> String {
        self.text("help")
    }

    /// Whether a new record needs it filled.
    pub fn required(&self) -> bool {
        self.record.value("required") == Value::Flag(true)
    }

    /// The values to choose from, where it is a choice.
    pub fn choices(&self) -> Vec<String> {
        match self.record.value("choices") {
            Value::Lines(lines) => lines,
            _ => Vec::new(),
        }
    }

    /// Whether a text can be its content.
    pub fn read(&self, text: &str, state: &State) -> Result<(), Wrong> {
        let kind = match self.kind().as_str() {
            "whole" => Kind::Whole,
            "decimal" => Kind::Decimal,
            "date" => Kind::Date,
            "flag" => Kind::Flag,
            "choice" => return self.chosen(text),
            "person" => Kind::Link("person"),
            _ => Kind::Text,
        };
        parse::parse(&kind, text, state).map(drop)
    }

    fn chosen(&self, text: &str) -> Result<(), Wrong> {
        let choices = self.choices();
        let known = choices.iter().any(|choice| choice == text);
        let wrong = || Wrong::new(format!("\"{text}\" is none of the choices; choose {}", choices.join(", ")));
        if known { Ok(()) } else { Err(wrong()) }
    }

    fn text(&self, field: &str) -> String {
        match self.record.value(field) {
            Value::Text(text) => text,
            Value::Choice(key) => key.into_owned(),
            _ => String::new(),
        }
    }
}

/// What speaks against the own contents of a record: keys that nobody declared and texts that cannot be read.
/// What stood there before is left alone.
pub fn objections(before: Option<&dyn Record>, after: &dyn Record, state: &State) -> Vec<Refusal> {
    let Value::Many(rows) = after.value(FIELD) else { return Vec::new() };
    let old = before.map(|record| record.value(FIELD));
    let known = |row: &(String, _)| matches!(&old, Some(Value::Many(rows)) if rows.contains(row));
    let fields: Vec<_> = OwnField::of(after.register(), state).collect();
    let fresh = rows.iter().filter(|row| !known(row));
    let objection = |(key, parts): &(String, crate::value::Parts)| {
        let place = format!("{FIELD}[{key}].{PART}");
        let Some(field) = fields.iter().find(|field| field.key() == *key) else {
            let keys: Vec<_> = fields.iter().map(OwnField::key).collect();
            let offered = if keys.is_empty() { "there is none yet".to_owned() } else { keys.join(", ") };
            let message = format!("no own field of {} has the key {key}; declared: {offered}", after.register().plural);
            return Some(Refusal::software(place, message));
        };
        let content = parts.iter().find(|(part, _)| *part == Cow::Borrowed(PART)).map(|(_, value)| value);
        match content {
            Some(Value::Text(text)) => field.read(text, state).err().map(|wrong| wrong.at(place)),
            _ => None,
        }
    };
    let mut refusals: Vec<_> = fresh.filter_map(objection).collect();
    // What older records lack is left alone, as everywhere.
    let needed = fields.iter().filter(|field| before.is_none() && field.required());
    let lacking = needed.filter(|field| content(&rows, &field.key()).is_none());
    refusals.extend(
        lacking.map(|field| Refusal::house_rule(&format!("{FIELD}[{}].{PART}", field.key()), "required; fill this in")),
    );
    refusals
}

/// The text under a key among own contents; none where it is empty.
pub fn content<'a>(rows: &'a [(String, crate::value::Parts)], key: &str) -> Option<&'a str> {
    let (_, parts) = rows.iter().find(|(own, _)| own == key)?;
    match parts.iter().find(|(part, _)| part == PART)? {
        (_, Value::Text(text)) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}
