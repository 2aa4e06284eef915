//! 6.1.3 f: bringing in acceptances that were given before their risks were recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Held, Id, Link, Links, RawId, Refusal, State, Text};

use super::accept::{acceptable, accepted};
use super::{Acceptance, Assessed, Risk};
use crate::certification::Evidence;
use crate::leadership::{BroughtIn, HouseRule, Provenance};
use crate::planning::acceptance::{countersigner, latest, line_of, remains};
use crate::planning::fallen_short::unreached;
use crate::rehearsal::says_nothing;
use crate::support::Person;

/// Bring in what the owners of risks accepted before these were recorded here, with the day and the proof. It is marked
/// as brought in; it is no signature given here. What lies above the line needs its last day, and who countersigned.
#[derive(Act)]
#[act(key = "risk.bring_in", clause = "6.1.3 f")]
pub struct BringInAcceptances {
    /// The risks.
    #[field(required)]
    pub risks: Links<Risk>,
    /// The day of the acceptance.
    pub accepted_on: Date,
    /// Where that can be seen: signed list, minutes, ticket.
    pub proof: Text,
    /// What is kept here of that: the signed copy or the minutes as evidence.
    pub evidence: Links<Evidence>,
    /// The last day the acceptance holds.
    pub until: Option<Date>,
    /// Why it was acceptable, where it lies above the line.
    pub reason: Option<Text>,
    /// Who countersigned what lies above the line.
    pub countersigned_by: Option<Link<Person>>,
    /// Who accepted, where that is said: nobody but the owner could.
    pub accepted_by: Option<Link<Person>>,
    /// The day by which what was accepted had been judged and chosen, where that was entered here only afterwards.
    pub judged_on: Option<Date>,
}

impl Decide for BringInAcceptances {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let (mut changes, mut refusals) = (Changes::on(state, context), Vec::new());
        for id in self.risks.iter() {
            let found = state.live(id).map_err(|refusal| vec![refusal]);
            match found.and_then(|risk| self.brought_in(state, context, id, risk)) {
                Ok(acceptance) => changes.edit(id, |risk| {
                    self.date_back(risk, context);
                    risk.acceptance = Some(acceptance.into());
                }),
                Err(found) => {
                    let place = state.reference(id);
                    refusals.extend(found.into_iter().map(|refusal| refusal.within(&place)));
                }
            }
        }
        if refusals.is_empty() { Ok(changes.done()) } else { Err(refusals) }
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open = |risk: &Risk| risk.acceptance.is_none() && remains(risk).is_some();
        state.live(Id::<Risk>::of(subject)).is_ok_and(|risk| open(risk))
    }
}

impl BringInAcceptances {
    /// Clause: 6.1.3 f. Refuses an acceptance by somebody else than the owner.
    fn by_another(&self, state: &State, owner: Id<Person>) -> Option<Refusal> {
        let by = self.accepted_by.filter(|by| *by != owner)?;
        let name = |id: Id<Person>| state.get(id).map(|person| person.name.to_string()).unwrap_or_default();
        let message =
            format!("{} owns this risk, and nobody else accepts what remains, such as {}", name(owner), name(by));
        Some(Refusal::requirement("accepted_by", "6.1.3 f", message))
    }

    /// Clause: 6.1.3 f. Refuses a day before what was accepted had been judged, and to move judgements of which earlier
    /// ones are kept, or before the risk was identified.
    fn unjudged(&self, risk: &Risk, reading: &Assessed, context: &Context) -> Option<Refusal> {
        let judged = [Some((reading.on, reading.by)), risk.decision.as_ref().map(|own| (own.on, own.by))];
        let counted = judged.iter().flatten().map(|(on, by)| self.counted(*on, *by, context)).max();
        let moved = judged.iter().flatten().any(|(on, by)| self.counted(*on, *by, context) != *on);
        if let Some(day) = self.judged_on.filter(|_| moved) {
            let known = risk.identified_on.filter(|known| day < *known);
            let known = known.map(|known| format!("the risk was identified on {known}; pick that day or a later one"));
            let again = (!risk.readings.is_empty()).then(|| {
                "this risk was assessed here again; what was accepted before stands for none of it".to_owned()
            });
            if let Some(message) = again.or(known) {
                return Some(Refusal::requirement("judged_on", "6.1.3 f", message));
            }
        }
        let judged = counted.filter(|judged| self.accepted_on < *judged)?;
        let message = format!(
            "what was accepted was judged on {judged}; pick that day or a later one, or say by which day it had been \
             judged before"
        );
        Some(Refusal::requirement("accepted_on", "6.1.3 f", message))
    }

