//! 6.1.3 f: the owners of the risks approve the plan.

use kernel::{Act, Basis, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Treatment, counts, unapproved_by};
use crate::leadership::{Approval, signer};
use crate::planning::risks::Status;
use crate::support::Person;

/// Approve a part of the risk treatment plan, as the owner of one of its risks. What is to be done, for which risks, by
/// whom, when and at what cost then stays as it is until the next version begins with treatment.revise.
#[derive(Act)]
#[act(key = "treatment.approve", clause = "6.1.3 f", signs)]
pub struct ApproveTreatment {
    /// The part of the plan.
    pub treatment: Id<Treatment>,
    /// What is to be said about the approval.
    pub remark: Option<Text>,
}

impl Decide for ApproveTreatment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let plan = state.live(self.treatment).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(state, plan, context.day);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| unconcerned(state, plan, by)));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        approve(&mut changes, self.treatment, by, context.day, self.remark.as_ref());
        Ok(changes.done())
    }

    fn covers(&self, state: &State) -> Vec<RawId> {
        state.get(self.treatment).into_iter().flat_map(|plan| plan.risks.iter()).map(Id::raw).collect()
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state
            .live(Id::<Treatment>::of(subject))
            .is_ok_and(|plan| counts(plan) && !unapproved_by(state, plan).is_empty())
    }
}

/// Writes the approval of a plan's present version.
pub(in crate::planning) fn approve(
    changes: &mut Changes<'_>,
    plan: Id<Treatment>,
    by: Id<Person>,
    on: Date,
    remark: Option<&Text>,
) {
    let signer = changes.state().reference(by);
    changes.edit(plan, |plan| {
        plan.version = plan.version.max(1);
        let (version, remark) = (plan.version, remark.cloned());
        plan.approvals.put_at(signer, Approval::given(by, on, version, remark));
    });
}

/// What keeps a plan from being approved and done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unready {
    /// Nobody sees to it.
    NoOwner,
    /// Whoever sees to it works here no more.
    OwnerLeft,
    /// Nobody said by when.
    NoDue,
}

/// What a plan needs before somebody can approve it.
pub fn lacking(state: &State, plan: &Treatment, day: Date) -> Vec<Unready> {
    let here = |owner: Id<Person>| state.live(owner).is_ok_and(|person| person.works_on(day));
    let owner = match plan.owner {
        None => Some(Unready::NoOwner),
        Some(owner) => (!here(owner)).then_some(Unready::OwnerLeft),
    };
    owner.into_iter().chain(plan.due.is_none().then_some(Unready::NoDue)).collect()
}

/// Refuses what is not ready.
pub(in crate::planning) fn unready(state: &State, plan: &Treatment, day: Date) -> Vec<Refusal> {
    let refusal = |lacks: Unready| match lacks {
        Unready::NoOwner => Refusal::house_rule("owner", "say who sees to it"),
        Unready::OwnerLeft => {
            let name = plan.owner.and_then(|owner| state.get(owner)).map_or("", |person| &*person.name);
            Refusal::house_rule("owner", format!("{name} does not work here; say who sees to it now"))
        }
        Unready::NoDue => Refusal::house_rule("due", "say by when it is to be done"),
    };
    lacking(state, plan, day).into_iter().map(refusal).collect()
}

/// Clause: 6.1.3 f. Refuses whoever owns none of the plan's risks.
fn unconcerned(state: &State, plan: &Treatment, by: Id<Person>) -> Option<Refusal> {
    let mut open = plan.risks.iter().filter_map(|id| state.live(id).ok()).filter(|risk| risk.status == Status::Open);
    let message = "only an owner of a risk that this treats may approve it; ask the owners of the risks";
    let refusal = || Refusal { clause: "6.1.3 f".into(), ..Refusal::forbidden(message, Basis::Requirement) };
    (!open.any(|risk| risk.owner == Some(by))).then(refusal)
}
