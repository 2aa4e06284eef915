//! A whole organization with its files: out of a house as an archive, and into a new organization. Pages, API and command
//! line go this way.

mod founding;
mod outgoing;

pub use founding::{Brought, read};
pub use outgoing::Outgoing;
