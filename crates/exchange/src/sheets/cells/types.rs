//! Types of assets as other people's lists call them: `SaaS`, `Laptop`, `Site`.

use std::collections::HashMap;
use std::sync::LazyLock;

use isms::planning::AssetType;
use isms::planning::assets::{Asset, AssetKind};
use kernel::{Choice, Declared, Id, Path, Register, State, Value};
use serde::Deserialize;

use super::choices;
use crate::sheets::columns::meanings::Column;
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::Line;

const FILE: &str = include_str!("../../../../../content/types.yaml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meant {
    types: Vec<String>,
    words: Vec<String>,
    /// Whether the types are different things, of which the words name none.
    #[serde(default)]
    class: bool,
}

/// Titles of types by the words for them, the one that fits best first, and whether these are a class of several.
static KNOWN: LazyLock<HashMap<String, (Vec<String>, bool)>> = LazyLock::new(|| {
    let all: Vec<Meant> = serde_norway::from_str(FILE).expect("the list of types is part of the build and tested");
    let of = |meant: Meant| {
        let Meant { types, words, class } = meant;
        words.into_iter().map(move |word| (plain(&word), (types.clone(), class)))
    };
    all.into_iter().flat_map(of).collect()
});

/// Titles of the types that a word may be taken for, the best first; none of a word that nobody knows.
pub fn titles(word: &str) -> &'static [String] {
    KNOWN.get(&plain(word)).map(|(titles, _)| titles.as_slice()).unwrap_or_default()
}

/// Whether a word names a class that holds several types, such as `Hardware`.
pub fn is_class(word: &str) -> bool {
    KNOWN.get(&plain(word)).is_some_and(|(_, class)| *class)
}

/// What a column of assets tells whose heading stands here for something else: "Type" primary from supporting assets,
/// "Kind" the types.
pub fn place(register: &Register, heading: &str, samples: &Samples<'_>, at: usize) -> Option<Path> {
    if register.key != Asset::KEY {
        return None;
    }
    let plainly = |cell: String| AssetKind::CHOICES.find(&cell).is_some();
    let is_kind = |cell: &str| choices::choice(AssetKind::CHOICES, cell).is_ok() && titles(cell).is_empty();
    match heading {
        "type" | "category" => samples.words(at).all(plainly).then(|| Path::field("kind")),
        "kind" => {
            let types = samples.words(at).any(|cell| !titles(&cell).is_empty());
            (types && !samples.words(at).any(|cell| is_kind(&cell))).then(|| Path::field("asset_type"))
        }
        _ => None,
    }
}

/// Whether an asset is primary or supporting where a list says its type alone, as ISO/IEC 27005 tells them apart: a type
/// of ours says it, of a type that is made new its word does.
pub fn kind(line: &Line<'_>, columns: &[Column], values: &[(Path, Value)], state: &State) -> Option<(Path, Value)> {
    let said = |field: &str| values.iter().find(|(path, _)| path.field == field).map(|(_, value)| value);
    let Some(Value::Link(id)) = said("asset_type").filter(|_| said("kind").is_none()) else { return None };
    let word = || {
        let column = columns.iter().find(|column| column.place().is_some_and(|path| path.field == "asset_type"))?;
        Some(of_word(&line.cell(column.at).words()))
    };
    let kind = match state.get(Id::<AssetType>::of(*id)) {
        Some(own) => Some(own.kind.key()),
        None => word(),
    };
    kind.map(|kind| (Path::field("kind"), Value::Choice(kind.into())))
}

/// Whether what a word names is primary or supporting.
pub fn of_word(word: &str) -> &'static str {
    let primary = AssetKind::Primary.key();
    match choices::choice(AssetKind::CHOICES, word) {
        Ok(Value::Choice(key)) if key == primary => primary,
        _ => AssetKind::Supporting.key(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_word_is_taken_for_types_of_a_library_once() {
        let all: Vec<Meant> = serde_norway::from_str(FILE).expect("the list reads");
        let own = &isms::planning::threats::catalogue().asset_types;
        let other = include_str!("../../../../../content/threats/monarc/assets.en.json");
        let mut seen = HashSet::new();
        for meant in &all {
            for title in &meant.types {
                let known =
                    own.iter().any(|row| row.name == *title) || other.contains(&format!("\"label\": \"{title}\","));
                assert!(known, "no library has the type {title}");
            }
            for word in &meant.words {
                assert!(seen.insert(plain(word)), "{word} stands twice");
            }
        }
    }
}
