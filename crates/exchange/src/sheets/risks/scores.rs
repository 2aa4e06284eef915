//! 6.1.2 d: columns of risks that the method computes here, such as *Risk score*: not taken over, but held against what
//! the method gives for the same row, so that nobody finds out later that a list counted otherwise.

use isms::planning::methods::Method;
use isms::planning::{Risk, scoring};
use kernel::{Declared, Path, Record, Register, State, Value};

use super::judgements::ALL;
use super::{ladders, stages};
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::{CUES, Words};
use crate::sheets::file::book::Line;
use crate::sheets::report::notes::named;
use crate::texts;

/// Rows that say otherwise and are told one by one.
const ROWS_TOLD_MAX: usize = 3;

/// The judgements of a risk as lists of ours tell them in one cell, each with what stands before the fields it follows
/// from.
const JUDGEMENTS: [(&str, &str); 2] = [("current", ""), ("residual", "residual_")];
/// The parts of such a cell that are computed.
const PARTS: [&str; 2] = ["score", "band"];

/// Knows the columns in which lists of ours tell what was computed.
pub fn recognize(register: &'static Register, columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|column| column.meaning == Meaning::Unknown) {
        if judgement(register, &column.heading).is_some() {
            (column.meaning, column.by) = (Meaning::Computed, By::Label);
        }
    }
}

