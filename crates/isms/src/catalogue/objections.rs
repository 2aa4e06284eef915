//! What speaks against leaving controls of Annex A out: by which ground, and for which controls of each edition.

use std::sync::LazyLock;

use serde::Deserialize;

use super::edition::Edition;
use super::file;

/// A ground that speaks against leaving controls out.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Objection {
    /// Key of the ground: what kind of record tells of it follows from that.
    pub ground: String,
    /// Whether it speaks only against leaving out all of its controls.
    #[serde(default)]
    pub together: bool,
    #[serde(flatten)]
    controls: Controls,
}

/// Ids of reference controls, by edition.
#[derive(Debug, Deserialize)]
struct Controls {
    #[serde(rename = "iso27001-2013")]
    of_2013: Vec<String>,
    #[serde(rename = "iso27001-2022")]
    of_2022: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct File {
    objections: Vec<Objection>,
    free: Controls,
}

impl Controls {
    fn of(&self, edition: Edition) -> &[String] {
        match edition {
            Edition::Iso27001_2013 => &self.of_2013,
            Edition::Iso27001_2022 => &self.of_2022,
        }
    }
}

impl Objection {
    /// Ids of the controls of an edition that it speaks for.
    pub fn controls(&self, edition: Edition) -> &[String] {
        self.controls.of(edition)
    }

    /// Whether it speaks for this control of an edition.
    pub fn concerns(&self, edition: Edition, control: &str) -> bool {
        self.controls(edition).iter().any(|own| own == control)
    }
}

fn file() -> &'static File {
    static FILE: LazyLock<File> =
        LazyLock::new(|| file::parse(include_str!("../../../../content/standards/objections.yaml")));
    &FILE
}

/// What speaks against leaving controls out, in the order to be told.
pub fn objections() -> &'static [Objection] {
    &file().objections
}

/// Ids of the controls of an edition that may be left out for any reason, unless something rests on them.
pub fn free(edition: Edition) -> &'static [String] {
    file().free.of(edition)
}
