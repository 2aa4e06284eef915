//! 6.1.3 f: judging what will remain of a risk after its treatment.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Level, Many, RawId, Refusal, State, Text};

use super::{Assessed, Risk, Status, TreatmentOption, unopened, unread};
use crate::planning::acceptance;
use crate::planning::assets::Rating;
use crate::planning::fallen_short::unplanned;
use crate::planning::judgement::{Judgement, judge};
use crate::planning::scoring;

/// Judge what is expected to remain of a risk once its treatment is carried out. It is this that the owner
/// accepts; an acceptance given for another score is taken away. While an acceptance counts, what was accepted stays. Once
/// all plans are carried out and the risk was read again, less than that is expected only of a further plan.
#[derive(Act)]
#[act(key = "risk.expect", clause = "6.1.3 f")]
pub struct ExpectRisk {
    /// The risk.
    pub risk: Id<Risk>,
    /// The consequence expected, by criterion.
    #[field(required, clause = "6.1.2 d 1")]
    pub residual_consequence: Many<Rating>,
    /// The likelihood expected.
    #[field(required, clause = "6.1.2 d 2")]
    pub residual_likelihood: Level,
    /// How easily the vulnerabilities will be used, where the method asks it.
    #[field(clause = "6.1.2 d 2")]
    pub residual_ease: Level,
    /// What the expectation rests on.
    pub because: Option<Text>,
}

impl Decide for ExpectRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = unopened(risk).into_iter().chain(unread(risk)).chain(retained(risk)).collect();
        refusals.extend(self.accepted(state, risk, context));
        let judgement = Judgement {
            risk,
            ease: self.residual_ease,
            method: None,
            consequence: &self.residual_consequence,
            likelihood: self.residual_likelihood,
            because: self.because.clone(),
            prefix: "residual_",
        };
        let reading = judge(state, context, judgement).map_err(|found| refusals.extend(found)).ok();
        refusals.extend(self.silent(state, risk));
        if let (Some(current), Some(reading)) = (&risk.current, &reading) {
            refusals.extend(incomparable(state, current, reading));
            refusals.extend(unplanned(state, self.risk, current, reading));
        }
        let Some(reading) = reading.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.risk, |risk| {
            risk.residual_consequence = self.residual_consequence.clone();
            risk.residual_likelihood = self.residual_likelihood;
            risk.residual_ease = self.residual_ease;
            risk.residual = Some(reading.into());
            acceptance::withdraw_outdated(risk);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let ready = |risk: &Risk| risk.status == Status::Open && unread(risk).is_none() && retained(risk).is_none();
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| ready(held))
    }

    /// The expectation before; for the first one the risk as it is.
    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let risk = Id::<Risk>::of(subject);
        let held = state.get(risk)?;
        let (residual_consequence, residual_likelihood, residual_ease) = match held.residual {
            Some(_) => (held.residual_consequence.clone(), held.residual_likelihood, held.residual_ease),
            None => (held.consequence.clone(), held.likelihood, held.ease),
        };
        let residual_ease = scoring::asked_ease(state, residual_ease);
        Some(Self { risk, residual_consequence, residual_likelihood, residual_ease, because: None })
    }
}

impl ExpectRisk {
    /// Clause: 6.1.2 b. Refuses to leave out what the risk was judged by as it is.
    fn silent(&self, state: &State, risk: &Risk) -> Vec<Refusal> {
        let Some((_, method)) = scoring::in_force(state) else { return Vec::new() };
        let left_out = scoring::unjudged(state, method, risk, &self.residual_consequence).into_iter();
        let refusal = |key: &str| {
            let label = method.criteria.at(key).map_or(key.to_owned(), |own| own.label.to_string());
            let message = format!("{label} was judged in the risk as it is; say what of that remains, too");
            Refusal::requirement(&format!("residual_consequence[{key}].level"), "6.1.2 b", message)
        };
        left_out.map(refusal).collect()
    }

    /// Refuses another expectation than the one that was accepted.
    fn accepted(&self, state: &State, risk: &Risk, context: &Context) -> Option<Refusal> {
        let before = (&risk.residual_consequence, risk.residual_likelihood, risk.residual_ease);
        let other = before != (&self.residual_consequence, self.residual_likelihood, self.residual_ease);
        acceptance::settled(state, self.risk, risk, context.day).filter(|_| other)
    }
}

/// Takes away what was expected to remain.
pub(super) fn forget(risk: &mut Risk) {
    risk.residual_consequence = Many::default();
    risk.residual_likelihood = Level::default();
    risk.residual_ease = Level::default();
    risk.residual = None;
}

/// Refuses an expectation for a risk that is kept as it is.
fn retained(risk: &Risk) -> Option<Refusal> {
    let retained = risk.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Retain);
    let message = "the risk is retained, so it remains as it is; decide otherwise with risk.decide first";
    retained.then(|| Refusal::software("risk", message))
}

/// Refuses an expectation that cannot be compared with the risk as it is, or lies above it.
fn incomparable(state: &State, current: &Assessed, expected: &Assessed) -> Option<Refusal> {
    if let Err(refusal) = acceptance::line_of(state, current) {
        return Some(refusal);
    }
    let message = format!(
        "{} would be more than the {} of today; a treatment does not raise the risk it treats",
        expected.score, current.score
    );
    (expected.score > current.score).then(|| Refusal::house_rule("residual_likelihood", message))
}
