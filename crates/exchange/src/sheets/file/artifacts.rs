//! Cells as tools write them into text: formulas that say a text, an apostrophe before a number, and the signs by which a
//! list of SharePoint parts names and numbers.

use super::book::{Cell, Lines, letters, listed};

/// What parts names and their numbers in a cell: `Jane Cole;#12;#Bob Unger;#14`.
const PARTED: &str = ";#";

/// Writes into such cells what they say, and tells where.
pub fn settle(lines: &mut Lines) -> Vec<String> {
    let ways: [(fn(&str) -> Option<String>, &str); 3] = [
        (formula, "formulas are read as the text that they show, without the address behind it"),
        (apostrophe, "an apostrophe before a number or a sign is left away"),
        (names, "names with numbers between them are read as names alone"),
    ];
    ways.into_iter().filter_map(|(way, what)| told(lines, way, what)).collect()
}

fn told(lines: &mut Lines, way: fn(&str) -> Option<String>, what: &str) -> Option<String> {
    let mut told = Vec::new();
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let said = line.cells.iter().enumerate().filter_map(|(column, cell)| match cell {
            Cell::Text(text) => Some((column, way(text.trim())?)),
            _ => None,
        });
        let (said, number): (Vec<_>, _) = (said.collect(), line.number);
        for (column, text) in said {
            told.push(format!("{}{number} as \"{text}\"", letters(column)));
            lines.write(at..at + 1, column, &Cell::text(text));
        }
    }
    (!told.is_empty()).then(|| format!("{what}: {}", listed(told.into_iter())))
}

/// The text of `="00123"` and of `=HYPERLINK("https://…","Access policy")`.
fn formula(text: &str) -> Option<String> {
    let formula = text.strip_prefix('=')?.trim();
    if let Some(whole) = quoted(formula).filter(|(_, rest)| rest.is_empty()) {
        return Some(whole.0);
    }
    let called = formula.get(.."HYPERLINK(".len()).filter(|name| name.eq_ignore_ascii_case("HYPERLINK("))?;
    let (address, rest) = quoted(formula[called.len()..].trim_start())?;
    let shown = rest.strip_prefix([',', ';']).and_then(|rest| quoted(rest.trim_start()));
    shown.map_or(Some(address), |(shown, rest)| (rest == ")").then_some(shown))
}

/// A text in quotes, in which two stand for one, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut all = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        all.push_str(before);
        match behind.strip_prefix('"') {
            Some(more) => {
                all.push('"');
                rest = more;
            }
            None => return Some((all, behind.trim())),
        }
    }
}

/// The number or text behind an apostrophe by which a spreadsheet kept it from being taken for something else.
fn apostrophe(text: &str) -> Option<String> {
    let rest = text.strip_prefix('\'')?;
    let sign = rest.starts_with(['=', '+', '-', '@']) && rest.len() > 1;
    let number = rest.starts_with(|sign: char| sign.is_ascii_digit())
        && rest.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '/' | ':' | '-' | ' '));
    (sign || number).then(|| rest.to_owned())
}

/// The names between which numbers stand.
fn names(text: &str) -> Option<String> {
    let parts = text.contains(PARTED).then(|| text.split(PARTED))?;
    let is_name = |part: &&str| !part.is_empty() && !part.bytes().all(|sign| sign.is_ascii_digit());
    let names: Vec<_> = parts.map(|part| part.trim().trim_end_matches(';')).filter(is_name).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

#[cfg(test)]
mod tests {
    use super::{apostrophe, formula, names};

    #[test]
    fn cells_say_what_their_tool_shows() {
        for (text, shown) in [
            ("=\"00123\"", Some("00123")),
            ("=HYPERLINK(\"https://x\",\"Access \"\"A\"\" policy\")", Some("Access \"A\" policy")),
            ("=hyperlink(\"https://x\"; \"Policy\")", Some("Policy")),
            ("=HYPERLINK(\"https://x\")", Some("https://x")),
            ("=A1+B1", None),
            ("= outsourced", None),
            ("=ü", None),
        ] {
            assert_eq!(formula(text).as_deref(), shown, "{text}");
        }
        let read = ["'1.0", "'=1+1", "'00123", "'90s", "'s-Hertogenbosch", "'"].map(apostrophe);
        assert_eq!(read.map(|own| own.is_some()), [true, true, true, false, false, false]);
        assert_eq!(names("Jane Cole;#12;#Bob Unger;#14").as_deref(), Some("Jane Cole; Bob Unger"));
        assert_eq!(names(";#Server;#Laptop;#").as_deref(), Some("Server; Laptop"));
        assert_eq!(names("12;#14"), None);
    }
}
