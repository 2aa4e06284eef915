//! Clause 5: roles, responsibilities and authorities, and approvals by those who hold them.

mod approval;
pub mod commitments;
mod report;
pub mod roles;

pub use approval::{Approval, own_work, signer, stands_for_top_management};
pub use commitments::Commitment;
pub use report::reported;
pub use roles::Role;
