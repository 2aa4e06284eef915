//! 6.1.3 d: whether every exclusion is justified, and nothing speaks against it.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};

use kernel::Id;

use super::population::{gives_reason, person};
use super::statement::{decided, labelled, rows};
use super::substance::{FILLERS, words_left};
use crate::planning::applicability::Verdict;
use crate::planning::exclusions::{Answer, READS, Upheld, Witness, answer, contradicted};
use crate::planning::necessary::{self, Listing};
use crate::planning::{Applicability, Risk};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;
use crate::telling::{Topic, declining, leading, tells};

/// Every exclusion is justified.
pub const JUSTIFIES_EXCLUSION: Check =
    Check { key: "applicability.justifies_exclusion", clause: "6.1.3", find: justifies_exclusion };

/// A reason of more words explains something, whatever else it says.
const EXCUSE_WORDS_MAX: usize = 8;
/// Fewer words beside an excuse explain nothing.
const EXPLAINED_WORDS_MIN: usize = 2;

fn justifies_exclusion(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let excluded = decided(look, Verdict::Excluded);
    let (missing, said): (Vec<_>, Vec<_>) = excluded.iter().copied().partition(|(_, row)| silent(row));
    let missing = point("missing").listing("controls", labelled(look, &missing)).share(excluded.len());
    cases.unfinished(missing.then_first("applicability.edit"));
    let found = Found::among(look, &excluded);
    let against =
        [("outdated", "applicability.uphold", found.outdated), ("contradicted", "applicability.edit", found.open)];
    for (case, act, (rows, witnesses)) in against {
        let told = point(case).listing("controls", labelled(look, &rows));
        let grounds = grounds(&witnesses);
        let told = told.count("told", grounds.len()).words("grounds", grounds);
        let told = told.count("witnesses", witnesses.len()).listing("against", named(look, witnesses));
        cases.judgement(told.then_first(act));
    }
    let (postponed, said): (Vec<_>, Vec<_>) = said.into_iter().partition(|(_, row)| postponed(row));
    let postponed = point("postponed").listing("controls", labelled(look, &postponed)).minor();
    cases.wrong(postponed.then_first("applicability.edit"));
    let borne: Vec<_> = said.iter().copied().filter(|(_, row)| bears_nothing(look, row)).collect();
    cases.judgement(point("borne").listing("controls", labelled(look, &borne)).then_first("applicability.edit"));
    let excused: Vec<_> = said.into_iter().filter(|(_, row)| excused(row)).collect();
    cases.judgement(point("excused").listing("controls", labelled(look, &excused)).then_first("applicability.edit"));
    match (excluded.len(), rows(look).iter().any(|(_, row)| row.applicable != Verdict::Undecided)) {
        (0, false) => cases.not_due(point("none")),
        (0, true) => cases.no_gap(point("nothing")),
        (total, _) => {
            upheld(cases, &found.upheld, total);
            cases.no_gap(point("ok").count("total", total));
        }
    }
}

/// The exclusions of which this check, or that of the necessary controls, tells that they do not hold as they are.
pub(super) fn told(look: &Look<'_>) -> BTreeSet<String> {
    let excluded = decided(look, Verdict::Excluded);
    let bare = |row: &Applicability| silent(row) || postponed(row) || excused(row);
    let bare = excluded.iter().filter(|(_, row)| bare(row)).map(|(_, row)| row.control.to_string());
    let plain: Vec<_> = excluded.iter().map(|(id, row)| (*id, &row.record)).collect();
    let state = look.through(READS);
    let against = contradicted(state, look.reasons(), look.edition(), &plain).into_iter();
    let open = |(id, witnesses): (Id<Applicability>, Vec<Witness>)| {
        let row = &look.live(id)?.record;
        let unanswered = matches!(answer(state, row, &witnesses), Answer::Open | Answer::Outdated(_));
        unanswered.then(|| row.control.to_string())
    };
    bare.chain(against.filter_map(open)).collect()
}

/// Exclusions with the records that speak against them.
type Against<'a> = (Vec<Seen<'a, Applicability>>, Vec<Witness>);

/// The exclusions that records speak against, by how far somebody answered them.
#[derive(Default)]
struct Found<'a> {
    open: Against<'a>,
    outdated: Against<'a>,
    upheld: Vec<(Seen<'a, Applicability>, &'a Upheld)>,
}

