//! Words of other people's lists for types of assets, and classes that hold several of them.

use isms::planning::AssetType;
use kernel::refusal::Wrong;
use kernel::{Declared, RawId};

use super::names::Names;
use crate::sheets::cells::types;

impl Names<'_> {
    /// The type of assets that a word of other people's lists is taken for; none where a type is called so, and of a
    /// class that holds several.
    pub fn typed(&self, register: &str, text: &str) -> Option<RawId> {
        let found = self.types(register, text);
        let one = found.first().filter(|_| found.len() == 1 || !types::is_class(text))?;
        self.called(register, text.trim()).is_err().then_some(one.1)
    }

    /// The types of assets that a word may be taken for, with their titles.
    fn types(&self, register: &str, text: &str) -> Vec<(&'static str, RawId)> {
        let Some(table) = self.state.table(register).filter(|_| register == AssetType::KEY) else { return Vec::new() };
        let one = |title: &'static String| match self.titled(table, title)[..] {
            [one] => Some((title.as_str(), one)),
            _ => None,
        };
        types::titles(text).iter().filter_map(one).collect()
    }

    /// What is said of a word for a type of assets that no library which was taken over has, or for several.
    pub(super) fn untyped(&self, register: &str, text: &str) -> Option<Wrong> {
        let titles: Vec<_> = self.types(register, text).into_iter().map(|(title, _)| title).collect();
        if titles.len() > 1 {
            let message =
                format!("\"{}\" holds several types; say which of them it is: {}", text.trim(), titles.join("; "));
            return Some(Wrong::new(message));
        }
        let known = register == AssetType::KEY && !types::titles(text).is_empty();
        let none = self.state.of::<AssetType>().iter().next().is_none();
        (known && none).then(|| {
            Wrong::new(format!(
                "no asset type is called \"{}\", since there are none yet; take over the threat catalogue first, from which risks are proposed by type",
                text.trim()
            ))
        })
    }
}
