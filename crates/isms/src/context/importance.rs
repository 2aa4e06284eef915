//! A rough weight, where nothing finer is needed.

use kernel::Choice;

/// How much something weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "importance")]
pub enum Importance {
    /// A lot.
    High,
    /// Somewhat.
    #[choice(alias = "moderate")]
    Medium,
    /// A little.
    Low,
}
