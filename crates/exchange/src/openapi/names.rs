//! Names for generated clients: `risk.accept_all` becomes `RiskAcceptAll`.

/// A key with each of its words capitalized and joined.
pub fn pascal(key: &str) -> String {
    key.split(['.', '_', '-']).map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