impl<'a> Found<'a> {
    /// What the treatment of risks determined is a gap of its own (applicability.lists_necessary_controls), and is not
    /// told again; of a control that the statement lists elsewhere somebody has to say which of the rows is right.
    fn among(look: &Look<'a>, excluded: &[Seen<'a, Applicability>]) -> Self {
        let mut found = Self::default();
        let plain: Vec<_> = excluded.iter().map(|(id, row)| (*id, &row.record)).collect();
        let state = look.through(READS);
        let rows = LazyCell::new(|| necessary::rows(state, look.edition()));
        for (id, witnesses) in contradicted(state, look.reasons(), look.edition(), &plain) {
            let Some(seen) = excluded.iter().copied().find(|(own, _)| *own == id) else { continue };
            let kept = match answer(state, &seen.1.record, &witnesses) {
                Answer::Named => continue,
                Answer::Upheld(upheld) => {
                    found.upheld.push((seen, upheld));
                    continue;
                }
                Answer::Open | Answer::Outdated(_) if gap(look, &rows, &witnesses) => continue,
                Answer::Open => &mut found.open,
                Answer::Outdated(_) => &mut found.outdated,
            };
            kept.0.push(seen);
            kept.1.extend(witnesses);
        }
        found
    }
}

/// Whether the statement leaves out an own control that the treatment of risks determined.
fn gap(look: &Look<'_>, rows: &[necessary::Row<'_>], witnesses: &[Witness]) -> bool {
    let left_out = |id| {
        let listing = look.live(id).map(|own| necessary::listing(look.edition(), id, own, rows));
        matches!(listing, Some(Listing::Excluded(_)))
    };
    witnesses.iter().filter_map(|own| own.ground.through()).any(left_out)
}

/// By what records speak against exclusions, each once.
fn grounds(witnesses: &[Witness]) -> Vec<&'static str> {
    let mut seen = HashSet::new();
    let told = witnesses.iter().map(|own| own.ground).filter(|own| own.told_by_record());
    told.map(|own| own.text()).filter(|own| seen.insert(*own)).collect()
}

/// What speaks against exclusions, each record once.
fn named(look: &Look<'_>, witnesses: Vec<Witness>) -> Vec<Named> {
    let mut seen = HashSet::new();
    let records = witnesses.into_iter().map(|own| own.record).filter(|record| seen.insert(*record));
    records.filter_map(|id| look.named_anywhere(id)).collect()
}

/// The exclusions that somebody upheld by name although records speak against them; the latest names who and when.
fn upheld(cases: &mut Cases<'_, '_>, upheld: &[(Seen<'_, Applicability>, &Upheld)], total: usize) {
    let Some(latest) = upheld.iter().map(|(_, own)| *own).max_by_key(|own| own.on) else { return };
    let rows: Vec<_> = upheld.iter().map(|(row, _)| *row).collect();
    let told = point("upheld").listing("controls", labelled(cases.look, &rows)).count("total", total);
    let by = person(cases.look, latest.by);
    cases.attested(told.text("by", by).day("on", latest.on));
}

fn silent(row: &Applicability) -> bool {
    row.exclusion.as_ref().is_none_or(|reason| !gives_reason(reason))
}

fn excused(row: &Applicability) -> bool {
    row.exclusion.as_ref().is_some_and(|reason| only_declines(reason))
}

/// Whether a reason says that the control is still to come: then it is necessary.
fn postponed(row: &Applicability) -> bool {
    row.exclusion.as_ref().is_some_and(|reason| tells(Topic::Postponed, reason))
}

/// Whether a reason says that a risk is accepted, and names none that is: what is accepted stands in the register.
fn bears_nothing(look: &Look<'_>, row: &Applicability) -> bool {
    let Some(reason) = row.exclusion.as_ref().filter(|reason| tells(Topic::Accepted, reason)) else { return false };
    let words = reason.to_uppercase();
    let named = |risk: &Seen<'_, Risk>| risk.1.acceptance.is_some() && words.contains(&look.named(risk.0).label);
    !look.risks().iter().any(named)
}

/// Whether a reason does nothing but decline: in few words that lead to nothing, or in words after which hardly one is
/// left that says anything of the control.
pub(super) fn only_declines(reason: &str) -> bool {
    let reason = reason.trim().to_lowercase();
    let excuses: Vec<_> = declining().filter(|own| reason.contains(own)).collect();
    if excuses.is_empty() {
        return false;
    }
    let short = reason.split_whitespace().count() <= EXCUSE_WORDS_MAX;
    let leads = reason.contains([':', ';']) || leading().any(|own| reason.contains(own));
    (short && !leads) || words_left(&reason, &excuses, &FILLERS) < EXPLAINED_WORDS_MIN
}
