//! Planting a defect and reading what changed.

use std::collections::BTreeMap;

use kernel::Date;

use super::texts;
use super::world::{Clean, TODAY, clean};
use crate::catalogue::Edition;
use crate::rehearsal::{Look, Outcome, Rehearsal, Verdict, rehearse};

/// Plants a defect in the clean organization. Expects exactly these checks to answer otherwise than before, each
/// with its case, grade and the records it names: `risks.have_owners missing minor R-0001`.
pub fn check<const N: usize>(what: &str, plant: impl FnOnce(&mut Clean), expected: [&str; N]) {
    check_on(TODAY, what, plant, expected);
}

/// Plants a defect, and rehearses on another day.
pub fn check_on<const N: usize>(day: Date, what: &str, plant: impl FnOnce(&mut Clean), expected: [&str; N]) {
    let before = answers(&rehearse(&clean().world.state, Edition::Iso27001_2022, day));
    let mut planted = clean();
    plant(&mut planted);
    let after = rehearse(&planted.world.state, Edition::Iso27001_2022, day);
    texts::hold(&after);
    let after = answers(&after);
    let found: Vec<_> = after.into_iter().filter(|(key, verdict)| differ(&before[key], verdict)).collect();
    let found: Vec<_> = found.iter().map(|(key, verdict)| told(key, verdict)).collect();
    assert_eq!(found, expected, "{what}");
}

/// Every check with its verdict.
pub fn answers(rehearsal: &Rehearsal) -> BTreeMap<&'static str, Verdict> {
    let checks = rehearsal.requirements.iter().flat_map(|row| &row.checks);
    checks.map(|(key, verdict)| (*key, (**verdict).clone())).collect()
}

fn differ(before: &Verdict, after: &Verdict) -> bool {
    grade(before) != grade(after) || cases(before) != cases(after)
}

fn grade(verdict: &Verdict) -> &'static str {
    match &verdict.outcome {
        Outcome::Gap(suggested) => suggested.grade.key(),
        other => other.key(),
    }
}

fn cases(verdict: &Verdict) -> Vec<&str> {
    verdict.sentences.iter().map(|sentence| sentence.key.as_str()).collect()
}

/// A verdict in one line: check, cases, grade or outcome, records.
pub fn told(key: &str, verdict: &Verdict) -> String {
    let own = format!("check-{}-", key.replace(['.', '_'], "-"));
    let cases: Vec<_> = cases(verdict).into_iter().map(|case| case.strip_prefix(&own).unwrap_or(case)).collect();
    let labels: Vec<_> = verdict.read.records.iter().map(|record| record.label.as_str()).collect();
    [key, &cases.join("+"), grade(verdict), &labels.join(",")].join(" ").trim_end().to_owned()
}

/// The verdict of one check today.
pub fn verdict(clean: &Clean, key: &str) -> Verdict {
    let look = Look::on(&clean.world.state, Edition::Iso27001_2022);
    crate::rehearsal::check(key).expect(key).run(&look, TODAY)
}
