//! A history written down: acts with their days, in YAML, to be done one after the other.
//!
//! ```yaml
//! - on: 2026-02-03
//!   as: ada@example.org
//!   do: risk.accept
//!   because: Discussed with the board.
//!   with: { risk: R-0001, until: 2027-02-03, reason: Cheaper to live with. }
//! - on: 2026-02-04
//!   at: 14:30
//!   do: asset.create
//!   each:
//!     - { name: Orders }
//!     - { name: Server }
//! ```

use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use kernel::{Command, Date, Refusal, State, parse};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::{asked, threats};

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 4 << 20;

/// One act of a history.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Where it stands: file and number.
    pub place: String,
    /// The day it was done.
    pub on: Date,
    /// The time of that day; what bears none comes first.
    pub at: Option<Time>,
    /// The person who did it, as a link names people.
    pub by: Option<String>,
    /// The act.
    pub act: String,
    /// Why.
    pub because: Option<String>,
    /// What it was done with: once, or one time each.
    pub with: With,
}

/// What an act is done with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum With {
    /// One set of arguments.
    Once(Json),
    /// Several, as one entry of the ledger.
    Each(Vec<Json>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    on: String,
    at: Option<String>,
    #[serde(rename = "as")]
    by: Option<String>,
    #[serde(rename = "do")]
    act: String,
    because: Option<String>,
    #[serde(default)]
    with: Option<Json>,
    #[serde(default)]
    each: Vec<Json>,
}

