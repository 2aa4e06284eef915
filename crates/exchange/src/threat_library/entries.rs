//! The rows of a library.

use super::uuid::Uuid;

/// A kind of asset that risks are known for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetType {
    /// Its identity in the library, kept over versions.
    pub uuid: Uuid,
    /// A short code such as `MAT_MOB`, unique in its file.
    pub code: String,
    /// Its name.
    pub label: String,
    /// One sentence about it, perhaps empty.
    pub description: String,
    /// Whether it matters for itself or carries something that does.
    pub kind: AssetKind,
}

/// The two kinds of assets of ISO/IEC 27005.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssetKind {
    /// Information and business processes.
    Primary,
    /// What they rest on: hardware, software, network, people, sites. MONARC calls it secondary.
    Supporting,
}

/// Something that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threat {
    /// Its identity in the library.
    pub uuid: Uuid,
    /// A short code such as `MD36`, unique in its file.
    pub code: String,
    /// Its name.
    pub label: String,
    /// One sentence about it, perhaps empty.
    pub description: String,
    /// The group it belongs to, perhaps empty.
    pub theme: String,
    /// Whether it harms confidentiality.
    pub confidentiality: bool,
    /// Whether it harms integrity.
    pub integrity: bool,
    /// Whether it harms availability.
    pub availability: bool,
}

/// A weakness that a threat can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vulnerability {
    /// Its identity in the library.
    pub uuid: Uuid,
    /// A short code, unique in its file.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Questions that help to see whether it is there, perhaps empty.
    pub description: String,
}

/// One triple: this threat uses this vulnerability of this asset type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its identity in the library.
    pub uuid: Uuid,
    /// The [`AssetType`] it concerns.
    pub asset: Uuid,
    /// The [`Threat`] that happens.
    pub threat: Uuid,
    /// The [`Vulnerability`] it uses.
    pub vulnerability: Uuid,
}
