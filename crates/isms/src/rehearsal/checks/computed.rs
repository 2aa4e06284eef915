//! 6.1.2 d 3 and e 1: whether a score follows from its judgements by the method, and a level from its score.

use kernel::{Declared, Held, Level, Many};

use super::population::method_in_force;
use super::scale::by;
use crate::planning::assets::Rating;
use crate::planning::methods::{Combination, lint};
use crate::planning::risks::Assessed;
use crate::planning::{Method, Risk, Threat, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// The reading that is looked at: of the risk as it is, or of what is expected to remain.
#[derive(Clone, Copy)]
enum Of {
    Today,
    Expected,
}

/// A reading of a risk with the judgements that it rests on.
type Judged<'a> = (&'a Assessed, &'a Many<Rating>, (Level, Level));

impl Of {
    fn reading(self, risk: &Risk) -> Option<Judged<'_>> {
        Some(match self {
            Self::Today => (risk.current.as_ref()?, &risk.consequence, (risk.likelihood, risk.ease)),
            Self::Expected => {
                let chance = (risk.residual_likelihood, risk.residual_ease);
                (risk.residual.as_ref()?, &risk.residual_consequence, chance)
            }
        })
    }

    /// The act that judges anew.
    fn act(self) -> &'static str {
        match self {
            Self::Today => "risk.assess",
            Self::Expected => "risk.expect",
        }
    }
}

/// Tells of risks whose score is another one than the method in force gives for what was judged, as the cases `score`
/// and, of what remains, `expected`.
pub fn scores<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) {
    for (case, of) in [("score", Of::Today), ("expected", Of::Expected)] {
        miscomputed(cases, case, risks, of).into_iter().for_each(|point| cases.wrong(point.then_first(of.act())));
    }
}

fn miscomputed<'a>(cases: &Cases<'_, 'a>, case: &'static str, risks: &[Seen<'a, Risk>], of: Of) -> Option<Point> {
    let look = cases.look;
    let (id, method) = method_in_force(look)?;
    let off = |risk: &'a Held<Risk>| {
        let (reading, consequence, chance) =
            of.reading(risk).filter(|(own, ..)| own.score > 0 && by(own, id, method))?;
        let chance = scoring::chance(method, chance.0, chance.1)?;
        if computes(method, reading.score, consequence, chance) {
            return None;
        }
        // A consequence that nobody judged is told as missing; until then no score can be held against it.
        let counted = scoring::counted(look.through(&[Threat::KEY]), method, risk, consequence);
        let gives = scoring::score(method, counted, chance)?;
        (!incomplete(look, Some(method), risk, consequence)).then_some((reading.score, gives))
    };
    let found: Vec<_> = risks.iter().filter_map(|(risk, held)| Some((*risk, off(held)?))).collect();
    let (_, (stands, gives)) = *found.first()?;
    let named = look.roll(found.into_iter().map(|(risk, _)| risk));
    let point = point(case).listing("risks", named).text("method", look.named(id).in_full());
    Some(point.whole("stands", stands).whole("gives", gives).share(risks.len()))
}

/// Whether no consequence is judged, or none for a criterion that the threat touches while nobody has assessed the risk:
/// whoever assessed it and left a criterion out said that it is not touched.
pub fn incomplete(look: &Look<'_>, method: Option<&Method>, risk: &Risk, consequence: &Many<Rating>) -> bool {
    let judged = |key: &str| consequence.at(key).is_some_and(|rating| rating.level > Level(0));
    let threat = risk.threat.and_then(|threat| look.get::<Threat>(threat));
    let criteria = method.into_iter().flat_map(|method| method.criteria.iter());
    let mut touched = criteria.filter(|(key, _)| threat.is_some_and(|threat| threat.touches(key)));
    let unsaid = risk.current.is_none() && touched.any(|(key, _)| !judged(key));
    unsaid || !consequence.iter().any(|(key, _)| judged(key))
}

/// Whether a score comes from these judgements. What is off the scale has no score to compare with; the check of
/// the scale tells of it. What a threat touches may be written differently since, so there any criterion will do.
fn computes(method: &Method, score: i64, consequence: &Many<Rating>, chance: i64) -> bool {
    let levels: Vec<Level> = match method.combination {
        Combination::ThreatVulnerabilityImpact => consequence.iter().map(|(_, rating)| rating.level).collect(),
        Combination::Product | Combination::Sum | Combination::Highest | Combination::Matrix => {
            vec![scoring::worst(consequence)]
        }
    };
    levels.into_iter().any(|level| scoring::score(method, level, chance).is_none_or(|own| own == score))
}

/// Tells of risks that stand at another level than the method in force has for their score, as the cases `level` and,
/// of what remains, `expected`. Where the levels of the method do not fit, that alone is told.
pub fn levels<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) {
    for (case, of) in [("level", Of::Today), ("expected", Of::Expected)] {
        misplaced(cases, case, risks, of).into_iter().for_each(|point| cases.wrong(point.then_first(of.act())));
    }
}

fn misplaced<'a>(cases: &Cases<'_, 'a>, case: &'static str, risks: &[Seen<'a, Risk>], of: Of) -> Option<Point> {
    let look = cases.look;
    let (id, method) = method_in_force(look).filter(|(_, method)| fits(method))?;
    let off = |risk: &'a Held<Risk>| {
        let (reading, ..) = of.reading(risk).filter(|(reading, ..)| by(reading, id, method))?;
        let stands = method.bands.at(&reading.band)?;
        let (key, gives) = scoring::band(method, reading.score)?;
        (*key != *reading.band).then_some((reading.score, stands, gives))
    };
    let found: Vec<_> = risks.iter().filter_map(|(risk, held)| Some((*risk, off(held)?))).collect();
    let (_, (score, stands, gives)) = *found.first()?;
    let named = look.roll(found.into_iter().map(|(risk, _)| risk));
    let point = point(case).listing("risks", named).text("method", look.named(id).in_full()).whole("score", score);
    Some(point.text("stands", stands.label.to_string()).text("gives", gives.label.to_string()).share(risks.len()))
}

fn fits(method: &Method) -> bool {
    !lint(method).iter().any(|found| found.field.starts_with("bands"))
}
