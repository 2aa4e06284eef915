//! What lists say about the past: rows that say that something was approved, closed or given come in by the acts of
//! bringing in, once somebody says so, with what they say of who and when, and the list as the source.

pub mod acts;
pub mod ends;
mod questions;
mod rows;

use kernel::kind::Choices;
use kernel::{Kind, Path, Refusal, Register, Value, Writer};

pub use rows::Brought;

use crate::sheets::cells::choices::{self, says_nothing};
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::vocabulary;
use crate::sheets::file::book::{Line, Lines};
use crate::sheets::sayings::{Means, folded};
use crate::sheets::{Options, within};
use acts::{VERSION, Way, is_said, path, way};

/// Refuses what is said for places of such an act where its rows are not brought in: it would go away.
pub fn unheard<'s>(
    register: &'static Register,
    plan: Option<&Plan>,
    said: &'s [(&'s str, &'s str)],
) -> impl Iterator<Item = Refusal> + use<'s> {
    let told = plan.is_some_and(Plan::is_told);
    let of_act = move |place: &str| place.parse().is_ok_and(|path| is_said(register, &path));
    let message = "this is taken once the rows are brought in as decided before; say so, or leave it out";
    let unheard = said.iter().filter(move |(place, words)| !told && !words.trim().is_empty() && of_act(place));
    unheard.map(move |(place, _)| Refusal::software(*place, message))
}

