//! Numbers and amounts as people write them, where they can mean one number only: in forms, files and filters alike.

use crate::refusal::Wrong;
use crate::types::Money;

/// What separates decimals where a number does not say it itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decimals {
    /// A point; whether a comma before three digits does, is asked.
    #[default]
    Point,
    /// A comma, as in files with semicolons between their cells; a point before three digits is asked about.
    Comma,
    /// Nobody knows: point and comma are both asked about.
    Open,
    /// This sign, as other cells of the column show.
    Shown(char),
}

/// A number with a point before its decimals and nothing between its thousands.
pub fn plain(text: &str, decimals: Decimals) -> Result<String, Wrong> {
    let text = closed(text);
    let sign = match written(&text) {
        Written::Whole => None,
        Written::Clear(sign) => sign,
        Written::Either(sign) => match decimals {
            Decimals::Point if sign == '.' => Some(sign),
            Decimals::Comma if sign == ',' => Some(sign),
            Decimals::Shown(own) => Some(sign).filter(|sign| *sign == own),
            Decimals::Point | Decimals::Comma | Decimals::Open => return Err(open(&text, sign)),
        },
    };
    let signs = text.chars().filter(|own| sign == Some(*own) || !matches!(own, '.' | ','));
    Ok(signs.map(|sign| if sign == ',' { '.' } else { sign }).collect())
}

/// The sign before decimals that a number shows beyond doubt.
pub fn shown(text: &str) -> Option<char> {
    let number: String = closed(text).chars().filter(|sign| is_digit_or_sign(*sign)).collect();
    let other = |sign| if sign == '.' { ',' } else { '.' };
    match written(&number) {
        Written::Clear(Some(sign)) => Some(sign),
        Written::Clear(None) => number.chars().find(|sign| matches!(sign, '.' | ',')).map(other),
        Written::Whole | Written::Either(_) => None,
    }
}

/// How a number is written.
enum Written {
    /// Without any sign between its digits.
    Whole,
    /// With this sign before its decimals; none where signs stand between thousands alone.
    Clear(Option<char>),
    /// With one sign that may stand before decimals or between thousands.
    Either(char),
}

fn written(text: &str) -> Written {
    let count = |sign: char| text.chars().filter(|own| *own == sign).count();
    let sign = match (text.rfind('.'), text.rfind(',')) {
        (None, None) => return Written::Whole,
        (Some(point), Some(comma)) => return Written::Clear(Some(if point < comma { ',' } else { '.' })),
        (Some(_), None) => '.',
        (None, Some(_)) => ',',
    };
    if count(sign) > 1 {
        return Written::Clear(None);
    }
    // Before any other number of digits than three it stands before decimals.
    let (before, after) = text.split_once(sign).unwrap_or((text, ""));
    let digits = before.trim_start_matches('-');
    let thousands = after.len() == 3 && after.bytes().all(|digit| digit.is_ascii_digit());
    match !thousands || digits.len() > 3 || digits.starts_with('0') || digits.is_empty() {
        true => Written::Clear(Some(sign)),
        false => Written::Either(sign),
    }
}

/// Without the space and the strokes between thousands.
fn closed(text: &str) -> String {
    text.chars().filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect()
}

fn is_digit_or_sign(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '-' | '.' | ',')
}

fn open(text: &str, sign: char) -> Wrong {
    let (before, after) = text.split_once(sign).unwrap_or((text, ""));
    Wrong::new(format!("\"{text}\" can mean {before}{after} or {before}.{after}0; write one of these"))
}

