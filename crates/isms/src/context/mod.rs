//! Clause 4: the organization, its context and the scope of its management system.

pub mod feedback;
pub mod issues;
pub mod obligations;
pub mod parties;
pub mod processes;
pub mod scopes;
pub mod sites;
pub mod units;

pub use feedback::Feedback;
pub use issues::Issue;
pub use obligations::Obligation;
pub use parties::Party;
pub use processes::Process;
pub use scopes::Scope;
pub use sites::Site;
pub use units::Unit;
