//! 6.1.3 d: laying out the Statement of Applicability.

use kernel::{Act, Changes, Context, Decide, Decision, Declared, State, Value};

use super::Applicability;
use crate::catalogue::Edition;

/// Lay out the Statement of Applicability: one undecided row for each reference control of the edition that has none
/// yet, so that each is compared with what is necessary. Retired rows come back; rows that exist stay as they are.
#[derive(Act)]
#[act(key = "applicability.prepare", clause = "6.1.3 c")]
pub struct PrepareStatement {
    /// The edition of ISO/IEC 27001; that of 2022 where nothing is said.
    pub edition: Option<Edition>,
}

impl Decide for PrepareStatement {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let edition = self.edition.unwrap_or(Edition::Iso27001_2022);
        let (control_field, _) = Applicability::REGISTER.field("control").expect("the register declares it");
        let mut changes = Changes::on(state, context);
        for control in &edition.standard().controls {
            let table = state.table(Applicability::KEY).expect("the register is listed");
            let holder = table.holder(control_field, &Value::Text(control.id.clone()));
            match holder.and_then(|id| table.row(id)) {
                Some(row) if row.head.retired => changes.restore(Applicability::REGISTER, row.id),
                Some(_) => {}
                None => {
                    changes.create(|row: &mut Applicability| row.control = control.id.as_str().into());
                }
            }
        }
        Ok(changes.done())
    }
}
