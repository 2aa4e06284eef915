//! From a cell to the value of its place.

use isms::support::Person;
use jiff::tz::TimeZone;
use kernel::kind::Choices;
use kernel::refusal::Wrong;
use kernel::{Decimal, Declared, Kind, Money, Path, RawId, State, Value, amounts, parse, print};

use super::choices::{self, is_nothing, says_nothing};
use super::{doubts, enumerations};
use crate::instants;
use crate::sheets::columns::denials;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::controls::{applicability, lists};
use crate::sheets::file::book::Cell;
use crate::sheets::links::names::Names;
use crate::sheets::links::numbering::Whose;
use crate::sheets::links::people;
use crate::sheets::quantities::habits::{Habit, Habits, Looked};
use crate::sheets::quantities::multiples::{self, Multiple};
use crate::sheets::quantities::{days, durations, units};
use crate::sheets::risks::levels::Levels;
use crate::sheets::risks::scale_keys::Keys;
use crate::sheets::sayings::{Means, Sayings, failures};

/// What cells are read with.
pub struct Reading<'a> {
    /// Where links lead.
    pub state: &'a State,
    /// What links may be called.
    pub names: &'a Names<'a>,
    /// The zone of times without an offset.
    pub zone: &'a TimeZone,
    /// How the sheet is written.
    pub manner: &'a Manner,
    /// The records as they were when the file was made.
    pub past: Option<&'a State>,
}

/// How a sheet is written.
pub struct Manner {
    /// How its columns write days, numbers and amounts.
    pub habits: Habits,
    /// What its words mean on the scales of the method.
    pub levels: Levels,
    /// What somebody said about its words.
    pub sayings: Sayings,
    /// Whether it is an export of ours, whose numbers are our references.
    pub ours: bool,
}

impl Manner {
    /// How a sheet is written, of whose words these things were said.
    /// The keys of scales stand beside its list.
    pub fn of(looked: &Looked<'_>, keys: &Keys, sayings: Sayings, state: &State) -> Self {
        let levels = Levels::of(looked.register, looked.columns, (looked.lines, keys), state);
        Self { habits: Habits::of(looked, &sayings, state), levels, sayings, ours: looked.is_ours() }
    }
}

