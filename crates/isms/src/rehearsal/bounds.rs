//! The bounds of a rehearsal, printed with it everywhere.

use super::later::{LATE_DAYS, Later};
use super::rehearse::Rehearsal;
use super::sentence::{Arg, NAMED_MAX, Sentence};

/// What was counted and what the reading is not; then what waits for judgement, what no rule reads, what came in from
/// another ledger, what was entered later, readings among them, each where there is any; last, since when the management
/// system operates.
pub(super) fn bounds(rehearsal: &Rehearsal) -> Vec<Sentence> {
    let (totals, later) = (&rehearsal.totals, rehearsal.later);
    let counted = Sentence {
        key: "rehearsal-bounds".into(),
        args: vec![
            ("day", Arg::Day(rehearsal.day)),
            ("entry", Arg::Count(usize::try_from(rehearsal.entry).unwrap_or(usize::MAX))),
            ("no_gap", Arg::Count(totals.no_gap)),
            ("judged", Arg::Count(totals.judged)),
            ("gaps", Arg::Count(totals.gaps)),
            ("not_due", Arg::Count(totals.not_due)),
        ],
    };
    let number = |key: &str, count: usize| {
        let sentence = Sentence { key: key.into(), args: vec![("count", Arg::Count(count))] };
        (count > 0).then_some(sentence)
    };
    let late = number("rehearsal-late", later.late).map(|mut sentence| {
        sentence.args.push(("total", Arg::Count(later.total)));
        sentence
    });
    let to_judge = number("rehearsal-to-judge", totals.judgement);
    let unread = number("rehearsal-unread", totals.unread);
    let elsewhere = number("rehearsal-elsewhere", rehearsal.elsewhere);
    let optional = to_judge.into_iter().chain(unread).chain(elsewhere).chain(late).chain(readings(rehearsal));
    std::iter::once(counted).chain(optional).chain([operation(rehearsal)]).collect()
}

/// That readings were entered long after their day: no gap, but an auditor asks for what was written down that day.
fn readings(rehearsal: &Rehearsal) -> Option<Sentence> {
    let Later { late, total } = rehearsal.readings;
    let records: Vec<_> = rehearsal.entered_later.iter().map(|own| own.label.clone()).collect();
    let shown: Vec<_> = records.iter().take(NAMED_MAX).cloned().collect();
    let more = records.len() - shown.len();
    let days = usize::try_from(LATE_DAYS).unwrap_or_default();
    let args = vec![
        ("count", Arg::Count(late)),
        ("total", Arg::Count(total)),
        ("days", Arg::Count(days)),
        ("records", Arg::List { shown, more }),
    ];
    (late > 0).then(|| Sentence { key: "rehearsal-late-readings".into(), args })
}

/// Since when the management system operates and who said so, or that nobody did, with the day to ask about.
fn operation(rehearsal: &Rehearsal) -> Sentence {
    let told = |key: &str, day| Sentence { key: key.into(), args: vec![("day", Arg::Day(day))] };
    let Some(from) = rehearsal.operating_since else {
        if rehearsal.overdue_to_begin {
            return Sentence::new("rehearsal-planning-overdue");
        }
        let asked = rehearsal.proposed.map(|day| told("rehearsal-planning-proposed", day));
        return asked.unwrap_or_else(|| Sentence::new("rehearsal-planning"));
    };
    if from > rehearsal.day {
        let put_off = rehearsal.overdue_to_begin;
        return told(if put_off { "rehearsal-planning-put-off" } else { "rehearsal-planning-until" }, from);
    }
    let Some((person, began)) = &rehearsal.began else { return told("rehearsal-operation", from) };
    let key = if began.reason.is_some() { "rehearsal-operation-because" } else { "rehearsal-operation-said" };
    let mut said = told(key, from);
    said.args.extend([("person", Arg::Text(person.clone())), ("on", Arg::Day(began.on))]);
    said.args.extend(began.reason.as_ref().map(|reason| ("reason", Arg::Text(reason.to_string()))));
    said
}
