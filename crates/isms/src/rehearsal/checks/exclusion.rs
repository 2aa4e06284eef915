//! 6.1.3 d: whether every exclusion is justified, and nothing speaks against it.

use std::collections::HashSet;

use kernel::Id;

use super::population::gives_reason;
use super::statement::{decided, labelled, rows};
use crate::planning::applicability::Verdict;
use crate::planning::exclusions::{READS, answered, contradicted};
use crate::planning::{Applicability, Control};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;

/// Every exclusion is justified.
pub const JUSTIFIES_EXCLUSION: Check =
    Check { key: "applicability.justifies_exclusion", clause: "6.1.3", find: justifies_exclusion };

/// A reason of more words explains something, whatever else it says.
const EXCUSE_WORDS_MAX: usize = 8;
/// What only says once more that a control is left out, or what it would cost.
const EXCUSES: [&str; 24] = [
    "not applicable",
    "not relevant",
    "not needed",
    "not required",
    "not necessary",
    "does not apply",
    "n/a",
    "too expensive",
    "too costly",
    "too much work",
    "too much effort",
    "no budget",
    "no money",
    "no time",
    "nicht anwendbar",
    "nicht relevant",
    "zu teuer",
    "zu aufwendig",
    "ikke relevant",
    "for dyrt",
    "non applicable",
    "trop cher",
    "no aplica",
    "demasiado caro",
];
/// What leads from such words to a reason.
const BECAUSE: [&str; 8] = ["because", "since", "as ", ":", ";", "weil", "fordi", "porque"];

fn justifies_exclusion(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let excluded = decided(look, Verdict::Excluded);
    let (missing, said): (Vec<_>, Vec<_>) = excluded.iter().copied().partition(|(_, row)| silent(row));
    let missing = point("missing").listing("controls", labelled(look, &missing)).share(excluded.len());
    cases.unfinished(missing.then_first("applicability.edit"));
    let (rows_against, witnesses) = against(look, &excluded);
    let contradicted = point("contradicted").listing("controls", labelled(look, &rows_against));
    let contradicted = contradicted.count("witnesses", witnesses.len()).listing("against", witnesses);
    cases.judgement(contradicted.then_first("applicability.edit"));
    let excused: Vec<_> = said.into_iter().filter(|(_, row)| excused(row)).collect();
    cases.judgement(point("excused").listing("controls", labelled(look, &excused)).then_first("applicability.edit"));
    match (excluded.len(), rows(look).iter().any(|(_, row)| row.applicable != Verdict::Undecided)) {
        (0, false) => cases.not_due(point("none")),
        (0, true) => cases.no_gap(point("nothing")),
        (total, _) => cases.no_gap(point("ok").count("total", total)),
    }
}

/// The exclusions that records speak against, with those records. What the treatment of risks determined is a gap of
/// its own (applicability.lists_necessary_controls), and is not told again; of a control that the statement lists
/// elsewhere somebody has to say which of the rows it stands for is right.
fn against<'a>(look: &Look<'a>, excluded: &[Seen<'a, Applicability>]) -> (Vec<Seen<'a, Applicability>>, Vec<Named>) {
    let plain: Vec<_> = excluded.iter().map(|(id, row)| (*id, &row.record)).collect();
    let found = contradicted(look.through(READS), look.reasons(), look.edition(), &plain);
    let (mut rows, mut witnesses, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (id, row) in excluded {
        let known = found.iter().find(|(own, _)| own == id).map_or(&[][..], |(_, witnesses)| witnesses.as_slice());
        if known.iter().any(|own| own.ground.through().is_some()) {
            continue;
        }
        // A justification that names each of them answers them.
        let known = if answered(look.through(READS), row, known) { &[][..] } else { known };
        let standing = look.reasons().own(&row.control, Some(row)).into_iter().filter(|own| needed(look, *own));
        let standing: Vec<_> = standing.map(Id::raw).chain(known.iter().map(|own| own.record)).collect();
        rows.extend((!standing.is_empty()).then_some((*id, *row)));
        witnesses.extend(standing.into_iter().filter(|record| seen.insert(*record)));
    }
    (rows, witnesses.into_iter().filter_map(|id| look.named_anywhere(id)).collect())
}

/// Whether risks rest on a control that is in use, or the plan puts it in place.
fn needed(look: &Look<'_>, control: Id<Control>) -> bool {
    let reasons = look.reasons();
    let asked = !reasons.risks(&[control]).is_empty() || !reasons.treatments(&[control]).is_empty();
    asked && look.live(control).is_some()
}

fn silent(row: &Applicability) -> bool {
    row.exclusion.as_ref().is_none_or(|reason| !gives_reason(reason))
}

fn excused(row: &Applicability) -> bool {
    row.exclusion.as_ref().is_some_and(|reason| only_declines(reason))
}

/// Whether a reason does nothing but decline.
pub(super) fn only_declines(reason: &str) -> bool {
    let reason = reason.trim().to_lowercase();
    let short = reason.split_whitespace().count() <= EXCUSE_WORDS_MAX;
    short && EXCUSES.iter().any(|own| reason.contains(own)) && !BECAUSE.iter().any(|own| reason.contains(own))
}
