//! Clause 5: roles, responsibilities and authorities, and approvals by those who hold them.

mod approval;
mod approving;
mod authority;
mod brought_in;
pub mod commitments;
mod house_rules;
mod provenance;
mod report;
pub mod roles;
mod separation;

pub use approval::{Approval, own_work, signer, stands_for_top_management};
pub use approving::{Approving, for_top_management};
pub use authority::{
    Authority, approvers, authority, authority_of, headless, holders, top_management, top_management_before,
};
pub use brought_in::{BroughtIn, ClosedBefore, given_since, may_precede, nobody, not_first, uncounted};
pub use commitments::Commitment;
pub use house_rules::{HouseRule, SetAside};
pub use provenance::{Origin, Provenance};
pub use report::reported;
pub use roles::Role;
pub use separation::{Name, struck_from};
