//! 4.4: a certificate on its way from the choice of a body to recertification.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A certificate on its way from the choice of a body to recertification.
#[derive(Clone, Debug, Record)]
#[register(key = "certification", plural = "certifications", reference = "CERT-{n:02}", clause = "4.4")]
pub struct Certification {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Certification {}
