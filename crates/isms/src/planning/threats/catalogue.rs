//! The catalogue offered to begin with: `content/standards/threats-vulnerabilities.yaml`, embedded and read once.

use std::sync::LazyLock;

use serde::Deserialize;

/// Types of assets, threats and vulnerabilities in our own words, after the idea of ISO/IEC 27005.
#[derive(Debug, Deserialize)]
pub struct Catalogue {
    /// What can be harmed.
    pub asset_types: Vec<AssetTypeRow>,
    /// What may happen.
    pub threats: Vec<ThreatRow>,
    /// What lets it happen.
    pub vulnerabilities: Vec<VulnerabilityRow>,
    /// Asset type, vulnerability and threat that go together.
    pub pairs: Vec<[String; 3]>,
}

/// A type of assets.
#[derive(Debug, Deserialize)]
pub struct AssetTypeRow {
    /// `HW-01`.
    pub id: String,
    /// What such assets are called.
    pub name: String,
    /// `primary` or `supporting`.
    pub kind: String,
    /// The family it belongs to.
    pub group: String,
}

/// A threat.
#[derive(Debug, Deserialize)]
pub struct ThreatRow {
    /// `T01`.
    pub id: String,
    /// What happens.
    pub name: String,
    /// The title of risks proposed from it, with `{asset}` for the asset.
    pub wording: String,
    /// The family it belongs to.
    pub category: String,
    /// Where it comes from, the most usual first.
    pub origins: Vec<String>,
    /// `Confidentiality`, `Integrity`, `Availability`.
    pub affects: Vec<String>,
    /// Controls of the edition of 2022 that help against it.
    pub controls_2022: Vec<String>,
}

/// A vulnerability.
#[derive(Debug, Deserialize)]
pub struct VulnerabilityRow {
    /// `V001`.
    pub id: String,
    /// What is weak.
    pub name: String,
    /// The family it belongs to.
    pub group: String,
    /// Controls of the edition of 2022 that help against it.
    pub controls_2022: Vec<String>,
}

/// The catalogue, as the file has it.
pub fn catalogue() -> &'static Catalogue {
    static READ: LazyLock<Catalogue> = LazyLock::new(|| {
        let text = include_str!("../../../../../content/standards/threats-vulnerabilities.yaml");
        serde_norway::from_str(text).expect("the catalogue is part of the build, and a test adopts it")
    });
    &READ
}
