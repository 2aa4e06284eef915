//! 6.1.2 b: whether the same scenario gets the same score, and treatment brings scores down.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Declared, Id, Level, Text};

use super::effect::judged_after;
use super::plan::says_nothing_of_what;
use super::population::{done, gives_reason, method_in_force, plans_of, risks, those};
use super::same_aims;
use super::scale::is_foreign;
use super::twins::{criteria, located, processes, twins, words};
use crate::context::Process;
use crate::loops;
use crate::planning::one_sided::{self, Side};
use crate::planning::risks::TreatmentOption;
use crate::planning::{Asset, Method, Risk, Threat, Vulnerability, figures, scoring, worth};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// The same scenario gets the same score.
pub const SCORED_CONSISTENTLY: Check =
    Check { key: "risks.scored_consistently", clause: "6.1.2", find: scored_consistently };

/// Two people may differ by this many steps.
pub(super) const STEPS_APART_MAX: u8 = 1;

fn scored_consistently(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let scored: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.current.is_some()).collect();
    let twins = twins(&scored);
    let pairs = look.roll(apart(&scored).difference(&twins).copied());
    cases.wrong(point("twins").listing("risks", look.roll(twins)).minor().then_first("risk.assess"));
    cases.judgement(point("pairs").listing("risks", pairs).then_first("risk.assess"));
    let rise = |id, risk: &Risk| expected_rise(look, risk).filter(|_| !judged_after(look, id, risk));
    let worse = those(look, &scored, |id, risk| rise(id, risk).is_some_and(|rise| rise > 0));
    cases.wrong(point("worse").listing("risks", worse).share(scored.len()).then_first("risk.expect"));
    let unmoved = those(look, &scored, |id, risk| rise(id, risk) == Some(0));
    cases.judgement(point("residual").listing("risks", unmoved).then_first("risk.expect"));
    replaced(cases, &scored);
    let unhelped = those(look, &scored, |_, risk| grows_by_controls(look, risk));
    cases.judgement(point("unhelped").listing("risks", unhelped).then_first("risk.assess"));
    same_aims::told(cases, &scored);
    let state = look.through(&one_sided::READS);
    let unsaid = |risk: &Risk| !risk.residual.as_ref().is_some_and(|own| said_why(&own.because));
    // That a plan leaves out what is to be done is told of the plan.
    let planned = |id| !plans_of(look, id).any(|(_, plan)| !done(plan) && says_nothing_of_what(plan));
    let uneven =
        |id, risk: &Risk, side| one_sided::one_sided(state, id, risk).iter().any(|own| own.side == side) && planned(id);
    for (case, side) in [("only-prevented", Side::Consequence), ("only-noticed", Side::Likelihood)] {
        let uneven = those(look, &scored, |id, risk| unsaid(risk) && uneven(id, risk, side));
        cases.judgement(point(case).listing("risks", uneven).then_first("risk.expect"));
    }
    cases.wrong(point("loop").listing("assets", look.roll(circling(look))).minor().then_first("asset.edit"));
    let by_hand = worth::unexplained(look.of(), look.worths());
    cases.judgement(point("by-hand").listing("assets", look.roll(by_hand)).then_first("asset.edit"));
    if scored.len() < 2 {
        cases.not_due(point("none"));
    }
    cases.no_gap(point("ok"));
}

/// Risks read by a method after another one had taken its place. That levels of another scale stand too long is told with
/// the scale.
fn replaced<'a>(cases: &mut Cases<'_, 'a>, scored: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let Some((id, method)) = method_in_force(look) else { return };
    let Some(since) = method.approval.as_ref().map(|own| own.on) else { return };
    let gone = |id| look.get::<Method>(id).is_some_and(|own| own.head.retired);
    let late = |risk: &Risk| risk.current.as_ref().is_some_and(|own| own.on > since && gone(own.method));
    let late = those(look, scored, |_, risk| late(risk) && !is_foreign(look, (id, method), cases.day, risk));
    cases
        .wrong(point("replaced").listing("risks", late).day("on", since).share(scored.len()).then_first("risk.assess"));
}

/// Whether a risk would be less if no control worked, both judged by the method at hand.
fn grows_by_controls(look: &Look<'_>, risk: &Risk) -> bool {
    let state = look.through(&[Method::KEY, Threat::KEY]);
    let at_hand = scoring::at_hand(state).map(|(id, _)| id);
    let current = risk.current.as_ref().filter(|own| Some(own.method) == at_hand);
    current.zip(figures::inherent(state, risk)).is_some_and(|(current, inherent)| inherent < current.score)
}

/// The assets that depend on themselves by way of others: what one of them is worth follows from nothing.
fn circling(look: &Look<'_>) -> Vec<Id<Asset>> {
    let assets = look.of::<Asset>().iter();
    let links: Vec<_> = assets.map(|(id, asset)| (id, asset.depends_on.iter().collect::<Vec<_>>())).collect();
    loops::circling(&links)
}

/// What makes two risks the same scenario: method and version, threat or, where none is named, the event in words, and
/// the vulnerabilities, assets or else processes, and criteria they are about.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Scenario {
    method: (Id<Method>, i64),
    threat: Option<Id<Threat>>,
    event: Option<String>,
    vulnerabilities: BTreeSet<Id<Vulnerability>>,
    assets: BTreeSet<Id<Asset>>,
    processes: BTreeSet<Id<Process>>,
    criteria: BTreeSet<String>,
}

