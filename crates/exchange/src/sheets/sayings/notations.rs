//! How all numbers of a column are written, where somebody says it once for the column: `* = 1.234,56 USD`.

use kernel::amounts;

/// The word that stands for every cell of a column.
pub const ALL: &str = "*";

/// What to write instead of a form that nobody understands.
pub const EXAMPLE: &str = "write how its numbers are written, such as 1.234,56 or 1,234.56, a currency such as USD, or both; of links, reference or number";

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The sign before decimals.
    pub decimals: Option<char>,
    /// The currency of amounts that name none.
    pub currency: Option<[u8; 3]>,
}

impl Form {
    /// The form of a number that stands for all: `1.234,56`, `USD`, `1,234.56 USD`; none where it shows none.
    pub fn read(text: &str) -> Option<Self> {
        let mut form = Self::default();
        for word in text.split_whitespace() {
            match word {
                "." | "," => form.decimals = word.chars().next(),
                "€" => form.currency = Some(*b"EUR"),
                "£" => form.currency = Some(*b"GBP"),
                code if code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_alphabetic()) => {
                    form.currency = code.to_ascii_uppercase().as_bytes().try_into().ok();
                }
                number => form.decimals = Some(amounts::shown(number)?),
            }
        }
        (form != Self::default()).then_some(form)
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_number_shows_how_all_are_written() {
        let told = ["1.234,56", "1,234.56 USD", "usd", "€ ,", "1.234", "thousands", ""].map(Form::read);
        let form = |decimals, currency: Option<&[u8; 3]>| Some(Form { decimals, currency: currency.copied() });
        assert_eq!(
            told,
            [
                form(Some(','), None),
                form(Some('.'), Some(b"USD")),
                form(None, Some(b"USD")),
                form(Some(','), Some(b"EUR")),
                None,
                None,
                None
            ]
        );
    }
}
