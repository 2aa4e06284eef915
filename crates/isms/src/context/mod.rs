//! Clause 4: the organization, its context and the scope of its management system.

pub mod boundary;
pub mod coverage;
pub mod feedback;
mod importance;
pub mod issues;
pub mod joining;
pub mod obligations;
pub mod parties;
pub mod processes;
pub mod profiles;
pub mod scopes;
pub mod sites;
pub mod units;

pub use feedback::Feedback;
pub use importance::Importance;
pub use issues::Issue;
pub use obligations::Obligation;
pub use parties::Party;
pub use processes::Process;
pub use profiles::Profile;
pub use scopes::Scope;
pub use sites::Site;
pub use units::Unit;
