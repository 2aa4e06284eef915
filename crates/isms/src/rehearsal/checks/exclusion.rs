//! 6.1.3 d: whether every exclusion is justified, and nothing speaks against it.

use std::collections::HashSet;

use super::statement::{decided, labelled, rows};
use crate::planning::Applicability;
use crate::planning::applicability::Verdict;
use crate::planning::exclusions::{READS, contradicted};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::point::point;

/// Every exclusion is justified.
pub const JUSTIFIES_EXCLUSION: Check =
    Check { key: "applicability.justifies_exclusion", clause: "6.1.3", find: justifies_exclusion };

/// Fewer characters say no reason.
const REASON_CHARS_MIN: usize = 15;

fn justifies_exclusion(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let excluded = decided(look, Verdict::Excluded);
    let silent = |row: &Applicability| {
        row.exclusion.as_ref().is_none_or(|reason| reason.trim().chars().count() < REASON_CHARS_MIN)
    };
    let missing: Vec<_> = excluded.iter().copied().filter(|(_, row)| silent(row)).collect();
    let missing = point("missing").listing("controls", labelled(look, &missing)).share(excluded.len());
    cases.unfinished(missing.then_first("applicability.edit"));
    let plain: Vec<_> = excluded.iter().map(|(id, row)| (*id, &row.record)).collect();
    let mut found = contradicted(look.through(READS), look.reasons(), look.edition(), &plain);
    // What the treatment of risks determined is a gap of its own: applicability.lists_necessary_controls.
    found.iter_mut().for_each(|(_, witnesses)| witnesses.retain(|own| own.ground.through().is_none()));
    found.retain(|(_, witnesses)| !witnesses.is_empty());
    let rows_against: Vec<_> =
        excluded.iter().copied().filter(|(id, _)| found.iter().any(|(own, _)| own == id)).collect();
    let mut witnesses: Vec<_> =
        found.iter().flat_map(|(_, witnesses)| witnesses.iter().map(|own| own.record)).collect();
    let mut seen = HashSet::new();
    witnesses.retain(|witness| seen.insert(*witness));
    let witnesses = witnesses.into_iter().filter_map(|id| look.named_anywhere(id)).collect();
    let contradicted = point("contradicted").listing("controls", labelled(look, &rows_against));
    cases.judgement(contradicted.listing("against", witnesses).then_first("applicability.edit"));
    match (excluded.len(), rows(look).iter().any(|(_, row)| row.applicable != Verdict::Undecided)) {
        (0, false) => cases.not_due(point("none")),
        (0, true) => cases.no_gap(point("nothing")),
        (total, _) => cases.no_gap(point("ok").count("total", total)),
    }
}
