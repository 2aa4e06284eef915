//! From declarations to form fields: each kind of field is entered in its own way.

use kernel::{ANY, Field, Kind, Refusal};

use super::input::{Choice, Control, Input, Row};
use super::{scale, typed};
use crate::auth::Pairs;
use crate::visit::Visit;

/// Most options a choice among records offers; above it one types a reference.
const OPTIONS_MAX: usize = 200;
/// Most ticks a choice of several records offers.
const TICKS_MAX: usize = 60;
/// Most suggestions while typing a reference.
const SUGGESTIONS_MAX: usize = 1_000;

/// What fields are made from.
pub struct Desk<'a> {
    /// The visit.
    pub visit: &'a Visit,
    /// What was typed, or what the record holds.
    pub pairs: &'a Pairs,
    /// What was refused.
    pub refusals: &'a [Refusal],
}

impl Desk<'_> {
    /// The fields of a form. `stem` names their owner for the texts.
    pub fn inputs(&self, stem: &str, fields: impl Iterator<Item = &'static Field>) -> Vec<Input> {
        fields
            .filter(|field| !matches!(field.kind, Kind::File))
            .map(|field| self.input(stem, field, field.key))
            .collect()
    }

    fn input(&self, stem: &str, field: &'static Field, name: &str) -> Input {
        let t = self.visit.t();
        Input {
            t,
            id: format!("f-{}", name.replace(['[', ']', '.'], "-")),
            name: name.to_owned(),
            label: t.field(stem, field),
            help: t.help(stem, field),
            example: t.example(stem, field).unwrap_or_default().to_owned(),
            clause: field.clause,
            required: field.required,
            in_row: false,
            wrong: self.refusals.iter().filter(|one| one.field == name).map(|one| one.message.clone()).collect(),
            control: self.control(stem, field, name),
        }
    }

    /// A part of a row: its label says enough, row after row.
    fn part(&self, stem: &str, field: &'static Field, name: &str) -> Input {
        Input { help: String::new(), example: String::new(), in_row: true, ..self.input(stem, field, name) }
    }

    fn typed(&self, name: &str) -> String {
        crate::auth::text(self.pairs, name).to_owned()
    }

    fn control(&self, stem: &str, field: &'static Field, name: &str) -> Control {
        match field.kind {
            Kind::Text | Kind::Money | Kind::File => Control::Line("text", "", self.typed(name)),
            Kind::Whole | Kind::Decimal => Control::Line("text", "short", self.typed(name)),
            Kind::Date => Control::Line("date", "short", self.typed(name)),
            Kind::Time => Control::Line("text", "middle", self.typed(name)),
            Kind::Markdown => Control::Area(self.typed(name), 3),
            Kind::Lines => Control::Area(self.typed(name), 3),
            Kind::Flag => Control::Flag(self.typed(name) == "yes"),
            Kind::Choice(choices) => self.choices(choices, name),
            Kind::Level => self.levels(field, name),
            Kind::Link(register) => self.link(register, name),
            Kind::Links(register) => self.links(register, name),
            Kind::Group(parts) => {
                let stem = format!("{stem}-{}", field.key);
                Control::Group(
                    parts.iter().map(|part| self.input(&stem, part, &format!("{name}.{}", part.key))).collect(),
                )
            }
            Kind::Many(parts) => self.rows(&format!("{stem}-{}", field.key), parts, name),
        }
    }

    fn choices(&self, choices: &kernel::kind::Choices, name: &str) -> Control {
        let (t, typed) = (self.visit.t(), self.typed(name));
        let help = |value: &str| {
            let key = format!("{}-{}.help", crate::texts::id(choices.key), crate::texts::id(value));
            t.find(&key).unwrap_or_default().to_owned()
        };
        let option = |value: &&'static str| Choice {
            value: (*value).to_owned(),
            label: t.choice(choices.key, value).to_owned(),
            help: help(value),
            chosen: *value == typed,
        };
        let options: Vec<_> = choices.values.iter().map(option).collect();
        if options.len() <= 5 && options.iter().any(|option| !option.help.is_empty()) {
            Control::Radios(options)
        } else {
            Control::Select(options)
        }
    }

    fn levels(&self, field: &Field, name: &str) -> Control {
        let typed = self.typed(name);
        let option = |step: scale::Step| Choice {
            chosen: step.step == typed,
            label: format!("{} {}", step.step, step.label),
            help: step.meaning,
            value: step.step,
        };
        let options: Vec<_> = scale::steps(&self.visit.state, field).into_iter().map(option).collect();
        if options.is_empty() { Control::Line("text", "short", typed) } else { Control::Select(options) }
    }

    /// The live records of a register as options, those chosen marked, also where retired.
    fn records(&self, register: &str, chosen: &[kernel::RawId]) -> Vec<Choice> {
        let Some(table) = self.visit.state.table(register) else { return Vec::new() };
        let rows = table.rows().filter(|row| !row.head.retired || chosen.contains(&row.id));
        let option = |row: kernel::Row<'_>| Choice {
            value: row.reference(),
            label: format!("{} {}", row.reference(), row.record.title()),
            help: String::new(),
            chosen: chosen.contains(&row.id),
        };
        let mut options: Vec<_> = rows.map(option).collect();
        options.sort_by(|a, b| a.value.cmp(&b.value));
        options
    }

    fn link(&self, register: &'static str, name: &str) -> Control {
        if register == ANY {
            return Control::Named(self.typed(name), Vec::new());
        }
        let chosen = typed::linked(self.pairs, name, register, &self.visit.state);
        let count = self.visit.state.table(register).map_or(0, kernel::Table::len_live);
        let options = self.records(register, &chosen);
        // What was typed and names no record stays in the field.
        let lost = chosen.is_empty() && !self.typed(name).is_empty();
        if count <= OPTIONS_MAX && !lost {
            return Control::Select(options);
        }
        let suggestions = options.into_iter().take(SUGGESTIONS_MAX).map(|option| (option.value, option.label));
        Control::Named(self.typed(name), suggestions.collect())
    }

    fn links(&self, register: &'static str, name: &str) -> Control {
        let lines = self.pairs.iter().filter(|(own, text)| own == name && !text.is_empty());
        let typed: Vec<&str> = lines.flat_map(|(_, text)| text.lines()).collect();
        let known = |text: &&str| self.visit.state.resolve(register, text);
        let chosen: Vec<_> = typed.iter().filter_map(|text| known(text).ok()).collect();
        let count = self.visit.state.table(register).map_or(0, kernel::Table::len_live);
        if register == ANY || count > TICKS_MAX || chosen.len() < typed.len() {
            return Control::Area(typed.join("\n"), 4);
        }
        Control::Ticks(self.records(register, &chosen))
    }

    fn rows(&self, stem: &str, parts: &'static [Field], name: &str) -> Control {
        let criteria = scale::criteria(&self.visit.state, parts);
        let mut keys: Vec<String> = criteria.iter().map(|(key, ..)| key.clone()).collect();
        let news = self.pairs.iter().filter(|(own, _)| own == "_new").map(|(_, place)| format!("{place}.new"));
        for place in self.pairs.iter().map(|(own, _)| own.clone()).chain(news) {
            let Ok(path) = place.parse::<kernel::Path>() else { continue };
            if let Some(key) = path.key.filter(|key| path.field == name && !keys.contains(key)) {
                keys.push(key);
            }
        }
        let free = criteria.is_empty();
        let row = |key: &String| {
            let place = format!("{name}[{key}]");
            let named = criteria.iter().find(|(own, ..)| own == key);
            Row {
                label: named.map_or_else(|| key.clone(), |(_, label, _)| label.clone()),
                help: named.map(|(.., meaning)| meaning.clone()).unwrap_or_default(),
                parts: parts.iter().map(|part| self.part(stem, part, &format!("{place}.{}", part.key))).collect(),
                removable: named.is_none(),
                place,
            }
        };
        let next = free.then(|| typed::next_key(self.pairs, name));
        Control::Rows(keys.iter().map(row).collect(), next)
    }
}
