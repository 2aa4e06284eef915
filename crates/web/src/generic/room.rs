//! The register that an address is about, also where a designed page has taken part of its addresses.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::error::Halt;
use crate::house::House;

/// Section and plural in the address, wherever its route names them or spells them out.
pub struct Room {
    /// `planning`.
    pub section: String,
    /// `risks`.
    pub plural: String,
}

impl FromRequestParts<House> for Room {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Halt> {
        let mut steps = parts.uri.path().split('/').skip(3).map(str::to_owned);
        let (Some(section), Some(plural)) = (steps.next(), steps.next()) else { return Err(Halt::NotFound) };
        Ok(Self { section, plural })
    }
}