/// Reads the steps of a file.
///
/// # Errors
/// What is no such list, with the place.
pub fn read(file: &str, text: &str) -> Result<Vec<Step>, Vec<Refusal>> {
    if text.len() > FILE_BYTES_MAX {
        return Err(vec![Refusal::software(file, format!("keep to {} MiB; split the file", FILE_BYTES_MAX >> 20))]);
    }
    let wrong = |error: serde_norway::Error| vec![Refusal::software(file, format!("this cannot be read: {error}"))];
    let rows: Vec<Row> = serde_norway::from_str(text).map_err(wrong)?;
    let (mut steps, mut refusals) = (Vec::new(), Vec::new());
    for (at, row) in rows.into_iter().enumerate() {
        let place = format!("{file}, act {}", at + 1);
        match step(&place, row) {
            Ok(step) => steps.push(step),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(steps) } else { Err(refusals) }
}

fn step(place: &str, row: Row) -> Result<Step, Refusal> {
    let on = parse::date(&row.on).map_err(|wrong| wrong.at(format!("{place}.on")))?;
    let clock = |text: &String| {
        let odd = |_| Refusal::software(format!("{place}.at"), "write the time of day like 14:30");
        text.parse::<Time>().map_err(odd)
    };
    let at = row.at.as_ref().map(clock).transpose()?;
    let with = match (row.with, row.each) {
        (Some(_), each) if !each.is_empty() => {
            return Err(Refusal::software(place, "write either with or each, not both"));
        }
        (with, each) if each.is_empty() => With::Once(with.unwrap_or_else(|| json!({}))),
        (_, each) => With::Each(each),
    };
    Ok(Step { place: place.to_owned(), on, at, by: row.by, act: row.act, because: row.because, with })
}

/// The steps in the order of their days and times; steps of one moment stay in the order they were written in.
pub fn sorted(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by_key(|step| (step.on, step.at));
    steps
}

/// Days by which sorted steps have to be moved so that the last one lies at most a week before `today`, and never
/// after it: whole weeks, so that days of the week stay what they are.
pub fn days_up_to(steps: &[Step], today: Date) -> i32 {
    steps.last().map_or(0, |last| (today - last.on).get_days().div_euclid(7) * 7)
}

/// The steps moved as a whole by some days. Days, quarters and instants inside the arguments move along.
pub fn moved(mut steps: Vec<Step>, days: i32) -> Vec<Step> {
    for step in &mut steps {
        step.on = step.on.checked_add(days.days()).unwrap_or(step.on);
        match &mut step.with {
            With::Once(with) => shift(with, days),
            With::Each(each) => each.iter_mut().for_each(|with| shift(with, days)),
        }
    }
    steps
}

fn shift(json: &mut Json, days: i32) {
    match json {
        Json::String(text) => {
            if let Ok(day) = parse::date(text) {
                *text = day.checked_add(days.days()).unwrap_or(day).to_string();
            } else if let Ok(instant) = text.parse::<Timestamp>() {
                *text = instant.checked_add((days * 24).hours()).unwrap_or(instant).to_string();
            } else if let Some(quarter) = quarter(text, days) {
                *text = quarter;
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| shift(item, days)),
        Json::Object(members) => members.values_mut().for_each(|member| shift(member, days)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// The quarter, written like 2026-Q3, that the middle of the one in the text comes to lie in.
fn quarter(text: &str, days: i32) -> Option<String> {
    let (year, number) = text.split_once("-Q")?;
    let number = number.parse::<i8>().ok().filter(|number| (1..=4).contains(number))?;
    let moved = Date::new(year.parse().ok()?, number * 3 - 1, 15).ok()?.checked_add(days.days()).ok()?;
    Some(format!("{:04}-Q{}", moved.year(), (moved.month() + 2) / 3))
}

/// The command of a step on the state that the steps before left.
///
/// # Errors
/// Every argument that does not fit, within the step's place.
pub fn command(step: &Step, state: &State) -> Result<Command, Vec<Refusal>> {
    if step.act == threats::ACT {
        return Ok(Command::Batch(threats::ACT, threats::commands(threats::carried(), state).into()));
    }
    let within = |place: &str, refusals: Vec<Refusal>| -> Vec<Refusal> {
        refusals.into_iter().map(|refusal| refusal.within(place)).collect()
    };
    match &step.with {
        With::Once(with) => asked::from_json(&step.act, with, state).map_err(|refusals| within(&step.place, refusals)),
        With::Each(each) => {
            let (mut commands, mut refusals) = (Vec::new(), Vec::new());
            for (at, with) in each.iter().enumerate() {
                let place = format!("row {}", at + 1);
                match asked::from_json(&step.act, with, state) {
                    Ok(command) => commands.push((place, command)),
                    Err(found) => refusals.extend(within(&step.place, within(&place, found))),
                }
            }
            if refusals.is_empty() { Ok(Command::Batch("import", commands.into())) } else { Err(refusals) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "
- { on: 2026-02-04, at: '14:30', do: asset.create, each: [{ name: Orders }, { name: Server }] }
- { on: 2026-02-04, do: incident.report, with: { seen: 2026-02-03T22:10:00Z } }
- { on: 2026-02-03, as: ada@example.org, do: risk.accept, with: { risk: R-0001, until: 2027-02-03 } }
";

    fn read_sorted() -> Vec<Step> {
        sorted(read("acts.yaml", FILE).expect("sound"))
    }

    #[test]
    fn a_history_is_sorted_and_moved_by_whole_weeks_with_the_days_in_it() {
        let steps = read_sorted();
        let days = days_up_to(&steps, Date::constant(2026, 2, 20));
        let steps = moved(steps, days);
        assert_eq!(steps.iter().map(|step| step.on.day()).collect::<Vec<_>>(), [17, 18, 18]);
        assert_eq!(steps[0].with, With::Once(json!({ "risk": "R-0001", "until": "2027-02-17" })));
        assert_eq!(steps[1].with, With::Once(json!({ "seen": "2026-02-17T22:10:00Z" })));
        assert_eq!(steps[2].at, Some(Time::constant(14, 30, 0, 0)));
        assert_eq!(moved(steps, -days), read_sorted());
    }

    #[test]
    fn quarters_move_with_the_days_and_other_texts_stay() {
        let told = |days| {
            let mut json = json!(["2026-Q1", "2026-Q4", "2026-Q5", "Q3", "A-Q1"]);
            shift(&mut json, days);
            json
        };
        assert_eq!(told(14), json!(["2026-Q1", "2026-Q4", "2026-Q5", "Q3", "A-Q1"]));
        assert_eq!(told(364), json!(["2027-Q1", "2027-Q4", "2026-Q5", "Q3", "A-Q1"]));
    }

    #[test]
    fn several_at_once_are_one_batch_and_each_place_is_named() {
        let state = State::new(isms::REGISTERS);
        let steps = read("acts.yaml", FILE).expect("sound");
        let Ok(Command::Batch("import", commands)) = command(&steps[0], &state) else { panic!("a batch") };
        assert_eq!(commands.iter().nth(1).map(|(place, _)| place).as_deref(), Some("row 2"));
        let refusals = command(&steps[2], &state).expect_err("there is no such risk");
        assert!(refusals[0].to_string().starts_with("acts.yaml, act 3.risk: no risk is called \"R-0001\""));
    }

    #[test]
    fn what_is_no_history_is_refused_with_its_place() {
        let told =
            |text: &str| read("acts.yaml", text).err().map(|refusals| refusals[0].to_string()).unwrap_or_default();
        assert!(told("- { on: someday, do: a.b }").starts_with("acts.yaml, act 1.on:"));
        assert!(told("- { on: 2026-02-03, at: noon, do: a.b }").starts_with("acts.yaml, act 1.at:"));
        assert!(told("- { on: 2026-02-03, do: a.b, colour: red }").starts_with("acts.yaml: this cannot be read"));
        assert!(told("- { on: 2026-02-03, do: a.b, with: {}, each: [{}] }").contains("either with or each"));
    }
}
