//! Types of assets, by which threat libraries say what may happen to an asset.

use kernel::{Guard, Lines, Many, Markdown, Own, Record, Text};

use super::assets::AssetKind;

/// A type of asset, from a threat library or of one's own.
#[derive(Clone, Debug, Record)]
#[register(key = "asset-type", plural = "asset-types", reference = "AT-{n:03}", clause = "6.1.2 c")]
pub struct AssetType {
    /// What assets of this type are called.
    #[field(column)]
    pub title: Text,
    /// Whether assets of this type carry value themselves or support others.
    #[field(column)]
    pub kind: AssetKind,
    /// What belongs to it.
    #[field(column)]
    pub description: Option<Markdown>,
    /// Identity in the library it came from.
    #[field(unique)]
    pub library_key: Option<Text>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for AssetType {}
