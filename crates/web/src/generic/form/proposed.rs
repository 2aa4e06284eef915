//! What a blank form begins with, where the records at hand tell.

use isms::evaluation::Audit;
use isms::evaluation::programmes::running;
use kernel::{Declared, Register};

use crate::auth::Pairs;
use crate::visit::Visit;

/// Contents proposed for a new record of a register: an audit belongs to the programme under way.
pub fn proposed(visit: &Visit, register: &Register) -> Pairs {
    if register.key != Audit::KEY {
        return Pairs::new();
    }
    let programme = running(&visit.state, visit.day());
    programme.map(|id| ("programme".to_owned(), visit.state.reference(id))).into_iter().collect()
}
