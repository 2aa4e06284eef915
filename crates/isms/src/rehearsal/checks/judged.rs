//! 6.1.2 d: consequence, likelihood and level of each risk, judged by the method.

use std::collections::{BTreeSet, HashMap};

use kernel::{Date, Held, Level, Many};

use super::assessment::{interval, is_overdue};
use super::computed::{incomplete, scores};
use super::in_force::side_by_side;
use super::lacking::Lacking;
use super::left::had_left;
use super::population::{first_risks, method_at_hand, method_in_force, risks, those};
use super::realistic;
use super::reviews::overdue;
use super::scale::by;
use crate::age::{PATIENT_DAYS, older};
use crate::dates::days_after;
use crate::planning::assets::Rating;
use crate::planning::methods::Combination;
use crate::planning::risks::Assessed;
use crate::planning::scoring::{Redefined, comparable};
use crate::planning::{Method, Risk, acceptance, aims, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::{Point, point};

/// Risks are assessed with the method.
pub const ASSESSED_BY_METHOD: Check =
    Check { key: "risks.assessed_by_method", clause: "6.1.2", find: assessed_by_method };
/// Consequences are assessed.
pub const HAVE_CONSEQUENCES: Check = Check { key: "risks.have_consequences", clause: "6.1.2", find: have_consequences };
/// The realistic likelihood is assessed.
pub const HAVE_LIKELIHOOD: Check = Check { key: "risks.have_likelihood", clause: "6.1.2", find: have_likelihood };
/// Every risk has a level.
pub const HAVE_LEVELS: Check = Check { key: "risks.have_levels", clause: "6.1.2", find: have_levels };

/// Fewest risks among which one and the same likelihood is odd.
const FLAT_RISKS_MIN: usize = 10;
/// Above this share of risks with one likelihood somebody has to look, in percent.
const FLAT_PERCENT: usize = 90;

fn assessed_by_method(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let risks = risks(look);
    if risks.is_empty() {
        return cases.unfinished(point("none").major().then(first_risks(look)));
    }
    let lacking = Lacking::risks(cases, &risks, |risk| !begun(risk));
    let young = lacking.young();
    cases.unfinished(point("some").listing("risks", lacking.old).share(risks.len()).then_first("risk.assess"));
    unapproved(cases, &risks);
    let soon = [outdated(cases, &risks), redefined(cases, &risks), rescored(cases, &risks)];
    let gone = |reading: &Assessed| reading.by.is_some_and(|by| had_left(look, by, reading.on));
    let departed = those(look, &risks, |_, risk| risk.current.iter().chain(&risk.residual).any(|own| gone(own)));
    cases.wrong(point("departed").listing("risks", departed).single().then_first("risk.assess"));
    let unknown = |own: &Assessed| look.get(own.method).is_some_and(|method| own.version > method.version.max(1));
    let unknown = those(look, &risks, |_, risk| risk.current.as_deref().is_some_and(unknown));
    cases.wrong(point("unknown-version").listing("risks", unknown).single().then_first("risk.assess"));
    let (interval, day) = (interval(look), cases.day);
    // What is due by the interval, too, is told with the assessments.
    let next = |risk: &Held<Risk>| next_look(risk).filter(|_| !is_overdue(risk, interval, day));
    cases.unfinished(overdue(cases, "risks", &risks, next).then_first("risk.assess"));
    cases.not_due(young);
    soon.into_iter().for_each(|soon| cases.not_due(soon));
    let method = method_at_hand(look);
    let in_force = method.map(|(id, method)| (id, method.version));
    let stale = |risk: &Held<Risk>| {
        risk.current.as_ref().is_some_and(|reading| Some((reading.method, reading.version)) != in_force)
    };
    let stale = risks.iter().filter(|(_, risk)| stale(risk)).count();
    if stale > 0 {
        cases.no_gap(point("stale").count("total", risks.len()).count("count", stale));
    }
    let name = method.map(|(id, _)| look.named(id).in_full()).unwrap_or_default();
    cases.no_gap(point("ok").count("total", risks.len()).text("method", name));
}

/// Whether somebody has judged anything of a risk. One that nobody has looked at is told once, as never assessed.
fn begun(risk: &Risk) -> bool {
    let judged = || risk.consequence.iter().any(|(_, rating)| rating.level > Level(0));
    risk.current.is_some() || risk.likelihood > Level(0) || judged()
}

/// The day on which somebody was to look at a risk again, where nobody has since.
fn next_look(risk: &Risk) -> Option<Date> {
    let looked = risk.current.iter().map(|reading| reading.on).chain(risk.reviewed_on).max();
    risk.next_review.filter(|next| looked.is_none_or(|on| on < *next))
}

/// Risks that a revised method puts at another level or beyond another line, and that nobody assessed since. Levels of
/// other scales are told with the scale.
fn outdated<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) -> Point {
    let look = cases.look;
    let Some((id, method)) = method_in_force(look) else { return none("outdated-soon") };
    let elsewhere = |reading: &Assessed| {
        let before = look.get(reading.method).filter(|before| reading.method != id && comparable(before, method));
        let band = scoring::band(method, reading.score).map(|(key, _)| key);
        before.is_some_and(|before| {
            band != Some(&*reading.band) || (reading.score > before.line) != (reading.score > method.line)
        })
    };
    let moved = |risk: &Risk| risk.current.as_deref().into_iter().chain(acceptance::remains(risk)).any(elsewhere);
    late_or_soon(cases, ["outdated", "outdated-soon"], risks, moved)
}

