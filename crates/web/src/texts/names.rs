//! What registers, fields, choices and acts are called.

use std::borrow::Cow;

use kernel::{Act, Field, Kind, Register};

use super::Texts;

/// A key as the id of a message: `asset_type` and `risk.accept` become `asset-type`, `risk-accept`.
pub fn id(key: &str) -> Cow<'_, str> {
    if key.contains(['.', '_']) { key.replace(['.', '_'], "-").into() } else { key.into() }
}

/// The id of a value of a choice. It begins with a word of its own, so that no field can have it too.
fn choice_id(choices: &str, value: &str) -> String {
    format!("choice-{}-{}", id(choices), id(value))
}

impl Texts {
    /// One record of a register: `Risk`.
    pub fn register<'a>(&'a self, register: &'a Register) -> &'a str {
        self.find(&id(register.key)).unwrap_or(register.key)
    }

    /// The list: `Risks`.
    pub fn plural<'a>(&'a self, register: &'a Register) -> &'a str {
        self.about(register, "plural").unwrap_or(register.plural)
    }

    /// An attribute of a register's text: `why`, `belongs`, `example`.
    pub fn about(&self, register: &Register, what: &str) -> Option<&str> {
        self.find(&format!("{}.{what}", id(register.key)))
    }

    /// The section of the standard: `Planning`.
    pub fn section<'a>(&'a self, section: &'a str) -> &'a str {
        self.find(&format!("section-{section}")).unwrap_or(section)
    }

    /// The message that names a field of `stem` (a register, a register's group, an act).
    pub fn field_id(&self, stem: &str, field: &Field) -> Option<String> {
        let own = format!("{}-{}", id(stem), id(field.key));
        // An act's argument often bears the name of the field it writes.
        let written = stem.strip_prefix("act-").and_then(|act| act.split('.').next());
        let written = written.map(|register| format!("{}-{}", id(register), id(field.key)));
        let part = format!("part-{}", id(field.key));
        let target = field.kind.target().map(|target| id(target).into_owned());
        let choice =
            if let Kind::Choice(choices) = field.kind { Some(format!("choice-{}", id(choices.key))) } else { None };
        [Some(own), written, Some(part), choice, target].into_iter().flatten().find(|key| self.find(key).is_some())
    }

    /// What a field is called.
    pub fn field(&self, stem: &str, field: &Field) -> String {
        let key = self.field_id(stem, field);
        key.and_then(|key| self.find(&key)).map_or_else(|| field.key.replace('_', " "), str::to_owned)
    }

    /// What a field means, in one sentence: the text's, else the declaration's.
    pub fn help(&self, stem: &str, field: &Field) -> String {
        let key = self.field_id(stem, field);
        key.and_then(|key| self.find(&format!("{key}.help"))).unwrap_or(field.help).to_owned()
    }

    /// An example of a field's content.
    pub fn example(&self, stem: &str, field: &Field) -> Option<&str> {
        self.field_id(stem, field).and_then(|key| self.find(&format!("{key}.example")))
    }

    /// What a value of a choice is called.
    pub fn choice<'a>(&'a self, choices: &str, value: &'a str) -> &'a str {
        self.find(&choice_id(choices, value)).unwrap_or(value)
    }

    /// What a value of a choice means, in one sentence; nothing where its name says it.
    pub fn choice_help(&self, choices: &str, value: &str) -> &str {
        self.find(&format!("{}.help", choice_id(choices, value))).unwrap_or_default()
    }

    /// What an act is called: `Accept what remains`.
    pub fn act<'a>(&'a self, act: &'a Act) -> &'a str {
        self.find(&format!("act-{}", id(act.key))).unwrap_or(act.key)
    }

    /// What an act does, in one sentence.
    pub fn act_help<'a>(&'a self, act: &'a Act) -> &'a str {
        self.find(&format!("act-{}.help", id(act.key))).unwrap_or(act.help)
    }

    /// What is said after a command with this key was done to a record.
    pub fn done(&self, key: &str, reference: &str) -> String {
        self.done_to(key, reference, 1, 0)
    }

    /// What is said after a command with this key was done to so many records, named together, and made so many others.
    pub fn done_to(&self, key: &str, reference: &str, of: usize, made: usize) -> String {
        let own = format!("act-{}.done", id(key));
        let generic = match key.rsplit('.').next() {
            Some("create") => "done-created",
            Some("retire") => "done-retired",
            Some("restore") => "done-restored",
            _ => "done-saved",
        };
        let known = self.bundle.get_message(&format!("act-{}", id(key)));
        let told = known.is_some_and(|message| message.get_attribute("done").is_some());
        let args = [("reference", reference.to_owned().into()), ("of", of.into()), ("count", made.into())];
        self.with(if told { &own } else { generic }, &args)
    }

    /// What a kind of duty asks of somebody.
    pub fn duty(&self, kind: &str) -> String {
        self.t(&format!("duty-{kind}")).to_owned()
    }

    /// What a recorded act is called in a history, by its key in the ledger.
    pub fn recorded(&self, key: &str) -> String {
        if let Some(named) = self.find(&format!("act-{}", id(key))) {
            return named.to_owned();
        }
        let generic = key.rsplit('.').next().and_then(|verb| self.find(&format!("recorded-{verb}")));
        generic.unwrap_or(key).to_owned()
    }
}
