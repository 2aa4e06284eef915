//! The roles an account can have in an organization.

use kernel::Choice;

/// What an account is in one organization. What a *person* may decide (accept a risk, approve a
/// scope) follows from the records, not from this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Choice)]
#[choice(key = "access-role")]
pub enum Role {
    /// Reads everything, writes nothing.
    Reader,
    /// Reads and edits records, and takes the decisions that are the person's own.
    Contributor,
    /// Also retires, restores and brings in many records at once.
    Manager,
    /// Also decides who has access.
    Administrator,
}
