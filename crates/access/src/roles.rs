//! The roles an account can have in an organization.

use kernel::Choice;

/// What an account is in one organization. What a *person* may decide (accept a risk, approve a
/// scope) follows from the records, not from this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Choice)]
#[choice(key = "access-role")]
pub enum Role {
    /// Reads everything; writes nothing but what it says in its own name: that it read a document, that something went
    /// wrong.
    Reader,
    /// Reads and edits records, and takes the decisions that are the person's own.
    Contributor,
    /// Also retires, restores and brings in many records at once, writes what decides who may decide and approves what
    /// holds for the whole organization.
    Manager,
    /// Also decides who has access.
    Administrator,
}
