//! 4.4: bringing in a certificate that is held already.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, Many, RawId, Refusal, State, Text};

use super::{Certification, CertificationDecision, DecisionOutcome, Stage, Visit, VisitKind};
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
            held.visits = self.cycle(held, context.day);
            held.stage = if held.stage == Stage::Recertification { held.stage } else { Stage::Surveillance };
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Certification>::of(subject)).is_ok_and(|held| held.decision.is_none())
    }
}

/// Months between two visits of the body (ISO/IEC 17021-1, 9.1.3), and those before the end in which it certifies anew.
const VISIT_MONTHS: i64 = 12;
const RENEWAL_MONTHS: i64 = 3;

impl BringInCertificate {
    /// The visits that there were, and those still to come before the certificate ends where none is planned: a first
    /// certification that was only planned lies behind it.
    fn cycle(&self, held: &Certification, today: Date) -> Many<Visit> {
        let first = |visit: &Visit| matches!(visit.kind, VisitKind::StageOne | VisitKind::StageTwo);
        let open =
            |visit: &Visit| visit.result.is_none() && visit.audit.is_none() && visit.from > Some(self.certified_on);
        let kept = held.visits.iter().filter(|(_, visit)| !(first(visit) && open(visit)));
        let kept: Vec<_> = kept.map(|(key, visit)| (key.to_owned(), visit.clone())).collect();
        let to_come = |day: Date| day >= today && day < self.valid_until;
        if kept.iter().any(|(_, visit)| visit.from.is_some_and(to_come)) {
            return kept.into_iter().collect();
        }
        let after = |months| dates::months_after(self.certified_on, months);
        let renewed = dates::months_after(self.valid_until, -RENEWAL_MONTHS);
        let next = [
            ("surveillance-1", VisitKind::Surveillance, after(VISIT_MONTHS)),
            ("surveillance-2", VisitKind::Surveillance, after(2 * VISIT_MONTHS)),
            ("recertification", VisitKind::Recertification, renewed),
        ];
        let next = next.into_iter().filter(|(.., day)| to_come(*day));
        let next = next.map(|(key, kind, day)| (key.to_owned(), Visit::planned(kind, day)));
        kept.into_iter().chain(next).collect()
    }

    fn objections(&self, held: &Certification, state: &State, context: &Context) -> Vec<Refusal> {
        let message = "the body decided already; record its next decision with certification.decide";
        let known = held.decision.is_some().then(|| Refusal::software("certification", message));
        let unnumbered = self.certificate_number.is_none() && held.certificate_number.is_none();
        let unnumbered =
            unnumbered.then(|| Refusal::software("certificate_number", "say the number of the certificate"));
        let days = [("certified_on", Some(self.certified_on)), ("valid_until", Some(self.valid_until))];
        let unsigned = signer(state, context).err();
        let since = given_since(state, "certified_on", self.certified_on, "certification.decide");
        let ahead = dates::happened("certified_on", Some(self.certified_on), context.day);
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
