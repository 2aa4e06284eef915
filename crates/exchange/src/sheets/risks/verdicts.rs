//! 6.1.2 d and 6.1.3: what a row of risks has judged, and by which acts.

use isms::planning::aims::AIMS;
use isms::planning::judgement::{READINGS, Reading};
use isms::planning::scoring;
use kernel::{Act, Args, Kind, Path, RawId, Record, State, Value, parse};

use super::judgements::{ALL, SHARED, SHARED_WITH};
use crate::sheets::columns::meanings::Meaning;
use crate::sheets::export;
use crate::sheets::file::book::Line;
use crate::sheets::rows::changes::{Objection, Rows};

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
    let said = said_in(rows, line)?;
    if said.is_empty() {
        return Ok(Judged::default());
    }
    let (spared, judged) = (spared(rows, before, values), Judged::default());
    let mut row = Judging { said, before, spared, state: rows.reading.state, from, judged };
    let [assess, expect] = READINGS;
    let known = before.is_some_and(|before| !before.value("current").is_blank());
    let settled = row.is_settled();
    if !settled && !row.judge(assess, assess) && !known {
        let more = row.said.iter().any(|(path, _)| path.field != assess.consequence && path.field != assess.likelihood);
        row.judged.lost.extend(more.then_some(UNASSESSED));
        return Ok(row.judged);
    }
    if !row.decide(rows, line, owner) {
        row.judge(expect, expect);
    } else if !settled && row.read(expect).is_some_and(|own| row.read(assess).is_none_or(|today| today != own)) {
        // Nothing more is to be done, so that what remains is there today.
        row.judge(expect, assess);
        row.judged.lost.push(RETAINED);
    }
    Ok(row.judged)
}

/// A row of risks while it is judged.
struct Judging<'r> {
    /// What its cells say about what is judged.
    said: Vec<(Path, Value)>,
    /// The risk, where it is there.
    before: Option<&'r dyn Record>,
    /// Criteria that it does not touch.
    spared: Vec<&'static str>,
    state: &'r State,
    /// Where the row stands: the reason for what is judged.
    from: &'r str,
    judged: Judged,
}

impl Judging<'_> {
    /// The consequence by criterion and the likelihood, where the row says both.
    fn read(&self, reading: Reading) -> Option<(Value, Value)> {
        let Reading { consequence, likelihood, .. } = reading;
        let likely = self.said.iter().find(|(path, _)| path.field == likelihood).map(|(_, value)| value.clone())?;
        let rated = rated(&self.said, consequence, &self.spared, self.state);
        (!rated.is_empty()).then_some((Value::Many(rated), likely))
    }

    /// Has a reading judged as another one, or the same, unless the risk is judged so already; whether the row says all
    /// of it.
    fn judge(&mut self, reading: Reading, by: Reading) -> bool {
        let Reading { consequence, likelihood, .. } = reading;
        let Some((rated, likely)) = self.read(reading) else {
            let says = |field: &str| self.said.iter().any(|(path, _)| path.field == field);
            let untouched = self.spared.len() == AIMS.len() && says(consequence) && says(likelihood);
            let why = if untouched { UNTOUCHED } else { UNPAIRED };
            self.judged.lost.extend((says(consequence) || says(likelihood)).then_some(why));
            return false;
        };
        let (to, likely_to) = (by.consequence, by.likelihood);
        if !says(self.before, (to, &rated), (likely_to, &likely)) {
            self.judged.values.push((Path::field(likelihood), likely.clone()));
            let levels = self.said.iter().filter(|(path, _)| path.field == consequence);
            self.judged.values.extend(levels.cloned());
            let because = ("because".to_owned(), self.reason());
            let args = vec![(to.to_owned(), rated), (likely_to.to_owned(), likely), because];
            self.judged.acts.extend(act(by.act).map(|act| (act, args)));
        }
        true
    }

    /// Has decided what the row says to do about the risk; whether the risk is kept as it is from then on.
    fn decide(&mut self, rows: &Rows<'_>, line: &Line<'_>, owner: Option<RawId>) -> bool {
        let with = self.decided(SHARED_WITH).map(|(_, with)| with.clone()).or_else(|| said_with(rows, line));
        let alone = |chosen: &Value| matches!(chosen, Value::Choice(key) if key == "share") && with.is_none();
        let now = |path: &Path| self.before.map_or(Value::Nothing, |before| export::stands(before, path));
        let decided = self.decided("option").filter(|(path, chosen)| now(path) != *chosen).cloned();
        let retained = retains(&now(&Path::field("decision").part("option")));
        let Some((path, chosen)) = decided else { return retained };
        if rows.who.is_some_and(|who| !who.may_decide(owner)) {
            self.judged.lost.push(FOREIGN);
            return retained;
        }
        if alone(&chosen) {
            self.judged.lost.push(ALONE);
            return retained;
        }
        let mut args = vec![("option".to_owned(), chosen.clone()), ("reason".to_owned(), self.reason())];
        args.extend(with.map(|with| (SHARED_WITH.to_owned(), with)));
        self.judged.acts.extend(act("risk.decide").map(|act| (act, args)));
        let retained = retains(&chosen);
        self.judged.values.push((path, chosen));
        retained
    }

    /// What came in once as the risk as it is, and is judged no second time: the row keeps the risk with what remains.
    fn is_settled(&self) -> bool {
        let [assess, expect] = READINGS;
        let same = |(rated, likely): (Value, Value)| {
            says(self.before, (assess.consequence, &rated), (assess.likelihood, &likely))
        };
        self.decided("option").is_some_and(|(_, value)| retains(value)) && self.read(expect).is_some_and(same)
    }

    /// What the row says about a part of the decision.
    fn decided(&self, part: &str) -> Option<&(Path, Value)> {
        self.said.iter().find(|(path, _)| path.field == "decision" && path.part_key() == Some(part))
    }

    fn reason(&self) -> Value {
        Value::Text(self.from.to_owned())
    }
}

fn retains(value: &Value) -> bool {
    matches!(value, Value::Choice(key) if key == "retain")
}

/// With whom a row is said to share its risk, for all rows or by another column.
fn said_with(rows: &Rows<'_>, line: &Line<'_>) -> Option<Value> {
    let shared = |path: &Path| rows.register.key == "risk" && path.to_string() == SHARED;
    let filled = rows.filled.iter().find(|(path, _)| shared(path)).map(|(_, value)| value.clone());
    let composed = || rows.composed.iter().find(|own| shared(own.path())).map(|own| own.text(line));
    filled.or_else(|| composed().filter(|text| !text.is_empty()).map(Value::Text))
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

/// The usual criteria that a risk does not touch, where it is said which it touches: all of them where a list that tells
/// it says yes to none.
fn spared(rows: &Rows<'_>, before: Option<&dyn Record>, values: &[(Path, Value)]) -> Vec<&'static str> {
    let says = |field: &str| {
        let said = values.iter().find(|(path, _)| path.field == field).map(|(_, value)| value.clone());
        said.or_else(|| before.map(|before| before.value(field))) == Some(Value::Flag(true))
    };
    let is_own = |path: &Path| AIMS.iter().any(|aim| path.field == aim.field);
    let told = rows.columns.iter().any(|column| column.place().is_some_and(is_own))
        || rows.filled.iter().any(|(path, _)| is_own(path));
    let touched = told || AIMS.iter().any(|aim| says(aim.field));
    let spared = AIMS.iter().filter(|aim| touched && !says(aim.field));
    spared.map(|aim| aim.key).collect()
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
