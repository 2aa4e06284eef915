//! Clause 10: putting right what went wrong, and doing better.

pub mod actions;
pub mod improvements;
pub mod nonconformities;

pub use actions::Action;
pub use improvements::Improvement;
pub use nonconformities::Nonconformity;
