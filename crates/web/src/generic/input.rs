//! Form fields from declarations: label, help, example, clause, what was typed and what is wrong with it.

use askama::Template;
use askama::filters::HtmlSafe;
use kernel::{Field, Kind, Refusal};

use super::{scale, typed};
use crate::auth::Pairs;
use crate::frame::{Icon, icon};
use crate::texts::Texts;
use crate::visit::Visit;

/// Most options a choice among records offers; above it one types a reference.
const OPTIONS_MAX: usize = 200;
/// Most ticks a choice of several records offers.
const TICKS_MAX: usize = 60;
/// Most suggestions while typing a reference.
const SUGGESTIONS_MAX: usize = 1_000;

/// One field of a form.
#[derive(Template)]
#[template(path = "generic/input.html")]
pub struct Input {
    /// The words.
    pub t: &'static Texts,
    /// Its address in the page.
    pub id: String,
    /// The name it is sent under.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What it means.
    pub help: String,
    /// An example.
    pub example: String,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// Whether it has to be filled.
    pub required: bool,
    /// Whether it stands in a row, where little room is.
    pub in_row: bool,
    /// What is wrong with what was typed.
    pub wrong: Vec<String>,
    /// How it is entered.
    pub control: Control,
}
impl HtmlSafe for Input {}

/// How a field is entered.
pub enum Control {
    /// One line: kind of input, class, text.
    Line(&'static str, &'static str, String),
    /// Several lines.
    Area(String, u8),
    /// One of several.
    Select(Vec<Choice>),
    /// One of few, with what each means.
    Radios(Vec<Choice>),
    /// Any of several.
    Ticks(Vec<Choice>),
    /// Yes or no.
    Flag(bool),
    /// A record by its reference, with suggestions.
    Named(String, Vec<(String, String)>),
    /// Parts that belong together.
    Group(Vec<Input>),
    /// A keyed list of groups, and the key of a new one where keys are free.
    Rows(Vec<Row>, Option<String>),
}

/// One value to choose.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What it means.
    pub help: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One group of a keyed list.
pub struct Row {
    /// `consequence[c]`.
    pub place: String,
    /// The key, or the name of what it stands for.
    pub label: String,
    /// What it means.
    pub help: String,
    /// Its parts.
    pub parts: Vec<Input>,
    /// Whether it may be taken away.
    pub removable: bool,
}

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
        if count > TICKS_MAX || chosen.len() < typed.len() {
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

impl Input {
    fn icon(&self, name: &'static str) -> Icon {
        icon(name)
    }

    fn described(&self) -> String {
        let help = (!self.help.is_empty()).then(|| format!("h-{}", self.id));
        let wrong = (!self.wrong.is_empty()).then(|| format!("e-{}", self.id));
        help.into_iter().chain(wrong).collect::<Vec<_>>().join(" ")
    }

    /// Whether it is a set of controls rather than one.
    fn is_set(&self) -> bool {
        matches!(self.control, Control::Radios(_) | Control::Ticks(_) | Control::Group(_) | Control::Rows(..))
    }
}
