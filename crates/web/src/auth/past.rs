//! What was done to who belongs to an organization: who let whom in, as what, standing for whom.

use access::{Account, Role};
use engine::Told;
use kernel::{Change, Choice, Id, RawId, Value};

use crate::error::Halt;
use crate::visit::Visit;

/// Steps told.
const STEPS_MAX: usize = 50;

/// One thing done to one membership.
pub struct Step {
    /// When.
    pub time: String,
    /// By whom.
    pub who: String,
    /// The account it was done to.
    pub account: String,
    /// Its id.
    pub of: RawId,
    /// Whether it was said for whom the account stands.
    pub stands: bool,
    /// What: one part for each thing that changed.
    pub what: Vec<String>,
}

/// What was done, newest first.
pub async fn steps(visit: &Visit) -> Result<Vec<Step>, Halt> {
    let engine = &visit.house().engine;
    let told = engine.membership_history(&visit.org, STEPS_MAX).await?;
    Ok(told.iter().map(|(entry, account)| step(visit, entry, *account)).filter(|step| !step.what.is_empty()).collect())
}

fn step(visit: &Visit, entry: &Told, account: Id<Account>) -> Step {
    let engine = &visit.house().engine;
    Step {
        time: visit.t().time(entry.time, &visit.zone),
        who: engine.actor_name(entry.actor),
        account: engine.actor_name(account.raw()),
        of: account.raw(),
        stands: entry.changes.iter().any(|own| matches!(own, Change::Set { at, .. } if at.field == "person")),
        what: entry.changes.iter().filter_map(|change| told(visit, change)).collect(),
    }
}

fn told(visit: &Visit, change: &Change) -> Option<String> {
    let t = visit.t();
    match change {
        Change::Create { .. } | Change::Restore { .. } => Some(t.t("member-came").to_owned()),
        Change::Retire { .. } => Some(t.t("member-went").to_owned()),
        Change::Set { at, to, .. } => match (&*at.field, to) {
            ("role", Value::Choice(role)) => {
                let role = Role::of(role).map(|role| t.choice("access-role", role.key()))?;
                Some(t.one("member-got-role", "role", role.to_owned()))
            }
            ("person", Value::Text(person)) => {
                let row = person.parse().ok().and_then(|id| visit.state.find(id));
                let name = row.map_or_else(|| t.t("unknown").to_owned(), |row| row.record.title());
                Some(t.one("member-stands-for", "person", name))
            }
            ("person", Value::Nothing) => Some(t.t("member-stands-for-nobody").to_owned()),
            _ => None,
        },
        Change::Erase { .. } | Change::Recorded { .. } => None,
    }
}
