//! 6.1.2 a: beginning with the method offered.

use kernel::{Act, Changes, Context, Decide, Decision, State, Text};

use super::{Method, five_by_five};
use crate::leadership::roles;

/// Take over the method offered, five steps by five, as a draft to edit and approve. The roles that
/// countersign above the line are made where no role of that title exists; say who holds them.
#[derive(Act)]
#[act(key = "method.adopt", clause = "6.1.2 a")]
pub struct AdoptMethod {
    /// What to call it, where the name offered does not suit.
    pub title: Option<Text>,
}

impl Decide for AdoptMethod {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let offer = five_by_five();
        let mut changes = Changes::on(state, context);
        let mut method = offer.method.clone();
        for (key, role) in &offer.authorities {
            let role = roles::ready(&mut changes, &role.title, |blank| {
                blank.top_management = role.top_management;
                blank.responsibilities = Some(role.responsibilities.as_str().into());
                blank.authorities = Some(role.authorities.as_str().into());
            });
            if let Some(band) = method.bands.at(key).cloned() {
                method.bands.put_at(key.clone(), super::Band { authority: Some(role), ..band });
            }
        }
        changes.create(|blank: &mut Method| {
            *blank = method;
            if let Some(title) = self.title.clone().filter(|title| !title.is_empty()) {
                blank.title = title;
            }
        });
        Ok(changes.done())
    }
}
