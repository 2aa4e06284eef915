//! Clause 4: what the context led to, and the scope.

pub mod coverage;
pub mod needs;
pub mod scopes;
