//! What to do next: the acts that close or advance most, in order.

use std::cmp::Reverse;

use super::requirement::RequirementVerdict;
use super::sentence::Sentence;
use super::verdict::{Grade, Next, Outcome};

/// An act worth doing, with what it is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextBest {
    /// The act.
    pub next: Next,
    /// Why: the sentence of the first requirement it advances.
    pub sentence: Sentence,
    /// The highest grade suggested among the gaps it helps to close; none where nothing is due yet.
    pub grade: Option<Grade>,
    /// The requirements it advances, in the order of the standard.
    pub requirements: Vec<&'static str>,
}

/// The acts that verdicts ask for, each once: majors first, then minors, among equals those that close more
/// requirements; then what is not due yet or waits for judgement, in the order of the standard, as a plan has it.
pub(super) fn best(requirements: &[RequirementVerdict]) -> Vec<NextBest> {
    let mut acts: Vec<NextBest> = Vec::new();
    let open = |row: &&RequirementVerdict| !matches!(row.outcome, None | Some(Outcome::NoGap));
    for row in requirements.iter().filter(open) {
        let grade = row.outcome.as_ref().and_then(Outcome::suggested).map(|suggested| suggested.grade);
        for (_, verdict) in row
            .checks
            .iter()
            .filter(|(_, verdict)| row.outcome.as_ref().is_some_and(|own| own.key() == verdict.outcome.key()))
        {
            let (Some(next), Some(sentence)) = (&verdict.next, verdict.sentences.first()) else { continue };
            note(&mut acts, next, sentence, grade, &row.requirement.id);
        }
    }
    let closed = |act: &NextBest| act.grade.map_or(0, |_| act.requirements.len());
    acts.sort_by_key(|act| (Reverse(act.grade), Reverse(closed(act))));
    acts
}

fn note(acts: &mut Vec<NextBest>, next: &Next, sentence: &Sentence, grade: Option<Grade>, requirement: &'static str) {
    let known = acts.iter_mut().find(|act| act.next == *next);
    let Some(act) = known else {
        let (next, sentence) = (next.clone(), sentence.clone());
        acts.push(NextBest { next, sentence, grade, requirements: vec![requirement] });
        return;
    };
    act.grade = act.grade.max(grade);
    if !act.requirements.contains(&requirement) {
        act.requirements.push(requirement);
    }
}
