//! What lies in a medium without belonging to an organization, and what is wrong with the medium itself.

/// One of them, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stray {
    /// Nothing reads it and nothing is written on it: whatever is shown is the same with it and without.
    Harmless(String),
    /// What is read or written may be another for it.
    Harmful(String),
    /// An index that does not lead to all that stands: nothing is lost, and it can be made anew.
    Forgetful(String),
}

impl Stray {
    /// Something of a number that no organization has.
    pub fn unlisted(what: &str, number: impl std::fmt::Display) -> Stray {
        Stray::Harmless(format!("there are {what} of organization number {number}, which is not listed"))
    }
}
