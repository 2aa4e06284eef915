//! The *indicated* level beside the *assessed* one: where a risk would stand now, judged by what its controls have
//! lost in strength since somebody assessed it. It never changes the assessment; it says when to look again. Where it
//! crosses a level or the acceptance line that nobody knew of when the risk was accepted, the acceptance no longer
//! counts (`acceptance::overtaken`).
//!
//! Strength of a control, in percent = in place x tested x evidence:
//! - in place: 100 where it works, 50 where it works in part, 0 otherwise;
//! - tested: 100, 50 or 0 by the last conclusive test (effective, partly, ineffective), 100 before the first one;
//!   halved for each test interval begun since the next test fell due;
//! - evidence: 50 where all that shows that it works is older than it may be (`evidenced`), else 100.
//!
//! A control that never was in place is not counted, unless a part of the plan that was to bring it is done and no other
//! is open: there is no strength that it could have lost.
//!
//! Lost, in percent = what the controls lost of their strength since the day of the assessment, of all the strength they
//! had then: a weak control that fails takes away all that it gave. A control that is named as working and is not in
//! place counts as strong then. What the controls were said to take away (steps without controls minus
//! steps as assessed; where nobody judged the risk without controls, one step of likelihood) comes back in the
//! proportion that was lost, rounded half up.

use std::collections::HashSet;

use kernel::{Date, Declared, Held, Id, Level, Many, State};

use super::assets::Rating;
use super::controls::Implementation;
use super::evidenced::{self, Freshness};
use super::methods::Method;
use super::risks::{Risk, Status};
use super::{Control, Threat, Treatment, acceptance, scoring, treatments};
use crate::certification::Evidence;
use crate::dates::months_after;
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;

/// The registers that indicated levels are read from.
pub const READS: [&str; 7] =
    [Risk::KEY, Method::KEY, Threat::KEY, Control::KEY, ControlTest::KEY, Evidence::KEY, Treatment::KEY];

/// Months between tests of a control that names none, once a day for its next test is set: a house value.
const TEST_MONTHS: i64 = 12;
/// After so many test intervals nothing is left to halve.
const HALVINGS_MAX: u32 = 7;

/// How strong a control is, each part in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// How far it is in place.
    pub in_place: u8,
    /// What its tests say.
    pub tested: u8,
    /// How fresh its evidence is.
    pub evidence: u8,
}

impl Strength {
    /// The three multiplied, in percent.
    pub fn percent(self) -> u8 {
        let product = u32::from(self.in_place) * u32::from(self.tested) * u32::from(self.evidence) / 10_000;
        u8::try_from(product).unwrap_or(100)
    }
}

/// What became of a control since the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weakened {
    /// The control.
    pub control: Id<Control>,
    /// On the day of the assessment, in percent.
    pub then: u8,
    /// Now.
    pub now: Strength,
    /// How fresh what shows that it works is now.
    pub freshness: Freshness,
}

/// Where a risk would stand now.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicated {
    /// Its controls, each then and now.
    pub controls: Vec<Weakened>,
    /// How much of their strength they lost together, in percent.
    pub lost: u8,
    /// The score that was assessed.
    pub assessed: i64,
    /// Likelihood as assessed, and as indicated.
    pub likelihood: (Level, Level),
    /// Ease as assessed, and as indicated.
    pub ease: (Level, Level),
    /// The consequence that counts, as assessed and as indicated.
    pub consequence: (Level, Level),
    /// The score indicated.
    pub score: i64,
    /// The key of the level indicated.
    pub band: String,
    /// Whether that is a higher level than the one known: assessed, or indicated already when it was accepted.
    pub another_level: bool,
    /// Whether it lies above the acceptance line and what was known does not.
    pub over_the_line: bool,
}

impl Indicated {
    /// Whether a level or the acceptance line is crossed, so that the risk has to be assessed again.
    pub fn crosses(&self) -> bool {
        self.another_level || self.over_the_line
    }
}

/// Where a risk would stand on a day; none where it was not assessed, waits for that already, or has no controls.
/// What crosses is measured by what is known: the assessment, and what was indicated already when the risk was accepted.
pub fn indicated(state: &State, risk: &Risk, day: Date) -> Option<Indicated> {
    let judged = risk.current.as_ref().map(|reading| reading.on);
    // Whoever assessed later judged anew, so what an owner knew before counts for nothing.
    let knowing = acceptance::standing(risk).filter(|acceptance| Some(acceptance.on) >= judged);
    beyond(state, risk, knowing.and_then(|acceptance| acceptance.indicated), day)
}

