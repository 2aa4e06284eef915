//! 8.2: whether a run over the whole scope looked at every risk there was, and holds nothing that came after it.

use kernel::{Date, Held, Id};

use super::population::{method_in_force, those};
use super::runs::ended;
use crate::age::{FRESH_DAYS, identified_on, older};
use crate::dates::days_after;
use crate::operation::Assessment;
use crate::operation::assessments::AssessmentOccasion;
use crate::planning::risks::Assessed;
use crate::planning::{Method, Risk};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Runs that were completed before what they list was assessed, or before they began, or were held by a method that nobody
/// approved; and the risks that the last run over the whole scope left
/// out and that nobody has assessed since.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, runs: &[Seen<'a, Assessment>]) {
    let look = cases.look;
    let premature = those(look, runs, |_, run| !listed_before_assessed(look, run).is_empty());
    let first = runs.iter().map(|(_, run)| listed_before_assessed(look, run)).find(|found| !found.is_empty());
    let told = point("premature").listing("assessments", premature).minor().then("assessment.create");
    let first = first.unwrap_or_default().into_iter().map(|id| look.named(id).label).collect();
    cases.wrong(told.naming("risks", first));
    let began = |run: &Assessment| run.from.or(run.planned_on.filter(|_| run.until.is_none()));
    let turned = |run: &Assessment| ended(run).zip(began(run)).is_some_and(|(ended, began)| ended < began);
    let turned = those(look, runs, |_, run| turned(run) && listed_before_assessed(look, run).is_empty());
    cases.wrong(point("turned").listing("assessments", turned).minor().then_first("assessment.complete"));
    // That a reading rests on such a method is told with the risks, and that none is in force with the method.
    let ruled = method_in_force(look).is_some();
    let unruled = |run: &Assessment| {
        let draft = |id: Id<Method>| look.get(id).is_some_and(|own| own.approval.is_none() && !own.head.retired);
        run.method.is_some_and(draft)
    };
    let unruled = those(look, runs, |_, run| ruled && unruled(run));
    cases.judgement(point("unruled").listing("assessments", unruled).then_first("assessment.edit"));
    let otherwise = those(look, runs, |_, run| judged_otherwise(look, run));
    cases.judgement(point("otherwise").listing("assessments", otherwise).then("assessment.create"));
    let Some((id, run)) = last_whole(runs) else { return };
    let left_out: Vec<_> = look.risks().iter().copied().filter(|seen| left_out(run, seen)).collect();
    let told = point("left-out").listing("risks", look.roll(left_out.iter().map(|(id, _)| *id)));
    cases.wrong(told.about("assessment", look.named(id)).minor().then_first("risk.assess"));
}

/// Whether all that a completed run lists and that was judged while it ran was judged by other methods than the one it
/// names. What rests on a method that was not approved by then is told with the risks.
fn judged_otherwise(look: &Look<'_>, run: &Assessment) -> bool {
    let Some(((method, on), from)) = run.method.zip(run.completion.as_ref().map(|own| own.on)).zip(run.from) else {
        return false;
    };
    let approved = |own: &Assessed| {
        let approval = look.get(own.method).and_then(|method| method.approval.as_ref());
        approval.is_some_and(|approval| approval.on <= own.on)
    };
    let read = run.risks.iter().filter_map(|id| look.get(id));
    let read = read.flat_map(|risk| risk.readings.iter().map(|(_, own)| own).chain(risk.current.as_deref()));
    let mut read = read.filter(|own| (from..=on).contains(&own.on)).peekable();
    read.peek().is_some() && read.all(|own| own.method != method && approved(own))
}

/// The risks that a completed run lists, where all of them were first assessed only in the weeks after it was complete:
/// whoever assessed one again since may not have kept what was judged before.
fn listed_before_assessed(look: &Look<'_>, run: &Assessment) -> Vec<Id<Risk>> {
    let Some(on) = run.completion.as_ref().map(|own| own.on) else { return Vec::new() };
    let listed: Vec<_> = run.risks.iter().filter(|id| look.live(*id).is_some()).collect();
    let early = |id: &Id<Risk>| look.live(*id).and_then(first_reading).is_some_and(|first| later(first, on));
    if listed.iter().all(early) { listed } else { Vec::new() }
}

/// Between two days lies the organization's own midnight; what came long after is another assessment.
fn later(first: Date, on: Date) -> bool {
    days_after(on, 1) < first && !older(on, FRESH_DAYS, first)
}

fn first_reading(risk: &Held<Risk>) -> Option<Date> {
    let before = risk.readings.iter().map(|(_, reading)| reading.on);
    before.chain(risk.current.as_ref().map(|reading| reading.on)).min()
}

/// The last completed run that was held because its time had come, names what it looked at, and was held over the whole
/// scope.
fn last_whole<'a>(runs: &[Seen<'a, Assessment>]) -> Option<Seen<'a, Assessment>> {
    let whole = |run: &Assessment| {
        let all = run.units.is_empty() && run.assets.is_empty() && run.occasion == AssessmentOccasion::Planned;
        all && run.completion.is_some() && !run.risks.is_empty()
    };
    let whole = runs.iter().copied().filter(|(_, run)| whole(run));
    whole.max_by_key(|(id, run)| (ended(run), *id))
}

/// Whether a risk that was known when a run began is not in it, and was not assessed since.
fn left_out(run: &Assessment, (id, risk): &Seen<'_, Risk>) -> bool {
    let begun = run.from.or(run.planned_on).or(ended(run));
    let known = begun.is_some_and(|begun| identified_on(&risk.head, risk) < begun);
    let since = |on: Date| ended(run).is_some_and(|ended| ended < on);
    known && !run.risks.contains(*id) && risk.current.as_ref().is_some_and(|reading| !since(reading.on))
}
