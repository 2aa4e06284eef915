//! 6.1.2 d: assessing a risk with the controls that work today.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Level, Link, Many, RawId, State, Text};

use super::{Risk, Status, unopened};
use crate::planning::assets::Rating;
use crate::planning::judgement::{Judgement, judge, touched};
use crate::planning::worth::Worths;
use crate::planning::{Method, acceptance, scoring};

/// Assess a risk as it is, with the controls that work today: consequence by criterion and likelihood, on the
/// scales of the method in force. A reopened risk counts as looked at again. An acceptance given for another
/// score no longer holds and is taken away; so is an expectation that would lie above the new reading. Where an accepted
/// risk is found at a higher level, or once its plans are carried out higher than what was accepted, both fall: what was
/// accepted rested on less.
#[derive(Act)]
#[act(key = "risk.assess", clause = "6.1.2 d")]
pub struct AssessRisk {
    /// The risk.
    pub risk: Id<Risk>,
    /// The consequence by criterion, for those the risk touches.
    #[field(required, clause = "6.1.2 d 1")]
    pub consequence: Many<Rating>,
    /// The likelihood.
    #[field(required, clause = "6.1.2 d 2")]
    pub likelihood: Level,
    /// How easily the vulnerabilities are used, where the method asks it.
    #[field(clause = "6.1.2 d 2")]
    pub ease: Level,
    /// What the judgement rests on: incidents, tests, experience of others.
    pub because: Option<Text>,
    /// The method whose scales you judged by; refused where another came into force meanwhile.
    pub method: Option<Link<Method>>,
}

impl Decide for AssessRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = unopened(risk).into_iter().collect();
        let Self { consequence, likelihood, ease, because, method, .. } = self;
        let judgement = Judgement {
            risk,
            consequence,
            likelihood: *likelihood,
            ease: *ease,
            method: *method,
            because: because.clone(),
            prefix: "",
        };
        let reading = judge(state, context, judgement).map_err(|found| refusals.extend(found)).ok();
        let Some(reading) = reading.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let outgrown = acceptance::outgrown(state, self.risk, risk, &reading);
        let mut changes = Changes::on(state, context);
        changes.edit(self.risk, |risk| {
            if outgrown {
                risk.acceptance = None;
                super::expect::forget(risk);
            }
            if risk.residual.as_ref().is_some_and(|residual| residual.score > reading.score) {
                super::expect::forget(risk);
            }
            risk.consequence = consequence.clone();
            risk.touched_by_its_reading();
            risk.likelihood = *likelihood;
            risk.ease = *ease;
            if let Some(before) = risk.current.replace(reading.into()) {
                risk.readings.put_at((risk.readings.len() + 1).to_string(), *before);
            }
            risk.reopened = None;
            acceptance::withdraw_outdated(risk);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Risk>::of(subject)).is_ok_and(|risk| risk.status == Status::Open)
    }

    /// The reading before; for the first one the values of the assets that the threat touches. Where no threat says
    /// what is touched, nobody has judged anything yet.
    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let risk = Id::<Risk>::of(subject);
        let held = state.get(risk)?;
        let read = !held.consequence.is_empty() || held.threat.is_none();
        let consequence = if read { held.consequence.clone() } else { at_stake(state, held) };
        let method = scoring::in_force(state).map(|(id, _)| id);
        let (likelihood, ease) = (held.likelihood, scoring::asked_ease(state, held.ease));
        Some(Self { risk, consequence, likelihood, ease, because: None, method })
    }
}

/// The consequence that the values of the assets point to, where the threat touches them.
fn at_stake(state: &State, risk: &Risk) -> Many<Rating> {
    let Some((_, method)) = scoring::at_hand(state) else { return Many::default() };
    let touched = touched(state, method, risk);
    let worth = worth_of(state, method, risk);
    worth.iter().filter(|(key, _)| touched.contains(key)).map(|(key, rating)| (key, rating.clone())).collect()
}

/// What losing the assets of a risk would mean by each criterion of a method, the highest of them; those of value only.
pub fn worth_of(state: &State, method: &Method, risk: &Risk) -> Many<Rating> {
    let worths = Worths::of(state);
    let highest = |key| risk.assets.iter().map(|asset| worths.at(asset, key)).max().unwrap_or_default();
    let valued = method.criteria.iter().map(|(key, _)| (key, highest(key))).filter(|(_, level)| level.0 > 0);
    valued.map(|(key, level)| (key, Rating { level, because: None })).collect()
}
