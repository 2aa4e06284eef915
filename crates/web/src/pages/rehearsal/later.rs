//! The records that tell of days before they were entered, one by one.

use isms::rehearsal::{Rehearsal, entered_later};

use crate::pages::address::Address;
use crate::pages::scene::{Named, Scene};

/// The name under which an address asks for them.
const ASKED: &str = "late";

/// Such records of a rehearsal.
pub struct Later {
    /// Where they stand, or the page without them.
    pub href: String,
    /// The records, where they are asked for.
    pub records: Option<Vec<Named>>,
}

/// The records of a rehearsal that were entered later; none where there are none.
pub fn later(scene: Scene<'_>, address: &Address, rehearsal: &Rehearsal) -> Option<Later> {
    let asked = address.has(ASKED);
    let records = || entered_later(scene.state, rehearsal).iter().filter_map(|own| scene.link(own.id)).collect();
    let href = if asked { address.toggled(ASKED) } else { format!("{}#{ASKED}", address.toggled(ASKED)) };
    (rehearsal.later.late > 0).then(|| Later { href, records: asked.then(records) })
}