impl Reading<'_> {
    /// The value of a cell, for a place of this kind. `linked` are the records that the place links to already.
    pub fn value(&self, cell: &Cell<'_>, path: &Path, kind: &Kind, linked: &[RawId]) -> Result<Value, Wrong> {
        match self.habit(path).own {
            Some(own) => match self.meant(cell, path, &own, linked)? {
                Value::Nothing => Ok(Value::Nothing),
                value => Ok(Value::Text(print::text(&value, self.state))),
            },
            None => self.meant(cell, path, kind, linked),
        }
    }

    /// Whether two texts of a field of the organization's own mean the same.
    pub fn is_same_own(&self, path: &Path, one: &Value, other: &Value) -> bool {
        let Some(kind) = self.habit(path).own else { return false };
        let read = |value: &Value| match value {
            Value::Text(text) => parse::parse(&kind, text, self.state).ok(),
            _ => None,
        };
        read(one).is_some_and(|value| read(other) == Some(value))
    }

    fn meant(&self, cell: &Cell<'_>, path: &Path, kind: &Kind, linked: &[RawId]) -> Result<Value, Wrong> {
        let sayings = &self.manner.sayings;
        let said = if sayings.is_empty() { None } else { sayings.find(path, &cell.words()) };
        match said {
            Some(Means::Nothing) => Ok(Value::Nothing),
            // What is said is a step of ours, on whatever scale the column counts.
            Some(Means::Written(text)) if matches!(kind, Kind::Level) => self.manner.levels.said(path, text),
            Some(Means::Written(text)) => match kind {
                Kind::Link(register) => self.told(register, text, linked).map(Value::Link),
                _ => self.read(&Cell::Text(text.as_str().into()), path, kind, linked),
            },
            // Until somebody holds it, a role stands for nobody.
            Some(Means::Role) => self.read(cell, path, kind, linked).or(Ok(Value::Nothing)),
            Some(Means::New | Means::Control(_)) | None => {
                let sure = self.counted_alike(cell, path).and_then(|()| self.undoubted(cell, path, kind));
                sure.and_then(|()| self.read(cell, path, kind, linked))
            }
        }
        .map_err(|wrong| failures::hinted(wrong, kind, &cell.words()))
        // Somebody or something may be called like a word for nothing, so that comes last.
        .or_else(|wrong| match cell {
            Cell::Text(text) if is_nothing(kind, text) || choices::is_missed(kind, text) => Ok(Value::Nothing),
            _ => Err(wrong),
        })
    }

    fn read(&self, cell: &Cell<'_>, path: &Path, kind: &Kind, linked: &[RawId]) -> Result<Value, Wrong> {
        if let (Kind::Lines, Cell::Text(_) | Cell::Number(_), true) = (kind, cell, lists::is(path)) {
            return self.listed(path, &cell.words());
        }
        if let (Kind::Text | Kind::Lines, Cell::Text(_) | Cell::Number(_)) = (kind, cell)
            && let Some(controls) = applicability::controls(path, &cell.words())
        {
            return Ok(controls);
        }
        let number = matches!(kind, Kind::Whole | Kind::Decimal);
        match (kind, cell) {
            (_, Cell::Wrong(message)) => Err(Wrong::new(message.to_string())),
            (_, Cell::Empty) => Ok(Value::Nothing),
            (Kind::Flag | Kind::Choice(_), cell) if self.habit(path).denied => denials::denied(kind, &cell.words()),
            (Kind::Choice(of), cell) => self.choice(of, path, &cell.words()),
            (Kind::Flag, Cell::Text(text)) => choices::flag(text).map(Value::Flag),
            (Kind::Text | Kind::Markdown, Cell::Text(text)) => self.text(kind, path, text),
            (Kind::Date, cell) => self.date(path, cell),
            (Kind::Time, Cell::Moment(moment)) => instants::at(*moment, self.zone).map(Value::Time),
            (Kind::Time, Cell::Text(text)) => instants::read(text, self.habit(path).order, self.zone).map(Value::Time),
            (_, Cell::Text(text)) if number => self.number(kind, path, text),
            (Kind::Decimal, Cell::Number(number)) => decimal(*number),
            (Kind::Money, Cell::Text(text)) => self.money(path, text),
            (Kind::Money, Cell::Number(number)) => amount(*number, self.habit(path)),
            (Kind::Level, Cell::Text(text)) => self.manner.levels.read(path, text),
            (Kind::Level, Cell::Number(_)) => self.manner.levels.read(path, &cell.words()),
            (Kind::Link(register), cell) => self.link(register, path, &cell.words(), linked).map(Value::Link),
            (Kind::Links(register), cell) => self.links(register, path, &cell.words(), linked).map(Value::Links),
            (Kind::Lines, Cell::Text(text)) => Ok(lines(text, self.habit(path).between)),
            (kind, cell) => parse::parse(kind, &cell.words(), self.state),
        }
    }

    fn choice(&self, of: &Choices, path: &Path, words: &str) -> Result<Value, Wrong> {
        if self.habit(path).outside && plain(words) == "intern" {
            let message = "beside \"extern\" may be whoever works inside, or a trainee; say which";
            return Err(Wrong::new(format!("\"{}\" {message}", words.trim())));
        }
        match self.manner.habits.chosen(&path.to_string()) {
            Some(named) => denials::ticked_choice(of, named, words),
            None => choices::choice(of, words),
        }
    }

    fn text(&self, kind: &Kind, path: &Path, text: &str) -> Result<Value, Wrong> {
        match kind {
            Kind::Markdown if self.habit(path).ticket && choices::is_undone(text) => Ok(Value::Nothing),
            // Who shows no certificate writes so.
            Kind::Text if path.field == "certificate" && says_nothing(text) => Ok(Value::Nothing),
            // Line breaks inside a cell only make it fit its column.
            Kind::Text if text.contains(['\n', '\r', '\t']) => {
                Ok(Value::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")))
            }
            kind => parse::parse(kind, text, self.state),
        }
    }

    fn date(&self, path: &Path, cell: &Cell<'_>) -> Result<Value, Wrong> {
        let day = match cell {
            Cell::Moment(moment) => days::read(&moment.date().to_string(), None),
            Cell::Text(text) => days::read(text, self.habit(path).order),
            Cell::Number(number) => days::read(&number.to_string(), None).map_err(|_| {
                Wrong::new(format!("{number} is a number; format the cell as a date, or write it like 2026-11-23"))
            }),
            cell => return parse::parse(&Kind::Date, &cell.words(), self.state),
        };
        day.map(Value::Date)
    }

    /// A whole number or one with decimals: an hour, a time in other units than those of its field, or bare.
    fn number(&self, kind: &Kind, path: &Path, text: &str) -> Result<Value, Wrong> {
        if path.field.ends_with("_hours") && text.contains(':') {
            return hours(text, kind);
        }
        if durations::is_read(text, path) {
            return durations::value(text, path, kind);
        }
        let share = text.trim().trim_end_matches('%').trim_end();
        let number = if matches!(kind, Kind::Whole) { units::unitless(share, path) } else { share };
        let plain = amounts::plain(number, self.habit(path).decimals)?;
        // What is wrong is told of what stands in the cell.
        let shown =
            |wrong: Wrong| Wrong::new(wrong.0.replacen(&format!("\"{plain}\""), &format!("\"{}\"", text.trim()), 1));
        parse::parse(kind, &plain, self.state).map_err(shown)
    }

    fn money(&self, path: &Path, text: &str) -> Result<Value, Wrong> {
        let Habit { decimals, currency, multiple, signed, .. } = self.habit(path);
        if let Some((text, own)) = multiples::suffixed(text)
            && multiple.is_none_or(|multiple| multiple == own)
        {
            return costing(own.times(amounts::money(&text, decimals, currency)?)?, signed);
        }
        costing(counted(amounts::money(text, decimals, currency)?, text, multiple)?, signed)
    }

    /// The amount of a cell in a currency that is known for it; none where it is none.
    pub fn amount(&self, cell: &Cell<'_>, path: &Path, currency: [u8; 3]) -> Option<Value> {
        let habit = Habit { currency: Some(currency), ..self.habit(path) };
        match cell {
            Cell::Number(number) => amount(*number, habit).ok(),
            Cell::Text(text) => {
                let money = amounts::money(text, habit.decimals, habit.currency).ok()?;
                costing(counted(money, text, habit.multiple).ok()?, habit.signed).ok()
            }
            Cell::Empty | Cell::Moment(_) | Cell::Flag(_) | Cell::Wrong(_) => None,
        }
    }

    /// Refuses a number of a column whose heading counts it in another unit than its field.
    fn counted_alike(&self, cell: &Cell<'_>, path: &Path) -> Result<(), Wrong> {
        let Some((theirs, ours)) = self.habit(path).units.filter(|_| !cell.is_empty()) else { return Ok(()) };
        let text = cell.words();
        let text = text.trim();
        Err(Wrong::new(if ours == "years" {
            format!("\"{text}\" is for {theirs} by its heading, and for a year here; say what it is for a year")
        } else {
            format!(
                "\"{text}\" is counted in {theirs} by its heading, and in {ours} here; say how many {ours} it means"
            )
        }))
    }

    /// Refuses a word with a sign beside it that says how sure it is, unless it is written so here.
    fn undoubted(&self, cell: &Cell<'_>, path: &Path, kind: &Kind) -> Result<(), Wrong> {
        let Cell::Text(text) = cell else { return Ok(()) };
        let written = match kind {
            Kind::Choice(of) => choices::is_written(of, text),
            Kind::Level => self.manner.levels.is_label(path, text),
            _ => false,
        };
        if written { Ok(()) } else { doubts::asked(kind, text) }
    }

    fn habit(&self, path: &Path) -> Habit {
        self.manner.habits.at(&path.to_string())
    }

    fn link(&self, register: &str, path: &Path, text: &str, linked: &[RawId]) -> Result<RawId, Wrong> {
        let found = match self.manner.sayings.whose(path) {
            _ if self.manner.ours => self.names.ours(register, text),
            Some(Whose::Ours) => self.names.ours(register, text),
            Some(Whose::Theirs) => self.names.theirs(register, text),
            None => self.names.resolve(register, text),
        };
        let found = found.map_err(|wrong| match people::aside(text).filter(|_| register == Person::KEY) {
            Some(aside) => Wrong::new(format!("{}; no place keeps what stands in brackets: {aside}", wrong.0)),
            None => wrong,
        });
        self.alive(register, found?, linked)
    }

    /// The record that somebody says a word means.
    fn told(&self, register: &str, text: &str, linked: &[RawId]) -> Result<RawId, Wrong> {
        self.alive(register, self.names.ours(register, text)?, linked)
    }

    fn alive(&self, register: &str, id: RawId, linked: &[RawId]) -> Result<RawId, Wrong> {
        let retired = self.state.row(register, id).filter(|row| row.head.retired && !linked.contains(&id));
        match retired {
            Some(row) => Err(Wrong::new(format!("{} is retired; choose another or restore it", row.reference()))),
            None => Ok(id),
        }
    }

    /// The names that stand in a text joined by words such as `and`, where every one of them is known.
    pub fn several<'t>(&self, register: &str, path: &Path, text: &'t str, linked: &[RawId]) -> Option<Vec<&'t str>> {
        let known = |name: &&str| {
            self.manner.sayings.find(path, name).is_some() || self.link(register, path, name, linked).is_ok()
        };
        let numbers = enumerations::references(text, |token| self.names.is_number(register, token));
        let all = numbers.unwrap_or_else(|| enumerations::joined(text));
        (all.len() > 1 && all.iter().all(known)).then_some(all)
    }

    fn links(&self, register: &str, path: &Path, text: &str, linked: &[RawId]) -> Result<Vec<RawId>, Wrong> {
        let one = |name: &str| match self.manner.sayings.find(path, name) {
            Some(Means::Nothing) => Ok(None),
            Some(Means::Written(text)) => self.told(register, text, linked).map(Some),
            Some(Means::Role) => Ok(self.link(register, path, name, linked).ok()),
            Some(Means::New | Means::Control(_)) | None => self.link(register, path, name, linked).map(Some),
        };
        let all = |name: &str| match one(name) {
            Ok(id) => Ok(id.into_iter().collect::<Vec<_>>()),
            Err(wrong) => match self.several(register, path, name, linked) {
                Some(names) => names.into_iter().map(one).filter_map(Result::transpose).collect(),
                None => Err(wrong),
            },
        };
        // A title may contain a comma, so a line is first tried as a whole.
        let each = |line: &str| match one(line) {
            Ok(id) => Ok(id.into_iter().collect()),
            Err(_) => {
                let names = line.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty());
                let found: Result<Vec<_>, Wrong> = names.map(all).collect();
                found.map(|found| found.concat())
            }
        };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines = lines.filter(|line| !says_nothing(line) || self.names.resolve(register, line).is_ok());
        lines.map(each).collect::<Result<Vec<_>, _>>().map(|lists| lists.concat())
    }
}

