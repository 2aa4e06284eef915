//! 6.1.3 c: which risks ask for which reference controls, derived from the controls at work against them.

use std::collections::HashMap;

use kernel::{Id, State};

use super::risks::Status;
use super::{Applicability, Control, Risk, Treatment};

/// The way from reference controls over the organization's own controls to risks.
pub struct Reasons {
    own: HashMap<String, Vec<Id<Control>>>,
    risks: HashMap<Id<Control>, Vec<Id<Risk>>>,
}

impl Reasons {
    /// What the state says: an own control works against the open risks that name it, and against those whose
    /// treatment names it.
    pub fn of(state: &State) -> Self {
        let mut own = HashMap::<_, Vec<_>>::new();
        for (id, control) in state.of::<Control>().iter() {
            for reference in &control.reference_controls.0 {
                add(own.entry(reference.clone()).or_default(), id);
            }
        }
        let mut risks = HashMap::<_, Vec<_>>::new();
        for (id, risk) in state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open) {
            risk.controls.iter().for_each(|control| add(risks.entry(control).or_default(), id));
        }
        for (_, plan) in state.of::<Treatment>().iter() {
            let open = |id: &Id<Risk>| state.live(*id).is_ok_and(|risk| risk.status == Status::Open);
            for risk in plan.risks.iter().filter(open) {
                plan.controls.iter().for_each(|control| add(risks.entry(control).or_default(), risk));
            }
        }
        Self { own, risks }
    }

    /// The own controls behind a reference control: those mapped to it, and those its row of the statement links.
    pub fn own(&self, control: &str, row: Option<&Applicability>) -> Vec<Id<Control>> {
        let mut own = self.own.get(control).cloned().unwrap_or_default();
        row.into_iter().flat_map(|row| row.controls.iter()).for_each(|id| add(&mut own, id));
        own
    }

    /// The open risks that these own controls work against, in the order of the register.
    pub fn risks(&self, own: &[Id<Control>]) -> Vec<Id<Risk>> {
        let mut risks: Vec<_> = own.iter().filter_map(|control| self.risks.get(control)).flatten().copied().collect();
        risks.sort_unstable();
        risks.dedup();
        risks
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
