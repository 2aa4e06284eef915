//! 6.1.2 d and 6.1.3: what a list of risks says about likelihood, consequence and treatment comes in as the acts that
//! judge them here, so that score and level follow from the method.

use isms::planning::judgement::{READINGS, Reading};
use isms::planning::scoring;
use kernel::{Path, Register, State, Writer};

use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::past::acts;
use crate::sheets::report::notes;
use crate::sheets::report::preview::Lacking;

/// The criterion that stands for all of them, where a list has one column for every consequence.
pub const ALL: &str = "all";
/// Places of a risk that may be said to be judged by a column.
pub const PLACES: [&str; 7] = [
    "inherent_consequence",
    "likelihood",
    "consequence",
    "residual_likelihood",
    "residual_consequence",
    "decision.option",
    "decision.shared_with",
];

/// The part of a decision that says with whom a risk is shared.
pub const SHARED_WITH: &str = "shared_with";
/// Its place, which may be said for all rows of a list.
pub const SHARED: &str = "decision.shared_with";

/// Whether a place that only acts write may be said for all rows: an act takes it.
pub fn is_said(register: &Register, path: &Path) -> bool {
    (register.key == "risk" && path.to_string() == SHARED) || acts::is_said(register, path)
}

/// With whom the risks of a sheet are shared, where a row of it lacks that or somebody said it.
pub fn lacking(register: &Register, alone: bool, said: &[(&str, &str)]) -> Option<Lacking> {
    let told = said.iter().find(|(place, _)| register.key == "risk" && *place == SHARED).map(|(_, words)| *words);
    (alone || told.is_some()).then(|| Lacking { place: SHARED, told: told.unwrap_or_default().to_owned() })
}

/// In a list that names no record of ours, columns for what only acts write come in by these acts, where there are
/// such, or are left out if they were recognized by their words: what others decided is no decision here, and must not
/// keep the rest of their list out.
///
/// Gives the positions of those that are left out because no method is in force by which they could be judged.
pub fn without_decisions(register: &'static Register, columns: &mut [Column], state: &State) -> Vec<usize> {
    let mut waiting = Vec::new();
    if columns.iter().any(|column| column.meaning == Meaning::Reference) {
        return waiting;
    }
    for column in columns {
        let Some(path) = column.place() else { continue };
        if register.field(&path.field).is_none_or(|(_, field)| field.writer != Writer::Act) {
            continue;
        }
        if let Some(path) = place(register, path, state) {
            column.meaning = Meaning::Judged(path);
        } else if matches!(column.by, By::Key | By::Label | By::Foreign) {
            waiting.extend(judged(register, path).map(|_| column.at));
            column.meaning = Meaning::Decided;
        }
    }
    waiting
}

/// What is said to have a column judged: the field alone, where it stands for every criterion.
pub fn said(path: &Path) -> String {
    if path.group_key() == Some(ALL) { path.field.to_string() } else { path.to_string() }
}

/// Where a column of risks leads that only acts write; none where no method is in force, or no act takes it.
pub fn place(register: &Register, path: &Path, state: &State) -> Option<Path> {
    scoring::in_force(state).and_then(|_| judged(register, path))
}

/// Where it leads once a method is in force.
fn judged(register: &Register, path: &Path) -> Option<Path> {
    if register.key != "risk" {
        return None;
    }
    let (whole, field) = (path.group_key().is_none() && path.part_key().is_none(), path.field.as_ref());
    match field {
        "consequence" | "residual_consequence" if whole => Some(Path::group(field.to_owned(), ALL).part("level")),
        "consequence" | "residual_consequence" if path.part_key() == Some("level") => Some(path.clone()),
        "likelihood" | "residual_likelihood" if whole => Some(path.clone()),
        "decision" if matches!(path.part_key(), Some("option" | SHARED_WITH)) => Some(path.clone()),
        _ => None,
    }
}

/// What is told of columns that are judged.
#[derive(Default)]
pub struct Settled {
    /// What comes in.
    pub notes: Vec<String>,
    /// What does not, which has to be confirmed.
    pub questions: Vec<String>,
}

/// Leaves out again what cannot be judged: a likelihood without a consequence, and columns whose words, at these
/// positions, are no steps of the method. What remains of risks that are `known` may come without a word about the risk
/// as it is. Says what comes in, and asks about what does not.
pub fn settle(columns: &mut [Column], unread: &[usize], known: bool) -> Settled {
    let Settled { mut notes, mut questions } = Settled::default();
    let (mut assessed, mut waiting) = (true, false);
    for Reading { act, consequence, likelihood, .. } in READINGS {
        let own: Vec<_> = of_fields(columns, &[consequence, likelihood]);
        if own.is_empty() {
            assessed &= act != READINGS[0].act || known;
            continue;
        }
        let both = [consequence, likelihood].iter().all(|field| !of_fields(columns, &[field]).is_empty());
        let read = !own.iter().any(|at| unread.contains(at));
        let named = named(columns, &own);
        if both && read && assessed {
            notes.push(format!(
                "{named}: judged with {act} by whoever brings this in, on the day it comes in; score and level follow from the method"
            ));
            continue;
        }
        let why = match (both, read) {
            (false, _) => "likelihood and consequence are judged together, and one of them is in no column",
            (true, false) => "some words are no steps of the method; say what they mean, and they are judged",
            (true, true) => {
                "the risk as it is has to be judged before what remains; where this is the risk as it is, say so: likelihood, consequence"
            }
        };
        questions.push(format!("left out: {named}; {why}"));
        assessed &= act != READINGS[0].act;
        waiting |= both && !read;
        leave_out(columns, &own, if both && !read { Meaning::Waiting } else { |_| Meaning::Decided });
    }
    let option = of_fields(columns, &["decision"]);
    if !option.is_empty() {
        let named = named(columns, &option);
        if assessed && !option.iter().any(|at| unread.contains(at)) {
            notes.push(format!("{named}: decided with risk.decide by whoever brings this in"));
        } else {
            questions.push(format!("left out: {named}; decided here once the risk is assessed"));
            let waits = waiting || option.iter().any(|at| unread.contains(at));
            leave_out(columns, &option, if waits { Meaning::Waiting } else { |_| Meaning::Decided });
        }
    }
    Settled { notes, questions }
}

fn of_fields(columns: &[Column], fields: &[&str]) -> Vec<usize> {
    let judged = columns.iter().filter(|column| match &column.meaning {
        Meaning::Judged(path) => fields.contains(&path.field.as_ref()),
        _ => false,
    });
    judged.map(|column| column.at).collect()
}

fn named(columns: &[Column], at: &[usize]) -> String {
    let own = columns.iter().filter(|column| at.contains(&column.at));
    own.map(notes::named).collect::<Vec<_>>().join(", ")
}

/// Leaves columns out, as what they are from then on.
fn leave_out(columns: &mut [Column], at: &[usize], as_what: fn(Path) -> Meaning) {
    for column in columns.iter_mut().filter(|column| at.contains(&column.at)) {
        if let Meaning::Judged(path) = &column.meaning {
            column.meaning = as_what(path.clone());
        }
    }
}
