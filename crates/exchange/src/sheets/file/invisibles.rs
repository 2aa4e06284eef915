//! Signs that nobody sees: blanks without width, marks of direction, hyphens that show at the end of a line alone, and
//! blanks that do not break. They come of web pages and directories, and keep words from being found.

use std::borrow::Cow;

use super::book::{Cell, Lines, letters, listed};

/// Whether a sign is shown nowhere, or only where a line ends. What joins letters of one sign is none of these.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a sign is a blank at which no line breaks.
fn is_unbroken(sign: char) -> bool {
    matches!(sign, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// A text without what nobody sees in it, and with usual blanks; those between digits stay, as they part thousands.
pub fn without(text: &str) -> Cow<'_, str> {
    if !text.contains(|sign| is_unseen(sign) || is_unbroken(sign)) {
        return Cow::Borrowed(text);
    }
    let signs: Vec<char> = text.chars().filter(|sign| !is_unseen(*sign)).collect();
    let digit = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(char::is_ascii_digit);
    let blank = |(at, sign): (usize, &char)| match is_unbroken(*sign) {
        true if !(digit(at.checked_sub(1)) && digit(Some(at + 1))) => ' ',
        _ => *sign,
    };
    Cow::Owned(signs.iter().enumerate().map(blank).collect())
}

/// Writes such cells without these signs, and tells those that are another text by it.
pub fn settle(lines: &mut Lines) -> Option<String> {
    let mut told = Vec::new();
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let read = line.cells.iter().enumerate().filter_map(|(column, cell)| match cell {
            Cell::Text(text) => match without(text) {
                Cow::Owned(read) => Some((column, read.trim() != text.trim(), Cell::text(read).owned())),
                Cow::Borrowed(_) => None,
            },
            _ => None,
        });
        let (read, number): (Vec<_>, _) = (read.collect(), line.number);
        for (column, is_other, cell) in read {
            if is_other {
                told.push(format!("{}{number}", letters(column)));
            }
            lines.write(at..at + 1, column, &cell);
        }
    }
    (!told.is_empty()).then(|| {
        format!(
            "signs that are not seen, such as blanks without width and hyphens at the end of a line, are left away, and blanks that do not break are read as blanks: {}",
            listed(told.into_iter())
        )
    })
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_nobody_sees_goes_away_and_thousands_stay_parted() {
        for (text, read) in [
            ("Ow\u{200b}ner", "Owner"),
            ("\u{feff}A-0001", "A-0001"),
            ("Infor\u{ad}mation", "Information"),
            ("Jane\u{a0}Cole", "Jane Cole"),
            ("12\u{202f}000 EUR", "12\u{202f}000 EUR"),
            ("5\u{a0}EUR", "5 EUR"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
        ] {
            assert_eq!(without(text), read);
        }
    }
}
