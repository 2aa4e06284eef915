//! 6.1.3 d: whether the reasons that are given for including a control have anything behind them.

use kernel::Id;

use super::plan::idle_controls;
use super::statement::labelled;
use super::substance::{says_nothing, words_left};
use crate::catalogue::Edition;
use crate::planning::reasons::{Derived, Reason};
use crate::planning::{Applicability, Control};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// What stands behind the reasons of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// At least one of them holds, or words say more than which reason it is.
    Stands,
    /// Risks are said to ask for it, and none leads there.
    Riskless,
    /// Law or a contract is said to ask for it, and no obligation does.
    Unobliged,
    /// The risks that lead there do so by controls that stand for other reference controls.
    Denied,
}

/// Words that only say once more which of the four reasons it is.
const SAID_AGAIN: [&str; 54] = [
    "risk",
    "risks",
    "assessment",
    "assessed",
    "treatment",
    "treatments",
    "treated",
    "determined",
    "necessary",
    "required",
    "requires",
    "require",
    "needed",
    "asks",
    "ask",
    "asked",
    "comes",
    "come",
    "reason",
    "result",
    "law",
    "laws",
    "legal",
    "regulation",
    "regulations",
    "contract",
    "contracts",
    "contractual",
    "obligation",
    "obligations",
    "requirement",
    "requirements",
    "customer",
    "customers",
    "by",
    "of",
    "the",
    "a",
    "an",
    "from",
    "for",
    "our",
    "us",
    "we",
    "as",
    "is",
    "are",
    "it",
    "this",
    "that",
    "in",
    "to",
    "and",
    "because",
];

/// The included controls whose reasons have nothing behind them: somebody has to say what it is.
pub(super) fn told<'a>(cases: &mut Cases<'_, 'a>, included: &[Seen<'a, Applicability>]) {
    let look = cases.look;
    // That there is no risk at all is told where they are assessed; that a plan has lost its risks, with the plan.
    let idle = idle_controls(look, cases.day);
    let astray = |row: &Applicability| {
        let own = look.reasons().behind(look.edition(), row);
        !idle.is_empty() && own.iter().any(|id| idle.contains(id))
    };
    let untold =
        |row: &Applicability, own: Ground| own != Ground::Riskless || !(look.risks().is_empty() || astray(row));
    let found = included.iter().map(|seen| (*seen, of(look, seen.1))).filter(|(seen, own)| untold(seen.1, *own));
    let found: Vec<_> = found.collect();
    for (case, ground) in [("proposed", Ground::Riskless), ("unobliged", Ground::Unobliged), ("denied", Ground::Denied)]
    {
        let rows: Vec<_> = found.iter().filter(|(_, own)| *own == ground).map(|(seen, _)| *seen).collect();
        let told = point(case).listing("controls", labelled(look, &rows)).then_first("applicability.edit");
        if ground != Ground::Denied {
            cases.judgement(told);
            continue;
        }
        let own = rows.iter().flat_map(|(_, row)| look.reasons().behind(look.edition(), row));
        cases.judgement(told.listing("own", look.roll(own.collect::<std::collections::BTreeSet<_>>())));
    }
}

/// What stands behind the reasons of an included row.
pub(super) fn of(look: &Look<'_>, row: &Applicability) -> Ground {
    let ticked = [Reason::Risk, Reason::Legal, Reason::Contractual].map(|own| row.confirmed(own));
    if row.business || !ticked.contains(&true) {
        return Ground::Stands;
    }
    let (reasons, edition) = (look.reasons(), look.edition());
    let own = reasons.behind(edition, row);
    let derived = reasons.derived(&row.control, &own, Some(row));
    let by_words =
        || row.inclusion.as_ref().is_some_and(|text| !says_nothing(text) && words_left(text, &[], &SAID_AGAIN) > 0);
    if obliged(row, &derived) || (!row.risk && by_words()) {
        return Ground::Stands;
    }
    if !row.risk {
        return Ground::Unobliged;
    }
    match derived.risks.is_empty() {
        true if by_words() => Ground::Stands,
        true => Ground::Riskless,
        false if own.iter().all(|id| reasons.risks(&[*id]).is_empty() || denies(look, edition, *id, row)) => {
            Ground::Denied
        }
        false => Ground::Stands,
    }
}

fn obliged(row: &Applicability, derived: &Derived) -> bool {
    let asked = !derived.obligations.is_empty() || !derived.suppliers.is_empty();
    (row.legal || row.contractual) && asked
}

/// Whether an own control says that it stands for reference controls of this edition, and not for that of the row.
fn denies(look: &Look<'_>, edition: Edition, own: Id<Control>, row: &Applicability) -> bool {
    let Some(own) = look.live(own) else { return false };
    let of_edition = |id: &&String| edition.standard().control(id).is_some();
    let mut named = own.reference_controls.0.iter().filter(of_edition).peekable();
    named.peek().is_some() && named.all(|id| **id != *row.control)
}
