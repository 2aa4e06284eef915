//! The instance: which organizations there are and which accounts belong to them.

use std::sync::Arc;

use access::{Account, Belonging, Membership, Organization, Role};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Command, Declared, Id, Path, RawId, Refusal, Register, State, Value};

use crate::Engine;
use crate::asked::{Actor, Asked, Done};
use crate::failure::{Failure, Fault};
use crate::standing;
use crate::told::{self, Told};

/// What is known of an organization outside its ledger.
pub(crate) struct Known {
    pub(crate) id: Id<Organization>,
    pub(crate) zone: Option<String>,
}

impl Engine {
    /// The instance's own state: organizations, accounts, memberships.
    pub fn instance(&self) -> Arc<State> {
        self.0.instance.state()
    }

    /// Key and name of every organization.
    pub fn organizations(&self) -> Vec<(String, String)> {
        let state = self.instance();
        state.of::<Organization>().iter().map(|(_, org)| (org.key.to_string(), org.name.to_string())).collect()
    }

    /// An organization by its key.
    pub fn organization_of(&self, key: &str) -> Option<Id<Organization>> {
        self.organization(key).map(|known| known.id)
    }

    pub(crate) fn organization(&self, key: &str) -> Option<Known> {
        let state = self.instance();
        // By its index: there may be thousands, and every request asks.
        let id = Id::<Organization>::of(holding(&state, Organization::REGISTER, "key", key)?);
        let org = state.get(id).filter(|org| !org.head.retired && *org.key == *key)?;
        Some(Known { id, zone: org.time_zone.as_ref().map(ToString::to_string) })
    }

    /// The time zone of an organization; UTC where it has none.
    pub fn zone(&self, org: &str) -> TimeZone {
        let zone = self.organization(org).and_then(|known| known.zone);
        zone.and_then(|zone| TimeZone::get(&zone).ok()).unwrap_or(TimeZone::UTC)
    }

    /// Founds an organization with an empty ledger.
    pub async fn found(&self, key: &str, name: &str, time_zone: Option<&str>, by: &Actor) -> Result<(), Failure> {
        let command = new(key, name, time_zone);
        // The ledger first: an organization without one could not be opened.
        self.would_found(key, name, time_zone, by)?;
        match self.0.store.create(key).await {
            Ok(()) => {}
            Err(ledger::Fault::OrganizationExists(_)) => self.takes_nothing_over(key).await?,
            Err(fault) => return Err(Fault::of(fault).into()),
        }
        self.administer(by, command).await.map(drop)
    }

    /// Gives an organization another time zone: its days begin and end there from then on, also those that are past.
    pub async fn lie_in(&self, org: &str, time_zone: &str, by: &Actor) -> Result<(), Failure> {
        let known =
            self.organization(org).ok_or_else(|| Failure::Missing(format!("there is no organization {org}")))?;
        let value = if time_zone.is_empty() { Value::Nothing } else { Value::Text(time_zone.to_owned()) };
        let values = vec![(Path::field("time_zone"), value)];
        self.administer(by, Command::Edit(Organization::REGISTER, known.id.raw(), values, None)).await.map(drop)
    }

    /// Refuses what founding it would be refused for.
    pub fn would_found(&self, key: &str, name: &str, time_zone: Option<&str>, by: &Actor) -> Result<(), Failure> {
        administrator(by)?;
        if self.organization(key).is_some() {
            let message = format!("an organization has the key {key} already: choose another, or open that one");
            return Err(Refusal::software("key", message).into());
        }
        self.would(&Asked::by(by.clone()), &new(key, name, time_zone))
    }

    /// Refuses to found an organization on entries that are there already. An empty ledger was left from a try that broke
    /// off after it was made.
    async fn takes_nothing_over(&self, key: &str) -> Result<(), Failure> {
        if self.0.store.checkpoint_size(key).await.map_err(Fault::of)? == 0 {
            return Ok(());
        }
        let message = format!(
            "there is a ledger of {key} here that this instance did not found: run `muniment verify`, and restore the \
             newest backup that verifies; or choose another key"
        );
        Err(Refusal::software("key", message).into())
    }