/// Hours that are written with their minutes: `48:00`.
fn hours(text: &str, kind: &Kind) -> Result<Value, Wrong> {
    let text = text.trim();
    let parts: Vec<_> = text.split(':').map(|part| part.parse::<u32>()).collect();
    let (hours, minutes) = match parts[..] {
        [Ok(hours), Ok(minutes)] | [Ok(hours), Ok(minutes), Ok(0)] if minutes < 60 => (hours, minutes),
        _ => return Err(Wrong::new(format!("\"{text}\" is no number of hours; write it like 4, or like 4:00"))),
    };
    match kind {
        Kind::Whole if minutes > 0 => {
            Err(Wrong::new(format!("\"{text}\" is no whole number of hours; write {hours} or {}", hours + 1)))
        }
        Kind::Whole => Ok(Value::Whole(hours.into())),
        _ => decimal(f64::from(hours) + f64::from(minutes) / 60.0),
    }
}

/// An amount in single units, where its heading counts in multiples; what names its currency itself may not.
fn counted(money: Money, text: &str, multiple: Option<Multiple>) -> Result<Money, Wrong> {
    let Some(multiple) = multiple else { return Ok(money) };
    if text.contains(|letter: char| letter.is_alphabetic() || matches!(letter, '€' | '£' | '$')) {
        let (text, many) = (text.trim(), multiple.key());
        return Err(Wrong::new(format!(
            "\"{text}\" names its currency, and the heading counts in {many}; leave the currency away, or take the {many} out of the heading"
        )));
    }
    multiple.times(money)
}

