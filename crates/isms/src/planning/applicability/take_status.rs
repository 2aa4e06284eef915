//! 6.1.3 d: the statement says how far controls are in place as the own controls behind them say.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, Refusal, State};

use super::Applicability;
use crate::planning::controls::Implementation;
use crate::planning::reasons::Reasons;
use crate::planning::soa::{in_place, taken_from_own};

/// Take how far reference controls are in place from the own controls behind them: implemented only where each of them
/// is, in part where any has begun to work. Rows that say so already, are not necessary, or have no own control stay as
/// they are.
#[derive(Act)]
#[act(key = "applicability.take_status", clause = "6.1.3 d")]
pub struct TakeStatus {
    /// The rows of the statement.
    #[field(required)]
    pub rows: Links<Applicability>,
}

impl Decide for TakeStatus {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let reasons = Reasons::of(state);
        let told = |id: Id<Applicability>| Some((id, told(state, &reasons, &state.live(id).ok()?.record)?));
        let rows: Vec<_> = self.rows.iter().filter_map(told).collect();
        if rows.is_empty() {
            let message = "the own controls say nothing else than these rows; map own controls to Annex A, or keep their \
                           status up to date, first";
            return Err(vec![Refusal::software("rows", message)]);
        }
        let mut changes = Changes::on(state, context);
        for (id, status) in rows {
            changes.edit(id, |row| {
                row.status = status;
                // What is wholly in place has no share that is.
                row.percent = row.percent.filter(|_| status != Implementation::Implemented);
            });
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let Ok(row) = state.live(Id::<Applicability>::of(subject)) else { return false };
        told(state, &Reasons::of(state), row).is_some()
    }
}

/// What the own controls behind a row say, where it says something else.
fn told(state: &State, reasons: &Reasons<'_>, row: &Applicability) -> Option<Implementation> {
    taken_from_own(row, in_place(state, &reasons.own(&row.control, Some(row))))
}
