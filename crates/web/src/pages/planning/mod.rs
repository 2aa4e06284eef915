//! Clause 6: the risk register, a risk, the matrix and the Statement of Applicability.

pub mod matrix;
pub mod risk;
pub mod risks;
pub mod soa;
