//! 6.1.2 d and 6.1.3: what a list of risks says about likelihood, consequence and treatment comes in as the acts that
//! judge them here, so that score and level follow from the method.

use isms::planning::judgement::{READINGS, Reading};
use isms::planning::scoring;
use kernel::{Act, Args, Kind, Path, RawId, Record, Register, State, Value, Writer, parse};

use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::export;
use crate::sheets::file::book::Line;
use crate::sheets::past::acts;
use crate::sheets::report::notes;
use crate::sheets::report::preview::Lacking;
use crate::sheets::rows::changes::{Objection, Rows};

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
const SHARED_WITH: &str = "shared_with";
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

/// With whom a row is said to share its risk, for all rows or by another column.
fn said_with(rows: &Rows<'_>, line: &Line<'_>) -> Option<Value> {
    let shared = |path: &Path| rows.register.key == "risk" && path.to_string() == SHARED;
    let filled = rows.filled.iter().find(|(path, _)| shared(path)).map(|(_, value)| value.clone());
    let composed = || rows.composed.iter().find(|own| shared(own.path())).map(|own| own.text(line));
    filled.or_else(|| composed().filter(|text| !text.is_empty()).map(Value::Text))
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

/// What a row has judged.
#[derive(Default)]
pub struct Judged {
    /// The acts with their arguments, without the risk.
    pub acts: Vec<(&'static Act, Args)>,
    /// What is judged, place by place.
    pub values: Vec<(Path, Value)>,
    /// What the row says and nothing is judged of.
    pub lost: Vec<&'static str>,
}

impl Judged {
    /// Whether nothing is judged.
    pub fn is_nothing(&self) -> bool {
        self.acts.is_empty() && self.values.is_empty()
    }
}

/// What is told of rows whose words are judged in part, or not at all.
const UNPAIRED: &str =
    "likelihood and consequence are judged together, and one of them is empty; the other is left out";
pub const UNTOUCHED: &str = "the row says of none of confidentiality, integrity and availability that the risk touches it, so nothing is judged; write which it touches, or say it for all rows that say nothing (confidentiality, integrity, availability)";
const UNASSESSED: &str =
    "the risk as it is has no likelihood and consequence; what remains, and what to do about it, are left out";
const RETAINED: &str = "the risk is kept as it is, so what remains of it is read as the risk as it is today; the reading before that stands in its history";
pub const ALONE: &str =
    "the risk is shared, and no column says with whom (decision.shared_with); what to do about it is left out";
const FOREIGN: &str =
    "what to do about the risk is left out; only its owner or a manager decides, with risk.decide once it is here";

/// The acts that a row of risks asks for; `before` is the risk, where it is there, and whatever it says already is
/// judged no second time. Who may not decide about a risk of this owner brings in no decision.
pub fn of_row(
    rows: &Rows<'_>,
    line: &Line<'_>,
    (before, values): (Option<&dyn Record>, &[(Path, Value)]),
    owner: Option<RawId>,
    from: &str,
) -> Result<Judged, Vec<Objection>> {
    let found = said_in(rows, line)?;
    let mut judged = Judged::default();
    if found.is_empty() {
        return Ok(judged);
    }
    let from = || Value::Text(from.to_owned());
    let spared = spared(rows, before, values);
    let read = |Reading { consequence, likelihood, .. }: Reading| {
        let likely = found.iter().find(|(path, _)| path.field == likelihood).map(|(_, value)| value.clone())?;
        let rated = rated(&found, consequence, &spared, rows.reading.state);
        (!rated.is_empty()).then_some((Value::Many(rated), likely))
    };
    let pair = |judged: &mut Judged, reading: Reading, by: Reading| {
        let Reading { consequence, likelihood, .. } = reading;
        let (key, to, likely_to) = (by.act, by.consequence, by.likelihood);
        let of_pair = |path: &Path| path.field == consequence || path.field == likelihood;
        let Some((rated, likely)) = read(reading) else {
            let says = |field: &str| found.iter().any(|(path, _)| path.field == field);
            let untouched = spared.len() == TOUCHING.len() && says(consequence) && says(likelihood);
            let why = if untouched { UNTOUCHED } else { UNPAIRED };
            judged.lost.extend(found.iter().any(|(path, _)| of_pair(path)).then_some(why));
            return false;
        };
        if !says(before, (to, &rated), (likely_to, &likely)) {
            judged.values.push((Path::field(likelihood), likely.clone()));
            judged.values.extend(found.iter().filter(|(path, _)| path.field == consequence).cloned());
            let because = ("because".to_owned(), from());
            let args = vec![(to.to_owned(), rated), (likely_to.to_owned(), likely), because];
            judged.acts.extend(act(key).map(|act| (act, args)));
        }
        true
    };
    let [assess, expect] = READINGS;
    let known = before.is_some_and(|before| !before.value("current").is_blank());
    let retains = |value: &Value| matches!(value, Value::Choice(key) if key == "retain");
    let chosen = found.iter().find(|(path, _)| path.field == "decision" && path.part_key() == Some("option"));
    // What came in once as the risk as it is is judged no second time.
    let settled = chosen.is_some_and(|(_, value)| retains(value))
        && read(expect)
            .is_some_and(|(rated, likely)| says(before, (assess.consequence, &rated), (assess.likelihood, &likely)));
    if !settled && !pair(&mut judged, assess, assess) && !known {
        let more = found.iter().any(|(path, _)| path.field != assess.consequence && path.field != assess.likelihood);
        judged.lost.extend(more.then_some(UNASSESSED));
        return Ok(judged);
    }
    let part = |key: &str| found.iter().find(|(path, _)| path.field == "decision" && path.part_key() == Some(key));
    let decided = part("option");
    let with = part(SHARED_WITH).map(|(_, with)| with.clone()).or_else(|| said_with(rows, line));
    let alone = |chosen: &Value| matches!(chosen, Value::Choice(key) if key == "share") && with.is_none();
    let now = |path: &Path| before.map_or(Value::Nothing, |before| export::stands(before, path));
    let mut retained = retains(&now(&Path::field("decision").part("option")));
    if let Some((path, chosen)) = decided.filter(|(path, chosen)| now(path) != *chosen) {
        if rows.who.is_some_and(|who| !who.may_decide(owner)) {
            judged.lost.push(FOREIGN);
        } else if alone(chosen) {
            judged.lost.push(ALONE);
        } else {
            retained = retains(chosen);
            judged.values.push((path.clone(), chosen.clone()));
            let mut args = vec![("option".to_owned(), chosen.clone()), ("reason".to_owned(), from())];
            args.extend(with.clone().map(|with| (SHARED_WITH.to_owned(), with)));
            judged.acts.extend(act("risk.decide").map(|act| (act, args)));
        }
    }
    if !retained {
        pair(&mut judged, expect, expect);
    } else if !settled && read(expect).is_some_and(|remains| read(assess).is_none_or(|today| today != remains)) {
        // Nothing more is to be done, so that what remains is there today.
        pair(&mut judged, expect, assess);
        judged.lost.push(RETAINED);
    }
    Ok(judged)
}

/// What the cells of a row say about what is judged.
fn said_in(rows: &Rows<'_>, line: &Line<'_>) -> Result<Vec<(Path, Value)>, Vec<Objection>> {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for column in rows.columns {
        let Meaning::Judged(path) = &column.meaning else { continue };
        let kind = parse::place(rows.register.fields, path).map_or(Kind::Text, |(_, kind)| kind);
        match rows.reading.value(line.cell(column.at), path, &kind, &[]) {
            Ok(value) if value.is_blank() => {}
            Ok(value) => found.push((path.clone(), value)),
            Err(problem) => wrong.push((column.at, problem.at(path.to_string()))),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

/// The fields of a risk that say whether it touches one of the usual criteria, each with the criterion's key.
const TOUCHING: [(&str, &str); 3] = [("confidentiality", "c"), ("integrity", "i"), ("availability", "a")];

/// The usual criteria that a risk does not touch, where it is said which it touches: all of them where a list that tells
/// it says yes to none.
fn spared(rows: &Rows<'_>, before: Option<&dyn Record>, values: &[(Path, Value)]) -> Vec<&'static str> {
    let says = |field: &str| {
        let said = values.iter().find(|(path, _)| path.field == field).map(|(_, value)| value.clone());
        said.or_else(|| before.map(|before| before.value(field))) == Some(Value::Flag(true))
    };
    let is_own = |path: &Path| TOUCHING.iter().any(|(field, _)| path.field == *field);
    let told = rows.columns.iter().any(|column| column.place().is_some_and(is_own))
        || rows.filled.iter().any(|(path, _)| is_own(path));
    let touched = told || TOUCHING.iter().any(|(field, _)| says(field));
    let spared = TOUCHING.iter().filter(|(field, _)| touched && !says(field));
    spared.map(|(_, key)| *key).collect()
}

/// The consequence by criterion: as each column says, or the same for all that are touched where one column stands for
/// them.
fn rated(found: &[(Path, Value)], field: &str, spared: &[&str], state: &State) -> Vec<(String, kernel::value::Parts)> {
    let Some((_, method)) = scoring::in_force(state) else { return Vec::new() };
    let of = |key: &str| {
        let own = |(path, _): &&(Path, Value)| path.field == field && path.group_key() == Some(key);
        found.iter().find(own).map(|(_, value)| value.clone())
    };
    let rating = |key: &str| {
        Some((key.to_owned(), vec![("level".into(), of(key).or_else(|| of(ALL).filter(|_| !spared.contains(&key)))?)]))
    };
    method.criteria.iter().filter_map(|(key, _)| rating(key)).collect()
}

/// Whether a risk is judged so already.
fn says(before: Option<&dyn Record>, consequence: (&str, &Value), likelihood: (&str, &Value)) -> bool {
    let levels = |value: &Value| match value {
        Value::Many(rows) => {
            let level =
                |parts: &kernel::value::Parts| parts.iter().find(|(key, _)| key == "level").map(|(_, own)| own.clone());
            rows.iter().map(|(key, parts)| (key.clone(), level(parts))).collect()
        }
        _ => Vec::new(),
    };
    before.is_some_and(|before| {
        before.value(likelihood.0) == *likelihood.1 && levels(&before.value(consequence.0)) == levels(consequence.1)
    })
}

fn act(key: &str) -> Option<&'static Act> {
    isms::ACTS.iter().find(|act| act.key == key).copied()
}
