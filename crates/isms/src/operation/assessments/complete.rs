//! 8.2: completing an assessment, so that its results are kept.

use std::collections::BTreeMap;

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, Markdown, RawId, Refusal, State};

use super::{Assessment, AssessmentCompletion, AssessmentState};
use crate::leadership::reported;
use crate::planning::exclusions::joined;
use crate::planning::risks::{Assessed, Risk, Status};
use crate::planning::{Method, scoring};

/// Record that an assessment is complete, with what came of it. Where no risks are linked, those that were
/// assessed since its first day belong to it, else all that are assessed. The method is the one they were judged by.
/// Its results then stay as they are.
#[derive(Act)]
#[act(key = "assessment.complete", clause = "8.2-doc")]
pub struct CompleteAssessment {
    /// The assessment.
    pub assessment: Id<Assessment>,
    /// What came of it, for those who have to decide.
    #[field(clause = "8.2-doc")]
    pub conclusion: Markdown,
    /// The day it was complete, where it was not today.
    pub on: Option<Date>,
}

impl Decide for CompleteAssessment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let assessment = state.live(self.assessment).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if assessment.completion.is_some() {
            refusals.push(Refusal::software("assessment", "this is complete already; begin another assessment"));
        }
        let risks = looked_at(state, assessment);
        refusals.extend(unassessed(state, &risks));
        let reported = reported(context, None, self.on).map_err(|found| refusals.extend(found)).ok();
        let read = read(state, &risks, reported.map_or(context.day, |(_, on)| on));
        let method = followed(state, assessment, &read).map_err(|refusal| refusals.push(refusal)).ok();
        let (Some((method, version, line)), Some((by, on))) = (method, reported.filter(|_| refusals.is_empty())) else {
            return Err(refusals);
        };
        let above = read.iter().filter(|(_, reading)| reading.score > line).count();
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (number, above_line, conclusion) = (count(risks.len()), count(above), self.conclusion.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.assessment, |assessment| {
            assessment.method = Some(method);
            assessment.risks = risks;
            assessment.state = AssessmentState::Completed;
            assessment.completion =
                Some(AssessmentCompletion { by, on, version, risks: number, above_line, conclusion });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open =
            |assessment: &Assessment| assessment.completion.is_none() && assessment.state != AssessmentState::Cancelled;
        state.live(Id::<Assessment>::of(subject)).is_ok_and(|assessment| open(assessment))
    }
}

/// What was judged of each risk by a day, else what is judged of it now.
fn read<'a>(state: &'a State, risks: &Links<Risk>, on: Date) -> Vec<(Id<Risk>, &'a Assessed)> {
    let reading = |risk: &'a Risk| {
        let current = risk.current.as_deref()?;
        let before = risk.readings.iter().rev().map(|(_, own)| own);
        Some(std::iter::once(current).chain(before).find(|own| own.on <= on).unwrap_or(current))
    };
    risks.iter().filter_map(|id| Some((id, reading(state.get(id)?)?))).collect()
}

/// Clause: 6.1.2 b. The method by which all was judged, with its version and its line: of several whose results compare
/// the newest; without readings the one named, else the one in force.
fn followed(
    state: &State,
    assessment: &Assessment,
    read: &[(Id<Risk>, &Assessed)],
) -> Result<(Id<Method>, i64, i64), Refusal> {
    let mut by: BTreeMap<Id<Method>, Vec<Id<Risk>>> = BTreeMap::new();
    read.iter().for_each(|(id, reading)| by.entry(reading.method).or_default().push(*id));
    let in_force = || scoring::in_force(state).map(|(id, _)| id);
    let newest = in_force().filter(|id| by.contains_key(id)).or_else(|| by.keys().next_back().copied());
    let approved = |id: Id<Method>| state.get(id).filter(|method| method.approval.is_some()).map(|method| (id, method));
    let message = "an assessment follows an approved method; approve it first with method.approve";
    let none = || Refusal::requirement("method", "6.1.2 a", message);
    let followed = newest.or(assessment.method).or_else(in_force);
    let (id, method) = followed.and_then(approved).ok_or_else(none)?;
    let compares = |other: &Method| scoring::comparable(other, method) && other.line == method.line;
    by.retain(|other, _| *other != id && !state.get(*other).is_some_and(|other| compares(other)));
    if by.is_empty() { Ok((id, method.version, method.line)) } else { Err(torn(state, id, &by)) }
}

/// The refusal of results that nobody can compare: the method changed while the assessment ran.
fn torn(state: &State, stays: Id<Method>, others: &BTreeMap<Id<Method>, Vec<Id<Risk>>>) -> Refusal {
    let called = |id: Id<Method>| {
        let version = state.get(id).map_or(0, |method| method.version);
        format!("{} version {version}", state.reference(id))
    };
    let told = others
        .iter()
        .map(|(id, risks)| format!("{} by {}", joined(risks.iter().map(|risk| state.reference(*risk))), called(*id)));
    let message = format!(
        "the method changed while this ran: {} was judged, all else by {}; judge again with risk.assess, or link only \
         what was judged by one method",
        told.collect::<Vec<_>>().join("; "),
        called(stays)
    );
    Refusal::requirement("risks", "6.1.2 b", message)
}

/// The risks linked, else those assessed since its first day, else all of the register that are assessed.
fn looked_at(state: &State, assessment: &Assessment) -> Links<Risk> {
    if !assessment.risks.is_empty() {
        return assessment.risks.clone();
    }
    let open = |risk: &Risk| risk.status == Status::Open && risk.current.is_some();
    let all: Vec<_> = state.of::<Risk>().iter().filter(|(_, held)| !held.head.retired && open(held)).collect();
    let since = |risk: &Risk| assessment.from.zip(risk.current.as_ref()).is_some_and(|(from, own)| own.on >= from);
    let own: Vec<_> = all.iter().filter(|(_, held)| since(held)).map(|(id, _)| *id).collect();
    if own.is_empty() { Links::to(all.into_iter().map(|(id, _)| id)) } else { Links::to(own) }
}

/// Clause: 8.2. Risks that belong to the assessment and were not assessed; no risks at all.
fn unassessed(state: &State, risks: &Links<Risk>) -> Option<Refusal> {
    let lost: Vec<_> = risks.iter().filter(|id| score(state, *id).is_none()).map(|id| state.reference(id)).collect();
    let message = match (risks.is_empty(), lost.is_empty()) {
        (true, _) => "no risk is assessed yet; assess them first with risk.assess".to_owned(),
        (false, false) => format!("assess {} first with risk.assess, or take them out", lost.join(", ")),
        (false, true) => return None,
    };
    Some(Refusal::requirement("risks", "8.2", message))
}

fn score(state: &State, risk: Id<Risk>) -> Option<i64> {
    state.get(risk)?.current.as_ref().map(|reading| reading.score)
}
