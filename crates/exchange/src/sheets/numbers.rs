//! Numbers and amounts as people write them, where they can mean one number only.

use kernel::refusal::Wrong;
use kernel::types::Money;

/// A number with a point before its decimals and nothing between its thousands.
pub fn plain(text: &str, decimal_comma: bool) -> Result<String, Wrong> {
    let text: String = text.chars().filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let count = |sign: char| text.chars().filter(|own| *own == sign).count();
    let decimals = match (text.rfind('.'), text.rfind(',')) {
        (Some(point), Some(comma)) if point < comma => Some(','),
        (Some(_), Some(_)) => Some('.'),
        (None, None) => None,
        (Some(_), None) if count('.') > 1 => None,
        (None, Some(_)) if count(',') > 1 => None,
        (Some(_), None) if decimal_comma => open(&text, '.')?,
        (Some(_), None) => Some('.'),
        (None, Some(_)) if decimal_comma => Some(','),
        (None, Some(_)) => open(&text, ',')?,
    };
    let signs = text.chars().filter(|sign| decimals == Some(*sign) || !matches!(sign, '.' | ','));
    Ok(signs.map(|sign| if sign == ',' { '.' } else { sign }).collect())
}

/// A sign before three digits may stand before decimals or between thousands; before any other number of digits
/// it stands before decimals.
fn open(text: &str, sign: char) -> Result<Option<char>, Wrong> {
    let (before, after) = text.split_once(sign).unwrap_or((text, ""));
    let digits = before.trim_start_matches('-');
    if after.len() != 3 || digits.len() > 3 || digits.starts_with('0') || digits.is_empty() {
        return Ok(Some(sign));
    }
    let message = format!("\"{text}\" can mean {before}{after} or {before}.{after}0; write one of these");
    Err(Wrong::new(message))
}

/// An amount with its currency before or behind it.
pub fn money(text: &str, decimal_comma: bool) -> Result<Money, Wrong> {
    let wrong = || Wrong::new(format!("\"{text}\" is not an amount; write it like 18000 EUR"));
    let sign = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '-' | '.' | ',' | '\'' | '’') || letter.is_whitespace()
    };
    let currency = text.trim().trim_start_matches(sign).trim_end_matches(sign);
    let code = match currency {
        "€" => "EUR",
        "£" => "GBP",
        code => code,
    };
    let bytes: [u8; 3] = code.as_bytes().try_into().map_err(|_| wrong())?;
    if !bytes.iter().all(u8::is_ascii_uppercase) {
        return Err(wrong());
    }
    let amount = plain(&text.replacen(currency, "", 1), decimal_comma)?.parse().map_err(|_| wrong())?;
    Ok(Money { amount, currency: bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_and_thousands_are_told_apart() {
        let read = |text: &str| plain(text, false).expect(text);
        assert_eq!(
            ["12.5", "12,5", "1.234,56", "1,234.56", "1 234", "1'234.5", "1,234,567", "-3,25", "0,125"].map(read),
            ["12.5", "12.5", "1234.56", "1234.56", "1234", "1234.5", "1234567", "-3.25", "0.125"]
        );
        assert_eq!(plain("1,234", true).as_deref(), Ok("1.234"));
        assert_eq!(plain("1,234", false).expect_err("open").0, "\"1,234\" can mean 1234 or 1.2340; write one of these");
        assert!(plain("1.234", true).is_err());
    }

    #[test]
    fn an_amount_has_its_currency_before_or_behind() {
        for text in ["18000 EUR", "EUR 18,000.00", "€ 18.000,00", "18000€"] {
            assert_eq!(
                money(text, false)
                    .map(|money| money.to_string())
                    .expect(text)
                    .trim_end_matches(".00 EUR")
                    .trim_end_matches(" EUR"),
                "18000"
            );
        }
        for text in ["18000", "$ 5", "EUR", "5 kr"] {
            assert!(money(text, false).is_err(), "{text}");
        }
    }
}
