//! 5.1, 5.3: who approves the scope, the method and the Statement of Applicability: nobody what they wrote themselves
//! while somebody else with the right is there; scope and method are for top management where somebody of it is named.

use kernel::{Basis, Date, Id, RawId, Refusal, State, Text};

use super::authority::{approvers, top_management};
use super::{HouseRule, own_work};
use crate::context::Scope;
use crate::planning::{Method, Statement};
use crate::support::Person;

/// What is to be approved, as far as that says who may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approving {
    /// Who answers for it.
    answers: Option<Id<Person>>,
    /// Who made it.
    made: Option<Id<Person>>,
    /// Whether it is for top management.
    top_management: bool,
}

impl Approving {
    /// Of a scope.
    pub fn scope(scope: &Scope) -> Self {
        Self { answers: scope.owner, made: None, top_management: true }
    }

    /// Of a risk method.
    pub fn method(method: &Method) -> Self {
        Self { answers: method.owner, made: None, top_management: true }
    }

    /// Of a version of the Statement of Applicability: whoever froze it said that these are the rows.
    pub fn statement(version: &Statement) -> Self {
        let froze = version.frozen.as_ref().and_then(|frozen| frozen.by);
        Self { answers: version.owner, made: froze, top_management: false }
    }

    /// What an act approves; none where it is another act.
    pub fn by_act(state: &State, act: &str, subject: RawId) -> Option<Self> {
        match act {
            "scope.approve" => state.get(Id::<Scope>::of(subject)).map(|own| Self::scope(own)),
            "method.approve" => state.get(Id::<Method>::of(subject)).map(|own| Self::method(own)),
            "statement.approve" => state.get(Id::<Statement>::of(subject)).map(|own| Self::statement(own)),
            _ => None,
        }
    }

    /// Whoever may approve it on a day and did not write it, in the order of the roles.
    pub fn others(&self, state: &State, day: Date) -> Vec<Id<Person>> {
        let mut able = approvers(state, day, self.top_management);
        able.retain(|person| !self.wrote(state, *person));
        able
    }

    /// Whom somebody has to ask on a day; none where they may approve it themselves, or nobody else may.
    pub fn asked(&self, state: &State, person: Option<Id<Person>>, day: Date) -> Option<Id<Person>> {
        let theirs = person.is_some_and(|person| {
            let top = self.named(state, day);
            !self.wrote(state, person) && (top.is_empty() || top.contains(&person))
        });
        self.others(state, day).first().copied().filter(|_| !theirs)
    }

    /// Refuses whoever may not approve it, and says who may. Who answers for it and is alone says so in the remark.
    pub fn refusal(&self, state: &State, by: Id<Person>, day: Date, remark: Option<&Text>) -> Option<Refusal> {
        let above = left_to(state, &self.named(state, day), by, "this is approved by top management");
        if above.is_some() {
            return above;
        }
        let others = self.others(state, day);
        if self.wrote(state, by) && !others.is_empty() {
            let message = format!("nobody approves what they wrote themselves; ask {}", named(state, &others));
            return Some(Refusal::forbidden(message, Basis::HouseRule));
        }
        own_work(state, self.answers, by, remark)
    }

    /// Whether it is that person's own work, where that counts.
    fn wrote(&self, state: &State, person: Id<Person>) -> bool {
        [self.answers, self.made].contains(&Some(person)) && HouseRule::AuthorsDoNotApprove.counts(state)
    }

    /// Whoever of top management is named and works here, where it is for them.
    fn named(&self, state: &State, day: Date) -> Vec<Id<Person>> {
        if self.top_management { top_management(state, day) } else { Vec::new() }
    }
}

/// Refuses whoever is none of top management where somebody of it is named, and says whom to ask.
pub fn for_top_management(state: &State, by: Id<Person>, day: Date) -> Option<Refusal> {
    left_to(state, &top_management(state, day), by, "this is for top management to say")
}

/// Refuses whoever is none of those, where there are any.
fn left_to(state: &State, those: &[Id<Person>], by: Id<Person>, why: &str) -> Option<Refusal> {
    let message = || format!("{why}; ask {}", named(state, those));
    (!those.is_empty() && !those.contains(&by)).then(|| Refusal::forbidden(message(), Basis::HouseRule))
}

fn named(state: &State, people: &[Id<Person>]) -> String {
    let names = people.iter().filter_map(|person| state.get(*person)).map(|held| held.name.to_string());
    names.collect::<Vec<_>>().join(" or ")
}
