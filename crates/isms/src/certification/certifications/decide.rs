//! The certification: what the body decided.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::{Certification, CertificationDecision, DecisionOutcome, VisitKind};
use crate::dates;
use crate::support::Person;

/// Record what the certification body decided.
#[derive(Act)]
#[act(key = "certification.decide", clause = "4.4")]
pub struct DecideCertification {
    /// The certification.
    pub certification: Id<Certification>,
    /// The day of the decision.
    pub on: Date,
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// The number of the certificate.
    pub certificate_number: Option<Text>,
    /// The last day of validity.
    pub valid_until: Option<Date>,
    /// Conditions, or what was said.
    pub remark: Option<Text>,
}

impl Decide for DecideCertification {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.certification).map_err(|refusal| vec![refusal])?;
        let refusals = unready(self, held, context);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let by = context.person.map(Id::<Person>::of);
        let (on, outcome, valid_until, remark) = (self.on, self.outcome, self.valid_until, self.remark.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.certification, |held| {
            let (brought_on, proof, evidence) = (None, None, Links::default());
            held.decision =
                Some(CertificationDecision { by, on, outcome, valid_until, remark, brought_on, proof, evidence });
            held.certificate_number = self.certificate_number.clone().or(held.certificate_number.take());
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Certification>::of(subject)).is_ok_and(|held| !held.visits.is_empty())
    }
}

/// What speaks against a decision: a certificate before Stage 2, or one that ends before it begins.
fn unready(act: &DecideCertification, held: &Certification, context: &Context) -> Vec<Refusal> {
    let mut refusals: Vec<_> = dates::happened("on", Some(act.on), context.day).into_iter().collect();
    refusals.extend(dates::in_order(&[("on", Some(act.on)), ("valid_until", act.valid_until)]));
    let audits = [VisitKind::StageTwo, VisitKind::Recertification];
    let audited = |visit: &super::Visit| audits.contains(&visit.kind) && visit.from.is_some_and(|day| day <= act.on);
    let given = matches!(act.outcome, DecisionOutcome::Granted | DecisionOutcome::Conditional);
    if given && !held.visits.iter().any(|(_, visit)| audited(visit)) {
        let message = "a certificate follows Stage 2; enter that visit with its day first";
        refusals.push(Refusal::house_rule("visits", message));
    }
    refusals
}
