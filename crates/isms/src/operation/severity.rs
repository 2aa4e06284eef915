//! How grave something is, where a method's scale would be too fine.

use kernel::Choice;

/// How grave something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Choice)]
#[choice(key = "severity")]
pub enum Severity {
    /// Hardly anybody notices.
    #[choice(alias = "minor")]
    Low,
    /// Work is disturbed.
    #[choice(alias = "moderate")]
    Medium,
    /// Customers, money or the law are touched.
    #[choice(alias = "major")]
    High,
    /// The organization itself is in danger.
    #[choice(alias = "severe")]
    Critical,
}
