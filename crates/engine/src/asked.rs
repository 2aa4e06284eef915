//! Who asks for what, and what was done.

use std::sync::Arc;

use access::{Right, Role};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Command, Context, Counter, RawId, State, request};
use sha2::{Digest, Sha256};

use crate::changed::Changed;

/// Who acts: an account in its role, and the person behind it where the membership names one.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The account; opaque in the ledger.
    pub account: RawId,
    /// Its name, for pages.
    pub name: String,
    /// What it is in the organization.
    pub role: Role,
    /// The person it stands for.
    pub person: Option<RawId>,
}

impl Actor {
    /// Somebody at the machine itself, through the command line.
    pub const OPERATOR: RawId = RawId(1);

    /// The operator, who may do everything but is no person of the organization.
    pub fn operator() -> Self {
        Self { account: Self::OPERATOR, name: "operator".to_owned(), role: Role::Administrator, person: None }
    }

    /// The same, standing for a person.
    pub fn as_person(self, person: RawId) -> Self {
        Self { person: Some(person), ..self }
    }
}

/// The circumstances in which a command is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Who.
    pub by: Actor,
    /// Why, in the actor's words.
    pub reason: Option<String>,
    /// The day it happened on, where that is earlier than today.
    pub happened_on: Option<Date>,
    /// The same key a second time does nothing and gives the first answer.
    pub idempotency: Option<String>,
    /// The last entry that the actor had seen, where that is known: no signature goes under what changed after it.
    pub seen: Option<u64>,
    /// Who wants to see how far it is while it is decided.
    pub counter: Counter,
}

impl Asked {
    /// Plainly asked by somebody.
    pub fn by(by: Actor) -> Self {
        Self { by, reason: None, happened_on: None, idempotency: None, seen: None, counter: Counter::default() }
    }

    /// With a reason.
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }

    /// What rules see of it at a moment.
    pub(crate) fn context(&self, now: Timestamp, zone: &TimeZone, chance: [u8; 32]) -> Context {
        let day = now.to_zoned_datetime(zone.clone()).date();
        let mut context = Context::new(self.by.account, self.by.person, day, now, seed(chance));
        context.governs = self.by.role.has(Right::Govern);
        context.reason = self.reason.clone().filter(|reason| !kernel::is_blank(reason));
        context.happened_on = self.happened_on;
        context.seen = self.seen;
        context.counter = self.counter.clone();
        context
    }

    /// What tells one request from another under the same idempotency key; none where no key was given.
    pub(crate) fn request_digest(&self, command: &Command) -> Option<[u8; 16]> {
        self.idempotency.as_ref()?;
        let mut digest = Sha256::new();
        request::each(command, &mut |bytes| digest.update(bytes));
        let beside = (self.by.person, &self.reason, self.happened_on);
        digest.update(postcard::to_stdvec(&beside).expect("it is plain data"));
        digest.finalize().first_chunk().copied()
    }

    /// The idempotency key as stored: nobody can answer another's request.
    pub(crate) fn stored_key(&self) -> Option<String> {
        self.idempotency.as_ref().map(|key| format!("{:x}:{key}", { self.by.account.0 }))
    }
}

fn seed(chance: [u8; 32]) -> u128 {
    let [first, ..] = chance.as_chunks::<16>().0 else { return 0 };
    u128::from_ne_bytes(*first)
}

/// A command was done.
#[derive(Clone)]
pub struct Done {
    /// The entry that records it, counted from 1; the last entry where nothing had to change.
    pub seq: u64,
    /// The state after it.
    pub state: Arc<State>,
    /// What it changed.
    pub changes: Changed,
    /// Answered from an earlier entry with the same idempotency key; nothing new was written.
    pub repeated: bool,
}

#[cfg(test)]
mod tests {
    use kernel::{Declared, Path, Value};

    use super::*;

    /// What an entry keeps of a request is compared by later builds: it must not change with the names in the code.
    #[test]
    fn a_request_is_known_again_by_the_same_bytes_in_every_build() {
        let named = |name: &str| {
            Command::Create(isms::context::Unit::REGISTER, vec![(Path::field("name"), Value::Text(name.into()))])
        };
        let asked = |reason: Option<&str>| Asked {
            idempotency: Some("k".into()),
            reason: reason.map(str::to_owned),
            happened_on: Date::new(2026, 3, 1).ok(),
            ..Asked::by(Actor::operator())
        };
        let told = |asked: &Asked, command: &Command| {
            let digest = asked.request_digest(command).expect("there is a key");
            hex::encode(digest)
        };
        assert_eq!(told(&asked(None), &named("Sales")), "849f47cf4ae5a4b44ce6db6b6cdb836d");
        assert_ne!(told(&asked(None), &named("Sales")), told(&asked(None), &named("Support")));
        assert_ne!(told(&asked(None), &named("Sales")), told(&asked(Some("new")), &named("Sales")));
        assert_eq!(Asked { idempotency: None, ..asked(None) }.request_digest(&named("Sales")), None);
    }
}
