//! Form fields from declarations: label, help, example, clause, what was typed and what is wrong with it.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::files::FileLink;
use crate::frame::{Icon, icon};
use crate::texts::Texts;

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
    /// When it has to be filled, where it need not be now; nothing where it has to whenever it is shown.
    pub optional: &'static str,
    /// Whether it stands in a row, where little room is.
    pub in_row: bool,
    /// What is wrong with what was typed.
    pub wrong: Vec<String>,
    /// On which other field it depends whether it is shown.
    pub when: Option<When>,
    /// How it is entered.
    pub control: Control,
}
impl HtmlSafe for Input {}

/// The condition under which a field is shown.
pub struct When {
    /// The name of the field it depends on.
    pub name: String,
    /// The values that show it: `retain|avoid`.
    pub values: String,
    /// Whether what the form holds shows it.
    pub met: bool,
}

/// What a field for a file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any file.
    Any,
    /// A photo, which a phone takes with its camera.
    Photo,
}

impl Takes {
    fn is_photo(self) -> bool {
        self == Self::Photo
    }
}

/// How a field is entered.
pub enum Control {
    /// One of the steps of a scale, with what each means.
    Steps(Vec<Choice>),
    /// One line: kind of input, class, text.
    Line(&'static str, &'static str, String),
    /// Several lines: text, height, and where people to speak to are suggested from.
    Area(String, u8, Option<String>),
    /// One of several.
    Select(Vec<Choice>),
    /// One of few, with what each means.
    Radios(Vec<Choice>),
    /// Any of several.
    Ticks(Vec<Choice>),
    /// Yes or no.
    Flag(bool),
    /// A file: the one there is, and what may be chosen.
    File(Option<Held>, String, Takes),
    /// A record by reference and title, and where suggestions come from.
    Pick(String, String),
    /// Any number of records or words: those chosen, what was typed beside them, and where suggestions come from.
    Several(Vec<Choice>, String, String),
    /// The same with shelves to choose from beside what is typed.
    Shelved(Vec<Choice>, String, String, Vec<Shelf>),
    /// Parts that belong together.
    Group(Vec<Input>),
    /// A keyed list of groups, and how to add one where keys are free.
    Rows(Vec<Row>, Option<Adding>),
    /// The organization's own fields, and contents that go along unseen: names and texts.
    Own(Vec<Input>, Vec<(String, String)>),
}

/// A file that a form holds.
pub struct Held {
    /// As a record names it.
    pub text: String,
    /// As it is read.
    pub link: FileLink,
    /// Whether it is to be taken away.
    pub leaving: bool,
}

/// Choices that stand together.
pub struct Shelf {
    /// What they have in common.
    pub label: String,
    /// Whether it stands open.
    pub open: bool,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// How a row is added to a keyed list.
pub struct Adding {
    /// The key it gets unless another is written.
    pub key: String,
    /// Whether the key means something, so that one may be written.
    pub keyed: bool,
    /// The button that adds a row for each clause, where the list plans them.
    pub clauses: Option<String>,
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

impl Input {
    fn icon(&self, name: &'static str) -> Icon {
        icon(name)
    }

    fn described(&self) -> String {
        let help = (!self.help.is_empty()).then(|| format!("h-{}", self.id));
        let wrong = (!self.wrong.is_empty()).then(|| format!("e-{}", self.id));
        let limits = matches!(self.control, Control::File(..)).then(|| format!("l-{}", self.id));
        help.into_iter().chain(limits).chain(wrong).collect::<Vec<_>>().join(" ")
    }

    /// Whether another choice in the form would show it.
    pub fn waits(&self) -> bool {
        self.when.as_ref().is_some_and(|when| !when.met)
    }

    /// Whether something stands in it, or is wrong with it, or has to be filled.
    pub fn is_needed(&self) -> bool {
        let filled = match &self.control {
            Control::Line(_, _, text) | Control::Area(text, ..) | Control::Pick(text, _) => !text.trim().is_empty(),
            Control::Select(all) | Control::Steps(all) | Control::Radios(all) | Control::Ticks(all) => {
                all.iter().any(|own| own.chosen)
            }
            Control::Flag(yes) => *yes,
            Control::File(held, ..) => held.is_some(),
            Control::Several(chosen, text, _) | Control::Shelved(chosen, text, ..) => {
                !chosen.is_empty() || !text.trim().is_empty()
            }
            Control::Group(parts) | Control::Own(parts, _) => parts.iter().any(Self::is_needed),
            Control::Rows(rows, _) => !rows.is_empty(),
        };
        filled || self.required || !self.wrong.is_empty()
    }

    /// Whether a file can be chosen in it, so that the form is sent in parts.
    pub fn takes_file(&self) -> bool {
        match &self.control {
            Control::File(..) => true,
            Control::Group(parts) | Control::Own(parts, _) => parts.iter().any(Self::takes_file),
            Control::Rows(rows, _) => rows.iter().flat_map(|row| &row.parts).any(Self::takes_file),
            _ => false,
        }
    }

    /// Whether any of the steps is explained.
    fn explained(&self, steps: &[Choice]) -> bool {
        steps.iter().any(|step| !step.help.is_empty())
    }

    /// Whether it frames other fields.
    fn is_group(&self) -> bool {
        matches!(self.control, Control::Group(_) | Control::Rows(..) | Control::Own(..))
    }

    /// Whether it is a set of controls rather than one.
    fn is_set(&self) -> bool {
        matches!(self.control, Control::Radios(_) | Control::Ticks(_)) || self.is_group()
    }
}
