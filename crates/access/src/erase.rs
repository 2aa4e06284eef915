//! Erasing who an account was, as laws on personal data ask for.

use jiff::tz::TimeZone;
use kernel::{Act, Acted, Changes, Context, Date, Decide, Decision, Declared, Id, RawId, Refusal, State, erasure};

use crate::accounts::{Account, Membership};

/// What is erased of an account: everything but that there was one.
const OF_ACCOUNT: &[&str] = &["name", "login", "language"];
/// What is erased of its memberships: the pair repeats the login.
const OF_MEMBERSHIP: &[&str] = &["pair"];

/// Erase who an account was: from the instance's ledger and its whole history. What it did stays, under its id alone. It
/// cannot be undone.
#[derive(Act)]
#[act(key = "account.erase")]
pub struct EraseAccount {
    /// The account.
    pub account: Id<Account>,
}

/// The act that erases an account.
pub const ERASE_ACCOUNT: &Act = EraseAccount::ACT;

impl Decide for EraseAccount {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let account = state.live(self.account).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if self.account.raw() == context.actor {
            let message = "this is your own account; let another administrator erase it";
            refusals.push(Refusal::house_rule("account", message));
        }
        for (_, membership) in state.pointing::<Membership>(self.account.raw()) {
            let org = state.get(membership.organization).map(|org| org.key.to_string()).unwrap_or_default();
            let message = format!("this account belongs to {org} still; take it out there first");
            refusals.push(Refusal::house_rule("account", message));
        }
        let others = || state.of::<Account>().iter().any(|(id, other)| id != self.account && administers(other));
        if administers(account) && !others() {
            let message = "nobody else administers this server; make another administrator first";
            refusals.push(Refusal::house_rule("account", message));
        }
        refusals.extend(erasure::unexplained(context));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.erase(Account::REGISTER, self.account.raw(), OF_ACCOUNT);
        changes.retire(Account::REGISTER, self.account.raw());
        for id in memberships(self.account, state) {
            changes.erase(Membership::REGISTER, id, OF_MEMBERSHIP);
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Account>::of(subject)).is_ok() && state.pointing::<Membership>(subject).next().is_none()
    }
}

/// The day on which an account was erased, if it was.
pub fn erased_on(account: Id<Account>, state: &State) -> Option<Date> {
    let time = state.erased(account.raw(), OF_ACCOUNT[0])?;
    Some(time.to_zoned_datetime(TimeZone::UTC).date())
}

/// Those that ended as well.
fn memberships(account: Id<Account>, state: &State) -> impl Iterator<Item = RawId> {
    let rows = state.table(Membership::KEY).into_iter().flat_map(|table| table.rows());
    let own = move |id: &RawId| state.get(Id::<Membership>::of(*id)).is_some_and(|held| held.account == account);
    rows.map(|row| row.id).filter(own)
}

fn administers(account: &Account) -> bool {
    account.administrator && !account.locked
}
