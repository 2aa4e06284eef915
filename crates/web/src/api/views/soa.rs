//! The Statement of Applicability: every reference control with what was decided and what stands behind it.

use std::collections::HashMap;

use isms::planning::Applicability;
use isms::planning::exclusions::{Answer, Witness, answer, contradicted};
use isms::planning::reasons::{Reason, Reasons};
use isms::planning::soa::{self, SoaRow, ThemeCount};
use kernel::{Choice, State};
use serde_json::{Value as Json, json};

use super::{Call, Problem, edition, link};

/// Row by row, in the order of Annex A.
pub fn view(call: &Call) -> Result<Json, Problem> {
    let (edition, state) = (edition(call)?, call.state());
    let rows = soa::rows(state, edition);
    let beyond = soa::beyond_annex(state, edition);
    let decided = rows.iter().filter_map(|row| Some((row.id?, row.decided?)));
    let excluded: Vec<_> = decided.filter(|(_, row)| row.excluded()).collect();
    let against: HashMap<_, _> = contradicted(state, &Reasons::of(state), edition, &excluded).into_iter().collect();
    let row = |one: &SoaRow<'_>| {
        let witnesses = one.id.and_then(|id| against.get(&id)).map_or(&[][..], Vec::as_slice);
        row(one, witnesses, state)
    };
    Ok(json!({
        "standard": edition.key(),
        "day": call.visit.day().to_string(),
        "entry": state.size(),
        "counts": soa::counts(&rows, edition).iter().map(count).collect::<Vec<_>>(),
        "rows": rows.iter().map(row).collect::<Vec<_>>(),
        "beyond_annex": beyond.iter().map(|id| link(id.raw(), state)).collect::<Vec<_>>(),
    }))
}

fn count(count: &ThemeCount) -> Json {
    json!({
        "theme": count.theme.id,
        "title": count.theme.title,
        "total": count.total,
        "applicable": count.applicable,
        "excluded": count.excluded,
        "undecided": count.undecided,
        "implemented": count.implemented,
        "proposed": count.proposed,
    })
}

/// What speaks against leaving a control out, and how far that is answered; nothing where nothing does.
fn against(row: &Applicability, witnesses: &[Witness], state: &State) -> Json {
    let answer = answer(state, row, witnesses);
    let (Answer::Upheld(upheld) | Answer::Outdated(upheld)) = answer else {
        return json!({ "answer": answer.key(), "records": records(witnesses, state) });
    };
    json!({
        "answer": answer.key(),
        "by": link(upheld.by.raw(), state),
        "on": upheld.on.to_string(),
        "records": records(witnesses, state),
    })
}

fn records(witnesses: &[Witness], state: &State) -> Vec<Json> {
    let record = |own: &Witness| {
        let through = own.ground.through().map(|control| link(control.raw(), state));
        json!({ "record": link(own.record, state), "ground": own.ground.key(), "through": through })
    };
    witnesses.iter().map(record).collect()
}

fn row(row: &SoaRow<'_>, witnesses: &[Witness], state: &State) -> Json {
    let decided = row.decided;
    json!({
        "control": row.control.id,
        "title": row.control.title,
        "theme": row.control.theme,
        "record": row.id.map(|id| link(id.raw(), state)),
        "applicable": row.verdict().key(),
        "reasons": decided.map_or_else(Vec::new, reasons),
        "inclusion": decided.and_then(|row| row.inclusion.as_ref()).map(|text| text.to_string()),
        "exclusion": decided.and_then(|row| row.exclusion.as_ref()).map(|text| text.to_string()),
        "against": decided.filter(|_| !witnesses.is_empty()).map(|row| against(row, witnesses, state)),
        "status": decided.map(|row| row.status.key()),
        "due": decided.and_then(|row| row.due).map(|day| day.to_string()),
        "owner": decided.and_then(|row| row.owner).map(|id| link(id.raw(), state)),
        "own_controls": row.own.iter().map(|id| link(id.raw(), state)).collect::<Vec<_>>(),
        "in_place": row.in_place.map(Choice::key),
        "risks": row.derived.risks.iter().map(|id| link(id.raw(), state)).collect::<Vec<_>>(),
        "obligations": row.derived.obligations.iter().map(|(id, _)| link(id.raw(), state)).collect::<Vec<_>>(),
        "proposed": row.proposals().into_iter().map(Reason::key).collect::<Vec<_>>(),
        "proposed_by_risk": row.proposes_risk(),
    })
}

fn reasons(row: &Applicability) -> Vec<&'static str> {
    let all = [(row.legal, "legal"), (row.contractual, "contractual"), (row.business, "business"), (row.risk, "risk")];
    all.into_iter().filter_map(|(holds, reason)| holds.then_some(reason)).collect()
}
