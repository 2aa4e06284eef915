//! Keyed lists of groups row by row, and the organization's own fields each in the way of its kind.

use kernel::own::{self, OwnField};
use kernel::{Field, Kind, Path, Register};

use super::{Desk, id_of};
use crate::generic::input::{Adding, Choice, Control, Input, Row};
use crate::generic::{scale, typed};

/// What an audit programme plans, clause by clause.
const COVERAGE: &str = "coverage";

impl Desk<'_> {
    pub(super) fn rows(&self, stem: &str, field: &'static Field, parts: &'static [Field]) -> Control {
        let name = field.key;
        let criteria = scale::criteria(&self.visit.state, parts);
        let mut keys: Vec<String> = criteria.iter().map(|(key, ..)| key.clone()).collect();
        keys.extend(self.keys(name).into_iter().filter(|key| !criteria.iter().any(|(own, ..)| own == key)));
        let row = |(at, key): (usize, &String)| {
            let place = format!("{name}[{key}]");
            let named = criteria.iter().find(|(own, ..)| own == key);
            let label = match named {
                Some((_, label, _)) => label.clone(),
                None if field.keyed => key.clone(),
                None => self.told(&place, parts).unwrap_or_else(|| self.visit.t().one("row-number", "number", at + 1)),
            };
            Row {
                label,
                help: named.map(|(.., meaning)| meaning.clone()).unwrap_or_default(),
                parts: parts.iter().map(|part| self.part(stem, part, &format!("{place}.{}", part.key))).collect(),
                removable: named.is_none(),
                place,
            }
        };
        let plans = stem == format!("programme-{COVERAGE}");
        let clauses = plans.then(|| format!("{name}{}", typed::CLAUSES));
        let key = || typed::next_key(self.pairs, name);
        let adding = criteria.is_empty().then(|| Adding { key: key(), keyed: field.keyed, clauses });
        Control::Rows(keys.iter().enumerate().map(row).collect(), adding)
    }

    /// The keys of a list's rows in the form, new ones last.
    fn keys(&self, name: &str) -> Vec<String> {
        let news = self.pairs.iter().filter(|(own, _)| own == typed::NEW).map(|(_, place)| format!("{place}.new"));
        let mut keys = Vec::new();
        for place in self.pairs.iter().map(|(own, _)| own.clone()).chain(news) {
            let Ok(path) = place.parse::<Path>() else { continue };
            let own = path.group_key().filter(|key| path.field == name && !keys.iter().any(|known| known == key));
            keys.extend(own.map(str::to_owned));
        }
        keys
    }

    /// What a row says first, as its name.
    fn told(&self, place: &str, parts: &[Field]) -> Option<String> {
        let words = parts.iter().filter(|part| matches!(part.kind, Kind::Text));
        words.map(|part| self.typed(&format!("{place}.{}", part.key))).find(|text| !text.trim().is_empty())
    }

    /// The organization's own fields of a register; contents that are declared no more go along unseen.
    pub(super) fn own(&self, stem: &str) -> Control {
        let Some(register) = self.visit.state.register(stem) else { return Control::Own(Vec::new(), Vec::new()) };
        let fields: Vec<_> = OwnField::of(register, &self.visit.state).collect();
        let inputs: Vec<_> = fields.iter().map(|field| self.own_input(field)).collect();
        let shown = |name: &str| inputs.iter().any(|input: &Input| input.name == name);
        let prefix = format!("{}[", own::FIELD);
        let rest = self.pairs.iter().filter(|(name, _)| name.starts_with(&prefix) && !shown(name));
        let rest = rest.cloned().collect();
        Control::Own(inputs, rest)
    }

    fn own_input(&self, field: &OwnField<'_>) -> Input {
        let name = own_place(&field.key());
        Input {
            t: self.visit.t(),
            id: id_of(&name),
            label: field.label(),
            help: field.help(),
            example: String::new(),
            clause: "",
            required: field.required(),
            optional: self.visit.t().t("optional"),
            in_row: false,
            wrong: self.wrong(&name),
            when: None,
            control: self.own_control(field, &name),
            name,
        }
    }

    fn own_control(&self, field: &OwnField<'_>, name: &str) -> Control {
        let (t, typed) = (self.visit.t(), self.typed(name));
        let option = |value: &str, label: &str| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            help: String::new(),
            chosen: value == typed,
        };
        match field.kind().as_str() {
            "whole" | "decimal" => Control::Line("text", "short", typed),
            "date" => Control::Line("date", "short", typed),
            // Neither yes nor no is an answer too: nobody has said yet.
            "flag" => Control::Select(["yes", "no"].map(|value| option(value, t.t(value))).into()),
            "choice" => Control::Select(field.choices().iter().map(|value| option(value, value)).collect()),
            "person" => self.link("person", name),
            _ => Control::Line("text", "", typed),
        }
    }
}

/// The place of an own field's content.
fn own_place(key: &str) -> String {
    format!("{}[{key}].{}", own::FIELD, own::PART)
}

/// What an own field is called, by its place among a register's contents.
pub fn own_label(register: &Register, key: &str, state: &kernel::State) -> Option<String> {
    OwnField::of(register, state).find(|field| field.key() == key).map(|field| field.label())
}
