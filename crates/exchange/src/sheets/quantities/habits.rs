//! How a column writes days, numbers and amounts: told by those of its cells that can mean one thing only.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use kernel::amounts::{self, Decimals};
use kernel::{Kind, Register, State, Value, parse};

use super::days::{self, Order};
use super::multiples::{self, Multiple};
use super::{currencies, durations, orders, units};
use crate::sheets::cells::choices;
use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::columns::{denials, own_fields};
use crate::sheets::controls::lists;
use crate::sheets::file::book::{Cell, Line, Lines};
use crate::sheets::report::notes;
use crate::sheets::sayings::Sayings;

/// The heading below which tools of tickets say that something was done.
const TICKET: &str = "resolution";

/// How one column is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habit {
    /// Which of two numbers is the day.
    pub order: Option<Order>,
    /// What separates decimals.
    pub decimals: Decimals,
    /// The currency of amounts that name none.
    pub currency: Option<[u8; 3]>,
    /// Whether amounts may be below nothing: in an export of ours alone, where somebody wrote them here.
    pub signed: bool,
    /// In which multiples of it they count.
    pub multiple: Option<Multiple>,
    /// The unit that the heading names, and the other one of the field.
    pub units: Option<(&'static str, &'static str)>,
    /// Whether its heading denies what its field asks.
    pub denied: bool,
    /// Whether its words part those inside from those outside, so that an intern may be no trainee.
    pub outside: bool,
    /// Whether a tool of tickets writes below its heading that something was done, not what was.
    pub ticket: bool,
    /// What stands between the lines of its cells.
    pub between: &'static [char],
    /// What stands in a field of the organization's own, which keeps it as text.
    pub own: Option<Kind>,
}

/// The habits of a sheet's columns, by their places.
#[derive(Default)]
pub struct Habits {
    columns: HashMap<String, Habit>,
    /// Choices that headings name, by their places.
    chosen: HashMap<String, Value>,
    notes: Vec<String>,
}

/// A sheet whose columns are looked through.
pub struct Looked<'a> {
    /// The register.
    pub register: &'static Register,
    /// What its columns mean.
    pub columns: &'a [Column],
    /// Its rows.
    pub lines: &'a Lines,
    /// Whether semicolons stand between its cells.
    pub decimal_comma: bool,
    /// The order of days that was asked for.
    pub order: Option<Order>,
}

impl Habits {
    /// Looks through the columns.
    pub fn of(looked: &Looked<'_>, sayings: &Sayings, state: &State) -> Self {
        let mut habits = Self::default();
        for column in looked.columns {
            let Some(path) = column.place() else { continue };
            let Ok((_, kind)) = parse::place(looked.register.fields, path) else { continue };
            let own = own_fields::kind(looked.register, path, state);
            let kind = own.unwrap_or(kind);
            let texts = || looked.texts(column);
            if own.is_some() {
                habits.columns.insert(path.to_string(), Habit { own, ..Habit::default() });
            }
            let form = sayings.form(path);
            let decimals = |asks| form.decimals.map_or_else(|| looked.decimals(&texts(), asks), Decimals::Shown);
            let units = units::other(&column.heading, path);
            let habit = match kind {
                Kind::Date | Kind::Time => {
                    Habit { order: habits.order(looked, column, &texts(), state), ..Habit::default() }
                }
                Kind::Whole | Kind::Decimal => {
                    habits.notes.extend(durations::note(column, path, &kind, &texts()));
                    Habit { decimals: decimals(false), units, ..Habit::default() }
                }
                Kind::Money => Habit {
                    decimals: decimals(true),
                    currency: habits.currency(looked, column, form.currency, state),
                    multiple: habits.multiple(column),
                    signed: looked.is_ours(),
                    order: None,
                    units,
                    ..Habit::default()
                },
                Kind::Choice(of) if of.key == "person-kind" && are_outside(&texts()) => {
                    Habit { outside: true, ..Habit::default() }
                }
                Kind::Flag if own.is_some() => continue,
                Kind::Flag | Kind::Choice(_) => {
                    habits.answer(looked, column, &kind);
                    continue;
                }
                Kind::Lines if !lists::is(path) && !looked.is_ours() => {
                    let between = between(path.field == "tags", &texts());
                    habits.notes.extend(notes::parted(column, between));
                    Habit { between, ..Habit::default() }
                }
                Kind::Markdown if path.field == "recovery" && plain(&column.heading) == TICKET => {
                    let undone: BTreeSet<_> = texts()
                        .iter()
                        .filter(|text| choices::is_undone(text))
                        .map(|text| text.trim().to_owned())
                        .collect();
                    habits.notes.extend(notes::empty(column, &undone));
                    Habit { ticket: true, ..Habit::default() }
                }
                _ => continue,
            };
            habits.columns.insert(path.to_string(), Habit { own, ..habit });
            habits.tell_nothing(column, &kind, &texts());
        }
        habits
    }

    /// The habit of the column that fills a place.
    pub fn at(&self, place: &str) -> Habit {
        self.columns.get(place).copied().unwrap_or_default()
    }

    /// What was decided by it.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// What yes and no mean below a heading that denies, or that names a choice.
    fn answer(&mut self, looked: &Looked<'_>, column: &Column, kind: &Kind) {
        let denied = denials::denies(looked.register, column);
        let named = denials::named(looked.register, column).filter(|_| !denied);
        let Some(path) = column.place().filter(|_| denied || named.is_some()) else { return };
        self.notes.push(
            named.as_ref().map_or_else(|| denials::note(column, kind), |named| denials::named_note(column, named)),
        );
        self.columns.insert(path.to_string(), Habit { denied, ..Habit::default() });
        self.chosen.extend(named.map(|named| (path.to_string(), named)));
    }

