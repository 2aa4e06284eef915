//! What the address of a form gives: contents to begin with, and where its reader goes afterwards.

use crate::auth::{Pairs, text};

/// The name under which the form carries it along.
const NAME: &str = "_given";
/// The name of the way back, below the organization.
const TO: &str = "_to";
/// Names that count once and not for the next record.
const ONCE: &[&str] = &["_copy", "_propose", "as_of"];

/// The query of the address the form was opened at.
pub struct Given(String);

impl Given {
    /// A query as a form carries it.
    pub fn pair(given: &Pairs) -> (String, String) {
        let kept: Pairs = given.iter().filter(|(name, _)| !ONCE.contains(&name.as_str())).cloned().collect();
        (NAME.to_owned(), serde_urlencoded::to_string(kept).unwrap_or_default())
    }

    /// What a form carried along.
    pub fn of(pairs: &Pairs) -> Self {
        Self(text(pairs, NAME).to_owned())
    }

    /// As a query.
    pub fn query(&self) -> &str {
        &self.0
    }

    /// The page to go back to, below the organization.
    pub fn to(&self) -> Option<String> {
        let pairs: Pairs = serde_urlencoded::from_str(&self.0).ok()?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        let to = pairs.into_iter().rev().find(|(name, _)| name == TO)?.1;
        // Whatever a link says, it leads to a page of the same organization.
        let inside = !to.is_empty() && to.chars().all(plain) && !to.starts_with('/') && !to.contains("..");
        inside.then_some(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_in_the_organization() {
        let way = |to: &str| {
            let given = vec![(TO.to_owned(), to.to_owned()), ("_copy".to_owned(), "A-0001".to_owned())];
            Given::of(&vec![Given::pair(&given)]).to()
        };
        assert_eq!(way("planning/assets/A-0001").as_deref(), Some("planning/assets/A-0001"));
        for out in ["", "/else", "../other", "https://example.org", "a?b"] {
            assert_eq!(way(out), None, "{out}");
        }
    }
}
