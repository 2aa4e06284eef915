//! 4.2 b: whether the law is known that binds whoever holds personal data.

use kernel::Declared;

use super::parties::{legal, of_law};
use crate::context::{Obligation, Party};
use crate::operation::Supplier;
use crate::planning::Asset;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::sentence::Named;

/// The case `lawless`: records that hold personal data, while neither a law nor a regulation nor a need of law is listed.
pub(super) fn lawless(look: &Look<'_>) -> Point {
    let law = look.of::<Obligation>().iter().any(|(_, own)| of_law(own));
    let known = law || look.of::<Party>().iter().any(|(_, own)| legal(own));
    let held = if known { Vec::new() } else { personal(look) };
    point("lawless").listing("records", held).minor().then("obligation.create")
}

fn personal(look: &Look<'_>) -> Vec<Named> {
    fn those<R: Declared>(look: &Look<'_>, personal: fn(&R) -> bool) -> Vec<Named> {
        look.all_named(look.of::<R>().iter().filter(|(_, own)| personal(own)).map(|(id, _)| id))
    }
    let mut found = those(look, |own: &Asset| own.personal_data);
    found.extend(those(look, |own: &Supplier| own.personal_data));
    found.extend(those(look, |own: &Obligation| own.personal_data));
    found
}
