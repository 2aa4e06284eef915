//! Numbers as people write them: days, durations, amounts and their units, and the habits of a column by which one that
//! can be read in two ways is read in one.

pub mod currencies;
pub mod days;
pub mod durations;
pub mod habits;
pub mod multiples;
pub mod orders;
pub mod prices;
pub mod shares;
pub mod units;
pub mod zones;