/// How the past comes in by the rows of a sheet.
pub struct Plan {
    way: &'static Way,
    /// The position of the column that says whether a row was decided.
    status: Option<usize>,
    /// What somebody said that words of it mean.
    meant: Vec<(String, String)>,
    /// The column that says the state of the records, and its choices, where one in another state was not done.
    state: Option<(usize, &'static Choices)>,
    /// Columns that tell more, each with its place.
    columns: Vec<(usize, &'static str)>,
    /// Whether somebody said that it comes in.
    told: bool,
}

impl Plan {
    /// Finds what the columns of a list that names no record of ours say about the past. Where somebody says that it
    /// comes in, they fill its places; else acts decide it, and it is asked about.
    pub fn of(
        register: &'static Register,
        sheet: &str,
        columns: &mut [Column],
        lines: &Lines,
        options: &Options,
    ) -> Option<Self> {
        let way = way(register.key)?;
        if columns.iter().any(|column| column.meaning == Meaning::Reference) {
            return None;
        }
        let found = told_columns(way, register, columns);
        let of_status = |column: &&Column| {
            is_open(register, column)
                && !found.iter().any(|(at, _)| *at == column.at)
                && vocabulary::is_brought(register.key, "status", &column.heading)
        };
        let state = columns.iter().find_map(|column| state_of(way, register, column));
        let of_words = |at: Option<usize>| columns.iter().find(|column| Some(column.at) == at);
        let heard = |at: Option<usize>| of_words(at).map(|column| meant(options, sheet, column)).unwrap_or_default();
        let plan = |status: Option<&Column>| Self {
            way,
            status: status.map(|column| column.at),
            meant: heard(status.map(|column| column.at).or(state.map(|(at, _)| at))),
            state,
            columns: found.clone(),
            told: options.brings_in(sheet),
        };
        // Where a day tells it too, words of a status are about it only where one of them says so.
        let says = |column: &&Column| {
            let plan = plan(Some(column));
            let about = |text: &str| plan.is_said(text) || plan.in_list("denied", text);
            !way.either
                || vocabulary::is_brought(register.key, "about", &column.heading)
                || lines.iter().any(|line| about(&line.cell(column.at).words()))
        };
        let plan = plan(columns.iter().filter(of_status).find(says));
        let tells = plan.status.is_some() || found.iter().any(|(_, place)| way.tells(place) || *place == VERSION);
        if !tells {
            return None;
        }
        plan.take(columns);
        Some(plan)
    }

    /// Gives the columns their meaning.
    fn take(&self, columns: &mut [Column]) {
        for column in columns {
            let place = self.columns.iter().find(|(at, _)| *at == column.at).map(|(_, place)| *place);
            if let Some(place) = place {
                column.by = if column.by == By::Nothing { By::Foreign } else { column.by };
                column.meaning = if self.told { Meaning::Brought(path(place)) } else { Meaning::Decided };
            } else if self.status == Some(column.at) {
                column.meaning = Meaning::Decided;
            }
        }
    }

    /// Whether somebody said that it comes in.
    pub fn is_told(&self) -> bool {
        self.told
    }

    /// Whether a question about a column may be answered by bringing it in.
    pub fn has(&self, column: &Column) -> bool {
        self.status == Some(column.at) || self.columns.iter().any(|(at, _)| *at == column.at)
    }

    /// Whether a row says that it was done: by its status, or where it has none, by the columns that tell more. What its
    /// state contradicts was not.
    fn says(&self, line: &Line<'_>) -> bool {
        let filled = |at: usize| !is_silent(&line.cell(at).words());
        let told = || self.columns.iter().any(|(at, place)| self.way.tells(place) && filled(*at));
        match self.status.filter(|at| filled(*at)) {
            Some(at) => self.is_said(&line.cell(at).words()),
            None => told() && !self.is_contradicted(line),
        }
    }

    /// Whether a row says a state of its record in which it was not done.
    fn is_contradicted(&self, line: &Line<'_>) -> bool {
        let says = |(at, choices): (usize, &Choices)| {
            let text = line.cell(at).words();
            match choices::choice(choices, self.means(&text)) {
                Ok(Value::Choice(key)) => !self.way.states.contains(&&*key),
                _ => false,
            }
        };
        self.state.is_some_and(says)
    }

    /// What a word means, as somebody said or as it stands.
    fn means<'t>(&'t self, text: &'t str) -> &'t str {
        let meant = self.meant.iter().find(|(word, _)| *word == folded(text));
        meant.map_or(text, |(_, means)| means.as_str())
    }

    fn is_said(&self, text: &str) -> bool {
        self.in_list("said", text)
    }

    fn is_begun(&self, text: &str) -> bool {
        self.in_list("begun", text)
    }

    fn in_list(&self, list: &str, text: &str) -> bool {
        vocabulary::is_brought(self.way.register, list, self.means(text))
    }
}

/// Where a column says the state of a record, and a record in another one than the way's was not done.
fn state_of(way: &Way, register: &Register, column: &Column) -> Option<(usize, &'static Choices)> {
    let path = column.place().filter(|path| path.field == "state" && !way.states.is_empty())?;
    match register.field(&path.field)?.1.kind {
        Kind::Choice(choices) => Some((column.at, choices)),
        _ => None,
    }
}

/// Whether a cell says nothing.
fn is_silent(text: &str) -> bool {
    text.trim().is_empty() || says_nothing(text)
}

/// Whether nothing is known of a column but that acts decide it, and nobody said what it means.
fn is_open(register: &Register, column: &Column) -> bool {
    let of_act = |path: &Path| register.field(&path.field).is_some_and(|(_, field)| field.writer == Writer::Act);
    match &column.meaning {
        Meaning::Decided => true,
        Meaning::Unknown => column.by == By::Nothing,
        Meaning::Place(path) => matches!(column.by, By::Key | By::Label | By::Foreign) && of_act(path),
        _ => false,
    }
}

/// The columns that tell of the past, each with the one place that it tells.
fn told_columns(way: &Way, register: &Register, columns: &[Column]) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for column in columns {
        let place = told_place(way, register, column);
        found.extend(place.filter(|place| found.iter().all(|(_, own)| own != place)).map(|place| (column.at, place)));
    }
    found
}

/// The place that a column tells.
fn told_place(way: &Way, register: &Register, column: &Column) -> Option<&'static str> {
    let places = || way.places.iter().map(|(place, _)| *place);
    let named = column.place().and_then(|path| places().find(|place| path.to_string() == *place));
    // A label of ours, such as "Version", is another list's word too.
    named.or_else(|| {
        places().find(|place| is_open(register, column) && vocabulary::is_brought(register.key, place, &column.heading))
    })
}

/// What was said about words of a column.
fn meant(options: &Options, sheet: &str, column: &Column) -> Vec<(String, String)> {
    let own = options.words.iter().filter(|saying| saying.sheet.as_deref().is_none_or(|own| own == sheet));
    let own = own.filter(|saying| {
        within(&saying.heading, sheet).unwrap_or(saying.heading.trim()).eq_ignore_ascii_case(&column.heading)
    });
    let meant = own.filter_map(|saying| match &saying.means {
        Means::Written(text) => Some((folded(&saying.word), text.clone())),
        Means::Nothing | Means::New | Means::Control(_) | Means::Role => None,
    });
    meant.collect()
}
