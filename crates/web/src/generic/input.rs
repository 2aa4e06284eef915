//! Form fields from declarations: label, help, example, clause, what was typed and what is wrong with it.

use askama::Template;
use askama::filters::HtmlSafe;

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
