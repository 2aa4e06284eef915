//! 5.3: who did something is not who judges it, and the names that say who did it are not written away by those they
//! bind.

use kernel::{Context, Id, Links, Refusal, State};

use super::HouseRule;
use crate::support::Person;

/// Why nobody takes the own name away.
const STRUCK: &str =
    "you stand here yourself, and whoever does judges nothing of it; let somebody else take your name away";

/// A place in a record for the name of a person, as it is and as it would be.
pub struct Name<'a> {
    /// The field.
    pub field: &'a str,
    /// Who stands there now.
    pub before: Option<Id<Person>>,
    /// Who would stand there.
    pub after: Option<Id<Person>>,
}

impl Name<'_> {
    /// Refuses whoever strikes the own name from a place whose holder judges nothing of the record.
    pub fn struck(&self, context: &Context) -> Option<Refusal> {
        let own = self.altered()? == acting(context)?;
        own.then(|| Refusal::house_rule(self.field, STRUCK))
    }

    /// The same where nothing but a house rule keeps that holder from judging: not while it is set aside.
    pub fn struck_under(&self, rule: HouseRule, state: &State, context: &Context) -> Option<Refusal> {
        self.struck(context).filter(|_| rule.counts(state))
    }

    /// Refuses whoever takes a decision from the person whose it is. That person may name somebody else; who governs may
    /// name somebody else who is not themselves.
    pub fn taken(&self, state: &State, context: &Context) -> Option<Refusal> {
        let before = self.altered()?;
        let acting = acting(context);
        if acting == Some(before) {
            return None;
        }
        let name = state.get(before).map(|person| person.name.to_string()).unwrap_or_default();
        let message = match self.after {
            Some(after) if acting == Some(after) => format!("{name} has to hand this to you; nobody takes it"),
            _ if !context.governs => {
                format!("only {name} or a manager names somebody else here; ask {name} to hand it over")
            }
            None if acting.is_some() => format!("name who has it instead of nobody; ask {name} to hand it over"),
            Some(_) | None => return None,
        };
        Some(Refusal::house_rule(self.field, message))
    }

    /// Who stood there, where somebody else would.
    fn altered(&self) -> Option<Id<Person>> {
        self.before.filter(|before| !before.is_nil() && self.after != Some(*before))
    }
}

/// The same of a place for the names of several people.
pub fn struck_from(field: &str, before: &Links<Person>, after: &Links<Person>, context: &Context) -> Option<Refusal> {
    let own = acting(context)?;
    (before.contains(own) && !after.contains(own)).then(|| Refusal::house_rule(field, STRUCK))
}

fn acting(context: &Context) -> Option<Id<Person>> {
    context.person.map(Id::<Person>::of)
}
