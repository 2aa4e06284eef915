//! Cells that hold no word and cannot be read, or that a rule of their field refuses: each is told once, and may be left
//! empty or written otherwise; how a column writes its numbers, and in which currency, may be said once for all of them.

use std::collections::HashMap;

use kernel::amounts::{self, Decimals};
use kernel::refusal::Wrong;
use kernel::{Kind, Register, parse};

use super::notations::{self, Form};
use super::{WORDS_MAX, Word, is_number};
use crate::sheets::cells::field_rules;
use crate::sheets::cells::values::Reading;
use crate::sheets::columns::meanings::Column;
use crate::sheets::controls::lists;
use crate::sheets::file::book::{Cell, Lines};
use crate::sheets::quantities::days;

/// The cells of a column of times, numbers or amounts that cannot be read, and about which nothing was said. Numbers
/// of which only the form or the currency is not known are one question for their column.
pub fn words(register: &'static Register, column: &Column, lines: &Lines, reading: &Reading<'_>) -> Vec<Word> {
    let Some(path) = column.place() else { return Vec::new() };
    let kind = parse::place(register.fields, path).map_or(Kind::Text, |(_, kind)| kind);
    if lists::is(path) {
        return lists::words(column, path, kind, lines, reading);
    }
    let ruled = field_rules::is(register, path);
    if !ruled && !matches!(kind, Kind::Time) && !is_number(&kind) {
        return Vec::new();
    }
    let sound = |cell: &Cell<'_>| {
        reading.value(cell, path, &kind, &[]).is_ok_and(|value| field_rules::settled(register, path, value).is_ok())
    };
    let said = reading.manner.sayings.form(path) != Form::default();
    let (mut own, mut seen, mut formless): (Vec<Word>, HashMap<String, usize>, usize) = Default::default();
    for line in lines.iter() {
        let cell = line.cell(column.at);
        let words = cell.words();
        let text = words.trim();
        if let Some(at) = seen.get(text) {
            own[*at].rows += 1;
            continue;
        }
        let silent = text.is_empty() || reading.manner.sayings.find(path, text).is_some();
        if silent || sound(cell) {
            continue;
        }
        let alike = reading.manner.habits.at(&path.to_string()).units.is_none();
        if !said && alike && may_be_formed(&kind, text) {
            formless += 1;
            continue;
        }
        if (alike && !matches!(cell, Cell::Text(_)))
            || own.len() >= WORDS_MAX
            || (days::is_open(text) && !is_number(&kind))
        {
            continue;
        }
        seen.insert(text.to_owned(), own.len());
        own.push(Word::bare(column.at, path, kind, (text.to_owned(), 1)));
    }
    let all = (formless > 0).then(|| Word::bare(column.at, path, kind, (notations::ALL.to_owned(), formless)));
    all.into_iter().chain(own).collect()
}

/// Whether a number could be read if it were known which sign stands before its decimals, and in which currency it is.
pub fn may_be_formed(kind: &Kind, text: &str) -> bool {
    let decimals = Decimals::Shown(',');
    match kind {
        Kind::Money => amounts::money(text, decimals, Some(*b"USD")).is_ok(),
        kind => is_number(kind) && amounts::plain(text, decimals).is_ok_and(|plain| plain.parse::<f64>().is_ok()),
    }
}

/// What is wrong with a number, with how to say it for its whole column where that helps.
pub fn hinted(wrong: Wrong, kind: &Kind, text: &str) -> Wrong {
    let asks = may_be_formed(kind, text)
        && [" has no currency", " can mean ", " which country"].iter().any(|own| wrong.0.contains(own));
    match (asks, kind) {
        (false, _) => wrong,
        (true, Kind::Money) => Wrong::new(format!(
            "{}; or say once for the column what * means: 1.234,56 or 1,234.56, a currency, or both",
            wrong.0
        )),
        (true, _) => Wrong::new(format!("{}; or say once for the column what * means: 1.234,56 or 1,234.56", wrong.0)),
    }
}
