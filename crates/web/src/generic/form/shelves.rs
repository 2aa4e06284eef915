//! Controls to choose from in a form: those that help against the risks first, then the organization's own, then those
//! of Annex A. Several at once, and without a script.

use isms::catalogue::{Edition, find_control};
use isms::planning::helpful::{helpful, standing_for};
use isms::planning::necessary::Newest;
use isms::planning::{Applicability, Control, Risk, Threat, Treatment, Vulnerability};
use kernel::{Declared, Field, Id, Kind, Links, Register, State};

use crate::auth::Pairs;
use crate::generic::desk::{REFERENCES, introduced};
use crate::generic::input::{self, Choice, Input, Shelf};
use crate::generic::typed;
use crate::visit::Visit;

/// Most own controls that stand on a shelf; above it one types a few letters.
const OWN_MAX: usize = 60;

/// The fields of a form, those that choose controls with their shelves.
pub fn shelved(visit: &Visit, register: &'static Register, pairs: &Pairs, inputs: Vec<Input>) -> Vec<Input> {
    let shelved = |input: Input| match register.field(&input.name).map(|(_, field)| field) {
        Some(field) if chooses_own(field) => put(visit, input, own_shelves(visit, register, pairs, field.key)),
        Some(field) if field.key == REFERENCES => put(visit, input, annex(visit, &|_| false)),
        Some(_) | None => input,
    };
    inputs.into_iter().map(shelved).collect()
}

/// Whether a field links own controls.
pub fn chooses_own(field: &Field) -> bool {
    matches!(field.kind, Kind::Links(register) if register == Control::KEY)
}

/// The field with shelves, without what is chosen already.
fn put(visit: &Visit, input: Input, mut shelves: Vec<Shelf>) -> Input {
    let (chosen, text) = match input.control {
        input::Control::Several(chosen, text, _) => (chosen, text),
        input::Control::Ticks(all) => (all.into_iter().filter(|choice| choice.chosen).collect(), String::new()),
        other => return Input { control: other, ..input },
    };
    for shelf in &mut shelves {
        shelf.choices.retain(|own| chosen.iter().all(|other| other.value != own.value));
    }
    shelves.retain(|shelf| !shelf.choices.is_empty());
    let what = if input.name == REFERENCES { REFERENCES } else { "controls" };
    let source = visit.href(&format!("suggest/{what}"));
    Input { control: input::Control::Shelved(chosen, text, source, shelves), ..input }
}

fn own_shelves(visit: &Visit, register: &'static Register, pairs: &Pairs, field: &str) -> Vec<Shelf> {
    let (t, state) = (visit.t(), &*visit.state);
    let newest = Newest::of(state);
    let proposed = proposals(state, register, pairs, field);
    let first: Vec<_> = proposed.iter().filter_map(|value| choice(visit, newest.as_ref(), value)).collect();
    let own = state.of::<Control>().iter().map(|(id, _)| state.reference(id));
    let own: Vec<_> = own.filter(|reference| !proposed.contains(reference)).collect();
    let own = if own.len() > OWN_MAX { Vec::new() } else { own };
    let own = own.iter().filter_map(|value| choice(visit, newest.as_ref(), value)).collect();
    let mut shelves = vec![
        Shelf { label: t.t("shelf-proposed").to_owned(), open: true, choices: first },
        Shelf { label: t.t("shelf-own").to_owned(), open: proposed.is_empty(), choices: own },
    ];
    // What stands for a reference control already is among the own ones.
    let there = |id: &str| proposed.iter().any(|own| own == id) || standing_for(state, id).next().is_some();
    shelves.extend(annex(visit, &there));
    shelves
}

/// What is proposed for the risks that a form speaks of: own controls by their reference, and reference controls that no
/// own control stands for yet.
fn proposals(state: &State, register: &'static Register, pairs: &Pairs, field: &str) -> Vec<String> {
    let linked = |name: &str, register: &str| typed::linked(pairs, name, register, state);
    let (mut controls, mut references) = (Links::<Control>::default(), Vec::new());
    match (register.key, field) {
        (Risk::KEY, "controls") => {
            let threat = linked("threat", Threat::KEY).pop().map(Id::of);
            let weak = linked("vulnerabilities", Vulnerability::KEY).into_iter().map(Id::of);
            references = helpful(state, threat, weak);
        }
        (Treatment::KEY, "controls") => {
            for risk in linked("risks", Risk::KEY).into_iter().filter_map(|id| state.get(Id::<Risk>::of(id))) {
                risk.controls.iter().for_each(|control| controls.add(control));
                references.extend(helpful(state, risk.threat, risk.vulnerabilities.iter()));
            }
        }
        _ => {}
    }
    let mut bare = Vec::new();
    for reference in references {
        let before = controls.len();
        standing_for(state, reference).for_each(|(id, _)| controls.add(id));
        let stands = controls.len() > before || standing_for(state, reference).next().is_some();
        if !stands && find_control(reference).is_some() && !bare.iter().any(|own| own == reference) {
            bare.push(reference.to_owned());
        }
    }
    let live = controls.iter().filter(|id| state.live(*id).is_ok());
    live.map(|id| state.reference(id)).chain(bare).collect()
}

/// The controls of Annex A of the newest edition on a shelf for each theme.
fn annex(visit: &Visit, there: &dyn Fn(&str) -> bool) -> Vec<Shelf> {
    let standard = Edition::Iso27001_2022.standard();
    let newest = Newest::of(&visit.state);
    let shelf = |theme: &'static isms::catalogue::Theme| {
        let own = standard.controls_of(&theme.id).filter(|control| !there(&control.id));
        let choices = own.filter_map(|control| choice(visit, newest.as_ref(), &control.id)).collect();
        Shelf { label: format!("{} {}", theme.id, theme.title), open: false, choices }
    };
    standard.themes.iter().map(shelf).collect()
}

/// An own control by its reference, or a reference control, as a choice.
fn choice(visit: &Visit, newest: Option<&Newest<'_>>, value: &str) -> Option<Choice> {
    let (t, state) = (visit.t(), &*visit.state);
    let left_out = |out: bool| if out { t.t("shelf-left-out") } else { "" };
    if let Some(control) = find_control(value) {
        let mut rows = state.of::<Applicability>().iter();
        let out = rows.any(|(_, row)| *row.control == *control.id && row.excluded());
        let label = format!("{} {}", control.id, control.title);
        return Some(Choice { value: value.to_owned(), label, help: left_out(out).to_owned(), chosen: false });
    }
    let id = state.resolve(Control::KEY, value).ok()?;
    let row = state.row(Control::KEY, id)?;
    let own = Links::to([Id::<Control>::of(id)]);
    let out = newest.is_some_and(|newest| !newest.left_out(state, &own).is_empty());
    let references = state.get(Id::<Control>::of(id)).map(|own| own.reference_controls.0.join(", "));
    let help: Vec<_> = references.into_iter().chain([left_out(out).to_owned()]).filter(|own| !own.is_empty()).collect();
    Some(Choice { value: value.to_owned(), label: introduced(&row), help: help.join(" · "), chosen: false })
}
