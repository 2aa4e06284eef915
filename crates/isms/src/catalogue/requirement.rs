//! Clauses 4 to 10: their titles and, sentence by sentence, what they require.

use serde::Deserialize;

/// A clause or subclause of the standard.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Clause {
    /// The number as printed: `6.1.2`.
    pub id: String,
    /// The short title as printed.
    pub title: String,
    /// The clause this one lies in, none for clauses 4 to 10 themselves.
    pub parent: Option<String>,
}

/// One thing that the standard requires.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Requirement {
    /// Clause number, list letters and numbers as in the standard: `6.1.2.c.2`. A suffix after a hyphen
    /// marks a sentence without a letter of its own: `8.2-doc`.
    pub id: String,
    /// The clause it lies in.
    pub clause: String,
    /// Who has to do it.
    pub actor: Actor,
    /// What is required, in our own words.
    pub statement: String,
    /// The documented information the sentence names, if it names any.
    pub documented_information: Option<DocumentedInformation>,
    /// What auditors usually ask to see.
    pub evidence: String,
    /// Keys of the checks that answer it, empty while none does.
    #[serde(default)]
    pub checks: Vec<String>,
    /// What became of it since the edition before, none in the first edition we hold.
    #[serde(rename = "change_from_2013")]
    pub change: Option<Change>,
}

/// A requirement's place as people write it, from its id: `6.1.2 c) 2)`. Sentences without a letter of their own bear
/// the number of their clause.
pub fn printed(id: &str) -> String {
    let mut steps = id.split('-').next().unwrap_or(id).split('.').peekable();
    let mut clause = String::new();
    while let Some(number) = steps.next_if(|step| step.bytes().all(|byte| byte.is_ascii_digit())) {
        clause = if clause.is_empty() { number.to_owned() } else { format!("{clause}.{number}") };
    }
    steps.fold(clause, |place, step| format!("{place} {step})"))
}

/// The clause of a place as the standard knows it: without the suffix by which we tell sentences apart that have no
/// letter of their own, such as `8.1-unint`. Anything else, such as the reference of a record, stays as it is.
pub fn cited(place: &str) -> &str {
    let numbered = place.starts_with(|sign: char| sign.is_ascii_digit());
    if numbered { place.split('-').next().unwrap_or(place) } else { place }
}

/// Whom a requirement addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The organization as a whole.
    Organization,
    /// The people who direct it at the highest level.
    TopManagement,
}

/// Documented information that the standard names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DocumentedInformation {
    /// Kept current, or kept as evidence.
    pub kind: DocumentKind,
    /// Its short name.
    pub name: String,
}

/// What a piece of documented information is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Says how things are to be; kept current.
    Document,
    /// Shows what happened; kept as evidence.
    Record,
}

/// How a requirement relates to the edition before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Same place, same meaning.
    Same,
    /// Same meaning in another place.
    Renumbered,
    /// Changed in meaning.
    Modified,
    /// Not there before.
    New,
}