/// The same, where what crosses is measured by the assessment alone: for whoever accepts now.
pub fn since_assessed(state: &State, risk: &Risk, day: Date) -> Option<Indicated> {
    beyond(state, risk, None, day)
}

fn beyond(state: &State, risk: &Risk, knowing: Option<i64>, day: Date) -> Option<Indicated> {
    let reading = risk.current.as_ref().filter(|_| risk.status == Status::Open && risk.reopened.is_none())?;
    let method = &state.get(reading.method)?.record;
    let controls: Vec<_> = risk.controls.iter().filter_map(|id| weakened(state, id, reading.on, day)).collect();
    let lost = lost(&controls)?;
    let likelihood = risen((risk.inherent_likelihood, risk.likelihood), Some(1), lost, method.likelihood.len());
    let ease = risen((risk.inherent_ease, risk.ease), None, lost, method.ease.len());
    let worse = consequences(risk, lost, method);
    let assessed = scoring::counted(state, method, risk, &risk.consequence);
    let consequence = scoring::counted(state, method, risk, &worse);
    let score = scoring::score(method, consequence, scoring::chance(method, likelihood, ease)?)?.max(reading.score);
    let (band, _) = scoring::band(method, score)?;
    let known = knowing.unwrap_or(reading.score).max(reading.score);
    // The assessed level is kept as it was judged.
    let level = if known == reading.score { &*reading.band } else { scoring::band(method, known)?.0 };
    Some(Indicated {
        controls,
        lost,
        assessed: reading.score,
        likelihood: (risk.likelihood, likelihood),
        ease: (risk.ease, ease),
        consequence: (assessed, consequence),
        score,
        band: band.to_owned(),
        another_level: lost > 0 && score > known && band != level,
        over_the_line: lost > 0 && score > method.line && known <= method.line,
    })
}

/// The open risks whose indicated level has crossed a level or the line, in the order of the register.
pub fn crossed(state: &State, day: Date) -> Vec<(Id<Risk>, Indicated)> {
    // Most controls are as strong as can be: what rests on such alone has lost nothing and is not worked out.
    let whole = |(id, control): &(Id<Control>, &Held<Control>)| strength(state, *id, control, day).percent() == 100;
    let whole: HashSet<_> = state.of::<Control>().iter().filter(whole).map(|(id, _)| id).collect();
    let weakened = |risk: &Risk| risk.controls.iter().any(|control| !whole.contains(&control));
    let open = state.of::<Risk>().iter().filter(|(_, risk)| weakened(risk));
    let found = open.filter_map(|(id, risk)| Some((id, indicated(state, risk, day)?)));
    found.filter(|(_, indicated)| indicated.crosses()).collect()
}

/// Whether a risk names a control that was in place at some time.
pub fn counted_on(state: &State, risk: &Risk) -> bool {
    let held = |id| state.get(id).is_some_and(|control| !never_was(state, id, control));
    risk.controls.iter().any(held)
}

/// None for a control that never was in place: nobody counted on it.
fn weakened(state: &State, id: Id<Control>, then: Date, now: Date) -> Option<Weakened> {
    let control = state.get(id).filter(|control| !never_was(state, id, control))?;
    let before = Strength { in_place: promised(control), ..strength(state, id, control, then) };
    let mut after = strength(state, id, control, now);
    if control.head.retired {
        after.in_place = 0;
    }
    let freshness = evidenced::freshness(state, id, control, now);
    Some(Weakened { control: id, then: before.percent(), now: after, freshness })
}

/// Whether a control never was in place: it is not, no day says since when it was, no test was concluded, and nobody
/// finished the plan that was to put it there.
fn never_was(state: &State, id: Id<Control>, control: &Control) -> bool {
    let idle = matches!(control.status, Implementation::Planned | Implementation::NotStarted);
    let plans = || state.pointing::<Treatment>(id.raw()).filter(|(_, plan)| treatments::counts(plan));
    let open = || plans().any(|(_, plan)| plan.completion.is_none());
    let concluded = |result| result != TestResult::NotConcluded;
    let tested = || state.pointing::<ControlTest>(id.raw()).any(|(_, test)| test.result.is_some_and(concluded));
    idle && control.implemented_on.is_none() && (open() || (plans().next().is_none() && !tested()))
}

