//! What the preview of a sheet asks: rows to leave out, choices that no column says, and how days are read.

use exchange::sheets::{self, Encoding, Order};
use isms::planning::{Method, Risk, scoring};
use kernel::{Declared, Kind, Register};

use super::columns::label;
use crate::frame::list_path;
use crate::texts::Texts;
use crate::visit::Visit;

/// A choice that no column says.
pub struct Question {
    /// What is asked.
    pub asked: String,
    /// The name of its field in the form.
    pub name: String,
    /// What may be taken: value, label, whether it is.
    pub choices: Vec<(&'static str, String, bool)>,
}

/// A text that every record needs and no column fills.
pub struct Lack {
    /// What is asked.
    pub asked: String,
    /// The name of its fields in the form: the column it is taken from, and one text for all.
    pub name: String,
    /// The columns: value, heading, whether it is said.
    pub columns: Vec<(String, String, bool)>,
    /// The text that is said for all.
    pub text: String,
}

/// The texts that every record of a sheet needs and no column fills.
pub fn lacks(visit: &Visit, register: &'static Register, at: usize, sheet: &sheets::Sheet) -> Vec<Lack> {
    let (t, state) = (visit.t(), &visit.state);
    let of_place = |own: &sheets::Lacking| {
        let path = own.place.parse().ok()?;
        let column = |column: &sheets::Column| {
            let value = format!("{{{}}}", column.heading);
            let said = own.told == value;
            (value, column.heading.clone(), said)
        };
        let columns: Vec<_> = sheet.columns.iter().filter(|column| !column.heading.is_empty()).map(column).collect();
        let from_column = columns.iter().any(|(.., said)| *said);
        Some(Lack {
            asked: match own.place {
                sheets::SHARED => t.t("import-lacking-shared").to_owned(),
                _ if sheets::is_past(register, &path) => {
                    t.one("import-lacking-past", "field", label(t, register, &path, state))
                }
                _ => t.one("import-lacking", "field", label(t, register, &path, state)),
            },
            name: format!("fill.{at}.{}", own.place),
            columns,
            text: if from_column { String::new() } else { own.told.clone() },
        })
    };
    sheet.lacking.iter().filter_map(of_place).collect()
}

/// What rows say about the past: asked once for all of them.
pub struct Bring {
    /// What is asked.
    pub asked: String,
    /// What that does, and by which columns.
    pub help: String,
    /// Whether it is said.
    pub told: bool,
}

/// What the rows of a sheet say about the past, where they say anything.
pub fn brings(t: &Texts, sheet: &sheets::Sheet) -> Option<Bring> {
    let own = sheet.brings.as_ref()?;
    let act = isms::act(own.act)?;
    let columns = own.columns.join(", ");
    Some(Bring {
        asked: t.with("import-bring", &[("count", own.rows.into()), ("act", t.act(act).into())]),
        help: t.one("import-bring-help", "columns", columns),
        told: own.told,
    })
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
        let usual = match own.once_done {
            Some(done) => {
                t.with("import-unsaid-done", &[("choice", label(&own.usual).into()), ("done", label(done).into())])
            }
            None => t.one("import-unsaid-usual", "choice", label(&own.usual)),
        };
        let usual = ("", usual, !own.told);
        Some(Question {
            asked: t.one("import-unsaid", "field", t.field(register.key, field)),
            name: format!("fill.{sheet}.{}", own.place),
            choices: std::iter::once(usual).chain(own.choices.iter().map(choice)).collect(),
        })
    };
    unsaid.iter().filter_map(of_field).collect()
}

/// Judgements of risks that come in only by a method in force.
pub fn waits(visit: &Visit, sheet: &sheets::Sheet) -> Option<(String, String)> {
    let risks = sheet.register.is_some_and(|register| register.key == Risk::KEY);
    let decided = sheet.columns.iter().filter(|column| column.meaning == sheets::Meaning::Decided);
    let headings: Vec<_> = decided.map(|column| format!("“{}”", column.heading)).collect();
    if !risks || headings.is_empty() || scoring::in_force(&visit.state).is_some() {
        return None;
    }
    let methods = visit.href(&list_path(Method::REGISTER));
    Some((visit.t().one("import-no-method", "columns", headings.join(", ")), methods))
}

/// How a text file may be encoded that does not show it.
pub fn encodings(t: &Texts, said: &str) -> Vec<(&'static str, String, bool)> {
    let shown = ("", t.t("import-encoding-shown").to_owned(), said.is_empty());
    let all = Encoding::ALL
        .map(|own| (own.key(), t.t(&format!("import-encoding-{}", own.key())).to_owned(), said == own.key()));
    std::iter::once(shown).chain(all).collect()
}

/// How days may be read whose order no column shows.
pub fn days(t: &Texts, said: &str) -> Vec<(&'static str, String, bool)> {
    let shown = ("", t.t("import-days-shown").to_owned(), said.is_empty());
    let orders =
        Order::ALL.map(|own| (own.key(), t.t(&format!("import-days-{}", own.key())).to_owned(), said == own.key()));
    std::iter::once(shown).chain(orders).collect()
}
