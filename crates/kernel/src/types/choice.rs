//! Fields that hold one of a declared set; `#[derive(Choice)]` writes the impls.

use crate::kind::Choices;

/// A closed set of words, each with a key that is for ever.
pub trait Choice: Copy + Eq + Sized + 'static {
    /// The declared set.
    const CHOICES: &'static Choices;

    /// The key of this value.
    fn key(self) -> &'static str;
    /// The value with this key.
    fn of(key: &str) -> Option<Self>;
}
