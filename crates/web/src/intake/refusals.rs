//! What is refused, as both pages of an import show it.

use isms::catalogue::cited;
use kernel::{Refusal, Register};

use crate::generic::worded::worded;
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
pub fn told(t: &Texts, register: Option<&Register>, refusal: &Refusal) -> Told {
    let of = register.map_or(("", [].as_slice()), |register| (register.key, register.fields));
    let basis = t.t(&format!("basis-{}", refusal.basis.key())).to_owned();
    Told {
        // A column is named by its heading, as it stands in the file.
        place: match refusal.field.contains(", column ") {
            true => refusal.field.clone(),
            false => worded(t, of, &refusal.field),
        },
        message: worded(t, of, &refusal.message),
        basis: if refusal.clause.is_empty() { basis } else { format!("{basis}, {}", cited(&refusal.clause)) },
    }
}