/// An amount with its currency before or behind it, or in the currency that is known for it.
pub fn money(text: &str, decimals: Decimals, known: Option<[u8; 3]>) -> Result<Money, Wrong> {
    // `1500,-` has no cents.
    let round = ["--", "-", "–", "—"].iter().find_map(|dash| {
        let whole = text.trim_end_matches(|sign: char| sign.is_alphabetic() || sign.is_whitespace() || sign == '€');
        let number = whole.strip_suffix(dash)?.strip_suffix([',', '.'])?;
        Some(format!("{number}{}", &text[whole.len()..]))
    });
    let text = round.as_deref().unwrap_or(text);
    let wrong = || Wrong::new(format!("\"{text}\" is not an amount; write it like 18000 EUR"));
    let sign = |letter: char| is_digit_or_sign(letter) || matches!(letter, '\'' | '’') || letter.is_whitespace();
    let said = text.trim().trim_start_matches(sign).trim_end_matches(sign);
    let currency = match said {
        "" if !text.contains(|sign: char| sign.is_ascii_digit()) => return Err(wrong()),
        "" => {
            known.ok_or_else(|| Wrong::new(format!("\"{}\" has no currency; write it like 18000 EUR", text.trim())))?
        }
        "€" => *b"EUR",
        "£" => *b"GBP",
        // Dollars are of many countries.
        "$" => known.filter(|code| code[2] == b'D').ok_or_else(|| {
            let text = text.trim();
            Wrong::new(format!("\"{text}\" is in dollars of which country? write it like 18000 USD"))
        })?,
        code => code.as_bytes().try_into().map_err(|_| wrong())?,
    };
    if !currency.iter().all(u8::is_ascii_uppercase) {
        return Err(wrong());
    }
    let amount = plain(&text.replacen(said, "", 1), decimals)?.parse().map_err(|_| wrong())?;
    Ok(Money { amount, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_and_thousands_are_told_apart() {
        let read = |text: &str| plain(text, Decimals::Point).expect(text);
        assert_eq!(
            ["12.5", "12,5", "1.234,56", "1,234.56", "1 234", "1'234.5", "1,234,567", "-3,25", "0,125"].map(read),
            ["12.5", "12.5", "1234.56", "1234.56", "1234", "1234.5", "1234567", "-3.25", "0.125"]
        );
        assert_eq!(plain("1,234", Decimals::Comma).as_deref(), Ok("1.234"));
        assert_eq!(
            plain("1,234", Decimals::Point).expect_err("open").0,
            "\"1,234\" can mean 1234 or 1.2340; write one of these"
        );
        assert!(plain("1.234", Decimals::Comma).is_err());
    }

    #[test]
    fn an_amount_has_its_currency_before_or_behind() {
        for text in ["18000 EUR", "EUR 18,000.00", "€ 18.000,00", "18000€"] {
            assert_eq!(
                money(text, Decimals::Point, None)
                    .map(|money| money.to_string())
                    .expect(text)
                    .trim_end_matches(".00 EUR")
                    .trim_end_matches(" EUR"),
                "18000"
            );
        }
        for text in ["18000", "$ 5", "EUR", "5 kr"] {
            assert!(money(text, Decimals::Point, None).is_err(), "{text}");
        }
    }

    #[test]
    fn point_and_comma_are_asked_about_alike_unless_the_column_shows_which_it_is() {
        let read = |text, decimals| money(text, decimals, Some(*b"EUR")).map(|money| money.amount.to_string());
        for (text, said) in [("€ 4.500", "4.500"), ("12,000", "12,000")] {
            let told = read(text, Decimals::Open).expect_err(text).0;
            assert!(told.starts_with(&format!("\"{said}\" can mean")), "{told}");
        }
        assert_eq!(
            ["1.234,50", "1,234.50", "1.234.567", "12,5", "7", "4.500"].map(shown),
            [Some(','), Some('.'), Some(','), Some(','), None, None]
        );
        assert_eq!(read("€ 4.500", Decimals::Shown(',')).as_deref(), Ok("4500"));
        assert_eq!(read("4.500", Decimals::Shown('.')).as_deref(), Ok("4.500"));
        assert_eq!(read("$ 5", Decimals::Open).ok(), None);
        assert_eq!(money("$ 5", Decimals::Open, Some(*b"USD")).map(|money| money.currency), Ok(*b"USD"));
    }

    #[test]
    fn amounts_are_read_as_people_round_them() {
        let read = |text, known| money(text, Decimals::Open, known).map(|money| money.amount.to_string());
        for text in ["1500,-", "1500.--", "1500,- €", "EUR 1500,–"] {
            assert_eq!(read(text, Some(*b"EUR")).as_deref(), Ok("1500"), "{text}");
        }
        assert_eq!(read("$2,300.00", Some(*b"USD")).as_deref(), Ok("2300.00"));
        assert!(read("$2,300.00", Some(*b"EUR")).expect_err("whose").0.contains("dollars of which country"));
    }
}