    /// Gives an account a role in an organization, or another role than before.
    pub async fn join(
        &self,
        account: Id<Account>,
        org: &str,
        role: Role,
        person: Option<RawId>,
        by: &Actor,
    ) -> Result<(), Failure> {
        let known =
            self.organization(org).ok_or_else(|| Failure::Missing(format!("there is no organization {org}")))?;
        let state = self.instance();
        let login =
            state.get(account).ok_or_else(|| Failure::Missing("there is no such account".into()))?.login.to_string();
        let before = access::person_of(&state, account, known.id);
        let leaver = person.filter(|person| before != Some(*person));
        if let Some(leaver) = leaver {
            let own = self.state(org).await?;
            standing::left(&own, leaver, self.today(org))?;
        }
        // Told at its field; the writer asks again, where nobody comes between.
        let belongs = Belonging { org: known.id, account, person };
        access::may_stand(&state, &belongs, before, by.account)?;
        let values = vec![
            (Path::field("pair"), Value::Text(format!("{org} {login}"))),
            (Path::field("account"), Value::Link(account.raw())),
            (Path::field("organization"), Value::Link(known.id.raw())),
            (Path::field("role"), Value::Choice(kernel::Choice::key(role).into())),
            (Path::field("person"), person.map_or(Value::Nothing, |person| Value::Text(person.to_string()))),
        ];
        let register = Membership::REGISTER;
        let Some(id) = holding(&state, register, "pair", &format!("{org} {login}")) else {
            return self.administer(by, Command::Create(register, values)).await.map(drop);
        };
        // Whoever left and comes back has the same membership again.
        let edit = Command::Edit(register, id, values, None);
        if !state.row(register.key, id).is_some_and(|row| row.head.retired) {
            return self.administer(by, edit).await.map(drop);
        }
        // In one entry, so that nobody has the former role in between.
        let back = vec![("return".to_owned(), Command::Restore(register, id)), ("role".to_owned(), edit)];
        self.administer(by, Command::Batch("membership.return", back.into())).await.map(drop)
    }

    /// Refuses a person for whom no new account of an organization may stand.
    pub async fn may_be_stood_for(&self, org: &str, person: RawId, by: &Actor) -> Result<(), Failure> {
        let known =
            self.organization(org).ok_or_else(|| Failure::Missing(format!("there is no organization {org}")))?;
        standing::left(&*self.state(org).await?, person, self.today(org))?;
        let wanted = Belonging { org: known.id, account: Id::of(RawId::default()), person: Some(person) };
        Ok(access::may_stand(&self.instance(), &wanted, None, by.account)?)
    }

    /// What was done to the memberships of an organization, newest first: each with the account it is about.
    pub async fn membership_history(&self, org: &str, max: usize) -> Result<Vec<(Told, Id<Account>)>, Failure> {
        let (state, known) = (self.instance(), self.organization(org));
        let rows = state.table(Membership::KEY).into_iter().flat_map(|table| table.rows());
        let own = rows.filter_map(|row| {
            let held = state.get(Id::<Membership>::of(row.id))?;
            (Some(held.organization) == known.as_ref().map(|known| known.id)).then_some((row.id, held.account))
        });
        let own: Vec<_> = own.collect();
        let steps = own.iter().flat_map(|(id, account)| state.entries_of(*id).map(|seq| (seq, *id, *account)));
        let mut steps: Vec<_> = steps.collect();
        steps.sort_by_key(|(seq, ..)| std::cmp::Reverse(*seq));
        steps.truncate(max);
        let mut all = Vec::with_capacity(steps.len());
        for (seq, id, account) in steps {
            all.push((told::of_record(&self.0.store, &self.0.instance, seq, id).await?, account));
        }
        Ok(all)
    }

    /// Takes an account out of an organization.
    pub async fn leave(&self, account: Id<Account>, org: &str, by: &Actor) -> Result<(), Failure> {
        let known =
            self.organization(org).ok_or_else(|| Failure::Missing(format!("there is no organization {org}")))?;
        access::may_leave(account, by.account)?;
        let Some((id, _)) = membership(&self.instance(), account, known.id) else {
            return Err(self.left_already(account, known.id).await?);
        };
        self.administer(by, Command::Retire(Membership::REGISTER, id.raw())).await.map(drop)
    }