/// Risks that were judged by a draft that nobody approved, while another method is in force. One that was given up may have
/// been approved before it came in.
fn unapproved<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) {
    let look = cases.look;
    if method_in_force(look).is_none() {
        return;
    }
    let draft = |reading: &Assessed| look.live(reading.method).is_some_and(|method| method.approval.is_none());
    let by_draft = those(look, risks, |_, risk| risk.current.iter().chain(&risk.residual).any(|own| draft(own)));
    cases.wrong(point("unapproved").listing("risks", by_draft).share(risks.len()).then_first("risk.assess"));
}

/// Risks that were judged by steps that mean something else in the method in force, and that nobody assessed since.
fn redefined<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) -> Point {
    let look = cases.look;
    let Some((id, method)) = method_in_force(look) else { return none("redefined-soon") };
    let readings = || risks.iter().flat_map(|(_, risk)| risk.current.iter().chain(&risk.residual));
    let before: BTreeSet<_> = readings().map(|reading| reading.method).filter(|own| *own != id).collect();
    let before = before.into_iter().filter_map(|own| Some((own, Redefined::between(look.get(own)?, method))));
    let before: HashMap<_, _> = before.collect();
    let steps = |reading: &Option<Box<Assessed>>| reading.as_ref().and_then(|reading| before.get(&reading.method));
    let elsewhere = |risk: &Risk| {
        steps(&risk.current).is_some_and(|own| own.touches_current(risk))
            || steps(&risk.residual).is_some_and(|own| own.touches_residual(risk))
    };
    late_or_soon(cases, ["redefined", "redefined-soon"], risks, elsewhere)
}

/// Risks that were scored in another way than the method in force scores: by another formula, or by another cell.
fn rescored<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) -> Point {
    let look = cases.look;
    let Some((_, method)) = method_in_force(look) else { return none("rescored-soon") };
    let other = |reading: &Option<Box<Assessed>>, score: Option<i64>| {
        let Some((reading, before)) = reading.as_ref().and_then(|own| Some((own, look.get(own.method)?))) else {
            return false;
        };
        let cell = method.combination != Combination::Matrix || score == Some(reading.score);
        let same = before.combination == method.combination && cell;
        scoring::same_steps(before, method) && !comparable(before, method) && !same
    };
    let score = |consequence: &Many<Rating>, likelihood, ease| {
        let chance = scoring::chance(method, likelihood, ease)?;
        scoring::score(method, scoring::worst(consequence), chance)
    };
    let elsewhere = |risk: &Risk| {
        other(&risk.current, score(&risk.consequence, risk.likelihood, risk.ease))
            || other(&risk.residual, score(&risk.residual_consequence, risk.residual_likelihood, risk.residual_ease))
    };
    late_or_soon(cases, ["rescored", "rescored-soon"], risks, elsewhere)
}

fn none(case: &'static str) -> Point {
    Point { holds: false, ..point(case) }
}