/// What stands before the fields from which a judgement of this name follows.
fn judgement(register: &'static Register, heading: &str) -> Option<&'static str> {
    let named = |(field, _): &&(&'static str, &'static str)| {
        plain(&texts::label(register, &Path::field(*field))) == plain(heading)
    };
    JUDGEMENTS.iter().filter(|_| register.key == Risk::KEY).find(named).map(|(_, prefix)| *prefix)
}

/// What is computed in a cell such as `On: 2026-06-10; Score: 6; Level: medium`; all of any other.
fn told(words: &str) -> String {
    let labels = PARTS.map(|part| texts::english(&format!("part-{part}")).unwrap_or_default());
    let of_part = |part: &str| {
        let (label, content) = part.trim().split_once(": ")?;
        labels.contains(&label).then(|| content.to_owned())
    };
    let parts: Vec<_> = words.split(';').filter_map(of_part).collect();
    if parts.is_empty() { words.trim().to_owned() } else { parts.join(" ") }
}

/// What the computed columns of a sheet say, held against the method.
#[derive(Default)]
pub struct Compared(Vec<Computed>);

/// One computed column.
struct Computed {
    column: Column,
    /// What stands before the fields it follows from, such as `residual_`.
    prefix: &'static str,
    /// Whether a score stands in it, or a level.
    score: bool,
    /// Rows that say the same, otherwise, and what cannot be compared.
    same: usize,
    other: usize,
    unread: usize,
    /// The first that say otherwise.
    told: Vec<String>,
}

impl Compared {
    /// The computed columns of a sheet of risks; none where no method is in force.
    pub fn of(register: &str, columns: &[Column], state: &State) -> Self {
        if register != Risk::KEY || scoring::in_force(state).is_none() {
            return Self::default();
        }
        let computed = columns.iter().filter(|column| column.meaning == Meaning::Computed);
        Self(computed.filter_map(Computed::of).collect())
    }

    /// Looks at a row: what it writes and has judged, on the record as it is, where there is one.
    pub fn look(&mut self, line: &Line<'_>, values: [&[(Path, Value)]; 2], before: Option<&dyn Record>, state: &State) {
        if self.0.is_empty() {
            return;
        }
        let Some((_, method)) = scoring::in_force(state) else { return };
        let after = after(values, before, method);
        let Some(risk) = after.as_any().downcast_ref::<Risk>() else { return };
        for own in &mut self.0 {
            own.look(line, risk, method, state);
        }
    }

    /// What is to be told of each column in which anything can be compared.
    pub fn notes(self) -> impl Iterator<Item = String> {
        self.0.into_iter().filter_map(|own| own.note())
    }
}

impl Computed {
    fn of(column: &Column) -> Option<Self> {
        let word = plain(&column.heading);
        let (cues, tells) = (&CUES.scores, |words: &Words| words.iter().any(|own| word.contains(own)));
        let (score, ours) = (tells(&cues.scores), judgement(Risk::REGISTER, &column.heading));
        let alone = stages::is_alone(&column.heading);
        if ours.is_none() && !alone && (tells(&cues.others) || !(score || tells(&cues.levels))) {
            return None;
        }
        let prefix = ours.or_else(|| stages::state(Risk::REGISTER, &column.heading)).unwrap_or_default();
        let (column, told) = (column.clone(), Vec::new());
        Some(Self { column, prefix, score, same: 0, other: 0, unread: 0, told })
    }

    fn look(&mut self, line: &Line<'_>, risk: &Risk, method: &Method, state: &State) {
        let words = &told(&line.cell(self.column.at).words());
        if words.is_empty() {
            return;
        }
        let ours = computed(self.prefix, risk, method, state);
        let Some((score, (key, band))) = ours.and_then(|score| Some((score, scoring::band(method, score)?))) else {
            self.unread += 1;
            return;
        };
        let rank = scoring::rank(method, key).map_or(0, |(rank, _)| rank as i64);
        let Some(said) = Said::of(words, method) else {
            self.unread += 1;
            return;
        };
        let number = said.number.is_none_or(|own| own == score || (!self.score && own == rank));
        let level = said.rank.is_none_or(|own| own == rank);
        if number && level {
            self.same += 1;
            return;
        }
        self.other += 1;
        if self.told.len() < ROWS_TOLD_MAX {
            self.told.push(format!("row {} says {words}, the method gives {score} {}", line.number, &*band.label));
        }
    }

    fn note(self) -> Option<String> {
        let compared = self.same + self.other;
        let unread = match self.unread {
            0 => String::new(),
            rows => format!("; {rows} cannot be compared"),
        };
        let what = named(&self.column);
        match (compared, self.other) {
            (0, _) => None,
            (_, 0) if self.column.by == By::Key => None,
            (_, 0) => Some(format!("{what}: the method gives the same in all {compared} rows{unread}")),
            (_, other) => {
                let more = if other > self.told.len() { ", and so on" } else { "" };
                Some(format!(
                    "{what}: not taken over, and {other} of {compared} rows say otherwise than the method: {}{more}{unread}",
                    self.told.join("; ")
                ))
            }
        }
    }
}

/// The record as the row leaves it, with one consequence for all criteria where it says so.
fn after(values: [&[(Path, Value)]; 2], before: Option<&dyn Record>, method: &Method) -> Box<dyn Record> {
    let mut after = before.map_or_else(|| (Risk::REGISTER.blank)(), Record::copied);
    for (path, value) in values.into_iter().flatten() {
        let Some((at, _)) = Risk::REGISTER.field(&path.field) else { continue };
        let keys: Vec<_> = match path.group_key() {
            Some(ALL) => method.criteria.iter().map(|(key, _)| Some(key)).collect(),
            own => vec![own],
        };
        for key in keys {
            // What does not fit is refused elsewhere.
            let _ = after.set(at, key, path.part_key(), value.clone());
        }
    }
    after
}

/// The score that the method gives; what is inherent follows from the one judgement there is, where no other is made.
fn computed(prefix: &str, risk: &Risk, method: &Method, state: &State) -> Option<i64> {
    let (consequence, likelihood, ease) = match prefix {
        "residual_" => (&risk.residual_consequence, risk.residual_likelihood, risk.residual_ease),
        "inherent_" if risk.inherent_likelihood.0 > 0 => {
            (&risk.inherent_consequence, risk.inherent_likelihood, risk.inherent_ease)
        }
        _ => (&risk.consequence, risk.likelihood, risk.ease),
    };
    let chance = scoring::chance(method, likelihood, ease)?;
    scoring::score(method, scoring::counted(state, method, risk, consequence), chance)
}

/// What a cell says: a score, a level by its position from the calmest, or both.
struct Said {
    number: Option<i64>,
    rank: Option<i64>,
}

impl Said {
    fn of(words: &str, method: &Method) -> Option<Self> {
        let number = words.split(|sign: char| !sign.is_ascii_digit() && sign != '.').find(|own| !own.is_empty());
        let number = number.and_then(|own| own.parse::<f64>().ok()).filter(|own| own.fract() == 0.0);
        let word: String = plain(words).chars().filter(|sign| !sign.is_ascii_digit()).collect();
        let mut bands: Vec<_> = method.bands.iter().map(|(_, band)| band).collect();
        bands.sort_by_key(|band| band.from);
        let labelled = bands.iter().position(|band| plain(&band.label) == word).map(|at| at as i64 + 1);
        let rank = labelled.or_else(|| ladders::step_of(&word, bands.len()).map(i64::from));
        let said = Self { number: number.map(|own| own as i64), rank };
        (said.number.is_some() || said.rank.is_some()).then_some(said)
    }
}
