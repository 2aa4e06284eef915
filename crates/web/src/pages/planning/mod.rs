//! Clause 6: the risk register, a risk, workshop and owner's page, the matrix and the Statement of Applicability.

pub mod dependencies;
pub mod drift;
pub mod freshness;
pub mod inherited;
pub mod left_out;
pub mod matrix;
pub mod owner;
pub mod plan;
pub mod preview;
pub mod radar;
pub mod remaining;
pub mod risk;
pub mod risks;
pub mod soa;
mod spoken;
pub mod values;
pub mod workshop;
pub mod worths;
