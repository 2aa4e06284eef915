//! The operator at the machine, standing for a person of an organization.

use access::{Account, Membership, Role};
use isms::leadership::{Authority, authority};
use jiff::civil::Date;
use kernel::{Basis, Command, Id, RawId, Refusal, State};

use crate::Engine;
use crate::asked::{Actor, Asked};

/// The role of an account that the roles of the management system speak for: a manager's for whoever may approve by
/// them, such as top management, else a contributor's.
pub fn role_by_records(state: &State, person: RawId, day: Date) -> Role {
    match authority(state, Id::of(person), day) {
        Authority::Shown => Role::Manager,
        Authority::Unsaid | Authority::DatedBack | Authority::Missing => Role::Contributor,
    }
}

impl Engine {
    /// The operator, standing for a person: with the rights of the person's own account. Where the person has none and
    /// others have, the roles of the management system say it: a manager's rights for whoever may approve, else a
    /// contributor's. Where nobody has an account the operator is the only one to decide.
    pub fn operator_for(&self, org: &str, state: &State, person: RawId, day: Date) -> Actor {
        let actor = Actor::operator().as_person(person);
        let members = self.members(org);
        if members.is_empty() {
            return actor;
        }
        let own = members.iter().filter(|(_, _, own)| *own == Some(person)).map(|(_, role, _)| *role).max();
        Actor { role: own.unwrap_or_else(|| role_by_records(state, person, day)), ..actor }
    }

    /// Who asks, as they belong now: what was asked for may have waited, and a member have been taken out or given another
    /// role meanwhile.
    ///
    /// # Errors
    /// Where an account of this instance belongs to the organization no more.
    pub(crate) fn still(&self, org: &str, by: Actor) -> Result<Actor, Refusal> {
        let account = Id::<Account>::of(by.account);
        if self.instance().get(account).is_none() {
            return Ok(by);
        }
        let message = "this account does not belong to the organization any more, or is locked; nothing was done";
        let now = self.membership(account, org).ok_or_else(|| Refusal::forbidden(message, Basis::HouseRule))?;
        // Whoever stands for another person now does not sign for the one before.
        Ok(Actor { role: now.role.min(by.role), person: now.person.filter(|person| by.person == Some(*person)), ..by })
    }

    /// Whether the role of who asks may do a command. The operator in a person's name is told who may.
    pub(crate) fn may(&self, org: &str, asked: &Asked, command: &Command) -> Result<(), Refusal> {
        access::may(asked.by.role, command).map_err(|refusal| {
            let least = access::right_for(command).least();
            let members = self.members(org).into_iter().filter(|(_, role, _)| *role >= least);
            let names: Vec<_> = members.map(|(name, ..)| name).collect();
            if asked.by.account != Actor::OPERATOR || asked.by.person.is_none() || names.is_empty() {
                return refusal;
            }
            Refusal { message: format!("{}: {}", refusal.message, names.join(", ")), ..refusal }
        })
    }

    /// Who has an account in an organization: name, role and person.
    fn members(&self, org: &str) -> Vec<(String, Role, Option<RawId>)> {
        let (instance, Some(known)) = (self.instance(), self.organization(org)) else { return Vec::new() };
        let members = instance.pointing::<Membership>(known.id.raw()).filter_map(|(_, own)| {
            let account = instance.get(own.account).filter(|account| !account.locked && !account.head.retired)?;
            Some((account.name.to_string(), own.role, own.person.as_ref().and_then(|person| person.parse().ok())))
        });
        members.collect()
    }
}
