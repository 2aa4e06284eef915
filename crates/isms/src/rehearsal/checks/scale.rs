//! 6.1.2 b: whether scores lie on the scale that they are ranked by, and the scale is told.

use kernel::{Date, Id, Level, Many};

use super::meanings;
use super::population::{method_in_force, risks, those};
use crate::dates::months_after;
use crate::planning::assets::Rating;
use crate::planning::risks::Assessed;
use crate::planning::{Method, Risk, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Scores lie on the scale of their method.
pub const SCORED_ON_SCALE: Check = Check { key: "risks.scored_on_scale", clause: "6.1.2", find: scored_on_scale };

fn scored_on_scale(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    meanings::told(cases);
    let scored: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.current.is_some()).collect();
    if scored.is_empty() {
        return cases.not_due(point("none"));
    }
    let Some((id, method)) = method_in_force(look) else {
        return cases.not_due(point("unruled"));
    };
    let off = those(look, &scored, |_, risk| off_scale(id, method, risk));
    let off = point("off-scale").listing("risks", off).text("method", look.named(id).in_full());
    cases.wrong(off.share(scored.len()).then_first("risk.assess"));
    mixed(cases, &scored, id, method);
    cases.no_gap(point("ok").count("total", scored.len()));
}

/// Levels of an earlier scale may stand beside those of the new one for one interval, not longer.
fn mixed<'a>(cases: &mut Cases<'_, 'a>, scored: &[Seen<'a, Risk>], id: Id<Method>, method: &Method) {
    let (look, day) = (cases.look, cases.day);
    let mixed = those(look, scored, |_, risk| is_foreign(look, (id, method), day, risk));
    let mixed = point("mixed").listing("risks", mixed).text("method", look.named(id).in_full());
    cases.wrong(mixed.minor().then_first("risk.assess"));
}

/// Whether a risk still stands at a level of another scale, an interval after this method was approved.
pub(super) fn is_foreign(look: &Look<'_>, (id, method): (Id<Method>, &Method), day: Date, risk: &Risk) -> bool {
    let approved = method.approval.as_ref().map(|approval| approval.on);
    let over = approved.is_some_and(|on| months_after(on, method.interval_months) < day);
    let same = |own: &Method| scoring::comparable(own, method);
    let foreign =
        |reading: &Assessed| !by(reading, id, method) && !look.get(reading.method).is_some_and(|own| same(own));
    over && risk.current.as_deref().is_some_and(foreign)
}

/// Whether a reading was made by this version of this method.
pub(super) fn by(reading: &Assessed, id: Id<Method>, method: &Method) -> bool {
    reading.method == id && reading.version == method.version
}

/// Whether a judgement by this version of the method lies beyond its scale.
pub(super) fn off_scale(id: Id<Method>, method: &Method, risk: &Risk) -> bool {
    let own = |reading: &Option<Box<Assessed>>| reading.as_ref().is_some_and(|reading| by(reading, id, method));
    (own(&risk.current) && off(method, &risk.consequence, (risk.likelihood, risk.ease)))
        || (own(&risk.residual)
            && off(method, &risk.residual_consequence, (risk.residual_likelihood, risk.residual_ease)))
}

/// Whether a judgement uses criteria or steps that the method does not have. What was left out is told as missing.
fn off(method: &Method, consequence: &Many<Rating>, (likelihood, ease): (Level, Level)) -> bool {
    let beyond = |steps: usize, level: Level| level > Level(0) && !scoring::on_scale(steps, level);
    let unknown = |key: &str| !method.criteria.is_empty() && method.criteria.at(key).is_none();
    let steps = method.consequence.len();
    consequence.iter().any(|(key, rating)| unknown(key) || beyond(steps, rating.level))
        || beyond(method.likelihood.len(), likelihood)
        || (!scoring::eases(method).is_empty() && beyond(method.ease.len(), ease))
}
