//! 6.1.2 c: taking proposals into the register.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, State};

use super::{Risk, Status};

/// Take proposed risks into the register; they wait for their assessment. A rejected proposal may be taken in
/// after all. Risks that are in the register already stay as they are.
#[derive(Act)]
#[act(key = "risk.adopt", clause = "6.1.2 c")]
pub struct AdoptRisks {
    /// The proposals.
    #[field(required)]
    pub risks: Links<Risk>,
}

impl Decide for AdoptRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let mut changes = Changes::on(state, context);
        for id in self.risks.iter() {
            state.live(id).map_err(|refusal| vec![refusal])?;
            changes.edit(id, |risk| {
                risk.status = Status::Open;
                risk.rejection = None;
            });
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Risk>::of(subject)).is_ok_and(|risk| risk.status != Status::Open)
    }
}
