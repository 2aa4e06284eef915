//! The acts of the sample in their order, each with the moment it is done at.

use engine::Engine;
use exchange::dated::{self, Step};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::stop::Stop;

use super::{ORG, files};

/// When the acts of a day begin that bear no time.
const DAY_BEGINS: Time = Time::constant(9, 0, 0, 0);
/// The least time between two acts.
const BETWEEN_ACTS_MINUTES: i64 = 3;

/// The acts, oldest first.
pub struct Plan {
    /// Each with its moment; no two at the same.
    pub steps: Vec<(Timestamp, Step)>,
}

/// How much of a plan an earlier run has done.
pub enum Done {
    /// So many acts, then it was interrupted.
    Some(usize),
    /// All of it, or the organization is another one's: nothing to do here.
    All,
}

impl Plan {
    /// The plan that ends within the week before now.
    pub fn up_to(now: Timestamp, zone: &str) -> Result<Self, Stop> {
        let steps = steps()?;
        let today = now.to_zoned_datetime(time_zone(zone)).date();
        let days = dated::days_up_to(&steps, today.yesterday().unwrap_or(today));
        Self::of(dated::moved(steps, days), zone)
    }

    /// The plan that begins on a day.
    fn from(first: Date, zone: &str) -> Result<Self, Stop> {
        let steps = steps()?;
        let days = steps.first().map_or(0, |step| (first - step.on).get_days());
        Self::of(dated::moved(steps, days), zone)
    }

    fn of(steps: Vec<Step>, zone: &str) -> Result<Self, Stop> {
        let mut before = Timestamp::MIN;
        let timed = steps.into_iter().map(|step| {
            let there = step.on.to_datetime(step.at.unwrap_or(DAY_BEGINS)).to_zoned_datetime(time_zone(zone));
            let wanted = there.map_err(|error| Stop::Fault(format!("{}: {error}", step.place)))?.timestamp();
            let next = before.checked_add(BETWEEN_ACTS_MINUTES.minutes()).unwrap_or(wanted);
            before = wanted.max(next);
            Ok((before, step))
        });
        Ok(Self { steps: timed.collect::<Result<_, Stop>>()? })
    }
}

/// Where an earlier run stopped, with the plan it followed; nothing where there was none.
pub async fn begun(engine: &Engine, zone: &str) -> Result<Option<(Plan, Done)>, Stop> {
    if !engine.organizations().iter().any(|(key, _)| key == ORG) {
        return Ok(None);
    }
    let Some(first) = engine.entries(ORG, 1, 1).await?.pop() else { return Ok(None) };
    let plan = Plan::from(first.time.to_zoned_datetime(time_zone(zone)).date(), zone)?;
    let state = engine.state(ORG).await?;
    // Every act is one entry. A ledger that does not end with an act of the plan, at its very moment, is somebody's work.
    let size = usize::try_from(state.size()).unwrap_or(usize::MAX);
    let stopped = size < plan.steps.len() && plan.steps[size - 1].0 == state.time();
    Ok(Some((plan, if stopped { Done::Some(size) } else { Done::All })))
}

/// The steps of all files.
fn steps() -> Result<Vec<Step>, Stop> {
    let mut steps = Vec::new();
    for (register, text) in files::FILES {
        steps.extend(dated::read(&format!("{register}.yaml"), text)?);
    }
    Ok(dated::sorted(steps))
}

fn time_zone(zone: &str) -> TimeZone {
    TimeZone::get(zone).unwrap_or(TimeZone::UTC)
}
