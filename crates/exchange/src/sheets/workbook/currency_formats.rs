//! Number formats that show a currency: `[$CHF] #,##0`, `"$"#,##0.00`, `#,##0 "TEUR"`.

use crate::sheets::quantities::currencies;
use crate::sheets::quantities::multiples::{Multiple, multiple};

/// In which currency a format shows its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coin {
    /// The currency; none where it shows dollars and not of which country.
    pub currency: Option<[u8; 3]>,
    /// In which multiples of it the numbers count.
    pub multiple: Option<Multiple>,
}

/// Languages of a format whose dollars, crowns and the like are those of one country: the low bits of the number
/// behind the sign, in hexadecimal.
const COUNTRIES: [(&str, &[&str]); 12] = [
    ("USD", &["409", "en-us"]),
    ("CAD", &["1009", "c0c", "en-ca", "fr-ca"]),
    ("AUD", &["c09", "en-au"]),
    ("NZD", &["1409", "en-nz"]),
    ("SGD", &["4809", "1004", "en-sg"]),
    ("HKD", &["c04", "3c09", "zh-hk"]),
    ("NOK", &["414", "814", "nb-no"]),
    ("SEK", &["41d", "sv-se"]),
    ("DKK", &["406", "da-dk"]),
    ("PLN", &["415", "pl-pl"]),
    ("CZK", &["405", "cs-cz"]),
    ("JPY", &["411", "ja-jp"]),
];

impl Coin {
    /// The currency that a format shows, by its words in quotes, its bare signs and what stands in its brackets.
    pub fn of(words: &str, brackets: &[String]) -> Option<Self> {
        let told = brackets.iter().filter_map(|inside| inside.strip_prefix('$')).find_map(|inside| {
            let (sign, language) = inside.rsplit_once('-').unwrap_or((inside, ""));
            (!sign.trim().is_empty()).then(|| Self::named(sign.trim(), &language.to_lowercase())).flatten()
        });
        told.or_else(|| Self::named(words.trim(), ""))
    }

    fn named(sign: &str, language: &str) -> Option<Self> {
        let country = || {
            let speaks = |(_, all): &&(&str, &[&str])| all.contains(&language);
            COUNTRIES.iter().find(speaks).and_then(|(code, _)| code.as_bytes().try_into().ok())
        };
        let currency = match sign {
            "US$" | "$US" => Some(*b"USD"),
            "$" | "kr" | "kr." | "zł" | "Kč" | "¥" => match country() {
                Some(code) => Some(code),
                None if sign == "$" => None,
                None => return None,
            },
            other => Some(currencies::currency(other)?),
        };
        Some(Self { currency, multiple: multiple(sign) })
    }

    /// What such a format shows of a number: `1250.5 USD`.
    pub fn shown(self, number: f64) -> String {
        let mut digits = number.to_string();
        // One sign before three digits could stand between thousands.
        if digits.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
            digits.push('0');
        }
        let letter = self.multiple.map_or("", Multiple::letter);
        match &self.currency {
            Some(code) => format!("{digits} {letter}{}", String::from_utf8_lossy(code)),
            None => format!("${digits}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::number_formats::Shows;

    #[test]
    fn a_number_is_in_the_currency_that_its_cell_shows() {
        let shown = |code: &str| match Shows::of(code) {
            Shows::Coin(coin) => coin.shown(1250.125),
            other => format!("{other:?}"),
        };
        for (code, told) in [
            ("\"$\"#,##0.00", "$1250.1250"),
            ("[$$-409]#,##0.00", "1250.1250 USD"),
            ("[$$-1009]#,##0.00", "1250.1250 CAD"),
            ("[$£-809]#,##0.00", "1250.1250 GBP"),
            ("[$CHF] #,##0", "1250.1250 CHF"),
            ("#,##0\\ [$€-407]", "1250.1250 EUR"),
            ("#,##0.00 \"EUR\"", "1250.1250 EUR"),
            ("#,##0 \"TEUR\"", "1250.1250 kEUR"),
            ("_($* #,##0.00_)", "$1250.1250"),
            ("#,##0 \"pcs\"", "Number"),
            ("[$-409]#,##0", "Number"),
            ("[Red]0", "Number"),
        ] {
            assert_eq!(shown(code), told, "{code}");
        }
    }
}
