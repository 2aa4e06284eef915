//! Snapshots: which are kept, so that any past day costs the same and their number stays small.
//!
//! The newest few are kept as they come, since today is opened from them. Of the older ones the first in each span of
//! entries is kept, so that a past day is never more than a span of entries away from one. Where one is missing, after
//! an erasure or a change of the format, it is made again by whoever has to read across its place.
//!
//! A snapshot is written beside the work, while somebody may be erasing what it holds. So the entries that came
//! meanwhile are looked at once it is written, and it is dropped if one of them erases: an erasure that is recorded
//! later finds the snapshot there and takes it away itself.

use std::sync::Arc;

use kernel::{Change, State, snapshot as image};
use ledger::Store;

use crate::erasure;
use crate::failure::Fault;

/// How far apart snapshots are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spacing {
    /// The span of entries of which the first snapshot is kept.
    pub entries: u64,
    /// How many of the newest are kept besides.
    pub newest: usize,
}

impl Default for Spacing {
    /// A past day is read in well under a second of one core from so far away.
    fn default() -> Self {
        Self { entries: 50_000, newest: 3 }
    }
}

impl Spacing {
    /// The beginning of the span after the one that `size` lies in.
    pub(crate) fn next(self, size: u64) -> u64 {
        (size / self.entries + 1) * self.entries
    }

    /// Which of these sizes, smallest first, nobody needs any more.
    fn superfluous(self, sizes: &[u64]) -> Vec<u64> {
        let older = &sizes[..sizes.len().saturating_sub(self.newest)];
        let followers = older.windows(2).filter(|pair| pair[0] / self.entries == pair[1] / self.entries);
        followers.map(|pair| pair[1]).collect()
    }
}

/// Writes a snapshot beside the work; see [`keep`].
pub(crate) fn begin(store: &Store, org: &str, state: Arc<State>, known: u64, spacing: Spacing) {
    let (store, org) = (store.clone(), org.to_owned());
    tokio::spawn(async move {
        if let Err(fault) = keep(&store, &org, state, known, spacing).await {
            tracing::warn!(org, %fault, "no snapshot was written");
        }
    });
}

/// Writes a snapshot of a state and forgets those that nobody needs any more. The state holds nothing that one of the
/// first `known` entries erases.
pub(crate) async fn keep(
    store: &Store,
    org: &str,
    state: Arc<State>,
    known: u64,
    spacing: Spacing,
) -> Result<(), Fault> {
    let size = state.size();
    let compressed = tokio::task::spawn_blocking(move || zstd::bulk::compress(&image::encode(&state), 1));
    let bytes = compressed.await.map_err(Fault::of)?.map_err(Fault::of)?;
    store.put_snapshot(org, size, image::FORMAT, bytes).await.map_err(Fault::of)?;
    if erased_since(store, org, known).await? {
        return store.drop_snapshot(org, size, image::FORMAT).await.map_err(Fault::of);
    }
    prune(store, org, spacing).await
}

async fn erased_since(store: &Store, org: &str, known: u64) -> Result<bool, Fault> {
    let mut erased = false;
    erasure::each(store, org, known, |change| erased |= matches!(change, Change::Erase { .. })).await?;
    Ok(erased)
}

async fn prune(store: &Store, org: &str, spacing: Spacing) -> Result<(), Fault> {
    let all = store.snapshots(org).await.map_err(Fault::of)?;
    let (own, foreign): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, kind)| kind == image::FORMAT);
    let sizes: Vec<u64> = own.iter().map(|(size, _)| *size).collect();
    let superfluous = spacing.superfluous(&sizes).into_iter().map(|size| (size, image::FORMAT.to_owned()));
    // What another version of the program wrote is read by nobody any more.
    for (size, kind) in superfluous.chain(foreign) {
        store.drop_snapshot(org, size, &kind).await.map_err(Fault::of)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actor, Asked, Engine, Place, SystemClock};
    use isms::support::Person;
    use kernel::{Command, Date, Declared, Path, Value};

    #[tokio::test]
    async fn one_written_while_somebody_erases_does_not_stay() {
        let store = Store::memory();
        let engine = Engine::open(Place::Store(store.clone()), Arc::new(SystemClock)).await.expect("in memory");
        engine.found("acme", "Acme", None, &Actor::operator()).await.expect("it is new");
        let execute = async |command| {
            let asked = Asked::by(Actor::operator()).because("asked for by letter");
            engine.execute("acme", asked, command).await.expect("nothing speaks against it")
        };
        let left = Value::Date(Date::constant(2026, 5, 1));
        let values = vec![(Path::field("name"), Value::Text("Ada".into())), (Path::field("left_on"), left)];
        let made = execute(Command::Create(Person::REGISTER, values)).await;
        let erase = isms::act("person.erase").expect("it is listed");
        execute(Command::Act(erase, vec![("person".into(), Value::Link(made.changes[0].subject().1))])).await;
        // Somebody still has the state of before in his hands.
        keep(&store, "acme", made.state, made.seq, Spacing::default()).await.expect("in memory");
        assert_eq!(store.snapshots("acme").await.expect("in memory"), []);
    }

    #[test]
    fn the_newest_stay_and_of_the_older_ones_the_first_of_each_span() {
        let spacing = Spacing { entries: 10, newest: 2 };
        let check = |sizes: &[u64], expected: &[u64]| assert_eq!(spacing.superfluous(sizes), expected, "{sizes:?}");
        check(&[], &[]);
        check(&[3], &[]);
        check(&[3, 4, 5], &[]);
        check(&[3, 4, 5, 6], &[4]);
        check(&[3, 9, 10, 11, 12, 25, 31, 32], &[9, 11, 12]);
        assert_eq!([0, 9, 10, 11].map(|size| spacing.next(size)), [10, 10, 20, 20]);
    }

    #[test]
    fn however_often_one_is_written_their_number_stays_small_and_none_is_far() {
        let spacing = Spacing { entries: 100, newest: 3 };
        let mut kept: Vec<u64> = Vec::new();
        for size in (0..2_000).step_by(7) {
            kept.push(size);
            let superfluous = spacing.superfluous(&kept);
            kept.retain(|own| !superfluous.contains(own));
            assert!(kept.len() as u64 <= size / 100 + 1 + 3, "{kept:?}");
            for day in 0..=size {
                let from = kept.iter().rev().find(|own| **own <= day).expect("the first stays");
                assert!(day - from <= 100 + 7, "{day} is read from {from}");
            }
        }
    }
}
