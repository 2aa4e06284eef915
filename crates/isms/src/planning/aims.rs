//! The three aims of information security: criteria of the usual method, and fields by which a risk says what it harms.

use super::Risk;

/// An aim of information security.
pub struct Aim {
    /// The key of the criterion that stands for it.
    pub key: &'static str,
    /// The field of a risk or a threat that says whether it is harmed.
    pub field: &'static str,
    /// The message that is its name.
    pub word: &'static str,
    /// Whether a risk says that it harms the aim.
    pub ticked: fn(&Risk) -> bool,
}

/// Confidentiality, integrity, availability.
pub const AIMS: [Aim; 3] = [
    Aim { key: "c", field: "confidentiality", word: "word-confidentiality", ticked: |risk| risk.confidentiality },
    Aim { key: "i", field: "integrity", word: "word-integrity", ticked: |risk| risk.integrity },
    Aim { key: "a", field: "availability", word: "word-availability", ticked: |risk| risk.availability },
];

impl Aim {
    /// Whether the reading of a risk judges a consequence for the aim.
    pub fn judged(&self, risk: &Risk) -> bool {
        risk.reads(self.key)
    }
}

/// The aims that a risk says it harms.
pub fn ticked(risk: &Risk) -> impl Iterator<Item = &'static Aim> {
    AIMS.iter().filter(|aim| (aim.ticked)(risk))
}
