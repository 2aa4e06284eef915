//! Cells that hold no word and cannot be read, or that a rule of their field refuses: each is told once, and may be left
//! empty.

use std::collections::HashMap;

use kernel::{Kind, Register, parse};

use super::book::{Cell, Lines};
use super::cells::Reading;
use super::columns::Column;
use super::sayings::{WORDS_MAX, Word};
use super::{days, ruled};

/// The cells of a column of times, numbers or amounts that cannot be read, and about which nothing was said: they may
/// be left empty. Numbers that only lack a currency are told by their column.
pub fn words(register: &'static Register, column: &Column, lines: &Lines, reading: &Reading<'_>) -> Vec<Word> {
    let Some(path) = column.place() else { return Vec::new() };
    let kind = parse::place(register.fields, path).map_or(Kind::Text, |(_, kind)| kind);
    let ruled = ruled::is(register, path);
    if !ruled && !matches!(kind, Kind::Time | Kind::Whole | Kind::Decimal | Kind::Money) {
        return Vec::new();
    }
    let sound = |cell: &Cell<'_>| {
        reading.value(cell, path, &kind, &[]).is_ok_and(|value| ruled::refused(register, path, &value).is_none())
    };
    let (mut own, mut seen): (Vec<Word>, HashMap<String, usize>) = (Vec::new(), HashMap::new());
    for line in lines.iter() {
        let cell = line.cell(column.at);
        let Cell::Text(text) = cell else { continue };
        let text = text.trim();
        if let Some(at) = seen.get(text) {
            own[*at].rows += 1;
            continue;
        }
        let bare = matches!(kind, Kind::Money) && !text.contains(|sign: char| sign.is_alphabetic() || sign == '%');
        let silent =
            text.is_empty() || bare || days::is_open(text) || reading.manner.sayings.find(path, text).is_some();
        if silent || own.len() >= WORDS_MAX || sound(cell) {
            continue;
        }
        seen.insert(text.to_owned(), own.len());
        let (column, place, word) = (column.at, path.clone(), text.to_owned());
        let readings = Vec::new();
        own.push(Word { column, place, kind, word, rows: 1, said: None, makes: false, readings, taken: None });
    }
    own
}
