//! The currency that a heading names.

use super::multiples;

/// Currencies that a heading may name.
pub const CURRENCIES: &[&str] = &[
    "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS",
    "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PEN", "PLN", "RON", "RSD", "SAR", "SEK", "SGD", "THB",
    "TRY", "TWD", "UAH", "USD", "ZAR",
];

/// The currency that a heading names: `Annual spend (€)`. None where it counts in thousands.
pub fn currency(heading: &str) -> Option<[u8; 3]> {
    let words = || heading.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '€' | '£'));
    let named = |word: &str| match word {
        "€" => Some("EUR"),
        "£" => Some("GBP"),
        word => CURRENCIES.iter().find(|code| **code == word).copied(),
    };
    let counted = |word: &str| multiples::multiple(word).and_then(|_| named(word.get(1..)?));
    words().find_map(|word| named(word).or_else(|| counted(word))).and_then(|code| code.as_bytes().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_its_currency() {
        let told = ["Annual spend (€)", "Cost in CHF", "Price EUR/year", "Amount (k€)", "Cost (TEUR)", "Total"];
        assert_eq!(
            told.map(currency),
            [Some(*b"EUR"), Some(*b"CHF"), Some(*b"EUR"), Some(*b"EUR"), Some(*b"EUR"), None]
        );
    }
}