/// Costs are counted from nothing upwards; what a sign before them means in somebody else's list nobody knows.
fn costing(money: Money, signed: bool) -> Result<Value, Wrong> {
    if !signed && money.amount.to_string().starts_with('-') {
        return Err(Wrong::new(format!(
            "{money} is less than nothing; write the amount without the sign, or leave it empty"
        )));
    }
    Ok(Value::Money(money))
}

/// What stands between the names of a list.
pub const BETWEEN: [char; 3] = [',', ';', '|'];

fn decimal(number: f64) -> Result<Value, Wrong> {
    exact(number).map(Value::Decimal)
}

fn exact(number: f64) -> Result<Decimal, Wrong> {
    number
        .to_string()
        .parse()
        .map_err(|_| Wrong::new(format!("{number} is too large or too small; write it like 12.5")))
}

fn amount(number: f64, habit: Habit) -> Result<Value, Wrong> {
    let bare = || Wrong::new(format!("{number} has no currency; write it like 18000 EUR, or name it above the column"));
    let money = Money { amount: exact(number)?, currency: habit.currency.ok_or_else(bare)? };
    costing(habit.multiple.map_or(Ok(money), |multiple| multiple.times(money))?, habit.signed)
}

fn lines(text: &str, between: &[char]) -> Value {
    let lines = text.lines().flat_map(|line| line.split(between)).map(str::trim).filter(|line| !line.is_empty());
    Value::Lines(lines.map(str::to_owned).collect())
}
