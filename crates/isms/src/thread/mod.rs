//! The golden thread: from why something matters over what is done about it to whether that works.
//!
//! Records hang together by links. The thread gives each register a place on one way, from issues and interested
//! parties to improvement; whatever is reached from a record by going only one way along it is that record's thread.

mod gaps;
mod station;
mod strands;
mod walk;

pub use gaps::{Gap, gaps};
pub use station::Station;
pub use strands::{Strand, strands};
pub use walk::{KNOTS_MAX, Knot, Thread, mapped, thread};
