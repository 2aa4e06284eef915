//! 6.1.2 c 2: what somebody answered for goes over to somebody else, and whose word counts meanwhile.

use kernel::{Basis, Changes, Context, Date, Decision, Declared, Group, Id, Link, Links, Refusal, State, Text};

use super::Risk;
use crate::dates::days_after;
use crate::support::Person;
use crate::support::people::gone;

/// Days in which a new owner accepts anew what the former one accepted, where nobody names a day: a house rule.
const CONFIRM_DAYS: i32 = 30;
/// Most days that may be given: a house rule.
const CONFIRM_DAYS_MAX: i32 = 90;

/// Something was handed over to somebody else.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Handover {
    /// Who answered for it before.
    pub from: Link<Person>,
    /// Who answers for it since.
    pub to: Link<Person>,
    /// Who handed it over.
    pub by: Option<Link<Person>>,
    /// The day it was handed over.
    pub on: Date,
    /// By when the new owner confirms what the former one accepted.
    pub until: Option<Date>,
    /// Why: somebody left, or does something else now.
    pub reason: Option<Text>,
}

/// To whom something goes, and until when the new owner confirms.
#[derive(Clone, Debug)]
pub struct Passing<'a> {
    /// Who answers for it from now on.
    pub to: Id<Person>,
    /// By when the new owner confirms.
    pub until: Option<Date>,
    /// Why.
    pub reason: Option<&'a Text>,
}

impl Passing<'_> {
    /// What keeps anything from being handed over like this.
    pub fn objections(&self, state: &State, context: &Context) -> Vec<Refusal> {
        let last = days_after(context.day, CONFIRM_DAYS_MAX);
        let message = format!("pick a day after today, {last} at the latest");
        let untimely = self.until.is_some_and(|until| until <= context.day || until > last);
        let gone = gone(state, self.to, context.day, "to", "choose somebody else");
        untimely.then(|| Refusal::house_rule("until", message)).into_iter().chain(gone).collect()
    }

    /// Hands over each of these: tells by `owner` who has it now, and writes by `give` who has it from now on.
    pub fn each<R: Declared>(
        &self,
        state: &State,
        context: &Context,
        things: &Links<R>,
        owner: impl Fn(&R) -> Option<Id<Person>>,
        give: impl Fn(&mut Changes<'_>, Id<R>, Handover),
    ) -> Decision {
        let (mut refusals, mut changes) = (self.objections(state, context), Changes::on(state, context));
        for id in things.iter() {
            match state.live(id).and_then(|thing| self.from(state, context, owner(thing))) {
                Ok(from) => give(&mut changes, id, self.handover(context, from)),
                Err(refusal) => refusals.push(refusal.within(&state.reference(id))),
            }
        }
        if refusals.is_empty() { Ok(changes.done()) } else { Err(refusals) }
    }

    /// From whom it goes, or what keeps whoever acts from handing over what this person owns.
    pub fn from(&self, state: &State, context: &Context, owner: Option<Id<Person>>) -> Result<Id<Person>, Refusal> {
        let Some(from) = owner.filter(|owner| !owner.is_nil()) else {
            return Err(Refusal::software("", "nobody owns this yet; name the owner by editing it"));
        };
        if from == self.to {
            return Err(Refusal::software("to", "this is the owner already; choose somebody else"));
        }
        let name = state.get(from).map(|person| person.name.to_string()).unwrap_or_default();
        let here = state.live(from).is_ok_and(|person| person.works_on(context.day));
        let acting = context.person.map(Id::<Person>::of);
        if acting != Some(from) && !context.governs {
            let message = format!("only the owner or a manager hands this over; ask {name}");
            return Err(Refusal::forbidden(message, Basis::HouseRule));
        }
        if acting == Some(self.to) && here {
            return Err(Refusal::house_rule("to", format!("{name} has to hand this to you; nobody takes it")));
        }
        Ok(from)
    }

    /// What is kept of it.
    pub fn handover(&self, context: &Context, from: Id<Person>) -> Handover {
        let by = context.person.map(Id::<Person>::of);
        let until = Some(self.until.unwrap_or_else(|| days_after(context.day, CONFIRM_DAYS)));
        Handover { from, to: self.to, by, on: context.day, until, reason: self.reason.cloned() }
    }
}

/// Clause: 6.1.3 f. The handover of a risk whose new owner has not yet accepted anew what the former one accepted.
pub fn unconfirmed(risk: &Risk) -> Option<&Handover> {
    let handover = risk.handover.as_deref().filter(|own| risk.owner == Some(own.to))?;
    risk.acceptance.as_ref().filter(|acceptance| acceptance.by != handover.to)?;
    Some(handover)
}

/// The day until which a risk waits for its owner to accept anew what was accepted before. It stays where the risk goes
/// on to somebody else meanwhile: no chain of owners puts it off.
pub fn waiting_until(risk: &Risk) -> Option<Date> {
    unconfirmed(risk)?.until
}

/// The same, while the new owner still has time: until then the word of the former one counts.
pub fn pending(risk: &Risk, day: Date) -> Option<&Handover> {
    unconfirmed(risk).filter(|own| own.until.is_none_or(|until| until >= day))
}

/// Clause: 6.1.3 f. Whose approval of a plan counts for a risk: that of its owner, or for as long as a new one has time,
/// of the former one and of whoever accepted, where it went through several hands.
pub fn spoke_for(risk: &Risk, day: Date) -> [Option<Id<Person>>; 3] {
    let handover = risk.handover.as_deref().filter(|own| risk.owner == Some(own.to));
    let former = handover.filter(|own| own.until.is_none_or(|until| until >= day)).map(|own| own.from);
    let accepted = risk.acceptance.as_ref().filter(|_| former.is_some()).map(|own| own.by);
    [risk.owner, former, accepted]
}