    /// The choice that the heading of a place names.
    pub fn chosen(&self, place: &str) -> Option<&Value> {
        self.chosen.get(place)
    }

    fn order(&mut self, looked: &Looked<'_>, column: &Column, texts: &[Cow<'_, str>], state: &State) -> Option<Order> {
        let (order, why) = orders::order(looked, column, texts, state)?;
        let words = match order {
            Order::DayFirst => "day first",
            Order::MonthFirst => "month first",
        };
        let name = notes::named(column);
        if texts.iter().any(|text| days::is_open(text)) {
            self.notes.push(format!("{name}: days are read {words}, {why}"));
        }
        if texts.iter().any(|text| days::is_short(text)) {
            self.notes.push(format!("{name}: years of two digits are read as 1970 to 2069"));
        }
        Some(order)
    }

    fn currency(
        &mut self,
        looked: &Looked<'_>,
        column: &Column,
        told: Option<[u8; 3]>,
        state: &State,
    ) -> Option<[u8; 3]> {
        let headed = || currencies::currency(&column.heading).map(|code| (code, "as its heading says".to_owned()));
        let said = told.map(|code| (code, "as asked".to_owned())).or_else(headed);
        let usual = || {
            let why = format!("as all amounts in {} are", looked.register.plural);
            usual(looked.register, state).map(|code| (code, why))
        };
        let (code, why) = said.or_else(usual)?;
        let bare = |cell: &Cell<'_>| match cell {
            Cell::Number(_) => true,
            Cell::Text(text) => {
                !text.contains(|letter: char| letter.is_alphabetic() || matches!(letter, '€' | '£' | '$'))
            }
            Cell::Empty | Cell::Moment(_) | Cell::Flag(_) | Cell::Wrong(_) => false,
        };
        if looked.lines.iter().any(|line| bare(line.cell(column.at))) {
            let name = String::from_utf8_lossy(&code);
            self.notes.push(format!("{}: amounts without a currency are read as {name}, {why}", notes::named(column)));
        }
        Some(code)
    }

    /// What a heading counts in is taken, and said plainly.
    fn multiple(&mut self, column: &Column) -> Option<Multiple> {
        let found = multiples::multiple(&column.heading)?;
        self.notes.push(format!(
            "{}: amounts are read in {}, as its heading says: 12 is {}",
            notes::named(column),
            found.key(),
            found.of("12")
        ));
        Some(found)
    }

    fn tell_nothing(&mut self, column: &Column, kind: &Kind, texts: &[Cow<'_, str>]) {
        let nothing = texts.iter().filter(|text| choices::is_nothing(kind, text));
        let words: BTreeSet<_> = nothing.map(|text| text.trim().to_owned()).collect();
        self.notes.extend(notes::empty(column, &words));
    }
}

impl<'a> Looked<'a> {
    /// The words of a column.
    fn texts(&self, column: &Column) -> Vec<Cow<'a, str>> {
        let text = |line: Line<'a>| match line.cells.into_iter().nth(column.at) {
            Some(Cell::Text(text)) => Some(text),
            Some(Cell::Empty | Cell::Number(_) | Cell::Moment(_) | Cell::Flag(_) | Cell::Wrong(_)) | None => None,
        };
        self.lines.iter().filter_map(text).collect()
    }

    /// Whether this is an export of ours. It writes no number with one sign before three digits, so that one written
    /// so is somebody's edit, and what other cells show says nothing about it.
    pub fn is_ours(&self) -> bool {
        self.columns.iter().any(|column| column.meaning == Meaning::RecordVersion)
    }

    fn decimals(&self, texts: &[Cow<'_, str>], asks: bool) -> Decimals {
        let shown: BTreeSet<_> = texts.iter().filter_map(|text| amounts::shown(text)).collect();
        match (shown.first(), shown.len()) {
            _ if self.is_ours() => Decimals::Open,
            (Some(sign), 1) => Decimals::Shown(*sign),
            _ if asks => Decimals::Open,
            _ if self.decimal_comma => Decimals::Comma,
            _ => Decimals::Point,
        }
    }
}

/// Whether some words of a column say that somebody is from outside.
fn are_outside(texts: &[Cow<'_, str>]) -> bool {
    texts.iter().any(|text| text.trim().to_lowercase().starts_with("extern"))
}

/// The signs that stand between the lines of cells: labels hold none, other texts are parted by one where no cell has
/// lines.
fn between(labels: bool, texts: &[Cow<'_, str>]) -> &'static [char] {
    let signs: &[&'static [char]] = if labels { &[&[';', '|', ',']] } else { &[&[';'], &['|']] };
    let lined = !labels && texts.iter().any(|text| text.trim().contains('\n'));
    let found = signs.iter().find(|signs| texts.iter().any(|text| text.contains(**signs)));
    found.filter(|_| !lined).copied().unwrap_or_default()
}

/// The one currency of all amounts in a register.
fn usual(register: &'static Register, state: &State) -> Option<[u8; 3]> {
    let amounts: Vec<_> =
        register.live_fields().filter(|(_, field)| matches!(field.kind, Kind::Money)).map(|(at, _)| at).collect();
    let rows = state.table(register.key)?.rows();
    let mut found =
        rows.flat_map(|row| amounts.iter().map(move |at| row.record.get(*at))).filter_map(|value| match value {
            Value::Money(money) => Some(money.currency),
            _ => None,
        });
    let first = found.next()?;
    found.all(|code| code == first).then_some(first)
}