    /// Why an account cannot leave where it does not belong: it left already, or never came.
    async fn left_already(&self, account: Id<Account>, org: Id<Organization>) -> Result<Failure, Failure> {
        let state = self.instance();
        let rows = state.table(Membership::KEY).into_iter().flat_map(|table| table.rows());
        let own = |id: Id<Membership>| {
            let held = state.get(id).filter(|held| held.account == account && held.organization == org)?;
            Some(held.head.changed)
        };
        let Some(entry) = rows.filter_map(|row| own(Id::of(row.id))).max() else {
            return Ok(Failure::Missing("this account does not belong to the organization".into()));
        };
        let day = self.recorded_on(entry).await?;
        Ok(Refusal::software("account", format!("this account left the organization on {day} already")).into())
    }

    /// The day of an entry of the instance's own ledger.
    async fn recorded_on(&self, entry: u64) -> Result<Date, Fault> {
        let time = self.0.store.time_of(ledger::limits::INSTANCE, entry.saturating_sub(1)).await.map_err(Fault::of)?;
        let time = Timestamp::from_microsecond(time).map_err(Fault::of)?;
        Ok(time.to_zoned_datetime(TimeZone::UTC).date())
    }

    /// The actor an account is in an organization; none where it does not belong.
    pub fn membership(&self, account: Id<Account>, org: &str) -> Option<Actor> {
        let state = self.instance();
        let known = self.organization(org)?;
        let held = state.get(account).filter(|account| !account.locked && !account.head.retired)?;
        let (id, _) = membership(&state, account, known.id)?;
        let membership = state.get(id)?;
        let person = membership.person.as_ref().and_then(|person| person.parse().ok());
        Some(Actor { account: account.raw(), name: held.name.to_string(), role: membership.role, person })
    }

    /// The name of an actor in a ledger; the id where the account is unknown here.
    pub fn actor_name(&self, actor: RawId) -> String {
        if actor == Actor::OPERATOR {
            return "operator".to_owned();
        }
        let state = self.instance();
        state.get(Id::<Account>::of(actor)).map_or_else(|| actor.to_string(), |account| account.name.to_string())
    }

    /// Refuses what a command on the instance's own ledger would be refused for.
    pub(crate) fn would(&self, asked: &Asked, command: &Command) -> Result<(), Failure> {
        administrator(&asked.by)?;
        self.0.instance.sound()?;
        let context = asked.context(self.now(), &TimeZone::UTC, ledger::random_salts()());
        command.decide(&self.instance(), &context)?;
        Ok(())
    }

    /// Does a command on the instance's own ledger, for somebody who may administer it.
    pub(crate) async fn administer(&self, by: &Actor, command: Command) -> Result<Done, Failure> {
        administrator(by)?;
        self.0.instance.sound()?;
        self.0.instance.write(Asked::by(by.clone()), command, self.0.clock.clone()).await
    }
}

fn new(key: &str, name: &str, time_zone: Option<&str>) -> Command {
    let text = |text: &str| Value::Text(text.to_owned());
    let mut values = vec![(Path::field("key"), text(key)), (Path::field("name"), text(name))];
    values.extend(time_zone.map(|zone| (Path::field("time_zone"), text(zone))));
    Command::Create(Organization::REGISTER, values)
}

/// Says that the instance's own ledger is gone while others stand.
pub(crate) fn lost(known: &[String]) -> String {
    format!(
        "the instance's own ledger is missing, though there are ledgers of {}: run `muniment verify`, and restore the \
         newest backup that verifies",
        known.join(", ")
    )
}

/// The record whose unique field has this content.
pub(crate) fn holding(state: &State, register: &'static Register, field: &str, content: &str) -> Option<RawId> {
    let (at, _) = register.field(field)?;
    state.table(register.key)?.holder(at, &Value::Text(content.to_owned()))
}

pub(crate) fn administrator(by: &Actor) -> Result<(), Refusal> {
    let refusal = || Refusal::forbidden("only an administrator may do this", kernel::Basis::HouseRule);
    if by.role == Role::Administrator { Ok(()) } else { Err(refusal()) }
}

fn membership(state: &State, account: Id<Account>, org: Id<Organization>) -> Option<(Id<Membership>, Role)> {
    let mut all = state.pointing::<Membership>(account.raw());
    all.find(|(_, membership)| membership.organization == org).map(|(id, membership)| (id, membership.role))
}
