//! From a cell to the value of its place.

use std::borrow::Cow;

use jiff::tz::TimeZone;
use kernel::kind::Choices;
use kernel::refusal::Wrong;
use kernel::{Decimal, Kind, Money, Path, RawId, State, Value, parse};

use super::book::Cell;
use super::habits::{Habit, Habits, is_nothing};
use super::levels::Levels;
use super::names::Names;
use super::words::plain;
use super::{days, numbers};
use crate::{instants, texts};

/// What cells are read with.
pub struct Reading<'a> {
    /// Where links lead.
    pub state: &'a State,
    /// What links may be called.
    pub names: &'a Names<'a>,
    /// How its columns write days, numbers and amounts.
    pub habits: &'a Habits,
    /// The zone of times without an offset.
    pub zone: &'a TimeZone,
    /// What words mean on the scales of the method.
    pub levels: &'a Levels,
}

impl Reading<'_> {
    /// The value of a cell, for a place of this kind. `linked` are the records that the place links to already.
    pub fn value(&self, cell: &Cell, path: &Path, kind: &Kind, linked: &[RawId]) -> Result<Value, Wrong> {
        match (kind, cell) {
            (_, Cell::Wrong(message)) => Err(Wrong::new(message.to_string())),
            (_, Cell::Empty) => Ok(Value::Nothing),
            (kind, Cell::Text(text)) if is_nothing(kind, text) => Ok(Value::Nothing),
            // Line breaks inside a cell only make it fit its column.
            (Kind::Text, Cell::Text(text)) if text.contains(['\n', '\r', '\t']) => {
                Ok(Value::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")))
            }
            (Kind::Date, Cell::Moment(moment)) => days::read(&moment.date().to_string(), None).map(Value::Date),
            (Kind::Date, Cell::Text(text)) => days::read(text, self.habit(path).order).map(Value::Date),
            (Kind::Date, Cell::Number(number)) => {
                Err(Wrong::new(format!("{number} is a number; format the cell as a date, or write it like 2026-11-23")))
            }
            (Kind::Time, Cell::Moment(moment)) => instants::at(*moment, self.zone).map(Value::Time),
            (Kind::Time, Cell::Text(text)) => instants::read(text, self.habit(path).order, self.zone).map(Value::Time),
            (Kind::Flag, Cell::Text(text)) => flag(text).map(Value::Flag),
            (Kind::Whole, Cell::Text(text)) => {
                parse::parse(kind, &numbers::plain(text, self.habit(path).decimals)?, self.state)
            }
            (Kind::Decimal, Cell::Text(text)) => {
                parse::parse(kind, &numbers::plain(text, self.habit(path).decimals)?, self.state)
            }
            (Kind::Decimal, Cell::Number(number)) => decimal(*number),
            (Kind::Money, Cell::Text(text)) => {
                let Habit { decimals, currency, .. } = self.habit(path);
                numbers::money(text, decimals, currency).map(Value::Money)
            }
            (Kind::Money, Cell::Number(number)) => amount(*number, self.habit(path).currency),
            (Kind::Level, Cell::Text(text)) => self.levels.read(path, text),
            (Kind::Choice(choices), cell) => choice(choices, &cell.words()),
            (Kind::Link(register), cell) => self.link(register, &cell.words(), linked).map(Value::Link),
            (Kind::Links(register), cell) => self.links(register, &cell.words(), linked).map(Value::Links),
            (Kind::Lines, Cell::Text(text)) => Ok(lines(text)),
            (kind, cell) => parse::parse(kind, &cell.words(), self.state),
        }
    }

    fn habit(&self, path: &Path) -> Habit {
        self.habits.at(&path.to_string())
    }

    fn link(&self, register: &str, text: &str, linked: &[RawId]) -> Result<RawId, Wrong> {
        let id = self.names.resolve(register, text)?;
        let retired = self.state.row(register, id).filter(|row| row.head.retired && !linked.contains(&id));
        match retired {
            Some(row) => Err(Wrong::new(format!("{} is retired; choose another or restore it", row.reference()))),
            None => Ok(id),
        }
    }

    fn links(&self, register: &str, text: &str, linked: &[RawId]) -> Result<Vec<RawId>, Wrong> {
        // A title may contain a comma, so a line is first tried as a whole.
        let each = |line: &str| match self.link(register, line, linked) {
            Ok(id) => Ok(vec![id]),
            Err(wrong) if !line.contains([',', ';']) => Err(wrong),
            Err(_) => {
                let names = line.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
                names.map(|name| self.link(register, name, linked)).collect()
            }
        };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(each).collect::<Result<Vec<_>, _>>().map(|lists| lists.concat())
    }
}

fn decimal(number: f64) -> Result<Value, Wrong> {
    exact(number).map(Value::Decimal)
}

fn exact(number: f64) -> Result<Decimal, Wrong> {
    let found = number.to_string().parse();
    found.map_err(|_| Wrong::new(format!("{number} is too large or too small; write it like 12.5")))
}

fn amount(number: f64, currency: Option<[u8; 3]>) -> Result<Value, Wrong> {
    let bare = || Wrong::new(format!("{number} has no currency; write it like 18000 EUR, or name it above the column"));
    Ok(Value::Money(Money { amount: exact(number)?, currency: currency.ok_or_else(bare)? }))
}

fn flag(text: &str) -> Result<bool, Wrong> {
    match plain(text).as_str() {
        "yes" | "y" | "true" | "on" | "1" | "x" | "ja" | "j" | "oui" | "o" | "vrai" | "si" | "sí" | "s" | "wahr" => {
            Ok(true)
        }
        "no" | "n" | "false" | "off" | "0" | "nein" | "non" | "faux" | "falsch" => Ok(false),
        "" if text.contains(['✓', '✔', '☑', '●', '•']) => Ok(true),
        "" if text.contains(['-', '–', '☐', '✗', '✘']) => Ok(false),
        _ => Err(Wrong::new(format!("\"{}\" is neither yes nor no", text.trim()))),
    }
}

/// A choice by key, by another word for it, or by its English label.
fn choice(choices: &Choices, text: &str) -> Result<Value, Wrong> {
    let word = plain(text);
    let labelled = |value: &&&str| {
        let id = format!("{}-{value}", choices.key).replace(['_', '.'], "-");
        plain(value) == word || texts::english(&id).is_some_and(|label| plain(label) == word)
    };
    let found = choices.find(text).or_else(|| choices.values.iter().find(labelled).copied());
    found.map(|key| Value::Choice(Cow::Borrowed(key))).ok_or_else(|| {
        let all = choices.values.join(", ");
        Wrong::new(format!("\"{}\" is none of the choices; choose {all}", text.trim()))
    })
}

fn lines(text: &str) -> Value {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Value::Lines(lines.map(str::to_owned).collect())
}
