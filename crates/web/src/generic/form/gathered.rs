//! Reference controls that a form names where own controls are linked: each becomes an own control with the record.

use isms::catalogue::{self, find_control};
use isms::planning::Control;
use isms::planning::helpful::standing_for;
use kernel::{Command, Declared, Field, Id, Path, RawId, Record, Refusal, State, Value};

use super::shelves::chooses_own;
use crate::auth::Pairs;
use crate::files::taken;
use crate::generic::typed;
use crate::visit::Visit;

/// The key under which a record is recorded together with the controls that were made for it.
const ACT: &str = "bulk.with_controls";
/// The place of the record itself in the batch.
const RECORD: &str = "_record";

/// Before the id of a reference control: an own control is to be made for it, though another stands for it.
pub const NEW: &str = "new ";

/// What a form sent, with the reference controls that have to become own controls.
pub struct Gathered {
    /// The form without them.
    pairs: Pairs,
    /// Each with the field that links it.
    new: Vec<(String, &'static catalogue::Control)>,
    /// Files that were not taken, and reference controls that own controls stand for already: nobody but the reader
    /// knows whether one of them is meant.
    unclear: Vec<Refusal>,
}

impl Gathered {
    /// What nothing stands for yet, and what is asked for anew, is kept apart; what own controls stand for is asked back.
    pub fn of(fields: &'static [Field], pairs: &Pairs, state: &State) -> Self {
        let mut gathered = Self { pairs: Pairs::new(), new: Vec::new(), unclear: taken::refusals(pairs) };
        for (name, text) in pairs {
            let links = fields.iter().any(|field| field.key == name && chooses_own(field));
            let chosen = |id: Id<Control>| {
                let texts = pairs.iter().filter(|(own, _)| own == name).flat_map(|(_, text)| text.lines());
                let mut ids = texts.filter_map(|text| state.resolve(Control::KEY, text.trim()).ok());
                ids.any(|own| own == id.raw())
            };
            let text = if links { gathered.apart(name, text, state, &chosen) } else { text.clone() };
            gathered.pairs.push((name.clone(), text));
        }
        gathered
    }

    /// What the form gives as values at their places, or everything that is wrong with it.
    pub fn values(
        &self,
        fields: &'static [Field],
        visit: &Visit,
        before: Option<&dyn Record>,
    ) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
        let values = typed::values(fields, &self.pairs, visit, before);
        if self.unclear.is_empty() {
            return values;
        }
        Err([self.unclear.clone(), values.err().unwrap_or_default()].concat())
    }

    /// Whether own controls are to be made for what was chosen in a field.
    pub fn makes_for(&self, field: &str) -> bool {
        self.new.iter().any(|(own, _)| own == field)
    }

    /// The text of a field without the reference controls in it. Where an own control that stands for one is chosen
    /// beside it, that one is meant.
    fn apart(&mut self, name: &str, text: &str, state: &State, chosen: &dyn Fn(Id<Control>) -> bool) -> String {
        let mut kept = Vec::new();
        for word in text.lines().flat_map(words).map(str::trim).filter(|word| !word.is_empty()) {
            let anew = word.strip_prefix(NEW).map(str::trim);
            let control = find_control(anew.unwrap_or(word).split(' ').next().unwrap_or_default());
            let known = anew.is_none() && state.resolve(Control::KEY, word).is_ok();
            let Some(control) = control.filter(|_| !known) else {
                kept.push(word.to_owned());
                continue;
            };
            let standing: Vec<_> = standing_for(state, &control.id).collect();
            if anew.is_none() && standing.iter().any(|(id, _)| chosen(*id)) {
                continue;
            }
            if anew.is_none() && !standing.is_empty() {
                kept.push(word.to_owned());
                self.unclear.push(unclear(name, control, &standing, state));
            } else if !self.new.iter().any(|(own, other)| own == name && other.id == control.id) {
                self.new.push((name.to_owned(), control));
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

/// Asks which own control is meant by a reference control, so that none is linked that nobody named.
fn unclear(name: &str, control: &catalogue::Control, standing: &[(Id<Control>, &Control)], state: &State) -> Refusal {
    let own: Vec<_> = standing.iter().map(|(id, own)| format!("{} {}", state.reference(*id), own.title)).collect();
    let (id, first) = (&control.id, state.reference(standing[0].0));
    let message = format!(
        "{id} is a reference control, for which {} stands already; choose that one by {first}, or write \"{NEW}{id}\" \
         for one more own control",
        own.join(", ")
    );
    Refusal::software(name, message)
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