/// How far a control was in place when it was counted on: what does not work at all today was believed to.
fn promised(control: &Control) -> u8 {
    match control.status {
        Implementation::Partly => 50,
        Implementation::Implemented | Implementation::Planned | Implementation::NotStarted => 100,
    }
}

/// How strong a control is on a day.
pub fn strength(state: &State, id: Id<Control>, control: &Held<Control>, day: Date) -> Strength {
    let in_place = match control.status {
        Implementation::Implemented => 100,
        Implementation::Partly => 50,
        Implementation::Planned | Implementation::NotStarted => 0,
    };
    Strength { in_place, tested: tested(state, id, control, day), evidence: evidence(state, id, control, day) }
}

fn tested(state: &State, id: Id<Control>, control: &Control, day: Date) -> u8 {
    let done = state.pointing::<ControlTest>(id.raw()).filter_map(|(_, test)| {
        let worth = match test.result? {
            TestResult::Effective => 100,
            TestResult::PartlyEffective => 50,
            TestResult::Ineffective => 0,
            TestResult::NotConcluded => return None,
        };
        Some((test.tested_on.filter(|on| *on <= day)?, worth, test.next_on))
    });
    let last = done.max_by_key(|(on, ..)| *on);
    let worth = last.map_or(100_u8, |(_, worth, _)| worth);
    let own = control.test_months.filter(|months| *months > 0);
    let planned = last.and_then(|(_, _, next)| next).map(|_| TEST_MONTHS);
    let Some(months) = own.or(planned) else { return worth };
    let due = match last {
        Some((_, _, Some(next))) => Some(next),
        Some((on, _, None)) => Some(months_after(on, months)),
        None => control.implemented_on.map(|on| months_after(on, months)),
    };
    let mut missed: u32 = 0;
    let mut due = due.filter(|due| *due < day);
    while let Some(next) = due.filter(|_| missed < HALVINGS_MAX) {
        missed += 1;
        due = Some(months_after(next, months)).filter(|due| *due < day);
    }
    worth >> missed
}

fn evidence(state: &State, id: Id<Control>, control: &Held<Control>, day: Date) -> u8 {
    // What was never shown has lost nothing since.
    if control.evidence_days.is_some() && evidenced::shows(state, id, control, day).is_empty() {
        return 50;
    }
    match evidenced::freshness(state, id, control, day) {
        Freshness::Fresh => 100,
        Freshness::Old(_) | Freshness::Missing => 50,
    }
}

/// What the controls lost of the strength they had together, in percent; none where there are no controls.
fn lost(controls: &[Weakened]) -> Option<u8> {
    let lost: u32 = controls.iter().map(|own| u32::from(own.then.saturating_sub(own.now.percent()))).sum();
    let then: u32 = controls.iter().map(|own| u32::from(own.then)).sum();
    (!controls.is_empty()).then(|| u8::try_from(100 * lost / then.max(1)).unwrap_or(100))
}

/// A step with what comes back of the steps that controls took away.
fn risen((without, assessed): (Level, Level), unsaid: Option<u8>, lost: u8, top: usize) -> Level {
    let taken = if without.0 > 0 { without.0.saturating_sub(assessed.0) } else { unsaid.unwrap_or(0) };
    let back = (u32::from(taken) * u32::from(lost) + 50) / 100;
    let top = u32::try_from(top).unwrap_or(u32::from(u8::MAX)).max(u32::from(assessed.0));
    Level(u8::try_from((u32::from(assessed.0) + back).min(top)).unwrap_or(assessed.0))
}

fn consequences(risk: &Risk, lost: u8, method: &Method) -> Many<Rating> {
    let without = |key: &str| risk.inherent_consequence.at(key).map(|rating| rating.level).unwrap_or_default();
    let top = method.consequence.len();
    let each = risk.consequence.iter().map(|(key, rating)| {
        (key.to_owned(), Rating { level: risen((without(key), rating.level), None, lost, top), because: None })
    });
    each.collect()
}
