//! 8.1: saying from when the organization works by its management system.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Began, Scope};
use crate::age::first_entry;
use crate::dates::days_after;
use crate::leadership::signer;
use crate::rehearsal::{first_approved_scope, operation, proposed_operation};

/// Say from which day the organization works by the management system of this scope. From then on, what is unfinished
/// is a gap. The day may lie ahead while operation has not begun; in the past, before a scope was approved or anything was entered here, it is said
/// with the reason. Who said it is kept beside the day; saying it again corrects it.
#[derive(Act)]
#[act(key = "scope.begin_operation", clause = "8.1")]
pub struct BeginOperation {
    /// The scope.
    pub scope: Id<Scope>,
    /// The first day.
    pub on: Date,
    /// Why it lies before the first approved scope, or before the first entry here: how that is known; or later
    /// than was said.
    pub reason: Option<Text>,
}

impl Decide for BeginOperation {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let scope = state.live(self.scope).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if scope.approval.is_none() {
            let message = "approve the scope first with scope.approve; it says what operates";
            refusals.push(Refusal::requirement("scope", "4.3", message));
        } else {
            refusals.extend(self.unreasoned(state));
            refusals.extend(self.postponed(state, context.day));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        let reason = self.reason.clone().filter(|reason| !kernel::is_blank(reason));
        changes.edit(self.scope, |scope| {
            scope.operates_from = Some(self.on);
            scope.began = Some(Began { by: Some(by), on: context.effective_day(), reason });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state
            .live(Id::<Scope>::of(subject))
            .is_ok_and(|scope| scope.approval.is_some() && scope.operates_from.is_none())
    }

    fn prefill(state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let scope = Id::<Scope>::of(subject);
        let held = state.get(scope)?;
        let on = held.operates_from.or(proposed_operation(state)).unwrap_or(context.day);
        let reason = held.began.as_ref().and_then(|began| began.reason.clone());
        Some(Self { scope, on, reason })
    }
}

impl BeginOperation {
    /// Refuses to put off what has begun: gaps of today would be called not due.
    fn postponed(&self, state: &State, day: Date) -> Option<Refusal> {
        let began = operation(state).filter(|own| own.from <= day && own.from < self.on)?.from;
        if self.on > day {
            let message = format!("it operates since {began}; what has begun cannot begin later than today");
            return Some(Refusal::house_rule("on", message));
        }
        let reasoned = self.reason.as_ref().is_some_and(|reason| !kernel::is_blank(reason));
        let message = format!("operation began on {began}, as was said; say in the reason why a later day is right");
        (!reasoned).then(|| Refusal::house_rule("reason", message))
    }

    /// Refuses a day before what the records here can show, while nobody says how it is known.
    fn unreasoned(&self, state: &State) -> Option<Refusal> {
        if self.reason.as_ref().is_some_and(|reason| !kernel::is_blank(reason)) {
            return None;
        }
        let approved = first_approved_scope(state).filter(|first| self.on < *first);
        // The day of recording is known at Greenwich only: at most one day beside that of the organization.
        let entered = first_entry(state).filter(|first| self.on < days_after(*first, -1));
        let before = match (approved, entered) {
            (Some(first), _) => format!("the first scope was approved on {first}"),
            (None, Some(first)) => format!("the first entry here was made on {first}"),
            (None, None) => return None,
        };
        let message = format!("{before}; pick that day or a later one, or say in the reason how it is known");
        Some(Refusal::house_rule("reason", message))
    }
}