    /// The day that counts of a judgement: what whoever brings it in entered today had been made by the day that is said.
    /// What others judged, or on another day, was judged here.
    fn counted(&self, on: Date, by: Option<Link<Person>>, context: &Context) -> Date {
        let theirs = by.is_none_or(|by| Some(by.raw()) == context.person);
        self.judged_on.filter(|day| *day < on && on == context.day && theirs).unwrap_or(on)
    }

    /// Gives judgements the day that counts; that they were entered later stays with them.
    fn date_back(&self, risk: &mut Risk, context: &Context) {
        let entered = |on: Date, by, recorded: Option<Date>| {
            let day = self.counted(on, by, context);
            (day, recorded.or(Some(on).filter(|on| *on != day)))
        };
        for own in [&mut risk.current, &mut risk.residual].into_iter().flatten() {
            (own.on, own.recorded_on) = entered(own.on, own.by, own.recorded_on);
        }
        if let Some(own) = &mut risk.decision {
            (own.on, own.recorded_on) = entered(own.on, own.by, own.recorded_on);
        }
    }

    /// The acceptance of one risk as it came in.
    fn brought_in(
        &self,
        state: &State,
        context: &Context,
        id: Id<Risk>,
        risk: &Held<Risk>,
    ) -> Result<Acceptance, Vec<Refusal>> {
        let reading = acceptable(state, risk, risk.owner)?;
        let Some(by) = risk.owner else { return Err(vec![Refusal::software("risks", "name its owner first")]) };
        let brought = BroughtIn { by, on: self.accepted_on, proof: &self.proof, evidence: &self.evidence };
        let mut refusals = brought.objections(state, context, ("risks", "accepted_on"), "risk.accept");
        if risk.acceptance.is_some() {
            refusals.push(Refusal::software("risks", "this was accepted already; accept it anew with risk.accept"));
        }
        refusals.extend(self.by_another(state, by));
        // What was accepted before the risk was read again stood on what was expected then.
        let read_by_then = risk.current.as_ref().is_some_and(|read| read.on <= self.accepted_on);
        refusals.extend(unreached(state, id, risk).filter(|_| read_by_then));
        refusals.extend(self.unjudged(risk, reading, context));
        let method = line_of(state, reading).map_err(|refusal| refusals.push(refusal)).ok();
        let needs = method.and_then(|method| countersigner(method, reading.score));
        let above = method.is_some_and(|method| reading.score > method.line);
        if above && self.reason.as_ref().is_none_or(|reason| says_nothing(reason)) {
            refusals.push(Refusal::method("reason", "this lies above the acceptance line; say why it was acceptable"));
        }
        if above && self.until.is_none() && HouseRule::AcceptancesEnd.counts(state) {
            refusals.push(Refusal::method("until", "this lies above the acceptance line; set the last day it holds"));
        }
        let latest = latest(state, self.accepted_on).filter(|latest| self.until.is_some_and(|until| until > *latest));
        if let Some(latest) = latest {
            let message = format!(
                "risks are assessed and accepted again within the interval of the method; pick {latest} or an earlier day"
            );
            refusals.push(Refusal::method("until", message));
        }
        if self.countersigned_by == Some(by) {
            let message = "whoever accepted cannot countersign; name who else did";
            refusals.push(Refusal::house_rule("countersigned_by", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let own = accepted(by, reading, self.accepted_on, self.until, self.reason.clone());
        let provenance = Provenance::now(context, &self.proof, &self.evidence);
        let countersigned_by = self.countersigned_by.filter(|_| needs.is_some());
        let countersigned_on = countersigned_by.map(|_| self.accepted_on);
        let countersigned = Acceptance { needs, countersigned_by, countersigned_on, ..own };
        Ok(Acceptance { provenance, ..countersigned })
    }
}
