//! 6.1.2 d 2: whether a likelihood is realistic beside the organization's own figures.

use kernel::{ById, Decimal, Held, Level};

use super::population::{method_in_force, said, those};
use super::scale::by;
use crate::dates::months_after;
use crate::operation::Incident;
use crate::operation::incidents::IncidentClass;
use crate::planning::methods::Step;
use crate::planning::{Method, Risk, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;

/// Fewer incidents within the months looked back at show nothing.
const INCIDENTS_MIN: usize = 3;
/// Incidents of so many months are held against a likelihood.
const LOOK_BACK_MONTHS: i64 = 12;

/// Risks said to happen more or less often than the step at which they were judged allows, and those that became real
/// several times in a year while they are judged to be seldom. Whoever says why a likelihood was chosen answers it.
pub(super) fn told<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let Some((id, method)) = method_in_force(look) else { return };
    let counts = incidents(cases);
    let own =
        |risk: &Risk| risk.current.as_ref().is_some_and(|own| by(own, id, method) && said(&own.because).is_none());
    let yearly =
        |risk: &Risk| risk.yearly_low.as_ref().zip(risk.yearly_high.as_ref()).is_some_and(|(low, high)| low > high);
    let turned = those(look, risks, |_, risk| yearly(risk));
    cases.judgement(point("turned").listing("risks", turned).then_first("risk.edit"));
    let figures = those(look, risks, |_, risk| own(risk) && contradicts(method, risk));
    cases.judgement(point("figures").listing("risks", figures).then_first("risk.assess"));
    if counts.is_empty() {
        return;
    }
    let often = |id, risk: &Held<Risk>| counts.get(&id).is_some_and(|count| own(risk) && seldom(method, risk, *count));
    let often: Vec<_> = risks.iter().filter(|(id, risk)| often(*id, risk)).map(|(id, _)| *id).collect();
    let incidents = often.iter().filter_map(|id| counts.get(id)).sum();
    let told = point("incidents").listing("risks", look.roll(often)).count("incidents", incidents);
    cases.judgement(told.then_first("risk.assess"));
}

/// How many incidents of the last year name each risk, where there are enough of them.
fn incidents(cases: &Cases<'_, '_>) -> ById<Risk, usize> {
    let mut counts = ById::<Risk, usize>::default();
    let recent = |own: &Incident| {
        own.noticed_on().is_some_and(|on| on <= cases.day && months_after(on, LOOK_BACK_MONTHS) >= cases.day)
    };
    let real = |own: &Incident| matches!(own.class, IncidentClass::NotJudged | IncidentClass::Incident);
    for (_, incident) in cases.look.of::<Incident>().iter().filter(|(_, own)| real(own) && recent(own)) {
        incident.risks.iter().for_each(|risk| *counts.entry(risk).or_default() += 1);
    }
    counts.retain(|_, count| *count >= INCIDENTS_MIN);
    counts
}

fn step(method: &Method, level: Level) -> Option<&Step> {
    method.likelihood.at(&level.0.to_string())
}

/// Whether a risk says that it happens more often than its step reaches or, where the step is that of the risk and not of
/// its threat, less often.
fn contradicts(method: &Method, risk: &Risk) -> bool {
    let above = |low: Option<&Decimal>, high: Option<&Decimal>| low.zip(high).is_some_and(|(low, high)| low > high);
    let (low, high) = (risk.yearly_low.as_deref(), risk.yearly_high.as_deref());
    if low.is_none() && high.is_none() {
        return false;
    }
    let Some(step) = step(method, risk.likelihood) else { return false };
    let of_threat = !scoring::eases(method).is_empty();
    above(low, step.high.as_ref()) || !of_threat && above(step.low.as_ref(), high)
}

/// Whether so many incidents in a year are more than the step at which a risk was judged reaches; where the step has no
/// range, whether it lies in the lower half of the scale.
fn seldom(method: &Method, risk: &Risk, count: usize) -> bool {
    match step(method, risk.likelihood).and_then(|step| step.high) {
        Some(high) => Decimal::from(i64::try_from(count).unwrap_or(i64::MAX)) > high,
        None => risk.likelihood > Level(0) && 2 * usize::from(risk.likelihood.0) <= method.likelihood.len(),
    }
}
