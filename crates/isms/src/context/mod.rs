//! Clause 4: the organization, its context and the scope of its management system.

pub mod scopes;
pub mod sites;
pub mod units;

pub use scopes::Scope;
pub use sites::Site;
pub use units::Unit;
