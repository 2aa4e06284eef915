//! 6.1.2 e 1: whether levels are compared with the criteria.

use super::computed::levels;
use super::population::{method_at_hand, method_in_force, risks, those};
use super::scale::by;
use crate::planning::Risk;
use crate::planning::risks::Assessed;
use crate::planning::scoring::comparable;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::point::point;

/// Levels are compared with the criteria.
pub const COMPARED_WITH_CRITERIA: Check =
    Check { key: "risks.compared_with_criteria", clause: "6.1.2", find: compared_with_criteria };

fn compared_with_criteria(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let scored: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.current.is_some()).collect();
    if scored.is_empty() {
        return cases.not_due(point("none"));
    }
    let Some((id, method)) = method_at_hand(look) else {
        return cases.follows(point("criteria").then("method.adopt"));
    };
    // Criteria that are missing are told once, with the method.
    if method.line < 1 || method.bands.is_empty() {
        return cases.not_due(point("unruled"));
    }
    let in_force = method_in_force(look).is_some();
    let bandless = |risk: &Risk| {
        // One without a score is told as having no level.
        risk.current.as_ref().filter(|own| own.score > 0).is_some_and(|reading| {
            let unknown = method.bands.at(&reading.band).is_none();
            reading.band.is_empty() || (in_force && by(reading, id, method) && unknown)
        })
    };
    let outside = those(look, &scored, |_, risk| bandless(risk));
    let outside = point("outside").listing("risks", outside).text("method", look.named(id).in_full());
    cases.wrong(outside.share(scored.len()).then_first("risk.assess"));
    levels(cases, &scored);
    let missed = |risk: &Risk| {
        let target = risk.target_score.filter(|_| risk.target_on.is_some_and(|on| on < cases.day));
        target.zip(risk.current.as_ref()).is_some_and(|(target, reading)| reading.score > target)
    };
    let missed = those(look, &scored, |_, risk| missed(risk));
    cases.judgement(point("target").listing("risks", missed).then_first("risk.edit"));
    // Scores of a method with other scales say nothing beside this line.
    let beside = |reading: &Assessed| look.get(reading.method).is_some_and(|own| comparable(own, method));
    let scores: Vec<_> = scored.iter().filter_map(|(_, risk)| risk.current.as_deref()).collect();
    let total = scores.len();
    let known: Vec<_> = scores.into_iter().filter(|reading| beside(reading)).collect();
    let above = known.iter().filter(|reading| reading.score > method.line).count();
    let told = |case| point(case).count("above", above).count("total", known.len()).whole("line", method.line);
    let others = total - known.len();
    if others > 0 {
        cases.no_gap(told("earlier").count("count", others));
    }
    cases.no_gap(told("ok"));
}
