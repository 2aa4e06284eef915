//! From declarations to form fields: each kind of field is entered in its own way.

mod choosing;
mod filing;
mod linking;
mod rows;

use exchange::instants;
use isms::catalogue::cited;
use kernel::{Field, Kind, Refusal, own};

pub use self::filing::held;
pub use self::linking::introduced;
pub use self::rows::own_label;
use super::input::{Control, Input, When};
use super::scale;
use super::typed::on_the_wall;
use super::worded::worded;
use crate::auth::Pairs;
use crate::visit::Visit;

/// The field that holds words to find a record by.
pub const TAGS: &str = "tags";
/// The field that names reference controls, such as A.8.13.
pub const REFERENCES: &str = "reference_controls";
/// What a step or a criterion means: a sentence or two, in a field that grows.
const MEANING: &str = "meaning";
/// What is written to people: a comment, and the act of writing one.
const SPOKEN: [&str; 2] = ["comment", "act-comment.write"];
/// A field of text under this key names a register.
const REGISTER: &str = "register";

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
        let fields = fields.filter(|field| scale::judged(&self.visit.state, field));
        let inputs = fields.map(|field| self.input(stem, field, field.key));
        inputs.filter(|input| !matches!(&input.control, Control::Own(fields, _) if fields.is_empty())).collect()
    }

    fn input(&self, stem: &str, field: &'static Field, name: &str) -> Input {
        let t = self.visit.t();
        Input {
            t,
            id: id_of(name),
            name: name.to_owned(),
            label: t.field(stem, field),
            help: self.help(stem, field),
            example: t.example(stem, field).unwrap_or_default().to_owned(),
            clause: cited(field.clause),
            required: field.required,
            optional: optional(stem, field.key).map_or("", |key| t.t(key)),
            in_row: false,
            wrong: self.wrong(name),
            when: self.when(field, name),
            control: self.control(stem, field, name),
        }
    }

    /// What is to be known before it is filled in: its own help, and how such a thing is written.
    fn help(&self, stem: &str, field: &Field) -> String {
        let t = self.visit.t();
        let written = match field.kind {
            Kind::Money => t.t("money-help").to_owned(),
            Kind::Time => t.one("as-of-zone", "zone", self.visit.zone_name()),
            _ => String::new(),
        };
        [t.help(stem, field), written].join(" ").trim().to_owned()
    }

    /// A part of a row: its label says enough, row after row.
    fn part(&self, stem: &str, field: &'static Field, name: &str) -> Input {
        Input { help: String::new(), example: String::new(), in_row: true, ..self.input(stem, field, name) }
    }

    /// Day and time in the organization's zone; what cannot be read stays as it was typed.
    fn time(&self, name: &str) -> Control {
        let (typed, zone) = (self.typed(name), &self.visit.zone);
        match instants::read(&typed, None, zone) {
            Ok(instant) => Control::Line("datetime-local", "middle", on_the_wall(instant, zone)),
            Err(_) if typed.trim().is_empty() => Control::Line("datetime-local", "middle", typed),
            Err(_) => Control::Line("text", "middle", typed),
        }
    }

    fn typed(&self, name: &str) -> String {
        crate::auth::text(self.pairs, name).to_owned()
    }

    fn wrong(&self, name: &str) -> Vec<String> {
        self.refusals
            .iter()
            .filter(|one| one.field == name)
            .map(|one| worded(self.visit.t(), ("", &[]), &one.message))
            .collect()
    }

    /// Where people are suggested from, in what is written to people.
    fn spoken_to(&self, stem: &str) -> Option<String> {
        SPOKEN.contains(&stem).then(|| self.visit.href("suggest/person"))
    }

    /// On which other field of the form it depends whether this one is shown.
    fn when(&self, field: &Field, name: &str) -> Option<When> {
        let (other, values) = field.when?;
        let place = name.rsplit_once('.').map_or_else(|| other.to_owned(), |(place, _)| format!("{place}.{other}"));
        // What was refused is shown, whatever it depends on.
        let met = values.contains(&self.typed(&place).as_str()) || !self.wrong(name).is_empty();
        Some(When { name: place, values: values.join("|"), met })
    }

    fn control(&self, stem: &str, field: &'static Field, name: &str) -> Control {
        match field.kind {
            Kind::Text if field.key == REGISTER => self.registers(name),
            Kind::Text if field.key == MEANING => Control::Area(self.typed(name), 1, None),
            Kind::Text | Kind::Money => Control::Line("text", "", self.typed(name)),
            Kind::Whole | Kind::Decimal => Control::Line("text", "short", self.typed(name)),
            Kind::File => self.file(field, name),
            Kind::Date => Control::Line("date", "short", self.typed(name)),
            Kind::Time => self.time(name),
            Kind::Markdown => Control::Area(self.typed(name), 3, self.spoken_to(stem)),
            Kind::Lines if field.key == TAGS => self.words(name, "suggest/tags"),
            Kind::Lines if field.key == REFERENCES => self.words(name, "suggest/reference_controls"),
            Kind::Lines => Control::Area(self.typed(name), 3, None),
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
            Kind::Many(_) if field.key == own::FIELD => self.own(stem),
            Kind::Many(parts) => self.rows(&format!("{stem}-{}", field.key), field, parts),
        }
    }
}

/// The address in the page of the field at a place.
pub fn id_of(place: &str) -> String {
    format!("f-{}", place.replace(['[', ']', '.'], "-"))
}

/// The text that tells when a field has to be filled that may be left empty: what is asked only beside another answer has
/// to be filled whenever it is shown, and a plan needs its owner and its day before it is approved.
fn optional(stem: &str, field: &str) -> Option<&'static str> {
    match (stem, field) {
        ("act-applicability.decide" | "applicability", "exclusion") => None,
        ("treatment", "owner" | "due") => Some("optional-until-approved"),
        _ => Some("optional"),
    }
}
