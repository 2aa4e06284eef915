//! 6.1.2 d: judging a consequence and a likelihood by the method in force.

use kernel::{Context, Id, Level, Many, Refusal, State, Text};

use super::assets::Rating;
use super::risks::Assessed;
use super::scoring;
use crate::support::Person;

/// What somebody judged: the consequence by criterion, the likelihood, and what both rest on.
pub struct Judgement<'a> {
    /// The consequence, keyed by criterion.
    pub consequence: &'a Many<Rating>,
    /// The likelihood.
    pub likelihood: Level,
    /// What it rests on.
    pub because: Option<Text>,
    /// What stands before the names of the two fields in refusals, such as `residual_`.
    pub prefix: &'static str,
}

/// The judgement with its score and level by the method in force, or everything that is off its scales.
pub fn judge(state: &State, context: &Context, judgement: Judgement<'_>) -> Result<Assessed, Vec<Refusal>> {
    let Some((id, method)) = scoring::in_force(state) else {
        let message = "approve a risk method first with method.approve; risks are assessed by a method in force";
        return Err(vec![Refusal::requirement("", "6.1.2 a", message)]);
    };
    let Judgement { consequence, likelihood, because, prefix } = judgement;
    let (consequence_at, likelihood_at) = (format!("{prefix}consequence"), format!("{prefix}likelihood"));
    let mut refusals = scoring::off_scale(state, &consequence_at, consequence);
    if consequence.is_empty() {
        refusals.push(Refusal::requirement(&consequence_at, "6.1.2 d 1", "judge at least one criterion"));
    }
    refusals.extend(scoring::off_likelihood(method, &likelihood_at, likelihood));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let score = scoring::score(method, scoring::worst(consequence), likelihood);
    let Some((score, (band, _))) = score.and_then(|score| Some((score, scoring::band(method, score)?))) else {
        let message = "the method gives no level for this; complete its matrix and levels with method.revise";
        return Err(vec![Refusal::method(&likelihood_at, message)]);
    };
    let by = context.person.map(Id::<Person>::of);
    let (on, version) = (context.effective_day(), method.version);
    Ok(Assessed { by, on, method: id, version, score, band: band.into(), because })
}
