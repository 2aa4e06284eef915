//! 6.1.3 d: confirming that the risk assessment asks for controls.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, Refusal, State};

use super::{Applicability, Verdict};
use crate::planning::reasons::Reasons;

/// Confirm the reasons that the risk register gives for reference controls: rows that risks ask for become necessary,
/// because of the risk assessment. Rows that no risk asks for stay as they are.
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
        let asked = |id: &Id<Applicability>| state.get(*id).is_some_and(|row| asked_for(&reasons, row));
        let rows: Vec<_> = self.rows.iter().filter(asked).collect();
        let mut refusals: Vec<_> = rows.iter().filter_map(|id| excluded(state, *id)).collect();
        if rows.is_empty() {
            let message = "no risk asks for these controls; link own controls to risks, and map them to Annex A, first";
            refusals.push(Refusal::software("rows", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        for id in rows {
            changes.edit(id, |row| {
                row.applicable = Verdict::Applicable;
                row.risk = true;
            });
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let Ok(row) = state.live(Id::<Applicability>::of(subject)) else { return false };
        let open = row.applicable != Verdict::Excluded && !(row.applicable == Verdict::Applicable && row.risk);
        open && asked_for(&Reasons::of(state), row)
    }
}

/// Whether a risk asks for the control of this row.
fn asked_for(reasons: &Reasons, row: &Applicability) -> bool {
    !reasons.risks(&reasons.own(&row.control, Some(row))).is_empty()
}

/// Refuses to turn an exclusion that somebody justified into its contrary.
fn excluded(state: &State, id: Id<Applicability>) -> Option<Refusal> {
    let row = state.live(id).ok().filter(|row| row.applicable == Verdict::Excluded)?;
    let message = format!("{} is excluded; change that row by itself first, with its justification", row.control);
    Some(Refusal::house_rule("rows", message))
}
