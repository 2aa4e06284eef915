//! Fields of a card that hold nothing: folded away, with a word on those that the standard asks for.

use super::Fact;
use crate::texts::Texts;

/// So many fields are named in the summary; of more only the number is told.
const NAMED_MAX: usize = 4;

/// The fields of a record that hold nothing.
pub struct Blank {
    /// What each is called, with the clause that asks for it, where one does.
    pub fields: Vec<(String, &'static str)>,
    /// Which of them the standard asks for, in words; empty where it asks for none.
    pub asked: String,
}

impl Blank {
    /// Takes them out of the short fields.
    pub fn of(t: &Texts, short: &mut Vec<Fact>) -> Self {
        let blank: Vec<_> = short.extract_if(.., |fact| fact.content.is_blank()).collect();
        let asked: Vec<_> =
            blank.iter().filter(|fact| !fact.clause.is_empty()).map(|fact| fact.label.as_str()).collect();
        let asked = match asked.len() {
            0 => String::new(),
            1..=NAMED_MAX => t.one("card-blank-named", "fields", asked.join(", ")),
            count => t.one("card-blank-asked", "count", count),
        };
        Self { fields: blank.into_iter().map(|fact| (fact.label, fact.clause)).collect(), asked }
    }
}
