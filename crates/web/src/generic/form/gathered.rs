//! Reference controls that a form names where own controls are linked: each becomes an own control with the record.

use isms::catalogue::{self, find_control};
use isms::planning::Control;
use isms::planning::helpful::standing_for;
use kernel::{Command, Declared, Field, Path, RawId, Refusal, State, Value};

use super::shelves::chooses_own;
use crate::auth::Pairs;

/// The key under which a record is recorded together with the controls that were made for it.
const ACT: &str = "bulk.with_controls";
/// The place of the record itself in the batch.
const RECORD: &str = "_record";

/// What a form sent, with the reference controls that have to become own controls.
pub struct Gathered {
    /// The form without them.
    pub pairs: Pairs,
    /// Each with the field that links it.
    new: Vec<(String, &'static catalogue::Control)>,
}

impl Gathered {
    /// Own controls that stand for what is named take its place; what nothing stands for yet is kept apart.
    pub fn of(fields: &'static [Field], pairs: &Pairs, state: &State) -> Self {
        let mut gathered = Self { pairs: Pairs::new(), new: Vec::new() };
        for (name, text) in pairs {
            let links = fields.iter().any(|field| field.key == name && chooses_own(field));
            let text = if links { gathered.apart(name, text, state) } else { text.clone() };
            gathered.pairs.push((name.clone(), text));
        }
        gathered
    }

    fn apart(&mut self, name: &str, text: &str, state: &State) -> String {
        let mut kept = Vec::new();
        for word in text.lines().flat_map(words).map(str::trim).filter(|word| !word.is_empty()) {
            let control = find_control(word.split(' ').next().unwrap_or_default());
            let Some(control) = control.filter(|_| state.resolve(Control::KEY, word).is_err()) else {
                kept.push(word.to_owned());
                continue;
            };
            match standing_for(state, &control.id).next() {
                Some((id, _)) => kept.push(state.reference(id)),
                None if self.new.iter().any(|(own, other)| own == name && other.id == control.id) => {}
                None => self.new.push((name.to_owned(), control)),
            }
        }
        kept.join("\n")
    }

    /// The command that also makes the new controls; as it is where there are none.
    pub fn with(&self, values: Vec<(Path, Value)>, command: impl FnOnce(Vec<(Path, Value)>) -> Command) -> Command {
        if self.new.is_empty() {
            return command(values);
        }
        let mut values = values;
        for ((field, _), at) in self.new.iter().zip(0..) {
            link(&mut values, field, RawId::pending(at));
        }
        let made = self.new.iter().map(|(field, control)| (field.clone(), planned(control)));
        Command::Batch(ACT, made.chain([(RECORD.to_owned(), command(values))]).collect())
    }

    /// What was refused, at the places of the form.
    pub fn placed(&self, refusals: Vec<Refusal>) -> Vec<Refusal> {
        let placed = |refusal: Refusal| {
            let place = refusal.field.strip_prefix(RECORD).map(|place| place.trim_start_matches('.').to_owned());
            Refusal { field: place.unwrap_or_else(|| refusal.field.clone()), ..refusal }
        };
        refusals.into_iter().map(placed).collect()
    }
}

/// The words of a line: a title may hold a comma, a list of reference controls has one between each.
fn words(line: &str) -> Vec<&str> {
    let parts: Vec<_> = line.split([',', ';']).collect();
    let controls = parts.iter().all(|part| find_control(part.trim()).is_some());
    if controls { parts } else { vec![line] }
}

fn link(values: &mut Vec<(Path, Value)>, field: &str, id: RawId) {
    let place = Path::field(field.to_owned());
    match values.iter_mut().find(|(own, _)| *own == place) {
        Some((_, Value::Links(ids))) => ids.push(id),
        Some((_, other)) => *other = Value::Links(vec![id]),
        None => values.push((place, Value::Links(vec![id]))),
    }
}

/// An own control that is planned and stands for a reference control.
fn planned(control: &catalogue::Control) -> Command {
    let values = vec![
        (Path::field("title"), Value::Text(control.title.clone())),
        (Path::field("reference_controls"), Value::Lines(vec![control.id.clone()])),
        (Path::field("status"), Value::Choice("planned".into())),
    ];
    Command::Create(Control::REGISTER, values)
}
