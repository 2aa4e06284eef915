//! 5.3: house rules that the organization sets aside, and counts again.

use kernel::{Act, Changes, Choice, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::Profile;
use crate::leadership::{HouseRule, SetAside, for_top_management, signer};

/// Set a house rule aside: one that no standard asks for and that does not fit this organization. Your name, the day and
/// the reason stand with the profile, for auditors too.
#[derive(Act)]
#[act(key = "profile.set_aside", clause = "5.3", signs)]
pub struct SetRuleAside {
    /// The profile of the organization.
    pub profile: Id<Profile>,
    /// Which rule.
    pub rule: HouseRule,
    /// Why it does not fit here, and what is done in its place.
    pub reason: Text,
}

/// Count a house rule again that was set aside.
#[derive(Act)]
#[act(key = "profile.count_again", clause = "5.3", signs)]
pub struct CountRuleAgain {
    /// The profile of the organization.
    pub profile: Id<Profile>,
    /// Which rule.
    pub rule: HouseRule,
}

impl Decide for SetRuleAside {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        only(state, self.profile)?;
        let twice = (!self.rule.counts(state)).then(|| {
            let message = format!("{} is set aside already", self.rule.key());
            Refusal::software("rule", message)
        });
        let silent = kernel::is_blank(&self.reason)
            .then(|| Refusal::software("reason", "say why it does not fit here, and what is done in its place"));
        let mut refusals: Vec<_> = twice.into_iter().chain(silent).collect();
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| for_top_management(state, by, context.day)));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        let aside = SetAside { rule: self.rule, by, on: context.day, reason: self.reason.clone(), ended_on: None };
        changes.edit(self.profile, |profile| {
            let key = (profile.set_aside.len() + 1).to_string();
            profile.set_aside.put_at(key, aside);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Profile>::of(subject)).is_ok()
    }
}

impl Decide for CountRuleAgain {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let profile = only(state, self.profile)?;
        let aside = self.rule.aside(profile).map(|(key, own)| (key.to_owned(), own.clone()));
        let mut refusals = Vec::new();
        if aside.is_none() {
            refusals.push(Refusal::software("rule", format!("{} counts already", self.rule.key())));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| for_top_management(state, by, context.day)));
        let Some((key, aside)) = aside.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        let ended = SetAside { ended_on: Some(context.day), ..aside };
        changes.edit(self.profile, |profile| profile.set_aside.put_at(key, ended));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state
            .live(Id::<Profile>::of(subject))
            .is_ok_and(|profile| profile.set_aside.iter().any(|(_, own)| own.ended_on.is_none()))
    }
}

/// The profile that counts, where it is that one.
fn only(state: &State, named: Id<Profile>) -> Result<&Profile, Vec<Refusal>> {
    let held = state.live(named).map_err(|refusal| vec![refusal])?;
    let other = state.of::<Profile>().iter().map(|(id, _)| id).next().filter(|first| *first != named);
    let message = |other| format!("{} is the profile that counts; name that one", state.reference(other));
    other.map_or(Ok(held), |other| Err(vec![Refusal::software("profile", message(other))]))
}
