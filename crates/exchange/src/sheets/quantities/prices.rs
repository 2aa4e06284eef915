//! Amounts whose currency stands in a column of its own: `12,500` below *Cost*, `CHF` below *Currency*.

use kernel::{Kind, Path, Register, parse};

use super::{currencies, multiples};
use crate::sheets::cells::choices::says_nothing;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::vocabulary::{self, plain};
use crate::sheets::file::book::{Cell, Lines};

/// Digits after which a sign may part thousands.
const THOUSANDS: usize = 3;

/// A column of currencies, and those of the amounts before which, or behind which, it stands.
pub struct Priced {
    currency: usize,
    amounts: Vec<(usize, Path)>,
}

/// Writes currencies behind the amounts of their rows. None where no column names any, or the headings of all amounts do.
pub fn join(
    register: &'static Register,
    headings: &[String],
    lines: &mut Lines,
    means: impl Fn(&str) -> Meaning,
) -> Option<Priced> {
    let names = |heading: &&String| {
        let (known, words) = (vocabulary::any("currency"), vocabulary::spaced(heading));
        let beside = words.split_whitespace().any(|word| known.contains(&plain(word)));
        (beside || known.contains(&plain(heading))) && means(heading) == Meaning::Unknown
    };
    let currency = headings.iter().position(|heading| names(&heading))?;
    let money = |path: &Path| matches!(parse::place(register.fields, path), Ok((_, Kind::Money)));
    let bare = |heading: &str| currencies::currency(heading).is_none() && multiples::multiple(heading).is_none();
    let amount = |(at, heading): (usize, &String)| match means(heading) {
        Meaning::Place(path) if money(&path) && bare(heading) => Some((at, path)),
        _ => None,
    };
    let amounts: Vec<_> = headings.iter().enumerate().filter_map(amount).collect();
    if amounts.is_empty() {
        return None;
    }
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let code = line.cell(currency).words();
        if code.trim().is_empty() || says_nothing(&code) {
            continue;
        }
        let joined = amounts.iter().filter_map(|(column, _)| Some((*column, priced(line.cell(*column), &code)?)));
        for (column, cell) in joined.collect::<Vec<_>>() {
            lines.write(at..at + 1, column, &cell);
        }
    }
    Some(Priced { currency, amounts })
}

impl Priced {
    /// Gives the column its meaning: it answers with the amounts.
    pub fn settle(&self, columns: &mut [Column]) {
        let Some((_, path)) = self.amounts.first() else { return };
        if let Some(column) = columns.iter_mut().find(|own| own.at == self.currency && own.meaning == Meaning::Unknown)
        {
            (column.meaning, column.by) = (Meaning::Answer(path.clone()), By::Foreign);
        }
    }

    /// What is told of it.
    pub fn note(&self, headings: &[String]) -> String {
        let named = |at: usize| format!("\"{}\"", headings.get(at).map_or("", String::as_str));
        let amounts = self.amounts.iter().map(|(at, _)| named(*at)).collect::<Vec<_>>().join(", ");
        format!("{amounts}: amounts are read in the currency that stands beside them below {}", named(self.currency))
    }
}

/// An amount with its currency; none where the cell holds none.
fn priced(amount: &Cell<'_>, code: &str) -> Option<Cell<'static>> {
    let text = match amount {
        // Three digits behind a point would be asked about.
        Cell::Number(number) if number.to_string().split('.').nth(1).is_some_and(|own| own.len() == THOUSANDS) => {
            format!("{number}0")
        }
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) if !says_nothing(text) => text.trim().to_owned(),
        _ => return None,
    };
    let Some(known) = known(code) else {
        let message = format!(
            "\"{}\" beside this amount is no currency that is known here; write its three letters, such as USD",
            code.trim()
        );
        return Some(Cell::Wrong(message.into()));
    };
    let bare = !text.contains(|sign: char| sign.is_alphabetic() || matches!(sign, '€' | '£' | '$'));
    match currencies::currency(&text) {
        _ if bare => Some(Cell::text(format!("{text} {known}"))),
        Some(own) if own == known.as_bytes() => None,
        // Dollars, and amounts in thousands, are told by the currency beside them.
        None if text.contains('$') && known.ends_with('D') => {
            Some(Cell::text(format!("{} {known}", text.replace('$', "").trim())))
        }
        _ => Some(Cell::Wrong(
            format!("\"{text}\" does not agree with \"{}\" beside it; write one of the two", code.trim()).into(),
        )),
    }
}

/// The code of a currency that a cell names.
fn known(code: &str) -> Option<String> {
    let word = plain(code);
    let named = match word.as_str() {
        "euro" | "euros" => Some("EUR"),
        _ => currencies::CURRENCIES.iter().find(|own| plain(own) == word).copied(),
    };
    let signed = || currencies::currency(code).map(|own| String::from_utf8_lossy(&own).into_owned());
    named.map(str::to_owned).or_else(signed)
}
