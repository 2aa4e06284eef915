//! What an act knows of the world: day, time, actor and chance, all handed in.

use std::cell::Cell;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::counter::Counter;
use crate::id::RawId;

/// The circumstances of one act. The engine reads the clock and the random source once and puts
/// both in here, so that deciding stays a pure function.
#[derive(Clone, Debug)]
pub struct Context {
    /// The account that acts, or the operator's.
    pub actor: RawId,
    /// The person of this organization behind the account, where membership names one.
    pub person: Option<RawId>,
    /// Whether the account may approve what holds for the whole organization; rules ask it where no record says who
    /// may.
    pub governs: bool,
    /// The day in the organization's time zone.
    pub day: Date,
    /// The instant of recording.
    pub time: Timestamp,
    /// The day it happened on, where that is earlier than today.
    pub happened_on: Option<Date>,
    /// Why, in the actor's words.
    pub reason: Option<String>,
    /// The last entry that the actor had seen on asking, where that is known: no signature goes under what changed
    /// after it.
    pub seen: Option<u64>,
    /// How many commands of a batch are decided, for whoever waits.
    pub counter: Counter,
    seed: u128,
    minted: Cell<u64>,
}

impl Context {
    /// A context in which ids are minted from `seed`.
    pub fn new(actor: RawId, person: Option<RawId>, day: Date, time: Timestamp, seed: u128) -> Self {
        Self {
            actor,
            person,
            governs: false,
            day,
            time,
            happened_on: None,
            reason: None,
            seen: None,
            counter: Counter::default(),
            seed,
            minted: Cell::new(0),
        }
    }

    /// The day the act is about: *happened on* where given, else today.
    pub fn effective_day(&self) -> Date {
        self.happened_on.unwrap_or(self.day)
    }

    /// The day of recording, where that is after the day the act is about.
    pub fn recorded_later(&self) -> Option<Date> {
        (self.effective_day() < self.day).then_some(self.day)
    }

    /// A new identity; each call gives another, the same for the same seed and time.
    pub fn mint(&self) -> RawId {
        let count = self.minted.get();
        self.minted.set(count + 1);
        let ms = u64::try_from(self.time.as_millisecond()).unwrap_or(0);
        // The count stands in the high bits, so that ids of one act sort in the order of making.
        let chance = u128::from(count & 0x0FFF) << 64 | (mix(self.seed ^ u128::from(count)) & u128::from(u64::MAX));
        RawId::minted(ms + (count >> 12), chance)
    }

    /// Starts minting anew, so that deciding twice in the same context gives the same ids.
    pub fn rewind(&self) {
        self.minted.set(0);
    }
}

/// A permutation of 128 bits with good avalanche (the finalizer of MurmurHash3, on both halves).
fn mix(seed: u128) -> u128 {
    let half = |mut x: u64| {
        x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        x ^ (x >> 33)
    };
    let low = half(seed as u64);
    let high = half((seed >> 64) as u64 ^ low);
    u128::from(high) << 64 | u128::from(half(low ^ high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_act_differ_and_sort_in_the_order_of_making() {
        let time = Timestamp::from_second(1_790_000_000).expect("a valid instant");
        let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), time, 7);
        let ids: Vec<_> = (0..10_000).map(|_| context.mint()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        context.rewind();
        assert_eq!(context.mint(), ids[0]);
    }
}