/// The risks whose likelihood or worst consequence lies more than a step from that of the same scenario elsewhere,
/// where neither says why.
fn apart(scored: &[Seen<'_, Risk>]) -> BTreeSet<Id<Risk>> {
    let unreasoned = || scored.iter().filter(|(_, risk)| !reasoned(risk));
    // Few events stand twice; only then the rest is compared.
    let mut events = HashMap::<_, usize>::new();
    let told = unreasoned().filter(|(_, risk)| risk.threat.is_none() && located(risk));
    told.for_each(|(_, risk)| *events.entry(event(risk)).or_default() += 1);
    let mut scenarios = BTreeMap::<_, Vec<_>>::new();
    for (id, risk) in unreasoned() {
        let lonely = || events.get(&event(risk)).is_none_or(|count| *count < 2);
        if risk.threat.is_none() && lonely() {
            continue;
        }
        if let Some(scenario) = scenario(risk) {
            scenarios.entry(scenario).or_default().push((*id, *risk));
        }
    }
    scenarios.values().filter(|group| group.len() > 1).flat_map(|group| unlike(group)).collect()
}

/// The risks of one scenario that lie more than a step from another one. What two tell in other words may be two events.
fn unlike(group: &[Seen<'_, Risk>]) -> Vec<Id<Risk>> {
    let told = |risk: &Risk| risk.event.as_ref().filter(|own| !kernel::is_blank(own)).map(|own| words(own));
    let apart = |one: &Risk, other: &Risk| told(one).zip(told(other)).is_some_and(|(one, other)| one != other);
    let differs = |(id, risk): &Seen<'_, Risk>| {
        let others = group.iter().filter(|(other, held)| other != id && !apart(risk, held));
        others.into_iter().any(|(other, held)| uneven(&[judged(*id, risk), judged(*other, held)]))
    };
    group.iter().filter(|own| differs(own)).map(|(id, _)| *id).collect()
}

/// A risk with its likelihood and its worst consequence.
pub(super) type Judged = (Id<Risk>, Level, Level);

pub(super) fn judged(id: Id<Risk>, risk: &Risk) -> Judged {
    (id, risk.likelihood, scoring::worst(&risk.consequence))
}

/// Whether likelihood or worst consequence lie more than a step apart.
pub(super) fn uneven(group: &[Judged]) -> bool {
    let spread = |levels: &dyn Fn(&Judged) -> Level| {
        let (least, most) = (group.iter().map(levels).min(), group.iter().map(levels).max());
        least.zip(most).is_some_and(|(least, most)| most.0 - least.0 > STEPS_APART_MAX)
    };
    spread(&|(_, likelihood, _)| *likelihood) || spread(&|(.., worst)| *worst)
}

/// Whether somebody said what the judgement rests on.
fn reasoned(risk: &Risk) -> bool {
    let judged = risk.consequence.iter().any(|(_, rating)| said_why(&rating.because));
    judged || risk.current.as_ref().is_some_and(|reading| said_why(&reading.because))
}

fn said_why(because: &Option<Text>) -> bool {
    because.as_ref().is_some_and(|because| gives_reason(because))
}

/// What happens, in words: the event, else the title.
fn event(risk: &Risk) -> String {
    words(risk.event.as_ref().filter(|own| !kernel::is_blank(own)).unwrap_or(&risk.title))
}

/// The scenario a risk describes.
fn scenario(risk: &Risk) -> Option<Scenario> {
    let reading = risk.current.as_ref()?;
    Some(Scenario {
        method: (reading.method, reading.version),
        threat: risk.threat,
        event: risk.threat.is_none().then(|| event(risk)),
        vulnerabilities: risk.vulnerabilities.iter().collect(),
        assets: risk.assets.iter().collect(),
        processes: processes(risk),
        criteria: criteria(risk),
    })
}

/// Whether it is told that treatment does not bring a risk down, as it was accepted or not.
pub(super) fn not_brought_down(look: &Look<'_>, id: Id<Risk>, risk: &Risk) -> bool {
    expected_rise(look, risk).is_some() && !judged_after(look, id, risk)
}

/// By how much treatment is to raise the score of a risk, where it does not bring it down and nobody says why.
fn expected_rise(look: &Look<'_>, risk: &Risk) -> Option<i64> {
    let (decision, current, residual) = (risk.decision.as_ref()?, risk.current.as_ref()?, risk.residual.as_ref()?);
    let treated = match decision.option {
        TreatmentOption::Modify | TreatmentOption::Share => true,
        TreatmentOption::Retain | TreatmentOption::Avoid => false,
    };
    let explained = decision.reason.as_ref().is_some_and(|reason| gives_reason(reason));
    // A reason can say why a treatment changes nothing, never why it makes a risk greater.
    let more = Some(residual.score - current.score).filter(|more| *more > 0 || (*more == 0 && !explained));
    let more = more.filter(|_| treated)?;
    let methods = look.get(current.method).zip(look.get(residual.method));
    methods.is_some_and(|(one, other)| scoring::comparable(one, other)).then_some(more)
}
