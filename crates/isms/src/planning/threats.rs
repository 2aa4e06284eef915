//! What may happen: threats, from a library or of one's own.

mod adopt;
mod catalogue;

use kernel::{Choice, Guard, Lines, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::guards::no_controls;

pub use adopt::AdoptThreats;
pub use catalogue::catalogue;

/// Something that may happen to assets and cause harm.
#[derive(Clone, Debug, Record)]
#[register(key = "threat", plural = "threats", reference = "T-{n:03}", clause = "6.1.2 c")]
pub struct Threat {
    /// What happens.
    #[field(column)]
    pub title: Text,
    /// The title of risks proposed from it, in plain words, with {asset} where the name of the asset stands.
    pub wording: Option<Text>,
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
    /// Keys of further criteria of the method that it harms, such as reputation.
    pub criteria: Lines,
    /// Reference controls that help against it, such as A.8.7.
    pub reference_controls: Lines,
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

/// Stands in the words of a threat for the name of the asset.
pub const ASSET: &str = "{asset}";

impl Threat {
    /// Whether the threat harms what a criterion stands for. Criteria of one's own are not told by a library: the
    /// threat names them.
    pub fn touches(&self, criterion: &str) -> bool {
        match criterion.to_ascii_lowercase().as_str() {
            "c" | "confidentiality" => self.confidentiality,
            "i" | "integrity" => self.integrity,
            "a" | "availability" => self.availability,
            own => self.criteria.0.iter().any(|key| key.eq_ignore_ascii_case(own)),
        }
    }
}

impl Guard for Threat {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let nameless = proposal.after.wording.as_ref().is_some_and(|words| !words.contains(ASSET));
        let message = format!("write {ASSET} where the name of the asset stands");
        let nameless = nameless.then(|| Refusal::software("wording", message));
        nameless.into_iter().chain(no_controls("reference_controls", &proposal.after.reference_controls)).collect()
    }
}
