//! Headings that count amounts in thousands or millions of their currency.

use kernel::Money;
use kernel::refusal::Wrong;

use super::currencies::{self, CURRENCIES};
use crate::sheets::cues::{CUES, Words};

/// In which multiples of its currency a heading counts: `Kosten in Tsd. EUR`, `Budget (k€)`, `Schaden in Mio. €`.
pub fn multiple(heading: &str) -> Option<Multiple> {
    let words = heading.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '€' | '£' | '$' | '\''));
    let means = |word: &str| {
        let small = word.to_lowercase();
        let known = |words: &Words| words.has(&small);
        let joined = |letters: &[char]| {
            let rest = word.strip_prefix(letters).unwrap_or_default();
            matches!(rest, "€" | "£" | "$") || CURRENCIES.contains(&rest)
        };
        if known(&CUES.counting.thousands) || joined(&['k', 'K', 'T', 't']) {
            Some(Multiple::Thousands)
        } else if known(&CUES.counting.millions) || joined(&['M', 'm']) {
            Some(Multiple::Millions)
        } else {
            None
        }
    };
    words.into_iter().find_map(means)
}

/// An amount that counts in multiples of its currency by itself, as one in its currency, with what it counts in:
/// `12 kEUR`, `12k €`, `€ 12k`, `1,5 Mio. €`; none where anything else stands beside it.
pub fn suffixed(text: &str) -> Option<(String, Multiple)> {
    let text = text.trim();
    let digit = |sign: char| sign.is_ascii_digit();
    let (from, to) = (text.find(digit)?, text.rfind(digit)? + 1);
    let (number, coin) = (&text[from..to], format!("{} {}", &text[..from], &text[to..]));
    let words: Vec<_> = coin.split([' ', '\u{a0}', '.']).filter(|word| !word.is_empty()).collect();
    let letter = |word: &str| match word {
        "k" | "K" => Some(Multiple::Thousands),
        "M" => Some(Multiple::Millions),
        _ => None,
    };
    let means = |word: &&str| letter(word).or_else(|| multiple(word));
    let is_whole = |word: &&str| word.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '€' | '£'));
    let known = |word: &&str| is_whole(word) && (means(word).is_some() || currencies::currency(word).is_some());
    let found = words.iter().find_map(means).filter(|_| words.iter().all(known))?;
    let currency = currencies::currency(&coin)?;
    Some((format!("{number} {}", String::from_utf8_lossy(&currency)), found))
}

/// What an amount counts beside single units of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiple {
    /// Thousands.
    Thousands,
    /// Millions.
    Millions,
}

impl Multiple {
    /// Zeros to add.
    fn zeros(self) -> usize {
        match self {
            Self::Thousands => 3,
            Self::Millions => 6,
        }
    }

    /// The letter for it before a currency.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Thousands => "k",
            Self::Millions => "M",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Thousands => "thousands",
            Self::Millions => "millions",
        }
    }

    /// An amount that was read as if it counted single units.
    pub fn times(self, money: Money) -> Result<Money, Wrong> {
        let amount = self.of(&money.amount.to_string()).parse();
        let wrong = |_| Wrong::new(format!("{money} in {} is too large; write it like 18000 EUR", self.key()));
        Ok(Money { amount: amount.map_err(wrong)?, ..money })
    }

    /// A number without signs between its thousands, counted in single units: `12.5` thousands are 12500.
    pub fn of(self, number: &str) -> String {
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let zeros = self.zeros();
        let moved: String = decimals.chars().chain(std::iter::repeat('0')).take(zeros).collect();
        let rest = decimals.get(zeros..).unwrap_or_default();
        let whole = format!("{whole}{moved}");
        if rest.is_empty() { whole } else { format!("{whole}.{rest}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_counts_in_thousands_and_says_so() {
        let told = [
            "Kosten in Tsd. EUR",
            "Budget (kEUR)",
            "Kosten (T€)",
            "Cost ('000 USD)",
            "Loss in Mio. €",
            "Cost (EUR)",
            "TRY",
            "Total",
        ];
        let (thousands, millions) = (Some(Multiple::Thousands), Some(Multiple::Millions));
        assert_eq!(told.map(multiple), [thousands, thousands, thousands, thousands, millions, None, None, None]);
        assert_eq!(
            ["12", "12.5", "0.0125", "1.23456"].map(|number| Multiple::Thousands.of(number)),
            ["12000", "12500", "0012.5", "1234.56"]
        );
    }

    #[test]
    fn an_amount_counts_in_thousands_wherever_that_stands_and_with_nothing_else_beside_it() {
        let (thousands, millions) = (Multiple::Thousands, Multiple::Millions);
        for (text, told) in [
            ("12 TEUR", Some(("12 EUR", thousands))),
            ("9,5 T€", Some(("9,5 EUR", thousands))),
            ("12k€", Some(("12 EUR", thousands))),
            ("€ 12k", Some(("12 EUR", thousands))),
            ("kEUR 7", Some(("7 EUR", thousands))),
            ("12 k EUR", Some(("12 EUR", thousands))),
            ("1,5 Mio. €", Some(("1,5 EUR", millions))),
            ("CHF 2.5M", Some(("2.5 CHF", millions))),
            ("-12k€", None),
            ("$2.5M", None),
            ("12 kEUR/Monat", None),
            ("12 kEUR p.a.", None),
            ("12 EUR", None),
            ("12k", None),
        ] {
            assert_eq!(suffixed(text), told.map(|(text, of)| (text.to_owned(), of)), "{text}");
        }
    }
}
