//! What answers a requirement here: the registers it is written down in, the acts that carry it out, the checks that
//! read it.

use kernel::{Act, Register};

use super::{Edition, Requirement, mapping};
use crate::rehearsal::{self, Check};

/// A requirement with what answers it.
#[derive(Debug)]
pub struct Answer {
    /// The requirement.
    pub requirement: &'static Requirement,
    /// Registers of its clause or with a field for it, in the order of the standard.
    pub registers: Vec<&'static Register>,
    /// Acts bound to it or to its clause.
    pub acts: Vec<&'static Act>,
    /// Checks that read it.
    pub checks: Vec<&'static Check>,
}

/// Every requirement of an edition with what answers it, in the order of the standard.
pub fn answers(edition: Edition) -> impl Iterator<Item = Answer> {
    edition.standard().requirements.iter().map(move |requirement| answer(edition, requirement))
}

/// What answers one requirement of an edition.
pub fn answer(edition: Edition, requirement: &'static Requirement) -> Answer {
    let asked: Vec<_> = today(edition, requirement);
    let registers = |answers: fn(&str, &Requirement) -> bool| -> Vec<&'static Register> {
        let declared = |place: &str| asked.iter().any(|requirement| answers(place, requirement));
        let of_it = |register: &&&'static Register| {
            let fields = register.live_fields().map(|(_, field)| field.clause);
            fields.chain([register.clause]).map(place).any(|place| declared(&place))
        };
        crate::REGISTERS.iter().filter(of_it).copied().collect()
    };
    let own = registers(|place, requirement| within(&requirement.id, place));
    let answers = |act: &&&'static Act| asked.iter().any(|requirement| bound(&place(act.clause), requirement));
    Answer {
        requirement,
        // Some sentences bear the number of a whole clause, whose letters the fields name.
        registers: if own.is_empty() { registers(|place, asked| within(place, &asked.clause)) } else { own },
        acts: crate::ACTS.iter().filter(answers).copied().collect(),
        checks: requirement.checks.iter().filter_map(|key| rehearsal::check(key)).collect(),
    }
}

/// Declarations number as the edition of 2022 does; earlier requirements are looked up there.
fn today(edition: Edition, requirement: &'static Requirement) -> Vec<&'static Requirement> {
    match edition {
        Edition::Iso27001_2022 => vec![requirement],
        Edition::Iso27001_2013 => {
            let newer = mapping().requirement_counterparts(edition, &requirement.id).iter();
            newer.filter_map(|id| Edition::Iso27001_2022.standard().requirement(id)).collect()
        }
    }
}

/// A clause as declarations write it, written as ids of requirements are: `6.1.3 f` as `6.1.3.f`.
fn place(declared: &str) -> String {
    declared.replace(' ', ".")
}

/// Whether an act of this place carries a requirement out: its own, or the clause it lies in.
fn bound(place: &str, requirement: &Requirement) -> bool {
    place == requirement.clause || within(&requirement.id, place)
}

/// Whether a requirement is this place or lies below it: `6.1.2.c.2` in `6.1.2.c`.
fn within(id: &str, place: &str) -> bool {
    !place.is_empty() && id.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(edition: Edition, id: &str) -> (Vec<&'static str>, Vec<&'static str>) {
        let answer = answers(edition).find(|answer| answer.requirement.id == id).expect("it is there");
        let acts = answer.acts.iter().map(|act| act.key).collect();
        (answer.registers.iter().map(|register| register.key).collect(), acts)
    }

    #[test]
    fn a_requirement_is_answered_by_its_registers_and_acts() {
        let (registers, acts) = told(Edition::Iso27001_2022, "6.1.3.f-1");
        assert!(registers.contains(&"treatment") && registers.contains(&"risk"), "{registers:?}");
        assert!(acts.contains(&"risk.accept") && !acts.contains(&"scope.approve"), "{acts:?}");
    }

    #[test]
    fn a_requirement_of_2013_is_answered_by_what_answers_its_counterpart() {
        let (registers, acts) = told(Edition::Iso27001_2013, "10.1.d");
        assert!(registers.contains(&"nonconformity"), "{registers:?}");
        assert!(acts.contains(&"nonconformity.judge"), "{acts:?}");
    }

    #[test]
    fn every_requirement_is_written_down_somewhere() {
        for edition in Edition::ALL {
            let homeless: Vec<_> = answers(*edition).filter(|answer| answer.registers.is_empty()).collect();
            let ids: Vec<_> = homeless.iter().map(|answer| &answer.requirement.id).collect();
            assert!(ids.is_empty(), "{edition}: {ids:?}");
        }
    }
}
