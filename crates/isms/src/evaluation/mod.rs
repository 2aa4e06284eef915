//! Clause 9: measuring, auditing and reviewing the management system.

pub mod attestations;
pub mod audits;
pub mod findings;
pub mod measurements;
pub mod metrics;
pub mod periods;
pub mod programmes;
pub mod reviews;
pub mod tests;

pub use attestations::Attestation;
pub use audits::Audit;
pub use findings::Finding;
pub use measurements::Measurement;
pub use metrics::Metric;
pub use programmes::Programme;
pub use reviews::Review;
pub use tests::ControlTest;
