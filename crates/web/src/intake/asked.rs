//! What the preview of a sheet asks: rows to leave out, choices that no column says, and how days are read.

use exchange::sheets::{self, Order};
use kernel::{Kind, Register};

use crate::texts::Texts;

/// A choice that no column says.
pub struct Question {
    /// What is asked.
    pub asked: String,
    /// The name of its field in the form.
    pub name: String,
    /// What may be taken: value, label, whether it is.
    pub choices: Vec<(&'static str, String, bool)>,
}

/// Rows that are left out, and those that may be: number, words, whether they are.
pub fn aside(sheet: &sheets::Sheet) -> Vec<(u32, String, bool)> {
    let left = sheet.left_out.iter().map(|own| (own.row, own.words.clone(), true));
    left.chain(sheet.proposed.iter().map(|own| (own.row, own.words.clone(), false))).collect()
}

/// The choices, and what is yes or no, that no column of a sheet says.
pub fn questions(t: &Texts, register: &'static Register, sheet: usize, unsaid: &[sheets::Unsaid]) -> Vec<Question> {
    let of_field = |own: &sheets::Unsaid| {
        let (_, field) = register.field(own.place)?;
        let label = |value: &str| match field.kind {
            Kind::Choice(choices) => t.choice(choices.key, value).to_owned(),
            // Yes or no.
            _ => t.t(value).to_owned(),
        };
        let choice = |value: &&'static str| (*value, label(value), own.told && *value == own.taken);
        // Sent back unchanged, the form says nothing.
        let usual = ("", t.one("import-unsaid-usual", "choice", label(&own.usual)), !own.told);
        Some(Question {
            asked: t.one("import-unsaid", "field", t.field(register.key, field)),
            name: format!("fill.{sheet}.{}", own.place),
            choices: std::iter::once(usual).chain(own.choices.iter().map(choice)).collect(),
        })
    };
    unsaid.iter().filter_map(of_field).collect()
}

/// How days may be read whose order no column shows.
pub fn days(t: &Texts, said: &str) -> Vec<(&'static str, String, bool)> {
    let shown = ("", t.t("import-days-shown").to_owned(), said.is_empty());
    let orders =
        Order::ALL.map(|own| (own.key(), t.t(&format!("import-days-{}", own.key())).to_owned(), said == own.key()));
    std::iter::once(shown).chain(orders).collect()
}