/// Risks whose reading does not hold under the method in force: wrong long after it was approved; gives the case of
/// those for which there is still time.
fn late_or_soon<'a>(
    cases: &mut Cases<'_, 'a>,
    [late, soon]: [&'static str; 2],
    risks: &[Seen<'a, Risk>],
    elsewhere: impl Fn(&Risk) -> bool,
) -> Point {
    let look = cases.look;
    let Some((id, method)) = method_in_force(look).filter(|_| side_by_side(look).len() == 1) else { return none(soon) };
    let Some(on) = method.approval.as_ref().map(|approval| approval.on) else { return none(soon) };
    let told = |case| point(case).listing("risks", those(look, risks, |_, risk| elsewhere(risk)));
    let told = |case| told(case).text("method", look.named(id).in_full()).day("on", on).then_first("risk.assess");
    if older(on, PATIENT_DAYS, cases.day) {
        let long = older(on, 2 * PATIENT_DAYS, cases.day);
        cases.wrong(told(late).late(long, risks.len()));
        return none(soon);
    }
    told(soon).due(days_after(on, PATIENT_DAYS))
}

fn have_consequences(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let method = method_at_hand(look).map(|(_, method)| method);
    let begun = every_lacking(cases, |risk| incomplete(look, method, risk, &risk.consequence));
    let flagged = those(look, &begun, |_, risk| risk.current.is_some() && is_half_judged(method, risk));
    cases.wrong(point("flagged").listing("risks", flagged).share(begun.len()).then_first("risk.assess"));
    let loss = |risk: &Risk| {
        let both = risk.loss_low.as_ref().zip(risk.loss_high.as_ref());
        both.is_some_and(|(low, high)| low.currency == high.currency && low.amount > high.amount)
    };
    let turned = those(look, &begun, |_, risk| loss(risk));
    cases.judgement(point("turned").listing("risks", turned).then_first("risk.edit"));
    all(cases, &begun);
}

/// Whether a risk says that it harms several aims, and the consequence is judged for some of them and not for others.
fn is_half_judged(method: Option<&Method>, risk: &Risk) -> bool {
    let said = aims::ticked(risk).filter(|aim| method.is_some_and(|method| method.criteria.at(aim.key).is_some()));
    let (judged, open): (Vec<_>, Vec<_>) = said.partition(|aim| aim.judged(risk));
    !judged.is_empty() && !open.is_empty()
}

fn have_likelihood(cases: &mut Cases<'_, '_>) {
    let method = method_at_hand(cases.look);
    let eased = method.is_some_and(|(_, method)| !scoring::eases(method).is_empty());
    // What another method judged had no ease to say, and is told as older than the method.
    let own = |reading: &Option<Box<Assessed>>| {
        reading.as_ref().is_none_or(|reading| method.is_some_and(|(id, method)| by(reading, id, method)))
    };
    let unsaid = |by_it: bool, likelihood, ease| likelihood == Level(0) || (eased && by_it && ease == Level(0));
    let expected = |risk: &Risk| {
        risk.residual.is_some() && unsaid(own(&risk.residual), risk.residual_likelihood, risk.residual_ease)
    };
    let risks = every_lacking(cases, |risk| unsaid(own(&risk.current), risk.likelihood, risk.ease) || expected(risk));
    let total = risks.len();
    if let Some((level, count)) = commonest(&risks).filter(|(_, count)| is_flat(*count, total)) {
        let flat = point("flat").count("count", count).count("total", total);
        let label = method_at_hand(cases.look).and_then(|(_, method)| method.likelihood.at(&level.0.to_string()));
        let label = label.map_or_else(|| level.0.to_string(), |step| step.label.to_string());
        cases.judgement(flat.text("level", label));
    }
    realistic::told(cases, &risks);
    all(cases, &risks);
}

fn is_flat(count: usize, total: usize) -> bool {
    total >= FLAT_RISKS_MIN && count * 100 > total * FLAT_PERCENT
}

/// The likelihood that most risks have, and how many.
fn commonest(risks: &[Seen<'_, Risk>]) -> Option<(Level, usize)> {
    let mut counts = HashMap::new();
    for (_, risk) in risks.iter().filter(|(_, risk)| risk.likelihood > Level(0)) {
        *counts.entry(risk.likelihood).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(level, count)| (*count, *level))
}

fn have_levels(cases: &mut Cases<'_, '_>) {
    let begun = every_lacking(cases, |risk| risk.current.as_ref().is_none_or(|own| own.score < 1));
    scores(cases, &begun);
    all(cases, &begun);
}

/// The case that every risk somebody began to judge has what is asked.
fn all(cases: &mut Cases<'_, '_>, begun: &[Seen<'_, Risk>]) {
    if !begun.is_empty() {
        cases.no_gap(point("ok").count("total", begun.len()));
    }
}

/// Tells what risks lack that somebody began to judge, and gives these.
fn every_lacking<'a>(cases: &mut Cases<'_, 'a>, lacks: impl Fn(&Held<Risk>) -> bool) -> Vec<Seen<'a, Risk>> {
    let risks = risks(cases.look);
    if risks.is_empty() {
        cases.follows(point("none").then(first_risks(cases.look)));
        return risks;
    }
    // What nobody has begun to judge is told once, as not assessed yet.
    let begun: Vec<_> = risks.into_iter().filter(|(_, risk)| begun(risk)).collect();
    let lacking = Lacking::risks(cases, &begun, &lacks);
    let young = lacking.young();
    cases.unfinished(point("missing").listing("risks", lacking.old).share(begun.len()).then_first("risk.assess"));
    cases.not_due(young);
    if begun.is_empty() {
        cases.not_due(point("unassessed"));
    }
    begun
}
