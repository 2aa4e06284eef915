//! Who may do what. Accounts and people are different things: a membership joins an account to an
//! organization, gives it a role there, and may name the person it stands for.

pub mod accounts;
mod belonging;
pub mod erase;
pub mod rights;
pub mod roles;

pub use accounts::{Account, Membership, Organization, belongs};
pub use belonging::{Belonging, may_leave, may_stand, person_of};
pub use erase::{ERASE_ACCOUNT, erased_on};
use kernel::{Declared, Register};
pub use rights::{Right, holds, may, may_read, right_for, right_for_act, right_for_edit, right_to_undo};
pub use roles::Role;

/// The registers of the instance's own ledger.
pub const REGISTERS: &[&Register] = &[Organization::REGISTER, Account::REGISTER, Membership::REGISTER];
