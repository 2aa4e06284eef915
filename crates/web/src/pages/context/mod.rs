//! Clause 4: the scope.

pub mod scopes;
