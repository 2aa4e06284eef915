//! 4.4: bringing in a certificate that is held already.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::{Certification, CertificationDecision, DecisionOutcome, Stage};
use crate::certification::Evidence;
use crate::dates;
use crate::leadership::{given_since, signer};

/// Bring in a certificate that was given before it was recorded here, with its number, its days and where it can be
/// seen. The visits that led to it may be entered beside it.
#[derive(Act)]
#[act(key = "certification.bring_in", clause = "4.4")]
pub struct BringInCertificate {
    /// The certification.
    pub certification: Id<Certification>,
    /// The day of the decision, or the first day of validity.
    pub certified_on: Date,
    /// The last day of validity.
    pub valid_until: Date,
    /// The number of the certificate, where it does not stand with the certification.
    pub certificate_number: Option<Text>,
    /// Conditions, or what was said.
    pub remark: Option<Text>,
    /// Where that can be seen: the certificate, the list of the accreditation body.
    pub proof: Text,
    /// What is kept here of that.
    pub evidence: Links<Evidence>,
}

impl Decide for BringInCertificate {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.certification).map_err(|refusal| vec![refusal])?;
        let refusals = self.objections(held, state, context);
        let Some(by) = signer(state, context).ok().filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.certification, |held| {
            held.decision = Some(CertificationDecision {
                by: Some(by),
                on: self.certified_on,
                outcome: DecisionOutcome::Granted,
                valid_until: Some(self.valid_until),
                remark: self.remark.clone(),
                brought_on: Some(context.day),
                proof: Some(self.proof.clone()),
                evidence: self.evidence.clone(),
            });
            held.certificate_number = self.certificate_number.clone().or(held.certificate_number.take());
            held.stage = if held.stage == Stage::Recertification { held.stage } else { Stage::Surveillance };
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Certification>::of(subject)).is_ok_and(|held| held.decision.is_none())
    }
}

impl BringInCertificate {
    fn objections(&self, held: &Certification, state: &State, context: &Context) -> Vec<Refusal> {
        let message = "the body decided already; record its next decision with certification.decide";
        let known = held.decision.is_some().then(|| Refusal::software("certification", message));
        let unnumbered = self.certificate_number.is_none() && held.certificate_number.is_none();
        let unnumbered =
            unnumbered.then(|| Refusal::software("certificate_number", "say the number of the certificate"));
        let days = [("certified_on", Some(self.certified_on)), ("valid_until", Some(self.valid_until))];
        let unsigned = signer(state, context).err();
        let since = given_since(state, "certified_on", self.certified_on, "certification.decide");
        let ahead = dates::not_to_come(context, "certified_on", Some(self.certified_on));
        known
            .into_iter()
            .chain(unnumbered)
            .chain(unsigned)
            .chain(since)
            .chain(ahead)
            .chain(dates::in_order(&days))
            .collect()
    }
}
