//! What is refused, as both pages of an import show it.

use isms::catalogue::cited;
use kernel::Refusal;

use crate::texts::Texts;

/// A refusal: the place, what to do, what it rests on.
pub struct Told {
    /// Where.
    pub place: String,
    /// What to do.
    pub message: String,
    /// What it rests on.
    pub basis: String,
}

/// A refusal in words.
pub fn told(t: &Texts, refusal: &Refusal) -> Told {
    let basis = t.t(&format!("basis-{}", refusal.basis.key())).to_owned();
    Told {
        place: refusal.field.clone(),
        message: refusal.message.clone(),
        basis: if refusal.clause.is_empty() { basis } else { format!("{basis}, {}", cited(&refusal.clause)) },
    }
}
