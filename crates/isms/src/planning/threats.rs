//! What may happen: threats, from a library or of one's own.

use kernel::{Choice, Guard, Lines, Many, Markdown, Own, Record, Text};

/// Something that may happen to assets and cause harm.
#[derive(Clone, Debug, Record)]
#[register(key = "threat", plural = "threats", reference = "T-{n:03}", clause = "6.1.2 c")]
pub struct Threat {
    /// What happens.
    #[field(column)]
    pub title: Text,
    /// The family of threats it belongs to.
    #[field(column)]
    pub theme: Option<Text>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// Whether confidentiality is lost.
    #[field(column)]
    pub confidentiality: bool,
    /// Whether integrity is lost.
    #[field(column)]
    pub integrity: bool,
    /// Whether availability is lost.
    #[field(column)]
    pub availability: bool,
    /// How it happens.
    pub description: Option<Markdown>,
    /// Identity in the library it came from.
    #[field(unique)]
    pub library_key: Option<Text>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Where a threat comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "origin")]
pub enum Origin {
    /// Somebody wants it.
    #[choice(alias = "D")]
    #[choice(alias = "malicious")]
    Deliberate,
    /// Somebody errs or something fails.
    #[choice(alias = "A")]
    #[choice(alias = "human error")]
    Accidental,
    /// Nature does it.
    #[choice(alias = "E")]
    #[choice(alias = "natural")]
    Environmental,
}

impl Threat {
    /// Whether the threat harms what a criterion stands for. Criteria of one's own are not told by a library.
    pub fn touches(&self, criterion: &str) -> bool {
        match criterion.to_ascii_lowercase().as_str() {
            "c" | "confidentiality" => self.confidentiality,
            "i" | "integrity" => self.integrity,
            "a" | "availability" => self.availability,
            _ => false,
        }
    }
}

impl Guard for Threat {}
