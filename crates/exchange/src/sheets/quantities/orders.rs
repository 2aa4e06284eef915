//! Which of two numbers is the day: as a column shows, as was asked, as the records hold it, or as the other columns show.

use std::borrow::Cow;

use kernel::{State, parse, print};

use super::days::{self, Order};
use super::habits::Looked;
use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::export::stands;
use crate::sheets::file::book::Cell;

/// The order in which a column writes its days, and why it is taken; none where nothing tells.
pub fn order(looked: &Looked<'_>, column: &Column, texts: &[Cow<'_, str>], state: &State) -> Option<(Order, String)> {
    let shown = shown(texts.iter().map(AsRef::as_ref));
    if let Ok(Some((order, text))) = shown {
        return Some((order, format!("as in {text}")));
    }
    if let Some(order) = looked.order {
        return Some((order, "as asked".to_owned()));
    }
    let open = texts.iter().any(|text| days::is_open(text));
    let held = || Some((held(looked, column, state)?, "which leaves the records as they are".to_owned()));
    // A column that writes both says that the sheet does.
    let around = || around(looked, column).filter(|_| shown.is_ok());
    if open { held().or_else(around) } else { None }
}

/// The order that texts show beyond doubt, with the first that does; nothing, or both at once, is no order.
fn shown<'t>(texts: impl Iterator<Item = &'t str>) -> Result<Option<(Order, String)>, ()> {
    let mut found: Option<(Order, String)> = None;
    for text in texts {
        match (days::shown(text), &found) {
            (Some(order), None) => found = Some((order, text.trim().to_owned())),
            (Some(order), Some((own, _))) if order != *own => return Err(()),
            _ => {}
        }
    }
    Ok(found)
}

/// The order by which a list of ours changes nothing: a spreadsheet that writes days otherwise saved it.
fn held(looked: &Looked<'_>, column: &Column, state: &State) -> Option<Order> {
    let path = column.place()?;
    let reference = looked.columns.iter().find(|own| own.meaning == Meaning::Reference).filter(|_| looked.is_ours())?;
    let mut fitting = [0_usize; 2];
    for line in looked.lines.iter() {
        let Cell::Text(text) = line.cell(column.at) else { continue };
        if !days::is_open(text) {
            continue;
        }
        let id = state.resolve(looked.register.key, line.cell(reference.at).words().trim()).ok();
        let row = id.and_then(|id| state.row(looked.register.key, id));
        let day = row.and_then(|row| parse::date(&print::text(&stands(row.record, path), state)).ok());
        for (fits, order) in fitting.iter_mut().zip(Order::ALL) {
            *fits += usize::from(day.is_some_and(|day| days::read(text, Some(order)) == Ok(day)));
        }
    }
    match fitting {
        [0, 0] => None,
        [_, 0] => Some(Order::DayFirst),
        [0, _] => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The one order that all other columns of the sheet show.
fn around(looked: &Looked<'_>, column: &Column) -> Option<(Order, String)> {
    let mut found: Option<(Order, String)> = None;
    for line in looked.lines.iter() {
        for (at, cell) in line.cells.iter().enumerate().filter(|(at, _)| *at != column.at) {
            let Cell::Text(text) = cell else { continue };
            let Some(order) = days::shown(text).filter(|_| !days::is_short(text)) else { continue };
            let heading = looked.columns.iter().find(|own| own.at == at).map_or("", |own| &own.heading);
            match &found {
                None => found = Some((order, format!("as in {} below \"{heading}\"", text.trim()))),
                Some((own, _)) if *own != order => return None,
                Some(_) => {}
            }
        }
    }
    found
}
