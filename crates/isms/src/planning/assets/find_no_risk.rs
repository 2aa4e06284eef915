//! 6.1.2 c 1: saying that risks were looked for around assets and none was found.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, Markdown, RawId, Refusal, State};

use super::Asset;
use crate::context::profiles::Sought;
use crate::leadership::signer;
use crate::planning::Risk;
use crate::planning::risks::Status;

/// Say that risks were looked for around assets and none was found: by what, and with whom. Your name and the day stand
/// beside it. It holds for the interval of the risk method; then somebody looks again.
#[derive(Act)]
#[act(key = "asset.find_no_risk", clause = "6.1.2 c 1", signs)]
pub struct FindNoRisk {
    /// The assets that were looked at.
    #[field(required)]
    pub assets: Links<Asset>,
    /// By what they were looked at, with whom, and why nothing came of it.
    pub statement: Markdown,
}

impl Decide for FindNoRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let mut refusals: Vec<_> = self.assets.iter().filter_map(|id| refused(state, id)).collect();
        if kernel::is_blank(&self.statement) {
            let message = "say by what you looked, with whom, and why nothing came of it";
            refusals.push(Refusal::requirement("statement", "6.1.2 c 1", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        for id in self.assets.iter() {
            let sought = Sought { by, on: context.day, statement: self.statement.clone() };
            changes.edit(id, |asset: &mut Asset| asset.sought = Some(Box::new(sought)));
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Asset>::of(subject);
        state.live(id).is_ok() && found(state, id).is_none()
    }
}

/// Refuses an asset that is gone, or around which something was found.
fn refused(state: &State, id: Id<Asset>) -> Option<Refusal> {
    if let Err(refusal) = state.live(id) {
        return Some(refusal);
    }
    let risk = state.reference(found(state, id)?);
    let message =
        format!("{risk} was found around {}; reject or retire it with the reason, before", state.reference(id));
    Some(Refusal::software("assets", message))
}

/// A risk of the register, or a proposal, that names the asset.
fn found(state: &State, id: Id<Asset>) -> Option<Id<Risk>> {
    let mut naming = state.pointing::<Risk>(id.raw()).filter(|(_, risk)| risk.assets.contains(id));
    naming.find(|(_, risk)| risk.status != Status::Rejected).map(|(risk, _)| risk)
}
