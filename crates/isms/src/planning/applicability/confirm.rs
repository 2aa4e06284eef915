//! 6.1.3 d: confirming what risks and obligations ask for.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, Refusal, State};

use super::{Applicability, Verdict};
use crate::planning::controls::Implementation;
use crate::planning::reasons::{Derived, Reasons};
use crate::planning::soa::{in_place, taken_from_own};

/// Confirm the reasons that the records give for reference controls: rows that risks, obligations or controls at work
/// speak for become necessary, for these reasons. Rows that nothing speaks for stay as they are.
#[derive(Act)]
#[act(key = "applicability.confirm", clause = "6.1.3 d")]
pub struct ConfirmReasons {
    /// The rows of the statement.
    #[field(required)]
    pub rows: Links<Applicability>,
}

impl Decide for ConfirmReasons {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let reasons = Reasons::of(state);
        let given = |id: Id<Applicability>| Some((id, derived(&reasons, &state.get(id)?.record)));
        let rows: Vec<_> = self.rows.iter().filter_map(given).filter(|(_, own)| own.asks() || own.practice).collect();
        let mut refusals: Vec<_> = rows.iter().filter_map(|(id, _)| excluded(state, *id)).collect();
        if rows.is_empty() {
            let message = "no risk, obligation or control at work asks for these; link own controls to risks or \
                           obligations, and map them to Annex A, first";
            refusals.push(Refusal::software("rows", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        for (id, derived) in rows {
            let in_place = own_status(state, &reasons, id);
            changes.edit(id, |row| {
                let decided_now = row.applicable == Verdict::Undecided;
                derived.proposals(Some(row)).into_iter().for_each(|reason| row.confirm(reason));
                derived.obligations.iter().for_each(|(id, _)| row.obligations.add(*id));
                row.applicable = Verdict::Applicable;
                // Nobody has said yet how far it is in place: then the own controls say it.
                if let Some(status) = taken_from_own(row, in_place).filter(|_| decided_now) {
                    row.status = status;
                }
            });
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let Ok(row) = state.live(Id::<Applicability>::of(subject)) else { return false };
        !derived(&Reasons::of(state), row).proposals(Some(row)).is_empty()
    }
}

/// How far the own controls behind a row are in place.
fn own_status(state: &State, reasons: &Reasons<'_>, id: Id<Applicability>) -> Option<Implementation> {
    let row = state.get(id)?;
    in_place(state, &reasons.own(&row.control, Some(row)))
}

/// What the records say for the control of this row.
fn derived(reasons: &Reasons<'_>, row: &Applicability) -> Derived {
    reasons.derived(&row.control, &reasons.own(&row.control, Some(row)), Some(row))
}

/// Refuses to turn an exclusion that somebody justified into its contrary.
fn excluded(state: &State, id: Id<Applicability>) -> Option<Refusal> {
    let row = state.live(id).ok().filter(|row| row.excluded())?;
    let message = format!("{} is excluded; change that row by itself first, with its justification", row.control);
    Some(Refusal::house_rule("rows", message))
}
